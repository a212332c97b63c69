// SPDX-License-Identifier: Apache-2.0
// A simulation while it goes on: stages of blocks, chunks of blocks to threads, statistics appended in the order of blocks.
#pragma once

#include "gevinst/engine/simulation.hpp"
#include "gevinst/engine/worker_threads.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>
#include <new>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_set>
#include <utility>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

/// One run while it goes on.
class SimulationRun {
public:
    SimulationRun(Simulation& simulation, unsigned threads, std::function<bool(std::uint64_t, std::uint64_t)> progress)
        : simulation_(simulation), model_(*simulation.model_), progress_(std::move(progress)),
          threads_(thread_count(threads)) {}

    /// The draws of a range, as often as their percentiles need.
    void run(const DrawRange& range, std::uint64_t planned) {
        begin(range, planned);
        first_pass_ = true;
        const std::uint64_t first = range.first / numeric::block_draws;
        const std::uint64_t blocks = (range.end + numeric::block_draws - 1) / numeric::block_draws - first;
        for (std::uint64_t done = 0; done < blocks;) {
            const std::uint64_t end = std::min(numeric::next_stage(done), blocks);
            run_stage(first + done, first + end, all_cells());
            if (end < blocks || range.draws() < planned) narrow();
            done = end;
        }
        kept_ = nullptr;
        first_pass_ = false;
        finish();
    }
    /// No draws: of each column the one value that it has at the point values.
    void take_point_values() {
        require_point_values();
        begin({0}, 1);
        Chunk values;
        for (const std::size_t cell : all_cells()) {
            const double value = model_.program.point(cell);
            values.columns.push_back(simulation_.columns_[cell].chunk(0));
            values.columns.back().add(&value, 1);
        }
        append(std::move(values), all_cells(), [] { return true; });
    }
    /// The draws that were made already once more, until all percentiles are known.
    void finish() {
        for (;;) {
            std::vector<std::size_t> unfinished;
            for (const std::size_t cell : all_cells())
                if (!simulation_.columns_[cell].finished()) unfinished.push_back(cell);
            if (unfinished.empty()) return settle();
            const std::vector<numeric::BlockRange> ranges = simulation_.columns_.front().ranges();
            for (const std::size_t cell : unfinished) simulation_.columns_[cell].begin_next_pass();
            for (const numeric::BlockRange& range : ranges) run_stage(range.first, range.end, unfinished);
        }
    }

private:
    // What is counted of some blocks.
    struct Chunk {
        std::vector<numeric::ColumnStatistics::Chunk> columns;
        std::optional<numeric::CorrelatedColumns::Chunk> correlated;
    };
    static constexpr std::uint64_t no_draw = std::numeric_limits<std::uint64_t>::max();

    void begin(const DrawRange& range, std::uint64_t planned) {
        const auto& cells = model_.program.cells();
        auto kept = std::make_shared<std::vector<std::vector<double>>>(cells.size());
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            const SimulationOutput& output = model_.outputs[cells[cell].output];
            if (output.keep) reserve((*kept)[cell], output.name, range.draws());
            numeric::ColumnRequest request;
            request.point = model_.program.point(cell);
            if (!std::isfinite(request.point)) require_point_values();
            request.percentiles = output.percentiles.empty() ? model_.options.percentiles : output.percentiles;
            for (const double threshold : output.thresholds)
                request.thresholds.push_back(unit_of(cell).to_base(threshold));
            request.shortfalls = output.shortfalls;
            request.bins = model_.options.bins;
            request.replicate_blocks = replicate_blocks();
            simulation_.columns_.emplace_back(std::move(request), planned);
        }
        begin_correlated();
        first_kept_ = range.first;
        kept_ = kept.get();
        simulation_.kept_ = std::move(kept);
        simulation_.draws_ = range.draws();
        simulation_.end_ = range.end;
    }
    // Draws of one Latin hypercube, or of one replicate of Sobol' points, are not independent of each other.
    [[nodiscard]] std::uint64_t replicate_blocks() const {
        const Sampling& sampling = model_.options.sampling;
        if (sampling.kind == Sampling::Kind::random) return 0;
        return sampling.kind == Sampling::Kind::sobol ? sampling.points / numeric::block_draws : 1;
    }
    static void reserve(std::vector<double>& kept, const std::string& name, std::uint64_t draws) {
        constexpr std::uint64_t most = std::uint64_t{1} << 44;  // more than a process can address
        try {
            if (draws > most) throw std::bad_alloc();
            kept.resize(draws);
        } catch (const std::exception&) {  // too long, or no memory
            throw CaseError("the " + ranges::number(draws) + " draws of '" + name +
                            "' cannot be kept: there is not the memory for them; keep fewer, the figures need none");
        }
    }
    void begin_correlated() {
        std::vector<double> points;
        for (const std::string& name : model_.options.correlate)
            for (std::size_t cell = 0; cell < model_.program.cells().size(); ++cell) {
                if (model_.outputs[model_.program.cells()[cell].output].name != name) continue;
                simulation_.correlated_cells_.push_back(cell);
                points.push_back(model_.program.point(cell));
            }
        simulation_.correlated_ = numeric::CorrelatedColumns(std::move(points), replicate_blocks());
    }
    [[nodiscard]] std::vector<std::size_t> all_cells() const {
        std::vector<std::size_t> cells(model_.program.cells().size());
        for (std::size_t cell = 0; cell < cells.size(); ++cell) cells[cell] = cell;
        return cells;
    }

    [[nodiscard]] const AnyUnit& unit_of(std::size_t cell) const {
        return simulation_.unit(model_.program.cells()[cell].output);
    }

    // Blocks `first` to before `end` by all threads, the caller's among them. What a chunk counted is appended as soon as
    // all before it are: the order is that of the blocks, and few chunks are held at a time.
    void run_stage(std::uint64_t first, std::uint64_t end, const std::vector<std::size_t>& wanted) {
        const std::uint64_t blocks = end - first;
        const std::uint64_t size = std::clamp<std::uint64_t>(blocks / (16 * threads_), 1, 32);
        const std::uint64_t count = (blocks + size - 1) / size;
        std::vector<Chunk> chunks(count);
        std::vector<bool> made(count, false);
        std::uint64_t appended = 0;
        std::mutex order;
        const std::thread::id caller = std::this_thread::get_id();
        WorkerThreads(threads_).run(
            count,
            [&](const auto& next) {
                DrawProgram::Scratch scratch = model_.program.scratch();
                for (std::uint64_t i = next(); i < count && !stop_; i = next()) {
                    const std::uint64_t from = first + i * size;
                    if (from * numeric::block_draws > faulty_draw_) break;  // an earlier draw has a fault
                    const auto going = [&] {
                        if (std::this_thread::get_id() == caller) go_on();
                        return !stop_;
                    };
                    if (!run_chunk(from, std::min(from + size, end), wanted, scratch, chunks[i], going)) break;
                    std::unique_lock lock(order, std::defer_lock);
                    // The caller hears of a stop also while another thread appends.
                    if (std::this_thread::get_id() != caller) lock.lock();
                    while (!lock.owns_lock() && going() && !lock.try_lock()) std::this_thread::yield();
                    if (!lock.owns_lock()) break;  // stopped: what was counted is thrown away
                    made[i] = true;
                    for (; appended < count && made[appended] && going(); ++appended)
                        append(std::exchange(chunks[appended], {}), wanted, going);
                }
            },
            [&] { go_on(); });
        if (faulty_draw_ != no_draw)
            throw FaultError("in draw " + std::to_string(faulty_draw_.load()) + ": " + fault_);
        require_going();
    }
    // Column by column as long as it is going.
    template <class Going>
    void append(Chunk chunk, const std::vector<std::size_t>& wanted, const Going& going) {
        for (std::size_t k = 0; k < wanted.size() && going(); ++k)
            if (!simulation_.columns_[wanted[k]].append(std::move(chunk.columns[k])))
                throw CaseError("blocks of a simulation came out of order");
        if (chunk.correlated) simulation_.correlated_.append(*std::move(chunk.correlated));
    }
    // Each column by itself, between the stages and at the end.
    template <class Work>
    void for_each_column(const Work& work) {
        WorkerThreads(threads_).run(
            simulation_.columns_.size(),
            [&](const auto& next) {
                for (std::uint64_t i = next(); i < simulation_.columns_.size() && !stop_; i = next())
                    work(simulation_.columns_[i]);
            },
            [&] { go_on(); });
        require_going();
    }
    void narrow() {
        for_each_column([](numeric::ColumnStatistics& column) { column.narrow(); });
    }
    void settle() {
        for_each_column([](numeric::ColumnStatistics& column) { column.settle(); });
    }
    void require_going() const {
        if (stop_) throw Cancelled("the simulation was stopped before it was done");
    }

    // False, and the chunk unfinished, once `going` is, which it is asked after each tile.
    template <class Going>
    bool run_chunk(std::uint64_t from, std::uint64_t to, const std::vector<std::size_t>& wanted,
                   DrawProgram::Scratch& scratch, Chunk& made, const Going& going) {
        constexpr std::size_t not_wanted = std::numeric_limits<std::size_t>::max();
        std::vector<std::size_t> place(simulation_.columns_.size(), not_wanted);
        for (std::size_t k = 0; k < wanted.size(); ++k) {
            place[wanted[k]] = k;
            made.columns.push_back(simulation_.columns_[wanted[k]].chunk(from));
        }
        const std::vector<std::size_t>& correlated = simulation_.correlated_cells_;
        const std::size_t tile = model_.program.tile();
        if (first_pass_ && !correlated.empty()) made.correlated = simulation_.correlated_.chunk(from);
        std::vector<double> together(made.correlated ? correlated.size() * tile : 0);
        std::vector<const double*> columns_together;
        for (std::size_t k = 0; made.correlated && k < correlated.size(); ++k) columns_together.push_back(together.data() + k * tile);
        const std::uint64_t end = std::min(to * numeric::block_draws, simulation_.end_);
        std::vector<double> same(model_.program.tile());
        for (std::uint64_t first = from * numeric::block_draws; first < end; first += model_.program.tile()) {
            const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(model_.program.tile(), end - first));
            bool finite = true;
            const bool passed = model_.program.run(
                scratch, n,
                [&](std::size_t group, double* const* columns) {
                    model_.sampler.fill(group, first, n, columns, scratch.scores);
                },
                [&](std::size_t cell, numeric::Column column) {
                    const double* values = column.data;
                    if (column.stride == 0) {
                        std::fill_n(same.begin(), n, *column.data);
                        values = same.data();
                    }
                    finite = finite && engine::all_finite(values, n);
                    if (place[cell] != not_wanted) made.columns[place[cell]].add(values, n);
                    for (std::size_t k = 0; made.correlated && k < correlated.size(); ++k)
                        if (correlated[k] == cell)
                            std::copy_n(values, n, together.begin() + static_cast<std::ptrdiff_t>(k * tile));
                    if (kept_ && !(*kept_)[cell].empty())
                        std::transform(values, values + n,
                                       (*kept_)[cell].begin() + static_cast<std::ptrdiff_t>(first - first_kept_),
                                       [&](double x) { return unit_of(cell).from_base(x); });
                });
            if (!passed || !finite) look_for_fault(first, n);
            if (made.correlated) made.correlated->add(columns_together.data(), n);
            done_ += n;
            if (!going()) return false;
        }
        return true;
    }

    // The figures show the point value beside the draws.
    void require_point_values() const {
        Workspace values = model_.plan.workspace();
        try {
            model_.plan.run(values);
        } catch (const FaultError& fault) {
            throw FaultError(std::string("with every assumption at its point value: ") + fault.what() +
                             "; write the formula so that it has a point value, or take the mode for that of an assumption");
        }
    }

    // A value that did not pass may lie in a branch that is not taken: each draw is run alone.
    void look_for_fault(std::uint64_t first, std::size_t n) {
        for (std::uint64_t draw = first; draw < first + n && draw < faulty_draw_; ++draw) {
            try {
                static_cast<void>(simulation_.evaluated(draw));
            } catch (const FaultError& fault) {
                const std::lock_guard lock(mutex_);
                if (draw >= faulty_draw_) return;
                faulty_draw_ = draw;
                fault_ = fault.what();
            }
        }
    }

    // Tells the caller how far it is, some twenty times a second at most.
    void go_on() {
        if (!progress_) return;
        const auto now = std::chrono::steady_clock::now();
        if (now - told_ < std::chrono::milliseconds(50)) return;
        told_ = now;
        try {
            if (!progress_(std::min(done_.load(), simulation_.draws_), simulation_.draws_)) stop_ = true;
        } catch (...) {
            stop_ = true;
            throw;
        }
    }

    Simulation& simulation_;
    const Simulation::Model& model_;
    std::function<bool(std::uint64_t, std::uint64_t)> progress_;
    unsigned threads_;
    std::vector<std::vector<double>>* kept_ = nullptr;
    std::uint64_t first_kept_ = 0;
    bool first_pass_ = false;
    std::atomic<std::uint64_t> done_{0};
    std::atomic<std::uint64_t> faulty_draw_{no_draw};
    std::string fault_;
    std::mutex mutex_;
    std::atomic<bool> stop_{false};
    std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

namespace simulation {

/// Throws CaseError or UnitError for outputs that cannot be simulated so.
inline void require_valid(const std::vector<SimulationOutput>& outputs, const SimulationOptions& options) {
    if (outputs.empty()) throw CaseError("a simulation needs an output: name an expression");
    const auto require_shares = [](const std::vector<double>& shares, const std::string& what) {
        for (const double share : shares)
            if (!(share > 0 && share < 1)) throw CaseError(what + " between 0 and 1, as 0.9, not " + number_text(share));
    };
    require_shares(options.percentiles, "a percentile is a share");
    for (const SimulationOutput& output : outputs)
        if (output.unit && !(output.unit->dimension() == output.expression.dimension()))
            throw UnitError("cannot show the output '" + output.name + "' " + bracketed(output.expression.unit()) +
                            " in " + bracketed(*output.unit));
    for (const SimulationOutput& output : outputs) {
        require_shares(output.percentiles, "a percentile is a share");
        require_shares(output.shortfalls, "an expected shortfall is that of a share");
    }
    std::vector<std::string> names;
    std::unordered_set<std::string> seen;
    for (const SimulationOutput& output : outputs) {
        names.push_back(output.name);
        if (!seen.insert(output.name).second)
            throw CaseError("two outputs of the simulation are named '" + output.name + "'");
    }
    for (const std::string& name : options.correlate) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            throw CaseError("the output '" + name + "' is to be correlated, but is not simulated" + did_you_mean(name, names));
        if (std::count(options.correlate.begin(), options.correlate.end(), name) > 1)
            throw CaseError("the output '" + name + "' is to be correlated twice");
    }
}

}  // namespace simulation

// Here, not with the other definitions: they need the whole of the run, which needs the simulation.
GEVINST_INLINE Simulation simulate(std::vector<SimulationOutput> outputs, const Horizon& horizon, DrawRange draws,
                                   SimulationOptions options) {
    const DrawRange range = checked_range(draws, options.sampling, options.planned);
    simulation::require_valid(outputs, options);
    // Not kept with the results, which may outlive what it refers to.
    auto progress = std::exchange(options.progress, nullptr);
    Simulation simulation;
    Plan plan = Plan::for_draws(Simulation::expressions_of(outputs), horizon, options.point);
    simulation.model_ = std::make_shared<const Simulation::Model>(std::move(outputs), std::move(plan), std::move(options));
    SimulationRun(simulation, simulation.options().threads, std::move(progress)).run(range, simulation.options().planned);
    return simulation;
}

GEVINST_INLINE Simulation at_point_values(std::vector<SimulationOutput> outputs, const Horizon& horizon,
                                          SimulationOptions options) {
    simulation::require_valid(outputs, options);
    Simulation simulation;
    simulation.without_draws_ = true;
    for (const SimulationOutput& output : outputs)
        if (output.keep) simulation.require_draws("keep");
    if (!options.correlate.empty()) simulation.require_draws("correlate");
    SimulationOptions stated{.percentiles = std::move(options.percentiles),
                             .point = options.point,
                             .bins = options.bins,
                             .named = std::move(options.named),
                             .subject = std::move(options.subject)};
    Plan plan(Simulation::expressions_of(outputs), horizon, stated.point);
    simulation.model_ = std::make_shared<const Simulation::Model>(std::move(outputs), std::move(plan), std::move(stated));
    SimulationRun(simulation, 1, {}).take_point_values();
    return simulation;
}

GEVINST_INLINE void Simulation::finish(unsigned threads, std::function<bool(std::uint64_t, std::uint64_t)> progress) {
    require_draws("finish");
    Simulation whole = *this;
    SimulationRun(whole, threads, std::move(progress)).finish();
    *this = std::move(whole);
}

}  // namespace gevinst::inline v0
