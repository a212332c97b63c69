// SPDX-License-Identifier: Apache-2.0
// What is above a level on average over days that differ: tabled values, exact relations, extremes and bad input.
#include <algorithm>
#include <cmath>
#include <limits>

#include "gevinst/engine/plan.hpp"
#include "gevinst/expression/formula.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/messages.hpp"

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
