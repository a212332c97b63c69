// SPDX-License-Identifier: Apache-2.0
// What is known of values by label though some are missing: their stated total, and the labels that are stated.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gevinst/expression/bounds.hpp"
#include "gevinst/expression/node_walk.hpp"
#include "gevinst/expression/operations.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0::known_parts {

/// The sum of one part or several.
[[nodiscard]] inline Expression sum_of(std::vector<NodePtr> parts) {
    if (parts.size() == 1) return Expression(parts.front());
    return apply_operation(operations::code_of<operations::Add>(), std::move(parts), 0, nullptr);
}

/// What the parts that are known of a table with a total come to; nothing where none is.
[[nodiscard]] inline std::optional<Expression> sum_of_known(const Node& with_total) {
    const NodePtr& table = with_total.operands[0];
    std::vector<NodePtr> known;
    if (table->kind == NodeKind::by)
        for (const NodePtr& part : table->operands)
            if (!part->missing) known.push_back(part);
    if (known.empty()) return {};
    return sum_of(std::move(known));
}

[[nodiscard]] inline CaseError exceeded(const std::string& where, const Node& total) {
    return CaseError(where + " is " + operand_text(total) + ", but the labels that are known come to more: state a higher total, or less of them");
}

/// Whether one number is more than another, and not by rounding of sums alone.
[[nodiscard]] inline bool is_more(double one, double other) {
    return one > other && !operations::Within::holds(std::array{one, other, other});
}

/// A total that is held on every run against what is known of it.
[[nodiscard]] inline Expression held_total(const Expression& total, const Expression& known, const std::string& where) {
    return apply_operation(operations::code_of<operations::Within>(), {total.node(), known.node(), total.node()}, 0,
                           shared_detail({.about = std::make_shared<const std::string>(where + ", which no known parts may exceed,")}));
}
/// Whether a node holds a total against what is known of it: a value that is its own upper limit. One whose lower limit is
/// a number, as a level of prices that must be above zero, is held for another reason.
[[nodiscard]] inline bool is_held_total(const Node& node) {
    return is_operation<operations::Within>(node) && node.operands[0] == node.operands[2] && node.operands[1]->kind != NodeKind::literal;
}

/// Throws CaseError when the parts that are known are sure to come to more than the total.
inline void require_total(const Node& node) {
    if (is_operation<operations::WithTotal>(node)) {
        const std::optional<Expression> known = sum_of_known(node);
        if (known && is_more(bounds_of(*known).low, bounds_of(Expression(node.operands[1])).high))
            throw exceeded("the total of a table by '" + node.operands[0]->index()->name() + "'", *node.operands[1]);
    } else if (is_held_total(node)) {
        if (is_more(bounds_of(Expression(node.operands[1])).low, bounds_of(Expression(node.operands[2])).high))
            throw exceeded(node.detail && node.detail->about ? *node.detail->about : std::string("a total"), *node.operands[2]);
    }
}

/// Whether a value may turn out otherwise: by a change of an assumption, or by a draw.
[[nodiscard]] inline bool may_differ(const Expression& x) {
    bool found = false;
    walk_nodes(*x.node(), [&](const Node& node) {
        found |= node.kind == NodeKind::assumption || node.kind == NodeKind::distribution;
        return !found;
    });
    return found;
}

/// The total of a table by an index, checked on every run against the parts that are known where these may come to more.
[[nodiscard]] inline Expression checked_total(const Node& with_total, const Index& index) {
    const Expression total(with_total.operands[1]);
    const std::optional<Expression> known = sum_of_known(with_total);
    if (!known || (!may_differ(*known) && !may_differ(total) && bounds_of(*known).high <= bounds_of(total).low)) return total;
    return held_total(total, *known, "the total of a table by '" + index.name() + "'");
}

/// Looks through one formula; parts that stand in it many times are looked at once.
class Search {
public:
    Search(const IndexPtr& index, std::size_t position) : index_(index), position_(position) {}

    /// The element of a label, where it is stated; nothing for a node in which it cannot be seen.
    [[nodiscard]] std::optional<Expression> element(const NodePtr& node, int depth = deepest) {
        if (!has_index(node->index_set(), *index_)) return Expression(node);
        return remembered(node, depth, [&]() -> std::optional<Expression> {
            if (node->kind == NodeKind::by && node->index()->name() == index_->name()) return Expression(node->operands[position_]);
            if (is_operation<operations::WithTotal>(*node) && !has_index(node->operands[1]->index_set(), *index_))
                return element(node->operands[0], depth - 1);
            if (!is_elementwise(*node)) return {};
            std::vector<NodePtr> operands;
            for (const NodePtr& operand : node->operands) {
                const std::optional<Expression> part = element(operand, depth - 1);
                if (!part) return {};
                operands.push_back(part->node());
            }
            return again(*node, std::move(operands));
        });
    }

    /// The sum over the index, where a total is stated: itself, or times or over what does not run over the index.
    [[nodiscard]] std::optional<Expression> total(const NodePtr& node, int depth = deepest) {
        using namespace operations;
        return remembered(node, depth, [&]() -> std::optional<Expression> {
            // Parts run over one index more than their total: this one, when the total does not run over it.
            if (is_operation<WithTotal>(*node)) {
                if (has_index(node->operands[1]->index_set(), *index_)) return {};
                return checked_total(*node, *index_);
            }
            if (!is_operation<Multiply>(*node) && !is_operation<Divide>(*node) && !is_operation<Negate>(*node) &&
                !is_operation<Within>(*node) && !is_operation<NotNegative>(*node))
                return {};
            std::vector<NodePtr> operands = node->operands;
            bool found = false;
            for (std::size_t i = 0; i < operands.size(); ++i) {
                if (!has_index(operands[i]->index_set(), *index_)) continue;
                if (found || (is_operation<Divide>(*node) && i > 0)) return {};  // a product of two shares has no total
                const std::optional<Expression> part = total(operands[i], depth - 1);
                if (!part) return {};
                operands[i] = part->node();
                found = true;
            }
            // The limits of a share are those of each label, not of their sum.
            if (is_operation<Within>(*node)) return Expression(operands[0]);
            return found ? std::optional(again(*node, std::move(operands))) : std::nullopt;
        });
    }

private:
    // How deep a formula is looked through; what lies deeper counts as missing.
    static constexpr int deepest = 64;

    /// Whether one element of a node follows from the same element of its operands.
    [[nodiscard]] static bool is_elementwise(const Node& node) {
        using namespace operations;
        return is_operation<Add>(node) || is_operation<Subtract>(node) || is_operation<Multiply>(node) || is_operation<Divide>(node) ||
               is_operation<Negate>(node) || is_operation<Within>(node) || is_operation<NotNegative>(node) || is_operation<WithTotal>(node);
    }
    [[nodiscard]] static Expression again(const Node& node, std::vector<NodePtr> operands) {
        return apply_operation(node.operation, std::move(operands), node.number, node.detail);
    }
    template <class Find>
    [[nodiscard]] std::optional<Expression> remembered(const NodePtr& node, int depth, const Find& find) {
        if (depth == 0) return {};
        if (const auto known = found_.find(node.get()); known != found_.end()) return known->second;
        std::optional<Expression> made = find();
        found_.emplace(node.get(), made);
        return made;
    }

    const IndexPtr& index_;
    std::size_t position_;
    std::unordered_map<const Node*, std::optional<Expression>> found_;
};

/// What a reduction of values of which some are missing comes to all the same; nothing where that is not known.
[[nodiscard]] inline std::optional<Expression> reduced_to(std::uint8_t code, const NodePtr& node, const IndexPtr& index,
                                                          std::size_t position) {
    if (!node->missing) return {};
    std::optional<Expression> known;
    if (code == operations::code_of<operations::AtLabel>()) known = Search(index, position).element(node);
    if (code == operations::code_of<operations::SumOver>()) known = Search(index, position).total(node);
    return known && !known->node()->missing ? known : std::nullopt;
}

}  // namespace gevinst::inline v0::known_parts
