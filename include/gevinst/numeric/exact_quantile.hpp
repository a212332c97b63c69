// SPDX-License-Identifier: Apache-2.0
// Quantiles of the normal, gamma and beta distributions by Newton's method on the logarithm of the smaller tail. For one
// number at a time: tables begin with them.
#pragma once

#include "gevinst/numeric/special.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// A number between 0 and 1 and its distance from 1, each with full relative accuracy.
struct Fraction {
    double x, y;
};

struct TailAndSlope {
    double tail, slope;
};

/// The root of ln(tail) = ln(wanted), from `start`. `tail_at(x)` gives the tail and its derivative by x; its logarithm
/// is concave, so that Newton's steps come from one side after the first. `width` is about the standard deviation,
/// signed: the tail grows in its direction.
template <class TailAt>
double root_of_tail(double start, double wanted, double width, const TailAt& tail_at) {
    constexpr double least_tail = 1e-290;
    double x = start, last = start;
    bool has_last = false;
    const double bound = 2.0 * abs(width);
    for (int step = 0; step < 500; ++step) {
        const TailAndSlope at = tail_at(x);
        if (!(at.tail > least_tail)) { // doubles run out there: nearer to where they do not
            x = has_last ? 0.5 * (x + last) : x + 2.0 * width;
            continue;
        }
        last = x;
        has_last = true;
        const double change = log(at.tail / wanted) * at.tail / at.slope;
        x -= change < -bound ? -bound : change > bound ? bound : change;
        if (!(abs(change) > 1e-9 * bound)) break; // the next step would change the last place only
    }
    return x;
}

/// The z with these probabilities below and above it.
inline double normal_quantile(const Tails& tails) {
    const double p = smaller(tails.lower, tails.upper);
    if (!(p > 0.0)) return tails.lower < tails.upper ? -std::numeric_limits<double>::infinity()
                                                     : std::numeric_limits<double>::infinity();
    // The upper tail is at most e^(-z^2/2) / 2.
    const double z = root_of_tail(sqrt(larger(0.0, -2.0 * log(2.0 * p))), p, -1.0, [](double x) {
        return TailAndSlope{normal_tails(x).upper, -normal_density(x)};
    });
    return tails.lower < tails.upper ? -z : z;
}

/// The x with these probabilities below and above it, for a gamma distribution of scale 1.
inline double gamma_quantile(double shape, const Tails& tails) {
    const bool low = tails.lower < tails.upper;
    const double p = low ? tails.lower : tails.upper;
    if (!(p > 0.0)) return low ? 0.0 : std::numeric_limits<double>::infinity();
    // In ln x, where both tails are log-concave. Wilson and Hilferty's start, or the power law of a small shape.
    const double width = smaller(1.0, 1.0 / sqrt(shape));
    double start = 0.0;
    if (shape >= 1.0) {
        const double root = 1.0 - 1.0 / (9.0 * shape) + normal_quantile(tails) / (3.0 * sqrt(shape));
        start = log(shape) + 3.0 * log(larger(root, 0.05));
    } else {
        const double power_law = (log(tails.lower) + log_gamma(shape + 1.0)) / shape;
        start = low ? power_law : larger(power_law, log(larger(0.05, -log(p))));
    }
    return exp(root_of_tail(start, p, low ? width : -width, [&](double log_x) {
        const double x = exp(log_x), slope = poisson_term(shape, x) * shape;
        const Tails at = gamma_tails(shape, x);
        return low ? TailAndSlope{at.lower, slope} : TailAndSlope{at.upper, -slope};
    }));
}

/// The x with these probabilities below and above it, for a beta distribution.
inline Fraction beta_quantile(double a, double b, const Tails& tails) {
    if (!(tails.lower <= tails.upper)) {
        const Fraction mirror = beta_quantile(b, a, tails.mirrored());
        return {mirror.y, mirror.x};
    }
    if (!(tails.lower > 0.0)) return {0.0, 1.0};
    const auto at = [](double logit) {
        const double tail = exp(-abs(logit)), far = tail / (1.0 + tail), near = 1.0 / (1.0 + tail);
        return logit < 0.0 ? Fraction{far, near} : Fraction{near, far};
    };
    // In ln(x / y), where the tail is log-concave. The start is a normal's, or the power law of a small shape.
    const double deviation = sqrt(1.0 / a + 1.0 / b);
    double start = log(a / b) + deviation * normal_quantile(tails);
    if (a < 2.0) start = smaller(start, (log(tails.lower) + log(a) + log_beta(a, b)) / a);
    return at(root_of_tail(start, tails.lower, smaller(1.0, deviation), [&](double logit) {
        const Fraction here = at(logit);
        return TailAndSlope{beta_tails(a, b, here.x, here.y).lower, beta_term(a, b, here.x, here.y)};
    }));
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
