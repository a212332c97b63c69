// SPDX-License-Identifier: Apache-2.0
// The printed table of derivatives, and the sentences of where they end, in both languages.
#include <string>
#include <vector>

#include "gevinst/appraisal/gradient.hpp"
#include "gevinst/report/gradient_text.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;

namespace {

constexpr auto exam = gv::count<"exam">;

gv::BusinessCase screening() {
    gv::BusinessCase made{"Screening", gv::Horizon(2026, 2029), gv::fixed_prices(2026)};
    const gv::Account region = made.account("Region", {.sector = gv::Sector::region});
    const auto exams = made.assume("exams", gv::pert(80e3, 90e3, 100e3), exam);
    gv::Initiative spine = made.initiative("Spine", {.start = made.assume("begin", gv::Expression(2027 * year))});
    spine.cost("Licence", exams * (12 * DKK / exam), {.category = "operations", .payer = region});
    spine.cost("Set-up", gv::once(gv::start, 1.5 * MDKK), {.category = "establishment", .payer = region});
    return made;
}

}  // namespace

TEST_CASE("derivatives are printed under their figures, with what one percent is worth and where they end") {
    const gv::Gradient made = gv::gradient(screening());
    CHECK(gv::to_text(made) ==
          "Output                 Assumption  Unit       Derivative   Value  For +1 %\n"
          "--------------------------------------------------------------------------\n"
          "expenditure/all_years  exams       MDKK/exam   3.600e-05  90,000   0.03240\n"
          "expenditure/all_years  begin*      MDKK/year      -1.080    2027\n"
          "money/all_years        exams       MDKK/exam  -3.600e-05  90,000  -0.03240\n"
          "money/all_years        begin*      MDKK/year       1.080    2027\n"
          "\n"
          "For +1 %: what the figure gains when the assumption is 1 % higher, to first order.\n"
          "*: the assumption moves the figure in jumps too, which the derivative leaves out.\n"
          "8 figures by year are not shown.\n"
          "'active_share(begin, 2030)' in 2026 and 2027 turns here: the derivatives are those of a later time, those of an "
          "earlier one differ.\n"
          "'once(begin, 1.5 MDKK)' in 2027 stands at a jump, which the derivatives leave out.");
    const std::string danish = gv::to_text(made, gv::Language::danish);
    CHECK(danish.starts_with("Størrelse              Antagelse  Enhed          Afledt   Værdi  Ved +1 %\n"));
    CHECK(danish.find("MDKK/exam   3,600e-05  90.000   0,03240\n") != std::string::npos);
    CHECK(danish.ends_with("'once(begin, 1.5 MDKK)' i 2027 står ved et spring, som de afledte ikke har med."));
}

TEST_CASE("figures by year, and assumptions with a value a year, are printed with their years") {
    const gv::Expression x = gv::BusinessCase("Case", gv::Horizon(2026, 2027), gv::fixed_prices(2026))
                                 .assume("x", gv::years(2026, {1, 2}) * MDKK);
    CHECK(gv::to_text(gv::gradient({{"cost", x * 2}}, gv::Horizon(2026, 2027))) ==
          "Output  Year  Assumption  Year  Unit  Derivative  Value  For +1 %\n"
          "-----------------------------------------------------------------\n"
          "cost    2026  x           2026  1          2.000  1.000   0.02000\n"
          "cost    2027  x           2027  1          2.000  2.000   0.04000\n"
          "\n"
          "For +1 %: what the figure gains when the assumption is 1 % higher, to first order.");
}

TEST_CASE("each kind of kink has its sentence") {
    gv::Gradient::Kink kink{gv::KinkKind::corner, "'max(a, b)'", "[night]", {}, false, {0}};
    CHECK(gv::explain(kink) == "'max(a, b)'[night] has equal operands: the derivatives are those of the last of them, to the "
                               "other side they differ");
    kink = {gv::KinkKind::limit, "the link 'adoption' of 'Spine/Time'", "", {2026, 2027, 2029}, false, {0}};
    CHECK(gv::explain(kink) == "the link 'adoption' of 'Spine/Time' in 2026, 2027 and 2029 is at its limit: the derivatives hold "
                               "to one side, a value beyond is refused");
    kink = {gv::KinkKind::jump, "'x > 2'", "", {2026}, false, {0}};
    CHECK(gv::explain(kink, gv::Language::danish) == "'x > 2' i 2026 står ved et spring, som de afledte ikke har med");
    kink = {gv::KinkKind::branch, "'x > y'", "", {}, false, {0}};
    CHECK(gv::explain(kink) == "'x > y' turns between branches that are equal here: the derivatives are those of the branch that "
                               "is taken, to the other side they may differ");
    CHECK(gv::explain(kink, gv::Language::danish) == "'x > y' skifter mellem grene, der er lige store her: de afledte er dem for den "
                                                     "gren, der vælges, til den anden side kan de være anderledes");
    kink = {gv::KinkKind::infinite, "'x / (1 / y)'", "", {}, false, {0}};
    CHECK(gv::explain(kink) == "'x / (1 / y)' has an infinite operand: the derivatives leave out what comes through it");
    CHECK(gv::explain(kink, gv::Language::danish) ==
          "'x / (1 / y)' har et uendeligt led: de afledte har ikke det med, der kommer gennem det");
}
