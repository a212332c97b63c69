// SPDX-License-Identifier: Apache-2.0
// A case is a value and an initiative a handle: copies are independent, and what belongs to another case is refused.
#include <optional>

#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2027);

gv::BusinessCase made(const std::string& name) { return {name, horizon, gv::fixed_prices(2026)}; }
std::vector<double> total(const gv::BusinessCase& business_case) { return row(gv::budget(business_case), "total"); }

}  // namespace

TEST_CASE("copies of a case are independent, and a handle keeps to its case") {
    gv::BusinessCase one = made("One");
    const auto region = one.account("Region", {.sector = gv::Sector::region});
    gv::Initiative x = one.initiative("X", {.start = 2026});
    x.cost("A", 1 * MDKK, {.category = "operations", .payer = region});
    gv::BusinessCase two = one;
    x.cost("B", 2 * MDKK, {.category = "operations", .payer = region});
    CHECK(total(one) == std::vector<double>{3, 3});
    CHECK(total(two) == std::vector<double>{1, 1});
    gv::Initiative copied = two.initiative_named("X");
    copied.cost("B", 5 * MDKK, {.category = "operations", .payer = region});
    static_cast<void>(two.assume("price", 5));
    CHECK(total(one) == std::vector<double>{3, 3});
    CHECK(total(two) == std::vector<double>{6, 6});
    CHECK(one.state().assumptions.size() == 1);
    gv::BusinessCase moved = std::move(one);
    x.cost("C", 4 * MDKK, {.category = "operations", .payer = region});
    CHECK(total(moved) == std::vector<double>{7, 7});
}

TEST_CASE("a handle whose case is gone refuses to add what would be lost") {
    std::optional<gv::Initiative> x;
    std::optional<gv::Account> region;
    {
        gv::BusinessCase gone = made("Gone");
        region = gone.account("Region", {.sector = gv::Sector::region});
        x = gone.initiative("X", {.start = 2026});
    }
    const auto add = [&] { x->cost("A", 1 * MDKK, {.category = "operations", .payer = *region}); };
    const std::string message =
        "the case 'Gone' of this initiative is gone or has another value now: take the initiative from the case that "
        "is meant, by initiative_named";
    CHECK(case_error(add) == message);
    gv::BusinessCase other = made("Gone");
    x = other.initiative("X", {.start = 2026});
    region = other.account("Region", {.sector = gv::Sector::region});
    add();
    other = other.with_changes({{"X/start", 2027}});
    CHECK(case_error(add) == message);
    x = other.initiative_named("X");
    x->cost("B", 1 * MDKK, {.category = "operations", .payer = *region});
    CHECK(total(other) == std::vector<double>{0, 2});
}

TEST_CASE("an assumption, account or staff group of another case is refused") {
    gv::BusinessCase one = made("One");
    gv::BusinessCase two = made("Two");
    const auto region = one.account("Region", {.sector = gv::Sector::region});
    gv::Initiative x = one.initiative("X", {.start = 2026});
    const auto price = two.assume("price", 5 * MDKK);
    const auto cost = [&](const gv::Expression& amount, const gv::Account& payer) {
        return case_error([&] { x.cost("A", amount, {.category = "operations", .payer = payer}); });
    };
    CHECK(cost(price * 2, region) == "the assumption 'price' belongs to another case: define it in 'One' too");
    const auto own_price = one.assume("price", 5 * MDKK);
    CHECK(cost(price * 2, region) ==
          "the assumption 'price' has two definitions, one in 'One' and one in another case");
    CHECK(cost(own_price * 2, two.account("Region", {.sector = gv::Sector::state})) ==
          "the account 'Region' belongs to another case: take that of 'One'");
    CHECK(cost(own_price * 2, two.account("Regoin", {.sector = gv::Sector::region})) ==
          "the case 'One' has no account 'Regoin'; did you mean 'Region'?");
    const auto nurses =
        two.staff_group("Nurses", {.pay = 1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    CHECK(case_error([&] { x.staff("Team", 1 * staff_year, {.payer = region, .staff = nurses}); }) ==
          "the case 'One' has no staff group 'Nurses'; it has none yet");
    static_cast<void>(
        one.staff_group("Nurses", {.pay = 2 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year}));
    CHECK(case_error([&] { x.staff("Team", 1 * staff_year, {.payer = region, .staff = nurses}); }) ==
          "the assumption 'Nurses/pay' has two definitions, one in 'One' and one in another case");
    CHECK(case_error([&] { static_cast<void>(one.with_changes({{"price", price * 2}})); }) ==
          "the assumption 'price' has two definitions, one in 'One' and one in another case");
    CHECK(one.state().lines.empty());
}

TEST_CASE("an expression from before a change takes the new value in the changed case, and not the other way round") {
    gv::BusinessCase before = made("Case");
    const auto region = before.account("Region", {.sector = gv::Sector::region});
    const auto price = before.assume("price", 5 * MDKK);
    const auto twice = before.assume("twice", price * 2);
    const auto nurses =
        before.staff_group("Nurses", {.pay = 1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    gv::BusinessCase after = before.with_changes({{"price", 7}, {"Nurses/pay", 2}});
    gv::Initiative x = after.initiative("X", {.start = 2026});
    x.cost("A", twice + price, {.category = "operations", .payer = region});
    x.staff("B", 1 * staff_year, {.payer = region, .staff = nurses});
    CHECK(total(after) == std::vector<double>{23, 23});
    // Of two changed cases each has its own value, and the first one stays as it was.
    gv::BusinessCase other = before.with_changes({{"price", 8}});
    gv::Initiative y = other.initiative("Y", {.start = 2026});
    y.cost("A", after.assumption("price") * 1, {.category = "operations", .payer = region});
    CHECK(total(other) == std::vector<double>{8, 8});
    gv::Initiative z = before.initiative("Z", {.start = 2026});
    CHECK(case_error([&] { z.cost("A", after.assumption("twice"), {.category = "operations", .payer = region}); }) ==
          "the assumption 'twice' has two definitions, one in 'Case' and one in another case");
    z.cost("A", twice, {.category = "operations", .payer = region});
    CHECK(total(before) == std::vector<double>{10, 10});
}

TEST_CASE("what is refused leaves the case as it was") {
    gv::BusinessCase one = made("One");
    const auto region = one.account("Region", {.sector = gv::Sector::region});
    gv::Initiative x = one.initiative("X", {.start = 2026});
    const auto department = gv::make_index("department", {"North", "Region"});
    CHECK(case_error([&] { static_cast<void>(one.accounts(department, {.parent = region})); }) ==
          "the case 'One' has an account 'Region' already");
    CHECK(case_error([&] { static_cast<void>(one.initiative("Y", {.start = 2026, .until = 2025})); }) ==
          "the initiative 'Y' ends with 2025, outside the horizon 2026-2027: it would post nothing");
    CHECK(case_error([&] {
              x.benefit("A", 5 * staff_year, {.receiver = region, .chain = {{"a", 0.5}, {"b", 1.5}}});
          }) == "the link 'b' of 'X/A' must lie between 0 and 1, not 1.5");
    CHECK(unit_error([&] {
              static_cast<void>(one.staff_group(
                  "Nurses", {.pay = 1 * MDKK / staff_year, .net_hours = 1'924 * paid_hour / staff_year}));
          }) == "the net hours of 'Nurses' must be worked time a staff-year, but '1924 paid hour/staff year' is [paid "
                "hour/staff year]; "
                "paid time is gross and worked time is net: a staff-year of a staff group has both");
    CHECK(one.state().accounts.size() == 1);
    CHECK(one.state().initiatives.size() == 1);
    CHECK(one.state().assumptions.size() == 1);
    CHECK(one.state().lines.empty());
    CHECK(one.state().staff_groups.empty());
    x.benefit("A", 5 * staff_year, {.receiver = region, .chain = {{"a", 0.5}, {"b", 0.5}}});
    CHECK(row(gv::people(one), "net") == std::vector<double>{1.25, 1.25});
}
