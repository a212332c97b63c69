// SPDX-License-Identifier: Apache-2.0
// A point in time as users write it: 2027, "2026-07", an assumption, or relative to `start`.
#pragma once

#include <string>
#include <string_view>

#include "gevinst/expression/expression.hpp"

namespace gevinst::inline v0 {

/// A point in time: a calendar year (its start), a month, or an expression in `year`.
class Moment {
public:
    template <PlainNumber N>
    Moment(N year)  // NOLINT: implicit by purpose
        : expression_(Expression::literal(static_cast<double>(year), std::make_shared<const AnyUnit>(units::year))) {}
    Moment(const char* text) : Moment(std::string_view(text)) {}     // NOLINT: implicit by purpose
    Moment(const std::string& text) : Moment(std::string_view(text)) {}  // NOLINT: implicit by purpose
    Moment(std::string_view text)                                    // NOLINT: implicit by purpose
        : expression_(Expression::literal(months_of(text), std::make_shared<const AnyUnit>(units::month))) {}
    /// A plain number counts calendar years; units are checked where the moment is used.
    Moment(const Expression& expression)  // NOLINT: implicit by purpose
        : expression_(expression.node()->kind == NodeKind::literal && expression.unit().factors().empty()
                          ? with_unit(expression, std::make_shared<const AnyUnit>(units::year))
                          : expression) {}

    [[nodiscard]] const Expression& expression() const { return expression_; }
    [[nodiscard]] const NodePtr& node() const { return expression_.node(); }

private:
    Expression expression_;
};

}  // namespace gevinst::inline v0
