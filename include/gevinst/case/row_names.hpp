// SPDX-License-Identifier: Apache-2.0
// Names of own categories and fates. They are rows of tables beside standard ones, and must not read like those.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/case/labels.hpp"
#include "gevinst/case/state.hpp"

namespace gevinst::inline v0::row_names {

/// A name as a reader takes it: without case, spaces, `_`, `-` and a final s. Letters of Danish have a case too.
[[nodiscard]] inline std::string folded(std::string_view name) {
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        const bool after_c3 = i > 0 && static_cast<unsigned char>(name[i - 1]) == 0xC3u;  // of UTF-8: À to ÿ
        if (name[i] == ' ' || name[i] == '_' || name[i] == '-') continue;
        const bool is_capital = (byte >= 'A' && byte <= 'Z') || (after_c3 && byte >= 0x80u && byte <= 0x9Eu && byte != 0x97u);
        result += static_cast<char>(is_capital ? byte + 0x20u : byte);
    }
    if (result.size() > 1 && result.back() == 's') result.pop_back();
    return result;
}

/// Whether a name reads like the key of a label, or like what it is called in either language.
[[nodiscard]] inline bool reads_like(std::string_view name, const labels::Label& label) {
    const std::string own = folded(name);
    return own == folded(label.key) || own == folded(label.english) || own == folded(label.danish);
}

/// Throws CaseError when a name reads like a standard one but is not its key.
template <std::size_t N>
void require_own_or_key(const std::string& name, const std::array<labels::Label, N>& standard, const std::string& what,
                        const std::string& where) {
    for (const labels::Label& label : standard)
        if (name == label.key) return;
    for (const labels::Label& label : standard)
        if (reads_like(name, label))
            throw CaseError(where + " has the " + what + " '" + name + "', which is the standard " + what + " '" +
                            std::string(label.key) + "' (" + std::string(label.english) + ", " +
                            std::string(label.danish) + " in the tables): write '" + std::string(label.key) + "'");
}

/// Throws CaseError for the name of a row that the tables have beside those of categories or fates.
inline void require_free(const std::string& name, const std::string& what,
                         std::initializer_list<std::string_view> taken) {
    require_name(name, what);
    for (const labels::Label& label : labels::words) {
        if (std::find(taken.begin(), taken.end(), label.key) == taken.end() || !reads_like(name, label)) continue;
        throw CaseError(what + " cannot be called '" + name + "': that is " +
                        (name == label.key ? "the key of another row of the tables"
                                           : "what another row of the tables is called"));
    }
}

inline void require_category(const std::string& category, const std::string& where) {
    if (category.empty())
        throw CaseError(where + " needs a category, as establishment, payroll, operations or an own one");
    require_free(category, "a category", {"total", "staff_years"});
    require_own_or_key(category, labels::categories, "category", where);
    std::vector<std::string> keys;
    for (const labels::Label& label : labels::categories) {
        if (category == label.key) return;
        keys.emplace_back(label.key);
    }
    const std::string meant = did_you_mean(category, keys);
    if (!meant.empty())
        throw CaseError(where + " has the category '" + category + "', which is hardly another than a standard one" + meant +
                        " An own category has a name of its own");
}
inline void require_fate(const std::string& fate, const std::string& where) {
    require_free(fate, "a fate", {"at_hand", "hired", "taken", "net"});
    require_own_or_key(fate, labels::fates, "fate", where);
}

/// Throws CaseError when a fate is cash in one line and not in another: the tables have one row for it.
inline void require_one_nature(const CaseState& state, const Line& line, const std::string& where) {
    const auto nature = [](const Fate& fate) { return fate.cash() ? "cash" : "not cash"; };
    for (const FateShare& own : line.fate) {
        if (own.fate.is_standard()) continue;
        for (const auto& posted : state.lines)
            for (const FateShare& other : posted->line.fate) {
                if (other.fate.cash() == own.fate.cash() || other.fate.name() != own.fate.name()) continue;
                throw CaseError(where + " has the fate '" + own.fate.name() + "' as " + nature(own.fate) + ", but '" +
                                state.initiatives[posted->initiative]->name + "/" + posted->line.name + "' has it as " +
                                nature(other.fate) + ": a fate is one or the other, give one of them another name");
            }
    }
}

}  // namespace gevinst::inline v0::row_names
