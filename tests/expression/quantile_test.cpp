// SPDX-License-Identifier: Apache-2.0
// Quantiles made ready for draws give what the exact quantiles give, for every family, truncated and mixed ones too.
#include "gevinst/expression/quantile.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "gevinst/numeric/philox.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

std::vector<double> uniforms() {
    std::vector<double> u;
    for (std::uint64_t i = 0; i < 400; ++i) u.push_back(gv::numeric::uniform(gv::numeric::uniform_word(5, 6, i)));
    for (int k = 0; k < 20; ++k) {
        u.push_back(gv::numeric::uniform(static_cast<std::uint32_t>(1u << k)));
        u.push_back(1 - u.back());
    }
    return u;
}

void check_draws(const gv::Distribution& x, double tolerance, double from, double to) {
    INFO(x.text());
    gv::QuantileTables tables;
    const gv::Quantile quantile(x, tables);
    std::vector<double> u = uniforms(), drawn = u;
    quantile.apply(drawn.data(), drawn.size());
    const double range = x.quantile(0.999) - x.quantile(0.001);
    double worst = 0, at = 0;
    for (std::size_t i = 0; i < u.size(); ++i) {
        CHECK(drawn[i] == quantile(u[i]));
        CHECK(drawn[i] >= x.lower());
        CHECK(drawn[i] <= x.upper());
        const double off = std::fabs(drawn[i] - x.quantile(u[i])) / (range > 0 ? range : 1);
        if (u[i] > from && u[i] < to && off > worst) worst = off, at = u[i];
    }
    INFO("u = " << at << ", error = " << worst);
    CHECK(worst <= tolerance);
}

}  // namespace

TEST_CASE("draws of every family are its quantiles, to 1e-10 of the range") {
    for (const gv::Distribution& x : std::vector<gv::Distribution>{
             gv::triangular(1, 2, 5), gv::pert(1, 2, 5), gv::pert(0.3, 0.9, 1, 12), gv::uniform(-3, 4), gv::normal(5, 2), gv::normal(5, 0),
             gv::lognormal(10, 0.8), gv::lognormal(10, 0), gv::beta(2, 3), gv::beta(0.3, 0.6), gv::gamma(0.4, 10), gv::gamma(7, 0.2), gv::bernoulli(0.3),
             gv::binomial(12, 0.35), gv::poisson(3.4), gv::poisson(0), gv::truncated(gv::normal(5, 2), 0, 6), gv::truncated(gv::normal(0, 1), 4, 4.5),
             gv::truncated(gv::lognormal(10, 1), 2, 40), gv::truncated(gv::gamma(0.5, 2), 0, 3), gv::truncated(gv::beta(0.4, 0.5), 0.01, 1),
             gv::truncated(gv::pert(0, 3, 10), 2, 4), gv::truncated(gv::triangular(0, 1, 4), 0.5, 3), gv::truncated(gv::uniform(0, 10), 3, 20),
             gv::truncated(gv::poisson(3), 1, 6), gv::discrete({{1, 2}, {7, 1}, {3, 0.5}}), gv::empirical({3, 1, 4, 1, 5, 9, 2, 6})})
        check_draws(x, 1e-10, 0, 1);
}

TEST_CASE("draws of the smallest and of large shapes are quantiles, to 1e-9 of the range") {
    for (const gv::Distribution& x : std::vector<gv::Distribution>{gv::gamma(0.01, 1), gv::gamma(0.03, 5), gv::gamma(1e7, 1), gv::beta(0.01, 0.01),
                                                                   gv::beta(0.01, 0.03), gv::beta(0.02, 100), gv::beta(1e5, 0.01), gv::beta(1e6, 1e6)})
        check_draws(x, 1e-9, 0, 1);
}

TEST_CASE("draws of a mixture are its quantiles, to 1e-10 of the range but where its probabilities run out of digits near 1") {
    for (const gv::Distribution& x : std::vector<gv::Distribution>{
             gv::mixture({{gv::normal(0, 1), 0.3}, {gv::normal(10, 2), 0.7}}), gv::mixture({{gv::discrete({{0, 1}}), 0.4}, {gv::gamma(2, 3), 0.6}}),
             gv::mixture({{gv::uniform(0, 1), 1}, {gv::uniform(5, 6), 2}}), gv::mixture({{gv::triangular(0, 1, 4), 1}, {gv::uniform(2, 3), 2}}),
             gv::mixture({{gv::beta(0.3, 0.5), 1}, {gv::poisson(1), 2}, {gv::normal(0, 1), 0}}), gv::mixture({{gv::normal(3, 0), 1}, {gv::normal(3, 1), 1}}),
             gv::mixture({{gv::lognormal(1, 1), 1}, {gv::pert(0, 2, 10), 2}, {gv::truncated(gv::normal(0, 3), 2, inf), 3}}),
             gv::mixture({{gv::normal(0, 0.001), 1}, {gv::normal(0, 1), 1}}), gv::mixture({{gv::bernoulli(0.2), 1}})})
        check_draws(x, 1e-10, 0, 1 - 1e-5);
}

TEST_CASE("equal shapes share a table") {
    gv::QuantileTables tables;
    const auto table_of = [&](const gv::Distribution& x) { return tables.of(*gv::bounded_shape(x)); };
    CHECK(table_of(gv::normal(0, 1)) == table_of(gv::lognormal(10, 0.4)));
    CHECK(table_of(gv::pert(0, 1, 4)) == table_of(gv::pert(10, 20, 50)));
    CHECK(table_of(gv::gamma(2, 1)) == table_of(gv::gamma(2, 5)));
    CHECK(table_of(gv::gamma(2, 1)) != table_of(gv::gamma(3, 1)));
    CHECK(table_of(gv::normal(0, 1)) != table_of(gv::truncated(gv::normal(0, 1), 0, 1)));
}
