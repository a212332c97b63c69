// SPDX-License-Identifier: Apache-2.0
// The budget: expenditure by category and year, its total, and the staff-years. Expenditure is positive.
#pragma once

#include <optional>
#include <utility>

#include "gevinst/appraisal/cut.hpp"
#include "gevinst/appraisal/table.hpp"

namespace gevinst::inline v0 {

/// How a budget is cut, as in Cut, and what it shows besides expenditure.
struct BudgetOptions {
    std::optional<NameOf> account{};
    std::optional<NameOf> initiative{};
    std::optional<std::pair<int, int>> years{};
    IndexPtr by{};
    Language language = Language::english;
    std::optional<AnyUnit> unit{};
    bool use = false;
    bool net = false;        ///< savings, income, net and what is permanent of it too
    bool full_year = false;  ///< as if every year that is active were a full one
    std::optional<PriceBasis> prices{};

    [[nodiscard]] Cut cut() const { return {account, initiative, years, by, language, unit, prices}; }
};

/// The rows of a budget. An account with an appropriation shows it instead of its costs, and its staff instead of the
/// staff-years of its lines where it states staff; other accounts show their costs, a cut to one initiative shows its
/// costs. Each appropriation is set aside in its own right: that of an account adds to those of the accounts above it.
/// With `use`, set aside, used and free stand beside each other, of accounts with an appropriation. With `net`, what cash
/// fates save and what transfers bring follow with a minus, then the net expenditure and what of it goes on after the
/// horizon: amounts that stand for themselves, and lines that end, do not. With `full_year`, a year that is active for some
/// months shows what twelve would. Throws CaseError for an account, initiative, year or index the case does not have, or for
/// `use` beside `net`.
[[nodiscard]] View budget_view(const BusinessCase& business_case, const BudgetOptions& options = {});

/// The budget at the point values of the assumptions.
[[nodiscard]] FigureTable budget(const BusinessCase& business_case, const BudgetOptions& options = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/appraisal/budget_definitions.hpp"
#endif
