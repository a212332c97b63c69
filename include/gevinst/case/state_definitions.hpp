// SPDX-License-Identifier: Apache-2.0
// What a case checks of names and assumptions.
#pragma once

#include "gevinst/case/state.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/range_check.hpp"
#include "gevinst/case/stated_times.hpp"
#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE CaseState::CaseState(std::string case_name, const Horizon& years, const PriceBasis& basis)
    : name(std::move(case_name)), horizon(years), prices(basis) {}

GEVINST_INLINE const Node* CaseState::assumption(const std::string& path) const {
    const auto found = assumption_by_path.find(path);
    return found == assumption_by_path.end() ? nullptr : assumptions[found->second].get();
}

GEVINST_INLINE std::vector<std::string> CaseState::paths() const {
    std::vector<std::string> result;
    for (const NodePtr& node : assumptions) result.push_back(node->assumption().path);
    return result;
}

GEVINST_INLINE void require_name(std::string_view name, std::string_view what) {
    if (name.empty()) throw CaseError(std::string(what) + " needs a name");
    for (const char c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '[' || c == ']' || c == '*' || c == '?')
            throw CaseError(std::string(what) + " cannot be named '" + std::string(name) +
                            "': / [ ] * ? and control characters have a meaning in paths");
    if (name.front() == ' ' || name.back() == ' ')
        throw CaseError(std::string(what) + " cannot be named '" + std::string(name) +
                        "': it begins or ends with a space");
}

GEVINST_INLINE std::string_view scope_of(const CaseState& state, std::string_view path) {
    std::string_view found;
    for (const std::string& scope : state.scopes)
        if (scope.size() > found.size() && path.size() > scope.size() && path.starts_with(scope) && path[scope.size()] == '/')
            found = scope;
    return found;
}

GEVINST_INLINE void require_name(const CaseState& state, std::string_view name, std::string_view what) {
    const std::string_view scope = scope_of(state, name);
    require_name(scope.empty() ? name : name.substr(scope.size() + 1), what);
    for (const std::string& included : state.scopes)
        if (included == name)
            throw CaseError(std::string(what) + " cannot be named '" + std::string(name) +
                            "': that is the name of an included case, under which its own names stand");
}

GEVINST_INLINE Expression stated_value(const Node& assumption) {
    Expression value(assumption.as_stated().operands.front());
    const std::string about = "the assumption '" + assumption.assumption().path + "'";
    while (is_operation<operations::Within>(*value.node()) && value.node()->detail && value.node()->detail->about &&
           *value.node()->detail->about == about)
        value = Expression(NodePtr(value.node()->operands.front()));
    return value;
}

GEVINST_INLINE bool is_formula_over(const Node& value, const Index& index) {
    std::vector<const Node*> pending{&value};
    while (!pending.empty()) {
        const Node& node = *pending.back();
        pending.pop_back();
        if (node.kind == NodeKind::by) {
            for (const NodePtr& operand : node.operands) pending.push_back(operand.get());
        } else if (has_index(node.index_set(), index)) {
            return true;
        }
    }
    return false;
}

GEVINST_INLINE Expression defined_value(const Node& assumption) {
    if (!assumption.assumption().converted) return Expression(assumption.operands.front());
    return Expression(assumption.as_stated().operands.front()) * Expression(assumption.operands.front()->operands.back());
}

namespace assumption_nodes {

/// The assumption inside times what converts it, under the same name.
[[nodiscard]] inline NodePtr converted(const NodePtr& stated, const Expression& conversion) {
    const Expression value = Expression(stated) * conversion;
    auto node = node_over(NodeKind::assumption, {value.node()}, stated->unit);
    AssumptionInfo info = stated->assumption();
    info.converted = true;
    const Bounds bounds = bounds_of(value);
    info.least = bounds.low;
    info.greatest = bounds.high;
    node->detail = shared_detail({.assumption = std::make_shared<const AssumptionInfo>(std::move(info))});
    return node;
}

}  // namespace assumption_nodes

GEVINST_INLINE NodePtr assumption_node(AssumptionDefinition definition, const Horizon& horizon) {
    const UnitPtr unit = definition.unit ? definition.unit : definition.value.node()->unit;
    const std::string where = "the assumption '" + definition.path + "'";
    about_argument("value", [&] {
        if (definition.value.node()->uses_start)
            throw CaseError(where +
                            " uses 'start': an assumption is one value for all initiatives, write the formula in the line");
        stated_times::require_within_horizon(definition.value, horizon, where);
    });
    AssumptionInfo& info = definition.info;
    if (info.decided && *info.decided > horizon.last())
        throw error_about("decided", CaseError(where + " is decided in " + std::to_string(*info.decided) + ", after the horizon " +
                                               horizon.text() + ": as a gate it would never count"));
    if (info.decided && *info.decided < horizon.first() - duration::longest_before)
        throw error_about("decided", CaseError(where + " is decided in " + std::to_string(*info.decided) + ", more than " +
                                               std::to_string(duration::longest_before) + " years before the horizon " + horizon.text()));
    if (info.over && is_formula_over(*definition.value.node(), *info.over))
        throw error_about("over", CaseError(where + " runs over '" + info.over->name() +
                                            "' already: its value is a formula that does, leave out over"));
    if (info.has_range) {
        const std::string range =
            number_text(info.range_low) + " to " + text::with_unit(number_text(info.range_high), *unit);
        if (!(info.range_low <= info.range_high))
            throw error_about("range", CaseError(where + " has the range " + range + ", which is empty"));
        const RangeFinding finding =
            fit_in_range(definition.value, unit->to_base(info.range_low), unit->to_base(info.range_high));
        if (finding.fit == Fit::outside)
            throw error_about("value", CaseError(where + " is " + value_text(*finding.culprit) + ", outside its range " + range));
        if (finding.fit == Fit::undecided)
            definition.value = within(definition.value, Expression::literal(info.range_low, unit),
                                      Expression::literal(info.range_high, unit), checked_thing(where));
    }
    auto node = node_over(NodeKind::assumption, {definition.value.node()}, unit);
    info.path = std::move(definition.path);
    info.converted = false;
    const Bounds bounds = bounds_of(definition.value);
    info.has_bounds = true;
    info.least = bounds.low;
    info.greatest = bounds.high;
    if (info.over) {
        IndexSet set = node->index_set();
        if (const auto own = find_index(set, info.over->name()); own != set.end()) require_same_labels(**own, *info.over);
        add_index(set, info.over);
        node->indexes = std::make_shared<const IndexSet>(std::move(set));
    }
    node->detail = shared_detail({.assumption = std::make_shared<const AssumptionInfo>(std::move(info))});
    return definition.conversion ? assumption_nodes::converted(node, *definition.conversion) : node;
}

}  // namespace gevinst::inline v0
