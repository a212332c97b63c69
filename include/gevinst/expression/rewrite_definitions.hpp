// SPDX-License-Identifier: Apache-2.0
// How expressions are rewritten.
#pragma once

#include "gevinst/expression/rewrite.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/known_parts.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Expression Rewriter::operator()(const Expression& root) {
    std::vector<std::pair<NodePtr, bool>> pending{{root.node(), false}};
    while (!pending.empty()) {
        const auto [node, operands_done] = pending.back();
        pending.pop_back();
        if (numbers_.contains(node.get())) continue;
        const bool whole = node->operands.empty() || !enter_(*node);
        if (operands_done || whole) {
            done_.push_back({node, replace_(whole ? node : with_done_operands(node))});
            numbers_.add(node.get());
            continue;
        }
        pending.emplace_back(node, true);
        for (const NodePtr& operand : node->operands)
            if (!numbers_.contains(operand.get())) pending.emplace_back(operand, false);
    }
    return Expression(done_of(*root.node()));
}

GEVINST_INLINE NodePtr Rewriter::with_done_operands(const NodePtr& node) const {
    bool changed = false;
    std::vector<NodePtr> operands;
    operands.reserve(node->operands.size());
    for (const NodePtr& operand : node->operands) {
        operands.push_back(done_of(*operand));
        changed |= operands.back() != operand;
    }
    return changed ? rebuilt(*node, std::move(operands)) : node;
}

// The same operation on other operands: units and flags are settled anew, so that a misfit is found.
GEVINST_INLINE NodePtr Rewriter::rebuilt(const Node& node, std::vector<NodePtr> operands) {
    if (node.kind == NodeKind::operation) {
        if (node.index() && has_index(operands.front()->index_set(), *node.index()))
            if (const auto known = known_parts::reduced_to(node.operation, operands.front(), node.index(), node.detail->position))
                return known->node();
        Expression result = apply_operation(node.operation, std::move(operands), node.number, node.detail);
        known_parts::require_total(*result.node());
        return (node.index() ? reduced(result, *node.index()) : result).node();
    }
    for (const NodePtr& operand : operands)
        if (!(operations::dimension(*operand) == node.unit->dimension()))
            throw UnitError("cannot put " + operand_text(*operand) + " " + bracketed(*operand->unit) + " into " +
                            operand_text(node) + " " + bracketed(*node.unit));
    auto copy = node_over(node.kind, std::move(operands), node.unit);
    copy->detail = node.detail;
    copy->number = node.number;
    if (node.kind == NodeKind::by || node.kind == NodeKind::assumption) {
        IndexSet set = copy->index_set();
        for (const IndexPtr& index : node.index_set()) add_index(set, index);
        if (!set.empty()) copy->indexes = std::make_shared<const IndexSet>(std::move(set));
    }
    return copy;
}

GEVINST_INLINE Expression bind_start(const Expression& x, const Expression& when) {
    if (!x.node()->uses_start) return x;
    const NodePtr bound = in_years(when.node());
    operations::require_calendar("the start of an initiative", *bound);
    Rewriter rewrite([&](const NodePtr& node) { return node->kind == NodeKind::start ? bound : node; },
                     [](const Node& node) { return node.uses_start; });
    return rewrite(x);
}

GEVINST_INLINE Rewriter assumption_rewriter(Rewriter::Replace replacement) {
    const auto is_assumption = [](const Node& node) { return node.kind == NodeKind::assumption; };
    return Rewriter([replacement, is_assumption](const NodePtr& node) { return is_assumption(*node) ? replacement(node) : node; },
                    [is_assumption](const Node& node) { return !is_assumption(node); });
}

GEVINST_INLINE std::vector<NodePtr> assumptions_of(const Expression& root) {
    std::vector<NodePtr> found;
    NodeNumbers seen;
    std::vector<NodePtr> pending{root.node()};
    while (!pending.empty()) {
        const NodePtr node = std::move(pending.back());
        pending.pop_back();
        if (!seen.add(node.get())) continue;
        if (node->kind == NodeKind::assumption) found.push_back(node);
        for (auto operand = node->operands.rbegin(); operand != node->operands.rend(); ++operand)
            pending.push_back(*operand);
    }
    return found;
}

}  // namespace gevinst::inline v0
