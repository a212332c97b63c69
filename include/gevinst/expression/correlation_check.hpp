// SPDX-License-Identifier: Apache-2.0
// Whether correlations fit together, and the nearest that do: of normal scores, or of ranks.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/error.hpp"
#include "gevinst/expression/correlation.hpp"
#include "gevinst/numeric/nearest_correlation.hpp"
#include "gevinst/units/number_text.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::copula {

/// The rank correlation of two normals that have this correlation: what `normal_correlation` is of, by bisection.
[[nodiscard]] inline double rank_correlation(double normal) {
    double low = -1, high = 1;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (numeric::normal_correlation(middle) < normal ? low : high) = middle;
    }
    return numeric::normal_correlation(high) == normal ? high : (low + high) / 2;
}

/// The correlations of `matrix`, or of its ranks, that are nearest to it and that some variables have. With a larger
/// `least` they may be rounded more and still fit.
[[nodiscard]] inline std::vector<double> nearest_that_fit(std::vector<double> matrix, std::size_t n, bool rank,
                                                          double least) {
    if (rank)
        for (double& entry : matrix) entry = numeric::normal_correlation(entry);
    matrix = numeric::nearest_correlation(matrix, n, least).matrix;
    if (rank)
        for (std::size_t i = 0; i < n * n; ++i) matrix[i] = i % (n + 1) == 0 ? 1 : rank_correlation(matrix[i]);
    return matrix;
}

/// What is wrong with the entries of a correlation matrix by themselves.
[[nodiscard]] inline std::string entry_fault(const Correlation& correlation, const numeric::CorrelationFinding& finding) {
    const std::size_t n = correlation.paths.size();
    const auto pair = "'" + correlation.paths[finding.row] + "' and '" + correlation.paths[finding.column] + "'";
    const std::string entry = number_text(correlation.matrix[finding.row * n + finding.column]);
    if (finding.fault == numeric::CorrelationFault::outside)
        return "the correlation of " + pair + " is " + entry + ", outside -1 to 1";
    if (finding.fault == numeric::CorrelationFault::diagonal)
        return "the correlation of '" + correlation.paths[finding.row] + "' with itself is " + entry + ", not 1";
    return "the correlation of " + pair + " is stated twice, as " + entry + " and as " +
           number_text(correlation.matrix[finding.column * n + finding.row]);
}

/// That the correlations contradict each other, and the nearest that do not.
[[nodiscard]] inline std::string contradiction(const Correlation& correlation) {
    const std::size_t n = correlation.paths.size();
    std::string text = "the correlations of";
    for (std::size_t i = 0; i < n; ++i) text += (i == 0 ? " '" : ", '") + correlation.paths[i] + "'";
    text += " contradict each other: no variables have them all";
    if (n > 12) return text + "; take the nearest that some have, by nearest_correlation";
    // Rounding moves no eigenvalue by more than n times the error of an entry.
    constexpr double digits = 1e4;
    const std::vector<double> nearest =
        nearest_that_fit(correlation.matrix, n, correlation.rank, 2.0 * static_cast<double>(n) / digits);
    text += "; the nearest that some have are";
    for (std::size_t row = 1; row < n; ++row)
        for (std::size_t column = 0; column < row; ++column)
            text += (row == 1 ? " " : ", ") + number_text(numeric::round(nearest[row * n + column] * digits) / digits + 0.0);
    return text + " (below the diagonal, row by row)";
}

/// Throws CaseError for names and numbers that are no correlations, whether or not they fit together.
inline void require_entries(const Correlation& correlation) {
    const std::size_t n = correlation.paths.size();
    if (n < 2) throw CaseError("a correlation needs two assumptions at least");
    for (std::size_t member = 0; member < n; ++member)
        for (std::size_t other = 0; other < member; ++other)
            if (correlation.paths[other] == correlation.paths[member])
                throw CaseError("a correlation names '" + correlation.paths[member] + "' twice");
    if (correlation.matrix.size() != n * n)
        throw CaseError("the correlations of " + std::to_string(n) + " assumptions are a matrix of " +
                        std::to_string(n * n) + " numbers, not of " + std::to_string(correlation.matrix.size()));
    const numeric::CorrelationFinding finding = numeric::check_correlations(correlation.matrix, n);
    if (!finding.ok()) throw CaseError(entry_fault(correlation, finding));
}

/// The lower factor of the correlations of the normal scores. Throws CaseError for what is no correlation matrix, with
/// the nearest one where its entries do not fit together.
[[nodiscard]] inline numeric::LowerFactor factor_of(const Correlation& correlation) {
    require_entries(correlation);
    const std::size_t n = correlation.paths.size();
    std::vector<double> matrix = correlation.matrix;
    for (std::size_t row = 0; row < n; ++row)
        for (std::size_t column = 0; column < row; ++column)
            if (const double entry = matrix[row * n + column]; numeric::abs(entry) == 1)
                throw CaseError("the correlation of '" + correlation.paths[row] + "' and '" + correlation.paths[column] +
                                "' is " + number_text(entry) +
                                ": they are one variable; make it one assumption, and write the other as a formula of it");
    if (correlation.rank)
        for (double& entry : matrix) entry = numeric::normal_correlation(entry);
    numeric::LowerFactor factor = numeric::lower_factor(matrix, n);
    if (!factor.finding.ok()) throw CaseError(contradiction(correlation));
    return factor;
}

}  // namespace gevinst::inline v0::copula

GEVINST_NO_CONTRACTION_END
