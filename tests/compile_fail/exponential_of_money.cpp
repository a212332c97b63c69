// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot take exp, log or a power of what is not a plain number or share
// expect-note: money
// cure: Divide by a quantity of the same kind first.
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    gv::Estimate licence = 3 * MDKK;
#ifndef CONTROL
    auto level = exp(licence);
    static_cast<void>(level);
#else
    auto level = exp(licence / (1 * MDKK));
    static_cast<void>(level);
#endif
}
