// SPDX-License-Identifier: Apache-2.0
// The same case with other values: overrides by path, element and glob.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/case/state.hpp"
#include "gevinst/expression/estimate.hpp"
#include "gevinst/expression/moment.hpp"
#include "gevinst/expression/rewrite.hpp"

namespace gevinst::inline v0 {

/// What an override sets: a number (in the assumption's own unit), a quantity, a distribution, an expression, a month.
struct ChangedValue {
    Expression value;

    ChangedValue(const char* moment) : value(Moment(moment).expression()) {}         // NOLINT: implicit by purpose
    ChangedValue(const std::string& moment) : value(Moment(moment).expression()) {}  // NOLINT: implicit by purpose
    ChangedValue(Expression expression) : value(std::move(expression)) {}            // NOLINT: implicit by purpose
    template <TypedOperand T>
    ChangedValue(const T& operand) : value(to_expression(operand)) {}  // NOLINT: implicit by purpose
};

/// Overrides in the order they are applied: `{"*/captured", 0.2}`, `{"demand[Herlev, night]", 9}`.
using Changes = std::vector<std::pair<std::string, ChangedValue>>;

namespace changes {

/// Whether a text fits a pattern, in which `*` stands for any text and `?` for one character.
[[nodiscard]] bool fits(std::string_view pattern, std::string_view text);

/// The places of the assumptions, each after those its value names. Throws CaseError for a circle.
[[nodiscard]] std::vector<std::size_t> in_order(const CaseState& state, const std::vector<Expression>& values);

/// Rewrites all that a case holds besides its assumptions. What changes is checked and posted again, the rest is shared
/// with the old state, of which this one is a copy with other assumptions.
void rewrite_parts(CaseState& state, const CaseState& old_state, Rewriter& rewrite);

}  // namespace changes

/// The state with other values. The old one is not touched, what does not change is shared with it. Throws CaseError
/// when an override matches nothing or the case is not valid with it.
[[nodiscard]] CaseState changed_state(const CaseState& state, const Changes& overrides);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/changes_definitions.hpp"
#endif
