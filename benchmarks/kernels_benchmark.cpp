// SPDX-License-Identifier: Apache-2.0
// What the kernels of a simulation cost a draw, in one tile that stays in the cache: operations, counting what lies near
// a percentile, and selecting percentiles.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gevinst/engine/draw_kernels.hpp"
#include "gevinst/expression/operations.hpp"
#include "gevinst/numeric/philox.hpp"
#include "gevinst/numeric/select_ranks.hpp"
#include "gevinst/numeric/window_count.hpp"

namespace gv = gevinst;
namespace numeric = gv::numeric;

namespace {

std::vector<double> uniforms(std::size_t n, std::uint64_t key) {
    std::vector<double> found(n);
    for (std::size_t i = 0; i < n; ++i) found[i] = numeric::uniform(numeric::uniform_word(1, key, i));
    return found;
}

void per_draw(benchmark::State& state, std::size_t draws) {
    state.counters["s/draw"] = benchmark::Counter(static_cast<double>(draws), benchmark::Counter::kIsIterationInvariantRate |
                                                                                  benchmark::Counter::kInvert);
}

/// One operation over operands between 0 and 1; an operation over years gives all its years.
template <class Op, std::size_t Operands>
void operation(benchmark::State& state) {
    constexpr std::size_t draws = 256;
    const auto years = static_cast<std::size_t>(state.range(0));
    std::vector<std::vector<double>> drawn, results(years, std::vector<double>(draws));
    std::vector<numeric::Column> columns;
    std::vector<double*> outs;
    for (std::size_t i = 0; i < Operands; ++i) {
        drawn.push_back(uniforms(draws, i));
        columns.insert(columns.end(), years, {drawn.back().data(), 1});
    }
    for (std::vector<double>& result : results) outs.push_back(result.data());
    const std::vector<unsigned char> yearly(Operands, 0);
    const gv::engine::DrawCall call{columns.data(), Operands, outs.data(), draws, 0.0, 0.0, {years, 0.0}, yearly.data()};
    const gv::engine::DrawKernel kernel = gv::engine::draw_kernels[gv::operations::code_of<Op>()];
    for (auto _ : state) {
        kernel(call);
        benchmark::ClobberMemory();
    }
    per_draw(state, draws);
}
BENCHMARK_TEMPLATE(operation, gv::operations::Multiply, 2)->Arg(1);
BENCHMARK_TEMPLATE(operation, gv::operations::Exp, 1)->Arg(1);
BENCHMARK_TEMPLATE(operation, gv::operations::Logistic, 3)->Arg(4)->Arg(30);

/// A window that holds a share of the draws, in tenths of a per cent.
void count_window(benchmark::State& state) {
    const std::vector<double> draws = uniforms(1024, 1);
    std::vector<double> kept(draws.size());
    const double half = static_cast<double>(state.range(0)) / 2000;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            numeric::count_window(draws.data(), draws.size(), 0.5 - half, 0.5 + half, false, kept.data()));
    per_draw(state, draws.size());
}
BENCHMARK(count_window)->Arg(0)->Arg(10)->Arg(100);

/// Five percentiles of a list.
void select_places(benchmark::State& state) {
    const std::vector<double> draws = uniforms(static_cast<std::size_t>(state.range(0)), 1);
    std::vector<std::uint64_t> places;
    for (const std::uint64_t percent : {5u, 10u, 50u, 90u, 95u}) places.push_back(draws.size() * percent / 100);
    for (auto _ : state) benchmark::DoNotOptimize(numeric::PlaceSelection::of(draws, places));
    per_draw(state, draws.size());
}
BENCHMARK(select_places)->Arg(1'000)->Arg(100'000);

}  // namespace
