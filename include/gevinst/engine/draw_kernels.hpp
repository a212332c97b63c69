// SPDX-License-Identifier: Apache-2.0
// Kernels over draws: each operation of the list over columns of a tile, several draws at once, made by a fold.
#pragma once

#include <array>
#include <cstddef>
#include <tuple>
#include <utility>

#include "gevinst/engine/kernels.hpp"
#include "gevinst/numeric/lanes.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::engine::inline GEVINST_TARGET {

/// How often a number that is the same for all draws is repeated in its column of stride 0: the widest lanes load it as
/// they load draws, without a branch.
inline constexpr std::size_t repeats = 8;

struct RepeatedColumn {
    template <int Width>
    [[gnu::always_inline]] static numeric::Batch<Width> read(numeric::Column column, std::size_t draw) {
        return numeric::Batch<Width>::load(column.data + draw * column.stride);
    }
};

template <int Width>
[[gnu::always_inline]] inline auto lanes_at(numeric::Column column, std::size_t draw) {
    if constexpr (Width > 1) {
        return RepeatedColumn::read<Width>(column, draw);
    } else {
        return numeric::at(column, draw);
    }
}

// Calls `some.template operator()<Width>(draw)` for each group of lanes and then draw by draw.
template <int Width, class Some>
[[gnu::always_inline]] inline void for_each_group(std::size_t n, const Some& some) {
    std::size_t i = 0;
    if constexpr (Width > 1)
        for (; i < n - n % Width; i += Width) some.template operator()<Width>(i);
    for (; i < n; ++i) some.template operator()<1>(i);
}
template <int Width, class T>
[[gnu::always_inline]] inline void store(double* to, const T& value) {
    if constexpr (Width > 1) {
        value.store(to);
    } else {
        *to = value;
    }
}

/// What a kernel over draws works on. An operation of one year has a column for each operand; one that sees all years
/// has a column for each operand and year, year by year within an operand.
struct DrawCall {
    const numeric::Column* operands;
    std::size_t operand_count;
    double* const* outs;  ///< the column of the result, or one for each year
    std::size_t draws;
    double months;  ///< at the start of the year of the result
    double argument;
    Years years;
    const unsigned char* yearly;  ///< of each operand of an operation over years
};

using DrawKernel = void (*)(const DrawCall&);

// A curve: its operands and the start of the year.
template <class Op>
struct CurveLoop {
    template <int Width>
    [[gnu::always_inline]] static void run(double* out, std::size_t n, const numeric::Column* columns, double months) {
        for_each_group<Width>(n, [&]<int W>(std::size_t i) __attribute__((always_inline)) {
            if constexpr (Op::arity == 2) {
                store<W>(out + i, Op::value(lanes_at<W>(columns[0], i), lanes_at<W>(columns[1], i), months));
            } else {
                store<W>(out + i, Op::value(lanes_at<W>(columns[0], i), lanes_at<W>(columns[1], i),
                                            lanes_at<W>(columns[2], i), months));
            }
        });
    }
};

// What an operation over years sees of some draws: in(operand, year), and whether an operand varies by year.
template <int Width>
struct DrawRows {
    const DrawCall& call;
    std::size_t draw;

    [[gnu::always_inline]] auto operator()(std::size_t operand, std::size_t year) const {
        return lanes_at<Width>(call.operands[operand * call.years.count + year], draw);
    }
    [[gnu::always_inline]] bool yearly(std::size_t operand) const { return call.yearly[operand] != 0; }
    [[gnu::always_inline]] double argument() const { return call.argument; }
};

template <class Op>
struct YearsLoop {
    template <int Width>
    [[gnu::always_inline]] static void run(double*, std::size_t n, const DrawCall* call) {
        for_each_group<Width>(n, [&]<int W>(std::size_t i) __attribute__((always_inline)) {
            using T = decltype(lanes_at<W>(numeric::Column{}, 0));
            const auto keep = [&](std::size_t year, const T& value) __attribute__((always_inline)) {
                store<W>(call->outs[year] + i, value);
            };
            Op::template rows<T>(DrawRows<W>{*call, i}, keep, call->operand_count, call->years.count,
                                 call->years.first_months);
        });
    }
};

// An operation on any number of operands together.
template <class Op>
struct ListLoop {
    template <int Width>
    [[gnu::always_inline]] static void run(double* out, std::size_t n, const numeric::Column* columns, std::size_t count) {
        for_each_group<Width>(n, [&]<int W>(std::size_t i) __attribute__((always_inline)) {
            using T = decltype(lanes_at<W>(numeric::Column{}, 0));
            const auto in = [&](std::size_t k) __attribute__((always_inline)) { return T(lanes_at<W>(columns[k], i)); };
            store<W>(out + i, Op::template value<T>(in, count));
        });
    }
};

template <class Op>
void draw_kernel(const DrawCall& call) {
    using operations::Shape;
    double* const out = call.outs[0];
    if constexpr (Op::shape == Shape::years) {
        numeric::run_widest<YearsLoop<Op>>(out, call.draws, &call);
    } else if constexpr (Op::shape == Shape::curve) {
        numeric::run_widest<CurveLoop<Op>>(out, call.draws, call.operands, call.months);
    } else if constexpr (Op::shape == Shape::fold) {
        numeric::run_widest<numeric::LeftFold<Op, RepeatedColumn>>(out, call.draws, call.operands, call.operand_count);
    } else if constexpr (Op::shape == Shape::list) {
        numeric::run_widest<ListLoop<Op>>(out, call.draws, call.operands, call.operand_count);
    } else if constexpr (Op::arity == 1) {
        numeric::run_widest<numeric::Elementwise<Op, RepeatedColumn>>(out, call.draws, call.operands[0]);
    } else if constexpr (Op::arity == 2) {
        numeric::run_widest<numeric::Elementwise<Op, RepeatedColumn>>(out, call.draws, call.operands[0], call.operands[1]);
    } else {
        numeric::run_widest<numeric::Elementwise<Op, RepeatedColumn>>(out, call.draws, call.operands[0], call.operands[1],
                                                      call.operands[2]);
    }
}

// Operations over years, a year at a time, so that no year has to wait in memory for the last.
struct Copy {
    template <class T>
    [[gnu::always_inline]] static T value(const T& x) {
        return x;
    }
};
inline void copy_kernel(const DrawCall& call) {
    numeric::run_widest<numeric::Elementwise<Copy, RepeatedColumn>>(call.outs[0], call.draws, call.operands[0]);
}
// From midpoint, steepness and ceiling: the ratio, e and the value of the first year.
struct FirstLogisticLoop {
    template <int Width>
    [[gnu::always_inline]] static void run(double*, std::size_t n, const DrawCall* call) {
        for_each_group<Width>(n, [&]<int W>(std::size_t i) __attribute__((always_inline)) {
            using T = decltype(lanes_at<W>(numeric::Column{}, 0));
            const T steepness = lanes_at<W>(call->operands[1], i), ceiling = lanes_at<W>(call->operands[2], i);
            const T e = operations::Logistic::first(T(lanes_at<W>(call->operands[0], i)), steepness, call->months);
            store<W>(call->outs[0] + i, T(operations::Logistic::ratio(steepness)));
            store<W>(call->outs[1] + i, e);
            store<W>(call->outs[2] + i, T(operations::Logistic::level(e, ceiling)));
        });
    }
};
// From the ratio, the e of the year before, midpoint, steepness and ceiling: e and the value of a year.
struct NextLogisticLoop {
    template <int Width>
    [[gnu::always_inline]] static void run(double*, std::size_t n, const DrawCall* call) {
        for_each_group<Width>(n, [&]<int W>(std::size_t i) __attribute__((always_inline)) {
            using T = decltype(lanes_at<W>(numeric::Column{}, 0));
            const numeric::Column* const in = call->operands;
            const T ceiling = lanes_at<W>(in[4], i);
            const T e = operations::Logistic::next(T(lanes_at<W>(in[1], i)), T(lanes_at<W>(in[0], i)), T(lanes_at<W>(in[2], i)),
                                                   T(lanes_at<W>(in[3], i)), call->months);
            store<W>(call->outs[0] + i, e);
            store<W>(call->outs[1] + i, T(operations::Logistic::level(e, ceiling)));
        });
    }
};
inline void first_logistic_kernel(const DrawCall& call) {
    numeric::run_widest<FirstLogisticLoop>(call.outs[0], call.draws, &call);
}
inline void next_logistic_kernel(const DrawCall& call) {
    numeric::run_widest<NextLogisticLoop>(call.outs[0], call.draws, &call);
}

// Sets `out` to a number that is 0 when all of a column is finite: x - x is 0 for finite numbers only.
struct NotFinite {
    template <int Width>
    [[gnu::always_inline]] static void run(double* out, std::size_t n, const double* values) {
        double found = 0.0;
        std::size_t i = 0;
        if constexpr (Width > 1) {
            numeric::Batch<Width> sum(0.0), other(0.0);  // one alone would wait for its additions
            for (; i + 2 * Width <= n; i += 2 * Width) {
                const auto x = numeric::Batch<Width>::load(values + i), y = numeric::Batch<Width>::load(values + i + Width);
                sum = sum + (x - x);
                other = other + (y - y);
            }
            sum = sum + other;
            for (int lane = 0; lane < Width; ++lane) found += sum.lanes[lane];
        }
        for (; i < n; ++i) found += values[i] - values[i];
        *out = found;
    }
};
inline bool all_finite(const double* values, std::size_t n) {
    double found = 0.0;
    numeric::run_widest<NotFinite>(&found, n, values);
    return found == 0.0;
}

template <class Op>
constexpr DrawKernel draw_kernel_of() {
    if constexpr (Op::shape == operations::Shape::labels) {
        return nullptr;  // a plan expands it to steps of other operations
    } else {
        return &draw_kernel<Op>;
    }
}

template <std::size_t... I>
constexpr std::array<DrawKernel, operations::count> make_draw_kernels(std::index_sequence<I...>) {
    return {draw_kernel_of<std::tuple_element_t<I, operations::List>>()...};
}
inline constexpr std::array<DrawKernel, operations::count> draw_kernels =
    make_draw_kernels(std::make_index_sequence<operations::count>{});

}  // namespace gevinst::inline v0::engine::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
