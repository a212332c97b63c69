// SPDX-License-Identifier: Apache-2.0
// The rules for units and their messages.
#pragma once

#include "gevinst/expression/operations/rules.hpp"

#include <memory>
#include <string>
#include <string_view>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

namespace operations {

GEVINST_INLINE UnitPtr product_unit(const Node& left, const Node& right, int sign) {
    if (dimension(right).is_number()) return dimension(left).is_number() ? Expression::plain_unit() : left.unit;
    if (dimension(left).is_number())
        return sign == 1 ? right.unit : std::make_shared<const AnyUnit>(AnyUnit{}.times(*right.unit, -1));
    return std::make_shared<const AnyUnit>(left.unit->times(*right.unit, sign).simplified());
}

GEVINST_INLINE std::string unit_advice(const AnyDimension& left, const AnyDimension& right) {
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

GEVINST_INLINE void refuse_units(std::string_view verb, std::string_view joint, const Node& left, const Node& right) {
    throw UnitError("cannot " + std::string(verb) + " " + operand_text(left) + " " + bracketed(*left.unit) + " " +
                    std::string(joint) + " " + operand_text(right) + " " + bracketed(*right.unit) +
                    unit_advice(dimension(left), dimension(right)));
}

GEVINST_INLINE void require_same_dimension(std::string_view verb, std::string_view joint, Operands operands) {
    for (const NodePtr& operand : operands)
        if (!(dimension(*operand) == dimension(*operands[0]))) refuse_units(verb, joint, *operands[0], *operand);
}

GEVINST_INLINE void require_number(std::string_view role, const Node& node) {
    if (!dimension(node).is_number())
        throw UnitError(std::string(role) + " must be a plain number or share, but " + operand_text(node) + " is " +
                        bracketed(*node.unit));
}

GEVINST_INLINE void require_calendar(std::string_view role, const Node& node) {
    if (!dimension(node).is_just(BaseKind::calendar))
        throw UnitError(std::string(role) + " must be a point in time, but " + operand_text(node) + " is " +
                        bracketed(*node.unit));
}

GEVINST_INLINE void require_order(std::string_view name, const Node& first, const Node& last) {
    if (first.kind != NodeKind::literal || last.kind != NodeKind::literal) return;
    const double from = first.unit->to_base(first.number);
    const double to = last.unit->to_base(last.number);
    if (from > to)
        throw CaseError("'" + std::string(name) + "' goes from " + moment_text(from) + " to " + moment_text(to) +
                        ", backwards: give the earlier time first");
}

GEVINST_INLINE void require_flow(std::string_view verb, const Node& node) {
    if (dimension(node).is_just(BaseKind::level) || dimension(node).is_just(BaseKind::calendar))
        throw UnitError("cannot " + std::string(verb) + " " + operand_text(node) + " " + bracketed(*node.unit) +
                        " over years: it is a level, not a yearly flow");
}

}  // namespace operations

}  // namespace gevinst::inline v0
