// SPDX-License-Identifier: Apache-2.0
// Sums and counts by replicate, each some consecutive blocks of a run: from how they differ come errors.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include <gevinst/numeric/moments.hpp>
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
template <class Value = double>
class ReplicateSums {
public:
    /// Of so many blocks each; of 0 or 1 nothing is kept: `Moments` knows how blocks differ.
    explicit ReplicateSums(std::uint64_t blocks) : blocks_(blocks) {}

    /// A block that was not added yet.
    void add(std::uint64_t block, const Value& sum) {
        if (blocks_ < 2) return;
        TreeSum<Value> one(block);
        one.add(sum);
        static_cast<void>(sums_[block / blocks_].add(one));
    }
    /// Blocks of which none was added yet.
    void merge(const ReplicateSums& other) {
        for (const auto& [replicate, sums] : other.sums_)
            static_cast<void>(sums_[replicate].merge(sums));
    }
    /// Of the replicates that are whole, in their order.
    std::vector<Value> whole() const {
        std::vector<Value> sums;
        for (const auto& [replicate, parts] : sums_)
            if (parts.ranges() == std::vector<BlockRange>{{replicate * blocks_, (replicate + 1) * blocks_}})
                sums.push_back(parts.total());
        return sums;
    }

private:
    std::uint64_t blocks_;
    std::map<std::uint64_t, RangeSums<Value>> sums_;
};

/// The standard error of a mean from replicates of so many blocks; nothing when draws are independent (0 blocks), or
/// there is one replicate only: the error of independent draws is wider.
inline std::optional<double> replicate_error(const Moments& total, const ReplicateSums<>& replicates, std::uint64_t blocks) {
    if (blocks == 0) return std::nullopt;
    if (blocks == 1) // a block is a replicate
        return total.blocks < 2 ? std::nullopt : std::optional(total.block_standard_error());
    std::vector<double> means = replicates.whole();
    for (double& mean : means)
        mean /= static_cast<double>(blocks * block_draws);
    return standard_error_of_mean(means);
}

/// How many draws of each replicate are of some kind, as the sums that an error needs: whole numbers, so that no order
/// matters.
class ReplicateCounts {
public:
    explicit ReplicateCounts(std::uint64_t blocks) : blocks_(blocks == 0 ? 1 : blocks) {}

    /// A block that was not added yet.
    void add(std::uint64_t block, std::uint64_t count) {
        count_ += count;
        add_part(block / blocks_, {1, count});
    }
    /// Blocks of which none was added yet.
    void merge(const ReplicateCounts& other) {
        count_ += other.count_;
        whole_ += other.whole_;
        in_whole_ += other.in_whole_;
        squares_ += other.squares_;
        for (const auto& [replicate, part] : other.parts_)
            add_part(replicate, part);
    }
    std::uint64_t count() const { return count_; }
    /// How many replicates are whole.
    std::uint64_t whole() const { return whole_; }
    /// The standard error of the share of draws, from the whole replicates; nothing below two. A part of a block at
    /// the end of a run counts as a whole one.
    std::optional<double> standard_error(std::uint64_t draws_of_replicate) const {
        if (whole_ < 2) return std::nullopt;
        const auto whole = static_cast<double>(whole_), sum = static_cast<double>(in_whole_);
        const double spread = static_cast<double>(squares_) - sum * sum / whole;
        const double of_sum = (spread < 0.0 ? 0.0 : spread) * whole / (whole - 1.0);
        return __builtin_sqrt(of_sum) / (whole * static_cast<double>(draws_of_replicate));
    }

private:
    struct Part {
        std::uint64_t blocks = 0, count = 0;
    };
    void add_part(std::uint64_t replicate, Part added) {
        if (added.blocks < blocks_) {
            Part& part = parts_[replicate];
            added = part = {part.blocks + added.blocks, part.count + added.count};
            if (part.blocks < blocks_) return;
            parts_.erase(replicate);
        }
        ++whole_;
        in_whole_ += added.count;
        squares_ += added.count * added.count;
    }

    std::uint64_t blocks_;
    std::uint64_t count_ = 0, whole_ = 0, in_whole_ = 0, squares_ = 0;
    std::map<std::uint64_t, Part> parts_; ///< of replicates that are not whole
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
