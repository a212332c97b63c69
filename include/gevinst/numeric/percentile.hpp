// SPDX-License-Identifier: Apache-2.0
// Which order statistics a percentile and its numerical error are, and between which ranks of a first part they lie.
#pragma once

#include <cmath>
#include <cstdint>

#include <gevinst/numeric/contraction.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// The rank ceil(share * n) (Hyndman-Fan type 1), from 1 to n. A product that misses a whole number by its rounding
/// alone is that number: the 7 % point of 100 draws is the 7th, though the double 0.07 is above 7/100.
inline std::uint64_t percentile_rank(double share, std::uint64_t n) {
    const double place = share * static_cast<double>(n);
    const double rank = std::ceil(place - place * 0x1p-51);
    if (!(rank > 1.0)) return 1;
    return rank < static_cast<double>(n) ? static_cast<std::uint64_t>(rank) : n;
}

/// Whether two shares are one but for rounding: 0.3, and the third of numbers 0.1 apart.
inline bool same_share(double a, double b) { return std::fabs(a - b) <= 0x1p-50; }

/// A percentile's rank, and the ranks of the ends of its 95 % interval; open to a side where no draw is far enough out.
struct PercentileRanks {
    std::uint64_t low, rank, high;
    bool open_low = false, open_high = false;
};
/// So many ranks to each side.
inline PercentileRanks ranks_about(double share, std::uint64_t n, double reach) {
    const std::uint64_t rank = percentile_rank(share, n);
    const auto steps = static_cast<std::uint64_t>(std::ceil(reach));
    const bool open_low = rank <= steps, open_high = n - rank < steps;
    return {open_low ? 1 : rank - steps, rank, open_high ? n : rank + steps, open_low, open_high};
}
/// Of independent draws.
inline PercentileRanks percentile_ranks(double share, std::uint64_t n) {
    return ranks_about(share, n, 1.96 * std::sqrt(static_cast<double>(n) * share * (1.0 - share)));
}

/// The ranks among `seen` draws between which the percentile of `planned` draws and its interval lie but for five
/// standard errors; they may lie outside 1..seen. Quarters of squares, as in Wilson's interval, for rare draws.
struct RankBounds {
    double low, centre, high;
    bool sums_below = false, sums_above = false; ///< whether what lies below or above is summed too
};
inline RankBounds rank_bounds(double share, std::uint64_t seen, std::uint64_t planned) {
    constexpr double errors = 5.0;
    const auto n = static_cast<double>(seen), all = static_cast<double>(planned < seen ? seen : planned);
    const double variance = share * (1.0 - share);
    const double pilot = errors * std::sqrt(n * variance + errors * errors / 4.0);
    const double interval = (1.96 * std::sqrt(all * variance) + 2.0) * (n / all);
    const double centre = share * n;
    return {.low = std::floor(centre - pilot - interval), .centre = centre, .high = std::ceil(centre + pilot + interval) + 1.0};
}

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
