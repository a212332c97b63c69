// SPDX-License-Identifier: Apache-2.0
// What Python arguments become: each kind of argument has a type of its own, whose refusal is one clear sentence.
#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/typing.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "gevinst/expression/distribution.hpp"
#include "gevinst/expression/expression.hpp"
#include "gevinst/expression/index.hpp"
#include "gevinst/expression/variability.hpp"
#include "gevinst/units/any_unit.hpp"

namespace gevinst::python {

namespace py = pybind11;

/// A dict whose keys and values are looked at one by one.
using AnyDict = py::typing::Dict<py::object, py::object>;

/// A distribution with the unit of its parameters: what `gv.pert(...)` gives.
struct UnitDistribution {
    Distribution distribution;
    AnyUnit unit;

    [[nodiscard]] Expression expression() const {
        return Expression::leaf(distribution, std::make_shared<const AnyUnit>(unit));
    }
};

/// `gv.rest`: the share of a fate that is left.
struct Rest {};

/// What a variability is made of: `normal(mean, 2 staff hour)`.
[[nodiscard]] std::string variability_text(const Variability& x);
/// The repr of an object for a message, cut to one line.
[[nodiscard]] std::string shown(py::handle object);
/// The number an object is; none when its type has nothing to do with numbers. Throws TypeError for None, bool, text,
/// arrays.
[[nodiscard]] std::optional<double> number_in(py::handle object);
/// The expression an object is or becomes; none as above.
[[nodiscard]] std::optional<Expression> expression_in(py::handle object);
/// The expression an object is or becomes. Throws TypeError or CaseError, which begins with `where`.
[[nodiscard]] Expression expression_from(py::handle object, const std::string& where = {});
/// The point in time an object is: a year, "2026-07", an expression. Throws TypeError or CaseError.
[[nodiscard]] Expression moment_from(py::handle object);
/// Throws TypeError for what is not a text.
[[nodiscard]] std::string text_from(py::handle object);
/// Throws TypeError for what is not a whole number.
[[nodiscard]] int whole_from(py::handle object);

/// Throws TypeError: `expected an account, not 5`.
[[noreturn]] void refuse(const std::string& expected, py::handle object);

struct Operand {
    Expression expression;
}; ///< beside an operator: types that know nothing of us are left to Python
struct Value {
    Expression expression;
}; ///< a number, quantity, distribution or expression
/// A value that is converted once it is known what it is the value of, so that a refusal can say so.
struct Stated {
    py::object object;
    /// Throws TypeError or CaseError, which begins with what it is: `the cost 'Spine/Licence': ...`.
    [[nodiscard]] Expression as(const std::string& what) const { return expression_from(object, what); }
};
struct When {
    Expression expression;
}; ///< a point in time
struct Text {
    std::string text;
};
struct Whole {
    int number;
};
struct Years {
    int first;
    int last;
};
struct Numeric {
    double number;
};
struct ByIndex {
    IndexPtr index;
};

/// An object of a bound class; anything else is refused by `expected`.
template <class T>
struct Bound {
    T value;
};
template <class T>
struct expected_text;
template <>
struct expected_text<AnyUnit> {
    static constexpr const char* value = "a unit, as DKK or MDKK / staff_year";
};
template <>
struct expected_text<UnitDistribution> {
    static constexpr const char* value = "a distribution";
};

/// The part of a caster that all of these share.
template <class T>
struct argument_caster {
    std::optional<T> value;
    template <class U>
    using cast_op_type = py::detail::movable_cast_op_type<U>;
    operator T*() { return &*value; }               // NOLINT: asked for by pybind11
    operator T&() { return *value; }                // NOLINT: asked for by pybind11
    operator T&&() && { return std::move(*value); } // NOLINT: asked for by pybind11
};

} // namespace gevinst::python

namespace pybind11::detail {

inline constexpr auto value_name =
    const_name("gevinst._core.Expression | gevinst._core.Distribution | typing.SupportsFloat");

template <>
struct type_caster<gevinst::python::Operand> : gevinst::python::argument_caster<gevinst::python::Operand> {
    static constexpr auto name = value_name;
    bool load(handle source, bool) {
        const auto found = gevinst::python::expression_in(source);
        if (found) value.emplace(*found);
        return found.has_value();
    }
};
template <>
struct type_caster<gevinst::python::Value> : gevinst::python::argument_caster<gevinst::python::Value> {
    static constexpr auto name = value_name;
    bool load(handle source, bool) {
        value.emplace(gevinst::python::expression_from(source));
        return true;
    }
};
template <>
struct type_caster<gevinst::python::Stated> : gevinst::python::argument_caster<gevinst::python::Stated> {
    static constexpr auto name = value_name;
    bool load(handle source, bool) {
        value.emplace(gevinst::python::Stated{reinterpret_borrow<object>(source)});
        return true;
    }
};
template <>
struct type_caster<gevinst::python::When> : gevinst::python::argument_caster<gevinst::python::When> {
    static constexpr auto name = value_name + const_name(" | str");
    bool load(handle source, bool) {
        value.emplace(gevinst::python::moment_from(source));
        return true;
    }
};
template <>
struct type_caster<gevinst::python::Text> : gevinst::python::argument_caster<gevinst::python::Text> {
    static constexpr auto name = const_name("str");
    bool load(handle source, bool) {
        value.emplace(gevinst::python::text_from(source));
        return true;
    }
};
template <>
struct type_caster<gevinst::python::Whole> : gevinst::python::argument_caster<gevinst::python::Whole> {
    static constexpr auto name = const_name("typing.SupportsIndex");
    bool load(handle source, bool) {
        value.emplace(gevinst::python::whole_from(source));
        return true;
    }
};
template <>
struct type_caster<gevinst::python::Years> : gevinst::python::argument_caster<gevinst::python::Years> {
    static constexpr auto name = const_name("tuple[typing.SupportsIndex, typing.SupportsIndex]");
    bool load(handle source, bool) {
        if (PySequence_Check(source.ptr()) == 0 || isinstance<str>(source) || len(source) != 2)
            gevinst::python::refuse("the first and the last year, as (2026, 2028)", source);
        const auto years = reinterpret_borrow<sequence>(source);
        value.emplace(gevinst::python::Years{gevinst::python::whole_from(years[0]), gevinst::python::whole_from(years[1])});
        return true;
    }
};
template <>
struct type_caster<gevinst::python::Numeric> : gevinst::python::argument_caster<gevinst::python::Numeric> {
    static constexpr auto name = const_name("typing.SupportsFloat");
    bool load(handle source, bool) {
        const auto number = gevinst::python::number_in(source);
        if (number) value.emplace(*number);
        return number.has_value();
    }
};
template <>
struct type_caster<gevinst::python::ByIndex> : gevinst::python::argument_caster<gevinst::python::ByIndex> {
    static constexpr auto name = const_name("gevinst._core.Index");
    bool load(handle source, bool) {
        if (!isinstance<gevinst::Index>(source)) gevinst::python::refuse("an index made by gv.index", source);
        value.emplace(source.cast<std::shared_ptr<gevinst::Index>>());
        return true;
    }
};
template <class T>
struct type_caster<gevinst::python::Bound<T>> : gevinst::python::argument_caster<gevinst::python::Bound<T>> {
    static constexpr auto name = make_caster<T>::name;
    bool load(handle source, bool) {
        if (!isinstance<T>(source)) gevinst::python::refuse(gevinst::python::expected_text<T>::value, source);
        this->value.emplace(source.cast<T>());
        return true;
    }
};

} // namespace pybind11::detail
