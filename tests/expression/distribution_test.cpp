// SPDX-License-Identifier: Apache-2.0
// Distributions as leaves: published means and standard deviations, laws of location and scale, modes, bad parameters.
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "gevinst/expression/arithmetic.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using gevinst_test::message_of;
using gevinst_test::values_of;

namespace {

double mean_of(const gv::Expression& x) { return values_of(x, gv::Horizon(2026, 2026), gv::PointValue::mean)[0]; }
double mode_of(const gv::Expression& x) { return values_of(x, gv::Horizon(2026, 2026), gv::PointValue::mode)[0]; }

struct ThreePoints {
    double min, mode, max, mean, sd;
};

template <class F>
std::string refusal(F&& f) {
    return message_of<gv::CaseError>(f);
}

}  // namespace

TEST_CASE("PERT has the published mean and standard deviation") {  // reference case DI-PERT
    for (const ThreePoints& p : std::vector<ThreePoints>{{0, 1, 4, 1.3333333333333333, 0.7126966450997984},
                                                         {2, 4, 10, 4.666666666666667, 1.4253932901995967},
                                                         {8, 12, 30, 14.333333333333332, 3.7649174193603727},
                                                         {-1, 0, 1, 0.0, 0.3779644730092272}}) {
        const gv::Distribution x = gv::pert(p.min, p.mode, p.max);
        CHECK_THAT(x.mean(), WithinRel(p.mean, 1e-12));
        CHECK_THAT(x.sd(), WithinRel(p.sd, 1e-12));
        CHECK(x.mode() == p.mode);
        CHECK(x.lower() == p.min);
        CHECK(x.upper() == p.max);
        CHECK(mean_of(x) == x.mean());
    }
}

TEST_CASE("the triangular distribution has the published mean and standard deviation") {  // reference case DI-TRI
    for (const ThreePoints& p : std::vector<ThreePoints>{{0, 1, 4, 1.6666666666666667, 0.8498365855987975},
                                                         {2, 4, 10, 5.333333333333333, 1.699673171197595},
                                                         {0.7, 1, 1.6, 1.1, 0.18708286933869708}}) {
        const gv::Distribution x = gv::triangular(p.min, p.mode, p.max);
        CHECK_THAT(x.mean(), WithinRel(p.mean, 1e-13));
        CHECK_THAT(x.sd(), WithinRel(p.sd, 1e-13));
        CHECK(x.mode() == p.mode);
    }
}

TEST_CASE("a beta between two ends is arithmetic, with the published mean and standard deviation") {  // reference case DI-BETA
    const gv::Distribution share = gv::beta(2, 3);
    const double a = -1, b = 2;
    CHECK_THAT(mean_of(a + (b - a) * gv::Expression(share)), WithinAbs(0.2, 5e-6));
    CHECK_THAT((b - a) * share.sd(), WithinAbs(0.6, 5e-6));
    CHECK(share.lower() == 0);
    CHECK(share.upper() == 1);
}

TEST_CASE("location and scale carry through mean, mode and standard deviation") {
    const double shift = 3, scale = 4;
    const auto check = [&](const gv::Distribution& x, const gv::Distribution& moved) {
        CHECK_THAT(moved.mean(), WithinRel(shift + scale * x.mean(), 1e-14));
        CHECK_THAT(moved.mode(), WithinRel(shift + scale * x.mode(), 1e-14));
        CHECK_THAT(moved.sd(), WithinRel(scale * x.sd(), 1e-14));
    };
    check(gv::triangular(1, 2, 5), gv::triangular(7, 11, 23));
    check(gv::pert(1, 2, 5), gv::pert(7, 11, 23));
    check(gv::uniform(1, 5), gv::uniform(7, 23));
    check(gv::normal(1, 5), gv::normal(7, 20));
    // A lognormal scales by its median, its sigma stays.
    CHECK_THAT(gv::lognormal(6, 0.5).mean(), WithinRel(3 * gv::lognormal(2, 0.5).mean(), 1e-15));
    CHECK_THAT(gv::lognormal(6, 0.5).mode(), WithinRel(3 * gv::lognormal(2, 0.5).mode(), 1e-15));
    CHECK_THAT(gv::lognormal(6, 0.5).sd(), WithinRel(3 * gv::lognormal(2, 0.5).sd(), 1e-14));
}

TEST_CASE("closed forms of the other families") {
    CHECK(gv::uniform(2, 5).mean() == 3.5);
    CHECK_THAT(gv::uniform(0, 1).sd(), WithinRel(1 / std::sqrt(12.0), 1e-15));
    CHECK_THAT(gv::lognormal(1, 1).mean(), WithinRel(std::exp(0.5), 1e-15));
    CHECK_THAT(gv::lognormal(1, 1).mode(), WithinRel(std::exp(-1.0), 1e-15));
    CHECK_THAT(gv::lognormal(1, 1).sd(), WithinRel(std::sqrt((std::exp(1.0) - 1) * std::exp(1.0)), 1e-14));
    CHECK(gv::bernoulli(0.3).mean() == 0.3);
    CHECK_THAT(gv::bernoulli(0.3).sd(), WithinRel(std::sqrt(0.21), 1e-15));
    CHECK(gv::bernoulli(0.3).mode() == 0);
    CHECK(gv::bernoulli(0.5).mode() == 1);
    CHECK(gv::normal(5, 0).sd() == 0);
}

TEST_CASE("the mode of a beta lies inside, at an end, or is refused where there are two") {
    CHECK(gv::beta(2, 3).mode() == 1.0 / 3);
    CHECK(gv::beta(4, 6).mode() == 3.0 / 8);
    CHECK(gv::beta(1, 1).mode() == 0.5);
    CHECK(gv::beta(1, 2).mode() == 0);
    CHECK(gv::beta(0.5, 1).mode() == 0);
    CHECK(gv::beta(0.5, 3).mode() == 0);
    CHECK(gv::beta(2, 1).mode() == 1);
    CHECK(gv::beta(1, 0.5).mode() == 1);
    CHECK(gv::beta(3, 0.5).mode() == 1);
    CHECK(refusal([] { return gv::beta(0.5, 0.5).mode(); }) == "beta(0.5, 0.5): has two modes, 0 and 1; take the mean as point value");
    CHECK(refusal([] { return mode_of(gv::beta(0.5, 0.9)); }) == "beta(0.5, 0.9): has two modes, 0 and 1; take the mean as point value");
    CHECK(mean_of(gv::beta(0.5, 0.5)) == 0.5);
}

TEST_CASE("a point run takes the mean or the mode, in the unit of the distribution") {
    const gv::Expression x = gv::Expression(gv::triangular(0, 1, 5)) * MDKK;
    CHECK(mean_of(x) == 2e6);
    CHECK(mode_of(x) == 1e6);
    CHECK(mean_of(gv::Expression(gv::uniform(10, 20)) * percent) == 0.15);
}

TEST_CASE("parameters that make no distribution are refused by name") {
    const double inf = std::numeric_limits<double>::infinity();
    CHECK(refusal([] { return gv::triangular(3, 2, 4); }) == "triangular(3, 2, 4): min <= mode <= max and min < max must hold");
    CHECK(refusal([] { return gv::triangular(1, 1, 1); }) == "triangular(1, 1, 1): min <= mode <= max and min < max must hold");
    CHECK(refusal([] { return gv::pert(0, 5, 4); }) == "pert(0, 5, 4): min <= mode <= max and min < max must hold");
    CHECK(refusal([] { return gv::uniform(2, 2); }) == "uniform(2, 2): min must be below max");
    CHECK(refusal([] { return gv::normal(0.5, -1e-9); }) == "normal(0.5, -1e-09): sd must not be negative");
    CHECK(refusal([] { return gv::lognormal(0, 1); }) == "lognormal(0, 1): median must be above 0");
    CHECK(refusal([] { return gv::lognormal(2, -0.1); }) == "lognormal(2, -0.1): sigma must not be negative");
    CHECK(refusal([] { return gv::beta(0, 2); }) == "beta(0, 2): alpha and beta must be above 0");
    CHECK(refusal([] { return gv::bernoulli(1.2); }) == "bernoulli(1.2): the probability must lie between 0 and 1");
    CHECK(refusal([] { return gv::normal(std::nan(""), 1); }).ends_with("): mean is not a finite number"));
    CHECK(refusal([&] { return gv::pert(0, 1, inf); }) == "pert(0, 1, inf): max is not a finite number");
    CHECK(refusal([] { return gv::Distribution(gv::Distribution::Family::pert, {1, 2}); }) == "pert takes 3 or 4 numbers, got 2");
    CHECK(gv::triangular(1, 1, 2).mode() == 1);
    CHECK(gv::pert(1, 2, 2).mode() == 2);
}
