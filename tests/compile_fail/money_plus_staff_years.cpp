// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot add quantities of different dimensions
// expect-note: money.*labour
// cure: A staff group's pay, money a staff-year, turns staff-years into money.
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    gv::Estimate licence = 3 * MDKK;
    gv::Estimate team = 2 * staff_year;
#ifndef CONTROL
    auto cost = licence + team;
    static_cast<void>(cost);
#else
    auto cost = licence + team * (1.1 * MDKK / staff_year);
    static_cast<void>(cost);
#endif
}
