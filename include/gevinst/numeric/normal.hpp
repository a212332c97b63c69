// SPDX-License-Identifier: Apache-2.0
// The normal distribution function without branches, for one double and for a batch, with the same bits.
#pragma once

#include <iterator>

#include <gevinst/numeric/exp_log.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// (x + 4) e^(x^2 / 2) Phi(-x) for t = (x - 4) / (x + 4), the constant first: a polynomial by Chebyshev interpolation over
/// x = 0..40, within 1e-16 of the truth. At x = 0 it gives 2 exactly.
inline constexpr double scaled_normal_tail[] = {
    0x1.82b4bb8c94dcep-1, -0x1.373e3a893c28ap-1, 0x1.8c6dbf2cfc2b2p-2, -0x1.7dff2bff683afp-3, 0x1.eec4cc3e4d67dp-5,
    -0x1.ee2761047a26cp-8, -0x1.c81719d59f539p-9, 0x1.ab825fbfdf713p-10, 0x1.17a4ae6c51f25p-13, -0x1.e4a4252656cbbp-13,
    -0x1.001eb1c9ef846p-19, 0x1.26d093a1c51abp-15, 0x1.80b7e74449eb3p-21, -0x1.8d4a7d061f347p-18, -0x1.51f487d534874p-21,
    0x1.1230bdcd8bac7p-20, 0x1.23714108e4665p-22, -0x1.4ca06df4e0cc8p-23, -0x1.6cf9453a70928p-24, 0x1.c97b0ae2ed9dap-27,
    0x1.4c45222caf5f9p-26, 0x1.f9703d198aa26p-30, -0x1.4feb2eece7cdfp-29, -0x1.7c368066c1504p-31};

/// Every `Step`th of these terms from `first` on, by Horner's rule in t^Step.
template <int Step, int First, class T>
[[gnu::always_inline]] inline T scaled_normal_tail_terms(const T& power) {
    constexpr int count = static_cast<int>(std::size(scaled_normal_tail));
    T sum = T(scaled_normal_tail[count - Step + First]);
#pragma GCC unroll 24
    for (int i = count - 2 * Step + First; i >= 0; i -= Step)
        sum = sum * power + T(scaled_normal_tail[i]);
    return sum;
}

/// |z|, at most 40: beyond 38.5 the tail is 0. NaN stays.
template <class T>
[[gnu::always_inline]] inline T normal_distance(const T& z) {
    const T magnitude = abs(z);
    return select(magnitude > T(40.0), T(40.0), magnitude);
}

template <class T>
[[gnu::always_inline]] inline T normal_cdf_of(const T& z) {
    const T size = normal_distance(z);
    const T reciprocal = T(1.0) / (size + T(4.0));
    const T t = (size - T(4.0)) * reciprocal, t2 = t * t;
    const T scaled = reciprocal * (scaled_normal_tail_terms<2, 0>(t2) + scaled_normal_tail_terms<2, 1>(t2) * t);
    const Pair<T> square = exact_product(size, size);
    const T tail = scaled * exp_of_sum(T(T(-0.5) * square.high), T(T(-0.5) * square.low));
    return select(z > T(0.0), T(1.0) - tail, tail);
}

/// E[max(Z - |z|, 0)] of a standard normal number Z: the unit normal loss, phi(x) - x Phi(-x) (as in Zipkin, Foundations
/// of Inventory Management, 2000, appendix C.2). Relative error below 1e-12 up to |z| = 30.
template <class T>
[[gnu::always_inline]] inline T normal_loss_of(const T& z) {
    const T size = normal_distance(z);
    const T reciprocal = T(1.0) / (size + T(4.0));
    const T t = (size - T(4.0)) * reciprocal, t2 = t * t, t4 = t2 * t2;
    const T even = scaled_normal_tail_terms<4, 0>(t4) + scaled_normal_tail_terms<4, 2>(t4) * t2;
    const T odd = scaled_normal_tail_terms<4, 1>(t4) + scaled_normal_tail_terms<4, 3>(t4) * t2;
    constexpr double peak = 0x1.9884533d43651p-2; // 1 / sqrt(2 pi)
    return exp_of_sum(T(T(-0.5) * (size * size)), T(0.0)) * (T(peak) - size * (reciprocal * (even + odd * t)));
}

/// The probability that a standard normal number is below `z`. Relative error below 1e-15 wherever the result is not
/// subnormal; normal_cdf(0) = 1/2, normal_cdf(z) = 1 - normal_cdf(-z) for z > 0, 0 and 1 at the infinities; NaN gives
/// NaN.
template <int Width>
[[gnu::always_inline]] inline Batch<Width> normal_cdf(const Batch<Width>& z) {
    return normal_cdf_of(z);
}
inline double normal_cdf(double z) { return normal_cdf_of(z); }

/// normal_cdf() as an operation for apply() of lanes.hpp.
struct NormalCdf {
    template <class T>
    [[gnu::always_inline]] static T value(const T& z) {
        return normal_cdf_of(z);
    }
};

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
