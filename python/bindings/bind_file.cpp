// SPDX-License-Identifier: Apache-2.0
// Model files.
#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/file/case_file.hpp"
#include "gevinst/file/text_file.hpp"

#include <string>

namespace gevinst::python {

void bind_file(py::module_& module) {
    using namespace py::literals;
    module.def(
        "save", [](const BusinessCase& business_case, const std::string& path) { save(business_case, path); }, "case"_a,
        "path"_a);
    module.def("load", [](const std::string& path) { return load(path); }, "path"_a);
    module.def(
        "write_text_file", [](const Text& path, const Text& text) { write_text_file(path.text, text.text); }, "path"_a,
        "text"_a);
    module.def("to_json", &case_text, "case"_a);
    module.def(
        "from_json", [](const Text& text, const Text& name) { return case_of_text(text.text, name.text); }, "text"_a,
        "name"_a);
}

} // namespace gevinst::python
