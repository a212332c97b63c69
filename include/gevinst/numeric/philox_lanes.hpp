// SPDX-License-Identifier: Apache-2.0
// The words of uniform_words() for several counters at once: one word a lane of 64 bits, for lanes of any width.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <gevinst/numeric/lanes.hpp> // also makes g++ declare the built-in functions
#include <gevinst/numeric/philox.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// A word that the compiler does not know in eight lanes.
[[gnu::always_inline]] inline Words<8> spread(std::uint64_t word) {
#if defined(__x86_64__) && !defined(__clang__)
    // g++ 12 would write it into one lane after the other.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpsabi" // the 64 bytes that it warns of are returned by no function
    typedef long long Integers __attribute__((vector_size(64)));
    return Words<8>::Vector(__builtin_ia32_pbroadcastq512_gpr_mask(static_cast<long long>(word), Integers{}, 0xff));
#pragma GCC diagnostic pop
#else
    return Words<8>::all(word);
#endif
}

/// first, first + 1, ..., for a multiple of Width: or-ed, not added, since g++ splits sums of 32 bytes in code that it
/// does not yet know to be AVX2.
template <int Width>
[[gnu::always_inline]] inline Words<Width> numbers_from(std::uint64_t first) {
    if constexpr (Width == 2)
        return Words<2>::all(first) | Words<2>(Words<2>::Vector{0, 1});
    else if constexpr (Width == 4)
        return Words<4>::all(first) | Words<4>(Words<4>::Vector{0, 1, 2, 3});
    else
        return spread(first) | Words<8>(Words<8>::Vector{0, 1, 2, 3, 4, 5, 6, 7});
}

// The low 32 bits of each lane of `a` times those of `b`. g++ makes three multiplications of the general form, where
// clang sees the one instruction that there is for it. The intrinsic functions of that instruction cannot be inlined
// here, since AVX2 is a property of the caller; what they are made of can.
#if defined(__x86_64__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpsabi" // the 32 and 64 bytes that it warns of are returned by no function
[[gnu::always_inline]] inline Words<2> low_product(const Words<2>& a, const Words<2>& b) {
    typedef int Halves __attribute__((vector_size(16)));
    return Words<2>::Vector(__builtin_ia32_pmuludq128(Halves(a.lanes), Halves(b.lanes)));
}
[[gnu::always_inline]] inline Words<4> low_product(const Words<4>& a, const Words<4>& b) {
    typedef int Halves __attribute__((vector_size(32)));
    return Words<4>::Vector(__builtin_ia32_pmuludq256(Halves(a.lanes), Halves(b.lanes)));
}
[[gnu::always_inline]] inline Words<8> low_product(const Words<8>& a, const Words<8>& b) {
    typedef int Halves __attribute__((vector_size(64)));
    typedef long long Products __attribute__((vector_size(64)));
    return Words<8>::Vector(__builtin_ia32_pmuludq512_mask(Halves(a.lanes), Halves(b.lanes), Products(a.lanes), 0xff));
}
#pragma GCC diagnostic pop
#else
template <int Width>
[[gnu::always_inline]] inline Words<Width> low_product(const Words<Width>& a, const Words<Width>& b) {
    constexpr std::uint64_t low = 0xffffffff;
    return typename Words<Width>::Vector((a.lanes & low) * (b.lanes & low));
}
#endif

/// The words of draws 4q, 4q + 1, ... of one path, 4 Width draws at a time. What is above the low 32 bits of q is the
/// same for all, and so is half of the work of the first two rounds.
template <int Width>
class PhiloxLanes {
    using Lanes = Words<Width>;

public:
    [[gnu::always_inline]] PhiloxLanes(std::uint64_t seed, std::uint64_t path, std::uint64_t q, Purpose purpose) {
        const auto low = [](std::uint64_t word) { return static_cast<std::uint32_t>(word); };
        const auto high = [](std::uint64_t word) { return static_cast<std::uint32_t>(word >> 32); };
        std::uint32_t key_0 = low(seed), key_1 = high(seed);
        const std::uint32_t second = (high(q) & 0x00ffffffu) | (static_cast<std::uint32_t>(purpose) << 24);
        const std::uint64_t product_1 = multiplier_1 * low(path);
        const std::uint64_t product_0 = multiplier_0 * (high(product_1) ^ second ^ key_0); // of the second round
        begin_[0] = Lanes::all(high(path) ^ key_1);
        key_0 += step_0, key_1 += step_1;
        begin_[1] = Lanes::all(low(product_1) ^ key_0);
        begin_[2] = Lanes::all(high(product_0) ^ key_1);
        begin_[3] = Lanes::all(low(product_0));
        for (std::size_t round = 0; round < 8; ++round) {
            key_0 += step_0, key_1 += step_1;
            keys_0_[round] = Lanes::all(key_0);
            keys_1_[round] = Lanes::all(key_1);
        }
    }

    /// Calls `take(k, words)` for k = 0..4 Groups - 1 with the words of draws 4q + k Width, ..., in the low half of each
    /// lane; what is in the high half has no meaning. `low_q` is the low half of q, a multiple of Width. Groups of
    /// counters go through the rounds side by side: a round of one waits for its products.
    template <std::size_t Groups, class Take>
    [[gnu::always_inline]] void words(std::uint64_t low_q, const Take& take) const {
        const Lanes multiply_0 = Lanes::all(multiplier_0), multiply_1 = Lanes::all(multiplier_1);
        Lanes w0[Groups], w1[Groups], w2[Groups], w3[Groups];
#pragma GCC unroll 4
        for (std::size_t g = 0; g < Groups; ++g) {
            const Lanes first = low_product(numbers_from<Width>(low_q + g * Width), multiply_0);
            const Lanes second = low_product((first >> 32) ^ begin_[0], multiply_1);
            w0[g] = (second >> 32) ^ begin_[1], w1[g] = second, w2[g] = first ^ begin_[2], w3[g] = begin_[3];
        }
#pragma GCC unroll 8
        for (std::size_t round = 0; round < 8; ++round)
#pragma GCC unroll 4
            for (std::size_t g = 0; g < Groups; ++g) {
                const Lanes product_0 = low_product(w0[g], multiply_0), product_1 = low_product(w2[g], multiply_1);
                w0[g] = (product_1 >> 32) ^ w1[g] ^ keys_0_[round];
                w1[g] = product_1;
                w2[g] = (product_0 >> 32) ^ w3[g] ^ keys_1_[round];
                w3[g] = product_0;
            }
#pragma GCC unroll 4
        for (std::size_t g = 0; g < Groups; ++g)
            in_order_of_draws(w0[g], w1[g], w2[g], w3[g],
                              [&](std::size_t k, const Lanes& words) __attribute__((always_inline)) { take(4 * g + k, words); });
    }

private:
    static constexpr std::uint64_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
    static constexpr std::uint32_t step_0 = 0x9E3779B9, step_1 = 0xBB67AE85;

    // Each counter has four words; they become consecutive.
    template <class Take>
    [[gnu::always_inline]] static void in_order_of_draws(const Lanes& w0, const Lanes& w1, const Lanes& w2,
                                                         const Lanes& w3, const Take& take) {
        if constexpr (Width == 2) {
            take(0, Lanes(__builtin_shufflevector(w0.lanes, w1.lanes, 0, 2)));
            take(1, Lanes(__builtin_shufflevector(w2.lanes, w3.lanes, 0, 2)));
            take(2, Lanes(__builtin_shufflevector(w0.lanes, w1.lanes, 1, 3)));
            take(3, Lanes(__builtin_shufflevector(w2.lanes, w3.lanes, 1, 3)));
        } else if constexpr (Width == 8) {
            // The words of a counter side by side in 16 bytes; then two counters are spread over the lanes.
            using Vector = typename Lanes::Vector;
            typedef std::uint32_t Halves __attribute__((vector_size(64)));
            constexpr std::uint64_t low = 0xffffffff;
            const Lanes w01 = (w0 & low) | (w1 << 32), w23 = (w2 & low) | (w3 << 32);
            const Halves even = Halves(__builtin_shufflevector(w01.lanes, w23.lanes, 0, 8, 2, 10, 4, 12, 6, 14));
            const Halves odd = Halves(__builtin_shufflevector(w01.lanes, w23.lanes, 1, 9, 3, 11, 5, 13, 7, 15));
            take(0, Lanes(Vector(__builtin_shufflevector(even, odd, 0, 0, 1, 1, 2, 2, 3, 3, 16, 16, 17, 17, 18, 18, 19, 19))));
            take(1, Lanes(Vector(__builtin_shufflevector(even, odd, 4, 4, 5, 5, 6, 6, 7, 7, 20, 20, 21, 21, 22, 22, 23, 23))));
            take(2, Lanes(Vector(__builtin_shufflevector(even, odd, 8, 8, 9, 9, 10, 10, 11, 11, 24, 24, 25, 25, 26, 26, 27, 27))));
            take(3, Lanes(Vector(__builtin_shufflevector(even, odd, 12, 12, 13, 13, 14, 14, 15, 15, 28, 28, 29, 29, 30, 30, 31, 31))));
        } else {
            const Lanes even_01 = __builtin_shufflevector(w0.lanes, w1.lanes, 0, 4, 2, 6);
            const Lanes even_23 = __builtin_shufflevector(w2.lanes, w3.lanes, 0, 4, 2, 6);
            const Lanes odd_01 = __builtin_shufflevector(w0.lanes, w1.lanes, 1, 5, 3, 7);
            const Lanes odd_23 = __builtin_shufflevector(w2.lanes, w3.lanes, 1, 5, 3, 7);
            take(0, Lanes(__builtin_shufflevector(even_01.lanes, even_23.lanes, 0, 1, 4, 5)));
            take(1, Lanes(__builtin_shufflevector(odd_01.lanes, odd_23.lanes, 0, 1, 4, 5)));
            take(2, Lanes(__builtin_shufflevector(even_01.lanes, even_23.lanes, 2, 3, 6, 7)));
            take(3, Lanes(__builtin_shufflevector(odd_01.lanes, odd_23.lanes, 2, 3, 6, 7)));
        }
    }

    Lanes begin_[4], keys_0_[8], keys_1_[8];
};

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
