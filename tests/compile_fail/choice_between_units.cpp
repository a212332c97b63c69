// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot choose between quantities of different dimensions
// expect-note: money.*count
// cure: Both branches of a choice are of one kind.
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

constexpr auto exam = gv::count<"exam">;

int main() {
    gv::Estimate licence = 3 * MDKK;
    gv::Estimate exams = 90'000 * exam;
#ifndef CONTROL
    auto cost = gv::choose(exams > 5 * exam, licence, exams);
    static_cast<void>(cost);
#else
    auto cost = gv::choose(exams > 5 * exam, licence, 0 * DKK);
    static_cast<void>(cost);
#endif
}
