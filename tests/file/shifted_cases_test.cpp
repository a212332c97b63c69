// SPDX-License-Identifier: Apache-2.0
// Included cases that start later: what moves with their starts, and what is a date of its own.
#include <string>

#include "gevinst/appraisal/budget.hpp"
#include "gevinst/file.hpp"
#include "support/cases.hpp"
#include "support/catch2.hpp"
#include "support/same_cases.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2031);

gv::BusinessCase empty(const std::string& name) { return {name, horizon, gv::fixed_prices(2026)}; }

/// A case of one cost over the life of an initiative.
struct Project {
    gv::BusinessCase made = empty("Project");
    gv::Account region = made.account("Region", {.sector = gv::Sector::region});

    gv::Initiative initiative(const gv::InitiativeOptions& options) {
        auto m = made.initiative("Rota", options);
        m.cost("Licence", 12 * MDKK, {.category = "operations", .payer = region});
        return m;
    }
    [[nodiscard]] gv::BusinessCase shifted(int years) const {
        gv::BusinessCase pool = empty("Pool");
        pool.include(made, {.shift = years});
        check_round_trip(pool);
        return pool;
    }
    [[nodiscard]] std::vector<double> operations(int years) const { return row(gv::budget(shifted(years)), "operations"); }
};

}  // namespace

TEST_CASE("an end that is typed in moves with the start: the project keeps its length") {
    Project years, months, earlier;
    years.initiative({.start = 2026, .until = 2028});
    CHECK(are(years.operations(2), {0, 0, 12, 12, 12, 0}));
    months.initiative({.start = "2026-07", .until = "2027-03"});
    CHECK(are(months.operations(1), {0, 6, 3, 0, 0, 0}));
    earlier.initiative({.start = 2027, .until = 2028});
    CHECK(are(earlier.operations(-1), {12, 12, 0, 0, 0, 0}));
    // An override still says when it ends.
    CHECK(are(row(gv::budget(years.shifted(2).with_changes({{"Project/Rota/until", 2029}})), "operations"), {0, 0, 12, 12, 0, 0}));
}

TEST_CASE("an end by label moves, and one by a formula follows the start or is moved as a whole") {
    const gv::IndexPtr wave = gv::make_index("wave", {"first", "second"});
    Project waves;
    const auto wards = waves.made.accounts(wave, {.sector = gv::Sector::region});
    auto m = waves.made.initiative("Rota", {.start = gv::Moment(gv::by(wave, {{"first", gv::Moment(2026).expression()}, {"second", gv::Moment(2027).expression()}})),
                                            .until = gv::Moment(gv::by(wave, {{"first", gv::Moment(2027).expression()}, {"second", gv::start + 1}})),
                                            .over = wave});
    m.cost("Licence", 1 * MDKK, {.category = "operations", .payer = wards});
    CHECK(are(waves.operations(1), {0, 1, 2, 1, 0, 0}));
    Project relative, whole;
    relative.initiative({.start = 2026, .until = gv::Moment(gv::start + 1)});
    CHECK(are(relative.operations(1), {0, 12, 12, 0, 0, 0}));
    const auto length = whole.made.assume("length", gv::Expression(2 * year));
    whole.initiative({.start = 2026, .until = gv::Moment(gv::Moment(2025).expression() + length)});
    CHECK(are(whole.operations(1), {0, 12, 12, 0, 0, 0}));
}

TEST_CASE("a year that is typed beside a named start moves with it") {
    const auto named = [](Project& project, const std::string& name, int when) { return project.made.assume(name, gv::Moment(when).expression()); };
    const gv::Expression typed = gv::Moment(2028).expression();
    Project start, end, earlier;
    start.initiative({.start = gv::Moment(max(named(start, "base", 2026), typed))});
    CHECK(are(start.operations(0), {0, 0, 12, 12, 12, 12}));
    CHECK(are(start.operations(1), {0, 0, 0, 12, 12, 12}));
    CHECK(are(row(gv::budget(start.shifted(1).with_changes({{"Project/base", 2030}})), "operations"), {0, 0, 0, 0, 12, 12}));
    end.initiative({.start = 2026, .until = gv::Moment(max(gv::start + 1, typed))});
    CHECK(are(end.operations(1), {0, 12, 12, 12, 0, 0}));
    earlier.initiative({.start = gv::Moment(max(named(earlier, "base", 2026), typed)), .until = gv::Moment(gv::start + 1)});
    CHECK(are(earlier.operations(-1), {0, 12, 12, 0, 0, 0}));
    // A length of time beside a named start is no year.
    Project length;
    length.initiative({.start = gv::Moment(named(length, "base", 2026) + gv::Expression(1 * year))});
    CHECK(are(length.operations(1), {0, 0, 12, 12, 12, 12}));
    // By label.
    const gv::IndexPtr wave = gv::make_index("wave", {"first", "second"});
    Project waves;
    const auto wards = waves.made.accounts(wave, {.sector = gv::Sector::region});
    const auto base = named(waves, "base", 2026);
    auto m = waves.made.initiative("Rota", {.start = gv::Moment(gv::by(wave, {{"first", base}, {"second", max(base, typed)}})), .over = wave});
    m.cost("Licence", 1 * MDKK, {.category = "operations", .payer = wards});
    CHECK(are(waves.operations(1), {0, 1, 1, 2, 2, 2}));
    // Behind a name it cannot be told from a date of its own.
    Project behind;
    const auto go_live = behind.made.assume("go-live", max(named(behind, "base", 2026), typed));
    behind.initiative({.start = gv::Moment(go_live)});
    CHECK(are(behind.operations(0), {0, 0, 12, 12, 12, 12}));
    CHECK(case_error([&] { static_cast<void>(behind.shifted(1)); }) ==
          "cannot include 'Project' in 'Pool': 'go-live' is 'max(base, 2028)', a start or an end in which the year that is typed would "
          "stay when the rest moves: give that year a name, by an assumption of its own");
    Project apart;
    const auto start_of = apart.made.assume("go-live", max(named(apart, "base", 2026), named(apart, "earliest", 2028)));
    apart.initiative({.start = gv::Moment(start_of)});
    CHECK(are(apart.operations(1), {0, 0, 0, 12, 12, 12}));
}

TEST_CASE("a named end moves, but one that other things name too is a date of its own") {
    Project named, own_date;
    const auto end = named.made.assume("agreement ends", gv::Moment(2027).expression());
    named.initiative({.start = 2026, .until = gv::Moment(end)});
    CHECK(are(named.operations(1), {0, 12, 12, 0, 0, 0}));
    const auto reform = own_date.made.assume("reform", gv::Moment(2027).expression());
    auto m = own_date.initiative({.start = 2026, .until = gv::Moment(reform)});
    m.cost("Adaption", gv::once(reform, 1 * MDKK), {.category = "establishment", .payer = own_date.region});
    CHECK(are(own_date.operations(1), {0, 12, 0, 0, 0, 0}));
    CHECK(are(row(gv::budget(own_date.shifted(1)), "establishment"), {0, 1, 0, 0, 0, 0}));
    CHECK(case_error([&] { static_cast<void>(own_date.shifted(3)); }) ==
          "cannot include 'Project' in 'Pool': the initiative 'Project/Rota' ends with 2027, before it starts in 2029");
}

TEST_CASE("the end of a line moves as that of its initiative; payments and handovers in a calendar year stay") {
    Project one;
    const auto ward = one.made.account("Ward", {.parent = one.region});
    auto m = one.initiative({.start = 2026});
    m.cost("Team", 1 * MDKK, {.category = "payroll", .payer = one.region, .until = 2027});
    m.cost("Move", gv::once(2028, 3 * MDKK), {.category = "establishment", .payer = one.region});
    m.cost("Support", 1 * MDKK, {.category = "support", .payer = one.region, .handover = gv::HandoverOption{2029, ward}});
    const gv::BusinessCase pool = one.shifted(2);
    CHECK(are(row(gv::budget(pool), "payroll"), {0, 0, 1, 1, 0, 0}));
    CHECK(are(row(gv::budget(pool), "establishment"), {0, 0, 3, 0, 0, 0}));
    CHECK(are(row(gv::budget(pool, {.account = pool.account_named("Project/Ward")}), "support"), {0, 0, 0, 1, 1, 1}));
}

TEST_CASE("the year in which a gate is decided moves: what is spent before it stays as much as it was") {
    Project one;
    const auto validated = one.made.assume("validated", gv::bernoulli(0.25), {.decided = 2027});
    one.initiative({.start = 2026, .until = 2028, .given = validated});
    CHECK(are(one.operations(0), {12, 3, 3, 0, 0, 0}));
    CHECK(are(one.operations(2), {0, 0, 12, 3, 3, 0}));
}
