// SPDX-License-Identifier: Apache-2.0
// Sums by replicate, each some consecutive blocks of a run: from how they differ comes the error of the mean of all.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include <gevinst/numeric/range_sums.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// The standard error of a mean over replicates that are independent and of one size; nothing below two.
inline std::optional<double> standard_error_of_mean(const std::vector<double>& means) {
    const auto count = static_cast<double>(means.size());
    if (means.size() < 2) return std::nullopt;
    double mean = 0.0, squares = 0.0;
    for (const double one : means)
        mean += one / count;
    for (const double one : means)
        squares += (one - mean) * (one - mean);
    return __builtin_sqrt(squares / (count - 1.0) / count);
}

/// The sums of the blocks of each replicate, which may arrive in parts and in any order.
class ReplicateSums {
public:
    /// Of so many blocks each; of 0 or 1 nothing is kept: `Moments` knows how blocks differ.
    explicit ReplicateSums(std::uint64_t blocks) : blocks_(blocks) {}

    /// A block that was not added yet.
    void add(std::uint64_t block, double sum) {
        if (blocks_ < 2) return;
        TreeSum<> one(block);
        one.add(sum);
        static_cast<void>(sums_[block / blocks_].add(one));
    }
    /// Blocks of which none was added yet.
    void merge(const ReplicateSums& other) {
        for (const auto& [replicate, sums] : other.sums_)
            static_cast<void>(sums_[replicate].merge(sums));
    }
    /// Of the replicates that are whole, in their order.
    std::vector<double> whole() const {
        std::vector<double> sums;
        for (const auto& [replicate, parts] : sums_)
            if (parts.ranges() == std::vector<BlockRange>{{replicate * blocks_, (replicate + 1) * blocks_}})
                sums.push_back(parts.total());
        return sums;
    }

private:
    std::uint64_t blocks_;
    std::map<std::uint64_t, RangeSums<>> sums_;
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
