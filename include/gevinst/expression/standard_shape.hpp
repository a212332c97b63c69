// SPDX-License-Identifier: Apache-2.0
// A continuous distribution as a standard one that is moved, stretched or exponentiated: what tables, probabilities and
// moments have in common.
#pragma once

#include <cstdint>
#include <optional>

#include "gevinst/numeric/exact_quantile.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

class Distribution;

/// The standard distribution: normal(0, 1), gamma(a, 1), beta(a, b), a triangle on 0 to 1 with its top at a, or uniform.
enum class Standard : std::uint8_t { normal, gamma, beta, triangular, uniform };

struct StandardShape {
    Standard standard;
    double a, b;
    /// A value is location + scale * z, or location * e^(scale * z).
    double location, scale;
    bool exponential;

    /// z with its distance from 1, which a beta needs near its upper end.
    using Place = numeric::Fraction;

    [[nodiscard]] double value(const Place& z) const {
        if (exponential) return location * numeric::exp(scale * z.x);
        return z.x > 0.5 && is_bounded() ? (location + scale) - scale * z.y : location + scale * z.x;
    }
    [[nodiscard]] Place place(double value) const {
        if (exponential) {
            const double z = numeric::log(value > 0 ? value / location : 0.0) / scale;
            return {z, 1 - z};
        }
        const double z = (value - location) / scale;
        return {z, is_bounded() ? ((location + scale) - value) / scale : 1 - z};
    }
    [[nodiscard]] bool is_bounded() const { return standard != Standard::normal && standard != Standard::gamma; }

    [[nodiscard]] numeric::Tails tails(const Place& z) const {
        if (standard == Standard::normal) return numeric::normal_tails(z.x);
        if (!(z.x > 0)) return {0, 1};
        if (standard == Standard::gamma) return numeric::gamma_tails(a, z.x);
        if (!(z.y > 0)) return {1, 0};
        if (standard == Standard::beta) return numeric::beta_tails(a, b, z.x, z.y);
        if (standard == Standard::uniform) return {z.x, z.y};
        if (z.x < a) return {z.x * z.x / a, 1 - z.x * z.x / a};
        return {1 - z.y * z.y / (1 - a), z.y * z.y / (1 - a)};
    }
    [[nodiscard]] double density(const Place& z) const {
        switch (standard) {
            case Standard::normal: return numeric::normal_density(z.x);
            case Standard::gamma: return numeric::gamma_density(a, z.x);
            case Standard::beta: return numeric::beta_density(a, b, z.x, z.y);
            case Standard::triangular: return z.x < a ? 2 * z.x / a : 2 * z.y / (1 - a);
            case Standard::uniform: return 1;
        }
        return 0;
    }
    /// The first two derivatives of the density's logarithm; of a triangle beyond its top when it is `falling`.
    struct LogSlopes {
        double first, second;
    };
    [[nodiscard]] LogSlopes log_slopes(const Place& z, bool falling) const {
        const auto power = [](double exponent, double x) {  // of x^exponent
            return exponent == 0 ? LogSlopes{0, 0} : LogSlopes{exponent / x, -exponent / (x * x)};
        };
        switch (standard) {
            case Standard::normal: return {-z.x, -1};
            case Standard::gamma: return {power(a - 1, z.x).first - 1, power(a - 1, z.x).second};
            case Standard::beta: {
                const LogSlopes left = power(a - 1, z.x), right = power(b - 1, z.y);
                return {left.first - right.first, left.second + right.second};
            }
            case Standard::triangular: return falling ? LogSlopes{-1 / z.y, -1 / (z.y * z.y)} : power(1, z.x);
            case Standard::uniform: return {0, 0};
        }
        return {};
    }
    [[nodiscard]] Place quantile(const numeric::Tails& p) const {
        switch (standard) {
            case Standard::normal: {
                const double z = numeric::normal_quantile(p);
                return {z, 1 - z};
            }
            case Standard::gamma: {
                const double z = numeric::gamma_quantile(a, p);
                return {z, 1 - z};
            }
            case Standard::beta: return numeric::beta_quantile(a, b, p);
            case Standard::triangular: {
                if (p.lower < a) {
                    const double z = numeric::sqrt(p.lower * a);
                    return {z, 1 - z};
                }
                const double y = numeric::sqrt(p.upper * (1 - a));
                return {1 - y, y};
            }
            case Standard::uniform: return {p.lower, p.upper};
        }
        return {};
    }
};

/// A shape between two bounds, by the tails there: what a truncated distribution is, and any other without bounds.
struct BoundedShape {
    StandardShape shape;
    numeric::Tails low{0, 1}, high{1, 0};
    double least, most;  ///< the bounds of the value
    bool bounded;
};

/// The shape of a family that is continuous in itself; nothing for counts, lists, mixtures, what is truncated, and for a
/// normal or lognormal distribution without spread.
[[nodiscard]] std::optional<StandardShape> standard_shape(const Distribution& x);
/// The shape of a continuous distribution, truncated or not; nothing for others.
[[nodiscard]] std::optional<BoundedShape> bounded_shape(const Distribution& x);

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END

#ifndef GEVINST_COMPILED
#include "gevinst/expression/distribution_definitions.hpp"
#endif
