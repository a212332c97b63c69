// SPDX-License-Identifier: Apache-2.0
// Products of dimensions known at run time.
#pragma once

#include "gevinst/units/any_dimension.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE bool AnyDimension::has(BaseKind kind) const {
    return std::any_of(powers_.begin(), powers_.end(), [&](const Power& p) { return p.base.kind == kind; });
}

GEVINST_INLINE AnyDimension AnyDimension::times(const AnyDimension& other, int sign) const {
    AnyDimension result;
    auto left = powers_.begin();
    auto right = other.powers_.begin();
    while (left != powers_.end() || right != other.powers_.end()) {
        const bool take_left = right == other.powers_.end() || (left != powers_.end() && left->base < right->base);
        const bool take_right = left == powers_.end() || (right != other.powers_.end() && right->base < left->base);
        if (take_left) {
            result.powers_.push_back(*left++);
        } else if (take_right) {
            result.powers_.push_back({right->base, sign * right->exponent});
            ++right;
        } else {
            const int exponent = left->exponent + sign * right->exponent;
            if (exponent != 0) result.powers_.push_back({left->base, exponent});
            ++left;
            ++right;
        }
    }
    return result;
}

namespace dimensions {

GEVINST_INLINE void multiply(AnyDimension& product, BaseKind kind, std::string_view name, int exponent) {
    product = product.times(AnyDimension{BaseDimension{kind, std::string(name)}, exponent});
}

}  // namespace dimensions

}  // namespace gevinst::inline v0
