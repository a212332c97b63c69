// SPDX-License-Identifier: Apache-2.0
// How long a quantile table takes to make, and to read: a block of 1,024 draws.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <vector>

#include "gevinst/numeric/family_tables.hpp"
#include "gevinst/numeric/philox.hpp"

namespace numeric = gevinst::numeric;

namespace {

void make_normal(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(numeric::normal_table());
}
BENCHMARK(make_normal)->Unit(benchmark::kMicrosecond);

// Shapes in hundredths: a benchmark's arguments are whole numbers.
void make_gamma(benchmark::State& state) {
    const double shape = static_cast<double>(state.range(0)) / 100;
    for (auto _ : state) benchmark::DoNotOptimize(numeric::gamma_table(shape));
    state.SetLabel("shape " + std::to_string(shape));
}
BENCHMARK(make_gamma)->Arg(5)->Arg(50)->Arg(400)->Arg(1'000'000)->Unit(benchmark::kMicrosecond);

void make_beta(benchmark::State& state) {
    const double alpha = static_cast<double>(state.range(0)) / 100, beta = static_cast<double>(state.range(1)) / 100;
    for (auto _ : state) benchmark::DoNotOptimize(numeric::beta_table(alpha, beta));
    state.SetLabel("shapes " + std::to_string(alpha) + ", " + std::to_string(beta));
}
BENCHMARK(make_beta)->Args({5, 5})->Args({50, 50})->Args({300, 300})->Args({1'000'000, 40'000})->Unit(benchmark::kMicrosecond);

void read_block(benchmark::State& state) {
    const numeric::QuantileTable table = numeric::beta_table(3, 3);
    const numeric::Placement placement{10.0, 90.0, 10.0, 100.0};
    std::vector<double> u(1024), out(u.size());
    for (std::size_t i = 0; i < u.size(); ++i) u[i] = numeric::uniform(numeric::uniform_word(1, 2, i));
    for (auto _ : state) {
        numeric::apply_table(out.data(), u.data(), u.size(), table, placement);
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(u.size()));
}
BENCHMARK(read_block);

}  // namespace
