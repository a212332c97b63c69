// SPDX-License-Identifier: Apache-2.0
// The table of contents of gevinst._core. Signatures, docstrings and options for users are in python/gevinst/*.py.
#include "bindings.hpp"
#include "gevinst/version.hpp"

PYBIND11_MODULE(_core, module) {
    using namespace gevinst::python;
    module.doc() = "The C++ library as Python sees it; what users call is in gevinst.";
    module.attr("__version__") = GEVINST_VERSION;
    bind_errors(module);
    bind_units(module);
    bind_expression(module);
    bind_functions(module);
    bind_distributions(module);
    bind_variability(module);
    bind_dependence(module);
    bind_case(module);
    bind_listing(module);
    bind_file(module);
    bind_appraisal(module);
    bind_replay(module);
    bind_simulation(module);
    bind_gradient(module);
    bind_report(module);
}
