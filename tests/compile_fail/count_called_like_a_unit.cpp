// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot call an own count, level or currency as a unit of the catalogue is called
// cure: A count that is called `staff hour` would print like staff hours and be something else. Take the unit, or name what is counted.
#include "gevinst/units/unit.hpp"

namespace gv = gevinst;

int main() {
    constexpr auto call = gv::count<"call">;
    static_cast<void>(call);
#ifndef CONTROL
    constexpr auto hour = gv::count<"staff hour">;
    static_cast<void>(hour);
#endif
}
