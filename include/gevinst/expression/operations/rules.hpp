// SPDX-License-Identifier: Apache-2.0
// What operations have in common: their shapes, and the rules for units with their messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "gevinst/expression/expression.hpp"

namespace gevinst::inline v0 {

/// The text of an expression for a message: the quoted name of an assumption, or a formula cut to one line.
[[nodiscard]] std::string operand_text(const Node& node);

namespace operations {

/// How an operation is applied.
enum class Shape : std::uint8_t {
    lanes,  ///< value(a, ...) of one, two or three operands, the same for every year
    fold,   ///< value(a, b) from left to right over any number of operands
    curve,  ///< value(operands..., months): the months are those of the start of the calendar year
    years,  ///< rows(in, out, years): sees all years of its operand
    labels  ///< a reduction or choice over an index, resolved when a plan is made
};

/// How an operation is written.
enum class Form : std::uint8_t { infix, prefix, function };

using Operands = std::span<const NodePtr>;

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);
inline constexpr std::size_t none_alike = static_cast<std::size_t>(-1);

[[nodiscard]] inline const AnyDimension& dimension(const Node& node) { return node.unit->dimension(); }

/// A unit without plain ratios: 3 % of 90,000 exams is in exams.
[[nodiscard]] inline UnitPtr product_unit(const Node& left, const Node& right, int sign) {
    if (dimension(right).is_number()) return dimension(left).is_number() ? Expression::plain_unit() : left.unit;
    if (dimension(left).is_number())
        return sign == 1 ? right.unit : std::make_shared<const AnyUnit>(AnyUnit{}.times(*right.unit, -1));
    return std::make_shared<const AnyUnit>(left.unit->times(*right.unit, sign).simplified());
}

/// Why two dimensions are kept apart, where the field has a usual way to get from one to the other.
[[nodiscard]] inline std::string unit_advice(const AnyDimension& left, const AnyDimension& right) {
    const auto pair = [&](BaseKind one, BaseKind other) {
        return (left.is_just(one) && right.is_just(other)) || (left.is_just(other) && right.is_just(one));
    };
    if (pair(BaseKind::money, BaseKind::labour)) return "; a staff group's pay turns staff-years into money";
    if (pair(BaseKind::money, BaseKind::money)) return "; an exchange rate between two currencies is an assumption";
    if (pair(BaseKind::paid_time, BaseKind::worked_time))
        return "; paid time is gross and worked time is net: a staff group has both, a staff-year";
    if (pair(BaseKind::worked_time, BaseKind::patient_time)) return "; staff time and patient time are two bottom lines";
    if (pair(BaseKind::patient_time, BaseKind::waiting)) return "; days of waiting are not hours of a patient's time";
    return {};
}

[[noreturn]] inline void refuse_units(std::string_view verb, std::string_view joint, const Node& left, const Node& right) {
    throw UnitError("cannot " + std::string(verb) + " " + operand_text(left) + " " + bracketed(*left.unit) + " " +
                    std::string(joint) + " " + operand_text(right) + " " + bracketed(*right.unit) +
                    unit_advice(dimension(left), dimension(right)));
}

inline void require_same_dimension(std::string_view verb, std::string_view joint, Operands operands) {
    for (const NodePtr& operand : operands)
        if (!(dimension(*operand) == dimension(*operands[0]))) refuse_units(verb, joint, *operands[0], *operand);
}

inline void require_number(std::string_view role, const Node& node) {
    if (!dimension(node).is_number())
        throw UnitError(std::string(role) + " must be a plain number or share, but " + operand_text(node) + " is " +
                        bracketed(*node.unit));
}
inline void require_calendar(std::string_view role, const Node& node) {
    if (!dimension(node).is_just(BaseKind::calendar))
        throw UnitError(std::string(role) + " must be a point in time, but " + operand_text(node) + " is " +
                        bracketed(*node.unit));
}
/// Two stated points in time in the wrong order are a slip of the pen; formulas are taken as they come.
inline void require_order(std::string_view name, const Node& first, const Node& last) {
    if (first.kind != NodeKind::literal || last.kind != NodeKind::literal) return;
    const double from = first.unit->to_base(first.number);
    const double to = last.unit->to_base(last.number);
    if (from > to)
        throw CaseError("'" + std::string(name) + "' goes from " + moment_text(from) + " to " + moment_text(to) +
                        ", backwards: give the earlier time first");
}
inline void require_flow(std::string_view verb, const Node& node) {
    if (dimension(node).is_just(BaseKind::level) || dimension(node).is_just(BaseKind::calendar))
        throw UnitError("cannot " + std::string(verb) + " " + operand_text(node) + " " + bracketed(*node.unit) +
                        " over years: it is a level, not a yearly flow");
}

}  // namespace operations
}  // namespace gevinst::inline v0
