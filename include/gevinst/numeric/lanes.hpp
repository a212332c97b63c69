// SPDX-License-Identifier: Apache-2.0
// Applies an operation to columns of doubles, several lanes at once where the processor can, with the same bits.
#pragma once

#include <cstddef>

#include <gevinst/numeric/batch.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric::inline GEVINST_TARGET {

/// A column of operands: stride 1 has a number a lane, stride 0 one number for all.
struct Column {
    const double* data;
    std::size_t stride;
};

// A loop is written once as `struct { template <int Width> static void run(out, n, ...) }` and called through
// run_widest(). Everything between it and the arithmetic must be always_inline: only what is inlined into the functions
// marked avx2 and avx512 becomes their code.

template <int Width>
[[gnu::always_inline]] inline Batch<Width> load(Column column, std::size_t i) {
    return column.stride ? Batch<Width>::load(column.data + i) : Batch<Width>(*column.data);
}
[[gnu::always_inline]] inline double at(Column column, std::size_t i) { return column.data[i * column.stride]; }

/// How loops read columns: a number for all lanes is spread over them as it is met.
struct AnyColumn {
    template <int Width>
    [[gnu::always_inline]] static Batch<Width> read(Column column, std::size_t i) {
        return load<Width>(column, i);
    }
};

/// out[i] = Op::value(columns[i]...), Width lanes at a time and then one by one.
template <class Op, class Reading = AnyColumn>
struct Elementwise {
    template <int Width, class... Columns>
    [[gnu::always_inline]] static void run(double* out, std::size_t n, Columns... columns) {
        std::size_t i = 0;
        if constexpr (Width > 1)
            for (; i < n - n % Width; i += Width)
                Batch<Width>(Op::value(Reading::template read<Width>(columns, i)...)).store(out + i);
        for (; i < n; ++i)
            out[i] = Op::value(at(columns, i)...);
    }
};

/// out[i] = Op::value(Op::value(columns[0][i], columns[1][i]), columns[2][i])..., for at least one column.
template <class Op, class Reading = AnyColumn>
struct LeftFold {
    template <int Width>
    [[gnu::always_inline]] static void run(double* out, std::size_t n, const Column* columns, std::size_t count) {
        std::size_t i = 0;
        if constexpr (Width > 1) {
            // Most folds have two or three columns: those are read from where they are known, not looked up each time.
            if (count == 2)
                i = in_lanes<Width>(out, n, Columns<2>(columns), count);
            else if (count == 3)
                i = in_lanes<Width>(out, n, Columns<3>(columns), count);
            else
                i = in_lanes<Width>(out, n, columns, count);
        }
        for (; i < n; ++i) {
            double folded = at(columns[0], i);
            for (std::size_t k = 1; k < count; ++k)
                folded = Op::value(folded, at(columns[k], i));
            out[i] = folded;
        }
    }

private:
    template <std::size_t Count>
    struct Columns {
        Column known[Count];
        [[gnu::always_inline]] explicit Columns(const Column* columns) {
#pragma GCC unroll 4
            for (std::size_t k = 0; k < Count; ++k)
                known[k] = columns[k];
        }
        [[gnu::always_inline]] const Column& operator[](std::size_t k) const { return known[k]; }
    };
    template <int Width, std::size_t Count>
    [[gnu::always_inline]] static Batch<Width> folded_at(std::size_t i, const Columns<Count>& columns, std::size_t) {
        Batch<Width> folded = Reading::template read<Width>(columns[0], i);
#pragma GCC unroll 4
        for (std::size_t k = 1; k < Count; ++k)
            folded = Op::value(folded, Reading::template read<Width>(columns[k], i));
        return folded;
    }
    template <int Width>
    [[gnu::always_inline]] static Batch<Width> folded_at(std::size_t i, const Column* columns, std::size_t count) {
        Batch<Width> folded = Reading::template read<Width>(columns[0], i);
        for (std::size_t k = 1; k < count; ++k)
            folded = Op::value(folded, Reading::template read<Width>(columns[k], i));
        return folded;
    }
    // How many were done: all but less than a batch.
    template <int Width, class Some>
    [[gnu::always_inline]] static std::size_t in_lanes(double* out, std::size_t n, const Some& columns, std::size_t count) {
        const std::size_t end = n - n % Width;
#pragma GCC unroll 2
        for (std::size_t i = 0; i < end; i += Width)
            folded_at<Width>(i, columns, count).store(out + i);
        return end;
    }
};

#if defined(__x86_64__)
template <class Loop, class Out, class... Arguments>
[[gnu::target("avx2")]] void run_avx2(Out* out, std::size_t n, Arguments... arguments) {
    Loop::template run<4>(out, n, arguments...);
}
// AVX-512 has fused operations, and of what neighbours g++'s vectorizer would make some (see contraction.hpp).
template <class Loop, class Out, class... Arguments>
#if defined(__clang__)
[[clang::min_vector_width(512)]]
#else
[[gnu::optimize("fp-contract=off", "no-tree-vectorize")]]
#endif
[[gnu::target("avx512f,avx512dq,avx512bw,avx512vl,popcnt")]] void run_avx512(Out* out, std::size_t n, Arguments... arguments) {
    Loop::template run<8>(out, n, arguments...);
}
#endif

/// The widest lanes that this processor has: how many doubles are computed together. Eight only where they do not slow
/// the processor down: since those that have VBMI2 too.
inline int widest_lanes() {
    static const int widest = [] {
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2"))
            return 8;
        if (__builtin_cpu_supports("avx2")) return 4;
#endif
        return 2;
    }();
    return widest;
}

/// Runs `Loop` in lanes of `width`, which the processor must have: 1, 2, 4 or 8.
template <class Loop, class Out, class... Arguments>
void run_lanes(int width, Out* out, std::size_t n, Arguments... arguments) {
    if (width == 1) return Loop::template run<1>(out, n, arguments...);
#if defined(__x86_64__)
    if (width == 8) return run_avx512<Loop>(out, n, arguments...);
    if (width == 4) return run_avx2<Loop>(out, n, arguments...);
#endif
    Loop::template run<2>(out, n, arguments...);
}

/// Runs `Loop` in the widest lanes that this processor has; below four numbers one by one.
template <class Loop, class Out, class... Arguments>
void run_widest(Out* out, std::size_t n, Arguments... arguments) {
    run_lanes<Loop>(n < 4 ? 1 : widest_lanes(), out, n, arguments...);
}

/// out[i] = Op::value(a[i]) for n lanes. `Op` has `template <class T> static T value(T...)`, always_inline and defined
/// without contraction. A stride is 1, or 0 where the operand is one number; out may be one of the operands.
template <class Op>
void apply(double* out, const double* a, std::size_t stride_a, std::size_t n) {
    run_widest<Elementwise<Op>>(out, n, Column{a, stride_a});
}
/// out[i] = Op::value(a[i], b[i]) for n lanes.
template <class Op>
void apply(double* out, const double* a, std::size_t stride_a, const double* b, std::size_t stride_b, std::size_t n) {
    run_widest<Elementwise<Op>>(out, n, Column{a, stride_a}, Column{b, stride_b});
}
/// out[i] = Op::value(a[i], b[i], c[i]) for n lanes.
template <class Op>
void apply(double* out, const double* a, std::size_t stride_a, const double* b, std::size_t stride_b, const double* c,
           std::size_t stride_c, std::size_t n) {
    run_widest<Elementwise<Op>>(out, n, Column{a, stride_a}, Column{b, stride_b}, Column{c, stride_c});
}
/// The left fold of `count` >= 1 columns by a binary `Op`, for n lanes: ((columns[0] op columns[1]) op columns[2])...
template <class Op>
void apply_fold(double* out, const Column* columns, std::size_t count, std::size_t n) {
    run_widest<LeftFold<Op>>(out, n, columns, count);
}

} // namespace gevinst::inline v0::numeric::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
