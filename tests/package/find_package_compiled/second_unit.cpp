// SPDX-License-Identifier: Apache-2.0
// A second translation unit beside the first case: what both have of the library must be one.
#include <gevinst/gevinst.hpp>

#ifndef GEVINST_COMPILED
#error "gevinst::compiled says GEVINST_COMPILED to the programs that link it"
#endif

namespace gv = gevinst;

// Nobody calls it; it must link.
gv::FigureTable second_budget() {
    gv::BusinessCase pool{"AI pool", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    auto m = pool.initiative("Mammography screening", {.start = 2026});
    m.cost("Set-up", gv::once(gv::start, 1.2 * gv::units::MDKK), {.payer = pool.account("Region")});
    return gv::budget(pool);
}
