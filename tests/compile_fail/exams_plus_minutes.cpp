// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot add quantities of different dimensions
// expect-note: count.*worked_time
// cure: Exams times minutes an exam are minutes.
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

constexpr auto exam = gv::count<"exam">;

int main() {
    gv::Estimate exams = 90'000 * exam;
    gv::Estimate minutes = 2.5 * staff_minute / exam;
#ifndef CONTROL
    auto saved = exams + minutes;
    static_cast<void>(saved);
#else
    auto saved = exams * minutes;
    static_cast<void>(saved);
#endif
}
