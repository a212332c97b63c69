// SPDX-License-Identifier: Apache-2.0
// What tests of expressions share: the values of an expression by year and element, and messages of errors.
#pragma once

#include <cstddef>
#include <vector>

#include "gevinst/engine/plan.hpp"
#include "support/messages.hpp"  // IWYU pragma: export

namespace gevinst_test {

namespace gv = gevinst;

/// The values of an expression in base units, each element year by year; one value when it has one for all years.
inline std::vector<double> values_of(const gv::Expression& x, const gv::Horizon& horizon = gv::Horizon(2026, 2029),
                                     gv::PointValue point = gv::PointValue::mean) {
    const gv::Plan plan({x}, horizon, point);
    gv::Workspace values = plan.workspace();
    plan.run(values);
    std::vector<double> result;
    for (std::size_t element = 0; element < plan.elements(0); ++element)
        for (std::size_t year = 0; year < (x.yearly() ? horizon.size() : 1); ++year)
            result.push_back(plan.value(values, 0, year, element));
    return result;
}

}  // namespace gevinst_test
