// SPDX-License-Identifier: Apache-2.0
// What the statistics of 30 columns with three percentiles each cost a draw, beside sorting all draws.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include <gevinst/numeric/column_statistics.hpp>
#include <gevinst/numeric/philox.hpp>

namespace numeric = gevinst::numeric;

namespace {

constexpr std::size_t columns = 30;

// A few blocks are used again and again with a shift, so that memory is not what is measured: a model leaves its draws
// in the cache too.
std::vector<double> some_blocks(bool whole_numbers) {
    std::vector<double> draws(64 * numeric::block_draws);
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const double sum = numeric::uniform(numeric::uniform_word(1, 2, i)) + numeric::uniform(numeric::uniform_word(1, 3, i)) +
                           numeric::uniform(numeric::uniform_word(1, 4, i));
        draws[i] = whole_numbers ? std::floor(4.0 * sum) : sum;
    }
    return draws;
}

void pass(std::vector<numeric::ColumnStatistics>& all, const std::vector<double>& draws, std::uint64_t first,
          std::uint64_t end, std::size_t tile) {
    constexpr std::uint64_t chunk = 16;
    for (std::uint64_t block = first; block < end; block += chunk)
        for (numeric::ColumnStatistics& column : all) {
            numeric::ColumnStatistics::Chunk part = column.chunk(block);
            for (std::uint64_t b = block; b < std::min(end, block + chunk); ++b) {
                const double* from = draws.data() + (b * 37 % 64) * numeric::block_draws;
                for (std::size_t i = 0; i < numeric::block_draws; i += tile)
                    part.add(from + i, tile);
            }
            benchmark::DoNotOptimize(column.append(std::move(part)));
        }
}

void run(benchmark::State& state, const numeric::ColumnRequest& request, bool whole_numbers, std::size_t tile) {
    const std::vector<double> draws = some_blocks(whole_numbers);
    const auto blocks = static_cast<std::uint64_t>(state.range(0));
    std::size_t kept = 0;
    for (auto _ : state) {
        std::vector<numeric::ColumnStatistics> all(columns, numeric::ColumnStatistics(request, blocks * numeric::block_draws));
        for (std::uint64_t done = 0; done < blocks;) {
            const std::uint64_t stage = std::min(numeric::next_stage(done), blocks);
            pass(all, draws, done, stage, tile);
            for (numeric::ColumnStatistics& column : all)
                column.narrow();
            done = stage;
        }
        for (const numeric::ColumnStatistics& column : all) {
            if (!column.finished()) state.SkipWithError("a percentile was missed");
            benchmark::DoNotOptimize(column.summary());
        }
        kept = all[0].kept();
    }
    const double processed = static_cast<double>(blocks * numeric::block_draws) * static_cast<double>(state.iterations());
    state.counters["a_draw"] = benchmark::Counter(processed, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["a_draw_and_column"] =
        benchmark::Counter(processed * columns, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["kept"] = static_cast<double>(kept);
}

const numeric::ColumnRequest moments{1.5, {}, {}, 0}, three{1.5, {0.1, 0.5, 0.9}, {}, 0},
    rich{1.5, {0.05, 0.1, 0.5, 0.9, 0.95}, {1.0}, 64};

BENCHMARK_CAPTURE(run, moments, moments, false, 256)->Arg(977)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, three_percentiles, three, false, 256)->Arg(10)->Arg(98)->Arg(977)->Arg(9766)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, three_percentiles_tiles_of_64, three, false, 64)->Arg(977)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, three_percentiles_whole_numbers, three, true, 256)->Arg(977)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, five_percentiles_threshold_histogram, rich, false, 256)->Arg(977)->Unit(benchmark::kMillisecond);

void store_and_sort(benchmark::State& state) {
    const std::vector<double> draws = some_blocks(false);
    std::vector<double> all;
    for (std::uint64_t block = 0; block < 977; ++block)
        all.insert(all.end(), draws.begin() + static_cast<std::ptrdiff_t>((block * 37 % 64) * numeric::block_draws),
                   draws.begin() + static_cast<std::ptrdiff_t>((block * 37 % 64 + 1) * numeric::block_draws));
    for (auto _ : state) {
        std::vector<double> sorted = all;
        std::sort(sorted.begin(), sorted.end());
        benchmark::DoNotOptimize(sorted.data());
    }
    state.counters["a_draw_and_column"] =
        benchmark::Counter(static_cast<double>(all.size()) * static_cast<double>(state.iterations()),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(store_and_sort)->Unit(benchmark::kMillisecond);

} // namespace
