// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot compare quantities of different dimensions
// expect-note: money.*labour
// cure: Compare like with like: staff-years times their pay are money.
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    gv::Estimate licence = 3 * MDKK;
    gv::Estimate team = 2 * staff_year;
#ifndef CONTROL
    auto dearer = licence > team;
    static_cast<void>(dearer);
#else
    auto dearer = licence > team * (1.1 * MDKK / staff_year);
    static_cast<void>(dearer);
#endif
}
