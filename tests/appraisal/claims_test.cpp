// SPDX-License-Identifier: Apache-2.0
// Resources that can be freed once, and booked cuts held against cash.
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2028);

struct Radiology {
    gv::BusinessCase business_case{"Radiology", horizon, gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account radiology = business_case.account("Radiology", {.parent = region});
    gv::StaffGroup doctors = business_case.staff_group(
        "Doctors", {.pay = 1'500 * kDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    gv::Resource hours = business_case.resource(
        "Reading hours", 10'000 * staff_hour,
        {.account = radiology, .staff = doctors, .already_freed = gv::Expression(4'500 * staff_hour)});
    gv::Initiative x = business_case.initiative("X", {.start = 2026});
    gv::Initiative late = business_case.initiative("Late", {.start = "2027-07"});
};

}  // namespace

TEST_CASE("claims on a resource add up over the case, before their chains, by the months they are active") {
    Radiology r;
    r.x.benefit("Reading", 3'000 * staff_hour, {.receiver = r.radiology, .chain = {{"captured", 0.1}}, .resource = r.hours});
    r.late.benefit("Drawing", gv::Expression(gv::uniform(2'000, 3'000)) * staff_hour,
                   {.receiver = r.radiology, .resource = r.hours});
    const gv::FigureTable table = gv::resources(r.business_case);
    CHECK(are(row(table, "capacity_hours", "Reading hours"), {10'000, 10'000, 10'000}));
    CHECK(are(row(table, "already_freed", "Reading hours"), {4'500, 4'500, 4'500}));
    CHECK(are(row(table, "claimed", "Reading hours"), {3'000, 4'250, 5'500}));
    CHECK(are(row(table, "left", "Reading hours"), {2'500, 1'250, 0}));
    CHECK(are(row(table, "over_claimed", "Reading hours"), {0, 0, 0}));
    const gv::BusinessCase more = r.business_case.with_changes({{"Reading hours/already freed", 5'000}});
    CHECK(are(row(gv::resources(more), "left", "Reading hours"), {2'000, 750, -500}));
    CHECK(are(row(gv::resources(more), "over_claimed", "Reading hours"), {0, 0, 100}));
    CHECK(are(row(gv::people(r.business_case), "at_hand"), {0.2, 0.2 + 2'500.0 / 3'000, 0.2 + 5.0 / 3}));
}

TEST_CASE("resources are hours, and need no rate between the currencies of a case") {
    Radiology r;
    r.x.benefit("Reading", 3'000 * staff_hour, {.receiver = r.radiology, .resource = r.hours});
    r.x.cost("Licence", 1 * MDKK, {.category = "operations", .payer = r.radiology});
    r.x.cost("Cloud", 1 * MEUR, {.category = "operations", .payer = r.radiology});
    CHECK(are(row(gv::resources(r.business_case), "left", "Reading hours"), {2'500, 2'500, 2'500}));
}

TEST_CASE("what is sure to be claimed twice is refused, and nothing is left of the line") {
    Radiology r;
    r.x.benefit("Reading", 3'000 * staff_hour, {.receiver = r.radiology, .resource = r.hours});
    CHECK(case_error([&] {
              r.late.benefit("Drawing", 2'600 * staff_hour, {.receiver = r.radiology, .resource = r.hours});
          }) == "the resource 'Reading hours' is over-claimed: 'X/Reading', 'Late/Drawing' claim, with what is freed already, "
                "10100 staff hour a year or more, and it has 10000 staff hour at most: an hour can be freed once");
    CHECK(r.business_case.state().lines.size() == 1);
    r.late.benefit("Drawing", 2'500 * staff_hour, {.receiver = r.radiology, .resource = r.hours});
    CHECK(case_error([&] { static_cast<void>(r.business_case.with_changes({{"Reading hours/capacity", 9'000}})); })
              .starts_with("the resource 'Reading hours' is over-claimed"));
    CHECK(unit_error([&] {
              r.x.benefit("Posts", 1 * staff_year, {.receiver = r.radiology, .resource = r.hours});
          }) == "'X/Posts' frees hours of the resource 'Reading hours': its potential must be worked time, but '1 staff year' is "
                "[staff year]");
    CHECK(case_error([&] { static_cast<void>(r.business_case.resource("Reading hours", 5 * staff_hour)); }) ==
          "the case 'Radiology' has a resource 'Reading hours' already");
    CHECK(unit_error([&] { static_cast<void>(r.business_case.resource("Posts", 5 * staff_year)); }) ==
          "the capacity of the resource 'Posts' must be worked time a year, but '5 staff year' is [staff year]");
}

TEST_CASE("what is sure to be claimed twice is found beside hours of which the least is not known") {
    for (const gv::Expression& freed : {gv::missing_expression(), gv::Expression(gv::missing_expression() * staff_hour), gv::Expression(gv::normal(500, 100) * staff_hour)}) {
        Radiology r;
        const gv::Resource hours = r.business_case.resource("Drawing hours", 1'000 * staff_hour, {.staff = r.doctors, .already_freed = freed});
        r.x.benefit("Drawing", 800 * staff_hour, {.receiver = r.radiology, .resource = hours});
        r.x.benefit("Copying", gv::Expression(gv::normal(100, 10) * staff_hour), {.receiver = r.radiology, .resource = hours});
        CHECK(case_error([&] { r.late.benefit("Sorting", 300 * staff_hour, {.receiver = r.radiology, .resource = hours}); }) ==
              "the resource 'Drawing hours' is over-claimed: 'X/Drawing', 'X/Copying', 'Late/Sorting' claim, with what is freed already, 1100 "
              "staff hour a year or more, and it has 1000 staff hour at most: an hour can be freed once");
    }
}

TEST_CASE("a booked cut is held against the cash its initiative brings the account, and posts nothing") {
    Radiology r;
    r.x.benefit("Savings", gv::years(2026, {100, 200, 300}) * kDKK,
                {.receiver = r.radiology, .fate = {{"purchases avoided", 0.5}, {"quality", 0.5}}});
    r.late.benefit("Others", 900 * kDKK, {.receiver = r.radiology, .fate = {{"purchases avoided", 1}}});
    r.x.commit("Booked", gv::step(gv::start + 1, 100 * kDKK), {.account = r.region});
    const gv::FigureTable table = gv::commitments(r.business_case, {.unit = gv::AnyUnit(kDKK)});
    CHECK(are(row(table, "booked", "X/Booked"), {0, 100, 100}));
    CHECK(are(row(table, "realised", "X/Booked"), {50, 100, 150}));
    CHECK(are(row(table, "difference", "X/Booked"), {50, 0, 50}));
    CHECK(are(row(table, "kept", "X/Booked"), {100, 100, 100}));
    CHECK(gv::budget(r.business_case).row("total").state == gv::RowState::not_stated);
    const gv::BusinessCase later = r.business_case.with_changes({{"X/start", 2027}});
    CHECK(are(row(gv::commitments(later, {.unit = gv::AnyUnit(kDKK)}), "booked", "X/Booked"), {0, 0, 100}));
    CHECK(unit_error([&] { r.x.commit("Hours", gv::Expression(5 * staff_hour), {.account = r.region}); }) ==
          "the commitment 'X/Hours' must be money a year, but '5 staff hour' is [staff hour]");
    CHECK(case_error([&] { r.x.commit("Booked", 5 * kDKK, {.account = r.region}); }) ==
          "the commitment 'X/Booked' is defined twice");
    CHECK(case_error([&] { r.x.commit("Cut", 5 * kDKK, {}); }) ==
          "the commitment 'Cut' needs an account, on which it is booked");
}
