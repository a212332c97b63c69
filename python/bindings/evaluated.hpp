// SPDX-License-Identifier: Apache-2.0
// Point values as Python sees them.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/typing.h>

#include <cstddef>
#include <string>
#include <vector>

#include "gevinst/case/business_case.hpp"

namespace gevinst::python {

namespace py = pybind11;

/// `mean` or `mode`. Throws CaseError for another text.
[[nodiscard]] PointValue point_value_of(const std::string& point);

/// A float, or a read-only array: an axis an index in order of names, then one of years. In the unit of the expression.
[[nodiscard]] py::typing::Union<py::float_, py::array_t<double>>
evaluated(const BusinessCase& business_case, const Expression& expression, const std::string& point);

/// A read-only array over doubles that `owner` holds; no copy, and the array keeps the owner alive.
[[nodiscard]] py::array_t<double> view_of(const double* first, const std::vector<std::size_t>& shape, py::handle owner);

} // namespace gevinst::python
