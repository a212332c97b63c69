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
    list,   ///< value(in, operands) of any number of operands together, the same for every year
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
[[nodiscard]] UnitPtr product_unit(const Node& left, const Node& right, int sign);

/// Why two dimensions are kept apart, where the field has a usual way to get from one to the other.
[[nodiscard]] std::string unit_advice(const AnyDimension& left, const AnyDimension& right);

[[noreturn]] void refuse_units(std::string_view verb, std::string_view joint, const Node& left, const Node& right);

void require_same_dimension(std::string_view verb, std::string_view joint, Operands operands);

void require_number(std::string_view role, const Node& node);
void require_calendar(std::string_view role, const Node& node);
/// Two stated points in time in the wrong order are a slip of the pen; formulas are taken as they come.
void require_order(std::string_view name, const Node& first, const Node& last);
void require_flow(std::string_view verb, const Node& node);

}  // namespace operations
}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/operations/rules_definitions.hpp"
#endif
