// SPDX-License-Identifier: Apache-2.0
// Moving the starts of initiatives by whole years.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "gevinst/case/define.hpp"
#include "gevinst/expression/by.hpp"

namespace gevinst::inline v0::shift {

/// Whether a value is a point in time that was typed in, as 2027 or "2027-06": not a length of time.
[[nodiscard]] inline bool is_entered_moment(const Node& value) {
    const bool leaf = value.kind == NodeKind::literal || value.kind == NodeKind::distribution;
    return leaf && value.unit->dimension().is_just(BaseKind::calendar) && bounds::of_leaf(value).low >= 12'000;
}

/// An entered point in time some years later, by label where it is stated by label; another value as it is.
[[nodiscard]] inline Expression later(const Expression& value, int years) {
    const Node& node = *value.node();
    if (node.kind == NodeKind::by) {
        std::vector<Expression> elements;
        for (const NodePtr& operand : node.operands) elements.push_back(later(Expression(operand), years));
        return by_elements(node.index(), elements);
    }
    if (!is_entered_moment(node)) return value;
    if (node.kind != NodeKind::literal) return value + Expression(AnyQuantity{static_cast<double>(years), units::year});
    return Expression::literal(node.number + years * 12.0 / node.unit->to_base(1), node.unit);
}

/// The paths of the assumptions that state when initiatives start: entered points in time, also of a start by a formula.
struct StatedStarts {
    std::unordered_set<std::string> paths;
    std::unordered_set<std::string> moved;  ///< initiatives whose start follows from them
};

[[nodiscard]] inline bool holds_entered_moment(const Node& value) {
    if (value.kind != NodeKind::by) return is_entered_moment(value);
    for (const NodePtr& operand : value.operands)
        if (holds_entered_moment(*operand)) return true;
    return false;
}

[[nodiscard]] inline StatedStarts stated_starts(const CaseState& state) {
    StatedStarts found;
    for (const auto& initiative : state.initiatives)
        for (const NodePtr& assumption : assumptions_of(initiative->start)) {
            if (!holds_entered_moment(*stated_value(*assumption).node())) continue;
            found.paths.insert(assumption->assumption().path);
            found.moved.insert(initiative->name);
        }
    return found;
}

}  // namespace gevinst::inline v0::shift
