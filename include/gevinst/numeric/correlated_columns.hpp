// SPDX-License-Identifier: Apache-2.0
// The correlations of several columns of the same draws, with their errors, from sums that need no memory of the draws.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <gevinst/numeric/moments.hpp>
#include <gevinst/numeric/range_sums.hpp>
#include <gevinst/numeric/replicate_sums.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// What is summed of two columns, of one block or of many: the deviations x and y from their points, and how much the
/// sums of the blocks vary together.
struct PairMoments {
    static constexpr std::size_t terms = 6; // 1, x, y, xx, yy, xy
    using Sums = std::array<double, terms>;
    std::uint64_t blocks = 0;
    Sums sums{};
    std::array<double, terms*(terms + 1) / 2> block_products{};

    static Sums sums_of_block(const Moments& x, const Moments& y, double products) {
        return {static_cast<double>(x.count), x.sum, y.sum, x.squares, y.squares, products};
    }
    /// Of one block, or of some that count as one.
    static PairMoments of_block(const Sums& sums) {
        PairMoments block{1, sums, {}};
        std::size_t at = 0;
        for (std::size_t i = 0; i < terms; ++i)
            for (std::size_t j = 0; j <= i; ++j)
                block.block_products[at++] = block.sums[i] * block.sums[j];
        return block;
    }
    PairMoments& operator+=(const PairMoments& other) {
        blocks += other.blocks;
        for (std::size_t i = 0; i < terms; ++i)
            sums[i] += other.sums[i];
        for (std::size_t i = 0; i < block_products.size(); ++i)
            block_products[i] += other.block_products[i];
        return *this;
    }
};

/// A correlation and its standard error.
struct Correlated {
    double value, standard_error;
};

/// What a replicate sums of two columns.
struct PairSums {
    PairMoments::Sums sums{};
    PairSums& operator+=(const PairSums& other) {
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += other.sums[i];
        return *this;
    }
};

/// Fewer tell too little of how they differ.
inline constexpr std::uint64_t least_replicates = 8;

/// Of two columns; the value is NaN when one of them does not vary. The error is that of the blocks as independent
/// replicates, to first order; of fewer than eight blocks that of normal draws.
inline Correlated correlated(const PairMoments& pair) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const auto blocks = static_cast<double>(pair.blocks);
    const auto& [n, x, y, xx, yy, xy] = pair.sums;
    const double mx = x / n, my = y / n, vx = xx / n - mx * mx, vy = yy / n - my * my;
    if (!(vx > 0.0) || !(vy > 0.0)) return {unknown, unknown};
    const double scale = __builtin_sqrt(vx) * __builtin_sqrt(vy);
    const double r = std::clamp((xy / n - mx * my) / scale, -1.0, 1.0);
    if (pair.blocks < least_replicates) return {r, n < 2.0 ? unknown : (1.0 - r * r) / __builtin_sqrt(n - 1.0)};
    // How r follows the means of the terms; what the sums of all draws have of it is taken from each.
    std::array<double, PairMoments::terms> slope{0.0, -my / scale + r * mx / vx, -mx / scale + r * my / vy, -r / (2.0 * vx),
                                      -r / (2.0 * vy), 1.0 / scale};
    for (std::size_t i = 1; i < slope.size(); ++i)
        slope[0] -= slope[i] * pair.sums[i] / n;
    double squares = 0.0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < slope.size(); ++i)
        for (std::size_t j = 0; j <= i; ++j)
            squares += (i == j ? 1.0 : 2.0) * slope[i] * slope[j] * pair.block_products[at++];
    return {r, __builtin_sqrt((squares < 0.0 ? 0.0 : squares) * blocks / (blocks - 1.0)) / n};
}

/// The correlations of some columns, counted chunk by chunk by several threads. Results depend on the draws alone.
class CorrelatedColumns {
public:
    /// Deviations are summed from these points, one a column. `replicate_blocks` as of a `ColumnRequest`.
    explicit CorrelatedColumns(std::vector<double> points, std::uint64_t replicate_blocks = 0)
        : replicate_blocks_(replicate_blocks), points_(std::move(points)),
          pairs_(points_.size() * (points_.size() - (points_.empty() ? 0 : 1)) / 2),
          replicates_(pairs_.size(), ReplicateSums<PairSums>(replicate_blocks)) {}

    /// What one thread sums of consecutive blocks.
    class Chunk {
    public:
        /// The next draws of every column; a tile does not reach over the end of a block.
        void add(const double* const* columns, std::size_t n) {
            std::size_t pair = 0;
            for (std::size_t i = 0; i < points_.size(); ++i) {
                moments_[i].add(columns[i], n, points_[i]);
                for (std::size_t j = 0; j < i; ++j)
                    products_[pair++].add(columns[i], points_[i], columns[j], points_[j], n);
            }
            in_block_ += n;
            if (in_block_ == block_draws) close_block();
        }

    private:
        friend class CorrelatedColumns;
        Chunk(const CorrelatedColumns& of, std::uint64_t first_block)
            : points_(of.points_), moments_(points_.size()), products_(of.pairs_.size()),
              pairs_(of.pairs_.size(), TreeSum<PairMoments>(first_block)),
              replicates_(of.pairs_.size(), ReplicateSums<PairSums>(of.replicate_blocks_)) {}
        void close_block() {
            in_block_ = 0;
            std::vector<Moments> blocks;
            for (BlockMoments& one : moments_)
                blocks.push_back(one.close());
            std::size_t pair = 0;
            for (std::size_t i = 0; i < blocks.size(); ++i)
                for (std::size_t j = 0; j < i; ++j, ++pair) {
                    const PairSums sums{PairMoments::sums_of_block(blocks[i], blocks[j], products_[pair].close())};
                    replicates_[pair].add(pairs_[pair].next_block(), sums);
                    pairs_[pair].add(PairMoments::of_block(sums.sums));
                }
        }

        std::vector<double> points_;
        std::size_t in_block_ = 0;
        std::vector<BlockMoments> moments_;
        std::vector<BlockProducts> products_;
        std::vector<TreeSum<PairMoments>> pairs_;
        std::vector<ReplicateSums<PairSums>> replicates_;
    };

    [[nodiscard]] Chunk chunk(std::uint64_t first_block) const { return Chunk(*this, first_block); }
    /// Blocks of which none was added yet.
    void append(Chunk&& chunk) {
        if (chunk.in_block_ > 0) chunk.close_block();
        for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
            static_cast<void>(pairs_[pair].add(chunk.pairs_[pair]));
            replicates_[pair].merge(chunk.replicates_[pair]);
        }
    }
    /// The same columns of other draws.
    void merge(const CorrelatedColumns& other) {
        for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
            static_cast<void>(pairs_[pair].merge(other.pairs_[pair]));
            replicates_[pair].merge(other.replicates_[pair]);
        }
    }
    [[nodiscard]] std::size_t columns() const { return points_.size(); }
    /// Of two columns that differ. The error is that of whole replicates where these have several blocks each and are
    /// enough.
    [[nodiscard]] Correlated of(std::size_t a, std::size_t b) const {
        const std::size_t i = std::max(a, b), j = std::min(a, b), pair = i * (i - 1) / 2 + j;
        Correlated found = correlated(pairs_[pair].total());
        PairMoments replicates;
        for (const PairSums& one : replicates_[pair].whole())
            replicates += PairMoments::of_block(one.sums);
        if (replicates.blocks >= least_replicates) found.standard_error = correlated(replicates).standard_error;
        return found;
    }

private:
    std::uint64_t replicate_blocks_;
    std::vector<double> points_;
    std::vector<RangeSums<PairMoments>> pairs_;
    std::vector<ReplicateSums<PairSums>> replicates_; ///< of several blocks each
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
