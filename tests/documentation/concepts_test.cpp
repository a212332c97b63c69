// SPDX-License-Identifier: Apache-2.0
// The C++ code that the concept pages of docs/ quote, by the names in brackets, and what the pages say of it.
#include <gevinst/expression/formula.hpp>
#include <gevinst/gevinst.hpp>

#include <string>
#include <type_traits>
#include <vector>

#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using Catch::Matchers::WithinRel;

namespace {

double first_year(const gv::FigureTable& table, const std::string& key) { return table.row(key).values.front(); }

}  // namespace

TEST_CASE("The page on units says what C++ does") {
    // [units]
    constexpr auto exam = gv::count<"exam">;
    gv::BusinessCase pool{"Units", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    const auto exams = pool.assume("exams", 90'000, exam);
    const auto minutes = pool.assume("reading time saved", 2.5, staff_minute / exam);
    const auto freed = exams * minutes;  // gv::Estimate<gv::WorkedTime>
    // exams + minutes;                  // does not compile
    // [units end]
    CHECK(std::is_same_v<decltype(freed), const gv::Estimate<gv::WorkedTime>>);
    CHECK(freed.expression().unit().text() == "staff minute");
}

TEST_CASE("The page on prices says what C++ does") {
    // [prices]
    gv::BusinessCase rota{"Rota", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    const auto ward = rota.account("Ward", {.sector = gv::Sector::region});
    rota.price_index("price", {{2024, 100}, {2025, 101.9}, {2026, 104}}, {.growth = 0.02, .default_for = {"operations"}});
    const auto temp = rota.assume("temp", gv::pert(620, 760, 950), DKK / staff_hour, {.prices = 2024, .index = "price"});
    auto m = rota.initiative("Rota", {.start = 2026});
    m.cost("Temps", 1'000 * staff_hour * temp, {.category = "operations", .payer = ward});
    m.cost("Contract", 0.5 * MDKK, {.category = "operations", .payer = ward, .prices = gv::nominal, .index = "price"});
    m.cost("Hosting", 20'000 * EUR, {.category = "operations", .payer = ward});
    rota.exchange_rate(7.46 * DKK / EUR);
    const auto table = gv::budget(rota, {.prices = gv::nominal});
    // [prices end]
    const double mean = (620 + 4 * 760 + 950) / 6.0 * 1.04e-3;
    CHECK_THAT(table.row("total").values[0], WithinRel(mean + 0.5 + 0.02 * 7.46, 1e-12));
    CHECK_THAT(table.row("total").values[1], WithinRel((mean + 0.02 * 7.46) * 1.02 + 0.5, 1e-12));
}

TEST_CASE("The page on indexes says what C++ does") {
    constexpr auto shift = gv::count<"shift">;
    gv::BusinessCase pool{"Shifts", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    // [indexes]
    const auto department = gv::make_index("department", {"Herlev", "Hvidovre", "Bornholm"});
    const auto shift_type = gv::make_index("shift type", {"day", "night"});
    const auto shifts = pool.assume(
        "shifts", gv::by(department, {{"Herlev", 3'600 * shift}, {"Hvidovre", 3'300 * shift}, {"Bornholm", 900 * shift}}));
    const auto hours = pool.assume(
        "hours short", gv::by(shift_type, {{"day", 0.2 * staff_hour / shift}, {"night", 0.6 * staff_hour / shift}}));
    const auto shortage = shifts * hours;                                // by department and shift type
    const auto at_herlev = gv::at(gv::sum(shortage, shift_type), department, "Herlev");

    const auto region = pool.account("Region", {.sector = gv::Sector::region});
    const auto departments = pool.accounts(department, {.parent = region});
    // [indexes end]
    const gv::Plan plan({shortage, at_herlev}, pool.horizon());
    gv::Workspace values = plan.workspace();
    plan.run(values);
    CHECK(plan.elements(0) == 6);
    CHECK_THAT(plan.value(values, 1, 0), WithinRel(3600 * 0.8 * 60, 1e-12));
    CHECK(departments.at("Bornholm").is_within("Region"));
}

TEST_CASE("The page on chains and fates says what C++ does") {
    constexpr auto exam = gv::count<"exam">;
    gv::BusinessCase pool{"Reading", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    const auto radiology = pool.account("Radiology", {.sector = gv::Sector::region});
    const auto doctors =
        pool.staff_group("Radiologists", {.pay = 1.1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    const auto exams = pool.assume("exams", 90'000, exam);
    const auto minutes = pool.assume("reading time saved", 2.5, staff_minute / exam);
    // [benefit]
    auto screening = pool.initiative("Screening", {.start = 2026});
    screening.benefit("Reading time", exams * minutes,
                      {.receiver = radiology,
                       .staff = doctors,
                       .chain = {{"adoption", 0.9}, {"released", 0.6}, {"captured", 0.5}},
                       .fate = {{"posts closed", 0.2}, {"shorter queue", gv::rest}}});
    // [benefit end]
    // [shares]
    screening.benefit("Writing time", 1'500 * staff_hour,
                      {.receiver = radiology,
                       .staff = doctors,
                       .fate = gv::shares({{"posts closed", 2}, {"capacity", 3}, {"shorter queue", 5}})});
    // [shares end]
    CHECK_THAT(first_year(gv::people(pool), "capacity"), WithinRel(0.3, 1e-12));
    const gv::FigureTable lines = gv::bottom_lines(pool, {.account = radiology});
    CHECK_THAT(first_year(lines, "net_staff_years"), WithinRel(2.5 * 0.9 * 0.6 * 0.5 + 1, 1e-12));
    CHECK_THAT(first_year(lines, "money"), WithinRel((2.5 * 0.9 * 0.6 * 0.5 * 0.2 + 0.2) * 1.1, 1e-12));
}

TEST_CASE("The page on including cases says what C++ does") {
    const auto project = [](const char* name) {
        gv::BusinessCase made{name, gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
        const auto fund = made.account("Fund", {.sector = gv::Sector::region});
        const auto price = made.assume("licence price", gv::pert(2, 3, 5), MDKK);
        made.initiative("Model", {.start = 2026}).cost("Licence", price, {.category = "operations", .payer = fund});
        return made;
    };
    const gv::BusinessCase rota = project("Rota"), imaging = project("Imaging");
    // [include]
    gv::BusinessCase pool{"AI pool", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    const auto fund = pool.account("AI pool", {.sector = gv::Sector::region});
    pool.include(rota, {.accounts = {{"Fund", fund}}});
    pool.include(imaging, {.accounts = {{"Fund", fund}}, .shift = 1});
    pool.share({"licence*"});
    // [include end]
    const double price = (2 + 4 * 3 + 5) / 6.0;
    const std::vector<double> operations = gv::budget(pool).row("operations").values;
    CHECK_THAT(operations[0], WithinRel(price, 1e-12));
    CHECK_THAT(operations[1], WithinRel(2 * price, 1e-12));
    CHECK(pool.state().assumptions.front()->assumption().path == "licence price");
}

TEST_CASE("The page on formulas says what C++ does") {
    constexpr auto exam = gv::count<"exam">;
    gv::BusinessCase pool{"Reading", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    const auto exams = pool.assume("exams", 90'000, exam);
    const auto minutes = pool.assume("reading time saved", 2.5, staff_minute / exam);
    // [parse]
    const gv::FormulaScope scope{{{"exams", exams}, {"reading time saved", minutes}}, {}, {exam}};
    const gv::Expression freed = gv::parse_formula("exams * 'reading time saved' * 0.6", scope);
    // [parse end]
    CHECK(gv::formula_text(freed) == "exams * 'reading time saved' * 0.6");
}
