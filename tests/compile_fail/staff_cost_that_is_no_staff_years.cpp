// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot post as a staff cost what is not staff-years
// expect-note: money
// cure: Money is posted by `cost`.
#include "gevinst/gevinst.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    gv::BusinessCase pool{"AI pool", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    auto region = pool.account("Region", {.sector = gv::Sector::region});
    auto spine = pool.initiative("Spine", {.start = 2026});
#ifndef CONTROL
    spine.staff("Team", 2 * MDKK, {.payer = region});
#else
    spine.cost("Team", 2 * MDKK, {.category = "payroll", .payer = region});
#endif
}
