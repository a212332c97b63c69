// SPDX-License-Identifier: Apache-2.0
// Integrals over an interval, also where the integrand is infinite at an end: double-exponential quadrature.
#pragma once

#include "gevinst/numeric/exp_log.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// Calls `at(from_a, from_b, weight)` for every node between a and b, with its distances from both ends, each with full
/// relative accuracy; the integral is the sum of weight times the integrand. Takahasi and Mori 1974.
template <class At>
void for_each_node(double width, const At& at) {
    constexpr double pi = 0x1.921fb54442d18p+1, step = 1.0 / 24;
    constexpr int last = 147; // the outermost distances are about 1e-310 of the width
    for (int k = -last; k <= last; ++k) {
        const double rise = exp(step * k), fall = 1.0 / rise;
        const double s = 0.5 * pi * (rise - fall);
        const double tail = exp(-abs(s)), far = tail / (1.0 + tail), near = 1.0 / (1.0 + tail);
        const double weight = far * near * 0.5 * pi * (rise + fall) * step * width;
        const double from_a = width * (k < 0 ? far : near), from_b = width * (k < 0 ? near : far);
        at(from_a, from_b, weight);
    }
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
