// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot add quantities of different dimensions
// expect-note: worked_time.*patient_time
// cure: Staff time and patients' time are two bottom lines: two benefits.
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    gv::Estimate readings = 900 * staff_hour;
    gv::Estimate visits = 400 * patient_hour;
#ifndef CONTROL
    auto time = readings + visits;
    static_cast<void>(time);
#else
    auto time = readings + 2 * readings;
    static_cast<void>(time);
#endif
}
