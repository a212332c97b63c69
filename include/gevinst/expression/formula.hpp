// SPDX-License-Identifier: Apache-2.0
// Formulas as text, read: the same grammar that text.hpp writes. Functions and operators come from the list of operations.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/expression/expression.hpp"
#include "gevinst/units/unit_text.hpp"

namespace gevinst::inline v0 {

/// What the names in a formula stand for.
struct FormulaScope {
    std::map<std::string, Expression, std::less<>> names;  ///< assumptions by path
    std::vector<IndexPtr> indexes;
    KnownUnits units;
    /// What to say of a name that is none of these; nothing: the usual. Not needed.
    std::function<std::string(const std::string&)> unknown_name{};
};

/// Where a formula is wrong, and why: the message without the formula.
struct FormulaFault {
    std::size_t byte = 0;
    std::string sentence;
};

/// Reads a formula: `exams * 'reading time saved' * 0.6`. Throws FileError with line, column and the line itself for what
/// cannot be read; UnitError and CaseError, with the same, for what its operations refuse.
[[nodiscard]] Expression parse_formula(std::string_view text, const FormulaScope& scope);
/// The same; what an error says is in `fault` too, for who reads a file that holds the formula.
[[nodiscard]] Expression parse_formula(std::string_view text, const FormulaScope& scope, FormulaFault& fault);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/formula_definitions.hpp"
#endif
