// SPDX-License-Identifier: Apache-2.0
// A rising curve through points, with the slopes that are known there: quantiles that have no formula.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "gevinst/numeric/special.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// Cubics between places u from 0 to 1. Made by monotone_curve().
struct MonotoneCurve {
    /// From `from` to the next piece: the value at its start and what powers of (u - from) add.
    struct Piece {
        double from, value, linear, square, cube, end;
    };
    std::vector<Piece> pieces;
    std::vector<std::uint32_t> guide; ///< where the search begins, by the first bits of u
};

/// A piece of a curve by its two ends, (u, x) and the slopes dx/du on the inner side.
struct CurveSpan {
    double u0, u1, x0, x1, slope0, slope1;
};

inline namespace GEVINST_TARGET {

/// The curve over spans by rising u, the first from 0, without gaps in u. Slopes that would let it fall are cut to three
/// times the chord's (Fritsch and Carlson 1980).
inline MonotoneCurve monotone_curve(const std::vector<CurveSpan>& spans) {
    MonotoneCurve curve;
    curve.pieces.reserve(spans.size());
    for (const CurveSpan& span : spans) {
        const double width = span.u1 - span.u0, rise = span.x1 - span.x0, chord = rise / width;
        const double a = span.slope0 <= 3.0 * chord ? span.slope0 : 3.0 * chord;
        const double b = span.slope1 <= 3.0 * chord ? span.slope1 : 3.0 * chord;
        curve.pieces.push_back({span.u0, span.x0, a, (3.0 * chord - 2.0 * a - b) / width,
                                (a + b - 2.0 * chord) / (width * width), span.x1});
    }
    std::size_t buckets = 16;
    while (buckets < spans.size() && buckets < 65'536)
        buckets *= 2;
    std::size_t i = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        while (i + 1 < spans.size() && spans[i + 1].u0 <= static_cast<double>(bucket) / static_cast<double>(buckets))
            ++i;
        curve.guide.push_back(static_cast<std::uint32_t>(i));
    }
    return curve;
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
    const double t = inside - piece.from;
    const double x = piece.value + t * (piece.linear + t * (piece.square + t * piece.cube));
    return x < piece.value ? piece.value : x > piece.end ? piece.end : x;
}

/// out[i] = curve(u[i]) for n numbers; out may be u.
inline void apply_table(double* out, const double* u, std::size_t n, const MonotoneCurve& curve) {
    for (std::size_t i = 0; i < n; ++i)
        out[i] = quantile_at(curve, u[i]);
}

} // inline namespace GEVINST_TARGET
} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
