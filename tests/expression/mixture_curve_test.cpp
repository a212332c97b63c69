// SPDX-License-Identifier: Apache-2.0
// Draws of mixtures against Boost.Math: the quantile lies within the stated bound of the curve for every u of a draw.
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/expression/quantile.hpp"
#include "gevinst/numeric/philox.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;

namespace {

// The largest error that the library states, as a share of the range from P0.1 to P99.9.
constexpr long double stated = 1e-10L;

using Real = long double;

/// A distribution, and what Boost.Math has for the probability below or above a value.
struct Known {
    gv::Distribution distribution;
    std::function<Real(Real x, bool upper)> tail;
};

template <class Truth>
std::function<Real(Real, bool)> tail_of(const Truth& truth, Real location, Real scale) {
    return [=](Real x, bool upper) {
        const Real z = (x - location) / scale;
        const auto [least, most] = support(truth);
        if (z <= least) return Real(upper);
        if (z >= most) return Real(!upper);
        return upper ? cdf(complement(truth, z)) : cdf(truth, z);
    };
}
Known normal(double mean, double sd) { return {gv::normal(mean, sd), tail_of(boost::math::normal_distribution<Real>(), mean, sd)}; }
Known lognormal(double median, double sigma) {
    return {gv::lognormal(median, sigma), tail_of(boost::math::lognormal_distribution<Real>(0, sigma), 0, median)};
}
Known gamma(double shape, double scale) { return {gv::gamma(shape, scale), tail_of(boost::math::gamma_distribution<Real>(shape), 0, scale)}; }
Known beta(double a, double b) { return {gv::beta(a, b), tail_of(boost::math::beta_distribution<Real>(a, b), 0, 1)}; }
Known pert(double min, double mode, double max, double shape = 4) {
    const Real width = Real(max) - min;
    return {gv::pert(min, mode, max, shape),
            tail_of(boost::math::beta_distribution<Real>(1 + shape * ((mode - min) / (max - min)), 1 + shape * ((max - mode) / (max - min))), min, width)};
}
Known uniform(double min, double max) {
    return {gv::uniform(min, max), [=](Real x, bool upper) {
                const Real inside = std::clamp(x, Real(min), Real(max));
                return upper ? (max - inside) / (Real(max) - min) : (inside - min) / (Real(max) - min);
            }};
}
Known triangular(double min, double mode, double max) {
    return {gv::triangular(min, mode, max), [=](Real x, bool upper) {
                const Real inside = std::clamp(x, Real(min), Real(max)), width = Real(max) - min;
                const Real left = (inside - min) * (inside - min) / (width * (Real(mode) - min));
                const Real right = (max - inside) * (max - inside) / (width * (Real(max) - mode));
                if (inside < mode) return upper ? 1 - left : left;
                return upper ? right : 1 - right;
            }};
}
Known truncated(const Known& x, double low, double high) {
    const auto inner = x.tail;
    const bool by_upper = inner(low, false) > 0.5L;
    const auto between = [=](Real from, Real to) { return by_upper ? inner(from, true) - inner(to, true) : inner(to, false) - inner(from, false); };
    return {gv::truncated(x.distribution, low, high), [=](Real value, bool upper) {
                const Real inside = std::clamp(value, Real(low), Real(high));
                return (upper ? between(inside, high) : between(low, inside)) / between(low, high);
            }};
}
Known value(double at) {
    return {gv::discrete({{at, 1}}), [=](Real x, bool upper) { return Real(upper ? x < at : x >= at); }};
}

using Parts = std::vector<std::pair<Known, double>>;

/// Uniforms of draws: every binade from both ends, and around each probability between two heaps.
std::vector<double> places(const Parts& parts) {
    std::vector<double> result;
    const auto add = [&](Real u) {
        const Real word = std::floor(std::ldexp(u, 32));
        if (word >= 0 && word < 0x1p32L) result.push_back(static_cast<double>((word + 0.5L) * 0x1p-32L));
    };
    for (int binade = -33; binade < -1; ++binade)
        for (int i = 0; i < 24; ++i) {
            const Real v = std::ldexp(1 + (i + 0.25L) / 24, binade);
            add(v);
            add(1 - v);
        }
    Real total = 0, below = 0;
    for (const auto& part : parts) total += part.second;
    for (const auto& part : parts) {
        below += part.second / total;
        for (int binade = -33; binade < -4; ++binade)
            for (const Real sign : {-1.0L, 1.0L}) add(below + sign * std::ldexp(1.3L, binade));
    }
    return result;
}

/// The largest error of the curve, in ranges: how far from its value the quantile is, found by bisection.
void check_error(const Parts& parts) {
    gv::Distribution::Weighted components;
    Real total = 0;
    for (const auto& [part, weight] : parts) components.emplace_back(part.distribution, weight), total += weight;
    const gv::Distribution mixture = gv::mixture(components);
    const gv::numeric::MonotoneCurve curve = gv::mixture_curve(mixture);
    // The probability below x (or above) less v, summed so that whole components cancel before tails are added.
    const auto excess = [&](Real x, Real v, bool upper) {
        Real whole = -v * total, tails = 0;
        for (const auto& [part, weight] : parts) {
            const Real tail = part.tail(x, upper);
            if (tail > 0.5L) whole += weight;
            tails += weight * (tail > 0.5L ? -part.tail(x, !upper) : tail);
        }
        return whole + tails;
    };
    const Real range = Real(gv::numeric::quantile_at(curve, 0.999)) - gv::numeric::quantile_at(curve, 0.001);
    const Real margin = stated * range;
    int misses = 0;
    double missed = 0;
    for (const double u : places(parts)) {
        const Real x = gv::numeric::quantile_at(curve, u);
        const bool upper = u > 0.5;
        const Real v = upper ? 1 - Real(u) : u;
        const Real outer = upper ? x + margin : x - margin, inner = upper ? x - margin : x + margin;
        if (excess(outer, v, upper) <= 0 && excess(inner, v, upper) >= 0) continue;
        ++misses;
        missed = u;
    }
    INFO(mixture.text() << ", last miss at u = " << missed << ", pieces: " << curve.pieces.size());
    CHECK(misses == 0);
    // Values rise with u, but for their last places.
    int falls = 0;
    for (const auto& piece : curve.pieces)
        for (int i = -3; i < 3; ++i) {
            const double word = std::floor(piece.from * 0x1p32) + i;
            if (word < 0 || word > 0x1p32 - 2) continue;
            const double a = gv::numeric::quantile_at(curve, (word + 0.5) * 0x1p-32), b = gv::numeric::quantile_at(curve, (word + 1.5) * 0x1p-32);
            falls += b < a - 0x1p-51 * std::fabs(a);
        }
    CHECK(falls == 0);
}

}  // namespace

TEST_CASE("draws of a mixture are within 1e-10 of its range, and rise") {
    check_error({{normal(0, 1), 0.3}, {normal(10, 2), 0.7}});
    check_error({{normal(0, 1), 0.7}, {normal(1, 3), 0.3}});
    check_error({{normal(0, 0.001), 1}, {normal(0, 1), 1}});
    check_error({{normal(0, 1e-6), 1}, {normal(0, 1), 1e-2}});
    check_error({{normal(5, 2), 1}});
    check_error({{lognormal(1, 1), 1}, {pert(0, 2, 10), 2}, {truncated(normal(0, 3), 2, 40), 3}});
    check_error({{lognormal(10, 0.3), 1}, {lognormal(1000, 0.1), 1e-4}});
    check_error({{gamma(2, 3), 0.6}, {normal(5, 1), 0.4}});
    check_error({{gamma(0.5, 1), 1}, {gamma(30, 1), 1}});
    check_error({{gamma(0.05, 1), 0.3}, {normal(5, 1), 0.7}});
    check_error({{gamma(0.05, 1), 0.3}, {normal(0, 1), 0.7}});
    check_error({{beta(2, 3), 1}, {beta(0.5, 0.5), 1}});
    check_error({{pert(0, 1, 4), 0.5}, {pert(2, 3, 9, 12), 0.5}});
    check_error({{uniform(0, 1), 1}, {triangular(0.5, 1, 4), 2}});
    check_error({{triangular(0, 1, 4), 1}, {uniform(2, 3), 2}});
}

TEST_CASE("draws of a mixture whose parts lie apart are within 1e-10 of its range on both sides of the gap") {
    check_error({{normal(0, 1), 0.3}, {normal(20, 1), 0.7}});
    check_error({{normal(0, 1), 0.1}, {normal(15, 1), 0.3}, {normal(40, 2), 0.6}});
    check_error({{uniform(0, 1), 1}, {uniform(5, 6), 2}});
    check_error({{triangular(0, 1, 2), 1}, {triangular(2, 3, 4), 1}});
    check_error({{triangular(0, 1, 2), 1}, {triangular(3, 4, 6), 2}});
    check_error({{pert(0, 1, 3), 1}, {gamma(3, 1), 1e-5}});
    check_error({{lognormal(1, 0.1), 1}, {lognormal(1000, 0.1), 3}});
}

TEST_CASE("draws of a mixture with single values are within 1e-10 of its range beside them") {
    check_error({{value(0), 0.4}, {gamma(2, 3), 0.6}});
    check_error({{value(3), 1}, {normal(3, 1), 1}});
    check_error({{value(-2), 1}, {value(7), 2}, {uniform(0, 5), 1}});
}
