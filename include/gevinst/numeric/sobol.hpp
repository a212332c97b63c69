// SPDX-License-Identifier: Apache-2.0
// Sobol' points in one dimension, scrambled as Owen has it: nested, uniform, and another way for each replicate.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <gevinst/numeric/sobol_numbers.hpp>
#include <gevinst/numeric/uniforms.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// The word of a point, its bits reversed; points come in the order of their Gray code.
constexpr std::uint32_t reversed_sobol_word(const SobolDirections& directions, std::uint32_t point) {
    std::uint32_t word = 0;
    for (std::uint32_t gray = point ^ (point >> 1); gray != 0; gray &= gray - 1)
        word ^= directions.reversed[static_cast<std::size_t>(std::countr_zero(gray))];
    return word;
}

/// The order of the bits reversed within each half of 32.
template <class W>
[[gnu::always_inline]] constexpr W bits_reversed(const W& halves) {
    W x = halves;
    x = ((x >> 1) & 0x5555555555555555u) | ((x & 0x5555555555555555u) << 1);
    x = ((x >> 2) & 0x3333333333333333u) | ((x & 0x3333333333333333u) << 2);
    x = ((x >> 4) & 0x0f0f0f0f0f0f0f0fu) | ((x & 0x0f0f0f0f0f0f0f0fu) << 4);
    x = ((x >> 8) & 0x00ff00ff00ff00ffu) | ((x & 0x00ff00ff00ff00ffu) << 8);
    return ((x >> 16) & 0x0000ffff0000ffffu) | ((x & 0x0000ffff0000ffffu) << 16);
}

/// What chooses a scrambling: words 0 and 1 of the replicate's four for purpose scramble.
struct ScrambleKey {
    std::uint32_t sum, factor;
};
constexpr ScrambleKey scramble_key(std::uint64_t seed, std::uint64_t path, std::uint64_t replicate) {
    const auto words = uniform_words(seed, path, replicate, Purpose::scramble);
    return {words[0], words[1] | 1u};
}

/// A point's reversed word scrambled, still reversed. Every step lets a bit change higher ones only, which are lower
/// ones of the point: points that share their first bits go on sharing them, and what follows differs at random (the
/// idea is Laine and Karras', 2011, the steps and constants are Vegdahl's, 2021, with both key words in place of his
/// one).
constexpr std::uint32_t scrambled(std::uint32_t reversed, ScrambleKey key) {
    std::uint32_t x = reversed;
    x ^= x * 0x3d20adeau;
    x = (x + key.sum) * key.factor;
    x ^= x * 0x05526c56u;
    x ^= x * 0x53a22864u;
    return x;
}
// The same for the low half of each lane; the high half has no meaning.
template <int Width>
[[gnu::always_inline]] inline Words<Width> scrambled(const Words<Width>& reversed, ScrambleKey key) {
    const auto times = [](const Words<Width>& x, std::uint32_t factor)
                           __attribute__((always_inline)) { return low_product(x, Words<Width>::all(factor)); };
    Words<Width> x = reversed;
    x = x ^ times(x, 0x3d20adeau);
    x = times(x + key.sum, key.factor);
    x = x ^ times(x, 0x05526c56u);
    return x ^ times(x, 0x53a22864u);
}

/// A loop for run_widest() over points of one replicate.
struct StoreSobol {
    template <int Width>
    [[gnu::always_inline]] static void run(double* out, std::size_t n, const SobolDirections* directions,
                                           std::uint32_t first_point, ScrambleKey key) {
        std::size_t i = 0;
        if constexpr (Width > 1) {
            // In a group that begins at a multiple of its size, points differ from the first by constants.
            constexpr std::size_t group = 2 * Width, bits = static_cast<std::size_t>(std::countr_zero(group));
            one_by_one(out, i, std::min<std::size_t>(n, (group - first_point % group) % group), *directions,
                       first_point, key);
            std::uint64_t from_first[group];
            for (std::uint32_t k = 0; k < group; ++k)
                from_first[k] = reversed_sobol_word(*directions, k);
            const Words<Width> near = Words<Width>::load(from_first), far = Words<Width>::load(from_first + Width);
            std::uint64_t number = (first_point + i) / group;
            std::uint32_t base = reversed_sobol_word(*directions, static_cast<std::uint32_t>(number * group));
            for (; i + group <= n; i += group) {
                const Words<Width> first = scrambled(Words<Width>::all(base) ^ near, key);
                const Words<Width> second = scrambled(Words<Width>::all(base) ^ far, key);
                const Words<Width> both = bits_reversed((first & 0xffffffffu) | (second << 32));
                uniform(both).store(out + i);
                uniform(both >> 32).store(out + i + Width);
                base ^= directions->reversed[bits - 1] ^
                        directions->reversed[bits + static_cast<std::size_t>(std::countr_zero(++number))];
            }
        }
        one_by_one(out, i, n, *directions, first_point, key);
    }

private:
    [[gnu::always_inline]] static void one_by_one(double* out, std::size_t& i, std::size_t end,
                                                  const SobolDirections& directions, std::uint32_t first_point,
                                                  ScrambleKey key) {
        for (; i < end; ++i) {
            const auto point = static_cast<std::uint32_t>(first_point + i);
            const std::uint64_t word = scrambled(reversed_sobol_word(directions, point), key);
            out[i] = uniform(static_cast<std::uint32_t>(bits_reversed(word)));
        }
    }
};

/// The uniforms of draws first_draw, first_draw + 1, ... (n of them) of a path that has this dimension: draw i is point
/// i mod points of replicate i div points. `points` is a power of two up to 2^32; replicates are numbered below 2^56.
inline void fill_sobol(double* out, const SobolDirections& directions, std::uint64_t points, std::uint64_t seed,
                       std::uint64_t path, std::uint64_t first_draw, std::size_t n) {
    while (n > 0) {
        const std::uint64_t point = first_draw % points;
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(n, points - point));
        run_widest<StoreSobol>(out, part, &directions, static_cast<std::uint32_t>(point),
                               scramble_key(seed, path, first_draw / points));
        out += part, first_draw += part, n -= part;
    }
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
