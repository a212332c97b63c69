// SPDX-License-Identifier: Apache-2.0
// Views read money in other prices, each line by its index, and several currencies in one.
#include <string>
#include <vector>

#include "gevinst/appraisal/accounts.hpp"
#include "gevinst/appraisal/claims.hpp"
#include "gevinst/appraisal/simulate.hpp"
#include "gevinst/gevinst.hpp"
#include "gevinst/report/text_table.hpp"
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::are;
using gevinst_test::case_error;
using gevinst_test::row;
using gevinst_test::unit_error;

namespace {

constexpr auto USD = gv::currency<"USD">;
const gv::AnyUnit kr{DKK};

/// Wages grow by 10 % a year and prices by 5 %, both from 100 in 2026.
struct Pool {
    gv::BusinessCase business_case{"Pool", gv::Horizon{2026, 2028}, gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account ward = business_case.account("Ward", {.parent = region});
    gv::Initiative x = business_case.initiative("X", {.start = 2026});

    explicit Pool(std::vector<std::string> default_for = {"payroll"}) {
        business_case.price_index("wage", {{2025, 80}, {2026, 100}}, {.growth = 0.1, .default_for = std::move(default_for)});
        business_case.price_index("price", {{2025, 50}, {2026, 100}}, {.growth = 0.05});
    }
    [[nodiscard]] std::vector<double> total(gv::BudgetOptions options) const {
        options.unit = kr;
        return row(gv::budget(business_case, options), "total");
    }
};

}  // namespace

TEST_CASE("a nominal total is the sum of its lines, each by its index") {
    Pool p;
    p.x.staff("Team", 1 * staff_year, {.rate = 1'000 * DKK / staff_year, .payer = p.ward});
    p.x.cost("Licence", 200 * DKK, {.category = "operations", .payer = p.region, .index = "price"});
    const gv::FigureTable table = gv::budget(p.business_case, {.unit = kr, .prices = gv::nominal});
    CHECK(are(row(table, "payroll"), {1'000, 1'100, 1'210}));
    CHECK(are(row(table, "operations"), {200, 210, 220.5}));
    CHECK(are(row(table, "total"), {1'200, 1'310, 1'430.5}));
    CHECK(are(row(table, "staff_years"), {1, 1, 1}));
    CHECK(table.prices == gv::nominal);
    CHECK(gv::to_text(table).starts_with("Budget: Pool, nominal prices\n"));
    CHECK(gv::to_text(gv::budget(p.business_case, {.language = gv::Language::danish, .prices = gv::nominal})).starts_with("Budget: Pool, løbende priser\n"));
    CHECK(are(p.total({.prices = 2027}), {1'310, 1'310, 1'310}));
    CHECK(gv::to_text(gv::budget(p.business_case, {.prices = 2027})).starts_with("Budget: Pool, 2027-pl\n"));
    CHECK(are(row(gv::accounts(p.business_case, {.unit = kr, .prices = gv::nominal}), "money", "Ward"), {-1'000, -1'100, -1'210}));
    CHECK(are(row(gv::bottom_lines(p.business_case, {.unit = kr, .prices = gv::nominal}), "money"), {-1'200, -1'310, -1'430.5}));
    CHECK(are(p.total({.full_year = true, .prices = gv::nominal}), {1'200, 1'310, 1'430.5}));
}

TEST_CASE("reading in the prices of the case changes no bit, and growing by nothing neither") {
    Pool p({"*"});
    p.x.cost("Licence", p.business_case.assume("licence", gv::pert(0.1, 0.3, 0.7) * DKK), {.category = "operations", .payer = p.region});
    CHECK(p.total({}) == p.total({.prices = 2026}));
    const gv::BusinessCase still = p.business_case.with_changes({{"prices/*/growth", 0}});
    CHECK(row(gv::budget(still, {.prices = gv::nominal}), "total") == row(gv::budget(still), "total"));
}

TEST_CASE("what is stated in other prices is given back in them") {
    Pool p;
    p.x.cost("Licence", 760 * DKK, {.category = "operations", .payer = p.region, .prices = 2025, .index = "price"});
    p.x.cost("Contract", 99 * DKK, {.category = "operations", .payer = p.ward, .prices = gv::nominal, .index = "wage"});
    CHECK(are(p.total({.account = "Region", .prices = 2026}), {760 * 2 + 99, 760 * 2 + 99 / 1.1, 760 * 2 + 99 / 1.21}));
    CHECK(are(p.total({.account = "Ward", .prices = gv::nominal}), {99, 99, 99}));
    Pool q;
    q.x.cost("Licence", 760 * DKK, {.category = "operations", .payer = q.region, .prices = 2025, .index = "price"});
    CHECK(are(q.total({.prices = 2025}), {760, 760, 760}));
}

TEST_CASE("a line without an index follows the prices it is made of, or a default") {
    Pool p;
    const auto doctors = p.business_case.staff_group("Doctors", {.pay = 1'500 * DKK / staff_year,
                                                                 .net_hours = 1'500 * staff_hour / staff_year,
                                                                 .index = "wage"});
    const auto temp = p.business_case.assume("temp", 4, DKK / staff_hour, {.index = "price"});
    p.x.benefit("Time", 1'500 * staff_hour, {.receiver = p.ward, .staff = doctors,
                                             .fate = {{"posts closed", 0.5}, {"temps avoided", gv::rest}},
                                             .value = {{"temps avoided", temp}}});
    CHECK(are(row(gv::bottom_lines(p.business_case, {.unit = kr, .prices = gv::nominal}), "money"),
              {750 + 3'000, 750 * 1.1 + 3'000 * 1.05, 750 * 1.21 + 3'000 * 1.1025}));
    const auto money = [&](const char* message) {
        CHECK(case_error([&] { static_cast<void>(p.total({.prices = gv::nominal})); }) == message);
    };
    p.x.cost("Mixed", temp * (1 * staff_hour) + doctors.pay() * gv::Expression(1 * staff_year), {.category = "operations", .payer = p.region});
    money("'X/Mixed' cannot be read in nominal prices: it is made of money that follows 'price' and money that follows 'wage'; state one index for the line");
    p.x.cost("Licence", 200 * DKK, {.category = "operations", .payer = p.ward});
    CHECK(case_error([&] { static_cast<void>(p.total({.account = "Ward", .prices = 2027})); }) ==
          "'X/Licence' cannot be read in 2027-pl: it has no price index; state its index, one of 'wage', 'price', or a default for 'operations'");
    // What the view does not show needs none.
    auto y = p.business_case.initiative("Y", {.start = 2027});
    y.cost("Own", 100 * DKK, {.category = "operations", .payer = p.ward, .index = "price"});
    CHECK(are(p.total({.initiative = y, .prices = gv::nominal}), {0, 105, 110.25}));
    CHECK(case_error([&] {
              gv::BusinessCase none{"None", gv::Horizon{2026, 2027}, 2026};
              const auto account = none.account("Region", {.sector = gv::Sector::region});
              none.initiative("Z", {.start = 2026}).cost("Licence", 1 * DKK, {.category = "operations", .payer = account});
              static_cast<void>(gv::budget(none, {.prices = gv::nominal}));
          }) == "'Z/Licence' cannot be read in nominal prices: it has no price index; define one by price_index, and state it as its index");
}

TEST_CASE("savings, handovers, appropriations and commitments are read by their indexes") {
    Pool p;
    p.x.cost("Licence", 100 * DKK, {.category = "operations", .payer = p.region, .handover = gv::HandoverOption{2027, p.ward}, .index = "price"});
    p.x.benefit("Saved", 300 * DKK, {.receiver = p.ward, .fate = {{"purchases avoided", 1}}, .index = "wage"});
    p.x.commit("Cut", 200 * DKK, {.account = p.ward, .index = "price"});
    const gv::FigureTable net = gv::budget(p.business_case, {.unit = kr, .net = true, .prices = gv::nominal});
    CHECK(are(row(net, "savings/purchases avoided"), {-300, -330, -363}));
    CHECK(are(row(net, "net_expenditure"), {-200, -225, -252.75}));
    CHECK(are(row(net, "permanent"), {-200, -225, -252.75}));
    const gv::FigureTable handover = gv::handover(p.business_case, {.unit = kr, .prices = gv::nominal});
    CHECK(are(row(handover, "taken_over", "Ward"), {0, 105, 110.25}));
    CHECK(are(row(handover, "net", "Ward"), {300, 225, 252.75}));
    const gv::FigureTable cuts = gv::commitments(p.business_case, {.unit = kr, .prices = gv::nominal});
    CHECK(are(row(cuts, "booked", "X/Cut"), {200, 210, 220.5}));
    CHECK(are(row(cuts, "difference", "X/Cut"), {100, 120, 142.5}));
    p.business_case.appropriate(p.region, "operations", 1'000 * DKK, {.index = "price"});
    CHECK(are(row(gv::budget(p.business_case, {.unit = kr, .use = true, .prices = gv::nominal}), "operations/free"), {900, 945, 992.25}));
}

TEST_CASE("a transfer between two accounts is read on both sides, and needs no index where it cancels") {
    Pool p;
    const auto site = gv::make_index("site", {"A", "B"});
    const auto sites = p.business_case.accounts(site, {.parent = p.region});
    p.x.transfer("Rent", 100 * DKK, {.payer = sites.at("A"), .receiver = sites.at("B"), .index = "price"});
    const gv::FigureTable accounts = gv::accounts(p.business_case, {.unit = kr, .prices = gv::nominal});
    CHECK(are(row(accounts, "money", "A"), {-100, -105, -110.25}));
    CHECK(are(row(accounts, "money", "B"), {100, 105, 110.25}));
    CHECK(are(row(gv::bottom_lines(p.business_case, {.by = site, .unit = kr, .prices = gv::nominal}), "money", "B"), {100, 105, 110.25}));
    p.x.transfer("Other", 7 * DKK, {.payer = sites.at("B"), .receiver = p.ward});
    CHECK(row(gv::bottom_lines(p.business_case, {.unit = kr}), "money") ==
          row(gv::bottom_lines(p.business_case, {.unit = kr, .prices = gv::nominal}), "money"));
    CHECK(case_error([&] { static_cast<void>(gv::accounts(p.business_case, {.prices = gv::nominal})); }) ==
          "'X/Other' cannot be read in nominal prices: it has no price index; state its index, one of 'wage', 'price', or a default for 'transfers'");
}

TEST_CASE("rows in other prices are outputs of a simulation") {
    Pool p;
    p.x.cost("Licence", 200 * DKK, {.category = "operations", .payer = p.region, .index = "price"});
    const gv::BusinessCase uncertain = p.business_case.with_changes({{"prices/price/growth", gv::uniform(0, 0.1)}});
    const gv::View view = gv::budget_view(uncertain, {.unit = kr, .prices = gv::nominal});
    const gv::Simulation run = gv::simulate(uncertain, {{.name = "total", .expression = *view.rows.front().amount}}, 4'096,
                                            {.seed = 5, .sampling = gv::latin_hypercube()});
    CHECK(run.figure(run.place("total", 2026)).summary.sd == 0);
    CHECK_THAT(run.figure(run.place("total", 2027)).summary.mean, Catch::Matchers::WithinRel(210.0, 1e-4));
    // E[(1 + g)^2] of a uniform g = 1.05^2 + 0.1^2 / 12.
    CHECK_THAT(run.figure(run.place("total", 2028)).summary.mean, Catch::Matchers::WithinRel(200 * (1.1025 + 0.01 / 12), 1e-4));
}

TEST_CASE("money of two currencies is read in one by its exchange rate") {
    Pool p;
    p.x.cost("Licence", 700 * DKK, {.category = "operations", .payer = p.region, .index = "price"});
    p.x.cost("Cloud", 100 * EUR, {.category = "operations", .payer = p.ward, .index = "wage"});
    const std::string no_sum = "the case 'Pool' has money in DKK by 'X/Licence' and in EUR by 'X/Cloud', which have no sum: "
                               "state an exchange rate, by exchange_rate, in DKK/EUR";
    CHECK(case_error([&] { static_cast<void>(gv::budget(p.business_case)); }) == no_sum);
    p.business_case.exchange_rate(7 * DKK / USD);
    CHECK(case_error([&] { static_cast<void>(gv::budget(p.business_case)); }) == no_sum);
    p.business_case.exchange_rate(7.5 * DKK / EUR, {.source = "Nationalbanken"});
    CHECK(p.total({}) == std::vector<double>{1'450, 1'450, 1'450});
    CHECK(are(p.total({.prices = gv::nominal}), {1'450, 735 + 825, 771.75 + 907.5}));
    CHECK(are(row(gv::budget(p.business_case, {.unit = gv::AnyUnit(EUR)}), "total"), {700 / 7.5 + 100, 700 / 7.5 + 100, 700 / 7.5 + 100}));
    CHECK(are(row(gv::budget(p.business_case, {.unit = gv::AnyUnit(USD)}), "total"), {1'450.0 / 7, 1'450.0 / 7, 1'450.0 / 7}));
    // One account has one currency, and is read in that of the case all the same.
    CHECK(p.total({.account = "Ward"}) == std::vector<double>{750, 750, 750});
    CHECK(gv::budget(p.business_case, {.account = "Ward"}).unit.text() == "MDKK");
    CHECK(row(gv::budget(p.business_case.with_changes({{"prices/EUR", 8}}), {.unit = kr}), "total") == std::vector<double>{1'500, 1'500, 1'500});
    CHECK(row(gv::budget(p.business_case.with_changes({{"prices/EUR", gv::years(2026, {7, 8, 9})}}), {.unit = kr}), "total") ==
          std::vector<double>{1'400, 1'500, 1'600});
    const gv::Simulation run = gv::simulate(p.business_case, 1'024, {.seed = 1});
    CHECK_THAT(run.figure(run.place("expenditure", 2027)).summary.mean, Catch::Matchers::WithinRel(1.45e-3, 1e-12));
}

TEST_CASE("an exchange rate turns one currency into that of the case") {
    Pool p;
    gv::BusinessCase& c = p.business_case;
    const char* no_rate = "an exchange rate must be money in one currency for that in another, as 7.46 * DKK / EUR, but ";
    CHECK(unit_error([&] { c.exchange_rate(7.46 * DKK); }) == no_rate + std::string("'7.46 DKK' is [DKK]"));
    CHECK(unit_error([&] { c.exchange_rate(gv::Expression(7.46)); }) == no_rate + std::string("'7.46' is [number]"));
    CHECK(case_error([&] { c.exchange_rate(-7.46 * DKK / EUR); }) == "the exchange rate of EUR must be above 0, not -7.46 DKK/EUR");
    c.exchange_rate(7.46 * DKK / EUR);
    CHECK(case_error([&] { c.exchange_rate(7.4 * DKK / EUR); }) == "the case 'Pool' has an exchange rate of EUR already");
    CHECK(case_error([&] { c.exchange_rate(0.9 * EUR / USD); }) ==
          "the exchange rate of USD is in EUR, and that of EUR in DKK: state all in one currency, which is that of the case");
    CHECK(case_error([&] { c.exchange_rate(0.13 * EUR / DKK); }) ==
          "the exchange rate of DKK is in EUR, and that of EUR in DKK: state all in one currency, which is that of the case");
    CHECK(case_error([&] { static_cast<void>(c.with_changes({{"prices/EUR", 0}})); }) == "the exchange rate of EUR must be above 0, not 0 DKK/EUR");
}
