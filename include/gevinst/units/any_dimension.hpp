// SPDX-License-Identifier: Apache-2.0
// Dimensions as the running program sees them: the same bases and exponents as a value.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/units/dimension.hpp"

namespace gevinst::inline v0 {

/// A base dimension at run time.
struct BaseDimension {
    BaseKind kind;
    std::string name;
    bool operator==(const BaseDimension&) const = default;
    auto operator<=>(const BaseDimension&) const = default;
};

/// A product of powers of base dimensions, sorted by base, without zero exponents. Empty: a plain number.
class AnyDimension {
public:
    struct Power {
        BaseDimension base;
        int exponent;
        bool operator==(const Power&) const = default;
    };

    AnyDimension() = default;
    explicit AnyDimension(BaseDimension base, int exponent = 1) {
        if (exponent != 0) powers_.push_back({std::move(base), exponent});
    }

    [[nodiscard]] const std::vector<Power>& powers() const { return powers_; }
    [[nodiscard]] bool is_number() const { return powers_.empty(); }
    /// The kind of a dimension that is one base to the first power, as money or worked time; else false.
    [[nodiscard]] bool is_just(BaseKind kind) const {
        return powers_.size() == 1 && powers_.front().exponent == 1 && powers_.front().base.kind == kind;
    }
    [[nodiscard]] bool has(BaseKind kind) const {
        return std::any_of(powers_.begin(), powers_.end(), [&](const Power& p) { return p.base.kind == kind; });
    }
    bool operator==(const AnyDimension&) const = default;

    /// This dimension times `other` to the power `sign` (1 multiplies, -1 divides).
    [[nodiscard]] AnyDimension times(const AnyDimension& other, int sign = 1) const {
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

private:
    std::vector<Power> powers_;
};

namespace dimensions {

template <class List>
struct any_of_list {
    static AnyDimension make() {
        using Head = typename List::item;
        using Base = typename Head::tag_type;
        using Exponent = typename Head::value_type;
        static_assert(Exponent::Denominator == 1, "gevinst: dimensions have whole exponents");
        return any_of_list<typename List::next>::make().times(
            AnyDimension{BaseDimension{Base::kind, std::string(Base::name)}, static_cast<int>(Exponent::Numerator)});
    }
};
template <>
struct any_of_list<boost::units::dimensionless_type> {
    static AnyDimension make() { return {}; }
};

}  // namespace dimensions

/// The run-time value of a compile-time dimension.
template <class D>
[[nodiscard]] AnyDimension any_dimension() {
    return dimensions::any_of_list<D>::make();
}

}  // namespace gevinst::inline v0
