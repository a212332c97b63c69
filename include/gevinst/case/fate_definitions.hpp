// SPDX-License-Identifier: Apache-2.0
// The standard fates, and which of them are cash.
#pragma once

#include "gevinst/case/fate.hpp"

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/units/number_text.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Fate::Fate(std::string name, bool cash) : name_(std::move(name)), cash_(cash) {
    const auto* const known = standard_of(name_);
    if (known != nullptr && known->second != cash_)
        throw CaseError("'" + name_ + "' is a standard fate and " + (known->second ? "cash" : "not cash") +
                        ": take it as it is, Fate(\"" + name_ + "\"), or give an own fate another name");
}

GEVINST_INLINE const std::pair<std::string_view, bool>* Fate::standard_of(std::string_view name) {
    for (const auto& known : standard_fates)
        if (known.first == name) return &known;
    return nullptr;
}

GEVINST_INLINE Fate Fate::standard(const std::string& name) {
    if (const auto* const known = standard_of(name)) return {name, known->second};
    std::vector<std::string> names;
    for (const auto& known : standard_fates) names.emplace_back(known.first);
    const std::string meant = did_you_mean(name, names);
    throw CaseError(
        "'" + name + "' is not a standard fate" +
        (meant.empty() ? "; an own fate states whether it is cash: Fate(\"" + name + "\", cash)" : meant));
}

GEVINST_INLINE std::vector<FateShare> shares(const std::vector<std::pair<Fate, double>>& weights) {
    if (weights.size() < 2)
        throw CaseError("shares that are drawn together are those of two fates or more; one fate alone has the share 1");
    std::vector<FateShare> made;
    for (const auto& [fate, weight] : weights) {
        if (!(weight > 0) || std::isinf(weight))
            throw CaseError("the weight of '" + fate.name() + "' is " + number_text(weight) +
                            ": the weights of shares are numbers above 0; leave out a fate to which nothing goes");
        made.emplace_back(fate, FateWeight{weight});
    }
    return made;
}

}  // namespace gevinst::inline v0
