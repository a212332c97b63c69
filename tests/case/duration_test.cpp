// SPDX-License-Identifier: Apache-2.0
// When lines post: the start moves what is relative to it and nothing else, nothing posts outside start..until.
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2030);

struct Project {
    gv::BusinessCase business_case{"Project", horizon, gv::fixed_prices(2026)};
    gv::Account payer = business_case.account("Region", {.sector = gv::Sector::region});

    gv::Initiative initiative(const gv::InitiativeOptions& options) { return business_case.initiative("X", options); }
    /// What one line costs by year, in millions.
    std::vector<double> cost(const std::string& category) const { return row(gv::budget(business_case), category); }
};

void add_lines(gv::Initiative& x, const gv::Account& payer) {
    x.cost("fixed", gv::once(2028, 7 * MDKK), {.category = "fixed", .payer = payer});
    x.cost("relative", gv::once(gv::start + 1, 3 * MDKK), {.category = "relative", .payer = payer});
    x.cost("yearly", 2 * MDKK, {.category = "yearly", .payer = payer});
    x.cost("step", gv::step(2028, 1 * MDKK), {.category = "step", .payer = payer});
    x.cost("ramp", gv::ramp(gv::start, gv::start + 2) * (4 * MDKK), {.category = "ramp", .payer = payer});
}

}  // namespace

TEST_CASE("moving a start moves what is written relative to it and nothing else") {
    Project project;
    gv::Initiative x = project.initiative({.start = 2026});
    add_lines(x, project.payer);
    CHECK(project.cost("fixed") == std::vector<double>{0, 0, 7, 0, 0});
    CHECK(project.cost("relative") == std::vector<double>{0, 3, 0, 0, 0});
    CHECK(project.cost("yearly") == std::vector<double>{2, 2, 2, 2, 2});
    CHECK(project.cost("step") == std::vector<double>{0, 0, 1, 1, 1});
    CHECK(project.cost("ramp") == std::vector<double>{0, 2, 4, 4, 4});

    const auto check_2027 = [](const gv::BusinessCase& moved) {
        const gv::FigureTable table = gv::budget(moved);
        CHECK(row(table, "fixed") == std::vector<double>{0, 0, 7, 0, 0});
        CHECK(row(table, "relative") == std::vector<double>{0, 0, 3, 0, 0});
        CHECK(row(table, "yearly") == std::vector<double>{0, 2, 2, 2, 2});
        CHECK(row(table, "step") == std::vector<double>{0, 0, 1, 1, 1});
        CHECK(row(table, "ramp") == std::vector<double>{0, 0, 2, 4, 4});
    };
    check_2027(project.business_case.with_changes({{"X/start", 2027}}));

    Project written;
    gv::Initiative later = written.initiative({.start = 2027});
    add_lines(later, written.payer);
    check_2027(written.business_case);

    Project assumed;
    const auto go = assumed.business_case.assume("go-live", 2026, year);
    gv::Initiative by_assumption = assumed.initiative({.start = go});
    add_lines(by_assumption, assumed.payer);
    check_2027(assumed.business_case.with_changes({{"go-live", 2027}}));
}

TEST_CASE("a start in July posts six twelfths of a year, and lump sums whole") {
    Project project;
    gv::Initiative x = project.initiative({.start = "2027-07"});
    add_lines(x, project.payer);
    x.cost("during", gv::during(2026, 2028, 6 * MDKK), {.category = "during", .payer = project.payer});
    x.cost("sum", gv::once(gv::start, 10 * MDKK) + 4 * MDKK - gv::once(2029, 1 * MDKK),
           {.category = "sum", .payer = project.payer});
    CHECK(project.cost("yearly") == std::vector<double>{0, 1, 2, 2, 2});
    CHECK(project.cost("relative") == std::vector<double>{0, 0, 3, 0, 0});
    CHECK(project.cost("during") == std::vector<double>{0, 6, 6, 0, 0});  // not in 2026, which is before the start
    CHECK(project.cost("sum") == std::vector<double>{0, 12, 4, 3, 4});
    // A ramp is read at the start of each year: 0, then 6 and 18 months of 24.
    CHECK(are(project.cost("ramp"), {0, 0, 1, 3, 4}));
    // A year as an override of a month is the year, and a month one of a year.
    CHECK(row(gv::budget(project.business_case.with_changes({{"X/start", 2028}})), "yearly") ==
          std::vector<double>{0, 0, 2, 2, 2});
    const gv::BusinessCase april =
        project.business_case.with_changes({{"X/start", 2028}}).with_changes({{"X/start", "2028-04"}});
    CHECK(row(gv::budget(april), "yearly") == std::vector<double>{0, 0, 1.5, 2, 2});
}

TEST_CASE("the last year is included whole, the last month to its end") {
    const auto yearly = [](const gv::InitiativeOptions& options, std::optional<gv::Moment> line_until = {}) {
        Project project;
        gv::Initiative x = project.initiative(options);
        x.cost("yearly", 12 * MDKK, {.category = "operations", .payer = project.payer, .until = line_until});
        return project.cost("operations");
    };
    CHECK(yearly({.start = 2027, .until = 2028}) == std::vector<double>{0, 12, 12, 0, 0});
    CHECK(yearly({.start = "2027", .until = "2028"}) ==
          std::vector<double>{0, 12, 12, 0, 0});  // a year as text is a year
    CHECK(are(yearly({.start = "2027-11", .until = "2028-02"}), {0, 2, 2, 0, 0}));
    CHECK(are(yearly({.start = "2027-07", .until = 2027}), {0, 6, 0, 0, 0}));
    CHECK(are(yearly({.start = 2027, .until = 2029}, 2028), {0, 12, 12, 0, 0}));
    CHECK(are(yearly({.start = 2027, .until = 2029}, "2028-03"), {0, 12, 3, 0, 0}));
    CHECK(are(yearly({.start = 2027, .until = "2028-03"}, 2029), {0, 12, 3, 0, 0}));  // a line ends with its initiative
    CHECK(are(yearly({.start = 2027, .until = gv::start + 1}), {0, 12, 12, 0, 0}));
    CHECK(are(yearly({.start = 2027}, gv::start + 1), {0, 12, 12, 0, 0}));
    // Relative to a start it is the year that is included whole, whether the start is stated as a year or a month.
    CHECK(are(yearly({.start = "2027-07"}, gv::start + 1), {0, 6, 12, 0, 0}));
    CHECK(are(yearly({.start = "2027-01"}, gv::start + 1), {0, 12, 12, 0, 0}));
    CHECK(are(yearly({.start = "2027-07"}, gv::start + 8 * month), {0, 6, 3, 0, 0}));
    // A part of a year counts months, twelve months are a year, and a name for the number changes nothing.
    CHECK(are(yearly({.start = "2027-07"}, gv::start + 0.5), {0, 6, 1, 0, 0}));
    CHECK(are(yearly({.start = 2027}, gv::start + 12 * month), {0, 12, 12, 0, 0}));
    Project named;
    const auto eight = named.business_case.assume("months", 8, month);
    named.initiative({.start = "2027-07"})
        .cost("yearly", 12 * MDKK, {.category = "operations", .payer = named.payer, .until = gv::start + eight});
    CHECK(are(named.cost("operations"), {0, 6, 3, 0, 0}));
    CHECK(are(yearly({.start = 2024}), {12, 12, 12, 12, 12}));  // began before the horizon
}

TEST_CASE("an end moves with its assumption, whether a year or a month is given") {
    Project project;
    gv::Initiative x = project.initiative({.start = 2026, .until = 2027});
    x.cost("yearly", 12 * MDKK, {.category = "operations", .payer = project.payer});
    const auto changed = [&](const gv::Changes& changes) {
        return row(gv::budget(project.business_case.with_changes(changes)), "operations");
    };
    CHECK(changed({{"X/until", 2028}}) == std::vector<double>{12, 12, 12, 0, 0});
    CHECK(are(changed({{"X/until", "2028-03"}}), {12, 12, 3, 0, 0}));
    CHECK(changed({{"X/start", 2028}, {"X/until", 2029}}) == std::vector<double>{0, 0, 12, 12, 0});
    const gv::BusinessCase by_month = project.business_case.with_changes({{"X/until", "2028-03"}});
    CHECK(row(gv::budget(by_month.with_changes({{"X/until", 2028}})), "operations") ==
          std::vector<double>{12, 12, 12, 0, 0});
}

TEST_CASE("an initiative by wave starts and ends each element in its own time") {
    gv::BusinessCase waves("Waves", horizon, gv::fixed_prices(2026));
    const auto department = gv::make_index("department", {"Herlev", "Gentofte", "Amager"});
    const auto region = waves.account("Region", {.sector = gv::Sector::region});
    const gv::Expression start =
        gv::by(department, {{"Herlev", 2026}, {"Gentofte", gv::Moment("2027-07").expression()}, {"Amager", 2029}});
    const gv::Expression until =
        gv::by(department, {{"Herlev", 2027}, {"Gentofte", gv::Moment("2028-03").expression()}}, gv::Expression(2030));
    gv::Initiative x = waves.initiative("X", {.start = start, .until = until});
    x.cost("Licence", 4 * MDKK, {.category = "operations", .payer = region});
    x.cost("Set-up", gv::once(gv::start, 1 * MDKK), {.category = "establishment", .payer = region});
    const gv::FigureTable table = gv::budget(waves, {.by = department});
    CHECK(row(table, "operations", "Herlev") == std::vector<double>{4, 4, 0, 0, 0});
    CHECK(row(table, "operations", "Gentofte") == std::vector<double>{0, 2, 1, 0, 0});
    CHECK(row(table, "operations", "Amager") == std::vector<double>{0, 0, 0, 4, 4});
    CHECK(row(table, "establishment", "Gentofte") == std::vector<double>{0, 1, 0, 0, 0});
    CHECK(row(gv::budget(waves), "operations") == std::vector<double>{4, 6, 1, 4, 4});
    // The start by label is an assumption with elements.
    const gv::BusinessCase moved = waves.with_changes({{"X/start[Amager]", 2028}});
    CHECK(row(gv::budget(moved), "operations") == std::vector<double>{4, 6, 5, 4, 4});
    CHECK(row(gv::budget(moved), "establishment") == std::vector<double>{1, 1, 1, 0, 0});
}

TEST_CASE("a chain of 100,000 lump sums is posted term by term") {
    Project project;
    gv::Initiative x = project.initiative({.start = "2026-07"});
    gv::Expression lumps = gv::once(gv::start, gv::Expression(1 * DKK));
    gv::Expression mixed = 200'000 * DKK;
    for (int i = 1; i < 100'000; ++i) {
        lumps = lumps + gv::once(gv::start, gv::Expression(1 * DKK));
        mixed = i % 2 == 0 ? mixed + gv::once(gv::start, gv::Expression(1 * DKK)) : mixed - gv::Expression(2 * DKK);
    }
    x.cost("lumps", lumps, {.category = "lumps", .payer = project.payer});
    x.cost("mixed", mixed, {.category = "mixed", .payer = project.payer});
    CHECK(project.cost("lumps") == std::vector<double>{0.1, 0, 0, 0, 0});
    // 49,999 lump sums of 1 DKK, and 200,000 DKK a year less 50,000 times 2, half of it in the first year.
    CHECK(are(project.cost("mixed"), {0.099999, 0.1, 0.1, 0.1, 0.1}));
}

TEST_CASE("an amount keeps its nature under a name: what stands for itself is posted whole, the rest by months") {
    Project project;
    gv::Initiative x = project.initiative({.start = "2026-07"});
    const gv::Expression fee = project.business_case.assume("fee", gv::once(2026, gv::Expression(2 * MDKK)));
    const gv::Expression both = project.business_case.assume("both", fee + gv::Expression(4 * MDKK));
    x.cost("fee", fee, {.category = "fee", .payer = project.payer});
    x.cost("both", both + gv::Expression(1 * MDKK), {.category = "both", .payer = project.payer});
    CHECK(project.cost("fee") == std::vector<double>{2, 0, 0, 0, 0});
    CHECK(project.cost("both") == std::vector<double>{4.5, 5, 5, 5, 5});
    // A tenth of what was spent so far is an amount a year.
    x.cost("maintenance", 0.1 * gv::cumulative(fee), {.category = "maintenance", .payer = project.payer});
    CHECK(are(project.cost("maintenance"), {0.1, 0.2, 0.2, 0.2, 0.2}));
}

TEST_CASE("lump sums are told from yearly amounts through products, choices and tables") {
    Project project;
    gv::Initiative x = project.initiative({.start = "2026-07"});
    const gv::Expression lump = gv::once(gv::start, gv::Expression(2 * MDKK));
    const auto post = [&](const std::string& name, const gv::Expression& amount) {
        x.cost(name, amount, {.category = name, .payer = project.payer});
        return project.cost(name)[0];
    };
    const gv::Expression two = project.business_case.assume("two", 2);
    CHECK(post("product", two * lump) == 4);
    CHECK(post("quotient", lump / two) == 1);
    CHECK(post("choice", gv::choose(two > 1, lump, gv::Expression(0 * DKK))) == 2);
    CHECK(post("condition", gv::choose(gv::once(gv::start, gv::Expression(1)) > 0, gv::Expression(2 * MDKK),
                                       gv::Expression(0 * DKK))) == 1);
    CHECK(post("rounded", gv::ceil(lump, gv::Expression(5 * MDKK))) == 5);
    CHECK(post("greater", gv::max(lump, gv::Expression(0 * DKK))) == 2);
    CHECK(case_error([&] { post("mixed", gv::max(lump, gv::Expression(1 * MDKK))); }) ==
          "'X/mixed' mixes amounts of a full year and amounts that stand for themselves (once, during) in "
          "'max(once('X/start', 2 MDKK), 1 MDKK)': write them as a sum, or as two lines");
}
