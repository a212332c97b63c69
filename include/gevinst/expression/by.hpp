// SPDX-License-Identifier: Apache-2.0
// Values by label of an index, and tables of them with exact labels.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/expression/arithmetic.hpp"
#include "gevinst/units/spelling.hpp"

namespace gevinst::inline v0 {

/// An expression a label, in index order. Throws UnitError when the dimensions differ, CaseError for another number of them.
[[nodiscard]] Expression by_elements(const IndexPtr& index, const std::vector<Expression>& elements);

using LabelledValues = std::vector<std::pair<std::string, Expression>>;

/// A value for each label; `rest` for those not named. Throws CaseError that names a label that is missing, unknown or
/// given twice.
[[nodiscard]] Expression by(const IndexPtr& index, const LabelledValues& values,
                            const std::optional<Expression>& rest = {});

/// The same, with what all labels come to: some of them may be missing, and their sum is known all the same. The one label
/// that is missing alone is what is left of the total. Throws CaseError when nothing is missing, or what is known is sure to
/// exceed the total.
[[nodiscard]] Expression by(const IndexPtr& index, const LabelledValues& values, const std::optional<Expression>& rest,
                            const Expression& total);

/// One row of a table that is read: the labels of the indexes in order, and the number.
struct TableRow {
    std::vector<std::string> labels;
    double number = 0;
};

/// A full table over one or more indexes, in `unit`. Throws CaseError that counts and names the labels that are missing,
/// doubled or unknown, with the row.
[[nodiscard]] Expression read_table(const std::vector<TableRow>& rows, const std::vector<IndexPtr>& indexes,
                                    const AnyUnit& unit = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/by_definitions.hpp"
#endif
