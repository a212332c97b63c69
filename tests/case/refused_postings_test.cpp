// SPDX-License-Identifier: Apache-2.0
// Bad input: lines that would post nothing, or their whole amount once a label, are refused with the cure.
#include <string>
#include <vector>

#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2029);

}  // namespace

TEST_CASE("bad input: times at which nothing would be posted") {
    gv::BusinessCase business_case("Pool", horizon, gv::fixed_prices(2026));
    const gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    const auto refusal = [&](const gv::InitiativeOptions& options, const gv::Expression& amount,
                             const std::optional<gv::Moment>& until = {}) {
        return case_error([&] {
            gv::BusinessCase copy = business_case;
            copy.initiative("Spine", options)
                .cost("Set-up", amount, {.category = "establishment", .payer = region, .until = until});
        });
    };
    const auto go_live = business_case.assume("go-live", 2034, year);
    CHECK(refusal({.start = 2026}, gv::once(2035, 1 * MDKK)) ==
          "'Spine/Set-up': the time 2035 of 'once(2035, 1 MDKK)' is outside the horizon 2026-2029: it would post nothing");
    CHECK(refusal({.start = 2026}, 2 * MDKK + gv::once(go_live, 1 * MDKK)) ==
          "'Spine/Set-up': the time 2034 of 'once('go-live', 1 MDKK)' is outside the horizon 2026-2029: it would post "
          "nothing");
    CHECK(refusal({.start = 2026}, gv::during(2024, 2025, 1 * MDKK)) ==
          "'Spine/Set-up': the time 2025 of 'during(2024, 2025, 1 MDKK)' is outside the horizon 2026-2029: it would post "
          "nothing");
    CHECK(refusal({.start = "2027-03"}, gv::once(2026, 1 * MDKK)) ==
          "'Spine/Set-up': 'once(2026, 1 MDKK)' lies before the initiative starts in 2027-03: it would post nothing");
    CHECK(refusal({.start = 2027}, gv::once(gv::start - 1, 1 * MDKK)) ==
          "'Spine/Set-up': 'once(start - 1 year, 1 MDKK)' lies before the initiative starts in 2027: it would post "
          "nothing");
    CHECK(refusal({.start = 2026, .until = 2027}, gv::once(gv::start + 2, 1 * MDKK)) ==
          "'Spine/Set-up': 'once(start + 2 year, 1 MDKK)' lies after the end, 2027: it would post nothing");
    CHECK(refusal({.start = 2026}, gv::once(2028, 1 * MDKK), 2027) ==
          "'Spine/Set-up': 'once(2028, 1 MDKK)' lies after the end, 2027: it would post nothing");
    CHECK(refusal({.start = "2027-07"}, 1 * MDKK, "2027-06") ==
          "'Spine/Set-up' ends with 2027-06, before its initiative starts in 2027-07");
    CHECK(refusal({.start = "2027-07"}, gv::during(gv::start + 2, gv::start + 1, 1 * MDKK)) ==
          "'Spine/Set-up': 'during(start + 2 year, start + 1 year, 1 MDKK)' ends before it begins: it would post nothing");
    const gv::Expression million = 1 * MDKK;
    const std::vector<gv::Expression> late_amounts{gv::step(2036, million), gv::step(go_live, million),
                                                   gv::ramp(2035, 2036, million), gv::table(2035, {million})};
    for (const gv::Expression& late : late_amounts) {
        const std::string said = refusal({.start = 2026}, late);
        CHECK(said.find(" is outside the horizon 2026-2029: it would be 0 in every year") != std::string::npos);
    }
    const auto wave = gv::make_index("wave", {"first", "second"});
    CHECK(refusal({.start = gv::by(wave, {{"first", 2026}, {"second", 2035}})}, 1 * MDKK) ==
          "the initiative 'Spine' starts in 2035, outside the horizon 2026-2029: it would post nothing");
    CHECK(refusal({.start = gv::by(wave, {{"first", 2026}, {"second", 2029}}), .until = 2028}, 1 * MDKK) ==
          "the initiative 'Spine' ends before it starts at 'second': it would post nothing there");
    CHECK(refusal({.start = 2027, .until = gv::by(wave, {{"first", 2026}, {"second", 2029}})}, 1 * MDKK) ==
          "the initiative 'Spine' ends before it starts at 'first': it would post nothing there");
    CHECK(case_error([&] {
              gv::BusinessCase copy = business_case;
              copy.initiative("Spine", {.start = "2027-07"})
                  .staff("Team", 1 * staff_year,
                         {.rate = gv::once(2026, gv::Expression(1 * MDKK / staff_year)), .payer = region});
          }) == "'Spine/Team': 'once(2026, 1 MDKK/staff year)' lies before the initiative starts in 2027-07: it would post "
                "nothing");
    CHECK(refusal({.start = 1026}, 1 * MDKK) ==
          "the initiative 'Spine' starts in 1026, more than 100 years before the horizon 2026-2029");
    CHECK(refusal({.start = 2026.05}, 1 * MDKK) ==
          "the start of 'Spine' is 2026.05, which is neither a year nor a month: write 2026, or a month as \"2026-07\"");
    // The horizon cuts off what is planned relative to a start, as it cuts off a yearly amount.
    gv::BusinessCase late = business_case;
    late.initiative("Late", {.start = 2028})
        .cost("Replacement", gv::once(gv::start + 2, 1 * MDKK), {.category = "establishment", .payer = region});
    late.initiative("Begun", {.start = 2020})
        .cost("Set-up", gv::once(gv::start, 1 * MDKK), {.category = "establishment", .payer = region});
    CHECK(row(gv::budget(late), "establishment") == std::vector<double>{0, 0, 0, 0});
    // A change is held to the same.
    gv::Initiative spine = business_case.initiative("Spine", {.start = 2026});
    spine.cost("Kick-off", gv::once(2026, 1 * MDKK), {.category = "establishment", .payer = region});
    CHECK(case_error([&] { static_cast<void>(business_case.with_changes({{"Spine/start", 2027}})); }) ==
          "'Spine/Kick-off': 'once(2026, 1 MDKK)' lies before the initiative starts in 2027: it would post nothing");
}

TEST_CASE("bad input: a factor by label on an amount that does not tell the labels apart") {
    gv::BusinessCase business_case("Pool", horizon, gv::fixed_prices(2026));
    const gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    const auto department = gv::make_index("department", {"Herlev", "Gentofte", "Amager"});
    const auto doctors = business_case.staff_group(
        "Doctors", {.pay = 1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    const gv::Expression half = gv::by(department, {{"Herlev", 0.5}}, gv::Expression(0.5));
    gv::Initiative spine = business_case.initiative("Spine", {.start = 2026});
    const auto refused = [&](gv::BenefitOptions options) {
        options.receiver = region;
        options.staff = options.staff.value_or(doctors);
        return case_error([&] { spine.benefit("Time", 1'500 * staff_hour, options); });
    };
    const std::string cure =
        " of 'Spine/Time' is given by 'department', but the amount '1500 staff hour' is not: give it by label too, or "
        "let the initiative run over 'department' if each label has the whole amount";
    CHECK(refused({.chain = {{"adoption", half}}}) == "the link 'adoption'" + cure);
    CHECK(refused({.fate = {{"shorter queue", half}, {"quality", gv::rest}}}) ==
          "the share of 'shorter queue'" + cure);
    CHECK(refused({.fate = {{"shorter queue", 1}},
                   .value = {{"shorter queue", half * gv::Expression(2 * DKK / staff_hour)}}}) ==
          "the value of 'shorter queue'" + cure);
    CHECK(refused({.until = gv::by(department, {{"Herlev", 2027}}, gv::Expression(2028))}) == "the end" + cure);
    const auto midwives = business_case.staff_group(
        "Midwives",
        {.pay = 1 * MDKK / staff_year, .net_hours = half * gv::Expression(3'000 * staff_hour / staff_year)});
    CHECK(refused({.staff = midwives}) == "the net hours" + cure);
    CHECK(case_error([&] {
              spine.staff("Team", 2 * staff_year,
                          {.rate = half * gv::Expression(1 * MDKK / staff_year), .payer = region});
          }).starts_with("the rate of 'Spine/Team' is given by 'department', but the amount '2 staff year' is not"));
    // By label all through, or in an initiative that runs over the index, it is what was meant.
    spine.benefit("Time", 1'500 * gv::by(department, {{"Herlev", 1}}, gv::Expression(1)) * gv::Expression(1 * staff_hour),
                  {.receiver = region, .staff = doctors, .chain = {{"adoption", half}}});
    CHECK(are(row(gv::people(business_case), "at_hand"), {1.5, 1.5, 1.5, 1.5}));
    // A change by label is held to the same.
    spine.benefit("More time", 1'500 * staff_hour,
                  {.receiver = region, .staff = doctors, .chain = {{"captured", 0.5}}});
    CHECK(case_error([&] { static_cast<void>(business_case.with_changes({{"Spine/More time/captured", half}})); })
              .starts_with("the link 'captured' of 'Spine/More time' is given by 'department'"));
    CHECK(case_error([&] {
              static_cast<void>(business_case.with_changes(
                  {{"Spine/start", gv::by(department, {{"Herlev", 2026}}, gv::Expression(2027))}}));
          }) == "the initiative 'Spine' has a start or an end by 'department', but does not run over it: define it with "
                "over 'department', so that its lines are posted by label");
}
