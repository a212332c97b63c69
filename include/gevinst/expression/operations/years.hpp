// SPDX-License-Identifier: Apache-2.0
// Operations that look across the years of their operand.
#pragma once

#include <cstddef>

#include "gevinst/expression/operations/adjoint.hpp"
#include "gevinst/expression/operations/rules.hpp"
#include "gevinst/numeric/batch.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::operations {

/// `cumulative(x)`: the sum of the years so far.
struct Cumulative {
    static constexpr std::string_view name = "cumulative";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::years;
    static constexpr int arity = 1;
    template <class T, class In, class Out>
    [[gnu::always_inline]] static void rows(const In& in, const Out& out, std::size_t, std::size_t years, double) {
        T sum(0.0);
        for (std::size_t y = 0; y < years; ++y) {
            sum = y == 0 ? in(0, 0) : sum + in(0, y);
            out(y, sum);
        }
    }
    template <class Rows>
    static void adjoint(const Rows& rows, std::size_t, std::size_t years, double) {
        Adjoint sum;
        for (std::size_t y = years; y-- > 0;) {
            sum = sum + rows.adjoint(y);
            rows.give(0, y, sum);
        }
    }
    static UnitPtr unit(Operands x) {
        require_flow("accumulate", *x[0]);
        return x[0]->unit;
    }
};

/// `sum_years(x)`: the sum of all years of the horizon, from the first to the last.
struct SumYears {
    static constexpr std::string_view name = "sum_years";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::years;
    static constexpr int arity = 1;
    static constexpr bool one_value = true;
    template <class T, class In, class Out>
    [[gnu::always_inline]] static void rows(const In& in, const Out& out, std::size_t, std::size_t years, double) {
        T sum = in(0, 0);
        for (std::size_t y = 1; y < years; ++y) sum = sum + in(0, y);
        out(0, sum);
    }
    template <class Rows>
    static void adjoint(const Rows& rows, std::size_t, std::size_t years, double) {
        for (std::size_t y = 0; y < years; ++y) rows.give(0, y, rows.adjoint(0));
    }
    static UnitPtr unit(Operands x) {
        require_flow("sum", *x[0]);
        return x[0]->unit;
    }
};

/// `lag(x, n)`: the value n years before, 0 in the first n years.
struct Lag {
    static constexpr std::string_view name = "lag";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::years;
    static constexpr int arity = 1;
    static constexpr bool whole_argument = true;
    template <class T, class In, class Out>
    [[gnu::always_inline]] static void rows(const In& in, const Out& out, std::size_t, std::size_t years, double) {
        const auto shift = static_cast<std::size_t>(in.argument());
        for (std::size_t y = 0; y < years; ++y) out(y, y < shift ? T(0.0) : in(0, y - shift));
    }
    template <class Rows>
    static void adjoint(const Rows& rows, std::size_t, std::size_t years, double) {
        const auto shift = static_cast<std::size_t>(rows.argument());
        for (std::size_t y = shift; y < years; ++y) rows.give(0, y - shift, rows.adjoint(y));
    }
    static UnitPtr unit(Operands x) { return x[0]->unit; }
};

/// `at_year(x, 2028)`: the value in one calendar year.
struct AtYear {
    static constexpr std::string_view name = "at_year";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::years;
    static constexpr int arity = 1;
    static constexpr bool one_value = true;
    static constexpr bool whole_argument = true;
    template <class T, class In, class Out>
    [[gnu::always_inline]] static void rows(const In& in, const Out& out, std::size_t, std::size_t, double first_months) {
        out(0, in(0, static_cast<std::size_t>(in.argument() - first_months / 12)));
    }
    template <class Rows>
    static void adjoint(const Rows& rows, std::size_t, std::size_t, double first_months) {
        rows.give(0, static_cast<std::size_t>(rows.argument() - first_months / 12), rows.adjoint(0));
    }
    static UnitPtr unit(Operands x) { return x[0]->unit; }
};

}  // namespace gevinst::inline v0::operations

GEVINST_NO_CONTRACTION_END
