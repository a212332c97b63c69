// SPDX-License-Identifier: Apache-2.0
// Quantile tables of the standard normal, gamma and beta distributions, whole or between two bounds. Distributions of
// other location and scale, and lognormal ones, are read from these.
#pragma once

#include "gevinst/numeric/exact_quantile.hpp"
#include "gevinst/numeric/quantile_march.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// The probability between two bounds, without cancellation in a tail.
inline double mass_between(const Tails& low, const Tails& high) {
    return low.upper < high.lower ? low.upper - high.upper : high.lower - low.lower;
}

/// The tails of the point that has a share v of what lies between the bounds below it.
inline Tails tails_above(const Tails& low, const Tails& high, double v) {
    const double below = v * mass_between(low, high);
    return {low.lower + below, low.upper - below};
}

inline constexpr Tails nothing_below{0.0, 1.0}, nothing_above{1.0, 0.0};
inline constexpr double first_v = 0x1p-33;

/// From the lower end `low`; the upper side is that of the mirror image.
inline QuantileSide normal_side(const Tails& low, const Tails& high) {
    QuantileSide side{.q0 = 1.0, .q1 = 0.0, .q2 = 0.0, .r0 = 0.0, .r1 = -1.0, .x = 0.0, .slope = 0.0};
    side.x = normal_quantile(tails_above(low, high, first_v));
    side.slope = mass_between(low, high) / normal_density(side.x);
    return side;
}

/// The normal distribution with mean 0 and standard deviation 1, between points with these tails. Twice as fine as others:
/// lognormal values are its exponentials.
inline QuantileTable normal_table(const Tails& low = nothing_below, const Tails& high = nothing_above) {
    QuantileSide upper = normal_side(high.mirrored(), low.mirrored());
    upper.direction = -1.0;
    return march_quantiles(normal_side(low, high), upper, 3);
}

// Below this a power law has run out of doubles: the table holds the end itself.
inline constexpr double smallest_start_log = -640.0;

/// The first binade of v where a lower tail c x^power reaches numbers that a double has.
inline int first_binade_of(double power, double log_c, const Tails& low, const Tails& high) {
    double v = first_v;
    for (int binade = 0; binade < QuantileTable::binades; ++binade, v *= 2.0)
        if ((log(tails_above(low, high, v).lower) - log_c) / power > smallest_start_log) return binade;
    return QuantileTable::binades;
}

inline double first_v_of(const QuantileSide& side) { return first_v * power_of_two(static_cast<double>(side.first_binade)); }

/// The gamma distribution of scale 1, between points with these tails.
inline QuantileTable gamma_table(double shape, const Tails& low = nothing_below, const Tails& high = nothing_above) {
    QuantileSide lower{.q0 = 0.0, .q1 = 1.0, .q2 = 0.0, .r0 = shape - 1.0, .r1 = -1.0, .x = 0.0, .slope = 0.0};
    QuantileSide upper = lower;
    const double mass = mass_between(low, high);
    lower.first_binade = first_binade_of(shape, -log_gamma(shape + 1.0), low, high);
    if (lower.first_binade < QuantileTable::binades) {
        lower.x = gamma_quantile(shape, tails_above(low, high, first_v_of(lower)));
        lower.slope = mass / gamma_density(shape, lower.x);
    }
    upper.x = gamma_quantile(shape, tails_above(high.mirrored(), low.mirrored(), first_v).mirrored());
    upper.slope = -mass / gamma_density(shape, upper.x);
    return march_quantiles(lower, upper);
}

/// From the lower end; the upper side is that of the mirror image, beta(b, a).
inline QuantileSide beta_side(double a, double b, const Tails& low, const Tails& high) {
    QuantileSide side{.q0 = 0.0, .q1 = 1.0, .q2 = -1.0, .r0 = a - 1.0, .r1 = 2.0 - (a + b), .x = 0.0, .slope = 0.0};
    side.first_binade = first_binade_of(a, -log(a) - log_beta(a, b), low, high);
    if (side.first_binade == QuantileTable::binades) return side;
    const Fraction start = beta_quantile(a, b, tails_above(low, high, first_v_of(side)));
    side.x = start.x;
    side.slope = mass_between(low, high) / beta_density(a, b, start.x, start.y);
    side.has_mirror = start.x <= 0.5;
    side.mirror_r0 = b - 1.0;
    if (side.has_mirror) return side;
    side.x = start.y;
    side.slope = -side.slope;
    side.r0 = side.mirror_r0;
    side.origin = 1.0;
    side.direction = -1.0;
    return side;
}

/// The beta distribution on 0 to 1, between points with these tails.
inline QuantileTable beta_table(double a, double b, const Tails& low = nothing_below,
                                const Tails& high = nothing_above) {
    QuantileSide upper = beta_side(b, a, high.mirrored(), low.mirrored());
    upper.origin = 1.0 - upper.origin;
    upper.direction = -upper.direction;
    return march_quantiles(beta_side(a, b, low, high), upper);
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
