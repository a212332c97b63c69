// SPDX-License-Identifier: Apache-2.0
// Exact order statistics of draws that stream by: what lies in a few windows is kept, what lies between is counted.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include <gevinst/numeric/moments.hpp>
#include <gevinst/numeric/select_ranks.hpp>
#include <gevinst/numeric/tail_sum.hpp>
#include <gevinst/numeric/window_count.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// Values from `low` to `high`, both included.
struct Window {
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
    bool sums_below = false, sums_above = false; ///< whether the draws below it, above it are summed

    bool point() const { return low == high; }
    bool contains(const Window& other) const { return low <= other.low && other.high <= high; }
    bool sums_as(const Window& other) const {
        return sums_below == other.sums_below && sums_above == other.sums_above;
    }
    bool whole_line() const { return contains(Window{}); }
    friend bool operator==(const Window&, const Window&) = default;
};

/// Windows in ascending order, those that overlap made one, empty ones (low > high) left out. Two may share a bound:
/// else windows about the few values of a discrete column would grow together and keep all draws between, or claim sums
/// that only one of them has.
inline std::vector<Window> united(std::vector<Window> windows) {
    std::erase_if(windows, [](const Window& window) { return !(window.low <= window.high); });
    std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) {
        return a.low < b.low || (a.low == b.low && a.high < b.high);
    });
    const auto apart = [](const Window& before, const Window& after) {
        if (before.high != after.low) return before.high < after.low;
        if (before.point() != after.point()) return !before.sums_as(after);
        return !before.point();
    };
    std::vector<Window> disjoint;
    for (const Window& window : windows) {
        if (disjoint.empty() || apart(disjoint.back(), window)) {
            disjoint.push_back(window);
            continue;
        }
        Window& last = disjoint.back();
        last.high = std::max(last.high, window.high);
        last.sums_below = last.sums_below || window.sums_below;
        last.sums_above = last.sums_above || window.sums_above;
    }
    return disjoint;
}

/// An order statistic that is wanted (1 is the smallest), perhaps with the sum of those of lower or of higher rank.
struct WantedRank {
    std::uint64_t rank;
    bool sums_below = false, sums_above = false;
};

/// Counts of draws about disjoint windows, and the draws inside them. Draws *at* a bound are counted, not kept: a value
/// that many draws have becomes a bound when windows narrow, so that whole numbers need no memory. Of a window with more
/// draws than `capacity` a random part is kept: not enough for the order statistic, but to find a narrower window for
/// another pass over the same draws.
class OrderStatistics {
public:
    /// Squares of draws that are summed are those of their distances from `point`.
    OrderStatistics(const std::vector<Window>& disjoint, std::size_t capacity, double point)
        : capacity_(capacity), point_(point) {
        for (const Window& window : disjoint)
            parts_.emplace_back().window = window;
    }
    /// Nothing counted yet about the same windows.
    OrderStatistics empty_copy(std::uint64_t salt) const {
        OrderStatistics copy({}, capacity_, point_);
        for (const Part& part : parts_) {
            Part& fresh = copy.parts_.emplace_back();
            fresh.window = part.window;
            fresh.tied = part.tied;
        }
        copy.coins_ = salt;
        return copy;
    }

    std::uint64_t count() const { return count_; }
    /// How many draws are held in memory.
    std::size_t kept() const {
        return std::accumulate(parts_.begin(), parts_.end(), std::size_t{0},
                               [](std::size_t sum, const Part& part) { return sum + part.kept.size(); });
    }
    std::vector<Window> windows() const {
        std::vector<Window> windows;
        for (const Part& part : parts_)
            windows.push_back(part.window);
        return windows;
    }
    /// The finite draws (in no order), while one window holds the whole line; else nullptr. All of them when `known`,
    /// else a random part.
    struct WholeLine {
        const std::vector<double>* finite;
        std::uint64_t minus_infinite, infinite;
        bool known;
    };
    std::optional<WholeLine> whole_line() const {
        if (parts_.size() != 1 || !parts_[0].window.whole_line()) return std::nullopt;
        return WholeLine{&parts_[0].kept, parts_[0].count.at_low, parts_[0].count.at_high, parts_[0].level == 0};
    }

    /// At most `block_draws` draws; no NaN.
    void add(const double* draws, std::size_t n) {
        alignas(64) std::array<double, block_draws> inside;
        count_ += n;
        for (Part& part : parts_) {
            const Window& window = part.window;
            const WindowCount found = count_window(draws, n, window.low, window.high, part.tied, inside.data());
            part.count += found;
            keep(part, inside.data(), static_cast<std::size_t>(found.inside));
            if (window.sums_below && found.below > 0)
                sum(part.below, inside.data(), collect_tail<true>(draws, n, window.low, inside.data()));
            if (window.sums_above && found.below + found.closed() < n)
                sum(part.above, inside.data(), collect_tail<false>(draws, n, window.high, inside.data()));
        }
    }

    /// Adds what was counted about the same windows, of other draws.
    void append(const OrderStatistics& other) {
        count_ += other.count_;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            Part &part = parts_[i], added = other.parts_[i];
            part.count += added.count;
            part.below.add(added.below);
            part.above.add(added.above);
            while (part.level < added.level) thin(part);
            while (added.level < part.level) thin(added);
            part.kept.insert(part.kept.end(), added.kept.begin(), added.kept.end());
            while (part.kept.size() > capacity_) thin(part);
        }
    }
    /// Adds what was counted about other windows, of other draws: what both know remains.
    void merge(OrderStatistics other) {
        if (windows() != other.windows()) {
            std::vector<Window> common;
            for (const Part& a : parts_)
                for (const Part& b : other.parts_) {
                    const Window both{std::max(a.window.low, b.window.low), std::min(a.window.high, b.window.high),
                                      a.window.sums_below && b.window.sums_below,
                                      a.window.sums_above && b.window.sums_above};
                    if (both.low <= both.high && a.level == 0 && b.level == 0) common.push_back(both);
                }
            common = united(std::move(common));
            restrict_to(common);
            other.restrict_to(common);
            for (std::size_t i = 0; i < parts_.size(); ++i) {
                Window &mine = parts_[i].window, &others = other.parts_[i].window;
                mine.sums_below = others.sums_below = mine.sums_below && others.sums_below;
                mine.sums_above = others.sums_above = mine.sums_above && others.sums_above;
            }
        }
        append(other);
    }

    /// Forgets what lies outside of `disjoint` windows, each of them inside one that is known whole.
    void restrict_to(const std::vector<Window>& disjoint) {
        std::vector<Part> narrowed;
        for (Window window : disjoint) {
            const Part* best = nullptr;
            for (const Part& part : parts_) {
                const bool same = part.window.low == window.low && part.window.high == window.high;
                if (!same && !(part.level == 0 && part.window.contains(window))) continue;
                if (best == nullptr || part.sums(window)) best = &part;
            }
            if (best == nullptr) continue;
            window.sums_below = window.sums_below && best->window.sums_below;
            window.sums_above = window.sums_above && best->window.sums_above;
            const bool same = best->window.low == window.low && best->window.high == window.high;
            narrowed.push_back(same ? *best : best->narrowed(window, count_, point_));
            narrowed.back().window = window;
        }
        parts_ = std::move(narrowed);
    }

    /// Whether the order statistic is known exactly, and what is to be summed.
    bool knows(const WantedRank& wanted) const {
        const Part* const part = part_of(wanted);
        return part != nullptr && part->knows(wanted);
    }
    /// The sum of the draws of lower rank, or of higher rank, than one that is known.
    TailSum sum_beyond(const WantedRank& wanted) const {
        const Part& part = *part_of(wanted);
        const std::uint64_t below = wanted.rank - 1 - part.count.below; // of the draws in the window
        const std::uint64_t at_low = std::min(below, part.count.at_low), inside = std::min(below - at_low, part.count.inside);
        const auto middle = static_cast<std::size_t>(inside), kept = part.kept.size();
        std::vector<double> values = part.kept;
        if (middle > 0 && middle < kept)
            std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(middle), values.end());
        TailSum sum;
        const auto add = [&](double value, std::uint64_t times) {
            if (times > 0) sum.add(value, point_, static_cast<std::int64_t>(times));
        };
        if (wanted.sums_below) {
            sum = part.below;
            add(part.window.low, at_low);
            for (std::size_t i = 0; i < middle && i < kept; ++i) sum.add(values[i], point_);
            add(part.window.high, below - at_low - inside);
            return sum;
        }
        sum = part.above;
        // What is left of the window after the draws below and the one of this rank.
        const std::uint64_t left_at_low = part.count.at_low - at_low, left_inside = part.count.inside - inside;
        const bool is_low = left_at_low > 0, is_inside = !is_low && left_inside > 0;
        add(part.window.low, left_at_low - (is_low ? 1 : 0));
        for (std::size_t i = middle + (is_inside ? 1 : 0); i < kept; ++i) sum.add(values[i], point_);
        add(part.window.high, part.count.at_high - (below - at_low - inside) - (is_low || is_inside ? 0 : 1));
        return sum;
    }
    /// The order statistics of these ranks, nothing for those that are not known. -0 is 0.
    std::vector<std::optional<double>> values(const std::vector<std::uint64_t>& ranks) const {
        std::vector<std::optional<double>> found(ranks.size());
        for (const Part& part : parts_) {
            std::vector<std::uint64_t> places;
            for (const std::uint64_t rank : ranks)
                if (part.level == 0 && part.is_inside(rank)) places.push_back(rank - part.first_inside());
            std::sort(places.begin(), places.end());
            const std::vector<double> selected = PlaceSelection::of(part.kept, places);
            const auto at = [&](std::uint64_t place) {
                return selected[static_cast<std::size_t>(std::lower_bound(places.begin(), places.end(), place) - places.begin())];
            };
            for (std::size_t i = 0; i < ranks.size(); ++i) {
                if (!part.holds(ranks[i])) continue;
                if (!part.is_inside(ranks[i]))
                    found[i] = ranks[i] < part.first_inside() ? part.window.low : part.window.high;
                else if (part.level == 0)
                    found[i] = at(ranks[i] - part.first_inside());
                if (found[i]) *found[i] += 0.0;
            }
        }
        return found;
    }

    /// Between these ranks, as far as the window around `centre` goes; the whole window where it is not known exactly.
    /// Nothing where the centre lies in no window.
    std::vector<Window> between(const std::vector<RankBounds>& bounds_of) const {
        std::vector<std::uint64_t> ranks;
        for (const RankBounds& of : bounds_of)
            for (const double rank : {of.low, of.centre, of.high})
                ranks.push_back(rank > 1.0 ? std::min(static_cast<std::uint64_t>(rank), count_) : 1);
        const std::vector<std::optional<double>> bounds = values(ranks);
        std::vector<Window> windows;
        for (std::size_t i = 0; i < bounds_of.size(); ++i) {
            const Part* const found = part_of({ranks[3 * i + 1], bounds_of[i].sums_below, bounds_of[i].sums_above});
            if (found == nullptr) continue;
            const Part& part = *found;
            Window window = part.window;
            if (part.level == 0) {
                if (part.holds(ranks[3 * i]) && bounds_of[i].low >= 1.0)
                    window.low = bounds[3 * i].value_or(window.low);
                if (part.holds(ranks[3 * i + 2]) && bounds_of[i].high <= static_cast<double>(count_))
                    window.high = bounds[3 * i + 2].value_or(window.high);
            }
            window.sums_below = window.sums_below && bounds_of[i].sums_below;
            window.sums_above = window.sums_above && bounds_of[i].sums_above;
            windows.push_back(window);
        }
        return windows;
    }

    /// The windows for another pass: what is known of these ranks, and for each that is not, where it must be or (but
    /// for five standard errors of the part that was kept) is.
    std::vector<Window> next_windows(const std::vector<WantedRank>& ranks) const {
        std::vector<Window> known, sought;
        for (const WantedRank& wanted : ranks) {
            const std::uint64_t rank = wanted.rank;
            const Part* const part = part_of(wanted);
            if (part != nullptr && part->knows(wanted) && part->level == 0) {
                known.push_back(part->window);
                continue;
            }
            if (part == nullptr)
                sought.push_back(gap(rank));
            else if (!part->is_inside(rank))
                sought.push_back(point_of(*part, rank));
            else
                sought.push_back(part->sampled_bracket(rank));
            sought.back().sums_below = wanted.sums_below;
            sought.back().sums_above = wanted.sums_above;
        }
        known.insert(known.end(), sought.begin(), sought.end());
        return united(std::move(known));
    }

private:
    struct Part {
        Window window;
        bool tied = false; // many draws are at its bounds
        int level = 0;     // of its draws inside one in 2^level is kept
        WindowCount count;
        std::vector<double> kept;
        TailSum below, above; // of draws outside of the window, where it says so

        bool holds(std::uint64_t rank) const { return rank > count.below && rank <= count.below + count.closed(); }
        std::uint64_t first_inside() const { return count.below + count.at_low + 1; }
        bool is_inside(std::uint64_t rank) const {
            return rank >= first_inside() && rank - first_inside() < count.inside;
        }
        // Of a rank or a window.
        template <class Wanted>
        bool sums(const Wanted& wanted) const {
            return (window.sums_below || !wanted.sums_below) && (window.sums_above || !wanted.sums_above);
        }
        // Of a part of the draws inside, only what is at a bound is known, and the sums that leave them out.
        bool knows(const WantedRank& wanted) const {
            if (level == 0) return sums(wanted);
            const bool at_low = wanted.rank < first_inside();
            return sums(wanted) && !is_inside(wanted.rank) && !(at_low ? wanted.sums_above : wanted.sums_below);
        }

        Part narrowed(const Window& inner, std::uint64_t draws, double from) const {
            Part part;
            part.window = inner;
            part.kept.resize(kept.size());
            const auto at = [&](double bound) {
                return bound == window.low ? count.at_low : bound == window.high ? count.at_high : 0;
            };
            part.count = count_window(kept.data(), kept.size(), inner.low, inner.high, false, part.kept.data());
            part.count.below += count.below + (window.low < inner.low ? count.at_low : 0);
            part.count.at_low += at(inner.low);
            if (inner.low < inner.high) part.count.at_high += at(inner.high);
            part.kept.resize(static_cast<std::size_t>(part.count.inside));
            part.kept.shrink_to_fit();
            part.tied = part.count.at_low + part.count.at_high > draws / 64;
            if (inner.sums_below) {
                part.below = below;
                if (window.low < inner.low && count.at_low > 0)
                    part.below.add(window.low, from, static_cast<std::int64_t>(count.at_low));
                for (const double draw : kept)
                    if (draw < inner.low) part.below.add(draw, from);
            }
            if (inner.sums_above) {
                part.above = above;
                if (inner.high < window.high && count.at_high > 0)
                    part.above.add(window.high, from, static_cast<std::int64_t>(count.at_high));
                for (const double draw : kept)
                    if (draw > inner.high) part.above.add(draw, from);
            }
            return part;
        }
        // Where the kept part says that the rank lies; never wider than the window.
        Window sampled_bracket(std::uint64_t rank) const {
            if (kept.empty()) return window;
            const auto sample = static_cast<double>(kept.size());
            const double share = static_cast<double>(rank - first_inside()) / static_cast<double>(count.inside);
            const double reach = 5.0 * std::sqrt(sample * share * (1.0 - share) + 6.25) + 1.0;
            const double low = std::floor(sample * share - reach), high = std::ceil(sample * share + reach);
            std::vector<std::uint64_t> places;
            if (low >= 0.0) places.push_back(static_cast<std::uint64_t>(low));
            if (high < sample) places.push_back(static_cast<std::uint64_t>(high));
            const std::vector<double> values = PlaceSelection::of(kept, places);
            return {low >= 0.0 ? values.front() : window.low, high < sample ? values.back() : window.high};
        }
    };

    // The window that holds a rank, of two that share a bound the one that knows more of it; none in a gap.
    const Part* part_of(const WantedRank& wanted) const {
        const Part* best = nullptr;
        for (const Part& part : parts_) {
            if (!part.holds(wanted.rank)) continue;
            if (best == nullptr || (part.sums(wanted) && !best->knows(wanted))) best = &part;
        }
        return best;
    }
    static Window point_of(const Part& part, std::uint64_t rank) {
        const double value = rank < part.first_inside() ? part.window.low : part.window.high;
        return {value, value};
    }
    // Between two windows, their bounds left out so that it stays apart from them.
    Window gap(std::uint64_t rank) const {
        const auto part = std::find_if(parts_.begin(), parts_.end(), [&](const Part& one) { return rank <= one.count.below; });
        Window window;
        if (part != parts_.begin()) window.low = std::nextafter(std::prev(part)->window.high, window.high);
        if (part != parts_.end())
            window.high = std::nextafter(part->window.low, -std::numeric_limits<double>::infinity());
        return window;
    }

    void sum(TailSum& tail, const double* draws, std::size_t n) const {
        for (std::size_t i = 0; i < n; ++i) tail.add(draws[i], point_);
    }
    void keep(Part& part, const double* values, std::size_t n) {
        if (part.level == 0)
            part.kept.insert(part.kept.end(), values, values + n);
        else
            for (std::size_t i = 0; i < n; ++i)
                if ((coin() >> (64 - part.level)) == 0) part.kept.push_back(values[i]);
        while (part.kept.size() > capacity_) thin(part);
    }
    // By coins, not every second one: in a sequence of low discrepancy these are a biased sample.
    void thin(Part& part) {
        std::erase_if(part.kept, [&](double) { return (coin() >> 63) != 0; });
        ++part.level;
    }
    // SplitMix64 (Steele, Lea and Flood 2014). No result depends on it, only whether a third pass is needed.
    std::uint64_t coin() {
        std::uint64_t z = (coins_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    std::vector<Part> parts_;
    std::uint64_t count_ = 0;
    std::size_t capacity_;
    double point_;
    std::uint64_t coins_ = 0;
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
