// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot multiply a chain by a link that is not a plain number between 0 and 1
// expect-note: worked_time
// cure: A link is a share; what has a unit belongs into the potential.
#include "gevinst/case/fate.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
#ifndef CONTROL
    gv::Link released{"released", 3 * staff_hour};
    static_cast<void>(released);
#else
    gv::Link released{"released", 0.6};
    static_cast<void>(released);
#endif
}
