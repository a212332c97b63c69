// SPDX-License-Identifier: Apache-2.0
// How far the draws of a tail lie beyond a mark, block by block: from replicates follows the error of a shortfall.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <gevinst/numeric/moments.hpp>
#include <gevinst/numeric/range_sums.hpp>
#include <gevinst/numeric/replicate_sums.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// The end of a tail: what lies below it when `lower`, else what lies above.
struct TailMark {
    double mark = 0.0;
    bool lower = true;
};

/// The mean distance of draws beyond a mark, draws on the other side counting as 0. An expected shortfall is the mark
/// and that mean over the share of the tail (Rockafellar and Uryasev 2000); where the mark is the percentile, its own
/// error moves the shortfall in second order only.
class TailDistances {
public:
    explicit TailDistances(std::uint64_t replicate_blocks) : replicate_blocks_(replicate_blocks), replicates_(replicate_blocks) {}

    /// What one thread sums of consecutive blocks.
    class Chunk {
    public:
        Chunk(TailMark tail, std::uint64_t first_block, std::uint64_t replicate_blocks)
            : tail_(tail), moments_(first_block), replicates_(replicate_blocks) {}
        /// The next draws of a block.
        void add(const double* draws, std::size_t n) {
            for (std::size_t i = 0; i < n; ++i)
                distances_[i] = std::max(tail_.lower ? tail_.mark - draws[i] : draws[i] - tail_.mark, 0.0);
            block_.add(distances_.data(), n, 0.0);
        }
        void close_block() {
            const Moments block = block_.close();
            replicates_.add(moments_.next_block(), block.sum);
            moments_.add(block);
        }

    private:
        friend class TailDistances;
        TailMark tail_;
        std::array<double, block_draws> distances_{};
        BlockMoments block_;
        TreeSum<Moments> moments_;
        ReplicateSums<> replicates_;
    };

    /// Blocks of which none was added yet.
    void append(const Chunk& chunk) {
        static_cast<void>(moments_.add(chunk.moments_));
        replicates_.merge(chunk.replicates_);
    }
    /// The standard error of the mean distance; nothing below two replicates.
    std::optional<double> standard_error() const { return replicate_error(moments_.total(), replicates_, replicate_blocks_); }

private:
    std::uint64_t replicate_blocks_;
    RangeSums<Moments> moments_;
    ReplicateSums<> replicates_;
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
