// SPDX-License-Identifier: Apache-2.0
// Words in formulas and unit texts: what a word is made of, and which known word a misspelt one was meant to be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gevinst::inline v0 {

/// Whether a byte may begin a word. Bytes above ASCII are parts of letters (UTF-8); the locale is not asked.
[[nodiscard]] constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80u;
}
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a name is one word: letters and digits, a letter first.
[[nodiscard]] bool is_identifier(std::string_view name);

/// Whether a text can name a unit: letters, digits, `-`, `.` and single spaces between them, a letter first.
[[nodiscard]] bool is_unit_name(std::string_view name);

/// The least number of bytes to insert, leave out, change or swap with their neighbour to get from one word to another.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// `; did you mean 'exams'?` with the nearest known word, or nothing when none is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/units/spelling_definitions.hpp"
#endif
