// SPDX-License-Identifier: Apache-2.0
// Simulated figures as HTML for notebooks and pages.
#pragma once

#include <string>

#include "gevinst/engine/simulation.hpp"
#include "gevinst/report/words.hpp"

namespace gevinst::inline v0 {

/// What `to_text` prints of a simulation, as an HTML fragment, every text escaped; a wide one scrolls.
[[nodiscard]] std::string to_html(const Simulation& simulation, Language language = Language::english);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/report/simulation_html_definitions.hpp"
#endif
