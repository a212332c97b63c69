// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot take as the share of a fate what is not a plain number between 0 and 1
// expect-note: labour
// cure: The shares of the fates sum to one: posts are a share of the staff-years at hand.
#include "gevinst/case/fate.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
#ifndef CONTROL
    gv::FateShare closed{"posts closed", 2 * staff_year};
    static_cast<void>(closed);
#else
    gv::FateShare closed{"posts closed", 0.2};
    static_cast<void>(closed);
#endif
}
