// SPDX-License-Identifier: Apache-2.0
// Exact derivatives of one figure of a plan with respect to all its inputs, by one walk through its steps backwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gevinst/engine/adjoint_kernels.hpp"
#include "gevinst/engine/plan.hpp"

namespace gevinst::inline v0 {

/// Walks a plan backwards; reused from figure to figure and from run to run. The plan must outlive it.
class ReverseSweep {
public:
    /// A value at which the derivative of a figure ends.
    struct Kink {
        const Node* node;
        std::uint32_t element;
        std::size_t row;
        bool yearly;
        KinkKind kind;
    };

    explicit ReverseSweep(const Plan& plan);

    /// From a figure of an output back to the inputs, at the values of a run; `year` counts from 0. Throws FaultError that
    /// names the operation when a derivative is not finite.
    void run(const Workspace& values, std::size_t output, std::size_t year, std::size_t element = 0);

    /// What the last sweep found of an input or a source: its slope in base units, and how the figure depends on it.
    [[nodiscard]] const operations::Adjoint& at(std::uint32_t slot) const { return adjoints_[slot]; }
    [[nodiscard]] const operations::Adjoint& at(const PlanInput& input, std::size_t row = 0) const {
        return at(input.slot + static_cast<std::uint32_t>(row));
    }
    /// Where the last sweep met the end of a derivative, from the output down.
    [[nodiscard]] const std::vector<Kink>& kinks() const { return kinks_; }

private:
    template <class Look>
    void sweep(const Workspace& values, const engine::Operand& figure, std::size_t row, const Look& look);
    void keep_kinks(const Plan::Step& step, const Workspace& values);
    [[nodiscard]] bool inputs_are_finite() const;
    [[noreturn]] void report_fault(const Workspace& values, const engine::Operand& figure, std::size_t row, const Node& output);

    const Plan* plan_;
    std::vector<operations::Adjoint> adjoints_;
    std::vector<std::uint32_t> writer_;  ///< of the value at a slot: the number of its step, from 1; 0 for none
    std::vector<bool> continuous_;       ///< whether the cell at a slot moves smoothly with some input
    std::vector<bool> moves_;            ///< of each step: whether an operand moves smoothly
    std::vector<double> scratch_;
    std::vector<engine::KinkedRow> found_;
    std::vector<Kink> kinks_;
};

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/engine/reverse_sweep_definitions.hpp"
#endif
