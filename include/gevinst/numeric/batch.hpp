// SPDX-License-Identifier: Apache-2.0
// Batch<Width>: Width doubles that are computed together, and the same functions for one double, with the same bits.
#pragma once

#include <bit>
#include <cstdint>

#include <gevinst/numeric/vectors.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// `Width` doubles. Generic code is written once, `template <class T> T f(T x)`, for T = double and T = Batch<Width>.
template <int Width>
struct Batch {
    using Vector = typename Vectors<Width>::Doubles;
    using Memory = typename Vectors<Width>::Memory;
    using Mask = Conditions<Width>;
    Vector lanes;

    [[gnu::always_inline]] Batch(const Vector& v) : lanes(v) {}
    /// The same number in every lane.
    [[gnu::always_inline]] Batch(double x) {
        // Spread as bits: doubles g++ would take apart where it does not know yet that they become AVX2.
        lanes = Vector(typename Words<Width>::Vector{} | std::bit_cast<std::uint64_t>(x));
    }
    [[gnu::always_inline]] Batch(const Batch& other) : lanes(other.lanes) {}
    Batch& operator=(const Batch&) = default;

    [[gnu::always_inline]] static Batch load(const double* from) {
        return static_cast<const Vector&>(*reinterpret_cast<const Memory*>(from));
    }
    [[gnu::always_inline]] void store(double* to) const { *reinterpret_cast<Memory*>(to) = lanes; }

    [[gnu::always_inline]] friend Batch operator+(const Batch& a, const Batch& b) { return a.lanes + b.lanes; }
    [[gnu::always_inline]] friend Batch operator-(const Batch& a, const Batch& b) { return a.lanes - b.lanes; }
    [[gnu::always_inline]] friend Batch operator*(const Batch& a, const Batch& b) { return a.lanes * b.lanes; }
    [[gnu::always_inline]] friend Batch operator/(const Batch& a, const Batch& b) { return a.lanes / b.lanes; }
    [[gnu::always_inline]] friend Batch operator-(const Batch& a) { return -a.lanes; }

    [[gnu::always_inline]] friend Mask operator<(const Batch& a, const Batch& b) { return mask<1>(a, b, a.lanes < b.lanes); }
    [[gnu::always_inline]] friend Mask operator<=(const Batch& a, const Batch& b) { return mask<2>(a, b, a.lanes <= b.lanes); }
    [[gnu::always_inline]] friend Mask operator>(const Batch& a, const Batch& b) { return mask<30>(a, b, a.lanes > b.lanes); }
    [[gnu::always_inline]] friend Mask operator>=(const Batch& a, const Batch& b) { return mask<29>(a, b, a.lanes >= b.lanes); }
    [[gnu::always_inline]] friend Mask operator==(const Batch& a, const Batch& b) { return mask<0>(a, b, a.lanes == b.lanes); }
    [[gnu::always_inline]] friend Mask operator!=(const Batch& a, const Batch& b) { return mask<4>(a, b, a.lanes != b.lanes); }

private:
    // `number` is the comparison's number in AVX.
    template <int number, class Comparison>
    [[gnu::always_inline]] static Mask mask([[maybe_unused]] const Batch& a, [[maybe_unused]] const Batch& b,
                                            [[maybe_unused]] const Comparison& c) {
#if defined(__x86_64__) && !defined(__clang__)
        if constexpr (Width == 8) {
            constexpr int rounding_as_it_is = 4;
            return Mask{static_cast<unsigned char>(
                __builtin_ia32_cmppd512_mask(a.lanes, b.lanes, number, 0xff, rounding_as_it_is))};
        } else {
            return typename Mask::Vector(c);
        }
#else
        return typename Mask::Vector(c);
#endif
    }
};

/// `a` where the condition holds, else `b`: both are computed, no branch is taken.
[[gnu::always_inline]] inline double select(bool condition, double a, double b) { return condition ? a : b; }
/// a < b ? a : b, so `b` where one is NaN or both are zero; and a > b ? a : b. One instruction has this meaning.
[[gnu::always_inline]] inline double lesser(double a, double b) { return a < b ? a : b; }
[[gnu::always_inline]] inline double greater(double a, double b) { return a > b ? a : b; }
#if defined(__x86_64__) && !defined(__clang__)
// g++ would compare a condition that it has as words with zero once more, and look at each lane by itself.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpsabi" // the 32 and 64 bytes that it warns of are returned by no function
[[gnu::always_inline]] inline Batch<2> select(const Words<2>& condition, const Batch<2>& a, const Batch<2>& b) {
    using Bits = Words<2>::Vector;
    return Batch<2>::Vector((condition.lanes & Bits(a.lanes)) | (~condition.lanes & Bits(b.lanes)));
}
[[gnu::always_inline]] inline Batch<4> select(const Words<4>& condition, const Batch<4>& a, const Batch<4>& b) {
    return Batch<4>::Vector(__builtin_ia32_blendvpd256(b.lanes, a.lanes, Batch<4>::Vector(condition.lanes)));
}
[[gnu::always_inline]] inline Batch<8> select(const EightConditions& condition, const Batch<8>& a, const Batch<8>& b) {
    return Batch<8>::Vector(__builtin_ia32_blendmpd_512_mask(b.lanes, a.lanes, condition.bits));
}
[[gnu::always_inline]] inline Batch<2> lesser(const Batch<2>& a, const Batch<2>& b) {
    return Batch<2>::Vector(__builtin_ia32_minpd(a.lanes, b.lanes));
}
[[gnu::always_inline]] inline Batch<4> lesser(const Batch<4>& a, const Batch<4>& b) {
    return Batch<4>::Vector(__builtin_ia32_minpd256(a.lanes, b.lanes));
}
[[gnu::always_inline]] inline Batch<8> lesser(const Batch<8>& a, const Batch<8>& b) {
    return Batch<8>::Vector(__builtin_ia32_minpd512_mask(a.lanes, b.lanes, a.lanes, 0xff, 4));
}
[[gnu::always_inline]] inline Batch<2> greater(const Batch<2>& a, const Batch<2>& b) {
    return Batch<2>::Vector(__builtin_ia32_maxpd(a.lanes, b.lanes));
}
[[gnu::always_inline]] inline Batch<4> greater(const Batch<4>& a, const Batch<4>& b) {
    return Batch<4>::Vector(__builtin_ia32_maxpd256(a.lanes, b.lanes));
}
[[gnu::always_inline]] inline Batch<8> greater(const Batch<8>& a, const Batch<8>& b) {
    return Batch<8>::Vector(__builtin_ia32_maxpd512_mask(a.lanes, b.lanes, a.lanes, 0xff, 4));
}
/// Whether a condition holds, a bit for each lane.
[[gnu::always_inline]] inline unsigned bits_of(const Words<2>& condition) {
    return static_cast<unsigned>(__builtin_ia32_movmskpd(Batch<2>::Vector(condition.lanes)));
}
[[gnu::always_inline]] inline unsigned bits_of(const Words<4>& condition) {
    return static_cast<unsigned>(__builtin_ia32_movmskpd256(Batch<4>::Vector(condition.lanes)));
}
[[gnu::always_inline]] inline unsigned bits_of(const EightConditions& condition) { return condition.bits; }
/// The lanes where the condition holds side by side from the first on; in clang the functions that can do it cannot be
/// called where AVX-512 is a property of the caller.
inline constexpr bool packs_lanes = true;
[[gnu::always_inline]] inline Batch<8> packed(const Batch<8>& x, const EightConditions& condition) {
    return Batch<8>::Vector(__builtin_ia32_compressdf512_mask(x.lanes, x.lanes, condition.bits));
}
/// The counts, one more in the lanes where the condition holds.
template <int Width>
[[gnu::always_inline]] inline Words<Width> one_more(const Words<Width>& counts, const Words<Width>& condition) {
    return counts - condition; // a condition is -1 where it holds
}
[[gnu::always_inline]] inline Words<8> one_more(const Words<8>& counts, const EightConditions& condition) {
    typedef long long Integers __attribute__((vector_size(64)));
    const Integers before = Integers(counts.lanes), one = Integers(Words<8>::all(1).lanes);
    return Words<8>::Vector(__builtin_ia32_paddq512_mask(before, one, before, condition.bits));
}
#pragma GCC diagnostic pop
#else
template <int Width>
[[gnu::always_inline]] inline Batch<Width> select(const Words<Width>& condition, const Batch<Width>& a,
                                                  const Batch<Width>& b) {
    return typename Batch<Width>::Vector(condition.lanes ? a.lanes : b.lanes);
}
template <int Width>
[[gnu::always_inline]] inline Batch<Width> lesser(const Batch<Width>& a, const Batch<Width>& b) {
    return select(a < b, a, b);
}
template <int Width>
[[gnu::always_inline]] inline Batch<Width> greater(const Batch<Width>& a, const Batch<Width>& b) {
    return select(a > b, a, b);
}
/// Whether a condition holds, a bit for each lane.
template <int Width>
[[gnu::always_inline]] inline unsigned bits_of(const Words<Width>& condition) {
    unsigned bits = 0;
#if defined(__clang__)
    typedef bool Bits __attribute__((ext_vector_type(Width)));
    bits = static_cast<unsigned>(__builtin_bit_cast(unsigned char, __builtin_convertvector(condition.lanes, Bits))) &
           ((1u << Width) - 1);
#else
    for (int lane = 0; lane < Width; ++lane) bits |= static_cast<unsigned>(condition.lanes[lane] & 1u) << lane;
#endif
    return bits;
}
inline constexpr bool packs_lanes = false;
template <int Width>
Batch<Width> packed(const Batch<Width>& x, const Words<Width>& condition) = delete;
/// The counts, one more in the lanes where the condition holds.
template <int Width>
[[gnu::always_inline]] inline Words<Width> one_more(const Words<Width>& counts, const Words<Width>& condition) {
    return counts - condition; // a condition is -1 where it holds
}
#endif

/// Whether a condition holds in every lane.
[[gnu::always_inline]] inline bool all(bool condition) { return condition; }
template <int Width>
[[gnu::always_inline]] inline bool all(const Words<Width>& condition) {
    return bits_of(condition) == (1u << Width) - 1;
}
#if defined(__x86_64__) && !defined(__clang__)
[[gnu::always_inline]] inline bool all(EightConditions condition) { return condition.bits == 0xff; }
#endif

/// Whether a number lies strictly between two; not for NaN.
[[gnu::always_inline]] inline bool in_range(double x, double low, double high) { return x > low && x < high; }
template <int Width>
[[gnu::always_inline]] inline Conditions<Width> in_range(const Batch<Width>& x, double low, double high) {
    return (x > Batch<Width>(low)) & (x < Batch<Width>(high));
}

/// The bits of the number, and back.
[[gnu::always_inline]] inline std::uint64_t to_words(double x) { return std::bit_cast<std::uint64_t>(x); }
template <int Width>
[[gnu::always_inline]] inline Words<Width> to_words(const Batch<Width>& x) {
    return typename Words<Width>::Vector(x.lanes);
}
[[gnu::always_inline]] inline double from_words(std::uint64_t words) { return std::bit_cast<double>(words); }
template <int Width>
[[gnu::always_inline]] inline Batch<Width> from_words(const Words<Width>& words) {
    return typename Batch<Width>::Vector(words.lanes);
}

inline constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;

/// The magnitude of `x` with its sign cleared (NaN stays NaN).
template <class T>
[[gnu::always_inline]] inline T abs(const T& x) {
    return from_words(to_words(x) & ~sign_bit);
}

/// The magnitude of `x` with the sign of `sign`.
template <class T>
[[gnu::always_inline]] inline T copy_sign(const T& x, const T& sign) {
    return from_words((to_words(x) & ~sign_bit) | (to_words(sign) & sign_bit));
}

/// A function of numbers that has no vector form, applied lane by lane.
template <class Function>
[[gnu::always_inline]] inline double one_by_one(const Function& f, double a, double b, double c) {
    return f(a, b, c);
}
template <class Function, int Width>
[[gnu::always_inline]] inline Batch<Width> one_by_one(const Function& f, const Batch<Width>& a, const Batch<Width>& b, const Batch<Width>& c) {
    Batch<Width> result = a;
    for (int lane = 0; lane < Width; ++lane) result.lanes[lane] = f(a.lanes[lane], b.lanes[lane], c.lanes[lane]);
    return result;
}

/// The smaller; NaN in either operand gives NaN; equal operands (-0 and 0 are equal) give the second.
template <class T>
[[gnu::always_inline]] inline T min(const T& a, const T& b) {
    return select(a != a, a, select(a < b, a, b));
}

/// The larger; NaN in either operand gives NaN; equal operands (-0 and 0 are equal) give the second.
template <class T>
[[gnu::always_inline]] inline T max(const T& a, const T& b) {
    return select(a != a, a, select(a > b, a, b));
}

/// `x` rounded to a whole number, ties to even; the sign is kept (-0.3 gives -0).
template <class T>
[[gnu::always_inline]] inline T nearest(const T& x) {
    const T whole_from = T(0x1p52); // at and above it every double is whole, so adding it rounds
    const T shift = copy_sign(whole_from, x);
    return select(abs(x) < whole_from, copy_sign(T((x + shift) - shift), x), x);
}

/// The largest whole number that is not above `x`. Exact; NaN, infinity and -0 are kept.
template <class T>
[[gnu::always_inline]] inline T floor(const T& x) {
    const T whole = nearest(x);
    return select(whole > x, whole - T(1.0), whole);
}

/// The smallest whole number that is not below `x`. Exact; NaN, infinity and -0 are kept, and -0.3 gives -0.
template <class T>
[[gnu::always_inline]] inline T ceil(const T& x) {
    return -floor(T(-x));
}

/// `x` rounded to a whole number, halves away from zero (as in printed tables and Excel's ROUND).
template <class T>
[[gnu::always_inline]] inline T round(const T& x) {
    const T magnitude = abs(x);
    const T whole = floor(magnitude);
    return copy_sign(T(whole + select(magnitude - whole >= T(0.5), T(1.0), T(0.0))), x);
}

/// The correctly rounded square root; NaN below zero.
[[gnu::always_inline]] inline double sqrt(double x) { return __builtin_sqrt(x); }
template <int Width>
[[gnu::always_inline]] inline Batch<Width> sqrt(const Batch<Width>& x) {
#if defined(__clang__)
    return typename Batch<Width>::Vector(__builtin_elementwise_sqrt(x.lanes));
#elif defined(__x86_64__)
    // g++ 12 has a square root for one lane only. Wider batches are met only in functions that may use them.
    typename Batch<Width>::Vector root = x.lanes;
    if constexpr (Width == 8) {
        asm("vsqrtpd %1, %0" : "=v"(root) : "v"(x.lanes));
    } else if constexpr (Width == 4) {
        asm("vsqrtpd %1, %0" : "=x"(root) : "x"(x.lanes));
    } else {
        asm("sqrtpd %1, %0" : "=x"(root) : "x"(x.lanes));
    }
    return root;
#else
    Batch<Width> root = x;
    for (int lane = 0; lane < Width; ++lane)
        root.lanes[lane] = __builtin_sqrt(x.lanes[lane]);
    return root;
#endif
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
