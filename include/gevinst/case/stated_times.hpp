// SPDX-License-Identifier: Apache-2.0
// The times stated in a line: one at which the line can post nothing is a mistake, never a silent zero.
#pragma once

#include <string>
#include <vector>

#include "gevinst/case/duration.hpp"
#include "gevinst/expression/within_horizon.hpp"

namespace gevinst::inline v0::stated_times {

/// Calls `visit` with each node of an expression as written: names are not looked into, but for those of amounts that
/// stand for themselves.
template <class Visit>
void for_each_node(const Expression& x, Visit&& visit) {
    NodeNumbers seen;
    std::vector<const Node*> pending{x.node().get()};
    while (!pending.empty()) {
        const Node& node = *pending.back();
        pending.pop_back();
        if (!seen.add(&node)) continue;
        visit(node);
        if (node.kind == NodeKind::assumption && !node.lump) continue;
        for (const NodePtr& operand : node.operands) pending.push_back(operand.get());
    }
}

/// Throws CaseError for a year outside the horizon: in a table of years, a value at a year, or the time of an amount
/// that is entered as a number or by name. What is written relative to a start may lie after the horizon, which cuts
/// it off as it cuts off a yearly amount.
inline void require_within_horizon(const Expression& x, const Horizon& horizon, const std::string& where) {
    const double first = months_at_year(horizon.first());
    const double end = months_at_year(horizon.last() + 1);
    const auto entered = [&](const Node& amount, const NodePtr& time, bool too_late) {
        for (const Node* node : duration::entered_times(Expression(time))) {
            const Bounds bounds = bounds::of_leaf(*node);
            if (!(too_late ? bounds.low >= end : bounds.high < first)) continue;
            throw CaseError(where + ": the time " + text::literal(*node, true) + " of " + operand_text(amount) +
                            " is outside the horizon " + horizon.text() + ": it would post nothing");
        }
    };
    for_each_node(x, [&](const Node& node) {
        if (node.kind != NodeKind::years && node.kind != NodeKind::operation) return;
        try {
            if (node.kind == NodeKind::years) return v0::require_within_horizon(node, horizon);
            if (is_operation<operations::AtYear>(node)) v0::require_within_horizon(node, node.operation, horizon);
        } catch (const CaseError& error) {
            throw CaseError(where + ": " + error.what());
        }
        if (is_operation<operations::Once>(node)) {
            entered(node, node.operands[0], false);
            entered(node, node.operands[0], true);
        } else if (is_operation<operations::During>(node)) {
            entered(node, node.operands[1], false);
            entered(node, node.operands[0], true);
        }
    });
}

/// Throws CaseError for an amount that stands for itself and surely lies before the start of its initiative, or after
/// the end of its line: nothing is posted outside.
inline void require_active(const Line& line, const InitiativeInfo& initiative, const std::string& where) {
    const Expression end = duration::end_of(line, initiative);
    const Bounds start_bounds = bounds_of(initiative.start);
    const Bounds end_bounds = bounds_of(end);
    if (line.until && end_bounds.high <= start_bounds.low)
        throw CaseError(where + " ends with " + duration::stated_text(*line.until) + ", before its initiative starts in " +
                        duration::stated_text(initiative.start));
    const bool ends = line.until || initiative.until;
    const auto year_of = [](double months) { return std::floor(months / 12) * 12; };
    for_each_node(line.amount, [&](const Node& node) {
        const bool once = is_operation<operations::Once>(node);
        if (!once && !is_operation<operations::During>(node)) return;
        const auto time = [&](std::size_t operand) {
            return bounds_of(bind_start(Expression(node.operands[operand]), initiative.start));
        };
        const auto refuse = [&](const std::string& why) {
            throw CaseError(where + ": " + operand_text(node) + " lies " + why + ": it would post nothing");
        };
        if (year_of(time(once ? 0 : 1).high) + 12 <= start_bounds.low)
            refuse("before the initiative starts in " + duration::stated_text(initiative.start));
        if (ends && year_of(time(0).low) >= end_bounds.high)
            refuse("after the end, " + duration::stated_text(line.until ? *line.until : *initiative.until));
    });
}

}  // namespace gevinst::inline v0::stated_times
