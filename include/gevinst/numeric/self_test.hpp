// SPDX-License-Identifier: Apache-2.0
// Finds at run time what no macro shows: flags and processor modes that change the arithmetic of this very build.
#pragma once

#include <gevinst/numeric/exp_log.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// What is wrong with this build's or thread's arithmetic, as a sentence for an error; nullptr when nothing is.
inline const char* arithmetic_fault() {
    // volatile: the compiler must not know the numbers, or it computes the answers itself, correctly.
    volatile double one = 1.0, tiny = 0x1p-30, least = 0x1p-1022, half = 0.5, large = 0x1p53, three = 3.0, zero = 0.0;
    const double big = large, unit = one;
    if (const double step = three; big + step != 0x1p53 + 4.0 || big + unit != big || -big - unit != -big)
        return "the rounding mode is not to nearest: restore it with std::fesetround(FE_TONEAREST)";
    const double a = one + tiny, b = one - tiny, c = -one;
    if (a * b + c != 0.0)
        return "multiplication and addition were contracted into one rounding: compile without -ffp-contract=fast";
    if ((big + unit) - big != 0.0 || (unit - big) + big != 1.0)
        return "sums were reassociated: compile without -ffast-math and -fassociative-math";
    if (const double dividend = three; dividend / 10.0 != 0.3)
        return "division became multiplication by a reciprocal: compile without -ffast-math and -freciprocal-math";
    if (const double negative_zero = -zero; __builtin_signbit(negative_zero + 0.0))
        return "the sign of zero was ignored: compile without -ffast-math and -fno-signed-zeros";
    const double smallest = least, fraction = half;
    if (const double subnormal = smallest * fraction; !(subnormal > 0.0) || subnormal + subnormal != smallest)
        return "subnormal numbers are flushed to zero: do not link with -ffast-math, and leave the processor's mode "
               "alone";
    if (exp(fraction) != 0x1.a61298e1e069cp+0) // e^(1/2), correctly rounded: what the checks above have not thought of
        return "a compiler option changed the arithmetic of exp: compile without -ffast-math and without parts of it";
    return nullptr;
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
