// SPDX-License-Identifier: Apache-2.0
// The quantiles of a mixture as a curve through exact points, for draws.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "gevinst/expression/distribution.hpp"
#include "gevinst/expression/standard_shape.hpp"
#include "gevinst/numeric/family_tables.hpp"
#include "gevinst/numeric/monotone_curve.hpp"
#include "gevinst/numeric/step_table.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

/// Makes the curve. Its points are quantiles of the components, 32 a binade from both ends, where the probability and the
/// density of the mixture are exact; a single value with a probability is a level piece.
class MixtureCurve {
public:
    explicit MixtureCurve(const Distribution& mixture) : mixture_(mixture) {
        for (const auto& [component, weight] : mixture.components()) {
            if (!(weight > 0)) continue;
            total_ += weight;
            if (component.steps()) {
                for (const double value : component.steps()->values) points_.push_back(value);
                continue;
            }
            const std::optional<BoundedShape> shape = bounded_shape(component);
            if (!shape) {  // without spread
                points_.push_back(component.lower());
                continue;
            }
            densities_.push_back({*shape, weight});
            add_points(*shape);
        }
        std::sort(points_.begin(), points_.end());
        points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
    }

    [[nodiscard]] numeric::MonotoneCurve make() const {
        std::vector<numeric::CurveSpan> spans;
        double u = 0, x = points_.front();
        const auto add = [&](double to_u, double to_x) {
            if (to_u > u) {
                const double inside = (to_x - x) * 1e-9;  // densities jump at the ends of a component
                spans.push_back({u, to_u, x, to_x, 1 / density(x + inside), 1 / density(to_x - inside)});
                u = to_u;
            }
            x = to_x;
        };
        for (const double point : points_) {
            add(mixture_.cdf(std::nextafter(point, -std::numeric_limits<double>::infinity())), point);
            add(mixture_.cdf(point), point);
        }
        if (u < 1) add(1, x);
        return numeric::monotone_curve(spans);
    }

private:
    struct Weighted {
        BoundedShape shape;
        double weight;
    };

    void add_points(const BoundedShape& x) {
        std::optional<numeric::QuantileTable> table;
        if (x.shape.standard == Standard::normal) table = numeric::normal_table(x.low, x.high);
        if (x.shape.standard == Standard::gamma) table = numeric::gamma_table(x.shape.a, x.low, x.high);
        if (x.shape.standard == Standard::beta) table = numeric::beta_table(x.shape.a, x.shape.b, x.low, x.high);
        const auto add = [&](double u) {
            StandardShape::Place z{};
            if (table) {
                const double at = numeric::quantile_at(*table, u);
                z = {at, 1 - at};
            } else {
                z = x.shape.quantile(numeric::tails_above(x.low, x.high, u));
            }
            points_.push_back(std::clamp(x.shape.value(z), x.least, x.most));
        };
        if (std::isfinite(x.least)) points_.push_back(x.least);
        if (std::isfinite(x.most)) points_.push_back(x.most);
        constexpr int parts = 32;
        for (int binade = -33; binade < -1; ++binade)
            for (int part = 0; part < parts; ++part) {
                const double v = std::ldexp(1 + static_cast<double>(part) / parts, binade);
                add(v);
                add(1 - v);
            }
        add(0.5);
    }

    [[nodiscard]] double density(double value) const {
        double sum = 0;
        for (const auto& [x, weight] : densities_) {
            if (!(value > x.least && value < x.most)) continue;
            const StandardShape& shape = x.shape;
            const double stretch = shape.exponential ? shape.scale * value : shape.scale;
            sum += weight * shape.density(shape.place(value)) / (stretch * numeric::mass_between(x.low, x.high));
        }
        return sum / total_;
    }

    const Distribution& mixture_;
    double total_ = 0;
    std::vector<double> points_;
    std::vector<Weighted> densities_;
};

/// The quantiles of a mixture for draws.
[[nodiscard]] inline numeric::MonotoneCurve mixture_curve(const Distribution& mixture) { return MixtureCurve(mixture).make(); }

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
