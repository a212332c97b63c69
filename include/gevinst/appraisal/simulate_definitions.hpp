// SPDX-License-Identifier: Apache-2.0
// What of a case is simulated.
#pragma once

#include "gevinst/appraisal/simulate.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/define.hpp"
#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::vector<SimulationOutput> standard_outputs(const BusinessCase& business_case, const Cut& cut) {
    std::vector<SimulationOutput> outputs;
    const auto add = [&](const std::string& name, const ViewRow& row) {
        if (!row.amount || row.amount->node()->missing) return;
        SimulationOutput output{name, *row.amount, {}, {}, false, row.unit};
        outputs.push_back(output);
        if (!row.summed || !row.amount->yearly()) return;
        output.name += "/all_years";
        output.expression = sum_years(*row.amount);
        outputs.push_back(std::move(output));
    };
    for (const ViewRow& row : budget_view(business_case, {.account = cut.account, .unit = cut.unit}).rows)
        if (row.key == "total") add("expenditure", row);
    for (const ViewRow& row : bottom_lines_view(business_case, cut).rows) add(row.key, row);
    return outputs;
}

GEVINST_INLINE std::vector<SimulationOutput> simulated_outputs(const BusinessCase& business_case,
                                                               const CaseSimulationOptions& options) {
    const bool standard = options.outputs.empty();
    const auto outputs_in = [&](const BusinessCase& one) {
        std::vector<SimulationOutput> outputs = standard ? standard_outputs(one, {.account = options.account}) : options.outputs;
        for (SimulationOutput& output : outputs) output.expression = define::adopted(one.state(), output.expression);
        return outputs;
    };
    const std::vector<SimulationOutput> base = outputs_in(business_case);
    std::vector<SimulationOutput> all = base;
    for (const auto& [name, changes] : options.scenarios) {
        require_name(name, "a scenario");
        for (SimulationOutput& output : outputs_in(business_case.with_changes(changes))) {
            const auto before = std::find_if(base.begin(), base.end(),
                                             [&](const SimulationOutput& one) { return one.name == output.name; });
            output.name = name + "/" + output.name;
            all.push_back(output);
            if (before == base.end()) continue;  // the case itself states no such figure
            output.name += "/change";
            output.expression = output.expression - before->expression;
            all.push_back(std::move(output));
        }
    }
    return all;
}

GEVINST_INLINE Simulation simulate(const BusinessCase& business_case, DrawRange draws,
                                   CaseSimulationOptions options) {
    std::vector<SimulationOutput> outputs = simulated_outputs(business_case, options);
    return simulate(business_case, std::move(outputs), draws, std::move(options));
}

GEVINST_INLINE Simulation simulate(const BusinessCase& business_case, std::vector<SimulationOutput> outputs,
                                   DrawRange draws, CaseSimulationOptions options) {
    if (outputs.empty())
        throw CaseError("the case '" + business_case.name() +
                        "' states no cost or benefit with a value: there is nothing to simulate");
    std::vector<BusinessCase> scenarios;
    if (!options.correlations.empty())
        for (const auto& [name, changes] : options.scenarios) scenarios.push_back(business_case.with_changes(changes));
    std::vector<const CaseState*> changed;
    for (const BusinessCase& scenario : scenarios) changed.push_back(&scenario.state());
    return simulate(std::move(outputs), business_case.horizon(), draws,
                    {.seed = options.seed,
                     .sampling = options.sampling,
                     .threads = options.threads,
                     .percentiles = std::move(options.percentiles),
                     .point = options.point,
                     .correlations = correlations_with(business_case.state(), options.correlations, changed),
                     .planned = options.planned,
                     .progress = std::move(options.progress)});
}

}  // namespace gevinst::inline v0
