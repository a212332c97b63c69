// SPDX-License-Identifier: Apache-2.0
// exp, log and pow against the C library in long double (64 bits of mantissa, so its own error is below 0.001 units in
// the last place here), and their exact and special cases.
#include <gevinst/numeric/exp_log.hpp>
#include <gevinst/numeric/philox.hpp>

#include <algorithm>
#include <cmath>

#include "support/catch2.hpp"

namespace numeric = gevinst::numeric;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
const double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint64_t samples = 200'000;

double uniform(std::uint64_t stream, std::uint64_t i) {
    return numeric::uniform(numeric::uniform_word(2026, stream, i));
}
double between(double low, double high, std::uint64_t stream, std::uint64_t i) {
    return low + (high - low) * uniform(stream, i);
}

// The distance from the true value in units of a double's last place there (the subnormals share one unit).
double units_off(double got, long double truth) {
    int exponent = 0;
    std::frexp(truth, &exponent);
    return static_cast<double>(std::fabs(static_cast<long double>(got) - truth) /
                               std::ldexp(1.0L, std::max(exponent, -1021) - 53));
}

} // namespace

TEST_CASE("exp is within 0.8 units in the last place, subnormal results included") {
    double worst = 0.0;
    for (std::uint64_t i = 0; i < samples; ++i)
        for (const double x : {between(-745.0, 709.7, 1, i), between(-1.0, 1.0, 2, i), between(-745.0, -708.0, 3, i)})
            worst = std::max(worst, units_off(numeric::exp(x), std::exp(static_cast<long double>(x))));
    CHECK(worst < 0.8);
}

TEST_CASE("exp is exact at 0 and goes to 0 and infinity gracefully") {
    CHECK(numeric::exp(0.0) == 1.0);
    CHECK(numeric::exp(-0.0) == 1.0);
    CHECK(numeric::exp(0x1p-60) == 1.0);
    CHECK(numeric::exp(709.7827) < infinity);
    CHECK(numeric::exp(709.7828) == infinity); // ln of the largest double is 709.78271...
    CHECK(numeric::exp(infinity) == infinity);
    CHECK(numeric::exp(-745.13) == 0x1p-1074);
    CHECK(numeric::exp(-745.14) == 0.0); // below half of the smallest subnormal, ln = -745.13321...
    CHECK(numeric::exp(-1e300) == 0.0);
    CHECK(numeric::exp(-infinity) == 0.0);
    CHECK(std::isnan(numeric::exp(not_a_number)));
}

TEST_CASE("log is within 1 unit in the last place, near 1 and for subnormal numbers too") {
    double worst = 0.0;
    for (std::uint64_t i = 0; i < samples; ++i) {
        const double anywhere = std::ldexp(between(0.5, 1.0, 4, i), static_cast<int>(between(-1074.0, 1025.0, 5, i)));
        for (const double x : {anywhere, between(0.5, 2.0, 6, i), 1.0 + between(-1e-5, 1e-5, 7, i)})
            if (x > 0.0) worst = std::max(worst, units_off(numeric::log(x), std::log(static_cast<long double>(x))));
    }
    CHECK(worst < 1.0);
}

TEST_CASE("log is exact at 1 and says what it is not defined for") {
    CHECK(numeric::log(1.0) == 0.0);
    CHECK(numeric::log(0.0) == -infinity);
    CHECK(numeric::log(-0.0) == -infinity);
    CHECK(numeric::log(infinity) == infinity);
    CHECK(std::isnan(numeric::log(-1.0)));
    CHECK(std::isnan(numeric::log(-infinity)));
    CHECK(std::isnan(numeric::log(not_a_number)));
}

TEST_CASE("pow is within 1 unit in the last place over the whole range of results") {
    double worst = 0.0;
    for (std::uint64_t i = 0; i < samples; ++i) {
        const double base = std::exp(between(-4.0, 4.0, 8, i));
        const double exponent = between(-700.0, 700.0, 9, i) / std::log(base);
        const double growth = between(0.8, 1.3, 10, i), years = between(-50.0, 50.0, 11, i);
        worst = std::max(worst, units_off(numeric::pow(base, exponent), std::pow(static_cast<long double>(base),
                                                                                 static_cast<long double>(exponent))));
        worst = std::max(worst, units_off(numeric::pow(growth, years),
                                          std::pow(static_cast<long double>(growth), static_cast<long double>(years))));
    }
    CHECK(worst < 1.0);
}

TEST_CASE("a whole power that fits a double is exact") {
    for (int base = 2; base <= 100; ++base) {
        double power = 1.0;
        for (int exponent = 0; power < 0x1p53; power *= base, ++exponent) {
            REQUIRE(numeric::pow(double(base), double(exponent)) == power);
            REQUIRE(numeric::pow(-double(base), double(exponent)) == (exponent % 2 ? -power : power));
            REQUIRE(numeric::integer_power(double(base), exponent) == power);
        }
    }
    CHECK(numeric::pow(0.25, 0.5) == 0.5);
    CHECK(numeric::pow(2.0, -1074.0) == 0x1p-1074);
}

TEST_CASE("pow at the edges: zero, infinity, negative bases and NaN") {
    for (const double y : {-infinity, -1e300, -2.5, 0.0, 2.5, 1e300, infinity})
        CHECK(numeric::pow(1.0, y) == 1.0);
    for (const double x : {-infinity, -2.5, 0.0, 1e-310, 2.5, infinity})
        CHECK(numeric::pow(x, 0.0) == 1.0);
    CHECK(numeric::pow(0.0, 2.5) == 0.0);
    CHECK(numeric::pow(0.0, -1.0) == infinity);
    CHECK(numeric::pow(infinity, 0.5) == infinity);
    CHECK(numeric::pow(infinity, -0.5) == 0.0);
    CHECK(numeric::pow(2.0, 1024.0) == infinity);
    CHECK(numeric::pow(2.0, -1075.0) == 0.0);
    CHECK(numeric::pow(0.5, infinity) == 0.0);
    CHECK(numeric::pow(1.0 + 0x1p-52, 1e300) == infinity);
    CHECK(numeric::pow(1.0 - 0x1p-53, infinity) == 0.0);
    CHECK(std::isnan(numeric::pow(-2.0, 0.5)));
    CHECK(std::isnan(numeric::pow(not_a_number, 2.0)));
    CHECK(std::isnan(numeric::pow(2.0, not_a_number)));
    CHECK(std::isnan(numeric::pow(0.0, not_a_number)));
    CHECK(std::isnan(numeric::pow(infinity, not_a_number)));
}

TEST_CASE("an integer power multiplies in one fixed order") {
    const double x = 1.1;
    const double square = x * x, sixth = (square * x) * (square * x);
    CHECK(numeric::integer_power(x, 13) == (sixth * sixth) * x); // 13 is 1101 in binary: 1, 3, 6, 13
    CHECK(numeric::integer_power(x, -2) == 1.0 / square);
    CHECK(numeric::integer_power(0.0, 0) == 1.0);
    CHECK(numeric::integer_power(2.0, std::numeric_limits<int>::min()) == 0.0);
}
