// SPDX-License-Identifier: Apache-2.0
// Figures that have a sign of their own: refused where it is sure to be wrong, when defined and after a change.
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2029);
const auto per_year = staff_hour / staff_year;
const auto paid_per_year = paid_hour / staff_year;
const auto wage = MDKK / staff_year;

constexpr auto none = "(nothing was thrown)";

struct Ward {
    gv::BusinessCase business_case{"Ward", horizon, gv::fixed_prices(2026)};
    gv::IndexPtr site = gv::make_index("site", {"north", "south"});
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::StaffGroup doctors = business_case.staff_group(
        "Doctors", {.pay = 1 * wage, .net_hours = 1'500 * per_year, .paid_hours = 1'924 * paid_per_year});
    gv::Initiative x = business_case.initiative("X", {.start = 2026});

    [[nodiscard]] std::string refusal(const gv::StaffGroupOptions& options) {
        const std::string message = case_error([&] { static_cast<void>(business_case.staff_group("Nurses", options)); });
        CHECK(business_case.state().staff_groups.size() == 1);
        return message;
    }
    [[nodiscard]] std::string refusal(const gv::Changes& changes) const {
        return case_error([&] { static_cast<void>(business_case.with_changes(changes)); });
    }
    void time(const gv::Expression& value) {
        x.benefit("Time", 1'000 * staff_hour,
                  {.receiver = region, .staff = doctors, .fate = {{"temps avoided", 1}}, .value = {{"temps avoided", value}}});
    }
};

}  // namespace

TEST_CASE("net hours of a staff group are above zero, by label and by year, when defined and when changed") {
    Ward w;
    CHECK(w.refusal({.pay = 1 * wage, .net_hours = 0 * per_year}) ==
          "the net hours of 'Nurses' must be above 0, not 0 staff hour/staff year: they are what is worked in a "
          "staff-year");
    CHECK(w.refusal({.pay = 1 * wage, .net_hours = gv::uniform(-2, -1) * per_year}) ==
          "the net hours of 'Nurses' must be above 0, not uniform(-2, -1) staff hour/staff year: they are what is "
          "worked in a staff-year");
    CHECK(w.refusal({.pay = 1 * wage,
                     .net_hours = gv::by(w.site, {{"north", gv::normal(1'500, 10) * per_year},
                                                  {"south", gv::years(2026, {1'500, 0, 1, 1}) * per_year}})}) ==
          "the net hours of 'Nurses' must be above 0, not years(2026, 1500, 0, 1, 1) staff hour/staff year: they are "
          "what is worked in a staff-year");
    CHECK(w.refusal({{"Doctors/net hours", 0}}) ==
          "the net hours of 'Doctors' must be above 0, not 0 staff hour/staff year: they are what is worked in a "
          "staff-year");
    // What may go either way is not sure to be wrong; what is missing is not known.
    CHECK(w.refusal({{"Doctors/net hours", gv::uniform(-1, 3'000)}}) == none);
    CHECK(w.refusal({{"Doctors/net hours", gv::missing_expression()}}) == none);
}

TEST_CASE("the pay of a staff group is not negative, but may be nothing") {
    Ward w;
    CHECK(w.refusal({.pay = -1 * wage, .net_hours = 1'500 * per_year}) ==
          "the pay of 'Nurses' is negative: -1 MDKK/staff year; it is what a staff-year costs");
    CHECK(w.refusal({{"Doctors/pay", gv::uniform(-2, -1)}}) ==
          "the pay of 'Doctors' is negative: uniform(-2, -1) MDKK/staff year; it is what a staff-year costs");
    CHECK(w.refusal({{"Doctors/pay", 0}}) == none);
    CHECK(w.refusal({{"Doctors/pay", gv::normal(1, 0.5)}}) == none);
}

TEST_CASE("net hours are a part of the paid hours, for each label") {
    Ward w;
    CHECK(w.refusal({.pay = 1 * wage, .net_hours = 1'500 * per_year, .paid_hours = 1'400 * paid_per_year}) ==
          "the paid hours of 'Nurses', 1400 paid hour/staff year, are below its net hours, 1500 staff hour/staff year: "
          "what is worked is a part of what is paid");
    CHECK(w.refusal({.pay = 1 * wage,
                     .net_hours = gv::by(w.site, {{"north", 1'300 * per_year}, {"south", 1'500 * per_year}}),
                     .paid_hours = 1'400 * paid_per_year}) ==
          "the paid hours of 'Nurses'[south], 1400 paid hour/staff year, are below its net hours, 1500 staff "
          "hour/staff year: what is worked is a part of what is paid");
    CHECK(w.refusal({{"Doctors/net hours", 2'000}}) ==
          "the paid hours of 'Doctors', 1924 paid hour/staff year, are below its net hours, 2000 staff hour/staff year: "
          "what is worked is a part of what is paid");
    CHECK(w.refusal({{"Doctors/net hours", 1'924}}) == none);
    CHECK(w.refusal({{"Doctors/net hours", gv::uniform(1'900, 2'000)}}) == none);
}

TEST_CASE("the value of a fate is not negative") {
    Ward w;
    CHECK(case_error([&] { w.time(-500 * DKK / staff_hour); }) ==
          "the value of 'temps avoided' in 'X/Time' is negative: -500 DKK/staff hour; what a benefit costs besides is a "
          "cost of the initiative");
    const auto price = w.business_case.assume("price", 400, DKK / staff_hour);
    w.time(price);
    CHECK(w.refusal({{"price", -1}}) == "the value of 'temps avoided' in 'X/Time' is negative: -1 DKK/staff hour; what "
                                        "a benefit costs besides is a cost of the initiative");
    CHECK(w.refusal({{"price", gv::normal(1, 10)}}) == none);
    CHECK(w.refusal({{"price", 0}}) == none);
}

TEST_CASE("one uncertain label does not hide that another is negative") {
    Ward w;
    CHECK(case_error([&] {
              w.x.cost("A", gv::by(w.site, {{"north", gv::normal(1, 1) * MDKK}, {"south", -2 * MDKK}}),
                       {.category = "operations", .payer = w.region});
          }) == "the cost 'X/A' is negative: -2 MDKK; income and savings are benefits in money with a fate, as "
                "purchases avoided");
}
