// SPDX-License-Identifier: Apache-2.0
// The small functions of one double and of lanes: exact cases, and the special numbers where definitions differ.
#include <gevinst/numeric/batch.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include "support/catch2.hpp"

namespace numeric = gevinst::numeric;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
const double not_a_number = std::numeric_limits<double>::quiet_NaN();

// The same bits, where every NaN is the same.
bool same(double a, double b) { return (a != a && b != b) || numeric::to_words(a) == numeric::to_words(b); }

const std::vector<double> special{0.0,
                                  -0.0,
                                  0.3,
                                  -0.3,
                                  0.5,
                                  -0.5,
                                  1.5,
                                  -1.5,
                                  2.5,
                                  -2.5,
                                  0x1.fffffffffffffp-2,
                                  0x1p51 + 0.5,
                                  -0x1p51 - 0.5,
                                  0x1p52,
                                  0x1p53,
                                  -0x1p60,
                                  0x1p-1074,
                                  1e300,
                                  infinity,
                                  -infinity,
                                  not_a_number};

} // namespace

TEST_CASE("floor, ceil and round agree with the C library, for halves and the sign of zero too") {
    for (const double x : special) {
        INFO("x = " << x);
        CHECK(same(numeric::floor(x), std::floor(x)));
        CHECK(same(numeric::ceil(x), std::ceil(x)));
        CHECK(same(numeric::round(x), std::round(x)));
        CHECK(same(numeric::nearest(x), std::nearbyint(x)));
        CHECK(same(numeric::abs(x), std::fabs(x)));
        CHECK(same(numeric::copy_sign(x, -1.0), std::copysign(x, -1.0)));
        CHECK(same(numeric::sqrt(x), std::sqrt(x)));
    }
}

TEST_CASE("min and max pass NaN on from either side and give the second of equal operands") {
    CHECK(numeric::min(1.0, 2.0) == 1.0);
    CHECK(numeric::max(1.0, 2.0) == 2.0);
    for (const double other : {0.0, 1.0, -infinity, infinity, not_a_number}) {
        CHECK(std::isnan(numeric::min(not_a_number, other)));
        CHECK(std::isnan(numeric::min(other, not_a_number)));
        CHECK(std::isnan(numeric::max(not_a_number, other)));
        CHECK(std::isnan(numeric::max(other, not_a_number)));
    }
    CHECK(same(numeric::min(-0.0, 0.0), 0.0));
    CHECK(same(numeric::min(0.0, -0.0), -0.0));
    CHECK(same(numeric::max(-0.0, 0.0), 0.0));
    CHECK(same(numeric::max(0.0, -0.0), -0.0));
}

TEST_CASE("lanes compare, select and take a number as one double does") {
    using Batch = numeric::Batch<2>;
    for (const double a : special)
        for (const double b : special) {
            const double pair[2] = {a, b}, turned[2] = {b, a};
            const Batch x = Batch::load(pair), y = Batch::load(turned);
            double lanes[2];
            const auto check = [&](const Batch& got, double first, double second) {
                got.store(lanes);
                REQUIRE(same(lanes[0], first));
                REQUIRE(same(lanes[1], second));
            };
            check(numeric::select(x < y, x, y), a < b ? a : b, b < a ? b : a);
            check(numeric::select(x <= y, x, y), a <= b ? a : b, b <= a ? b : a);
            check(numeric::select(x > y, x, y), a > b ? a : b, b > a ? b : a);
            check(numeric::select(x >= y, x, y), a >= b ? a : b, b >= a ? b : a);
            check(numeric::select(x == y, x, Batch(1.0)), a == b ? a : 1.0, a == b ? b : 1.0);
            check(numeric::select(x != y, x, Batch(1.0)), a != b ? a : 1.0, a != b ? b : 1.0);
            check(numeric::select((x < y) | (x > y), x, Batch(1.0)), a < b || a > b ? a : 1.0,
                  a < b || a > b ? b : 1.0);
            check(numeric::select((x <= y) & (x >= y), x, Batch(1.0)), a == b ? a : 1.0, a == b ? b : 1.0);
            check(x / y, a / b, b / a);
            check(x * 3.0, a * 3.0, b * 3.0);
            check(1.0 - y, 1.0 - b, 1.0 - a);
            check(-x, -a, -b);
            check(Batch(a), a, a);
        }
}
