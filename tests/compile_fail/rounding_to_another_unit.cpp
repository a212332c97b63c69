// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot take min, max or a rounding of quantities of different dimensions
// expect-note: level.*count|count.*level
// cure: The step of a rounding has the unit of what is rounded.
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

constexpr auto exam = gv::count<"exam">;
constexpr auto user = gv::level<"user">;

int main() {
    gv::Estimate users = 420 * user;
#ifndef CONTROL
    auto seats = ceil(users, 50 * exam);
    static_cast<void>(seats);
#else
    auto seats = ceil(users, 50 * user);
    static_cast<void>(seats);
#endif
}
