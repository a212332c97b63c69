// SPDX-License-Identifier: Apache-2.0
// Replaying a draw: what has a name becomes an output of a plan of its own, which is given the values of the draw.
#pragma once

#include "gevinst/engine/simulation.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <unordered_map>
#include <utility>

#include "gevinst/config.hpp"
#include "gevinst/expression/node_numbers.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

/// Makes the steps of a draw from the values of its sources in the plan of the simulation.
class DrawReplay {
public:
    DrawReplay(const std::vector<SimulationOutput>& outputs, const SimulationOptions& options, ReplayDetail detail)
        : outputs_(outputs), point_(options.point), detail_(detail) {
        for (const auto& [name, expression] : options.named) names_.try_emplace(expression.node().get(), name);
        for (const SimulationOutput& output : outputs)
            if (output.named)
                for (const auto& [name, expression] : *output.named) names_.try_emplace(expression.node().get(), name);
        for (const SimulationOutput& output : outputs) walk(output.expression.node());
    }

    [[nodiscard]] std::vector<Replay::Step> steps(const Plan& plan, const Workspace& drawn) const {
        std::vector<Expression> expressions;
        for (const SimulationOutput& output : outputs_) expressions.push_back(output.expression);
        for (const Entry& entry : entries_)
            if (entry.kind != Replay::Kind::drawn) expressions.emplace_back(entry.node);
        const Plan shown = Plan::for_draws(expressions, plan.horizon(), point_);
        Workspace values = shown.workspace();
        std::unordered_map<std::string, std::vector<const PlanSource*>> sources;
        for (const PlanSource& source : plan.sources()) sources[source.path].push_back(&source);
        for (const PlanSource& source : shown.sources())
            for (const PlanSource* same : sources[source.path])
                if (same->leaf == source.leaf) values[source.slot] = drawn[same->slot];
        shown.evaluate(values);

        std::vector<Replay::Step> made;
        std::size_t next = outputs_.size();
        for (const Entry& entry : entries_) {
            if (entry.kind == Replay::Kind::drawn) {
                for (const PlanSource& source : shown.sources())
                    if (source.leaf == entry.node) made.push_back(drawn_step(source, values));
                continue;
            }
            const Node& node = *entry.node;
            const std::size_t output = next++;
            for (std::size_t e = 0; e < node.elements(); ++e)
                if (!shown.is_source(output, e))
                    made.push_back(step(shown, values, output, e, entry.kind, entry.name, formula_of(entry), *node.unit));
        }
        for (std::size_t i = 0; i < outputs_.size(); ++i) {
            const AnyUnit& unit = outputs_[i].unit ? *outputs_[i].unit : outputs_[i].expression.unit();
            const Node& node = *outputs_[i].expression.node();
            for (std::size_t e = 0; e < node.elements(); ++e)
                made.push_back(step(shown, values, i, e, Replay::Kind::output, outputs_[i].name, shortened_formula(node, longest), unit));
        }
        return made;
    }

private:
    static constexpr std::size_t longest = 120;
    struct Entry {
        Replay::Kind kind;
        NodePtr node;
        std::string name;
    };

    // Nodes come after all that they are made of.
    void walk(const NodePtr& root) {
        std::vector<std::pair<NodePtr, bool>> pending{{root, false}};
        while (!pending.empty()) {
            const auto [node, operands_done] = pending.back();
            pending.pop_back();
            if (numbers_.contains(node.get())) continue;
            if (!operands_done && !node->operands.empty()) {
                pending.emplace_back(node, true);
                for (auto operand = node->operands.rbegin(); operand != node->operands.rend(); ++operand)
                    if (!numbers_.contains(operand->get())) pending.emplace_back(*operand, false);
                continue;
            }
            numbers_.add(node.get());
            add(node);
        }
    }
    void add(const NodePtr& node) {
        const bool assumption = node->kind == NodeKind::assumption;
        bool loose = node->kind == NodeKind::distribution;
        bool constant = node->kind != NodeKind::distribution;
        for (const NodePtr& operand : node->operands) {
            const std::uint32_t number = numbers_.find(operand.get());
            loose = loose || loose_[number];
            constant = constant && constant_[number];
        }
        // A distribution is drawn under the name of its assumption: it is no figure by itself, nor is what it makes below.
        loose_.push_back(loose && !assumption);
        constant_.push_back(constant);
        const auto name = names_.find(node.get());
        if (node->kind == NodeKind::distribution) {
            entries_.push_back({Replay::Kind::drawn, node, {}});
        } else if (assumption) {
            std::string path = node->assumption().path;
            if (node->assumption().converted) path += ", in the prices of the case";
            entries_.push_back({constant ? Replay::Kind::stated : Replay::Kind::named, node, std::move(path)});
        } else if (name != names_.end()) {
            entries_.push_back({Replay::Kind::named, node, name->second});
        } else if (node->detail && node->detail->about && node->operands.front()->kind != NodeKind::assumption && !loose) {
            entries_.push_back({Replay::Kind::named, node, *node->detail->about});
        } else if (detail_ == ReplayDetail::operations && node->kind == NodeKind::operation && !loose) {
            entries_.push_back({Replay::Kind::operation, node, shortened_formula(*node, longest)});
        }
    }

    [[nodiscard]] static std::string formula_of(const Entry& entry) {
        if (entry.kind == Replay::Kind::operation) return entry.name;
        const bool assumption = entry.node->kind == NodeKind::assumption;
        return shortened_formula(assumption ? *entry.node->operands.front() : *entry.node, longest);
    }
    [[nodiscard]] static Replay::Step drawn_step(const PlanSource& source, const Workspace& values) {
        const double value = source.leaf->unit->from_base(values[source.slot]);
        return {Replay::Kind::drawn, source.path, shortened_formula(*source.leaf, longest), *source.leaf->unit, false, {value},
                source.leaf->distribution().cdf(value)};
    }
    [[nodiscard]] static Replay::Step step(const Plan& plan, const Workspace& values, std::size_t output, std::size_t element,
                                           Replay::Kind kind, const std::string& name, std::string formula,
                                           const AnyUnit& unit) {
        const bool yearly = plan.is_yearly(output, element);
        Replay::Step made{kind, name + plan.element_of(output, element), std::move(formula), unit, yearly, {}};
        for (std::size_t year = 0; year < (yearly ? plan.horizon().size() : 1); ++year)
            made.values.push_back(unit.from_base(plan.value(values, output, year, element)));
        return made;
    }

    const std::vector<SimulationOutput>& outputs_;
    PointValue point_;
    ReplayDetail detail_;
    std::unordered_map<const Node*, std::string> names_;
    NodeNumbers numbers_;
    std::vector<bool> loose_, constant_;  ///< of each node, by its number
    std::vector<Entry> entries_;
};

GEVINST_INLINE Replay Simulation::replay(std::uint64_t draw, ReplayDetail detail) const {
    require_draws("replay");
    require_draw(draw);
    return replayed(draw, detail);
}

GEVINST_INLINE Replay Simulation::replayed(std::uint64_t draw, ReplayDetail detail) const {
    Workspace values = model_->plan.workspace();
    model_->sampler.set(values, draw);
    Replay made{draw, horizon(), DrawReplay(outputs(), options(), detail).steps(model_->plan, values), {}};
    try {
        model_->plan.run(values);
    } catch (const FaultError& fault) {
        made.fault = fault.what();
        const auto finite = [](double x) { return std::isfinite(x); };
        const auto first = std::find_if(made.steps.begin(), made.steps.end(), [&](const Replay::Step& step) {
            return !std::all_of(step.values.begin(), step.values.end(), finite);
        });
        if (first != made.steps.end()) made.steps.erase(first + 1, made.steps.end());
    }
    return made;
}

GEVINST_INLINE Replay replay(std::vector<SimulationOutput> outputs, const Horizon& horizon, std::uint64_t draw,
                             SimulationOptions options, ReplayDetail detail) {
    const std::uint64_t draws = ranges::most_draws(options.sampling);
    if (draw >= draws)
        throw CaseError("there is no draw " + std::to_string(draw) + ": they are numbered from 0 to " + std::to_string(draws - 1));
    Simulation simulation;
    Plan plan = Plan::for_draws(Simulation::expressions_of(outputs), horizon, options.point);
    simulation.model_ = std::make_shared<const Simulation::Model>(std::move(outputs), std::move(plan), std::move(options));
    return simulation.replayed(draw, detail);
}

GEVINST_INLINE const Replay::Step& Replay::step(const std::string& name) const {
    const Step* found = nullptr;
    std::vector<std::string> names;
    for (const Step& one : steps) {
        if (one.name == name && (found == nullptr || one.kind == Kind::output)) found = &one;
        if (one.kind != Kind::operation) names.push_back(one.name);
    }
    if (found != nullptr) return *found;
    throw CaseError("draw " + std::to_string(draw) + " has no step '" + name + "'" + did_you_mean(name, names));
}

}  // namespace gevinst::inline v0
