// SPDX-License-Identifier: Apache-2.0
// Two translation units that each include every header, and one that includes each header alone, link into this program.
#include "support/catch2.hpp"
#include <gevinst/version.hpp>

#include <string>

const char* version_seen_by_first();
const char* version_seen_by_second();

TEST_CASE("Two translation units with all headers link into one program") {
    REQUIRE(std::string(version_seen_by_first()) == GEVINST_VERSION);
    REQUIRE(std::string(version_seen_by_second()) == GEVINST_VERSION);
}

TEST_CASE("The version as text is made of the three version numbers") {
    const std::string text = std::to_string(GEVINST_VERSION_MAJOR) + "." + std::to_string(GEVINST_VERSION_MINOR) + "." +
                             std::to_string(GEVINST_VERSION_PATCH);
    REQUIRE(text == GEVINST_VERSION);
}
