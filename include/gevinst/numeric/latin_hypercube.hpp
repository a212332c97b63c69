// SPDX-License-Identifier: Apache-2.0
// Latin hypercube sampling: the draws of a block fall one into each of 1,024 strata, in an order of the block's own.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include <gevinst/numeric/uniforms.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// The stratum of each draw of a block.
using Strata = std::array<std::uint64_t, block_size>;

/// Two numbers, below `bound` and below bound + 1, from one word: the high half of its product with the number of pairs
/// is the pair's number, first * (bound + 1) + second (Lemire 2019; Brackett-Rozinsky and Lemire 2024). `biased` where
/// using the word would make some pairs more frequent than others.
struct TwoPlaces {
    std::uint32_t first, second;
    bool biased;
};
constexpr TwoPlaces two_places(std::uint32_t word, std::uint32_t bound) {
    const std::uint64_t first = std::uint64_t{word} * bound;
    const std::uint64_t second = (first & 0xffffffffu) * (bound + 1);
    const std::uint32_t pairs = bound * (bound + 1);
    return {static_cast<std::uint32_t>(first >> 32), static_cast<std::uint32_t>(second >> 32),
            static_cast<std::uint32_t>(second) < (0u - pairs) % pairs};
}

// Both places in the halves of a word of 64 bits, whose sign asks to look for bias: it is exact only one by one.
struct StoreTwoPlaces {
    [[gnu::always_inline]] static void one(std::uint64_t* out, std::size_t i, std::uint32_t word) {
        const TwoPlaces places = two_places(word, static_cast<std::uint32_t>(2 * i + 1));
        out[i] = places.first | std::uint64_t{places.second} << 32 | (places.biased ? sign_bit : 0);
    }
    template <int Width>
    [[gnu::always_inline]] static void lanes(std::uint64_t* out, std::size_t i, const Words<Width>& words) {
        const Words<Width> twice = numbers_from<Width>(i) << 1;
        const Words<Width> bound = twice | 1, next = twice + 2;
        const Words<Width> first = low_product(words, bound), second = low_product(first, next);
        const Words<Width> maybe_biased = (second & 0xffffffffu) - low_product(bound, next);
        ((first >> 32) | ((second >> 32) << 32) | (maybe_biased & sign_bit)).store(out + i);
    }
};

/// The order of the strata in a block: a permutation that is uniform among all, by Fisher and Yates' shuffle. Pair i of
/// its exchanges takes word 1024 block + i of the path's block permutations; a word that would bias it is replaced by
/// the one 2^50 draws later. Blocks are numbered below 2^40.
inline void block_permutation(Strata& strata, std::uint64_t seed, std::uint64_t path, std::uint64_t block) {
    constexpr std::size_t pairs = block_size / 2;
    const std::uint64_t first_word = block * block_size;
    std::array<std::uint64_t, pairs> places;
    run_widest<ForEachWord<StoreTwoPlaces, Purpose::block_permutation>>(places.data(), pairs,
                                                                        Draws{seed, path, first_word});
    strata.fill(0); // a place is read before it is written where it is exchanged with itself
    for (std::size_t i = 0; i < pairs; ++i) {
        const auto bound = static_cast<std::uint32_t>(2 * i + 1);
        TwoPlaces at{static_cast<std::uint32_t>(places[i]), static_cast<std::uint32_t>(places[i] >> 32), false};
        if (places[i] & sign_bit) {
            std::uint64_t word = first_word + i;
            while ((at = two_places(uniform_word(seed, path, word, Purpose::block_permutation), bound)).biased)
                word += std::uint64_t{1} << 50;
        }
        // From the inside out: stratum 2i takes a place before or at its own, whose stratum moves; then 2i + 1 does.
        strata[2 * i] = strata[at.first];
        strata[at.first] = 2 * i;
        strata[2 * i + 1] = strata[at.second];
        strata[at.second] = 2 * i + 1;
    }
}

/// The word of a draw in its stratum: the stratum's 10 bits, then the 22 high bits of the draw's own word.
constexpr std::uint32_t stratified_word(std::uint32_t stratum, std::uint32_t word) {
    return stratum << 22 | word >> 10;
}

struct StoreStratified {
    [[gnu::always_inline]] static void one(double* out, std::size_t i, std::uint32_t word,
                                           const std::uint64_t* strata) {
        out[i] = uniform(stratified_word(static_cast<std::uint32_t>(strata[i]), word));
    }
    template <int Width>
    [[gnu::always_inline]] static void lanes(double* out, std::size_t i, const Words<Width>& words,
                                             const std::uint64_t* strata) {
        uniform((Words<Width>::load(strata + i) << 22) | ((words & 0xffffffffu) >> 10)).store(out + i);
    }
};

/// out[k] = uniform() of the stratified word of draw first_draw + k, for n draws. Whole blocks are cheapest: each part
/// of a block costs its whole permutation.
inline void fill_latin_hypercube(double* out, std::uint64_t seed, std::uint64_t path, std::uint64_t first_draw,
                                 std::size_t n) {
    Strata strata;
    while (n > 0) {
        const auto begin = static_cast<std::size_t>(first_draw % block_size);
        const std::size_t part = std::min(n, block_size - begin);
        block_permutation(strata, seed, path, first_draw / block_size);
        run_widest<ForEachWord<StoreStratified, Purpose::uniform>>(out, part, Draws{seed, path, first_draw},
                                                                   static_cast<const std::uint64_t*>(&strata[begin]));
        out += part, first_draw += part, n -= part;
    }
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
