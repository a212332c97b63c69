// SPDX-License-Identifier: Apache-2.0
#include "named_outputs.hpp"

#include "gevinst/appraisal/table.hpp"

namespace gevinst::python {

namespace {

// An output: by its name in the case, a row of a view in its unit, or an expression.
SimulationOutput output_from(const BusinessCase& self, const std::string& name, py::handle value, const Cut& cut) {
    SimulationOutput output{name, Expression(0)};
    if (py::isinstance<py::str>(value)) {
        output = output_named(self, text_from(value), cut);
    } else if (py::isinstance<FigureRow>(value)) {
        const auto& row = value.cast<const FigureRow&>();
        if (!row.amount) throw CaseError("the output '" + name + "' is the row '" + row.key + "', of which the case says nothing");
        output.expression = *row.amount;
        output.unit = row.unit;
    } else {
        output.expression = expression_from(py::reinterpret_borrow<py::object>(value), "the output '" + name + "'");
    }
    output.name = name;
    return output;
}

} // namespace

std::vector<SimulationOutput> named_outputs(const BusinessCase& self, const py::object& outputs,
                                            const std::optional<NameOf>& account) {
    std::vector<SimulationOutput> found;
    if (outputs.is_none()) return found;
    const Cut cut{.account = account};
    if (py::isinstance<py::dict>(outputs)) {
        for (const auto& [name, value] : py::reinterpret_borrow<py::dict>(outputs))
            found.push_back(output_from(self, text_from(name), value, cut));
    } else {
        for (const py::handle name : outputs)
            found.push_back(output_from(self, text_from(name), name, cut));
    }
    if (found.empty()) throw CaseError("outputs names nothing: name an expression, or leave outputs out for the standard ones");
    return found;
}

} // namespace gevinst::python
