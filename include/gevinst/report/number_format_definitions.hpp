// SPDX-License-Identifier: Apache-2.0
// Rounding and writing decimal digits.
#pragma once

#include "gevinst/report/number_format.hpp"

#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>

#include "gevinst/config.hpp"
#include "gevinst/units/number_text.hpp"

namespace gevinst::inline v0 {

namespace number_format {

/// The decimal digits of a magnitude: 0.digits times ten to the power `point`. No digits: zero.
struct Decimal {
    bool negative = false;
    std::string digits;
    int point = 0;
};

[[nodiscard]] inline Decimal shortest(double number) {
    Decimal decimal{number < 0, {}, 0};
    if (number == 0) return decimal;
    char buffer[32];
    const char* end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(number), std::chars_format::scientific).ptr;
    const char* at = buffer;
    for (; *at != 'e'; ++at)
        if (*at != '.') decimal.digits += *at;
    at += at[1] == '+' ? 2 : 1;  // from_chars takes no plus
    std::from_chars(at, end, decimal.point);
    ++decimal.point;
    return decimal;
}

/// Rounds half away from zero; what becomes zero loses its sign.
inline void round(Decimal& decimal, int decimals) {
    const int kept = decimal.point + decimals;
    if (kept >= static_cast<int>(decimal.digits.size())) return;
    const bool up = kept >= 0 && decimal.digits[static_cast<std::size_t>(kept)] >= '5';
    decimal.digits.resize(static_cast<std::size_t>(kept < 0 ? 0 : kept));
    if (up) {
        std::size_t i = decimal.digits.size();
        while (i > 0 && decimal.digits[i - 1] == '9') decimal.digits[--i] = '0';
        if (i > 0) {
            ++decimal.digits[i - 1];
        } else {
            decimal.digits.insert(decimal.digits.begin(), '1');
            ++decimal.point;
        }
    }
    if (decimal.digits.find_first_not_of('0') == std::string::npos) decimal = {};
}

[[nodiscard]] inline char digit(const Decimal& decimal, int position) {
    const bool known = position >= 0 && position < static_cast<int>(decimal.digits.size());
    return known ? decimal.digits[static_cast<std::size_t>(position)] : '0';
}

}  // namespace number_format

GEVINST_INLINE std::string format_number(double number, int decimals, Language language) {
    if (!std::isfinite(number)) return number_text(number);
    number_format::Decimal decimal = number_format::shortest(number);
    number_format::round(decimal, decimals);
    const bool danish = language == Language::danish;
    std::string text = decimal.negative ? "-" : "";
    if (decimal.point <= 0) text += '0';
    for (int i = 0; i < decimal.point; ++i) {
        if (i > 0 && (decimal.point - i) % 3 == 0) text += danish ? '.' : ',';
        text += number_format::digit(decimal, i);
    }
    if (decimals > 0) text += danish ? ',' : '.';
    for (int i = 0; i < decimals; ++i) text += number_format::digit(decimal, decimal.point + i);
    return text;
}

GEVINST_INLINE double printed_number(double number, int decimals) {
    if (!std::isfinite(number)) return number;
    number_format::Decimal decimal = number_format::shortest(number);
    number_format::round(decimal, decimals);
    const std::string text =
        (decimal.negative ? "-0." : "0.") + decimal.digits + "e" + std::to_string(decimal.digits.empty() ? 0 : decimal.point);
    double printed = 0;
    std::from_chars(text.data(), text.data() + text.size(), printed);
    return printed;
}

}  // namespace gevinst::inline v0
