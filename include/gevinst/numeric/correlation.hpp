// SPDX-License-Identifier: Apache-2.0
// Correlation matrices: what is wrong with one, its lower Cholesky factor, and columns of normals made correlated by
// it.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <gevinst/numeric/exp_log.hpp>
#include <gevinst/numeric/lanes.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// What may be wrong with a correlation matrix, in the order in which it is looked for.
enum class CorrelationFault { none, outside, diagonal, asymmetric, not_positive_definite };

/// A fault and the entry where it is first met, row by row. A matrix is not positive definite at the first row that its
/// earlier ones leave (almost) no freedom, or less than none.
struct CorrelationFinding {
    CorrelationFault fault = CorrelationFault::none;
    std::size_t row = 0, column = 0;

    bool ok() const { return fault == CorrelationFault::none; }
};

/// Checks the entries of a row-major matrix of n rows: within -1..1 (NaN is not), 1 on the diagonal, symmetric. Whether
/// they fit together is left to lower_factor().
inline CorrelationFinding check_correlations(const std::vector<double>& matrix, std::size_t n) {
    for (std::size_t row = 0; row < n; ++row)
        for (std::size_t column = 0; column < n; ++column) {
            const double entry = matrix[row * n + column];
            if (!(entry >= -1.0 && entry <= 1.0)) return {CorrelationFault::outside, row, column};
            if (row == column && entry != 1.0) return {CorrelationFault::diagonal, row, column};
            if (entry != matrix[column * n + row]) return {CorrelationFault::asymmetric, row, column};
        }
    return {};
}

/// The lower factor L of a correlation matrix, L L' = matrix, row-major with zeros above the diagonal. Row i depends on
/// the rows up to i only.
struct LowerFactor {
    CorrelationFinding finding;
    std::vector<double> entries; // empty unless the finding is ok
};

/// Where a new member's variance, given those before it, is at or below this, the matrix counts as not positive
/// definite: rounding would be most of what is left.
inline constexpr double least_own_variance = 0x1p-40;

inline LowerFactor lower_factor(const std::vector<double>& matrix, std::size_t n) {
    if (const CorrelationFinding finding = check_correlations(matrix, n); !finding.ok()) return {finding, {}};
    std::vector<double> lower(n * n, 0.0);
    for (std::size_t row = 0; row < n; ++row)
        for (std::size_t column = 0; column <= row; ++column) {
            double rest = matrix[row * n + column];
            for (std::size_t k = 0; k < column; ++k)
                rest -= lower[row * n + k] * lower[column * n + k];
            if (column < row)
                lower[row * n + column] = rest / lower[column * n + column];
            else if (rest > least_own_variance)
                lower[row * n + row] = sqrt(rest);
            else
                return {{CorrelationFault::not_positive_definite, row, row}, {}};
        }
    return {{}, std::move(lower)};
}

/// The correlation of two normals whose rank correlation (Spearman's) is `rank`: 2 sin(pi rank / 6), for -1..1.
/// Relative error below 2^-52; exact at -1, 0 and 1.
inline double normal_correlation(double rank) {
    // 2 sin(pi r / 6) = r + r (1 - r^2) g(r^2): the partial sums of the sine's series are the coefficients of g.
    const double square = rank * rank;
    const double g =
        horner(square, 0x1.82a4705ae6cb1p-5, -0x1.55a5cd8774b32p-11, 0x1.1e3b31659d060p-18, -0x1.1760d3e774889p-26,
               0x1.64c4a2f621d5dp-35, -0x1.412996cf52972p-44, 0x1.ad7811e44560fp-54);
    return rank + rank * ((1.0 - square) * g);
}

/// A loop for run_widest(): out[i] = row[0] columns[0][i] + ... + row[last] columns[last][i], from left to right.
struct RowTimesColumns {
    template <int Width>
    [[gnu::always_inline]] static void run(double* out, std::size_t n, const double* row, const double* const* columns,
                                           std::size_t last) {
        std::size_t i = 0;
        if constexpr (Width > 1)
            for (; i < n - n % Width; i += Width) {
                Batch<Width> sum = Batch<Width>(row[0]) * Batch<Width>::load(columns[0] + i);
                for (std::size_t k = 1; k <= last; ++k)
                    sum = sum + Batch<Width>(row[k]) * Batch<Width>::load(columns[k] + i);
                sum.store(out + i);
            }
        for (; i < n; ++i) {
            double sum = row[0] * columns[0][i];
            for (std::size_t k = 1; k <= last; ++k)
                sum = sum + row[k] * columns[k][i];
            out[i] = sum;
        }
    }
};

/// Replaces the columns of independent standard normals of a group's members, n draws each, by correlated ones: L z.
/// Member i is a function of members 0..i, so a member added last changes no other.
inline void correlate(double* const* columns, std::size_t members, const LowerFactor& factor, std::size_t n) {
    for (std::size_t member = members; member-- > 0;) // from the last: a column is read by later members only
        run_widest<RowTimesColumns>(columns[member], n, factor.entries.data() + member * members,
                                    static_cast<const double* const*>(columns), member);
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
