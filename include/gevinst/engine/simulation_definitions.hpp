// SPDX-License-Identifier: Apache-2.0
// How a simulation runs: stages of blocks, chunks of blocks to threads, statistics appended in the order of blocks.
#pragma once

#include "gevinst/engine/simulation.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>
#include <utility>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Simulation::Model::Model(std::vector<SimulationOutput> of, const Horizon& horizon,
                                        SimulationOptions with)
    : outputs(std::move(of)), options(std::move(with)), plan([&] {
          std::vector<Expression> expressions;
          for (const SimulationOutput& output : outputs) expressions.push_back(output.expression);
          return Plan::for_draws(expressions, horizon, options.point);
      }()),
      sampler(plan, {options.seed, options.sampling, options.correlations, options.seats}),
      program(plan, sampler.groups(), sampler.least_tile()) {}

/// One run while it goes on.
class SimulationRun {
public:
    SimulationRun(Simulation& simulation, std::uint64_t draws,
                  std::function<bool(std::uint64_t, std::uint64_t)> progress)
        : simulation_(simulation), model_(*simulation.model_), progress_(std::move(progress)), draws_(draws),
          blocks_((draws + numeric::block_draws - 1) / numeric::block_draws) {
        const unsigned available = std::max(1u, std::thread::hardware_concurrency());
        threads_ = model_.options.threads == 0 ? available : model_.options.threads;
        threads_ = static_cast<unsigned>(std::min<std::uint64_t>(threads_, std::max<std::uint64_t>(1, blocks_)));
        const auto& cells = model_.program.cells();
        auto kept = std::make_shared<std::vector<std::vector<double>>>(cells.size());
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            const SimulationOutput& output = model_.outputs[cells[cell].output];
            if (output.keep) (*kept)[cell].resize(draws);
            numeric::ColumnRequest request;
            request.point = model_.program.point(cell);
            request.percentiles = output.percentiles.empty() ? model_.options.percentiles : output.percentiles;
            for (const double threshold : output.thresholds)
                request.thresholds.push_back(unit_of(cell).to_base(threshold));
            simulation.columns_.emplace_back(request, draws);
        }
        if (model_.options.sampling.kind == Sampling::Kind::sobol)
            block_sums_.assign(cells.size(), std::vector<double>(blocks_, 0.0));
        kept_ = kept.get();
        simulation.kept_ = std::move(kept);
    }

    void run() {
        std::vector<std::size_t> wanted(model_.program.cells().size());
        for (std::size_t cell = 0; cell < wanted.size(); ++cell) wanted[cell] = cell;
        for (std::uint64_t done = 0; done < blocks_;) {
            const std::uint64_t end = std::min(numeric::next_stage(done), blocks_);
            run_stage(done, end, wanted);
            for (numeric::ColumnStatistics& column : simulation_.columns_) column.narrow();
            done = end;
        }
        find_replicate_errors();
        block_sums_.clear();
        for (;;) {
            std::vector<std::size_t> unfinished;
            for (const std::size_t cell : wanted)
                if (!simulation_.columns_[cell].finished()) unfinished.push_back(cell);
            if (unfinished.empty()) return;
            for (const std::size_t cell : unfinished) simulation_.columns_[cell].begin_next_pass();
            kept_ = nullptr;
            run_stage(0, blocks_, unfinished);
        }
    }

private:
    using Chunk = numeric::ColumnStatistics::Chunk;
    static constexpr std::uint64_t no_draw = std::numeric_limits<std::uint64_t>::max();

    [[nodiscard]] const AnyUnit& unit_of(std::size_t cell) const {
        return simulation_.unit(model_.program.cells()[cell].output);
    }

    // Blocks `first` to `end` - 1 by all threads, the caller's among them.
    void run_stage(std::uint64_t first, std::uint64_t end, const std::vector<std::size_t>& wanted) {
        const std::uint64_t blocks = end - first;
        const std::uint64_t size = std::clamp<std::uint64_t>(blocks / (4 * threads_), 1, 64);
        const std::uint64_t count = (blocks + size - 1) / size;
        std::vector<std::vector<Chunk>> chunks(count);
        std::atomic<std::uint64_t> next{0};
        std::atomic<bool> stop{false};
        const auto work = [&](bool caller) {
            DrawProgram::Scratch scratch = model_.program.scratch();
            for (std::uint64_t i = next++; i < count && !stop; i = next++) {
                const std::uint64_t from = first + i * size;
                if (from * numeric::block_draws > faulty_draw_) break;  // an earlier draw has a fault
                const auto going = [&] {
                    if (caller && !go_on()) stop = true;
                    return !stop;
                };
                run_chunk(from, std::min(from + size, end), wanted, scratch, chunks[i], going);
            }
        };
        std::vector<std::thread> helpers;
        for (unsigned t = 1; t < std::min<std::uint64_t>(threads_, count); ++t)
            helpers.emplace_back([&] {
                try {
                    work(false);
                } catch (...) {
                    const std::lock_guard lock(mutex_);
                    if (!error_) error_ = std::current_exception();
                    stop = true;
                }
            });
        try {
            work(true);
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!error_) error_ = std::current_exception();
            stop = true;
        }
        for (std::thread& helper : helpers) helper.join();
        if (error_) std::rethrow_exception(error_);
        if (faulty_draw_ != no_draw)
            throw FaultError("in draw " + std::to_string(faulty_draw_.load()) + ": " + fault_);
        if (stop) throw Cancelled("the simulation was stopped before it was done");
        for (std::vector<Chunk>& chunk : chunks)
            for (std::size_t k = 0; k < wanted.size(); ++k)
                if (!simulation_.columns_[wanted[k]].append(std::move(chunk[k])))
                    throw CaseError("blocks of a simulation came out of order");
    }

    // Leaves the chunk unfinished once `going` is false, which it is asked after each tile.
    template <class Going>
    void run_chunk(std::uint64_t from, std::uint64_t to, const std::vector<std::size_t>& wanted,
                   DrawProgram::Scratch& scratch, std::vector<Chunk>& made, const Going& going) {
        constexpr std::size_t not_wanted = std::numeric_limits<std::size_t>::max();
        std::vector<std::size_t> place(simulation_.columns_.size(), not_wanted);
        for (std::size_t k = 0; k < wanted.size(); ++k) {
            place[wanted[k]] = k;
            made.push_back(simulation_.columns_[wanted[k]].chunk(from));
        }
        const std::uint64_t end = std::min(to * numeric::block_draws, draws_);
        std::vector<double> same(model_.program.tile());
        for (std::uint64_t first = from * numeric::block_draws; first < end; first += model_.program.tile()) {
            const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(model_.program.tile(), end - first));
            bool finite = true;
            const bool passed = model_.program.run(
                scratch, n,
                [&](std::size_t group, double* const* columns) {
                    model_.sampler.fill(group, first, n, columns);
                },
                [&](std::size_t cell, numeric::Column column) {
                    const double* values = column.data;
                    if (column.stride == 0) {
                        std::fill_n(same.begin(), n, *column.data);
                        values = same.data();
                    }
                    finite = finite && engine::all_finite(values, n);
                    if (!block_sums_.empty())
                        block_sums_[cell][first / numeric::block_draws] += engine::sum_of_deviations(
                            values, n, model_.program.point(cell));
                    if (place[cell] != not_wanted) made[place[cell]].add(values, n);
                    if (kept_ && !(*kept_)[cell].empty())
                        std::transform(values, values + n,
                                       (*kept_)[cell].begin() + static_cast<std::ptrdiff_t>(first),
                                       [&](double x) { return unit_of(cell).from_base(x); });
                });
            if (!passed || !finite) look_for_fault(first, n);
            done_ += n;
            if (!going()) return;
        }
    }

    // Replicates are scrambled apart: the spread of their means is the error of the mean of all.
    void find_replicate_errors() {
        const Sampling& sampling = model_.options.sampling;
        if (block_sums_.empty() || sampling.replicates < 2) return;
        const std::uint64_t blocks = sampling.points / numeric::block_draws;
        const auto count = static_cast<double>(sampling.replicates);
        for (const std::vector<double>& sums : block_sums_) {
            std::vector<double> means;
            for (std::uint64_t replicate = 0; replicate < sampling.replicates; ++replicate) {
                double sum = 0;
                for (std::uint64_t block = 0; block < blocks; ++block) sum += sums[replicate * blocks + block];
                means.push_back(sum / static_cast<double>(sampling.points));
            }
            double mean = 0;
            for (const double one : means) mean += one / count;
            double squares = 0;
            for (const double one : means) squares += (one - mean) * (one - mean);
            simulation_.replicate_errors_.push_back(std::sqrt(squares / (count - 1) / count));
        }
    }

    // A value that did not pass may lie in a branch that is not taken: each draw is run alone.
    void look_for_fault(std::uint64_t first, std::size_t n) {
        for (std::uint64_t draw = first; draw < first + n && draw < faulty_draw_; ++draw) {
            try {
                static_cast<void>(simulation_.replay(draw));
            } catch (const FaultError& fault) {
                const std::lock_guard lock(mutex_);
                if (draw >= faulty_draw_) return;
                faulty_draw_ = draw;
                fault_ = fault.what();
            }
        }
    }

    // Tells the caller how far it is, some twenty times a second at most.
    bool go_on() {
        if (!progress_) return true;
        const auto now = std::chrono::steady_clock::now();
        if (now - told_ < std::chrono::milliseconds(50)) return true;
        told_ = now;
        return progress_(std::min(done_.load(), draws_), draws_);
    }

    Simulation& simulation_;
    const Simulation::Model& model_;
    std::function<bool(std::uint64_t, std::uint64_t)> progress_;
    std::vector<std::vector<double>> block_sums_;  ///< of each figure, deviations from its point value; Sobol' only
    std::uint64_t draws_;
    std::uint64_t blocks_;
    unsigned threads_ = 1;
    std::vector<std::vector<double>>* kept_ = nullptr;
    std::atomic<std::uint64_t> done_{0};
    std::atomic<std::uint64_t> faulty_draw_{no_draw};
    std::string fault_;
    std::mutex mutex_;
    std::exception_ptr error_;
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

GEVINST_INLINE Simulation simulate(std::vector<SimulationOutput> outputs, const Horizon& horizon, std::uint64_t draws,
                                   SimulationOptions options) {
    if (draws == 0) throw CaseError("a simulation needs at least one draw");
    if (outputs.empty()) throw CaseError("a simulation needs an output: name an expression");
    const auto require_shares = [](const std::vector<double>& shares) {
        for (const double share : shares)
            if (!(share > 0 && share < 1))
                throw CaseError("a percentile is a share between 0 and 1, as 0.9, not " + number_text(share));
    };
    require_shares(options.percentiles);
    for (const SimulationOutput& output : outputs)
        if (output.unit && !(output.unit->dimension() == output.expression.dimension()))
            throw UnitError("cannot show the output '" + output.name + "' " + bracketed(output.expression.unit()) +
                            " in " + bracketed(*output.unit));
    for (const SimulationOutput& output : outputs) require_shares(output.percentiles);
    for (std::size_t i = 0; i < outputs.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (outputs[i].name == outputs[j].name)
                throw CaseError("two outputs of the simulation are named '" + outputs[i].name + "'");
    const Sampling& sampling = options.sampling;
    if (sampling.kind == Sampling::Kind::latin_hypercube)
        draws = (draws + numeric::block_draws - 1) / numeric::block_draws * numeric::block_draws;
    if (sampling.kind == Sampling::Kind::sobol) {
        const bool power_of_two = sampling.points != 0 && (sampling.points & (sampling.points - 1)) == 0;
        if (!power_of_two || sampling.points < numeric::block_draws || sampling.points > (std::uint64_t{1} << 32))
            throw CaseError("Sobol' points are a power of two from 1,024 to 4,294,967,296, not " +
                            std::to_string(sampling.points));
        if (sampling.replicates == 0 || draws / sampling.points != sampling.replicates || draws % sampling.points != 0)
            throw CaseError(std::to_string(sampling.replicates) + " replicates of " + std::to_string(sampling.points) +
                            " Sobol' points are not " + std::to_string(draws) + " draws: state their product");
    }
    // Not kept with the results, which may outlive what it refers to.
    auto progress = std::exchange(options.progress, nullptr);
    Simulation simulation;
    simulation.model_ =
        std::make_shared<const Simulation::Model>(std::move(outputs), horizon, std::move(options));
    simulation.draws_ = draws;
    SimulationRun(simulation, draws, std::move(progress)).run();
    return simulation;
}

GEVINST_INLINE std::vector<double> Simulation::replay(std::uint64_t draw) const {
    Workspace values = model_->plan.workspace();
    model_->sampler.set(values, draw);
    model_->plan.run(values);
    std::vector<double> figures;
    for (const OutputCell& cell : model_->program.cells())
        figures.push_back(unit(cell.output).from_base(values[cell.slot]));
    return figures;
}

GEVINST_INLINE std::vector<std::pair<std::string, double>> Simulation::drawn(std::uint64_t draw) const {
    Workspace values = model_->plan.workspace();
    model_->sampler.set(values, draw);
    std::vector<std::pair<std::string, double>> result;
    for (const PlanSource& source : model_->plan.sources())
        result.emplace_back(source.path, source.leaf->unit->from_base(values[source.slot]));
    return result;
}

GEVINST_INLINE std::size_t Simulation::place(const std::string& output, int year, std::size_t element) const {
    std::vector<std::string> names;
    std::string known;
    for (std::size_t i = 0; i < figures(); ++i) {
        const OutputCell& cell = model_->program.cells()[i];
        const std::string& name = model_->outputs[cell.output].name;
        if (names.empty() || names.back() != name) names.push_back(name);
        if (name != output || cell.element != element) continue;
        if (!cell.yearly) return i;
        if (year == 0) throw CaseError("'" + output + "' has a figure a year: say which, as " +
                                       std::to_string(horizon().first()));
        if (!horizon().contains(year))
            throw CaseError("the year " + std::to_string(year) + " is outside the horizon " + horizon().text());
        return i + horizon().position(year);
    }
    std::string advice = did_you_mean(output, names);
    for (std::size_t i = 0; advice.empty() && i < names.size() && i < 8; ++i)
        known += (i == 0 ? "; it has '" : ", '") + names[i] + "'";
    throw CaseError("the simulation has no output '" + output + "'" + (advice.empty() ? known : advice));
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
                  columns_[i].summary()};
    // Draws of one Latin hypercube, or of one replicate of Sobol' points, are not independent of each other.
    if (model_->options.sampling.kind == Sampling::Kind::latin_hypercube)
        figure.summary.standard_error = figure.summary.block_standard_error;
    if (!replicate_errors_.empty()) figure.summary.standard_error = replicate_errors_[i];
    const auto convert = [&](double& value) { value = unit.from_base(value); };
    numeric::ColumnSummary& summary = figure.summary;
    for (double* value : {&summary.mean, &summary.sd, &summary.standard_error, &summary.block_standard_error,
                          &summary.minimum, &summary.maximum})
        convert(*value);
    for (numeric::Percentile& percentile : summary.percentiles)
        for (double* value : {&percentile.value, &percentile.low, &percentile.high}) convert(*value);
    for (numeric::Exceedance& exceedance : summary.exceedances) convert(exceedance.threshold);
    return figure;
}

}  // namespace gevinst::inline v0
