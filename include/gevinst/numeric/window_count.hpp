// SPDX-License-Identifier: Apache-2.0
// Counts draws below, at and between two bounds and collects those between; collects a tail; counts draws above a
// threshold.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <gevinst/numeric/lanes.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// What was found in a window, its bounds included. When the bounds are equal all are `at_low`.
struct WindowCount {
    std::uint64_t below = 0, at_low = 0, inside = 0, at_high = 0;

    std::uint64_t closed() const { return at_low + inside + at_high; }
    WindowCount& operator+=(const WindowCount& other) {
        below += other.below;
        at_low += other.at_low;
        inside += other.inside;
        at_high += other.at_high;
        return *this;
    }
};

inline namespace GEVINST_TARGET {

template <int Width>
[[gnu::always_inline]] inline std::uint64_t total_of(const Words<Width>& counts) {
    // By way of memory: g++ takes eight lanes out one by one.
    alignas(64) std::array<std::uint64_t, static_cast<std::size_t>(Width)> lanes;
    counts.store(lanes.data());
    std::uint64_t total = 0;
    for (const std::uint64_t one : lanes)
        total += one;
    return total;
}
/// `Tied`: many draws are at the bounds, so these are counted in lanes; else they are met one by one like those inside.
template <bool Tied>
struct CountWindow {
    /// `kept` has room for n draws. NaN is in no count.
    template <int Width>
    [[gnu::always_inline]] static void run(double* kept, std::size_t n, const double* draws, double low, double high,
                                           WindowCount* found) {
        WindowCount count;
        std::size_t i = 0;
        if constexpr (Width > 1) {
            constexpr std::size_t group = 16;
            using Mask = typename Batch<Width>::Mask;
            const Words<Width> none = typename Words<Width>::Vector{};
            const Batch<Width> lows(low), highs(high);
            Words<Width> below = none;
            [[maybe_unused]] Words<Width> at_low = none, at_high = none;
            for (; i + group <= n; i += group) {
                unsigned apart = 0; // of the draws that are not inside, a bit each
#pragma GCC unroll 8
                for (std::size_t k = 0; k < group; k += Width) {
                    const Batch<Width> x = Batch<Width>::load(draws + i + k);
                    const Mask under = x < lows;
                    Mask outside = under | (x > highs);
                    below = one_more(below, under);
                    if constexpr (Tied) {
                        const Mask equals_low = x == lows, equals_high = x == highs;
                        at_low = one_more(at_low, equals_low);
                        at_high = one_more(at_high, equals_high);
                        outside = outside | equals_low | equals_high;
                    }
                    apart |= bits_of(outside) << k;
                }
                const unsigned near = ~apart & 0xffffu;
                if (near == 0) continue;
                if constexpr (Width == 8 && packs_lanes) {
                    for (std::size_t k = 0; k < group; k += Width) {
                        const Batch<Width> x = Batch<Width>::load(draws + i + k);
                        const Mask inside = (x > lows) & (x < highs);
                        packed(x, inside).store(kept + count.inside);
                        count.inside += static_cast<unsigned>(std::popcount(bits_of(inside)));
                        if constexpr (!Tied) {
                            count.at_low += static_cast<unsigned>(std::popcount(bits_of(x == lows)));
                            count.at_high += static_cast<unsigned>(std::popcount(bits_of(x == highs)));
                        }
                    }
                } else {
                    for (unsigned left = near; left != 0; left &= left - 1)
                        look_at(kept, draws[i + static_cast<std::size_t>(std::countr_zero(left))], low, high, count);
                }
            }
            count.below = total_of(below);
            if constexpr (Tied) {
                count.at_low += total_of(at_low);
                count.at_high += total_of(at_high);
            }
        }
        for (; i < n; ++i) {
            count.below += draws[i] < low;
            look_at(kept, draws[i], low, high, count);
        }
        if (low == high) count.at_high = 0;
        *found = count;
    }

private:
    // No branch: whether a draw is inside is what a processor cannot guess.
    [[gnu::always_inline]] static void look_at(double* kept, double x, double low, double high, WindowCount& count) {
        kept[count.inside] = x;
        count.inside += static_cast<std::uint64_t>(x > low) & static_cast<std::uint64_t>(x < high);
        count.at_low += x == low;
        count.at_high += x == high;
    }
};

/// The draws below a bound, or those above it.
template <bool Below>
struct CollectTail {
    /// `found` has room for n draws.
    template <int Width>
    [[gnu::always_inline]] static void run(double* found, std::size_t n, const double* draws, double bound,
                                           std::size_t* count) {
        std::size_t collected = 0, i = 0;
        if constexpr (Width > 1) {
            constexpr std::size_t group = 16;
            const Batch<Width> bounds(bound);
            for (; i + group <= n; i += group) {
                unsigned beyond = 0; // a bit each
#pragma GCC unroll 8
                for (std::size_t k = 0; k < group; k += Width) {
                    const Batch<Width> x = Batch<Width>::load(draws + i + k);
                    beyond |= bits_of(Below ? x < bounds : x > bounds) << k;
                }
                for (; beyond != 0; beyond &= beyond - 1)
                    found[collected++] = draws[i + static_cast<std::size_t>(std::countr_zero(beyond))];
            }
        }
        collect(found, draws, i, n, bound, collected);
        *count = collected;
    }

private:
    [[gnu::always_inline]] static void collect(double* found, const double* draws, std::size_t begin, std::size_t end,
                                               double bound, std::size_t& collected) {
        for (std::size_t i = begin; i < end; ++i) {
            found[collected] = draws[i];
            collected += static_cast<std::size_t>(Below ? draws[i] < bound : draws[i] > bound);
        }
    }
};

struct CountAbove {
    template <int Width>
    [[gnu::always_inline]] static void run(double*, std::size_t n, const double* draws, double threshold,
                                           std::uint64_t* found) {
        std::uint64_t count = 0;
        std::size_t i = 0;
        if constexpr (Width > 1) {
            const Batch<Width> thresholds(threshold);
            Words<Width> above = typename Words<Width>::Vector{};
            for (; i + Width <= n; i += Width)
                above = one_more(above, Batch<Width>::load(draws + i) > thresholds);
            count = total_of(above);
        }
        for (; i < n; ++i)
            count += draws[i] > threshold;
        *found = count;
    }
};

/// Writes the draws below the bound (above it, when `Below` is false) to `found`, which has room for n; how many.
template <bool Below>
std::size_t collect_tail(const double* draws, std::size_t n, double bound, double* found) {
    std::size_t count = 0;
    run_widest<CollectTail<Below>>(found, n, draws, bound, &count);
    return count;
}

/// How many draws are above the threshold.
inline std::uint64_t count_above(const double* draws, std::size_t n, double threshold) {
    std::uint64_t count = 0;
    run_widest<CountAbove>(static_cast<double*>(nullptr), n, draws, threshold, &count);
    return count;
}

/// Counts n draws against the window and writes those inside to `kept`, which has room for n.
inline WindowCount count_window(const double* draws, std::size_t n, double low, double high, bool tied, double* kept) {
    WindowCount count;
    if (tied)
        run_widest<CountWindow<true>>(kept, n, draws, low, high, &count);
    else
        run_widest<CountWindow<false>>(kept, n, draws, low, high, &count);
    return count;
}

} // inline namespace GEVINST_TARGET

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
