// SPDX-License-Identifier: Apache-2.0
// Outcomes: counted effects with their guards, never priced.
#pragma once

#include "gevinst/appraisal/cut.hpp"
#include "gevinst/appraisal/table.hpp"

namespace gevinst::inline v0 {

/// Outcomes and benefits that are counts, by line, each in its own unit. An outcome with a guard has a row `<line>/guard`
/// too, the share of futures in which it is broken: 0 or 100 % at point values.
[[nodiscard]] View outcomes_view(const BusinessCase& business_case, const Cut& cut = {});
[[nodiscard]] FigureTable outcomes(const BusinessCase& business_case, const Cut& cut = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/appraisal/outcomes_definitions.hpp"
#endif
