// SPDX-License-Identifier: Apache-2.0
// The golden file of hashes: all draws and figures of three cases, the same in every build and for any number of threads.
#include <fstream>
#include <sstream>
#include <string>

#include "support/catch2.hpp"
#include "support/golden_cases.hpp"

TEST_CASE("cases have the hashes of the golden file, whatever the number of threads") {
    // Not a figure to be right about: a change of it breaks users' results and is a decision in docs/decisions/.
    const std::ifstream file(GEVINST_TEST_DATA "/golden_hashes.json");
    std::ostringstream golden;
    golden << file.rdbuf();
    for (const unsigned threads : {1u, 2u, 3u, 7u, 16u}) CHECK(gevinst_test::golden_hashes(threads) == golden.str());
}
