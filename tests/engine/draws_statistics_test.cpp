// SPDX-License-Identifier: Apache-2.0
// What is drawn follows its distribution: goodness of fit and moments of every family over ten seeds, and no spread where
// there is none.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "support/catch2.hpp"
#include "support/goodness_of_fit.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gevinst_test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::uint64_t seeds = 10, draws = 1'000;

std::vector<gv::Distribution> all_families() {
    return {gv::triangular(1, 2, 5),
            gv::triangular(0, 0, 3),
            gv::triangular(-4, 1, 1),
            gv::pert(1, 2, 5),
            gv::pert(1, 4.5, 5, 0.7),
            gv::pert(0, 2, 30, 25),
            gv::uniform(-3, 4),
            gv::normal(5, 2),
            gv::lognormal(10, 0.3),
            gv::lognormal(0.1, 1.2),
            gv::beta(2, 3),
            gv::beta(0.3, 0.6),
            gv::beta(40, 0.7),
            gv::gamma(0.2, 10),
            gv::gamma(1, 3),
            gv::gamma(30, 0.2),
            gv::bernoulli(0.03),
            gv::bernoulli(0.6),
            gv::binomial(12, 0.35),
            gv::binomial(400, 0.02),
            gv::poisson(0.4),
            gv::poisson(90),
            gv::truncated(gv::normal(5, 2), 0, 6),
            gv::truncated(gv::normal(0, 1), 3, infinity),
            gv::truncated(gv::lognormal(10, 1), 2, 40),
            gv::truncated(gv::gamma(0.5, 2), 0.1, 3),
            gv::truncated(gv::beta(0.4, 0.5), 0.01, 1),
            gv::truncated(gv::pert(0, 3, 10), 2, 4),
            gv::truncated(gv::triangular(0, 1, 4), 0.5, 3),
            gv::truncated(gv::uniform(0, 10), 3, 20),
            gv::truncated(gv::poisson(3), 1, 6),
            gv::discrete({{1, 2}, {7, 1}, {3, 0.5}}),
            gv::empirical({3, 1, 4, 1, 5, 9, 2, 6}),
            gv::mixture({{gv::normal(0, 1), 0.3}, {gv::normal(10, 2), 0.7}}),
            gv::mixture({{gv::discrete({{0, 1}}), 0.4}, {gv::gamma(2, 3), 0.6}}),
            gv::mixture({{gv::uniform(0, 1), 1}, {gv::pert(5, 6, 9), 2}})};
}

/// The draws of each distribution, as an assumption of its own, for a seed.
std::vector<std::vector<double>> drawn(const std::vector<gv::Distribution>& distributions, std::uint64_t seed) {
    std::vector<gv::SimulationOutput> outputs;
    for (const gv::Distribution& x : distributions) {
        const std::string name = "assumption " + std::to_string(outputs.size());
        outputs.push_back({name, assumption(name, gv::Expression(x)), {}, {}, true});
    }
    const gv::Simulation run = gv::simulate(outputs, gv::Horizon(2026, 2026), draws, {.seed = seed});
    std::vector<std::vector<double>> columns;
    for (std::size_t i = 0; i < run.figures(); ++i) columns.push_back(run.kept(i));
    return columns;
}

/// How surprising the draws are: by their distances where the distribution is continuous, else by counts between
/// twentieths.
double fit_p(const gv::Distribution& x, const std::vector<double>& values) {
    std::vector<double> probabilities;
    if (!x.steps() && x.family() != gv::Distribution::Family::mixture) {
        for (const double value : values) probabilities.push_back(x.cdf(value));
        return kolmogorov_p(probabilities);
    }
    std::vector<double> edges;
    for (int i = 1; i < 20; ++i) edges.push_back(x.quantile(i / 20.0));
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::vector<double> counts(edges.size() + 1, 0), expected;
    double below = 0;
    for (const double edge : edges) {
        expected.push_back((x.cdf(edge) - below) * static_cast<double>(values.size()));
        below = x.cdf(edge);
    }
    expected.push_back((1 - below) * static_cast<double>(values.size()));
    for (const double value : values)
        counts[static_cast<std::size_t>(std::lower_bound(edges.begin(), edges.end(), value) - edges.begin())] += 1;
    return chi_square_p(counts, expected);
}

/// Powers of deviations from the true mean, summed.
struct Deviations {
    double n = 0, first = 0, second = 0, fourth = 0;
    void add(const gv::Distribution& x, const std::vector<double>& values) {
        const double mean = x.mean();
        for (const double value : values) {
            const double square = (value - mean) * (value - mean);
            n += 1, first += value - mean, second += square, fourth += square * square;
        }
    }
};

}  // namespace

TEST_CASE("draws of every family follow its distribution function") {
    const std::vector<gv::Distribution> distributions = all_families();
    std::vector<std::vector<double>> by_family(distributions.size());
    std::vector<double> all, of_means;
    std::vector<Deviations> deviations(distributions.size());
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const auto columns = drawn(distributions, seed);
        for (std::size_t i = 0; i < distributions.size(); ++i) {
            const double p = fit_p(distributions[i], columns[i]);
            by_family[i].push_back(p);
            all.push_back(p);
            deviations[i].add(distributions[i], columns[i]);
            Deviations alone;
            alone.add(distributions[i], columns[i]);
            of_means.push_back(two_sided_p(alone.first / (distributions[i].sd() * std::sqrt(alone.n))));
        }
    }
    for (std::size_t i = 0; i < distributions.size(); ++i) {
        INFO(distributions[i].text());
        CHECK(surprises(by_family[i], 0.01) <= plausible_surprises(seeds, 0.01));
        // Mean and spread over all seeds, by their own standard errors.
        const Deviations& sum = deviations[i];
        const double variance = distributions[i].sd() * distributions[i].sd();
        CHECK(std::fabs(sum.first) < 4 * std::sqrt(variance * sum.n));
        CHECK(std::fabs(sum.second - variance * sum.n) < 4 * std::sqrt(sum.fourth - sum.second * sum.second / sum.n));
    }
    for (const double level : {0.1, 0.01, 0.001}) {
        INFO("level " << level);
        CHECK(surprises(all, level) <= plausible_surprises(all.size(), level));
        CHECK(surprises(of_means, level) <= plausible_surprises(of_means.size(), level));
    }
    // Nor do they fit too well: as many fit better than nine of ten samples would.
    CHECK(all.size() - surprises(all, 0.9) <= plausible_surprises(all.size(), 0.1));
}

TEST_CASE("draws of a distribution that is a little off are found") {
    const std::vector<gv::Distribution> meant{gv::beta(2, 3), gv::poisson(3.4), gv::normal(5, 2)};
    const std::vector<gv::Distribution> taken{gv::beta(2, 3.6), gv::poisson(3.9), gv::normal(5, 2.4)};
    std::vector<std::vector<double>> by_family(meant.size());
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const auto columns = drawn(taken, seed);
        for (std::size_t i = 0; i < meant.size(); ++i) by_family[i].push_back(fit_p(meant[i], columns[i]));
    }
    for (std::size_t i = 0; i < meant.size(); ++i) {
        INFO(meant[i].text());
        CHECK(surprises(by_family[i], 0.01) > plausible_surprises(seeds, 0.01));
    }
}

TEST_CASE("random graphs without spread give the point run in every figure") {
    const gv::Horizon horizon(2026, 2028);
    std::size_t compared = 0, drawn_from = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        RandomExpressions graph(seed, horizon, {}, RandomExpressions::Distributions::without_spread);
        const std::vector<gv::Expression> expressions = graph.outputs();
        std::vector<gv::SimulationOutput> outputs;
        for (const gv::Expression& x : expressions) outputs.push_back({std::to_string(outputs.size()), x});
        try {
            const gv::Simulation run = gv::simulate(outputs, horizon, 1'100, {.seed = seed, .threads = 1});
            drawn_from += !run.drawn(0).empty();
            for (std::size_t i = 0; i < run.figures(); ++i) {
                const gv::Simulation::Figure figure = run.figure(i);
                INFO("seed " << seed << ", output " << figure.output);
                CHECK(figure.summary.mean == figure.point);
                CHECK(figure.summary.sd == 0);
                CHECK(figure.summary.minimum == figure.point);
                CHECK(figure.summary.maximum == figure.point);
                for (const gv::numeric::Percentile& percentile : figure.summary.percentiles) CHECK(percentile.value == figure.point);
                ++compared;
            }
        } catch (const gv::FaultError&) {  // some divide by nothing: the point run has the same fault
            const gv::Plan plan(expressions, horizon);
            gv::Workspace values = plan.workspace();
            CHECK_THROWS_AS(plan.run(values), gv::FaultError);
        }
    }
    CHECK(compared > 300);
    CHECK(drawn_from > 20);
}
