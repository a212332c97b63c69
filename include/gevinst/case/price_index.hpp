// SPDX-License-Identifier: Apache-2.0
// What money is converted by: price indexes and exchange rates, made of assumptions.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/expression/arithmetic.hpp"
#include "gevinst/units/horizon.hpp"

namespace gevinst::inline v0 {

/// Levels by calendar year: numbers, distributions or expressions.
using PriceLevels = std::vector<std::pair<int, Expression>>;

struct PriceIndexOptions {
    std::optional<Expression> growth{};      ///< a share a year, after the last year that is stated
    std::vector<std::string> default_for{};  ///< categories and fates whose lines it is read by; `*`: all that have no other
    std::string source{};
    std::string owner{};
    std::string note{};
};

/// How prices of one kind move. Its levels are the assumptions `prices/<name>/<year>`, its growth `prices/<name>/growth`.
struct PriceIndex {
    std::string name;
    int first;                       ///< the first year that is stated
    std::vector<Expression> levels;  ///< a year from then on
    std::optional<Expression> growth{};
    std::vector<std::string> default_for{};

    [[nodiscard]] int last() const { return first + static_cast<int>(levels.size()) - 1; }
};

struct ExchangeRateOptions {
    std::string source{};
    std::string owner{};
    std::string note{};
};

/// What a unit of a currency costs in that of the case; the assumption `prices/<currency>`.
struct ExchangeRate {
    std::string currency;
    std::string in;
    Expression rate;
};

}  // namespace gevinst::inline v0
