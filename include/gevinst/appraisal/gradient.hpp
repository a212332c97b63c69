// SPDX-License-Identifier: Apache-2.0
// The derivatives of a case: how its bottom lines, its expenditure or figures of one's own move with each assumption.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gevinst/appraisal/simulate.hpp"
#include "gevinst/engine/gradient.hpp"

namespace gevinst::inline v0 {

/// What of a case is differentiated, and where.
struct CaseGradientOptions {
    std::optional<NameOf> account{};        ///< of the standard outputs, with the accounts under it
    std::vector<GradientOutput> outputs{};  ///< none: the standard outputs
    PointValue point = PointValue::mean;    ///< what stands for an uncertain assumption
};

/// Differentiates the standard outputs of a case, or those that are named, with respect to every assumption at its point
/// value; at other values, take those of `with_changes`. Throws CaseError when the case states no figure, FaultError when
/// a value or a derivative leaves the reals.
[[nodiscard]] Gradient gradient(const BusinessCase& business_case, const CaseGradientOptions& options = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/appraisal/gradient_definitions.hpp"
#endif
