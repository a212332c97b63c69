// SPDX-License-Identifier: Apache-2.0
// What is known of each distribution: support, mean, mode, spread, probabilities and quantiles.
#pragma once

#include "gevinst/expression/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/standard_shape.hpp"
#include "gevinst/numeric/family_tables.hpp"
#include "gevinst/numeric/quadrature.hpp"
#include "gevinst/numeric/step_table.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

GEVINST_INLINE std::optional<StandardShape> standard_shape(const Distribution& x) {
    using Family = Distribution::Family;
    const double a = x.parameter(0), b = x.parameter(1), c = x.parameter(2);
    switch (x.family()) {
        case Family::normal: return b > 0 ? std::optional(StandardShape{Standard::normal, 0, 0, a, b, false}) : std::nullopt;
        case Family::lognormal:
            return b > 0 ? std::optional(StandardShape{Standard::normal, 0, 0, a, b, true}) : std::nullopt;
        case Family::gamma: return StandardShape{Standard::gamma, a, 0, 0, b, false};
        case Family::beta: return StandardShape{Standard::beta, a, b, 0, 1, false};
        case Family::pert: {
            const double width = c - a, weight = x.parameter(3);
            return StandardShape{Standard::beta, 1 + weight * ((b - a) / width), 1 + weight * ((c - b) / width), a, width, false};
        }
        case Family::triangular: return StandardShape{Standard::triangular, (b - a) / (c - a), 0, a, c - a, false};
        case Family::uniform: return StandardShape{Standard::uniform, 0, 0, a, b - a, false};
        default: return std::nullopt;
    }
}

GEVINST_INLINE std::optional<BoundedShape> bounded_shape(const Distribution& x) {
    if (x.family() != Distribution::Family::truncated) {
        const std::optional<StandardShape> shape = standard_shape(x);
        if (!shape) return std::nullopt;
        return BoundedShape{*shape, {0, 1}, {1, 0}, x.lower(), x.upper(), false};
    }
    const Distribution& inner = x.components().front().first;
    const std::optional<StandardShape> shape = standard_shape(inner);
    if (!shape) return std::nullopt;
    BoundedShape result{*shape, {0, 1}, {1, 0}, x.lower(), x.upper(), true};
    if (result.least > inner.lower()) result.low = shape->tails(shape->place(result.least));
    if (result.most < inner.upper()) result.high = shape->tails(shape->place(result.most));
    return result;
}

GEVINST_INLINE double Distribution::lower() const {
    switch (family_) {
        case Family::normal: return parameters_[1] > 0 ? -std::numeric_limits<double>::infinity() : parameters_[0];
        case Family::lognormal: return parameters_[1] > 0 ? 0 : parameters_[0];
        case Family::triangular:
        case Family::pert:
        case Family::uniform: return parameters_[0];
        case Family::bernoulli: return parameters_[0] == 1 ? 1 : 0;
        case Family::binomial: return parameters_[1] == 1 ? parameters_[0] : 0;
        case Family::truncated:
            return steps_ ? steps_->values.front() : std::max(components().front().first.lower(), parameters_[0]);
        case Family::discrete:
        case Family::empirical: {
            std::size_t first = 0;
            while (!(steps_->up_to[first] > 0)) ++first;  // a value without weight does not come up
            return steps_->values[first];
        }
        case Family::mixture: {
            double least = std::numeric_limits<double>::infinity();
            for (const auto& [component, weight] : components())
                if (weight > 0) least = std::min(least, component.lower());
            return least;
        }
        default: return 0;
    }
}

GEVINST_INLINE double Distribution::upper() const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    switch (family_) {
        case Family::normal:
        case Family::lognormal: return parameters_[1] > 0 ? infinity : parameters_[0];
        case Family::gamma: return infinity;
        case Family::poisson: return parameters_[0] > 0 ? infinity : 0;
        case Family::bernoulli: return parameters_[0] == 0 ? 0 : 1;
        case Family::binomial: return parameters_[1] == 0 ? 0 : parameters_[0];
        case Family::triangular:
        case Family::pert: return parameters_[2];
        case Family::uniform: return parameters_[1];
        case Family::truncated:
            return steps_ ? steps_->values.back() : std::min(components().front().first.upper(), parameters_[1]);
        case Family::discrete:
        case Family::empirical: {
            std::size_t last = 0;
            while (steps_->up_to[last] < 1) ++last;
            return steps_->values[last];
        }
        case Family::mixture: {
            double most = -infinity;
            for (const auto& [component, weight] : components())
                if (weight > 0) most = std::max(most, component.upper());
            return most;
        }
        default: return 1;
    }
}

namespace distribution_moments {

struct Moments {
    double mean, sd;
};

/// The moments of a mixture or list, from what each part has: (mean, sd) and weight.
template <class Parts, class MomentsOf>
[[nodiscard]] inline Moments mixed(const Parts& parts, const MomentsOf& moments_of) {
    double total = 0, sum = 0;
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (const auto& part : parts) {
        const double mean = moments_of(part.first).mean;
        total += part.second;
        sum += part.second * mean;
        if (part.second > 0) {
            least = std::min(least, mean);
            most = std::max(most, mean);
        }
    }
    double mean = sum / total;
    if (std::isfinite(mean)) mean = std::clamp(mean, least, most);  // of one value it is that value, without rounding
    double square = 0;
    for (const auto& part : parts) {
        const Moments moments = moments_of(part.first);
        const double off = moments.mean - mean;
        square += part.second * (moments.sd * moments.sd + off * off);
    }
    return {mean, std::sqrt(square / total)};
}

/// The moments of a continuous distribution between bounds, by quadrature over all but 1e-25 of either tail.
[[nodiscard]] inline Moments between_bounds(const BoundedShape& x) {
    constexpr double left_out = 1e-25;
    const StandardShape& shape = x.shape;
    const auto a = shape.quantile(numeric::tails_above(x.low, x.high, left_out));
    auto b = shape.quantile(numeric::tails_above(x.high.mirrored(), x.low.mirrored(), left_out).mirrored());
    if (shape.exponential && x.high.upper == 0) b.x += 2 * shape.scale;  // where the squares of the values lie
    double about = shape.value(a), deviation = 0;
    const auto integrate = [&](const StandardShape::Place& from, const StandardShape::Place& to, double& mass, double& first, double& second) {
        numeric::for_each_node(from.x > 0.5 && shape.is_bounded() ? from.y - to.y : to.x - from.x,
                               [&](double from_a, double from_b, double weight) {
                                   const StandardShape::Place z{from.x + from_a, to.y + from_b};
                                   const double part = weight * shape.density(z), off = shape.value(z) - about;
                                   if (!(part > 0) || !std::isfinite(part)) return;  // beyond the least distance
                                   mass += part;
                                   first += part * off;
                                   second += part * off * off;
                               });
    };
    for (int pass = 0; pass < 2; ++pass) {  // about an end, then about the mean
        double mass = 0, first = 0, second = 0;
        if (shape.standard == Standard::triangular && a.x < shape.a && shape.a < b.x) {
            const StandardShape::Place top{shape.a, 1 - shape.a};
            integrate(a, top, mass, first, second);
            integrate(top, b, mass, first, second);
        } else {
            integrate(a, b, mass, first, second);
        }
        const double off = first / mass;
        about += off;
        deviation = std::sqrt(std::max(0.0, second / mass - off * off));
    }
    return {std::clamp(about, x.least, x.most), deviation};
}

[[nodiscard]] inline std::vector<std::pair<double, double>> weighted_steps(const numeric::StepTable& steps) {
    std::vector<std::pair<double, double>> result;
    double before = 0;
    for (std::size_t i = 0; i < steps.values.size(); ++i) {
        result.emplace_back(steps.values[i], steps.up_to[i] - before);
        before = steps.up_to[i];
    }
    return result;
}

[[nodiscard]] inline Moments of_steps(const std::vector<std::pair<double, double>>& steps) {
    return mixed(steps, [](double value) { return Moments{value, 0}; });
}

[[nodiscard]] inline Moments of_parts(const Distribution& x) {
    if (x.family() == Distribution::Family::mixture)
        return mixed(x.components(), [](const Distribution& part) { return Moments{part.mean(), part.sd()}; });
    if (x.family() == Distribution::Family::truncated)
        return x.steps() ? of_steps(weighted_steps(*x.steps())) : between_bounds(*bounded_shape(x));
    return of_steps(x.values());
}

}  // namespace distribution

GEVINST_INLINE double Distribution::mean() const {
    const auto [a, b, c, d] = parameters_;
    switch (family_) {
        case Family::triangular: return (a + b + c) / 3;
        case Family::pert: return (a + d * b + c) / (d + 2);
        case Family::uniform: return a + (b - a) / 2;
        case Family::normal:
        case Family::bernoulli:
        case Family::poisson: return a;
        case Family::lognormal: return a * numeric::exp(b * b / 2);
        case Family::beta: return a / (a + b);
        case Family::gamma:
        case Family::binomial: return a * b;
        default: return distribution_moments::of_parts(*this).mean;
    }
}

GEVINST_INLINE double Distribution::mode() const {
    const auto [a, b, c, d] = parameters_;
    switch (family_) {
        case Family::triangular:
        case Family::pert: return b;
        case Family::uniform: return a + (b - a) / 2;
        case Family::normal: return a;
        case Family::lognormal: return a * numeric::exp(-(b * b));
        case Family::bernoulli: return a >= 0.5 ? 1 : 0;
        case Family::beta:
            if (a > 1 && b > 1) return (a - 1) / (a + b - 2);
            if (a == 1 && b == 1) return 0.5;
            if (a < 1 && b < 1) refuse("has two modes, 0 and 1; take the mean as point value");
            return a < b ? 0 : 1;
        case Family::gamma: return a > 1 ? (a - 1) * b : 0;
        case Family::binomial: return std::min(std::floor((a + 1) * b), a);
        case Family::poisson: return std::floor(a);
        case Family::mixture: refuse("the most likely value of a mixture is not known; take the mean as point value");
        case Family::truncated: {
            if (steps_) break;
            const Distribution& inner = components().front().first;
            if (inner.family_ == Family::uniform) return lower() + (upper() - lower()) / 2;
            return std::clamp(inner.mode(), lower(), upper());
        }
        case Family::discrete:
        case Family::empirical: break;
    }
    const auto steps = family_ == Family::discrete ? values() : distribution_moments::weighted_steps(*steps_);
    const auto most = std::max_element(steps.begin(), steps.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
    // Weights from differences of probabilities are equal when they agree to twelve digits.
    for (const auto& step : steps)
        if (step.first != most->first && step.second >= most->second * (1 - 1e-12))
            refuse("has no single most likely value; take the mean as point value");
    return most->first;
}

GEVINST_INLINE double Distribution::sd() const {
    const auto [a, b, c, d] = parameters_;
    switch (family_) {
        case Family::triangular: {
            const double left = b - a, right = c - b, width = c - a;
            return std::sqrt((left * left + right * right + width * width) / 36);
        }
        case Family::pert: return std::sqrt((mean() - a) * (c - mean()) / (d + 3));
        case Family::uniform: return (b - a) / std::sqrt(12.0);
        case Family::normal: return b;
        case Family::lognormal: {
            // e^(b^2) - 1, also where the difference loses most of the square.
            const double square = b * b, power = numeric::exp(square);
            if (!std::isfinite(power)) return power;
            return mean() * std::sqrt(power == 1 ? square : (power - 1) * square / numeric::log(power));
        }
        case Family::beta: return std::sqrt(a * b / (a + b + 1)) / (a + b);
        case Family::bernoulli: return std::sqrt(a * (1 - a));
        case Family::gamma: return std::sqrt(a) * b;
        case Family::binomial: return std::sqrt(a * b * (1 - b));
        case Family::poisson: return std::sqrt(a);
        default: return distribution_moments::of_parts(*this).sd;
    }
}

GEVINST_INLINE double Distribution::cdf(double x) const {
    if (std::isnan(x)) refuse("there is no probability of a value that is not a number");
    if (x >= upper()) return 1;
    if (x < lower()) return 0;
    if (family_ == Family::mixture) {
        double total = 0, sum = 0;
        for (const auto& [component, weight] : components()) {
            total += weight;
            sum += weight * component.cdf(x);
        }
        return sum / total;
    }
    if (steps_) {
        const auto above = std::upper_bound(steps_->values.begin(), steps_->values.end(), x);
        return above == steps_->values.begin() ? 0 : steps_->up_to[static_cast<std::size_t>(above - steps_->values.begin()) - 1];
    }
    const BoundedShape shape = *bounded_shape(*this);  // those without spread are below or at their value
    const numeric::Tails tails = shape.shape.tails(shape.shape.place(x));
    if (!shape.bounded) return tails.lower;
    return std::clamp(numeric::mass_between(shape.low, tails) / numeric::mass_between(shape.low, shape.high), 0.0, 1.0);
}

GEVINST_INLINE double Distribution::quantile(double p) const {
    if (!(p >= 0 && p <= 1)) refuse("a quantile is asked for by a probability between 0 and 1, not " + number_text(p));
    if (p == 0 || lower() == upper()) return lower();
    if (p == 1) return upper();
    if (steps_) {
        const auto found = std::lower_bound(steps_->up_to.begin(), steps_->up_to.end(), p);
        return steps_->values[static_cast<std::size_t>(found - steps_->up_to.begin())];
    }
    if (family_ == Family::mixture) {
        double below = std::numeric_limits<double>::infinity(), above = -below;
        for (const auto& [component, weight] : components()) {
            if (!(weight > 0)) continue;
            below = std::min(below, component.quantile(p));
            above = std::max(above, component.quantile(p));
        }
        if (cdf(below) >= p) return below;
        for (;;) {  // down to neighbouring doubles: a step is found exactly
            const double middle = below + (above - below) / 2;
            if (!(middle > below && middle < above)) return above;
            (cdf(middle) >= p ? above : below) = middle;
        }
    }
    const BoundedShape shape = *bounded_shape(*this);
    const numeric::Tails whole{p, 1 - p};
    const double x = shape.shape.value(shape.shape.quantile(shape.bounded ? numeric::tails_above(shape.low, shape.high, p) : whole));
    return std::clamp(x, shape.least, shape.most);
}

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
