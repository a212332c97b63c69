// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot take a plain number as the value of a fate
// expect-note: dimensionless|double|int
// cure: The value of a fate is money for a unit of the potential.
#include "gevinst/case/fate.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
#ifndef CONTROL
    gv::FateValue temps{"temps avoided", 760};
    static_cast<void>(temps);
#else
    gv::FateValue temps{"temps avoided", 760 * DKK / staff_hour};
    static_cast<void>(temps);
#endif
}
