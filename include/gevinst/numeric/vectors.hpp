// SPDX-License-Identifier: Apache-2.0
// Vector types of the compiler, Words<Width> over them, and what a comparison of doubles gives.
#pragma once

#include <cstdint>
#include <type_traits>

#include <gevinst/numeric/contraction.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

#if defined(__x86_64__) && !defined(__clang__)
// g++ declares the built-in functions of AVX2 and AVX-512 where it meets the first function that may use them.
[[gnu::target("avx2")]] inline void declare_avx2() {}
[[gnu::target("avx512f,avx512dq,avx512bw,avx512vl,popcnt")]] inline void declare_avx512() {}
#endif

// Vector types of 16, 32 and 64 bytes. aligned(8): g++ then moves whole vectors unaligned in functions compiled without AVX
// too, and does not warn. Dependent vector sizes are spelled out because g++ takes them for plain doubles.
template <int Width>
struct Vectors;
template <>
struct Vectors<2> {
    typedef double Doubles __attribute__((vector_size(16), aligned(8)));
    typedef double Memory __attribute__((vector_size(16), aligned(8), may_alias));
    typedef std::uint64_t Words __attribute__((vector_size(16), aligned(8)));
    typedef std::uint64_t WordMemory __attribute__((vector_size(16), aligned(8), may_alias));
};
template <>
struct Vectors<4> {
    typedef double Doubles __attribute__((vector_size(32), aligned(8)));
    typedef double Memory __attribute__((vector_size(32), aligned(8), may_alias));
    typedef std::uint64_t Words __attribute__((vector_size(32), aligned(8)));
    typedef std::uint64_t WordMemory __attribute__((vector_size(32), aligned(8), may_alias));
};
template <>
struct Vectors<8> {
    typedef double Doubles __attribute__((vector_size(64), aligned(8)));
    typedef double Memory __attribute__((vector_size(64), aligned(8), may_alias));
    typedef std::uint64_t Words __attribute__((vector_size(64), aligned(8)));
    typedef std::uint64_t WordMemory __attribute__((vector_size(64), aligned(8), may_alias));
};

/// `Width` words of 64 bits: a batch seen as bits, or the outcome of a comparison (all ones or all zeros a lane).
template <int Width>
struct Words {
    using Vector = typename Vectors<Width>::Words;
    using Memory = typename Vectors<Width>::WordMemory;
    Vector lanes;

    Words() = default;
    [[gnu::always_inline]] Words(const Vector& v) : lanes(v) {}
    // User-provided: passed by reference, so that a call between functions with and without AVX agrees on the place.
    [[gnu::always_inline]] Words(const Words& other) : lanes(other.lanes) {}
    Words& operator=(const Words&) = default;
    /// The same word in every lane.
    [[gnu::always_inline]] static Words all(std::uint64_t word) { return word | Vector{}; }
    [[gnu::always_inline]] static Words load(const std::uint64_t* from) {
        return static_cast<const Vector&>(*reinterpret_cast<const Memory*>(from));
    }
    [[gnu::always_inline]] void store(std::uint64_t* to) const { *reinterpret_cast<Memory*>(to) = lanes; }

    [[gnu::always_inline]] friend Words operator+(const Words& a, std::uint64_t b) { return a.lanes + b; }
    [[gnu::always_inline]] friend Words operator-(const Words& a, std::uint64_t b) { return a.lanes - b; }
    [[gnu::always_inline]] friend Words operator-(const Words& a, const Words& b) { return a.lanes - b.lanes; }
    [[gnu::always_inline]] friend Words operator&(const Words& a, std::uint64_t b) { return a.lanes & b; }
    [[gnu::always_inline]] friend Words operator|(const Words& a, std::uint64_t b) { return a.lanes | b; }
    [[gnu::always_inline]] friend Words operator&(const Words& a, const Words& b) { return a.lanes & b.lanes; }
    [[gnu::always_inline]] friend Words operator|(const Words& a, const Words& b) { return a.lanes | b.lanes; }
    [[gnu::always_inline]] friend Words operator^(const Words& a, const Words& b) { return a.lanes ^ b.lanes; }
    [[gnu::always_inline]] friend Words operator<<(const Words& a, int bits) { return a.lanes << bits; }
    [[gnu::always_inline]] friend Words operator>>(const Words& a, int bits) { return a.lanes >> bits; }
};

#if defined(__x86_64__) && !defined(__clang__)
/// Eight outcomes of a comparison, a bit each: what AVX-512 compares to. g++ would make words of them and compare these
/// with zero once more.
struct EightConditions {
    unsigned char bits;

    [[gnu::always_inline]] friend EightConditions operator&(EightConditions a, EightConditions b) {
        return {static_cast<unsigned char>(a.bits & b.bits)};
    }
    [[gnu::always_inline]] friend EightConditions operator|(EightConditions a, EightConditions b) {
        return {static_cast<unsigned char>(a.bits | b.bits)};
    }
};
template <int Width>
using Conditions = std::conditional_t<Width == 8, EightConditions, Words<Width>>;
#else
template <int Width>
using Conditions = Words<Width>;
#endif

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
