// SPDX-License-Identifier: Apache-2.0
// The three bottom lines: money (cash fates only), staff-years, patient time. Beside each other, never merged.
#pragma once

#include "gevinst/appraisal/cut.hpp"
#include "gevinst/appraisal/table.hpp"

namespace gevinst::inline v0 {

/// Staff-years by fate, taken by burdens and hired (both negative), and their net. Freed time counts by the net hours of its staff
/// group.
[[nodiscard]] View people_view(const BusinessCase& business_case, const Cut& cut = {});

/// Patient time and waiting by line, and the patient time in all. Days of waiting are never added to it.
[[nodiscard]] View patients_view(const BusinessCase& business_case, const Cut& cut = {});

/// Money, staff-years and patient time of a case. The account cuts money and staff-years; patients' time is theirs,
/// whoever pays. What the case does not state is not a zero. Outcomes stand under them, in units of their own.
[[nodiscard]] View bottom_lines_view(const BusinessCase& business_case, const Cut& cut = {});

[[nodiscard]] FigureTable people(const BusinessCase& business_case, const Cut& cut = {});
[[nodiscard]] FigureTable patients(const BusinessCase& business_case, const Cut& cut = {});
[[nodiscard]] FigureTable bottom_lines(const BusinessCase& business_case, const Cut& cut = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/appraisal/bottom_lines_definitions.hpp"
#endif
