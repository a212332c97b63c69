// SPDX-License-Identifier: Apache-2.0
// Money in other prices than those of the case is converted where it enters; the number stays as it was entered.
#include <string>
#include <vector>

#include "gevinst/appraisal/gradient.hpp"
#include "gevinst/appraisal/simulate.hpp"
#include "gevinst/gevinst.hpp"
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::are;
using gevinst_test::case_error;
using gevinst_test::row;
using gevinst_test::unit_error;
using Catch::Matchers::WithinRel;

namespace {

constexpr auto exam = gv::count<"exam">;

/// A case of three years in the prices of 2026, an account, an initiative, and an index of wages: 100, 105 and then 10 % a year.
struct Wages {
    gv::BusinessCase business_case{"Pool", gv::Horizon{2026, 2028}, gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::PriceIndex wage = business_case.price_index("wage", {{2024, 100}, {2025, 105}, {2026, 120}}, {.growth = 0.1, .source = "Statistics"});
    gv::Initiative x = business_case.initiative("X", {.start = 2026});

    [[nodiscard]] std::vector<double> total(const gv::Changes& changes = {}) const {
        return row(gv::budget(business_case.with_changes(changes), {.unit = gv::AnyUnit(DKK)}), "total");
    }
};

}  // namespace

TEST_CASE("an amount in the prices of another year is converted by the levels of its index") {
    Wages w;
    w.x.cost("Licence", 1'000 * DKK, {.category = "operations", .payer = w.region, .prices = 2024, .index = "wage"});
    CHECK(are(w.total(), {1'200, 1'200, 1'200}));
    CHECK(are(w.total({{"prices/wage/2024", 60}}), {2'000, 2'000, 2'000}));
    // What is stated in the prices of the case is the amount itself.
    w.x.cost("Own", 500 * DKK, {.category = "operations", .payer = w.region, .prices = 2026});
    CHECK(are(w.total(), {1'700, 1'700, 1'700}));
}

TEST_CASE("a contract in nominal money is deflated year by year") {
    Wages w;
    w.x.cost("Contract", 1'210 * DKK, {.category = "operations", .payer = w.region, .prices = gv::nominal, .index = "wage"});
    CHECK(are(w.total(), {1'210, 1'100, 1'000}));
    CHECK(are(w.total({{"prices/wage/growth", 0}}), {1'210, 1'210, 1'210}));
    // A growth by year: 10 % in 2027, 21 % in 2028.
    CHECK(are(w.total({{"prices/wage/growth", gv::years(2027, {0.1, 0.21}, 0)}}), {1'210, 1'100, 1'100 / 1.21}));
}

TEST_CASE("a single payment and an amount of a full year in one line are converted each in its own year") {
    Wages w;
    auto y = w.business_case.initiative("Y", {.start = "2026-07"});
    y.cost("Both", gv::once(gv::start, 100 * DKK) + 1'210 * DKK, {.category = "operations", .payer = w.region, .prices = gv::nominal, .index = "wage"});
    CHECK(are(w.total(), {705, 1'100, 1'000}));
}

TEST_CASE("rates of staff, pay of staff groups and transfers state their prices") {
    Wages w;
    const auto nurses = w.business_case.staff_group("Nurses", {.pay = 500'000 * DKK / staff_year,
                                                               .net_hours = 1'500 * staff_hour / staff_year,
                                                               .prices = 2024,
                                                               .index = "wage"});
    w.x.staff("By group", 1 * staff_year, {.payer = w.region, .staff = nurses});
    w.x.staff("By rate", 1 * staff_year, {.rate = 500'000 * DKK / staff_year, .payer = w.region, .prices = 2024, .index = "wage"});
    CHECK(are(w.total(), {1'200'000, 1'200'000, 1'200'000}));
    CHECK(are(w.total({{"Nurses/pay", 600'000}}), {1'320'000, 1'320'000, 1'320'000}));
    CHECK(are(row(gv::people(w.business_case), "hired"), {-2, -2, -2}));
    const auto town = w.business_case.account("Town", {.sector = gv::Sector::municipality});
    w.x.transfer("Fee", 1'000 * DKK, {.payer = w.region, .receiver = town, .prices = 2024, .index = "wage"});
    CHECK(are(row(gv::bottom_lines(w.business_case, {.account = town, .unit = gv::AnyUnit(DKK)}), "money"), {1'200, 1'200, 1'200}));
    // What is freed of posts is worth the pay in the prices of the case.
    w.x.benefit("Posts", 1 * staff_year, {.receiver = town, .staff = nurses, .fate = {{"posts closed", 1}}, .value = {{"posts closed", nurses.pay()}}});
    CHECK(are(row(gv::bottom_lines(w.business_case, {.account = town, .unit = gv::AnyUnit(DKK)}), "money"), {601'200, 601'200, 601'200}));
}

TEST_CASE("an assumption stays as it was entered, in its range, its overrides and its draws") {
    Wages stated, plain;
    const auto price = stated.business_case.assume("price", gv::triangular(600, 700, 900), DKK / exam,
                                                   {.range = std::pair(500.0, 1'000.0), .prices = 2024, .index = "wage"});
    const auto same = plain.business_case.assume("price", gv::triangular(600, 700, 900), DKK / exam);
    stated.x.cost("Tests", 10 * exam * price, {.category = "operations", .payer = stated.region});
    plain.x.cost("Tests", 10 * exam * same, {.category = "operations", .payer = plain.region});
    const gv::Node& node = *stated.business_case.assumption("price").node();
    CHECK(gv::formula_text(gv::Expression(node.as_stated().operands.front())) == "triangular(600, 700, 900) DKK/exam");
    CHECK(gv::formula_text(10 * exam * price.expression()) == "10 exam * price");
    CHECK(are(stated.total({{"price", 1'000}}), {12'000, 12'000, 12'000}));
    CHECK(case_error([&] { static_cast<void>(stated.total({{"price", 1'200}})); }) ==
          "the assumption 'price' is 1200 DKK/exam, outside its range 500 to 1000 DKK/exam");
    // Changed twice, and by a formula of another assumption.
    CHECK(are(stated.total({{"price", 900}, {"price", 800}, {"prices/wage/2026", 100}}), {8'000, 8'000, 8'000}));
    gv::CaseSimulationOptions options{.seed = 7};
    const gv::Simulation a = gv::simulate(stated.business_case, 4'096, options), b = gv::simulate(plain.business_case, 4'096, options);
    const double ratio = a.figure(a.place("expenditure", 2027)).summary.mean / b.figure(b.place("expenditure", 2027)).summary.mean;
    CHECK_THAT(ratio, WithinRel(1.2, 1e-12));
}

TEST_CASE("one variable a label, tables by label and correlations are what they are without prices") {
    const auto site = gv::make_index("site", {"A", "B"});
    const auto spread = [&](const gv::AssumeOptions& options) {
        Wages w;
        const gv::Expression price = w.business_case.assume("price", gv::normal(100, 10) * DKK, options);
        const gv::Expression other = w.business_case.assume("other", gv::normal(0, 1));
        w.business_case.correlate(gv::correlation({options.over ? "price[A]" : "price", "other"}, 0.5));
        const std::vector<gv::SimulationOutput> outputs{{.name = "sum", .expression = gv::sum(price * gv::by(site, {{"A", 1}, {"B", 1}}) + other * gv::AnyQuantity{0, DKK}, site)}};
        return gv::simulate(w.business_case, outputs, 1'024, {.seed = 3}).figure(0).summary.sd;
    };
    CHECK_THAT(spread({.over = site, .prices = 2024, .index = "wage"}), WithinRel(1.2 * spread({.over = site}), 1e-12));
    CHECK_THAT(spread({.prices = 2024, .index = "wage"}), WithinRel(1.2 * spread({}), 1e-12));
    Wages w;
    w.business_case.assume("table", gv::by(site, {{"A", gv::normal(100, 10)}, {"B", 50}}), {.unit = gv::AnyUnit(DKK), .prices = 2024, .index = "wage"});
    w.x.cost("Sites", w.business_case.assumption("table"), {.category = "operations", .payer = w.region});
    CHECK(are(w.total(), {180, 180, 180}));
    CHECK(are(w.total({{"table[B]", 150}}), {300, 300, 300}));
}

TEST_CASE("derivatives reach the number as entered, and the levels") {
    Wages w;
    const auto price = w.business_case.assume("price", 500, DKK / exam, {.prices = 2024, .index = "wage"});
    w.x.cost("Tests", 10 * exam * price, {.category = "operations", .payer = w.region});
    const gv::Gradient gradient = gv::gradient(w.business_case, {.outputs = {{"cost", gv::sum_years(*gv::budget_view(w.business_case).rows.front().amount)}}});
    const auto derivative = [&](const char* path) { return gradient.derivative(0, gradient.variable_at(path)); };
    CHECK_THAT(derivative("price"), WithinRel(3 * 10 * 1.2, 1e-12));
    CHECK_THAT(derivative("prices/wage/2026"), WithinRel(3 * 5'000 / 100.0, 1e-12));
    CHECK_THAT(derivative("prices/wage/2024"), WithinRel(-3 * 6'000 / 100.0, 1e-12));
}

TEST_CASE("prices that cannot be converted are one clear error") {
    Wages w;
    const auto cost = [&](std::optional<gv::PriceBasis> prices, const std::string& index) {
        return case_error([&] { w.x.cost("Licence", 1 * MDKK, {.category = "operations", .payer = w.region, .prices = prices, .index = index}); });
    };
    CHECK(cost(gv::nominal, "") ==
          "'X/Licence' is stated in nominal prices and the case in 2026-pl: name the price index that converts it as its index; there are 'wage'");
    CHECK(cost(2024, "") ==
          "'X/Licence' is stated in 2024-pl and the case in 2026-pl: name the price index that converts it as its index; there are 'wage'");
    CHECK(cost(2024, "wages") == "the case 'Pool' has no price index 'wages'; did you mean 'wage'?");
    CHECK(cost({}, "wages") == "the case 'Pool' has no price index 'wages'; did you mean 'wage'?");
    CHECK(cost(2022, "wage") == "the price index 'wage' has no level for 2022: it begins with 2024");
    gv::BusinessCase& c = w.business_case;
    c.price_index("contract", {{2025, 100}, {2026, 102}});
    CHECK(cost(gv::nominal, "contract") ==
          "the price index 'contract' has no level for 2027: state it, or a growth a year after 2026");
    w.x.cost("Short", 1'000 * DKK, {.category = "operations", .payer = w.region, .prices = 2025, .index = "contract"});
    CHECK(are(w.total(), {1'020, 1'020, 1'020}));
    CHECK(unit_error([&] { c.assume("hours", 5 * staff_hour, {.prices = 2024, .index = "wage"}); }) ==
          "the assumption 'hours' is [staff hour]: only money is stated in prices and follows a price index");
    const auto nurses = c.staff_group("Nurses", {.pay = 500'000 * DKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    CHECK(case_error([&] { w.x.staff("Team", 1 * staff_year, {.payer = w.region, .staff = nurses, .prices = 2024, .index = "wage"}); }) ==
          "the staff cost 'X/Team' states prices, but its rate is the pay of 'Nurses': state them with the pay, or a rate of its own");
    CHECK(case_error([] { gv::BusinessCase("Pool", gv::Horizon(2026, 2028), gv::nominal); }) ==
          "the case 'Pool' is in nominal prices: state it in those of one year, as fixed_prices(2026), and read its tables in nominal ones");
    CHECK(case_error([&] {
              gv::BusinessCase none{"None", gv::Horizon{2026, 2028}, 2026};
              none.assume("price", 5 * DKK, {.prices = 2024});
          }) == "the assumption 'price' is stated in 2024-pl and the case in 2026-pl: name the price index that converts it as its index; "
                "the case has none yet, define one by price_index");
}

TEST_CASE("a price index has levels above zero, of all years between its first and its last") {
    Wages w;
    gv::BusinessCase& c = w.business_case;
    const auto refused = [&](gv::PriceLevels levels, gv::PriceIndexOptions options = {}) {
        return case_error([&] { c.price_index("new", std::move(levels), std::move(options)); });
    };
    CHECK(refused({{2024, 100}, {2026, 104}}) == "the price index 'new' states 2024 and 2026, but not 2025: state the years between too");
    CHECK(refused({{2024, 100}, {2024, 104}}) == "the price index 'new' states its level in 2024 twice");
    CHECK(refused({}) == "the price index 'new' states no level: give one a year, as {2025: 100, 2026: 103.1}");
    CHECK(refused({{2024, 0}}) == "the level in 2024 of the price index 'new' must be above 0, not 0");
    CHECK(refused({{2024, 100}}, {.growth = -1}) == "the growth of the price index 'new' is -1: a level cannot fall to zero or below");
    CHECK(unit_error([&] { c.price_index("new", {{2024, 100 * DKK}}); }) ==
          "the level in 2024 of the price index 'new' must be a plain number, but '100 DKK' is [DKK]");
    CHECK(case_error([&] { c.price_index("wage", {{2024, 100}}); }) == "the case 'Pool' has a price index 'wage' already");
    CHECK(case_error([&] { static_cast<void>(w.total({{"prices/wage/2025", -1}})); }) ==
          "the level in 2025 of the price index 'wage' must be above 0, not -1");
    c.price_index("a", {{2024, 100}}, {.default_for = {"payroll", "*"}});
    CHECK(refused({{2024, 100}}, {.default_for = {"*"}}) == "the price indexes 'a' and 'new' are both the default for all: one can be");
    // What was refused has left nothing behind, and a year may come in any order.
    c.price_index("new", {{2025, 104}, {2024, 100}});
    CHECK(c.state().assumption("prices/new/2025") != nullptr);
    CHECK(c.state().assumption("prices/wage/2024")->assumption().source == "Statistics");
}

TEST_CASE("sharing keeps what states other prices, and an included case has the price indexes of this one") {
    Wages w;
    const auto price = w.business_case.assume("price", 500, DKK / exam, {.prices = 2024, .index = "wage"});
    w.business_case.assume("volume", 10, exam);
    w.x.cost("Tests", w.business_case.assumption("volume") * price, {.category = "operations", .payer = w.region});
    gv::BusinessCase other{"Other", gv::Horizon{2026, 2028}, gv::fixed_prices(2026)};
    other.assume("volume", 10, exam);
    other.assume("price", 500, DKK / exam);
    w.business_case.include(other);
    w.business_case.share({"volume"});
    CHECK(are(w.total({{"volume", 20}}), {12'000, 12'000, 12'000}));
    CHECK(are(w.total({{"price", 1'000}}), {12'000, 12'000, 12'000}));
    CHECK(case_error([&] { w.business_case.share({"price"}); }) ==
          "cannot share 'price' and 'Other/price', which are defined differently: in 2024-pl by 'wage' and in the prices of the case; "
          "define them alike, share what they depend on too, or leave them apart");
    other.price_index("wage", {{2026, 90}});
    CHECK(case_error([&] { w.business_case.include(other, {.name = "Again"}); })
              .starts_with("cannot include 'Other' in 'Pool': its 'prices/wage/2026' is '90', and here it is '"));
}

TEST_CASE("money that stands for an assumption is not converted once more") {
    Wages w;
    const auto price = w.business_case.assume("price", 500, DKK / exam, {.prices = 2024, .index = "wage"});
    CHECK(case_error([&] {
              w.x.cost("Tests", 10 * exam * price, {.category = "operations", .payer = w.region, .prices = 2024, .index = "wage"});
          }) == "'X/Tests' states other prices, but is made of 'price', which is money in the prices of the case: state prices and index "
                "with that assumption");
    CHECK(case_error([&] { static_cast<void>(w.business_case.assume("twice", 2 * price, {.prices = 2024, .index = "wage"})); })
              .starts_with("the assumption 'twice' states other prices, but is made of 'price'"));
}

TEST_CASE("levels and rates are held above zero on every draw") {
    gv::BusinessCase made{"Levels", gv::Horizon{2026, 2027}, gv::fixed_prices(2026)};
    const auto region = made.account("Region", {.sector = gv::Sector::region});
    made.price_index("price", {{2025, gv::normal(100, 50)}, {2026, 110}});
    const auto fee = made.assume("fee", 10 * DKK, {.prices = 2025, .index = "price"});
    made.initiative("X", {.start = 2026}).cost("Fee", fee, {.category = "operations", .payer = region});
    CHECK(gv::budget(made).row("total").state == gv::RowState::stated);
    try {
        static_cast<void>(gv::simulate(made, 10'000, {}));
        FAIL("a level below zero passed");
    } catch (const gv::FaultError& fault) {
        CHECK(std::string(fault.what()).find("the level of the price index 'price'") != std::string::npos);
        CHECK(std::string(fault.what()).find(", below 1e-09") != std::string::npos);
    }
}

TEST_CASE("a default for what is hardly another than a standard category or fate is refused, an own one may come later") {
    const auto refused = [](const std::string& name) {
        gv::BusinessCase c("Case", gv::Horizon(2026, 2027), gv::fixed_prices(2026));
        return case_error([&] { c.price_index("wage", {{2026, 100}}, {.growth = 0.1, .default_for = {"*", name}}); });
    };
    CHECK(refused("payrol") == "the price index 'wage' is the default for 'payrol', which is no category or fate; did you mean 'payroll'?");
    CHECK(refused("Øvrig drift") == "the price index 'wage' is the default for 'Øvrig drift', which is no category or fate; did you mean 'operations'?");
    CHECK(refused("temp avoided") == "the price index 'wage' is the default for 'temp avoided', which is no category or fate; did you mean 'temps avoided'?");
    CHECK(refused("a/b").starts_with("the price index 'wage' is the default for what cannot be named 'a/b'"));
    CHECK(refused("medicine") == "(nothing was thrown)");

    gv::BusinessCase c("Case", gv::Horizon(2026, 2027), gv::fixed_prices(2026));
    const auto region = c.account("Region", {.sector = gv::Sector::region});
    c.price_index("wage", {{2025, 90}, {2026, 100}}, {.growth = 0.1, .default_for = {"*"}});
    c.price_index("drugs", {{2025, 80}, {2026, 100}}, {.growth = 0.2, .default_for = {"medicin", "phase 1"}});
    auto m = c.initiative("M", {.start = 2026});
    m.cost("Trial", 1 * MDKK, {.category = "phase 2", .payer = region});
    static_cast<void>(gv::budget(c, {.prices = gv::nominal}));
    const std::string message = "'medicine' has no default price index of its own, and 'drugs' is the default for 'medicin', which nothing here "
                                "is called: write one as the other, or state the index";
    CHECK(case_error([&] { m.cost("Drug", 1 * MDKK, {.category = "medicine", .payer = region, .prices = gv::fixed_prices(2025)}); }) == "'M/Drug': " + message);
    m.cost("Drug", 1 * MDKK, {.category = "medicine", .payer = region});
    CHECK(case_error([&] { static_cast<void>(gv::budget(c, {.prices = gv::nominal})); }) == "'M/Drug' cannot be read in nominal prices: " + message);
    m.cost("Older drug", 1 * MDKK, {.category = "medicin", .payer = region});
    CHECK(are(row(gv::budget(c, {.prices = gv::nominal}), "medicin"), {1, 1.2}));
}

TEST_CASE("a default that differs from a category in capitals alone is misspelt, however short it is") {
    gv::BusinessCase c("Case", gv::Horizon(2026, 2027), gv::fixed_prices(2026));
    const auto region = c.account("Region", {.sector = gv::Sector::region});
    c.price_index("wage", {{2026, 100}}, {.growth = 0.1, .default_for = {"*"}});
    c.price_index("computers", {{2026, 100}}, {.growth = -0.1, .default_for = {"it"}});
    auto m = c.initiative("M", {.start = 2026});
    m.cost("Servers", 1 * MDKK, {.category = "IT", .payer = region});
    CHECK(case_error([&] { static_cast<void>(gv::budget(c, {.prices = gv::nominal})); }) ==
          "'M/Servers' cannot be read in nominal prices: 'IT' has no default price index of its own, and 'computers' is the default for 'it', "
          "which nothing here is called: write one as the other, or state the index");
    // Short names that differ otherwise are two.
    gv::BusinessCase other("Case", gv::Horizon(2026, 2027), gv::fixed_prices(2026));
    const auto payer = other.account("Region", {.sector = gv::Sector::region});
    other.price_index("wage", {{2026, 100}}, {.growth = 0.1, .default_for = {"*", "it"}});
    other.initiative("M", {.start = 2026}).cost("Staff", 1 * MDKK, {.category = "HR", .payer = payer});
    CHECK(are(row(gv::budget(other, {.prices = gv::nominal}), "HR"), {1, 1.1}));
}
