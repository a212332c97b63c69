// SPDX-License-Identifier: Apache-2.0
// Hundreds of random cases, and what changes make of them: written, read and written the same, with the same draws.
#include <cstddef>
#include <cstdint>
#include <string>

#include "gevinst/file.hpp"
#include "support/catch2.hpp"
#include "support/random_cases.hpp"
#include "support/same_cases.hpp"

namespace gv = gevinst;

TEST_CASE("random cases and changed ones are written and read, to the same bits") {
    std::size_t lines = 0, assumptions = 0, drawn = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        INFO("seed " << seed);
        gevinst_test::RandomCase random(seed, seed % 4 == 1);
        gevinst_test::check_round_trip(random.made());
        gevinst_test::check_round_trip(random.changed());
        lines += random.made().state().lines.size();
        assumptions += random.made().state().assumptions.size();
        const bool is_drawn = gevinst_test::draws_of(random.made()).front().find_first_not_of("0123456789") == std::string::npos;
        drawn += is_drawn ? 1U : 0U;
    }
    CHECK(lines > 1500);
    CHECK(assumptions > 3000);
    CHECK(drawn > 120);
}
