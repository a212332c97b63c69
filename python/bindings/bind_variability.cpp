// SPDX-License-Identifier: Apache-2.0
// What differs from day to day, and what it is above or below a level on average.
#include <vector>

#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/expression/variability.hpp"

namespace gevinst::python {

namespace {

std::optional<Variability> variability_in(const py::object& object) {
    if (py::isinstance<Variability>(object)) return object.cast<Variability>();
    if (!py::isinstance<UnitDistribution>(object)) return {};
    const auto stated = object.cast<UnitDistribution>();
    const Variability plain(stated.distribution);
    std::vector<Expression> parameters;
    for (const Expression& parameter : plain.parameters())
        parameters.push_back(times_unit(parameter, stated.unit));
    return Variability(plain.family(), std::move(parameters));
}

// One of the two is a variability, the other the level. A level that is a distribution is drawn.
Expression expected_excess_of(const Stated& x, const Stated& level) {
    const bool first = py::isinstance<Variability>(x.object), second = py::isinstance<Variability>(level.object);
    if (first && second) throw py::type_error("expected_excess takes one variability and a level, not two variabilities");
    if (first) return expected_excess(*variability_in(x.object), level.as("the level"));
    if (second) return expected_excess(x.as("the level"), *variability_in(level.object));
    const bool drawn = py::isinstance<UnitDistribution>(x.object), drawn_level = py::isinstance<UnitDistribution>(level.object);
    if (drawn && drawn_level)
        return expected_excess(x.object.cast<UnitDistribution>().distribution, level.object.cast<UnitDistribution>().distribution);
    if (drawn) return expected_excess(*variability_in(x.object), level.as("the level"));
    if (drawn_level) return expected_excess(x.as("the level"), *variability_in(level.object));
    throw py::type_error("expected_excess takes a variability, as gv.normal(mean, sd), and a level, not " + shown(x.object) + " and " +
                         shown(level.object));
}

std::vector<Expression> expressions(const std::vector<Value>& values, const std::optional<Bound<AnyUnit>>& unit) {
    std::vector<Expression> result;
    for (const Value& value : values)
        result.push_back(unit ? times_unit(value.expression, unit->value) : value.expression);
    return result;
}

} // namespace

void bind_variability(py::module_& module) {
    // Numbers make a distribution that is drawn; of `poisson` plain ones only.
    module.def(
        "is_number",
        [](const Value& x, bool plain) {
            return x.expression.node()->kind == NodeKind::literal && (!plain || x.expression.unit().factors().empty());
        },
        py::arg("x"), py::arg("plain"));
    module.def(
        "normal_variability",
        [](const Value& mean, const Value& sd) { return variability::normal(mean.expression, sd.expression); },
        py::arg("mean"), py::arg("sd"));
    module.def(
        "poisson_variability", [](const Value& mean) { return variability::poisson(mean.expression); }, py::arg("mean"));
    module.def(
        "negative_binomial",
        [](const Value& mean, const Value& dispersion) {
            return variability::negative_binomial(mean.expression, dispersion.expression);
        },
        py::arg("mean"), py::arg("dispersion"));
    module.def(
        "data",
        [](const std::vector<Value>& values, const std::optional<Bound<AnyUnit>>& unit) {
            return variability::data(expressions(values, unit));
        },
        py::arg("values"), py::arg("unit"));
    module.def("expected_excess", &expected_excess_of, py::arg("x"), py::arg("level"));
}

} // namespace gevinst::python
