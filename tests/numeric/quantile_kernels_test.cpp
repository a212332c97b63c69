// SPDX-License-Identifier: Apache-2.0
// Quantiles without a table of polynomials: closed forms, exponentials of the normal table, and single values.
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/triangular.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "gevinst/numeric/family_tables.hpp"
#include "gevinst/numeric/philox.hpp"
#include "gevinst/numeric/quantile_kernels.hpp"
#include "gevinst/numeric/step_table.hpp"
#include "support/catch2.hpp"
#include "support/lanes.hpp"

namespace numeric = gevinst::numeric;

// Over the tests too: always_inline operations take the rules of the function that calls them.
GEVINST_NO_CONTRACTION_BEGIN

namespace {

// Draws' uniforms, many of them near the ends, and an odd number of them.
std::vector<double> uniforms() {
    std::vector<double> u;
    for (std::uint64_t i = 0; i < 2'003; ++i) {
        const std::uint32_t word = numeric::uniform_word(3, 4, i) >> (i % 4 == 0 ? i % 32 : 0);
        u.push_back(numeric::uniform(i % 8 == 0 ? ~word : word));
    }
    u.push_back(numeric::uniform(0));
    u.push_back(numeric::uniform(~0u));
    return u;
}

template <class Quantile>
void check_lanes(const Quantile& quantile) {
    const std::vector<double> u = uniforms();
    std::vector<double> one(u.size()), found(u.size());
    for (std::size_t i = 0; i < u.size(); ++i) one[i] = numeric::quantile_at(quantile, u[i]);
    for (const int width : gevinst_test::lane_widths()) {
        numeric::run_lanes<numeric::ClosedForm<Quantile>>(width, found.data(), u.size(), u.data(), &quantile);
        CHECK(found == one);
    }
}

}  // namespace

TEST_CASE("triangular quantiles agree with Boost.Math, and stay between min and max") {
    for (const double mode : {1.5, 1.50001, 2.0, 3.9, 4.0}) {
        const numeric::TriangularQuantile triangle{1.5, mode, 4.0};
        const boost::math::triangular truth(1.5, mode, 4.0);
        for (const double u : uniforms()) {
            INFO("mode = " << mode << ", u = " << u);
            const double x = numeric::quantile_at(triangle, u);
            CHECK(std::fabs(x - quantile(truth, u)) < 1e-14);
            CHECK(x >= 1.5);
            CHECK(x <= 4.0);
        }
        check_lanes(triangle);
    }
}

TEST_CASE("uniform and Bernoulli quantiles are what they are called") {
    const numeric::UniformQuantile between{0.7, 0.9};
    CHECK(numeric::quantile_at(between, 0.5) == 0.8);
    CHECK(numeric::quantile_at(between, 1.0) <= 0.9);
    check_lanes(between);
    const numeric::BernoulliQuantile event{0.25};
    CHECK(numeric::quantile_at(event, 0.75) == 0.0);
    CHECK(numeric::quantile_at(event, 0.7500001) == 1.0);
    CHECK(numeric::quantile_at(numeric::BernoulliQuantile{0.0}, 1 - 0x1p-33) == 0.0);
    CHECK(numeric::quantile_at(numeric::BernoulliQuantile{1.0}, 0x1p-33) == 1.0);
    check_lanes(event);
}

TEST_CASE("lognormal values from the normal table have a relative error below 1e-12 up to sigma = 3") {
    const numeric::QuantileTable normal = numeric::normal_table();
    const std::vector<double> u = uniforms();
    std::vector<double> x(u.size()), found(u.size());
    for (const double sigma : {0.1, 0.5, 1.0, 3.0}) {
        const numeric::Placement placement{20.0, sigma};
        numeric::apply_exponential_table(x.data(), u.data(), u.size(), normal, placement);
        const boost::math::lognormal_distribution<long double> truth(std::log(20.0L), sigma);
        for (std::size_t i = 0; i < u.size(); ++i) {
            INFO("sigma = " << sigma << ", u = " << u[i]);
            CHECK(std::fabs(x[i] / static_cast<double>(quantile(truth, static_cast<long double>(u[i]))) - 1.0) < 1e-12);
        }
        for (const int width : gevinst_test::lane_widths()) {
            numeric::run_lanes<numeric::ReadTable<numeric::PlacedExponential>>(width, found.data(), u.size(), u.data(), &normal, &placement);
            CHECK(found == x);
        }
    }
}

TEST_CASE("a step table gives each value its share of the uniforms") {
    const numeric::StepTable table = numeric::step_table({1, 2, 5, 7}, {1, 0, 2, 1});
    CHECK(numeric::quantile_at(table, 0.0) == 1.0);
    CHECK(numeric::quantile_at(table, 0.25) == 1.0);
    CHECK(numeric::quantile_at(table, 0.25 + 0x1p-33) == 5.0);  // a value without weight is never drawn
    CHECK(numeric::quantile_at(table, 0.75) == 5.0);
    CHECK(numeric::quantile_at(table, 0.76) == 7.0);
    CHECK(numeric::quantile_at(table, 1.0) == 7.0);
    CHECK(numeric::quantile_at(numeric::step_table({3}, {0.1}), 0.4) == 3.0);
    const numeric::StepTable first_without = numeric::step_table({1, 2}, {0, 1});
    CHECK(numeric::quantile_at(first_without, 0.0) == 2.0);
    const numeric::StepTable last_without = numeric::step_table({1, 2}, {1, 0});
    CHECK(numeric::quantile_at(last_without, 1.0) == 1.0);
}

TEST_CASE("a long step table finds what a search finds") {
    std::vector<double> values, weights;
    for (std::uint64_t i = 0; i < 1'000; ++i) {
        values.push_back(static_cast<double>(i));
        weights.push_back(i % 7 == 0 ? 0.0 : numeric::uniform(numeric::uniform_word(1, 1, i)) * (i < 10 ? 1e-6 : 1.0));
    }
    const numeric::StepTable table = numeric::step_table(values, weights);
    std::vector<double> u = uniforms(), x(u.size());
    numeric::apply_table(x.data(), u.data(), u.size(), table);
    for (std::size_t i = 0; i < u.size(); ++i) {
        const auto found = std::lower_bound(table.up_to.begin(), table.up_to.end(), u[i]);
        REQUIRE(x[i] == static_cast<double>(found - table.up_to.begin()));
    }
}

TEST_CASE("binomial and Poisson tables have Boost.Math's probabilities") {
    for (const double n : {1.0, 2.0, 10.0, 1000.0, 1e6})
        for (const double p : {1e-6, 0.03, 0.5, 0.999}) {
            INFO("binomial, n = " << n << ", p = " << p);
            const boost::math::binomial truth(n, p);
            const numeric::StepTable table = numeric::binomial_table(n, p);
            CHECK(table.values.front() >= 0.0);
            CHECK(table.values.back() <= n);
            double worst = 0.0;
            for (std::size_t i = 0; i + 1 < table.values.size(); ++i)
                worst = std::max(worst, std::fabs(table.up_to[i] - cdf(truth, table.values[i])));
            CHECK(worst < 1e-12);
        }
    for (const double mean : {0.001, 0.5, 1.0, 7.7, 2500.0, 1e6}) {
        INFO("Poisson, mean = " << mean);
        const boost::math::poisson truth(mean);
        const numeric::StepTable table = numeric::poisson_table(mean);
        CHECK(table.values.front() >= 0.0);
        double worst = 0.0;
        for (std::size_t i = 0; i + 1 < table.values.size(); ++i)
            worst = std::max(worst, std::fabs(table.up_to[i] - cdf(truth, table.values[i])));
        CHECK(worst < 1e-12);
    }
}

GEVINST_NO_CONTRACTION_END
