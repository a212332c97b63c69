// SPDX-License-Identifier: Apache-2.0
// Tables as text, to the letter.
#include <algorithm>
#include <sstream>
#include <string>

#include "gevinst/report/text_table.hpp"
#include "report/tables.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"

namespace {

using namespace gevinst_test;
using gv::to_text;

constexpr auto danish = gv::Language::danish;
constexpr auto english = gv::Language::english;

TEST_CASE("a table has a caption, sections headed by years, and its totals set off") {
    gv::FigureTable figures = table({row("payroll", "Løn", MDKK, {3, 3.25}), row("operations", "Øvrig drift", MDKK, {1234.5, -0.04}),
                                     total_row("Udgifter i alt", MDKK, {1237.5, 3.3}), row("staff_years", "Årsværk", staff_year, {3, 3})});
    figures.account = "AI-pulje";
    CHECK(to_text(figures) == R"(Budget: Sag, AI-pulje, 2026-pl

Økonomi (mio. kr.)     2026     2027
------------------------------------
Løn                     3,0      3,3
Øvrig drift         1.234,5      0,0
------------------------------------
Udgifter i alt      1.237,5      3,3

Personale (antal)      2026     2027
------------------------------------
Årsværk                   3        3)");
}

TEST_CASE("the words and signs are those of the table's language") {
    CHECK(to_text(table({row("payroll", "Payroll", MDKK, {-1234.5, 3}), total_row("Total", MDKK, {-1234.5, 3}),
                         row("staff_years", "Staff-years", staff_year, {2.5, 3})},
                        2027, english)) == R"(Budget: Sag, 2026-pl

Economy (DKK million)      2026      2027
-----------------------------------------
Payroll                -1,234.5       3.0
-----------------------------------------
Total                  -1,234.5       3.0

Staff (number)             2026      2027
-----------------------------------------
Staff-years                 2.5       3.0)");
}

TEST_CASE("money is headed by its currency and size, with decimals in millions only") {
    const auto headed = [](const std::string& heading, const gv::AnyUnit& unit, gv::Language language) {
        return to_text(table({row("a", "a", unit, {1, 2})}, 2027, language)).starts_with("Budget: Sag, 2026-pl\n\n" + heading + " ");
    };
    CHECK(headed("Økonomi (mio. kr.)", MDKK, danish));
    CHECK(headed("Økonomi (1.000 kr.)", kDKK, danish));
    CHECK(headed("Økonomi (kr.)", DKK, danish));
    CHECK(headed("Økonomi (mio. EUR)", MEUR, danish));
    CHECK(headed("Economy (DKK million)", MDKK, english));
    CHECK(headed("Economy (DKK thousand)", kDKK, english));
    CHECK(headed("Economy (GBP)", GBP, english));
    CHECK(to_text(table({row("a", "a", kDKK, {1234.5, 2})})).find("a                    1.235      2") != std::string::npos);
    CHECK(to_text(table({row("a", "a", kDKK, {1234.5, 2})}), {.decimals = 2}).find("1.234,50") != std::string::npos);
}

TEST_CASE("rows without figures say why, and are no zeros") {
    CHECK(to_text(table({row("payroll", "Løn", MDKK, {3, 3}), empty_row("Drift", MDKK, gv::RowState::not_stated),
                         empty_row("Anlæg", MDKK, gv::RowState::missing)})) == R"(Budget: Sag, 2026-pl

Økonomi (mio. kr.)   2026   2027
--------------------------------
Løn                   3,0    3,0
Drift               ikke opgjort
Anlæg                ikke oplyst)");
    CHECK(to_text(table({empty_row("Payroll", MDKK, gv::RowState::not_stated), empty_row("Works", MDKK, gv::RowState::missing)}, 2026,
                        english)) == R"(Budget: Sag, 2026-pl

Economy (DKK million)        2026
---------------------------------
Payroll                not stated
Works                   not known)");
}

TEST_CASE("rows of a unit each stand side by side with their units in the labels") {
    gv::FigureTable figures = table({row("money", "Penge", MDKK, {-1, 2}), row("net_staff_years", "Årsværk", staff_year, {-1.02, 2}),
                                     row("patient_time", "Patienttid", patient_hour, {12345.6, 0.5})});
    figures.title = "Tre bundlinjer";
    CHECK(to_text(figures) == R"(Tre bundlinjer: Sag, 2026-pl

Tre bundlinjer        2026    2027
----------------------------------
Penge (mio. kr.)      -1,0     2,0
Årsværk (antal)         -1       2
Patienttid (timer)  12.346       1)");
}

TEST_CASE("patients' time and waiting are headed in hours and days") {
    CHECK(to_text(table({row("Hud/Tid", "Hud/Tid", patient_hour, {40, 42.25}), total_row("Sparet patienttid", patient_hour, {40, 42.25}),
                         row("Hud/Ventetid", "Hud/Ventetid", patient_day, {7, 7})})) == R"(Budget: Sag, 2026-pl

Patienternes tid (timer)  2026  2027
------------------------------------
Hud/Tid                   40,0  42,3
------------------------------------
Sparet patienttid         40,0  42,3

Ventetid (dage)           2026  2027
------------------------------------
Hud/Ventetid                 7     7)");
}

TEST_CASE("a table cut by an index has a part for each label") {
    CHECK(to_text(table({in_group(row("payroll", "Løn", MDKK, {1, 1}), "Herlev"), in_group(total_row("I alt", MDKK, {1, 1}), "Herlev"),
                         in_group(row("staff_years", "Årsværk", staff_year, {1, 1}), "Herlev"),
                         in_group(row("payroll", "Løn", MDKK, {2, 2}), "Ærø"), in_group(total_row("I alt", MDKK, {2, 2}), "Ærø")})) ==
          R"(Budget: Sag, 2026-pl

Herlev
Økonomi (mio. kr.)  2026  2027
------------------------------
Løn                  1,0   1,0
------------------------------
I alt                1,0   1,0

Personale (antal)   2026  2027
------------------------------
Årsværk                1     1

Ærø
Økonomi (mio. kr.)  2026  2027
------------------------------
Løn                  2,0   2,0
------------------------------
I alt                2,0   2,0)");
}

TEST_CASE("printed rows that do not add up to the printed total are said to be rounded") {
    const std::string note = "\n\nAfrunding kan medføre, at tallene ikke summer til totalen.";
    const auto noted = [&](const gv::FigureTable& figures, const gv::TextOptions& options = {}) {
        return to_text(figures, options).ends_with(note);
    };
    const gv::FigureTable thirds =
        table({row("a", "a", MDKK, {0.25, 1}), row("b", "b", MDKK, {0.25, 1}), total_row("i alt", MDKK, {0.5, 2})});
    CHECK(noted(thirds));                      // 0,3 + 0,3 = 0,5
    CHECK_FALSE(noted(thirds, {.decimals = 2}));
    CHECK_FALSE(noted(table({row("a", "a", MDKK, {0.1, 1}), row("b", "b", MDKK, {0.2, 1}), total_row("i alt", MDKK, {0.1 + 0.2, 2})})));
    CHECK_FALSE(noted(table({row("a", "a", MDKK, {0.25, 1}), row("b", "b", MDKK, {0.25, 1})})));  // no total is printed
    CHECK(to_text(table({row("a", "a", MDKK, {0.25, 1}), row("b", "b", MDKK, {0.25, 1}), total_row("total", MDKK, {0.5, 2})}, 2027,
                        english))
              .ends_with("\n\nFigures may not add up to the total because of rounding."));
    // Net expenditure is what is spent less what is saved; what is left is a difference.
    const gv::FigureRow net = as_total(row("net_expenditure", "n", MDKK, {13.5, 1}));
    CHECK_FALSE(noted(table({row("a", "a", MDKK, {16, 2}), total_row("t", MDKK, {16, 2}), row("income", "i", MDKK, {-2.5, -1}), net, row("permanent", "p", MDKK, {13.5, 1})})));
    CHECK(noted(table({row("a", "a", MDKK, {16, 2}), total_row("t", MDKK, {16, 2}), row("income", "i", MDKK, {-2.44, -1}), net})));
    CHECK_FALSE(noted(table({row("capacity_hours", "c", staff_hour, {10, 9}), row("already_freed", "f", staff_hour, {1, 2}), row("claimed", "k", staff_hour, {3, 3}),
                             as_total(row("left", "l", staff_hour, {6, 4}))})));
    CHECK_FALSE(noted(table({row("booked", "b", MDKK, {1, 2}), row("realised", "r", MDKK, {3, 1}), as_total(row("difference", "d", MDKK, {2, -1}))})));
    CHECK(noted(table({row("booked", "b", MDKK, {0.25, 2}), row("realised", "r", MDKK, {0.74, 1}), as_total(row("difference", "d", MDKK, {0.49, -1}))})));
    // Each group is its own sum.
    CHECK_FALSE(noted(table({in_group(row("a", "a", MDKK, {1, 1}), "x"), in_group(total_row("t", MDKK, {1, 1}), "x"),
                             in_group(row("a", "a", MDKK, {2, 2}), "y"), in_group(total_row("t", MDKK, {2, 2}), "y")})));
    // So are set aside and used beside each other: 0,3 + 0,3 = 0,5 set aside, 1 + 1 = 2 used.
    CHECK(noted(table({row("a/set_aside", "a", MDKK, {0.25, 1}), row("a/used", "b", MDKK, {1, 1}), row("b/set_aside", "a", MDKK, {0.25, 1}),
                       row("b/used", "b", MDKK, {1, 1}), as_total(row("total/set_aside", "t", MDKK, {0.5, 2})),
                       as_total(row("total/used", "t", MDKK, {2, 2}))})));
    CHECK(noted(table({row("a/set_aside", "a", MDKK, {1, 1}), row("a/used", "b", MDKK, {0.25, 1}), row("b/set_aside", "a", MDKK, {1, 1}),
                       row("b/used", "b", MDKK, {0.25, 1}), as_total(row("total/set_aside", "t", MDKK, {2, 2})),
                       as_total(row("total/used", "t", MDKK, {0.5, 2}))})));
    CHECK_FALSE(noted(table({row("a/set_aside", "a", MDKK, {0.5, 1}), row("a/used", "b", MDKK, {1, 1}),
                             as_total(row("total/set_aside", "t", MDKK, {0.5, 1})), as_total(row("total/used", "t", MDKK, {1, 1}))})));
}

TEST_CASE("a row is a total by what it is, whatever its initiative is called") {
    const gv::FigureTable figures =
        table({row("total/Visits", "total/Visits", patient_hour, {0.25, 1}), row("total/Travel", "total/Travel", patient_hour, {0.25, 1}),
               as_total(row("patient_time", "I alt", patient_hour, {0.5, 2}))});
    CHECK(to_text(figures) == R"(Budget: Sag, 2026-pl

Patienternes tid (timer)  2026  2027
------------------------------------
total/Visits               0,3   1,0
total/Travel               0,3   1,0
------------------------------------
I alt                      0,5   2,0

Afrunding kan medføre, at tallene ikke summer til totalen.)");
}

TEST_CASE("sums of the years stand in a last column when asked for, and are checked as printed") {
    gv::FigureTable figures =
        table({summed(row("a", "Løn", MDKK, {0.25, 0.25})), summed(total_row("Udgifter i alt", MDKK, {0.25, 0.25})),
               row("staff_years", "Årsværk", staff_year, {1, 2})});
    CHECK_FALSE(to_text(figures).ends_with("totalen."));
    CHECK(to_text(figures, {.totals = true}) == R"(Budget: Sag, 2026-pl

Økonomi (mio. kr.)   2026   2027  I alt
---------------------------------------
Løn                   0,3    0,3    0,5
---------------------------------------
Udgifter i alt        0,3    0,3    0,5

Personale (antal)    2026   2027  I alt
---------------------------------------
Årsværk                 1      2

Afrunding kan medføre, at tallene ikke summer til totalen.)");
    figures.rows = {row("staff_years", "Årsværk", staff_year, {1, 2})};
    CHECK(to_text(figures, {.totals = true}) == to_text(figures));  // no row has a sum
}

TEST_CASE("a table of 30 years is folded into blocks of one size within the width") {
    std::vector<double> years(30, 1234.5);
    const std::string text = to_text(table({row("a", "Øvrig drift", MDKK, years), total_row("I alt", MDKK, years)}, 2055));
    std::istringstream lines(text);
    std::size_t headings = 0;
    for (std::string line; std::getline(lines, line);) {
        CHECK(gv::text_table::display_width(line) <= 120);
        headings += line.starts_with("Økonomi") ? 1u : 0u;
        if (line.starts_with("Økonomi")) CHECK(std::count(line.begin(), line.end(), '2') >= 10);
    }
    CHECK(headings == 3);
    CHECK(to_text(table({row("a", "Løn", MDKK, {1, 2, 3, 4, 5})}, 2030), {.width = 38}) == R"(Budget: Sag, 2026-pl

Økonomi (mio. kr.)  2026  2027  2028
------------------------------------
Løn                  1,0   2,0   3,0

Økonomi (mio. kr.)  2029  2030
------------------------------
Løn                  4,0   5,0)");
    CHECK(to_text(table({row("a", "Løn", MDKK, {1, 2})}), {.width = 1}) == R"(Budget: Sag, 2026-pl

Økonomi (mio. kr.)  2026
------------------------
Løn                  1,0

Økonomi (mio. kr.)  2027
------------------------
Løn                  2,0)");
}

TEST_CASE("columns line up by letters, not by bytes") {
    const std::string text =
        to_text(table({row("a", "Ærø, Ålborg, Øster Å: æøå", MDKK, {1, 2}), row("b", "Aeroe, Aalborg og andre 1", MDKK, {1, 2}),
                       row("c", "“Citat” – €", MDKK, {1, 2})}));
    std::istringstream lines(text.substr(text.find("\n\n") + 2));
    std::string line;
    std::getline(lines, line);
    const std::size_t width = gv::text_table::display_width(line);
    for (; !line.empty(); line.clear(), std::getline(lines, line)) CHECK(gv::text_table::display_width(line) == width);
}

TEST_CASE("a table without rows says that nothing is stated") {
    CHECK(to_text(table({})) == R"(Budget: Sag, 2026-pl

Budget   2026   2027
--------------------
        ikke opgjort)");
}

TEST_CASE("a line break in a name does not break a row") {
    const std::string text = to_text(table({in_group(row("a", "to\nlinjer", MDKK, {1, 2}), "en\tgruppe")}));
    CHECK(text.find("\nen gruppe\n") != std::string::npos);
    CHECK(text.find("\nto linjer ") != std::string::npos);
}

TEST_CASE("decimals that no table has are refused") {
    CHECK(message_of<gv::CaseError>([] { static_cast<void>(to_text(table({}), {.decimals = -1})); }) ==
          "a table has 0 to 15 decimals, not -1");
    CHECK(message_of<gv::CaseError>([] { static_cast<void>(to_text(table({}), {.decimals = 16})); }) ==
          "a table has 0 to 15 decimals, not 16");
}

}  // namespace
