// SPDX-License-Identifier: Apache-2.0
// Sums of one fixed shape: left to right, and the binary tree over absolute block numbers that merged runs share.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <gevinst/numeric/contraction.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// The sum of a contiguous range from left to right, starting with its first value; 0 when it is empty.
template <class Range>
double sum(const Range& values) {
    const double* value = std::data(values);
    const std::size_t count = std::size(values);
    if (count == 0) return 0.0;
    double total = value[0];
    for (std::size_t i = 1; i < count; ++i)
        total += value[i];
    return total;
}

/// The sum of the results of consecutive blocks. Its shape depends on the block numbers alone: a node of level L holds
/// the 2^L blocks whose numbers agree but for the last L bits. A range of blocks keeps its O(log n) largest whole
/// nodes, so ranges that are summed apart and appended give the bits of one run.
/// `Value` is copyable and has `+=`.
template <class Value = double>
class TreeSum {
public:
    explicit TreeSum(std::uint64_t first_block = 0) : first_(first_block), next_(first_block) {}

    std::uint64_t first_block() const { return first_; }
    /// The number of the block that add() takes next: one past the last.
    std::uint64_t next_block() const { return next_; }

    void add(Value block_sum) { append_node({next_, 0, std::move(block_sum)}); }

    /// Appends the blocks that follow this range; false, and nothing done, when `later` begins at another block.
    [[nodiscard]] bool append(const TreeSum& later) {
        if (later.first_ != next_) return false;
        for (const Node& node : std::vector<Node>(later.nodes_))
            append_node(node);
        return true;
    }

    /// The sum over the range, missing blocks left out of the tree; `Value{}` for an empty range.
    Value total() const {
        if (nodes_.empty()) return Value{};
        std::vector<Node> rest = nodes_;
        for (int level = 1; rest.size() > 1; ++level) {
            std::size_t kept = 0;
            for (std::size_t i = 1; i < rest.size(); ++i) {
                if (ancestor(rest[kept], level) == ancestor(rest[i], level))
                    rest[kept].value += rest[i].value;
                else if (++kept != i)
                    rest[kept] = std::move(rest[i]);
            }
            rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(kept) + 1, rest.end());
        }
        return std::move(rest.front().value);
    }

private:
    struct Node {
        std::uint64_t first;
        int level;
        Value value;
    };

    // Two shifts: a shift by all 64 bits is not defined.
    static std::uint64_t ancestor(const Node& node, int level) { return (node.first >> (level - 1)) >> 1; }

    void append_node(Node node) {
        next_ = node.first + (std::uint64_t{1} << node.level);
        while (!nodes_.empty() && nodes_.back().level == node.level &&
               ancestor(nodes_.back(), node.level + 1) == ancestor(node, node.level + 1)) {
            nodes_.back().value += node.value;
            node = {nodes_.back().first, node.level + 1, std::move(nodes_.back().value)};
            nodes_.pop_back();
        }
        nodes_.push_back(std::move(node));
    }

    std::uint64_t first_, next_;
    std::vector<Node> nodes_;
};

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
