// SPDX-License-Identifier: Apache-2.0
// Point values as a simulation without draws: the figures of a run without spread, and what only draws have.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "support/catch2.hpp"
#include "support/known_of_figures.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2029);

gv::Expression uncertain(const std::string& path, const gv::Distribution& distribution) {
    return assumption(path, gv::Expression(distribution));
}

}  // namespace

TEST_CASE("point values are a simulation without spread, figure by figure and bit by bit") {
    std::size_t compared = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        RandomExpressions graph(seed, horizon, {}, RandomExpressions::Distributions::without_spread);
        std::vector<gv::SimulationOutput> outputs;
        for (const gv::Expression& x : graph.outputs())
            outputs.push_back({std::to_string(outputs.size()), x, {-1, 0, 2.5}, {0.025, 0.5, 0.9}, false, {}, {0.05, 0.1, 0.95}});
        std::vector<gv::Simulation> drawn, at_point;
        const std::string fault = message_of<gv::FaultError>(
            [&] { drawn.push_back(gv::simulate(outputs, horizon, 2'100, {.seed = seed, .threads = 1, .bins = 10})); });
        const std::string point_fault = message_of<gv::FaultError>(
            [&] { at_point.push_back(gv::at_point_values(outputs, horizon, {.bins = 10})); });
        INFO("seed " << seed << ": " << fault << " / " << point_fault);
        REQUIRE(at_point.size() == drawn.size());
        if (drawn.empty()) continue;
        REQUIRE(at_point[0].figures() == drawn[0].figures());
        for (std::size_t i = 0; i < drawn[0].figures(); ++i) {
            INFO("output " << drawn[0].figure(i).name());
            CHECK(bits_of(at_point[0].figure(i)) == bits_of(drawn[0].figure(i)));
            ++compared;
        }
    }
    CHECK(compared > 300);
}

TEST_CASE("point values have no draws, spread or error, and probabilities of 0 and 1") {
    const gv::Expression cost = uncertain("cost", gv::triangular(1, 2, 6)) * MDKK;
    const gv::SimulationOutput output{"cost", cost, {2'500, 3'000, 3'500}, {}, false, kDKK, {0.9}};
    const gv::Simulation made = gv::at_point_values({output, {"dear", cost > gv::Expression(2.5 * MDKK)}}, horizon, {.bins = 8});
    CHECK(made.without_draws());
    CHECK(made.draws() == 0);
    CHECK(made.ranges().empty());
    CHECK(made.finished());
    const gv::Simulation::Figure figure = made.figure(made.place("cost"));
    CHECK(figure.summary.draws == 0);
    CHECK(figure.point == 3'000);
    CHECK(figure.summary.mean == 3'000);
    CHECK(figure.summary.minimum == 3'000);
    CHECK(figure.summary.maximum == 3'000);
    CHECK(figure.summary.sd == 0);
    CHECK(figure.summary.standard_error == 0);
    CHECK(figure.percentile(0.9).low == 3'000);
    CHECK(figure.percentile(0.1).value == 3'000);
    CHECK(figure.shortfall(0.9).value == 3'000);
    CHECK(figure.shortfall(0.9).standard_error == 0);
    std::vector<double> above;
    for (const gv::numeric::Exceedance& one : figure.summary.exceedances) {
        above.push_back(one.probability);
        CHECK(one.standard_error == 0);
    }
    CHECK(above == std::vector<double>{1, 0, 0});
    std::uint64_t counted = 0;
    for (const std::uint64_t count : figure.bins.counts) counted += count;
    CHECK(counted == 1);
    CHECK(made.figure(made.place("dear")).summary.mean == 1);
    const gv::Simulation mode = gv::at_point_values({output}, horizon, {.point = gv::PointValue::mode});
    CHECK(mode.figure(0).summary.mean == 2'000);
}

TEST_CASE("a distribution without a name has a point value, though it cannot be drawn") {
    const gv::SimulationOutput output{"x", 2 * gv::Expression(gv::uniform(0, 1))};
    CHECK_THROWS_AS(gv::simulate({output}, horizon, 10), gv::CaseError);
    CHECK(gv::at_point_values({output}, horizon).figure(0).summary.mean == 1);
}

TEST_CASE("a fault at the point values is named as in a simulation, also of a value out of its range") {
    const gv::Expression sign = uncertain("sign", gv::bernoulli(0.5));
    const auto fault = [](const auto& run) { return message_of<gv::FaultError>([&] { static_cast<void>(run()); }); };
    const std::vector<gv::SimulationOutput> infinite{{"y", 1 / (sign - 0.5)}};
    CHECK(fault([&] { return gv::at_point_values(infinite, horizon); }) ==
          fault([&] { return gv::simulate(infinite, horizon, 1'000, {.seed = 1}); }));
    const gv::Expression share = gv::within(sign, gv::Expression(0), gv::Expression(0.4), std::make_shared<const std::string>("the share"));
    const std::string outside = fault([&] { return gv::at_point_values({{"y", share}}, horizon); });
    CHECK(outside.starts_with("with every assumption at its point value: the share"));
}

TEST_CASE("bad use: what only draws have says so at point values") {
    const gv::Expression x = uncertain("x", gv::uniform(0, 1));
    const auto refusal = [](const auto& use) { return message_of<gv::CaseError>([&] { static_cast<void>(use()); }); };
    const auto none = [](const std::string& verb) {
        return "these are point values, without draws: there is nothing to " + verb + "; simulate the case for that";
    };
    gv::Simulation made = gv::at_point_values({{"x", x}}, horizon);
    const gv::Simulation drawn = gv::simulate({{"x", x}}, horizon, 100);
    CHECK(refusal([&] { return made.kept(0); }) == none("keep"));
    CHECK(refusal([&] { return made.replay(0); }) == none("replay"));
    CHECK(refusal([&] { return made.drawn(0); }) == none("replay"));
    CHECK(refusal([&] { return made.figures_of(0); }) == none("evaluate draw by draw"));
    CHECK(refusal([&] { return made.correlations(); }) == none("correlate"));
    CHECK(refusal([&] { return gv::merge({made, made}); }) == none("merge"));
    CHECK(refusal([&] { return gv::merge({drawn, made}); }) == none("merge"));
    CHECK(refusal([&] { made.finish(); return 0; }) == none("finish"));
    CHECK(refusal([&] { return gv::at_point_values({{"x", x, {}, {}, true}}, horizon); }) == none("keep"));
    CHECK(refusal([&] { return gv::at_point_values({{"x", x}}, horizon, {.correlate = {"x"}}); }) == none("correlate"));
    // Outputs are held to the same as those that are drawn.
    CHECK(refusal([&] { return gv::at_point_values({}, horizon); }) == "a simulation needs an output: name an expression");
    CHECK(refusal([&] { return gv::at_point_values({{"x", x}, {"x", x}}, horizon); }) == "two outputs of the simulation are named 'x'");
    CHECK(refusal([&] { return gv::at_point_values({{"x", x}}, horizon, {.percentiles = {10}}); }) ==
          "a percentile is a share between 0 and 1, as 0.9, not 10");
}
