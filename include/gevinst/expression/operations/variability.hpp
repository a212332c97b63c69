// SPDX-License-Identifier: Apache-2.0
// What differs from day to day inside a draw, integrated over its distribution instead of drawn.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include "gevinst/expression/operations/adjoint.hpp"
#include "gevinst/expression/operations/rules.hpp"
#include "gevinst/numeric/batch.hpp"
#include "gevinst/numeric/count_excess.hpp"
#include "gevinst/numeric/normal.hpp"
#include "gevinst/numeric/special.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::operations {

/// `normal_excess(mean, sd, level)` = E[max(X - level, 0)] of a normal X: what is above the level on average over days
/// that differ. No number for an sd below zero.
struct NormalExcess {
    static constexpr std::string_view name = "normal_excess";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;
    static constexpr std::size_t alike_from = 0;
    static constexpr int arity = 3;
    template <class T>
    [[gnu::always_inline]] static T value(const T& mean, const T& sd, const T& level) {
        const T above = mean - level;
        const T spread = numeric::select(sd == T(0.0), T(0.0), T(sd * numeric::normal_loss_of(T(above / sd))));
        const T excess = numeric::select(above > T(0.0), above + spread, spread);
        return numeric::select(sd >= T(0.0), excess, T(std::numeric_limits<double>::quiet_NaN()));
    }
    [[gnu::always_inline]] static std::array<Adjoint, 3> adjoint(double mean, double sd, double level, double,
                                                                 const Adjoint& d) {
        const double above = mean - level;
        if (sd == 0.0) {
            const double share = above > 0.0 ? 1.0 : 0.0;
            return {d * share, d * (above == 0.0 ? numeric::normal_density(0.0) : 0.0), d * -share};
        }
        const double share = numeric::normal_cdf(above / sd);
        return {d * share, d * numeric::normal_density(above / sd), d * -share};
    }
    static Kink kink(double mean, double sd, double level) {
        return kink_if(sd == 0.0 && mean == level, KinkKind::corner);
    }
    static UnitPtr unit(Operands x) {
        require_same_dimension("compare", "with", x);
        return x[0]->unit;
    }
};

/// An excess or shortfall of a count: which operand is which, the units, and what is no number.
struct CountAgainstLevel {
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;

    /// A count has a spread that follows from its mean, which only the number of single events has.
    static void require_count(std::string_view name, const Node& mean) {
        for (const AnyUnit::Factor& factor : mean.unit->factors()) {
            const BaseDimension& base = factor.unit.base;
            if (base.name.empty() || base.kind == BaseKind::count || base.kind == BaseKind::level) continue;
            throw UnitError("'" + std::string(name) + "' is of events that are counted, but the mean " + operand_text(mean) + " is " +
                            bracketed(*mean.unit) + ": multiply the excess of a count by what each takes");
        }
    }
};

// The kernel in lanes: one number after the other.
template <double numeric::CountExcess::*side, class T>
[[gnu::always_inline]] inline T count_side(const T& mean, const T& dispersion, const T& level) {
    return numeric::one_by_one([](double m, double d, double c) { return numeric::count_excess(m, d, c).*side; }, mean, dispersion, level);
}

/// What the slopes of a count's excess are; those of its shortfall are less by the slopes of mean - level.
template <bool above>
[[gnu::always_inline]] inline std::array<Adjoint, 2> count_slopes(double mean, double dispersion, double level, const Adjoint& d) {
    const numeric::CountExcess found = numeric::count_excess(mean, dispersion, level);
    const double by_mean = found.beyond + (dispersion * mean + found.to_next) * found.next;
    return {d * (above ? by_mean : by_mean - 1.0), d * (above ? -found.beyond : 1.0 - found.beyond)};
}
inline Kink count_kink(double level, unsigned operands) {
    return kink_if(level >= 0.0 && level == numeric::floor(level), KinkKind::corner, operands);
}

template <bool above>
struct PoissonAgainstLevel : CountAgainstLevel {
    static constexpr int arity = 2;
    static constexpr std::size_t alike_from = 0;
    template <class T>
    [[gnu::always_inline]] static T value(const T& mean, const T& level) {
        return count_side<above ? &numeric::CountExcess::above : &numeric::CountExcess::below>(mean, T(0.0), level);
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double mean, double level, double, const Adjoint& d) {
        return count_slopes<above>(mean, 0.0, level, d);
    }
    static Kink kink(double mean, double level) {
        return mean <= 0.0 ? Kink{KinkKind::limit, 0b01} : count_kink(level, 0b10);
    }
    static UnitPtr unit(Operands x) {
        require_count(above ? "poisson_excess" : "poisson_shortfall", *x[0]);
        require_same_dimension("compare", "with", x);
        return x[0]->unit;
    }
};
/// `poisson_excess(mean, level)` = E[max(X - level, 0)] of a Poisson count X.
struct PoissonExcess : PoissonAgainstLevel<true> {
    static constexpr std::string_view name = "poisson_excess";
};
/// `poisson_shortfall(mean, level)` = E[max(level - X, 0)].
struct PoissonShortfall : PoissonAgainstLevel<false> {
    static constexpr std::string_view name = "poisson_shortfall";
};

template <bool above>
struct NegativeBinomialAgainstLevel : CountAgainstLevel {
    static constexpr int arity = 3;
    template <class T>
    [[gnu::always_inline]] static T value(const T& mean, const T& dispersion, const T& level) {
        return count_side<above ? &numeric::CountExcess::above : &numeric::CountExcess::below>(mean, dispersion, level);
    }
    /// The slope by the dispersion has no closed form: differences of five values, to about 1e-8 of it.
    static double by_dispersion(double mean, double dispersion, double level) {
        if (mean == 0.0 || level < 0.0) return 0.0;
        const double step = 2e-3 * (dispersion + 1.0 / (1.0 + mean));
        const auto at = [&](double steps) { return numeric::count_excess(mean, dispersion + steps * step, level).above; };
        if (dispersion >= 2.0 * step) return (at(-2) - 8.0 * at(-1) + 8.0 * at(1) - at(2)) / (12.0 * step);
        return (-25.0 * at(0) + 48.0 * at(1) - 36.0 * at(2) + 16.0 * at(3) - 3.0 * at(4)) / (12.0 * step);
    }
    static std::array<Adjoint, 3> adjoint(double mean, double dispersion, double level, double, const Adjoint& d) {
        const auto [by_mean, by_level] = count_slopes<above>(mean, dispersion, level, d);
        return {by_mean, d * by_dispersion(mean, dispersion, level), by_level};
    }
    static Kink kink(double mean, double dispersion, double level) {
        if (mean <= 0.0 || dispersion <= 0.0) return {KinkKind::limit, (mean <= 0.0 ? 0b001u : 0u) | (dispersion <= 0.0 ? 0b010u : 0u)};
        return count_kink(level, 0b100);
    }
    static UnitPtr unit(Operands x) {
        require_count(above ? "negative_binomial_excess" : "negative_binomial_shortfall", *x[0]);
        require_number("the dispersion of a negative binomial", *x[1]);
        if (!(dimension(*x[0]) == dimension(*x[2]))) refuse_units("compare", "with", *x[0], *x[2]);
        return x[0]->unit;
    }
};
/// `negative_binomial_excess(mean, dispersion, level)` = E[max(X - level, 0)] of a count X with the variance mean +
/// dispersion mean^2: events that come in clusters.
struct NegativeBinomialExcess : NegativeBinomialAgainstLevel<true> {
    static constexpr std::string_view name = "negative_binomial_excess";
};
/// `negative_binomial_shortfall(mean, dispersion, level)` = E[max(level - X, 0)].
struct NegativeBinomialShortfall : NegativeBinomialAgainstLevel<false> {
    static constexpr std::string_view name = "negative_binomial_shortfall";
};

template <bool above>
struct DataAgainstLevel {
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::list;
    static constexpr std::size_t alike_from = 0;
    static constexpr std::size_t least_operands = 2;
    template <class T, class In>
    [[gnu::always_inline]] static T value(const In& in, std::size_t operands) {
        const T level = in(0);
        T sum(0.0);
        for (std::size_t k = 1; k < operands; ++k)
            sum = sum + numeric::max(above ? T(in(k) - level) : T(level - in(k)), T(0.0));
        return sum / T(static_cast<double>(operands - 1));
    }
    template <class Row>
    static void adjoint(const Row& row, std::size_t operands, const Adjoint& d) {
        const double level = row(0);
        const Adjoint one = d / (above ? static_cast<double>(operands - 1) : -static_cast<double>(operands - 1));
        for (std::size_t k = 1; k < operands; ++k) {
            if (row(k) == level) row.kink({KinkKind::corner});
            if (above ? row(k) <= level : row(k) >= level) continue;
            row.give(k, one);
            row.give(0, -one);
        }
    }
    static UnitPtr unit(Operands x) {
        require_same_dimension("compare", "with", x);
        return x[0]->unit;
    }
};
/// `data_excess(level, x, y, ...)`: the mean of what each of some observations is above the level.
struct DataExcess : DataAgainstLevel<true> {
    static constexpr std::string_view name = "data_excess";
};
/// `data_shortfall(level, x, y, ...)`: the mean of what each is below it.
struct DataShortfall : DataAgainstLevel<false> {
    static constexpr std::string_view name = "data_shortfall";
};

}  // namespace gevinst::inline v0::operations

GEVINST_NO_CONTRACTION_END
