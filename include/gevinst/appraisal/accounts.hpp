// SPDX-License-Identifier: Apache-2.0
// Accounts in double entry: who pays and who gains, and what departments take over.
#pragma once

#include "gevinst/appraisal/cut.hpp"
#include "gevinst/appraisal/table.hpp"

namespace gevinst::inline v0 {

/// What each account gains less what it gives, by kind: money, value that is not cash, staff-years, staff time, patients'
/// time, waiting and counts. An account has what is posted to itself, not to those under it. The boundary accounts are the
/// other side; together all accounts have 0 of each kind in each year, shown as the balance unless the view is cut to an
/// account. Ask for a row by its key and the account's name. Throws CaseError for a cut by an index: the accounts are the
/// groups.
[[nodiscard]] View accounts_view(const BusinessCase& business_case, const Cut& cut = {});

/// What each account takes over by handovers, against what it gains in cash, and the difference: positive is a gain.
[[nodiscard]] View handover_view(const BusinessCase& business_case, const Cut& cut = {});

[[nodiscard]] FigureTable accounts(const BusinessCase& business_case, const Cut& cut = {});
[[nodiscard]] FigureTable handover(const BusinessCase& business_case, const Cut& cut = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/appraisal/accounts_definitions.hpp"
#endif
