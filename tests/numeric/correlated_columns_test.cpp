// SPDX-License-Identifier: Apache-2.0
// Correlations of columns against their definition, their errors against many runs, and the bits of merged parts.
#include <gevinst/numeric/correlated_columns.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/catch2.hpp"
#include "support/random_numbers.hpp"

namespace numeric = gevinst::numeric;
using gevinst_test::RandomNumbers;

namespace {

using Columns = std::vector<std::vector<double>>;

// The second is a part of the first, the third goes against it, the fourth is apart.
Columns columns_of(std::uint64_t seed, std::size_t n) {
    RandomNumbers random(seed);
    Columns columns(4);
    for (std::size_t i = 0; i < n; ++i) {
        const double x = random.between(0.0, 1.0), y = random.between(0.0, 1.0), z = random.between(0.0, 1.0);
        for (std::size_t k = 0; k < 4; ++k)
            columns[k].push_back(std::vector{x, x + y, y * y - 2.0 * x, z}[k]);
    }
    return columns;
}

numeric::CorrelatedColumns::Chunk chunk_of(const numeric::CorrelatedColumns& all, const Columns& columns, std::uint64_t first,
                                          std::uint64_t end, std::size_t tile) {
    auto chunk = all.chunk(first);
    const std::size_t stop = std::min<std::size_t>(columns[0].size(), end * 1024);
    for (std::size_t i = first * 1024; i < stop; i += tile) {
        std::vector<const double*> at;
        for (const std::vector<double>& column : columns)
            at.push_back(column.data() + i);
        chunk.add(at.data(), std::min(tile, stop - i));
    }
    return chunk;
}
numeric::CorrelatedColumns run_over(const Columns& columns, std::vector<double> points = {0.5, 1.0, -0.6, 0.5}) {
    numeric::CorrelatedColumns all(std::move(points));
    all.append(chunk_of(all, columns, 0, (columns[0].size() + 1023) / 1024, 1024));
    return all;
}
double defined(const std::vector<double>& a, const std::vector<double>& b) {
    const auto n = static_cast<double>(a.size());
    double ma = 0.0, mb = 0.0, ab = 0.0, aa = 0.0, bb = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ma += a[i] / n;
        mb += b[i] / n;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - ma) * (b[i] - mb);
        aa += (a[i] - ma) * (a[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / std::sqrt(aa * bb);
}

} // namespace

TEST_CASE("correlations are those of their definition, wherever deviations are summed from") {
    const Columns columns = columns_of(1, 20'300);
    const auto all = run_over(columns), elsewhere = run_over(columns, {3.0, 0.0, 1.0, -2.0});
    for (std::size_t a = 0; a < 4; ++a)
        for (std::size_t b = 0; b < 4; ++b) {
            if (a == b) continue;
            CHECK(all.of(a, b).value == Approx(defined(columns[a], columns[b])).epsilon(1e-11));
            CHECK(all.of(a, b).value == all.of(b, a).value);
            CHECK(elsewhere.of(a, b).value == Approx(all.of(a, b).value).epsilon(1e-10));
            CHECK(elsewhere.of(a, b).standard_error == Approx(all.of(a, b).standard_error).epsilon(1e-6));
        }
    // A column and a multiple of it, to the last place.
    Columns same{columns[0], columns[0]};
    for (double& x : same[1])
        x = -4.0 * x;
    CHECK(run_over(same, {0.5, -2.0}).of(0, 1).value == Approx(-1.0).epsilon(1e-15));
    CHECK(std::isnan(run_over({columns[0], std::vector<double>(columns[0].size(), 2.0)}, {0.5, 2.0}).of(0, 1).value));
}

TEST_CASE("the error of a correlation is how much it varies from run to run") {
    // x and x + y have the correlation sqrt(1/2); x and z none.
    constexpr int runs = 400;
    for (const std::size_t blocks : {4u, 24u}) {
        int within = 0, apart = 0;
        for (int run = 0; run < runs; ++run) {
            const auto all = run_over(columns_of(static_cast<std::uint64_t>(run) + 10, blocks * 1024));
            within += std::fabs(all.of(0, 1).value - std::sqrt(0.5)) < 2.0 * all.of(0, 1).standard_error;
            apart += std::fabs(all.of(0, 3).value) < 2.0 * all.of(0, 3).standard_error;
        }
        // 95 %, a little less with an error from 24 blocks; with four standard errors of a binomial count.
        CHECK(std::abs(within - 0.945 * runs) < 4.0 * std::sqrt(runs * 0.95 * 0.05));
        CHECK(std::abs(apart - 0.945 * runs) < 4.0 * std::sqrt(runs * 0.95 * 0.05));
    }
}

TEST_CASE("tiles, chunks and merged parts give the same bits of a correlation") {
    const Columns columns = columns_of(3, 30 * 1024 + 100);
    const auto once = run_over(columns);
    numeric::CorrelatedColumns first({0.5, 1.0, -0.6, 0.5}), second = first;
    for (const auto& [part, from, to] : {std::tuple{&second, 20, 31}, {&first, 9, 20}, {&second, 0, 3}, {&first, 3, 9}})
        part->append(chunk_of(*part, columns, static_cast<std::uint64_t>(from), static_cast<std::uint64_t>(to), 256));
    first.merge(second);
    for (std::size_t a = 1; a < 4; ++a)
        for (std::size_t b = 0; b < a; ++b) {
            CHECK(first.of(a, b).value == once.of(a, b).value);
            CHECK(first.of(a, b).standard_error == once.of(a, b).standard_error);
        }
}
