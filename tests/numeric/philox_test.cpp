// SPDX-License-Identifier: Apache-2.0
// Random words against the published vectors, and the fixed place of a draw in the counter.
#include <gevinst/numeric/philox.hpp>

#include <set>

#include "support/catch2.hpp"

namespace numeric = gevinst::numeric;
using numeric::Purpose;
using Words32 = std::array<std::uint32_t, 4>;
using Words64 = std::array<std::uint64_t, 4>;

TEST_CASE("Philox4x32-10 gives the published words") {
    // RNG-PHX-32 of tests/data/reference_cases.json: Random123 kat_vectors, lines 27 to 29.
    constexpr std::uint32_t ones = 0xffffffffu;
    static_assert(numeric::philox<std::uint32_t>({0, 0, 0, 0}, {0, 0}) ==
                  Words32{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(numeric::philox<std::uint32_t>({0, 0, 0, 0}, {0, 0}) ==
          Words32{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(numeric::philox<std::uint32_t>({ones, ones, ones, ones}, {ones, ones}) ==
          Words32{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(numeric::philox<std::uint32_t>({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          Words32{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("Philox4x64-10 gives the published words") {
    // RNG-PHX-64 of tests/data/reference_cases.json: Random123 kat_vectors, lines 41 to 43.
    constexpr std::uint64_t ones = ~std::uint64_t{0};
    CHECK(numeric::philox<std::uint64_t>({0, 0, 0, 0}, {0, 0}) ==
          Words64{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b});
    CHECK(numeric::philox<std::uint64_t>({ones, ones, ones, ones}, {ones, ones}) ==
          Words64{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0});
    CHECK(
        numeric::philox<std::uint64_t>({0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89},
                                       {0x452821e638d01377, 0xbe5466cf34e90c6c}) ==
        Words64{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6});
}

TEST_CASE("a path's hash is FNV-1a of its bytes") {
    // Test vectors of the FNV reference page (Noll): the empty text, "a", "foobar".
    static_assert(numeric::path_hash("") == 0xcbf29ce484222325u);
    CHECK(numeric::path_hash("a") == 0xaf63dc4c8601ec8cu);
    CHECK(numeric::path_hash("foobar") == 0x85944171f73967e8u);
    CHECK(numeric::path_hash("\xc3\xb8re") != numeric::path_hash("ore")); // bytes above 127 are bytes, not negative
}

TEST_CASE("a draw's word has the counter that the format gives it") {
    constexpr std::uint64_t seed = 0x0123456789abcdef, path = 0xfedcba9876543210;
    // q = 2^32 + 5, word 2 of its four.
    constexpr std::uint64_t draw = ((std::uint64_t{1} << 32) + 5) * 4 + 2;
    const auto words =
        numeric::philox<std::uint32_t>({5, 1u | (3u << 24), 0x76543210, 0xfedcba98}, {0x89abcdef, 0x01234567});
    CHECK(numeric::uniform_word(seed, path, draw, Purpose::library_draw) == words[2]);
    CHECK(numeric::uniform_words(seed, path, draw / 4, Purpose::library_draw) == words);
}

TEST_CASE("no purpose, path or seed shares words with another") {
    std::set<std::uint32_t> seen;
    for (const auto purpose : {Purpose::uniform, Purpose::block_permutation, Purpose::scramble, Purpose::library_draw})
        for (std::uint64_t path = 0; path < 3; ++path)
            for (std::uint64_t seed = 0; seed < 3; ++seed)
                for (std::uint64_t draw = 0; draw < 8; ++draw)
                    seen.insert(numeric::uniform_word(seed, path, draw, purpose));
    CHECK(seen.size() == 4u * 3u * 3u * 8u); // 288 words of 2^32: equal by chance with probability 1e-5, and fixed
}

TEST_CASE("a uniform lies strictly between 0 and 1 and is exact") {
    CHECK(numeric::uniform(0) == 0x1p-33);
    CHECK(numeric::uniform(0xffffffffu) == 1.0 - 0x1p-33);
    CHECK(numeric::uniform(0x80000000u) == 0.5 + 0x1p-33);
}
