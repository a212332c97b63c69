// SPDX-License-Identifier: Apache-2.0
// Sobol' points: the published ones, the nets they form before and after scrambling, and what a scrambling must do.
#include <gevinst/numeric/sobol.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/catch2.hpp"
#include "support/lanes.hpp"

namespace numeric = gevinst::numeric;
using Directions = numeric::SobolDirections;

namespace {

constexpr std::uint64_t seed = 2026;
const std::uint64_t path = numeric::path_hash("Reading/adoption");

std::uint32_t word(const Directions& directions, std::uint32_t point) {
    return static_cast<std::uint32_t>(
        numeric::bits_reversed(std::uint64_t{numeric::reversed_sobol_word(directions, point)}));
}

// Point by point, in the words of the format.
double draw(const Directions& directions, std::uint64_t points, std::uint64_t of_path, std::uint64_t i) {
    const numeric::ScrambleKey key = numeric::scramble_key(seed, of_path, i / points);
    std::uint32_t x = numeric::reversed_sobol_word(directions, static_cast<std::uint32_t>(i % points));
    x = numeric::scrambled(x, key);
    std::uint32_t upright = 0;
    for (int bit = 0; bit < 32; ++bit)
        upright |= ((x >> bit) & 1u) << (31 - bit);
    return numeric::uniform(upright);
}

std::vector<double> draws(std::size_t dimension, std::uint64_t points, std::uint64_t first, std::size_t n) {
    std::vector<double> values(n);
    numeric::fill_sobol(values.data(), numeric::sobol_directions(dimension), points, seed, path + dimension, first, n);
    return values;
}

std::vector<double> in_lanes(int width, const Directions& directions, std::uint32_t first, std::size_t n) {
    std::vector<double> values(n);
    numeric::run_lanes<numeric::StoreSobol>(width, values.data(), n, &directions, first, numeric::scramble_key(seed, path, 7));
    return values;
}

// Whether the unit square's cells of width 2^-across and height 2^-up hold one point each.
bool is_net(const std::vector<double>& x, const std::vector<double>& y, int across, int up) {
    std::vector<int> hits(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        ++hits[static_cast<std::size_t>(std::ldexp(x[i], across)) << up |
               static_cast<std::size_t>(std::ldexp(y[i], up))];
    return hits == std::vector<int>(x.size(), 1);
}

} // namespace

TEST_CASE("the first Sobol' points are the published ones") {
    // RNG-SOBOL of tests/data/reference_cases.json: direction numbers of Joe and Kuo, not scrambled.
    const double published[8][4] = {{0, 0, 0, 0},
                                    {0.5, 0.5, 0.5, 0.5},
                                    {0.75, 0.25, 0.25, 0.25},
                                    {0.25, 0.75, 0.75, 0.75},
                                    {0.375, 0.375, 0.625, 0.875},
                                    {0.875, 0.875, 0.125, 0.375},
                                    {0.625, 0.125, 0.875, 0.625},
                                    {0.125, 0.625, 0.375, 0.125}};
    for (std::size_t dimension = 0; dimension < 4; ++dimension)
        for (std::uint32_t point = 0; point < 8; ++point)
            CHECK(word(numeric::sobol_directions(dimension), point) * 0x1p-32 == published[point][dimension]);
}

TEST_CASE("all 1,024 dimensions have the words of another implementation of Joe and Kuo's numbers") {
    // FNV-1a by words, dimension by dimension, of scipy.stats.qmc.Sobol(1024, scramble=False, bits=32).random(256) in
    // SciPy 1.17.1.
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (std::size_t dimension = 0; dimension < numeric::sobol_dimensions; ++dimension) {
        const Directions directions = numeric::sobol_directions(dimension);
        for (std::uint32_t point = 0; point < 256; ++point)
            hash = (hash ^ word(directions, point)) * 0x100000001b3u;
    }
    CHECK(hash == 0xdf69293df4722325u);
}

TEST_CASE("a column of Sobol' draws has the bits of one point at a time, wherever it begins and ends") {
    const Directions directions = numeric::sobol_directions(17);
    for (const std::uint64_t points : {1u, 2u, 4u, 8u, 64u, 1u << 16})
        for (std::uint64_t first = 0; first < 20; ++first)
            for (const std::size_t n : {0u, 1u, 3u, 4u, 7u, 16u, 33u, 70u}) {
                std::vector<double> values(n + 1, 7.0);
                const std::uint64_t start = (std::uint64_t{1} << 16) - 31 + first;
                numeric::fill_sobol(values.data(), directions, points, seed, path, start, n);
                for (std::size_t i = 0; i < n; ++i)
                    REQUIRE(values[i] == draw(directions, points, path, start + i));
                REQUIRE(values[n] == 7.0);
            }
    for (const std::uint32_t first : {0u, 5u, 0xffffffffu - 99u}) {
        const std::vector<double> one = in_lanes(1, directions, first, 100);
        for (const int width : gevinst_test::lane_widths()) REQUIRE(in_lanes(width, directions, first, 100) == one);
        std::vector<double> widest(100);
        numeric::fill_sobol(widest.data(), directions, std::uint64_t{1} << 32, seed, path,
                            (std::uint64_t{7} << 32) + first, 100);
        REQUIRE(widest == one);
    }
}

TEST_CASE("scrambled draws are those that were worked out apart from the library") {
    // Philox, the hash and dimension 0 written anew in Python, from the words of the format; 1,024 points.
    const Directions directions = numeric::sobol_directions(0);
    const auto is = [&](std::uint64_t i, std::uint32_t expected) {
        double u = 0;
        numeric::fill_sobol(&u, directions, 1024, seed, path, i, 1);
        return u == numeric::uniform(expected);
    };
    CHECK(is(0, 0x50aa5e4f));
    CHECK(is(1, 0xa7a265cc));
    CHECK(is(2, 0xd278e5cc));
    CHECK(is(1023, 0x50e60533));
    CHECK(is(1024, 0x76afef14));
    CHECK(is(5000, 0x13975a10));
}

TEST_CASE("every dimension of a scrambled replicate has one point in each interval of its length") {
    for (std::size_t dimension = 0; dimension < numeric::sobol_dimensions; ++dimension)
        for (const std::size_t points : {16u, 1024u}) {
            // The third replicate, and within it every aligned part of 16 points.
            const std::vector<double> u = draws(dimension, points, 2 * points, points);
            for (std::size_t begin = 0; begin < points; begin += 16) {
                unsigned hits = 0;
                for (std::size_t i = begin; i < begin + 16; ++i)
                    hits |= 1u << static_cast<unsigned>(u[i] * 16);
                REQUIRE(hits == 0xffffu);
            }
            std::vector<int> hits(points);
            for (const double value : u)
                ++hits[static_cast<std::size_t>(value * static_cast<double>(points))];
            REQUIRE(hits == std::vector<int>(points, 1));
        }
}

TEST_CASE("the first two dimensions are a net in base 2 of the best quality, scrambled or not") {
    constexpr std::size_t points = 1024;
    std::vector<double> x(points), y(points);
    for (std::uint32_t i = 0; i < points; ++i) {
        x[i] = numeric::uniform(word(numeric::sobol_directions(0), i));
        y[i] = numeric::uniform(word(numeric::sobol_directions(1), i));
    }
    for (int across = 0; across <= 10; ++across)
        CHECK(is_net(x, y, across, 10 - across));
    for (std::uint64_t replicate = 0; replicate < 20; ++replicate) {
        x = draws(0, points, replicate * points, points);
        y = draws(1, points, replicate * points, points);
        for (int across = 0; across <= 10; ++across)
            REQUIRE(is_net(x, y, across, 10 - across));
    }
}

TEST_CASE("scramblings send every point anywhere, and points that part at a bit anywhere below it independently") {
    // Inputs are points' words with the bits reversed, so two of them part at their lowest differing bit. Over 2^15
    // scramblings each further bit of the exclusive or is a fair coin: 5 standard errors for 1,500 coins.
    constexpr int scramblings = 1 << 15;
    std::vector<numeric::ScrambleKey> keys;
    for (int k = 0; k < scramblings; ++k)
        keys.push_back(numeric::scramble_key(seed, path, static_cast<std::uint64_t>(k)));
    const auto heads = [&](std::uint32_t a, std::uint32_t b, int bit) {
        int count = 0;
        for (const numeric::ScrambleKey key : keys)
            count += static_cast<int>(((numeric::scrambled(a, key) ^ numeric::scrambled(b, key)) >> bit) & 1u);
        return count;
    };
    const double bound = 5.0 * std::sqrt(scramblings) / 2;
    for (int parting = 0; parting < 10; ++parting)
        for (std::uint64_t pair = 0; pair < 10; ++pair) {
            const auto words = numeric::uniform_words(seed, 99, 10 * static_cast<std::uint64_t>(parting) + pair);
            const std::uint32_t places = 0x3fff; // of 2^14 points
            const std::uint32_t common = (1u << parting) - 1;
            const std::uint32_t a = words[0] & places & ~(1u << parting);
            const std::uint32_t b = ((words[1] & ~common) | (a & common) | (1u << parting)) & places;
            for (int bit = 0; bit <= parting; ++bit)
                REQUIRE(heads(a, b, bit) == (bit < parting ? 0 : scramblings));
            for (int bit = parting + 1; bit < parting + 16; ++bit)
                REQUIRE(std::abs(heads(a, b, bit) - scramblings / 2) < bound);
        }
    for (const std::uint32_t point : {0u, 1u, 0x1234u, 0xffffffffu})
        for (int bit = 0; bit < 32; ++bit) {
            int ones = 0;
            for (const numeric::ScrambleKey key : keys)
                ones += static_cast<int>((numeric::scrambled(point, key) >> bit) & 1u);
            REQUIRE(std::abs(ones - scramblings / 2) < bound);
        }
}

TEST_CASE("replicates are unbiased, vary as Owen's theory says, and less than random draws") {
    // In one dimension a replicate of n points has one uniform in each interval: the mean has variance 1 / (12 n^3).
    constexpr std::size_t points = 256, replicates = 2000;
    const double n = points, r = replicates;
    double sum = 0, squares = 0, product_sum = 0, product_squares = 0;
    for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) {
        std::vector<std::vector<double>> u;
        for (const std::size_t dimension : {5u, 17u, 33u})
            u.push_back(draws(dimension, points, replicate * points, points));
        double mean = 0, product = 0;
        for (std::size_t i = 0; i < points; ++i) {
            mean += u[0][i] / n;
            product += u[0][i] * u[1][i] * u[2][i] / n; // expected: 1/8
        }
        const double standard = (mean - 0.5) * std::sqrt(12 * n * n * n);
        sum += standard, squares += standard * standard;
        product_sum += product - 0.125, product_squares += (product - 0.125) * (product - 0.125);
    }
    CHECK(std::abs(sum) < 4.0 * std::sqrt(r));
    CHECK(std::abs(squares - r) < 4.0 * std::sqrt(2 * r));
    const double variance = product_squares / r;
    CHECK(std::abs(product_sum / r) < 4.0 * std::sqrt(variance / r));
    const double of_random_draws = (1.0 / 27 - 1.0 / 64) / n;
    CHECK(variance < of_random_draws / 10);
}
