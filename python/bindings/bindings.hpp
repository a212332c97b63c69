// SPDX-License-Identifier: Apache-2.0
// The parts of the extension module gevinst._core, one function a part. What Python arguments become is in
// arguments.hpp.
#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

namespace gevinst::python {

namespace py = pybind11;

void bind_errors(py::module_& module);
void bind_units(py::module_& module);
void bind_expression(py::module_& module);
void bind_functions(py::module_& module);
void bind_distributions(py::module_& module);
void bind_variability(py::module_& module);
void bind_dependence(py::module_& module);
void bind_case(py::module_& module);
void bind_initiative(py::module_& module);
void bind_listing(py::module_& module);
void bind_file(py::module_& module);
void bind_appraisal(py::module_& module);
void bind_replay(py::module_& module);
void bind_simulation(py::module_& module);
void bind_gradient(py::module_& module);
void bind_report(py::module_& module);

} // namespace gevinst::python
