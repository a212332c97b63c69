// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot post as a cost what is not money a year
// expect-note: labour
// cure: Staff-years are posted by `staff`, which takes their pay.
#include "gevinst/gevinst.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    gv::BusinessCase pool{"AI pool", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    auto region = pool.account("Region", {.sector = gv::Sector::region});
    auto spine = pool.initiative("Spine", {.start = 2026});
#ifndef CONTROL
    spine.cost("Team", 2 * staff_year, {.category = "payroll", .payer = region});
#else
    spine.staff("Team", 2 * staff_year, {.rate = 1.1 * MDKK / staff_year, .payer = region});
#endif
}
