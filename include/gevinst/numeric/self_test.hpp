// SPDX-License-Identifier: Apache-2.0
// Finds at run time what no macro shows: flags and processor modes that change the arithmetic of this very build.
#pragma once

#include <gevinst/numeric/contraction.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// What is wrong with this build's or thread's arithmetic, as a sentence for an error; nullptr when nothing is.
inline const char* arithmetic_fault() {
    // volatile: the compiler must not know the numbers, or it computes the answers itself, correctly.
    volatile double one = 1.0, tiny = 0x1p-30, least = 0x1p-1022, half = 0.5, large = 0x1p53;
    const double a = one + tiny, b = one - tiny, c = -one;
    if (a * b + c != 0.0)
        return "multiplication and addition were contracted into one rounding: compile without -ffp-contract=fast";
    const double big = large, unit = one;
    if ((big + unit) - big != 0.0 || (unit - big) + big != 1.0)
        return "sums were reassociated: compile without -ffast-math and -fassociative-math";
    if (big + 3.0 * unit != 0x1p53 + 4.0 || big + unit != 0x1p53 || -big - unit != -0x1p53)
        return "the rounding mode is not to nearest: restore it with std::fesetround(FE_TONEAREST)";
    const double smallest = least;
    if (const double subnormal = smallest * half; !(subnormal > 0.0) || subnormal + subnormal != smallest)
        return "subnormal numbers are flushed to zero: do not link with -ffast-math, and leave the processor's mode alone";
    return nullptr;
}

}  // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
