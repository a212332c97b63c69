// SPDX-License-Identifier: Apache-2.0
// Error bars cover the truth as often as they say, over a thousand small runs; correlations are those that were asked for.
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "support/catch2.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2026);

gv::Expression uncertain(const std::string& path, const gv::Distribution& distribution) {
    return assumption(path, gv::Expression(distribution));
}

/// Whether something that happens with probability `p` can have happened `count` times of `runs`: fewer or more would
/// come once in a thousand.
void check_frequency(int count, int runs, double p) {
    using namespace boost::math;
    INFO(count << " of " << runs << ", expected " << p * runs);
    CHECK(count >= quantile(binomial(runs, p), 0.0005));
    CHECK(count <= quantile(complement(binomial(runs, p), 0.0005)));
}

const gv::Distribution& triangle() {
    static const gv::Distribution x = gv::triangular(0, 1, 5);
    return x;
}

/// How often the mean of a smooth function of three assumptions lies within its error bar, which is found from `parts`
/// independent parts of each run.
void check_mean(const gv::Sampling& sampling, std::uint64_t draws, int runs, double parts) {
    const gv::Expression x = uncertain("x", triangle()), y = uncertain("y", gv::uniform(1, 3)), z = uncertain("z", gv::uniform(0, 1));
    const double mean = 2 * 2.0 + 1.0 / 3 - 0.5 * 2;
    const double t = quantile(complement(boost::math::students_t(parts - 1), 0.025));
    int covered = 0;
    for (int run = 1; run <= runs; ++run) {
        const auto summary = gv::simulate({{"mean", x * y + z * z - 0.5 * y}}, horizon, draws,
                                          {.seed = static_cast<std::uint64_t>(run), .sampling = sampling, .threads = 1})
                                 .figure(0)
                                 .summary;
        covered += std::fabs(summary.mean - mean) <= t * summary.standard_error;
    }
    check_frequency(covered, runs, 0.95);
}

/// Correlation of two columns with mean 0 and variance 1.
double product_mean(const std::vector<double>& x, const std::vector<double>& y) {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
    return sum / static_cast<double>(x.size());
}

std::vector<double> standardized(std::vector<double> x) {
    const auto n = static_cast<double>(x.size());
    double mean = 0, square = 0;
    for (const double value : x) mean += value / n;
    for (const double value : x) square += (value - mean) * (value - mean) / n;
    for (double& value : x) value = (value - mean) / std::sqrt(square);
    return x;
}

std::vector<double> ranks(const std::vector<double>& x) {
    std::vector<std::size_t> order(x.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return x[i] < x[j]; });
    std::vector<double> result(x.size());
    for (std::size_t i = 0; i < order.size(); ++i) result[order[i]] = static_cast<double>(i);
    return result;
}

}  // namespace

TEST_CASE("the error of a mean covers the truth as often as it says, for every sampling") {
    check_mean({}, 1'024, 1'000, 1'024);
    check_mean(gv::latin_hypercube(), 4 * 1'024, 1'000, 4);
    check_mean(gv::sobol(1'024, 4), 4 * 1'024, 1'000, 4);
}

TEST_CASE("intervals of percentiles and errors of probabilities cover the truth as often as they say") {
    constexpr int runs = 1'000;
    const std::vector<double> shares{0.05, 0.1, 0.5, 0.9, 0.95}, thresholds{0.4, 1.0, 2.2, 3.9};
    std::vector<int> covered(shares.size(), 0), within(thresholds.size(), 0);
    const gv::Expression x = uncertain("x", triangle());
    for (int run = 1; run <= runs; ++run) {
        const auto summary = gv::simulate({{"x", x, thresholds}}, horizon, 1'024,
                                          {.seed = static_cast<std::uint64_t>(run), .threads = 1, .percentiles = shares})
                                 .figure(0)
                                 .summary;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const double truth = triangle().quantile(shares[i]);
            covered[i] += summary.percentiles[i].low <= truth && truth <= summary.percentiles[i].high;
        }
        for (std::size_t i = 0; i < thresholds.size(); ++i) {
            const double truth = 1 - triangle().cdf(thresholds[i]);
            within[i] += std::fabs(summary.exceedances[i].probability - truth) <= 1.96 * summary.exceedances[i].standard_error;
        }
    }
    // The draws between two order statistics are a whole number: an interval covers a little more than 95 %.
    for (const int count : covered) {
        INFO(count << " of " << runs);
        CHECK(count >= quantile(boost::math::binomial(runs, 0.95), 0.0005));
        CHECK(count <= quantile(complement(boost::math::binomial(runs, 0.965), 0.0005)));
    }
    // So is the number of draws above a threshold: 0.94 to 0.96 by the binomial distribution.
    for (const int count : within) {
        INFO(count << " of " << runs);
        CHECK(count >= quantile(boost::math::binomial(runs, 0.94), 0.0005));
        CHECK(count <= quantile(complement(boost::math::binomial(runs, 0.96), 0.0005)));
    }
}

TEST_CASE("a difference of scenarios over the same draws has the error of its own spread") {
    const gv::Expression x = uncertain("x", triangle()), y = uncertain("y", gv::uniform(1, 3));
    constexpr int runs = 300;
    int covered = 0;
    for (int run = 1; run <= runs; ++run) {
        const gv::Simulation both = gv::simulate({{"base", x * y}, {"change", x * (y + 0.1) - x * y}}, horizon, 1'024,
                                                 {.seed = static_cast<std::uint64_t>(run), .threads = 1});
        const auto base = both.figure(0).summary, change = both.figure(1).summary;
        CHECK(change.standard_error < base.standard_error / 10);
        covered += std::fabs(change.mean - 0.2) <= 1.96 * change.standard_error;
    }
    check_frequency(covered, runs, 0.95);
}

TEST_CASE("correlations of normal scores and of ranks are those asked for, within their standard error") {
    constexpr std::uint64_t draws = 20'000;
    const gv::numeric::QuantileTable normal = gv::numeric::normal_table();
    std::uint64_t seed = 0;
    for (const bool rank : {false, true})
        for (const double r : {-0.95, -0.6, -0.2, 0.0, 0.3, 0.7, 0.9}) {
            INFO((rank ? "rank " : "score ") << r);
            const gv::Correlation asked{{"x", "y", "z"}, {1, r, r * r, r, 1, r, r * r, r, 1}, rank};
            const gv::Simulation run = gv::simulate({{"x", uncertain("x", gv::uniform(0, 1)), {}, {}, true},
                                                     {"y", uncertain("y", gv::uniform(0, 1)), {}, {}, true},
                                                     {"z", uncertain("z", gv::uniform(0, 1)), {}, {}, true}},
                                                    horizon, draws, {.seed = ++seed, .correlations = {asked}});
            std::vector<std::vector<double>> columns;
            for (std::size_t i = 0; i < 3; ++i) {
                std::vector<double> column = run.kept(i);
                if (rank) {
                    column = ranks(column);
                } else {
                    for (double& u : column) u = gv::numeric::quantile_at(normal, u);
                }
                columns.push_back(standardized(column));
            }
            for (const auto& [i, j] : {std::pair<std::size_t, std::size_t>{0, 1}, {0, 2}, {1, 2}}) {
                const double truth = asked.matrix[3 * i + j], square = truth * truth;
                // Bonett and Wright (2000): (1 - r^2) sqrt(1 + r^2 / 2) for ranks, without the root for scores.
                const double error = (1 - square) * std::sqrt((rank ? 1 + square / 2 : 1) / static_cast<double>(draws));
                CHECK(std::fabs(product_mean(columns[i], columns[j]) - truth) < 3.5 * error);
            }
        }
}
