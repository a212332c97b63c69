// SPDX-License-Identifier: Apache-2.0
// Rewriting of expressions: nodes are replaced from the leaves up, what does not change stays shared.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "gevinst/expression/node_numbers.hpp"
#include "gevinst/expression/operations.hpp"

namespace gevinst::inline v0 {

/// Rewrites expressions with one memory, so that what they share stays shared.
class Rewriter {
public:
    /// Is called for a node whose operands are rewritten already, and gives its replacement or the node itself.
    using Replace = std::function<NodePtr(const NodePtr&)>;
    /// The operands of a node that it refuses stay as they are.
    using Enter = std::function<bool(const Node&)>;

    Rewriter(Replace replace, Enter enter) : replace_(std::move(replace)), enter_(std::move(enter)) {}

    [[nodiscard]] Expression operator()(const Expression& root) {
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

private:
    struct Done {
        NodePtr node;  ///< keeps the number's node alive
        NodePtr replacement;
    };

    [[nodiscard]] const NodePtr& done_of(const Node& node) const { return done_[numbers_.find(&node)].replacement; }
    NodePtr with_done_operands(const NodePtr& node) const {
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
    static NodePtr rebuilt(const Node& node, std::vector<NodePtr> operands) {
        if (node.kind == NodeKind::operation) {
            Expression result = apply_operation(node.operation, std::move(operands), node.number, node.detail);
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

    Replace replace_;
    Enter enter_;
    NodeNumbers numbers_;
    std::vector<Done> done_;
};

/// The expression with `start` bound to the start of an initiative; a plain number is a calendar year. Throws UnitError
/// when it is not a point in time.
[[nodiscard]] inline Expression bind_start(const Expression& x, const Expression& when) {
    if (!x.node()->uses_start) return x;
    const NodePtr bound = in_years(when.node());
    operations::require_calendar("the start of an initiative", *bound);
    Rewriter rewrite([&](const NodePtr& node) { return node->kind == NodeKind::start ? bound : node; },
                     [](const Node& node) { return node.uses_start; });
    return rewrite(x);
}

/// A rewriter of assumptions: `replacement` gives another for one, or the one itself; what they stand for is not looked at.
[[nodiscard]] inline Rewriter assumption_rewriter(Rewriter::Replace replacement) {
    const auto is_assumption = [](const Node& node) { return node.kind == NodeKind::assumption; };
    return Rewriter([replacement, is_assumption](const NodePtr& node) { return is_assumption(*node) ? replacement(node) : node; },
                    [is_assumption](const Node& node) { return !is_assumption(node); });
}

/// The assumptions an expression depends on, each once, in the order they are met.
[[nodiscard]] inline std::vector<NodePtr> assumptions_of(const Expression& root) {
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
