// SPDX-License-Identifier: Apache-2.0
// Kernels: each operation of the list over the rows of a plan, made by a fold over the list.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>

#include "gevinst/expression/operations.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::engine::inline GEVINST_TARGET {

/// Where an operand of a step lies: its values for the years stand `stride` apart, 0 for one value for all years.
struct Operand {
    std::uint32_t slot;
    std::uint32_t stride;
};

/// The calendar of a run.
struct Years {
    std::size_t count;
    double first_months;
};

/// What a kernel works on: operands and result in one array of values.
struct Call {
    double* values;
    const Operand* operands;
    std::size_t operand_count;
    std::uint32_t out;
    std::size_t rows;  ///< values of the result: the years, or 1
    double argument;
    Years years;

    [[nodiscard]] double in(std::size_t operand, std::size_t row) const {
        return values[operands[operand].slot + operands[operand].stride * row];
    }
};

using Kernel = void (*)(const Call&);

// What an operation over years sees: in(operand, year), and whether an operand varies by year.
struct Rows {
    const Call& call;
    double operator()(std::size_t operand, std::size_t row) const { return call.in(operand, row); }
    [[nodiscard]] bool yearly(std::size_t operand) const { return call.operands[operand].stride != 0; }
    [[nodiscard]] double argument() const { return call.argument; }
};

template <class Op>
void kernel(const Call& call) {
    using operations::Shape;
    double* const out = call.values + call.out;
    if constexpr (Op::shape == Shape::years) {
        Op::template rows<double>(Rows{call}, [out](std::size_t row, double value) { out[row] = value; },
                                  call.operand_count, call.years.count, call.years.first_months);
    } else {
        for (std::size_t row = 0; row < call.rows; ++row) {
            if constexpr (Op::shape == Shape::fold) {
                double value = call.in(0, row);
                for (std::size_t k = 1; k < call.operand_count; ++k) value = Op::value(value, call.in(k, row));
                out[row] = value;
            } else if constexpr (Op::shape == Shape::list) {
                out[row] = Op::template value<double>([&](std::size_t k) { return call.in(k, row); }, call.operand_count);
            } else if constexpr (Op::shape == Shape::curve) {
                const double months = call.years.first_months + 12.0 * static_cast<double>(row);
                if constexpr (Op::arity == 2) {
                    out[row] = Op::value(call.in(0, row), call.in(1, row), months);
                } else {
                    out[row] = Op::value(call.in(0, row), call.in(1, row), call.in(2, row), months);
                }
            } else if constexpr (Op::arity == 1) {
                out[row] = Op::value(call.in(0, row));
            } else if constexpr (Op::arity == 2) {
                out[row] = Op::value(call.in(0, row), call.in(1, row));
            } else {
                out[row] = Op::value(call.in(0, row), call.in(1, row), call.in(2, row));
            }
        }
    }
}

template <class Op>
constexpr Kernel kernel_of() {
    if constexpr (Op::shape == operations::Shape::labels) {
        return nullptr;  // a plan expands it to steps of other operations
    } else {
        return &kernel<Op>;
    }
}

template <std::size_t... I>
constexpr std::array<Kernel, operations::count> make_kernels(std::index_sequence<I...>) {
    return {kernel_of<std::tuple_element_t<I, operations::List>>()...};
}
inline constexpr std::array<Kernel, operations::count> kernels =
    make_kernels(std::make_index_sequence<operations::count>{});

}  // namespace gevinst::inline v0::engine::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
