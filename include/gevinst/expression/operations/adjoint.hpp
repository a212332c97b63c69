// SPDX-License-Identifier: Apache-2.0
// A derivative on its way back from a figure to what it depends on, what it came through, and where a derivative ends.
#pragma once

#include <cstdint>

#include "gevinst/numeric/contraction.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

/// Why a derivative does not hold to both sides of a value.
enum class KinkKind : std::uint8_t {
    none,
    corner,  ///< the slope changes
    jump,    ///< the value jumps
    limit,   ///< a value beyond is refused
    branch,  ///< a condition turns between branches that are equal here
    infinite ///< what comes through an infinite operand is not in the slope
};

namespace operations {

/// The end of a derivative, and the operands (bit i: operand i) that make one by moving.
struct Kink {
    static constexpr unsigned any = ~0u;

    KinkKind kind = KinkKind::none;
    unsigned operands = any;
};
[[gnu::always_inline]] inline Kink kink_if(bool condition, KinkKind kind, unsigned operands = Kink::any) {
    return condition ? Kink{kind, operands} : Kink{};
}

/// The derivative of a figure with respect to one value, and how the figure depends on it.
struct Adjoint {
    static constexpr std::uint8_t smoothly = 1, in_jumps = 2, in_corners = 4;

    double slope = 0.0;
    std::uint8_t ways = 0;

    /// Whether the figure depends on the value: a corner alone is no way.
    [[nodiscard]] bool depends() const { return (ways & (smoothly | in_jumps)) != 0; }

    [[gnu::always_inline]] friend Adjoint operator+(const Adjoint& a, const Adjoint& b) {
        return {a.slope + b.slope, static_cast<std::uint8_t>(a.ways | b.ways)};
    }
    [[gnu::always_inline]] friend Adjoint operator-(const Adjoint& a) { return {-a.slope, a.ways}; }
    // Nothing passes on nothing, though a factor may be infinite: what does not count need not be differentiable.
    [[gnu::always_inline]] friend Adjoint operator*(const Adjoint& a, double factor) {
        return {a.slope == 0.0 ? 0.0 : a.slope * factor, a.ways};
    }
    [[gnu::always_inline]] friend Adjoint operator/(const Adjoint& a, double divisor) {
        return {a.slope == 0.0 ? 0.0 : a.slope / divisor, a.ways};
    }
    /// Of a value that counts under a condition only.
    [[nodiscard, gnu::always_inline]] Adjoint when(bool condition) const { return condition ? *this : Adjoint{}; }
    /// Whether a jump of the value would reach the figure.
    [[nodiscard, gnu::always_inline]] bool feels_jumps() const { return slope != 0.0 || (ways & in_jumps) != 0; }
    /// Of a value that moves this one in jumps: its slope is 0 between them.
    [[nodiscard, gnu::always_inline]] Adjoint jumping() const { return feels_jumps() ? Adjoint{0.0, in_jumps} : Adjoint{}; }
    /// Of a condition between two values that are equal here: where it turns the slope may change.
    [[nodiscard, gnu::always_inline]] Adjoint turning() const { return slope != 0.0 ? Adjoint{0.0, in_corners} : Adjoint{}; }
};

}  // namespace operations
}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
