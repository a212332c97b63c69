// SPDX-License-Identifier: Apache-2.0
// The errors of the library become those of gevinst.errors, with the same text.
#include "bindings.hpp"
#include "gevinst/error.hpp"

namespace gevinst::python {

namespace {

void raise(const char* type, const Error& error) {
    py::set_error(py::module_::import("gevinst.errors").attr(type), error.what());
}

void translate(std::exception_ptr thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const UnitError& error) {
        raise("UnitError", error);
    } catch (const CaseError& error) {
        raise("CaseError", error);
    } catch (const FileError& error) {
        const FilePlace& place = error.place();
        py::set_error(py::module_::import("gevinst.errors").attr("FileError"),
                      py::make_tuple(error.what(), place.file, place.pointer, place.line, place.column));
    } catch (const FaultError& error) {
        raise("FaultError", error);
    } catch (const Error& error) {
        raise("Error", error);
    }
}

} // namespace

void bind_errors(py::module_&) { py::register_local_exception_translator(&translate); }

} // namespace gevinst::python
