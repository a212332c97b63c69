// SPDX-License-Identifier: Apache-2.0
// Densities and tail probabilities of the normal, gamma and beta distributions, and what they are made of. For one
// number at a time, accurate rather than fast: draws use the tables of family_tables.hpp.
#pragma once

#include <limits>

#include "gevinst/numeric/exp_log.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// The probability below a value and the one above it. The smaller has full relative accuracy.
struct Tails {
    double lower, upper;

    [[nodiscard]] Tails mirrored() const { return {upper, lower}; }
};

inline namespace GEVINST_TARGET {

inline double larger(double a, double b) { return a > b ? a : b; }
inline double smaller(double a, double b) { return a < b ? a : b; }

inline constexpr double two_pi = 0x1.921fb54442d18p+2, half_log_two_pi = 0x1.d67f1c864beb5p-1;

/// ln Gamma(n + 1) less Stirling's formula (n + 1/2) ln n - n + ln(2 pi) / 2; n > 0. Absolute error about 1e-15.
inline double stirling_error(double n) {
    double below = 0.0; // delta(n) - delta(n + 1) = (n + 1/2) ln(1 + 1/n) - 1
    for (; n < 10.0; n += 1.0)
        below += (n + 0.5) * log((n + 1.0) / n) - 1.0;
    const double r = 1.0 / n;
    const double series = horner(r * r, 1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360,
                                 1.0 / 156, -3617.0 / 122400);
    return below + series * r;
}

/// ln Gamma(x) for x > 0; absolute error about 1e-15 max(1, |result|).
inline double log_gamma(double x) { return (x - 0.5) * log(x) - x + half_log_two_pi + stirling_error(x); }

/// x ln(x / mean) + mean - x, for positive numbers, accurate where they are close (Loader 2000).
inline double deviance(double x, double mean) {
    const double difference = x - mean;
    if (abs(difference) >= 0.1 * (x + mean)) return x * log(x / mean) - difference;
    const double ratio = difference / (x + mean), square = ratio * ratio;
    double total = difference * ratio, term = 2.0 * x * ratio;
    for (double odd = 3.0;; odd += 2.0) {
        term *= square;
        const double next = total + term / odd;
        if (next == total) return total;
        total = next;
    }
}

/// ln B(a, b) for positive a and b, without the cancellation of three log-gammas; absolute error about 1e-14 max(1,
/// |result|).
inline double log_beta(double a, double b) {
    if (a > b) return log_beta(b, a);
    const double sum = a + b; // b ln(b / sum) = deviance - a
    return (a - 0.5) * log(a / sum) + (deviance(b, sum) - a) - 0.5 * log(b) + half_log_two_pi +
           (stirling_error(a) + (stirling_error(b) - stirling_error(sum)));
}

/// x^a e^-x / Gamma(a + 1) for positive a and x: the Poisson probability of a when a is whole.
inline double poisson_term(double a, double x) {
    return exp(-stirling_error(a) - deviance(a, x)) / sqrt(two_pi * a);
}

/// x^a y^b / B(a, b), y = 1 - x, for positive a and b and x strictly between 0 and 1.
inline double beta_term(double a, double b, double x, double y) {
    const double n = a + b;
    const double exponent =
        stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    return exp(exponent) * sqrt(a / n * b / two_pi);
}

inline double normal_density(double z) {
    const double size = abs(z) < 40.0 ? z : 40.0; // the density is 0 from 38.6 on; a square must not overflow
    const Pair<double> square = exact_product(size, size);
    return exp_of_sum(-0.5 * square.high, -0.5 * square.low) / sqrt(two_pi);
}

/// x >= 0; infinite at 0 for a shape below 1.
inline double gamma_density(double shape, double x) {
    if (x > 0.0) return poisson_term(shape, x) * (shape / x);
    return shape < 1.0 ? std::numeric_limits<double>::infinity() : shape == 1.0 ? 1.0 : 0.0;
}

/// x and y = 1 - x between 0 and 1; infinite at an end whose shape is below 1.
inline double beta_density(double a, double b, double x, double y) {
    if (x > 0.0 && y > 0.0) return beta_term(a, b, x, y) / x / y;
    const double here = x > 0.0 ? b : a, other = x > 0.0 ? a : b;
    return here < 1.0 ? std::numeric_limits<double>::infinity() : here == 1.0 ? other : 0.0;
}

// What keeps the divisors of a continued fraction from zero (Lentz's method as Thompson and Barnett changed it).
inline double away_from_zero(double x) { return abs(x) < 1e-290 ? 1e-290 : x; }

// Whether a continued fraction has converged; also when it is NaN.
inline bool settled(double factor) { return !(abs(factor - 1.0) > 0x1p-51); }

/// The standard normal distribution.
inline Tails normal_tails(double z) {
    const double size = abs(z), density = normal_density(size);
    double upper = 0.0;
    if (size < 2.5) {
        double term = size, sum = size; // z + z^3/3 + z^5/(3 5) + ...
        for (double odd = 3.0; term > sum * 0x1p-56; odd += 2.0) {
            term *= size * size / odd;
            sum += term;
        }
        upper = 0.5 - density * sum;
    } else if (density > 0.0) {
        double value = size, c = size, d = 0.0; // Mills' ratio: 1 / (z + 1 / (z + 2 / (z + ...)))
        for (double k = 1.0;; k += 1.0) {
            d = 1.0 / (size + k * d);
            c = size + k / c;
            value *= c * d;
            if (settled(c * d)) break;
        }
        upper = density / value;
    }
    return z < 0.0 ? Tails{upper, 1.0 - upper} : Tails{1.0 - upper, upper};
}

/// The gamma distribution with this shape and scale 1: the regularised incomplete gamma functions P and Q.
inline Tails gamma_tails(double shape, double x) {
    if (!(x > 0.0)) return {0.0, 1.0};
    const double leading = poisson_term(shape, x);
    if (leading == 0.0) return x < shape ? Tails{0.0, 1.0} : Tails{1.0, 0.0};
    if (x < shape + 1.0) {
        double term = 1.0, sum = 1.0; // 1 + x/(a + 1) + x^2/((a + 1)(a + 2)) + ...
        for (double n = shape + 1.0; term > sum * 0x1p-56; n += 1.0) {
            term *= x / n;
            sum += term;
        }
        const double lower = leading * sum;
        return {lower, 1.0 - lower};
    }
    double b = x + 1.0 - shape, c = 1e290, d = 1.0 / away_from_zero(b), value = d;
    for (double k = 1.0;; k += 1.0) {
        const double a = k * (shape - k);
        b += 2.0;
        d = 1.0 / away_from_zero(a * d + b);
        c = away_from_zero(b + a / c);
        value *= c * d;
        if (settled(c * d)) break;
    }
    const double upper = leading * shape * value;
    return {1.0 - upper, upper};
}

/// What times beta_term is the lower tail of the beta distribution, for x up to (a + 1) / (a + b + 2), as a series of
/// positive terms: fast unless x is near 1.
inline double beta_series(double a, double b, double x) {
    double term = 1.0 / a, sum = term;
    for (double n = 0.0; term > sum * 0x1p-56; n += 1.0) {
        term *= (a + b + n) / (a + 1.0 + n) * x;
        sum += term;
    }
    return sum;
}

/// The same as a continued fraction, for x near 1: the even part of Abramowitz and Stegun's 26.5.8, in the form of
/// Didonato and Morris 1992 that takes y = 1 - x as it is.
inline double beta_fraction(double a, double b, double x, double y) {
    const double excess = (a + b) * y - b; // negative a little above the mean
    const double c = 1.0 + excess, c0 = b / a, c1 = 1.0 + 1.0 / a;
    double numerator = 0.0, next_numerator = 1.0, denominator = 1.0, next_denominator = c / c1;
    double fraction = c1 / c, p = 1.0, s = a + 1.0;
    for (double n = 1.0;; n += 1.0) {
        const double t = n / a, w = n * (b - n) * x, ratio = a / s;
        const double alpha = p * (p + c0) * ratio * ratio * (w * x);
        const double beta = n + w / s + (1.0 + t) / (c1 + t + t) * (c + n * (1.0 + y));
        p = 1.0 + t;
        s += 2.0;
        const double numerator_after = alpha * numerator + beta * next_numerator;
        const double denominator_after = alpha * denominator + beta * next_denominator;
        const double before = fraction;
        fraction = numerator_after / denominator_after;
        if (settled(before / fraction)) return fraction;
        // Scaled, so that nothing overflows.
        numerator = next_numerator / denominator_after;
        denominator = next_denominator / denominator_after;
        next_numerator = fraction;
        next_denominator = 1.0;
    }
}

/// The beta distribution at x, with y = 1 - x: the regularised incomplete beta function and its complement.
inline Tails beta_tails(double a, double b, double x, double y) {
    if (!(x > 0.0)) return {0.0, 1.0};
    if (!(y > 0.0)) return {1.0, 0.0};
    if (x > (a + 1.0) / (a + b + 2.0)) return beta_tails(b, a, y, x).mirrored();
    const double leading = beta_term(a, b, x, y);
    const double lower = leading == 0.0 ? 0.0 : leading * (x < 0.5 ? beta_series(a, b, x) : beta_fraction(a, b, x, y));
    return {lower, 1.0 - lower};
}

} // inline namespace GEVINST_TARGET
} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
