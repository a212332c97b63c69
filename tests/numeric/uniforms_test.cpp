// SPDX-License-Identifier: Apache-2.0
// Columns of uniforms have the bits of one word at a time, wherever they begin and however wide the lanes are.
#include <gevinst/numeric/uniforms.hpp>

#include <cmath>
#include <vector>

#include "support/catch2.hpp"
#include "support/lanes.hpp"

namespace numeric = gevinst::numeric;
using numeric::Purpose;

namespace {

constexpr std::uint64_t seed = 0x0123456789abcdef, path = 0xfedcba9876543210;

std::vector<double> one_word_at_a_time(std::uint64_t first, std::size_t n) {
    std::vector<double> values(n);
    for (std::size_t i = 0; i < n; ++i)
        values[i] = numeric::uniform(numeric::uniform_word(seed, path, first + i));
    return values;
}

std::vector<double> in_lanes(int width, std::uint64_t first, std::size_t n) {
    std::vector<double> values(n);
    using Loop = numeric::ForEachWord<numeric::StoreUniform, Purpose::uniform>;
    numeric::run_lanes<Loop>(width, values.data(), n, numeric::Draws{seed, path, first});
    return values;
}
std::vector<double> filled(std::uint64_t first, std::size_t n) {
    std::vector<double> values(n);
    numeric::fill_uniforms(values.data(), seed, path, first, n);
    return values;
}

// Near zero, near the ends of the low half of q (2^34 draws) and of all draws, 2^58.
constexpr std::uint64_t high_half = std::uint64_t{1} << 34, last = std::uint64_t{1} << 58;

} // namespace

TEST_CASE("a column of uniforms has the bits of one word at a time, wherever it begins and ends") {
    for (std::size_t n = 0; n <= 70; ++n)
        for (std::uint64_t first = 0; first < 20; ++first)
            for (const std::uint64_t start :
                 {first, high_half - 40 + first, 3 * high_half - 7 + first, last - 70 - first}) {
                const std::vector<double> expected = one_word_at_a_time(start, n);
                REQUIRE(filled(start, n) == expected);
                if (start % high_half + n <= high_half)
                    for (const int width : gevinst_test::lane_widths()) REQUIRE(in_lanes(width, start, n) == expected);
            }
}

TEST_CASE("nothing is written past the end of a column of uniforms") {
    for (std::size_t n = 0; n <= 40; ++n) {
        std::vector<double> values(n + 1, 7.0);
        numeric::fill_uniforms(values.data(), seed, path, 5, n);
        REQUIRE(values[n] == 7.0);
    }
}

TEST_CASE("words of every purpose come in lanes too") {
    constexpr std::size_t n = 64;
    const auto check = [&]<Purpose purpose>() {
        std::vector<double> values(n);
        numeric::run_widest<numeric::ForEachWord<numeric::StoreUniform, purpose>>(values.data(), n,
                                                                                  numeric::Draws{seed, path, 16});
        for (std::size_t i = 0; i < n; ++i)
            REQUIRE(values[i] == numeric::uniform(numeric::uniform_word(seed, path, 16 + i, purpose)));
    };
    check.operator()<Purpose::block_permutation>();
    check.operator()<Purpose::scramble>();
    check.operator()<Purpose::library_draw>();
}

TEST_CASE("the uniforms of a thousand paths have mean 1/2 and variance 1/12") {
    constexpr std::size_t n = 1024, paths = 1000;
    std::vector<double> values(n);
    double sum = 0.0, squares = 0.0;
    for (std::size_t p = 0; p < paths; ++p) {
        numeric::fill_uniforms(values.data(), 2026, numeric::path_hash("assumption") + p, 0, n);
        for (const double u : values) {
            sum += u - 0.5;
            squares += (u - 0.5) * (u - 0.5);
        }
    }
    constexpr double count = n * paths;
    // Four standard errors: of the mean 1/sqrt(12 N), of the mean square 1/sqrt(180 N).
    CHECK(std::abs(sum / count) < 4.0 / std::sqrt(12.0 * count));
    CHECK(std::abs(squares / count - 1.0 / 12) < 4.0 / std::sqrt(180.0 * count));
}
