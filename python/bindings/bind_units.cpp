// SPDX-License-Identifier: Apache-2.0
// Units known at run time, and the catalogue.
#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/units/unit_text.hpp"

namespace gevinst::python {

namespace {

AnyUnit to_power(const AnyUnit& unit, const Whole& exponent) {
    AnyUnit result;
    for (int i = 0; i < std::abs(exponent.number); ++i)
        result = result.times(unit, exponent.number > 0 ? 1 : -1);
    return result;
}

// As it is written in Python: `MDKK / staff_year`.
std::string python_text(const AnyUnit& unit) {
    std::string text = unit.text();
    if (text.empty()) return "number";
    std::string result;
    for (const char c : text) {
        if (c == ' ')
            result += '_';
        else if (c == '/' || c == '*')
            (result += ' ').append(1, c) += ' ';
        else if (c == '^')
            result += " ** ";
        else if (c == '%')
            result += "percent";
        else
            result += c;
    }
    return result;
}

} // namespace

void bind_units(py::module_& module) {
    py::class_<AnyUnit> unit(module, "Unit", "A unit: `number * unit` is a quantity, units multiply and divide.");
    unit.def(
            "__mul__", [](const AnyUnit& a, const AnyUnit& b) { return a.times(b); }, py::is_operator())
        .def(
            "__truediv__", [](const AnyUnit& a, const AnyUnit& b) { return a.times(b, -1); }, py::is_operator())
        .def("__pow__", &to_power, py::is_operator())
        .def(
            "__eq__", [](const AnyUnit& a, const AnyUnit& b) { return a == b; }, py::is_operator())
        .def("__hash__", [](const AnyUnit& a) { return py::hash(py::str(a.text())); })
        .def("__str__", &python_text)
        .def("__repr__", &python_text)
        .def("__copy__", [](py::object self) { return self; })
        .def(
            "__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"))
        .def_property_readonly("text", &AnyUnit::text,
                               "The unit as formulas and the model file write it, `DKK/staff hour`.");
    // numpy leaves numbers beside a unit to the unit.
    unit.attr("__array_ufunc__") = py::none();

    module.def("count_unit", [](const Text& name) { return count_unit(name.text); }, py::arg("name"));
    module.def("level_unit", [](const Text& name) { return level_unit(name.text); }, py::arg("name"));
    module.def("currency_unit", [](const Text& code) { return currency_unit(code.text); }, py::arg("code"));
    module.def(
        "parse_unit",
        [](const Text& text, const std::vector<Bound<AnyUnit>>& own) {
            KnownUnits known;
            for (const Bound<AnyUnit>& one : own)
                known.add(one.value);
            return parse_unit(text.text, known);
        },
        py::arg("text"), py::arg("own"));

    using namespace units;
    for (const auto& [name, one] :
         std::initializer_list<std::pair<const char*, AnyUnit>>{{"DKK", DKK},
                                                                {"kDKK", kDKK},
                                                                {"MDKK", MDKK},
                                                                {"EUR", EUR},
                                                                {"MEUR", MEUR},
                                                                {"GBP", GBP},
                                                                {"MGBP", MGBP},
                                                                {"staff_year", staff_year},
                                                                {"paid_hour", paid_hour},
                                                                {"paid_minute", paid_minute},
                                                                {"staff_hour", staff_hour},
                                                                {"staff_minute", staff_minute},
                                                                {"patient_hour", patient_hour},
                                                                {"patient_minute", patient_minute},
                                                                {"patient_day", patient_day},
                                                                {"year", year},
                                                                {"month", month},
                                                                {"percent", percent}})
        module.attr(name) = one;
}

} // namespace gevinst::python
