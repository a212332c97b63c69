// SPDX-License-Identifier: Apache-2.0
// When an initiative and its lines are active: the months from the start to the end of the last year or month.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/line.hpp"
#include "gevinst/case/range_check.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/node_numbers.hpp"
#include "gevinst/expression/rewrite.hpp"

namespace gevinst::inline v0::duration {

/// What a name stands for, through any number of names.
[[nodiscard]] inline const Node& definition_of(const Node& node) {
    const Node* named = &node;
    while (named->kind == NodeKind::assumption) named = named->operands.front().get();
    return *named;
}

/// Whether a point in time was stated to the month: "2027-06" is, 2027 is not, `start + 1` is when the start is.
[[nodiscard]] inline bool is_to_the_month(const Node& root) {
    NodeNumbers seen;
    std::vector<const Node*> pending{&root};
    while (!pending.empty()) {
        const Node& node = *pending.back();
        pending.pop_back();
        if (!seen.add(&node) || !node.unit->dimension().is_just(BaseKind::calendar)) continue;
        if (node.operands.empty() && text::is_just(*node.unit, units::month)) return true;
        for (const NodePtr& operand : node.operands) pending.push_back(operand.get());
    }
    return false;
}

/// The first month after a moment that is stated as the last: 2027 ends with December, "2027-06" with June.
[[nodiscard]] inline Expression end_after(const Expression& last) {
    const auto after = [](const Expression& moment, const Node& stated) {
        const Expression one = AnyQuantity{1, is_to_the_month(stated) ? AnyUnit(units::month) : AnyUnit(units::year)};
        return floor(moment, one) + one;
    };
    const Node& stated = definition_of(*last.node());
    if (stated.kind != NodeKind::by) return after(last, stated);
    const IndexPtr& index = stated.index();
    std::vector<Expression> elements;
    for (std::size_t i = 0; i < index->size(); ++i)
        elements.push_back(after(at(last, index, index->labels()[i]), *stated.operands[i]));
    return by_elements(index, elements);
}

/// The share of each year's months in which a line is active.
[[nodiscard]] inline Expression active_share(const Line& line, const InitiativeInfo& initiative) {
    if (!line.until) return *initiative.active;
    const Expression end = end_after(bind_start(*line.until, initiative.start));
    return apply_to<operations::ActiveShare>(initiative.start, min(*initiative.end, end));
}

inline void require_moment(const Expression& x, const std::string& what) {
    if (!x.dimension().is_just(BaseKind::calendar))
        throw UnitError(what + " must be a point in time, as 2027 or \"2027-06\", but " +
                        operand_text(definition_of(*x.node())) + " is " + bracketed(x.unit()));
}

/// Settles what follows from the start and the last year of an initiative. Throws CaseError or UnitError when it cannot
/// be active in any year of the horizon.
[[nodiscard]] inline InitiativeInfo settled(InitiativeInfo info, const Horizon& horizon) {
    const std::string where = "the initiative '" + info.name + "'";
    require_moment(info.start, "the start of '" + info.name + "'");
    if (info.start.node()->uses_start)
        throw CaseError(where + " starts by its own 'start': state a year or a month, as 2026 or \"2026-07\"");
    const Bounds start = bounds_of(info.start);
    const auto stated = [](const Expression& moment) {
        const Node& definition = definition_of(*moment.node());
        return text::is_calendar_year(definition) ? number_text(definition.number) : value_text(definition);
    };
    if (start.low >= months_at_year(horizon.last() + 1))
        throw CaseError(where + " starts in " + stated(info.start) + ", outside the horizon " + horizon.text() +
                        ": it would post nothing");
    info.end = Expression::literal(horizon.last() + 1, std::make_shared<const AnyUnit>(units::year));
    if (info.until) {
        require_moment(*info.until, "the end of '" + info.name + "'");
        info.end = end_after(bind_start(*info.until, info.start));
        const Bounds end = bounds_of(*info.end);
        if (end.high <= months_at_year(horizon.first()))
            throw CaseError(where + " ends with " + stated(*info.until) + ", outside the horizon " + horizon.text() +
                            ": it would post nothing");
        if (end.high <= start.low)
            throw CaseError(where + " ends with " + stated(*info.until) + ", before it starts in " +
                            stated(info.start));
    }
    info.active = apply_to<operations::ActiveShare>(info.start, *info.end);
    return info;
}

}  // namespace gevinst::inline v0::duration
