// SPDX-License-Identifier: Apache-2.0
// What a simulation is asked for, and what is known of its figures.
#pragma once

#include "gevinst/engine/simulation.hpp"

#include <algorithm>
#include <utility>

#include "gevinst/config.hpp"
#include "gevinst/engine/simulation_run.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::vector<Expression> Simulation::expressions_of(const std::vector<SimulationOutput>& outputs) {
    std::vector<Expression> expressions;
    for (const SimulationOutput& output : outputs) expressions.push_back(output.expression);
    return expressions;
}

GEVINST_INLINE Simulation::Model::Model(std::vector<SimulationOutput> of, Plan made, SimulationOptions with)
    : outputs(std::move(of)), options(std::move(with)), plan(std::move(made)),
      sampler(plan, {options.seed, options.sampling, options.correlations, options.threads}),
      program(plan, sampler.groups(), sampler.least_tile()), places(plan.horizon()) {
    for (std::size_t i = 0; i < program.cells().size(); ++i) {
        const OutputCell& cell = program.cells()[i];
        const SimulationOutput& output = outputs[cell.output];
        if (cell.year == 0) places.add(output.name, element_text(output.expression.indexes(), cell.element), i, cell.yearly);
    }
}

GEVINST_INLINE void Simulation::require_draws(const char* verb) const {
    if (without_draws_)
        throw CaseError(std::string("these are point values, without draws: there is nothing to ") + verb +
                        "; simulate the case for that");
}

GEVINST_INLINE std::vector<DrawRange> Simulation::ranges() const {
    if (without_draws_) return {};
    std::vector<DrawRange> ranges;
    for (const numeric::BlockRange& blocks : columns_.front().ranges())
        ranges.emplace_back(blocks.first * numeric::block_draws, std::min(blocks.end * numeric::block_draws, end_));
    return ranges;
}

GEVINST_INLINE bool Simulation::finished() const {
    return std::all_of(columns_.begin(), columns_.end(),
                       [](const numeric::ColumnStatistics& column) { return column.finished(); });
}

GEVINST_INLINE Simulation::Correlations Simulation::correlations() const {
    require_draws("correlate");
    if (correlated_cells_.empty())
        throw CaseError("the simulation was not asked for correlations: name its outputs in `correlate`");
    for (const std::size_t cell : correlated_cells_)
        if (columns_[cell].moments().constant())
            throw CaseError("every draw of " + figure(cell).name() + " is the same: it has no correlation with others");
    const auto require_known = [&](const numeric::Correlated& pair, std::size_t a, std::size_t b) {
        if (!std::isfinite(pair.value) || !std::isfinite(pair.standard_error))
            throw CaseError("the correlation of " + figure(correlated_cells_[a]).name() + " and " +
                            figure(correlated_cells_[b]).name() +
                            " is not known: their spread is too small or too large to be squared");
    };
    Correlations found{correlated_cells_, {}, {}};
    for (std::size_t a = 0; a < correlated_cells_.size(); ++a)
        for (std::size_t b = 0; b < correlated_cells_.size(); ++b) {
            const numeric::Correlated pair = a == b ? numeric::Correlated{1, 0} : correlated_.of(a, b);
            require_known(pair, a, b);
            found.values.push_back(pair.value);
            found.standard_errors.push_back(pair.standard_error);
        }
    return found;
}

GEVINST_INLINE void Simulation::require_draw(std::uint64_t draw) const {
    std::string numbers;
    for (const DrawRange& range : ranges()) {
        if (draw >= range.first && draw < range.end) return;
        numbers += (numbers.empty() ? "from " : " and from ") + std::to_string(range.first) + " to " + std::to_string(range.end - 1);
    }
    throw CaseError("there is no draw " + std::to_string(draw) + ": they are numbered " + numbers);
}

GEVINST_INLINE std::vector<double> Simulation::figures_of(std::uint64_t draw) const {
    require_draws("evaluate draw by draw");
    require_draw(draw);
    return evaluated(draw);
}

GEVINST_INLINE std::vector<double> Simulation::evaluated(std::uint64_t draw) const {
    Workspace values = model_->plan.workspace();
    model_->sampler.set(values, draw);
    model_->plan.run(values);
    std::vector<double> figures;
    for (const OutputCell& cell : model_->program.cells())
        figures.push_back(unit(cell.output).from_base(values[cell.slot]));
    return figures;
}

GEVINST_INLINE std::vector<std::pair<std::string, double>> Simulation::drawn(std::uint64_t draw) const {
    require_draws("replay");
    require_draw(draw);
    Workspace values = model_->plan.workspace();
    model_->sampler.set(values, draw);
    std::vector<std::pair<std::string, double>> result;
    for (const PlanSource& source : model_->plan.sources())
        result.emplace_back(source.path, source.leaf->unit->from_base(values[source.slot]));
    return result;
}

GEVINST_INLINE Simulation::Figure Simulation::figure(std::size_t i) const {
    const OutputCell& cell = model_->program.cells()[i];
    const SimulationOutput& output = model_->outputs[cell.output];
    const AnyUnit& unit = this->unit(cell.output);
    Figure figure{output.name,
                  element_text(output.expression.indexes(), cell.element),
                  unit,
                  cell.yearly,
                  horizon().first() + static_cast<int>(cell.year),
                  unit.from_base(model_->program.point(i)),
                  columns_[i].summary(),
                  columns_[i].finished(),
                  {}};
    if (without_draws_) {  // the one value was not drawn: it has neither spread nor error
        figure.summary.draws = 0;
        figure.summary.sd = figure.summary.standard_error = figure.summary.block_standard_error = 0;
        for (numeric::Shortfall& one : figure.summary.shortfalls) one.standard_error = 0;
        for (numeric::Percentile& one : figure.summary.percentiles) one.low = one.high = one.value;
    }
    if (!figure.finished) {
        figure.summary.percentiles.clear();
        figure.summary.shortfalls.clear();
        figure.summary.histogram = {};
    }
    const numeric::Histogram& histogram = figure.summary.histogram;
    if (const std::size_t bins = histogram.counts().size(); bins > 0) {
        figure.bins = {{}, histogram.counts(), histogram.below(), histogram.above()};
        for (std::size_t edge = 0; edge <= bins; ++edge) figure.bins.edges.push_back(unit.from_base(histogram.edge(edge)));
    }
    const auto convert = [&](double& value) { value = unit.from_base(value); };
    numeric::ColumnSummary& summary = figure.summary;
    for (double* value : {&summary.mean, &summary.sd, &summary.standard_error, &summary.block_standard_error,
                          &summary.minimum, &summary.maximum})
        convert(*value);
    for (numeric::Percentile& percentile : summary.percentiles)
        for (double* value : {&percentile.value, &percentile.low, &percentile.high}) convert(*value);
    // As they were entered: they are found by their number.
    for (std::size_t k = 0; k < summary.exceedances.size(); ++k) summary.exceedances[k].threshold = output.thresholds[k];
    for (numeric::Shortfall& shortfall : summary.shortfalls)
        for (double* value : {&shortfall.value, &shortfall.standard_error}) convert(*value);
    return figure;
}

GEVINST_INLINE std::string Simulation::Figure::name() const {
    return "'" + output + element + "'" + (yearly ? " in " + std::to_string(year) : "");
}

GEVINST_INLINE void Simulation::Figure::require_finished() const {
    if (!finished)
        throw CaseError("the percentiles of " + name() +
                        " are not known yet of the merged parts: call finish(), which makes their draws once more");
}

GEVINST_INLINE const std::vector<numeric::Percentile>& Simulation::Figure::percentiles() const {
    require_finished();
    return summary.percentiles;
}

namespace simulation {

/// What is known of a share. Throws CaseError that names the known ones.
template <class Known>
[[nodiscard]] const Known& of_share(const std::vector<Known>& all, double share, const std::string& what) {
    std::string known;
    for (const Known& one : all) {
        if (numeric::same_share(one.share, share)) return one;
        known += (known.empty() ? "; it has " : ", ") + number_text(one.share);
    }
    throw CaseError("the simulation was not asked for the " + what + " " + number_text(share) + known);
}

}  // namespace simulation

GEVINST_INLINE const numeric::Percentile& Simulation::Figure::percentile(double share) const {
    return simulation::of_share(percentiles(), share, "percentile");
}

GEVINST_INLINE const numeric::Shortfall& Simulation::Figure::shortfall(double share) const {
    require_finished();
    return simulation::of_share(summary.shortfalls, share, "shortfall of " + name() + " at");
}

}  // namespace gevinst::inline v0
