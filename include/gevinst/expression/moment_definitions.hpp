// SPDX-License-Identifier: Apache-2.0
// Points in time as they are stated.
#pragma once

#include "gevinst/expression/moment.hpp"

#include <memory>
#include <string_view>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

// "2027" is a year, as 2027 is: what ends with it ends in December.
GEVINST_INLINE Expression Moment::as_stated(std::string_view text) {
    const double months = months_of(text);
    if (text.size() == 4) return Expression::literal(months / 12, std::make_shared<const AnyUnit>(units::year));
    return Expression::literal(months, std::make_shared<const AnyUnit>(units::month));
}

}  // namespace gevinst::inline v0
