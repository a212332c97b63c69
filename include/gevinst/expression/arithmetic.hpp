// SPDX-License-Identifier: Apache-2.0
// Operators and functions on expressions whose unit is known at run time.
#pragma once

#include <concepts>
#include <string_view>
#include <vector>

#include "gevinst/expression/moment.hpp"
#include "gevinst/expression/operations.hpp"

namespace gevinst::inline v0 {

/// Expression and what becomes one without saying so; at least one side is an Expression itself.
template <class L, class R>
concept ExpressionPair = (std::same_as<L, Expression> || std::same_as<R, Expression>) &&
                         std::convertible_to<L, Expression> && std::convertible_to<R, Expression>;

[[nodiscard]] Expression apply_to(std::uint8_t code, const Expression& a);
[[nodiscard]] Expression apply_to(std::uint8_t code, const Expression& a, const Expression& b);
[[nodiscard]] Expression apply_to(std::uint8_t code, const Expression& a, const Expression& b, const Expression& c);
template <class Op>
[[nodiscard]] Expression apply_to(const Expression& a) {
    return apply_to(operations::code_of<Op>(), a);
}
template <class Op>
[[nodiscard]] Expression apply_to(const Expression& a, const Expression& b) {
    return apply_to(operations::code_of<Op>(), a, b);
}
template <class Op>
[[nodiscard]] Expression apply_to(const Expression& a, const Expression& b, const Expression& c) {
    return apply_to(operations::code_of<Op>(), a, b, c);
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
[[nodiscard]] Expression equal(const Expression& a, const Expression& b);
[[nodiscard]] Expression operator-(const Expression& a);

/// An expression times (sign 1) or over (sign -1) a unit. Numbers as entered keep their number and take the unit on.
[[nodiscard]] Expression times_unit(const Expression& x, const AnyUnit& unit, int sign = 1);
template <class D>
[[nodiscard]] Expression operator*(const Expression& x, const Unit<D>& unit) {
    return times_unit(x, unit, 1);
}
template <class D>
[[nodiscard]] Expression operator/(const Expression& x, const Unit<D>& unit) {
    return times_unit(x, unit, -1);
}

[[nodiscard]] std::vector<NodePtr> nodes_of(const std::vector<Expression>& expressions);

/// The sum from left to right of any number of expressions. Throws CaseError for none.
[[nodiscard]] Expression sum_of(const std::vector<Expression>& terms);
/// The product from left to right of any number of expressions. Throws CaseError for none.
[[nodiscard]] Expression product_of(const std::vector<Expression>& factors);

[[nodiscard]] Expression min(const Expression& a, const Expression& b);
[[nodiscard]] Expression max(const Expression& a, const Expression& b);
/// A literal 0 would also do for an index that there is none of.
[[nodiscard]] inline Expression max(const Expression& a, double b) { return max(a, Expression(b)); }
[[nodiscard]] Expression pow(const Expression& a, const Expression& b);
[[nodiscard]] Expression exp(const Expression& a);
[[nodiscard]] Expression log(const Expression& a);
/// `then` where the condition is not 0, else `otherwise`.
[[nodiscard]] Expression choose(const Expression& condition, const Expression& then, const Expression& otherwise);
/// E[max(X - level, 0)] of a normal X with this mean and sd, what is above a level on average over days that differ: 0 or
/// more. Integrated, not drawn. FaultError for an sd below zero.
[[nodiscard]] Expression normal_excess(const Expression& mean, const Expression& sd, const Expression& level);
/// Down, up or to the nearest multiple of a step with a unit: `ceil(users, 50 * user)`.
[[nodiscard]] Expression floor(const Expression& x, const Expression& step);
[[nodiscard]] Expression ceil(const Expression& x, const Expression& step);
[[nodiscard]] Expression round(const Expression& x, const Expression& step);
/// The value itself, which must lie between `low` and `high` on every run, else FaultError, which begins with `about`.
[[nodiscard]] Expression within(const Expression& x, const Expression& low, const Expression& high,
                                const CheckedThing& about = {});
/// The amount itself, which must not be negative on any run, else FaultError, which begins with `about`.
[[nodiscard]] Expression not_negative(const Expression& x, const CheckedThing& about = {});

[[nodiscard]] Expression cumulative(const Expression& x);
[[nodiscard]] Expression sum_years(const Expression& x);
/// The value n years before; 0 in the first n years. Throws CaseError for n below 0.
[[nodiscard]] Expression lag(const Expression& x, int n);
[[nodiscard]] Expression at_year(const Expression& x, int year);

/// A reduction over an index, or a choice from it. Throws CaseError when the expression does not run over the index.
[[nodiscard]] Expression reduce(std::uint8_t code, const Expression& x, const IndexPtr& index,
                                std::size_t position = 0);
[[nodiscard]] Expression sum(const Expression& x, const IndexPtr& index);
[[nodiscard]] Expression mean(const Expression& x, const IndexPtr& index);
[[nodiscard]] Expression max(const Expression& x, const IndexPtr& index);
/// The element of one label. Throws CaseError that names the label when there is none.
[[nodiscard]] Expression at(const Expression& x, const IndexPtr& index, std::string_view label);

/// The whole amount in the calendar year that holds `when`.
[[nodiscard]] Expression once(const Moment& when, const Expression& amount);
/// The amount in every calendar year from that of `first` to that of `last`.
[[nodiscard]] Expression during(const Moment& first, const Moment& last, const Expression& amount);
/// Nothing before the calendar year that holds `when`, the amount from then on.
[[nodiscard]] Expression step(const Moment& when, const Expression& amount);
/// From 0 at `first` in a straight line to `ceiling` at `last`, read at the start of each year.
[[nodiscard]] Expression ramp(const Moment& first, const Moment& last, const Expression& ceiling = 1);

struct LogisticOptions {
    Expression steepness = 1;
    Expression ceiling = 1;
};
/// ceiling / (1 + exp(-steepness (year - midpoint))), read at the start of each year.
[[nodiscard]] Expression logistic(const Moment& midpoint, const LogisticOptions& options = {});
struct BassOptions {
    Expression p;            ///< innovation, a year: who adopts by himself
    Expression q;            ///< imitation, a year: who follows those that have
    Expression ceiling = 1;
};
/// Cumulative adoption after Bass 1969: ceiling (1 - e) / (1 + (q / p) e), e = exp(-(p + q) (year - from)), read at the
/// start of each year; 0 up to `from`. Throws CaseError for p or q below zero.
[[nodiscard]] Expression bass(const Moment& from, const BassOptions& options);
/// (1 + rate)^(years since the first year of the horizon).
[[nodiscard]] inline Expression growth(const Expression& rate) { return apply<operations::Growth>({rate.node()}); }
/// (1 + rate)^(years since `from`).
[[nodiscard]] Expression growth(const Expression& rate, const Moment& from);
/// An own curve: the first value in the year that holds `first`, then one a year, the last value ever after; 0 before.
[[nodiscard]] Expression table(const Moment& first, const std::vector<Expression>& values);

/// A number a calendar year; outside them nothing is known, and a run that needs such a year is an error.
[[nodiscard]] Expression years(int first, std::vector<double> numbers);
/// A number a calendar year, and `rest` in all other years.
[[nodiscard]] Expression years(int first, std::vector<double> numbers, double rest);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/arithmetic_definitions.hpp"
#endif
