// SPDX-License-Identifier: Apache-2.0
// The budget office's own table (reference case DF-SEED-1: Initiativ 5.6, Region Hovedstaden, budget 2026-2029), from a case.
#include <sstream>
#include <string>

#include "gevinst/gevinst.hpp"
#include "gevinst/report/text_table.hpp"
#include "report/tables.hpp"
#include "support/catch2.hpp"

namespace {

using namespace gevinst_test;

gv::FigureTable seed_table() {
    gv::BusinessCase pool{"Initiativ 5.6", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    auto fund = pool.account("AI-pulje", {.sector = gv::Sector::region});
    pool.appropriate(fund, "operations", 1.0 * MDKK);  // the office's order, not the author's
    pool.appropriate(fund, "establishment", 4.0 * MDKK);
    pool.appropriate(fund, "payroll", 3.0 * MDKK, {.staff = 3 * staff_year});
    return gv::budget(pool, {.account = fund, .language = gv::Language::danish});
}

// Words parted by one space, as the table stands in the text of the source.
std::string one_spaced(const std::string& text) {
    std::istringstream lines(text);
    std::string out;
    for (std::string line; std::getline(lines, line);) {
        if (line.find_first_not_of('-') == std::string::npos) continue;
        std::istringstream words(line);
        std::string made;
        for (std::string word; words >> word;) made += (made.empty() ? "" : " ") + word;
        out += made + "\n";
    }
    return out;
}

TEST_CASE("the pool's budget prints as the table of the source document") {
    CHECK(one_spaced(gv::to_text(seed_table())) == R"(Budget: Initiativ 5.6, AI-pulje, 2026-pl
Økonomi (mio. kr.) 2026 2027 2028 2029
Etableringsudgifter 4,0 4,0 4,0 4,0
Løn 3,0 3,0 3,0 3,0
Øvrig drift 1,0 1,0 1,0 1,0
Udgifter i alt 8,0 8,0 8,0 8,0
Personale (antal) 2026 2027 2028 2029
Årsværk 3 3 3 3
)");
}

TEST_CASE("the pool's budget adds up, by year and over the years") {
    const gv::FigureTable figures = seed_table();
    for (std::size_t year = 0; year < 4; ++year) {
        const double sum = figures.row("establishment").values[year] + figures.row("payroll").values[year] + figures.row("operations").values[year];
        CHECK(sum == 8.0);
        CHECK(figures.row("total").values[year] == 8.0);
        CHECK(figures.row("payroll").values[year] / figures.row("staff_years").values[year] == 1.0);  // a million a staff-year
    }
    CHECK(figures.row("total").total == 32.0);
    CHECK(one_spaced(gv::to_text(figures, {.totals = true})).find("Udgifter i alt 8,0 8,0 8,0 8,0 32,0\n") != std::string::npos);
    CHECK(gv::to_text(figures).find("Afrunding") == std::string::npos);
}

}  // namespace
