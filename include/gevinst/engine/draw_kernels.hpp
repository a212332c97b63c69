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

// A curve over columns: the operands and the start of the year.
template <class Op>
struct CurveLoop {
    template <class T, class Load>
    [[gnu::always_inline]] static T value(const Load& load, double months) {
        if constexpr (Op::arity == 2) {
            return Op::value(load(0), load(1), months);
        } else {
            return Op::value(load(0), load(1), load(2), months);
        }
    }
    template <int Width>
    [[gnu::always_inline]] static void run(double* out, std::size_t n, const numeric::Column* columns, double months) {
        std::size_t i = 0;
        if constexpr (Width > 1) {
            for (; i < n - n % Width; i += Width) {
                const auto load = [&](std::size_t k) __attribute__((always_inline)) {
                    return numeric::load<Width>(columns[k], i);
                };
                value<numeric::Batch<Width>>(load, months).store(out + i);
            }
        }
        for (; i < n; ++i) {
            const auto load = [&](std::size_t k) __attribute__((always_inline)) { return numeric::at(columns[k], i); };
            out[i] = value<double>(load, months);
        }
    }
};

// What an operation over years sees of some draws: in(operand, year), and whether an operand varies by year.
template <int Width>
struct DrawRows {
    const DrawCall& call;
    std::size_t draw;

    [[gnu::always_inline]] auto operator()(std::size_t operand, std::size_t year) const {
        const numeric::Column column = call.operands[operand * call.years.count + year];
        if constexpr (Width > 1) {
            return numeric::load<Width>(column, draw);
        } else {
            return numeric::at(column, draw);
        }
    }
    [[gnu::always_inline]] bool yearly(std::size_t operand) const { return call.yearly[operand] != 0; }
    [[gnu::always_inline]] double argument() const { return call.argument; }
};

template <class Op>
struct YearsLoop {
    template <int Width>
    [[gnu::always_inline]] static void some(const DrawCall& call, std::size_t draw) {
        const auto store = [&](std::size_t year, const auto& value) __attribute__((always_inline)) {
            if constexpr (Width > 1) {
                value.store(call.outs[year] + draw);
            } else {
                call.outs[year][draw] = value;
            }
        };
        using T = std::tuple_element_t<Width == 1 ? 0 : 1, std::tuple<double, numeric::Batch<Width == 1 ? 2 : Width>>>;
        Op::template rows<T>(DrawRows<Width>{call, draw}, store, call.operand_count, call.years.count,
                             call.years.first_months);
    }
    template <int Width>
    [[gnu::always_inline]] static void run(double*, std::size_t n, const DrawCall* call) {
        std::size_t i = 0;
        if constexpr (Width > 1)
            for (; i < n - n % Width; i += Width) some<Width>(*call, i);
        for (; i < n; ++i) some<1>(*call, i);
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
        numeric::apply_fold<Op>(out, call.operands, call.operand_count, call.draws);
    } else if constexpr (Op::arity == 1) {
        numeric::run_widest<numeric::Elementwise<Op>>(out, call.draws, call.operands[0]);
    } else if constexpr (Op::arity == 2) {
        numeric::run_widest<numeric::Elementwise<Op>>(out, call.draws, call.operands[0], call.operands[1]);
    } else {
        numeric::run_widest<numeric::Elementwise<Op>>(out, call.draws, call.operands[0], call.operands[1],
                                                      call.operands[2]);
    }
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
