// SPDX-License-Identifier: Apache-2.0
// When an initiative and its lines are active: the months from the start to the end of the last year or month.
#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/line.hpp"
#include "gevinst/case/range_check.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/node_walk.hpp"
#include "gevinst/expression/rewrite.hpp"

namespace gevinst::inline v0::duration {

/// What a name stands for, through any number of names.
[[nodiscard]] inline const Node& definition_of(const Node& node) {
    const Node* named = &node;
    while (named->kind == NodeKind::assumption) named = named->operands.front().get();
    return *named;
}

/// Whether a number with a unit of time counts months: "2027-06" and 6 months do, 2027 and two years do not.
[[nodiscard]] inline bool counts_months(const Node& literal) {
    const double months = literal.unit->to_base(literal.number);
    const bool calendar_month = text::is_just(*literal.unit, units::month) && months >= 12'000;
    return calendar_month || months != std::floor(months / 12) * 12;
}

/// Whether a point in time is stated to the month: "2027-06" is, 2027 is not. `start + 1` is the year after that of the
/// start, whether the start is a year or a month, and `start + 6 * month` a month; a name for the number changes nothing.
[[nodiscard]] inline bool is_to_the_month(const Node& root) {
    const Node& whole = definition_of(root);
    if (whole.kind == NodeKind::literal) return counts_months(whole);
    bool found = false;
    walk_nodes(whole, [&](const Node& node) {
        if (found || !node.unit->dimension().is_just(BaseKind::calendar)) return false;
        // Another time that has a name, as the start of another initiative, is what is counted from.
        const bool other_time = node.kind == NodeKind::assumption && bounds_of(Expression(node.operands.front())).low >= 12'000;
        if (other_time) return false;
        found = node.kind == NodeKind::literal ? counts_months(node) : node.operands.empty() && text::is_just(*node.unit, units::month);
        return true;
    });
    return found;
}

/// The first month after a moment that is stated as the last: 2027 ends with December, "2027-06" with June.
[[nodiscard]] inline Expression end_after(const Expression& until, const Expression& start) {
    const Expression last = bind_start(until, start);
    const auto after = [](const Expression& moment, const Node& stated) {
        const Expression one = AnyQuantity{1, is_to_the_month(stated) ? AnyUnit(units::month) : AnyUnit(units::year)};
        return floor(moment, one) + one;
    };
    const Node& stated = definition_of(*until.node());
    if (stated.kind != NodeKind::by) return after(last, stated);
    const IndexPtr& index = stated.index();
    std::vector<Expression> elements;
    for (std::size_t i = 0; i < index->size(); ++i)
        elements.push_back(after(at(last, index, index->labels()[i]), *stated.operands[i]));
    return by_elements(index, elements);
}

/// What a table by label, perhaps under a name, has for a label; what is no such table is the same for each.
[[nodiscard]] inline Expression of_label(const Expression& x, const Index& index, std::size_t position) {
    const Node& definition = definition_of(*x.node());
    const bool table = definition.kind == NodeKind::by && definition.index()->name() == index.name();
    return table ? Expression(definition.operands[position]) : x;
}

/// A point in time as it was stated, for messages.
[[nodiscard]] inline std::string stated_text(const Expression& moment) {
    const Node& definition = definition_of(*moment.node());
    return text::is_calendar_year(definition) ? number_text(definition.number) : value_text(definition);
}

// The entered times, through names and tables by label; not what formulas are made of.
[[nodiscard]] inline std::vector<const Node*> entered_times(const Expression& x) {
    std::vector<const Node*> entered;
    walk_nodes(*x.node(), [&](const Node& node) {
        if (node.operands.empty()) entered.push_back(&node);
        return node.kind == NodeKind::assumption || node.kind == NodeKind::by;
    });
    return entered;
}

/// Throws UnitError for what is no point in time, CaseError for a number that is neither a year nor a month, or is so large
/// that it is no year.
inline void require_moment(const Expression& x, const std::string& what) {
    if (!x.dimension().is_just(BaseKind::calendar))
        throw UnitError(what + " must be a point in time, as 2027 or \"2027-06\", but " +
                        operand_text(definition_of(*x.node())) + " is " + bracketed(x.unit()));
    const double end_of_years = months_at_year(10'000);  // a year is written in four digits
    const auto no_year = [&](const std::string& found, const Node& value) {
        return error_of_value(what + " is " + found + ", which is no year: write a year as 2027, or a month as \"2027-06\"", x, value);
    };
    for (const Node* node : entered_times(x))
        if (!node->missing && bounds::of_leaf(*node).low >= end_of_years) throw no_year(text::literal(*node, true), *node);
    const Expression any_start = Expression::literal(1'000, std::make_shared<const AnyUnit>(units::year));
    if (bounds_of(bind_start(x, any_start)).low >= end_of_years) throw no_year(stated_text(x), definition_of(*x.node()));
    for (const Node* node : entered_times(x)) {
        if (node->kind != NodeKind::literal || node->number == std::floor(node->number)) continue;
        const std::string number = number_text(node->number);
        throw error_of_value(what + " is " + number + ", which is neither a year nor a month: write " +
                                 number_text(std::floor(node->number)) + ", or a month as \"" +
                                 number_text(std::floor(node->number)) + "-07\"",
                             x, *node);
    }
}

/// The first month after the last in which a line can be active.
[[nodiscard]] inline Expression end_of(const Line& line, const InitiativeInfo& initiative) {
    return line.until ? min(*initiative.end, end_after(*line.until, initiative.start)) : *initiative.end;
}
/// The share of each year's months in which a line is active.
[[nodiscard]] inline Expression active_share(const Line& line, const InitiativeInfo& initiative) {
    if (!line.until) return *initiative.active;
    return apply_to<operations::ActiveShare>(initiative.start, end_of(line, initiative));
}

inline constexpr int longest_before = 100;  // years: what was before anyone can have planned it is a slip of the pen

/// Throws CaseError or UnitError for a start at which an initiative cannot begin. `name` in quotes.
inline void require_start(const Expression& start, const std::string& name, const Horizon& horizon) {
    require_moment(start, "the start of " + name);
    const std::string where = "the initiative " + name;
    if (start.node()->uses_start)
        throw CaseError(where + " starts by its own 'start': state a year or a month, as 2026 or \"2026-07\"");
    const double horizon_end = months_at_year(horizon.last() + 1);
    for (const Node* node : entered_times(start))
        if (bounds::of_leaf(*node).low >= horizon_end)
            throw error_of_value(where + " starts in " + text::literal(*node, true) + ", outside the horizon " + horizon.text() +
                                     ": it would post nothing",
                                 start, *node);
    if (bounds_of(start).low >= horizon_end)
        throw CaseError(where + " starts in " + stated_text(start) + ", outside the horizon " + horizon.text() +
                        ": it would post nothing");
    for (const Node* node : entered_times(start))
        if (node->kind == NodeKind::literal && bounds::of_leaf(*node).high < months_at_year(horizon.first() - longest_before))
            throw error_of_value(where + " starts in " + text::literal(*node, true) + ", more than " + std::to_string(longest_before) +
                                     " years before the horizon " + horizon.text(),
                                 start, *node);
}

/// Settles what follows from the start and the last year of an initiative. Throws CaseError or UnitError when it cannot
/// be active in any year of the horizon.
[[nodiscard]] inline InitiativeInfo settled(InitiativeInfo info, const Horizon& horizon) {
    const std::string where = "the initiative '" + info.name + "'";
    about_argument("start", [&] { require_start(info.start, "'" + info.name + "'", horizon); });
    const Bounds start = bounds_of(info.start);
    info.end = Expression::literal(horizon.last() + 1, std::make_shared<const AnyUnit>(units::year));
    if (info.until) {
        about_argument("until", [&] { require_moment(*info.until, "the end of '" + info.name + "'"); });
        info.end = end_after(*info.until, info.start);
        const Bounds end = bounds_of(*info.end);
        if (end.high <= months_at_year(horizon.first()))
            throw error_about("until", error_of_value(where + " ends with " + stated_text(*info.until) + ", outside the horizon " +
                                                          horizon.text() + ": it would post nothing",
                                                      *info.until, definition_of(*info.until->node())));
        if (end.high <= start.low)
            throw CaseError(where + " ends with " + stated_text(*info.until) + ", before it starts in " +
                            stated_text(info.start));
        for (std::size_t i = 0; info.over && i < info.over->size(); ++i) {
            const Expression start_here = of_label(info.start, *info.over, i);
            const Expression end_here = end_after(of_label(*info.until, *info.over, i), start_here);
            if (bounds_of(end_here).high <= bounds_of(start_here).low)
                throw CaseError(where + " ends before it starts at '" + info.over->labels()[i] +
                                "': it would post nothing there");
        }
    }
    for (const Expression* moment : {&info.start, &*info.end})
        for (const IndexPtr& index : moment->indexes())
            if (!info.over || info.over->name() != index->name())
                throw CaseError(where + " has a start or an end by '" + index->name() +
                                "', but does not run over it: define it with over '" + index->name() +
                                "', so that its lines are posted by label");
    info.active = apply_to<operations::ActiveShare>(info.start, *info.end);
    return info;
}

}  // namespace gevinst::inline v0::duration
