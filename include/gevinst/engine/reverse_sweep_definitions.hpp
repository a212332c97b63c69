// SPDX-License-Identifier: Apache-2.0
// The walk backwards, and naming what has no derivative.
#pragma once

#include "gevinst/engine/reverse_sweep.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE ReverseSweep::ReverseSweep(const Plan& plan)
    : plan_(&plan), adjoints_(plan.image_.size()), writer_(plan.image_.size()), continuous_(plan.image_.size()) {
    for (const PlanInput& input : plan.inputs_) continuous_[input.slot] = true;
    for (const PlanSource& source : plan.sources_) continuous_[source.slot] = true;
    std::uint32_t number = 0;
    for (const Plan::Step& step : plan.steps_) {
        const operations::Info& info = operations::infos[step.operation];
        bool moves = false, smoothly = false;
        for (std::size_t k = 0; k < step.operand_count; ++k) {
            if (!continuous_[plan.operands_[step.first_operand + k].slot]) continue;
            moves = true;
            smoothly = smoothly || !info.is_flat(k);
        }
        continuous_[step.out] = smoothly;
        moves_.push_back(moves);
        writer_[step.out] = ++number;
    }
}

// Steps come after those whose values they read, so that a step's adjoints are complete when it is reached. They are set
// back once they are passed on; those of inputs stay, those of constants are never read.
template <class Look>
void ReverseSweep::sweep(const Workspace& values, const engine::Operand& figure, std::size_t row, const Look& look) {
    using operations::Adjoint;
    for (const PlanInput& input : plan_->inputs_)
        std::fill_n(adjoints_.begin() + input.slot, input.rows, Adjoint{});
    for (const PlanSource& source : plan_->sources_) adjoints_[source.slot] = {};
    kinks_.clear();
    adjoints_[figure.slot + figure.stride * row] = {1.0, Adjoint::smoothly};
    const engine::Years years{plan_->horizon_.size(), months_at_year(plan_->horizon_.first())};
    for (std::uint32_t i = writer_[figure.slot]; i-- > 0;) {
        const Plan::Step& step = plan_->steps_[i];
        Adjoint* const own = adjoints_.data() + step.out;
        if (std::all_of(own, own + step.rows, [](const Adjoint& d) { return d.ways == 0; })) continue;
        engine::adjoint_kernels[step.operation]({values.data(), adjoints_.data(),
                                                 plan_->operands_.data() + step.first_operand, step.operand_count,
                                                 step.out, step.rows, step.node->number, years, &scratch_,
                                                 moves_[i] ? &found_ : nullptr});
        if (!found_.empty()) keep_kinks(step, values);
        std::fill_n(own, step.rows, Adjoint{});
        look(step);
    }
}

GEVINST_INLINE void ReverseSweep::run(const Workspace& values, std::size_t output, std::size_t year, std::size_t element) {
    const Plan::Output& made = plan_->outputs_[output];
    const engine::Operand& figure = made.slots[element];
    const std::size_t row = figure.stride == 0 ? 0 : year;
    sweep(values, figure, row, [](const Plan::Step&) {});
    if (!inputs_are_finite()) report_fault(values, figure, row, *made.node);
}

// A kink counts when an operand that makes it moves; equal operands make one when one of them can leave the others.
GEVINST_INLINE void ReverseSweep::keep_kinks(const Plan::Step& step, const Workspace& values) {
    const engine::Operand* const operands = plan_->operands_.data() + step.first_operand;
    const bool picks = operations::infos[step.operation].picks;
    for (const engine::KinkedRow& found : found_) {
        bool moves = false, apart = !picks;
        std::uint32_t first = 0;
        for (std::size_t k = 0, makers = 0; k < step.operand_count; ++k) {
            const engine::Operand& operand = operands[k];
            const bool makes = picks ? values[operand.slot + operand.stride * found.row] == values[step.out + found.row]
                                     : k >= 32 || ((found.kink.operands >> k) & 1u) != 0;
            if (!makes) continue;
            moves = moves || continuous_[operand.slot];
            if (makers++ == 0) first = operand.slot;
            apart = apart || operand.slot != first;
        }
        if (moves && apart) kinks_.push_back({step.node, step.element, found.row, step.rows > 1, found.kink.kind});
    }
    found_.clear();
}

GEVINST_INLINE bool ReverseSweep::inputs_are_finite() const {
    const auto finite = [&](std::uint32_t slot) { return std::isfinite(adjoints_[slot].slope); };
    for (const PlanInput& input : plan_->inputs_)
        for (std::uint32_t row = 0; row < input.rows; ++row)
            if (!finite(input.slot + row)) return false;
    return std::all_of(plan_->sources_.begin(), plan_->sources_.end(),
                       [&](const PlanSource& source) { return finite(source.slot); });
}

GEVINST_INLINE void ReverseSweep::report_fault(const Workspace& values, const engine::Operand& figure, std::size_t row,
                                               const Node& output) {
    std::fill(adjoints_.begin(), adjoints_.end(), operations::Adjoint{});
    const auto shown = [&](const engine::Operand& operand, std::size_t year, const AnyUnit& unit) {
        return text::with_unit(number_text(unit.from_base(values[operand.slot + operand.stride * year])), unit);
    };
    sweep(values, figure, row, [&](const Plan::Step& step) {
        const engine::Operand* const operands = plan_->operands_.data() + step.first_operand;
        for (std::size_t k = 0; k < step.operand_count; ++k) {
            const engine::Operand& operand = operands[k];
            if (writer_[operand.slot] == 0 && !continuous_[operand.slot]) continue;  // a constant
            for (std::size_t year = 0; year < (operand.stride == 0 ? 1 : plan_->horizon_.size()); ++year) {
                const double slope = adjoints_[operand.slot + operand.stride * year].slope;
                if (std::isfinite(slope)) continue;
                const Node& node = *step.node;
                std::string text = operand_text(node) + element_text(node.index_set(), step.element);
                text += std::isnan(slope) ? " has no derivative" : " has an infinite derivative";
                if (operand.stride != 0) text += " in " + std::to_string(plan_->horizon_.first() + static_cast<int>(year));
                for (std::size_t i = 0; i < step.operand_count && i < 4; ++i) {
                    const AnyUnit& unit = i < node.operands.size() ? *node.operands[i]->unit : *node.unit;
                    text += i > 0 ? ", " : step.operand_count == 1 ? "; its operand is " : "; its operands are ";
                    text += shown(operands[i], year, unit);
                }
                std::fill(adjoints_.begin(), adjoints_.end(), operations::Adjoint{});
                if (&node == &output) throw FaultError(text);
                throw FaultError(text, operand_text(output));
            }
        }
    });
    throw FaultError("the derivatives of " + operand_text(output) + " with respect to an assumption add up beyond the largest number");
}

}  // namespace gevinst::inline v0
