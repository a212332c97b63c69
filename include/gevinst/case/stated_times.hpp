// SPDX-License-Identifier: Apache-2.0
// The times stated in a line: one at which the line can post nothing is a mistake, never a silent zero.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/duration.hpp"
#include "gevinst/expression/node_walk.hpp"
#include "gevinst/expression/within_horizon.hpp"

namespace gevinst::inline v0::stated_times {

/// Calls `visit` with each node of an expression as written: names are not looked into, but for those of amounts that
/// stand for themselves.
template <class Visit>
void for_each_node(const Expression& x, Visit&& visit) {
    walk_nodes(*x.node(), [&](const Node& node) {
        visit(node);
        return node.kind != NodeKind::assumption || node.lump;
    });
}

/// Throws CaseError for a year outside the horizon: in a table of years, a value at a year, or the time of an amount
/// that is entered as a number or by name. What is written relative to a start may lie after the horizon, which cuts
/// it off as it cuts off a yearly amount.
inline void require_within_horizon(const Expression& x, const Horizon& horizon, const std::string& where) {
    const double first = months_at_year(horizon.first());
    const double end = months_at_year(horizon.last() + 1);
    const auto entered = [&](const Node& amount, const NodePtr& time, bool too_late,
                             const char* what = "it would post nothing") {
        for (const Node* node : duration::entered_times(Expression(time))) {
            const Bounds bounds = bounds::of_leaf(*node);
            if (!(too_late ? bounds.low >= end : bounds.high < first)) continue;
            throw error_of_value(where + ": the time " + text::literal(*node, true) + " of " + operand_text(amount) +
                                     " is outside the horizon " + horizon.text() + ": " + what,
                                 Expression(time), *node);
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
        } else if (is_operation<operations::Step>(node) || is_operation<operations::Table>(node) ||
                   is_operation<operations::Ramp>(node)) {
            entered(node, node.operands[0], true, "it would be 0 in every year");
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
        throw error_about("until", CaseError(where + " ends with " + duration::stated_text(*line.until) +
                                             ", before its initiative starts in " + duration::stated_text(initiative.start)));
    const bool ends = line.until || initiative.until;
    const auto year_of = [](double months) { return std::floor(months / 12) * 12; };
    const auto check = [&](const Expression& x) {
        for_each_node(x, [&](const Node& node) {
            const bool once = is_operation<operations::Once>(node);
            if (!once && !is_operation<operations::During>(node)) return;
            const auto time = [&](std::size_t operand) {
                return bounds_of(bind_start(Expression(node.operands[operand]), initiative.start));
            };
            const auto refuse = [&](const std::string& why) {
                throw CaseError(where + ": " + operand_text(node) + " " + why + ": it would post nothing");
            };
            const Bounds first = time(0);
            const Bounds last = once ? first : time(1);
            if (year_of(last.high) < year_of(first.low)) refuse("ends before it begins");
            if (year_of(last.high) + 12 <= start_bounds.low)
                refuse("lies before the initiative starts in " + duration::stated_text(initiative.start));
            if (ends && year_of(first.low) >= end_bounds.high)
                refuse("lies after the end, " + duration::stated_text(line.until ? *line.until : *initiative.until));
        });
    };
    about_argument(amount_argument(line.kind), [&] { check(line.amount); });
    if (line.rate) about_argument("rate", [&] { check(*line.rate); });
    for (std::size_t i = 0; i < line.chain.size(); ++i) about_link(line, i, [&] { check(line.chain[i].share); });
    for (std::size_t i = 0; i < line.fate.size(); ++i)
        if (line.fate[i].share) about_argument("fate", i, "share", [&] { check(*line.fate[i].share); });
    for (std::size_t i = 0; i < line.value.size(); ++i) about_argument("value", i, "value", [&] { check(line.value[i].value); });
}

}  // namespace gevinst::inline v0::stated_times
