// SPDX-License-Identifier: Apache-2.0
// The main function of every test program: Catch2 v3 has one in its library, v2 makes it here, once.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
