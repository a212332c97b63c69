// SPDX-License-Identifier: Apache-2.0
// Exact order statistics of draws that stream by: what lies in a few windows is kept, what lies between is counted.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include <gevinst/numeric/moments.hpp>
#include <gevinst/numeric/select_ranks.hpp>
#include <gevinst/numeric/window_count.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// Values from `low` to `high`, both included.
struct Window {
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();

    bool point() const { return low == high; }
    bool contains(const Window& other) const { return low <= other.low && other.high <= high; }
    friend bool operator==(const Window&, const Window&) = default;
};

/// Windows in ascending order, those that overlap made one, empty ones (low > high) left out. Two may share a bound:
/// else windows about the few values of a discrete column would grow together and keep all draws between.
inline std::vector<Window> united(std::vector<Window> windows) {
    std::erase_if(windows, [](const Window& window) { return !(window.low <= window.high); });
    std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) { return a.low < b.low; });
    std::vector<Window> disjoint;
    for (const Window& window : windows) {
        const bool apart = disjoint.empty() || disjoint.back().high < window.low ||
                           (disjoint.back().high == window.low && !disjoint.back().point() && !window.point());
        if (apart)
            disjoint.push_back(window);
        else
            disjoint.back().high = std::max(disjoint.back().high, window.high);
    }
    return disjoint;
}

/// Counts of draws about disjoint windows, and the draws inside them. Draws *at* a bound are counted, not kept: a value
/// that many draws have becomes a bound when windows narrow, so that whole numbers need no memory. Of a window with more
/// draws than `capacity` a random part is kept: not enough for the order statistic, but to find a narrower window for
/// another pass over the same draws.
class OrderStatistics {
public:
    OrderStatistics(const std::vector<Window>& disjoint, std::size_t capacity) : capacity_(capacity) {
        for (const Window& window : disjoint)
            parts_.emplace_back().window = window;
    }
    /// Nothing counted yet about the same windows.
    OrderStatistics empty_copy(std::uint64_t salt) const {
        OrderStatistics copy({}, capacity_);
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
        if (parts_.size() != 1 || parts_[0].window != Window{}) return std::nullopt;
        return WholeLine{&parts_[0].kept, parts_[0].count.at_low, parts_[0].count.at_high, parts_[0].level == 0};
    }

    /// At most `block_draws` draws; no NaN.
    void add(const double* draws, std::size_t n) {
        std::array<double, block_draws> inside;
        count_ += n;
        for (Part& part : parts_) {
            const Window& window = part.window;
            const WindowCount found = count_window(draws, n, window.low, window.high, part.tied, inside.data());
            part.count += found;
            keep(part, inside.data(), static_cast<std::size_t>(found.inside));
        }
    }

    /// Adds what was counted about the same windows, of other draws.
    void append(const OrderStatistics& other) {
        count_ += other.count_;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            Part &part = parts_[i], added = other.parts_[i];
            part.count += added.count;
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
                    const Window both{std::max(a.window.low, b.window.low), std::min(a.window.high, b.window.high)};
                    if (both.low <= both.high && a.level == 0 && b.level == 0) common.push_back(both);
                }
            common = united(std::move(common));
            restrict_to(common);
            other.restrict_to(common);
        }
        append(other);
    }

    /// Forgets what lies outside of `disjoint` windows, each of them inside one that is known whole.
    void restrict_to(const std::vector<Window>& disjoint) {
        std::vector<Part> narrowed;
        for (const Window& window : disjoint) {
            const auto part = std::find_if(parts_.begin(), parts_.end(), [&](const Part& whole) {
                return whole.window == window || (whole.level == 0 && whole.window.contains(window));
            });
            if (part != parts_.end()) narrowed.push_back(part->window == window ? *part : part->narrowed(window, count_));
        }
        parts_ = std::move(narrowed);
    }

    /// Whether the order statistic of this rank (1 is the smallest) is known exactly.
    bool knows(std::uint64_t rank) const {
        const Place place = place_of(rank);
        return place.in_window && (parts_[place.part].level == 0 || !parts_[place.part].is_inside(rank));
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
    std::vector<Window> between(const std::vector<std::array<double, 3>>& low_centre_high) const {
        std::vector<std::uint64_t> ranks;
        for (const auto& [low, centre, high] : low_centre_high)
            for (const double rank : {low, centre, high})
                ranks.push_back(rank > 1.0 ? std::min(static_cast<std::uint64_t>(rank), count_) : 1);
        const std::vector<std::optional<double>> bounds = values(ranks);
        std::vector<Window> windows;
        for (std::size_t i = 0; i < low_centre_high.size(); ++i) {
            const Place place = place_of(ranks[3 * i + 1]);
            if (!place.in_window) continue;
            const Part& part = parts_[place.part];
            Window window = part.window;
            if (part.level == 0) {
                if (part.holds(ranks[3 * i]) && low_centre_high[i][0] >= 1.0)
                    window.low = bounds[3 * i].value_or(window.low);
                if (part.holds(ranks[3 * i + 2]) && low_centre_high[i][2] <= static_cast<double>(count_))
                    window.high = bounds[3 * i + 2].value_or(window.high);
            }
            windows.push_back(window);
        }
        return windows;
    }

    /// The windows for another pass: what is known of these ranks, and for each that is not, where it must be or (but
    /// for five standard errors of the part that was kept) is.
    std::vector<Window> next_windows(const std::vector<std::uint64_t>& ranks) const {
        std::vector<Window> known, sought;
        for (const std::uint64_t rank : ranks) {
            const Place place = place_of(rank);
            if (!place.in_window)
                sought.push_back(gap(place.part));
            else if (knows(rank) && parts_[place.part].level == 0)
                known.push_back(parts_[place.part].window);
            else if (knows(rank))
                sought.push_back(point_of(parts_[place.part], rank));
            else
                sought.push_back(parts_[place.part].sampled_bracket(rank));
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

        bool holds(std::uint64_t rank) const { return rank > count.below && rank <= count.below + count.closed(); }
        std::uint64_t first_inside() const { return count.below + count.at_low + 1; }
        bool is_inside(std::uint64_t rank) const {
            return rank >= first_inside() && rank - first_inside() < count.inside;
        }

        Part narrowed(const Window& inner, std::uint64_t draws) const {
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
    struct Place {
        bool in_window;
        std::size_t part; // the window, or the one above the gap
    };

    Place place_of(std::uint64_t rank) const {
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (parts_[i].holds(rank)) return {true, i};
            if (rank <= parts_[i].count.below) return {false, i};
        }
        return {false, parts_.size()};
    }
    static Window point_of(const Part& part, std::uint64_t rank) {
        const double value = rank < part.first_inside() ? part.window.low : part.window.high;
        return {value, value};
    }
    // Between two windows, their bounds left out so that it stays apart from them.
    Window gap(std::size_t above) const {
        Window window;
        if (above > 0) window.low = std::nextafter(parts_[above - 1].window.high, window.high);
        if (above < parts_.size())
            window.high = std::nextafter(parts_[above].window.low, -std::numeric_limits<double>::infinity());
        return window;
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
    std::uint64_t coins_ = 0;
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
