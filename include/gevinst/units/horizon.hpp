// SPDX-License-Identifier: Apache-2.0
// Calendar years a case covers, points in time within them, and the price basis money is stated in.
#pragma once

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
    Horizon(int first, int last);

    [[nodiscard]] int first() const { return first_; }
    [[nodiscard]] int last() const { return last_; }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(last_ - first_ + 1); }
    [[nodiscard]] bool contains(int year) const { return first_ <= year && year <= last_; }
    [[nodiscard]] std::string text() const { return std::to_string(first_) + "-" + std::to_string(last_); }
    /// The position of a year. Throws CaseError when it lies outside.
    [[nodiscard]] std::size_t position(int year) const;
    bool operator==(const Horizon&) const = default;

private:
    int first_;
    int last_;
};

/// What money is stated in: the prices of one year, `2026-pl`, or those of the year in which it is paid, `nominal`.
class PriceBasis {
public:
    PriceBasis(int year) : year_(year) {  // NOLINT: implicit by purpose, `.prices = 2024`
        if (year < 1000 || year > 9999) throw CaseError("prices of the year " + std::to_string(year) + ": not a calendar year");
    }
    [[nodiscard]] static constexpr PriceBasis of_each_year() { return {}; }

    [[nodiscard]] constexpr bool is_nominal() const { return year_ == 0; }
    /// The year of fixed prices; 0 for nominal ones.
    [[nodiscard]] int year() const { return year_; }
    [[nodiscard]] std::string text() const { return is_nominal() ? "nominal" : std::to_string(year_) + "-pl"; }
    bool operator==(const PriceBasis&) const = default;

private:
    constexpr PriceBasis() = default;

    int year_ = 0;
};

/// Fixed prices of a year: every amount of the case is stated in them.
[[nodiscard]] inline PriceBasis fixed_prices(int year) { return PriceBasis(year); }

/// The prices of the year in which money is paid.
inline constexpr PriceBasis nominal = PriceBasis::of_each_year();

/// Reads `2027-pl`, `2027` or `nominal`. Throws CaseError for anything else.
[[nodiscard]] PriceBasis prices_of(std::string_view text);

/// The months from year 0 of a point in time: a year `2026` (its start), a month `"2026-07"` (its start).
[[nodiscard]] inline double months_at_year(double year) { return year * 12; }

/// Reads `2026` or `2026-07`. Throws CaseError for anything else.
[[nodiscard]] double months_of(std::string_view text);

/// A point in time as it is written: `2026` or `2026-07`; parts of a month as a year with decimals.
[[nodiscard]] std::string moment_text(double months);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/units/horizon_definitions.hpp"
#endif
