// SPDX-License-Identifier: Apache-2.0
// Counts above and below a level: Boost.Math's probabilities summed in higher precision, exact relations, extremes.
#include "gevinst/numeric/count_excess.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/poisson.hpp>

#include "support/catch2.hpp"

namespace numeric = gevinst::numeric;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// The sums by their definition over Boost.Math's probabilities.
struct Sums {
    long double above = 0, below = 0, beyond = 0;
};
template <class Distribution>
Sums sums(const Distribution& counts, double level) {
    Sums result;
    const double mean = static_cast<double>(boost::math::mean(counts)), sd = static_cast<double>(boost::math::standard_deviation(counts));
    // From the far end, so that small terms come first.
    const double last = std::ceil(std::max(level, mean) + 50 * sd + 100);
    for (double x = last; x >= 0; --x) {
        const long double p = boost::math::pdf(counts, static_cast<long double>(x));
        if (x > level) {
            result.above += (x - level) * p;
            result.beyond += p;
        }
    }
    for (double x = 0; x < level; ++x) result.below += (level - x) * boost::math::pdf(counts, static_cast<long double>(x));
    return result;
}
void check(const numeric::CountExcess& found, const Sums& sums) {
    CHECK_THAT(found.above, WithinRel(static_cast<double>(sums.above), 1e-11) || WithinAbs(0, 1e-290));
    CHECK_THAT(found.below, WithinRel(static_cast<double>(sums.below), 1e-11) || WithinAbs(0, 1e-290));
    CHECK_THAT(found.beyond, WithinRel(static_cast<double>(sums.beyond), 1e-11) || WithinAbs(0, 1e-290));
}

}  // namespace

TEST_CASE("what Poisson counts are above and below a level is the sum of its terms") {
    for (const double mean : {1e-6, 0.02, 0.7, 1.0, 3.5, 12.0, 80.0, 431.7, 2000.0})
        for (const double at : {0.0, 0.3, 0.5, 0.8, 0.95, 1.0, 1.1, 1.5, 2.0, 3.0})
            for (const double more : {0.0, 0.001, 0.5, 0.999, 1.0, 2.25, 30.0}) {
                const double level = at * mean + more;
                INFO("mean " << mean << ", level " << level);
                check(numeric::count_excess(mean, 0, level), sums(boost::math::poisson_distribution<long double>(mean), level));
            }
}

TEST_CASE("what negative binomial counts are above and below a level is the sum of its terms") {
    for (const double mean : {0.02, 0.7, 3.5, 12.0, 80.0})
        for (const double dispersion : {1e-4, 0.01, 0.3, 1.0, 2.5})
            for (const double at : {0.0, 0.3, 0.8, 1.0, 1.5, 3.0})
                for (const double more : {0.0, 0.001, 0.5, 0.999, 2.25, 30.0}) {
                    const double level = at * mean + more;
                    INFO("mean " << mean << ", dispersion " << dispersion << ", level " << level);
                    const long double alpha = dispersion, stop = 1 / (1 + alpha * static_cast<long double>(mean));
                    check(numeric::count_excess(mean, dispersion, level),
                          sums(boost::math::negative_binomial_distribution<long double>(1 / alpha, stop), level));
                }
}

TEST_CASE("without dispersion a negative binomial count is Poisson, and near it nearly") {
    for (const double mean : {0.5, 7.0, 300.0})
        for (const double level : {0.0, 0.4, 6.5, 290.0, 330.0}) {
            INFO("mean " << mean << ", level " << level);
            const numeric::CountExcess poisson = numeric::count_excess(mean, 0, level), near = numeric::count_excess(mean, 1e-13, level);
            CHECK_THAT(near.above, WithinRel(poisson.above, 1e-7));
            CHECK_THAT(near.below, WithinRel(poisson.below, 1e-7));
            CHECK(numeric::count_excess(mean, 1e-21, level).above == poisson.above);
        }
}

TEST_CASE("above less below is mean less level, and above is convex and falls in the level") {
    for (const double dispersion : {0.0, 1e-6, 0.2, 3.0})
        for (const double mean : {0.3, 5.0, 60.0, 1e4, 1e7}) {
            double before = mean, slope = -1;
            for (int i = 1; i <= 200; ++i) {
                const double level = mean * i / 50, step = mean / 50;
                INFO("mean " << mean << ", dispersion " << dispersion << ", level " << level);
                const numeric::CountExcess found = numeric::count_excess(mean, dispersion, level);
                CHECK_THAT(found.above - found.below, WithinAbs(mean - level, 1e-11 * (mean + level)));
                CHECK(found.above <= before);
                const double now = (found.above - before) / step;
                CHECK(now >= slope - 1e-11 * 50);
                before = found.above;
                slope = now;
            }
        }
}

TEST_CASE("levels below zero, no mean, far levels and what is no count") {
    CHECK(numeric::count_excess(3, 0, -2).above == 5);
    CHECK(numeric::count_excess(3, 0.5, -2).below == 0);
    CHECK(numeric::count_excess(3, 0, 0).above == 3);
    CHECK(numeric::count_excess(0, 0, 2.5).above == 0);
    CHECK(numeric::count_excess(0, 1, 2.5).below == 2.5);
    CHECK(numeric::count_excess(3, 0, 1e9).above == 0);
    CHECK(numeric::count_excess(3, 0, 1e9).below == 1e9 - 3);
    CHECK(numeric::count_excess(1e9, 0, 0.5).above == 1e9 - 0.5);
    for (const double nan : {std::nan(""), -1.0, HUGE_VAL, 2e9}) CHECK(std::isnan(numeric::count_excess(nan, 0, 3).above));
    for (const double nan : {std::nan(""), -1.0, HUGE_VAL}) CHECK(std::isnan(numeric::count_excess(3, nan, 3).above));
    for (const double nan : {std::nan(""), -HUGE_VAL, HUGE_VAL}) CHECK(std::isnan(numeric::count_excess(3, 1, nan).below));
}
