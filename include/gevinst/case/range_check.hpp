// SPDX-License-Identifier: Apache-2.0
// Whether an expression can be seen to stay in a range before any run: shares, potentials, allowed ranges.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/expression/arithmetic.hpp"
#include "gevinst/expression/bounds.hpp"
#include "gevinst/expression/node_numbers.hpp"

namespace gevinst::inline v0 {

/// How an expression lies to a range: an entered value outside it is a mistake, a formula that may leave it is
/// undecided.
enum class Fit : std::uint8_t { inside, outside, undecided };

struct RangeFinding {
    Fit fit = Fit::inside;
    const Node* culprit = nullptr;  ///< the entered value or formula that is or may be outside
    Bounds bounds{};                ///< of the culprit, in base units
};

/// Looks at what was entered, through names and tables by label, and at the bounds of formulas. The range is in base
/// units. A missing value is not outside.
[[nodiscard]] inline RangeFinding fit_in_range(const Expression& x, double low, double high) {
    RangeFinding worst;
    NodeNumbers seen;
    std::vector<NodePtr> pending{x.node()};
    while (!pending.empty()) {
        const NodePtr node = std::move(pending.back());
        pending.pop_back();
        if (node->missing && node->operands.empty()) continue;
        if (node->kind == NodeKind::assumption && node->assumption().has_bounds && node->assumption().least >= low &&
            node->assumption().greatest <= high)
            continue;
        if (node->kind == NodeKind::assumption || node->kind == NodeKind::by) {
            for (auto operand = node->operands.rbegin(); operand != node->operands.rend(); ++operand)
                if (seen.add(operand->get())) pending.push_back(*operand);
            continue;
        }
        const Bounds bounds = bounds_of(Expression(node));
        if (bounds.low >= low && bounds.high <= high) continue;
        const bool certain = node->kind != NodeKind::operation || bounds.low > high || bounds.high < low;
        if (certain) return {Fit::outside, node.get(), bounds};
        if (worst.fit == Fit::inside) worst = {Fit::undecided, node.get(), bounds};
    }
    return worst;
}

/// Where an expression is sure to be below zero, or not above it: an entered value that is so in some year, a
/// distribution or formula that never is otherwise, looked up through names and tables by label. None: it may go either
/// way, or is missing.
enum class Sign : std::uint8_t { not_negative, positive };
[[nodiscard]] inline NodePtr breach_of(const Expression& x, Sign needed) {
    const auto fits = [&](double value) { return needed == Sign::positive ? value > 0 : value >= 0; };
    NodeNumbers seen;
    std::vector<NodePtr> pending{x.node()};
    while (!pending.empty()) {
        const NodePtr place = std::move(pending.back());
        const Node& node = *place;
        pending.pop_back();
        if (node.missing && node.operands.empty()) continue;
        if (node.kind == NodeKind::assumption && node.assumption().has_bounds && fits(node.assumption().least)) continue;
        if (node.kind == NodeKind::assumption || node.kind == NodeKind::by) {
            for (auto operand = node.operands.rbegin(); operand != node.operands.rend(); ++operand)
                if (seen.add(operand->get())) pending.push_back(*operand);
            continue;
        }
        const Bounds bounds = bounds_of(Expression(place));
        const bool may_vary = node.kind == NodeKind::distribution || node.kind == NodeKind::operation;
        if (!fits(bounds.low) && !(may_vary && bounds.high > 0)) return place;
    }
    return nullptr;
}

/// The value of one element of a set of indexes, looked up through names and tables by label.
[[nodiscard]] inline Expression value_of_element(const Expression& x, const IndexSet& set, std::size_t element) {
    NodePtr node = x.node();
    while (node->kind == NodeKind::by || node->kind == NodeKind::assumption) {
        std::size_t operand = 0;
        if (node->kind == NodeKind::by) {
            std::size_t remaining = element;
            for (std::size_t i = set.size(); i-- > 0 && set[i]->name() != node->index()->name();)
                remaining /= set[i]->size();
            operand = remaining % node->index()->size();
        }
        node = NodePtr(node->operands[operand]);
    }
    return Expression(node);
}

/// The assumption that an entered value or formula stands in, on the way to it from an expression through names and tables
/// by label; nullptr: it stands in the expression itself.
[[nodiscard]] inline const Node* assumption_with(const Expression& x, const Node& value) {
    struct Step {
        const Node* node;
        const Node* assumption;
    };
    NodeNumbers seen;
    std::vector<Step> pending{{x.node().get(), nullptr}};
    while (!pending.empty()) {
        const Step step = pending.back();
        pending.pop_back();
        if (step.node == &value) return step.assumption;
        if (step.node->kind != NodeKind::assumption && step.node->kind != NodeKind::by) continue;
        const Node* assumption = step.node->kind == NodeKind::assumption ? step.node : step.assumption;
        for (const NodePtr& operand : step.node->operands)
            if (seen.add(operand.get())) pending.push_back({operand.get(), assumption});
    }
    return nullptr;
}
/// An error about an entered value or formula, which may stand in an assumption that `x` names.
[[nodiscard]] inline CaseError error_of_value(const std::string& sentence, const Expression& x, const Node& value) {
    CaseError error(sentence);
    if (const Node* assumption = assumption_with(x, value)) error.of_assumption(assumption->assumption().path);
    return error;
}

/// An entered value or a formula in a message, cut to one line.
[[nodiscard]] inline std::string value_text(const Node& node) {
    const std::string text = operand_text(node);
    return node.kind == NodeKind::assumption ? text : text.substr(1, text.size() - 2);
}
/// What a check is about, for the message of a fault.
[[nodiscard]] inline CheckedThing checked_thing(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

}  // namespace gevinst::inline v0
