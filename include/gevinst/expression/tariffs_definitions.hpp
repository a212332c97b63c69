// SPDX-License-Identifier: Apache-2.0
// Price bands and packs as operations.
#pragma once

#include "gevinst/expression/tariffs.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Expression tiers(const Expression& volume, const std::vector<Tier>& bands, const TierOptions& options) {
    if (bands.empty()) throw CaseError("tiers need at least one price: {0: 60}");
    std::vector<NodePtr> operands{volume.node()};
    for (const Tier& tier : bands) {
        const bool bare_zero = tier.from.node()->kind == NodeKind::literal && tier.from.node()->number == 0 && tier.from.dimension().is_number();
        operands.push_back(bare_zero ? Expression::literal(0, volume.node()->unit).node() : tier.from.node());
        operands.push_back(tier.price.node());
    }
    return options.marginal ? apply<operations::Tiers>(std::move(operands)) : apply<operations::TiersAllUnits>(std::move(operands));
}

GEVINST_INLINE Expression tiers(const Expression& volume, const std::vector<Tier>& bands, const AnyUnit& unit,
                                const TierOptions& options) {
    std::vector<AnyUnit::Factor> below;
    for (const AnyUnit::Factor& factor : unit.factors())
        if (factor.exponent < 0) below.push_back({factor.unit, -factor.exponent});
    const AnyUnit per(std::move(below));
    std::vector<Tier> stated;
    const auto in = [](const Expression& x, const AnyUnit& of) {
        return x.unit().factors().empty() && !of.factors().empty() ? times_unit(x, of) : x;
    };
    for (const Tier& tier : bands) stated.push_back({in(tier.from, per), in(tier.price, unit)});
    return tiers(volume, stated, options);
}

GEVINST_INLINE Expression packs(const Expression& volume, const Expression& size, const Expression& price) {
    return apply_to<operations::Packs>(volume, size) * price;
}

}  // namespace gevinst::inline v0
