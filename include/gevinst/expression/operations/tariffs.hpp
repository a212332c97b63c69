// SPDX-License-Identifier: Apache-2.0
// What a volume costs where the price of a unit depends on the volume: bands, and packs of which a started one is paid.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <span>
#include <string>

#include "gevinst/expression/operations/adjoint.hpp"
#include "gevinst/expression/operations/arithmetic.hpp"
#include "gevinst/expression/operations/rules.hpp"
#include "gevinst/numeric/batch.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::operations {

/// How far rounding may take a volume from where a price jumps, relative to it: 0.3 * 500 is 150 also when it is a bit less.
inline constexpr double volume_rounding = 1e-12;

/// `tiers(volume, 0 exam, 60 DKK/exam, 5000 exam, 45 DKK/exam)`: thresholds and prices in turn. What bands have in common.
struct TierBands {
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::list;
    static constexpr std::size_t least_operands = 3;

    static constexpr std::string_view breach = ", below zero: the volume of tiers must be 0 or more";
    static bool holds(std::span<const double> x) { return NotNegative::holds(x); }

    static constexpr std::size_t threshold(std::size_t band) { return 1 + 2 * band; }
    static constexpr std::size_t price(std::size_t band) { return 2 + 2 * band; }
    static constexpr std::size_t bands(std::size_t operands) { return (operands - 1) / 2; }

    static UnitPtr unit(Operands x) {
        if (x.size() % 2 == 0) throw CaseError("tiers take a volume, then a threshold and a price for each band: one of them is missing");
        const Node* before = nullptr;
        for (std::size_t band = 0; band < bands(x.size()); ++band) {
            const Node& from = *x[threshold(band)];
            if (!(dimension(from) == dimension(*x[0]))) refuse_units("compare", "with the threshold", *x[0], from);
            const bool stated = from.kind == NodeKind::literal;
            if (band == 0 && !(stated && from.number == 0))
                throw CaseError("the first tier must begin at 0, not at " + operand_text(from) + ": give the price of the first unit");
            if (before != nullptr && stated && from.unit->to_base(from.number) <= before->unit->to_base(before->number))
                throw CaseError("the thresholds of tiers must ascend, but " + operand_text(from) + " comes after " + operand_text(*before));
            if (stated) before = &from;
            const Node& first = *x[price(0)];
            const Node& own = *x[price(band)];
            if (!(dimension(own) == dimension(first))) refuse_units("use the prices", "and", first, own);
        }
        return product_unit(*x[0], *x[price(0)], 1);
    }

protected:
    // No number where thresholds do not ascend; what is stated was looked at before.
    template <class T, class In>
    [[gnu::always_inline]] static T if_ascending(const T& amount, const In& in, std::size_t operands) {
        T result = amount;
        for (std::size_t band = 1; band < bands(operands); ++band)
            result = numeric::select(in(threshold(band)) > in(threshold(band - 1)), result, T(std::numeric_limits<double>::quiet_NaN()));
        return result;
    }
};

/// Each unit at the price of the band it lies in.
struct Tiers : TierBands {
    static constexpr std::string_view name = "tiers";
    template <class T, class In>
    [[gnu::always_inline]] static T value(const In& in, std::size_t operands) {
        const T volume = in(0);
        T amount(0.0);
        for (std::size_t band = 0; band < bands(operands); ++band) {
            T end = volume;
            if (band + 1 < bands(operands)) end = numeric::min(volume, T(in(threshold(band + 1))));
            amount = amount + numeric::max(end - in(threshold(band)), T(0.0)) * in(price(band));
        }
        return if_ascending(amount, in, operands);
    }
    template <class Row>
    static void adjoint(const Row& row, std::size_t operands, const Adjoint& d) {
        const double volume = row(0);
        for (std::size_t band = 0; band < bands(operands); ++band) {
            const double from = row(threshold(band));
            if (band > 0 && volume > from) row.give(threshold(band), d * (row(price(band - 1)) - row(price(band))));
            const bool last = band + 1 == bands(operands);
            const double end = last ? volume : numeric::min(volume, row(threshold(band + 1)));
            if (end > from) row.give(price(band), d * (end - from));
            if (volume >= from && (last || volume < row(threshold(band + 1)))) row.give(0, d * row(price(band)));
            if (band > 0 && volume == from && row(price(band - 1)) != row(price(band))) row.kink({KinkKind::corner});
        }
        row.kink(kink_if(volume <= 0.0, KinkKind::limit, 0b1));
    }
};

/// All units at the price of the band that the volume reaches.
struct TiersAllUnits : TierBands {
    static constexpr std::string_view name = "tiers_all_units";
    template <class T, class In>
    [[gnu::always_inline]] static T value(const In& in, std::size_t operands) {
        const T volume = numeric::max(T(in(0)), T(0.0));
        T one = in(price(0));
        for (std::size_t band = 1; band < bands(operands); ++band)
            one = numeric::select(volume >= in(threshold(band)) * T(1.0 - volume_rounding), T(in(price(band))), one);
        return if_ascending(T(volume * one), in, operands);
    }
    template <class Row>
    static void adjoint(const Row& row, std::size_t operands, const Adjoint& d) {
        const double volume = row(0);
        std::size_t reached = 0;
        for (std::size_t band = 1; band < bands(operands); ++band) {
            const double from = row(threshold(band)), nearly = from * (1.0 - volume_rounding);
            if (volume >= nearly) reached = band;
            row.give(threshold(band), d.jumping());
            const bool there = volume >= nearly && volume <= from * (1.0 + volume_rounding);
            if (there && row(price(band - 1)) != row(price(band))) row.kink({KinkKind::jump});
        }
        row.give(0, d * row(price(reached)) + d.jumping());
        row.give(price(reached), d * numeric::max(volume, 0.0));
        row.kink(kink_if(volume <= 0.0, KinkKind::limit, 0b1));
    }
};

/// `packs(users, 50 user)`: how many packs are started. A volume that rounding took past a whole number of packs needs no
/// further one.
struct Packs {
    static constexpr std::string_view name = "packs";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;
    static constexpr std::size_t alike_from = 0;
    static constexpr int arity = 2;
    static constexpr unsigned flat = 0b11;
    template <class T>
    [[gnu::always_inline]] static T value(const T& volume, const T& size) {
        const T packs = numeric::max(T(volume / size), T(0.0));
        const T started = numeric::ceil(packs - packs * T(volume_rounding));
        return numeric::select(size > T(0.0), started, T(std::numeric_limits<double>::quiet_NaN()));
    }
    [[gnu::always_inline]] static std::array<Adjoint, 2> adjoint(double, double, double, const Adjoint& d) {
        return {d.jumping(), d.jumping()};
    }
    static Kink kink(double volume, double size) {
        if (volume <= 0.0) return {KinkKind::limit, 0b1};
        const double packs = volume / size, whole = numeric::floor(packs + 0.5);
        return kink_if(numeric::abs(packs - whole) <= whole * volume_rounding, KinkKind::jump);
    }
    static constexpr std::string_view breach = ", below zero: the volume of packs must be 0 or more";
    static bool holds(std::span<const double> x) { return NotNegative::holds(x); }
    static UnitPtr unit(Operands x) {
        if (x[1]->kind == NodeKind::literal && !(x[1]->number > 0))
            throw CaseError("a pack must hold more than nothing, not " + operand_text(*x[1]));
        require_same_dimension("pack", "by", x);
        return Expression::plain_unit();
    }
};

}  // namespace gevinst::inline v0::operations

GEVINST_NO_CONTRACTION_END
