// SPDX-License-Identifier: Apache-2.0
// Columns of uniforms: the draws of one path, several counters of Philox at a time, with the bits of uniform_word().
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <gevinst/numeric/lanes.hpp>
#include <gevinst/numeric/philox_lanes.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// Draws per block: what Latin hypercubes are stratified within, and what sums are made of.
inline constexpr std::size_t block_size = 1024;

/// A run of draws of one path. Draws are numbered below 2^58.
struct Draws {
    std::uint64_t seed, path, first;
};

/// The draws from one on that share the high half of their counter's q.
constexpr std::uint64_t draws_of_one_high_half(std::uint64_t first) {
    constexpr std::uint64_t draws = std::uint64_t{1} << 34;
    return draws - first % draws;
}

/// A loop for run_widest() over words of draws that share the high half of q. `Consumer` has, static and always_inline,
/// `one(out, i, word, arguments...)` for the i-th draw, and `lanes(out, i, words, arguments...)` for those from the
/// i-th on, with a word in the low half of each lane and no meaning in the high half.
template <class Consumer, Purpose purpose>
struct ForEachWord {
    template <int Width, class Out, class... Arguments>
    [[gnu::always_inline]] static void run(Out* out, std::size_t n, Draws draws, Arguments... arguments) {
        if constexpr (Width == 1) {
            one_by_one(out, 0, n, draws, arguments...);
        } else {
            constexpr std::size_t counter = 4 * Width;
            std::size_t i = std::min<std::size_t>(n, (counter - draws.first % counter) % counter);
            one_by_one(out, 0, i, draws, arguments...);
            const std::uint64_t q = (draws.first + i) / 4, low_q = (q & 0xffffffffu) - i / 4;
            const PhiloxLanes<Width> philox(draws.seed, draws.path, q, purpose);
            const auto in_groups_of = [&]<std::size_t groups>(std::integral_constant<std::size_t, groups>) __attribute__((always_inline)) {
                for (; i + groups * counter <= n; i += groups * counter)
                    philox.template words<groups>(low_q + i / 4,
                                 [&](std::size_t k, const Words<Width>& words) __attribute__((always_inline)) {
                                     Consumer::lanes(out, i + k * Width, words, arguments...);
                                 });
            };
            in_groups_of(std::integral_constant<std::size_t, most_groups<Width>>{});
            in_groups_of(std::integral_constant<std::size_t, 1>{});
            one_by_one(out, i, n, draws, arguments...);
        }
    }

private:
    // As many as the registers hold: AVX-512 has twice as many.
    template <int Width>
    static constexpr std::size_t most_groups = Width == 8 ? 4 : 2;

    template <class Out, class... Arguments>
    [[gnu::always_inline]] static void one_by_one(Out* out, std::size_t begin, std::size_t end, Draws draws,
                                                  Arguments... arguments) {
        std::array<std::uint32_t, 4> words{};
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint64_t draw = draws.first + i;
            if (i == begin || draw % 4 == 0) words = uniform_words(draws.seed, draws.path, draw / 4, purpose);
            Consumer::one(out, i, words[draw % 4], arguments...);
        }
    }
};

/// uniform() of the low half of each lane.
template <int Width>
[[gnu::always_inline]] inline Batch<Width> uniform(const Words<Width>& words) {
    // In the last bits of 2^20, whose unit is 2^-32, the word is an exact fraction; so is the half.
    constexpr std::uint64_t fraction_of = 0x4130000000000000;
    return from_words((words & 0xffffffffu) | fraction_of) - Batch<Width>(0x1p20 - 0x1p-33);
}

struct StoreUniform {
    [[gnu::always_inline]] static void one(double* out, std::size_t i, std::uint32_t word) { out[i] = uniform(word); }
    template <int Width>
    [[gnu::always_inline]] static void lanes(double* out, std::size_t i, const Words<Width>& words) {
        uniform(words).store(out + i);
    }
};

/// out[k] = uniform(uniform_word(seed, path, first_draw + k)), for n draws.
inline void fill_uniforms(double* out, std::uint64_t seed, std::uint64_t path, std::uint64_t first_draw,
                          std::size_t n) {
    while (n > 0) {
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(n, draws_of_one_high_half(first_draw)));
        run_widest<ForEachWord<StoreUniform, Purpose::uniform>>(out, part, Draws{seed, path, first_draw});
        out += part, first_draw += part, n -= part;
    }
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
