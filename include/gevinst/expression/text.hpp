// SPDX-License-Identifier: Apache-2.0
// The text of an expression: the formula that the parser reads back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/expression/operations.hpp"
#include "gevinst/units/spelling.hpp"

namespace gevinst::inline v0 {

/// Whether a word has a meaning of its own in a formula: functions, distributions, units of the catalogue, `start`.
[[nodiscard]] bool is_reserved_word(std::string_view word);

/// A text in single quotes, quotes inside doubled.
[[nodiscard]] std::string in_quotes(std::string_view text);
[[nodiscard]] std::string formula_name(std::string_view name);

namespace text {

/// A number with its unit: `12 DKK/exam`, `0.5/exam`, `3 %`; points in time as `2027` or `2026-07`.
[[nodiscard]] std::string with_unit(const std::string& number, const AnyUnit& unit);
[[nodiscard]] bool is_just(const AnyUnit& unit, const Unit<Calendar>& one);
[[nodiscard]] bool is_calendar_year(const Node& node);
[[nodiscard]] std::string literal(const Node& node, bool place_for_time = false);

}  // namespace text

/// The formula of a node, broken off once it is longer than `limit`. Works through chains of any length.
[[nodiscard]] std::string formula_text(const Node& root, std::size_t limit);
/// The formula of an expression, whole. Throws CaseError for one of more than 64 million characters: a formula that uses
/// its own parts many times over doubles in length each time.
[[nodiscard]] std::string formula_text(const Expression& x);
/// The formula of a node in at most `limit` characters; one that is longer ends in `...`.
[[nodiscard]] std::string shortened_formula(const Node& node, std::size_t limit);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/text_definitions.hpp"
#endif
