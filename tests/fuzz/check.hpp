// SPDX-License-Identifier: Apache-2.0
// A property of a fuzz target: where it does not hold, the program stops.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace gevinst_test {

inline void check(bool holds, const char* property) {
    if (holds) return;
    std::fprintf(stderr, "this does not hold: %s\n", property);
    std::abort();
}

}  // namespace gevinst_test
