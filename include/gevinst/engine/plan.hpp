// SPDX-License-Identifier: Apache-2.0
// The plan: expressions expanded to steps over one array of values. Literals fold, assumptions stay inputs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gevinst/engine/kernels.hpp"
#include "gevinst/expression/expression.hpp"
#include "gevinst/units/horizon.hpp"

namespace gevinst::inline v0 {

/// An assumption as an input of a plan: one element of it.
struct PlanInput {
    NodePtr node;         ///< the assumption
    std::string element;  ///< `[Herlev, night]`, empty without indexes
    std::uint32_t slot;
    std::uint32_t rows;   ///< the number of years, or 1
    [[nodiscard]] const std::string& path() const { return node->assumption().path; }
};

/// A distribution of a plan for draws: the path that its uniforms follow, and where its values go, in base units.
struct PlanSource {
    NodePtr leaf;
    std::string path;
    std::uint32_t slot;
    std::optional<std::uint32_t> seat;  ///< its Sobol' dimension; none outside a case
};

/// The array of values of one run; made by Plan::workspace, reused from run to run.
using Workspace = std::vector<double>;

/// Expressions made ready to be evaluated many times over a horizon. Immutable: threads may share one, each with its own
/// workspace.
class Plan {
public:
    /// Throws CaseError when a value is missing, a `start` is not bound, or a year lies outside what a table states.
    Plan(const std::vector<Expression>& outputs, const Horizon& horizon, PointValue point = PointValue::mean);
    /// A plan whose distributions are sources: what depends on them is not folded. Throws CaseError for a distribution
    /// without a name too: one assumption is one variable.
    [[nodiscard]] static Plan for_draws(const std::vector<Expression>& outputs, const Horizon& horizon,
                                        PointValue point = PointValue::mean);

    [[nodiscard]] const Horizon& horizon() const { return horizon_; }
    [[nodiscard]] const std::vector<PlanInput>& inputs() const { return inputs_; }
    /// The distributions that are drawn; none but in a plan for draws.
    [[nodiscard]] const std::vector<PlanSource>& sources() const { return sources_; }
    [[nodiscard]] std::size_t steps() const { return steps_.size(); }
    [[nodiscard]] std::size_t outputs() const { return outputs_.size(); }
    [[nodiscard]] std::size_t elements(std::size_t output) const { return outputs_[output].slots.size(); }
    /// A workspace with every input at its point value.
    [[nodiscard]] Workspace workspace() const { return image_; }
    /// The inputs of a path, one an element. Throws CaseError when the plan has none.
    [[nodiscard]] std::vector<const PlanInput*> inputs_of(std::string_view path) const;
    /// Sets an input to a number in its own unit, for all years. Throws CaseError for a number that is not finite.
    void set(Workspace& values, const PlanInput& input, double number) const;
    /// Evaluates every step, and checks nothing: a value that left the reals is not finite.
    void evaluate(Workspace& values) const {
        for (const Step& step : steps_) execute(step, values.data());
    }
    /// Evaluates every output. Throws FaultError that names the operation, the line and the year when a value left the
    /// reals or its range.
    void run(Workspace& values) const;
    /// A value of an output after a run, in base units; `year` counts from 0, any year will do for one value.
    [[nodiscard]] double value(const Workspace& values, std::size_t output, std::size_t year, std::size_t element = 0) const {
        const engine::Operand& slot = outputs_[output].slots[element];
        return values[slot.slot + slot.stride * year];
    }

    [[nodiscard]] bool is_yearly(std::size_t output, std::size_t element) const {
        return outputs_[output].slots[element].stride != 0;
    }
    /// Whether an output is drawn itself.
    [[nodiscard]] bool is_source(std::size_t output, std::size_t element) const {
        for (const PlanSource& source : sources_)
            if (source.slot == outputs_[output].slots[element].slot) return true;
        return false;
    }
    /// The labels of an element of an output: `[Herlev, night]`.
    [[nodiscard]] std::string element_of(std::size_t output, std::size_t element) const {
        return element_text(outputs_[output].node->index_set(), element);
    }

    /// A number that two plans share when they have the same steps, numbers and distributions, and so give the same bits.
    [[nodiscard]] std::uint64_t fingerprint() const;

private:
    struct Step {
        engine::Kernel kernel;
        const Node* node;
        std::uint32_t first_operand;
        std::uint32_t operand_count;
        std::uint32_t out;
        std::uint32_t rows;
        std::uint32_t element;
        std::uint8_t operation;  ///< of the step: a sum over labels is steps of additions
    };
    struct Output {
        NodePtr node;
        std::vector<engine::Operand> slots;
    };

    explicit Plan(const Horizon& horizon) : horizon_(horizon) {}

    friend class PlanBuilder;
    friend class DrawProgram;
    friend class DrawProgramBuilder;
    friend class ReverseSweep;
    void execute(const Step& step, double* values) const {
        step.kernel({values, operands_.data() + step.first_operand, step.operand_count, step.out, step.rows,
                     step.node->number, {horizon_.size(), months_at_year(horizon_.first())}});
    }
    [[nodiscard]] bool passes(const Step& step, std::size_t row, const Workspace& values) const;
    [[nodiscard]] bool passes(const Step& step, const Workspace& values) const;
    void check_output(const Output& output, const Workspace& values) const;
    // Throws when an output needs a value that does not pass.
    void report_breach(const Workspace& values) const;
    // Throws for the first value of an output that is not finite.
    void report_fault(const Output& output, const Workspace& values) const;

    friend class FaultReport;

    Horizon horizon_;
    std::vector<Step> steps_;
    std::vector<engine::Operand> operands_;
    std::vector<PlanInput> inputs_;
    std::vector<engine::Operand> definitions_;  ///< the folded definition of each input, what it is until it is set
    std::vector<PlanSource> sources_;
    std::vector<Output> outputs_;
    std::vector<Step> folded_steps_;   ///< run once, when the plan was made; kept to name their faults
    std::vector<Step> checks_;         ///< the steps whose operands are checked on every run
    std::unordered_map<std::string, std::size_t> first_input_;  ///< of each path
    std::vector<std::size_t> next_input_;                       ///< of the same path; past the end for the last one
    Workspace image_;
};

}  // namespace gevinst::inline v0

#include "gevinst/engine/faults.hpp"  // IWYU pragma: keep: defines running and the checks

#ifndef GEVINST_COMPILED
#include "gevinst/engine/plan_definitions.hpp"
#include "gevinst/engine/plan_fingerprint_definitions.hpp"
#endif
