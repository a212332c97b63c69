// SPDX-License-Identifier: Apache-2.0
// The budget: expenditure by category and year, its total, and the staff-years. Expenditure is positive.
#pragma once

#include <optional>
#include <utility>

#include "gevinst/appraisal/cut.hpp"
#include "gevinst/appraisal/table.hpp"

namespace gevinst::inline v0 {

/// How a budget is cut, as in Cut, and whether set aside, used and free stand beside each other.
struct BudgetOptions {
    std::optional<NameOf> account{};
    std::optional<NameOf> initiative{};
    std::optional<std::pair<int, int>> years{};
    IndexPtr by{};
    Language language = Language::english;
    std::optional<AnyUnit> unit{};
    bool use = false;

    [[nodiscard]] Cut cut() const { return {account, initiative, years, by, language, unit}; }
};

/// The rows of a budget. An account with an appropriation shows it instead of its costs, and its staff instead of the
/// staff-years of its lines where it states staff; other accounts show their costs, a cut to one initiative shows its
/// costs. Each appropriation is set aside in its own right: that of an account adds to those of the accounts above it.
/// With `use`, set aside, used and free stand beside each other, of accounts with an appropriation. Throws CaseError
/// for an account, initiative, year or index the case does not have.
[[nodiscard]] View budget_view(const BusinessCase& business_case, const BudgetOptions& options = {});

/// The budget at the point values of the assumptions.
[[nodiscard]] FigureTable budget(const BusinessCase& business_case, const BudgetOptions& options = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/appraisal/budget_definitions.hpp"
#endif
