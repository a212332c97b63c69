// SPDX-License-Identifier: Apache-2.0
// What is claimed of resources, and what budget cuts are booked on: claims held against what there is.
#pragma once

#include "gevinst/appraisal/cut.hpp"
#include "gevinst/appraisal/table.hpp"

namespace gevinst::inline v0 {

/// For each resource its capacity, what was freed before, what the potentials of the case claim of it, and what is left;
/// negative: claimed twice. `over_claimed` is the share of futures in which it is: 0 or 100 % at point values. Ask for a row
/// by its key and the resource's name. Throws CaseError for a cut by an index.
[[nodiscard]] View resources_view(const BusinessCase& business_case, const Cut& cut = {});

/// For each commitment what is booked, the cash that its initiative brings those accounts, the difference, and whether the
/// cash is enough: 0 or 100 % at point values, the probability over draws. Ask for a row by its key and `<initiative>/<name>`.
[[nodiscard]] View commitments_view(const BusinessCase& business_case, const Cut& cut = {});

[[nodiscard]] FigureTable resources(const BusinessCase& business_case, const Cut& cut = {});
[[nodiscard]] FigureTable commitments(const BusinessCase& business_case, const Cut& cut = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/appraisal/claims_definitions.hpp"
#endif
