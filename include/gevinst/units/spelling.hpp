// SPDX-License-Identifier: Apache-2.0
// Words in formulas and unit texts: what a word is made of, and which known word a misspelt one was meant to be.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gevinst::inline v0 {

/// Whether a byte may begin a word. Bytes above ASCII are parts of letters (UTF-8); the locale is not asked.
[[nodiscard]] constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80u;
}
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a name is one word: letters and digits, a letter first.
[[nodiscard]] inline bool is_identifier(std::string_view name) {
    return !name.empty() && is_letter(name.front()) &&
           std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

/// Whether a text can name a unit: letters, digits, `-`, `.` and single spaces between them, a letter first.
[[nodiscard]] inline bool is_unit_name(std::string_view name) {
    if (name.empty() || !is_letter(name.front()) || name.back() == ' ' || name.find("  ") != std::string_view::npos) return false;
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return is_letter(c) || is_digit(c) || c == ' ' || c == '-' || c == '.'; });
}

/// The least number of bytes to insert, leave out, change or swap with their neighbour to get from one word to another.
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before, above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before = std::exchange(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

/// `; did you mean 'exams'?` with the nearest known word, or nothing when none is near.
[[nodiscard]] inline std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
    const std::string* best = nullptr;
    std::size_t least = std::min<std::size_t>(3, (word.size() + 1) / 3);
    for (const std::string& candidate : known) {
        const std::size_t difference = candidate.size() > word.size() ? candidate.size() - word.size() : word.size() - candidate.size();
        if (difference > least) continue;
        const std::size_t distance = edit_distance(word, candidate);
        if (distance <= least && (best == nullptr || distance < least)) {
            best = &candidate;
            least = distance;
        }
    }
    return best == nullptr ? std::string() : "; did you mean '" + *best + "'?";
}

}  // namespace gevinst::inline v0
