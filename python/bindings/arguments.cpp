// SPDX-License-Identifier: Apache-2.0
#include "arguments.hpp"

#include <climits>

#include "gevinst/expression/moment.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::python {

namespace {

constexpr const char* value_text = "a number, a quantity such as 12 * DKK, a distribution or an expression";

bool has(py::handle object, const char* attribute) { return PyObject_HasAttrString(object.ptr(), attribute) == 1; }

// numpy.bool_ and arrays have a float, but are no numbers here.
void refuse_numpy(py::handle object) {
    if (!has(object, "shape") || !has(object, "dtype")) return;
    if (py::len(object.attr("shape")) > 0)
        throw py::type_error("an array is not one value: one a year is gv.years(2026, *values), one a label is "
                             "gv.by(index, {label: value})");
    if (has(object.attr("dtype"), "kind") && py::str(object.attr("dtype").attr("kind")).cast<std::string>() == "b")
        throw py::type_error("expected a number, not the truth value " + shown(object));
}

} // namespace

std::string shown(py::handle object) {
    std::string text = py::repr(object).cast<std::string>();
    constexpr std::size_t limit = 60;
    for (char& c : text)
        if (c == '\n') c = ' ';
    if (text.size() <= limit) return text;
    std::size_t cut = limit;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0u) == 0x80u)
        --cut; // not inside a letter
    return text.substr(0, cut) + "...";
}

std::string variability_text(const Variability& x) {
    constexpr const char* names[] = {"normal", "poisson", "negative_binomial", "data"};
    std::string text = names[static_cast<std::size_t>(x.family())];
    text += '(';
    for (const Expression& parameter : x.parameters()) {
        if (text.back() != '(') text += ", ";
        if (text.size() > 200) return text + "...)";
        text += shortened_formula(*parameter.node(), 200);
    }
    return text + ")";
}

void refuse(const std::string& expected, py::handle object) {
    throw py::type_error("expected " + expected + ", not " + shown(object));
}

std::optional<double> number_in(py::handle object) {
    PyObject* const number = object.ptr();
    if (PyFloat_Check(number)) return PyFloat_AS_DOUBLE(number);
    if (number == Py_None) throw py::type_error("None is not a value: one that nobody has stated is gv.missing");
    if (PyBool_Check(number)) throw py::type_error("expected a number, not the truth value " + shown(object));
    if (PyUnicode_Check(number)) throw py::type_error("expected a number, not the text " + shown(object));
    refuse_numpy(object);
    const PyNumberMethods* const methods = Py_TYPE(number)->tp_as_number;
    if (methods == nullptr || (methods->nb_float == nullptr && methods->nb_index == nullptr)) {
        if (PySequence_Check(number) != 0 || PyDict_Check(number)) refuse(value_text, object);
        return {};
    }
    const py::object converted = py::reinterpret_steal<py::object>(PyNumber_Float(number));
    if (converted) return PyFloat_AS_DOUBLE(converted.ptr());
    const bool too_large = PyErr_ExceptionMatches(PyExc_OverflowError) != 0;
    PyErr_Clear();
    if (too_large) return std::numeric_limits<double>::infinity(); // refused with the other infinite numbers
    refuse(value_text, object);
}

std::optional<Expression> expression_in(py::handle object) {
    if (py::isinstance<Expression>(object)) return object.cast<Expression>();
    if (py::isinstance<UnitDistribution>(object)) return object.cast<const UnitDistribution&>().expression();
    if (py::isinstance<AnyUnit>(object)) {
        const std::string unit = py::str(object).cast<std::string>();
        throw py::type_error("the unit " + unit + " alone is not a value: write 1 * " + unit);
    }
    if (py::isinstance<Variability>(object))
        throw py::type_error(shown(object) + " differs from day to day inside a draw and has no single value: give it to "
                             "gv.expected_excess with a level; what is uncertain is drawn, as mean + sd * gv.normal(0, 1)");
    if (py::isinstance<Rest>(object)) throw py::type_error("gv.rest stands for the share of a fate only");
    if (const std::optional<double> number = number_in(object)) return Expression(*number);
    return {};
}

Expression expression_from(py::handle object, const std::string& where) {
    try {
        if (const std::optional<Expression> found = expression_in(object)) return *found;
        refuse(value_text, object);
    } catch (const py::type_error& error) {
        if (where.empty()) throw;
        throw py::type_error(where + ": " + error.what());
    } catch (const CaseError& error) {
        if (where.empty()) throw;
        throw CaseError(where + ": " + error.what());
    }
}

Expression moment_from(py::handle object) {
    if (py::isinstance<py::str>(object)) return Moment(text_from(object)).expression();
    if (object.is_none())
        throw py::type_error("None is not a point in time: write a year, 2026, or a month, \"2026-07\"");
    return Moment(expression_from(object)).expression();
}

std::string text_from(py::handle object) {
    if (!py::isinstance<py::str>(object)) refuse("a text", object);
    Py_ssize_t size = 0;
    const char* const text = PyUnicode_AsUTF8AndSize(object.ptr(), &size);
    if (text != nullptr) return {text, static_cast<std::size_t>(size)};
    PyErr_Clear(); // half a surrogate pair
    refuse("a text that is Unicode throughout", object);
}

int whole_from(py::handle object) {
    if (PyBool_Check(object.ptr()) || PyIndex_Check(object.ptr()) == 0) refuse("a whole number", object);
    const py::object whole = py::reinterpret_steal<py::object>(PyNumber_Index(object.ptr()));
    if (!whole) throw py::error_already_set();
    const long number = PyLong_AsLong(whole.ptr());
    if (PyErr_Occurred() != nullptr)
        PyErr_Clear();
    else if (number >= INT_MIN && number <= INT_MAX)
        return static_cast<int>(number);
    refuse("a whole number of usual size", object);
}

} // namespace gevinst::python
