// SPDX-License-Identifier: Apache-2.0
// Dimensions as the running program sees them: the same bases and exponents as a value.
#pragma once

#include <string>
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
    [[nodiscard]] bool has(BaseKind kind) const;
    bool operator==(const AnyDimension&) const = default;

    /// This dimension times `other` to the power `sign` (1 multiplies, -1 divides).
    [[nodiscard]] AnyDimension times(const AnyDimension& other, int sign = 1) const;

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

#ifndef GEVINST_COMPILED
#include "gevinst/units/any_dimension_definitions.hpp"
#endif
