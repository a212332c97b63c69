// SPDX-License-Identifier: Apache-2.0
// How far a quantile table is from the truth, by the distribution functions of Boost.Math, and whether it rises.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "gevinst/numeric/philox.hpp"
#include "gevinst/numeric/quantile_table.hpp"
#include "support/catch2.hpp"

namespace gevinst_test {

/// The largest error that the library states, as a share of the range from P0.1 to P99.9, but for shapes below 0.05.
inline constexpr double stated = 1e-10;

/// Uniforms of draws, by the probability of their tail: every binade from both ends, 24 places in each.
inline std::vector<std::pair<double, bool>> places() {
    std::vector<std::pair<double, bool>> result;
    for (int binade = 0; binade < 32; ++binade)
        for (int i = 0; i < 24; ++i) {
            const double near = std::ldexp(1.0 + (i + 0.25) / 24, binade - 33);
            const double v = (std::floor(std::ldexp(near, 32)) + 0.5) * 0x1p-32;
            if (v >= 0.5) continue;
            result.emplace_back(v, false);
            result.emplace_back(v, true);
        }
    return result;
}

/// Whether the quantile at every place lies within `error` ranges of the table's value. `tail_at(x, upper)` is the true
/// probability below or above x.
template <class TailAt>
void check_error(const gevinst::numeric::QuantileTable& table, const TailAt& tail_at, double least, double most, double error = stated) {
    const double margin = error * (quantile_at(table, 0.999) - quantile_at(table, 0.001));
    double worst_v = 0.0;
    int misses = 0;
    for (const auto& [v, upper] : places()) {
        const double x = quantile_at(table, upper ? 1.0 - v : v);
        const double outer = upper ? x + margin : x - margin, inner = upper ? x - margin : x + margin;
        const bool outer_holds = (upper ? outer >= most : outer <= least) || tail_at(outer, upper) <= v;
        const bool inner_holds = (upper ? inner <= least : inner >= most) || tail_at(inner, upper) >= v;
        if (outer_holds && inner_holds) continue;
        ++misses;
        worst_v = upper ? 1.0 - v : v;
    }
    INFO("last miss at u = " << worst_v << ", cells a binade: " << (1 << table.cell_bits()));
    CHECK(misses == 0);
}

template <class Distribution>
void check_whole(const gevinst::numeric::QuantileTable& table, const Distribution& truth, double least, double most, double error = stated) {
    check_error(
        table, [&](double x, bool upper) { return upper ? cdf(complement(truth, x)) : cdf(truth, x); }, least, most, error);
}

/// Draws beside every edge of a cell, where two polynomials meet, the outermost draws, and the two middle ones. Near 1
/// neighbouring values may differ by less than a double can, and their last place goes up and down.
inline void check_rising(const gevinst::numeric::QuantileTable& table) {
    namespace numeric = gevinst::numeric;
    const auto word_value = [&](std::int64_t word) { return quantile_at(table, numeric::uniform(static_cast<std::uint32_t>(word))); };
    constexpr std::int64_t words = std::int64_t{1} << 32;
    int falls = 0;
    const auto check_around = [&](std::int64_t word) {
        for (std::int64_t i = std::max<std::int64_t>(word - 3, 0); i < std::min(word + 3, words - 1); ++i)
            falls += word_value(i + 1) < word_value(i) - 0x1p-52 * std::fabs(word_value(i));
    };
    const int cells = 1 << table.cell_bits();
    for (int binade = 0; binade < 32; ++binade)
        for (int i = 0; i <= cells; ++i) {
            const auto word = static_cast<std::int64_t>(std::ldexp(1.0 + static_cast<double>(i) / cells, binade - 1));
            check_around(word);
            check_around(words - word);
        }
    CHECK(falls == 0);
}

/// check_whole() between two bounds, and that the table rises; by whichever of the two tails is without cancellation.
template <class Distribution>
void check_between(const gevinst::numeric::QuantileTable& table, const Distribution& truth, double low, double high) {
    const auto tail = [&](double x, bool upper) { return upper ? cdf(complement(truth, x)) : cdf(truth, x); };
    const bool by_upper = tail(low, false) > 0.5L;
    const auto between = [&](double from, double to) { return by_upper ? tail(from, true) - tail(to, true) : tail(to, false) - tail(from, false); };
    const long double mass = between(low, high);
    check_error(
        table, [&](double x, bool upper) { return static_cast<double>((upper ? between(x, high) : between(low, x)) / mass); }, low, high);
    check_rising(table);
}

inline constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace gevinst_test
