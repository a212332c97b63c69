// SPDX-License-Identifier: Apache-2.0
// Naming the first operation of a run that left the reals or its range.
#pragma once

#include "gevinst/engine/faults.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

/// Finds and words the fault of a run. Made when there is one, so that a run without faults pays nothing for it.
class FaultReport {
public:
    FaultReport(const Plan& plan, const Workspace& values) : plan_(plan), values_(values) {
        step_of_.resize(values.size(), nullptr);
        for (const Plan::Step& step : plan.folded_steps_) step_of_[step.out] = &step;
        for (const Plan::Step& step : plan.steps_) step_of_[step.out] = &step;
        input_at_.resize(values.size(), nullptr);
        for (const PlanInput& input : plan.inputs_) input_at_[input.slot] = &input;
    }

    /// Throws for the first value that does not pass and that an output needs; what only branches not taken need does not count.
    void check() const {
        const std::vector<bool> needed = needed_values();
        for (const Plan::Step& step : plan_.checks_)
            for (std::size_t row = 0; row < step.rows; ++row)
                if (needed[step.out + row] && !plan_.passes(step, row, values_)) report_breach(step, row);
    }

    /// Follows what is not finite down to the first operation whose operands all are.
    [[noreturn]] void report(engine::Operand cell, std::size_t row, const Node& needed_for) const {
        const Plan::Step* culprit = nullptr;
        for (;;) {
            cell = definition_of(cell, row);
            if (step_of_[cell.slot] == nullptr) break;
            culprit = step_of_[cell.slot];
            if (!follow(*culprit, cell, row)) break;
        }
        const double value = at(cell, row);
        const Node& node = culprit == nullptr ? needed_for : *culprit->node;
        std::string text = operand_text(node);
        if (culprit != nullptr) text += element_text(node.index_set(), culprit->element);
        text += std::isnan(value) ? " is not a number" : value > 0 ? " is infinite" : " is minus infinite";
        text += in_year(row, cell.stride != 0);
        if (culprit != nullptr) {
            for (std::uint32_t k = 0; k < culprit->operand_count && k < 4; ++k) {
                const AnyUnit& unit = k < node.operands.size() ? *node.operands[k]->unit : *node.unit;
                text += k > 0 ? ", " : culprit->operand_count == 1 ? "; its operand is " : "; its operands are ";
                text += shown(at(operand(*culprit, k), row), unit);
            }
        }
        if (&node != &needed_for) throw FaultError(text, operand_text(needed_for));
        throw FaultError(text);
    }

private:
    struct Rows {
        std::size_t first;
        std::size_t end;
    };

    [[nodiscard]] const engine::Operand& operand(const Plan::Step& step, std::size_t k) const {
        return plan_.operands_[step.first_operand + k];
    }
    [[nodiscard]] double at(const engine::Operand& cell, std::size_t row) const {
        return values_[cell.slot + cell.stride * row];
    }

    // An input that was not set is its definition; other cells are themselves.
    [[nodiscard]] engine::Operand definition_of(const engine::Operand& cell, std::size_t row) const {
        const PlanInput* input = input_at_[cell.slot];
        if (input == nullptr) return cell;
        const engine::Operand& definition = plan_.definitions_[static_cast<std::size_t>(input - plan_.inputs_.data())];
        const double value = at(cell, row), defined = at(definition, row);
        return value == defined || (std::isnan(value) && std::isnan(defined)) ? definition : cell;
    }

    // The years of an operand that one year of a result depends on; none for the branch that is not taken.
    [[nodiscard]] Rows rows_read(const Plan::Step& step, std::size_t k, std::size_t row) const {
        using namespace operations;
        const Node& node = *step.node;
        Rows rows{row, row + 1};
        if (is_operation<Choose>(node) && k > 0) {
            const bool first_taken = at(operand(step, 0), row) != 0;
            if (first_taken != (k == 1)) return {0, 0};
        } else if (is_operation<Cumulative>(node) || (is_operation<Growth>(node) && k == 0)) {
            rows = {0, row + 1};
        } else if (is_operation<Growth>(node)) {
            rows = {0, 1};
        } else if (is_operation<SumYears>(node)) {
            rows = {0, plan_.horizon_.size()};
        } else if (is_operation<Lag>(node)) {
            const auto shift = static_cast<std::size_t>(node.number);
            rows = row < shift ? Rows{0, 0} : Rows{row - shift, row - shift + 1};
        } else if (is_operation<AtYear>(node)) {
            const std::size_t chosen = plan_.horizon_.position(static_cast<int>(node.number));
            rows = {chosen, chosen + 1};
        }
        if (operand(step, k).stride == 0) rows = {0, rows.first < rows.end ? std::size_t{1} : std::size_t{0}};
        return rows;
    }

    // Moves to the first operand that is not finite; false when all are.
    bool follow(const Plan::Step& step, engine::Operand& cell, std::size_t& row) const {
        for (std::size_t k = 0; k < step.operand_count; ++k) {
            const Rows rows = rows_read(step, k, row);
            for (std::size_t r = rows.first; r < rows.end; ++r) {
                if (std::isfinite(at(operand(step, k), r))) continue;
                cell = operand(step, k);
                row = r;
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<bool> needed_values() const {
        std::vector<bool> needed(values_.size());
        std::vector<std::pair<engine::Operand, std::size_t>> pending;
        const auto need = [&](engine::Operand cell, std::size_t row) {
            cell = definition_of(cell, row);
            const std::size_t value = cell.slot + cell.stride * row;
            if (needed[value]) return;
            needed[value] = true;
            if (step_of_[cell.slot] != nullptr) pending.emplace_back(cell, row);
        };
        for (const Plan::Output& output : plan_.outputs_)
            for (const engine::Operand& cell : output.slots)
                for (std::size_t row = 0; row < (cell.stride == 0 ? 1 : plan_.horizon_.size()); ++row) need(cell, row);
        while (!pending.empty()) {
            const auto [cell, row] = pending.back();
            pending.pop_back();
            const Plan::Step& step = *step_of_[cell.slot];
            for (std::size_t k = 0; k < step.operand_count; ++k) {
                const Rows rows = rows_read(step, k, row);
                for (std::size_t r = rows.first; r < rows.end; ++r) need(operand(step, k), r);
            }
        }
        return needed;
    }

    [[noreturn]] void report_breach(const Plan::Step& step, std::size_t row) const {
        const Node& node = *step.node;
        for (std::size_t k = 0; k < step.operand_count; ++k)
            if (!std::isfinite(at(operand(step, k), row))) report(operand(step, k), row, node);
        const std::string* about = node.detail ? node.detail->about.get() : nullptr;
        std::string text = about == nullptr ? operand_text(*node.operands[0]) : *about;
        text += element_text(node.index_set(), step.element) + " is ";
        text += shown(at(operand(step, 0), row), *node.operands[0]->unit);
        text += in_year(row, step.rows > 1);
        const std::string_view breach = operations::infos[node.operation].breach;
        const auto limit = [&](std::size_t k) { return shown(at(operand(step, k), row), *node.unit); };
        if (!breach.ends_with(' ')) {
            text += breach;
        } else if (at(operand(step, 1), row) > at(operand(step, 2), row)) {
            text += ", below " + limit(1);  // nothing is in a range whose lower limit is the higher one
        } else {
            text += std::string(breach) + limit(1) + " to " + limit(2);
        }
        throw FaultError(text);
    }

    // ` in 2027`, or nothing where one value stands for all years.
    [[nodiscard]] std::string in_year(std::size_t row, bool yearly) const {
        return yearly ? " in " + std::to_string(plan_.horizon_.first() + static_cast<int>(row)) : std::string();
    }
    [[nodiscard]] static std::string shown(double value, const AnyUnit& unit) {
        return text::with_unit(number_text(unit.from_base(value)), unit);
    }

    const Plan& plan_;
    const Workspace& values_;
    std::vector<const Plan::Step*> step_of_;   ///< by the first slot it writes
    std::vector<const PlanInput*> input_at_;   ///< by the first slot it holds
};

GEVINST_INLINE void Plan::report_breach(const Workspace& values) const { FaultReport(*this, values).check(); }

GEVINST_INLINE void Plan::report_fault(const Output& output, const Workspace& values) const {
    const FaultReport report(*this, values);
    for (const engine::Operand& cell : output.slots)
        for (std::size_t row = 0; row < (cell.stride == 0 ? 1 : horizon_.size()); ++row)
            if (!std::isfinite(values[cell.slot + row])) report.report(cell, row, *output.node);
}

}  // namespace gevinst::inline v0
