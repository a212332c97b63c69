// SPDX-License-Identifier: Apache-2.0
// Simulating a business case, or taking it at its point values: its bottom lines and expenditure by year and over all
// years, or outputs of one's own.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/appraisal/bottom_lines.hpp"
#include "gevinst/appraisal/budget.hpp"
#include "gevinst/appraisal/cut.hpp"
#include "gevinst/engine/simulation.hpp"

namespace gevinst::inline v0 {

/// What of a case is simulated, and how.
struct CaseSimulationOptions {
    std::uint64_t seed = 1;
    Sampling sampling{};
    unsigned threads = 0;                       ///< 0: as many as the machine runs at once
    std::optional<NameOf> account{};            ///< of the standard outputs, with the accounts under it
    std::vector<SimulationOutput> outputs{};    ///< none: the standard outputs
    std::vector<double> percentiles{0.05, 0.1, 0.5, 0.9, 0.95};
    PointValue point = PointValue::mean;
    std::uint32_t bins = 0;  ///< the most bins of a figure's histogram; 0: none is made
    std::vector<Correlation> correlations{};  ///< besides those of the case
    std::vector<std::string> correlate{};  ///< outputs whose figures are correlated with each other
    std::uint64_t planned = 0;  ///< draws of the whole run, when a range of it is simulated; 0: not known
    /// Changes by name. Each output comes once more as `<scenario>/<output>`, and what the scenario changes of it, in the
    /// same draws, as `<scenario>/<output>/change`.
    std::vector<std::pair<std::string, Changes>> scenarios{};
    std::function<bool(std::uint64_t done, std::uint64_t all)> progress{};
};

/// The outputs of a case that is simulated without naming any: `expenditure` (the total of its budget), `money`,
/// `net_staff_years` and `patient_time` (its bottom lines) by year, and `<name>/all_years` for those that have a sum.
/// What the case does not state, or what is missing a value, is left out.
[[nodiscard]] std::vector<SimulationOutput> standard_outputs(const BusinessCase& business_case, const Cut& cut = {});

/// An output by its name: the path of an assumption; a line, `AI/Licence`, which is what it posts in the unit of its
/// amount or potential; one of the standard outputs, or that of an initiative, `AI/money/all_years`. The cut is that of
/// the standard outputs. Throws CaseError with what may have been meant.
[[nodiscard]] SimulationOutput output_named(const BusinessCase& business_case, const std::string& name, Cut cut = {});

/// All that a simulation of a case gives: the outputs that are asked for, or the standard ones, those of each scenario and
/// what it changes. Throws CaseError when a scenario changes what the case does not have.
[[nodiscard]] std::vector<SimulationOutput> simulated_outputs(const BusinessCase& business_case,
                                                              const CaseSimulationOptions& options);

/// Draws the uncertain assumptions of a case: so many draws, or a range of them (see `merge`). Throws CaseError when the
/// case states nothing to simulate, FaultError for the first draw in which a value leaves the reals or its range.
[[nodiscard]] Simulation simulate(const BusinessCase& business_case, DrawRange draws,
                                  CaseSimulationOptions options = {});
/// The same for outputs that `simulated_outputs` gave, perhaps with thresholds or kept draws.
[[nodiscard]] Simulation simulate(const BusinessCase& business_case, std::vector<SimulationOutput> outputs,
                                  DrawRange draws, CaseSimulationOptions options);

/// The same figures of a case with every assumption at its point value, without draws; of the options those that say what
/// is simulated count, not those that say how it is drawn. Throws CaseError when the case states nothing to simulate,
/// FaultError when a value leaves the reals or its range.
[[nodiscard]] Simulation at_point_values(const BusinessCase& business_case, CaseSimulationOptions options = {});
/// The same for outputs that `simulated_outputs` gave, perhaps with thresholds.
[[nodiscard]] Simulation at_point_values(const BusinessCase& business_case, std::vector<SimulationOutput> outputs,
                                         CaseSimulationOptions options);

/// One draw of a case step by step, without the others: that of a fault too.
[[nodiscard]] Replay replay(const BusinessCase& business_case, std::uint64_t draw, CaseSimulationOptions options = {},
                            ReplayDetail detail = ReplayDetail::names);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/appraisal/simulate_definitions.hpp"
#endif
