// SPDX-License-Identifier: Apache-2.0
// Distributions by what people state have the percentiles, mean and spread that were stated.
#include "gevinst/expression/stated_distributions.hpp"

#include <string>
#include <utility>
#include <vector>

#include "gevinst/expression/quantile.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"

namespace gv = gevinst;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

template <class F>
std::string refusal(F&& f) {
    return gevinst_test::message_of<gv::CaseError>(f);
}

}  // namespace

TEST_CASE("nine in ten values lie in the interval that was stated") {
    for (const auto& [low, high] : {std::pair{2.0, 8.0}, {0.01, 500.0}, {-3.0, 5.0}, {0.0, 4.0}, {-8.0, -2.0}}) {
        INFO(low << " to " << high);
        const gv::Distribution x = gv::between(low, high);
        CHECK(x.family() == (low > 0 ? gv::Distribution::Family::lognormal : gv::Distribution::Family::normal));
        CHECK_THAT(x.quantile(0.05), WithinAbs(low, 1e-12 * (high - low)));
        CHECK_THAT(x.quantile(0.95), WithinAbs(high, 1e-12 * (high - low)));
        const gv::Distribution half = gv::between(low, high, 0.5);
        CHECK_THAT(half.quantile(0.25), WithinAbs(low, 1e-12 * (high - low)));
        CHECK_THAT(half.quantile(0.75), WithinAbs(high, 1e-12 * (high - low)));
    }
    CHECK(gv::normal_between(2, 8).family() == gv::Distribution::Family::normal);
    CHECK_THAT(gv::normal_between(2, 8).cdf(8), WithinAbs(0.95, 1e-14));
}

TEST_CASE("a lognormal has the mean and standard deviation that were stated") {
    for (const auto& [mean, sd] : {std::pair{10.0, 3.0}, {0.2, 5.0}, {1e6, 1e-3}}) {
        const gv::Distribution x = gv::lognormal_by_mean(mean, sd);
        CHECK_THAT(x.mean(), WithinRel(mean, 1e-13));
        CHECK_THAT(x.sd(), WithinRel(sd, 1e-12));
    }
    CHECK(gv::lognormal_by_mean(3, 0) == gv::lognormal(3, 0));
}

TEST_CASE("three points as P10, mode and P90 are the percentiles and mode of the distribution") {
    struct Stated {
        double p10, mode, p90;
    };
    for (const Stated& x : {Stated{2, 4, 10}, Stated{-5, 0, 1}, Stated{1, 1, 3}, Stated{1, 3, 3}, Stated{10, 11, 12}})
        for (const gv::Distribution& fitted :
             {gv::triangular(x.p10, x.mode, x.p90, gv::Points::p10_p90), gv::pert(x.p10, x.mode, x.p90, gv::Points::p10_p90),
              gv::pert(x.p10, x.mode, x.p90, gv::Points::p10_p90, 12)}) {
            INFO(fitted.text());
            CHECK(fitted.mode() == x.mode);
            CHECK_THAT(fitted.quantile(0.1), WithinAbs(x.p10, 1e-12 * (x.p90 - x.p10)));
            CHECK_THAT(fitted.quantile(0.9), WithinAbs(x.p90, 1e-12 * (x.p90 - x.p10)));
        }
    CHECK(gv::pert(1, 2, 5, gv::Points::limits) == gv::pert(1, 2, 5));
    CHECK(gv::triangular(1, 2, 5, gv::Points::limits) == gv::triangular(1, 2, 5));
}

TEST_CASE("a triangle's ends from P10, mode and P90 are those of the published equations") {
    // Keefer and Bodily 1983: (P10 - a)^2 = 0.1 (c - a)(m - a) and (c - P90)^2 = 0.1 (c - a)(c - m).
    const gv::Distribution x = gv::triangular(4, 5, 9, gv::Points::p10_p90);
    const double a = x.lower(), c = x.upper();
    CHECK_THAT((4 - a) * (4 - a), WithinRel(0.1 * (c - a) * (5 - a), 1e-12));
    CHECK_THAT((c - 9) * (c - 9), WithinRel(0.1 * (c - a) * (c - 5), 1e-12));
}

TEST_CASE("what cannot be met is refused in words") {
    CHECK(refusal([] { return gv::between(3, 2); }) == "between(3, 2): low must be below high, and both finite");
    CHECK(refusal([] { return gv::between(2, 3, 1.0); }) == "between(2, 3): the coverage must lie between 0 and 1, as 0.9 does");
    CHECK(refusal([] { return gv::lognormal_between(-1, 2); }) == "lognormal_between(-1, 2): low must be above 0");
    CHECK(refusal([] { return gv::lognormal_by_mean(0, 1); }) == "lognormal_by_mean(0, 1): mean must be above 0 and sd not below it, and both finite");
    CHECK(refusal([] { return gv::pert(2, 1, 3, gv::Points::p10_p90); }) == "pert(2, 1, 3, P10 and P90): P10 <= mode <= P90 and P10 < P90 must hold");
    CHECK(refusal([] { return gv::pert(2, 2, 3, gv::Points::p10_p90, -1); }) == "pert(0, 0, 1, -1): the shape must be above 0 and at most 100,000");
}

TEST_CASE("an empirical distribution by quantiles has them, and values evenly spread between them") {
    const gv::Distribution waiting = gv::empirical_quantiles({{0.5, 10}, {0, 2}, {0.9, 30}, {1, 90}});
    CHECK(waiting.text() == "mixture(uniform(2, 10): 0.5, uniform(10, 30): 0.4, uniform(30, 90): 0.09999999999999998)");
    CHECK_THAT(waiting.mean(), WithinAbs(0.5 * 6 + 0.4 * 20 + 0.1 * 60, 1e-12));
    for (const auto& [p, value] : std::vector<std::pair<double, double>>{{0, 2}, {0.25, 6}, {0.5, 10}, {0.7, 20}, {0.95, 60}, {1, 90}})
        CHECK_THAT(waiting.quantile(p), WithinAbs(value, 1e-11));
    gv::QuantileTables tables;
    const gv::Quantile drawn(waiting, tables);
    for (double u = 0.005; u < 1; u += 0.01) CHECK_THAT(drawn(u), WithinAbs(waiting.quantile(u), 1e-9 * 88));
    // Two equal quantiles are a value that often comes up.
    const gv::Distribution often = gv::empirical_quantiles({{0, 0}, {0.3, 0}, {1, 7}});
    CHECK(often.quantile(0.3) == 0);
    CHECK_THAT(often.quantile(0.65), WithinAbs(3.5, 1e-12));
    CHECK(gv::empirical_quantiles({{0, 1}, {1, 3}}) == gv::uniform(1, 3));
    const auto why = [](const std::vector<std::pair<double, double>>& quantiles) {
        return refusal([&] { static_cast<void>(gv::empirical_quantiles(quantiles)); });
    };
    const std::string what = "the quantiles of an empirical distribution ";
    CHECK(why({{0.1, 1}, {1, 3}}) == what + "begin at probability 0 and end at 1: state the least and the greatest value");
    CHECK(why({{0, 1}, {0.5, 0}, {1, 3}}) == what + "do not fall, but that of 0.5 is 0, below 1 at 0");
    CHECK(why({{0, 1}, {10, 2}, {1, 3}}) == what + "have probabilities between 0 and 1, as 0.9, not 10");
    CHECK(why({{0, 1}, {0.5, 2}, {0.5, 3}, {1, 3}}) == what + "state that of 0.5 twice");
}

TEST_CASE("a distribution of many data is written whole in a formula, and cut where it is shown") {
    std::vector<double> data(1'000'000);
    for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<double>(i);
    const gv::Expression x(gv::empirical(std::move(data)));
    CHECK(gv::formula_text(x).ends_with("999998, 999999)"));
    CHECK(gv::shortened_formula(*x.node(), 40) == "empirical(0, 1, 2, 3, 4, 5, 6, 7, 8, ...");
    CHECK(x.node()->distribution().text(100).size() < 200);
}
