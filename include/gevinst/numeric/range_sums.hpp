// SPDX-License-Identifier: Apache-2.0
// Sums over ranges of blocks that arrive in any order: neighbours become one tree, gaps stay.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include <gevinst/numeric/sum.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// Blocks from `first` to before `end`.
struct BlockRange {
    std::uint64_t first = 0, end = 0;
    friend bool operator==(const BlockRange&, const BlockRange&) = default;
};

/// The results of disjoint ranges of blocks. Ranges that touch are one tree sum, so that parts merged in any order give
/// the bits of one run. `Value` is copyable, `Value{}` is nothing, and it has `+=`.
template <class Value = double>
class RangeSums {
public:
    /// Appends at the end of the range that ends where `part` begins, or begins a new range; false, and nothing done,
    /// when the two overlap.
    [[nodiscard]] bool add(const TreeSum<Value>& part) {
        if (part.first_block() == part.next_block()) return true;
        if (overlaps(part)) return false;
        auto next = std::upper_bound(ranges_.begin(), ranges_.end(), part.first_block(),
                                     [](std::uint64_t first, const auto& range) { return first < range.first_block(); });
        if (next == ranges_.begin() || !std::prev(next)->append(part))
            next = std::next(ranges_.insert(next, part));
        if (next != ranges_.end() && std::prev(next)->append(*next)) ranges_.erase(next);
        return true;
    }

    bool overlaps(const TreeSum<Value>& part) const {
        return std::any_of(ranges_.begin(), ranges_.end(), [&](const TreeSum<Value>& range) {
            return range.first_block() < part.next_block() && part.first_block() < range.next_block();
        });
    }
    bool overlaps(const RangeSums& other) const {
        return std::any_of(other.ranges_.begin(), other.ranges_.end(), [&](const auto& part) { return overlaps(part); });
    }
    /// Adds all ranges of another; false, and nothing done, when they overlap.
    [[nodiscard]] bool merge(const RangeSums& other) {
        if (overlaps(other)) return false;
        bool added = true;
        for (const TreeSum<Value>& part : std::vector<TreeSum<Value>>(other.ranges_))
            added = add(part) && added;
        return added;
    }

    /// The sum over all ranges: the tree's where there is one, else of the trees in order of their blocks.
    Value total() const {
        if (ranges_.empty()) return Value{};
        Value sum = ranges_.front().total();
        for (std::size_t i = 1; i < ranges_.size(); ++i)
            sum += ranges_[i].total();
        return sum;
    }
    /// In order, with a gap between any two.
    std::vector<BlockRange> ranges() const {
        std::vector<BlockRange> found;
        for (const TreeSum<Value>& range : ranges_)
            found.push_back({range.first_block(), range.next_block()});
        return found;
    }

private:
    std::vector<TreeSum<Value>> ranges_;
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
