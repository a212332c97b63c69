// SPDX-License-Identifier: Apache-2.0
// Writing JSON: one text for one value, so that files can be compared line by line.
#pragma once

#include <string>

#include "gevinst/file/json_value.hpp"

namespace gevinst::inline v0 {

/// The text of a value, with a newline at its end. An array or object of scalars stands on one line where that has 100
/// characters at most; others have a line for each element, indented by two spaces. Numbers are written in the shortest
/// form that reads back to them (80000, 1e+300, -0), strings as UTF-8 with no escapes but those JSON asks for. What is read
/// from the text is the same value, and is written the same. Throws FileError for what JSON has no text for: NaN and
/// infinity, text that is not UTF-8, a key that stands twice, brackets deeper than `json_depth`.
[[nodiscard]] std::string write_json(const JsonValue& value);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/file/json_writer_definitions.hpp"
#endif
