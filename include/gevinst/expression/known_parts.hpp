// SPDX-License-Identifier: Apache-2.0
// What is known of values by label though some are missing: their stated total, and the labels that are stated.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "gevinst/expression/operations.hpp"

namespace gevinst::inline v0::known_parts {

/// Whether one element of a node follows from the same element of its operands.
[[nodiscard]] inline bool is_elementwise(const Node& node) {
    using namespace operations;
    return is_operation<Add>(node) || is_operation<Subtract>(node) || is_operation<Multiply>(node) || is_operation<Divide>(node) ||
           is_operation<Negate>(node) || is_operation<Within>(node) || is_operation<NotNegative>(node);
}
[[nodiscard]] inline Expression again(const Node& node, std::vector<NodePtr> operands) {
    return apply_operation(node.operation, std::move(operands), node.number, node.detail);
}

/// How deep a formula is looked through; what lies deeper counts as missing.
inline constexpr int deepest = 64;

/// The element of a label, where it is stated; nothing for a node in which it cannot be seen.
[[nodiscard]] inline std::optional<Expression> element(const NodePtr& node, const Index& index, std::size_t position,
                                                       int depth = deepest) {
    if (depth == 0) return {};
    if (!has_index(node->index_set(), index)) return Expression(node);
    if (node->kind == NodeKind::by && node->index()->name() == index.name()) return Expression(node->operands[position]);
    if (is_operation<operations::WithTotal>(*node)) return element(node->operands[0], index, position, depth - 1);
    if (!is_elementwise(*node)) return {};
    std::vector<NodePtr> operands;
    for (const NodePtr& operand : node->operands) {
        const std::optional<Expression> part = element(operand, index, position, depth - 1);
        if (!part) return {};
        operands.push_back(part->node());
    }
    return again(*node, std::move(operands));
}

/// The sum over an index, where a total is stated: itself, or times or over what does not run over the index.
[[nodiscard]] inline std::optional<Expression> total(const NodePtr& node, const Index& index, int depth = deepest) {
    using namespace operations;
    if (depth == 0) return {};
    if (is_operation<WithTotal>(*node) && !has_index(node->operands[1]->index_set(), index)) return Expression(node->operands[1]);
    if (!is_operation<Multiply>(*node) && !is_operation<Divide>(*node) && !is_operation<Negate>(*node) && !is_operation<Within>(*node) &&
        !is_operation<NotNegative>(*node))
        return {};
    std::vector<NodePtr> operands = node->operands;
    bool found = false;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (!has_index(operands[i]->index_set(), index)) continue;
        if (found || (is_operation<Divide>(*node) && i > 0)) return {};  // a product of two shares has no total
        const std::optional<Expression> part = total(operands[i], index, depth - 1);
        if (!part) return {};
        operands[i] = part->node();
        found = true;
    }
    // The limits of a share are those of each label, not of their sum.
    if (is_operation<Within>(*node)) return Expression(operands[0]);
    return found ? std::optional(again(*node, std::move(operands))) : std::nullopt;
}

}  // namespace gevinst::inline v0::known_parts
