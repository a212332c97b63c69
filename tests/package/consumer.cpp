// SPDX-License-Identifier: Apache-2.0
// A program of a user: one include, one target.
#if __has_include(<gevinst/gevinst.hpp>)
#include <gevinst/gevinst.hpp>
#else
#include <gevinst/version.hpp>
#endif

#include <iostream>

int main() { std::cout << "made with gevinst " << GEVINST_VERSION << '\n'; }
