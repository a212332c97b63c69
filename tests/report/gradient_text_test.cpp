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
    CHECK(gv::to_text(made) == "");
    CHECK(gv::to_text(made, gv::Language::danish) == "");
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
}
