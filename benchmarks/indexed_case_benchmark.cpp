// SPDX-License-Identifier: Apache-2.0
// How long a draw takes of a case over 24 departments and 3 shifts: staff that a rota does not cover, before and after an
// initiative, in each cell and year; one thread.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

namespace {

gv::Expression assumption(const std::string& path, const gv::Expression& definition) {
    auto info = std::make_shared<gv::AssumptionInfo>();
    info->path = path;
    auto node = gv::node_over(gv::NodeKind::assumption, {definition.node()}, definition.node()->unit);
    node->detail = gv::shared_detail({.assumption = std::move(info)});
    return gv::Expression(std::move(node));
}

/// What temps cost without better planning, and what it saves: two excesses of a normal demand a cell and year.
std::vector<gv::Expression> temps(int departments, int shifts) {
    std::vector<std::string> names, times;
    for (int i = 0; i < departments; ++i) names.push_back("D" + std::to_string(i));
    for (int i = 0; i < shifts; ++i) times.push_back("S" + std::to_string(i));
    const gv::IndexPtr department = gv::make_index("department", names), shift = gv::make_index("shift", times);
    gv::LabelledValues by_department, by_shift;
    for (int i = 0; i < departments; ++i) by_department.emplace_back(names[static_cast<std::size_t>(i)], 400.0 + 25 * i);
    for (int i = 0; i < shifts; ++i) by_shift.emplace_back(times[static_cast<std::size_t>(i)], 0.5 + 0.25 * i);
    const gv::Expression demand = assumption("demand", gv::by(department, by_department) * gv::by(shift, by_shift)) *
                                  gv::growth(assumption("growth", gv::normal(0.01, 0.004)));
    const gv::Expression spread = demand * assumption("spread", gv::uniform(0.05, 0.15));
    const gv::Expression rota = demand * assumption("cover", gv::pert(0.95, 1.0, 1.1));
    const gv::Expression better = spread * (1 - assumption("effect", gv::beta(4, 6)) * gv::logistic(2028));
    const gv::Expression before = gv::normal_excess(demand, spread, rota), after = gv::normal_excess(demand, better, rota);
    const gv::Expression price = assumption("price", gv::triangular(400, 450, 600));
    const auto total = [&](const gv::Expression& x) { return gv::sum(gv::sum(x, shift), department) * price; };
    return {total(before), total(before - after)};
}

void simulate_cells(benchmark::State& state) {
    const int shifts = static_cast<int>(state.range(0));
    const std::vector<gv::Expression> outputs = temps(24, shifts);
    constexpr std::uint64_t draws = 20'000;
    for (auto _ : state)
        benchmark::DoNotOptimize(gv::simulate({{"temps", outputs[0]}, {"saved", outputs[1]}}, gv::Horizon(2026, 2029), draws,
                                              {.seed = 1, .threads = 1}));
    state.counters["us_per_draw"] = benchmark::Counter(static_cast<double>(draws) * 1e-6,
                                                       benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(simulate_cells)->Arg(3)->Unit(benchmark::kMillisecond);

}  // namespace
