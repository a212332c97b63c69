// SPDX-License-Identifier: Apache-2.0
// Stated years against the horizon: one outside it would drop its amount without a word.
#pragma once


#include "gevinst/expression/text.hpp"
#include "gevinst/units/horizon.hpp"

namespace gevinst::inline v0 {

/// Throws CaseError for a table of years that has a year outside the horizon, or no value for one inside it.
void require_within_horizon(const Node& years, const Horizon& horizon);

/// Throws CaseError for an operation, by its code, on a stated year outside the horizon: `once(2035, ...)`,
/// `at_year(..., 2035)`.
void require_within_horizon(const Node& node, std::uint8_t code, const Horizon& horizon);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/within_horizon_definitions.hpp"
#endif
