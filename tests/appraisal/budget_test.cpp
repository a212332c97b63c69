// SPDX-License-Identifier: Apache-2.0
// Laws of the budget: an appropriation is not a cost, parents contain children, parts sum to the whole, missing is not
// zero.
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2027);

struct Pool {
    gv::BusinessCase business_case{"Pool", horizon, gv::fixed_prices(2026)};
    gv::IndexPtr department = gv::make_index("department", {"Herlev", "Gentofte"});
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account pool = business_case.account("AI pool", {.parent = region});
    gv::Accounts departments = business_case.accounts(department, {.parent = region});
    gv::Initiative x = business_case.initiative("X", {.start = 2026});
    gv::Initiative y = business_case.initiative("Y", {.start = 2026});

    Pool() {
        x.cost("Model", 2 * MDKK, {.category = "operations", .payer = pool});
        y.cost("Scanner", 3 * MDKK, {.category = "equipment", .payer = pool});
        y.cost("Training", gv::by(department, {{"Herlev", 5 * MDKK}, {"Gentofte", 1 * MDKK}}),
               {.category = "operations", .payer = departments});
    }
    [[nodiscard]] std::vector<double> total(const gv::BudgetOptions& options = {}) const {
        return row(gv::budget(business_case, options), "total");
    }
};

}  // namespace

TEST_CASE("an own category is money, also when it begins like the row of staff-years") {
    Pool p;
    p.x.cost("Course", 1 * MDKK, {.category = "staff_years_training", .payer = p.pool});
    CHECK(row(gv::budget(p.business_case), "staff_years_training") == std::vector<double>{1, 1});
}

TEST_CASE("an appropriation stands in the budget instead of the costs of its account and those under it") {
    Pool p;
    CHECK(p.total() == std::vector<double>{11, 11});
    p.business_case.appropriate(p.pool, "operations", 8 * MDKK);
    CHECK(p.total({.account = p.pool}) == std::vector<double>{8, 8});
    CHECK(p.total({.account = "Region"}) == std::vector<double>{14, 14});
    CHECK(p.total({.initiative = p.y}) == std::vector<double>{9, 9});
    p.business_case.appropriate(p.region, "payroll", 100 * MDKK);
    CHECK(p.total() == std::vector<double>{108, 108});
    CHECK(p.total({.account = "Region"}) == std::vector<double>{108, 108});
    // Seen from an account under it, what is set aside above is not its own.
    CHECK(p.total({.account = "Herlev"}) == std::vector<double>{5, 5});
}

TEST_CASE("a category with nothing set aside on an account with an appropriation is over-committed") {
    Pool p;
    p.business_case.appropriate(p.pool, "operations", 6 * MDKK);
    const gv::FigureTable table = gv::budget(p.business_case, {.use = true});
    CHECK(row(table, "operations/free") == std::vector<double>{4, 4});
    CHECK(table.row("equipment/set_aside").state == gv::RowState::not_stated);
    CHECK(row(table, "equipment/free") == std::vector<double>{-3, -3});
    CHECK(row(table, "total/free") == std::vector<double>{1, 1});
    CHECK(table.row("operations/set_aside").total == std::optional<double>(12.0));
    CHECK(!has_row(table, "staff_years/used"));
    CHECK(case_error([&] { static_cast<void>(gv::budget(p.business_case, {.initiative = "X", .use = true})); }) ==
          "what is set aside and free belongs to accounts, not to the initiative 'X': leave out one of the two");
}

TEST_CASE("an appropriation that states no staff leaves the staff-years of its accounts in the budget") {
    Pool p;
    p.x.staff("Team", 2 * staff_year, {.rate = 1 * MDKK / staff_year, .payer = p.pool});
    p.y.staff("Trainer", 1 * staff_year, {.rate = 1 * MDKK / staff_year, .payer = p.departments.at("Herlev")});
    p.business_case.appropriate(p.pool, "payroll", 6 * MDKK);
    CHECK(row(gv::budget(p.business_case, {.account = p.pool}), "staff_years") == std::vector<double>{2, 2});
    CHECK(row(gv::budget(p.business_case), "staff_years") == std::vector<double>{3, 3});

    const gv::FigureTable use = gv::budget(p.business_case, {.account = p.pool, .use = true});
    CHECK(row(use, "staff_years/used") == std::vector<double>{2, 2});
    CHECK(use.row("staff_years/set_aside").state == gv::RowState::not_stated);
    CHECK(use.row("staff_years/free").state == gv::RowState::not_stated);

    // One appropriation of an account that states staff speaks for all of them, and for the accounts under it.
    p.business_case.appropriate(p.pool, "operations", 8 * MDKK, {.staff = 3 * staff_year});
    CHECK(row(gv::budget(p.business_case, {.account = p.pool}), "staff_years") == std::vector<double>{3, 3});
    CHECK(row(gv::budget(p.business_case), "staff_years") == std::vector<double>{4, 4});
    CHECK(row(gv::budget(p.business_case, {.account = p.pool, .use = true}), "staff_years/free") ==
          std::vector<double>{1, 1});
}

TEST_CASE("staff-years are free only where staff is set aside for all that is used") {
    Pool p;
    p.x.staff("Team", 2 * staff_year, {.rate = 1 * MDKK / staff_year, .payer = p.pool});
    p.y.staff("Trainer", 1 * staff_year, {.rate = 1 * MDKK / staff_year, .payer = p.departments.at("Herlev")});
    p.business_case.appropriate(p.pool, "payroll", 6 * MDKK, {.staff = 3 * staff_year});
    p.business_case.appropriate(p.departments.at("Herlev"), "payroll", 1 * MDKK);
    const gv::FigureTable use = gv::budget(p.business_case, {.use = true});
    CHECK(row(use, "staff_years/set_aside") == std::vector<double>{3, 3});
    CHECK(row(use, "staff_years/used") == std::vector<double>{3, 3});
    CHECK(use.row("staff_years/free").state == gv::RowState::not_stated);
    CHECK(row(gv::budget(p.business_case, {.account = p.pool, .use = true}), "staff_years/free") ==
          std::vector<double>{1, 1});
}

TEST_CASE("appropriations on an account and on one under it are each set aside in their own right") {
    Pool p;
    p.y.cost("Rent", 4 * MDKK, {.category = "operations", .payer = p.region});
    p.business_case.appropriate(p.region, "operations", 20 * MDKK, {.staff = 5 * staff_year});
    p.business_case.appropriate(p.pool, "operations", 6 * MDKK, {.staff = 1 * staff_year});
    p.x.staff("Team", 2 * staff_year, {.rate = 0.5 * MDKK / staff_year, .payer = p.pool});

    CHECK(p.total({.account = p.pool}) == std::vector<double>{6, 6});
    CHECK(p.total({.account = "Region"}) == std::vector<double>{26, 26});
    CHECK(p.total() == std::vector<double>{26, 26});
    CHECK(row(gv::budget(p.business_case, {.account = "Region"}), "staff_years") == std::vector<double>{6, 6});
    CHECK(p.total({.account = "Herlev"}) == std::vector<double>{5, 5});

    // The pool alone: 6 set aside; Model 2, Scanner 3 and Team 1 used.
    const gv::FigureTable pool = gv::budget(p.business_case, {.account = p.pool, .use = true});
    CHECK(row(pool, "total/set_aside") == std::vector<double>{6, 6});
    CHECK(row(pool, "total/used") == std::vector<double>{6, 6});
    CHECK(row(pool, "total/free") == std::vector<double>{0, 0});
    CHECK(row(pool, "staff_years/free") == std::vector<double>{-1, -1});
    // The region: 20 + 6 set aside; Rent 4, Training 5 + 1 and the 6 of the pool used, each once.
    const gv::FigureTable region = gv::budget(p.business_case, {.account = "Region", .use = true});
    CHECK(row(region, "total/set_aside") == std::vector<double>{26, 26});
    CHECK(row(region, "total/used") == std::vector<double>{16, 16});
    CHECK(row(region, "total/free") == std::vector<double>{10, 10});
    CHECK(row(region, "staff_years/free") == std::vector<double>{4, 4});
}

TEST_CASE("an appropriation on the account of an element stands in its group, and the groups sum to the whole") {
    Pool p;
    p.business_case.appropriate(p.departments.at("Herlev"), "operations", 4 * MDKK);
    p.business_case.appropriate(p.pool, "operations", 7 * MDKK);
    const gv::FigureTable table = gv::budget(p.business_case, {.by = p.department});
    CHECK(row(table, "total", "Herlev") == std::vector<double>{4, 4});
    CHECK(row(table, "total", "Gentofte") == std::vector<double>{1, 1});
    CHECK(row(table, "total", "(not split)") == std::vector<double>{7, 7});
    CHECK(p.total() == std::vector<double>{12, 12});
    const gv::FigureTable use = gv::budget(p.business_case, {.by = p.department, .use = true});
    CHECK(row(use, "operations/free", "Herlev") == std::vector<double>{-1, -1});
    CHECK(!has_row(use, "total/used", "Gentofte"));
    // What is set aside for the pool is used there alone.
    CHECK(row(use, "operations/free", "(not split)") == std::vector<double>{5, 5});
    CHECK(row(use, "total/free", "(not split)") == std::vector<double>{2, 2});
}

TEST_CASE("what is set aside for all departments leaves none of them something free") {
    Pool p;
    p.business_case.appropriate(p.region, "operations", 20 * MDKK);
    const gv::FigureTable use = gv::budget(p.business_case, {.by = p.department, .use = true});
    CHECK(row(use, "operations/used", "Herlev") == std::vector<double>{5, 5});
    CHECK(use.row("operations/set_aside", "Herlev").state == gv::RowState::not_stated);
    CHECK(use.row("operations/free", "Herlev").state == gv::RowState::not_stated);
    CHECK(row(use, "operations/set_aside", "(not split)") == std::vector<double>{20, 20});
    CHECK(use.row("operations/free", "(not split)").state == gv::RowState::not_stated);
}

TEST_CASE("an appropriation by label is set aside in sum, and years and unit cut it as costs") {
    Pool p;
    p.business_case.appropriate(p.pool, "operations",
                                gv::by(p.department, {{"Herlev", 5 * MDKK}, {"Gentofte", 2 * MDKK}}));
    CHECK(row(gv::budget(p.business_case,
                         {.account = "AI pool", .years = std::pair{2027, 2027}, .unit = gv::AnyUnit(kDKK)}),
              "operations") == std::vector<double>{7000});
}

TEST_CASE("a missing amount is missing in its row and the total, and never zero") {
    Pool p;
    p.business_case.appropriate(p.pool, "establishment", gv::missing_expression(), {.staff = gv::missing_expression()});
    p.business_case.appropriate(p.pool, "payroll", 3 * MDKK);
    const gv::FigureTable table = gv::budget(p.business_case, {.account = "AI pool"});
    CHECK(table.row("establishment").state == gv::RowState::missing);
    CHECK(table.row("establishment").values.empty());
    CHECK(row(table, "payroll") == std::vector<double>{3, 3});
    CHECK(table.row("total").state == gv::RowState::missing);
    CHECK(table.row("staff_years").state == gv::RowState::missing);
    const gv::FigureTable use = gv::budget(p.business_case, {.account = "AI pool", .use = true});
    CHECK(use.row("establishment/free").state == gv::RowState::missing);
    CHECK(use.row("total/free").state == gv::RowState::missing);
    CHECK(row(use, "total/used") == std::vector<double>{5, 5});
}

TEST_CASE("a missing cost or link is missing in what needs it, until a change states it") {
    Pool p;
    p.x.cost("Hosting", gv::missing_expression(), {.category = "hosting", .payer = p.pool});
    p.x.staff("Team", gv::missing_expression(), {.rate = 1 * MDKK / staff_year, .payer = p.pool});
    p.x.benefit("Time", 10 * staff_year, {.receiver = p.pool, .chain = {{"released", gv::missing_expression()}}});
    const gv::FigureTable table = gv::budget(p.business_case);
    CHECK(table.row("hosting").state == gv::RowState::missing);
    CHECK(table.row("payroll").state == gv::RowState::missing);
    CHECK(row(table, "operations") == std::vector<double>{8, 8});
    CHECK(table.row("total").state == gv::RowState::missing);
    CHECK(gv::people(p.business_case).row("at_hand").state == gv::RowState::missing);
    CHECK(gv::people(p.business_case).row("net").state == gv::RowState::missing);
    CHECK(gv::bottom_lines(p.business_case).row("money").state == gv::RowState::missing);
    CHECK(row(gv::people(p.business_case.with_changes({{"*/released", 0.5}})), "at_hand") == std::vector<double>{5, 5});
}

TEST_CASE("money of two currencies has no sum, but each account has its own table") {
    Pool p;
    const auto partner = p.business_case.account("Partner", {.sector = gv::Sector::private_provider});
    p.y.cost("Trial", 2 * EUR, {.category = "operations", .payer = partner});
    CHECK(case_error([&] { static_cast<void>(gv::budget(p.business_case)); }) ==
          "the case 'Pool' has money in DKK by 'X/Model' and in EUR by 'Y/Trial', which have no sum: state an "
          "exchange rate, by exchange_rate, in DKK/EUR");
    CHECK(p.total({.account = "Region"}) == std::vector<double>{11, 11});
    const gv::FigureTable table = gv::budget(p.business_case, {.account = partner, .unit = gv::AnyUnit(EUR)});
    CHECK(row(table, "total") == std::vector<double>{2, 2});
    CHECK(gv::budget(p.business_case, {.account = partner}).unit.text() == "MEUR");
    CHECK(unit_error([&] {
              static_cast<void>(gv::budget(p.business_case, {.account = partner, .unit = gv::AnyUnit(MDKK)}));
          }) == "cannot show money in [MDKK]: that of 'Pool' is in EUR");
    CHECK(unit_error([&] { static_cast<void>(gv::budget(Pool().business_case, {.unit = gv::AnyUnit(staff_year)})); }) ==
          "cannot show money in [staff year]: take a unit of money, as MDKK or kDKK");
}

TEST_CASE("two currencies are in the way only where money of both is added") {
    Pool p;
    p.x.staff("Team", 2 * staff_year, {.rate = 1 * MDKK / staff_year, .payer = p.pool});
    p.x.benefit("Visits", 60 * patient_hour, {.receiver = p.pool});
    p.business_case.appropriate(p.pool, "operations", 3 * MEUR);
    CHECK(case_error([&] { static_cast<void>(gv::budget(p.business_case, {.account = p.pool})); }) ==
          "the case 'Pool' has money in DKK by 'X/Model' and in EUR by the appropriation 'operations' on 'AI pool', which "
          "have no sum: state an exchange rate, by exchange_rate, in DKK/EUR");
    CHECK(row(gv::people(p.business_case), "hired") == std::vector<double>{-2, -2});
    CHECK(row(gv::patients(p.business_case), "patient_time") == std::vector<double>{60, 60});
    // What is set aside is no part of these.
    CHECK(row(gv::bottom_lines(p.business_case), "money") == std::vector<double>{-13, -13});
    CHECK(p.total({.initiative = p.x}) == std::vector<double>{4, 4});
    p.y.benefit("Refund", 1 * MEUR, {.receiver = p.pool, .fate = {{"purchases avoided", 1}}});
    CHECK(case_error([&] { static_cast<void>(gv::bottom_lines(p.business_case)); }) ==
          "the case 'Pool' has money in DKK by 'X/Model' and in EUR by 'Y/Refund', which have no sum: state an "
          "exchange rate, by exchange_rate, in DKK/EUR");
    CHECK(p.total({.initiative = p.y}) == std::vector<double>{9, 9});
    CHECK(row(gv::people(p.business_case), "hired") == std::vector<double>{-2, -2});
}

TEST_CASE("a budget of what the case does not have says what may have been meant") {
    const Pool p;
    const auto refusal = [&](const gv::BudgetOptions& options) {
        return case_error([&] { static_cast<void>(gv::budget(p.business_case, options)); });
    };
    CHECK(refusal({.account = "AI pol"}) == "the case 'Pool' has no account 'AI pol'; did you mean 'AI pool'?");
    CHECK(refusal({.initiative = "Z"}) == "the case 'Pool' has no initiative 'Z'; it has 'X', 'Y'");
    CHECK(refusal({.years = std::pair{2025, 2027}}) == "the year 2025 is outside the horizon 2026-2027 of 'Pool'");
    CHECK(refusal({.years = std::pair{2027, 2026}}) ==
          "no years are shown from 2027 to 2026: the first year comes first");
    CHECK(refusal({.by = gv::make_index("shift", {"day", "night"})}) ==
          "no line of the case 'Pool' is posted by 'shift': an account or an initiative must run over it");
    CHECK(refusal({.by = gv::make_index("department", {"Herlev", "Amager"})}) ==
          "two expressions run over 'department', but the label 'Gentofte' is missing in one of them, which has "
          "'Herlev', 'Amager'");
    CHECK(case_error([&] { static_cast<void>(gv::budget(p.business_case).row("operation")); }) ==
          "the table 'Budget' has no row 'operation'; did you mean 'operations'?");
    CHECK(case_error([] { static_cast<void>(gv::language_of("dk")); }) ==
          "'dk' is not a language of the tables; they are 'en' and 'da'");
}

TEST_CASE("a table that is cut by an index asks for the group of a row, and names the groups there are") {
    Pool p;
    const gv::FigureTable table = gv::budget(p.business_case, {.by = p.department});
    const auto refusal = [](const gv::FigureTable& of, const char* key, const char* group = "") {
        return case_error([&] { static_cast<void>(of.row(key, group)); });
    };
    CHECK(refusal(table, "total") == "the table 'Budget' is cut by 'department': name the group too, as (\"total\", "
                                     "\"Herlev\"); it has 'Herlev', 'Gentofte', '(not split)'");
    CHECK(refusal(table, "equipment") == "the table 'Budget' is cut by 'department': name the group too, as "
                                         "(\"equipment\", \"(not split)\"); it has '(not split)'");
    CHECK(refusal(table, "total", "Herlew") ==
          "the table 'Budget' is cut by 'department' and has no group 'Herlew'; did you mean 'Herlev'?");
    CHECK(refusal(table, "total", "Amager") == "the table 'Budget' is cut by 'department' and has no group 'Amager'; "
                                               "it has 'Herlev', 'Gentofte', '(not split)'");
    CHECK(refusal(table, "equipment", "Herlev") == "the table 'Budget' has no row 'equipment' of 'Herlev'");
    CHECK(refusal(table, "totl") == "the table 'Budget' has no row 'totl'; did you mean 'total'?");
    CHECK(refusal(gv::budget(p.business_case), "total", "Herlev") ==
          "the table 'Budget' is not cut by an index: ask for 'total' without the group 'Herlev'");
}

TEST_CASE("a net budget by label has what is gained and received by no label, so that its groups add up") {
    Pool p;
    const auto town = p.business_case.account("Town", {.sector = gv::Sector::municipality});
    p.x.transfer("Grant", 4 * MDKK, {.payer = town, .receiver = p.region});
    p.x.benefit("Purchases", 0.5 * MDKK, {.receiver = p.region, .fate = {{"purchases avoided", gv::rest}}});
    const gv::FigureTable whole = gv::budget(p.business_case, {.account = p.region, .net = true});
    const gv::FigureTable parts = gv::budget(p.business_case, {.account = p.region, .by = p.department, .net = true});
    CHECK(row(whole, "net_expenditure") == std::vector<double>{6.5, 6.5});
    CHECK(row(parts, "net_expenditure", "(not split)") == std::vector<double>{0.5, 0.5});
    CHECK(row(parts, "net_expenditure", "Herlev") == std::vector<double>{5, 5});
    // What goes from one account of the table to another is neither spent nor received, in any group.
    p.y.transfer("Fee", gv::by(p.department, {{"Herlev", 1 * MDKK}, {"Gentofte", 2 * MDKK}}), {.payer = p.departments, .receiver = p.pool});
    const gv::FigureTable again = gv::budget(p.business_case, {.account = p.region, .by = p.department, .net = true});
    CHECK(row(again, "net_expenditure", "(not split)") == std::vector<double>{0.5, 0.5});
    CHECK(row(again, "net_expenditure", "Herlev") == std::vector<double>{5, 5});
    CHECK(row(gv::budget(p.business_case, {.by = p.department, .net = true}), "net_expenditure", "(not split)") == std::vector<double>{4.5, 4.5});
    // Where nothing is spent by no label, what is received there still is.
    gv::BusinessCase received("Case", horizon, gv::fixed_prices(2026));
    const auto region = received.account("Region", {.sector = gv::Sector::region});
    const auto wards = received.accounts(p.department, {.parent = region});
    auto m = received.initiative("M", {.start = 2026});
    m.cost("Training", gv::by(p.department, {{"Herlev", 5 * MDKK}, {"Gentofte", 1 * MDKK}}), {.category = "operations", .payer = wards});
    m.transfer("Grant", 4 * MDKK, {.payer = received.account("Town", {.sector = gv::Sector::municipality}), .receiver = region});
    const gv::FigureTable table = gv::budget(received, {.account = region, .by = p.department, .net = true});
    CHECK(row(table, "income", "(not split)") == std::vector<double>{-4, -4});
    CHECK(row(table, "net_expenditure", "(not split)") == std::vector<double>{-4, -4});
    CHECK(!has_row(gv::budget(received, {.account = region, .by = p.department}), "total", "(not split)"));
}
