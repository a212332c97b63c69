// SPDX-License-Identifier: Apache-2.0
// The table of accounts: what double entry makes zero, keys of groups, and accounts of included cases that are called alike.
#include <cstddef>
#include <string>
#include <vector>

#include "gevinst/appraisal/accounts.hpp"
#include "gevinst/appraisal/bottom_lines.hpp"
#include "gevinst/appraisal/budget.hpp"
#include "gevinst/report/text_table.hpp"
#include "gevinst/report/words.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;

namespace {

// A case with a ward that is called "Ward" in tables.
gv::BusinessCase ward_case(const std::string& name, double million) {
    gv::BusinessCase made{name, gv::Horizon(2026, 2027), gv::fixed_prices(2026)};
    const gv::Account ward = made.account("ward", {.sector = gv::Sector::region});
    gv::Initiative project = made.initiative("project", {.start = 2026});
    project.cost("Licence", million * MDKK, {.category = "operations", .payer = ward});
    project.benefit("Travel", 10 * patient_hour, {.receiver = made.account("patients", {.sector = gv::Sector::patients})});
    made.label("ward", {.english = "Ward", .danish = "Afsnit"});
    made.label("project", {.english = "Project", .danish = "Projekt"});
    return made;
}

std::vector<std::string> groups_called(const gv::FigureTable& table) {
    std::vector<std::string> called;
    for (const gv::FigureRow& row : table.rows) {
        const std::string& name = row.group_label.empty() ? row.group : row.group_label;
        if (called.empty() || called.back() != name) called.push_back(name);
    }
    return called;
}

}  // namespace

TEST_CASE("all accounts are zero where their sum is only the rounding of adding them up") {
    gv::BusinessCase pool{"Pool", gv::Horizon(2026, 2028), gv::fixed_prices(2026)};
    gv::Initiative project = pool.initiative("Project", {.start = 2026});
    for (int i = 0; i < 40; ++i) {
        const std::string name = std::to_string(i);
        const gv::Account account = pool.account("Account " + name, {.sector = gv::Sector::region});
        project.cost("Cost " + name, (1e6 / (3 + i)) * DKK, {.category = "operations", .payer = account});
        project.cost("Other " + name, (1e-3 / (7 + i)) * DKK, {.category = "operations", .payer = account});
    }
    const gv::FigureTable table = gv::accounts(pool);
    const gv::FigureRow& balance = table.row("money", "All accounts");
    CHECK(balance.values == std::vector<double>{0, 0, 0});
    CHECK(balance.total == 0.0);
    CHECK(&table.row("money", "balance") == &balance);
    // Figures of accounts are not touched, however small they are.
    CHECK(gv::accounts(pool, {.account = pool.account_named("Account 39")}).rows.front().values.front() < 0);
}

TEST_CASE("a group has a key whatever the language") {
    const gv::BusinessCase pool = ward_case("Pool", 1);
    const gv::FigureTable danish = gv::accounts(pool, {.language = gv::Language::danish});
    std::vector<std::string> keys;
    for (const gv::FigureRow& row : danish.rows) keys.push_back(row.group_key);
    CHECK(keys == std::vector<std::string>{"ward", "patients", "Suppliers", "Time", "*balance", "*balance"});
    CHECK(danish.row("money", "Suppliers").group == "Leverandører");
    for (const gv::FigureRow& row : gv::budget(pool).rows) CHECK(row.group_key.empty());
}

TEST_CASE("the group of all accounts has a key that no account can have") {
    gv::BusinessCase pool{"Pool", gv::Horizon(2026, 2027), gv::fixed_prices(2026)};
    const gv::Account region = pool.account("Region", {.sector = gv::Sector::region});
    const gv::Account balance = pool.account("balance", {.sector = gv::Sector::region});
    const gv::Account all = pool.account("All accounts", {.sector = gv::Sector::region});
    gv::Initiative project = pool.initiative("Project", {.start = 2026});
    project.cost("Licence", 2 * MDKK, {.category = "operations", .payer = balance});
    project.cost("Cloud", 3 * MDKK, {.category = "operations", .payer = all});
    project.benefit("Travel", 10 * patient_hour, {.receiver = region});
    const gv::FigureTable table = gv::accounts(pool);
    CHECK(table.row("money", "balance").values == std::vector<double>{-2, -2});
    CHECK(table.row("money", "All accounts").values == std::vector<double>{-3, -3});
    CHECK(table.row("money", "*balance").values == std::vector<double>{0, 0});
    CHECK(table.row("patient_time", "*balance").values == std::vector<double>{0, 0});
    // An account that has no such row is not taken for all accounts.
    for (const char* account : {"balance", "All accounts"})
        CHECK_THROWS_AS(static_cast<void>(table.row("patient_time", account)), gv::CaseError);
}

TEST_CASE("the included case is named where two accounts would read the same, and only there") {
    gv::BusinessCase both{"Both", gv::Horizon(2026, 2027), gv::fixed_prices(2026)};
    both.include(ward_case("Rota", 1));
    CHECK(groups_called(gv::accounts(both)) == std::vector<std::string>{"Ward", "Rota/patients", "Suppliers", "Time", "All accounts"});
    both.include(ward_case("Imaging", 2));
    const gv::FigureTable table = gv::accounts(both, {.language = gv::Language::danish});
    CHECK(groups_called(table) == std::vector<std::string>{"Afsnit (Rota)", "Rota/patients", "Afsnit (Imaging)", "Imaging/patients",
                                                           "Leverandører", "Tid", "Alle konti"});
    CHECK(table.row("money", "Imaging/ward").values == std::vector<double>{-2, -2});
    CHECK(gv::to_text(table).find("\nAfsnit (Imaging)\n") != std::string::npos);
    const gv::FigureTable patients = gv::patients(both);
    CHECK(patients.rows[0].label == "Project/Travel (Rota)");
    CHECK(patients.rows[1].label == "Project/Travel (Imaging)");
    CHECK(patients.rows[2].label == "Patient time saved");
}

TEST_CASE("a label of an inner case stands for its own part of the path, and what still reads alike has its path beside it") {
    const auto pool_of = [](const char* label) {
        gv::BusinessCase rota = ward_case("Rota", 1);
        rota.label("Rota", {.english = "Shifts"});
        gv::BusinessCase pool{"Pool", gv::Horizon(2026, 2027), gv::fixed_prices(2026)};
        for (const char* name : {"North", "South"}) {
            gv::BusinessCase region{name, gv::Horizon(2026, 2027), gv::fixed_prices(2026)};
            region.include(rota);
            pool.include(region);
            if (*label != '\0') pool.label(name, {.english = label});
        }
        return pool;
    };
    CHECK(groups_called(gv::accounts(pool_of(""))) ==
          std::vector<std::string>{"Ward (North/Shifts)", "North/Shifts/patients", "Ward (South/Shifts)", "South/Shifts/patients", "Suppliers",
                                   "Time", "All accounts"});
    CHECK(groups_called(gv::accounts(pool_of(""), {.language = gv::Language::danish}))[1] == "North/Rota/patients");
    const gv::FigureTable patients = gv::patients(pool_of(""));
    CHECK(patients.rows[0].label == "Project/Travel (North/Shifts)");
    CHECK(patients.rows[1].label == "Project/Travel (South/Shifts)");
    const gv::BusinessCase alike = pool_of("Hospital");
    CHECK(groups_called(gv::accounts(alike)) ==
          std::vector<std::string>{"Ward (North/Rota/ward)", "Hospital/Shifts/patients (North/Rota/patients)", "Ward (South/Rota/ward)",
                                   "Hospital/Shifts/patients (South/Rota/patients)", "Suppliers", "Time", "All accounts"});
    CHECK(gv::patients(alike).rows[1].label == "Project/Travel (South/Rota/project/Travel)");
}

TEST_CASE("accounts that have one label are told apart by their names, and all accounts are called so") {
    gv::BusinessCase pool{"Pool", gv::Horizon(2026, 2027), gv::fixed_prices(2026)};
    gv::Initiative project = pool.initiative("Project", {.start = 2026});
    for (const char* name : {"A", "B", "C"}) {
        const gv::Account account = pool.account(name, {.sector = gv::Sector::region});
        project.cost(name, 1 * MDKK, {.category = "operations", .payer = account});
        pool.label(name, {.english = *name == 'C' ? "All accounts" : "Ward"});
    }
    CHECK(groups_called(gv::accounts(pool)) ==
          std::vector<std::string>{"Ward (A)", "Ward (B)", "All accounts (C)", "Suppliers", "All accounts"});
}

TEST_CASE("rows of accounts are headed by what they are, those of one unit together") {
    gv::BusinessCase pool{"Pool", gv::Horizon(2026, 2027), gv::fixed_prices(2026)};
    const gv::Account ward = pool.account("Ward", {.sector = gv::Sector::region});
    const gv::StaffGroup doctors =
        pool.staff_group("Doctors", {.pay = 1.5 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    gv::Initiative project = pool.initiative("Project", {.start = 2026});
    project.cost("Licence", 2 * MDKK, {.category = "operations", .payer = ward});
    project.benefit("Time", 3'000 * staff_hour,
                    {.receiver = ward, .staff = doctors, .fate = {{"capacity", gv::rest}}, .value = {{"capacity", 300 * DKK / staff_hour}}});
    project.benefit("Recalls", 9 * gv::count<"recall">, {.receiver = ward});
    const std::string text = gv::to_text(gv::accounts(pool, {.account = ward, .language = gv::Language::danish}));
    CHECK(text ==
          "Konti: Pool, Ward, 2026-pl\n"
          "\n"
          "Ward\n"
          "Økonomi (mio. kr.)           2026   2027\n"
          "----------------------------------------\n"
          "Penge                        -2,0   -2,0\n"
          "Værdi, der ikke er kontant    0,9    0,9\n"
          "\n"
          "Personaletid (timer)         2026   2027\n"
          "----------------------------------------\n"
          "Personaletid                3.000  3.000\n"
          "\n"
          "Antal (recall)               2026   2027\n"
          "----------------------------------------\n"
          "Antal, recall                   9      9");
}

TEST_CASE("a unit in a column of units speaks for itself in its language") {
    using gv::words::unit_alone;
    const gv::Language danish = gv::Language::danish;
    CHECK(unit_alone(staff_year, danish) == "årsværk");
    CHECK(unit_alone(staff_hour, danish) == "timer");
    CHECK(unit_alone(patient_hour, danish) == "patienttimer");
    CHECK(unit_alone(patient_day, danish) == "patientdage");
    CHECK(unit_alone(MDKK, danish) == "MDKK");
    CHECK(unit_alone(percent, danish) == "%");
    CHECK(unit_alone(gv::count<"exam">, danish) == "exam");
    CHECK(unit_alone(staff_year, gv::Language::english) == "staff year");
}
