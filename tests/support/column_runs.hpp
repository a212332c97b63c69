// SPDX-License-Identifier: Apache-2.0
// Columns of draws of many shapes, and runs over them in chunks and tiles of any size.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <gevinst/numeric/column_statistics.hpp>

#include "support/catch2.hpp"
#include "support/random_numbers.hpp"

namespace gevinst_test {

namespace numeric = gevinst::numeric;

inline const std::vector<std::string>& column_shapes() {
    static const std::vector<std::string> shapes{
        "uniform", "skewed",     "heavy tails", "half zero", "whole numbers", "two values", "constant",
        "zeros",   "descending", "ascending",   "late jump", "few values",    "infinite"};
    return shapes;
}
inline std::vector<double> column_of(const std::string& shape, std::size_t n, std::uint64_t seed = 1) {
    RandomNumbers random(seed);
    std::vector<double> draws(n);
    for (std::size_t i = 0; i < n; ++i) {
        const double u = random.between(0.0, 1.0), v = random.between(0.0, 1.0), place = static_cast<double>(i);
        draws[i] = shape == "uniform"         ? u - 0.5
                   : shape == "skewed"        ? u * u * u * 1e6 - 1e3
                   : shape == "heavy tails"   ? (v < 0.5 ? -1.0 : 1.0) / (u * u + 1e-300)
                   : shape == "half zero"     ? (v < 0.5 ? (u < 0.5 ? -0.0 : 0.0) : u - 0.5)
                   : shape == "whole numbers" ? std::floor(8.0 * u * v)
                   : shape == "two values"    ? (u < 0.1 ? 1.0 : 0.0)
                   : shape == "constant"      ? 0.1
                   : shape == "zeros"         ? (u < 0.5 ? -0.0 : 0.0)
                   : shape == "descending"    ? 5.0 - place
                   : shape == "ascending"     ? place
                   : shape == "late jump"     ? (2 * i < n ? u : u + 10.0)
                   : shape == "few values"    ? std::floor(1000.0 * u * u)
                                              : (v < 0.02 ? std::copysign(std::numeric_limits<double>::infinity(), u - 0.3) : u);
    }
    return draws;
}

/// How a run is cut.
struct Cut {
    std::size_t tile = 1024;
    std::uint64_t chunk = 16;
    bool staged = true, backwards = false;
};

/// Blocks from `first` to before `end` of the draws, in one pass.
inline void pass_over(numeric::ColumnStatistics& column, const std::vector<double>& draws, std::uint64_t first,
                      std::uint64_t end, const Cut& cut) {
    std::vector<numeric::ColumnStatistics::Chunk> chunks;
    for (std::uint64_t block = first; block < end; block += cut.chunk) {
        chunks.push_back(column.chunk(block));
        const std::size_t stop = std::min<std::size_t>(draws.size(), std::min(end, block + cut.chunk) * 1024);
        for (std::size_t i = block * 1024; i < stop; i += cut.tile)
            chunks.back().add(draws.data() + i, std::min(cut.tile, stop - i));
    }
    if (cut.backwards) std::reverse(chunks.begin(), chunks.end());
    for (auto& chunk : chunks)
        REQUIRE(column.append(std::move(chunk)));
}
inline void first_pass(numeric::ColumnStatistics& column, const std::vector<double>& draws, std::uint64_t first,
                       std::uint64_t end, const Cut& cut) {
    for (std::uint64_t done = 0; first + done < end;) {
        const std::uint64_t stage = cut.staged ? std::min(numeric::next_stage(done), end - first) : end - first;
        pass_over(column, draws, first + done, first + stage, cut);
        column.narrow();
        done = stage;
    }
}
inline void finish(numeric::ColumnStatistics& column, const std::vector<double>& draws, const Cut& cut) {
    while (!column.finished()) {
        REQUIRE(column.passes() < 6);
        column.begin_next_pass();
        for (const numeric::BlockRange& range : column.ranges())
            pass_over(column, draws, range.first, range.end, cut);
    }
}
inline std::uint64_t blocks_of(const std::vector<double>& draws) { return (draws.size() + 1023) / 1024; }

inline numeric::ColumnStatistics run_over(const std::vector<double>& draws, const numeric::ColumnRequest& request,
                                          const Cut& cut = {}) {
    numeric::ColumnStatistics column(request, draws.size());
    first_pass(column, draws, 0, blocks_of(draws), cut);
    finish(column, draws, cut);
    return column;
}

/// All figures of a summary in one row of bits, so that two can be compared.
inline std::vector<std::uint64_t> bits_of(const numeric::ColumnSummary& summary) {
    std::vector<double> figures{summary.mean,    summary.sd,      summary.standard_error, summary.block_standard_error,
                                summary.minimum, summary.maximum, static_cast<double>(summary.draws)};
    for (const auto& percentile : summary.percentiles)
        figures.insert(figures.end(), {percentile.value, percentile.low, percentile.high});
    for (const auto& exceedance : summary.exceedances)
        figures.insert(figures.end(), {exceedance.probability, exceedance.standard_error});
    for (const auto& shortfall : summary.shortfalls)
        figures.insert(figures.end(), {shortfall.value, shortfall.standard_error});
    std::vector<std::uint64_t> bits;
    for (const double figure : figures)
        bits.push_back(figure == figure ? numeric::to_words(figure) : 0x7ff8000000000000u);
    return bits;
}

}  // namespace gevinst_test
