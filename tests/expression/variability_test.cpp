// SPDX-License-Identifier: Apache-2.0
// What is above a level on average over days that differ: tabled values, exact relations, extremes and bad input.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/engine/plan.hpp"
#include "gevinst/expression/bounds.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/formula.hpp"
#include "gevinst/expression/variability.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double excess(double mean, double sd, double level) { return gv::operations::NormalExcess::value(mean, sd, level); }

}  // namespace

TEST_CASE("the excess over a level is the unit normal loss of the tables") {
    // L(z) as tabled: Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th ed., appendix II.
    CHECK_THAT(excess(0, 1, 0), WithinAbs(0.3989, 5e-5));
    CHECK_THAT(excess(0, 1, 1), WithinAbs(0.08332, 5e-6));
    CHECK_THAT(excess(0, 1, 2), WithinAbs(0.008491, 5e-7));
    CHECK_THAT(excess(0, 1, 3), WithinAbs(0.0003822, 5e-8));
    // L(30) by the series of the tail, phi(30) (1/30^2 - 3/30^4 + 15/30^6 - 105/30^8...), to 1e-11.
    const double inverse = 1.0 / 900;
    const double series = inverse * (1 - 3 * inverse * (1 - 5 * inverse * (1 - 7 * inverse * (1 - 9 * inverse))));
    CHECK_THAT(excess(0, 1, 30), WithinRel(std::exp(-450.0) / std::sqrt(2 * std::acos(-1.0)) * series, 1e-10));
}

TEST_CASE("the excess over a level shifts, scales and differs from what is below it by the mean") {
    for (const double mean : {-7.0, 0.0, 3.5, 100.0})
        for (const double sd : {0.01, 1.0, 40.0})
            for (const double level : {-50.0, 0.0, 3.5, 99.0, 250.0}) {
                const double above = excess(mean, sd, level), below = excess(-mean, sd, -level);
                CHECK_THAT(above - below, WithinAbs(mean - level, 1e-12 * (std::abs(mean) + std::abs(level) + sd)));
                CHECK(above >= std::max(mean - level, 0.0));
                CHECK(excess(2 * mean, 2 * sd, 2 * level) == 2 * above);
            }
}

TEST_CASE("without spread the excess is that of the mean, and far levels leave nothing or all") {
    CHECK(excess(5, 0, 3) == 2);
    CHECK(excess(3, 0, 5) == 0);
    CHECK(excess(3, 0, 3) == 0);
    CHECK(excess(0, 1, 1e6) == 0);
    CHECK(excess(0, 1, -1e6) == 1e6);
    CHECK(excess(0, 1e-300, 1) == 0);
    CHECK(std::isnan(excess(0, -1, 0)));
}

TEST_CASE("an excess has the unit of its level, is a formula, and a negative sd is a fault") {
    const gv::Expression demand = 100 * staff_hour, spread = 720 * staff_minute, rota = 110 * staff_hour;
    const gv::Expression made = gv::normal_excess(demand, spread, rota);
    const std::string text = "normal_excess(100 staff hour, 720 staff minute, 110 staff hour)";
    CHECK(gv::formula_text(made) == text);
    CHECK(gv::formula_text(gv::parse_formula(text, {})) == text);
    CHECK_THAT(values_of(made).front(), WithinAbs(made.unit().to_base(excess(100, 12, 110)), 1e-9));
    CHECK(message_of<gv::UnitError>([&] { static_cast<void>(gv::normal_excess(demand, spread, 5 * DKK)); })
              .find("cannot compare") == 0);
    CHECK(message_of<gv::FaultError>([&] { static_cast<void>(values_of(gv::normal_excess(3, -1, 2))); }) ==
          "'normal_excess(3, -1, 2)' is not a number; its operands are 3, -1, 2");
}

TEST_CASE("what is above and below a level differs by the mean less the level for every kind of variability") {
    const gv::Expression mean = gv::years(2026, {0.4, 3, 12.5, 60}), level = gv::years(2026, {1, 3, 0.25, 75});
    const std::vector<std::pair<gv::Variability, gv::Expression>> each{
        {gv::variability::normal(mean, 2), mean},
        {gv::variability::poisson(mean), mean},
        {gv::variability::negative_binomial(mean, 0.4), mean},
        {gv::variability::negative_binomial(mean, 0), mean},
        {gv::variability::data({7, mean, 1, 4}), (7 + mean + 1 + 4) / 4}};
    for (const auto& [x, its_mean] : each) {
        const gv::Expression above = gv::expected_excess(x, level), below = gv::expected_excess(level, x);
        INFO(gv::formula_text(above));
        const std::vector<double> a = values_of(above), b = values_of(below), difference = values_of(its_mean - level);
        REQUIRE(a.size() == 4);
        for (std::size_t i = 0; i < a.size(); ++i) {
            CHECK(a[i] >= 0);
            CHECK(b[i] >= 0);
            CHECK_THAT(a[i] - b[i], WithinAbs(difference[i], 1e-11 * (1 + a[i] + b[i])));
        }
        CHECK(gv::bounds_of(above).low == 0);
        CHECK(gv::bounds_of(below).low == 0);
    }
}

TEST_CASE("counts of a few by hand, and data by their definition") {
    const auto one = [](const gv::Expression& x) { return values_of(x).front(); };
    // P(0) = e^-2, P(1) = 2 e^-2: E[max(1 - X, 0)] = P(0); E[max(X - 1, 0)] = 2 - 1 + P(0).
    CHECK_THAT(one(gv::expected_excess(1, gv::variability::poisson(2))), WithinRel(std::exp(-2.0), 1e-13));
    CHECK_THAT(one(gv::expected_excess(gv::variability::poisson(2), 1)), WithinRel(1 + std::exp(-2.0), 1e-13));
    // Of dispersion 1 the counts are geometric: E[max(X - k, 0)] = mean (mean / (1 + mean))^k.
    for (int k = 0; k < 30; ++k)
        CHECK_THAT(one(gv::expected_excess(gv::variability::negative_binomial(4, 1), k)), WithinRel(4 * std::pow(0.8, k), 1e-12));
    const gv::Variability data = gv::variability::data({9, 2, 5, 2});
    CHECK(one(gv::expected_excess(data, 4)) == 1.5);
    CHECK(one(gv::expected_excess(4, data)) == 1);
    CHECK(one(gv::expected_excess(data, 2)) == 2.5);
    CHECK(one(gv::expected_excess(gv::variability::data({1e16, 1, -1e16, 1}), 0)) == one(gv::expected_excess(gv::variability::data({1, 1, 1e16, -1e16}), 0)));
}

TEST_CASE("distributions of numbers are variabilities, others are refused") {
    const auto one = [](const gv::Expression& x) { return values_of(x).front(); };
    const gv::Expression level = 3.5;
    CHECK(one(gv::expected_excess(gv::normal(4, 2), level)) == excess(4, 2, 3.5));
    CHECK(one(gv::expected_excess(level, gv::normal(4, 2))) == excess(3.5, 2, 4));
    CHECK(gv::formula_text(gv::expected_excess(gv::poisson(4), level)) == "poisson_excess(4, 3.5)");
    CHECK(gv::formula_text(gv::expected_excess(level, gv::empirical({3, 5, 5, 1}))) == "data_shortfall(3.5, 1, 3, 5, 5)");
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::expected_excess(gv::beta(2, 3), level)); }) ==
          "what differs from day to day is normal, poisson, negative_binomial or data, not beta(2, 3)");
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::expected_excess(gv::normal(4, 2), gv::normal(3, 1))); })
              .find("one is the level, the other differs from day to day") != std::string::npos);
}

TEST_CASE("every expected excess is a formula that reads back to the same values, by year and label") {
    constexpr auto patient = gv::count<"patient">;
    gv::FormulaScope scope;
    scope.units.add(gv::AnyUnit(patient));
    const gv::IndexPtr ward = gv::make_index("ward", {"A", "B"});
    const gv::Expression mean = assumption("arrivals", gv::by(ward, {{"A", gv::years(2026, {3, 4, 5, 6})}, {"B", 12}}) * patient);
    const gv::Expression level = 5 * patient;
    scope.names = {{"arrivals", mean}};
    const std::vector<std::pair<gv::Expression, std::string>> each{
        {gv::expected_excess(gv::variability::normal(mean, 2 * patient), level), "normal_excess(arrivals, 2 patient, 5 patient)"},
        {gv::expected_excess(level, gv::variability::normal(mean, 2 * patient)), "normal_excess(5 patient, 2 patient, arrivals)"},
        {gv::expected_excess(gv::variability::poisson(mean), level), "poisson_excess(arrivals, 5 patient)"},
        {gv::expected_excess(level, gv::variability::poisson(mean)), "poisson_shortfall(arrivals, 5 patient)"},
        {gv::expected_excess(gv::variability::negative_binomial(mean, 0.5), level), "negative_binomial_excess(arrivals, 0.5, 5 patient)"},
        {gv::expected_excess(level, gv::variability::negative_binomial(mean, 0.5)), "negative_binomial_shortfall(arrivals, 0.5, 5 patient)"},
        {gv::expected_excess(gv::variability::data({9 * patient, mean}), level), "data_excess(5 patient, 9 patient, arrivals)"},
        {gv::expected_excess(level, gv::variability::data({9 * patient, 2 * patient})), "data_shortfall(5 patient, 2 patient, 9 patient)"}};
    for (const auto& [x, text] : each) {
        CHECK(gv::formula_text(x) == text);
        const gv::Expression read = gv::parse_formula(text, scope);
        CHECK(gv::formula_text(read) == text);
        CHECK(read.unit() == gv::AnyUnit(patient));
        CHECK(values_of(read) == values_of(x));
    }
}

TEST_CASE("a variability that is none is refused where it is made or run") {
    const auto refused = [](auto make) { return message_of<gv::Error>([&] { static_cast<void>(make()); }); };
    CHECK(refused([] { return gv::variability::poisson(3 * staff_hour); }) ==
          "'poisson' is of events that are counted, but the mean '3 staff hour' is [staff hour]: multiply the excess of a count by what each takes");
    CHECK(refused([] { return gv::variability::normal(3 * staff_hour, 2); }).find("cannot use the mean '3 staff hour'") == 0);
    CHECK(refused([] { return gv::variability::negative_binomial(3, 2 * DKK); }).find("the dispersion of a negative binomial must be a plain number") == 0);
    CHECK(refused([] { return gv::variability::data({}); }) == "data need at least one value");
    CHECK(refused([] { return gv::variability::data({3, 2 * DKK}); }).find("cannot use the data '3' [number] and '2 DKK'") == 0);
    CHECK(refused([] { return gv::expected_excess(gv::variability::poisson(3), 2 * DKK); }).find("cannot compare") == 0);
    CHECK(refused([] { return gv::expected_excess(gv::variability::data({3}), 2 * DKK); }).find("cannot compare") == 0);
    const gv::Expression negative = assumption("arrivals", -1);
    CHECK(refused([&] { return values_of(gv::expected_excess(gv::variability::poisson(negative), 2)); }) ==
          "'poisson_excess(arrivals, 2)' is not a number; its operands are -1, 2");
    CHECK(refused([&] { return values_of(gv::expected_excess(gv::variability::negative_binomial(3, negative), 2)); })
              .find("'negative_binomial_excess(3, arrivals, 2)' is not a number") == 0);
}
