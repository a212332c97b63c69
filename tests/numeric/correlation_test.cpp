// SPDX-License-Identifier: Apache-2.0
// Correlation matrices: what is refused and where, factors, the nearest valid matrix, and correlated columns.
#include <gevinst/numeric/nearest_correlation.hpp>
#include <gevinst/numeric/uniforms.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "support/catch2.hpp"

namespace numeric = gevinst::numeric;
using numeric::CorrelationFault;
using Matrix = std::vector<double>;

// Over the tests too: always_inline operations take the rules of the function that calls them.
GEVINST_NO_CONTRACTION_BEGIN

namespace {

std::vector<double> normals(std::uint64_t path, std::size_t n) {
    std::vector<double> radius(n), angle(n), z(n);
    numeric::fill_uniforms(radius.data(), 2026, 2 * path, 0, n);
    numeric::fill_uniforms(angle.data(), 2026, 2 * path + 1, 0, n);
    for (std::size_t i = 0; i < n; ++i)
        z[i] = std::sqrt(-2 * std::log(radius[i])) * std::cos(2 * 3.14159265358979323846 * angle[i]);
    return z;
}

// n vectors of random directions: their inner products are a correlation matrix of full rank.
Matrix random_correlations(std::uint64_t number, std::size_t n) {
    std::vector<Matrix> vectors;
    for (std::size_t i = 0; i < n; ++i) {
        Matrix v = normals(1000 * number + i, n + 2);
        const double length = std::sqrt(std::inner_product(v.begin(), v.end(), v.begin(), 0.0));
        for (double& x : v)
            x /= length;
        vectors.push_back(v);
    }
    Matrix matrix(n * n, 1.0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j)
            matrix[i * n + j] = matrix[j * n + i] =
                std::inner_product(vectors[i].begin(), vectors[i].end(), vectors[j].begin(), 0.0);
    return matrix;
}

double smallest_eigenvalue(const Matrix& matrix, std::size_t n) {
    const std::vector<double> values = numeric::symmetric_eigen(matrix, n).values;
    return *std::min_element(values.begin(), values.end());
}

bool are_close(const Matrix& a, const Matrix& b, double by) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [by](double x, double y) { return std::abs(x - y) <= by; });
}

bool is(const numeric::CorrelationFinding& finding, CorrelationFault fault, std::size_t row, std::size_t column) {
    return finding.fault == fault && finding.row == row && finding.column == column;
}

// Spearman's rank correlation of two columns without ties.
double rank_correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const auto ranks = [](const std::vector<double>& values) {
        std::vector<std::size_t> order(values.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
        std::vector<double> result(values.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            result[order[i]] = static_cast<double>(i);
        return result;
    };
    const std::vector<double> a = ranks(x), b = ranks(y);
    const double n = static_cast<double>(x.size());
    double squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        squares += (a[i] - b[i]) * (a[i] - b[i]);
    return 1 - 6 * squares / (n * (n * n - 1));
}

} // namespace

TEST_CASE("a matrix that is none of correlations is refused where it goes wrong") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto finding = [](const Matrix& matrix) { return numeric::lower_factor(matrix, 2).finding; };
    CHECK(is(finding({1, 1.1, 1.1, 1}), CorrelationFault::outside, 0, 1));
    CHECK(is(finding({1, -2, -2, 1}), CorrelationFault::outside, 0, 1));
    CHECK(is(finding({1, 0.5, nan, 1}), CorrelationFault::asymmetric, 0, 1));
    CHECK(is(finding({nan, 0.5, 0.5, 1}), CorrelationFault::outside, 0, 0));
    CHECK(is(finding({1, 0.5, 0.5, 0.9}), CorrelationFault::diagonal, 1, 1));
    CHECK(is(finding({1, 0.5, 0.4, 1}), CorrelationFault::asymmetric, 0, 1));
    CHECK(is(finding({1, 1, 1, 1}), CorrelationFault::not_positive_definite, 1, 1));
    CHECK(is(finding({1, -1, -1, 1}), CorrelationFault::not_positive_definite, 1, 1));
    CHECK(finding({1, 0.999999, 0.999999, 1}).ok());
    CHECK(numeric::lower_factor({1, 2, 2, 1}, 2).entries.empty());
    // A goes with B and B with C, but A against C.
    const Matrix contradiction{1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1};
    CHECK(is(numeric::lower_factor(contradiction, 3).finding, CorrelationFault::not_positive_definite, 2, 2));
}

TEST_CASE("the lower factor of a small matrix is the one worked out by hand") {
    const numeric::LowerFactor factor = numeric::lower_factor({1, 0.6, 0.6, 1}, 2);
    CHECK(are_close(factor.entries, {1, 0, 0.6, 0.8}, 1e-16));
    CHECK(numeric::lower_factor({1, 0, 0, 0, 1, 0, 0, 0, 1}, 3).entries == Matrix{1, 0, 0, 0, 1, 0, 0, 0, 1});
    CHECK(numeric::lower_factor({}, 0).finding.ok());
}

TEST_CASE("a lower factor times its transpose is the matrix, and a member added last changes no other") {
    for (std::uint64_t number = 0; number < 20; ++number) {
        const std::size_t n = 2 + number;
        const Matrix matrix = random_correlations(number, n);
        const numeric::LowerFactor factor = numeric::lower_factor(matrix, n);
        REQUIRE(factor.finding.ok());
        Matrix back(n * n), without_last((n - 1) * (n - 1));
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) {
                for (std::size_t k = 0; k < n; ++k)
                    back[i * n + j] += factor.entries[i * n + k] * factor.entries[j * n + k];
                if (i + 1 < n && j + 1 < n) without_last[i * (n - 1) + j] = matrix[i * n + j];
            }
        REQUIRE(are_close(back, matrix, 1e-14));
        const Matrix smaller = numeric::lower_factor(without_last, n - 1).entries;
        for (std::size_t i = 0; i + 1 < n; ++i)
            for (std::size_t j = 0; j + 1 < n; ++j)
                REQUIRE(smaller[i * (n - 1) + j] == factor.entries[i * n + j]);
    }
}

TEST_CASE("eigenvalues and eigenvectors give the matrix back") {
    for (std::uint64_t number = 0; number < 10; ++number) {
        const std::size_t n = 3 * number + 1;
        const Matrix matrix = random_correlations(100 + number, n);
        const numeric::SymmetricEigen eigen = numeric::symmetric_eigen(matrix, n);
        Matrix back(n * n), unit(n * n), orthogonal(n * n);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                for (std::size_t k = 0; k < n; ++k) {
                    back[i * n + j] += eigen.values[k] * eigen.vectors[i * n + k] * eigen.vectors[j * n + k];
                    orthogonal[i * n + j] += eigen.vectors[k * n + i] * eigen.vectors[k * n + j];
                    unit[i * n + j] = i == j;
                }
        CHECK(are_close(back, matrix, 1e-13));
        CHECK(are_close(orthogonal, unit, 1e-13));
    }
    // [[2, 1], [1, 2]] has 1 and 3.
    std::vector<double> values = numeric::symmetric_eigen({2, 1, 1, 2}, 2).values;
    std::sort(values.begin(), values.end());
    CHECK(are_close(values, {1, 3}, 1e-15));
}

TEST_CASE("the nearest correlation matrix is Higham's in his example") {
    // Higham, Computing the nearest correlation matrix - a problem from finance (IMA J. Numer. Anal. 22, 2002), page
    // 334.
    const Matrix matrix{1, 1, 0, 1, 1, 1, 0, 1, 1};
    const numeric::NearestCorrelation nearest = numeric::nearest_correlation(matrix, 3);
    CHECK(nearest.finding.ok());
    CHECK(are_close(nearest.matrix, {1, 0.7607, 0.1573, 0.7607, 1, 0.7607, 0.1573, 0.7607, 1}, 0.00005));
    CHECK(std::abs(nearest.distance - 0.5278) < 0.00005);
    CHECK(numeric::lower_factor(nearest.matrix, 3).finding.ok());
}

TEST_CASE("the nearest correlation matrix is valid, nearer than other valid ones, and a valid one itself") {
    for (std::uint64_t number = 0; number < 8; ++number) {
        const std::size_t n = 3 + number;
        const Matrix valid = random_correlations(200 + number, n);
        const numeric::NearestCorrelation same = numeric::nearest_correlation(valid, n);
        CHECK(are_close(same.matrix, valid, 1e-10));

        // Entries that a group of people might state, each by itself.
        Matrix stated(n * n, 1.0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < i; ++j)
                stated[i * n + j] = stated[j * n + i] =
                    2 * numeric::uniform(numeric::uniform_word(2026, 300 + number, i * n + j)) - 1;
        const numeric::NearestCorrelation nearest = numeric::nearest_correlation(stated, n);
        REQUIRE(numeric::lower_factor(nearest.matrix, n).finding.ok());
        CHECK(smallest_eigenvalue(nearest.matrix, n) > 0.9e-8);
        if (numeric::lower_factor(stated, n).finding.ok()) continue;
        // On the way from the nearest to any valid matrix, the distance grows: the set of valid ones is convex.
        for (const double share : {1e-4, 0.01, 0.5}) {
            Matrix between(n * n);
            double squares = 0;
            for (std::size_t i = 0; i < n * n; ++i) {
                between[i] = (1 - share) * nearest.matrix[i] + share * valid[i];
                squares += (between[i] - stated[i]) * (between[i] - stated[i]);
            }
            CHECK(std::sqrt(squares) > nearest.distance - 1e-7);
        }
    }
    CHECK(is(numeric::nearest_correlation({1, 2, 2, 1}, 2).finding, CorrelationFault::outside, 0, 1));
}

TEST_CASE("the correlation of normals is twice the sine of a sixth of pi times the rank correlation") {
    const long double pi = std::acos(-1.0L);
    double worst = 0;
    for (int i = -20'000; i <= 20'000; ++i) {
        const double rank = i / 20'000.0;
        const auto truth = static_cast<double>(2 * std::sin(pi * static_cast<long double>(rank) / 6));
        worst =
            std::max(worst, std::abs(numeric::normal_correlation(rank) - truth) / std::max(std::abs(truth), 1e-300));
    }
    CHECK(worst < 0x1p-52);
    CHECK(numeric::normal_correlation(1.0) == 1.0);
    CHECK(numeric::normal_correlation(-1.0) == -1.0);
    CHECK(numeric::normal_correlation(0.0) == 0.0);
    CHECK(numeric::normal_correlation(-0.3) == -numeric::normal_correlation(0.3));
}

TEST_CASE("correlated columns are sums from left to right, in lanes as one by one") {
    constexpr std::size_t members = 5;
    const numeric::LowerFactor factor = numeric::lower_factor(random_correlations(400, members), members);
    for (const std::size_t n : {0u, 1u, 3u, 4u, 7u, 64u}) {
        std::vector<std::vector<double>> z, expected;
        for (std::size_t member = 0; member < members; ++member)
            z.push_back(normals(500 + member, n));
        expected = z;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t member = 0; member < members; ++member) {
                double sum = factor.entries[member * members] * z[0][i];
                for (std::size_t k = 1; k <= member; ++k)
                    sum += factor.entries[member * members + k] * z[k][i];
                expected[member][i] = sum;
            }
        std::vector<double*> columns;
        for (auto& column : z)
            columns.push_back(column.data());
        numeric::correlate(columns.data(), members, factor, n);
        REQUIRE(z == expected);
    }
}

TEST_CASE("correlated columns have the rank correlation that was asked for") {
    constexpr std::size_t n = 100'000;
    for (const double rank : {-0.8, 0.3, 0.5}) {
        const double r = numeric::normal_correlation(rank);
        std::vector<double> x = normals(600, n), y = normals(601, n);
        double* columns[]{x.data(), y.data()};
        numeric::correlate(columns, 2, numeric::lower_factor({1, r, r, 1}, 2), n);
        // Below 1/sqrt(n) is the standard error of a rank correlation, largest without correlation.
        CHECK(std::abs(rank_correlation(x, y) - rank) < 4 / std::sqrt(static_cast<double>(n)));
    }
}

GEVINST_NO_CONTRACTION_END
