// SPDX-License-Identifier: Apache-2.0
// Sums, products, quotients, powers, comparisons, choice and rounding: the same for every year.
#pragma once

#include <array>
#include <cmath>

#include "gevinst/expression/operations/adjoint.hpp"
#include "gevinst/expression/operations/rules.hpp"
#include "gevinst/numeric/batch.hpp"
#include "gevinst/numeric/exp_log.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::operations {

struct Add {
    static constexpr std::string_view name = "+";
    static constexpr Form form = Form::infix;
    static constexpr int precedence = 4;
    static constexpr Shape shape = Shape::fold;
    static constexpr std::size_t alike_from = 0;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return a + b;
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double, double, double, const Adjoint& d) {
        return {d, d};
    }
    static UnitPtr unit(Operands x) {
        require_same_dimension("add", "and", x);
        return x[0]->unit;
    }
};

struct Subtract {
    static constexpr std::string_view name = "-";
    static constexpr Form form = Form::infix;
    static constexpr int precedence = 4;
    static constexpr Shape shape = Shape::lanes;
    static constexpr std::size_t alike_from = 0;
    static constexpr int arity = 2;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return a - b;
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double, double, double, const Adjoint& d) {
        return {d, -d};
    }
    static UnitPtr unit(Operands x) {
        if (!(dimension(*x[0]) == dimension(*x[1]))) refuse_units("subtract", "from", *x[1], *x[0]);
        return x[0]->unit;
    }
};

struct Multiply {
    static constexpr std::string_view name = "*";
    static constexpr Form form = Form::infix;
    static constexpr int precedence = 5;
    static constexpr Shape shape = Shape::fold;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return a * b;
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double a, double b, double, const Adjoint& d) {
        return {d * b, d * a};
    }
    static UnitPtr unit(Operands x) {
        UnitPtr unit = x[0]->unit;
        Node left;
        for (std::size_t i = 1; i < x.size(); ++i) {
            left.unit = unit;
            unit = product_unit(left, *x[i], 1);
        }
        return unit;
    }
};

struct Divide {
    static constexpr std::string_view name = "/";
    static constexpr Form form = Form::infix;
    static constexpr int precedence = 5;
    static constexpr Shape shape = Shape::lanes;
    static constexpr int arity = 2;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return a / b;
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double, double b, double result, const Adjoint& d) {
        return {d / b, -(d * (result / b))};
    }
    static Kink kink(double, double b) { return kink_if(std::isinf(b), KinkKind::infinite, 0b10); }
    static UnitPtr unit(Operands x) {
        if (x[1]->kind == NodeKind::literal && x[1]->number == 0)
            throw CaseError("cannot divide " + operand_text(*x[0]) + " by zero");
        return product_unit(*x[0], *x[1], -1);
    }
};

struct Negate {
    static constexpr std::string_view name = "-";
    static constexpr Form form = Form::prefix;
    static constexpr int precedence = 6;
    static constexpr Shape shape = Shape::lanes;
    static constexpr int arity = 1;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a) {
        return -a;
    }
    [[gnu::always_inline]] static std::array<Adjoint, 1> adjoint(double, double, const Adjoint& d) {
        return {-d};
    }
    static UnitPtr unit(Operands x) { return x[0]->unit; }
};

struct Power {
    static constexpr std::string_view name = "^";
    static constexpr Form form = Form::infix;
    static constexpr int precedence = 7;
    static constexpr Shape shape = Shape::lanes;
    static constexpr int arity = 2;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return numeric::pow(a, b);
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double a, double b, double result, const Adjoint& d) {
        // x^0 is 1 for every x, and 0^y is 0 for every y above 0.
        const double by_base = b == 0.0 ? 0.0 : b * numeric::pow(a, b - 1.0);
        const double by_exponent = result == 0.0 ? 0.0 : numeric::log(a) * result;
        return {d * by_base, d * by_exponent};
    }
    static Kink kink(double a, double b) {
        const unsigned operands = (std::isinf(a) ? 0b01u : 0u) | (std::isinf(b) ? 0b10u : 0u);
        return kink_if(operands != 0, KinkKind::infinite, operands);
    }
    static UnitPtr unit(Operands x) {
        require_number("the base of a power", *x[0]);
        require_number("the exponent of a power", *x[1]);
        return Expression::plain_unit();
    }
};

struct Exp {
    static constexpr std::string_view name = "exp";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;
    static constexpr int arity = 1;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a) {
        return numeric::exp(a);
    }
    [[gnu::always_inline]] static std::array<Adjoint, 1> adjoint(double, double result, const Adjoint& d) {
        return {d * result};
    }
    static Kink kink(double a) { return kink_if(std::isinf(a), KinkKind::infinite); }
    static UnitPtr unit(Operands x) {
        require_number("the operand of exp", *x[0]);
        return Expression::plain_unit();
    }
};

struct Log {
    static constexpr std::string_view name = "log";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;
    static constexpr int arity = 1;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a) {
        return numeric::log(a);
    }
    [[gnu::always_inline]] static std::array<Adjoint, 1> adjoint(double a, double, const Adjoint& d) {
        return {d / a};
    }
    static UnitPtr unit(Operands x) {
        require_number("the operand of log", *x[0]);
        return Expression::plain_unit();
    }
};

struct Min {
    static constexpr std::string_view name = "min";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::fold;
    static constexpr std::size_t alike_from = 0;
    static constexpr bool picks = true;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return numeric::min(a, b);
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double a, double b, double, const Adjoint& d) {
        return {d.when(a < b), d.when(!(a < b))};
    }
    static UnitPtr unit(Operands x) {
        require_same_dimension("take the lesser of", "and", x);
        return x[0]->unit;
    }
};

struct Max {
    static constexpr std::string_view name = "max";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::fold;
    static constexpr std::size_t alike_from = 0;
    static constexpr bool picks = true;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return numeric::max(a, b);
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double a, double b, double, const Adjoint& d) {
        return {d.when(a > b), d.when(!(a > b))};
    }
    static UnitPtr unit(Operands x) {
        require_same_dimension("take the greater of", "and", x);
        return x[0]->unit;
    }
};

struct Comparison {
    static constexpr Form form = Form::infix;
    static constexpr int precedence = 3;
    static constexpr Shape shape = Shape::lanes;
    static constexpr std::size_t alike_from = 0;
    static constexpr int arity = 2;
    static constexpr unsigned flat = 0b11;
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double, double, double, const Adjoint& d) {
        return {d.jumping(), d.jumping()};
    }
    static Kink kink(double a, double b) { return kink_if(a == b, KinkKind::jump); }
    static UnitPtr unit(Operands x) {
        require_same_dimension("compare", "with", x);
        return Expression::plain_unit();
    }
};
struct Less : Comparison {
    static constexpr std::string_view name = "<";
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return numeric::select(a < b, T(1.0), T(0.0));
    }
};
struct LessEqual : Comparison {
    static constexpr std::string_view name = "<=";
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return numeric::select(a <= b, T(1.0), T(0.0));
    }
};
struct Greater : Comparison {
    static constexpr std::string_view name = ">";
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return numeric::select(a > b, T(1.0), T(0.0));
    }
};
struct GreaterEqual : Comparison {
    static constexpr std::string_view name = ">=";
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return numeric::select(a >= b, T(1.0), T(0.0));
    }
};
struct Equal : Comparison {
    static constexpr std::string_view name = "==";
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& b) {
        return numeric::select(a == b, T(1.0), T(0.0));
    }
};

/// `if(condition, then, otherwise)`: what is not chosen does not count, whatever its value.
struct Choose {
    static constexpr std::string_view name = "if";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;
    static constexpr std::size_t alike_from = 1;
    static constexpr int arity = 3;
    static constexpr unsigned flat = 0b1;
    template <class T>
    [[gnu::always_inline]] static T value(const T& condition, const T& then, const T& otherwise) {
        return numeric::select(condition != T(0.0), then, otherwise);
    }
    [[gnu::always_inline]] static std::array<Adjoint, 3> adjoint(double condition, double then, double otherwise,
                                                                 double, const Adjoint& d) {
        const bool taken = condition != 0.0;
        return {then != otherwise ? d.jumping() : d.turning(), d.when(taken), d.when(!taken)};
    }
    static Kink kink(double condition, double then, double otherwise) {
        return kink_if(condition == 0.0, then != otherwise ? KinkKind::jump : KinkKind::branch, 0b1);
    }
    static UnitPtr unit(Operands x) {
        require_number("the condition of a choice", *x[0]);
        require_same_dimension("choose between", "and", x.subspan(1));
        return x[1]->unit;
    }
};

/// Rounding to whole multiples of a step with a unit: `ceil(users, 50 user)`.
struct Rounding {
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;
    static constexpr std::size_t alike_from = 0;
    static constexpr int arity = 2;
    static constexpr unsigned flat = 0b1;
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double, double step, double result, const Adjoint& d) {
        return {d.jumping(), d * (result / step) + d.jumping()};
    }
    static UnitPtr unit(Operands x) {
        if (x[1]->kind == NodeKind::literal && !(x[1]->number > 0))
            throw CaseError("the step of a rounding must be above zero, not " + operand_text(*x[1]));
        require_same_dimension("round", "to", x);
        return x[0]->unit;
    }
};
struct Floor : Rounding {
    static constexpr std::string_view name = "floor";
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& step) {
        return numeric::floor(a / step) * step;
    }
    static Kink kink(double a, double step) {
        return kink_if(numeric::floor(a / step) == a / step, KinkKind::jump);
    }
};
struct Ceil : Rounding {
    static constexpr std::string_view name = "ceil";
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& step) {
        return numeric::ceil(a / step) * step;
    }
    static Kink kink(double a, double step) { return Floor::kink(a, step); }
};
/// Half away from zero.
struct Round : Rounding {
    static constexpr std::string_view name = "round";
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T& step) {
        const T steps = a / step;
        const T size = numeric::abs(steps);
        const T below = numeric::floor(size);
        const T whole = numeric::select(size - below >= T(0.5), below + T(1.0), below);
        return numeric::select(steps < T(0.0), -whole, whole) * step;
    }
    static Kink kink(double a, double step) {
        const double size = numeric::abs(a / step);
        return kink_if(size - numeric::floor(size) == 0.5, KinkKind::jump);
    }
};

/// A value that must lie in a range on every run, as a share in 0 to 1; the value itself otherwise.
struct Within {
    static constexpr std::string_view name = "within";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;
    static constexpr std::size_t alike_from = 0;
    static constexpr int arity = 3;
    static constexpr unsigned flat = 0b110;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a, const T&, const T&) {
        return a;
    }
    [[gnu::always_inline]] static std::array<Adjoint, 3> adjoint(double, double, double, double, const Adjoint& d) {
        return {d, Adjoint{}, Adjoint{}};
    }
    static Kink kink(double a, double low, double high) {
        return kink_if(a == low || a == high, KinkKind::limit);
    }
    static UnitPtr unit(Operands x) {
        require_same_dimension("compare", "with", x);
        return x[0]->unit;
    }
    static constexpr std::string_view breach = ", outside ";
    /// Relative to a limit: 0.1 + 0.2 is within 0.3.
    static constexpr double rounding = 1e-12;
    static bool holds(std::span<const double> x) {
        if (x[0] >= x[1] && x[0] <= x[2]) return true;  // nearly every draw
        return x[0] >= x[1] - rounding * std::fabs(x[1]) && x[0] <= x[2] + rounding * std::fabs(x[2]);
    }
};

/// An amount that must not be negative on any run, as a potential; the amount itself otherwise.
struct NotNegative {
    static constexpr std::string_view name = "not_negative";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;
    static constexpr int arity = 1;
    template <class T>
    [[gnu::always_inline]] static T value(const T& a) {
        return a;
    }
    [[gnu::always_inline]] static std::array<Adjoint, 1> adjoint(double, double, const Adjoint& d) {
        return {d};
    }
    static Kink kink(double a) { return kink_if(a <= 0.0, KinkKind::limit); }
    static UnitPtr unit(Operands x) { return x[0]->unit; }
    static constexpr std::string_view breach = ", below zero: time or events that are taken are a burden, not a negative benefit";
    /// In base units, the smallest in use: what a difference of equal figures leaves by rounding is not a burden.
    static constexpr double rounding = 1e-6;
    static bool holds(std::span<const double> x) { return x[0] >= -rounding; }
};

}  // namespace gevinst::inline v0::operations

GEVINST_NO_CONTRACTION_END
