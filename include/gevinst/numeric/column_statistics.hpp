// SPDX-License-Identifier: Apache-2.0
// The statistics of one column of simulated draws: counted chunk by chunk by several threads, merged, summed up.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <gevinst/numeric/histogram.hpp>
#include <gevinst/numeric/moments.hpp>
#include <gevinst/numeric/order_statistics.hpp>
#include <gevinst/numeric/percentile.hpp>
#include <gevinst/numeric/range_sums.hpp>
#include <gevinst/numeric/replicate_sums.hpp>
#include <gevinst/numeric/student_t.hpp>
#include <gevinst/numeric/tail_distances.hpp>
#include <gevinst/numeric/tail_sum.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// What is wanted of a column.
struct ColumnRequest {
    /// Deviations are summed from here; finite.
    double point = 0.0;
    /// Shares strictly between 0 and 1.
    std::vector<double> percentiles;
    /// Of P(x > threshold).
    std::vector<double> thresholds;
    /// The largest number of bins of the histogram; none when 0.
    std::uint32_t bins = 0;
    /// Independent replicates of so many blocks each, from which errors come; 0: all draws are independent.
    std::uint64_t replicate_blocks = 0;
    /// Shares of the expected shortfall: up to 1/2 the mean of the lowest draws, above that of the highest.
    std::vector<double> shortfalls{};

    friend bool operator==(const ColumnRequest&, const ColumnRequest&) = default;
};

/// An order statistic with the 95 % interval of its numerical error, infinite to a side where the draws are too few to
/// bound it; NaN where it is not known.
struct Percentile {
    double share, value, low, high;
};
/// How often the threshold is exceeded.
struct Exceedance {
    double threshold, probability, standard_error;
};
struct ColumnSummary {
    std::uint64_t draws = 0;
    /// The first error is that of the request, from its replicates; the second from blocks as independent replicates.
    double mean = 0.0, sd = 0.0, standard_error = 0.0, block_standard_error = 0.0, minimum = 0.0, maximum = 0.0;
    std::vector<Percentile> percentiles;
    std::vector<Exceedance> exceedances;
    std::vector<Shortfall> shortfalls; ///< NaN where it is not known
    Histogram histogram;
    int passes = 1;
};

/// The blocks after which a run that has done `blocks_done` pauses to narrow its windows: 4, 16, 64...
constexpr std::uint64_t next_stage(std::uint64_t blocks_done) {
    std::uint64_t stage = 4;
    while (stage <= blocks_done && stage < std::uint64_t{1} << 62)
        stage *= 4;
    return stage;
}

/// What is known of a column. Results depend on the draws alone, to the last bit: not on tiles, chunks, threads, stages
/// or the order of merges (but the bins of the histogram are those of the first stage, or what merged parts share).
/// Memory is O(sqrt(draws)) a percentile while narrow() is called after every stage.
class ColumnStatistics {
    // What the errors of replicates are counted about: the percentiles, and where the tails of the shortfalls end.
    struct Marks {
        std::vector<double> percentiles;
        std::vector<TailMark> tails;
    };
    // What a chunk counts: shared by the threads, never changed.
    struct Plan {
        std::shared_ptr<const ColumnRequest> request;
        bool first_pass;
        OrderStatistics order;
        std::optional<Histogram> histogram;
        std::optional<Marks> marks; ///< to be counted, and nothing else
    };

public:
    /// `planned_draws` is the length of the whole run, all ranges together: it sets how much is kept, and no result.
    ColumnStatistics(ColumnRequest request, std::uint64_t planned_draws)
        : request_(std::make_shared<const ColumnRequest>(std::move(request))), planned_(planned_draws),
          order_(first_windows(*request_), capacity(planned_draws), request_->point),
          replicates_(request_->replicate_blocks),
          above_(request_->thresholds.size(), ReplicateCounts(request_->replicate_blocks)) {
        make_plan();
    }

    /// What one thread counts of consecutive blocks.
    class Chunk {
    public:
        /// The next draws, in tiles of any length. No NaN: the statistics of a column with one are NaN.
        void add(const double* draws, std::size_t n) {
            while (n > 0) {
                const std::size_t count = std::min(n, block_draws - in_block_);
                const std::vector<double>& levels = plan_->marks ? plan_->marks->percentiles : plan_->request->thresholds;
                for (std::size_t i = 0; i < above_.size(); ++i)
                    in_block_above_[i] += count_above(draws, count, levels[i]);
                if (plan_->first_pass) block_.add(draws, count, plan_->request->point);
                for (TailDistances::Chunk& tail : tails_)
                    tail.add(draws, count);
                if (!plan_->marks) {
                    if (histogram_) histogram_->add(draws, count);
                    order_.add(draws, count);
                }
                count_ += count;
                in_block_ += count;
                if (in_block_ == block_draws) close_block();
                draws += count;
                n -= count;
            }
        }

    private:
        friend class ColumnStatistics;

        Chunk(std::shared_ptr<const Plan> plan, std::uint64_t first_block)
            : plan_(std::move(plan)), moments_(first_block), order_(plan_->order.empty_copy(first_block)),
              replicates_(plan_->request->replicate_blocks), next_block_(first_block), above_(levels(*plan_), ReplicateCounts(plan_->request->replicate_blocks)),
              in_block_above_(above_.size()), histogram_(plan_->histogram) {
            if (!plan_->marks) return;
            for (const TailMark& tail : plan_->marks->tails)
                tails_.emplace_back(tail, first_block, plan_->request->replicate_blocks);
        }
        // In the first pass of thresholds, then of marks if any.
        static std::size_t levels(const Plan& plan) {
            return plan.first_pass ? plan.request->thresholds.size() : plan.marks ? plan.marks->percentiles.size() : 0;
        }
        void close_block() {
            in_block_ = 0;
            for (std::size_t i = 0; i < above_.size(); ++i)
                above_[i].add(next_block_, std::exchange(in_block_above_[i], 0));
            for (TailDistances::Chunk& tail : tails_)
                tail.close_block();
            if (plan_->first_pass) {
                const Moments block = block_.close();
                replicates_.add(next_block_, block.sum);
                moments_.add(block);
            }
            ++next_block_;
        }

        std::shared_ptr<const Plan> plan_;
        std::size_t in_block_ = 0;
        BlockMoments block_;
        TreeSum<Moments> moments_;
        OrderStatistics order_;
        ReplicateSums<> replicates_;
        std::uint64_t next_block_, count_ = 0;
        std::vector<ReplicateCounts> above_;
        std::vector<std::uint64_t> in_block_above_;
        std::vector<TailDistances::Chunk> tails_;
        std::optional<Histogram> histogram_;
    };

    /// A chunk of this pass (or stage) that begins at this block. Any thread may ask, also while another one appends.
    Chunk chunk(std::uint64_t first_block) const { return Chunk(plan_, first_block); }

    /// Adds a chunk, in any order; false, and nothing done, when it was begun before the last narrow(), merge() or
    /// begin_next_pass(), or when the first pass has its blocks already. Only the last block of a run may be shorter
    /// than `block_draws`.
    [[nodiscard]] bool append(Chunk&& chunk) {
        if (chunk.plan_ != plan_) return false;
        if (chunk.in_block_ > 0) chunk.close_block();
        if (!moments_.add(chunk.moments_)) return false;
        settled_.reset();
        if (chunk.plan_->marks) {
            add(above_marks_, chunk.above_);
            for (std::size_t i = 0; i < tails_.size(); ++i)
                tails_[i].append(chunk.tails_[i]);
            marked_ += chunk.count_;
            return true;
        }
        order_.append(chunk.order_);
        replicates_.merge(chunk.replicates_);
        if (chunk.plan_->first_pass) add(above_, chunk.above_);
        if (chunk.histogram_ && histogram_) histogram_->merge(*std::move(chunk.histogram_));
        return true;
    }

    /// Selects the percentiles now, once for every summary.
    void settle() {
        if (!settled_) settled_ = percentiles(moments_.total());
    }

    /// At the end of a stage of the first pass: keeps of the draws what the percentiles of the whole run may need.
    void narrow() {
        if (passes_ > 1) return;
        make_histogram();
        if (order_.count() < planned_) narrow_windows();
        make_plan();
    }

    /// Adds another part of the run, in any order and perhaps with gaps between; false, and nothing done, when blocks
    /// overlap or the request is another. finished() may be false afterwards.
    [[nodiscard]] bool merge(const ColumnStatistics& other) {
        if (*request_ != *other.request_ || !moments_.merge(other.moments_)) return false;
        settled_.reset();
        planned_ = std::max({planned_, other.planned_, draws()});
        if (passes_ == 1 && order_.kept() + other.order_.kept() > capacity(planned_)) {
            make_histogram();
            narrow_windows();
        }
        merge_histogram(other);
        order_.merge(other.order_);
        replicates_.merge(other.replicates_);
        add(above_, other.above_);
        counts_marks_ = false;
        marked_ = 0;
        passes_ = std::max(passes_, other.passes_);
        make_plan();
        return true;
    }

    /// Whether all percentiles and their intervals are known; else the same draws must pass once more.
    bool finished() const {
        const Moments total = moments_.total();
        if (total.count == 0 || std::isnan(total.squares)) return true; // a NaN has no rank
        return ranks_known(total) && (!has_marks(total) || marked_ == total.count);
    }
    /// Begins another pass: add chunks of all ranges() once more. Nothing when finished().
    void begin_next_pass() {
        if (finished()) return;
        settled_.reset();
        counts_histogram_ = false;
        const Moments total = moments_.total();
        counts_marks_ = ranks_known(total);
        if (counts_marks_) {
            marked_ = 0;
            above_marks_.assign(request_->percentiles.size(), ReplicateCounts(request_->replicate_blocks));
            tails_.assign(request_->shortfalls.size(), TailDistances(request_->replicate_blocks));
            make_plan();
            return;
        }
        ++passes_;
        if (request_->bins > 0 && !histogram_ && order_.whole_line()) {
            histogram_.emplace(*order_.whole_line()->finite, request_->bins);
            counts_histogram_ = true;
        }
        if (order_.count() == draws())
            order_ = OrderStatistics(order_.next_windows(wanted(draws())), capacity(planned_), request_->point);
        else
            order_ = order_.empty_copy(0);
        make_plan();
    }

    std::uint64_t draws() const { return moments_.total().count; }
    /// The blocks that were added, in order.
    std::vector<BlockRange> ranges() const { return moments_.ranges(); }
    /// 1 but where a percentile was missed.
    int passes() const { return passes_; }
    /// How many draws are held in memory.
    std::size_t kept() const { return order_.kept(); }
    const ColumnRequest& request() const { return *request_; }
    /// The sums behind mean and spread.
    Moments moments() const { return moments_.total(); }

    ColumnSummary summary() const {
        ColumnSummary summary;
        const Moments total = moments_.total();
        summary.draws = total.count;
        summary.passes = passes_;
        if (total.count == 0) return summary;
        summary.mean = total.mean(request_->point);
        summary.sd = total.sd();
        summary.standard_error =
            replicate_error(total, replicates_, request_->replicate_blocks).value_or(total.standard_error());
        summary.block_standard_error = total.block_standard_error();
        summary.minimum = total.minimum + 0.0;
        summary.maximum = total.maximum + 0.0;
        for (std::size_t i = 0; i < above_.size(); ++i)
            summary.exceedances.push_back(exceedance(request_->thresholds[i], above_[i], total));
        summary.percentiles = settled_ ? *settled_ : percentiles(total);
        for (std::size_t i = 0; i < request_->shortfalls.size(); ++i)
            summary.shortfalls.push_back(shortfall_of(i, total));
        if (request_->bins > 0) {
            ColumnStatistics complete = *this;
            complete.make_histogram();
            if (complete.histogram_) summary.histogram = *std::move(complete.histogram_);
        }
        return summary;
    }

private:
    void make_plan() {
        std::optional<Histogram> bins;
        if (counts_histogram_ && histogram_) bins = histogram_->empty_copy();
        plan_ = std::make_shared<const Plan>(Plan{request_, passes_ == 1 && !counts_marks_, order_.empty_copy(0),
                                                  std::move(bins), counts_marks_ ? std::optional(marks()) : std::nullopt});
    }
    Marks marks() const {
        const Moments total = moments_.total();
        Marks found;
        for (const Percentile& one : percentiles(total))
            found.percentiles.push_back(one.value);
        for (const double share : request_->shortfalls)
            found.tails.push_back({*order_.values({percentile_rank(share, total.count)})[0], share <= 0.5});
        return found;
    }
    // Whether the errors of percentiles and shortfalls come from replicates: from how their draws lie about them.
    bool has_marks(const Moments& total) const {
        return request_->replicate_blocks > 0 && !(request_->percentiles.empty() && request_->shortfalls.empty()) &&
               total.blocks >= 2 * request_->replicate_blocks;
    }
    bool ranks_known(const Moments& total) const {
        if (order_.count() != total.count) return false;
        if (request_->bins > 0 && !histogram_ && !(order_.whole_line() && order_.whole_line()->known)) return false;
        const std::vector<WantedRank> ranks = wanted(total.count);
        return std::all_of(ranks.begin(), ranks.end(), [&](const WantedRank& rank) { return order_.knows(rank); });
    }
    // With the interval from replicates once their draws are counted: the shares below the percentile vary so much.
    PercentileRanks ranks_of(std::size_t percentile, std::uint64_t count) const {
        const double share = request_->percentiles[percentile];
        if (above_marks_.empty() || marked_ != count) return percentile_ranks(share, count);
        const ReplicateCounts& above = above_marks_[percentile];
        const auto error = above.standard_error(request_->replicate_blocks * block_draws);
        if (!error) return percentile_ranks(share, count);
        return ranks_about(share, count, student_factor(above.whole() - 1) * *error * static_cast<double>(count));
    }
    static std::size_t capacity(std::uint64_t planned) {
        return 16 * block_draws + static_cast<std::size_t>(64.0 * std::sqrt(static_cast<double>(planned)));
    }
    static std::vector<Window> first_windows(const ColumnRequest& request) {
        if (request.percentiles.empty() && request.shortfalls.empty() && request.bins == 0) return {};
        Window whole;
        for (const double share : request.shortfalls)
            (share <= 0.5 ? whole.sums_below : whole.sums_above) = true;
        return {whole};
    }
    static WantedRank shortfall_rank(double share, std::uint64_t count) {
        return {percentile_rank(share, count), share <= 0.5, share > 0.5};
    }
    std::vector<WantedRank> wanted(std::uint64_t count) const {
        std::vector<WantedRank> ranks;
        for (std::size_t i = 0; i < request_->percentiles.size(); ++i) {
            const PercentileRanks of = ranks_of(i, count);
            for (const std::uint64_t rank : {of.low, of.rank, of.high})
                ranks.push_back({rank});
        }
        for (const double share : request_->shortfalls)
            ranks.push_back(shortfall_rank(share, count));
        return ranks;
    }
    bool ranked(const Moments& total) const { return order_.count() == total.count && !std::isnan(total.squares); }
    std::vector<Percentile> percentiles(const Moments& total) const {
        constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
        constexpr double beyond = std::numeric_limits<double>::infinity();
        std::vector<std::optional<double>> values(3 * request_->percentiles.size());
        if (ranked(total)) {
            std::vector<std::uint64_t> ranks;
            for (const WantedRank& one : wanted(total.count))
                ranks.push_back(one.rank);
            values = order_.values(ranks);
        }
        std::vector<Percentile> found;
        for (std::size_t i = 0; i < request_->percentiles.size(); ++i)
            found.push_back({request_->percentiles[i], values[3 * i + 1].value_or(unknown),
                             values[3 * i].value_or(unknown), values[3 * i + 2].value_or(unknown)});
        if (!ranked(total) || (total.constant() && total.count > 1)) return found;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const PercentileRanks ranks = ranks_of(i, total.count);
            if (ranks.open_low) found[i].low = -beyond;
            if (ranks.open_high) found[i].high = beyond;
        }
        return found;
    }
    Shortfall shortfall_of(std::size_t at, const Moments& total) const {
        const double share = request_->shortfalls[at];
        constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
        const WantedRank rank = shortfall_rank(share, total.count);
        if (!ranked(total) || !order_.knows(rank)) return {share, unknown, unknown};
        Shortfall found = shortfall(share, total.count, *order_.values({rank.rank})[0], order_.sum_beyond(rank), request_->point);
        if (total.constant() && total.count > 1) found.standard_error = 0.0;
        // One draw in the tail tells no error, whatever its replicate.
        if (std::isnan(found.standard_error) || tails_.empty() || marked_ != total.count) return found;
        const double tail = share <= 0.5 ? share : 1.0 - share;
        if (const auto error = tails_[at].standard_error()) found.standard_error = *error / tail;
        return found;
    }
    Exceedance exceedance(double threshold, const ReplicateCounts& above, const Moments& total) const {
        const auto draws = static_cast<double>(total.count);
        const double probability = static_cast<double>(above.count()) / draws;
        // That no draw did it, or all did, does not make it certain: as wide as Wilson's interval (1927).
        if ((above.count() == 0 || above.count() == total.count) && !total.constant())
            return {threshold, probability, 1.96 / (2.0 * (draws + 1.96 * 1.96))};
        const double independent = std::sqrt(probability * (1.0 - probability) / draws);
        if (request_->replicate_blocks == 0) return {threshold, probability, independent};
        return {threshold, probability,
                above.standard_error(request_->replicate_blocks * block_draws).value_or(independent)};
    }
    static void add(std::vector<ReplicateCounts>& to, const std::vector<ReplicateCounts>& other) {
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i].merge(other[i]);
    }
    static void count_whole(Histogram& histogram, const OrderStatistics::WholeLine& line) {
        histogram.add(line.finite->data(), line.finite->size());
        histogram.add_outside(line.minus_infinite, line.infinite);
    }
    void narrow_windows() {
        std::vector<RankBounds> ranks;
        for (const double share : request_->percentiles)
            ranks.push_back(rank_bounds(share, order_.count(), planned_));
        for (const double share : request_->shortfalls) {
            ranks.push_back(rank_bounds(share, order_.count(), planned_));
            (share <= 0.5 ? ranks.back().sums_below : ranks.back().sums_above) = true;
        }
        order_.restrict_to(united(order_.between(ranks)));
    }
    // While all draws are kept: from then on they are counted as they come.
    void make_histogram() {
        const auto line = order_.whole_line();
        if (histogram_ || request_->bins == 0 || !line || !line->known) return;
        histogram_.emplace(*line->finite, request_->bins);
        count_whole(*histogram_, *line);
        counts_histogram_ = true;
    }
    // Before the draws that are kept are merged.
    void merge_histogram(const ColumnStatistics& other) {
        if (!histogram_ && !other.histogram_) return;
        ColumnStatistics part = other;
        part.make_histogram();
        make_histogram();
        if (histogram_ && part.histogram_)
            histogram_->merge(*std::move(part.histogram_));
        else
            histogram_.reset();
    }

    std::shared_ptr<const ColumnRequest> request_;
    std::uint64_t planned_;
    int passes_ = 1;
    RangeSums<Moments> moments_;
    OrderStatistics order_;
    ReplicateSums<> replicates_;
    std::vector<ReplicateCounts> above_;
    std::vector<ReplicateCounts> above_marks_; ///< how many draws are above each percentile
    std::vector<TailDistances> tails_;         ///< how far they lie beyond the ends of the shortfalls' tails
    std::uint64_t marked_ = 0;                 ///< of how many draws
    bool counts_marks_ = false;
    std::optional<Histogram> histogram_;
    bool counts_histogram_ = false; // from now on, of every draw
    std::optional<std::vector<Percentile>> settled_; ///< the percentiles, once selected
    std::shared_ptr<const Plan> plan_;
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
