// SPDX-License-Identifier: Apache-2.0
// How long a plan takes to make, to run and to differentiate: a small case, one over 72 elements, and a graph of 300,000
// nodes.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/engine/plan.hpp"
#include "gevinst/engine/reverse_sweep.hpp"
#include "gevinst/expression/by.hpp"

namespace gv = gevinst;
using namespace gv::units;

namespace {

constexpr auto exam = gv::count<"exam">;

gv::Expression assumption(const std::string& path, const gv::Expression& definition) {
    auto info = std::make_shared<gv::AssumptionInfo>();
    info->path = path;
    auto node = gv::node_over(gv::NodeKind::assumption, {definition.node()}, definition.node()->unit);
    node->detail = gv::shared_detail({.assumption = std::move(info)});
    return gv::Expression(std::move(node));
}

/// One initiative: demand, adoption, time and money freed, costs. About 60 nodes with its leaves.
struct Initiative {
    gv::Expression staff_years, net;
};
Initiative initiative(const gv::Expression& demand) {
    const gv::Expression minutes = assumption("minutes", gv::triangular(1.5, 2.5, 4)) * (staff_minute / exam);
    const gv::Expression ceiling = assumption("ceiling", gv::pert(0.5, 0.8, 0.95));
    const gv::Expression steepness = assumption("steepness", gv::uniform(0.6, 1.6));
    const gv::Expression midpoint = gv::Expression(2027 * year) + assumption("delay", gv::normal(0.5, 0.4)) * (1 * year);
    const gv::Expression cases = demand * gv::growth(assumption("growth", 0.02)) * gv::logistic(midpoint, {steepness, ceiling});
    const gv::Expression freed = cases * minutes * assumption("released", 0.6);
    const gv::Expression hours = assumption("hours", 1500 * staff_hour / staff_year);
    const gv::Expression pay = assumption("pay", 380 * DKK / staff_hour);
    const gv::Expression cash = freed * pay * assumption("realised", gv::beta(4, 6));
    const gv::Expression visits = cases * assumption("avoided", gv::pert(0.02, 0.05, 0.1)) * assumption("visit", 400 * DKK / exam);
    const gv::Expression licence = cases * assumption("licence", gv::lognormal(6, 0.2)) * (DKK / exam);
    const gv::Expression running = gv::step(2027, assumption("operations", 0.4 * MDKK));
    const gv::Expression set_up = gv::once(2026, assumption("set-up", 3 * MDKK) * (1 + assumption("overrun", 0.5)));
    return {freed / hours, cash + visits - gv::sum_of({licence, running, set_up})};
}
std::vector<gv::Expression> outputs_of(const Initiative& made) {
    const gv::Expression discounted = made.net * gv::growth(assumption("rate", -0.035));
    return {made.staff_years, made.net, gv::cumulative(made.net), gv::sum_years(discounted)};
}

std::vector<gv::Expression> small_case() {
    return outputs_of(initiative(assumption("exams", gv::pert(80e3, 90e3, 100e3)) * exam));
}
/// The same with a demand by 24 departments and 3 shifts.
std::vector<gv::Expression> indexed_case() {
    std::vector<std::string> names;
    for (char c = 'A'; c <= 'X'; ++c) names.emplace_back(1, c);
    const gv::IndexPtr department = gv::make_index("department", names);
    const gv::IndexPtr shift = gv::make_index("shift", {"day", "evening", "night"});
    gv::LabelledValues shifts, departments;
    for (const std::string& label : shift->labels()) shifts.emplace_back(label, static_cast<double>(label.size()) * exam);
    for (const std::string& label : department->labels()) departments.emplace_back(label, 1000.0 + label[0]);
    const Initiative made = initiative(assumption("exams", gv::by(department, departments) * gv::by(shift, shifts)));
    return outputs_of({gv::sum(gv::sum(made.staff_years, shift), department), gv::sum(gv::sum(made.net, shift), department)});
}
/// 100,000 lines of three nodes each.
std::vector<gv::Expression> big_case() {
    const gv::Expression price = assumption("price", 12 * DKK / exam);
    const gv::Expression rollout = gv::logistic(2028);
    std::vector<gv::Expression> lines;
    for (int i = 0; i < 100'000; ++i) lines.push_back(rollout * (price * ((1 + i % 50) * exam)));
    return {gv::sum_of(lines)};
}

void make_plan(benchmark::State& state, std::vector<gv::Expression> (*model)(), int years) {
    const std::vector<gv::Expression> outputs = model();
    const gv::Horizon horizon(2026, 2025 + years);
    for (auto _ : state) benchmark::DoNotOptimize(gv::Plan(outputs, horizon));
}
void run_plan(benchmark::State& state, std::vector<gv::Expression> (*model)(), int years) {
    const gv::Plan plan(model(), gv::Horizon(2026, 2025 + years));
    gv::Workspace values = plan.workspace();
    for (auto _ : state) {
        plan.run(values);
        benchmark::DoNotOptimize(values.data());
        benchmark::ClobberMemory();
    }
    state.counters["steps"] = static_cast<double>(plan.steps());
    state.counters["values"] = static_cast<double>(values.size());
}

/// The derivatives of the last output, a sum over years, with respect to all assumptions.
void differentiate(benchmark::State& state, std::vector<gv::Expression> (*model)(), int years) {
    const gv::Plan plan(model(), gv::Horizon(2026, 2025 + years));
    gv::Workspace values = plan.workspace();
    plan.run(values);
    gv::ReverseSweep sweep(plan);
    for (auto _ : state) {
        sweep.run(values, plan.outputs() - 1, 0);
        benchmark::DoNotOptimize(sweep.at(plan.inputs().front()).slope);
    }
    state.counters["inputs"] = static_cast<double>(plan.inputs().size());
}

BENCHMARK_CAPTURE(make_plan, small_case_4_years, small_case, 4)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(run_plan, small_case_4_years, small_case, 4)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(run_plan, small_case_30_years, small_case, 30)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(differentiate, small_case_4_years, small_case, 4)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(differentiate, small_case_30_years, small_case, 30)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(make_plan, indexed_case_72_elements, indexed_case, 4)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(run_plan, indexed_case_72_elements, indexed_case, 4)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(differentiate, indexed_case_72_elements, indexed_case, 4)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(make_plan, big_case_300000_nodes, big_case, 10)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run_plan, big_case_300000_nodes, big_case, 10)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(differentiate, big_case_300000_nodes, big_case, 10)->Unit(benchmark::kMillisecond);

}  // namespace
