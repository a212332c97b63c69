// SPDX-License-Identifier: Apache-2.0
// The expression whose unit is known at run time, and the leaves it is built from.
#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/expression/node.hpp"
#include "gevinst/units/horizon.hpp"
#include "gevinst/units/number_text.hpp"

namespace gevinst::inline v0 {

/// An immutable, shared expression: a number, a named assumption, or operations on them.
/// It has a unit, one value a year or one for all years, and an element for each label of its indexes.
class Expression {
public:
    /// A plain number. Throws CaseError unless it is finite.
    template <PlainNumber N>
    Expression(N number) : Expression(AnyQuantity{static_cast<double>(number), {}}) {}  // NOLINT: implicit by purpose
    Expression(const AnyQuantity& quantity)                                             // NOLINT: implicit by purpose
        : Expression(literal(quantity.number, std::make_shared<const AnyUnit>(quantity.unit))) {}
    template <class D>
    Expression(const Quantity<D>& quantity) : Expression(AnyQuantity{quantity.number, quantity.unit}) {}  // NOLINT
    /// A distribution without a unit; `distribution * unit` gives it one.
    Expression(const Distribution& distribution) : Expression(leaf(distribution, plain_unit())) {}  // NOLINT
    explicit Expression(NodePtr node) : node_(std::move(node)) {}

    [[nodiscard]] const NodePtr& node() const { return node_; }
    [[nodiscard]] const AnyUnit& unit() const { return *node_->unit; }
    [[nodiscard]] const AnyDimension& dimension() const { return node_->unit->dimension(); }
    [[nodiscard]] bool yearly() const { return node_->yearly; }
    [[nodiscard]] const IndexSet& indexes() const { return node_->index_set(); }

    [[nodiscard]] static UnitPtr plain_unit() {
        static const UnitPtr plain = std::make_shared<const AnyUnit>();
        return plain;
    }
    [[nodiscard]] static Expression literal(double number, UnitPtr unit) {
        if (!std::isfinite(number) || !std::isfinite(unit->to_base(number)))
            throw CaseError(std::string("a number of a case must be finite, not ") +
                            (std::isnan(number) ? "NaN" : "infinite") + ": state the value, or gv.missing");
        auto node = std::make_shared<Node>();
        node->number = number + 0.0;  // -0 becomes 0: it is written as 0
        node->unit = std::move(unit);
        return Expression(std::move(node));
    }
    [[nodiscard]] static Expression leaf(const Distribution& distribution, UnitPtr unit) {
        auto node = std::make_shared<Node>();
        node->kind = NodeKind::distribution;
        node->detail = shared_detail({.distribution = std::make_shared<const Distribution>(distribution)});
        node->unit = std::move(unit);
        return Expression(std::move(node));
    }

private:
    NodePtr node_;
};

/// A node over operands: flags and indexes follow from the operands. Throws CaseError when labels do not match.
[[nodiscard]] inline std::shared_ptr<Node> node_over(NodeKind kind, std::vector<NodePtr> operands, UnitPtr unit) {
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

/// The start of the initiative a line belongs to.
[[nodiscard]] inline Expression start_expression() {
    auto node = std::make_shared<Node>();
    node->kind = NodeKind::start;
    node->uses_start = true;
    node->unit = std::make_shared<const AnyUnit>(units::year);
    return Expression(std::move(node));
}

/// The calendar year itself, in `year`.
[[nodiscard]] inline Expression year_expression() {
    auto node = std::make_shared<Node>();
    node->kind = NodeKind::year;
    node->yearly = true;
    node->unit = std::make_shared<const AnyUnit>(units::year);
    return Expression(std::move(node));
}

/// A value nobody has stated: prints as such, is never zero, is refused by a figure that needs it.
[[nodiscard]] inline Expression missing_expression(UnitPtr unit = Expression::plain_unit()) {
    auto node = std::make_shared<Node>();
    node->kind = NodeKind::missing;
    node->missing = true;
    node->unit = std::move(unit);
    return Expression(std::move(node));
}

/// A number a calendar year from `first` on, in plain numbers; `* unit` gives them a unit. Throws CaseError for no
/// numbers, numbers that are not finite, or years that are not calendar years.
[[nodiscard]] inline Expression years_expression(YearTable table, UnitPtr unit = Expression::plain_unit()) {
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

/// The same leaf with another unit, as `years(2026, 4, 4) * MDKK`. Its numbers stay as entered.
[[nodiscard]] inline Expression with_unit(const Expression& leaf, UnitPtr unit) {
    auto node = std::make_shared<Node>(*leaf.node());
    node->unit = std::move(unit);
    return Expression(std::move(node));
}

/// What was entered without a unit, in years: 2027, a distribution of years, or such values by label. Anything else stays.
[[nodiscard]] inline NodePtr in_years(const NodePtr& node) {
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
