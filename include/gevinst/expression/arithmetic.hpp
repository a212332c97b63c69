// SPDX-License-Identifier: Apache-2.0
// Operators and functions on expressions whose unit is known at run time.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/expression/moment.hpp"
#include "gevinst/expression/operations.hpp"

namespace gevinst::inline v0 {

/// Expression and what becomes one without saying so; at least one side is an Expression itself.
template <class L, class R>
concept ExpressionPair = (std::same_as<L, Expression> || std::same_as<R, Expression>) &&
                         std::convertible_to<L, Expression> && std::convertible_to<R, Expression>;

template <class Op>
[[nodiscard]] Expression apply_to(const Expression& a) {
    return apply<Op>({a.node()});
}
template <class Op>
[[nodiscard]] Expression apply_to(const Expression& a, const Expression& b) {
    return apply<Op>({a.node(), b.node()});
}
template <class Op>
[[nodiscard]] Expression apply_to(const Expression& a, const Expression& b, const Expression& c) {
    return apply<Op>({a.node(), b.node(), c.node()});
}

template <class L, class R>
    requires ExpressionPair<L, R>
[[nodiscard]] Expression operator+(const L& a, const R& b) {
    return apply_to<operations::Add>(Expression(a), Expression(b));
}
template <class L, class R>
    requires ExpressionPair<L, R>
[[nodiscard]] Expression operator-(const L& a, const R& b) {
    return apply_to<operations::Subtract>(Expression(a), Expression(b));
}
template <class L, class R>
    requires ExpressionPair<L, R>
[[nodiscard]] Expression operator*(const L& a, const R& b) {
    return apply_to<operations::Multiply>(Expression(a), Expression(b));
}
template <class L, class R>
    requires ExpressionPair<L, R>
[[nodiscard]] Expression operator/(const L& a, const R& b) {
    return apply_to<operations::Divide>(Expression(a), Expression(b));
}
template <class L, class R>
    requires ExpressionPair<L, R>
[[nodiscard]] Expression operator<(const L& a, const R& b) {
    return apply_to<operations::Less>(Expression(a), Expression(b));
}
template <class L, class R>
    requires ExpressionPair<L, R>
[[nodiscard]] Expression operator<=(const L& a, const R& b) {
    return apply_to<operations::LessEqual>(Expression(a), Expression(b));
}
template <class L, class R>
    requires ExpressionPair<L, R>
[[nodiscard]] Expression operator>(const L& a, const R& b) {
    return apply_to<operations::Greater>(Expression(a), Expression(b));
}
template <class L, class R>
    requires ExpressionPair<L, R>
[[nodiscard]] Expression operator>=(const L& a, const R& b) {
    return apply_to<operations::GreaterEqual>(Expression(a), Expression(b));
}
/// 1 where both sides have the same value, else 0. Named, since `==` of two expressions would be taken for their identity.
[[nodiscard]] inline Expression equal(const Expression& a, const Expression& b) {
    return apply_to<operations::Equal>(a, b);
}
[[nodiscard]] inline Expression operator-(const Expression& a) {
    if (a.node()->kind == NodeKind::literal) return Expression::literal(-a.node()->number, a.node()->unit);
    return apply_to<operations::Negate>(a);
}

/// An expression times (sign 1) or over (sign -1) a unit. Numbers as entered keep their number and take the unit on.
[[nodiscard]] inline Expression times_unit(const Expression& x, const AnyUnit& unit, int sign = 1) {
    const Node& node = *x.node();
    const bool entered = node.kind == NodeKind::literal || node.kind == NodeKind::years || node.kind == NodeKind::missing ||
                         (node.kind == NodeKind::distribution && node.distribution().has_unit());
    if (entered) {
        if (node.kind == NodeKind::literal)
            return Expression::literal(node.number, std::make_shared<const AnyUnit>(node.unit->times(unit, sign)));
        return with_unit(x, std::make_shared<const AnyUnit>(node.unit->times(unit, sign)));
    }
    if (node.kind == NodeKind::by) {
        std::vector<NodePtr> operands;
        for (const NodePtr& operand : node.operands) operands.push_back(times_unit(Expression(operand), unit, sign).node());
        auto copy = std::make_shared<Node>(node);
        copy->unit = operands.front()->unit;
        copy->operands = std::move(operands);
        return Expression(std::move(copy));
    }
    const Expression one = Expression::literal(1, std::make_shared<const AnyUnit>(unit));
    return sign == 1 ? apply_to<operations::Multiply>(x, one) : apply_to<operations::Divide>(x, one);
}
template <class D>
[[nodiscard]] Expression operator*(const Expression& x, const Unit<D>& unit) {
    return times_unit(x, unit, 1);
}
template <class D>
[[nodiscard]] Expression operator/(const Expression& x, const Unit<D>& unit) {
    return times_unit(x, unit, -1);
}

[[nodiscard]] inline std::vector<NodePtr> nodes_of(const std::vector<Expression>& expressions) {
    std::vector<NodePtr> nodes;
    nodes.reserve(expressions.size());
    for (const Expression& x : expressions) nodes.push_back(x.node());
    return nodes;
}

/// The sum from left to right of any number of expressions. Throws CaseError for none.
[[nodiscard]] inline Expression sum_of(const std::vector<Expression>& terms) {
    if (terms.empty()) throw CaseError("a sum needs at least one term");
    return terms.size() == 1 ? terms.front() : apply<operations::Add>(nodes_of(terms));
}
/// The product from left to right of any number of expressions. Throws CaseError for none.
[[nodiscard]] inline Expression product_of(const std::vector<Expression>& factors) {
    if (factors.empty()) throw CaseError("a product needs at least one factor");
    return factors.size() == 1 ? factors.front() : apply<operations::Multiply>(nodes_of(factors));
}

[[nodiscard]] inline Expression min(const Expression& a, const Expression& b) { return apply_to<operations::Min>(a, b); }
[[nodiscard]] inline Expression max(const Expression& a, const Expression& b) { return apply_to<operations::Max>(a, b); }
[[nodiscard]] inline Expression pow(const Expression& a, const Expression& b) { return apply_to<operations::Power>(a, b); }
[[nodiscard]] inline Expression exp(const Expression& a) { return apply_to<operations::Exp>(a); }
[[nodiscard]] inline Expression log(const Expression& a) { return apply_to<operations::Log>(a); }
/// `then` where the condition is not 0, else `otherwise`.
[[nodiscard]] inline Expression choose(const Expression& condition, const Expression& then, const Expression& otherwise) {
    return apply_to<operations::Choose>(condition, then, otherwise);
}
/// Down, up or to the nearest multiple of a step with a unit: `ceil(users, 50 * user)`.
[[nodiscard]] inline Expression floor(const Expression& x, const Expression& step) {
    return apply_to<operations::Floor>(x, step);
}
[[nodiscard]] inline Expression ceil(const Expression& x, const Expression& step) {
    return apply_to<operations::Ceil>(x, step);
}
[[nodiscard]] inline Expression round(const Expression& x, const Expression& step) {
    return apply_to<operations::Round>(x, step);
}
/// The value itself, which must lie between `low` and `high` on every run, else FaultError, which begins with `about`.
[[nodiscard]] inline Expression within(const Expression& x, const Expression& low, const Expression& high,
                                       const CheckedThing& about = {}) {
    return apply<operations::Within>({x.node(), low.node(), high.node()}, 0, about ? shared_detail({.about = about}) : nullptr);
}
/// The amount itself, which must not be negative on any run, else FaultError, which begins with `about`.
[[nodiscard]] inline Expression not_negative(const Expression& x, const CheckedThing& about = {}) {
    return apply<operations::NotNegative>({x.node()}, 0, about ? shared_detail({.about = about}) : nullptr);
}

[[nodiscard]] inline Expression cumulative(const Expression& x) { return apply_to<operations::Cumulative>(x); }
[[nodiscard]] inline Expression sum_years(const Expression& x) { return apply_to<operations::SumYears>(x); }
/// The value n years before; 0 in the first n years. Throws CaseError for n below 0.
[[nodiscard]] inline Expression lag(const Expression& x, int n) {
    if (n < 0) throw CaseError("a lag of " + std::to_string(n) + " years looks ahead; it must be 0 or more");
    return apply<operations::Lag>({x.node()}, n);
}
[[nodiscard]] inline Expression at_year(const Expression& x, int year) {
    return apply<operations::AtYear>({x.node()}, year);
}

/// A reduction over an index, or a choice from it. Throws CaseError when the expression does not run over the index.
[[nodiscard]] inline Expression reduce(std::uint8_t code, const Expression& x, const IndexPtr& index,
                                       std::size_t position = 0) {
    if (!has_index(x.indexes(), *index))
        throw CaseError(operand_text(*x.node()) + " does not run over '" + index->name() + "'");
    return reduced(apply_operation(code, {x.node()}, 0, shared_detail({.index = index, .position = position})), *index);
}
[[nodiscard]] inline Expression sum(const Expression& x, const IndexPtr& index) {
    return reduce(operations::code_of<operations::SumOver>(), x, index);
}
[[nodiscard]] inline Expression mean(const Expression& x, const IndexPtr& index) {
    return reduce(operations::code_of<operations::MeanOver>(), x, index);
}
[[nodiscard]] inline Expression max(const Expression& x, const IndexPtr& index) {
    return reduce(operations::code_of<operations::MaxOver>(), x, index);
}
/// The element of one label. Throws CaseError that names the label when there is none.
[[nodiscard]] inline Expression at(const Expression& x, const IndexPtr& index, std::string_view label) {
    return reduce(operations::code_of<operations::AtLabel>(), x, index, index->position(label));
}

/// The whole amount in the calendar year that holds `when`.
[[nodiscard]] inline Expression once(const Moment& when, const Expression& amount) {
    return apply<operations::Once>({when.node(), amount.node()});
}
/// The amount in every calendar year from that of `first` to that of `last`.
[[nodiscard]] inline Expression during(const Moment& first, const Moment& last, const Expression& amount) {
    return apply<operations::During>({first.node(), last.node(), amount.node()});
}
/// Nothing before the calendar year that holds `when`, the amount from then on.
[[nodiscard]] inline Expression step(const Moment& when, const Expression& amount) {
    return apply<operations::Step>({when.node(), amount.node()});
}
/// From 0 at `first` in a straight line to `ceiling` at `last`, read at the start of each year.
[[nodiscard]] inline Expression ramp(const Moment& first, const Moment& last, const Expression& ceiling = 1) {
    return apply<operations::Ramp>({first.node(), last.node(), ceiling.node()});
}

struct LogisticOptions {
    Expression steepness = 1;
    Expression ceiling = 1;
};
/// ceiling / (1 + exp(-steepness (year - midpoint))), read at the start of each year.
[[nodiscard]] inline Expression logistic(const Moment& midpoint, const LogisticOptions& options = {}) {
    return apply<operations::Logistic>({midpoint.node(), options.steepness.node(), options.ceiling.node()});
}
/// (1 + rate)^(years since the first year of the horizon).
[[nodiscard]] inline Expression growth(const Expression& rate) { return apply<operations::Growth>({rate.node()}); }
/// (1 + rate)^(years since `from`).
[[nodiscard]] inline Expression growth(const Expression& rate, const Moment& from) {
    return apply<operations::Growth>({rate.node(), from.node()});
}
/// An own curve: the first value in the year that holds `first`, then one a year, the last value ever after; 0 before.
[[nodiscard]] inline Expression table(const Moment& first, const std::vector<Expression>& values) {
    std::vector<NodePtr> operands{first.node()};
    for (const Expression& value : values) operands.push_back(value.node());
    return apply<operations::Table>(std::move(operands));
}

/// A number a calendar year; outside them nothing is known, and a run that needs such a year is an error.
[[nodiscard]] inline Expression years(int first, std::vector<double> numbers) {
    return years_expression({first, std::move(numbers)});
}
/// A number a calendar year, and `rest` in all other years.
[[nodiscard]] inline Expression years(int first, std::vector<double> numbers, double rest) {
    return years_expression({first, std::move(numbers), true, rest});
}

}  // namespace gevinst::inline v0
