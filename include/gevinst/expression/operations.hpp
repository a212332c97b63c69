// SPDX-License-Identifier: Apache-2.0
// The one list of operations. Codes, kernels, text, parser and checks are made from it.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "gevinst/expression/operations/arithmetic.hpp"
#include "gevinst/expression/operations/curves.hpp"
#include "gevinst/expression/operations/labels.hpp"
#include "gevinst/expression/operations/tariffs.hpp"
#include "gevinst/expression/operations/variability.hpp"
#include "gevinst/expression/operations/years.hpp"

namespace gevinst::inline v0 {

namespace operations {

using List = std::tuple<Add, Subtract, Multiply, Divide, Negate, Power, Exp, Log, Min, Max, Less, LessEqual, Greater,
                        GreaterEqual, Equal, Choose, Floor, Ceil, Round, Within, NotNegative, Once, During, Step, Ramp, ActiveShare,
                        Table, Logistic, Growth, Cumulative, SumYears, Lag, AtYear, SumOver, MeanOver, MaxOver, AtLabel, NormalExcess,
                        Tiers, TiersAllUnits, Packs, PoissonExcess, PoissonShortfall, NegativeBinomialExcess,
                        NegativeBinomialShortfall, DataExcess, DataShortfall, Bass, WithTotal>;
inline constexpr std::size_t count = std::tuple_size_v<List>;

template <class Op, std::size_t I = 0>
constexpr std::uint8_t code_of() {
    if constexpr (std::is_same_v<Op, std::tuple_element_t<I, List>>) {
        return static_cast<std::uint8_t>(I);
    } else {
        return code_of<Op, I + 1>();
    }
}

/// What the running program knows of an operation.
struct Info {
    std::string_view name;
    Form form;
    int precedence;       ///< 0 for functions, which bind by their brackets
    Shape shape;
    std::size_t least_operands;
    std::size_t most_operands;
    std::size_t alike_from;  ///< operands from here on have one dimension; none_alike: they need not
    unsigned moments;        ///< bit i: operand i is a point in time
    bool lump;               ///< its amounts are not prorated
    bool one_value;          ///< one value for all years, whatever its operand has
    bool whole_argument;     ///< takes a whole number besides its operands
    UnitPtr (*unit)(Operands);
    bool (*holds)(std::span<const double>);  ///< what is checked of its operands on every run; none: nothing
    std::string_view breach;                 ///< what a fault says of a value that does not pass
    bool picks;          ///< its value is that of one operand
    unsigned flat;        ///< bit i: operand i moves the value in jumps only, or not at all

    [[nodiscard]] constexpr bool is_moment(std::size_t operand) const { return operand < 8 && ((moments >> operand) & 1u) != 0; }
    [[nodiscard]] constexpr bool is_flat(std::size_t operand) const { return operand < 8 && ((flat >> operand) & 1u) != 0; }
    /// Sums and products read from left to right without brackets; powers and comparisons do not.
    [[nodiscard]] constexpr bool chains() const { return precedence == Add::precedence || precedence == Multiply::precedence; }
};

template <class Op>
constexpr Info info_of() {
    Info info{Op::name, Op::form, 0, Op::shape, 1, any_number, none_alike, 0, false, false, false, &Op::unit, nullptr, {}, false, 0};
    if constexpr (requires { Op::precedence; }) info.precedence = Op::precedence;
    if constexpr (requires { Op::arity; }) info.least_operands = info.most_operands = static_cast<std::size_t>(Op::arity);
    if constexpr (requires { Op::least_operands; }) info.least_operands = Op::least_operands;
    if constexpr (requires { Op::most_operands; }) info.most_operands = Op::most_operands;
    if constexpr (requires { Op::alike_from; }) info.alike_from = Op::alike_from;
    if constexpr (requires { Op::moments; }) info.moments = Op::moments;
    if constexpr (requires { Op::lump; }) info.lump = Op::lump;
    if constexpr (requires { Op::one_value; }) info.one_value = Op::one_value;
    if constexpr (requires { Op::whole_argument; }) info.whole_argument = Op::whole_argument;
    if constexpr (requires { Op::holds; }) {
        info.holds = &Op::holds;
        info.breach = Op::breach;
    }
    if constexpr (requires { Op::picks; }) info.picks = Op::picks;
    if constexpr (requires { Op::flat; }) info.flat = Op::flat;
    return info;
}

template <std::size_t... I>
constexpr std::array<Info, count> make_infos(std::index_sequence<I...>) {
    return {info_of<std::tuple_element_t<I, List>>()...};
}
inline constexpr std::array<Info, count> infos = make_infos(std::make_index_sequence<count>{});

}  // namespace operations

template <class Op>
[[nodiscard]] bool is_operation(const Node& node) {
    return node.kind == NodeKind::operation && node.operation == operations::code_of<Op>();
}

/// The expression without one of its indexes, for what reduces over it.
[[nodiscard]] Expression reduced(const Expression& x, const Index& index);

/// What is wrong with a number of operands: `'step' takes 2 operands, got 3`; empty when nothing is.
[[nodiscard]] std::string operand_count_fault(const operations::Info& info, std::size_t count);

/// Gives plain numbers the unit year where they are points in time, or stand beside one: `step(2027, x)`, `start + 1`.
void promote_to_years(const operations::Info& info, std::vector<NodePtr>& operands);

/// Applies an operation. Throws UnitError or CaseError when the operands do not fit.
[[nodiscard]] Expression apply_operation(std::uint8_t code, std::vector<NodePtr> operands, double number = 0,
                                         NodeDetailPtr detail = {});

template <class Op>
[[nodiscard]] Expression apply(std::vector<NodePtr> operands, double number = 0, NodeDetailPtr detail = {}) {
    return apply_operation(operations::code_of<Op>(), std::move(operands), number, std::move(detail));
}

}  // namespace gevinst::inline v0

#include "gevinst/expression/text.hpp"  // IWYU pragma: keep: defines operand_text, which the rules for units use

#ifndef GEVINST_COMPILED
#include "gevinst/expression/operations_definitions.hpp"
#endif
