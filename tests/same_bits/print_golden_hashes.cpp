// SPDX-License-Identifier: Apache-2.0
// Prints what tests/data/golden_hashes.json should be; scripts/check_same_bits.py compiles it in many ways.
#include <exception>
#include <iostream>

#include "support/golden_cases.hpp"

int main() try {
    std::cout << gevinst_test::golden_hashes(2);
} catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
}
