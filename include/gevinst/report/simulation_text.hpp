// SPDX-License-Identifier: Apache-2.0
// What is known of simulated figures or point values, as a table of text.
#pragma once

#include <string>

#include "gevinst/case/labels.hpp"
#include "gevinst/engine/simulation.hpp"

namespace gevinst::inline v0 {

/// A line a figure: its point value, mean with the standard error of the simulation, standard deviation and percentiles,
/// in its unit; then what they mean, in sentences. Four digits of each are printed.
[[nodiscard]] std::string to_text(const Simulation& simulation, Language language = Language::english);

/// How a percentile came about, in a sentence: `P80 of 'Total expenditure' in 2027 is 1.2 MDKK: of 10,000 draws in order of
/// size it is number 8,000, so 80 % are no higher ...`.
/// Throws CaseError for a percentile the simulation was not asked for.
[[nodiscard]] std::string explain_percentile(const Simulation& simulation, std::size_t figure, double share,
                                             Language language = Language::english);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/report/simulation_text_definitions.hpp"
#endif
