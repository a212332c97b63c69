// SPDX-License-Identifier: Apache-2.0
// The normal distribution function against the C library's erfc in long double, and its exact and special cases.
#include <gevinst/numeric/lanes.hpp>
#include <gevinst/numeric/normal.hpp>
#include <gevinst/numeric/philox.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "support/catch2.hpp"
#include "support/lanes.hpp"

namespace numeric = gevinst::numeric;

// Over the tests too: always_inline operations take the rules of the function that calls them.
GEVINST_NO_CONTRACTION_BEGIN

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

long double truth(double z) { return std::erfc(-static_cast<long double>(z) / std::sqrt(2.0L)) / 2; }

std::vector<double> points() {
    std::vector<double> values{0.0, -0.0, 40.0, -40.0, 1e300, -1e300, infinity, -infinity, 0x1p-1074, -37.5, -38.4};
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        const double u = numeric::uniform(numeric::uniform_word(2026, 12, i));
        values.insert(values.end(), {(2 * u - 1) * 38, (2 * u - 1) * 6, (2 * u - 1) * 0.01, -u * u * 37.5});
    }
    return values;
}

} // namespace

TEST_CASE("the normal distribution function is within 1e-15 of the truth, far into the lower tail") {
    double worst = 0;
    for (const double z : points())
        if (z > -37.5) worst = std::max(worst, static_cast<double>(std::fabs(numeric::normal_cdf(z) / truth(z) - 1)));
    CHECK(worst < 1e-15);
}

TEST_CASE("the normal distribution function is exact at 0 and ends at 0 and 1") {
    CHECK(numeric::normal_cdf(0.0) == 0.5);
    CHECK(numeric::normal_cdf(-0.0) == 0.5);
    CHECK(std::fabs(numeric::normal_cdf(-38.4) - static_cast<double>(truth(-38.4))) < 3 * 0x1p-1074);
    CHECK(numeric::normal_cdf(-39.0) == 0.0);
    CHECK(numeric::normal_cdf(-infinity) == 0.0);
    CHECK(numeric::normal_cdf(9.0) == 1.0);
    CHECK(numeric::normal_cdf(infinity) == 1.0);
    CHECK(std::isnan(numeric::normal_cdf(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("the two tails of the normal distribution add up to 1") {
    for (const double z : points())
        if (z > 0) REQUIRE(numeric::normal_cdf(z) == 1 - numeric::normal_cdf(-z));
}

TEST_CASE("lanes of the normal distribution function have the bits of one double at a time, fixed for all builds") {
    const std::vector<double> z = points();
    std::vector<double> expected, found(z.size());
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (std::size_t i = 0; i < z.size(); ++i) {
        const double one = numeric::normal_cdf(z[i]);
        expected.push_back(one);
        hash = (hash ^ numeric::to_words(one)) * 0x100000001b3u;
    }
    for (const int width : gevinst_test::lane_widths()) {
        numeric::run_lanes<numeric::Elementwise<numeric::NormalCdf>>(width, found.data(), z.size(), numeric::Column{z.data(), 1});
        CHECK(found == expected);
    }
    CHECK(hash == 0x7ce2dcf9adb8d4c3u); // of the first build: a change of it is a decision in docs/decisions/
}

GEVINST_NO_CONTRACTION_END
