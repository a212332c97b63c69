// SPDX-License-Identifier: Apache-2.0
// The model file: a business case as JSON, written and read.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/case/business_case.hpp"

namespace gevinst::inline v0 {

/// The format of the files that this library writes, and the newest that it reads.
inline constexpr int case_file_format = 0;

/// The case as the text of a model file: the same case gives the same text. Throws CaseError for what no file can hold,
/// as two indexes of one name, FileError for a text that is not UTF-8.
[[nodiscard]] std::string case_text(const BusinessCase& business_case);
/// The case that a text states: the same figures and the same draws to the last bit. Throws FileError with file, JSON
/// pointer, line and column for anything that is wrong in it; `file` is what errors call the text.
[[nodiscard]] BusinessCase case_of_text(std::string_view text, const std::string& file = {});

/// Writes the case to a file, beside it first. Throws CaseError and FileError.
void save(const BusinessCase& business_case, const std::string& path);
/// The case of a file. Throws FileError.
[[nodiscard]] BusinessCase load(const std::string& path);

/// Includes the case of a file in another, as `BusinessCase::include` does. Throws FileError, CaseError and UnitError.
void include(BusinessCase& business_case, const std::string& path, const IncludeOptions& options = {});

/// The keys of one kind of object in a model file, in the order in which they are written.
struct CaseFileKeys {
    std::string object;  ///< `case`, `account`, `assumption`, `cost`, ...
    std::vector<std::string> keys;
};
/// All keys that the reader knows, from the tables it reads by. The schema has the same.
[[nodiscard]] std::vector<CaseFileKeys> case_file_keys();

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/file/case_file_definitions.hpp"
#endif
