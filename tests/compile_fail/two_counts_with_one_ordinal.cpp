// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*(ambiguating new declaration|differ only in their return type)
// expect-note: makasile|konerati
// max-lines: 30
// cure: Boost.Units orders dimensions by a number of 30 bits made from their names. Two names with the same number are very rare: rename one.
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    constexpr auto one = gv::count<"makasile">;
    static_cast<void>(one);
#ifndef CONTROL
    constexpr auto other = gv::count<"konerati">;
    static_cast<void>(other);
#else
    constexpr auto other = gv::count<"konerati cases">;
    static_cast<void>(other);
#endif
}
