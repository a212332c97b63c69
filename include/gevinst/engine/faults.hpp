// SPDX-License-Identifier: Apache-2.0
// Running a plan, and finding whether a value left the reals or its range.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "gevinst/engine/plan.hpp"

namespace gevinst::inline v0 {

inline void Plan::set(Workspace& values, const PlanInput& input, double number) const {
    const double value = input.node->unit->to_base(number);
    if (!std::isfinite(value)) throw CaseError("the assumption '" + input.path() + input.element + "' must be a finite number");
    for (std::uint32_t row = 0; row < input.rows; ++row) values[input.slot + row] = value;
}

inline bool Plan::passes(const Step& step, std::size_t row, const Workspace& values) const {
    const engine::Operand* operand = operands_.data() + step.first_operand;
    std::array<double, 3> in{};
    for (std::size_t k = 0; k < step.operand_count && k < in.size(); ++k) in[k] = values[operand[k].slot + operand[k].stride * row];
    return operations::infos[step.node->operation].holds({in.data(), std::min<std::size_t>(step.operand_count, in.size())});
}
inline bool Plan::passes(const Step& step, const Workspace& values) const {
    for (std::size_t row = 0; row < step.rows; ++row)
        if (!passes(step, row, values)) return false;
    return true;
}

inline void Plan::run(Workspace& values) const {
    evaluate(values);
    for (const Step& step : checks_)
        if (!passes(step, values)) {
            report_breach(values);
            break;
        }
    for (const Output& output : outputs_) check_output(output, values);
}

inline void Plan::check_output(const Output& output, const Workspace& values) const {
    for (const engine::Operand& cell : output.slots)
        for (std::size_t row = 0; row < (cell.stride == 0 ? 1 : horizon_.size()); ++row)
            if (!std::isfinite(values[cell.slot + row])) report_fault(output, values);
}

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/engine/faults_definitions.hpp"
#endif
