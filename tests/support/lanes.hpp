// SPDX-License-Identifier: Apache-2.0
// The widths of lanes that this processor has.
#pragma once

#include <vector>

#include "gevinst/numeric/lanes.hpp"

namespace gevinst_test {

/// One by one, and every width up to the widest.
inline std::vector<int> lane_widths() {
    std::vector<int> widths;
    for (int width = 1; width <= gevinst::numeric::widest_lanes(); width *= 2) widths.push_back(width);
    return widths;
}

}  // namespace gevinst_test
