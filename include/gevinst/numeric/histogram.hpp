// SPDX-License-Identifier: Apache-2.0
// Counts of draws in equal bins. Widths are powers of two and edges their multiples: histograms of parts of a run that
// chose their bins apart can be added without error.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <gevinst/numeric/lanes.hpp>
#include <gevinst/numeric/select_ranks.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

inline namespace GEVINST_TARGET {

/// The whole number of widths below each draw, from `first` - 1 to `end`.
struct BinNumber {
    template <class T>
    [[gnu::always_inline]] static T value(const T& x, const T& per_width, const T& first, const T& end) {
        const T bin = floor(T(x * per_width));
        return select(bin < first, first - T(1.0), select(bin < end, bin, end));
    }
};

inline void bin_numbers(double* out, const double* draws, std::size_t n, double per_width, double first, double end) {
    run_widest<Elementwise<BinNumber>>(out, n, Column{draws, 1}, Column{&per_width, 0}, Column{&first, 0},
                                       Column{&end, 0});
}

} // inline namespace GEVINST_TARGET

/// Bin i holds edge(i) <= x < edge(i + 1).
class Histogram {
public:
    Histogram() = default;
    /// At most `bins` bins for draws that are distributed like the finite `pilot`: far outliers of a
    /// heavy tail are left to the counts outside. Whole numbers get bins of whole widths.
    Histogram(const std::vector<double>& pilot, std::uint32_t bins) {
        if (pilot.empty() || bins == 0) return;
        const bool whole = std::all_of(pilot.begin(), pilot.end(), [](double x) { return std::floor(x) == x; });
        const std::uint64_t last = pilot.size() - 1, tail = pilot.size() / 200;
        const std::array<std::uint64_t, 4> places{0, tail, last - tail, last};
        const std::vector<double> at = PlaceSelection::of(pilot, places);
        const double margin = (at[2] - at[1]) / 2.0;
        const double low = std::max(at[0], at[1] - margin), high = std::min(at[3], at[2] + margin);

        // Above 2^50 widths a bin's number would not be exact; half the range cannot overflow.
        const double half_range = high / 2.0 - low / 2.0, size = std::max(std::fabs(low), std::fabs(high));
        exponent_ = size > 0.0 ? std::max(std::ilogb(size) - 50, -1000) : 0;
        if (half_range > 0.0) exponent_ = std::max(exponent_, std::max(std::ilogb(half_range / bins) - 1, -1000));
        if (whole) exponent_ = std::max(exponent_, 0);
        while (bin_of(high) - bin_of(low) >= static_cast<std::int64_t>(bins))
            ++exponent_;
        first_ = bin_of(low);
        counts_.resize(static_cast<std::size_t>(bin_of(high) - first_) + 1);
    }
    /// The same bins with nothing in them.
    Histogram empty_copy() const {
        Histogram copy = *this;
        std::fill(copy.counts_.begin(), copy.counts_.end(), 0);
        copy.below_ = copy.above_ = 0;
        return copy;
    }

    const std::vector<std::uint64_t>& counts() const { return counts_; }
    std::uint64_t below() const { return below_; }
    std::uint64_t above() const { return above_; }
    double width() const { return std::ldexp(1.0, exponent_); }
    double edge(std::size_t i) const { return std::ldexp(static_cast<double>(first_) + static_cast<double>(i), exponent_); }

    /// Counts n draws, no NaN.
    void add(const double* draws, std::size_t n) {
        std::array<double, 256> numbers;
        const auto first = static_cast<double>(first_), end = first + static_cast<double>(counts_.size());
        for (; n > 0; draws += std::min(n, numbers.size()), n -= std::min(n, numbers.size())) {
            const std::size_t count = std::min(n, numbers.size());
            bin_numbers(numbers.data(), draws, count, std::ldexp(1.0, -exponent_), first, end);
            for (std::size_t i = 0; i < count; ++i) {
                const double bin = numbers[i] - first;
                if (bin < 0.0)
                    ++below_;
                else if (numbers[i] == end)
                    ++above_;
                else
                    ++counts_[static_cast<std::size_t>(bin)];
            }
        }
    }
    void add_outside(std::uint64_t below, std::uint64_t above) {
        below_ += below;
        above_ += above;
    }

    /// Adds another's counts in the bins that both can tell: the wider width, where the ranges overlap. When they do
    /// not, no bins are left and the counts are lost.
    void merge(Histogram other) {
        const int exponent = std::max(exponent_, other.exponent_);
        coarsen(exponent);
        other.coarsen(exponent);
        const std::int64_t first = std::max(first_, other.first_), end = std::min(bins_end(), other.bins_end());
        if (first >= end) {
            *this = Histogram();
            return;
        }
        cut(first, end);
        other.cut(first, end);
        for (std::size_t i = 0; i < counts_.size(); ++i)
            counts_[i] += other.counts_[i];
        add_outside(other.below_, other.above_);
    }

private:
    std::int64_t bin_of(double x) const { return static_cast<std::int64_t>(std::floor(std::ldexp(x, -exponent_))); }
    std::int64_t bins_end() const { return first_ + static_cast<std::int64_t>(counts_.size()); }

    // Bins from `first` to before `end` stay, the others go to the counts outside.
    void cut(std::int64_t first, std::int64_t end) {
        std::vector<std::uint64_t> kept;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            const std::int64_t bin = first_ + static_cast<std::int64_t>(i);
            if (bin < first)
                below_ += counts_[i];
            else if (bin >= end)
                above_ += counts_[i];
            else
                kept.push_back(counts_[i]);
        }
        first_ = first;
        counts_ = std::move(kept);
    }
    // To wider bins; those at the ends that would be full in part only go to the counts outside.
    void coarsen(int exponent) {
        const int steps = std::min(exponent - exponent_, 62);
        if (steps == 0) return;
        const std::int64_t first = -((-first_) >> steps), end = bins_end() >> steps; // rounded up, rounded down
        cut(first * (std::int64_t{1} << steps), std::max(first, end) * (std::int64_t{1} << steps));
        std::vector<std::uint64_t> wider(static_cast<std::size_t>(std::max(first, end) - first));
        for (std::size_t i = 0; i < counts_.size(); ++i)
            wider[i >> steps] += counts_[i];
        first_ = first;
        counts_ = std::move(wider);
        exponent_ = exponent;
    }

    int exponent_ = 0; // the width is 2^exponent
    std::int64_t first_ = 0;
    std::vector<std::uint64_t> counts_;
    std::uint64_t below_ = 0, above_ = 0;
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
