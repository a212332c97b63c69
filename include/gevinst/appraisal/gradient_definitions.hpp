// SPDX-License-Identifier: Apache-2.0
// What of a case is differentiated.
#pragma once

#include "gevinst/appraisal/gradient.hpp"

#include <vector>

#include "gevinst/case/define.hpp"
#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Gradient gradient(const BusinessCase& business_case, const CaseGradientOptions& options) {
    std::vector<GradientOutput> outputs = options.outputs;
    for (GradientOutput& output : outputs) output.expression = define::adopted(business_case.state(), output.expression);
    if (outputs.empty())
        for (const SimulationOutput& output : standard_outputs(business_case, {.account = options.account}))
            outputs.push_back({output.name, output.expression, output.unit});
    if (outputs.empty())
        throw CaseError("the case '" + business_case.name() +
                        "' states no cost or benefit with a value: there is nothing to differentiate");
    return gradient(outputs, business_case.horizon(), options.point);
}

}  // namespace gevinst::inline v0
