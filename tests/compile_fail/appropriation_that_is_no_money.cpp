// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot set aside what is not money a year
// expect-note: labour
// cure: The staff-years of an appropriation stand beside its money.
#include "gevinst/gevinst.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    gv::BusinessCase pool{"AI pool", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    auto region = pool.account("Region", {.sector = gv::Sector::region});
    auto spine = pool.initiative("Spine", {.start = 2026});
#ifndef CONTROL
    pool.appropriate(region, "payroll", 3 * staff_year);
#else
    pool.appropriate(region, "payroll", 3 * MDKK, {.staff = 3 * staff_year});
#endif
}
