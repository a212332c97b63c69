// SPDX-License-Identifier: Apache-2.0
// exp, log, pow and integer_power without branches and without the C library, whose bits differ between systems.
#pragma once

#include <limits>

#include <gevinst/numeric/batch.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// A number as the unevaluated sum of two doubles, the second below half a unit in the last place of the first.
template <class T>
struct Pair {
    T high, low;
};

/// a + b exactly, where |a| >= |b| or a is zero (Dekker's fast two-sum).
template <class T>
[[gnu::always_inline]] inline Pair<T> exact_sum(const T& a, const T& b) {
    const T sum = a + b;
    return {sum, b - (sum - a)};
}

/// a * b exactly, by Dekker's splitting since no fused operation may be used; |a| and |b| below 2^995.
template <class T>
[[gnu::always_inline]] inline Pair<T> exact_product(const T& a, const T& b) {
    const T splitter = T(0x1p27 + 1.0);
    const T scaled_a = splitter * a, scaled_b = splitter * b;
    const T high_a = scaled_a - (scaled_a - a), high_b = scaled_b - (scaled_b - b);
    const T low_a = a - high_a, low_b = b - high_b;
    const T product = a * b;
    return {product, ((high_a * high_b - product) + high_a * low_b + low_a * high_b) + low_a * low_b};
}

/// a * b, to about 2^-102 of the product.
template <class T>
[[gnu::always_inline]] inline Pair<T> product(const Pair<T>& a, const Pair<T>& b) {
    const Pair<T> leading = exact_product(a.high, b.high);
    return exact_sum(leading.high, T(leading.low + (a.high * b.low + a.low * b.high)));
}

/// The polynomial with these coefficients, the constant first, by Horner's rule.
template <class T, class... Rest>
[[gnu::always_inline]] inline T horner(const T& x, double constant, Rest... rest) {
    if constexpr (sizeof...(rest) == 0)
        return T(constant);
    else
        return horner(x, rest...) * x + T(constant);
}

/// 2^n for a whole n in -1022..1023.
template <class T>
[[gnu::always_inline]] inline T power_of_two(const T& n) {
    const T bits_from = T(0x1.8p52 + 1023.0); // its last bits then hold the biased exponent
    return from_words(to_words(T(n + bits_from)) << 52);
}

// ln 2 in two parts: the first has 32 bits, so that its product with an exponent is exact.
inline constexpr double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33;

/// e^(x + correction), |correction| below 2^-40: Cody and Waite's reduction to |r| <= ln(2)/2, then the Taylor series.
template <class T>
[[gnu::always_inline]] inline T exp_of_sum(const T& x, const T& correction) {
    // Beyond these the result is 0 or infinity; NaN passes both comparisons and stays.
    const T bounded = lesser(T(710.0), greater(T(-746.0), x));

    const T rounding = T(0x1.8p52);
    const T exponent = (bounded * T(0x1.71547652b82fep0) + rounding) - rounding;
    const T coarse = bounded - exponent * T(ln2_high);
    const T fine = exponent * T(ln2_low);
    const T r = coarse - fine;
    // Out of bounds the correction belongs to a number that was replaced, and may be large.
    const T r_low = ((coarse - r) - fine) + select(bounded == x, correction, T(0.0));

    // (e^r - 1 - r) / r^2 = sum of r^k / (k + 2)!, even and odd powers apart to shorten the chain.
    const T r2 = r * r;
    const T even = horner(r2, 1.0 / 2, 1.0 / 24, 1.0 / 720, 1.0 / 40320, 1.0 / 3628800, 1.0 / 479001600);
    const T odd = horner(r2, 1.0 / 6, 1.0 / 120, 1.0 / 5040, 1.0 / 362880, 1.0 / 39916800, 1.0 / 6227020800);
    const Pair<T> leading = exact_sum(T(1.0), r);
    const T tail = leading.low + r2 * (even + odd * r);
    const T mantissa = leading.high + (tail + r_low * (leading.high + tail));

    // Two factors: 2^exponent alone may be out of range where the result is not.
    const T half = (exponent * T(0.5) + rounding) - rounding;
    return mantissa * power_of_two(half) * power_of_two(T(exponent - half));
}

/// A positive number as mantissa * 2^exponent, the mantissa between sqrt(1/2) and sqrt(2).
template <class T>
struct Scaled {
    T mantissa, exponent;
};

template <class T>
[[gnu::always_inline]] inline Scaled<T> split_exponent(const T& x) {
    const auto subnormal = x < T(std::numeric_limits<double>::min());
    const T normal = select(subnormal, x * T(0x1p54), x);
    constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcd, one = 0x3ff0000000000000;
    const auto shifted = to_words(normal) + (one - root_half);
    const T biased = from_words((shifted >> 52) | std::uint64_t{0x4330000000000000}) - T(0x1p52);
    const T mantissa = from_words((shifted & std::uint64_t{0x000fffffffffffff}) + root_half);
    return {mantissa, biased - select(subnormal, T(1023.0 + 54.0), T(1023.0))};
}

/// 2 (atanh(s) - s) / s^3 - 2/3 as a series in z = s^2, long enough for |s| <= 0.1716: mantissas of split_exponent.
template <class T>
[[gnu::always_inline]] inline T atanh_tail(const T& z) {
    const T z2 = z * z;
    const T even = horner(z2, 2.0 / 5, 2.0 / 9, 2.0 / 13, 2.0 / 17, 2.0 / 21);
    const T odd = horner(z2, 2.0 / 7, 2.0 / 11, 2.0 / 15, 2.0 / 19, 2.0 / 23);
    return z * (even + odd * z);
}

/// The answer of a logarithm where the reduction does not hold: zero, negative numbers, infinity and NaN.
template <class T>
[[gnu::always_inline]] inline T log_outside(const T& x, const T& inside) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const T finite = select(x < T(infinity), inside, x);
    const T positive = select(x < T(0.0), T(std::numeric_limits<double>::quiet_NaN()), finite);
    return select(x == T(0.0), T(-infinity), positive);
}

/// ln x to about 2^-63, for pow(); x is positive and finite. ln m = 2 atanh(s) with s = (m - 1) / (m + 1), and the
/// terms 2s, 2/3 s^3 and the logarithm of the power of two are pairs.
template <class T>
[[gnu::always_inline]] inline Pair<T> log_pair(const T& x) {
    const Scaled<T> parts = split_exponent(x);
    const T f = parts.mantissa - T(1.0);
    const Pair<T> divisor = exact_sum(T(2.0), f);
    const T quotient = f / divisor.high;
    const Pair<T> back = exact_product(quotient, divisor.high);
    const Pair<T> s{quotient, (((f - back.high) - back.low) - quotient * divisor.low) / divisor.high};

    const Pair<T> z = product(s, s);
    constexpr double third_high = 2.0 / 3, third_low = 0x1.5555555555555p-55; // 2/3 in two parts
    Pair<T> series = exact_sum(T(third_high), atanh_tail(z.high));
    series.low = series.low + T(third_low);
    const Pair<T> cubic = product(s, product(z, series));

    // Each sum's first operand is the larger or zero.
    const Pair<T> linear = exact_sum(T(parts.exponent * T(ln2_high)), T(T(2.0) * s.high));
    const Pair<T> sum = exact_sum(linear.high, cubic.high);
    return exact_sum(sum.high,
                     T(sum.low + (linear.low + (T(2.0) * s.low + (cubic.low + parts.exponent * T(ln2_low))))));
}

/// e^x. Error below 0.8 units in the last place; exp(0) = 1; overflows to infinity, underflows through the subnormals
/// to 0; NaN gives NaN.
template <int Width>
[[gnu::always_inline]] inline Batch<Width> exp(const Batch<Width>& x) {
    return exp_of_sum(x, Batch<Width>(0.0));
}
inline double exp(double x) { return exp_of_sum(x, 0.0); }

template <class T>
[[gnu::always_inline]] inline T log_of(const T& x) {
    const Scaled<T> parts = split_exponent(x);
    const T f = parts.mantissa - T(1.0);
    const T s = f / (T(2.0) + f);
    const T z = s * s;
    const T half_square = T(0.5) * f * f;
    // ln(1 + f) = f - (f^2/2 - s (f^2/2 + tail)): the leading term is exact.
    const T rest = half_square - (s * (half_square + z * (T(2.0 / 3) + atanh_tail(z))) + parts.exponent * T(ln2_low));
    return log_outside(x, T(parts.exponent * T(ln2_high) - (rest - f)));
}

/// ln x. Error below 1 unit in the last place; log(1) = 0, log(0) = -infinity; NaN for NaN and negative numbers.
template <int Width>
[[gnu::always_inline]] inline Batch<Width> log(const Batch<Width>& x) {
    return log_of(x);
}
inline double log(double x) { return log_of(x); }

template <class T>
[[gnu::always_inline]] inline T pow_of(const T& x, const T& y) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const T size = abs(x);
    const Pair<T> logarithm = log_pair(size);
    // Past 2^70 an exponent gives 0, 1 or infinity for every base; bounded, its exact product cannot overflow.
    const T least = select(y < T(-0x1p70), T(-0x1p70), y);
    const T exponent = select(least > T(0x1p70), T(0x1p70), least);
    const Pair<T> product = exact_product(exponent, logarithm.high);
    const T inside = exp_of_sum(product.high, T(product.low + exponent * logarithm.low));

    const T at_zero = select(y > T(0.0), T(0.0), select(y < T(0.0), T(infinity), y + T(1.0)));
    const T at_infinity = select(y > T(0.0), T(infinity), select(y < T(0.0), T(0.0), y + T(1.0)));
    const T positive = select(size == T(0.0), at_zero,
                              select(size < T(infinity), inside, select(size == T(infinity), at_infinity, size)));

    const T half = y * T(0.5);
    const T signed_power = select(floor(half) == half, positive,
                                  select(floor(y) == y, -positive, T(std::numeric_limits<double>::quiet_NaN())));
    return select(x < T(0.0), signed_power, positive);
}

/// x^y. Error below 1 unit in the last place, and whole powers that fit a double are exact; x^0 = 1 and 1^y = 1; a
/// negative x takes whole exponents only, else NaN; 0 to a negative power is infinity; NaN gives NaN.
template <int Width>
[[gnu::always_inline]] inline Batch<Width> pow(const Batch<Width>& x, const Batch<Width>& y) {
    return pow_of(x, y);
}
inline double pow(double x, double y) { return pow_of(x, y); }

/// x^n by squaring, from the exponent's highest bit down; a negative n gives 1 / x^-n; x^0 = 1 for every x.
template <class T>
[[gnu::always_inline]] inline T integer_power_of(const T& x, int n) {
    const unsigned magnitude = n < 0 ? 0u - static_cast<unsigned>(n) : static_cast<unsigned>(n);
    T power = T(1.0);
    for (int bit = 31 - std::countl_zero(magnitude); bit >= 0; --bit) {
        power = power * power;
        if ((magnitude >> bit) & 1u) power = power * x;
    }
    return n < 0 ? T(T(1.0) / power) : power;
}
template <int Width>
[[gnu::always_inline]] inline Batch<Width> integer_power(const Batch<Width>& x, int n) {
    return integer_power_of(x, n);
}
inline double integer_power(double x, int n) { return integer_power_of(x, n); }

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
