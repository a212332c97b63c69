// SPDX-License-Identifier: Apache-2.0
// Whether a text is a word, and which known word is near a misspelt one.
#pragma once

#include "gevinst/units/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE bool is_identifier(std::string_view name) {
    return !name.empty() && is_letter(name.front()) &&
           std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

GEVINST_INLINE bool is_unit_name(std::string_view name) {
    if (name.empty() || !is_letter(name.front()) || name.back() == ' ' || name.find("  ") != std::string_view::npos) return false;
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return is_letter(c) || is_digit(c) || c == ' ' || c == '-' || c == '.'; });
}

GEVINST_INLINE std::size_t edit_distance(std::string_view a, std::string_view b) {
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

GEVINST_INLINE std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
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
