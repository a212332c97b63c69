// SPDX-License-Identifier: Apache-2.0
// Units known at run time: what every node of an expression carries, what Python and the model file use.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "gevinst/error.hpp"
#include "gevinst/units/any_dimension.hpp"
#include "gevinst/units/spelling.hpp"
#include "gevinst/units/unit.hpp"

namespace gevinst::inline v0 {

/// A unit with a name of its own: `MDKK`, `staff hour`, a user's `exam`.
struct NamedUnit {
    std::string symbol;
    BaseDimension base;  ///< an empty name: a plain ratio such as percent
    double numerator = 1;
    double denominator = 1;
    bool operator==(const NamedUnit&) const = default;
};

/// A product of named units to whole powers, in the order they were written.
class AnyUnit {
public:
    struct Factor {
        NamedUnit unit;
        int exponent;
        bool operator==(const Factor&) const = default;
    };

    AnyUnit() = default;
    explicit AnyUnit(std::vector<Factor> factors);
    explicit AnyUnit(NamedUnit unit);
    template <class D>
    AnyUnit(const Unit<D>& unit) : AnyUnit(unit.factors()) {}  // NOLINT: implicit by purpose, a typed unit is a unit
    explicit AnyUnit(std::span<const UnitTerm> terms);

    [[nodiscard]] const std::vector<Factor>& factors() const { return factors_; }
    [[nodiscard]] const AnyDimension& dimension() const { return dimension_; }
    /// A number in this unit as base units: one multiplication or division for every unit of the catalogue.
    [[nodiscard]] double to_base(double number) const {
        return denominator_ == 1 ? number * numerator_
               : numerator_ == 1 ? number / denominator_
                                 : number * numerator_ / denominator_;
    }
    /// What a number is multiplied and divided by to be in base units.
    [[nodiscard]] double numerator() const { return numerator_; }
    [[nodiscard]] double denominator() const { return denominator_; }
    /// A number of base units in this unit.
    [[nodiscard]] double from_base(double value) const {
        return numerator_ == 1   ? value * denominator_
               : denominator_ == 1 ? value / numerator_
                                   : value * denominator_ / numerator_;
    }
    [[nodiscard]] bool operator==(const AnyUnit& other) const { return factors_ == other.factors_; }

    /// The unit as it is written after a number: `DKK/staff hour`, `1/exam`; empty for a plain number.
    [[nodiscard]] std::string text() const;

    [[nodiscard]] AnyUnit times(const AnyUnit& other, int sign = 1) const;

    /// The same dimension with one unit a base: `MDKK*staff minute/staff hour` is `MDKK`. For results of operations, whose
    /// values are kept in base units whatever their unit is.
    [[nodiscard]] AnyUnit simplified() const;

private:
    void multiply(Factor factor);
    void settle();
    void reduce();

    std::vector<Factor> factors_;
    AnyDimension dimension_;
    double numerator_ = 1;
    double denominator_ = 1;
};

using UnitPtr = std::shared_ptr<const AnyUnit>;

/// A number with a run-time unit, both as entered.
struct AnyQuantity {
    double number = 0;
    AnyUnit unit;
};

/// A user-defined count, currency or level with a name known at run time. Throws UnitError for a name that a text could
/// not hold, or that a unit of the catalogue has.
[[nodiscard]] AnyUnit named_unit(BaseKind kind, const std::string& name);
[[nodiscard]] inline AnyUnit count_unit(const std::string& name) { return named_unit(BaseKind::count, name); }
[[nodiscard]] inline AnyUnit level_unit(const std::string& name) { return named_unit(BaseKind::level, name); }
[[nodiscard]] inline AnyUnit currency_unit(const std::string& code) { return named_unit(BaseKind::money, code); }

/// A unit in brackets, for messages: `[staff minute/exam]`, `[number]`.
[[nodiscard]] std::string bracketed(const AnyUnit& unit);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/units/any_unit_definitions.hpp"
#endif
