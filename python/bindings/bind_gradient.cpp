// SPDX-License-Identifier: Apache-2.0
// Derivatives of a case.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bindings.hpp"
#include "case_arguments.hpp"
#include "evaluated.hpp"
#include "named_outputs.hpp"
#include "gevinst/appraisal/gradient.hpp"
#include "gevinst/report/gradient_text.hpp"

namespace gevinst::python {

namespace {

/// One derivative of a gradient, which it keeps alive.
struct Derivative {
    std::shared_ptr<const Gradient> gradient;
    std::size_t figure, variable;

    [[nodiscard]] const Gradient::Figure& of() const { return gradient->figures()[figure]; }
    [[nodiscard]] const Gradient::Variable& by() const { return gradient->variables()[variable]; }
    [[nodiscard]] double value() const { return gradient->derivative(figure, variable); }
};

// Those of figures that depend on the assumption.
std::vector<Derivative> derivatives_of(const std::shared_ptr<const Gradient>& gradient) {
    std::vector<Derivative> all;
    for (std::size_t figure = 0; figure < gradient->figures().size(); ++figure)
        for (std::size_t variable = 0; variable < gradient->variables().size(); ++variable)
            if (gradient->depends(figure, variable)) all.push_back({gradient, figure, variable});
    return all;
}

std::shared_ptr<Gradient> differentiated(const BusinessCase& self, const std::optional<Text>& account,
                                               const py::object& outputs, const std::string& point) {
    CaseGradientOptions options;
    options.point = point_value_of(point);
    if (account) options.account = account->text;
    for (const SimulationOutput& output : named_outputs(self, outputs, options.account))
        options.outputs.push_back({output.name, output.expression, output.unit});
    const py::gil_scoped_release unlocked;
    return std::make_shared<Gradient>(gradient(self, options));
}

std::optional<int> year_of(bool yearly, int year) { return yearly ? std::optional<int>(year) : std::nullopt; }

} // namespace

void bind_gradient(py::module_& module) {
    using namespace py::literals;
    py::class_<Derivative>(module, "Derivative", "How a figure moves with an assumption; see `Gradient`.")
        .def_property_readonly(
            "output", [](const Derivative& d) { return d.of().output + d.of().element; },
            "The name of the output, with its element: `freed[Herlev]`.")
        .def_property_readonly(
            "year", [](const Derivative& d) { return year_of(d.of().yearly, d.of().year); },
            "The calendar year of the figure; None for one for all years.")
        .def_property_readonly(
            "figure", [](const Derivative& d) { return d.of().value; }, "The figure itself, in its unit.")
        .def_property_readonly(
            "assumption", [](const Derivative& d) { return d.by().path + d.by().element; },
            "The path of the assumption, with its element: `demand[Herlev, night]`.")
        .def_property_readonly(
            "assumption_year", [](const Derivative& d) { return year_of(d.by().yearly, d.by().year); },
            "The year of an assumption with a value a year; None otherwise.")
        .def_property_readonly(
            "value", [](const Derivative& d) { return d.by().value; }, "The value of the assumption, in its unit.")
        .def_property_readonly("derivative", &Derivative::value, "In `unit`.")
        .def_property_readonly(
            "unit", [](const Derivative& d) { return d.gradient->unit(d.figure, d.variable); },
            "The unit of the figure per unit of the assumption.")
        .def_property_readonly(
            "elasticity", [](const Derivative& d) { return d.gradient->elasticity(d.figure, d.variable); },
            "By how many percent the figure changes for one percent of the assumption; None when one of them is "
            "zero, or for a time.")
        .def_property_readonly(
            "jumps", [](const Derivative& d) { return d.gradient->jumps(d.figure, d.variable); },
            "Whether the assumption moves the figure in jumps too, which the derivative leaves out.")
        .def("__repr__", [](const Derivative& d) {
            return "<derivative of '" + d.of().output + d.of().element + "'" +
                   (d.of().yearly ? " in " + std::to_string(d.of().year) : "") + " by '" + d.by().path +
                   d.by().element + "'" + (d.by().yearly ? " in " + std::to_string(d.by().year) : "") + ": " +
                   number_text(d.value()) + " " + bracketed(d.gradient->unit(d.figure, d.variable)) + ">";
        });

    py::class_<Gradient, std::shared_ptr<Gradient>>(module, "Gradient")
        .def("derivatives",
             [](const std::shared_ptr<Gradient>& self) { return derivatives_of(self); })
        .def("figures",
             [](const Gradient& self) {
                 std::vector<std::pair<std::string, std::optional<int>>> figures;
                 for (const Gradient::Figure& one : self.figures())
                     figures.emplace_back(one.output + one.element, year_of(one.yearly, one.year));
                 return figures;
             })
        .def("kinks",
             [](const Gradient& self, const Text& language) {
                 std::vector<std::string> sentences;
                 for (const Gradient::Kink& kink : self.kinks())
                     sentences.push_back(explain(kink, language_of(language.text)));
                 return sentences;
             },
             "language"_a)
        .def(
            "to_text",
            [](const Gradient& self, const Text& language) { return to_text(self, language_of(language.text)); },
            "language"_a);
    module.def("gradient", &differentiated, "business_case"_a, "account"_a, "outputs"_a, "point"_a);
}

} // namespace gevinst::python
