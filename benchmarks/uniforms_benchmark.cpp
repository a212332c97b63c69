// SPDX-License-Identifier: Apache-2.0
// What a uniform costs: columns of 33 assumptions, block by block, as a simulation asks for them.
#include <benchmark/benchmark.h>

#include <vector>

#include "gevinst/numeric/latin_hypercube.hpp"
#include "gevinst/numeric/sobol.hpp"

namespace numeric = gevinst::numeric;

namespace {

constexpr std::size_t assumptions = 33, block = numeric::block_size;

// Nanoseconds are per draw of all assumptions; the counter says what one uniform costs.
template <class Fill>
void per_draw(benchmark::State& state, Fill fill) {
    std::vector<double> columns(assumptions * block);
    std::uint64_t number = 0;
    for (auto _ : state) {
        for (std::size_t a = 0; a < assumptions; ++a)
            fill(columns.data() + a * block, a, number);
        benchmark::DoNotOptimize(columns.data());
        benchmark::ClobberMemory();
        ++number;
    }
    const double uniforms = static_cast<double>(state.iterations()) * static_cast<double>(assumptions * block);
    state.counters["s/draw"] =
        benchmark::Counter(uniforms / assumptions, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["s/uniform"] =
        benchmark::Counter(uniforms, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void random_uniforms(benchmark::State& state) {
    per_draw(state, [](double* out, std::size_t a, std::uint64_t number) {
        numeric::fill_uniforms(out, 2026, numeric::path_hash("exams") + a, number * block, block);
    });
}
BENCHMARK(random_uniforms);

void latin_hypercube(benchmark::State& state) {
    per_draw(state, [](double* out, std::size_t a, std::uint64_t number) {
        numeric::fill_latin_hypercube(out, 2026, numeric::path_hash("exams") + a, number * block, block);
    });
}
BENCHMARK(latin_hypercube);

void sobol(benchmark::State& state) {
    std::vector<numeric::SobolDirections> directions;
    for (std::size_t a = 0; a < assumptions; ++a)
        directions.push_back(numeric::sobol_directions(a));
    per_draw(state, [&](double* out, std::size_t a, std::uint64_t number) {
        numeric::fill_sobol(out, directions[a], 1 << 16, 2026, numeric::path_hash("exams") + a, number * block, block);
    });
}
BENCHMARK(sobol);

void baseline_lanes(benchmark::State& state) {
    using Loop = numeric::ForEachWord<numeric::StoreUniform, numeric::Purpose::uniform>;
    per_draw(state, [](double* out, std::size_t a, std::uint64_t number) {
        Loop::run<2>(out, block, numeric::Draws{2026, numeric::path_hash("exams") + a, number * block});
    });
}
BENCHMARK(baseline_lanes);

void one_by_one(benchmark::State& state) {
    using Loop = numeric::ForEachWord<numeric::StoreUniform, numeric::Purpose::uniform>;
    per_draw(state, [](double* out, std::size_t a, std::uint64_t number) {
        Loop::run<1>(out, block, numeric::Draws{2026, numeric::path_hash("exams") + a, number * block});
    });
}
BENCHMARK(one_by_one);

} // namespace
