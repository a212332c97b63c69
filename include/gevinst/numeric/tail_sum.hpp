// SPDX-License-Identifier: Apache-2.0
// What is summed of the draws in a tail, and the expected shortfall that follows.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

#include <gevinst/numeric/exact_sum.hpp>
#include <gevinst/numeric/percentile.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// The draws beyond a bound, and the squares of their distances from a point: exact, so that bounds may move.
class TailSum {
public:
    void add(double draw, double point, std::int64_t times = 1) {
        values_.add(draw, times);
        squares_.add((draw - point) * (draw - point), times);
    }
    void add(const TailSum& other) {
        values_.add(other.values_);
        squares_.add(other.squares_);
    }
    /// The sum of `count` draws' distances from `bound`, rounded once.
    double distance(double bound, std::uint64_t count) const {
        ExactSum sum = values_;
        sum.add(bound, -static_cast<std::int64_t>(count));
        return sum.value();
    }
    double squares() const { return squares_.value(); }

private:
    ExactSum values_, squares_;
};

/// The mean of the worst draws: of the lowest share up to 1/2, of the highest 1 - share above.
struct Shortfall {
    double share, value, standard_error;
};

/// By Acerbi and Tasche (2002): the draw at the rank of the percentile, `at`, counts for what the draws beyond it leave
/// of the share. The error is that of independent draws (Manistre and Hancock 2005), NaN where there is one draw only.
inline Shortfall shortfall(double share, std::uint64_t n, double at, const TailSum& beyond, double point) {
    const bool lower = share <= 0.5;
    const std::uint64_t rank = percentile_rank(share, n), count = lower ? rank - 1 : n - rank;
    const double place = share * static_cast<double>(n);
    const double part = lower ? place - static_cast<double>(count) : static_cast<double>(rank) - place;
    const double weight = static_cast<double>(count) + (part < 0.0 ? 0.0 : part > 1.0 ? 1.0 : part);
    // One draw, which may be the last of a share that leaves none: it tells no error.
    if (count == 0) return {share, at, std::numeric_limits<double>::quiet_NaN()};
    const double mean = at + beyond.distance(at, count) / weight;
    const double from_point = mean - point, squares = beyond.squares() + (weight - static_cast<double>(count)) * (at - point) * (at - point);
    const double variance = squares / weight - from_point * from_point;
    const double tail = lower ? share : 1.0 - share;
    const double spread = (variance < 0.0 ? 0.0 : variance) + (1.0 - tail) * (at - mean) * (at - mean);
    return {share, mean, __builtin_sqrt(spread / weight)};
}

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
