// SPDX-License-Identifier: Apache-2.0
// Densities, tails and exact quantiles against Boost.Math, which is used in tests only.
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "gevinst/numeric/exact_quantile.hpp"
#include "support/catch2.hpp"

namespace numeric = gevinst::numeric;

namespace {

const std::vector<double> shapes{0.01, 0.05, 0.3, 0.5, 1, 1.5, 2, 7.25, 30, 400, 1e4, 1e5};

double off(double got, double truth) { return truth == got ? 0.0 : std::fabs(got / truth - 1.0); }

// Where a tail is the larger one, nothing below its last place is asked of it.
double tails_off(const numeric::Tails& got, double lower, double upper) {
    return lower < upper ? std::max(off(got.lower, lower), std::fabs(got.upper - upper))
                         : std::max(off(got.upper, upper), std::fabs(got.lower - lower));
}

}  // namespace

TEST_CASE("log_gamma and log_beta agree with Boost.Math") {
    for (const double a : shapes) {
        INFO("a = " << a);
        const double truth = boost::math::lgamma(a);
        CHECK(std::fabs(numeric::log_gamma(a) - truth) < 3e-15 * std::max(1.0, std::fabs(truth)));
        for (const double b : shapes) {
            INFO("b = " << b);
            const long double beta = boost::math::lgamma(static_cast<long double>(a)) +
                                     boost::math::lgamma(static_cast<long double>(b)) -
                                     boost::math::lgamma(static_cast<long double>(a) + static_cast<long double>(b));
            const double size = std::fabs(static_cast<double>(beta));
            const double truth_rounding = 1e-18 * (a + b) * std::log(2 + a + b);
            CHECK(std::fabs(static_cast<double>(numeric::log_beta(a, b) - beta)) < 1e-14 * std::max(1.0, size) + truth_rounding);
        }
    }
}

TEST_CASE("the normal density and tails agree with Boost.Math, 37 standard deviations out too") {
    const boost::math::normal_distribution<long double> truth;
    for (double z = -37.0; z <= 37.0; z += 0.0625) {
        INFO("z = " << z);
        CHECK(off(numeric::normal_density(z), static_cast<double>(pdf(truth, z))) < 1e-15);
        CHECK(tails_off(numeric::normal_tails(z), static_cast<double>(cdf(truth, z)),
                        static_cast<double>(cdf(complement(truth, z)))) < 2e-14);
    }
    CHECK(numeric::normal_tails(1e300).upper == 0.0);
    CHECK(numeric::normal_tails(-std::numeric_limits<double>::infinity()).lower == 0.0);
}

TEST_CASE("gamma densities and tails agree with Boost.Math to 1e-12") {
    for (const double shape : shapes) {
        const boost::math::gamma_distribution<> truth(shape);
        for (const double share : {1e-300, 1e-9, 1e-3, 0.1, 0.5, 0.8, 0.99, 1.0, 1.01, 1.3, 2.0, 10.0, 50.0}) {
            const double x = shape * share;
            INFO("shape = " << shape << ", x = " << x);
            const double lower = cdf(truth, x), upper = cdf(complement(truth, x));
            if (lower < 1e-290 || upper < 1e-290) continue;
            CHECK(off(numeric::gamma_density(shape, x), pdf(truth, x)) < 1e-12);
            CHECK(tails_off(numeric::gamma_tails(shape, x), lower, upper) < 1e-12);
        }
    }
}

TEST_CASE("beta densities and tails agree with Boost.Math to 1e-12") {
    for (const double a : shapes)
        for (const double b : shapes) {
            const boost::math::beta_distribution<> truth(a, b);
            const double mean = a / (a + b), sd = std::sqrt(a * b / (a + b + 1)) / (a + b);
            for (const double steps : {-6.0, -2.0, -0.5, 0.0, 0.7, 3.0, 7.0})
                for (const double x : {mean + steps * sd, std::pow(2.0, steps * 3 - 25)}) {
                    if (!(x > 0 && x < 1)) continue;
                    INFO("alpha = " << a << ", beta = " << b << ", x = " << x);
                    const double lower = cdf(truth, x), upper = cdf(complement(truth, x));
                    if (lower < 1e-290 || upper < 1e-290) continue;
                    // What the rounding of x itself changes, where 1 - x is small.
                    const double rounding = 1e-16 * b / (1 - x);
                    CHECK(off(numeric::beta_density(a, b, x, 1 - x), pdf(truth, x)) < 1e-12 + rounding);
                    CHECK(tails_off(numeric::beta_tails(a, b, x, 1 - x), lower, upper) < 1e-12 + rounding);
                }
        }
}

TEST_CASE("densities at the ends of the support are 0, finite or infinite by the shape") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(numeric::gamma_density(0.5, 0.0) == infinity);
    CHECK(numeric::gamma_density(1.0, 0.0) == 1.0);
    CHECK(numeric::gamma_density(2.0, 0.0) == 0.0);
    CHECK(numeric::beta_density(0.5, 2.0, 0.0, 1.0) == infinity);
    CHECK(numeric::beta_density(1.0, 3.0, 0.0, 1.0) == 3.0);
    CHECK(numeric::beta_density(3.0, 1.0, 1.0, 0.0) == 3.0);
    CHECK(numeric::beta_density(3.0, 2.0, 1.0, 0.0) == 0.0);
}

TEST_CASE("an exact quantile has the tails that were asked for") {
    for (const double p : {1e-250, 1e-12, 0x1p-33, 1e-3, 0.2, 0.5, 0.7, 1 - 1e-9}) {
        const numeric::Tails below{p, 1 - p}, above{1 - p, p};
        for (const numeric::Tails& tails : {below, above}) {
            INFO("lower = " << tails.lower << ", upper = " << tails.upper);
            CHECK(tails_off(numeric::normal_tails(numeric::normal_quantile(tails)), tails.lower, tails.upper) < 1e-12);
            for (const double a : shapes) {
                INFO("a = " << a);
                const double x = numeric::gamma_quantile(a, tails);
                if (x > 1e-290)  // else the power law of a small shape has run out of doubles
                    CHECK(tails_off(numeric::gamma_tails(a, x), tails.lower, tails.upper) < 1e-11);
                for (const double b : shapes) {
                    INFO("b = " << b);
                    const numeric::Fraction at = numeric::beta_quantile(a, b, tails);
                    if (std::min(at.x, at.y) > 1e-290)
                        CHECK(tails_off(numeric::beta_tails(a, b, at.x, at.y), tails.lower, tails.upper) < 1e-11);
                }
            }
        }
    }
}
