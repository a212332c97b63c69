// SPDX-License-Identifier: Apache-2.0
// Adjoint kernels: from what a figure makes of a step's values to what it makes of its operands, by a fold over the list.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "gevinst/engine/kernels.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::engine::inline GEVINST_TARGET {

using operations::Adjoint;

/// A row of a step in which a derivative ends.
struct KinkedRow {
    std::size_t row;
    operations::Kink kink;
};

/// What a kernel works on: the values of a run, and an adjoint for each.
struct AdjointCall {
    const double* values;
    Adjoint* adjoints;
    const Operand* operands;
    std::size_t operand_count;
    std::uint32_t out;
    std::size_t rows;
    double argument;
    Years years;
    std::vector<double>* scratch;
    std::vector<KinkedRow>* kinks;  ///< none: no operand moves smoothly

    [[nodiscard]] double in(std::size_t operand, std::size_t row) const {
        return values[operands[operand].slot + operands[operand].stride * row];
    }
    void give(std::size_t operand, std::size_t row, const Adjoint& part) const {
        Adjoint& whole = adjoints[operands[operand].slot + operands[operand].stride * row];
        whole = whole + part;
    }
    void kink(std::size_t row, const operations::Kink& kink) const {
        if (kinks == nullptr || kink.kind == KinkKind::none) return;
        const Adjoint& d = adjoints[out + row];
        const bool of_slope = kink.kind == KinkKind::corner || kink.kind == KinkKind::branch || kink.kind == KinkKind::infinite;
        if (of_slope ? d.slope != 0.0 : d.feels_jumps())
            kinks->push_back({row, kink});
        else if (kink.kind == KinkKind::jump && (d.ways & Adjoint::in_corners) != 0)
            kinks->push_back({row, {KinkKind::branch, kink.operands}});
    }
};

using AdjointKernel = void (*)(const AdjointCall&);

// What an operation over years sees on the way back.
struct AdjointRows {
    const AdjointCall& call;
    double operator()(std::size_t operand, std::size_t row) const { return call.in(operand, row); }
    [[nodiscard]] double result(std::size_t row) const { return call.values[call.out + row]; }
    [[nodiscard]] const Adjoint& adjoint(std::size_t row) const { return call.adjoints[call.out + row]; }
    [[nodiscard]] double argument() const { return call.argument; }
    void give(std::size_t operand, std::size_t row, const Adjoint& part) const { call.give(operand, row, part); }
    void kink(std::size_t row, const operations::Kink& kink) const { call.kink(row, kink); }
};

// What an operation on any number of operands sees of one year on the way back.
struct AdjointRow {
    const AdjointCall& call;
    std::size_t row;
    double operator()(std::size_t operand) const { return call.in(operand, row); }
    void give(std::size_t operand, const Adjoint& part) const { call.give(operand, row, part); }
    void kink(const operations::Kink& kink) const { call.kink(row, kink); }
};

// The results from left to right are taken apart from right to left.
template <class Op>
void adjoint_of_fold(const AdjointCall& call, std::size_t row, Adjoint d) {
    std::vector<double>& results = *call.scratch;
    results.resize(call.operand_count);
    results[0] = call.in(0, row);
    for (std::size_t k = 1; k < call.operand_count; ++k) results[k] = Op::value(results[k - 1], call.in(k, row));
    for (std::size_t k = call.operand_count - 1; k > 0; --k) {
        const auto [left, right] = Op::adjoint(results[k - 1], call.in(k, row), results[k], d);
        call.give(k, row, right);
        d = left;
    }
    call.give(0, row, d);
    if constexpr (requires { Op::picks; }) {
        std::size_t picked = 0;
        for (std::size_t k = 0; k < call.operand_count; ++k)
            if (call.in(k, row) == results.back()) ++picked;
        if (picked > 1) call.kink(row, {KinkKind::corner});
    }
}

template <class Op, std::size_t... K>
void adjoint_of_row(const AdjointCall& call, std::size_t row, std::index_sequence<K...>) {
    const Adjoint& d = call.adjoints[call.out + row];
    const double result = call.values[call.out + row];
    if constexpr (Op::shape == operations::Shape::curve) {
        const double months = call.years.first_months + 12.0 * static_cast<double>(row);
        const auto parts = Op::adjoint(call.in(K, row)..., result, months, d);
        (call.give(K, row, parts[K]), ...);
        call.kink(row, Op::kink(call.in(K, row)..., months));
    } else {
        const auto parts = Op::adjoint(call.in(K, row)..., result, d);
        (call.give(K, row, parts[K]), ...);
        if constexpr (requires { Op::kink(call.in(K, row)...); }) call.kink(row, Op::kink(call.in(K, row)...));
    }
}

template <class Op>
void adjoint_kernel(const AdjointCall& call) {
    using operations::Shape;
    if constexpr (Op::shape == Shape::years) {
        Op::adjoint(AdjointRows{call}, call.operand_count, call.years.count, call.years.first_months);
    } else {
        for (std::size_t row = 0; row < call.rows; ++row) {
            const Adjoint& d = call.adjoints[call.out + row];
            if (d.ways == 0) continue;
            if constexpr (Op::shape == Shape::fold) {
                adjoint_of_fold<Op>(call, row, d);
            } else if constexpr (Op::shape == Shape::list) {
                Op::adjoint(AdjointRow{call, row}, call.operand_count, d);
            } else {
                adjoint_of_row<Op>(call, row, std::make_index_sequence<static_cast<std::size_t>(Op::arity)>{});
            }
        }
    }
}

template <class Op>
constexpr AdjointKernel adjoint_kernel_of() {
    if constexpr (Op::shape == operations::Shape::labels) {
        return nullptr;  // a plan expands it to steps of other operations
    } else {
        return &adjoint_kernel<Op>;
    }
}

template <std::size_t... I>
constexpr std::array<AdjointKernel, operations::count> make_adjoint_kernels(std::index_sequence<I...>) {
    return {adjoint_kernel_of<std::tuple_element_t<I, operations::List>>()...};
}
inline constexpr std::array<AdjointKernel, operations::count> adjoint_kernels =
    make_adjoint_kernels(std::make_index_sequence<operations::count>{});

}  // namespace gevinst::inline v0::engine::inline GEVINST_TARGET

GEVINST_NO_CONTRACTION_END
