// SPDX-License-Identifier: Apache-2.0
// Simulated futures: what is drawn, and what is known of each figure over all draws, or at the point values alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/engine/draw_program.hpp"
#include "gevinst/engine/draw_range.hpp"
#include "gevinst/engine/figure_places.hpp"
#include "gevinst/engine/replay.hpp"
#include "gevinst/engine/sampler.hpp"
#include "gevinst/numeric/column_statistics.hpp"
#include "gevinst/numeric/correlated_columns.hpp"

namespace gevinst::inline v0 {

/// An expression to simulate under a name.
struct SimulationOutput {
    std::string name;
    Expression expression;
    std::vector<double> thresholds{};   ///< in the unit of its figures: how often it is above each
    std::vector<double> percentiles{};  ///< none: those of the run
    bool keep = false;                  ///< keeps all of its draws
    std::optional<AnyUnit> unit{};      ///< of its figures; none: that of the expression
    std::vector<double> shortfalls{};   ///< shares p: the mean of the lowest p of its draws, above 1/2 of the highest 1 - p
    std::string row{};                  ///< the row of a view whose label its name stands for, by its key; none: the name
    /// What a replay shows by name of it, besides what the options name; none: nothing.
    std::shared_ptr<const std::vector<std::pair<std::string, Expression>>> named{};
};

/// What a simulation is of, for its table.
struct SimulationSubject {
    std::string name;     ///< of the case
    std::string account;  ///< of the standard outputs; none: all
    PriceBasis prices;
    std::vector<std::string> left_out{};  ///< rows, by their keys, that need a value which is missing
};

struct SimulationOptions {
    std::uint64_t seed = 1;
    Sampling sampling{};
    unsigned threads = 0;  ///< 0: as many as the machine runs at once
    std::vector<double> percentiles{0.05, 0.1, 0.5, 0.9, 0.95};
    PointValue point = PointValue::mean;
    std::uint32_t bins = 0;  ///< the most bins of a figure's histogram; 0: none is made
    std::vector<Correlation> correlations{};
    std::vector<std::string> correlate{};  ///< outputs whose figures are correlated with each other
    std::uint64_t planned = 0;  ///< draws of the whole run, when this is a range of it; 0: not known
    std::vector<std::pair<std::string, Expression>> named{};  ///< what a replay shows by name, besides assumptions
    std::optional<SimulationSubject> subject{};                ///< none: outputs that are of no case
    /// Called from time to time with the draws done and all draws, in the caller's thread; false stops the run.
    std::function<bool(std::uint64_t done, std::uint64_t all)> progress{};
};

/// A run that was stopped by its `progress`.
class Cancelled : public Error {
public:
    using Error::Error;
};

/// All draws of some outputs, or their point values, without draws. A value; copies share what does not change.
class Simulation {
public:
    /// How many draws lie between edges and outside of them, in the unit of the figure; no edges without a histogram.
    struct Bins {
        std::vector<double> edges;
        std::vector<std::uint64_t> counts;  ///< one fewer than edges
        std::uint64_t below = 0, above = 0;
    };
    /// A figure over all draws, in the unit of its output.
    struct Figure {
        std::string output;
        std::string element;  ///< `[Herlev, night]`, empty without indexes
        AnyUnit unit;
        bool yearly;
        int year;  ///< the calendar year; of one figure for all years the first
        double point;
        numeric::ColumnSummary summary;  ///< without percentiles, shortfalls and histogram while these are not known
        bool finished;                   ///< whether they are
        Bins bins;

        /// A percentile with its interval. Throws CaseError for a share that was not asked for, or while it is not known.
        [[nodiscard]] const numeric::Percentile& percentile(double share) const;
        /// All of them. Throws CaseError while they are not known.
        [[nodiscard]] const std::vector<numeric::Percentile>& percentiles() const;
        /// An expected shortfall with its error, in the same way.
        [[nodiscard]] const numeric::Shortfall& shortfall(double share) const;

        /// `'money' in 2027`.
        [[nodiscard]] std::string name() const;
        /// Throws CaseError while percentiles and the like are not known.
        void require_finished() const;
    };

    /// The correlations of figures, row by row, and their standard errors; 1 and 0 on the diagonal.
    struct Correlations {
        std::vector<std::size_t> figures;
        std::vector<double> values, standard_errors;
    };

    [[nodiscard]] std::uint64_t draws() const { return draws_; }
    /// Whether these are point values. Each figure then has its point value as mean, extremes and percentiles, without spread
    /// or error, and what only draws have (`kept`, `replay`, `correlations`, `merge`, `finish` and the like) throws CaseError.
    [[nodiscard]] bool without_draws() const { return without_draws_; }
    /// Throws CaseError for point values: there is nothing to `verb`.
    void require_draws(const char* verb) const;
    /// Which draws these are: one range, or those of the parts that were merged.
    [[nodiscard]] std::vector<DrawRange> ranges() const;
    /// Whether all percentiles are known. Merged parts may have looked for one in other places, and with a Latin
    /// hypercube or Sobol' points their intervals take one more pass.
    [[nodiscard]] bool finished() const;
    /// Makes the same draws again, as often as a percentile needs; nothing when finished. Throws as `simulate` does, and
    /// then leaves all as it was.
    void finish(unsigned threads = 0, std::function<bool(std::uint64_t done, std::uint64_t all)> progress = {});
    [[nodiscard]] const SimulationOptions& options() const { return model_->options; }
    [[nodiscard]] const Horizon& horizon() const { return model_->plan.horizon(); }
    [[nodiscard]] const std::vector<SimulationOutput>& outputs() const { return model_->outputs; }
    /// The unit of an output's figures.
    [[nodiscard]] const AnyUnit& unit(std::size_t output) const {
        const SimulationOutput& one = model_->outputs[output];
        return one.unit ? *one.unit : one.expression.unit();
    }
    [[nodiscard]] std::size_t figures() const { return model_->program.cells().size(); }
    /// What is known of a figure. They come output by output, in each by element, and then by year.
    [[nodiscard]] Figure figure(std::size_t i) const;
    /// The place of a figure by its output, with the element where it has some, `demand[Herlev, night]`, and its year; no
    /// year for a figure for all years. Throws CaseError for one there is none of.
    [[nodiscard]] std::size_t place(const std::string& name, std::optional<int> year = {}) const {
        return model_->places.find(name, year);
    }
    /// The draws of a figure in its unit, in their order; empty unless its output is kept.
    [[nodiscard]] const std::vector<double>& kept(std::size_t figure) const {
        require_draws("keep");
        return (*kept_)[figure];
    }
    /// How the figures of the outputs that were named in `correlate` vary together over the draws. Throws CaseError when
    /// none were, and for a figure that does not vary.
    [[nodiscard]] Correlations correlations() const;
    /// The figures of one draw, each in its unit, evaluated alone. Throws FaultError when it has one; CaseError, as all that
    /// asks for a draw, when it is none of `ranges()`.
    [[nodiscard]] std::vector<double> figures_of(std::uint64_t draw) const;
    /// One draw step by step; a fault ends it.
    [[nodiscard]] Replay replay(std::uint64_t draw, ReplayDetail detail = ReplayDetail::names) const;
    /// The value of each assumption that is drawn, in one draw, in its own unit.
    [[nodiscard]] std::vector<std::pair<std::string, double>> drawn(std::uint64_t draw) const;

private:
    struct Model {
        std::vector<SimulationOutput> outputs;
        SimulationOptions options;
        Plan plan;
        Sampler sampler;
        DrawProgram program;
        FigurePlaces places;
        Model(std::vector<SimulationOutput> outputs, Plan plan, SimulationOptions options);
        Model(const Model&) = delete;
        Model& operator=(const Model&) = delete;
    };
    void require_draw(std::uint64_t draw) const;
    [[nodiscard]] std::vector<double> evaluated(std::uint64_t draw) const;
    [[nodiscard]] Replay replayed(std::uint64_t draw, ReplayDetail detail) const;
    static std::vector<Expression> expressions_of(const std::vector<SimulationOutput>& outputs);

    friend class SimulationRun;
    friend class SimulationMerge;
    friend Simulation simulate(std::vector<SimulationOutput>, const Horizon&, DrawRange, SimulationOptions);
    friend Simulation at_point_values(std::vector<SimulationOutput>, const Horizon&, SimulationOptions);
    friend Replay replay(std::vector<SimulationOutput>, const Horizon&, std::uint64_t, SimulationOptions, ReplayDetail);

    std::shared_ptr<const Model> model_;
    bool without_draws_ = false;
    std::uint64_t draws_ = 0;
    std::uint64_t end_ = 0;  ///< past the last draw, which may lie inside a block
    std::vector<numeric::ColumnStatistics> columns_;
    std::vector<std::size_t> correlated_cells_;
    numeric::CorrelatedColumns correlated_{{}};
    std::shared_ptr<const std::vector<std::vector<double>>> kept_;
};

/// Draws the distributions of the outputs and evaluates them: so many draws, or a range of them that begins and ends at
/// multiples of 1,024. A Latin hypercube rounds up to blocks of 1,024. The same seed gives the same bits, whatever the
/// number of threads. Throws FaultError for the first draw in which a value leaves the reals or its range, CaseError for
/// outputs that cannot be drawn, Cancelled when `progress` says so.
[[nodiscard]] Simulation simulate(std::vector<SimulationOutput> outputs, const Horizon& horizon, DrawRange draws,
                                  SimulationOptions options = {});

/// The same figures with every assumption at its point value, the mean or the mode as `point` says: what a simulation gives
/// of a case without spread, to the last bit, and no draws. How draws are made (seed, sampling, threads, correlations,
/// `planned`, `progress`) is left aside. Throws FaultError when a value leaves the reals or its range, CaseError for outputs
/// that are to be kept or correlated.
[[nodiscard]] Simulation at_point_values(std::vector<SimulationOutput> outputs, const Horizon& horizon,
                                         SimulationOptions options = {});

/// One draw step by step, without the others: that of a fault too. Throws CaseError for a draw that no run has.
[[nodiscard]] Replay replay(std::vector<SimulationOutput> outputs, const Horizon& horizon, std::uint64_t draw,
                            SimulationOptions options = {}, ReplayDetail detail = ReplayDetail::names);

/// Parts of one run as one, given in any order; draws may be missing between them. The whole has the bits of one run,
/// but it may not be finished. Throws CaseError for parts that share draws, or are not of the same case, seed, sampling
/// and outputs.
[[nodiscard]] Simulation merge(const std::vector<Simulation>& parts);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/engine/replay_definitions.hpp"
#include "gevinst/engine/simulation_definitions.hpp"
#include "gevinst/engine/simulation_merge_definitions.hpp"
#endif
