// SPDX-License-Identifier: Apache-2.0
// Laws of views by an index: what stands on an element's account belongs to its group, and the groups sum to the whole.
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2027);

struct Hospital {
    gv::BusinessCase business_case{"Hospital", horizon, gv::fixed_prices(2026)};
    gv::IndexPtr department = gv::make_index("department", {"A", "B"});
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Accounts departments = business_case.accounts(department, {.parent = region});
    gv::Account ward = business_case.account("Ward", {.parent = departments.at("A")});
    gv::Account pool = business_case.account("Pool", {.parent = region});
    gv::StaffGroup nurses = business_case.staff_group(
        "Nurses", {.pay = 1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    gv::Initiative x = business_case.initiative("X", {.start = 2026});
    gv::Initiative all = business_case.initiative("All", {.start = 2026, .over = department});

    void by_label() {
        x.cost("Licence", gv::by(department, {{"A", 1 * MDKK}, {"B", 2 * MDKK}}),
               {.category = "operations", .payer = departments});
    }
    void direct() {
        x.cost("Own", 30 * MDKK, {.category = "operations", .payer = departments.at("A")});
        x.cost("Beds", 4 * MDKK, {.category = "equipment", .payer = ward});
        x.staff("Team", 2 * staff_year, {.payer = departments.at("B"), .staff = nurses});
        x.benefit("Time", 3'000 * staff_hour,
                  {.receiver = ward, .staff = nurses, .fate = {{"posts closed", 0.5}, {"quality", 0.5}}});
        x.benefit("Visits", 60 * patient_hour, {.receiver = departments.at("B")});
    }
    void elsewhere() {
        x.cost("Central", 8 * MDKK, {.category = "operations", .payer = pool});
        all.cost("Course", 0.5 * MDKK, {.category = "operations", .payer = pool});
        x.benefit("Travel", 30 * patient_hour, {.receiver = region});
    }
    [[nodiscard]] gv::FigureTable budget(bool use) const {
        return gv::budget(business_case, {.by = department, .use = use});
    }
};

/// The figures of a row summed over the groups that have it.
std::vector<double> over_groups(const gv::FigureTable& table, const std::string& key) {
    std::vector<double> sum(horizon.size(), 0.0);
    for (const gv::FigureRow& one : table.rows)
        if (one.key == key)
            for (std::size_t y = 0; y < one.values.size(); ++y) sum[y] += one.values[y];
    return sum;
}

}  // namespace

TEST_CASE("what is not split has a key that no label can have") {
    gv::BusinessCase hospital{"Hospital", horizon, gv::fixed_prices(2026)};
    const gv::IndexPtr department = gv::make_index("department", {"other", "(not split)"});
    const gv::Account region = hospital.account("Region", {.sector = gv::Sector::region});
    const gv::Accounts departments = hospital.accounts(department, {.parent = region});
    gv::Initiative x = hospital.initiative("X", {.start = 2026});
    x.cost("Licence", gv::by(department, {{"other", 1 * MDKK}, {"(not split)", 2 * MDKK}}),
           {.category = "operations", .payer = departments});
    x.cost("Central", 8 * MDKK, {.category = "operations", .payer = region});
    for (const bool net : {false, true}) {
        const gv::FigureTable table = gv::budget(hospital, {.by = department, .net = net});
        const std::string key = net ? "permanent" : "total";
        CHECK(table.row(key, "other").values == std::vector<double>{1, 1});
        CHECK(table.row(key, "(not split)").values == std::vector<double>{2, 2});
        CHECK(table.row(key, "*other").values == std::vector<double>{8, 8});
    }
    Hospital h;
    h.by_label();
    h.elsewhere();
    const gv::FigureTable table = h.budget(false);
    for (const char* called : {"other", "(not split)"}) CHECK(&table.row("total", called) == &table.row("total", "*other"));

    const gv::IndexPtr taken = gv::make_index("ward", {"*other", "B"});
    hospital.initiative("Y", {.start = 2026, .over = taken}).cost("Beds", 1 * MDKK, {.category = "operations", .payer = region});
    CHECK(case_error([&] { static_cast<void>(gv::budget(hospital, {.by = taken})); }) ==
          "a table cannot be cut by 'ward': its label '*other' is the key of what is not split; call the label otherwise");
    // Accounts have names, also where an index makes them.
    CHECK(case_error([&] { static_cast<void>(hospital.accounts(gv::make_index("unit", {"*balance", "B"}), {.parent = region})); }) ==
          "an account cannot be named '*balance': / [ ] * ? and control characters have a meaning in paths");
}

TEST_CASE("what is paid directly on an element's account, or under it, stands beside what is set aside there") {
    Hospital h;
    h.by_label();
    h.direct();
    h.business_case.appropriate(h.departments.at("A"), "operations", 10 * MDKK);
    const gv::FigureTable alone = gv::budget(h.business_case, {.account = "A", .use = true});
    const gv::FigureTable table = h.budget(true);
    for (const char* key : {"operations/used", "operations/free", "equipment/used", "total/used", "total/free"})
        CHECK(row(table, key, "A") == row(alone, key));
    CHECK(row(table, "operations/used", "A") == std::vector<double>{31, 31});
    CHECK(row(table, "operations/free", "A") == std::vector<double>{-21, -21});
    CHECK(row(table, "equipment/used", "A") == std::vector<double>{4, 4});
    CHECK(!has_row(table, "operations/used", "(not split)"));
}

TEST_CASE("a view is cut by an index whose accounts have lines of their own only") {
    Hospital h;
    h.direct();
    const gv::FigureTable table = h.budget(false);
    CHECK(row(table, "total", "A") == std::vector<double>{34, 34});
    CHECK(row(table, "payroll", "B") == std::vector<double>{2, 2});
    CHECK(row(table, "staff_years", "B") == std::vector<double>{2, 2});
    CHECK(!has_row(table, "total", "(not split)"));
    const gv::FigureTable people = gv::people(h.business_case, {.by = h.department});
    CHECK(are(row(people, "posts closed", "A"), {1, 1}));
    CHECK(are(row(people, "hired", "B"), {-2, -2}));
    const gv::FigureTable patients = gv::patients(h.business_case, {.by = h.department});
    CHECK(are(row(patients, "patient_time", "B"), {60, 60}));
    CHECK(patients.row("patient_time", "A").state == gv::RowState::not_stated);
    const gv::FigureTable lines = gv::bottom_lines(h.business_case, {.by = h.department});
    CHECK(are(row(lines, "money", "A"), {-33, -33}));
    CHECK(are(row(lines, "money", "B"), {-2, -2}));
    CHECK(are(row(lines, "net_staff_years", "A"), {2, 2}));
    CHECK(are(row(lines, "patient_time", "B"), {60, 60}));
}

TEST_CASE("the groups of every view sum to the view without them, also under an account") {
    Hospital h;
    h.by_label();
    h.direct();
    h.elsewhere();
    h.business_case.appropriate(h.pool, "operations", 7 * MDKK, {.staff = 1 * staff_year});
    for (const std::optional<gv::NameOf>& account :
         {std::optional<gv::NameOf>(), std::optional<gv::NameOf>("Region"), std::optional<gv::NameOf>("A"),
          std::optional<gv::NameOf>("Ward"), std::optional<gv::NameOf>("Pool")}) {
        const gv::Cut whole{.account = account};
        const gv::Cut cut{.account = account, .by = h.department};
        const auto same = [](const gv::FigureTable& by, const gv::FigureTable& all) {
            for (const gv::FigureRow& one : all.rows) {
                INFO(one.key << " of " << all.account);
                if (one.values.empty())
                    CHECK(over_groups(by, one.key) == std::vector<double>{0, 0});
                else
                    CHECK(are(over_groups(by, one.key), one.values));
            }
        };
        same(gv::budget(h.business_case, {.account = account, .by = h.department}),
             gv::budget(h.business_case, {.account = account}));
        same(gv::people(h.business_case, cut), gv::people(h.business_case, whole));
        same(gv::patients(h.business_case, cut), gv::patients(h.business_case, whole));
        same(gv::bottom_lines(h.business_case, cut), gv::bottom_lines(h.business_case, whole));
    }
}

TEST_CASE("what an initiative over departments posts to one account is split, unless that is a department's") {
    Hospital h;
    h.all.cost("Course", 0.5 * MDKK, {.category = "operations", .payer = h.pool});
    h.all.cost("Host", 3 * MDKK, {.category = "equipment", .payer = h.departments.at("B")});
    const gv::FigureTable table = h.budget(false);
    CHECK(row(table, "operations", "A") == std::vector<double>{0.5, 0.5});
    CHECK(row(table, "operations", "B") == std::vector<double>{0.5, 0.5});
    CHECK(row(table, "equipment", "B") == std::vector<double>{6, 6});
    CHECK(!has_row(table, "equipment", "A"));
}

TEST_CASE("accounts by another index belong to the elements they lie under") {
    Hospital h;
    const auto shift = gv::make_index("shift", {"day", "night"});
    const gv::Accounts shifts = h.business_case.accounts(shift, {.parent = h.departments.at("B")});
    const auto watch = gv::make_index("watch", {"early", "late"});
    h.x.cost("Watch", gv::by(shift, {{"day", 1 * MDKK}, {"night", 2 * MDKK}}),
             {.category = "operations", .payer = shifts});
    h.x.cost("Mixed", gv::by(watch, {{"early", 5 * MDKK}, {"late", 7 * MDKK}}),
             {.category = "equipment", .payer = gv::Accounts(watch, {h.ward, h.pool})});
    const gv::FigureTable table = h.budget(false);
    CHECK(row(table, "operations", "B") == std::vector<double>{3, 3});
    CHECK(row(table, "equipment", "A") == std::vector<double>{5, 5});
    CHECK(row(table, "equipment", "(not split)") == std::vector<double>{7, 7});
}

TEST_CASE("an account that stands for two elements is that of neither") {
    Hospital h;
    const auto site = gv::make_index("site", {"north", "south"});
    h.x.cost("Heat", gv::by(site, {{"north", 1 * MDKK}, {"south", 2 * MDKK}}),
             {.category = "operations", .payer = gv::Accounts(site, {h.pool, h.pool})});
    h.x.cost("Rent", 4 * MDKK, {.category = "operations", .payer = h.pool});
    const gv::FigureTable table = gv::budget(h.business_case, {.by = site});
    CHECK(row(table, "total", "north") == std::vector<double>{1, 1});
    CHECK(row(table, "total", "south") == std::vector<double>{2, 2});
    CHECK(row(table, "total", "(not split)") == std::vector<double>{4, 4});
}

TEST_CASE("what is used of one appropriation in several groups has no free part in any") {
    Hospital h;
    h.all.cost("Course", 0.5 * MDKK, {.category = "operations", .payer = h.pool});
    h.x.cost("Own", 3 * MDKK, {.category = "operations", .payer = h.departments.at("A")});
    h.business_case.appropriate(h.pool, "operations", 7 * MDKK);
    h.business_case.appropriate(h.departments.at("A"), "operations", 10 * MDKK);
    const gv::FigureTable use = h.budget(true);
    CHECK(row(use, "operations/used", "A") == std::vector<double>{3.5, 3.5});
    CHECK(use.row("operations/free", "A").state == gv::RowState::not_stated);
    CHECK(use.row("operations/free", "(not split)").state == gv::RowState::not_stated);
}
