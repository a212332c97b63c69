// SPDX-License-Identifier: Apache-2.0
// What differs from day to day inside a draw, and what it is above or below a level on average.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "gevinst/expression/arithmetic.hpp"

namespace gevinst::inline v0 {

/// How a quantity differs from day to day. It is integrated, not drawn, so that it is no expression: it has a value only
/// against a level. Its parameters may be uncertain, which is drawn.
class Variability {
public:
    enum class Family : std::uint8_t { normal, poisson, negative_binomial, data };

    Variability(Family family, std::vector<Expression> parameters) : family_(family), parameters_(std::move(parameters)) {}
    /// A normal or Poisson distribution of numbers, or data. Throws CaseError for another, of which there is no formula.
    Variability(const Distribution& distribution);  // NOLINT: implicit by purpose

    [[nodiscard]] Family family() const { return family_; }
    [[nodiscard]] const std::vector<Expression>& parameters() const { return parameters_; }

private:
    Family family_;
    std::vector<Expression> parameters_;
};

namespace variability {

[[nodiscard]] Variability normal(const Expression& mean, const Expression& sd);
/// A count of events that come one by one.
[[nodiscard]] Variability poisson(const Expression& mean);
/// A count with the variance mean + dispersion mean^2, of events that come in clusters; Poisson without dispersion
/// (Hilbe, Negative Binomial Regression, 2011).
[[nodiscard]] Variability negative_binomial(const Expression& mean, const Expression& dispersion);
/// What was observed, each with the same weight. Throws CaseError for no values.
[[nodiscard]] Variability data(std::vector<Expression> values);

}  // namespace variability

/// E[max(X - level, 0)]: what is above a level on average over days that differ, 0 or more.
[[nodiscard]] Expression expected_excess(const Variability& x, const Expression& level);
/// E[max(level - X, 0)]: what is below it.
[[nodiscard]] Expression expected_excess(const Expression& level, const Variability& x);
/// Throws CaseError: of two distributions, one must be an assumption, to say which is the level.
[[nodiscard]] Expression expected_excess(const Distribution& x, const Distribution& level);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/variability_definitions.hpp"
#endif
