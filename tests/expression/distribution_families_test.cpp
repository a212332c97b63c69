// SPDX-License-Identifier: Apache-2.0
// Every family of distributions: moments against quadrature of its quantiles, probabilities against quantiles, closed
// forms, and what is refused.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/expression/distribution.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"

namespace gv = gevinst;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

const std::vector<gv::Distribution>& all_families() {
    static const std::vector<gv::Distribution> list{
        gv::triangular(1, 2, 5), gv::triangular(0, 0, 3), gv::pert(1, 2, 5), gv::pert(1, 4.5, 5, 0.7), gv::pert(0, 2, 30, 25), gv::uniform(-3, 4),
        gv::normal(5, 2), gv::lognormal(10, 0.8), gv::beta(2, 3), gv::beta(0.3, 0.6), gv::beta(40, 0.7), gv::gamma(0.4, 10), gv::gamma(7, 0.2),
        gv::bernoulli(0.3), gv::binomial(12, 0.35), gv::binomial(1, 0.1), gv::poisson(3.4), gv::poisson(700),
        gv::truncated(gv::normal(5, 2), 0, 6), gv::truncated(gv::normal(0, 1), 4, 4.5), gv::truncated(gv::normal(0, 1), -inf, -1),
        gv::truncated(gv::lognormal(10, 1), 2, inf), gv::truncated(gv::gamma(0.5, 2), 0, 3), gv::truncated(gv::beta(0.4, 0.5), 0.01, 1),
        gv::truncated(gv::pert(0, 3, 10), 2, 4), gv::truncated(gv::triangular(0, 1, 4), 0.5, 3), gv::truncated(gv::uniform(0, 10), 3, 20),
        gv::truncated(gv::poisson(3), 1, 6), gv::discrete({{1, 2}, {7, 1}, {3, 0.5}}), gv::empirical({3, 1, 4, 1, 5, 9, 2, 6}),
        gv::mixture({{gv::normal(0, 1), 0.3}, {gv::normal(10, 2), 0.7}}), gv::mixture({{gv::discrete({{0, 1}}), 0.4}, {gv::gamma(2, 3), 0.6}}),
        gv::mixture({{gv::uniform(0, 1), 1}, {gv::uniform(5, 6), 2}})};
    return list;
}

// Mean and standard deviation as integrals of the quantile over u, by binades from both ends and four-point Gauss rules
// in quarters of them.
std::pair<double, double> moments_of_quantiles(const gv::Distribution& x) {
    constexpr double places[] = {0.0694318442029737, 0.3300094782075719, 0.6699905217924281, 0.9305681557970263};
    constexpr double weights[] = {0.1739274225687269, 0.3260725774312731, 0.3260725774312731, 0.1739274225687269};
    const double about = x.quantile(0.5);
    double first = 0, second = 0;
    for (int binade = -36; binade < -1; ++binade)
        for (int part = 0; part < 4; ++part) {
            const double width = std::ldexp(0.25, binade), from = std::ldexp(1.0, binade) + part * width;
            for (int i = 0; i < 4; ++i)
                for (const double u : {from + places[i] * width, 1 - (from + places[i] * width)}) {
                    const double off = x.quantile(u) - about;
                    first += weights[i] * width * off;
                    second += weights[i] * width * off * off;
                }
        }
    return {about + first, std::sqrt(second - first * first)};
}

template <class F>
std::string refusal(F&& f) {
    return gevinst_test::message_of<gv::CaseError>(f);
}

}  // namespace

TEST_CASE("mean and standard deviation are the moments of the quantiles") {
    for (const gv::Distribution& x : all_families()) {
        INFO(x.text());
        // Steps do not fall on the edges of the rule's parts.
        const double tolerance = x.steps() || x.family() == gv::Distribution::Family::mixture ? 5e-2 : 5e-6;
        const auto [mean, sd] = moments_of_quantiles(x);
        CHECK_THAT(x.mean(), WithinAbs(mean, tolerance * x.sd()));
        CHECK_THAT(x.sd(), WithinRel(sd, tolerance));
    }
}

TEST_CASE("moments of what is truncated agree with published closed forms") {
    // Johnson, Kotz and Balakrishnan, 13.10: a normal between a and b. phi and Phi of the C library.
    const auto phi = [](double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::acos(-1.0)); };
    const auto below = [](double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; };
    for (const auto& [low, high] : {std::pair{-1.0, 2.0}, {0.5, inf}, {-inf, 0.0}, {-0.1, 0.1}}) {
        INFO(low << " to " << high);
        const double mass = below(high) - below(low);
        const double at_low = std::isinf(low) ? 0 : low * phi(low), at_high = std::isinf(high) ? 0 : high * phi(high);
        const double mean = (phi(low) - phi(high)) / mass;
        const gv::Distribution x = gv::truncated(gv::normal(0, 1), low, high);
        CHECK_THAT(x.mean(), WithinAbs(mean, 1e-13));
        CHECK_THAT(x.sd(), WithinRel(std::sqrt(1 + (at_low - at_high) / mass - mean * mean), 1e-11));
    }
    const gv::Distribution narrow = gv::truncated(gv::normal(0, 1), 1, 1.000001);  // as good as uniform
    CHECK_THAT(narrow.sd(), WithinRel(1e-6 / std::sqrt(12.0), 1e-6));
    const gv::Distribution part = gv::truncated(gv::uniform(0, 10), 3, 20);
    CHECK_THAT(part.mean(), WithinRel(6.5, 1e-13));
    CHECK_THAT(part.sd(), WithinRel(7 / std::sqrt(12.0), 1e-12));
    CHECK_THAT(gv::truncated(gv::gamma(1, 2), 3, inf).mean(), WithinRel(5, 1e-13));  // an exponential has no memory
    CHECK_THAT(gv::truncated(gv::normal(5, 2), -100, 100).sd(), WithinRel(2, 1e-12));
    CHECK_THAT(gv::truncated(gv::lognormal(10, 1), 1e-9, inf).sd(), WithinRel(gv::lognormal(10, 1).sd(), 1e-11));
}

TEST_CASE("what can be one value only has that value as its mean, to the last bit") {
    for (const double weight : {0.1, 0.7, 3.0})
        for (const double x : {1.5141886800651236, 93.70356890472154, -0.3, 1e-310}) {
            INFO(x << " with the weight " << weight);
            CHECK(gv::discrete({{x, weight}, {x + 1, 0}}).mean() == x);
            CHECK(gv::discrete({{x, weight}, {x + 1, 0}}).sd() == 0);
            CHECK(gv::mixture({{gv::normal(x, 0), weight}, {gv::normal(x, 0), weight / 3}, {gv::normal(9, 1), 0}}).mean() == x);
        }
}

TEST_CASE("a quantile is the least value that its probability does not exceed") {
    for (const gv::Distribution& x : all_families())
        for (const double p : {0x1p-33, 1e-6, 0.01, 0.1, 0.25, 0.333, 0.5, 0.8, 0.99, 1 - 0x1p-33}) {
            INFO(x.text() << " at " << p);
            const double value = x.quantile(p);
            CHECK(value >= x.lower());
            CHECK(value <= x.upper());
            if (x.steps() || x.family() == gv::Distribution::Family::mixture) {
                CHECK(x.cdf(value) >= p);
                CHECK(x.cdf(std::nextafter(value, -inf)) < p + 1e-15);
            } else {
                // Between its neighbours: near 1 the values of a beta are further apart than the probabilities.
                CHECK(x.cdf(std::nextafter(value, -inf)) < p + 1e-12);
                CHECK(x.cdf(std::nextafter(value, inf)) > p - 1e-12);
            }
        }
}

TEST_CASE("quantiles of 0 and 1 are the ends of the support, and probabilities beyond it 0 and 1") {
    for (const gv::Distribution& x : all_families()) {
        INFO(x.text());
        CHECK(x.quantile(0) == x.lower());
        CHECK(x.quantile(1) == x.upper());
        CHECK(x.cdf(x.upper()) == 1);
        if (std::isfinite(x.lower())) CHECK(x.cdf(std::nextafter(x.lower(), -inf)) == 0);
    }
    CHECK(gv::normal(5, 0).quantile(0.3) == 5);
    CHECK(gv::normal(5, 0).cdf(5) == 1);
    CHECK(gv::normal(5, 0).cdf(4.999) == 0);
    CHECK(gv::lognormal(5, 0).quantile(0.3) == 5);
    CHECK(gv::poisson(0).quantile(0.5) == 0);
    CHECK(gv::binomial(4, 1).quantile(0.5) == 4);
    // Probabilities of 0 and 1 leave one value.
    const std::vector<std::pair<gv::Distribution, double>> certain{
        {gv::bernoulli(0), 0}, {gv::bernoulli(1), 1}, {gv::binomial(10, 0), 0}, {gv::binomial(10, 1), 10}, {gv::poisson(0), 0}};
    for (const auto& [x, value] : certain) {
        INFO(x.text());
        for (const double p : {0.0, 0.5, 1.0}) CHECK(x.quantile(p) == value);
        CHECK(x.cdf(value - 0.5) == 0);
        CHECK(x.cdf(value) == 1);
    }
}

TEST_CASE("a PERT's shape weighs its mode") {
    CHECK(gv::pert(0, 1, 4, 4) == gv::pert(0, 1, 4));
    CHECK_THAT(gv::pert(0, 1, 4, 10).mean(), WithinRel(14.0 / 12, 1e-15));
    CHECK(gv::pert(0, 1, 4, 10).sd() < gv::pert(0, 1, 4).sd());
    CHECK(gv::pert(0, 1, 4).text() == "pert(0, 1, 4)");
    CHECK(gv::pert(0, 1, 4, 10).text() == "pert(0, 1, 4, 10)");
}

TEST_CASE("modes of the families") {
    CHECK(gv::gamma(3, 2).mode() == 4);
    CHECK(gv::gamma(0.5, 2).mode() == 0);
    CHECK(gv::binomial(10, 0.3).mode() == 3);
    CHECK(gv::binomial(10, 1).mode() == 10);
    CHECK(gv::poisson(3.4).mode() == 3);
    CHECK(gv::truncated(gv::normal(5, 2), 6, 8).mode() == 6);
    CHECK(gv::truncated(gv::normal(5, 2), 0, 8).mode() == 5);
    CHECK(gv::truncated(gv::uniform(0, 4), 2, 8).mode() == 3);
    CHECK(gv::truncated(gv::poisson(3.4), 4, 8).mode() == 4);
    CHECK(gv::discrete({{1, 0.2}, {4, 0.8}}).mode() == 4);
    CHECK(gv::empirical({1, 2, 2, 3}).mode() == 2);
    CHECK(refusal([] { return gv::empirical({1, 2}).mode(); }) ==
          "empirical(1, 2): has no single most likely value; take the mean as point value");
    CHECK(refusal([] { return gv::mixture({{gv::normal(0, 1), 1}}).mode(); }) ==
          "mixture(normal(0, 1): 1): the most likely value of a mixture is not known; take the mean as point value");
}

TEST_CASE("the ends of the support take conditions and weights into account") {
    CHECK(gv::truncated(gv::gamma(2, 1), -5, 3).lower() == 0);
    CHECK(gv::truncated(gv::gamma(2, 1), -5, 3).upper() == 3);
    CHECK(gv::discrete({{1, 0}, {2, 1}, {3, 0}}).lower() == 2);
    CHECK(gv::discrete({{1, 0}, {2, 1}, {3, 0}}).upper() == 2);
    CHECK(gv::mixture({{gv::normal(0, 1), 0}, {gv::uniform(2, 3), 1}}).lower() == 2);
    CHECK(gv::binomial(5, 0.5).upper() == 5);
    CHECK(gv::poisson(5).upper() == inf);
}

TEST_CASE("distributions whose mean, width or values are no doubles are refused") {
    const std::string reason = ": its mean, width or values are beyond the largest number there is, 1.8e308";
    CHECK(refusal([] { return gv::uniform(-1.7e308, 1.7e308); }) == "uniform(-1.7e+308, 1.7e+308)" + reason);
    CHECK(refusal([] { return gv::triangular(-1e308, 0, 1e308); }).ends_with(reason));
    CHECK(refusal([] { return gv::pert(1e308, 1.2e308, 1.5e308); }).ends_with(reason));  // their sum
    CHECK(refusal([] { return gv::normal(0, 1e308); }).ends_with(reason));
    CHECK(refusal([] { return gv::lognormal(1, 200); }).ends_with(reason));
    CHECK(refusal([] { return gv::gamma(0.01, 1e308); }).ends_with(reason));
    CHECK(refusal([] { return gv::empirical({1.5e308, 1.6e308}); }).ends_with(reason));
    CHECK(refusal([] { return gv::discrete({{1.5e308, 1}, {1.6e308, 1}}); }).ends_with(reason));
    // What is large and has no spread that a double holds may still be drawn.
    CHECK(std::isfinite(gv::lognormal(1, 30).mean()));
    CHECK(gv::lognormal(1, 30).sd() == inf);
}

TEST_CASE("parameters of the families that make no distribution are refused in words") {
    CHECK(refusal([] { return gv::pert(0, 1, 2, 0); }) == "pert(0, 1, 2, 0): the shape must be above 0 and at most 100,000");
    CHECK(refusal([] { return gv::gamma(0, 1); }) == "gamma(0, 1): shape and scale must be above 0");
    CHECK(refusal([] { return gv::gamma(0.001, 1); }).ends_with("a shape below 0.01 leaves nearly all values at 0: take discrete"));
    CHECK(refusal([] { return gv::beta(2, 0.001); }).ends_with("a shape below 0.01 leaves nearly all values at an end: take bernoulli or discrete"));
    CHECK(refusal([] { return gv::binomial(2.5, 0.5); }) == "binomial(2.5, 0.5): n must be a whole number from 1 to a thousand million");
    CHECK(refusal([] { return gv::binomial(2, 1.5); }) == "binomial(2, 1.5): the probability must lie between 0 and 1");
    CHECK(refusal([] { return gv::poisson(-1); }) == "poisson(-1): the mean must lie between 0 and a thousand million");
    CHECK(refusal([] { return gv::truncated(gv::normal(0, 1), 2, 1); }) == "truncated(normal(0, 1), 2, 1): low must be below high");
    CHECK(refusal([] { return gv::truncated(gv::uniform(0, 1), 2, 3); }) == "truncated(uniform(0, 1), 2, 3): no value can lie between these bounds");
    CHECK(refusal([] { return gv::truncated(gv::poisson(3), 1.2, 1.8); }) == "truncated(poisson(3), 1.2, 1.8): no value can lie between these bounds");
    CHECK(refusal([] { return gv::truncated(gv::normal(0, 0), -1, 1); }) == "truncated(normal(0, 0), -1, 1): there is nothing to truncate without spread");
    CHECK(refusal([] { return gv::truncated(gv::truncated(gv::normal(0, 1), -1, 1), 0, 1); }).ends_with("state both bounds in one 'truncated'"));
    CHECK(refusal([] { return gv::truncated(gv::mixture({{gv::normal(0, 1), 1}}), 0, 1); }).ends_with("truncate the components of the mixture"));
    CHECK(refusal([] { return gv::discrete({}); }).ends_with("at least one value, as in discrete(0: 0.4, 10: 0.6)"));
    CHECK(refusal([] { return gv::discrete({{1, 1}, {1, 2}}); }) == "discrete(1: 1, 1: 2): the value 1 stands twice");
    CHECK(refusal([] { return gv::discrete({{1, -1}}); }) == "discrete(1: -1): a weight is -1, and must be a finite number not below 0");
    CHECK(refusal([] { return gv::discrete({{1, 0}}); }) == "discrete(1: 0): the weights must sum to a finite number above 0");
    CHECK(refusal([] { return gv::empirical({}); }) == "empirical(): an empirical distribution has at least one value");
    CHECK(refusal([] { return gv::empirical({1, inf}); }).ends_with("a value is not a finite number"));
    CHECK(refusal([] { return gv::mixture({}); }).ends_with("as in mixture(normal(0, 1): 0.3, normal(5, 1): 0.7)"));
    CHECK(refusal([] { return gv::normal(0, 1).quantile(1.5); }) == "normal(0, 1): a quantile is asked for by a probability between 0 and 1, not 1.5");
    CHECK(refusal([] { return gv::Distribution(gv::Distribution::Family::discrete, {1}); }) == "discrete is not made of numbers alone");
}
