// SPDX-License-Identifier: Apache-2.0
// expect-first-error: error: .*gevinst: cannot add quantities of different dimensions
// expect-note: paid_time.*worked_time
// cure: Paid hours are gross, worked hours are net: a staff-year has both, so turn one into staff-years.
#include "gevinst/expression/estimate.hpp"

namespace gv = gevinst;
using namespace gv::units;

int main() {
    gv::Estimate paid = 1'924 * paid_hour;
    gv::Estimate worked = 300 * staff_hour;
#ifndef CONTROL
    auto hours = paid + worked;
    static_cast<void>(hours);
#else
    auto posts = paid / (1'924 * paid_hour / staff_year) + worked / (1'500 * staff_hour / staff_year);
    static_cast<void>(posts);
#endif
}
