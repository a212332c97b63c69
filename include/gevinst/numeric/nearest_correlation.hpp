// SPDX-License-Identifier: Apache-2.0
// The nearest valid correlation matrix to one whose entries do not fit together, and the eigenvalues that this needs.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <gevinst/numeric/correlation.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// Eigenvalues of a symmetric matrix, in no order, and their eigenvectors, the k-th in column k.
struct SymmetricEigen {
    std::vector<double> values, vectors;
};

/// Jacobi's rotations, row by row over the upper triangle until nothing of it is left but rounding.
inline SymmetricEigen symmetric_eigen(std::vector<double> a, std::size_t n) {
    std::vector<double> v(n * n, 0.0);
    double size = 0.0;
    for (std::size_t i = 0; i < n; ++i)
        v[i * n + i] = 1.0;
    for (const double entry : a)
        size += entry * entry;
    const auto rotate = [](double& x, double& y, double cosine, double sine) {
        const double turned = cosine * x - sine * y;
        y = sine * x + cosine * y;
        x = turned;
    };
    for (int sweep = 0; sweep < 40; ++sweep) { // it takes six or so: convergence is quadratic
        double above = 0.0;
        for (std::size_t p = 0; p < n; ++p)
            for (std::size_t q = p + 1; q < n; ++q)
                above += a[p * n + q] * a[p * n + q];
        if (above <= size * 0x1p-106) break;
        for (std::size_t p = 0; p < n; ++p)
            for (std::size_t q = p + 1; q < n; ++q) {
                if (a[p * n + q] == 0.0) continue;
                const double theta = (a[q * n + q] - a[p * n + p]) / (2.0 * a[p * n + q]);
                const double tangent = copy_sign(1.0, theta) / (abs(theta) + sqrt(theta * theta + 1.0));
                const double cosine = 1.0 / sqrt(tangent * tangent + 1.0), sine = tangent * cosine;
                for (std::size_t k = 0; k < n; ++k)
                    rotate(a[k * n + p], a[k * n + q], cosine, sine);
                for (std::size_t k = 0; k < n; ++k)
                    rotate(a[p * n + k], a[q * n + k], cosine, sine);
                for (std::size_t k = 0; k < n; ++k)
                    rotate(v[k * n + p], v[k * n + q], cosine, sine);
            }
    }
    std::vector<double> values(n);
    for (std::size_t i = 0; i < n; ++i)
        values[i] = a[i * n + i];
    return {std::move(values), std::move(v)};
}

/// The nearest symmetric matrix (in the sum of squares of the entries) that has no eigenvalue below `least`.
inline std::vector<double> with_eigenvalues_from(double least, const std::vector<double>& matrix, std::size_t n) {
    const SymmetricEigen eigen = symmetric_eigen(matrix, n);
    std::vector<double> result(n * n, 0.0);
    for (std::size_t row = 0; row < n; ++row)
        for (std::size_t column = 0; column <= row; ++column) {
            double sum = 0.0;
            for (std::size_t k = 0; k < n; ++k) {
                const double value = eigen.values[k] < least ? least : eigen.values[k];
                sum += value * eigen.vectors[row * n + k] * eigen.vectors[column * n + k];
            }
            result[row * n + column] = result[column * n + row] = sum;
        }
    return result;
}

/// The nearest correlation matrix, and how far it is: the square root of the sum of squared changes of all entries.
struct NearestCorrelation {
    CorrelationFinding finding; // of check_correlations(): entries that are none, not that they do not fit together
    std::vector<double> matrix; // empty unless the finding is ok
    double distance = 0.0;
};

/// The correlation matrix with all eigenvalues at least `least` that is nearest to `matrix`, by Higham's alternating
/// projections (2002); lower_factor() takes it. A matrix that is valid already comes back but for rounding.
inline NearestCorrelation nearest_correlation(const std::vector<double>& matrix, std::size_t n, double least = 1e-8) {
    if (const CorrelationFinding finding = check_correlations(matrix, n); !finding.ok()) return {finding, {}, 0.0};
    const auto squared_distance = [](const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    };
    std::vector<double> nearest = matrix, shifted(n * n), correction(n * n, 0.0);
    // Each step brings it nearer by about a constant factor; matrices of business cases take some dozens.
    for (int step = 0; step < 2000; ++step) {
        for (std::size_t i = 0; i < n * n; ++i)
            shifted[i] = nearest[i] - correction[i];
        std::vector<double> definite = with_eigenvalues_from(least, shifted, n);
        for (std::size_t i = 0; i < n * n; ++i)
            correction[i] = definite[i] - shifted[i];
        const std::vector<double> before = std::exchange(nearest, std::move(definite));
        for (std::size_t i = 0; i < n; ++i)
            nearest[i * n + i] = 1.0;
        const double change = squared_distance(nearest, before);
        if (change <= 1e-24 * static_cast<double>(n)) break;
    }
    // What is left on the diagonal is scaled away: that keeps a matrix definite, where setting it to 1 might not.
    std::vector<double> definite = with_eigenvalues_from(least, nearest, n);
    std::vector<double> scale(n);
    for (std::size_t i = 0; i < n; ++i)
        scale[i] = sqrt(definite[i * n + i]);
    for (std::size_t row = 0; row < n; ++row)
        for (std::size_t column = 0; column < n; ++column) {
            const double entry = definite[row * n + column] / (scale[row] * scale[column]);
            nearest[row * n + column] = row == column ? 1.0 : min(max(entry, -1.0), 1.0);
        }
    const double distance = sqrt(squared_distance(nearest, matrix));
    return {{}, std::move(nearest), distance};
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
