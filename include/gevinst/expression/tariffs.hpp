// SPDX-License-Identifier: Apache-2.0
// What a volume costs in price bands or in packs.
#pragma once

#include <type_traits>
#include <vector>

#include "gevinst/expression/estimate.hpp"

namespace gevinst::inline v0 {

/// From a volume on, the price of one unit.
struct Tier {
    Expression from;
    Expression price;
};

struct TierOptions {
    bool marginal = true;  ///< each unit at the price of its own band; else all units at that of the band reached
};

/// The money for a volume in price bands. Thresholds and prices have units, or are plain numbers where the volume is one;
/// a threshold of 0 needs none. At exactly a threshold the band that begins there counts. Throws CaseError for thresholds
/// that do not ascend from 0, UnitError for those not in the volume's dimension; a negative volume is a FaultError.
[[nodiscard]] Expression tiers(const Expression& volume, const std::vector<Tier>& bands, const TierOptions& options = {});
/// The same with plain numbers as prices in `unit` and as thresholds in what the unit is per:
/// `tiers(exams, {{0, 60}, {5'000, 45}}, DKK / exam)`.
[[nodiscard]] Expression tiers(const Expression& volume, const std::vector<Tier>& bands, const AnyUnit& unit,
                               const TierOptions& options = {});
template <TypedOperand V, class D>
    requires(!PlainNumber<V>)
[[nodiscard]] auto tiers(const V& volume, const std::vector<Tier>& bands, const Unit<D>& unit, const TierOptions& options = {}) {
    return Estimate<Times<dimension_of<V>, D>>(tiers(to_expression(volume), bands, AnyUnit(unit), options));
}

/// The price of every pack that a volume starts: `packs(users, 50 * user, 12'000 * DKK)`. A volume that rounding took past
/// a whole number of packs needs no further one. A negative volume is a FaultError.
[[nodiscard]] Expression packs(const Expression& volume, const Expression& size, const Expression& price);
template <TypedOperand V, class S, TypedOperand P>
    requires TypedPair<V, S>
[[nodiscard]] auto packs(const V& volume, const S& size, const P& price) {
    static_assert(dimensions_are_equal<dimension_of<V>, dimension_of<S>>, "gevinst: cannot pack a volume by a size of another dimension");
    using Result = Estimate<dimension_of<P>>;
    if constexpr (dimensions_are_equal<dimension_of<V>, dimension_of<S>>) {
        return Result(packs(to_expression(volume), to_expression(size), to_expression(price)));
    } else {
        return Result(to_expression(price));
    }
}

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/tariffs_definitions.hpp"
#endif
