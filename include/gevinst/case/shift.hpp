// SPDX-License-Identifier: Apache-2.0
// Moving the starts and ends of initiatives and their lines by whole years.
#pragma once

#include <memory>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gevinst/case/define.hpp"
#include "gevinst/case/stated_names.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/rewrite.hpp"

namespace gevinst::inline v0::shift {

/// Whether a value is a point in time that was typed in, as 2027 or "2027-06": not a length of time.
[[nodiscard]] inline bool is_entered_moment(const Node& value) {
    const bool leaf = value.kind == NodeKind::literal || value.kind == NodeKind::distribution;
    return leaf && value.unit->dimension().is_just(BaseKind::calendar) && bounds::of_leaf(value).low >= 12'000;
}

/// A value or formula with the points in time that are typed in it some years later; what stands behind a name stays.
[[nodiscard]] inline Expression later(const Expression& value, int years) {
    const auto later_node = [years](const NodePtr& node) -> NodePtr {
        if (!is_entered_moment(*node)) return node;
        if (node->kind == NodeKind::literal) return Expression::literal(node->number + years * 12.0 / node->unit->to_base(1), node->unit).node();
        return (Expression(node) + Expression(AnyQuantity{static_cast<double>(years), units::year})).node();
    };
    return Rewriter(later_node, [](const Node& node) { return node.kind != NodeKind::assumption; })(value);
}

[[nodiscard]] inline bool holds_entered_moment(const Node& value) {
    if (value.kind != NodeKind::by) return is_entered_moment(value);
    for (const NodePtr& operand : value.operands)
        if (holds_entered_moment(*operand)) return true;
    return false;
}

/// Throws CaseError for an assumption that is a point in time by a formula with a year typed in it: that year would stay
/// where the rest of the formula moves.
inline void require_no_typed_year(const Node& assumption) {
    const Expression stated = stated_value(assumption);
    if (define::is_entered(*stated.node()) || !assumption.unit->dimension().is_just(BaseKind::calendar) || bounds_of(stated).low < 12'000) return;
    if (later(stated, 1).node() == stated.node()) return;
    throw CaseError("'" + assumption.assumption().path + "' is " + operand_text(*stated.node()) +
                    ", a start or an end in which the year that is typed would stay when the rest moves: give that year a name, by an "
                    "assumption of its own");
}

/// The paths of the assumptions that state when initiatives and their lines start and end: entered points in time, also of a
/// start or an end by a formula. A named end that other things name too is a date of its own.
[[nodiscard]] inline std::unordered_set<std::string> moved_paths(const CaseState& state) {
    std::unordered_set<std::string> found;
    const auto add = [&](const Expression& moment, const auto& moves) {
        for (const NodePtr& assumption : assumptions_of(moment)) {
            const std::string& path = assumption->assumption().path;
            if (holds_entered_moment(*stated_value(*assumption).node()) && moves(path)) found.insert(path);
        }
    };
    CaseState rest = state;  // without starts and ends
    for (auto& initiative : rest.initiatives) {
        InitiativeInfo info = *initiative;
        add(info.start, [](const std::string&) { return true; });
        info.start = Expression(0);
        info.until.reset();
        initiative = std::make_shared<const InitiativeInfo>(std::move(info));
    }
    for (auto& posted : rest.lines) {
        if (!posted->line.until) continue;
        PostedLine line = *posted;
        line.line.until.reset();
        posted = std::make_shared<const PostedLine>(std::move(line));
    }
    const std::unordered_set<std::string> named = named_paths(rest);
    for (const auto& initiative : state.initiatives)
        if (initiative->until)
            add(*initiative->until,
                [&](const std::string& path) { return path == initiative->name + "/until" || !named.contains(path); });
    for (const auto& posted : state.lines)
        if (posted->line.until) add(*posted->line.until, [&](const std::string& path) { return !named.contains(path); });
    return found;
}

/// A start or an end some years later. What follows from a start, or from what moves, follows as it is, with the years
/// that are typed beside it some years later; a date of its own stays; another formula is moved as a whole.
[[nodiscard]] inline Expression moved(const Expression& moment, int years, const std::unordered_set<std::string>& paths,
                                      Rewriter& rewrite) {
    const Node& node = *moment.node();
    if (node.kind == NodeKind::by) {
        std::vector<Expression> elements;
        for (const NodePtr& operand : node.operands) elements.push_back(moved(Expression(operand), years, paths, rewrite));
        return by_elements(node.index(), elements);
    }
    if (is_entered_moment(node)) return later(moment, years);
    bool follows = node.uses_start;
    for (const NodePtr& assumption : assumptions_of(moment))
        follows |= paths.contains(assumption->assumption().path) || holds_entered_moment(*stated_value(*assumption).node());
    if (follows)
        for (const NodePtr& assumption : assumptions_of(moment)) require_no_typed_year(*assumption);
    return follows ? rewrite(later(moment, years)) : rewrite(moment) + Expression(AnyQuantity{static_cast<double>(years), units::year});
}

}  // namespace gevinst::inline v0::shift
