// SPDX-License-Identifier: Apache-2.0
// Sharing assumptions of included cases: what has one name in several of them becomes one variable.
#pragma once

#include <string>
#include <vector>

#include "gevinst/case/state.hpp"

namespace gevinst::inline v0 {

/// The state in which assumptions of included cases whose names fit a pattern are one, under the name without a scope. One
/// that the case itself has under that name is joined. Throws CaseError where definitions differ, and for a pattern that
/// fits no name that two of them have.
[[nodiscard]] CaseState sharing(const CaseState& state, const std::vector<std::string>& patterns);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/share_definitions.hpp"
#endif
