// SPDX-License-Identifier: Apache-2.0
// Tables of years, what looks across years, and rounding to steps: exact cases and every message to the letter.
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "gevinst/expression/arithmetic.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::assumption;
using gevinst_test::message_of;
using gevinst_test::values_of;
using Values = std::vector<double>;

namespace {

constexpr auto user = gv::level<"user">;
template <class F>
std::string refusal(F&& f) {
    return message_of<gv::CaseError>(f);
}

}  // namespace

TEST_CASE("a table of years has its numbers, and its rest in the other years") {
    CHECK(values_of(gv::years(2026, {1, 2, 3, 4})) == Values{1, 2, 3, 4});
    CHECK(values_of(gv::years(2027, {2, 3}, 9)) == Values{9, 2, 3, 9});
    CHECK(values_of(gv::years(2027, {2, 3}, 0) * MDKK) == Values{0, 2e6, 3e6, 0});
    CHECK(refusal([] { return values_of(gv::years(2026, {1, 2, 3})); }) ==
          "the table of years 'years(2026, 1, 2, 3)' has no value for 2029: give one, or a rest for the other years");
    CHECK(refusal([] { return values_of(gv::years(2025, {1, 2, 3, 4, 5})); }) ==
          "the table of years 'years(2025, 1, 2, 3, 4, 5)' has the year 2025, which is outside the horizon 2026-2029");
    CHECK(refusal([] { return values_of(gv::years(2029, {1, 2}, 0)); }) ==
          "the table of years 'years(2029, 1, 2, rest: 0)' has the year 2030, which is outside the horizon 2026-2029");
}

TEST_CASE("a table of years that says nothing or holds no numbers is refused") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(refusal([] { return gv::years(2026, {}); }) == "a table of years needs at least one number");
    CHECK(refusal([&] { return gv::years(2026, {1, nan}); }) == "the table of years has no finite number for 2027");
    CHECK(refusal([&] { return gv::years(2026, {1}, nan); }) == "the rest of a table of years must be a finite number");
    CHECK(refusal([] { return gv::years(26, {1, 2}); }) ==
          "a table of years begins with a calendar year and ends before the year 10000, as in years(2026, 4, 5), not 26 with 2 numbers");
    CHECK(refusal([] { return gv::years(9999, {1, 2}); }) ==
          "a table of years begins with a calendar year and ends before the year 10000, as in years(2026, 4, 5), not 9999 with 2 numbers");
}

TEST_CASE("sums over years add from the first to the last") {
    const gv::Expression x = gv::years(2026, {1, 2, 3, 4}) * DKK;
    CHECK(values_of(gv::sum_years(x)) == Values{10});
    CHECK_FALSE(gv::sum_years(x).yearly());
    CHECK(values_of(gv::cumulative(x)) == Values{1, 3, 6, 10});
    CHECK(values_of(gv::sum_years(gv::Expression(5 * DKK))) == Values{20});
    CHECK(values_of(gv::cumulative(gv::Expression(5 * DKK))) == Values{5, 10, 15, 20});
    // Left to right: another order would give 1.
    CHECK(values_of(gv::sum_years(gv::years(2026, {1e16, 1, -1e16, 0}))) == Values{0});
    CHECK(values_of(x / gv::sum_years(x)) == Values{0.1, 0.2, 0.3, 0.4});
}

TEST_CASE("a lag gives the years before, and zero in the first") {
    const gv::Expression x = gv::years(2026, {1, 2, 3, 4});
    CHECK(values_of(gv::lag(x, 0)) == Values{1, 2, 3, 4});
    CHECK(values_of(gv::lag(x, 1)) == Values{0, 1, 2, 3});
    CHECK(values_of(gv::lag(x, 4)) == Values{0, 0, 0, 0});
    CHECK(values_of(gv::lag(x, 2'000'000'000)) == Values{0, 0, 0, 0});
    CHECK(values_of(gv::lag(gv::Expression(7), 1)) == Values{0, 7, 7, 7});
    CHECK(values_of(gv::lag(assumption("users", 120 * user), 1)) == Values{0, 120, 120, 120});
    CHECK(refusal([&] { return gv::lag(x, -1); }) == "a lag of -1 years looks ahead; it must be 0 or more");
}

TEST_CASE("a value at a year is one value for all years") {
    const gv::Expression x = gv::years(2026, {1, 2, 3, 4});
    CHECK(values_of(gv::at_year(x, 2026)) == Values{1});
    CHECK(values_of(gv::at_year(x, 2029)) == Values{4});
    CHECK(values_of(gv::at_year(gv::Expression(7), 2027)) == Values{7});
    CHECK(values_of(x - gv::at_year(x, 2026)) == Values{0, 1, 2, 3});
    CHECK(refusal([&] { return values_of(gv::at_year(x, 2030)); }) ==
          "'at_year(years(2026, 1, 2, 3, 4), 2030)': the year 2030 is outside the horizon 2026-2029");
    CHECK(refusal([&] { return values_of(gv::at_year(x, 2025)); }) ==
          "'at_year(years(2026, 1, 2, 3, 4), 2025)': the year 2025 is outside the horizon 2026-2029");
}

TEST_CASE("rounding goes to whole steps of a unit") {
    const auto users = [](double n) { return assumption("users", n * user); };
    CHECK(values_of(gv::ceil(users(101), 50 * user)) == Values{150});
    CHECK(values_of(gv::ceil(users(100), 50 * user)) == Values{100});
    CHECK(values_of(gv::ceil(users(0), 50 * user)) == Values{0});
    CHECK(values_of(gv::ceil(users(-101), 50 * user)) == Values{-100});
    CHECK(values_of(gv::floor(users(149), 50 * user)) == Values{100});
    CHECK(values_of(gv::floor(users(-1), 50 * user)) == Values{-50});
    CHECK(values_of(gv::round(assumption("cost", 1.26 * MDKK), 100 * kDKK)) == Values{1.3e6});
    CHECK(gv::ceil(users(1), 50 * user).unit().text() == "user");
    CHECK(refusal([&] { return gv::ceil(users(1), 0 * user); }) == "the step of a rounding must be above zero, not '0 user'");
    CHECK(refusal([&] { return gv::round(users(1), -5 * user); }) == "the step of a rounding must be above zero, not '-5 user'");
}

TEST_CASE("halves round away from zero, on both sides of it") {
    const std::vector<double> x{0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, -0.49999999999999994, 2.4999, -2.4999, 0};
    const std::vector<double> rounded{1, 2, 3, -1, -2, -3, 0, 0, 2, -2, 0};
    for (std::size_t i = 0; i < x.size(); ++i) {
        INFO(x[i]);
        CHECK(values_of(gv::round(x[i], 1)) == Values{rounded[i]});
    }
    CHECK(values_of(gv::round(0.125, 0.25)) == Values{0.25});
    CHECK(values_of(gv::round(-0.375, 0.25)) == Values{-0.5});
    CHECK(values_of(gv::round(9007199254740993.0, 1)) == Values{9007199254740992.0});
}

TEST_CASE("a choice takes one branch, whatever the other is worth") {
    const gv::Expression zero = assumption("zero", 0);
    CHECK(values_of(gv::choose(zero, 1 / zero, 7)) == Values{7});
    CHECK(values_of(gv::choose(gv::years(2026, {0, 1, -1, 0.5}), 1, 0)) == Values{0, 1, 1, 1});
    CHECK(values_of(gv::min(gv::years(2026, {1, 5, 2, 9}), 3)) == Values{1, 3, 2, 3});
    CHECK(values_of(gv::max(gv::years(2026, {1, 5, 2, 9}), 3)) == Values{3, 5, 3, 9});
}
