// SPDX-License-Identifier: Apache-2.0
// Making the rows of outcomes.
#pragma once

#include "gevinst/appraisal/outcomes.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/appraisal/groups.hpp"
#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

namespace outcome_rows {

/// A limit as people of a language write it, where it is a number.
[[nodiscard]] inline std::string limit_text(const Expression& limit, Language language) {
    std::string text = formula_text(limit);
    const std::size_t point = text.find_first_not_of("-0123456789");
    if (language == Language::danish && limit.node()->kind == NodeKind::literal && point != std::string::npos && text[point] == '.')
        text[point] = ',';
    return text;
}

/// Adds the rows of one line: its count, and whether its guard is broken.
inline void add_line(View& view, const PostedLine& posted, const selection::Split& split, const selection::Group& group,
                     const selection::Inside& inside) {
    const InitiativeInfo& initiative = *view.state->initiatives[posted.initiative];
    const Line& line = posted.line;
    const std::string path = initiative.name + "/" + line.name;
    selection::Terms count;
    for (const Posting& posting : posted.postings)
        if (posting.kind == PostingKind::count) count.add(split.in_group(posting, posting.amount, inside, group));
    const std::optional<Expression> amount = count.sum();
    if (!amount) return;
    const std::string called = view.state->labels.of_line(initiative.name, line.name, view.language);
    view.rows.push_back({path, called, group.label, line.amount.unit(), amount, true, false, group.key()});
    if (!line.guard) return;
    const Expression limit = bind_start(line.guard->limit, initiative.start);
    const bool not_above = line.guard->side == GuardSide::not_above;
    view.rows.push_back({path + "/guard",
                         called + ", " + label_of("guard", view.language) + " (" + (not_above ? "≤ " : "≥ ") +
                             limit_text(line.guard->limit, view.language) + ")",
                         group.label, units::percent, not_above ? *amount > limit : *amount < limit, false, false, group.key()});
}

/// Adds the rows of all lines that have a word: all of them, or outcomes alone.
inline void add_lines(View& view, const Cut& cut, const selection::Split& split, const selection::Group& group,
                      const selection::Inside& inside, bool benefits_too) {
    for (const auto& line : view.state->lines) {
        if (cut.initiative && view.state->initiatives[line->initiative]->name != cut.initiative->name) continue;
        if (line->line.kind == LineKind::outcome || benefits_too) add_line(view, *line, split, group, inside);
    }
}

}  // namespace outcome_rows

GEVINST_INLINE View outcomes_view(const BusinessCase& business_case, const Cut& cut) {
    View view = selection::empty_view(business_case, cut, "outcomes", selection::MoneyShown::none);
    const selection::Split split(business_case.state(), cut);
    const selection::Inside inside = [&](const Account& account) { return selection::inside(cut, account); };
    for (const selection::Group& group : selection::groups_of(cut))
        outcome_rows::add_lines(view, cut, split, group, inside, true);
    return view;
}

GEVINST_INLINE FigureTable outcomes(const BusinessCase& business_case, const Cut& cut) {
    return evaluate(outcomes_view(business_case, cut));
}

}  // namespace gevinst::inline v0
