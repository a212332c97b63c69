// SPDX-License-Identifier: Apache-2.0
// Variability as operations.
#pragma once

#include "gevinst/expression/variability.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Variability::Variability(const Distribution& distribution) : family_(Family::data) {
    switch (distribution.family()) {
        case Distribution::Family::normal:
            family_ = Family::normal;
            parameters_ = {distribution.parameter(0), distribution.parameter(1)};
            return;
        case Distribution::Family::poisson:
            family_ = Family::poisson;
            parameters_ = {distribution.parameter(0)};
            return;
        case Distribution::Family::empirical:
            for (const auto& [value, weight] : distribution.values()) parameters_.emplace_back(value);
            return;
        default:
            throw CaseError("what differs from day to day is normal, poisson, negative_binomial or data, not " + distribution.text());
    }
}

namespace variability {

GEVINST_INLINE Variability normal(const Expression& mean, const Expression& sd) {
    operations::require_same_dimension("use the mean", "and the standard deviation", std::vector<NodePtr>{mean.node(), sd.node()});
    return {Variability::Family::normal, {mean, sd}};
}

GEVINST_INLINE Variability poisson(const Expression& mean) {
    operations::CountAgainstLevel::require_count("poisson", *mean.node());
    return {Variability::Family::poisson, {mean}};
}

GEVINST_INLINE Variability negative_binomial(const Expression& mean, const Expression& dispersion) {
    operations::CountAgainstLevel::require_count("negative_binomial", *mean.node());
    operations::require_number("the dispersion of a negative binomial", *dispersion.node());
    return {Variability::Family::negative_binomial, {mean, dispersion}};
}

GEVINST_INLINE Variability data(std::vector<Expression> values) {
    if (values.empty()) throw CaseError("data need at least one value");
    operations::require_same_dimension("use the data", "and", nodes_of(values));
    // One order for the sum, whatever the order in which the data came.
    const auto stated = [](const Expression& x) { return x.node()->kind == NodeKind::literal; };
    if (!std::all_of(values.begin(), values.end(), stated)) return {Variability::Family::data, std::move(values)};
    std::vector<std::pair<double, std::size_t>> places;
    for (std::size_t i = 0; i < values.size(); ++i) places.emplace_back(values[i].unit().to_base(values[i].node()->number), i);
    std::sort(places.begin(), places.end());
    std::vector<Expression> sorted;
    for (const auto& [number, place] : places) sorted.push_back(values[place]);
    return {Variability::Family::data, std::move(sorted)};
}

}  // namespace variability

GEVINST_INLINE Expression expected_excess(const Variability& x, const Expression& level) {
    using Family = Variability::Family;
    const std::vector<Expression>& p = x.parameters();
    if (x.family() == Family::normal) return normal_excess(p[0], p[1], level);
    if (x.family() == Family::poisson) return apply_to<operations::PoissonExcess>(p[0], level);
    if (x.family() == Family::negative_binomial) return apply_to<operations::NegativeBinomialExcess>(p[0], p[1], level);
    std::vector<NodePtr> operands = nodes_of(p);
    operands.insert(operands.begin(), level.node());
    return apply<operations::DataExcess>(std::move(operands));
}

GEVINST_INLINE Expression expected_excess(const Expression& level, const Variability& x) {
    using Family = Variability::Family;
    const std::vector<Expression>& p = x.parameters();
    if (x.family() == Family::normal) return normal_excess(level, p[1], p[0]);  // a normal X lies alike on both sides
    if (x.family() == Family::poisson) return apply_to<operations::PoissonShortfall>(p[0], level);
    if (x.family() == Family::negative_binomial) return apply_to<operations::NegativeBinomialShortfall>(p[0], p[1], level);
    std::vector<NodePtr> operands = nodes_of(p);
    operands.insert(operands.begin(), level.node());
    return apply<operations::DataShortfall>(std::move(operands));
}

GEVINST_INLINE Expression expected_excess(const Distribution& x, const Distribution& level) {
    throw CaseError("of " + x.text() + " and " + level.text() + " one is the level, the other differs from day to day: name the level as an assumption");
}

}  // namespace gevinst::inline v0
