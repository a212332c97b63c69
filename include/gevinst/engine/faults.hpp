// SPDX-License-Identifier: Apache-2.0
// Running a plan, and naming the first operation that left the reals or its range.
#pragma once

#include <cmath>

#include "gevinst/engine/plan.hpp"

namespace gevinst::inline v0 {

inline std::vector<const PlanInput*> Plan::inputs_of(std::string_view path) const {
    const auto found = inputs_by_path_.find(path);
    if (found == inputs_by_path_.end())
        throw CaseError("the plan has no input '" + std::string(path) + "': nothing it evaluates depends on such an assumption");
    std::vector<const PlanInput*> result;
    for (const std::size_t i : found->second) result.push_back(&inputs_[i]);
    return result;
}

inline void Plan::set(Workspace& values, const PlanInput& input, double number) const {
    if (!std::isfinite(number))
        throw CaseError("the assumption '" + input.path() + input.element + "' must be a finite number");
    for (std::uint32_t row = 0; row < input.rows; ++row) values[input.slot + row] = input.node->unit->to_base(number);
}

inline void Plan::run(Workspace& values) const {
    for (const Step& step : steps_) execute(step, values.data());
    for (const std::size_t step : ranges_) check_range(steps_[step], values);
    for (const Output& output : outputs_) check_output(output, values);
}

namespace engine {

/// `2027`, or nothing where one value stands for all years.
[[nodiscard]] inline std::string in_year(const Horizon& horizon, std::size_t row, bool yearly) {
    return yearly ? " in " + std::to_string(horizon.first() + static_cast<int>(row)) : std::string();
}

}  // namespace engine

inline void Plan::check_range(const Step& step, const Workspace& values) const {
    const engine::Operand* operand = operands_.data() + step.first_operand;
    const auto in = [&](std::size_t k, std::size_t row) { return values[operand[k].slot + operand[k].stride * row]; };
    for (std::size_t row = 0; row < step.rows; ++row) {
        const double value = in(0, row);
        if (value >= in(1, row) && value <= in(2, row)) continue;
        const Node& node = *step.node;
        const auto shown = [&](double x) { return text::with_unit(number_text(node.unit->from_base(x)), *node.unit); };
        throw FaultError(operand_text(*node.operands[0]) + element_text(node.index_set(), step.element) + " is " + shown(value) +
                         engine::in_year(horizon_, row, step.rows > 1) + ", outside " + shown(in(1, row)) + " to " +
                         shown(in(2, row)));
    }
}

inline void Plan::check_output(const Output& output, const Workspace& values) const {
    for (std::size_t element = 0; element < output.slots.size(); ++element) {
        const engine::Operand& slot = output.slots[element];
        const std::size_t rows = slot.stride == 0 ? 1 : horizon_.size();
        for (std::size_t row = 0; row < rows; ++row)
            if (!std::isfinite(values[slot.slot + row])) report_fault(output, element, row, values);
    }
}

inline const Plan::Step* Plan::step_into(std::uint32_t slot) const {
    for (const auto* steps : {&steps_, &folded_steps_})
        for (const Step& step : *steps)
            if (step.out == slot) return &step;
    return nullptr;
}

// Follows what is not finite down to the first operation whose operands all are; of a choice, the branch taken only.
inline void Plan::report_fault(const Output& output, std::size_t element, std::size_t row, const Workspace& values) const {
    std::uint32_t slot = output.slots[element].slot;
    bool yearly = output.slots[element].stride != 0;
    const Step* culprit = nullptr;
    while (const Step* step = step_into(slot)) {
        culprit = step;
        const engine::Operand* next = nullptr;
        std::size_t next_row = row;
        for (std::uint32_t k = 0; k < step->operand_count && next == nullptr; ++k) {
            const engine::Operand& operand = operands_[step->first_operand + k];
            if (is_operation<operations::Choose>(*step->node) && k > 0) {
                const engine::Operand& condition = operands_[step->first_operand];
                const bool first_taken = values[condition.slot + condition.stride * row] != 0;
                if (first_taken != (k == 1)) continue;
            }
            const bool all_years = operations::infos[step->node->operation].shape == operations::Shape::years;
            const std::size_t first_row = operand.stride == 0 ? 0 : all_years ? 0 : row;
            const std::size_t last_row = operand.stride == 0 ? 0 : all_years ? horizon_.size() - 1 : row;
            for (std::size_t r = first_row; r <= last_row && next == nullptr; ++r) {
                if (std::isfinite(values[operand.slot + r])) continue;
                next = &operand;
                next_row = r;
            }
        }
        if (next == nullptr) break;
        slot = next->slot;
        yearly = next->stride != 0;
        row = next_row;
    }
    const double value = values[slot + (yearly ? row : 0)];
    const Node& node = culprit == nullptr ? *output.node : *culprit->node;
    std::string text = operand_text(node) + (culprit == nullptr ? "" : element_text(node.index_set(), culprit->element)) + " is " +
                       (std::isnan(value) ? "not a number" : value > 0 ? "infinite" : "minus infinite") +
                       engine::in_year(horizon_, row, yearly);
    if (culprit != nullptr) {
        text += "; its operands are";
        for (std::uint32_t k = 0; k < culprit->operand_count && k < 4; ++k) {
            const engine::Operand& operand = operands_[culprit->first_operand + k];
            const AnyUnit& unit = k < node.operands.size() ? *node.operands[k]->unit : *node.unit;
            text += (k == 0 ? " " : ", ") + text::with_unit(number_text(unit.from_base(values[operand.slot + operand.stride * row])), unit);
        }
    }
    if (!(&node == output.node.get())) text += " (needed for " + operand_text(*output.node) + ")";
    throw FaultError(text);
}

}  // namespace gevinst::inline v0
