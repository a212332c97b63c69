// SPDX-License-Identifier: Apache-2.0
// A curve through points with the derivatives that are known there: quantiles that have no formula.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "gevinst/numeric/exp_log.hpp"
#include "gevinst/numeric/special.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// Polynomials between places u from 0 to 1. Pieces are made by curve_piece(), and guided by guide_curve().
struct MonotoneCurve {
    /// From `from + from_low` on: a polynomial in t = (u - from - from_low) * per_width, from 0 to 1, kept between its
    /// values there. Places are sums of two doubles: near a probability between two heaps every bit of the distance counts.
    struct Piece {
        double from, from_low, per_width, end;
        std::array<double, 8> coefficients; ///< the constant first
    };
    std::vector<Piece> pieces;
    std::vector<std::uint32_t> guide; ///< where the search begins, by the first bits of u
};

inline namespace GEVINST_TARGET {

/// One end of a piece. With f(x) the derivative of u by x, that of x by u is slope = 1/f, and of higher order bend *
/// slope^2 and twist * slope^3, where bend = -f'/f and twist = 3 (f'/f)^2 - f''/f.
struct CurveEnd {
    Pair<double> u;
    double x, slope, bend, twist;

    [[nodiscard]] bool smooth() const {
        return slope > 0.0 && slope - slope == 0.0 && bend - bend == 0.0 && twist - twist == 0.0;
    }
};

inline double distance(const Pair<double>& from, const Pair<double>& to) { return (to.high - from.high) + (to.low - from.low); }

// Whether the polynomial rises at every place that is looked at.
inline bool rises(const MonotoneCurve::Piece& piece) {
    constexpr int places = 16;
    for (int i = 0; i <= places; ++i) {
        const double t = i * (1.0 / places);
        double slope = 0.0;
        for (std::size_t power = 7; power > 0; --power)
            slope = slope * t + static_cast<double>(power) * piece.coefficients[power];
        if (!(slope >= 0.0)) return false;
    }
    return true;
}

/// A straight piece where derivatives are not known, or would let it fall.
inline MonotoneCurve::Piece curve_piece(const CurveEnd& a, const CurveEnd& b) {
    const double width = distance(a.u, b.u), rise = b.x - a.x;
    const MonotoneCurve::Piece straight{a.u.high, a.u.low, 1.0 / width, b.x, {a.x, rise, 0, 0, 0, 0, 0, 0}};
    if (!(rise > 0.0) || !a.smooth() || !b.smooth()) return straight;
    const double a1 = a.slope * width, a2 = a.bend * a1 * a1 * 0.5, a3 = a.twist * a1 * a1 * a1 / 6.0;
    const double b1 = b.slope * width, b2 = b.bend * b1 * b1, b3 = b.twist * b1 * b1 * b1;
    // What the first four terms leave at the other end, of the value and three derivatives.
    const double r0 = rise - a1 - a2 - a3, r1 = b1 - a1 - 2.0 * a2 - 3.0 * a3;
    const double r2 = b2 - 2.0 * a2 - 6.0 * a3, r3 = b3 - 6.0 * a3;
    MonotoneCurve::Piece piece = straight;
    piece.coefficients = {a.x, a1, a2, a3,
                          35.0 * r0 - 15.0 * r1 + 2.5 * r2 - r3 / 6.0,
                          -84.0 * r0 + 39.0 * r1 - 7.0 * r2 + 0.5 * r3,
                          70.0 * r0 - 34.0 * r1 + 6.5 * r2 - 0.5 * r3,
                          -20.0 * r0 + 10.0 * r1 - 2.0 * r2 + r3 / 6.0};
    return rises(piece) ? piece : straight;
}

/// The value of a piece at t from 0 to 1.
inline double value_at(const MonotoneCurve::Piece& piece, double t) {
    const auto& k = piece.coefficients;
    const double t2 = t * t;
    const double low = k[1] + t * k[2] + t2 * (k[3] + t * k[4]), high = k[5] + t * k[6] + t2 * k[7];
    const double x = k[0] + t * (low + t2 * t2 * high);
    return x < k[0] ? k[0] : x > piece.end ? piece.end : x;
}

/// Makes the guide of a curve whose pieces are by rising u, the first from 0, without gaps.
inline void guide_curve(MonotoneCurve& curve) {
    const auto& pieces = curve.pieces;
    std::size_t buckets = 16;
    while (buckets < pieces.size() && buckets < 65'536)
        buckets *= 2;
    curve.guide.clear();
    std::size_t i = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        while (i + 1 < pieces.size() && pieces[i + 1].from <= static_cast<double>(bucket) / static_cast<double>(buckets))
            ++i;
        curve.guide.push_back(static_cast<std::uint32_t>(i));
    }
}

/// The value at u from 0 to 1.
inline double quantile_at(const MonotoneCurve& curve, double u) {
    const double inside = u < 1.0 ? larger(u, 0.0) : 1.0 - 0x1p-53;
    std::size_t i = curve.guide[static_cast<std::size_t>(inside * static_cast<double>(curve.guide.size()))];
    std::size_t beyond = curve.pieces.size(); // the tails have many pieces in one bucket
    for (std::size_t step = 1; i + step < curve.pieces.size(); step *= 2) {
        if (curve.pieces[i + step].from > inside) {
            beyond = i + step;
            break;
        }
        i += step;
    }
    while (beyond - i > 1) {
        const std::size_t middle = i + (beyond - i) / 2;
        (curve.pieces[middle].from <= inside ? i : beyond) = middle;
    }
    const MonotoneCurve::Piece& piece = curve.pieces[i];
    return value_at(piece, ((inside - piece.from) - piece.from_low) * piece.per_width);
}

/// out[i] = curve(u[i]) for n numbers; out may be u.
inline void apply_table(double* out, const double* u, std::size_t n, const MonotoneCurve& curve) {
    for (std::size_t i = 0; i < n; ++i)
        out[i] = quantile_at(curve, u[i]);
}

} // inline namespace GEVINST_TARGET
} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
