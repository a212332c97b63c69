// SPDX-License-Identifier: Apache-2.0
// Dimensions as the running program sees them: the same bases and exponents as a value.
#pragma once

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
    [[nodiscard]] bool has(BaseKind kind) const;
    bool operator==(const AnyDimension&) const = default;

    /// This dimension times `other` to the power `sign` (1 multiplies, -1 divides).
    [[nodiscard]] AnyDimension times(const AnyDimension& other, int sign = 1) const;

private:
    std::vector<Power> powers_;
};

namespace dimensions {

/// Multiplies a power of a base in.
void multiply(AnyDimension& product, BaseKind kind, std::string_view name, int exponent);

template <class List>
struct any_of_list {
    static void multiply_into(AnyDimension& product) {
        using Head = typename List::item;
        using Base = typename Head::tag_type;
        using Exponent = typename Head::value_type;
        static_assert(Exponent::Denominator == 1, "gevinst: dimensions have whole exponents");
        any_of_list<typename List::next>::multiply_into(product);
        multiply(product, Base::kind, Base::name, static_cast<int>(Exponent::Numerator));
    }
};
template <>
struct any_of_list<boost::units::dimensionless_type> {
    static void multiply_into(AnyDimension&) {}
};

}  // namespace dimensions

/// The run-time value of a compile-time dimension.
template <class D>
[[nodiscard]] AnyDimension any_dimension() {
    AnyDimension result;
    dimensions::any_of_list<D>::multiply_into(result);
    return result;
}

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/units/any_dimension_definitions.hpp"
#endif
