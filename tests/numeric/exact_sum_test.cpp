// SPDX-License-Identifier: Apache-2.0
// Exact sums: the rounded true sum, in any order, over the whole range of doubles.
#include <gevinst/numeric/exact_sum.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "support/catch2.hpp"
#include "support/random_numbers.hpp"

namespace numeric = gevinst::numeric;
using gevinst_test::RandomNumbers;

namespace {

double exact(const std::vector<double>& values) {
    numeric::ExactSum sum;
    for (const double value : values)
        sum.add(value);
    return sum.value();
}

} // namespace

TEST_CASE("an exact sum is the true sum, rounded once to the nearest") {
    constexpr double largest = std::numeric_limits<double>::max(), least = std::numeric_limits<double>::denorm_min();
    CHECK(exact({}) == 0.0);
    CHECK(exact({-0.0}) == 0.0);
    CHECK(exact({0.1}) == 0.1);
    CHECK(exact({-0.1}) == -0.1);
    CHECK(exact({least}) == least);
    CHECK(exact({-largest}) == -largest);
    CHECK(exact({largest, largest, -largest}) == largest);
    CHECK(exact({1e300, 1.0, -1e300}) == 1.0);
    CHECK(exact({1e300, least, -1e300}) == least);
    CHECK(exact({-1e300, -3.0, 1e300, 1e-20, -1e-20}) == -3.0);
    // A tie goes to the even neighbour, and the least bit far below decides it otherwise.
    CHECK(exact({1.0, 0x1p-53}) == 1.0);
    CHECK(exact({1.0, 0x1p-53, least}) == 1.0 + 0x1p-52);
    CHECK(exact({1.0, 0x1p-53, -least}) == 1.0);
    CHECK(exact({-1.0, -0x1p-53, -least}) == -1.0 - 0x1p-52);
    CHECK(exact({1.0 + 0x1p-52, 0x1p-53}) == 1.0 + 0x1p-51);
    // 0.1 in binary is above 1/10 by 5.55e-18: ten of them are above 1 by less than half its last place.
    CHECK(exact(std::vector<double>(10, 0.1)) == 1.0);
    CHECK(exact({largest, largest}) == std::numeric_limits<double>::infinity());
}

TEST_CASE("an exact sum of whole numbers is theirs, in any order and any parts") {
    RandomNumbers random(5);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> values;
        std::int64_t whole = 0;
        for (int i = 0; i < 50; ++i) {
            const auto one = static_cast<std::int64_t>(random.below(std::uint64_t{1} << 40)) - (std::int64_t{1} << 39);
            whole += one;
            values.push_back(static_cast<double>(one) * 0x1p-60);
            values.push_back(random.between(-1.0, 1.0) * std::ldexp(1.0, static_cast<int>(random.below(600)) - 300));
            values.push_back(-values.back());
        }
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[random.below(i)]);
        numeric::ExactSum first, second;
        for (std::size_t i = 0; i < values.size(); ++i)
            (i % 3 == 0 ? first : second).add(values[i]);
        first.add(second);
        CHECK(first.value() == static_cast<double>(whole) * 0x1p-60);
        CHECK(exact(values) == first.value());
    }
}

TEST_CASE("a number can be added many times, and taken away") {
    numeric::ExactSum sum;
    sum.add(0.1, std::int64_t{1} << 40);
    CHECK(sum.value() == 0.1 * 0x1p40);
    sum.add(0.1, -(std::int64_t{1} << 40) + 1);
    CHECK(sum.value() == 0.1);
    sum.add(-0.1, 3);
    CHECK(sum.value() == -0.2);
    sum.add(1e300, 0);
    CHECK(sum.value() == -0.2);
}

TEST_CASE("infinite numbers make a sum infinite") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(exact({1.0, infinity}) == infinity);
    CHECK(exact({-infinity, 1e308}) == -infinity);
    CHECK(std::isnan(exact({infinity, -infinity})));
}
