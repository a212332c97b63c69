// SPDX-License-Identifier: Apache-2.0
// Amounts and adoption curves placed in time: each year's value follows from the calendar and the operands.
#pragma once

#include <cstddef>

#include "gevinst/expression/operations/rules.hpp"
#include "gevinst/numeric/batch.hpp"
#include "gevinst/numeric/exp_log.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::operations {

/// The months at the start of the calendar year that holds a point in time.
template <class T>
[[gnu::always_inline]] inline T start_of_year(const T& months) {
    return numeric::floor(months / T(12.0)) * T(12.0);
}

/// `once(when, amount)`: the whole amount in the calendar year that holds `when`.
struct Once {
    static constexpr std::string_view name = "once";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::curve;
    static constexpr unsigned moments = 0b1;
    static constexpr int arity = 2;
    static constexpr bool lump = true;
    template <class T>
    [[gnu::always_inline]] static T value(const T& when, const T& amount, double months) {
        return numeric::select(start_of_year(when) == T(months), amount, T(0.0));
    }
    static UnitPtr unit(Operands x) {
        require_calendar("the time of 'once'", *x[0]);
        return x[1]->unit;
    }
};

/// `during(first, last, amount)`: the amount in each calendar year from the one that holds `first` to that of `last`.
struct During {
    static constexpr std::string_view name = "during";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::curve;
    static constexpr unsigned moments = 0b11;
    static constexpr int arity = 3;
    static constexpr bool lump = true;
    template <class T>
    [[gnu::always_inline]] static T value(const T& first, const T& last, const T& amount, double months) {
        const T inside = numeric::select(start_of_year(last) >= T(months), amount, T(0.0));
        return numeric::select(start_of_year(first) <= T(months), inside, T(0.0));
    }
    static UnitPtr unit(Operands x) {
        require_calendar("the first time of 'during'", *x[0]);
        require_calendar("the last time of 'during'", *x[1]);
        require_order(name, *x[0], *x[1]);
        return x[2]->unit;
    }
};

/// `step(when, amount)`: nothing before the calendar year that holds `when`, the amount from then on.
struct Step {
    static constexpr std::string_view name = "step";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::curve;
    static constexpr unsigned moments = 0b1;
    static constexpr int arity = 2;
    template <class T>
    [[gnu::always_inline]] static T value(const T& when, const T& amount, double months) {
        return numeric::select(start_of_year(when) <= T(months), amount, T(0.0));
    }
    static UnitPtr unit(Operands x) {
        require_calendar("the time of 'step'", *x[0]);
        return x[1]->unit;
    }
};

/// `ramp(first, last, ceiling)`: 0 up to `first`, a straight line to `ceiling` at `last`, read at the start of each year.
struct Ramp {
    static constexpr std::string_view name = "ramp";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::curve;
    static constexpr unsigned moments = 0b11;
    static constexpr int arity = 3;
    template <class T>
    [[gnu::always_inline]] static T value(const T& first, const T& last, const T& ceiling, double months) {
        const T rise = (T(months) - first) / (last - first) * ceiling;
        const T before_last = numeric::select(T(months) <= first, T(0.0), rise);
        return numeric::select(T(months) >= last, ceiling, before_last);
    }
    static UnitPtr unit(Operands x) {
        require_calendar("the first time of 'ramp'", *x[0]);
        require_calendar("the last time of 'ramp'", *x[1]);
        require_order(name, *x[0], *x[1]);
        return x[2]->unit;
    }
};

/// The share of a calendar year's months in which an initiative is active, from its start to its end (excluded).
struct ActiveShare {
    static constexpr std::string_view name = "active_share";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::curve;
    static constexpr unsigned moments = 0b11;
    static constexpr int arity = 2;
    template <class T>
    [[gnu::always_inline]] static T value(const T& start, const T& end, double months) {
        const T active = numeric::min(end, T(months + 12)) - numeric::max(start, T(months));
        return numeric::max(active, T(0.0)) / T(12.0);
    }
    static UnitPtr unit(Operands x) {
        require_calendar("the start of an initiative", *x[0]);
        require_calendar("the end of an initiative", *x[1]);
        return Expression::plain_unit();
    }
};

/// `table(first, v0, v1, ...)`: an own curve; `v0` in the year that holds `first`, the last value ever after, 0 before.
/// A row operation: it sees the years to count from the first.
struct Table {
    static constexpr std::string_view name = "table";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::years;
    static constexpr std::size_t alike_from = 1;
    static constexpr std::size_t least_operands = 2;
    static constexpr unsigned moments = 0b1;
    template <class T, class In, class Out>
    [[gnu::always_inline]] static void rows(const In& in, const Out& out, std::size_t operands, std::size_t years, double first_months) {
        for (std::size_t y = 0; y < years; ++y) {
            const double months = first_months + 12.0 * static_cast<double>(y);
            const T first = start_of_year(in(0, y));
            T value(0.0);
            for (std::size_t k = 1; k < operands; ++k)
                value = numeric::select(first <= T(months - 12.0 * static_cast<double>(k - 1)), in(k, y), value);
            out(y, value);
        }
    }
    static UnitPtr unit(Operands x) {
        require_calendar("the first time of 'table'", *x[0]);
        require_same_dimension("tabulate", "and", x.subspan(1));
        return x[1]->unit;
    }
};

/// `logistic(midpoint, steepness, ceiling)` = ceiling / (1 + exp(-steepness (year - midpoint))), read at the start of each
/// year. Defined by a recurrence: e(y + 1) = e(y) exp(-steepness); by the exponential itself where e leaves the doubles.
struct Logistic {
    static constexpr std::string_view name = "logistic";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::years;
    static constexpr int arity = 3;
    static constexpr unsigned moments = 0b1;
    template <class T, class In, class Out>
    [[gnu::always_inline]] static void rows(const In& in, const Out& out, std::size_t, std::size_t years, double first_months) {
        // Steepness and midpoint may vary by year; then each year starts the recurrence anew.
        const bool recurs = !in.yearly(0) && !in.yearly(1);
        const T ratio = numeric::exp(-in(1, 0));
        T e(0.0);
        for (std::size_t y = 0; y < years; ++y) {
            const double months = first_months + 12.0 * static_cast<double>(y);
            const auto direct = [&]() __attribute__((always_inline)) {
                return T(numeric::exp(in(1, y) * ((in(0, y) - T(months)) / T(12.0))));
            };
            if (y == 0 || !recurs) {
                e = direct();
            } else if (const auto inside = numeric::in_range(e, 1e-300, 1e300); numeric::all(inside)) {
                e = e * ratio;
            } else {
                e = numeric::select(inside, T(e * ratio), direct());
            }
            out(y, in(2, y) / (T(1.0) + e));
        }
    }
    static UnitPtr unit(Operands x) {
        require_calendar("the midpoint of 'logistic'", *x[0]);
        require_number("the steepness of 'logistic'", *x[1]);
        return x[2]->unit;
    }
};

/// `growth(rate, from)` = (1 + rate)^(year - from): 1 in the year `from`, by a product from year to year. Without `from`
/// it is 1 in the first year of the horizon.
struct Growth {
    static constexpr std::string_view name = "growth";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::years;
    static constexpr std::size_t most_operands = 2;
    static constexpr unsigned moments = 0b10;
    template <class T, class In, class Out>
    [[gnu::always_inline]] static void rows(const In& in, const Out& out, std::size_t operands, std::size_t years, double first_months) {
        T level(1.0);
        for (std::size_t y = 0; y < years; ++y) {
            const double months = first_months + 12.0 * static_cast<double>(y);
            const T factor = T(1.0) + in(0, y);
            if (y == 0) {
                if (operands > 1) level = numeric::pow(factor, (T(months) - in(1, 0)) / T(12.0));
            } else {
                level = level * factor;
            }
            out(y, level);
        }
    }
    static UnitPtr unit(Operands x) {
        require_number("the rate of 'growth'", *x[0]);
        if (x.size() > 1) require_calendar("the first time of 'growth'", *x[1]);
        return Expression::plain_unit();
    }
};

}  // namespace gevinst::inline v0::operations

GEVINST_NO_CONTRACTION_END
