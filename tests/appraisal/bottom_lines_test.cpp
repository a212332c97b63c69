// SPDX-License-Identifier: Apache-2.0
// Three bottom lines beside each other: cash only, staff-years, patients' time; what is not stated is not zero.
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2027);

struct Clinic {
    gv::BusinessCase business_case{"Clinic", horizon, gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account town = business_case.account("Town", {.sector = gv::Sector::municipality});
    gv::Account patients = business_case.account("Patients", {.sector = gv::Sector::patients});
    gv::StaffGroup nurses = business_case.staff_group(
        "Nurses", {.pay = 600 * kDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    gv::Initiative x = business_case.initiative("X", {.start = 2026});
};

}  // namespace

TEST_CASE("a bottom line that the case does not state is not stated, in both languages") {
    const Clinic c;
    const gv::FigureTable lines = gv::bottom_lines(c.business_case, {.language = gv::Language::danish});
    REQUIRE(lines.rows.size() == 3);
    for (const gv::FigureRow& line : lines.rows) {
        CHECK(line.state == gv::RowState::not_stated);
        CHECK(line.values.empty());
        CHECK(!line.total);
    }
    CHECK(gv::label_of("not_stated", gv::Language::danish) == "ikke opgjort");
    CHECK(gv::label_of("missing", gv::Language::danish) == "ikke oplyst");
    CHECK(gv::people(c.business_case).row("net").state == gv::RowState::not_stated);
}

TEST_CASE("only cash fates are money, and a benefit without a fate is none") {
    Clinic c;
    c.x.benefit("Time", 3'000 * staff_hour,
                {.receiver = c.region,
                 .staff = c.nurses,
                 .fate = {{"temps avoided", 0.5}, {"quality", 0.25}, {gv::Fate("own time", false), 0.25}},
                 .value = {{"temps avoided", 500 * DKK / staff_hour}, {"quality", 300 * DKK / staff_hour}}});
    c.x.benefit("More time", 1'500 * staff_hour, {.receiver = c.region, .staff = c.nurses});
    const gv::FigureTable lines = gv::bottom_lines(c.business_case, {.unit = gv::AnyUnit(kDKK)});
    CHECK(are(row(lines, "money"), {750, 750}));
    CHECK(are(row(lines, "net_staff_years"), {3, 3}));
    CHECK(are(row(gv::people(c.business_case), "own time"), {0.5, 0.5}));
    CHECK(are(row(gv::people(c.business_case), "at_hand"), {1, 1}));
}

TEST_CASE("waiting has rows of its own and is never added to patients' time") {
    Clinic c;
    c.x.benefit("Visits", 90 * patient_hour, {.receiver = c.patients});
    c.x.benefit("Queue", 400 * patient_day, {.receiver = c.patients});
    c.x.benefit("Travel", 600 * patient_minute, {.receiver = c.patients, .chain = {{"adoption", 0.5}}});
    const gv::FigureTable table = gv::patients(c.business_case);
    CHECK(row(table, "X/Visits") == std::vector<double>{90, 90});
    CHECK(row(table, "X/Queue") == std::vector<double>{400, 400});
    CHECK(table.row("X/Queue").unit.text() == "patient day");
    CHECK(row(table, "patient_time") == std::vector<double>{95, 95});
    CHECK(row(gv::bottom_lines(c.business_case), "patient_time") == std::vector<double>{95, 95});
}

TEST_CASE("an account cuts money and staff-years, but not the patients' time") {
    Clinic c;
    c.x.cost("Licence", 1 * MDKK, {.category = "operations", .payer = c.region});
    c.x.cost("Visits at home", 2 * MDKK, {.category = "operations", .payer = c.town});
    c.x.staff("Team", 1 * staff_year, {.payer = c.town, .staff = c.nurses});
    c.x.benefit("Visits", 90 * patient_hour, {.receiver = c.patients});
    gv::Initiative y = c.business_case.initiative("Y", {.start = 2027});
    y.benefit("Travel", 10 * patient_hour, {.receiver = c.patients});
    const gv::FigureTable region = gv::bottom_lines(c.business_case, {.account = "Region"});
    CHECK(row(region, "money") == std::vector<double>{-1, -1});
    CHECK(region.row("net_staff_years").state == gv::RowState::not_stated);
    CHECK(row(region, "patient_time") == std::vector<double>{90, 100});
    const gv::FigureTable town = gv::bottom_lines(c.business_case, {.account = "Town", .initiative = "X"});
    CHECK(are(row(town, "money"), {-2.6, -2.6}));
    CHECK(row(town, "net_staff_years") == std::vector<double>{-1, -1});
    CHECK(row(town, "patient_time") == std::vector<double>{90, 90});
}
