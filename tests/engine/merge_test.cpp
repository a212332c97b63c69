// SPDX-License-Identifier: Apache-2.0
// Ranges of draws and their merging: the bits of one run, whatever the parts and their order.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"
#include "support/random_numbers.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2028);

gv::Expression uncertain(const std::string& path, const gv::Distribution& distribution) {
    return assumption(path, gv::Expression(distribution));
}

/// A product with a ramp over the years, and an overrun that is often nothing: an output with ties.
std::vector<gv::SimulationOutput> outputs() {
    const gv::Expression cases = uncertain("cases", gv::pert(80'000, 120'000, 180'000));
    const gv::Expression overrun = uncertain("overrun", gv::bernoulli(0.15)) * uncertain("size", gv::normal(3, 1)) * MDKK;
    return {{"gain", cases * gv::ramp(2026, 2029) * uncertain("value", gv::gamma(2, 25)) * DKK, {1e6}, {}, false, {}, {0.05, 0.9}},
            {"overrun", overrun, {0.0, 2e6}, {}, true, MDKK, {0.5, 0.8, 0.99}},
            {"cases", cases, {}, {0.01, 0.5}}};
}

std::vector<double> figures_of(const gv::Simulation& simulation) {
    std::vector<double> figures{static_cast<double>(simulation.draws())};
    if (!simulation.options().correlate.empty()) {
        const gv::Simulation::Correlations found = simulation.correlations();
        figures.insert(figures.end(), found.values.begin(), found.values.end());
        figures.insert(figures.end(), found.standard_errors.begin(), found.standard_errors.end());
    }
    for (std::size_t i = 0; i < simulation.figures(); ++i) {
        const gv::Simulation::Figure figure = simulation.figure(i);
        const gv::numeric::ColumnSummary& x = figure.summary;
        figures.insert(figures.end(), {figure.point, x.mean, x.sd, x.standard_error, x.minimum, x.maximum});
        for (const auto& one : figure.percentiles()) figures.insert(figures.end(), {one.value, one.low, one.high});
        for (const auto& one : x.exceedances)
            figures.insert(figures.end(), {one.probability, one.standard_error});
        for (const auto& one : x.shortfalls) figures.insert(figures.end(), {one.value, one.standard_error});
        figures.insert(figures.end(), simulation.kept(i).begin(), simulation.kept(i).end());
    }
    return figures;
}
/// FNV-1a over the bits of all figures and of the draws that are kept.
std::uint64_t fingerprint(const gv::Simulation& simulation) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const double figure : figures_of(simulation))
        for (unsigned byte = 0; byte < 64; byte += 8)
            hash = (hash ^ ((std::bit_cast<std::uint64_t>(figure) >> byte) & 0xffu)) * 0x100000001b3u;
    return hash;
}
std::string refusal(const std::vector<gv::Simulation>& parts) {
    return message_of<gv::CaseError>([&] { static_cast<void>(gv::merge(parts)); });
}

}  // namespace

TEST_CASE("ten ranges merged in any order are one run, to the last bit, for every sampling") {
    RandomNumbers random(11);
    const std::uint64_t draws = 65'536, block = 1'024;
    for (const gv::Sampling& sampling : {gv::Sampling{}, gv::latin_hypercube(), gv::sobol(8'192, 8)}) {
        const std::uint64_t one = fingerprint(gv::simulate(
            outputs(), horizon, draws, {.seed = 2026, .sampling = sampling, .correlate = {"overrun", "cases"}}));
        for (const bool planned : {true, false}) {
            std::vector<std::uint64_t> borders{0, draws};
            while (borders.size() < 11) {
                const std::uint64_t border = block * (1 + random.below(draws / block - 1));
                if (std::find(borders.begin(), borders.end(), border) == borders.end()) borders.push_back(border);
            }
            std::sort(borders.begin(), borders.end());
            std::vector<gv::Simulation> parts;
            for (std::size_t i = 0; i + 1 < borders.size(); ++i)
                parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(random.below(parts.size() + 1)),
                             gv::simulate(outputs(), horizon, {borders[i], borders[i + 1]},
                                          {.seed = 2026,
                                           .sampling = sampling,
                                           .threads = 1 + static_cast<unsigned>(i) % 3,
                                           .correlate = {"overrun", "cases"},
                                           .planned = planned ? draws : 0}));
            // Some are merged before the others.
            const std::vector<gv::Simulation> first(parts.begin(), parts.begin() + 4);
            parts.erase(parts.begin(), parts.begin() + 4);
            parts.push_back(gv::merge(first));
            gv::Simulation whole = gv::merge(parts);
            whole.finish(2);
            CHECK(whole.finished());
            CHECK(whole.ranges() == std::vector<gv::DrawRange>{{0, draws}});
            CHECK(fingerprint(whole) == one);
        }
    }
}

TEST_CASE("a run may end inside a block, and parts that know its length need no second pass") {
    const std::uint64_t draws = 200'500;
    const auto part = [&](std::uint64_t first, std::uint64_t end) {
        return gv::simulate(outputs(), horizon, {first, end}, {.seed = 5, .planned = draws});
    };
    const gv::Simulation whole = gv::merge({part(102'400, 153'600), part(153'600, draws), part(0, 102'400)});
    CHECK(whole.finished());
    CHECK(fingerprint(whole) == fingerprint(gv::simulate(outputs(), horizon, draws, {.seed = 5})));
}

TEST_CASE("parts with draws missing between them are summed up as they are") {
    const gv::Simulation whole = gv::merge({gv::simulate(outputs(), horizon, {8'192, 10'240}, {.seed = 5}),
                                            gv::simulate(outputs(), horizon, {0, 4'096}, {.seed = 5})});
    CHECK(whole.draws() == 6'144);
    CHECK(whole.ranges() == std::vector<gv::DrawRange>{{0, 4'096}, {8'192, 10'240}});
    const std::size_t overrun = whole.place("overrun");
    std::vector<double> draws = whole.kept(overrun);
    CHECK(draws[4'096] == whole.figures_of(8'192)[overrun]);
    std::sort(draws.begin(), draws.end());
    CHECK(whole.figure(overrun).percentile(0.9).value == draws[5'529]);
}

TEST_CASE("percentiles that parts looked for in other places are not known until the run is finished") {
    // A seed in two million: of its first 4,096 draws 47 % are below the P50 to P60 of all, so their windows miss these.
    const std::uint64_t draws = 1'024 * 1'024;
    const auto range = [&](gv::DrawRange of) {
        return gv::simulate({{"x", uncertain("x", gv::uniform(0, 1)), {}, {0.5625, 0.578125, 0.59375}}}, horizon, of,
                            {.seed = 1'941'122, .planned = draws});
    };
    gv::Simulation whole = gv::merge({range({5'120, draws}), range({0, 5'120})});
    REQUIRE(!whole.finished());
    const gv::Simulation::Figure figure = whole.figure(0);
    CHECK(figure.summary.percentiles.empty());
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(figure.percentile(0.5)); }) ==
          "the percentiles of 'x' are not known yet of the merged parts: call finish(), which makes their draws once "
          "more");
    const gv::Simulation once = range(draws);
    CHECK(once.figure(0).summary.passes > 1);
    CHECK(figure.summary.mean == once.figure(0).summary.mean);
    whole.finish();
    CHECK(fingerprint(whole) == fingerprint(once));
}

TEST_CASE("bad input: ranges that are not whole blocks, or not in the run") {
    const auto of = [&](gv::DrawRange range, gv::SimulationOptions options = {}) {
        return message_of<gv::CaseError>([&] { static_cast<void>(gv::simulate(outputs(), horizon, range, options)); });
    };
    CHECK(of({1'000, 4'096}) == "a range of draws begins at a multiple of 1,024, not at 1,000: the nearest is 1,024");
    CHECK(of({1'024, 1'200'000}) == "a range of draws ends at a multiple of 1,024, not at 1,200,000: the nearest is 1,200,128");
    CHECK(of({1'024, 1'024}) == "a simulation needs at least one draw");
    CHECK(of({2'048, 1'024}) == "a simulation needs at least one draw");
    CHECK(of({0, 4'096}, {.planned = 2'048}) == "the draws from 0 to 4,096 are not in a run of 2,048");
    CHECK(of({0, 4'096}, {.sampling = gv::sobol(1'024, 2)}) == "the draws from 0 to 4,096 are not in a run of 2,048");
}

TEST_CASE("bad input: parts that are not of one run") {
    const auto part = [&](gv::DrawRange range, gv::SimulationOptions options = {}) {
        return gv::simulate(outputs(), horizon, range, options);
    };
    const auto other = [&](const std::string& name, const gv::Expression& expression, gv::DrawRange range) {
        return gv::simulate({{name, expression}}, horizon, range);
    };
    const std::string different = "parts of two different simulations cannot be merged: ";
    CHECK(refusal({}) == "there is nothing to merge: give the parts of a simulation");
    CHECK(refusal({part({0, 2'048}), part({1'024, 4'096})}) ==
          "two parts have the draws from 1,024 to 2,048: each draw is in one part");
    CHECK(refusal({part({2'048, 4'096}), part(2'000)}) ==
          "a part that ends at draw 2,000, inside a block of 1,024, can only be the last: another begins at 2,048");
    CHECK(refusal({part({0, 1'024}), part({1'024, 2'048}, {.seed = 7})}) == different + "one has the seed 1, another 7");
    CHECK(refusal({part({0, 1'024}), part({1'024, 2'048}, {.sampling = gv::latin_hypercube()})}) ==
          different + "their sampling differs");
    CHECK(refusal({part({0, 1'024}), part({1'024, 2'048}, {.percentiles = {0.5}})}) ==
          different + "of 'gain' they have other percentiles");
    const gv::Expression x = uncertain("x", gv::uniform(0, 1));
    CHECK(refusal({other("x", x, 1'024), other("y", x, {1'024, 2'048})}) ==
          different + "one has the output 'x' where another has 'y'");
    CHECK(refusal({other("x", x, 1'024), other("x", uncertain("x", gv::uniform(0, 2)), {1'024, 2'048})}) ==
          different + "'x' is uniform(0, 1) in one and uniform(0, 2) in another");
    CHECK(refusal({other("x", x, 1'024), other("x", uncertain("z", gv::uniform(0, 1)), {1'024, 2'048})}) ==
          different + "they draw other assumptions, such as 'x'");
    CHECK(refusal({other("x", x * DKK, 1'024), other("x", x, {1'024, 2'048})}) ==
          different + "of 'x' one has figures in [DKK], another in [number]");
    // The same point value, another formula.
    CHECK(refusal({other("x", x * x, 1'024), other("x", x / 2, {1'024, 2'048})}) ==
          different + "they are of other cases, with other values or formulas");
    CHECK(gv::merge({other("x", x * x, 1'024), other("x", x * x, {1'024, 2'048})}).draws() == 2'048);
}
