// SPDX-License-Identifier: Apache-2.0
// Burdens, transfers, outcomes, gates, handovers, and benefits that compare or continue: what each posts, and refusals.
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2029);
constexpr auto consultation = gv::count<"consultation">;
constexpr auto recall = gv::count<"recall">;

struct Skin {
    gv::BusinessCase business_case{"Skin", horizon, gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account pool = business_case.account("Pool", {.parent = region});
    gv::Account hospital = business_case.account("Hospital", {.parent = region});
    gv::Account practice = business_case.account("Practice", {.sector = gv::Sector::private_provider});
    gv::Account patients = business_case.account("Patients", {.sector = gv::Sector::patients});
    gv::StaffGroup doctors = business_case.staff_group(
        "Doctors", {.pay = 1'500 * kDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    gv::Initiative x = business_case.initiative("X", {.start = 2026});

    gv::FigureTable lines(std::optional<gv::NameOf> account = {}) const {
        return gv::bottom_lines(business_case, {.account = account, .unit = gv::AnyUnit(kDKK)});
    }
    gv::FigureTable budget(std::optional<gv::NameOf> account = {}) const {
        return gv::budget(business_case, {.account = account, .unit = gv::AnyUnit(kDKK)});
    }
};

}  // namespace

TEST_CASE("a burden counts whole against its bottom line, and costs money only by a cash fate") {
    Skin c;
    c.x.benefit("Freed", 3'000 * staff_hour,
                {.receiver = c.hospital, .staff = c.doctors, .chain = {{"captured", 0.5}}});
    c.x.burden("Training", 600 * staff_hour, {.bearer = c.hospital, .staff = c.doctors});
    c.x.burden("Forms", 80 * patient_hour, {.bearer = c.patients});
    CHECK(are(row(gv::people(c.business_case), "taken"), {-0.4, -0.4, -0.4, -0.4}));
    CHECK(are(row(c.lines(), "net_staff_years"), {0.6, 0.6, 0.6, 0.6}));
    CHECK(are(row(c.lines(), "patient_time"), {-80, -80, -80, -80}));
    CHECK(c.lines().row("money").state == gv::RowState::not_stated);
    c.x.burden("Cover", 300 * staff_hour,
               {.bearer = c.hospital,
                .staff = c.doctors,
                .fate = {{"temps hired", 0.5}, {"capacity", gv::rest}},
                .value = {{"temps hired", 1'000 * DKK / staff_hour}}});
    c.x.burden("Interruptions", 300 * staff_hour,
               {.bearer = c.hospital, .staff = c.doctors, .fate = {{"quality", 1}}, .value = {{"quality", 900 * DKK / staff_hour}}});
    CHECK(are(row(c.lines(), "money"), {-150, -150, -150, -150}));
    CHECK(are(row(c.budget(), "payroll"), {150, 150, 150, 150}));  // what is not cash is not spent
    CHECK(are(row(gv::people(c.business_case), "taken"), {-0.8, -0.8, -0.8, -0.8}));
}

TEST_CASE("a transfer cancels where both accounts count, and is spent or received where one does") {
    Skin c;
    c.x.transfer("Fees", 200 * kDKK, {.payer = c.pool, .receiver = c.practice});
    c.x.transfer("Grant", 50 * kDKK, {.payer = c.pool, .receiver = c.hospital});
    CHECK(are(row(c.budget(c.region), "transfers"), {200, 200, 200, 200}));
    CHECK(are(row(c.budget(c.pool), "total"), {250, 250, 250, 250}));
    CHECK(c.budget(c.hospital).row("total").state == gv::RowState::not_stated);
    CHECK(are(row(c.lines(c.hospital), "money"), {50, 50, 50, 50}));
    CHECK(are(row(c.lines(c.region), "money"), {-200, -200, -200, -200}));
    CHECK(c.lines().row("money").state == gv::RowState::not_stated);  // nobody beyond the case is paid
}

TEST_CASE("an outcome stands under the bottom lines with its guard, is of either sign and never money") {
    Skin c;
    c.x.outcome("Recalls", gv::years(2026, {-5, 0, 3, 8}) * recall,
                {.receiver = c.patients, .guard = gv::Guard{gv::GuardSide::not_above, gv::Expression(3 * recall)}});
    CHECK(are(row(c.lines(), "X/Recalls"), {-5, 0, 3, 8}));
    CHECK(are(row(c.lines(), "X/Recalls/guard"), {0, 0, 0, 100}));
    CHECK(c.lines().row("money").state == gv::RowState::not_stated);
    c.x.benefit("Visits avoided", 40 * consultation, {.receiver = c.patients, .chain = {{"effect", 0.5}}});
    CHECK(are(row(gv::outcomes(c.business_case), "X/Visits avoided"), {20, 20, 20, 20}));
    CHECK(!has_row(c.lines(), "X/Visits avoided"));
}

TEST_CASE("a gate takes what comes after its decision, and what is spent before stays") {
    Skin c;
    const gv::Expression holds = c.business_case.assume("holds", gv::Expression(gv::bernoulli(0.6)), {.decided = 2028});
    gv::Initiative roll = c.business_case.initiative("Roll-out", {.start = 2027, .given = holds});
    roll.cost("Licence", 100 * kDKK, {.category = "operations", .payer = c.pool});
    roll.cost("Option", 10 * kDKK, {.category = "operations", .payer = c.hospital, .given = gv::Expression(0.5)});
    CHECK(are(row(c.budget(c.pool), "total"), {0, 100, 60, 60}));
    CHECK(are(row(c.budget(c.hospital), "total"), {0, 5, 3, 3}));
    const gv::BusinessCase failed = c.business_case.with_changes({{"holds", 0}});
    CHECK(are(row(gv::budget(failed, {.unit = gv::AnyUnit(kDKK)}), "total"), {0, 105, 0, 0}));
    CHECK(case_error([&] { c.business_case.assume("late", gv::Expression(gv::bernoulli(0.6)), {.decided = 2031}); }) ==
          "the assumption 'late' is decided in 2031, after the horizon 2026-2029: as a gate it would never count");
    CHECK(case_error([&] { roll.cost("More", 1 * kDKK, {.category = "operations", .payer = c.pool, .given = gv::Expression(2)}); }) ==
          "the gate of 'Roll-out/More' must lie between 0 and 1, not 2");
    CHECK(unit_error([&] {
              c.x.cost("More", 1 * kDKK, {.category = "operations", .payer = c.pool, .given = gv::Expression(2 * recall)});
          }) == "the gate of 'X/More' must be a plain number between 0 and 1, but 'X/More/given' is [recall]");
}

TEST_CASE("a handover moves the payer by the month, and a single payment stays whole") {
    Skin c;
    c.x.cost("Licence", 120 * kDKK,
             {.category = "operations", .payer = c.pool, .handover = gv::HandoverOption{"2027-04", c.hospital}});
    c.x.cost("Fee", gv::once(2027, 10 * kDKK),
             {.category = "operations", .payer = c.pool, .handover = gv::HandoverOption{"2027-04", c.hospital}});
    CHECK(are(row(c.budget(c.pool), "total"), {120, 40, 0, 0}));
    CHECK(are(row(c.budget(c.hospital), "total"), {0, 90, 120, 120}));
    CHECK(are(row(c.budget(), "total"), {120, 130, 120, 120}));
    c.x.staff("Team", 2 * staff_year,
              {.payer = c.pool, .staff = c.doctors, .handover = gv::HandoverOption{gv::start + 2, c.hospital}});
    CHECK(are(row(c.budget(c.pool), "staff_years"), {2, 2, 0, 0}));
    CHECK(are(row(gv::people(c.business_case, {.account = c.hospital}), "hired"), {0, 0, -2, -2}));
    c.x.benefit("Savings", 500 * kDKK, {.receiver = c.hospital, .fate = {{"purchases avoided", 1}}});
    const gv::FigureTable deal = gv::handover(c.business_case, {.unit = gv::AnyUnit(kDKK)});
    CHECK(are(row(deal, "taken_over", "Hospital"), {0, 90, 3'120, 3'120}));
    CHECK(are(row(deal, "cash_gains", "Hospital"), {500, 500, 500, 500}));
    CHECK(are(row(deal, "net", "Hospital"), {500, 410, -2'620, -2'620}));
    CHECK(!has_row(deal, "net", "Pool"));
    CHECK(case_error([&] {
              c.x.cost("More", 1 * kDKK,
                       {.category = "operations", .payer = c.pool, .handover = gv::HandoverOption{2028, c.pool}});
          }) == "'X/More' is handed over to 'Pool', who pays it already");
    CHECK(case_error([&] {
              c.x.cost("More", 1 * kDKK,
                       {.category = "operations", .payer = c.pool, .handover = gv::HandoverOption{2026, c.hospital}});
          }) == "'X/More' is handed over in 2026, not after its initiative starts: name the new payer as the payer");
}

TEST_CASE("before and after are a potential, and refuse a second one beside them") {
    Skin c;
    const gv::Expression before(4'500 * staff_hour);
    const gv::Expression after(3'000 * staff_hour);
    c.x.benefit("Reading", {.receiver = c.hospital, .staff = c.doctors, .before = before, .after = after});
    CHECK(are(row(c.lines(), "net_staff_years"), {1, 1, 1, 1}));
    CHECK(case_error([&] { c.x.benefit("More", {.receiver = c.hospital, .staff = c.doctors, .before = before}); }) ==
          "the benefit 'More' needs a potential; or both before and after; or both of, another benefit, and per, how much "
          "of this one comes of a unit of that");
    CHECK(case_error([&] { c.x.benefit("More", before, {.receiver = c.hospital, .staff = c.doctors, .after = after}); }) ==
          "the benefit 'More' states a potential, and before and after, or of and per, beside it: state it once");
    CHECK(case_error([&] {
              c.x.benefit("More", {.receiver = c.hospital, .staff = c.doctors, .before = after, .after = before});
          }).starts_with("the potential of 'X/More' is negative"));
}

TEST_CASE("one driver has many effects: they continue its chain, its realised amount feeds a transfer") {
    Skin c;
    gv::Initiative late = c.business_case.initiative("Late", {.start = "2027-07"});
    const gv::Benefit avoided =
        late.benefit("Avoided", 1'000 * consultation, {.chain = {{"adoption", 0.5}, {"effect", 0.4}}});
    late.benefit("Time", {.receiver = c.practice,
                          .staff = c.doctors,
                          .chain = {{"released", 0.5}},
                          .of = avoided,
                          .per = gv::Expression(15 * staff_hour / consultation)});
    late.benefit("Patients", {.receiver = c.patients, .of = avoided, .per = gv::Expression(2 * patient_hour / consultation)});
    late.transfer("Fees", avoided.realised() * gv::Expression(160 * DKK / consultation),
                  {.payer = c.practice, .receiver = c.region});
    CHECK(are(row(c.lines(), "net_staff_years"), {0, 0.5, 1, 1}));
    CHECK(are(row(c.lines(), "patient_time"), {0, 200, 400, 400}));
    CHECK(are(row(c.lines(c.region), "money"), {0, 16, 32, 32}));
    const gv::BusinessCase less = c.business_case.with_changes({{"Late/Avoided/adoption", 0.25}});
    CHECK(are(row(gv::bottom_lines(less), "net_staff_years"), {0, 0.25, 0.5, 0.5}));
    CHECK(are(row(gv::bottom_lines(less, {.account = "Region", .unit = gv::AnyUnit(kDKK)}), "money"), {0, 8, 16, 16}));
    CHECK(case_error([&] {
              c.x.benefit("Time", {.receiver = c.patients, .of = avoided, .per = gv::Expression(2 * patient_hour / consultation)});
          }) == "the benefit 'Time' of 'X' continues 'Avoided', which is not of the same initiative: take its realised amount "
                "as the potential");
}

TEST_CASE("a net budget shows savings, income and what is permanent; a full year what twelve months would be") {
    Skin c;
    gv::Initiative late = c.business_case.initiative("Late", {.start = "2027-07"});
    late.cost("Set-up", gv::once(2027, 30 * kDKK), {.category = "establishment", .payer = c.pool});
    late.cost("Licence", 100 * kDKK, {.category = "operations", .payer = c.pool, .handover = gv::HandoverOption{"2029-07", c.hospital}});
    late.cost("Pilot", 10 * kDKK, {.category = "operations", .payer = c.pool, .until = 2028});
    late.benefit("Savings", 60 * kDKK, {.receiver = c.hospital, .fate = {{"purchases avoided", 0.5}, {"quality", 0.5}}});
    late.transfer("Fees", 8 * kDKK, {.payer = c.practice, .receiver = c.region});
    const auto table = [&](std::optional<gv::NameOf> account, bool full_year) {
        return gv::budget(c.business_case, {.account = account, .unit = gv::AnyUnit(kDKK), .net = true, .full_year = full_year});
    };
    const gv::FigureTable region = table(c.region, false);
    CHECK(are(row(region, "total"), {0, 85, 110, 100}));
    CHECK(are(row(region, "savings/purchases avoided"), {0, -15, -30, -30}));
    CHECK(are(row(region, "income"), {0, -4, -8, -8}));
    CHECK(are(row(region, "net_expenditure"), {0, 66, 72, 62}));
    CHECK(are(row(region, "permanent"), {0, 31, 62, 62}));
    CHECK(!has_row(region, "savings/quality"));
    CHECK(are(row(table(c.region, true), "net_expenditure"), {0, 102, 72, 62}));
    CHECK(are(row(table(c.pool, true), "total"), {0, 140, 110, 0}));
    CHECK(are(row(table(c.hospital, true), "total"), {0, 0, 0, 100}));
    CHECK(case_error([&] { static_cast<void>(gv::budget(c.business_case, {.use = true, .net = true})); }) ==
          "a budget shows what is set aside, used and free, or what is net of savings: ask for one of them");
}

TEST_CASE("all accounts together have nothing of any kind, with every word in use") {
    Skin c;
    const gv::Benefit avoided = c.x.benefit("Avoided", 100 * consultation, {.receiver = c.practice, .chain = {{"effect", 0.4}}});
    c.x.benefit("Time", {.receiver = c.practice, .staff = c.doctors, .of = avoided, .per = gv::Expression(15 * staff_hour / consultation)});
    c.x.burden("Training", 100 * staff_hour, {.bearer = c.hospital, .staff = c.doctors,
                                              .fate = {{"overtime paid", 1}}, .value = {{"overtime paid", 900 * DKK / staff_hour}}});
    c.x.transfer("Fees", 5 * kDKK, {.payer = c.region, .receiver = c.practice});
    c.x.outcome("Recalls", -3 * recall, {.receiver = c.patients});
    c.x.staff("Team", 1 * staff_year, {.payer = c.pool, .staff = c.doctors, .handover = gv::HandoverOption{2028, c.hospital}});
    const gv::FigureTable table = gv::accounts(c.business_case, {.unit = gv::AnyUnit(kDKK)});
    int kinds = 0;
    for (const gv::FigureRow& one : table.rows) {
        if (one.group != "All accounts") continue;
        ++kinds;
        for (const double value : one.values) CHECK(std::fabs(value) <= 1e-9);
    }
    CHECK(kinds == 5);  // money, staff-years, staff time, and two counts
    CHECK(are(row(table, "money", "Practice"), {5, 5, 5, 5}));
    CHECK(are(row(table, "money", "Hospital"), {-90, -90, -1'590, -1'590}));
    CHECK(are(row(table, "count/recall", "Patients"), {-3, -3, -3, -3}));
    CHECK(are(row(table, "count/consultation", "Time"), {-40, -40, -40, -40}));
    CHECK(!has_row(gv::accounts(c.business_case, {.account = c.region}), "money", "Practice"));
}

TEST_CASE("words refuse what they cannot mean, with what to write instead") {
    Skin c;
    CHECK(case_error([&] { c.x.transfer("Fees", 5 * kDKK, {.payer = c.pool, .receiver = c.pool}); }) ==
          "'X/Fees' goes from 'Pool' to itself: a transfer is between two accounts");
    CHECK(case_error([&] { c.x.transfer("Fees", -5 * kDKK, {.payer = c.pool, .receiver = c.practice}); }) ==
          "the transfer 'X/Fees' is negative: -5 kDKK; exchange its payer and its receiver");
    CHECK(case_error([&] { c.x.burden("Training", -5 * staff_hour, {.bearer = c.pool, .staff = c.doctors}); }) ==
          "the amount of 'X/Training' is negative: -5 staff hour; time or events that are freed are a benefit, not a negative "
          "burden");
    CHECK(case_error([&] { c.x.burden("Training", 5 * staff_hour, {.bearer = c.pool}); }) ==
          "'X/Training' takes staff time: say whose, by a staff group, so that it counts as staff-years");
    CHECK(unit_error([&] { c.x.burden("Training", gv::Expression(5 * kDKK), {.bearer = c.pool}); }) ==
          "the amount of 'X/Training' must be worked time, staff-years, patient time, waiting or a count a year, but '5 kDKK' is "
          "[kDKK]; money that is spent is a cost");
    CHECK(unit_error([&] { c.x.outcome("Recalls", 5 * staff_hour, {.receiver = c.patients}); }) ==
          "the outcome 'X/Recalls' must be a count a year, as 3 * count(\"recall\"), but '5 staff hour' is [staff hour]");
    CHECK(unit_error([&] {
              c.x.outcome("Recalls", 5 * recall,
                          {.receiver = c.patients, .guard = gv::Guard{gv::GuardSide::not_above, gv::Expression(5 * consultation)}});
          }) == "the guard of 'X/Recalls' must be in the unit of the outcome, [recall], but '5 consultation' is [consultation]");
    CHECK(case_error([&] { c.x.burden("Training", 5 * staff_hour, {.staff = c.doctors}); }) ==
          "the line 'Training' needs a bearer, an account");
    CHECK(case_error([&] { c.x.benefit("Avoided", 5 * consultation, {.fate = {{"quality", 1}}}); }) ==
          "'X/Avoided' has fates, but nobody receives it: name the account that does");
}
