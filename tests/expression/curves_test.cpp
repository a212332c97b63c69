// SPDX-License-Identifier: Apache-2.0
// Amounts and curves placed in time: exact small cases with years, months and borders.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "gevinst/expression/arithmetic.hpp"
#include "gevinst/expression/rewrite.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using Catch::Matchers::WithinRel;
using gevinst_test::assumption;
using gevinst_test::message_of;
using gevinst_test::values_of;
using Values = std::vector<double>;

TEST_CASE("once places the whole amount in the calendar year that holds its time") {
    CHECK(values_of(gv::once(2027, 5)) == Values{0, 5, 0, 0});
    CHECK(values_of(gv::once("2027-01", 5)) == Values{0, 5, 0, 0});
    CHECK(values_of(gv::once("2027-12", 5)) == Values{0, 5, 0, 0});
    CHECK(values_of(gv::once(2027.99, 5)) == Values{0, 5, 0, 0});
    CHECK(values_of(gv::once(2026, 5)) == Values{5, 0, 0, 0});
    CHECK(values_of(gv::once("2029-12", 5)) == Values{0, 0, 0, 5});
    CHECK(values_of(gv::once(2027, 1.2 * MDKK)) == Values{0, 1.2e6, 0, 0});
    CHECK(values_of(gv::once(2027, gv::years(2026, {1, 2, 3, 4}))) == Values{0, 2, 0, 0});
    CHECK(gv::once(2027, 5).node()->lump);
    CHECK_FALSE(gv::step(2027, 5).node()->lump);
}

TEST_CASE("during places the amount in every calendar year from the first to the last") {
    CHECK(values_of(gv::during(2027, 2028, 5)) == Values{0, 5, 5, 0});
    CHECK(values_of(gv::during("2026-12", "2028-01", 5)) == Values{5, 5, 5, 0});
    CHECK(values_of(gv::during(2027, 2027, 5)) == Values{0, 5, 0, 0});
    CHECK(values_of(gv::during(2020, 2040, 5)) == Values{5, 5, 5, 5});
    CHECK(gv::during(2027, 2028, 5).node()->lump);
}

TEST_CASE("a stated time that would drop its amount is refused") {
    const auto fault = [](const gv::Expression& x) { return message_of<gv::CaseError>([&] { static_cast<void>(values_of(x)); }); };
    CHECK(fault(gv::once(2025, 5)) == "'once(2025, 5)': the year 2025 is outside the horizon 2026-2029");
    CHECK(fault(gv::once(2030, 5)) == "'once(2030, 5)': the year 2030 is outside the horizon 2026-2029");
    CHECK(fault(gv::once("2030-02", 5)) == "'once(2030-02, 5)': the year 2030-02 is outside the horizon 2026-2029");
    CHECK(fault(gv::during(2020, "2025-12", 5)) == "'during(2020, 2025-12, 5)': the year 2020 is outside the horizon 2026-2029");
    CHECK(message_of<gv::CaseError>([] { static_cast<void>(gv::during(2028, 2027, 5)); }) ==
          "'during' goes from 2028 to 2027, backwards: give the earlier time first");
    CHECK(message_of<gv::CaseError>([] { static_cast<void>(gv::ramp("2028-02", 2028, 1)); }) ==
          "'ramp' goes from 2028-02 to 2028, backwards: give the earlier time first");
}

TEST_CASE("step stays from the calendar year that holds its time") {
    CHECK(values_of(gv::step(2028, 5)) == Values{0, 0, 5, 5});
    CHECK(values_of(gv::step("2028-12", 5)) == Values{0, 0, 5, 5});
    CHECK(values_of(gv::step(2000, 5)) == Values{5, 5, 5, 5});
    CHECK(values_of(gv::step(2030, 5)) == Values{0, 0, 0, 0});
}

TEST_CASE("a ramp rises in a straight line, read at the start of each year") {
    CHECK(values_of(gv::ramp(2026, 2028)) == Values{0, 0.5, 1, 1});
    CHECK(values_of(gv::ramp(2026, 2030, 0.8)) == Values{0, 0.2, 0.4, 0.6000000000000001});  // 0.75 of 0.8
    CHECK(values_of(gv::ramp("2026-07", "2027-07")) == Values{0, 0.5, 1, 1});
    CHECK(values_of(gv::ramp(2024, 2028, 8)) == Values{4, 6, 8, 8});
    CHECK(values_of(gv::ramp(2030, 2032)) == Values{0, 0, 0, 0});
}

TEST_CASE("a ramp of no length is a jump, and never anything but numbers") {
    CHECK(values_of(gv::ramp(2027, 2027)) == Values{0, 1, 1, 1});
    CHECK(values_of(gv::ramp("2027-07", "2027-07")) == Values{0, 0, 1, 1});
    CHECK(values_of(gv::ramp(2027, 2027, gv::years(2026, {1, 2, 3, 4}))) == Values{0, 2, 3, 4});
    for (const double first : {2025.0, 2026.0, 2026.5, 2027.0, 2040.0})
        for (const double last : {2025.0, 2026.0, 2026.5, 2027.0, 2040.0})
            for (const double value : values_of(gv::ramp(first, std::max(first, last)))) CHECK((value >= 0 && value <= 1));
}

TEST_CASE("an active share counts the months of each year from the start to the end, which is excluded") {
    const auto share = [](const gv::Moment& start, const gv::Moment& end) {
        return values_of(gv::apply<gv::operations::ActiveShare>({start.node(), end.node()}));
    };
    CHECK(share("2026-07", 2029) == Values{0.5, 1, 1, 0});
    CHECK(share(2026, 2030) == Values{1, 1, 1, 1});
    CHECK(share("2027-02", "2027-03") == Values{0, 1.0 / 12, 0, 0});
    CHECK(share("2026-12", "2028-02") == Values{1.0 / 12, 1, 1.0 / 12, 0});
    CHECK(share(2028, 2027) == Values{0, 0, 0, 0});
}

TEST_CASE("a table begins in the year that holds its time and keeps its last value") {
    CHECK(values_of(gv::table(2027, {0.2, 0.6})) == Values{0, 0.2, 0.6, 0.6});
    CHECK(values_of(gv::table("2027-09", {0.2, 0.6})) == Values{0, 0.2, 0.6, 0.6});
    CHECK(values_of(gv::table(2025, {0.2, 0.6})) == Values{0.6, 0.6, 0.6, 0.6});
    CHECK(values_of(gv::table(2024, {1, 2, 3, 4})) == Values{3, 4, 4, 4});
    CHECK(values_of(gv::table(2030, {0.2})) == Values{0, 0, 0, 0});
    CHECK(values_of(gv::table(2026, {gv::years(2026, {1, 2, 3, 4})})) == Values{1, 2, 3, 4});
}

TEST_CASE("the logistic curve has the published values and its symmetry") {  // reference case RU-LOGI
    const gv::Horizon five(2026, 2030);
    const Values y = values_of(gv::logistic(2028, {.steepness = 1.5}), five);
    const Values published{0.0474258731775668, 0.182425523806356, 0.5, 0.817574476193644, 0.952574126822433};
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK_THAT(y[i], WithinRel(published[i], 1e-13));
        CHECK_THAT(y[i] + y[4 - i], WithinRel(1.0, 1e-14));
    }
    CHECK_THAT(values_of(gv::logistic(2028, {.steepness = 1.5, .ceiling = 0.9}), five)[4], WithinRel(0.9 * published[4], 1e-13));
    CHECK_THAT(values_of(gv::logistic("2027-07", {.steepness = 2}))[1], WithinRel(1 / (1 + std::exp(1.0)), 1e-13));
    CHECK(values_of(gv::logistic(2028, {.steepness = 0, .ceiling = 4})) == Values{2, 2, 2, 2});
}

TEST_CASE("a logistic curve is a number however steep and far away it is") {
    for (const double steepness : {1e-300, 1.0, 700.0, 1e6, -1e6})
        for (const double midpoint : {1000.0, 2027.0, 2027.5, 9999.0})
            for (const double value : values_of(gv::logistic(midpoint, {.steepness = steepness}))) CHECK((value >= 0 && value <= 1));
    CHECK(values_of(gv::logistic(2028, {.steepness = 1e6})) == Values{0, 0, 0.5, 1});
}

TEST_CASE("growth is one in its first year and multiplies from year to year") {
    CHECK(values_of(gv::growth(0.5)) == Values{1, 1.5, 2.25, 3.375});
    CHECK(values_of(gv::growth(50 * percent, 2026)) == Values{1, 1.5, 2.25, 3.375});
    CHECK(values_of(gv::growth(0)) == Values{1, 1, 1, 1});
    CHECK(values_of(gv::growth(-1)) == Values{1, 0, 0, 0});
    // A rate a year: that of the year that it leads to.
    CHECK(values_of(gv::growth(gv::years(2026, {9, 1, 0, -0.5}))) == Values{1, 2, 2, 1});
    const Values from_later = values_of(gv::growth(0.25, 2028));
    CHECK_THAT(from_later[0], WithinRel(0.64, 1e-14));
    CHECK_THAT(from_later[2], WithinRel(1.0, 1e-14));
    CHECK_THAT(from_later[3], WithinRel(1.25, 1e-14));
    CHECK_THAT(values_of(gv::growth(0.21, "2026-07"))[0], WithinRel(1 / 1.1, 1e-14));
}

TEST_CASE("the calendar year is a value by year") {
    CHECK(values_of(gv::year_expression()) == Values{24312, 24324, 24336, 24348});
    CHECK(values_of((gv::year_expression() - 2026) / (1 * year)) == Values{0, 1, 2, 3});
    CHECK(values_of(gv::choose(gv::year_expression() >= 2028, 1, 0)) == Values{0, 0, 1, 1});
}

TEST_CASE("times may be uncertain, differ by label, or follow an assumption") {
    CHECK(values_of(gv::step(gv::triangular(2026, 2027, 2031), 1)) == Values{0, 0, 1, 1});
    const gv::IndexPtr wave = gv::make_index("wave", {"first", "second"});
    CHECK(values_of(gv::step(gv::by(wave, {{"first", 2026}, {"second", 2028}}), 1)) == Values{1, 1, 1, 1, 0, 0, 1, 1});
    CHECK(values_of(gv::step(assumption("go live", 2028 * year) - 1, 1)) == Values{0, 1, 1, 1});
    CHECK(message_of<gv::UnitError>([] { return gv::step(assumption("go live", 2028), 1); }) ==
          "the time of 'step' must be a point in time, but 'go live' is [number]");
    CHECK(message_of<gv::CaseError>([] { return gv::step("2028-13", 1); }) ==
          "'2028-13' is not a point in time: write a year, 2026, or a month, \"2026-07\"");
}

TEST_CASE("the start of an initiative outside one is refused by a plan") {
    CHECK(message_of<gv::CaseError>([] { return values_of(gv::once(gv::start, 5)); }) ==
          "'start' stands outside an initiative: it is bound when a line of an initiative is posted");
    CHECK(values_of(gv::bind_start(gv::once(gv::start, 5), 2027)) == Values{0, 5, 0, 0});
}
