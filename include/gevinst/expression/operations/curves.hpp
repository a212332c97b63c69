// SPDX-License-Identifier: Apache-2.0
// Amounts and adoption curves placed in time: each year's value follows from the calendar and the operands.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string>

#include "gevinst/expression/operations/adjoint.hpp"
#include "gevinst/expression/operations/arithmetic.hpp"
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
    static constexpr unsigned flat = 0b1;
    template <class T>
    [[gnu::always_inline]] static T value(const T& when, const T& amount, double months) {
        return numeric::select(start_of_year(when) == T(months), amount, T(0.0));
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double when, double amount, double, double months,
                                                                 const Adjoint& d) {
        return {(d * amount).jumping(), d.when(start_of_year(when) == months)};
    }
    static Kink kink(double when, double amount, double months) {
        return kink_if(amount != 0.0 && (when == months || when == months + 12.0), KinkKind::jump, 0b1);
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
    static constexpr unsigned flat = 0b11;
    template <class T>
    [[gnu::always_inline]] static T value(const T& first, const T& last, const T& amount, double months) {
        const T inside = numeric::select(start_of_year(last) >= T(months), amount, T(0.0));
        return numeric::select(start_of_year(first) <= T(months), inside, T(0.0));
    }
    [[gnu::always_inline]] static std::array<Adjoint, 3> adjoint(double first, double last, double amount, double,
                                                                 double months, const Adjoint& d) {
        const bool begun = start_of_year(first) <= months;
        const bool lasts = start_of_year(last) >= months;
        return {(d * amount).when(lasts).jumping(), (d * amount).when(begun).jumping(), d.when(begun && lasts)};
    }
    static Kink kink(double first, double last, double amount, double months) {
        const bool begins = first == months + 12.0 && start_of_year(last) >= months;
        const bool ends = last == months && start_of_year(first) <= months;
        return kink_if(amount != 0.0 && (begins || ends), KinkKind::jump, (begins ? 0b01u : 0u) | (ends ? 0b10u : 0u));
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
    static constexpr unsigned flat = 0b1;
    template <class T>
    [[gnu::always_inline]] static T value(const T& when, const T& amount, double months) {
        return numeric::select(start_of_year(when) <= T(months), amount, T(0.0));
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double when, double amount, double, double months,
                                                                 const Adjoint& d) {
        return {(d * amount).jumping(), d.when(start_of_year(when) <= months)};
    }
    static Kink kink(double when, double amount, double months) {
        return kink_if(amount != 0.0 && when == months + 12.0, KinkKind::jump, 0b1);
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
    [[gnu::always_inline]] static std::array<Adjoint, 3> adjoint(double first, double last, double ceiling, double,
                                                                 double months, const Adjoint& d) {
        // At a border the slope is that of a later time: a delay.
        const bool rises = months > first && months <= last;
        const double length = last - first;
        const double share = (months - first) / length;
        const Adjoint by_share = (d * ceiling).when(rises);
        return {by_share * ((share - 1.0) / length), by_share * (-share / length),
                months >= last ? d : d.when(rises) * share};
    }
    static Kink kink(double first, double last, double ceiling, double months) {
        const bool begins = months == first, ends = months == last;
        return kink_if(ceiling != 0.0 && (begins || ends), last <= first ? KinkKind::jump : KinkKind::corner,
                       (begins ? 0b01u : 0u) | (ends ? 0b10u : 0u));
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
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double start, double end, double, double months,
                                                                 const Adjoint& d) {
        // At a turn of the year the slope is that of a later time: a delay.
        const bool starts = start >= months && start < numeric::min(end, months + 12.0);
        const bool ends = end < months + 12.0 && end >= months && end > start;
        return {-(d.when(starts) / 12.0), d.when(ends) / 12.0};
    }
    static Kink kink(double start, double end, double months) {
        // Where nothing of the year is active both ends matter that lie in it, else those that lie at its turn.
        const bool meets = numeric::max(start, months) == numeric::min(end, months + 12.0);
        const bool active = numeric::max(start, months) < numeric::min(end, months + 12.0);
        const bool starts = (meets && start >= months) || (active && start == months);
        const bool ends = (meets && end <= months + 12.0) || (active && end == months + 12.0);
        return kink_if(starts || ends, KinkKind::corner, (starts ? 0b01u : 0u) | (ends ? 0b10u : 0u));
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
    static constexpr unsigned flat = 0b1;
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
    template <class Rows>
    static void adjoint(const Rows& rows, std::size_t operands, std::size_t years, double first_months) {
        for (std::size_t y = 0; y < years; ++y) {
            const double months = first_months + 12.0 * static_cast<double>(y);
            const std::size_t entry = entry_in(start_of_year(rows(0, y)), months, operands);
            if (entry > 0) rows.give(entry, y, rows.adjoint(y));
            rows.give(0, y, rows.adjoint(y).jumping());
            const std::size_t earlier = entry_in(rows(0, y) - 12.0, months, operands);
            const bool turns = start_of_year(rows(0, y)) == rows(0, y);
            if (turns && (entry == 0 ? 0.0 : rows(entry, y)) != (earlier == 0 ? 0.0 : rows(earlier, y)))
                rows.kink(y, {KinkKind::jump, 0b1});
        }
    }
    /// The operand that a year's value is; 0 before the first.
    static std::size_t entry_in(double first, double months, std::size_t operands) {
        std::size_t entry = 0;
        while (entry + 1 < operands && first <= months - 12.0 * static_cast<double>(entry)) ++entry;
        return entry;
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
        const T factor = ratio(in(1, 0));
        T e(0.0);
        for (std::size_t y = 0; y < years; ++y) {
            const double months = first_months + 12.0 * static_cast<double>(y);
            e = y == 0 || !recurs ? first(in(0, y), in(1, y), months) : next(e, factor, in(0, y), in(1, y), months);
            out(y, level(e, in(2, y)));
        }
    }
    /// The e of a year by itself, what it is multiplied with each year, and the e of a year from the one before.
    template <class T>
    [[gnu::always_inline]] static T first(const T& midpoint, const T& steepness, double months) {
        return numeric::exp(steepness * ((midpoint - T(months)) / T(12.0)));
    }
    template <class T>
    [[gnu::always_inline]] static T ratio(const T& steepness) {
        return numeric::exp(-steepness);
    }
    template <class T>
    [[gnu::always_inline]] static T next(const T& e, const T& ratio, const T& midpoint, const T& steepness, double months) {
        const auto inside = numeric::in_range(e, 1e-300, 1e300);
        if (numeric::all(inside)) return e * ratio;
        return numeric::select(inside, T(e * ratio), first(midpoint, steepness, months));
    }
    template <class T>
    [[gnu::always_inline]] static T level(const T& e, const T& ceiling) {
        return ceiling / (T(1.0) + e);
    }
    template <class Rows>
    static void adjoint(const Rows& rows, std::size_t, std::size_t years, double first_months) {
        for (std::size_t y = 0; y < years; ++y) {
            const Adjoint d = rows.adjoint(y);
            const double distance = (rows(0, y) - (first_months + 12.0 * static_cast<double>(y))) / 12.0;
            const double e = numeric::exp(rows(1, y) * distance);
            const double share = 1.0 / (1.0 + e), rest = 1.0 / (1.0 + 1.0 / e);
            const Adjoint by_exponent = -(d * (rows(2, y) * share * rest));
            rows.give(0, y, by_exponent * (rows(1, y) / 12.0));
            rows.give(1, y, by_exponent * distance);
            rows.give(2, y, d * share);
        }
    }
    static UnitPtr unit(Operands x) {
        require_calendar("the midpoint of 'logistic'", *x[0]);
        require_number("the steepness of 'logistic'", *x[1]);
        return x[2]->unit;
    }
};

/// `bass(start, p, q, ceiling)` = ceiling (1 - e) / (1 + (q / p) e), e = exp(-(p + q) (year - start)): adoption by innovation
/// p and imitation q (Bass, A New Product Growth for Model Consumer Durables, Management Science 15(5), 1969), read at the
/// start of each year; 0 up to the start. No number for p or q below zero.
struct Bass {
    static constexpr std::string_view name = "bass";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::years;
    static constexpr int arity = 4;
    static constexpr unsigned moments = 0b1;
    template <class T, class In, class Out>
    [[gnu::always_inline]] static void rows(const In& in, const Out& out, std::size_t, std::size_t years, double first_months) {
        for (std::size_t y = 0; y < years; ++y) {
            const T p = in(1, y), q = in(2, y);
            const T time = (T(first_months + 12.0 * static_cast<double>(y)) - in(0, y)) / T(12.0);
            const T e = numeric::exp(-((p + q) * time));
            // Both times p, so that nobody adopts without innovation.
            const T adopted = numeric::select(p == T(0.0), T(0.0), p * (T(1.0) - e) / (p + q * e));
            const T share = numeric::select(time <= T(0.0), T(0.0), adopted);
            const T checked = numeric::select(numeric::min(p, q) >= T(0.0), share, T(std::numeric_limits<double>::quiet_NaN()));
            out(y, checked * in(3, y));
        }
    }
    template <class Rows>
    static void adjoint(const Rows& rows, std::size_t, std::size_t years, double first_months) {
        for (std::size_t y = 0; y < years; ++y) {
            const double p = rows(1, y), q = rows(2, y), months = first_months + 12.0 * static_cast<double>(y);
            const double time = (months - rows(0, y)) / 12.0;
            if (months == rows(0, y) && p != 0.0 && rows(3, y) != 0.0) rows.kink(y, {KinkKind::corner, 0b1});
            if (time <= 0.0) continue;
            rows.kink(y, kink_if(p <= 0.0 || q <= 0.0, KinkKind::limit, (p <= 0.0 ? 0b10u : 0u) | (q <= 0.0 ? 0b100u : 0u)));
            const double e = numeric::exp(-((p + q) * time)), below = p + q * e, square = below * below;
            const Adjoint d = rows.adjoint(y), whole = d * rows(3, y);
            const bool adopts = below > 0.0;
            const double by_e = adopts ? -p * (p + q) / square : 0.0, by_rate = -time * e;
            rows.give(0, y, whole * (by_e * (p + q) * e / 12.0));
            rows.give(1, y, whole * (by_e * by_rate + (adopts ? (1.0 - e) * q * e / square : time)));
            rows.give(2, y, whole * (by_e * by_rate - (adopts ? p * (1.0 - e) * e / square : 0.0)));
            rows.give(3, y, d * (p == 0.0 ? 0.0 : p * (1.0 - e) / below));
        }
    }
    static UnitPtr unit(Operands x) {
        require_calendar("the start of 'bass'", *x[0]);
        for (const std::size_t i : {1u, 2u}) {
            require_number(i == 1 ? "the innovation p of 'bass'" : "the imitation q of 'bass'", *x[i]);
            if (x[i]->kind == NodeKind::literal && x[i]->number < 0)
                throw CaseError("the " + std::string(i == 1 ? "innovation p" : "imitation q") + " of 'bass' must be 0 or more, not " + operand_text(*x[i]));
        }
        return x[3]->unit;
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
    template <class Rows>
    static void adjoint(const Rows& rows, std::size_t operands, std::size_t years, double first_months) {
        Adjoint level;
        for (std::size_t y = years - 1; y > 0; --y) {
            level = level + rows.adjoint(y);
            rows.give(0, y, level * rows.result(y - 1));
            level = level * (1.0 + rows(0, y));
        }
        if (operands == 1) return;
        level = level + rows.adjoint(0);
        const double factor = 1.0 + rows(0, 0), exponent = (first_months - rows(1, 0)) / 12.0;
        const auto [by_factor, by_exponent] = Power::adjoint(factor, exponent, rows.result(0), level);
        rows.give(0, 0, by_factor);
        rows.give(1, 0, -(by_exponent / 12.0));
    }
    static UnitPtr unit(Operands x) {
        require_number("the rate of 'growth'", *x[0]);
        if (x.size() > 1) require_calendar("the first time of 'growth'", *x[1]);
        return Expression::plain_unit();
    }
};

}  // namespace gevinst::inline v0::operations

GEVINST_NO_CONTRACTION_END
