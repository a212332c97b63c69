// SPDX-License-Identifier: Apache-2.0
// Hours that several projects claim, and money that several set aside, once they are in one case.
#include <string>
#include <vector>

#include "gevinst/appraisal/budget.hpp"
#include "gevinst/appraisal/claims.hpp"
#include "gevinst/appraisal/simulate.hpp"
#include "gevinst/file.hpp"
#include "support/cases.hpp"
#include "support/catch2.hpp"
#include "support/same_cases.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2028);

gv::BusinessCase empty(const std::string& name) { return {name, horizon, gv::fixed_prices(2026)}; }

gv::StaffGroup nurses_of(gv::BusinessCase& made, const std::string& name = "Nurses") {
    return made.staff_group(name, {.pay = 0.6 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
}

/// A project that claims hours of a ward.
gv::BusinessCase project(const std::string& name, double claimed, const std::string& group = "Nurses") {
    gv::BusinessCase made = empty(name);
    const auto region = made.account("Region", {.sector = gv::Sector::region});
    const auto ward = made.account("Ward", {.parent = region});
    const auto hours = made.resource("Ward hours", 9'000 * staff_hour,
                                     {.account = ward, .staff = nurses_of(made, group), .already_freed = gv::Expression(gv::uniform(0, 100) * staff_hour)});
    auto m = made.initiative("Model", {.start = 2026});
    m.benefit("Hours", claimed * staff_hour, {.receiver = ward, .resource = hours});
    return made;
}

/// A pool with the hours of the same ward.
struct Pool {
    gv::BusinessCase made = empty("Pool");
    gv::Account region = made.account("Region", {.sector = gv::Sector::region});
    gv::Account ward = made.account("Ward", {.parent = region});
    gv::Resource hours = made.resource("Hours of the ward", 10'000 * staff_hour,
                                       {.account = ward, .staff = nurses_of(made), .already_freed = gv::Expression(1'000 * staff_hour)});

    void include(const gv::BusinessCase& one) {
        made.include(one, {.accounts = {{"Region", region}, {"Ward", ward}}, .resources = {{"Ward hours", hours}}});
    }
};

}  // namespace

TEST_CASE("two included cases claim the hours of one resource of the pool, with what the pool says of it") {
    Pool pool;
    pool.include(project("Rota", 4'000));
    pool.include(project("Imaging", 3'000));
    const gv::FigureTable table = gv::resources(pool.made);
    CHECK(are(row(table, "capacity_hours", "Hours of the ward"), {10'000, 10'000, 10'000}));
    CHECK(are(row(table, "already_freed", "Hours of the ward"), {1'000, 1'000, 1'000}));
    CHECK(are(row(table, "claimed", "Hours of the ward"), {7'000, 7'000, 7'000}));
    CHECK(are(row(table, "left", "Hours of the ward"), {2'000, 2'000, 2'000}));
    CHECK(!has_row(table, "claimed", "Rota/Ward hours"));
    CHECK(are(row(gv::resources(pool.made, {.account = pool.ward}), "claimed", "Hours of the ward"), {7'000, 7'000, 7'000}));
    // The figures of the resource that gave way are gone, so that no override of them does nothing.
    CHECK(case_error([&] { static_cast<void>(pool.made.with_changes({{"*/Ward hours/capacity", 1}})); }).find("matches nothing") != std::string::npos);
    check_round_trip(pool.made);
}

TEST_CASE("hours that two included cases claim between them beyond what there is are refused, or found by a draw") {
    Pool pool;
    pool.include(project("Rota", 6'000));
    const std::string before = gv::case_text(pool.made);
    CHECK(case_error([&] { pool.include(project("Imaging", 4'000)); }) ==
          "cannot include 'Imaging' in 'Pool': the resource 'Hours of the ward' is over-claimed: 'Rota/Model/Hours', 'Imaging/Model/Hours' "
          "claim, with what is freed already, 11000 staff hour a year or more, and it has 10000 staff hour at most: an hour can be freed once");
    CHECK(gv::case_text(pool.made) == before);
    pool.include(project("Skin", 3'000));
    CHECK(are(row(gv::resources(pool.made.with_changes({{"Hours of the ward/capacity", gv::Expression(gv::uniform(9'000, 11'000) * staff_hour)}})),
                  "left", "Hours of the ward"),
              {0, 0, 0}));
    CHECK(case_error([&] { static_cast<void>(pool.made.with_changes({{"Hours of the ward/already freed", 2'000}})); }).find("is over-claimed") !=
          std::string::npos);
}

TEST_CASE("the hours of an included case may be those of one that was included before") {
    gv::BusinessCase pool = empty("Pool");
    const auto region = pool.account("Region", {.sector = gv::Sector::region});
    const auto ward = pool.account("Ward", {.parent = region});
    const gv::IncludeOptions accounts{.accounts = {{"Region", region}, {"Ward", ward}}};
    pool.include(project("Rota", 4'000), accounts);
    gv::IncludeOptions options = accounts;
    options.resources = {{"Ward hours", pool.resource_named("Rota/Ward hours")}};
    pool.include(project("Imaging", 3'000), options);
    CHECK(are(row(gv::resources(pool), "claimed", "Rota/Ward hours"), {7'000, 7'000, 7'000}));
    // Within a pool that is included itself it has the name that it has there.
    Pool outer;
    outer.made.include(pool, {.accounts = {{"Region", outer.region}, {"Ward", outer.ward}}, .resources = {{"Rota/Ward hours", outer.hours}}, .name = "All"});
    CHECK(are(row(gv::resources(outer.made), "claimed", "Hours of the ward"), {7'000, 7'000, 7'000}));
    check_round_trip(outer.made);
}

TEST_CASE("figures of a resource that gives way stay where something else names them") {
    gv::BusinessCase one = project("Rota", 4'000);
    auto m = one.initiative_named("Model");
    m.benefit("Half of all", one.assumption("Ward hours/capacity") * 0.5, {.receiver = one.account_named("Ward"), .staff = one.state().staff_groups[0]});
    one.correlate(gv::correlation({"Ward hours/already freed", one.assume("other", gv::uniform(0, 1))}, {{1, 0.5}, {0.5, 1}}));
    Pool pool;
    pool.include(one);
    static_cast<void>(pool.made.assumption("Rota/Ward hours/capacity"));
    static_cast<void>(pool.made.assumption("Rota/Ward hours/already freed"));
    CHECK(are(row(gv::resources(pool.made), "claimed", "Hours of the ward"), {4'000, 4'000, 4'000}));
    check_round_trip(pool.made);
}

TEST_CASE("a resource that is given must be hours of the same account and staff group") {
    Pool pool;
    const gv::BusinessCase one = project("Rota", 4'000);
    const std::string before = gv::case_text(pool.made);
    const auto refused = [&](const gv::IncludeOptions& options, const gv::BusinessCase& other) {
        const std::string message = case_error([&] { pool.made.include(other, options); });
        CHECK(gv::case_text(pool.made) == before);
        return message.substr(message.find(": ") + 2);
    };
    const std::vector<std::pair<std::string, gv::Account>> accounts{{"Region", pool.region}, {"Ward", pool.ward}};
    CHECK(refused({.accounts = {{"Region", pool.region}}, .resources = {{"Ward hours", pool.hours}}}, one) ==
          "its resource 'Ward hours' is hours of the account 'Ward', here 'Rota/Ward', and cannot be 'Hours of the ward', which is hours of "
          "'Ward': state by accounts which account here it is, or give another resource");
    CHECK(refused({.accounts = accounts, .resources = {{"Ward hours", pool.hours}}}, project("Rota", 4'000, "Doctors")) ==
          "its resource 'Ward hours' is hours of the staff group 'Doctors' and cannot be 'Hours of the ward', which is hours of 'Nurses': give "
          "a resource of the same staff group, or one that states none");
    CHECK(refused({.accounts = accounts, .resources = {{"Ward hour", pool.hours}}}, one) ==
          "the case 'Rota' has no resource 'Ward hour'; did you mean 'Ward hours'?");
    CHECK(refused({.accounts = accounts, .resources = {{"Ward hours", pool.hours}, {"Ward hours", pool.hours}}}, one) ==
          "its resource 'Ward hours' is given twice");
    CHECK(refused({.accounts = accounts, .resources = {{"Ward hours", one.resource_named("Ward hours")}}}, one) ==
          "the case 'Pool' has no resource 'Ward hours'; it has 'Hours of the ward'");
    gv::BusinessCase other = empty("Other");
    const gv::Resource same_name = other.resource("Hours of the ward", 5 * staff_hour);
    CHECK(refused({.accounts = accounts, .resources = {{"Ward hours", same_name}}}, one) ==
          "the assumption 'Hours of the ward/capacity' has two definitions, one in 'Pool' and one in another case");
    auto m = pool.made.initiative("Own", {.start = 2026});
    CHECK(case_error([&] { m.benefit("Hours", 5 * staff_hour, {.receiver = pool.ward, .resource = same_name}); }) ==
          "the assumption 'Hours of the ward/capacity' has two definitions, one in 'Pool' and one in another case");
}

TEST_CASE("what several included cases set aside on one account for one category adds up, each under its own name") {
    const auto with_money = [](const std::string& name, double aside) {
        gv::BusinessCase made = project(name, 1'000);
        const auto fund = made.account("Fund", {.parent = made.account_named("Region")});
        made.appropriate(fund, "operations", aside * MDKK, {.staff = gv::Expression(1 * staff_year), .source = name});
        made.initiative_named("Model").cost("Licence", 0.4 * MDKK, {.category = "operations", .payer = fund});
        return made;
    };
    Pool pool;
    const auto fund = pool.made.account("AI pool", {.parent = pool.region});
    for (const char* name : {"Rota", "Imaging"})
        pool.made.include(with_money(name, 1), {.accounts = {{"Region", pool.region}, {"Ward", pool.ward}, {"Fund", fund}}});
    pool.made.appropriate(fund, "operations", 0.5 * MDKK);
    pool.made.appropriate(fund, "operations", 0.25 * MDKK, {.name = "Budget 2027"});
    pool.made.appropriate(pool.region, "operations", 3 * MDKK);
    pool.made.include(with_money("Skin", 2), {.accounts = {{"Region", pool.region}}});
    const auto use = [&](const gv::Account& account, const char* key) {
        return row(gv::budget(pool.made, {.account = account, .use = true}), key);
    };
    CHECK(are(use(fund, "operations/set_aside"), {2.75, 2.75, 2.75}));
    CHECK(are(use(fund, "operations/used"), {0.8, 0.8, 0.8}));
    CHECK(are(use(fund, "staff_years/set_aside"), {2, 2, 2}));
    CHECK(are(use(pool.made.account_named("Skin/Fund"), "operations/set_aside"), {2, 2, 2}));
    // Those below add to the one above, each cost is used once.
    CHECK(are(use(pool.region, "operations/set_aside"), {7.75, 7.75, 7.75}));
    CHECK(are(use(pool.region, "operations/used"), {1.2, 1.2, 1.2}));
    std::vector<std::string> names;
    for (const gv::Appropriation& one : pool.made.state().appropriations) names.push_back(one.name);
    CHECK(names == std::vector<std::string>{"Rota/Fund", "Imaging/Fund", "", "Budget 2027", "", ""});
    check_round_trip(pool.made);
    gv::BusinessCase outer = empty("Outer");
    outer.include(pool.made);
    CHECK(outer.state().appropriations[0].name == "Pool/Rota/Fund");
    check_round_trip(outer);
    CHECK(case_error([&] { pool.made.appropriate(fund, "operations", 1 * MDKK); }) ==
          "the appropriation 'operations' on 'AI pool' is defined twice: where both are set aside, give one a name");
    CHECK(case_error([&] { pool.made.appropriate(fund, "operations", 1 * MDKK, {.name = "Budget 2027"}); }) ==
          "the appropriation 'operations' on 'AI pool', 'Budget 2027', is defined twice: where both are set aside, give one a name");
}

TEST_CASE("two accounts that are one here set aside for one category under one name") {
    gv::BusinessCase made = project("Rota", 1'000);
    const auto region = made.account_named("Region");
    const auto fund = made.account("Fund", {.parent = region});
    const auto reserve = made.account("Reserve", {.parent = region});
    made.appropriate(fund, "operations", 1 * MDKK, {.name = "Grant"});
    made.appropriate(reserve, "operations", 2 * MDKK, {.source = "decision 7", .name = "Grant"});
    made.appropriate(reserve, "support", 4 * MDKK, {.name = "Grant"});
    Pool pool;
    const auto one = pool.made.account("AI pool", {.parent = pool.region});
    pool.made.include(made, {.accounts = {{"Region", pool.region}, {"Ward", pool.ward}, {"Fund", one}, {"Reserve", one}}});
    std::vector<std::string> names;
    for (const gv::Appropriation& each : pool.made.state().appropriations) names.push_back(each.name);
    CHECK(names == std::vector<std::string>{"Rota/Grant", "Rota/Grant (Reserve)", "Rota/Grant"});
    CHECK(are(row(gv::budget(pool.made, {.account = one, .use = true}), "operations/set_aside"), {3, 3, 3}));
    check_round_trip(pool.made);
    gv::BusinessCase outer = empty("Outer");
    outer.include(pool.made);
    CHECK(outer.state().appropriations[1].name == "Pool/Rota/Grant (Reserve)");
    check_round_trip(outer);
}
