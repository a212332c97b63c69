// SPDX-License-Identifier: Apache-2.0
// Which assumptions of a case move together: stated by path, for every pair, by pairs or as a matrix.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/state.hpp"
#include "gevinst/expression/estimate.hpp"

namespace gevinst::inline v0 {

/// An assumption, or its path: with the element, where it has one variable for each label: `demand[Herlev]`.
struct AssumptionName {
    std::string path;

    AssumptionName(const char* text) : path(text) {}             // NOLINT: implicit by purpose
    AssumptionName(std::string text) : path(std::move(text)) {}  // NOLINT: implicit by purpose
    /// Throws CaseError for an expression that is no assumption.
    AssumptionName(const Expression& assumption);  // NOLINT: implicit by purpose
    template <class D>
    AssumptionName(const Estimate<D>& assumption) : AssumptionName(to_expression(assumption)) {}  // NOLINT: as above
};

/// Two assumptions and their correlation.
struct CorrelatedPair {
    AssumptionName first;
    AssumptionName second;
    double correlation;
};

/// Assumptions of which every two have the same correlation.
[[nodiscard]] Correlation correlation(const std::vector<AssumptionName>& members, double same, bool rank = false);
/// Assumptions and the matrix of their correlations, row by row. Throws CaseError for rows of another length.
[[nodiscard]] Correlation correlation(const std::vector<AssumptionName>& members,
                                      const std::vector<std::vector<double>>& matrix, bool rank = false);
/// Assumptions in the order in which pairs name them. Pairs that are not named have correlation 0.
[[nodiscard]] Correlation correlation_of_pairs(const std::vector<CorrelatedPair>& pairs, bool rank = false);
/// The nearest correlations that some variables have, where those that are stated contradict each other.
[[nodiscard]] Correlation nearest_correlation(Correlation stated);

/// The correlations of a case and others, each of single variables. Throws CaseError for a name that is none, or of what
/// varies neither in the case nor in the `changed` ones and is not among the `settled` paths, for a variable in two of
/// them, and for correlations that no variables have.
[[nodiscard]] std::vector<Correlation> correlations_with(const CaseState& state, const std::vector<Correlation>& others,
                                                         const std::vector<const CaseState*>& changed = {},
                                                         const std::vector<std::string>& settled = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/dependence_definitions.hpp"
#endif
