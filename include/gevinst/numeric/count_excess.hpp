// SPDX-License-Identifier: Apache-2.0
// What a count is above and below a level on average, for Poisson and negative binomial counts.
#pragma once

#include <limits>

#include "gevinst/numeric/special.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// A count X against a level: E[max(X - level, 0)], E[max(level - X, 0)], and what their slopes are made of.
struct CountExcess {
    double above, below;
    double beyond;       ///< P(X > level)
    double next;         ///< (k + 1) P(X = k + 1) / mean for k, the whole part of the level
    double to_next;      ///< k + 1 - level
};

/// The mean up to which sums over counts are made, the dispersion, and the level.
inline constexpr double largest_count_mean = 1e9, largest_dispersion = 1e6, largest_count_level = 1e15;

/// X has this mean and the variance mean + dispersion mean^2; without dispersion it is Poisson. With F the mean's share of
/// the next count, E[max(X - c, 0)] = (mean - c) P(X > c) + (1 + dispersion mean) (k + 1) P(X = k + 1), k = floor(c); where
/// these nearly cancel, in a tail, its terms are added up. Relative error about 1e-11. No number for what is negative or
/// beyond the largest mean, dispersion and level.
inline CountExcess count_excess(double mean, double dispersion, double level) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const bool sized = mean >= 0.0 && mean <= largest_count_mean && dispersion >= 0.0 && dispersion <= largest_dispersion &&
                       abs(level) <= largest_count_level;
    if (!sized) return {none, none, none, none, none};
    if (level < 0.0) return {mean - level, 0.0, 1.0, 0.0, 1.0};
    const double k = floor(level), after = k + 1.0, to_next = after - level;
    if (mean < 1e-300) return {0.0, level, 0.0, k == 0.0 ? 1.0 : 0.0, to_next};

    const bool poisson = dispersion < 1e-20; // the least that makes a difference of one rounding
    const double spread = poisson ? 1.0 : 1.0 + dispersion * mean;
    const double shape = poisson ? 0.0 : 1.0 / dispersion, share = poisson ? 0.0 : dispersion * mean / spread;
    // P(X = x + 1) / P(X = x) times x + 1.
    const auto rise = [&](double x) { return poisson ? mean : share * (x + shape); };
    const Tails tails = poisson ? gamma_tails(after, mean) : beta_tails(after, shape, share, 1.0 / spread);
    const double flow = poisson ? after * poisson_term(after, mean) : beta_term(after, shape, share, 1.0 / spread);

    CountExcess result{(mean - level) * tails.lower + spread * flow, (level - mean) * tails.upper + spread * flow,
                       tails.lower, flow / mean, to_next};
    // Few terms: at least a half falls away from one to the next, or there are no more.
    if (share <= 0.5 && rise(after) <= 0.5 * (after + 1.0)) {
        double probability = flow / after, sum = 0.0;
        for (double x = after;; x += 1.0) {
            const double term = (x - level) * probability;
            sum += term;
            if (!(term > sum * 0x1p-56)) break;
            probability *= rise(x) / (x + 1.0);
        }
        result.above = sum;
    }
    if (k <= 60.0 || ((poisson || shape >= 1.0) && k <= 0.5 * rise(k - 1.0))) {
        double probability = flow / rise(k), sum = 0.0;
        for (double x = k; x >= 0.0; x -= 1.0) {
            const double term = (level - x) * probability;
            sum += term;
            if (x < k && !(term > sum * 0x1p-56)) break;
            if (x > 0.0) probability *= x / rise(x - 1.0);
        }
        result.below = sum;
    }
    result.above = larger(result.above, 0.0);
    result.below = larger(result.below, 0.0);
    return result;
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
