// SPDX-License-Identifier: Apache-2.0
// A case that is not among the examples, whose tables are computed by hand: "Speech recognition in the notes of five
// departments", 2028-2033, own categories, two payers, waves, a fate with the rest, a set-aside.
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

constexpr auto note = gv::count<"note">;

struct Speech {
    gv::BusinessCase business_case{"Speech recognition", gv::Horizon(2028, 2033), gv::fixed_prices(2027)};
    gv::IndexPtr department = gv::make_index("department", {"Medicine", "Surgery", "Eyes", "Skin", "Children"});
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account fund = business_case.account("Digital fund", {.parent = region});
    gv::Accounts departments = business_case.accounts(department, {.parent = region});
    gv::Account patients = business_case.account("Patients", {.sector = gv::Sector::patients});
    gv::StaffGroup secretaries = business_case.staff_group(
        "Secretaries", {.pay = 540 * kDKK / staff_year, .net_hours = 1'350 * staff_hour / staff_year});

    Speech() {
        business_case.appropriate(fund, "establishment", gv::years(2028, {3, 2}, 0) * MDKK);
        business_case.appropriate(fund, "payroll", gv::years(2028, {1}, 0.5) * MDKK, {.staff = 1 * staff_year});

        // 100,000 notes in 2028, of which Medicine 40 %, Surgery 30 %, the three others 10 % each; 10 % more every
        // year.
        const gv::Expression share = gv::by(department, {{"Medicine", 0.4}, {"Surgery", 0.3}}, gv::Expression(0.1));
        const auto growth = business_case.assume("growth in notes", 10 * percent);
        const auto total = business_case.assume("notes", 100'000, note);
        const gv::Expression notes = share * total * gv::growth(growth);
        const auto minutes =
            business_case.assume("minutes saved", gv::triangular(1, 2, 6), staff_minute / note);  // mean 3

        gv::Initiative x = business_case.initiative("Speech", {.start = "2028-07", .until = "2032-03"});
        // Start in July: lump sums whole, yearly amounts 6/12 in 2028 and 3/12 in 2032.
        x.cost("Set-up", gv::once(gv::start, 2.5 * MDKK), {.category = "establishment", .payer = fund});
        x.cost("Interfaces", gv::during(2029, 2030, 0.75 * MDKK), {.category = "establishment", .payer = fund});
        x.staff("Project leader", 2 * staff_year, {.rate = 0.9 * MDKK / staff_year, .payer = fund, .until = 2029});
        x.cost("Licence", notes * gv::Expression(6 * DKK / note), {.category = "licences", .payer = departments});
        x.cost("Headsets", gv::once(gv::start + 2, 120 * kDKK),
               {.category = "equipment", .payer = departments.at("Eyes")});
        x.benefit("Typing time", notes * minutes,
                  {.receiver = departments,
                   .staff = secretaries,
                   .chain = {{"adoption", gv::ramp(gv::start, gv::start + 3)}, {"released", 0.9}},
                   .fate = {{"posts closed", 0.4}, {"vacancy covered", 0.25}, {"quality", gv::rest}}});
        x.benefit("Shorter visits", notes * (0.5 * patient_minute / note),
                  {.receiver = patients, .chain = {{"effect", 0.6}}});
    }
    [[nodiscard]] gv::FigureTable budget(const gv::BudgetOptions& options = {}) const {
        return gv::budget(business_case, options);
    }
};

const gv::AnyUnit thousands{kDKK};

// Active share of a year:            2028  2029  2030  2031  2032  2033
//                                     1/2     1     1     1   1/4     0
// Notes (thousands):                  100   110   121 133.1  146.41
// Posted notes (thousands):            50   110   121 133.1  36.6025     0
// Licence, 6 DKK (kDKK):              300   660   726 798.6  219.615     0
// Adoption at the start of the year, from 2028-07 in 36 months: 0, 6/36, 18/36, 30/36, 1.
// Typing hours at hand: posted notes x 3/60 x adoption x 0.9
//   2028: 0;  2029: 110,000/20 x 1/6 x 0.9 = 825;  2030: 121,000/20 x 1/2 x 0.9 = 2,722.5;
//   2031: 133,100/20 x 5/6 x 0.9 = 4,991.25;  2032: 36,602.5/20 x 0.9 = 1,647.1125
// Staff-years: over 1,350:  11/18;  2.01666...;  3.6972222...;  1.22008333...
const std::vector<double> licence{300, 660, 726, 798.6, 219.615, 0};
const std::vector<double> hours{0, 825, 2722.5, 4991.25, 1647.1125, 0};

std::vector<double> times(const std::vector<double>& values, double factor) {
    std::vector<double> result;
    for (const double value : values) result.push_back(value * factor);
    return result;
}

}  // namespace

TEST_CASE("worked case: the budget shows the set-aside of the fund, and the costs of the departments") {
    const Speech speech;
    const gv::FigureTable table = speech.budget({.unit = thousands});
    REQUIRE(table.rows.size() == 6);
    // Establishment and payroll are the fund's appropriation, licences and equipment what the departments spend.
    CHECK(row(table, "establishment") == std::vector<double>{3000, 2000, 0, 0, 0, 0});
    CHECK(row(table, "payroll") == std::vector<double>{1000, 500, 500, 500, 500, 500});
    CHECK(are(row(table, "licences"), licence));
    CHECK(row(table, "equipment") == std::vector<double>{0, 0, 120, 0, 0, 0});
    CHECK(are(row(table, "total"), {4300, 3160, 1346, 1298.6, 719.615, 500}));
    CHECK(are({*table.row("total").total}, {11324.215}));
    CHECK(row(table, "staff_years") == std::vector<double>{1, 1, 1, 1, 1, 1});
    CHECK(!table.row("staff_years").total);  // a person for six years is not six persons
}

TEST_CASE("worked case: in Danish the standard categories have the budget office's names") {
    const Speech speech;
    const gv::FigureTable table = speech.budget({.language = gv::Language::danish});
    std::vector<std::string> names;
    for (const gv::FigureRow& one : table.rows) names.push_back(one.label);
    CHECK(names ==
          std::vector<std::string>{"Etableringsudgifter", "Løn", "licences", "equipment", "Udgifter i alt", "Årsværk"});
    CHECK(are(row(table, "total"), {4.3, 3.16, 1.346, 1.2986, 0.719615, 0.5}));
    CHECK(table.unit.text() == "MDKK");
    CHECK(table.prices.text() == "2027-pl");
    std::vector<std::string> english;
    for (const gv::FigureRow& one : speech.budget().rows) english.push_back(one.label);
    CHECK(english == std::vector<std::string>{"Establishment", "Payroll", "licences", "equipment", "Total expenditure",
                                              "Staff-years"});
}

TEST_CASE("worked case: years and account cut the budget, totals are over the years shown") {
    const Speech speech;
    const gv::FigureTable table =
        speech.budget({.account = "Digital fund", .years = std::pair{2029, 2031}, .unit = thousands});
    REQUIRE(table.rows.size() == 4);
    CHECK(row(table, "establishment") == std::vector<double>{2000, 0, 0});
    CHECK(*table.row("establishment").total == 2000);
    CHECK(row(table, "total") == std::vector<double>{2500, 500, 500});
    const gv::FigureTable eyes =
        speech.budget({.account = speech.departments.at("Eyes"), .years = std::pair{2030, 2030}, .unit = thousands});
    CHECK(are(row(eyes, "total"), {72.6 + 120}));
    CHECK(eyes.row("staff_years").state == gv::RowState::not_stated);
}

TEST_CASE("worked case: an initiative shows its costs, also those of a fund with an appropriation") {
    const Speech speech;
    const gv::FigureTable table = speech.budget({.initiative = "Speech", .unit = thousands});
    CHECK(row(table, "establishment") == std::vector<double>{2500, 750, 750, 0, 0, 0});
    // Two staff-years at 0.9 MDKK from July 2028 to the end of 2029.
    CHECK(row(table, "payroll") == std::vector<double>{900, 1800, 0, 0, 0, 0});
    CHECK(row(table, "staff_years") == std::vector<double>{1, 2, 0, 0, 0, 0});
    CHECK(are(row(table, "total"), {3700, 3210, 1596, 798.6, 219.615, 0}));
}

TEST_CASE("worked case: set aside, used and free, negative where it is over-committed") {
    const Speech speech;
    const gv::FigureTable table = speech.budget({.unit = thousands, .use = true});
    CHECK(row(table, "establishment/set_aside") == std::vector<double>{3000, 2000, 0, 0, 0, 0});
    CHECK(row(table, "establishment/used") == std::vector<double>{2500, 750, 750, 0, 0, 0});
    CHECK(row(table, "establishment/free") == std::vector<double>{500, 1250, -750, 0, 0, 0});
    CHECK(row(table, "payroll/free") == std::vector<double>{100, -1300, 500, 500, 500, 500});
    CHECK(row(table, "total/free") == std::vector<double>{600, -50, -250, 500, 500, 500});
    CHECK(row(table, "staff_years/free") == std::vector<double>{0, -1, 1, 1, 1, 1});
    CHECK(!has_row(table, "licences/used"));  // the departments have no appropriation
    CHECK(table.row("total/free").label == "Total expenditure, free");
    CHECK(speech.budget({.language = gv::Language::danish, .use = true}).row("payroll/used").label ==
          "Løn, disponeret");
}

TEST_CASE("worked case: by department each part is its own, and the parts sum to the whole") {
    const Speech speech;
    const gv::FigureTable table = speech.budget({.by = speech.department, .unit = thousands});
    CHECK(are(row(table, "licences", "Medicine"), times(licence, 0.4)));
    CHECK(are(row(table, "licences", "Surgery"), times(licence, 0.3)));
    CHECK(are(row(table, "licences", "Children"), times(licence, 0.1)));
    // The headsets are posted to the account of one department, and are its; the fund is not split.
    CHECK(row(table, "equipment", "Eyes") == std::vector<double>{0, 0, 120, 0, 0, 0});
    std::vector<double> eyes = times(licence, 0.1);
    eyes[2] += 120;
    CHECK(are(row(table, "total", "Eyes"), eyes));
    CHECK(row(table, "total", "(not split)") == std::vector<double>{4000, 2500, 500, 500, 500, 500});
    std::vector<double> sum(6, 0.0);
    for (const gv::FigureRow& one : table.rows)
        if (one.key == "total")
            for (std::size_t y = 0; y < 6; ++y) sum[y] += one.values[y];
    CHECK(are(sum, row(speech.budget({.unit = thousands}), "total")));
}

TEST_CASE("worked case: three bottom lines of the region, of a department and of the patients") {
    const Speech speech;
    const gv::FigureTable people = gv::people(speech.business_case, {.account = "Region"});
    CHECK(are(row(people, "posts closed"), times(hours, 0.4 / 1350)));
    CHECK(are(row(people, "vacancy covered"), times(hours, 0.25 / 1350)));
    CHECK(are(row(people, "quality"), times(hours, 0.35 / 1350)));
    CHECK(row(people, "hired") == std::vector<double>{-1, -2, 0, 0, 0, 0});
    CHECK(are(row(people, "net"), {-1, 11. / 18 - 2, 2722.5 / 1350, 4991.25 / 1350, 1647.1125 / 1350, 0}));

    const gv::FigureTable lines = gv::bottom_lines(speech.business_case, {.account = "Region", .unit = thousands});
    // A closed post is worth 540,000 / 1,350 = 400 DKK an hour: 0.16 kDKK for each hour at hand, less what is spent.
    CHECK(are(row(lines, "money"), {-3700, 132 - 3210, 435.6 - 1596, 798.6 - 798.6, 263.538 - 219.615, 0}));
    CHECK(are(row(lines, "net_staff_years"), row(people, "net")));
    // 0.5 minutes x 0.6 a note.
    CHECK(are(row(lines, "patient_time"), {250, 550, 605, 665.5, 183.0125, 0}));
    CHECK(are({*lines.row("patient_time").total}, {2253.5125}));

    const gv::FigureTable skin = gv::bottom_lines(speech.business_case, {.account = "Skin", .unit = thousands});
    CHECK(are(row(skin, "money"), {-30, 13.2 - 66, 43.56 - 72.6, 79.86 - 79.86, 26.3538 - 21.9615, 0}));
    CHECK(are(row(skin, "net_staff_years"), times(hours, 0.1 / 1350)));

    const gv::FigureTable patients = gv::patients(speech.business_case);
    CHECK(are(row(patients, "Speech/Shorter visits"), {250, 550, 605, 665.5, 183.0125, 0}));
}
