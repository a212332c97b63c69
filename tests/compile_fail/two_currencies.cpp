// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot add quantities of different dimensions
// expect-note: DKK|EUR
// cure: An exchange rate between two currencies is an assumption.
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    gv::Estimate licence = 3 * MDKK;
    gv::Estimate hosting = 5'000 * EUR;
#ifndef CONTROL
    auto cost = licence + hosting;
    static_cast<void>(cost);
#else
    auto cost = licence + hosting * (7.46 * DKK / EUR);
    static_cast<void>(cost);
#endif
}
