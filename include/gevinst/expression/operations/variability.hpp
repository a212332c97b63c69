// SPDX-License-Identifier: Apache-2.0
// What differs from day to day inside a draw, integrated over its distribution instead of drawn.
#pragma once

#include <array>
#include <limits>

#include "gevinst/expression/operations/adjoint.hpp"
#include "gevinst/expression/operations/rules.hpp"
#include "gevinst/numeric/normal.hpp"
#include "gevinst/numeric/special.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::operations {

/// `normal_excess(mean, sd, level)` = E[max(X - level, 0)] of a normal X: what is above the level on average over days
/// that differ. No number for an sd below zero.
struct NormalExcess {
    static constexpr std::string_view name = "normal_excess";
    static constexpr Form form = Form::function;
    static constexpr Shape shape = Shape::lanes;
    static constexpr std::size_t alike_from = 0;
    static constexpr int arity = 3;
    template <class T>
    [[gnu::always_inline]] static T value(const T& mean, const T& sd, const T& level) {
        const T above = mean - level;
        const T spread = numeric::select(sd == T(0.0), T(0.0), T(sd * numeric::normal_loss_of(T(above / sd))));
        const T excess = numeric::select(above > T(0.0), above + spread, spread);
        return numeric::select(sd >= T(0.0), excess, T(std::numeric_limits<double>::quiet_NaN()));
    }
    [[gnu::always_inline]] static std::array<Adjoint, 3> adjoint(double mean, double sd, double level, double,
                                                                 const Adjoint& d) {
        const double above = mean - level;
        if (sd == 0.0) {
            const double share = above > 0.0 ? 1.0 : 0.0;
            return {d * share, d * (above == 0.0 ? numeric::normal_density(0.0) : 0.0), d * -share};
        }
        const double share = numeric::normal_cdf(above / sd);
        return {d * share, d * numeric::normal_density(above / sd), d * -share};
    }
    static Kink kink(double mean, double sd, double level) {
        return kink_if(sd == 0.0 && mean == level, KinkKind::corner);
    }
    static UnitPtr unit(Operands x) {
        require_same_dimension("compare", "with", x);
        return x[0]->unit;
    }
};

}  // namespace gevinst::inline v0::operations

GEVINST_NO_CONTRACTION_END
