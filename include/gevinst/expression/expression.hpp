// SPDX-License-Identifier: Apache-2.0
// The expression whose unit is known at run time, and the leaves it is built from.
#pragma once

#include <memory>
#include <span>
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
    Expression(N number) : Expression(literal(static_cast<double>(number), plain_unit())) {}  // NOLINT: implicit by purpose
    Expression(const AnyQuantity& quantity)                                                   // NOLINT: implicit by purpose
        : Expression(literal(quantity.number, std::make_shared<const AnyUnit>(quantity.unit))) {}
    template <class D>
    Expression(const Quantity<D>& quantity)  // NOLINT: implicit by purpose
        : Expression(literal(quantity.number, quantity.unit.factors())) {}
    /// A distribution without a unit; `distribution * unit` gives it one.
    Expression(const Distribution& distribution) : Expression(leaf(distribution, plain_unit())) {}  // NOLINT
    explicit Expression(NodePtr node) : node_(std::move(node)) {}

    [[nodiscard]] const NodePtr& node() const { return node_; }
    [[nodiscard]] const AnyUnit& unit() const { return *node_->unit; }
    [[nodiscard]] const AnyDimension& dimension() const { return node_->unit->dimension(); }
    [[nodiscard]] bool yearly() const { return node_->yearly; }
    [[nodiscard]] const IndexSet& indexes() const { return node_->index_set(); }

    [[nodiscard]] static UnitPtr plain_unit();
    [[nodiscard]] static Expression literal(double number, UnitPtr unit);
    [[nodiscard]] static Expression literal(double number, std::span<const UnitTerm> unit);
    [[nodiscard]] static Expression leaf(const Distribution& distribution, UnitPtr unit);

private:
    NodePtr node_;
};

/// A node over operands: flags and indexes follow from the operands. Throws CaseError when labels do not match.
[[nodiscard]] std::shared_ptr<Node> node_over(NodeKind kind, std::vector<NodePtr> operands, UnitPtr unit);

/// The start of the initiative a line belongs to.
[[nodiscard]] Expression start_expression();

/// The calendar year itself, in `year`.
[[nodiscard]] Expression year_expression();

/// A value nobody has stated: prints as such, is never zero, is refused by a figure that needs it.
[[nodiscard]] Expression missing_expression(UnitPtr unit = Expression::plain_unit());

/// A number a calendar year from `first` on, in plain numbers; `* unit` gives them a unit. Throws CaseError for no
/// numbers, numbers that are not finite, or years that are not calendar years.
[[nodiscard]] Expression years_expression(YearTable table, UnitPtr unit = Expression::plain_unit());

/// The same leaf with another unit, as `years(2026, 4, 4) * MDKK`. Its numbers stay as entered.
[[nodiscard]] Expression with_unit(const Expression& leaf, UnitPtr unit);

/// What was entered without a unit, in years: 2027, a distribution of years, or such values by label. Anything else stays.
[[nodiscard]] NodePtr in_years(const NodePtr& node);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/expression_definitions.hpp"
#endif
