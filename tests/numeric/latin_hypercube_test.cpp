// SPDX-License-Identifier: Apache-2.0
// Latin hypercubes: one draw in each stratum of a block, in an order that is uniform among all, and fixed bits.
#include <gevinst/numeric/latin_hypercube.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "support/catch2.hpp"

namespace numeric = gevinst::numeric;
using numeric::block_size;

namespace {

constexpr std::uint64_t seed = 2026;
const std::uint64_t path = numeric::path_hash("adoption");

numeric::Strata permutation(std::uint64_t of_path, std::uint64_t block) {
    numeric::Strata strata;
    numeric::block_permutation(strata, seed, of_path, block);
    return strata;
}

// The shuffle as a textbook has it, from the words of the format.
std::vector<std::uint32_t> textbook_permutation(std::uint64_t block) {
    std::vector<std::uint32_t> strata;
    const auto put = [&](std::uint32_t place) {
        const auto stratum = static_cast<std::uint32_t>(strata.size());
        strata.push_back(stratum);
        std::swap(strata[place], strata[stratum]);
    };
    for (std::uint32_t i = 0; i < block_size / 2; ++i) {
        std::uint64_t draw = block * block_size + i;
        const auto word = [&] { return numeric::uniform_word(seed, path, draw, numeric::Purpose::block_permutation); };
        while (numeric::two_places(word(), 2 * i + 1).biased)
            draw += std::uint64_t{1} << 50;
        put(numeric::two_places(word(), 2 * i + 1).first);
        put(numeric::two_places(word(), 2 * i + 1).second);
    }
    return strata;
}

std::vector<double> draws(std::uint64_t first, std::size_t n) {
    std::vector<double> values(n);
    numeric::fill_latin_hypercube(values.data(), seed, path, first, n);
    return values;
}

// How often the mean of a statistic that should be 0 with variance 1 may be off: four standard errors.
bool is_standard(double sum, double squares, double count, double kurtosis = 3.0) {
    return std::abs(sum) < 4.0 * std::sqrt(count) &&
           std::abs(squares - count) < 4.0 * std::sqrt((kurtosis - 1) * count);
}

} // namespace

TEST_CASE("each pair of places has the same number of words, once the biased ones are left out") {
    for (const std::uint32_t bound : {1u, 3u, 5u, 99u, 511u, 1021u, 1023u}) {
        const std::uint64_t pairs = std::uint64_t{bound} * (bound + 1), words = std::uint64_t{1} << 32;
        const auto first_word = [&](std::uint64_t pair) { return (pair * words + pairs - 1) / pairs; };
        for (std::uint64_t pair = 0; pair < pairs; ++pair) {
            const std::uint64_t begin = first_word(pair), end = first_word(pair + 1);
            const auto first = numeric::two_places(static_cast<std::uint32_t>(begin), bound);
            REQUIRE(first.first * (bound + 1) + first.second == pair);
            // Later words of the pair lie higher above the multiple of 2^32, so only its first can be biased.
            REQUIRE(end - begin - (first.biased ? 1 : 0) == words / pairs);
            REQUIRE(!numeric::two_places(static_cast<std::uint32_t>(end - 1), bound).biased);
        }
    }
}

TEST_CASE("a block's strata are Fisher and Yates' shuffle of the block's words") {
    // Some of these 200 blocks draw a word again: 4 % of all blocks do.
    for (std::uint64_t block = 0; block < 200; ++block) {
        const numeric::Strata strata = permutation(path, block);
        const std::vector<std::uint32_t> expected = textbook_permutation(block);
        REQUIRE(std::equal(strata.begin(), strata.end(), expected.begin()));
    }
}

TEST_CASE("a block has one draw in each stratum") {
    for (const std::uint64_t block : {std::uint64_t{0}, std::uint64_t{1}, (std::uint64_t{1} << 40) - 1}) {
        std::vector<int> hits(block_size);
        for (const double u : draws(block * block_size, block_size))
            ++hits[static_cast<std::size_t>(u * block_size)];
        CHECK(hits == std::vector<int>(block_size, 1));
    }
}

TEST_CASE("a draw is its stratum's bits, then its own word's, and does not depend on the part of the block") {
    const std::vector<double> all = draws(0, 3 * block_size);
    for (const std::uint64_t first : {0u, 1u, 5u, 1000u, 1024u, 2047u})
        for (const std::size_t n : {1u, 2u, 7u, 40u, 1000u}) {
            const std::vector<double> part = draws(first, n);
            REQUIRE(std::equal(part.begin(), part.end(), all.begin() + static_cast<std::ptrdiff_t>(first)));
        }
    for (std::uint64_t i = 0; i < all.size(); ++i) {
        const auto stratum = static_cast<std::uint32_t>(permutation(path, i / block_size)[i % block_size]);
        const std::uint32_t own = numeric::uniform_word(seed, path, i);
        REQUIRE(all[i] == ((stratum << 22) + (own >> 10) + 0.5) * 0x1p-32);
    }
}

TEST_CASE("permutations have the fixed points, cycles, rises and exchanges of random ones") {
    constexpr double n = block_size, blocks = 4000;
    double cycles_mean = 0, cycles_variance = 0;
    for (int k = 1; k <= static_cast<int>(n); ++k)
        cycles_mean += 1.0 / k, cycles_variance += 1.0 / k - 1.0 / k / k;
    double fixed[2]{}, cycles[2]{}, rises[2]{}, correlation[2]{}, serial[2]{}, even = 0;
    const auto count = [](double(&sums)[2], double value, double mean, double variance) {
        const double standard = (value - mean) / std::sqrt(variance);
        sums[0] += standard, sums[1] += standard * standard;
    };
    // The sum of products of two random orders has mean n m^2 and variance (n v)^2 / (n - 1).
    const double middle = (n - 1) / 2, spread = (n * n - 1) / 12;
    for (std::uint64_t block = 0; block < static_cast<std::uint64_t>(blocks); ++block) {
        const numeric::Strata a = permutation(path, block), b = permutation(path + 1, block);
        double fixed_points = 0, cycle_count = 0, rise_count = 0, products = 0, own_place = 0;
        std::vector<bool> seen(block_size);
        for (std::size_t i = 0; i < block_size; ++i) {
            fixed_points += a[i] == i;
            if (i > 0) rise_count += a[i] > a[i - 1];
            products += static_cast<double>(a[i]) * static_cast<double>(b[i]);
            own_place += static_cast<double>(a[i]) * static_cast<double>(i);
            if (!seen[i]) ++cycle_count;
            for (std::size_t at = i; !seen[at]; at = a[at])
                seen[at] = true;
        }
        even += std::fmod(n - cycle_count, 2.0) == 0.0;
        count(fixed, fixed_points, 1, 1);
        count(cycles, cycle_count, cycles_mean, cycles_variance);
        count(rises, rise_count, (n - 1) / 2, (n + 1) / 12);
        count(correlation, products, n * middle * middle, n * n * spread * spread / (n - 1));
        count(serial, own_place, n * middle * middle, n * n * spread * spread / (n - 1));
    }
    CHECK(is_standard(fixed[0], fixed[1], blocks, 4.0)); // a Poisson number of mean 1: kurtosis 3 + 1
    CHECK(is_standard(cycles[0], cycles[1], blocks, 3.2));
    CHECK(is_standard(rises[0], rises[1], blocks));
    CHECK(is_standard(correlation[0], correlation[1], blocks)); // with another assumption's order
    CHECK(is_standard(serial[0], serial[1], blocks));           // with the order of draws
    CHECK(std::abs(even - blocks / 2) < 2.0 * std::sqrt(blocks));
}

TEST_CASE("every place of a block is as likely to hold one stratum as another") {
    // Chi-squared over 32 groups of strata, at places that the shuffle treats differently: 31 degrees of freedom.
    constexpr std::uint64_t blocks = 3200;
    const std::size_t places[] = {0, 1, 2, 511, 512, 1022, 1023};
    std::vector<std::array<double, 32>> hits(std::size(places));
    for (std::uint64_t block = 0; block < blocks; ++block) {
        const numeric::Strata strata = permutation(path + 2, block);
        for (std::size_t k = 0; k < std::size(places); ++k)
            hits[k][strata[places[k]] / 32] += 1;
    }
    for (const auto& groups : hits) {
        double chi_squared = 0;
        for (const double hit : groups)
            chi_squared += (hit - blocks / 32.0) * (hit - blocks / 32.0) / (blocks / 32.0);
        CHECK(std::abs(chi_squared - 31.0) < 4.0 * std::sqrt(2 * 31.0));
    }
}

TEST_CASE("the mean of a block is closer to the truth than random draws by the square root of its strata") {
    // A draw is uniform in its stratum: the mean of n of them has variance 1 / (12 n^3).
    constexpr double n = block_size, blocks = 2000;
    double sum = 0, squares = 0;
    for (std::uint64_t block = 0; block < static_cast<std::uint64_t>(blocks); ++block) {
        double off = 0;
        for (const double u : draws(block * block_size, block_size))
            off += (u - 0.5) / n;
        const double standard = off * std::sqrt(12 * n * n * n);
        sum += standard, squares += standard * standard;
    }
    CHECK(is_standard(sum, squares, blocks));
}
