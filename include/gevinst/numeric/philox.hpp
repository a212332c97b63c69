// SPDX-License-Identifier: Apache-2.0
// Philox counter-based random words (Salmon et al. 2011) and the fixed place of every draw in its counter.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <gevinst/numeric/contraction.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// Four random words, a pure function of counter and key: Philox4x32-10 or, with 64-bit words, Philox4x64-10.
template <class Word>
constexpr std::array<Word, 4> philox(std::array<Word, 4> counter, std::array<Word, 2> key) {
    constexpr bool small = std::is_same_v<Word, std::uint32_t>;
    static_assert(small || std::is_same_v<Word, std::uint64_t>, "Philox is defined for words of 32 and of 64 bits");
    __extension__ using Double64 = unsigned __int128;
    using Product = std::conditional_t<small, std::uint64_t, Double64>;
    constexpr auto multiplier_0 = static_cast<Word>(small ? 0xD2511F53u : 0xD2E7470EE14C6C93u);
    constexpr auto multiplier_1 = static_cast<Word>(small ? 0xCD9E8D57u : 0xCA5A826395121157u);
    constexpr auto step_0 = static_cast<Word>(small ? 0x9E3779B9u : 0x9E3779B97F4A7C15u);
    constexpr auto step_1 = static_cast<Word>(small ? 0xBB67AE85u : 0xBB67AE8584CAA73Bu);
    constexpr int bits = static_cast<int>(8 * sizeof(Word));
    for (int round = 0; round < 10; ++round) {
        const Product product_0 = static_cast<Product>(multiplier_0) * counter[0];
        const Product product_1 = static_cast<Product>(multiplier_1) * counter[2];
        counter = {static_cast<Word>(static_cast<Word>(product_1 >> bits) ^ counter[1] ^ key[0]),
                   static_cast<Word>(product_1),
                   static_cast<Word>(static_cast<Word>(product_0 >> bits) ^ counter[3] ^ key[1]),
                   static_cast<Word>(product_0)};
        key = {static_cast<Word>(key[0] + step_0), static_cast<Word>(key[1] + step_1)};
    }
    return counter;
}

/// What a random word is for; part of its counter, so that no two uses share words.
enum class Purpose : std::uint32_t { uniform = 0, block_permutation = 1, scramble = 2, library_draw = 3 };

/// FNV-1a, 64 bits, of a full path in UTF-8: an assumption's own stream.
constexpr std::uint64_t path_hash(std::string_view path) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char byte : path)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
    return hash;
}

/// The words of draws 4q to 4q + 3, q below 2^56. The purpose is the high byte of the counter's second word.
constexpr std::array<std::uint32_t, 4> uniform_words(std::uint64_t seed, std::uint64_t path, std::uint64_t q,
                                                     Purpose purpose = Purpose::uniform) {
    const auto low = [](std::uint64_t word) { return static_cast<std::uint32_t>(word); };
    const auto high = [](std::uint64_t word) { return static_cast<std::uint32_t>(word >> 32); };
    const std::uint32_t second = (high(q) & 0x00ffffffu) | (static_cast<std::uint32_t>(purpose) << 24);
    return philox<std::uint32_t>({low(q), second, low(path), high(path)}, {low(seed), high(seed)});
}

/// The word of draw `i`.
constexpr std::uint32_t uniform_word(std::uint64_t seed, std::uint64_t path, std::uint64_t i,
                                     Purpose purpose = Purpose::uniform) {
    return uniform_words(seed, path, i / 4, purpose)[i % 4];
}

/// A number strictly between 0 and 1, exact: (word + 1/2) 2^-32.
constexpr double uniform(std::uint32_t word) { return (word + 0.5) * 0x1p-32; }

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
