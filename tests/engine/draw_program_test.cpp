// SPDX-License-Identifier: Apache-2.0
// Draws a tile at a time against the plan run draw by draw, bit for bit: random graphs, any number of draws.
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "gevinst/engine/draw_program.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

/// Every source in a group of its own.
std::vector<std::vector<std::uint32_t>> single_groups(const gv::Plan& plan) {
    std::vector<std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < plan.sources().size(); ++i) groups.push_back({i});
    return groups;
}

/// A value for a source in a draw, in base units: around its point value.
double drawn(const gv::PlanSource& source, std::size_t draw) {
    const gv::Node& leaf = *source.leaf;
    const double u = RandomNumbers(draw * 1009 + source.slot).between(0, 1);
    return leaf.unit->to_base(leaf.distribution().mean() + (u - 0.5) * leaf.distribution().sd());
}

/// The cells of all draws by the program; draws that may not have passed a check give no figures.
std::vector<std::vector<double>> by_program(const gv::DrawProgram& program, std::size_t draws, std::vector<bool>& passed) {
    std::vector<std::vector<double>> cells(program.cells().size(), std::vector<double>(draws));
    gv::DrawProgram::Scratch scratch = program.scratch();
    passed.assign(draws, true);
    for (std::size_t first = 0; first < draws; first += program.tile()) {
        const std::size_t n = std::min(program.tile(), draws - first);
        const bool all = program.run(
            scratch, n,
            [&](std::size_t group, double* const* columns) {
                for (std::size_t i = 0; i < n; ++i) columns[0][i] = drawn(program.plan().sources()[group], first + i);
            },
            [&](std::size_t cell, gv::numeric::Column column) {
                for (std::size_t i = 0; i < n; ++i) cells[cell][first + i] = gv::numeric::at(column, i);
            });
        for (std::size_t i = 0; i < n; ++i) passed[first + i] = all;
    }
    return cells;
}

std::uint64_t bits(double x) { return x != x ? ~std::uint64_t{0} : std::bit_cast<std::uint64_t>(x); }

}  // namespace

TEST_CASE("draws of random graphs have the bits of the plan run draw by draw") {
    std::size_t compared = 0, uncertain = 0, faulty = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        const gv::Horizon horizon(2026, 2026 + static_cast<int>(seed % 5));
        RandomExpressions graph(seed, horizon, {}, RandomExpressions::Distributions::named);
        const std::vector<gv::Expression> outputs = graph.outputs();
        const gv::Plan plan = gv::Plan::for_draws(outputs, horizon);
        const gv::DrawProgram program(plan, single_groups(plan));
        uncertain += plan.sources().size() > 0;
        const std::size_t draws = 1 + seed % 11;
        std::vector<bool> passed;
        const auto cells = by_program(program, draws, passed);
        for (std::size_t draw = 0; draw < draws; ++draw) {
            gv::Workspace values = plan.workspace();
            for (const gv::PlanSource& source : plan.sources()) values[source.slot] = drawn(source, draw);
            bool fault = false;
            try {
                plan.run(values);
            } catch (const gv::FaultError&) {
                fault = true;
            }
            bool finite = true;
            for (std::size_t cell = 0; cell < cells.size(); ++cell) {
                const gv::OutputCell& place = program.cells()[cell];
                const double figure = cells[cell][draw];
                const bool same = bits(figure) == bits(plan.value(values, place.output, place.year, place.element));
                if (!same) {
                    INFO(graph.text(outputs));
                    REQUIRE(same);
                }
                finite = finite && std::isfinite(figure);
                ++compared;
            }
            // A fault is never overlooked: what may be one is looked at again, draw by draw.
            if (fault) {
                ++faulty;
                CHECK((!finite || !passed[draw]));
            } else {
                CHECK(finite);
            }
        }
    }
    CHECK(compared > 20'000);
    CHECK(uncertain > 300);
    CHECK(faulty > 20);
}

TEST_CASE("many draws of a long horizon have the bits of the plan, in few columns") {
    const gv::Horizon horizon(2026, 2055);
    const auto assume = [](const char* path, const gv::Distribution& distribution) {
        return assumption(path, gv::Expression(distribution));
    };
    gv::Expression net(0);
    for (int i = 0; i < 5; ++i) {
        const std::string name = std::to_string(i);
        const gv::Expression ramp = gv::logistic(assume(("mid" + name).c_str(), gv::normal(2030, 1)) * year, {.steepness = 0.9});
        const gv::Expression level = assume(("level" + name).c_str(), gv::pert(1, 2, 4)) * gv::growth(0.02);
        net = net + level * ramp - gv::once(2026, assume(("cost" + name).c_str(), gv::triangular(1, 2, 3)));
    }
    const gv::Plan plan = gv::Plan::for_draws({net, gv::sum_years(net)}, horizon);
    const gv::DrawProgram program(plan, single_groups(plan));
    constexpr std::size_t draws = 3'000;
    std::vector<bool> passed;
    const auto cells = by_program(program, draws, passed);
    for (std::size_t draw = 0; draw < draws; draw += 499) {
        gv::Workspace values = plan.workspace();
        for (const gv::PlanSource& source : plan.sources()) values[source.slot] = drawn(source, draw);
        plan.run(values);
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            REQUIRE(cells[cell][draw] == plan.value(values, program.cells()[cell].output, program.cells()[cell].year));
    }
    CHECK(program.columns() < 400);
    CHECK(1024 % program.tile() == 0);
}

TEST_CASE("a sum, mean or maximum over an index of one label is that label's value in every draw") {
    const gv::Horizon horizon(2026, 2028);
    const auto ward = gv::make_index("ward", {"only"});
    const gv::Expression beds = assumption("beds", gv::Expression(gv::normal(10, 2)), ward);
    const gv::Plan plan =
        gv::Plan::for_draws({gv::sum(beds, ward), gv::mean(beds, ward), gv::max(beds, ward), beds}, horizon);
    const gv::DrawProgram program(plan, single_groups(plan));
    std::vector<bool> passed;
    const auto cells = by_program(program, 9, passed);
    for (std::size_t draw = 0; draw < 9; ++draw)
        for (std::size_t cell = 0; cell < 3; ++cell) CHECK(cells[cell][draw] == cells[3][draw]);
}

TEST_CASE("a distribution is drawn under the path of its assumption, by element where it runs over an index") {
    const gv::Horizon horizon(2026, 2027);
    const auto department = gv::make_index("department", {"Herlev", "Gentofte"});
    const auto paths = [&](const gv::Expression& x) {
        const gv::Plan plan = gv::Plan::for_draws({x}, horizon);
        std::vector<std::string> found;
        for (const gv::PlanSource& source : plan.sources()) found.push_back(source.path);
        return found;
    };
    using Paths = std::vector<std::string>;
    const gv::Expression leaf = gv::normal(0, 1);
    CHECK(paths(assumption("wage", leaf)) == Paths{"wage"});
    CHECK(paths(assumption("wage", 380 + leaf * 20)) == Paths{"wage"});
    const gv::Expression wage = assumption("wage", leaf);
    CHECK(paths(wage * wage + assumption("twice", wage * 2)) == Paths{"wage"});
    CHECK(paths(assumption("demand", leaf, department)) == Paths{"demand[Herlev]", "demand[Gentofte]"});
    // Without `over` the elements share one variable, each with its own distribution.
    CHECK(paths(assumption("demand", gv::by(department, {{"Herlev", gv::normal(1, 2)}, {"Gentofte", 3}}))) ==
          Paths{"demand"});
    CHECK(paths(assumption("fixed", gv::Expression(5))).empty());

    const auto refusal = [&](const gv::Expression& x) {
        return message_of<gv::CaseError>([&] { static_cast<void>(gv::Plan::for_draws({x}, horizon)); });
    };
    CHECK(refusal(leaf * 2) == "the distribution 'normal(0, 1)' has no name: make it an assumption, by assume, so that it "
                               "is one variable");
    CHECK(refusal(assumption("both", leaf + gv::Expression(gv::uniform(0, 1)))) ==
          "the assumption 'both' holds two distributions, 'uniform(0, 1)' and 'normal(0, 1)': make each an assumption, so "
          "that it is one variable");
    CHECK(refusal(assumption("a", leaf * 2) + assumption("b", leaf * 3)) ==
          "the distribution 'normal(0, 1)' stands in the assumption 'a' and in the assumption 'b': make it an assumption, "
          "so that it is one variable");
    CHECK(refusal(assumption("demand", 1 + leaf, department)) ==
          "the assumption 'demand' has one variable for each 'department', but its distribution 'normal(0, 1)' stands in a "
          "formula: make the distribution an assumption of its own, over 'department'");
}
