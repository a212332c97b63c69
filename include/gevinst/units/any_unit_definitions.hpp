// SPDX-License-Identifier: Apache-2.0
// Arithmetic and text of units known at run time.
#pragma once

#include "gevinst/units/any_unit.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE AnyUnit::AnyUnit(std::vector<Factor> factors) {
    for (Factor& factor : factors) multiply(std::move(factor));
    settle();
}

GEVINST_INLINE AnyUnit::AnyUnit(NamedUnit unit) : AnyUnit(std::vector<Factor>{{std::move(unit), 1}}) {}

GEVINST_INLINE std::string AnyUnit::text() const {
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

GEVINST_INLINE AnyUnit AnyUnit::times(const AnyUnit& other, int sign) const {
    AnyUnit result = *this;
    for (Factor factor : other.factors_) {
        factor.exponent *= sign;
        result.multiply(std::move(factor));
    }
    result.settle();
    return result;
}

GEVINST_INLINE AnyUnit AnyUnit::simplified() const {
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

GEVINST_INLINE AnyUnit::AnyUnit(std::span<const UnitTerm> terms) {
    for (const UnitTerm& term : terms)
        multiply({NamedUnit{std::string(term.symbol), {term.kind, std::string(term.base)}, term.numerator, term.denominator},
                  term.exponent});
    settle();
}

GEVINST_INLINE void AnyUnit::multiply(Factor factor) {
    for (auto i = factors_.begin(); i != factors_.end(); ++i) {
        if (!(i->unit == factor.unit)) continue;
        i->exponent += factor.exponent;
        if (i->exponent == 0) factors_.erase(i);
        return;
    }
    if (factor.exponent != 0) factors_.push_back(std::move(factor));
}

GEVINST_INLINE void AnyUnit::settle() {
    // In the order of the text, so that the unit that is read from it is the same.
    const auto in_front = [](const Factor& factor) { return factor.exponent > 0; };
    if (!std::is_partitioned(factors_.begin(), factors_.end(), in_front)) {
        std::vector<Factor> in_order;
        std::copy_if(factors_.begin(), factors_.end(), std::back_inserter(in_order), in_front);
        std::remove_copy_if(factors_.begin(), factors_.end(), std::back_inserter(in_order), in_front);
        factors_ = std::move(in_order);
    }
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
GEVINST_INLINE void AnyUnit::reduce() {
    if (numerator_ >= denominator_ && std::fmod(numerator_, denominator_) == 0) {
        numerator_ /= denominator_;
        denominator_ = 1;
    } else if (denominator_ > numerator_ && std::fmod(denominator_, numerator_) == 0) {
        denominator_ /= numerator_;
        numerator_ = 1;
    }
}

GEVINST_INLINE AnyUnit named_unit(BaseKind kind, const std::string& name) {
    if (name.empty()) throw UnitError("a unit needs a name");
    if (!is_unit_name(name))
        throw UnitError("'" + name + "' cannot name a unit: a name begins with a letter and holds letters, digits, '-', '.' and "
                        "single spaces");
    if (units::is_taken(kind, name)) {
        std::string known(units::in_catalogue(name)->symbol);
        std::replace(known.begin(), known.end(), ' ', '_');
        throw UnitError("'" + name + "' cannot name an own unit: take the unit " + (known == "%" ? "percent" : known) +
                        ", or another name");
    }
    return AnyUnit{NamedUnit{name, {kind, name}, 1, 1}};
}

GEVINST_INLINE std::string bracketed(const AnyUnit& unit) {
    const std::string text = unit.text();
    return "[" + (text.empty() ? std::string("number") : text) + "]";
}

}  // namespace gevinst::inline v0
