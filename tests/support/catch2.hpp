// SPDX-License-Identifier: Apache-2.0
// Catch2 for every test, as v2 (Debian 12) or v3 (newer systems) has it, with the v3 names that v2 spells differently.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>

namespace Catch::Matchers {

inline auto ContainsSubstring(const std::string& text, CaseSensitive::Choice sensitivity = CaseSensitive::Yes) {
    return Contains(text, sensitivity);
}

} // namespace Catch::Matchers
#endif
