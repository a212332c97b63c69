// SPDX-License-Identifier: Apache-2.0
// Estimate<Dimension>: an expression whose dimension the compiler checks too, with sentences for errors.
#pragma once

#include <string_view>
#include <type_traits>
#include <utility>

#include "gevinst/expression/arithmetic.hpp"
#include "gevinst/expression/by.hpp"

namespace gevinst::inline v0 {

namespace dimensions {

void require_dimension(const Expression& x, const AnyDimension& dimension);

}  // namespace dimensions

/// An expression of dimension D. Converts to Expression, where units are checked at run time only.
template <class D>
class Estimate {
public:
    using dimension = D;

    Estimate(const Quantity<D>& quantity) : expression_(quantity) {}  // NOLINT: implicit by purpose
    template <PlainNumber N>
        requires same_dimension<D, Number>
    Estimate(N number) : expression_(number) {}  // NOLINT: implicit by purpose
    Estimate(const Distribution& distribution)   // NOLINT: implicit by purpose
        requires same_dimension<D, Number>
        : expression_(distribution) {}
    Estimate(StartSymbol)  // NOLINT: implicit by purpose
        requires same_dimension<D, Calendar>
        : expression_(start_expression()) {}
    Estimate(ThisYearSymbol)  // NOLINT: implicit by purpose
        requires same_dimension<D, Calendar>
        : expression_(year_expression()) {}
    /// Takes an expression whose dimension is known at run time. Throws UnitError when it is another.
    explicit Estimate(Expression expression) : expression_(std::move(expression)) {
        dimensions::require_dimension(expression_, any_dimension<D>());
    }

    [[nodiscard]] const Expression& expression() const { return expression_; }
    operator const Expression&() const { return expression_; }  // NOLINT: implicit by purpose
    operator Moment() const                                     // NOLINT: implicit by purpose
        requires same_dimension<D, Calendar>
    {
        return Moment(expression_);
    }

private:
    Expression expression_;
};

template <class T>
struct operand_traits {
    static constexpr bool is_operand = PlainNumber<T>;
    using dimension = Number;
};
template <class D>
struct operand_traits<Estimate<D>> {
    static constexpr bool is_operand = true;
    using dimension = D;
};
template <class D>
struct operand_traits<Quantity<D>> {
    static constexpr bool is_operand = true;
    using dimension = D;
};
template <>
struct operand_traits<Distribution> {
    static constexpr bool is_operand = true;
    using dimension = Number;
};
template <>
struct operand_traits<StartSymbol> {
    static constexpr bool is_operand = true;
    using dimension = Calendar;
};
template <>
struct operand_traits<ThisYearSymbol> {
    static constexpr bool is_operand = true;
    using dimension = Calendar;
};

/// Whatever has a dimension the compiler knows: numbers, quantities, estimates, distributions, `start`.
template <class T>
concept TypedOperand = operand_traits<T>::is_operand;
template <class T>
using dimension_of = typename operand_traits<T>::dimension;

/// At least one side is more than a plain number.
template <class L, class R>
concept TypedPair = TypedOperand<L> && TypedOperand<R> && !(PlainNumber<L> && PlainNumber<R>);

template <TypedOperand T>
[[nodiscard]] Expression to_expression(const T& x) {
    if constexpr (std::is_same_v<T, StartSymbol>) {
        return start_expression();
    } else if constexpr (std::is_same_v<T, ThisYearSymbol>) {
        return year_expression();
    } else {
        return Expression(x);
    }
}

// The names the compiler prints beside a failed assertion: the dimensions of both sides are their arguments.
template <class Left, class Right>
inline constexpr bool dimensions_are_equal = same_dimension<Left, Right>;
template <class D>
inline constexpr bool is_a_plain_number = same_dimension<D, Number>;

namespace dimensions {

// A plain number beside a point in time counts years.
template <class L, class R>
inline constexpr bool counts_years = (same_dimension<dimension_of<L>, Calendar> && PlainNumber<R>) ||
                                     (same_dimension<dimension_of<R>, Calendar> && PlainNumber<L>);
template <class L, class R>
using Joint = std::conditional_t<same_dimension<dimension_of<L>, Number>, dimension_of<R>, dimension_of<L>>;

}  // namespace dimensions

template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] auto operator+(const L& a, const R& b) {
    if constexpr (dimensions::counts_years<L, R>) {
        return Estimate<Calendar>(to_expression(a) + to_expression(b));
    } else {
        static_assert(dimensions_are_equal<dimension_of<L>, dimension_of<R>>,
                      "gevinst: cannot add quantities of different dimensions");
        using Result = Estimate<dimension_of<L>>;
        if constexpr (dimensions_are_equal<dimension_of<L>, dimension_of<R>>) {
            return Result(to_expression(a) + to_expression(b));
        } else {
            return Result(to_expression(a));
        }
    }
}

template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] auto operator-(const L& a, const R& b) {
    if constexpr (dimensions::counts_years<L, R>) {
        return Estimate<Calendar>(to_expression(a) - to_expression(b));
    } else {
        static_assert(dimensions_are_equal<dimension_of<L>, dimension_of<R>>,
                      "gevinst: cannot subtract quantities of different dimensions");
        using Result = Estimate<dimension_of<L>>;
        if constexpr (dimensions_are_equal<dimension_of<L>, dimension_of<R>>) {
            return Result(to_expression(a) - to_expression(b));
        } else {
            return Result(to_expression(a));
        }
    }
}

template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] auto operator*(const L& a, const R& b) {
    return Estimate<Times<dimension_of<L>, dimension_of<R>>>(to_expression(a) * to_expression(b));
}
template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] auto operator/(const L& a, const R& b) {
    return Estimate<Per<dimension_of<L>, dimension_of<R>>>(to_expression(a) / to_expression(b));
}
template <class D>
[[nodiscard]] Estimate<D> operator-(const Estimate<D>& a) {
    return Estimate<D>(-a.expression());
}
template <TypedOperand T, class E>
    requires(!PlainNumber<T> && !is_quantity<T>)
[[nodiscard]] auto operator*(const T& x, const Unit<E>& unit) {
    return Estimate<Times<dimension_of<T>, E>>(times_unit(to_expression(x), unit, 1));
}
template <TypedOperand T, class E>
    requires(!PlainNumber<T> && !is_quantity<T>)
[[nodiscard]] auto operator/(const T& x, const Unit<E>& unit) {
    return Estimate<Per<dimension_of<T>, E>>(times_unit(to_expression(x), unit, -1));
}

namespace dimensions {

template <class Op, class L, class R>
[[nodiscard]] Estimate<Number> compare(const L& a, const R& b) {
    static_assert(dimensions_are_equal<dimension_of<L>, dimension_of<R>> || counts_years<L, R>,
                  "gevinst: cannot compare quantities of different dimensions");
    if constexpr (dimensions_are_equal<dimension_of<L>, dimension_of<R>> || counts_years<L, R>) {
        return Estimate<Number>(apply_to<Op>(to_expression(a), to_expression(b)));
    } else {
        return Estimate<Number>(0);
    }
}

}  // namespace dimensions

template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] Estimate<Number> operator<(const L& a, const R& b) {
    return dimensions::compare<operations::Less>(a, b);
}
template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] Estimate<Number> operator<=(const L& a, const R& b) {
    return dimensions::compare<operations::LessEqual>(a, b);
}
template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] Estimate<Number> operator>(const L& a, const R& b) {
    return dimensions::compare<operations::Greater>(a, b);
}
template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] Estimate<Number> operator>=(const L& a, const R& b) {
    return dimensions::compare<operations::GreaterEqual>(a, b);
}
template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] Estimate<Number> equal(const L& a, const R& b) {
    return dimensions::compare<operations::Equal>(a, b);
}

namespace dimensions {

template <class Op, class L, class R>
[[nodiscard]] auto alike(const L& a, const R& b) {
    static_assert(dimensions_are_equal<dimension_of<L>, dimension_of<R>>,
                  "gevinst: cannot take min, max or a rounding of quantities of different dimensions");
    using Result = Estimate<dimension_of<L>>;
    if constexpr (dimensions_are_equal<dimension_of<L>, dimension_of<R>>) {
        return Result(apply_to<Op>(to_expression(a), to_expression(b)));
    } else {
        return Result(to_expression(a));
    }
}
template <class Op, class T>
[[nodiscard]] Estimate<Number> of_number(const T& x) {
    static_assert(is_a_plain_number<dimension_of<T>>, "gevinst: cannot take exp, log or a power of what is not a plain number or share");
    if constexpr (is_a_plain_number<dimension_of<T>>) {
        return Estimate<Number>(apply_to<Op>(to_expression(x)));
    } else {
        return Estimate<Number>(0);
    }
}

}  // namespace dimensions

template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] auto min(const L& a, const R& b) {
    return dimensions::alike<operations::Min>(a, b);
}
template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] auto max(const L& a, const R& b) {
    return dimensions::alike<operations::Max>(a, b);
}
template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] auto floor(const L& x, const R& step) {
    return dimensions::alike<operations::Floor>(x, step);
}
template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] auto ceil(const L& x, const R& step) {
    return dimensions::alike<operations::Ceil>(x, step);
}
template <class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] auto round(const L& x, const R& step) {
    return dimensions::alike<operations::Round>(x, step);
}
template <class D>
[[nodiscard]] Estimate<Number> exp(const Estimate<D>& x) {
    return dimensions::of_number<operations::Exp>(x);
}
template <class D>
[[nodiscard]] Estimate<Number> log(const Estimate<D>& x) {
    return dimensions::of_number<operations::Log>(x);
}
template <class D, TypedOperand E>
[[nodiscard]] Estimate<Number> pow(const Estimate<D>& base, const E& exponent) {
    static_assert(is_a_plain_number<D> && is_a_plain_number<dimension_of<E>>,
                  "gevinst: cannot take exp, log or a power of what is not a plain number or share");
    if constexpr (is_a_plain_number<D> && is_a_plain_number<dimension_of<E>>) {
        return Estimate<Number>(pow(base.expression(), to_expression(exponent)));
    } else {
        return Estimate<Number>(0);
    }
}
template <TypedOperand M, TypedOperand S, TypedOperand L>
    requires TypedPair<M, S> && TypedPair<M, L>
[[nodiscard]] auto normal_excess(const M& mean, const S& sd, const L& level) {
    constexpr bool alike = dimensions_are_equal<dimension_of<M>, dimension_of<S>> &&
                           dimensions_are_equal<dimension_of<M>, dimension_of<L>>;
    static_assert(alike, "gevinst: cannot compare quantities of different dimensions with a level");
    using Result = Estimate<dimension_of<M>>;
    if constexpr (alike) {
        return Result(normal_excess(to_expression(mean), to_expression(sd), to_expression(level)));
    } else {
        return Result(to_expression(mean));
    }
}
template <TypedOperand C, class L, class R>
    requires TypedPair<L, R>
[[nodiscard]] auto choose(const C& condition, const L& then, const R& otherwise) {
    static_assert(dimensions_are_equal<dimension_of<L>, dimension_of<R>>,
                  "gevinst: cannot choose between quantities of different dimensions");
    using Result = Estimate<dimension_of<L>>;
    if constexpr (dimensions_are_equal<dimension_of<L>, dimension_of<R>>) {
        return Result(choose(to_expression(condition), to_expression(then), to_expression(otherwise)));
    } else {
        return Result(to_expression(then));
    }
}

template <class D>
[[nodiscard]] Estimate<D> cumulative(const Estimate<D>& x) {
    return Estimate<D>(cumulative(x.expression()));
}
template <class D>
[[nodiscard]] Estimate<D> sum_years(const Estimate<D>& x) {
    return Estimate<D>(sum_years(x.expression()));
}
template <class D>
[[nodiscard]] Estimate<D> lag(const Estimate<D>& x, int n) {
    return Estimate<D>(lag(x.expression(), n));
}
template <class D>
[[nodiscard]] Estimate<D> at_year(const Estimate<D>& x, int year) {
    return Estimate<D>(at_year(x.expression(), year));
}
template <class D>
[[nodiscard]] Estimate<D> sum(const Estimate<D>& x, const IndexPtr& index) {
    return Estimate<D>(sum(x.expression(), index));
}
template <class D>
[[nodiscard]] Estimate<D> mean(const Estimate<D>& x, const IndexPtr& index) {
    return Estimate<D>(mean(x.expression(), index));
}
template <class D>
[[nodiscard]] Estimate<D> max(const Estimate<D>& x, const IndexPtr& index) {
    return Estimate<D>(max(x.expression(), index));
}
template <class D>
[[nodiscard]] Estimate<D> at(const Estimate<D>& x, const IndexPtr& index, std::string_view label) {
    return Estimate<D>(at(x.expression(), index, label));
}
template <TypedOperand T>
[[nodiscard]] auto once(const Moment& when, const T& amount) {
    return Estimate<dimension_of<T>>(once(when, to_expression(amount)));
}
template <TypedOperand T>
[[nodiscard]] auto during(const Moment& first, const Moment& last, const T& amount) {
    return Estimate<dimension_of<T>>(during(first, last, to_expression(amount)));
}
template <TypedOperand T>
[[nodiscard]] auto step(const Moment& when, const T& amount) {
    return Estimate<dimension_of<T>>(step(when, to_expression(amount)));
}

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/estimate_definitions.hpp"
#endif
