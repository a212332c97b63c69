// SPDX-License-Identifier: Apache-2.0
// Forbids contraction (a * b + c in one rounding) between GEVINST_NO_CONTRACTION_BEGIN and _END, and names the target.
#pragma once

#include <gevinst/config.hpp>

// A fused multiply-add rounds once where two operations round twice, so a build for a processor that has it would
// give other bits. Everything whose floating point may reach a result is *defined* between the two macros.
//
// g++ contracts by default, after inlining, by the flags of the function it ended in. A plain inline function of a
// region is therefore never inlined into one outside (g++ refuses: other options), but an always_inline one is, and is
// contracted there. So: always_inline functions are called from regions only; what others call is plain inline.
//
// clang contracts inside one expression by default; the pragma stays with the expression through templates and
// inlining. -ffp-contract=fast makes clang ignore every pragma: that is left to `arithmetic_fault()` (self_test.hpp).
//
// Where the processor has fused operations, g++'s vectorizer makes them of neighbouring a * b + c and d * e - f whatever
// the contraction (seen with g++ 12; a sum or a difference alone it leaves). Kernels name their lanes and lose nothing.
#if defined(__clang__)
#define GEVINST_NO_CONTRACTION_BEGIN _Pragma("float_control(push)") _Pragma("clang fp contract(off)")
#define GEVINST_NO_CONTRACTION_END _Pragma("float_control(pop)")
#else
#if !defined(__x86_64__) || defined(__FMA__) || defined(__FMA4__) || defined(__AVX512F__)
#define GEVINST_NO_CONTRACTION_BEGIN                                                                                   \
    _Pragma("GCC push_options") _Pragma("GCC optimize(\"fp-contract=off\", \"no-tree-vectorize\")")
#else
#define GEVINST_NO_CONTRACTION_BEGIN _Pragma("GCC push_options") _Pragma("GCC optimize(\"fp-contract=off\")")
#endif
#define GEVINST_NO_CONTRACTION_END _Pragma("GCC pop_options")
#endif

// Kernels sit in `inline namespace GEVINST_TARGET`: two translation units with other -m flags then have one copy each,
// instead of the linker handing AVX-512 code to a program that checked for AVX2.
#if defined(__AVX512F__)
#define GEVINST_TARGET target_avx512
#elif defined(__AVX2__) && defined(__FMA__)
#define GEVINST_TARGET target_avx2_fma
#elif defined(__AVX2__)
#define GEVINST_TARGET target_avx2
#elif defined(__AVX__)
#define GEVINST_TARGET target_avx
#elif defined(__SSE4_1__)
#define GEVINST_TARGET target_sse4
#else
#define GEVINST_TARGET target_baseline
#endif
