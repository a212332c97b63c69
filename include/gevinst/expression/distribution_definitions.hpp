// SPDX-License-Identifier: Apache-2.0
// How distributions are made and written, and what their parameters must be.
#pragma once

#include "gevinst/expression/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/distribution_probabilities_definitions.hpp"
#include "gevinst/expression/standard_shape.hpp"
#include "gevinst/numeric/family_tables.hpp"
#include "gevinst/numeric/step_table.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

GEVINST_INLINE Distribution::Distribution(Family family, std::vector<double> parameters) : family_(family) {
    const Signature& form = signature();
    if (form.form != Form::numbers) throw CaseError(std::string(form.name) + " is not made of numbers alone");
    const std::size_t most = form.count + form.optional;
    if (parameters.size() < form.count || parameters.size() > most)
        throw CaseError(std::string(form.name) + " takes " + std::to_string(form.count) +
                        (form.optional > 0 ? " or " + std::to_string(most) : std::string()) + " number" + (most == 1 ? "" : "s") + ", got " +
                        std::to_string(parameters.size()));
    if (family == Family::pert) parameters_[3] = 4;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        parameters_[i] = parameters[i] + 0.0;  // -0 is written as 0 and would read back as another number
        if (!std::isfinite(parameters[i])) refuse(std::string(form.parameters[i]) + " is not a finite number");
    }
    check();
    make_steps();
}

GEVINST_INLINE Distribution::Distribution(Family family, std::array<double, 4> parameters, Parts parts)
    : family_(family), parameters_(parameters), parts_(std::make_shared<const Parts>(std::move(parts))) {
    check();
    make_steps();
}

GEVINST_INLINE Distribution Distribution::truncated(Distribution inner, double low, double high) {
    return {Family::truncated, {low + 0.0, high + 0.0}, {{{std::move(inner), 1.0}}, {}}};
}
GEVINST_INLINE Distribution Distribution::discrete(std::vector<std::pair<double, double>> values_and_weights) {
    for (auto& [value, weight] : values_and_weights) value += 0.0, weight += 0.0;
    std::sort(values_and_weights.begin(), values_and_weights.end());
    return {Family::discrete, {}, {{}, std::move(values_and_weights)}};
}
GEVINST_INLINE Distribution Distribution::empirical(std::vector<double> data) {
    std::vector<std::pair<double, double>> values;
    values.reserve(data.size());
    for (const double value : data) values.emplace_back(value + 0.0, 1.0);
    std::sort(values.begin(), values.end());
    return {Family::empirical, {}, {{}, std::move(values)}};
}
GEVINST_INLINE Distribution Distribution::mixture(Weighted components) {
    for (auto& component : components) component.second += 0.0;
    return {Family::mixture, {}, {std::move(components), {}}};
}

GEVINST_INLINE const Distribution::Weighted& Distribution::components() const {
    static const Weighted none;
    return parts_ ? parts_->components : none;
}
GEVINST_INLINE const std::vector<std::pair<double, double>>& Distribution::values() const {
    static const std::vector<std::pair<double, double>> none;
    return parts_ ? parts_->values : none;
}

GEVINST_INLINE bool Distribution::operator==(const Distribution& other) const {
    return family_ == other.family_ && parameters_ == other.parameters_ &&
           (parts_ == other.parts_ || (components() == other.components() && values() == other.values()));
}

GEVINST_INLINE bool Distribution::has_unit() const {
    if (family_ == Family::truncated || family_ == Family::mixture)
        return std::all_of(components().begin(), components().end(), [](const auto& part) { return part.first.has_unit(); });
    return family_ != Family::beta && family_ != Family::bernoulli;
}

GEVINST_INLINE std::string Distribution::text(std::size_t limit) const {
    const Signature& form = signature();
    std::string text = std::string(form.name) + "(";
    bool first = true;
    const auto add = [&](const std::string& part) {
        if (!first) text += ", ";
        text += part;
        first = false;
    };
    const bool weights = form.form == Form::weighted_values || form.form == Form::weighted_distributions;
    const auto weighted = [&](double weight) { return weights ? ": " + number_text(weight) : std::string(); };
    for (const auto& [component, weight] : components()) {
        if (text.size() > limit) return text;
        add(component.text(limit) + weighted(weight));
    }
    for (const auto& [value, weight] : values()) {
        if (text.size() > limit) return text;
        add(number_text(value) + weighted(weight));
    }
    const bool usual_shape = family_ == Family::pert && parameters_[3] == 4;
    for (std::size_t i = 0; i < form.count + (usual_shape ? 0 : form.optional); ++i) add(number_text(parameters_[i]));
    return text + ")";
}

GEVINST_INLINE void Distribution::refuse(const std::string& what) const {
    std::string shown = text(200);
    if (shown.size() > 200) shown = shown.substr(0, 197) + "...";
    throw CaseError(shown + ": " + what);
}

GEVINST_INLINE void Distribution::check() const {
    const auto [a, b, c, d] = parameters_;
    const auto check_weights = [&](const auto& weighted) {
        double total = 0;
        for (const auto& [what, weight] : weighted) {
            if (!(weight >= 0 && std::isfinite(weight))) refuse("a weight is " + number_text(weight) + ", and must be a finite number not below 0");
            total += weight;
        }
        if (!(total > 0 && std::isfinite(total))) refuse("the weights must sum to a finite number above 0");
    };
    // What is asked for is finite: the mean, and any value that is drawn.
    const auto require_finite = [&](double reach) {
        if (!std::isfinite(reach)) refuse("its mean, width or values are beyond the largest number there is, 1.8e308");
    };
    switch (family_) {
        case Family::triangular:
        case Family::pert:
            if (!(a <= b && b <= c && a < c)) refuse("min <= mode <= max and min < max must hold");
            if (family_ == Family::pert && !(d > 0 && d <= 1e5)) refuse("the shape must be above 0 and at most 100,000");
            require_finite(c - a);
            require_finite(mean());
            break;
        case Family::uniform:
            if (!(a < b)) refuse("min must be below max");
            require_finite(b - a);
            break;
        case Family::normal:
            if (!(b >= 0)) refuse("sd must not be negative");
            require_finite(std::abs(a) + 8 * b);
            break;
        case Family::lognormal:
            if (!(a > 0)) refuse("median must be above 0");
            if (!(b >= 0)) refuse("sigma must not be negative");
            require_finite(mean());
            break;
        case Family::beta:
            if (!(a > 0 && b > 0)) refuse("alpha and beta must be above 0");
            if (a < 0.01 || b < 0.01) refuse("a shape below 0.01 leaves nearly all values at an end: take bernoulli or discrete");
            break;
        case Family::bernoulli:
            if (!(a >= 0 && a <= 1)) refuse("the probability must lie between 0 and 1");
            break;
        case Family::gamma:
            if (!(a > 0 && b > 0)) refuse("shape and scale must be above 0");
            if (a < 0.01) refuse("a shape below 0.01 leaves nearly all values at 0: take discrete");
            require_finite((a + 8 * std::sqrt(a) + 32) * b);
            break;
        case Family::binomial:
            if (!(a >= 1 && a <= 1e9 && a == std::floor(a))) refuse("n must be a whole number from 1 to a thousand million");
            if (!(b >= 0 && b <= 1)) refuse("the probability must lie between 0 and 1");
            break;
        case Family::poisson:
            if (!(a >= 0 && a <= 1e9)) refuse("the mean must lie between 0 and a thousand million");
            break;
        case Family::truncated: {
            if (!(a < b)) refuse("low must be below high");
            const Distribution& inner = components().front().first;
            if (inner.family_ == Family::truncated) refuse("state both bounds in one 'truncated'");
            if (inner.family_ == Family::mixture) refuse("truncate the components of the mixture");
            if (inner.steps_) break;
            const std::optional<BoundedShape> shape = bounded_shape(*this);
            if (!shape) refuse("there is nothing to truncate without spread");
            if (!(numeric::mass_between(shape->low, shape->high) > 1e-200)) refuse("no value can lie between these bounds");
            break;
        }
        case Family::discrete:
            if (values().empty()) refuse("a discrete distribution has at least one value, as in discrete(0: 0.4, 10: 0.6)");
            for (std::size_t i = 0; i < values().size(); ++i) {
                if (!std::isfinite(values()[i].first)) refuse("a value is not a finite number");
                if (i > 0 && values()[i].first == values()[i - 1].first) refuse("the value " + number_text(values()[i].first) + " stands twice");
            }
            check_weights(values());
            require_finite(mean());
            break;
        case Family::empirical:
            if (values().empty()) refuse("an empirical distribution has at least one value");
            for (const auto& [value, weight] : values())
                if (!std::isfinite(value)) refuse("a value is not a finite number");
            require_finite(mean());
            break;
        case Family::mixture:
            if (components().empty()) refuse("a mixture has at least one component, as in mixture(normal(0, 1): 0.3, normal(5, 1): 0.7)");
            for (const auto& [component, weight] : components())
                if (component.family_ == Family::mixture) refuse("a component must not be a mixture: give its components");
            check_weights(components());
            break;
    }
}

GEVINST_INLINE void Distribution::make_steps() {
    std::vector<double> values, weights;
    const auto take = [&](double value, double weight) {
        if (!values.empty() && values.back() == value) {
            weights.back() += weight;
            return;
        }
        values.push_back(value);
        weights.push_back(weight);
    };
    const auto [a, b, c, d] = parameters_;
    switch (family_) {
        case Family::bernoulli:
            take(0, 1 - a);
            take(1, a);
            break;
        case Family::binomial:
            if (b > 0 && b < 1) {
                steps_ = std::make_shared<const numeric::StepTable>(numeric::binomial_table(a, b));
                return;
            }
            take(a * b, 1);
            break;
        case Family::poisson:
            if (a > 0) {
                steps_ = std::make_shared<const numeric::StepTable>(numeric::poisson_table(a));
                return;
            }
            take(0, 1);
            break;
        case Family::discrete:
        case Family::empirical:
            for (const auto& [value, weight] : parts_->values) take(value, weight);
            break;
        case Family::truncated: {
            const std::shared_ptr<const numeric::StepTable>& inner = components().front().first.steps_;
            if (!inner) return;
            double before = 0;
            for (std::size_t i = 0; i < inner->values.size(); ++i) {
                const double weight = inner->up_to[i] - before;
                before = inner->up_to[i];
                if (weight > 0 && inner->values[i] >= a && inner->values[i] <= b) take(inner->values[i], weight);
            }
            if (values.empty()) refuse("no value can lie between these bounds");
            break;
        }
        default: return;
    }
    steps_ = std::make_shared<const numeric::StepTable>(numeric::step_table(std::move(values), weights));
}

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
