// SPDX-License-Identifier: Apache-2.0
// Years, months and price bases: exact small cases and every message to the letter.
#include <clocale>
#include <string>

#include "gevinst/units/horizon.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;
using gevinst_test::message_of;

TEST_CASE("a horizon holds its first and last year and those between") {
    const gv::Horizon horizon(2026, 2029);
    CHECK(horizon.size() == 4);
    CHECK(horizon.text() == "2026-2029");
    CHECK(horizon.position(2026) == 0);
    CHECK(horizon.position(2029) == 3);
    CHECK(horizon.contains(2027));
    CHECK_FALSE(horizon.contains(2025));
    CHECK_FALSE(horizon.contains(2030));
    CHECK(gv::Horizon(2026, 2026).size() == 1);
    CHECK(gv::Horizon(1000, 9999).size() == 9000);
}

TEST_CASE("an empty horizon and years that are none are refused") {
    CHECK(message_of<gv::CaseError>([] { return gv::Horizon(2029, 2026); }) ==
          "the horizon 2029-2026 is empty: the first year comes before the last, as in Horizon(2026, 2029)");
    CHECK(message_of<gv::CaseError>([] { return gv::Horizon(26, 29); }) == "the horizon 26-29 is not in calendar years 1000 to 9999");
    CHECK(message_of<gv::CaseError>([] { return gv::Horizon(2026, 20290); }) ==
          "the horizon 2026-20290 is not in calendar years 1000 to 9999");
    CHECK(message_of<gv::CaseError>([] { return gv::Horizon(2026, 2029).position(2030); }) ==
          "the year 2030 is outside the horizon 2026-2029");
    CHECK(message_of<gv::CaseError>([] { return gv::fixed_prices(26); }) == "prices of the year 26: not a calendar year");
    CHECK(gv::fixed_prices(2026).text() == "2026-pl");
}

TEST_CASE("a year or a month is counted in months from year 0") {
    CHECK(gv::months_of("2026") == 24312);
    CHECK(gv::months_of("2026-01") == 24312);
    CHECK(gv::months_of("2026-07") == 24318);
    CHECK(gv::months_of("9999-12") == 119999);
    CHECK(gv::months_at_year(2026.5) == 24318);
}

TEST_CASE("what is neither a year nor a month is refused") {
    for (const std::string text : {"", "26", "2026-7", "2026-00", "2026-13", "2026-07-01", "2026/07", "0999", "20260", "july", "2O26", "2026-0x", " 2026"})
        CHECK(message_of<gv::CaseError>([&] { return gv::months_of(text); }) ==
              "'" + text + "' is not a point in time: write a year, 2026, or a month, \"2026-07\"");
}

TEST_CASE("a moment is written as a year, a month, or a year with decimals, whatever the locale") {
    CHECK(gv::moment_text(24312) == "2026");
    CHECK(gv::moment_text(24313) == "2026-02");
    CHECK(gv::moment_text(24323) == "2026-12");
    CHECK(gv::moment_text(24315.75) == "2026.3125");
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    for (const char* danish : {"da_DK.UTF-8", "de_DE.UTF-8"})
        if (std::setlocale(LC_NUMERIC, danish) != nullptr) break;
    CHECK(gv::moment_text(24315.75) == "2026.3125");
    CHECK(gv::number_text(0.5) == "0.5");
    std::setlocale(LC_NUMERIC, before.c_str());
}

TEST_CASE("a number is written in the shortest way that reads back") {
    CHECK(gv::number_text(0.1) == "0.1");
    CHECK(gv::number_text(80000) == "80000");
    CHECK(gv::number_text(500000) == "500000");  // std::to_chars alone writes 5e+05
    CHECK(gv::number_text(-0.00001) == "-0.00001");
    CHECK(gv::number_text(9007199254740993e0) == "9007199254740992");
    CHECK(gv::number_text(-0.0) == "0");
    CHECK(gv::number_text(1e22) == "1e+22");
    CHECK(gv::number_text(1.0 / 3) == "0.3333333333333333");
}

TEST_CASE("a moment that no whole number of years holds is written as a number") {
    CHECK(gv::moment_text(12.0 * 2027) == "2027");
    CHECK(gv::moment_text(12e9 - 12) == "999999999");
    CHECK(gv::moment_text(4.8e41) == "4e+40");
    CHECK(gv::moment_text(-4.8e41) == "-4e+40");
}
