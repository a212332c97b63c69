// SPDX-License-Identifier: Apache-2.0
// How a plan is made: nodes are walked from the leaves up, expanded by element, folded where nothing can change them.
#pragma once

#include "gevinst/engine/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/engine/source_names.hpp"
#include "gevinst/expression/node_numbers.hpp"
#include "gevinst/expression/text.hpp"
#include "gevinst/expression/within_horizon.hpp"
#include "gevinst/numeric/self_test.hpp"

namespace gevinst::inline v0 {

class PlanBuilder {
public:
    enum class Purpose : std::uint8_t { points, draws };
    PlanBuilder(Plan& plan, PointValue point, Purpose purpose) : plan_(plan), point_(point), purpose_(purpose) {}

    void add_output(const Expression& output) {
        if (purpose_ == Purpose::draws) names_.look_through(*output.node());
        walk(output.node());
        Plan::Output made{output.node(), {}};
        const Cell* cell = &cells_[first_cells_[numbers_.find(output.node().get())]];
        for (std::size_t e = output.node()->elements(); e > 0; --e, ++cell) made.slots.push_back(cell->operand());
        plan_.outputs_.push_back(std::move(made));
    }

    void finish() {
        plan_.next_input_.assign(plan_.inputs_.size(), plan_.inputs_.size());
        for (std::size_t i = plan_.inputs_.size(); i-- > 0;) {
            const auto [first, fresh] = plan_.first_input_.try_emplace(plan_.inputs_[i].path(), i);
            if (!fresh) plan_.next_input_[i] = std::exchange(first->second, i);
        }
    }

private:
    struct Cell {
        std::uint32_t slot = 0;
        bool yearly = false;
        bool constant = true;  ///< no input reaches it

        [[nodiscard]] engine::Operand operand() const { return {slot, yearly ? 1u : 0u}; }
    };

    void walk(const NodePtr& root) {
        std::vector<std::pair<const NodePtr*, bool>> pending{{&root, false}};
        while (!pending.empty()) {
            const auto [node, operands_done] = pending.back();
            pending.pop_back();
            if (numbers_.contains(node->get())) continue;
            if (operands_done || (*node)->operands.empty()) {
                numbers_.add(node->get());
                first_cells_.push_back(cells_.size());
                if ((*node)->kind == NodeKind::missing) refuse_missing(**node, pending);
                add_cells(*node);
                continue;
            }
            pending.emplace_back(node, true);
            for (auto operand = (*node)->operands.rbegin(); operand != (*node)->operands.rend(); ++operand)
                if (!numbers_.contains(operand->get())) pending.emplace_back(&*operand, false);
        }
    }

    // Says whose value is missing: that of the innermost assumption that needs it, and of which label. The nodes whose
    // operands are being walked stand in `pending`, the innermost last.
    [[noreturn]] static void refuse_missing(const Node& missing, const std::vector<std::pair<const NodePtr*, bool>>& pending) {
        const Node* part = &missing;
        std::string label, name;
        for (auto above = pending.rbegin(); above != pending.rend() && name.empty(); ++above) {
            if (!above->second) continue;
            const Node& whole = **above->first;
            for (std::size_t i = 0; whole.kind == NodeKind::by && i < whole.operands.size(); ++i)
                if (whole.operands[i].get() == part) {
                    label = whole.index()->labels()[i] + (label.empty() ? "" : ", " + label);
                    break;
                }
            if (whole.kind == NodeKind::assumption) name = whole.assumption().path;
            part = &whole;
        }
        std::string what = "a value that is missing";
        if (!name.empty())
            what = "'" + name + (label.empty() ? "" : "[" + label + "]") + "', which is missing";
        else if (!label.empty())
            what = "a value for '" + label + "' that is missing";
        throw CaseError("a figure needs " + what + ": state it, or leave the figure out");
    }

    std::uint32_t new_slot(std::size_t rows) {
        const std::size_t slot = plan_.image_.size();
        if (slot + rows > std::numeric_limits<std::uint32_t>::max())
            throw CaseError("the plan has more than 4,294,967,295 values: split the case");
        // What a step reads before another has written it shows as a fault, not as a plausible number.
        plan_.image_.resize(slot + rows, std::numeric_limits<double>::quiet_NaN());
        return static_cast<std::uint32_t>(slot);
    }

    Cell constant(double value) {
        const std::uint32_t slot = new_slot(1);
        plan_.image_[slot] = value;
        return {slot, false, true};
    }

    // The element of an operand that an element of a node needs: positions of the shared indexes.
    static std::size_t project(const IndexSet& from, std::size_t element, const IndexSet& to,
                               const Index* extra = nullptr, std::size_t extra_position = 0) {
        std::size_t result = 0;
        for (const IndexPtr& index : to) {
            std::size_t position = extra_position;
            if (extra == nullptr || index->name() != extra->name()) {
                std::size_t remaining = element;
                for (auto other = from.rbegin(); other != from.rend(); ++other) {
                    if ((*other)->name() == index->name()) {
                        position = remaining % (*other)->size();
                        break;
                    }
                    remaining /= (*other)->size();
                }
            }
            result = result * index->size() + position;
        }
        return result;
    }

    [[nodiscard]] Cell operand_cell(const Node& node, std::size_t element, std::size_t operand, const Index* extra = nullptr,
                                    std::size_t extra_position = 0) const {
        const Node& other = *node.operands[operand];
        const std::size_t first = first_cells_[numbers_.find(&other)];
        if (!other.indexes) return cells_[first];
        const bool same = extra == nullptr && other.indexes == node.indexes;
        return cells_[first + (same ? element : project(node.index_set(), element, *other.indexes, extra, extra_position))];
    }

    void add_cells(const NodePtr& node) {
        switch (node->kind) {
            case NodeKind::literal: return add(constant(node->unit->to_base(node->number)));
            case NodeKind::distribution: return add_distribution(node);
            case NodeKind::years: return add(year_cell(*node));
            case NodeKind::year: return add(calendar_cell());
            case NodeKind::by: return add_by_label(*node);
            case NodeKind::assumption: return add_assumption(node);
            case NodeKind::operation: return add_operation(*node);
            case NodeKind::start:
                throw CaseError("'start' stands outside an initiative: it is bound when a line of an initiative is posted");
            case NodeKind::missing: break;  // refused where it is met
        }
    }
    void add(const Cell& cell) { cells_.push_back(cell); }

    Cell calendar_cell() {
        const std::size_t years = plan_.horizon_.size();
        const std::uint32_t slot = new_slot(years);
        for (std::size_t y = 0; y < years; ++y)
            plan_.image_[slot + y] = months_at_year(plan_.horizon_.first() + static_cast<int>(y));
        return {slot, true, true};
    }

    Cell year_cell(const Node& node) {
        require_within_horizon(node, plan_.horizon_);
        const YearTable& table = node.year_table();
        const Horizon& horizon = plan_.horizon_;
        const int last = table.first + static_cast<int>(table.numbers.size()) - 1;
        const std::uint32_t slot = new_slot(horizon.size());
        for (int year = horizon.first(); year <= horizon.last(); ++year) {
            const bool inside = table.first <= year && year <= last;
            const double number = inside ? table.numbers[static_cast<std::size_t>(year - table.first)] : table.rest;
            plan_.image_[slot + horizon.position(year)] = node.unit->to_base(number);
        }
        return {slot, true, true};
    }

    void add_by_label(const Node& node) {
        const IndexSet own{node.index()};
        for (std::size_t e = 0; e < node.elements(); ++e)
            add(operand_cell(node, e, project(node.index_set(), e, own)));
    }

    // A distribution that is the definition of an assumption is drawn there, under the path of the element.
    void add_distribution(const NodePtr& node) {
        const AssumptionInfo* of = names_.assumption_of(*node);
        add(of == nullptr ? constant(node->unit->to_base(node->distribution().point(point_)))
                          : source(node, of->path, of->seat));
    }
    Cell source(const NodePtr& leaf, const std::string& path, std::optional<std::uint32_t> seat) {
        auto& known = sources_of_path_[path];
        for (const std::size_t i : known)
            if (plan_.sources_[i].leaf == leaf) return {plan_.sources_[i].slot, false, false};
        const Cell cell{constant(leaf->unit->to_base(leaf->distribution().point(point_))).slot, false, false};
        known.push_back(plan_.sources_.size());
        plan_.sources_.push_back({leaf, path, cell.slot, seat});
        return cell;
    }
    // The distribution that defines an element of an assumption, itself or in tables by label.
    [[nodiscard]] static const NodePtr* distribution_of(const Node& assumption, std::size_t element) {
        const NodePtr* definition = &assumption.operands.front();
        while ((*definition)->kind == NodeKind::by) {
            const IndexSet own{(*definition)->index()};
            definition = &(*definition)->operands[project(assumption.index_set(), element, own)];
        }
        return (*definition)->kind == NodeKind::distribution ? definition : nullptr;
    }

    void add_assumption(const NodePtr& node) {
        for (std::size_t e = 0; e < node->elements(); ++e) {
            if (const NodePtr* drawn = purpose_ == Purpose::draws ? distribution_of(*node, e) : nullptr) {
                const IndexPtr& over = node->assumption().over;
                std::string path = node->assumption().path;
                std::optional<std::uint32_t> seat = node->assumption().seat;
                if (over) {
                    const IndexSet own{over};
                    const std::size_t position = project(node->index_set(), e, own);
                    path += element_text(own, position);
                    if (seat) *seat += static_cast<std::uint32_t>(position);
                }
                add(source(*drawn, path, seat));
                continue;
            }
            const Cell definition = operand_cell(*node, e, 0);
            if (!definition.constant) {  // a formula of other assumptions: the name stands for it
                add(definition);
                continue;
            }
            const std::size_t rows = definition.yearly ? plan_.horizon_.size() : 1;
            const std::uint32_t slot = new_slot(rows);
            for (std::size_t y = 0; y < rows; ++y) plan_.image_[slot + y] = plan_.image_[definition.slot + y];
            add({slot, definition.yearly, false});
            plan_.inputs_.push_back({node, element_text(node->index_set(), e), slot, static_cast<std::uint32_t>(rows)});
            plan_.definitions_.push_back(definition.operand());
        }
    }

    void add_operation(const Node& node) {
        using namespace operations;
        const Index* index = node.index().get();
        const bool chosen = is_operation<AtLabel>(node);
        for (std::size_t e = 0; e < node.elements(); ++e) {
            operands_.clear();
            if (chosen) {
                add(operand_cell(node, e, 0, index, node.detail->position));
            } else if (index != nullptr) {
                for (std::size_t i = 0; i < index->size(); ++i) operands_.push_back(operand_cell(node, e, 0, index, i));
                Cell cell = step(node, is_operation<MaxOver>(node) ? code_of<Max>() : code_of<Add>(), e);
                if (is_operation<MeanOver>(node)) {
                    operands_ = {cell, constant(static_cast<double>(index->size()))};
                    cell = step(node, code_of<Divide>(), e);
                }
                add(cell);
            } else {
                for (std::size_t i = 0; i < node.operands.size(); ++i) operands_.push_back(operand_cell(node, e, i));
                add(step(node, node.operation, e));
            }
        }
    }

    // The step of an operation over `operands_`.
    Cell step(const Node& node, std::uint8_t code, std::size_t element) {
        const operations::Info& info = operations::infos[code];
        require_within_horizon(node, code, plan_.horizon_);
        Cell cell;
        for (const Cell& operand : operands_) {
            cell.yearly |= operand.yearly;
            cell.constant &= operand.constant;
        }
        if (info.shape == operations::Shape::curve || info.shape == operations::Shape::years) cell.yearly = !info.one_value;
        const std::size_t rows = cell.yearly ? plan_.horizon_.size() : 1;
        cell.slot = new_slot(rows);
        const Plan::Step made{engine::kernels[code],
                              &node,
                              static_cast<std::uint32_t>(plan_.operands_.size()),
                              static_cast<std::uint32_t>(operands_.size()),
                              cell.slot,
                              static_cast<std::uint32_t>(rows),
                              static_cast<std::uint32_t>(element),
                              code};
        for (const Cell& operand : operands_) plan_.operands_.push_back(operand.operand());
        if (cell.constant) {
            plan_.execute(made, plan_.image_.data());
            plan_.folded_steps_.push_back(made);
        } else {
            plan_.steps_.push_back(made);
        }
        // A constant that does not pass is a fault of the runs that need it: it may stand in a branch that none takes.
        if (info.holds != nullptr && !(cell.constant && plan_.passes(made, plan_.image_))) plan_.checks_.push_back(made);
        return cell;
    }

    Plan& plan_;
    PointValue point_;
    Purpose purpose_;
    SourceNames names_;
    std::unordered_map<std::string, std::vector<std::size_t>> sources_of_path_;
    NodeNumbers numbers_;
    std::vector<std::size_t> first_cells_;  ///< of each node, by its number
    std::vector<Cell> cells_;               ///< node by node, an element after the other
    std::vector<Cell> operands_;            ///< of the step in the making
};

GEVINST_INLINE Plan::Plan(const std::vector<Expression>& outputs, const Horizon& horizon, PointValue point)
    : horizon_(horizon) {
    if (const char* fault = numeric::arithmetic_fault()) throw FaultError(fault);
    PlanBuilder builder(*this, point, PlanBuilder::Purpose::points);
    for (const Expression& output : outputs) builder.add_output(output);
    builder.finish();
}

GEVINST_INLINE Plan Plan::for_draws(const std::vector<Expression>& outputs, const Horizon& horizon, PointValue point) {
    if (const char* fault = numeric::arithmetic_fault()) throw FaultError(fault);
    Plan plan(horizon);
    PlanBuilder builder(plan, point, PlanBuilder::Purpose::draws);
    for (const Expression& output : outputs) builder.add_output(output);
    builder.finish();
    return plan;
}

GEVINST_INLINE std::vector<const PlanInput*> Plan::inputs_of(std::string_view path) const {
    const auto first = first_input_.find(std::string(path));
    if (first == first_input_.end())
        throw CaseError("the plan has no input '" + std::string(path) + "': nothing it evaluates depends on such an assumption");
    std::vector<const PlanInput*> result;
    for (std::size_t i = first->second; i < inputs_.size(); i = next_input_[i]) result.push_back(&inputs_[i]);
    return result;
}

}  // namespace gevinst::inline v0
