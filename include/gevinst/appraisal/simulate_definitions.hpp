// SPDX-License-Identifier: Apache-2.0
// What of a case is simulated.
#pragma once

#include "gevinst/appraisal/simulate.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/appraisal/selection.hpp"
#include "gevinst/case/define.hpp"
#include "gevinst/config.hpp"
#include "gevinst/engine/source_names.hpp"

namespace gevinst::inline v0 {

namespace simulated_case {

/// The rows that stand for the case: its expenditure, and its bottom lines.
[[nodiscard]] inline std::vector<ViewRow> standard_rows(const BusinessCase& business_case, const Cut& cut) {
    std::vector<ViewRow> rows;
    for (ViewRow& row : budget_view(business_case, {.account = cut.account, .initiative = cut.initiative, .unit = cut.unit}).rows)
        if (row.key == "total") rows.push_back(std::move(row));
    std::vector<ViewRow> bottom_lines = bottom_lines_view(business_case, cut).rows;
    std::move(bottom_lines.begin(), bottom_lines.end(), std::back_inserter(rows));
    return rows;
}
[[nodiscard]] inline bool is_missing(const ViewRow& row) { return row.amount && row.amount->node()->missing; }
[[nodiscard]] inline std::string output_name(const ViewRow& row) { return row.key == "total" ? "expenditure" : row.key; }

}  // namespace simulated_case

GEVINST_INLINE std::vector<SimulationOutput> standard_outputs(const BusinessCase& business_case, const Cut& cut) {
    std::vector<SimulationOutput> outputs;
    for (const ViewRow& row : simulated_case::standard_rows(business_case, cut)) {
        if (!row.amount || simulated_case::is_missing(row)) continue;
        SimulationOutput output{simulated_case::output_name(row), *row.amount, {}, {}, false, row.unit, {}, row.key};
        outputs.push_back(output);
        if (!row.summed || !row.amount->yearly()) continue;
        output.name += "/all_years";
        output.expression = sum_years(*row.amount);
        outputs.push_back(std::move(output));
    }
    return outputs;
}

namespace named_output {

/// What a line posts in the unit of its amount or potential, over all labels.
[[nodiscard]] inline Expression of_line(const PostedLine& posted) {
    selection::Terms terms;
    for (const Posting& posting : posted.postings)
        if (posting.kind == posting::kind_of(posted.line.amount.dimension())) terms.add(posting.amount);
    Expression amount = terms.sum().value_or(posted.line.amount);  // one that is missing has no unit
    for (const IndexPtr& index : IndexSet(amount.indexes())) amount = sum(amount, index);
    return amount;
}

}  // namespace named_output

GEVINST_INLINE SimulationOutput output_named(const BusinessCase& business_case, const std::string& name, Cut cut) {
    const CaseState& state = business_case.state();
    if (state.assumption(name) != nullptr) return {name, business_case.assumption(name)};
    std::vector<std::string> known = state.paths();
    for (const auto& line : state.lines) {
        const std::string path = state.initiatives[line->initiative]->name + "/" + line->line.name;
        if (path == name) return {name, named_output::of_line(*line), {}, {}, false, line->line.amount.unit()};
        known.push_back(path);
    }
    const auto among = [&](const std::string& prefix) -> std::optional<SimulationOutput> {
        for (SimulationOutput& output : standard_outputs(business_case, cut)) {
            output.name.insert(0, prefix);
            if (output.name == name) return std::move(output);
            known.push_back(output.name);
        }
        return {};
    };
    if (auto found = among("")) return std::move(*found);
    for (const auto& initiative : state.initiatives) {
        cut.initiative = initiative->name;
        if (auto found = among(initiative->name + "/")) return std::move(*found);
    }
    const std::string row_name = name.substr(0, name.rfind("/all_years"));
    for (const ViewRow& row : simulated_case::standard_rows(business_case, {.account = cut.account}))
        if (simulated_case::output_name(row) == row_name && simulated_case::is_missing(row))
            throw CaseError("the figure '" + name + "' of '" + state.name +
                            "' needs a value that is missing: state the value, or ask for figures without it");
    const std::string advice = did_you_mean(name, known);
    throw CaseError("the case '" + state.name + "' has no figure '" + name + "'" +
                    (advice.empty() ? ": name an assumption, a line as 'initiative/line' or a bottom line as 'money'" : advice));
}

namespace simulated_case {

[[nodiscard]] inline std::string kind_name(PostingKind kind) {
    switch (kind) {
        case PostingKind::money: return "money";
        case PostingKind::staff_years: return "staff-years";
        case PostingKind::staff_time: return "staff time";
        case PostingKind::patient_time: return "patient time";
        case PostingKind::waiting: return "waiting";
        case PostingKind::count: break;
    }
    return "count";
}

/// The lines of a case under their names, behind a prefix: their amounts, and what they post.
[[nodiscard]] inline std::vector<std::pair<std::string, Expression>> lines_of(const CaseState& state, const std::string& prefix = {}) {
    std::vector<std::pair<std::string, Expression>> named;
    for (const auto& posted : state.lines) {
        const Line& line = posted->line;
        const std::string path = prefix + state.initiatives[posted->initiative]->name + "/" + line.name;
        for (const Posting& posting : posted->postings) {
            std::string name = path;
            if (posted->postings.size() > 1) {
                name += " (" + kind_name(posting.kind);
                if (!posting.fate.empty()) name += ", " + posting.fate;
                name += ")";
            }
            named.emplace_back(std::move(name), posting.amount);
        }
        named.emplace_back(path + (line.kind == LineKind::benefit ? "/potential" : "/amount"), line.amount);
    }
    return named;
}

}  // namespace simulated_case

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
        const BusinessCase changed = business_case.with_changes(changes);
        const auto lines = std::make_shared<const std::vector<std::pair<std::string, Expression>>>(
            simulated_case::lines_of(changed.state(), name + "/"));
        for (SimulationOutput& output : outputs_in(changed)) {
            output.named = lines;
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

namespace simulated_case {

[[nodiscard]] inline SimulationOptions options_of(const BusinessCase& business_case, CaseSimulationOptions options) {
    std::vector<BusinessCase> scenarios;
    if (!options.correlations.empty())
        for (const auto& [name, changes] : options.scenarios) scenarios.push_back(business_case.with_changes(changes));
    std::vector<const CaseState*> changed;
    for (const BusinessCase& scenario : scenarios) changed.push_back(&scenario.state());
    std::vector<std::string> left_out;
    if (options.outputs.empty())
        for (const ViewRow& row : standard_rows(business_case, {.account = options.account}))
            if (is_missing(row)) left_out.push_back(row.key);
    return {.seed = options.seed,
            .sampling = options.sampling,
            .threads = options.threads,
            .percentiles = std::move(options.percentiles),
            .point = options.point,
            .bins = options.bins,
            .correlations = correlations_with(business_case.state(), options.correlations, changed),
            .correlate = std::move(options.correlate),
            .planned = options.planned,
            .named = lines_of(business_case.state()),
            .subject = SimulationSubject{business_case.name(), options.account ? options.account->name : std::string(),
                                         business_case.prices(), std::move(left_out)},
            .progress = std::move(options.progress)};
}

inline void require_outputs(const BusinessCase& business_case, const std::vector<SimulationOutput>& outputs) {
    if (outputs.empty())
        throw CaseError("the case '" + business_case.name() +
                        "' states no cost or benefit with a value: there is nothing to simulate");
}

/// Does the work; where it refuses a distribution of a line because it is no assumption, says which line.
template <class Work>
auto naming_lines(const BusinessCase& business_case, const Work& work) {
    try {
        return work();
    } catch (const CaseError& refusal) {
        const CaseState& state = business_case.state();
        for (const auto& posted : state.lines) {
            try {
                SourceNames names;
                names.look_through(*posted->line.amount.node());
                for (const Posting& posting : posted->postings) names.look_through(*posting.amount.node());
            } catch (const CaseError& unnamed) {
                if (std::string(unnamed.what()) == refusal.what())
                    throw CaseError("line '" + state.initiatives[posted->initiative]->name + "/" + posted->line.name + "': " + unnamed.what());
            }
        }
        throw;
    }
}

}  // namespace simulated_case

GEVINST_INLINE Simulation simulate(const BusinessCase& business_case, DrawRange draws,
                                   CaseSimulationOptions options) {
    std::vector<SimulationOutput> outputs = simulated_outputs(business_case, options);
    return simulate(business_case, std::move(outputs), draws, std::move(options));
}

GEVINST_INLINE Simulation simulate(const BusinessCase& business_case, std::vector<SimulationOutput> outputs,
                                   DrawRange draws, CaseSimulationOptions options) {
    simulated_case::require_outputs(business_case, outputs);
    return simulated_case::naming_lines(business_case, [&] {
        return simulate(std::move(outputs), business_case.horizon(), draws, simulated_case::options_of(business_case, std::move(options)));
    });
}

GEVINST_INLINE Simulation at_point_values(const BusinessCase& business_case, CaseSimulationOptions options) {
    std::vector<SimulationOutput> outputs = simulated_outputs(business_case, options);
    return at_point_values(business_case, std::move(outputs), std::move(options));
}

GEVINST_INLINE Simulation at_point_values(const BusinessCase& business_case, std::vector<SimulationOutput> outputs,
                                          CaseSimulationOptions options) {
    simulated_case::require_outputs(business_case, outputs);
    return simulated_case::naming_lines(business_case, [&] {
        return at_point_values(std::move(outputs), business_case.horizon(), simulated_case::options_of(business_case, std::move(options)));
    });
}

GEVINST_INLINE Replay replay(const BusinessCase& business_case, std::uint64_t draw, CaseSimulationOptions options,
                             ReplayDetail detail) {
    std::vector<SimulationOutput> outputs = simulated_outputs(business_case, options);
    simulated_case::require_outputs(business_case, outputs);
    return replay(std::move(outputs), business_case.horizon(), draw,
                  simulated_case::options_of(business_case, std::move(options)), detail);
}

}  // namespace gevinst::inline v0
