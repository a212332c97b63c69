// SPDX-License-Identifier: Apache-2.0
// The one list of operations. Codes, kernels, text, parser and checks are made from it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "gevinst/expression/operations/arithmetic.hpp"
#include "gevinst/expression/operations/curves.hpp"
#include "gevinst/expression/operations/labels.hpp"
#include "gevinst/expression/operations/years.hpp"

namespace gevinst::inline v0 {

namespace operations {

using List = std::tuple<Add, Subtract, Multiply, Divide, Negate, Power, Exp, Log, Min, Max, Less, LessEqual, Greater,
                        GreaterEqual, Equal, Choose, Floor, Ceil, Round, Within, Once, During, Step, Ramp, ActiveShare,
                        Table, Logistic, Growth, Cumulative, SumYears, Lag, AtYear, SumOver, MeanOver, MaxOver, AtLabel>;
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
    std::size_t arity;    ///< 0: any number of operands
    bool lump;            ///< its amounts are not prorated
    bool one_value;       ///< one value for all years, whatever its operand has
    bool whole_argument;  ///< takes a whole number besides its operands
    UnitPtr (*unit)(Operands);
};

template <class Op>
constexpr Info info_of() {
    Info info{Op::name, Op::form, 0, Op::shape, 0, false, false, false, &Op::unit};
    if constexpr (requires { Op::precedence; }) info.precedence = Op::precedence;
    if constexpr (requires { Op::arity; }) info.arity = static_cast<std::size_t>(Op::arity);
    if constexpr (requires { Op::lump; }) info.lump = Op::lump;
    if constexpr (requires { Op::one_value; }) info.one_value = Op::one_value;
    if constexpr (requires { Op::whole_argument; }) info.whole_argument = Op::whole_argument;
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
[[nodiscard]] inline Expression reduced(const Expression& x, const Index& index) {
    auto node = std::make_shared<Node>(*x.node());
    IndexSet set;
    for (const IndexPtr& one : node->index_set())
        if (one->name() != index.name()) set.push_back(one);
    node->indexes = set.empty() ? nullptr : std::make_shared<const IndexSet>(std::move(set));
    return Expression(std::move(node));
}

/// A plain number beside a point in time counts years: `start + 1`.
inline void promote_to_years(std::vector<NodePtr>& operands) {
    bool any = false;
    for (const NodePtr& operand : operands) any |= operand->unit->dimension().is_just(BaseKind::calendar);
    if (!any) return;
    for (NodePtr& operand : operands)
        if (operand->kind == NodeKind::literal && operand->unit->factors().empty())
            operand = with_unit(Expression(operand), std::make_shared<const AnyUnit>(units::year)).node();
}

/// Applies an operation. Throws UnitError or CaseError when the operands do not fit.
[[nodiscard]] inline Expression apply_operation(std::uint8_t code, std::vector<NodePtr> operands, double number = 0,
                                                NodeDetail detail = {}) {
    const operations::Info& info = operations::infos[code];
    constexpr int sums = operations::Add::precedence;  // sums and comparisons; a product with a number stays a time
    if ((info.form == operations::Form::infix && info.precedence <= sums) || info.name == "min" || info.name == "max")
        promote_to_years(operands);
    UnitPtr unit = info.unit(operands);
    auto node = node_over(NodeKind::operation, std::move(operands), std::move(unit));
    node->operation = code;
    node->number = number;
    node->detail = std::move(detail);
    node->lump |= info.lump;
    if (info.shape == operations::Shape::curve || info.shape == operations::Shape::years) node->yearly = !info.one_value;
    return Expression(std::move(node));
}

template <class Op>
[[nodiscard]] Expression apply(std::vector<NodePtr> operands, double number = 0, NodeDetail detail = {}) {
    return apply_operation(operations::code_of<Op>(), std::move(operands), number, std::move(detail));
}

}  // namespace gevinst::inline v0
