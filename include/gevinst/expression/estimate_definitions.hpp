// SPDX-License-Identifier: Apache-2.0
// Taking an expression for an estimate.
#pragma once

#include "gevinst/expression/estimate.hpp"

#include "gevinst/config.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

namespace dimensions {

GEVINST_INLINE void require_dimension(const Expression& x, const AnyDimension& dimension) {
    if (!(x.dimension() == dimension))
        throw UnitError(operand_text(*x.node()) + " " + bracketed(x.unit()) +
                        " has another dimension than the estimate it is taken for");
}

}  // namespace dimensions

}  // namespace gevinst::inline v0
