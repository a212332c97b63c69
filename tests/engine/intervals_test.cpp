// SPDX-License-Identifier: Apache-2.0
// The intervals of percentiles and the errors of probabilities and expected shortfalls, from the blocks or replicates of a sampling.
#include <cmath>
#include <cstdint>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "support/catch2.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2027);

/// The sum of two uniform numbers, whose distribution is a triangle on 0 to 2: how often it is above 1.2 as well.
gv::Simulation run(const gv::Sampling& sampling, std::uint64_t seed, std::uint64_t draws) {
    const gv::Expression x = assumption("x", gv::Expression(gv::uniform(0, 1))), y = assumption("y", gv::Expression(gv::uniform(0, 1)));
    return gv::simulate({{"sum", x + y, {1.2}, {0.1, 0.5, 0.9}, false, {}, {0.1, 0.8}}}, horizon, draws,
                        {.seed = seed, .sampling = sampling, .threads = 1});
}

}  // namespace

TEST_CASE("intervals of percentiles cover the truth as often as they say, for every sampling") {
    constexpr int runs = 300;
    const std::vector<double> truth{std::sqrt(0.2), 1.0, 2.0 - std::sqrt(0.2)};
    double independent = 0;
    for (const gv::Sampling& sampling : {gv::Sampling{}, gv::latin_hypercube(), gv::sobol(1'024, 8)}) {
        int covered = 0, above = 0;
        double width = 0;
        for (int seed = 1; seed <= runs; ++seed) {
            const auto summary = run(sampling, static_cast<std::uint64_t>(seed), 8'192).figure(0).summary;
            for (std::size_t i = 0; i < 3; ++i) {
                covered += summary.percentiles[i].low <= truth[i] && truth[i] <= summary.percentiles[i].high;
                width += (summary.percentiles[i].high - summary.percentiles[i].low) / (3 * runs);
            }
            const bool apart = sampling.kind != gv::Sampling::Kind::random;
            above += std::abs(summary.exceedances[0].probability - 0.32) <
                     (apart ? gv::numeric::student_factor(7) : 1.96) * summary.exceedances[0].standard_error;
        }
        INFO("sampling " << static_cast<int>(sampling.kind) << ", mean width " << width);
        // With four standard errors of a binomial count; the three of a run are not independent, so as for one.
        CHECK(std::abs(covered - 0.95 * 3 * runs) < 4 * 3 * std::sqrt(runs * 0.95 * 0.05));
        CHECK(std::abs(above - 0.95 * runs) < 4 * std::sqrt(runs * 0.95 * 0.05));
        if (sampling.kind == gv::Sampling::Kind::random)
            independent = width;
        else
            CHECK(width < 0.9 * independent);
    }
}

TEST_CASE("errors of expected shortfalls cover the truth as often as they say, for every sampling") {
    constexpr int runs = 300;
    const std::vector<double> truth{2.0 / 3.0 * std::sqrt(0.2), 2.0 - 2.0 / 3.0 * std::sqrt(0.4)};
    double independent = 0;
    for (const gv::Sampling& sampling : {gv::Sampling{}, gv::latin_hypercube(), gv::sobol(1'024, 8)}) {
        int covered = 0;
        double error = 0;
        for (int seed = 1; seed <= runs; ++seed) {
            const auto summary = run(sampling, static_cast<std::uint64_t>(seed), 8'192).figure(0).summary;
            for (std::size_t i = 0; i < truth.size(); ++i) {
                const double of = summary.shortfalls[i].standard_error;
                error += of / (2 * runs);
                covered += std::abs(summary.shortfalls[i].value - truth[i]) <
                           (sampling.kind == gv::Sampling::Kind::random ? 1.96 : gv::numeric::student_factor(7)) * of;
            }
        }
        INFO("sampling " << static_cast<int>(sampling.kind) << ", mean error " << error);
        CHECK(std::abs(covered - 0.95 * 2 * runs) < 4 * 2 * std::sqrt(runs * 0.95 * 0.05));
        if (sampling.kind == gv::Sampling::Kind::random)
            independent = error;
        else
            CHECK(error < 0.7 * independent);
    }
}

TEST_CASE("errors of correlations come from whole replicates, and cover the truth as often as they say") {
    constexpr int runs = 200;
    const gv::Expression x = assumption("x", gv::Expression(gv::uniform(0, 1))), y = assumption("y", gv::Expression(gv::uniform(0, 1)));
    double independent = 0, of_replicates = 0;
    for (const gv::Sampling& sampling : {gv::Sampling{}, gv::sobol(4'096, 16)}) {
        const bool is_random = sampling.kind == gv::Sampling::Kind::random;
        int covered = 0;
        double error = 0;
        for (int seed = 1; seed <= runs; ++seed) {
            const auto found = gv::simulate({{"x", x}, {"sum", x + y}}, horizon, 16 * 4'096,
                                            {.seed = static_cast<std::uint64_t>(seed), .sampling = sampling, .threads = 1, .correlate = {"x", "sum"}})
                                   .correlations();
            const double of = found.standard_errors[1];
            error += of / runs;
            covered += std::abs(found.values[1] - std::sqrt(0.5)) < (is_random ? 1.96 : gv::numeric::student_factor(15)) * of;
        }
        INFO("mean error " << error);
        CHECK(std::abs(covered - 0.95 * runs) < 4 * std::sqrt(runs * 0.95 * 0.05));
        (is_random ? independent : of_replicates) = error;
    }
    INFO("independent " << independent << ", of replicates " << of_replicates);
    CHECK(of_replicates < 0.1 * independent);
}

TEST_CASE("an event that no draw or every draw is, of several, has the error that so many draws leave") {
    const gv::Expression x = assumption("x", gv::Expression(gv::uniform(0, 1)));
    const auto summary = gv::simulate({{"x", x, {-1.0, 2.0}}, {"sure", gv::Expression(3.0), {2.0}}}, horizon, 1'000, {});
    for (const auto& one : summary.figure(0).summary.exceedances)
        CHECK(one.standard_error == Approx(0.5 * (3.8416 / (1'000 + 3.8416)) / 1.96).epsilon(1e-12));
    CHECK(summary.figure(1).summary.exceedances[0].probability == 1);
    CHECK(summary.figure(1).summary.exceedances[0].standard_error == 0);
}

TEST_CASE("one hypercube or one replicate has the intervals of independent draws, which are wider") {
    for (const gv::Sampling& sampling : {gv::latin_hypercube(), gv::sobol(1'024, 1)}) {
        const gv::Simulation simulation = run(sampling, 1, 1'024);
        CHECK(simulation.finished());
        const auto summary = simulation.figure(0).summary;
        CHECK(summary.percentiles[1].low < summary.percentiles[1].value);
        CHECK(summary.exceedances[0].standard_error ==
              Approx(std::sqrt(summary.exceedances[0].probability * (1 - summary.exceedances[0].probability) / 1'024)));
    }
}

TEST_CASE("two replicates find the ends of their wide intervals with another pass") {
    const gv::Simulation simulation = run(gv::sobol(65'536, 2), 3, 131'072);
    CHECK(simulation.finished());
    for (const auto& percentile : simulation.figure(0).summary.percentiles) {
        CHECK(percentile.low <= percentile.value);
        CHECK(percentile.value <= percentile.high);
    }
}
