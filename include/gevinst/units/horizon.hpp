// SPDX-License-Identifier: Apache-2.0
// Calendar years a case covers, points in time within them, and the price basis money is stated in.
#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/error.hpp"
#include "gevinst/units/number_text.hpp"

namespace gevinst::inline v0 {

/// The calendar years of a case, first and last included.
class Horizon {
public:
    /// Throws CaseError when the horizon is empty or the years are not calendar years.
    Horizon(int first, int last) : first_(first), last_(last) {
        const std::string span = std::to_string(first) + "-" + std::to_string(last);
        if (last < first)
            throw CaseError("the horizon " + span + " is empty: the first year comes before the last, as in Horizon(2026, 2029)");
        if (first < 1000 || last > 9999)
            throw CaseError("the horizon " + span + " is not in calendar years 1000 to 9999");
    }

    [[nodiscard]] int first() const { return first_; }
    [[nodiscard]] int last() const { return last_; }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(last_ - first_ + 1); }
    [[nodiscard]] bool contains(int year) const { return first_ <= year && year <= last_; }
    [[nodiscard]] std::string text() const { return std::to_string(first_) + "-" + std::to_string(last_); }
    /// The position of a year. Throws CaseError when it lies outside.
    [[nodiscard]] std::size_t position(int year) const {
        if (!contains(year))
            throw CaseError("the year " + std::to_string(year) + " is outside the horizon " + text());
        return static_cast<std::size_t>(year - first_);
    }
    bool operator==(const Horizon&) const = default;

private:
    int first_;
    int last_;
};

/// Money in the prices of one year: `2026-pl`.
class PriceBasis {
public:
    explicit PriceBasis(int year) : year_(year) {
        if (year < 1000 || year > 9999) throw CaseError("prices of the year " + std::to_string(year) + ": not a calendar year");
    }
    [[nodiscard]] int year() const { return year_; }
    [[nodiscard]] std::string text() const { return std::to_string(year_) + "-pl"; }
    bool operator==(const PriceBasis&) const = default;

private:
    int year_;
};

/// Fixed prices of a year: every amount of the case is stated in them.
[[nodiscard]] inline PriceBasis fixed_prices(int year) { return PriceBasis(year); }

/// The months from year 0 of a point in time: a year `2026` (its start), a month `"2026-07"` (its start).
[[nodiscard]] inline double months_at_year(double year) { return year * 12; }

/// Reads `2026` or `2026-07`. Throws CaseError for anything else.
[[nodiscard]] inline double months_of(std::string_view text) {
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

/// A point in time as it is written: `2026` or `2026-07`; parts of a month as a year with decimals.
[[nodiscard]] inline std::string moment_text(double months) {
    const double year = std::floor(months / 12);
    const double month = months - 12 * year;
    std::string text = std::to_string(static_cast<long>(year));
    if (month == 0) return text;
    if (month != std::floor(month)) return number_text(months / 12);
    const int number = static_cast<int>(month) + 1;
    return text + (number < 10 ? "-0" : "-") + std::to_string(number);
}

}  // namespace gevinst::inline v0
