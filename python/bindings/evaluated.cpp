// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <memory>
#include <vector>

#include "gevinst/case/define.hpp"
#include "gevinst/engine/plan.hpp"

namespace gevinst::python {

PointValue point_value_of(const std::string& point) {
    if (point == "mean") return PointValue::mean;
    if (point == "mode") return PointValue::mode;
    throw CaseError("the point value is 'mean' or 'mode', not '" + point + "'");
}

py::array_t<double> view_of(const double* first, const std::vector<std::size_t>& shape, py::handle owner) {
    py::array_t<double> view(shape, first, owner);
    view.attr("flags").attr("writeable") = false;
    return view;
}

py::typing::Union<py::float_, py::array_t<double>> evaluated(const BusinessCase& business_case,
                                                             const Expression& expression, const std::string& point) {
    // An expression of another copy of the case takes the values of this one.
    const Expression own = define::adopted(business_case.state(), expression);
    const Plan plan({own}, business_case.horizon(), point_value_of(point));
    Workspace workspace = plan.workspace();
    plan.run(workspace);
    const std::size_t years = own.yearly() ? business_case.horizon().size() : 1;
    const auto value = [&](std::size_t element, std::size_t year) {
        return own.unit().from_base(plan.value(workspace, 0, year, element));
    };
    if (own.indexes().empty() && !own.yearly()) return py::float_(value(0, 0));

    auto values = std::make_unique<std::vector<double>>();
    std::vector<std::size_t> shape;
    for (const IndexPtr& index : own.indexes())
        shape.push_back(index->size());
    if (own.yearly()) shape.push_back(years);
    for (std::size_t element = 0; element < plan.elements(0); ++element)
        for (std::size_t year = 0; year < years; ++year)
            values->push_back(value(element, year));
    const double* const first = values->data();
    const py::capsule owner(values.release(), [](void* data) { delete static_cast<std::vector<double>*>(data); });
    return view_of(first, shape, owner);
}

} // namespace gevinst::python
