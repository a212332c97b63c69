// SPDX-License-Identifier: Apache-2.0
// A point in time as users write it: 2027, "2026-07", an assumption, or relative to `start`.
#pragma once

#include <string>
#include <string_view>

#include "gevinst/expression/expression.hpp"

namespace gevinst::inline v0 {

/// `start`: the start of the initiative a line belongs to, bound when the line is posted.
struct StartSymbol {};
inline constexpr StartSymbol start{};
/// `this_year`: the calendar year itself.
struct ThisYearSymbol {};
inline constexpr ThisYearSymbol this_year{};

/// A point in time: a calendar year (its start), a month, or an expression in `year`.
class Moment {
public:
    template <PlainNumber N>
    Moment(N year)  // NOLINT: implicit by purpose
        : expression_(Expression::literal(static_cast<double>(year), units::year.factors())) {}
    Moment(const char* text) : Moment(std::string_view(text)) {}     // NOLINT: implicit by purpose
    Moment(const std::string& text) : Moment(std::string_view(text)) {}  // NOLINT: implicit by purpose
    Moment(std::string_view text)                                    // NOLINT: implicit by purpose
        : expression_(as_stated(text)) {}
    Moment(StartSymbol) : expression_(start_expression()) {}          // NOLINT: implicit by purpose
    /// A plain number counts calendar years; units are checked where the moment is used.
    Moment(const Expression& expression) : expression_(in_years(expression.node())) {}  // NOLINT: implicit by purpose
    /// A time that is uncertain, in calendar years.
    Moment(const Distribution& years) : Moment(Expression(years)) {}  // NOLINT: implicit by purpose

    [[nodiscard]] const Expression& expression() const { return expression_; }
    [[nodiscard]] const NodePtr& node() const { return expression_.node(); }

private:
    static Expression as_stated(std::string_view text);

    Expression expression_;
};

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/moment_definitions.hpp"
#endif
