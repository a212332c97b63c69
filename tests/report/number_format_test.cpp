// SPDX-License-Identifier: Apache-2.0
// Figures as a table prints them: small cases worked out by hand.
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>

#include "gevinst/report/number_format.hpp"
#include "support/catch2.hpp"
#include "support/random_numbers.hpp"

namespace {

using gevinst::format_number;
using gevinst::Language;

std::string danish(double number, int decimals) { return format_number(number, decimals, Language::danish); }
std::string english(double number, int decimals) { return format_number(number, decimals, Language::english); }

TEST_CASE("a figure has its language's decimal sign and groups of thousands") {
    CHECK(danish(8, 1) == "8,0");
    CHECK(danish(1234.5, 1) == "1.234,5");
    CHECK(english(1234.5, 1) == "1,234.5");
    CHECK(danish(999, 0) == "999");
    CHECK(danish(1000, 0) == "1.000");
    CHECK(danish(123456, 0) == "123.456");
    CHECK(english(-1234567.891, 2) == "-1,234,567.89");
}

TEST_CASE("a tie is rounded away from zero by the digits a reader sees") {
    CHECK(danish(0.25, 1) == "0,3");
    CHECK(danish(-0.25, 1) == "-0,3");
    CHECK(danish(0.05, 1) == "0,1");
    CHECK(danish(2.675, 2) == "2,68");   // the binary number lies below the tie
    CHECK(danish(1.005, 2) == "1,01");   // likewise
    CHECK(danish(0.5, 0) == "1");
    CHECK(danish(2.5, 0) == "3");
    CHECK(danish(0.45, 0) == "0");       // rounded once, not to 0.5 and then to 1
    CHECK(danish(0.049999, 1) == "0,0");
}

TEST_CASE("what rounds to zero has no sign") {
    CHECK(danish(-0.04, 1) == "0,0");
    CHECK(danish(-0.0, 1) == "0,0");
    CHECK(danish(0, 0) == "0");
    CHECK(danish(-1e-300, 15) == "0,000000000000000");
    CHECK(danish(-0.05, 1) == "-0,1");
}

TEST_CASE("rounding up carries through nines") {
    CHECK(english(9.96, 1) == "10.0");
    CHECK(english(999.95, 1) == "1,000.0");
    CHECK(english(999999.5, 0) == "1,000,000");
    CHECK(english(0.999, 2) == "1.00");
}

TEST_CASE("large figures keep all their places") {
    CHECK(danish(1e15, 1) == "1.000.000.000.000.000,0");
    CHECK(english(9007199254740992.0, 0) == "9,007,199,254,740,992");
    CHECK(english(1e21, 1) == "1,000,000,000,000,000,000,000.0");
    CHECK(english(std::numeric_limits<double>::max(), 0).size() == 309 + 102);
    CHECK(danish(std::numeric_limits<double>::denorm_min(), 1) == "0,0");
}

TEST_CASE("decimals beyond those a figure has are zeros") {
    CHECK(english(0.1, 15) == "0.100000000000000");
    CHECK(english(3, 3) == "3.000");
}

TEST_CASE("what is no number is printed as it is") {
    CHECK(danish(std::numeric_limits<double>::quiet_NaN(), 1) == "nan");
    CHECK(danish(-std::numeric_limits<double>::infinity(), 1) == "-inf");
}

TEST_CASE("away from ties a figure is rounded as printf rounds it, and reads back as what is printed") {
    gevinst_test::RandomNumbers random(7);
    for (int i = 0; i < 5'000; ++i) {
        const double number = std::ldexp(random.between(-1, 1), static_cast<int>(random.below(40)) - 20);
        const int decimals = static_cast<int>(random.below(5));
        char expected[64];
        std::snprintf(expected, sizeof expected, "%.*f", decimals, number);
        std::string printed = english(number, decimals);
        std::erase(printed, ',');
        const double back = gevinst::printed_number(number, decimals);
        INFO(number << " at " << decimals);
        CHECK((printed == expected || "-" + printed == expected));  // printf keeps the sign of a zero
        CHECK(back == std::stod(printed));
        CHECK(gevinst::printed_number(back, decimals) == back);
    }
}

}  // namespace
