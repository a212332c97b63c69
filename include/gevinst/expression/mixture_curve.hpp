// SPDX-License-Identifier: Apache-2.0
// The quantiles of a mixture as a curve through exact points, for draws.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "gevinst/expression/distribution.hpp"
#include "gevinst/expression/standard_shape.hpp"
#include "gevinst/numeric/family_tables.hpp"
#include "gevinst/numeric/monotone_curve.hpp"
#include "gevinst/numeric/step_table.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

/// Makes the curve. Pieces begin at the ends, tops and some quantiles of the components, where the probability and the
/// density of the mixture with two derivatives are exact, and are halved until the curve keeps its bound between them.
class MixtureCurve {
public:
    explicit MixtureCurve(const Distribution& mixture) {
        for (const auto& [component, weight] : mixture.components()) {
            if (!(weight > 0)) continue;
            total_ = sum(total_, weight);
            Component made{std::nullopt, component.steps().get(), component.lower(), weight};
            if (made.steps == nullptr) made.shape = bounded_shape(component);
            if (made.shape) {
                add_points(*made.shape);
            } else if (made.steps != nullptr) {
                points_.insert(points_.end(), made.steps->values.begin(), made.steps->values.end());
            } else {  // without spread
                points_.push_back(made.lower);
            }
            components_.push_back(made);
        }
        std::sort(points_.begin(), points_.end());
        points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
    }

    [[nodiscard]] numeric::MonotoneCurve make() {
        tolerance_ = bound * range();
        numeric::CurveEnd at = level({0, 0}, points_.front());
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const double point = points_[i];
            const numeric::CurveEnd before = level(probability(point, false), point);
            if (i > 0 && numeric::distance(at.u, before.u) > 0) {
                middle_ = at.x + (point - at.x) / 2;
                add_between(end(at.u, at.x), end(before.u, point), std::numeric_limits<double>::infinity(), 0);
            } else if (i == 0) {
                add_level(at, before);
            }
            at = level(probability(point, true), point);
            add_level(before, at);
        }
        add_level(at, level({1, 0}, at.x));
        numeric::guide_curve(curve_);
        return std::move(curve_);
    }

private:
    using Place = numeric::Pair<double>;
    struct Component {
        std::optional<BoundedShape> shape;
        const numeric::StepTable* steps;  ///< else, when there are any; else all lies at `lower`
        double lower, weight;
    };
    static constexpr double bound = 2e-11;     ///< of the range P0.1 to P99.9, at the places that are looked at
    static constexpr double first_u = 0x1p-33; ///< draws lie between this and 1 less this

    [[nodiscard]] static Place sum(const Place& a, double b) {
        const Place high = a.high > b ? numeric::exact_sum(a.high, b) : numeric::exact_sum(b, a.high);
        return numeric::exact_sum(high.high, high.low + a.low);
    }

    void add_points(const BoundedShape& x) {
        if (std::isfinite(x.least)) points_.push_back(x.least);
        if (std::isfinite(x.most)) points_.push_back(x.most);
        const StandardShape& shape = x.shape;
        const auto add = [&](const StandardShape::Place& z) { points_.push_back(std::clamp(shape.value(z), x.least, x.most)); };
        if (shape.standard == Standard::triangular) add({shape.a, 1 - shape.a});
        for (int binade = -34; binade < 0; binade += 3) {
            const double v = std::ldexp(1, binade);
            add(shape.quantile(numeric::tails_above(x.low, x.high, v)));
            add(shape.quantile(numeric::tails_above(x.high.mirrored(), x.low.mirrored(), v).mirrored()));
        }
    }

    // The probability of values below x, or not above it. Components that have more than half of theirs there count whole,
    // less their upper tails, so that tails keep their digits.
    [[nodiscard]] Place probability(double x, bool with_x) const {
        Place whole{0, 0};
        double tails = 0;
        for (const Component& component : components_) {
            double lower = 0, upper = 1;
            if (component.shape) {
                const BoundedShape& bounded = *component.shape;
                if (x >= bounded.most) {
                    lower = 1, upper = 0;
                } else if (x > bounded.least) {
                    const numeric::Tails at = bounded.shape.tails(bounded.shape.place(x));
                    const double mass = numeric::mass_between(bounded.low, bounded.high);
                    lower = numeric::mass_between(bounded.low, at) / mass;
                    upper = numeric::mass_between(at, bounded.high) / mass;
                }
            } else if (component.steps != nullptr) {
                const auto& values = component.steps->values;
                const auto above = with_x ? std::upper_bound(values.begin(), values.end(), x) : std::lower_bound(values.begin(), values.end(), x);
                lower = above == values.begin() ? 0 : component.steps->up_to[static_cast<std::size_t>(above - values.begin()) - 1];
                upper = 1 - lower;
            } else if (with_x ? x >= component.lower : x > component.lower) {
                lower = 1, upper = 0;
            }
            if (lower > 0.5) whole = sum(whole, component.weight);
            tails += component.weight * (lower > 0.5 ? -upper : lower);
        }
        const double share = whole.high / total_.high;
        const Place back = numeric::exact_product(share, total_.high);
        const double left = ((whole.high - back.high) - back.low) + (whole.low - share * total_.low);
        const double more = tails / total_.high, added = share + more;  // whichever of the two is larger
        const double lost = (share - (added - (added - share))) + (more - (added - share));
        return numeric::exact_sum(added, lost + left / total_.high);
    }

    // With the derivatives of the density of what lies on both sides of middle_.
    [[nodiscard]] numeric::CurveEnd end(const Place& u, double x) const {
        double density = 0, first = 0, second = 0;
        for (const Component& component : components_) {
            if (!component.shape || !(middle_ > component.shape->least && middle_ < component.shape->most)) continue;
            const BoundedShape& bounded = *component.shape;
            const StandardShape& shape = bounded.shape;
            const StandardShape::Place z = shape.place(x);
            const bool falling = shape.standard == Standard::triangular && shape.place(middle_).x > shape.a;
            StandardShape::LogSlopes log = shape.log_slopes(z, falling);
            double stretch = shape.scale;
            if (shape.exponential) {  // x = location e^(scale z)
                stretch = shape.scale * x;
                const double by_log = log.first / shape.scale;
                log = {(by_log - 1) / x, (log.second / (shape.scale * shape.scale) - by_log + 1) / (x * x)};
            } else {
                log = {log.first / stretch, log.second / (stretch * stretch)};
            }
            const double part = component.weight * shape.density(z) / (stretch * numeric::mass_between(bounded.low, bounded.high));
            density += part;
            first += part * log.first;
            second += part * (log.second + log.first * log.first);
        }
        const double slope = total_.high / density, a = first / density, b = second / density;
        return {u, x, slope, -a, 3 * a * a - b};
    }
    [[nodiscard]] static numeric::CurveEnd level(const Place& u, double x) { return {u, x, 0, 0, 0}; }

    void add_level(const numeric::CurveEnd& a, const numeric::CurveEnd& b) {
        if (numeric::distance(a.u, b.u) > 0) curve_.pieces.push_back(numeric::curve_piece(a, b));
    }

    // How far the piece is from the quantile at t, in x, by the steeper of its slope there and on the whole.
    [[nodiscard]] double error_at(const numeric::MonotoneCurve::Piece& piece, const numeric::CurveEnd& a, double width, double t) const {
        const double x = numeric::value_at(piece, t);
        const Place u = probability(x, true);
        const double off = numeric::distance(a.u, u) - t * width;
        return off == 0 ? 0 : std::fabs(off) * std::max(end(u, x).slope, (piece.end - a.x) / width);
    }

    // `before` is the error of the piece of which this is a part; `in_vain` says how often halving has not made it smaller.
    void add_between(const numeric::CurveEnd& a, const numeric::CurveEnd& b, double before, int in_vain) {
        const double width = numeric::distance(a.u, b.u), rise = b.x - a.x;
        if (!(width > 0)) return;
        const numeric::MonotoneCurve::Piece piece = numeric::curve_piece(a, b);
        const bool drawn = b.u.high > first_u && a.u.high < 1 - first_u && a.u.high < b.u.high;
        const double allowed = std::max(tolerance_, 0x1p-49 * std::max(std::fabs(a.x), std::fabs(b.x)));
        if (drawn && rise > allowed) {
            const double error = std::max(error_at(piece, a, width, 0.5), error_at(piece, a, width, 0.2));
            if (!(error < 0.7 * before)) ++in_vain;
            double x = error < 0.05 * rise ? numeric::value_at(piece, 0.5) : a.x;
            if (!(x > a.x && x < b.x)) x = a.x + rise / 2;
            if (!(error <= allowed) && in_vain < 3 && x > a.x && x < b.x) {
                const numeric::CurveEnd between = end(probability(x, true), x);
                add_between(a, between, error, in_vain);
                return add_between(between, b, error, in_vain);
            }
        }
        curve_.pieces.push_back(piece);
    }

    // Of the points, from P0.1 to P99.9; of all of them where one value is both.
    [[nodiscard]] double range() const {
        double low = points_.front(), high = points_.back();
        for (const double point : points_) {
            if (probability(point, true).high <= 0.001) low = point;
            if (probability(point, true).high >= 0.999 && point < high) high = point;
        }
        return high > low ? high - low : points_.back() - points_.front();
    }

    numeric::Pair<double> total_{0, 0};
    std::vector<Component> components_;
    std::vector<double> points_;
    double tolerance_ = 0, middle_ = 0;
    numeric::MonotoneCurve curve_;
};

/// The quantiles of a mixture for draws.
[[nodiscard]] inline numeric::MonotoneCurve mixture_curve(const Distribution& mixture) { return MixtureCurve(mixture).make(); }

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
