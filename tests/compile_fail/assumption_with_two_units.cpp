// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot give an assumption a unit when its value has one already
// expect-note: money
// cure: Give the unit once, with the value or beside it.
#include "gevinst/gevinst.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    gv::BusinessCase pool{"AI pool", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    auto region = pool.account("Region", {.sector = gv::Sector::region});
    auto spine = pool.initiative("Spine", {.start = 2026});
#ifndef CONTROL
    auto price = pool.assume("price", 12 * DKK, MDKK);
    static_cast<void>(price);
#else
    auto price = pool.assume("price", 12, MDKK);
    static_cast<void>(price);
#endif
}
