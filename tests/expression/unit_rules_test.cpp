// SPDX-License-Identifier: Apache-2.0
// What may be added, compared and multiplied: the unit of results, and every refusal to the letter.
#include <cmath>
#include <string>
#include <vector>

#include "gevinst/expression/by.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::assumption;
using gevinst_test::message_of;
using gevinst_test::values_of;

namespace {

constexpr auto exam = gv::count<"exam">;
constexpr auto user = gv::level<"user">;

const gv::Expression exams = assumption("exams", 90000 * exam);
const gv::Expression minutes = assumption("reading time saved", 2.5 * (staff_minute / exam));
const gv::Expression price = assumption("price", 12 * DKK);
const gv::Expression users = assumption("users", 120 * user);
const gv::Expression share = assumption("share", 0.4);

template <class F>
std::string refusal(F&& f) {
    return message_of<gv::UnitError>(f);
}
std::string unit_of(const gv::Expression& x) { return x.unit().text(); }

}  // namespace

TEST_CASE("sums and differences of different dimensions are refused, with the way between them where there is one") {
    CHECK(refusal([] { return exams + minutes; }) == "cannot add 'exams' [exam] and 'reading time saved' [staff minute/exam]");
    CHECK(refusal([] { return price + 2 * staff_year; }) ==
          "cannot add 'price' [DKK] and '2 staff year' [staff year]; a staff group's pay turns staff-years into money");
    CHECK(refusal([] { return gv::Expression(3 * staff_hour) + 1 * patient_hour; }) ==
          "cannot add '3 staff hour' [staff hour] and '1 patient hour' [patient hour]; staff time and patient time are two bottom lines");
    CHECK(refusal([] { return gv::Expression(3 * paid_hour) + 1 * staff_hour; }) ==
          "cannot add '3 paid hour' [paid hour] and '1 staff hour' [staff hour]; paid time is gross and worked time is net: a staff "
          "group has both, a staff-year");
    CHECK(refusal([] { return price + 1 * EUR; }) ==
          "cannot add 'price' [DKK] and '1 EUR' [EUR]; an exchange rate between two currencies is an assumption");
    CHECK(refusal([] { return gv::Expression(1 * patient_hour) - 2 * patient_day; }) ==
          "cannot subtract '2 patient day' [patient day] from '1 patient hour' [patient hour]; days of waiting are not hours of a "
          "patient's time");
    CHECK(refusal([] { return price - 5; }) == "cannot subtract '5' [number] from 'price' [DKK]");
    CHECK(refusal([] { return 1 + exams; }) == "cannot add '1' [number] and 'exams' [exam]");
    CHECK(refusal([] { return gv::sum_of({price, price * 2, exams, minutes}); }) == "cannot add 'price' [DKK] and 'exams' [exam]");
}

TEST_CASE("comparisons, extremes, choices and ranges take one dimension") {
    CHECK(refusal([] { return price < exams; }) == "cannot compare 'price' [DKK] with 'exams' [exam]");
    CHECK(refusal([] { return gv::equal(price, 5); }) == "cannot compare 'price' [DKK] with '5' [number]");
    CHECK(refusal([] { return gv::min(price, exams); }) == "cannot take the lesser of 'price' [DKK] and 'exams' [exam]");
    CHECK(refusal([] { return gv::max(price, exams); }) == "cannot take the greater of 'price' [DKK] and 'exams' [exam]");
    CHECK(refusal([] { return gv::choose(share, price, exams); }) == "cannot choose between 'price' [DKK] and 'exams' [exam]");
    CHECK(refusal([] { return gv::choose(price, 1, 2); }) ==
          "the condition of a choice must be a plain number or share, but 'price' is [DKK]");
    CHECK(refusal([] { return gv::within(share, 0, 1 * DKK); }) == "cannot compare 'share' [number] with '1 DKK' [DKK]");
    CHECK(refusal([] { return gv::ceil(users, 50); }) == "cannot round 'users' [user] to '50' [number]");
}

TEST_CASE("exponentials, logarithms and powers take numbers and shares only") {
    CHECK(refusal([] { return gv::exp(price); }) == "the operand of exp must be a plain number or share, but 'price' is [DKK]");
    CHECK(refusal([] { return gv::log(exams); }) == "the operand of log must be a plain number or share, but 'exams' is [exam]");
    CHECK(refusal([] { return gv::pow(price, 2); }) == "the base of a power must be a plain number or share, but 'price' is [DKK]");
    CHECK(refusal([] { return gv::pow(share, price); }) ==
          "the exponent of a power must be a plain number or share, but 'price' is [DKK]");
    CHECK(values_of(gv::pow(25 * percent, 0.5))[0] == 0.5);
}

TEST_CASE("curves name the operand that is no time, no rate or no share") {
    CHECK(refusal([] { return gv::once(exams, price); }) == "the time of 'once' must be a point in time, but 'exams' is [exam]");
    CHECK(refusal([] { return gv::during(2026, share, price); }) ==
          "the last time of 'during' must be a point in time, but 'share' is [number]");
    CHECK(refusal([] { return gv::step(price, 1); }) == "the time of 'step' must be a point in time, but 'price' is [DKK]");
    CHECK(refusal([] { return gv::ramp(price, 2028); }) == "the first time of 'ramp' must be a point in time, but 'price' is [DKK]");
    CHECK(refusal([] { return gv::table(price, {1, 2}); }) == "the first time of 'table' must be a point in time, but 'price' is [DKK]");
    CHECK(refusal([] { return gv::table(2026, {1, price}); }) == "cannot tabulate '1' [number] and 'price' [DKK]");
    CHECK(refusal([] { return gv::logistic(2026, {price, 1}); }) ==
          "the steepness of 'logistic' must be a plain number or share, but 'price' is [DKK]");
    CHECK(refusal([] { return gv::growth(price); }) == "the rate of 'growth' must be a plain number or share, but 'price' is [DKK]");
    CHECK(refusal([] { return gv::growth(0.02, price); }) ==
          "the first time of 'growth' must be a point in time, but 'price' is [DKK]");
}

TEST_CASE("levels and points in time have no sum over years") {
    CHECK(refusal([] { return gv::sum_years(users); }) ==
          "cannot sum 'users' [user] over years: it is a level, not a yearly flow");
    CHECK(refusal([] { return gv::cumulative(users); }) ==
          "cannot accumulate 'users' [user] over years: it is a level, not a yearly flow");
    CHECK(refusal([] { return gv::sum_years(gv::year_expression()); }) ==
          "cannot sum 'year' [year] over years: it is a level, not a yearly flow");
    // A level times an amount a level is a flow; a level in one year is a level.
    CHECK(unit_of(gv::sum_years(users * (12 * DKK / user))) == "DKK");
    CHECK(unit_of(gv::at_year(users, 2027)) == "user");
}

TEST_CASE("products and quotients carry their units, simplified") {
    CHECK(unit_of(exams * minutes) == "staff minute");
    CHECK(unit_of(exams * share) == "exam");
    CHECK(unit_of(3 * percent * exams) == "exam");
    CHECK(unit_of(exams / (10 * percent)) == "exam");
    CHECK(unit_of(gv::Expression(3 * percent) * (2 * percent)).empty());
    CHECK(unit_of(price / exams) == "DKK/exam");
    CHECK(unit_of(1 / exams) == "1/exam");
    CHECK(unit_of(price / (2 * MDKK)).empty());
    CHECK(unit_of(gv::product_of({exams, minutes, 1.1 * MDKK / staff_year})) == "staff minute*MDKK/staff year");
    CHECK(unit_of(minutes * exams * (620 * DKK / staff_hour)) == "DKK");
    CHECK(values_of(assumption("a", 2 * (staff_minute / exam)) * (90000 * exam) * (620 * DKK / staff_hour))[0] == 180000 * (620.0 / 60));
}

TEST_CASE("amounts in units of one dimension add without further words") {
    CHECK(values_of(gv::Expression(1 * MDKK) + 500 * kDKK + 1 * DKK)[0] == 1500001);
    CHECK(unit_of(gv::Expression(1 * MDKK) + 500 * kDKK) == "MDKK");
    CHECK(values_of(gv::Expression(1 * staff_hour) + 30 * staff_minute)[0] == 90);
    CHECK(values_of(gv::Expression(50 * percent) + 0.25)[0] == 0.75);
}

TEST_CASE("a plain number counts years beside a time, in sums and comparisons but not in products") {
    const gv::Expression go_live = assumption("go live", 2027 * year);
    CHECK(values_of(go_live + 1)[0] == 12 * 2028);
    CHECK(values_of(2028 - go_live)[0] == 12);
    CHECK(values_of(go_live >= 2027)[0] == 1);
    CHECK(values_of(gv::max(go_live, 2028))[0] == 12 * 2028);
    CHECK(values_of(gv::choose(0, go_live, 2028))[0] == 12 * 2028);
    CHECK(values_of(go_live + gv::uniform(0, 2))[0] == 12 * 2028);
    CHECK(unit_of(go_live * 0.5) == "year");
    CHECK(unit_of((gv::year_expression() - go_live) / 2) == "year");
    CHECK(refusal([&] { return go_live + share; }) == "cannot add 'go live' [year] and 'share' [number]");
}

TEST_CASE("units that are entered stay with their numbers") {
    const gv::Expression tariff = gv::Expression(12 * DKK) / exam;
    CHECK(tariff.node()->kind == gv::NodeKind::literal);
    CHECK(tariff.node()->number == 12);
    CHECK(unit_of(tariff) == "DKK/exam");
    const gv::Expression uncertain = gv::Expression(gv::pert(1, 2, 3)) * MDKK;
    CHECK(uncertain.node()->kind == gv::NodeKind::distribution);
    CHECK(uncertain.node()->distribution() == gv::pert(1, 2, 3));
    CHECK(values_of(uncertain)[0] == 2e6);
    const gv::Expression planned = gv::years(2026, {4, 5, 6, 7}) * MDKK;
    CHECK(planned.node()->year_table().numbers == std::vector<double>{4, 5, 6, 7});
    CHECK(values_of(planned) == std::vector<double>{4e6, 5e6, 6e6, 7e6});
    const gv::IndexPtr department = gv::make_index("department", {"Herlev", "night"});
    const gv::Expression table = gv::by(department, {{"Herlev", 1}, {"night", 2}}) * MDKK;
    CHECK(gv::formula_text(table) == "by(department, 'Herlev': 1 MDKK, 'night': 2 MDKK)");
    CHECK(values_of(table) == std::vector<double>{1e6, 2e6});
    // A share has no unit to take: its amount is a product.
    CHECK(gv::formula_text(gv::Expression(gv::beta(4, 6)) * exam) == "beta(4, 6) * 1 exam");
}

TEST_CASE("numbers of a case are finite, and a literal zero divides nothing") {
    CHECK(message_of<gv::CaseError>([] { return gv::Expression(std::nan("")); }) ==
          "a number of a case must be finite, not NaN: state the value, or gv.missing");
    CHECK(message_of<gv::CaseError>([] { return gv::Expression(1e300 * 1e300 * DKK); }) ==
          "a number of a case must be finite, not infinite: state the value, or gv.missing");
    CHECK(message_of<gv::CaseError>([] { return gv::Expression(1e308 * MDKK); }) ==
          "a number of a case must be finite, not infinite: state the value, or gv.missing");
    CHECK(message_of<gv::CaseError>([] { return price / 0; }) == "cannot divide 'price' by zero");
    CHECK(message_of<gv::CaseError>([] { return price / (0 * exam); }) == "cannot divide 'price' by zero");
}

TEST_CASE("operations hold their number of operands") {
    const auto refusal_of = [](auto f) { return message_of<gv::CaseError>(f); };
    CHECK(refusal_of([] { return gv::apply<gv::operations::Logistic>({gv::start_expression().node()}); }) == "'logistic' takes 3 operands, got 1");
    CHECK(refusal_of([] { return gv::table(2026, {}); }) == "'table' takes at least 2 operands, got 1");
    CHECK(refusal_of([] { return gv::apply<gv::operations::Add>({}); }) == "'+' takes at least 1 operand, got 0");
    CHECK(refusal_of([] { return gv::sum_of({}); }) == "a sum needs at least one term");
    CHECK(refusal_of([] { return gv::product_of({}); }) == "a product needs at least one factor");
    for (const gv::operations::Info& info : gv::operations::infos) {
        INFO(info.name);
        CHECK(info.least_operands >= 1);
        CHECK(info.least_operands <= info.most_operands);
        CHECK((info.form != gv::operations::Form::prefix || info.most_operands == 1));
        CHECK((info.form == gv::operations::Form::function) == (info.precedence == 0));
    }
}

TEST_CASE("the greater of an expression and a literal zero takes no index") {
    CHECK(gv::formula_text(gv::max(gv::Expression(3) - 5, 0)) == "max(3 - 5, 0)");
    CHECK(gv::formula_text(gv::max(0, gv::Expression(3) - 5)) == "max(0, 3 - 5)");
}
