// SPDX-License-Identifier: Apache-2.0
// The leaves of an expression, and a node over operands.
#pragma once

#include "gevinst/expression/expression.hpp"

#include <cmath>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE UnitPtr Expression::plain_unit() {
    static const UnitPtr plain = std::make_shared<const AnyUnit>();
    return plain;
}

GEVINST_INLINE Expression Expression::literal(double number, UnitPtr unit) {
    if (!std::isfinite(number) || !std::isfinite(unit->to_base(number)))
        throw CaseError(std::string("a number of a case must be finite, not ") +
                        (std::isnan(number) ? "NaN" : "infinite") + ": state the value, or gv.missing");
    auto node = std::make_shared<Node>();
    node->number = number + 0.0;  // -0 becomes 0: it is written as 0
    node->unit = std::move(unit);
    return Expression(std::move(node));
}

GEVINST_INLINE Expression Expression::literal(double number, std::span<const UnitTerm> unit) {
    return literal(number, std::make_shared<const AnyUnit>(unit));
}

GEVINST_INLINE Expression Expression::leaf(const Distribution& distribution, UnitPtr unit) {
    auto node = std::make_shared<Node>();
    node->kind = NodeKind::distribution;
    node->detail = shared_detail({.distribution = std::make_shared<const Distribution>(distribution)});
    node->unit = std::move(unit);
    return Expression(std::move(node));
}

GEVINST_INLINE std::shared_ptr<Node> node_over(NodeKind kind, std::vector<NodePtr> operands, UnitPtr unit) {
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->unit = std::move(unit);
    for (const NodePtr& operand : operands) {
        node->yearly |= operand->yearly;
        node->missing |= operand->missing;
        node->uses_start |= operand->uses_start;
        node->lump |= operand->lump;
        if (!operand->indexes || node->indexes == operand->indexes) continue;
        if (!node->indexes) {
            node->indexes = operand->indexes;
            continue;
        }
        IndexSet set = *node->indexes;
        for (const IndexPtr& index : *operand->indexes) add_index(set, index);
        if (set.size() != node->indexes->size()) node->indexes = std::make_shared<const IndexSet>(std::move(set));
    }
    node->operands = std::move(operands);
    return node;
}

GEVINST_INLINE Expression start_expression() {
    auto node = std::make_shared<Node>();
    node->kind = NodeKind::start;
    node->uses_start = true;
    node->unit = std::make_shared<const AnyUnit>(units::year);
    return Expression(std::move(node));
}

GEVINST_INLINE Expression year_expression() {
    auto node = std::make_shared<Node>();
    node->kind = NodeKind::year;
    node->yearly = true;
    node->unit = std::make_shared<const AnyUnit>(units::year);
    return Expression(std::move(node));
}

GEVINST_INLINE Expression missing_expression(UnitPtr unit) {
    auto node = std::make_shared<Node>();
    node->kind = NodeKind::missing;
    node->missing = true;
    node->unit = std::move(unit);
    return Expression(std::move(node));
}

GEVINST_INLINE Expression years_expression(YearTable table, UnitPtr unit) {
    if (table.numbers.empty()) throw CaseError("a table of years needs at least one number");
    if (table.first < 1000 || table.first > 9999 || table.numbers.size() > static_cast<std::size_t>(10000 - table.first))
        throw CaseError("a table of years begins with a calendar year and ends before the year 10000, as in years(2026, 4, 5), not " +
                        std::to_string(table.first) + " with " + std::to_string(table.numbers.size()) + " numbers");
    for (std::size_t i = 0; i < table.numbers.size(); ++i)
        if (!std::isfinite(table.numbers[i]))
            throw CaseError("the table of years has no finite number for " +
                            std::to_string(table.first + static_cast<int>(i)));
    if (!std::isfinite(table.rest)) throw CaseError("the rest of a table of years must be a finite number");
    for (double& number : table.numbers) number += 0.0;  // -0 becomes 0: it is written as 0
    table.rest += 0.0;
    auto node = std::make_shared<Node>();
    node->kind = NodeKind::years;
    node->yearly = true;
    node->unit = std::move(unit);
    node->detail = shared_detail({.year_table = std::make_shared<const YearTable>(std::move(table))});
    return Expression(std::move(node));
}

GEVINST_INLINE Expression with_unit(const Expression& leaf, UnitPtr unit) {
    auto node = std::make_shared<Node>(*leaf.node());
    node->unit = std::move(unit);
    return Expression(std::move(node));
}

GEVINST_INLINE NodePtr in_years(const NodePtr& node) {
    if (!node->unit->factors().empty()) return node;
    if (node->kind != NodeKind::literal && node->kind != NodeKind::distribution && node->kind != NodeKind::by) return node;
    auto result = std::make_shared<Node>(*node);
    for (NodePtr& operand : result->operands) {
        NodePtr converted = in_years(operand);
        if (converted == operand) return node;
        operand = std::move(converted);
    }
    result->unit = std::make_shared<const AnyUnit>(units::year);
    return result;
}

}  // namespace gevinst::inline v0
