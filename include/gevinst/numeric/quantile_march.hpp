// SPDX-License-Identifier: Apache-2.0
// Makes a quantile table by its differential equation: no density is evaluated between the two ends it starts from.
#pragma once

#include <array>
#include <cstddef>

#include "gevinst/numeric/exp_log.hpp"
#include "gevinst/numeric/quantile_table.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// One side of a distribution, seen from its end: a density f of Pearson's family, f'(x) / f(x) = (r0 + r1 x) / (q0 +
/// q1 x + q2 x^2). Its quantile solves x''(v) = -x'(v)^2 f'(x) / f(x), and needs one value and one slope to begin.
struct QuantileSide {
    double q0, q1, q2, r0, r1;
    /// x and dx/dv at v = 2^(first_binade - 33). Below that the table holds `origin`: x is too small for a double.
    double x, slope;
    int first_binade = 0;
    /// The table holds origin + direction * x.
    double origin = 0.0, direction = 1.0;
    /// Where x lies between 0 and 1 and 1 - x has a density of the same form but for r0: that is taken instead past
    /// 1/2, so that the distance from either end keeps its relative accuracy.
    bool has_mirror = false;
    double mirror_r0 = 0.0;
};

/// Terms of the Taylor series in a cell.
inline constexpr std::size_t taylor_terms = 20;

/// Row n: t^n on [-1, 1] as a polynomial of degree 7, for n from 8 on. The Chebyshev polynomials above 7 are left out.
using Economy = std::array<std::array<double, QuantileTable::terms>, taylor_terms>;
constexpr Economy make_economy() {
    constexpr std::size_t kept = QuantileTable::terms;
    std::array<std::array<double, kept>, kept> chebyshev{}; // coefficients of T_k
    chebyshev[0][0] = 1.0;
    chebyshev[1][1] = 1.0;
    for (std::size_t k = 2; k < kept; ++k)
        for (std::size_t i = 0; i < kept; ++i)
            chebyshev[k][i] = (i > 0 ? 2.0 * chebyshev[k - 1][i - 1] : 0.0) - chebyshev[k - 2][i];
    Economy economy{};
    double scale = 1.0; // t^n = 2^(1-n) (T_n + n T_(n-2) + ...), the binomials of n; half of the last for T_0
    for (std::size_t n = 1; n < taylor_terms; ++n, scale *= 0.5) {
        double binomial = 1.0;
        for (std::size_t j = 0; 2 * j <= n; ++j) {
            const std::size_t k = n - 2 * j;
            const double share = binomial * scale * (k == 0 ? 0.5 : 1.0);
            for (std::size_t i = 0; n >= kept && k < kept && i < kept; ++i)
                economy[n][i] += share * chebyshev[k][i];
            binomial = binomial * static_cast<double>(n - j) / static_cast<double>(j + 1);
        }
    }
    return economy;
}
inline constexpr Economy economy = make_economy();

inline constexpr std::array<double, taylor_terms> reciprocals = [] {
    std::array<double, taylor_terms> result{};
    for (std::size_t n = 1; n < taylor_terms; ++n)
        result[n] = 1.0 / static_cast<double>(n);
    return result;
}();

/// Both sides at once, a lane each: from v = 2^-33 to 1/2, a cell a step.
class QuantileMarch {
public:
    QuantileMarch(const QuantileSide& lower, const QuantileSide& upper) : sides_{lower, upper} {}

    /// The table with 2^cell_bits cells a binade.
    [[nodiscard]] QuantileTable table(int cell_bits) {
        QuantileTable table(cell_bits);
        begin(cell_bits);
        std::size_t row = 0;
        const std::size_t cells = std::size_t{1} << static_cast<unsigned>(cell_bits);
        for (int binade = 0; binade < QuantileTable::binades; ++binade) {
            const auto begun = first_ <= T(static_cast<double>(binade));
            for (std::size_t i = 1; i <= cells; ++i) {
                turn();
                expand();
                store(table, row++, begun);
                // From a binade's last middle: half a cell of this binade and half of the next, twice as wide.
                advance(i < cells ? 2.0 : 3.0, begun);
            }
            step_ = select(begun, step_ + step_, step_);
            width_ = width_ + width_;
        }
        return table;
    }

    /// About the largest error that degree 7 leaves in a cell, in the units of x.
    [[nodiscard]] double left_out() const { return largest(left_out_); }
    /// The same as a share of what lies between neighbouring draws, 2^-32 apart.
    [[nodiscard]] double left_out_of_steps() const { return largest(left_out_of_steps_); }

private:
    using T = Batch<2>;
    using Lanes = T::Vector;

    [[nodiscard]] T both(double QuantileSide::*member) const {
        const double lanes[2] = {sides_[0].*member, sides_[1].*member};
        return T::load(lanes);
    }
    static T both(double lower, double upper) {
        const double lanes[2] = {lower, upper};
        return T::load(lanes);
    }

    // Each lane from its start to the middle of its first cell.
    void begin(int cell_bits) {
        r0_ = both(&QuantileSide::r0);
        origin_ = both(&QuantileSide::origin);
        direction_ = both(&QuantileSide::direction);
        first_ = both(static_cast<double>(sides_[0].first_binade), static_cast<double>(sides_[1].first_binade));
        const T has_mirror = both(sides_[0].has_mirror ? 1.0 : 0.0, sides_[1].has_mirror ? 1.0 : 0.0);
        turns_from_ = select(has_mirror == T(1.0), T(0.5), T(std::numeric_limits<double>::infinity()));
        const double half_cell = power_of_two(-1.0 - cell_bits);
        to_row_unit_ = power_of_two(1.0 + cell_bits);
        width_ = 0x1p-33 * half_cell;
        x_ = both(&QuantileSide::x);
        step_ = both(&QuantileSide::slope) * power_of_two(first_ - T(33.0)) * T(half_cell);
        left_out_ = left_out_of_steps_ = T(0.0);
        turn();
        expand();
        advance(1.0, T(0.0) == T(0.0));
    }

    // To the mirror image, where x is past 1/2.
    void turn() {
        const auto turns = x_ > turns_from_;
        x_ = select(turns, T(1.0) - x_, x_);
        step_ = select(turns, -step_, step_);
        r0_ = select(turns, both(&QuantileSide::mirror_r0), r0_);
        origin_ = select(turns, origin_ + direction_, origin_);
        direction_ = select(turns, -direction_, direction_);
    }

    // The Taylor series of x around here, in half-cells: q s = x', x'' = -r x' s, with q and r at x.
    void expand() {
        const Lanes q1 = both(&QuantileSide::q1).lanes, q2 = both(&QuantileSide::q2).lanes;
        const Lanes r1 = both(&QuantileSide::r1).lanes;
        Lanes q[taylor_terms], r[taylor_terms], g[taylor_terms], s[taylor_terms], e[taylor_terms];
        Lanes* const x = series_;
        x[0] = x_.lanes;
        x[1] = step_.lanes;
        g[0] = x[1];
        q[0] = both(&QuantileSide::q0).lanes + x[0] * (q1 + q2 * x[0]);
        r[0] = r0_.lanes + r1 * x[0];
        const Lanes reciprocal = 1.0 / q[0];
        for (std::size_t n = 0; n + 2 < taylor_terms; ++n) {
            if (n > 0) {
                Lanes square = x[0] * x[n] + x[n] * x[0];
                for (std::size_t i = 1; i < n; ++i)
                    square += x[i] * x[n - i];
                q[n] = q1 * x[n] + q2 * square;
                r[n] = r1 * x[n];
            }
            Lanes rest = g[n];
            for (std::size_t i = 1; i <= n; ++i)
                rest -= q[i] * s[n - i];
            s[n] = rest * reciprocal;
            Lanes product = g[0] * s[n];
            for (std::size_t i = 1; i <= n; ++i)
                product += g[i] * s[n - i];
            e[n] = product;
            Lanes bend = r[0] * e[n];
            for (std::size_t i = 1; i <= n; ++i)
                bend += r[i] * e[n - i];
            g[n + 1] = -bend * reciprocals[n + 1];
            x[n + 2] = g[n + 1] * reciprocals[n + 2];
        }
    }

    // The series' value and slope, t half-cells on.
    void advance(double t, const T::Mask& moves) {
        Lanes value = series_[taylor_terms - 1], slope = value * static_cast<double>(taylor_terms - 1);
        for (std::size_t n = taylor_terms - 1; n-- > 0;) {
            value = value * t + series_[n];
            if (n > 0) slope = slope * t + series_[n] * static_cast<double>(n);
        }
        x_ = select(moves, T(value), x_);
        step_ = select(moves, T(slope), step_);
    }

    // The series, less its terms past degree 7, into the cells of both sides.
    void store(QuantileTable& table, std::size_t row, const T::Mask& begun) {
        double unit = 1.0;
        for (std::size_t i = 0; i < QuantileTable::terms; ++i, unit *= to_row_unit_) {
            Lanes coefficient = series_[i];
            for (std::size_t n = QuantileTable::terms + i % 2; n < taylor_terms; n += 2)
                coefficient += series_[n] * economy[n][i];
            const T placed = direction_ * T(coefficient * unit);
            const T held = i == 0 ? origin_ + select(begun, placed, T(0.0)) : select(begun, placed, T(0.0));
            table.cell(row).coefficients[i] = held.lanes[0];
            table.cell(table.side() + row).coefficients[i] = held.lanes[1];
        }
        const T error = abs(T(series_[8])) * T(0x1p-7) + abs(T(series_[9])) * T(0x1p-8) + abs(T(series_[10])) * T(0x1p-6);
        left_out_ = max(left_out_, select(begun, error, T(0.0)));
        left_out_of_steps_ = max(left_out_of_steps_, select(begun, error * T(0x1p32 * width_) / abs(step_), T(0.0)));
    }

    static double largest(const T& of) { return max(double(of.lanes[0]), double(of.lanes[1])); }

    QuantileSide sides_[2];
    Lanes series_[taylor_terms]{};
    T r0_ = 0.0, origin_ = 0.0, direction_ = 0.0, first_ = 0.0, turns_from_ = 0.0;
    T x_ = 0.0, step_ = 0.0, left_out_ = 0.0, left_out_of_steps_ = 0.0;
    double width_ = 0.0, to_row_unit_ = 0.0; // a half-cell in v; half-cells in the unit of a binade's start
};

/// The table of a distribution, with as many cells as it needs, 4 a binade for ordinary shapes: degree 7 leaves out
/// less than 1e-10 of the range P0.1 to P99.9, and less than half of what lies between neighbouring draws.
inline QuantileTable march_quantiles(const QuantileSide& lower, const QuantileSide& upper, int fewest_bits = 2) {
    constexpr int most = 6;
    QuantileMarch march(lower, upper);
    for (int cell_bits = fewest_bits;; ++cell_bits) {
        QuantileTable table = march.table(cell_bits);
        double excess = max(march.left_out() / (1e-10 * (quantile_at(table, 0.999) - quantile_at(table, 0.001))), 2.0 * march.left_out_of_steps());
        if (excess <= 1.0 || cell_bits == most) return table;
        // Halving the cells divides what is left out by 256; an estimate that is not a number says nothing.
        for (excess /= 256.0; excess > 1.0 && cell_bits + 1 < most; excess /= 256.0)
            ++cell_bits;
    }
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
