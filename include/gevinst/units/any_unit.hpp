// SPDX-License-Identifier: Apache-2.0
// Units known at run time: what every node of an expression carries, what Python and the model file use.
#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
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
    explicit AnyUnit(std::vector<Factor> factors) {
        for (Factor& factor : factors) multiply(std::move(factor));
        settle();
    }
    explicit AnyUnit(NamedUnit unit) : AnyUnit(std::vector<Factor>{{std::move(unit), 1}}) {}
    template <class D>
    AnyUnit(const Unit<D>& unit) {  // NOLINT: implicit by purpose, a typed unit is a unit
        for (std::size_t i = 0; i < unit.size; ++i) {
            const UnitTerm& term = unit.terms[i];
            multiply({NamedUnit{std::string(term.symbol), {term.kind, std::string(term.base)}, term.numerator,
                                term.denominator},
                      term.exponent});
        }
        settle();
    }

    [[nodiscard]] const std::vector<Factor>& factors() const { return factors_; }
    [[nodiscard]] const AnyDimension& dimension() const { return dimension_; }
    /// A number in this unit as base units: one multiplication or division for every unit of the catalogue.
    [[nodiscard]] double to_base(double number) const {
        return denominator_ == 1 ? number * numerator_
               : numerator_ == 1 ? number / denominator_
                                 : number * numerator_ / denominator_;
    }
    /// A number of base units in this unit.
    [[nodiscard]] double from_base(double value) const {
        return numerator_ == 1   ? value * denominator_
               : denominator_ == 1 ? value / numerator_
                                   : value * denominator_ / numerator_;
    }
    [[nodiscard]] bool operator==(const AnyUnit& other) const { return factors_ == other.factors_; }

    /// The unit as it is written after a number: `DKK/staff hour`, `1/exam`; empty for a plain number.
    [[nodiscard]] std::string text() const {
        std::string above;
        std::string below;
        for (const Factor& factor : factors_) {
            std::string& side = factor.exponent > 0 ? above : below;
            const int power = factor.exponent > 0 ? factor.exponent : -factor.exponent;
            if (factor.exponent < 0) {
                side += '/';
            } else if (!side.empty()) {
                side += '*';
            }
            side += factor.unit.symbol;
            if (power != 1) side += "^" + std::to_string(power);
        }
        if (above.empty() && !below.empty()) above = "1";
        return above + below;
    }

    [[nodiscard]] AnyUnit times(const AnyUnit& other, int sign = 1) const {
        AnyUnit result = *this;
        for (Factor factor : other.factors_) {
            factor.exponent *= sign;
            result.multiply(std::move(factor));
        }
        result.settle();
        return result;
    }

    /// The same dimension with one unit a base: `MDKK*staff minute/staff hour` is `MDKK`. For results of operations, whose
    /// values are kept in base units whatever their unit is.
    [[nodiscard]] AnyUnit simplified() const {
        std::vector<Factor> kept;
        for (const Factor& factor : factors_) {
            if (factor.unit.base.name.empty()) continue;
            const auto same = std::find_if(kept.begin(), kept.end(), [&](const Factor& k) { return k.unit.base == factor.unit.base; });
            if (same == kept.end()) {
                kept.push_back(factor);
            } else {
                same->exponent += factor.exponent;
            }
        }
        return AnyUnit(std::move(kept));
    }

private:
    void multiply(Factor factor) {
        for (auto i = factors_.begin(); i != factors_.end(); ++i) {
            if (!(i->unit == factor.unit)) continue;
            i->exponent += factor.exponent;
            if (i->exponent == 0) factors_.erase(i);
            return;
        }
        if (factor.exponent != 0) factors_.push_back(std::move(factor));
    }
    void settle() {
        dimension_ = AnyDimension{};
        numerator_ = denominator_ = 1;
        for (const Factor& factor : factors_) {
            if (!factor.unit.base.name.empty())
                dimension_ = dimension_.times(AnyDimension{factor.unit.base, factor.exponent});
            const bool above = factor.exponent > 0;
            for (int i = 0; i < std::abs(factor.exponent); ++i) {
                numerator_ *= above ? factor.unit.numerator : factor.unit.denominator;
                denominator_ *= above ? factor.unit.denominator : factor.unit.numerator;
            }
        }
        reduce();
    }
    // Whole ratios stay whole: MDKK/kDKK is 1000, so that entering stays exact.
    void reduce() {
        if (numerator_ >= denominator_ && std::fmod(numerator_, denominator_) == 0) {
            numerator_ /= denominator_;
            denominator_ = 1;
        } else if (denominator_ > numerator_ && std::fmod(denominator_, numerator_) == 0) {
            denominator_ /= numerator_;
            numerator_ = 1;
        }
    }

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
/// not hold.
[[nodiscard]] inline AnyUnit named_unit(BaseKind kind, const std::string& name) {
    if (name.empty()) throw UnitError("a unit needs a name");
    if (!is_unit_name(name))
        throw UnitError("'" + name + "' cannot name a unit: a name begins with a letter and holds letters, digits, '-', '.' and "
                        "single spaces");
    return AnyUnit{NamedUnit{name, {kind, name}, 1, 1}};
}
[[nodiscard]] inline AnyUnit count_unit(const std::string& name) { return named_unit(BaseKind::count, name); }
[[nodiscard]] inline AnyUnit level_unit(const std::string& name) { return named_unit(BaseKind::level, name); }
[[nodiscard]] inline AnyUnit currency_unit(const std::string& code) { return named_unit(BaseKind::money, code); }

/// A unit in brackets, for messages: `[staff minute/exam]`, `[number]`.
[[nodiscard]] inline std::string bracketed(const AnyUnit& unit) {
    const std::string text = unit.text();
    return "[" + (text.empty() ? std::string("number") : text) + "]";
}

}  // namespace gevinst::inline v0
