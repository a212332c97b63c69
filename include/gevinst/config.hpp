// SPDX-License-Identifier: Apache-2.0
// What the library asks of the compiler and its flags, refused here so that nobody gets other figures in silence; and the
// one setting there is.
#pragma once

#if __cplusplus < 202002L
#error "gevinst needs C++20: compile with -std=c++20 or later"
#endif

#if !defined(__GNUC__)
#error "gevinst needs g++ 12 or clang 15, or later"
#endif

// The same case gives the same bits everywhere; these options let the compiler change the arithmetic.
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__) ||                               \
    defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) || defined(__NO_SIGNED_ZEROS__)
#error "gevinst promises the same bits everywhere: compile without -ffast-math and without parts of it"
#endif

// 16 is _Float16 arithmetic in its own precision (-mavx512fp16): doubles are evaluated as doubles.
#if defined(__FLT_EVAL_METHOD__) && __FLT_EVAL_METHOD__ != 0 && __FLT_EVAL_METHOD__ != 16
#error "gevinst needs doubles that are evaluated as doubles (FLT_EVAL_METHOD 0; on 32-bit x86: -msse2 -mfpmath=sse)"
#endif

// GEVINST_COMPILED, defined for a whole program, leaves the bodies of ordinary functions out of the headers, so that it
// compiles faster; one translation unit then includes gevinst/definitions.hpp. The CMake target gevinst::compiled does both.
// GEVINST_INLINE stands before those bodies in the files named *_definitions.hpp.
#ifdef GEVINST_COMPILED
#define GEVINST_INLINE
#else
#define GEVINST_INLINE inline
#endif
