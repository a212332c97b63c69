// SPDX-License-Identifier: Apache-2.0
// Reading and writing points in time.
#pragma once

#include "gevinst/units/horizon.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Horizon::Horizon(int first, int last) : first_(first), last_(last) {
    const std::string span = std::to_string(first) + "-" + std::to_string(last);
    if (last < first)
        throw CaseError("the horizon " + span + " is empty: the first year comes before the last, as in Horizon(2026, 2029)");
    if (first < 1000 || last > 9999)
        throw CaseError("the horizon " + span + " is not in calendar years 1000 to 9999");
}

GEVINST_INLINE std::size_t Horizon::position(int year) const {
    if (!contains(year))
        throw CaseError("the year " + std::to_string(year) + " is outside the horizon " + text());
    return static_cast<std::size_t>(year - first_);
}

GEVINST_INLINE PriceBasis prices_of(std::string_view text) {
    if (text == "nominal") return nominal;
    const std::string_view year = text.ends_with("-pl") ? text.substr(0, text.size() - 3) : text;
    int number = 0;
    for (const char c : year) {
        if (c < '0' || c > '9' || year.size() != 4) number = -1;
        if (number >= 0) number = number * 10 + (c - '0');
    }
    if (number < 1000) throw CaseError("'" + std::string(text) + "' is no price basis: write a year, as 2027-pl, or nominal");
    return PriceBasis(number);
}

GEVINST_INLINE double months_of(std::string_view text) {
    const auto digits = [&](std::size_t from, std::size_t n) {
        int value = 0;
        for (std::size_t i = from; i < from + n; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    if (text.size() == 4 || (text.size() == 7 && text[4] == '-')) {
        const int year = digits(0, 4);
        const int month = text.size() == 7 ? digits(5, 2) : 1;
        if (year >= 1000 && month >= 1 && month <= 12) return 12.0 * year + (month - 1);
    }
    throw CaseError("'" + std::string(text) + "' is not a point in time: write a year, 2026, or a month, \"2026-07\"");
}

GEVINST_INLINE std::string moment_text(double months) {
    const double year = std::floor(months / 12);
    const double month = months - 12 * year;
    // So far off there are no months, and no whole number may hold the year.
    if (!(std::abs(year) < 1e9)) return number_text(months / 12);
    std::string text = std::to_string(static_cast<long>(year));
    if (month == 0) return text;
    if (month != std::floor(month)) return number_text(months / 12);
    const int number = static_cast<int>(month) + 1;
    return text + (number < 10 ? "-0" : "-") + std::to_string(number);
}

}  // namespace gevinst::inline v0
