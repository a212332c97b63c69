// SPDX-License-Identifier: Apache-2.0
// One draw step by step: the values of the run, in the order of evaluation, as far as a fault lets it go.
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2028);

gv::Expression uncertain(const std::string& path, const gv::Distribution& distribution) {
    return assumption(path, gv::Expression(distribution));
}

std::vector<std::string> names_of(const gv::Replay& replay) {
    std::vector<std::string> names;
    for (const gv::Replay::Step& step : replay.steps) names.push_back(step.name);
    return names;
}

}  // namespace

TEST_CASE("a replay shows assumptions, named formulas and outputs in the order of evaluation, with the values of the run") {
    const gv::Expression cases = uncertain("cases", gv::uniform(100, 200));
    const gv::Expression price = assumption("price", gv::Expression(3 * DKK));
    const gv::Expression cost = cases * price * gv::growth(0.1);
    const gv::Expression twice = assumption("twice", cases * 2);
    gv::SimulationOptions options{.seed = 7};
    options.named = {{"Licence", cost}, {"not used", cases * 5}};
    const gv::Simulation run =
        gv::simulate({{"total", gv::sum_years(cost), {}, {}, true, kDKK}, {"twice", twice, {}, {}, true}}, horizon, 2'000, options);
    const gv::Replay replay = run.replay(1'500);
    CHECK(replay.draw == 1'500);
    CHECK(replay.fault.empty());
    CHECK(names_of(replay) == std::vector<std::string>{"cases", "price", "Licence", "twice", "total", "twice"});

    const double drawn = run.drawn(1'500)[0].second;
    const gv::Replay::Step& first = replay.steps[0];
    CHECK(first.kind == gv::Replay::Kind::drawn);
    CHECK(first.formula == "uniform(100, 200)");
    CHECK(first.values == std::vector<double>{drawn});
    CHECK(first.share == Approx((drawn - 100) / 100));
    CHECK(replay.steps[1].kind == gv::Replay::Kind::stated);
    CHECK(replay.steps[1].values == std::vector<double>{3});
    CHECK(replay.step("Licence").yearly);
    CHECK(replay.step("Licence").values[2] == Approx(drawn * 3 * 1.21));
    CHECK(replay.steps[3].kind == gv::Replay::Kind::named);
    CHECK(replay.steps[3].formula == "cases * 2");
    CHECK(replay.step("total").unit.text() == "kDKK");
    CHECK(replay.step("total").values[0] == run.kept(run.place("total"))[1'500]);
    CHECK(replay.step("twice").kind == gv::Replay::Kind::output);
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(replay.step("totl")); }) ==
          "draw 1500 has no step 'totl'; did you mean 'total'?");
    CHECK(names_of(run.replay(1'500, gv::ReplayDetail::operations)) ==
          std::vector<std::string>{"cases", "price", "cases * price", "growth(0.1)", "Licence",
                                   "sum_years(cases * price * growth(0.1))", "cases * 2", "twice", "total", "twice"});
}

TEST_CASE("a distribution inside a formula is drawn under the name of its assumption, each element under its own") {
    const auto ward = gv::make_index("ward", {"A", "B"});
    const gv::Expression wage = assumption("wage", 400 + 20 * gv::Expression(gv::normal(0, 1)));
    const gv::Expression stays = assumption("stays", gv::by(ward, {{"A", gv::Expression(gv::uniform(1, 2))}, {"B", gv::Expression(7)}}));
    const gv::Simulation run = gv::simulate({{"pay", wage * stays}}, horizon, 10);
    for (const gv::ReplayDetail detail : {gv::ReplayDetail::names, gv::ReplayDetail::operations}) {
        const gv::Replay replay = run.replay(3, detail);
        CHECK(replay.steps[0].name == "wage");
        CHECK(replay.steps[0].formula == "normal(0, 1)");
        CHECK(replay.steps[1].values[0] == Approx(400 + 20 * replay.steps[0].values[0]));
        CHECK(replay.step("stays").kind == gv::Replay::Kind::drawn);
        CHECK(replay.step("stays[B]").values == std::vector<double>{7});
        CHECK(replay.step("pay[B]").values[0] == Approx(7 * replay.steps[1].values[0]));
    }
}

TEST_CASE("every draw that is replayed has the figures of the run") {
    std::size_t compared = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        RandomExpressions graph(seed, horizon, {}, RandomExpressions::Distributions::named);
        std::vector<gv::SimulationOutput> outputs;
        for (const gv::Expression& output : graph.outputs())
            outputs.push_back({"output " + std::to_string(outputs.size()), output, {}, {}, true});
        try {
            const gv::Simulation run = gv::simulate(outputs, horizon, 20, {.seed = 3, .threads = 1});
            const gv::Replay names = run.replay(17), operations = run.replay(17, gv::ReplayDetail::operations);
            for (std::size_t i = 0; i < run.figures(); ++i) {
                const gv::Simulation::Figure figure = run.figure(i);
                const std::size_t place = figure.yearly ? horizon.position(figure.year) : 0;
                for (const gv::Replay& replay : {names, operations})
                    CHECK(replay.step(figure.output + figure.element).values[place] == run.kept(i)[17]);
                ++compared;
            }
        } catch (const gv::FaultError&) {  // a graph with a draw that has no value
        }
    }
    CHECK(compared > 100);
}

TEST_CASE("a draw with a fault shows up to where it got, without the run that it ends") {
    const gv::Expression x = uncertain("x", gv::uniform(0, 1));
    const gv::Expression root = assumption("root", gv::log(x - 0.25));
    const std::vector<gv::SimulationOutput> outputs{{"y", root + 1}, {"z", x * 2}};
    std::uint64_t draw = 0;
    const std::string fault = message_of<gv::FaultError>([&] { static_cast<void>(gv::simulate(outputs, horizon, 1'000)); });
    while (gv::replay(outputs, horizon, draw).fault.empty()) ++draw;
    const gv::Replay replay = gv::replay(outputs, horizon, draw);
    CHECK("in draw " + std::to_string(draw) + ": " + replay.fault == fault);
    CHECK(names_of(replay) == std::vector<std::string>{"x", "root"});
    CHECK(std::isfinite(replay.steps[0].values[0]));
    CHECK(std::isnan(replay.steps[1].values[0]));
    // In a branch that is not taken it is no fault, and the draw goes on.
    const gv::Replay guarded = gv::replay({{"y", gv::choose(x > 0.25, root, gv::Expression(0))}}, horizon, draw);
    CHECK(guarded.fault.empty());
    CHECK(names_of(guarded) == std::vector<std::string>{"x", "root", "y"});
    CHECK(guarded.step("y").values == std::vector<double>{0});
}

TEST_CASE("a chain of a hundred thousand operations is replayed by what has a name") {
    gv::Expression x = uncertain("x", gv::uniform(0, 1));
    for (int i = 0; i < 100'000; ++i) x = x + 1;
    CHECK(names_of(gv::replay({{"y", x}}, horizon, 0)) == std::vector<std::string>{"x", "y"});
}

TEST_CASE("a draw that is none of the run is refused, and so is one that no run has") {
    const gv::Expression x = uncertain("x", gv::uniform(0, 1));
    const auto refusal = [](const auto& ask) { return message_of<gv::CaseError>([&] { static_cast<void>(ask()); }); };
    const gv::Simulation run = gv::simulate({{"x", x}}, horizon, 3'000);
    const std::string none = "there is no draw 3000: they are numbered from 0 to 2999";
    CHECK(refusal([&] { return run.replay(3'000); }) == none);
    CHECK(refusal([&] { return run.drawn(3'000); }) == none);
    CHECK(refusal([&] { return run.figures_of(3'000); }) == none);
    CHECK_NOTHROW(run.replay(2'999));
    const auto part = [&](std::uint64_t first) { return gv::simulate({{"x", x}}, horizon, {first, first + 1'024}); };
    const gv::Simulation apart = gv::merge({part(4'096), part(0)});
    CHECK(refusal([&] { return apart.replay(1'024); }) == "there is no draw 1024: they are numbered from 0 to 1023 and from 4096 to 5119");
    CHECK_NOTHROW(apart.replay(5'119));

    const auto alone = [&](std::uint64_t draw, const gv::Sampling& sampling) { return gv::replay({{"x", x}}, horizon, draw, {.sampling = sampling}); };
    CHECK(refusal([&] { return alone(std::uint64_t{1} << 58, {}); }) ==
          "there is no draw 288230376151711744: they are numbered from 0 to 288230376151711743");
    CHECK_NOTHROW(alone((std::uint64_t{1} << 58) - 1, {}));
    CHECK(refusal([&] { return alone(4'096, gv::sobol(1'024, 4)); }) == "there is no draw 4096: they are numbered from 0 to 4095");
    CHECK_NOTHROW(alone(4'095, gv::sobol(1'024, 4)));
    CHECK(refusal([&] { return alone(0, gv::sobol(1'000, 4)); }) == "Sobol' points are a power of two from 1,024 to 4,294,967,296, not 1000");
}
