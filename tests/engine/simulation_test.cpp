// SPDX-License-Identifier: Apache-2.0
// Simulated futures: the same bits whatever the threads, figures that are exact over the draws, faults by the first draw.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
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

const gv::Horizon horizon(2026, 2029);

gv::Expression uncertain(const std::string& path, const gv::Distribution& distribution) {
    return assumption(path, gv::Expression(distribution));
}

/// Costs and gains of an initiative over four years, and their sum.
std::vector<gv::SimulationOutput> outputs() {
    const gv::Expression cases = uncertain("cases", gv::pert(80'000, 120'000, 180'000));
    const gv::Expression ramp = gv::logistic(uncertain("midpoint", gv::normal(2027.5, 0.4)) * year,
                                             {.steepness = uncertain("steepness", gv::uniform(0.6, 1.6))});
    const gv::Expression gain = cases * gv::growth(0.02) * ramp * uncertain("value", gv::triangular(20, 50, 90)) * DKK;
    const gv::Expression overrun = uncertain("overrun", gv::bernoulli(0.15));
    const gv::Expression cost = gv::once(2026, 3 * MDKK * (1 + overrun / 2)) + uncertain("licence", gv::lognormal(6, 0.2)) * cases * DKK;
    const gv::Expression net = gain - cost;
    return {{"net", net, {0}}, {"total", gv::sum_years(net), {0}}, {"cases", cases, {}}};
}

std::vector<std::uint64_t> bits_of(const gv::Simulation& simulation) {
    std::vector<std::uint64_t> bits;
    const auto add = [&](double x) { bits.push_back(std::bit_cast<std::uint64_t>(x)); };
    for (std::size_t i = 0; i < simulation.figures(); ++i) {
        const gv::Simulation::Figure figure = simulation.figure(i);
        for (const double x : {figure.point, figure.summary.mean, figure.summary.sd, figure.summary.minimum, figure.summary.maximum})
            add(x);
        for (const auto& percentile : figure.summary.percentiles) add(percentile.value);
        for (const auto& above : figure.summary.exceedances) add(above.probability);
    }
    return bits;
}

}  // namespace

TEST_CASE("a simulation has the same bits whatever the number of threads, also when draws are kept") {
    const std::uint64_t draws = 50'500;
    const auto run = [&](unsigned threads, bool keep) {
        auto named = outputs();
        named[1].keep = keep;
        return bits_of(gv::simulate(named, horizon, draws, {.seed = 2026, .threads = threads}));
    };
    const auto one = run(1, false);
    for (const unsigned threads : {2u, 3u, 7u, 16u}) CHECK(run(threads, false) == one);
    CHECK(run(2, true) == one);
    CHECK(bits_of(gv::simulate(outputs(), horizon, draws, {.seed = 2027})) != one);
}

TEST_CASE("the figures of a run are pinned: compilers, flags and later versions give the same bits") {
    // FNV-1a over the bits of all figures, for random, Latin hypercube and Sobol' sampling.
    const auto fingerprint = [](const gv::Sampling& sampling) {
        std::uint64_t hash = 0xcbf29ce484222325u;
        for (const std::uint64_t bits :
             bits_of(gv::simulate(outputs(), horizon, 16'384, {.seed = 2026, .sampling = sampling})))
            for (unsigned byte = 0; byte < 8; ++byte) hash = (hash ^ ((bits >> (8 * byte)) & 0xffu)) * 0x100000001b3u;
        return hash;
    };
    CHECK(fingerprint({}) == 0xd68a89053601f89bu);
    CHECK(fingerprint(gv::latin_hypercube()) == 0x8498eafcde5bcbfdu);
    CHECK(fingerprint(gv::sobol(4'096, 4)) == 0x6151a28c720444f5u);
}

TEST_CASE("figures are those of the draws, which can be replayed one by one") {
    auto named = outputs();
    for (gv::SimulationOutput& output : named) output.keep = true;
    const std::uint64_t draws = 3'000;
    const gv::Simulation simulation = gv::simulate(named, horizon, draws, {.seed = 5, .threads = 2});
    for (const std::uint64_t draw : {std::uint64_t{0}, std::uint64_t{1'023}, std::uint64_t{1'024}, draws - 1}) {
        const std::vector<double> alone = simulation.figures_of(draw);
        for (std::size_t i = 0; i < simulation.figures(); ++i) CHECK(simulation.kept(i)[draw] == alone[i]);
    }
    const std::size_t total = simulation.place("total");
    std::vector<double> sorted = simulation.kept(total);
    const double above = static_cast<double>(std::count_if(sorted.begin(), sorted.end(), [](double x) { return x > 0; }));
    std::sort(sorted.begin(), sorted.end());
    const gv::Simulation::Figure figure = simulation.figure(total);
    CHECK(figure.output == "total");
    CHECK(!figure.yearly);
    for (const gv::numeric::Percentile& percentile : figure.summary.percentiles) {
        const auto rank = static_cast<std::size_t>(std::ceil(percentile.share * static_cast<double>(draws)));
        CHECK(percentile.value == sorted[rank - 1]);
        CHECK(percentile.low <= percentile.value);
        CHECK(percentile.value <= percentile.high);
    }
    CHECK(figure.summary.exceedances[0].probability == Approx(above / static_cast<double>(draws)));
    CHECK(figure.summary.minimum == sorted.front());
    CHECK(figure.summary.maximum == sorted.back());
}

TEST_CASE("thresholds are found by the number that was entered, in any unit") {
    std::vector<double> entered;
    for (int i = 1; i < 60; ++i) entered.push_back(i / 10.0);
    for (const gv::AnyUnit& unit : {gv::AnyUnit(percent), gv::AnyUnit(MDKK), gv::AnyUnit(staff_minute)}) {
        const gv::Expression x = uncertain("x", gv::triangular(0, 2, 6)) * gv::Expression::literal(1, std::make_shared<const gv::AnyUnit>(unit));
        const gv::Simulation made = gv::simulate({{"x", x, entered, {}, false, unit}}, horizon, 100, {.seed = 1});
        const std::vector<gv::numeric::Exceedance> found = made.figure(0).summary.exceedances;
        REQUIRE(found.size() == entered.size());
        for (std::size_t i = 0; i < entered.size(); ++i) CHECK(found[i].threshold == entered[i]);
    }
}

TEST_CASE("an expected shortfall is the mean of the worst draws in the unit of its output") {
    auto named = outputs();
    named[1].keep = true;
    named[1].unit = MDKK;
    named[1].shortfalls = {0.05, 0.9};
    const std::uint64_t draws = 20'000;
    const gv::Simulation simulation = gv::simulate(named, horizon, draws, {.seed = 5});
    const gv::Simulation::Figure figure = simulation.figure(simulation.place("total"));
    std::vector<double> sorted = simulation.kept(simulation.place("total"));
    std::sort(sorted.begin(), sorted.end());
    const auto mean_of = [&](std::size_t first, std::size_t end) {
        double sum = 0;
        for (std::size_t i = first; i < end; ++i) sum += sorted[i];
        return sum / static_cast<double>(end - first);
    };
    CHECK(figure.shortfall(0.05).value == Approx(mean_of(0, 1'000)).epsilon(1e-12));
    CHECK(figure.shortfall(0.9).value == Approx(mean_of(18'000, 20'000)).epsilon(1e-12));
    CHECK(figure.shortfall(0.05).standard_error > figure.summary.standard_error);
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(figure.shortfall(0.1)); }) ==
          "the simulation was not asked for the shortfall of 'total' at 0.1; it has 0.05, 0.9");
    // What a run without an expected shortfall says otherwise is the same.
    named[1].shortfalls.clear();
    CHECK(bits_of(gv::simulate(named, horizon, draws, {.seed = 5})) == bits_of(simulation));
}

TEST_CASE("a histogram counts all draws between edges in the unit of its figure") {
    auto named = outputs();
    named[1].keep = true;
    named[1].unit = MDKK;
    const gv::Simulation simulation = gv::simulate(named, horizon, 20'000, {.seed = 5, .bins = 30});
    const std::size_t total = simulation.place("total");
    const gv::Simulation::Bins bins = simulation.figure(total).bins;
    REQUIRE(bins.counts.size() <= 30);
    REQUIRE(bins.edges.size() == bins.counts.size() + 1);
    std::uint64_t all = bins.below + bins.above;
    for (std::size_t i = 0; i < bins.counts.size(); ++i) {
        all += bins.counts[i];
        CHECK(bins.counts[i] == static_cast<std::uint64_t>(std::count_if(
                                    simulation.kept(total).begin(), simulation.kept(total).end(),
                                    [&](double x) { return bins.edges[i] <= x && x < bins.edges[i + 1]; })));
    }
    CHECK(all == 20'000);
}

TEST_CASE("the correlations of outputs are those of their draws, figure by figure") {
    auto named = outputs();
    for (gv::SimulationOutput& output : named) output.keep = true;
    const std::uint64_t draws = 20'000;
    const gv::Simulation simulation = gv::simulate(named, horizon, draws, {.seed = 5, .correlate = {"cases", "net"}});
    const gv::Simulation::Correlations found = simulation.correlations();
    REQUIRE(found.figures.size() == 5);
    CHECK(found.figures[0] == simulation.place("cases"));
    CHECK(found.figures[4] == simulation.place("net", 2029));
    const auto deviations = [&](std::size_t figure) {
        std::vector<double> values = simulation.kept(figure);
        const double mean = simulation.figure(figure).summary.mean, sd = simulation.figure(figure).summary.sd;
        for (double& x : values) x = (x - mean) / sd;
        return values;
    };
    const std::vector<double> cases = deviations(found.figures[0]), last = deviations(found.figures[4]);
    double sum = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) sum += cases[i] * last[i];
    CHECK(found.values[4] == Approx(sum / (static_cast<double>(draws) - 1)).epsilon(1e-9));
    CHECK(found.values[0] == 1);
    CHECK(found.values[4] == found.values[20]);
    CHECK(found.standard_errors[4] == Approx((1 - found.values[4] * found.values[4]) / std::sqrt(20'000.0)).epsilon(0.3));
    const auto refused = [](std::vector<gv::SimulationOutput> of, gv::SimulationOptions options) {
        return message_of<gv::CaseError>(
            [&] { static_cast<void>(gv::simulate(std::move(of), horizon, 2'000, std::move(options)).correlations()); });
    };
    CHECK(refused(outputs(), {}) == "the simulation was not asked for correlations: name its outputs in `correlate`");
    CHECK(refused(outputs(), {.correlate = {"cass"}}) ==
          "the output 'cass' is to be correlated, but is not simulated; did you mean 'cases'?");
    CHECK(refused(outputs(), {.correlate = {"cases", "cases"}}) == "the output 'cases' is to be correlated twice");
    CHECK(refused({{"five", gv::Expression(5 * MDKK)}, {"cases", outputs()[2].expression}}, {.correlate = {"five", "cases"}}) ==
          "every draw of 'five' is the same: it has no correlation with others");
}

TEST_CASE("a correlation that doubles cannot tell is refused, not NaN") {
    const gv::Expression x = uncertain("x", gv::uniform(1, 2));
    const auto correlated = [&](const gv::Expression& y, std::uint64_t draws) {
        const gv::Simulation made = gv::simulate({{"x", x}, {"y", y}}, horizon, draws, {.correlate = {"x", "y"}});
        return message_of<gv::CaseError>([&] { static_cast<void>(made.correlations()); });
    };
    const std::string reason =
        "the correlation of 'x' and 'y' is not known: their spread is too small or too large to be squared";
    CHECK(correlated(x * 1e-200, 2'000) == reason);
    CHECK(correlated(x * 1e200, 2'000) == reason);
    CHECK(correlated(x * 2, 1) == "every draw of 'x' is the same: it has no correlation with others");
}

TEST_CASE("a new assumption leaves the draws of the others, and one without spread gives the point value") {
    const auto kept = [](std::vector<gv::SimulationOutput> named) {
        named[0].keep = true;
        const gv::Simulation simulation = gv::simulate(named, horizon, 2'000, {.seed = 9});
        return simulation.kept(0);
    };
    const gv::Expression wage = uncertain("wage", gv::normal(400, 20));
    const gv::Expression other = uncertain("other", gv::normal(400, 20));
    CHECK(kept({{"wage", wage}}) == kept({{"wage", wage}, {"sum", wage + other}}));
    CHECK(kept({{"wage", wage}}) != kept({{"other", other}}));

    const gv::Simulation fixed = gv::simulate({{"wage", uncertain("wage", gv::normal(0.1, 0)) * 3}}, horizon, 5'000);
    CHECK(fixed.figure(0).summary.mean == fixed.figure(0).point);
    CHECK(fixed.figure(0).summary.sd == 0);
    const gv::Simulation certain = gv::simulate({{"five", gv::Expression(5 * MDKK)}}, horizon, 5'000);
    CHECK(certain.figure(0).summary.mean == 5);
    CHECK(certain.figure(0).summary.sd == 0);
    CHECK(certain.figure(0).summary.percentiles[2].value == 5);
}

TEST_CASE("the mean and spread of what is drawn are those of its distribution, within their own error") {
    for (const gv::Distribution& distribution :
         {gv::pert(1, 2, 5), gv::triangular(1, 2, 5), gv::uniform(2, 3), gv::normal(5, 2), gv::lognormal(3, 0.4),
          gv::beta(0.5, 2), gv::bernoulli(0.3)}) {
        const gv::Simulation simulation = gv::simulate({{"x", uncertain("x", distribution)}}, horizon, 200'000, {.seed = 3});
        const gv::numeric::ColumnSummary summary = simulation.figure(0).summary;
        INFO(std::string(distribution.signature().name));
        CHECK(std::abs(summary.mean - distribution.mean()) < 4 * summary.standard_error);
        CHECK(std::abs(summary.sd / distribution.sd() - 1) < 0.02);
        CHECK(summary.standard_error == Approx(distribution.sd() / std::sqrt(200'000.0)).epsilon(0.02));
    }
}

TEST_CASE("a fault is that of the first draw that has one, whatever the threads; a branch not taken has none") {
    const gv::Expression x = uncertain("x", gv::uniform(0, 1));
    const auto fault = [&](const gv::Expression& output, unsigned threads) {
        return message_of<gv::FaultError>(
            [&] { static_cast<void>(gv::simulate({{"y", output}}, horizon, 100'000, {.seed = 1, .threads = threads})); });
    };
    const gv::Expression rare = gv::log(x - 0.0001);
    const std::string first = fault(rare, 1);
    CHECK(first.starts_with("in draw "));
    CHECK(first.find("'log(x - 0.0001)' is not a number") != std::string::npos);
    for (const unsigned threads : {2u, 3u, 8u}) CHECK(fault(rare, threads) == first);
    const gv::Expression guarded = gv::choose(x > 0.0001, rare, gv::Expression(0));
    CHECK_NOTHROW(gv::simulate({{"y", guarded}}, horizon, 100'000));
    CHECK(fault(gv::within(x, gv::Expression(0), gv::Expression(0.9), std::make_shared<const std::string>("the share")), 2)
              .find("the share") != std::string::npos);
}

TEST_CASE("a run reports how far it is in the caller's thread, and stops when it is told to") {
    std::uint64_t last = 0;
    gv::SimulationOptions options;
    options.progress = [&](std::uint64_t done, std::uint64_t all) {
        CHECK(done >= last);
        CHECK(done <= all);
        last = done;
        return false;
    };
    CHECK(message_of<gv::Cancelled>([&] { static_cast<void>(gv::simulate(outputs(), horizon, 200'000'000, options)); }) ==
          "the simulation was stopped before it was done");
    CHECK(last < 200'000'000);
}

TEST_CASE("a figure without a point value is a fault that says so") {
    const gv::Expression sign = uncertain("sign", gv::bernoulli(0.5));
    const auto run = [&] { static_cast<void>(gv::simulate({{"y", 1 / (sign - 0.5)}}, horizon, 1000, {.seed = 1})); };
    CHECK(message_of<gv::FaultError>(run) ==
          "with every assumption at its point value: '1 / (sign - 0.5)' is infinite; its operands are 1, 0; write the formula so "
          "that it has a point value, or take the mode for that of an assumption");
}

TEST_CASE("bad input: simulations that cannot be run") {
    const auto refusal = [](std::vector<gv::SimulationOutput> named, std::uint64_t draws, gv::SimulationOptions options = {}) {
        return message_of<gv::CaseError>([&] { static_cast<void>(gv::simulate(named, horizon, draws, options)); });
    };
    const gv::Expression x = uncertain("x", gv::uniform(0, 1));
    CHECK(refusal({{"x", x}}, 0) == "a simulation needs at least one draw");
    CHECK(refusal({}, 10) == "a simulation needs an output: name an expression");
    CHECK(refusal({{"x", x}, {"x", x}}, 10) == "two outputs of the simulation are named 'x'");
    CHECK(refusal({{"x", x}}, 10, {.percentiles = {10}}) == "a percentile is a share between 0 and 1, as 0.9, not 10");
    CHECK(refusal({{"x", x, {}, {}, false, {}, {95}}}, 10) ==
          "an expected shortfall is that of a share between 0 and 1, as 0.9, not 95");
    CHECK(refusal({{"x", x, {}, {}, true}}, std::uint64_t{1} << 58) ==
          "the 288,230,376,151,711,744 draws of 'x' cannot be kept: there is not the memory for them; keep fewer, the figures "
          "need none");
    CHECK(refusal({{"x", gv::Expression(gv::uniform(0, 1))}}, 10)
              .starts_with("the distribution 'uniform(0, 1)' has no name"));
}
