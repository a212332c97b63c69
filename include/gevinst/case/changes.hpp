// SPDX-License-Identifier: Apache-2.0
// The same case with other values: overrides by path, element and glob.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/case/define_lines.hpp"

namespace gevinst::inline v0 {

/// What an override sets: a number (in the assumption's own unit), a quantity, a distribution, an expression, a month.
struct ChangedValue {
    Expression value;

    ChangedValue(const char* moment) : value(Moment(moment).expression()) {}         // NOLINT: implicit by purpose
    ChangedValue(const std::string& moment) : value(Moment(moment).expression()) {}  // NOLINT: implicit by purpose
    ChangedValue(Expression expression) : value(std::move(expression)) {}            // NOLINT: implicit by purpose
    template <TypedOperand T>
    ChangedValue(const T& operand) : value(to_expression(operand)) {}  // NOLINT: implicit by purpose
};

/// Overrides in the order they are applied: `{"*/captured", 0.2}`, `{"demand[Herlev, night]", 9}`.
using Changes = std::vector<std::pair<std::string, ChangedValue>>;

namespace changes {

/// Whether a text fits a pattern, in which `*` stands for any text and `?` for one byte.
[[nodiscard]] inline bool fits(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && (pattern[p] == '?' || (pattern[p] != '*' && pattern[p] == text[t]))) {
            ++p;
            ++t;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

/// An override taken apart: the pattern of the path, and those of the labels of an element.
struct Target {
    std::string path;
    std::vector<std::string> labels;
};

[[nodiscard]] inline Target target_of(const std::string& text) {
    Target target{text, {}};
    const std::size_t open = text.find('[');
    if (open == std::string::npos) return target;
    if (text.back() != ']') throw CaseError("the override '" + text + "' opens a bracket it does not close: write path[label, label]");
    target.path = text.substr(0, open);
    std::string label;
    for (std::size_t i = open + 1; i < text.size(); ++i) {
        if (text[i] == ',' || i + 1 == text.size()) {
            while (!label.empty() && label.front() == ' ') label.erase(0, 1);
            while (!label.empty() && label.back() == ' ') label.pop_back();
            target.labels.push_back(label);
            label.clear();
        } else {
            label += text[i];
        }
    }
    return target;
}

// Labels may come in any order: each pattern must fit the label of another index.
[[nodiscard]] inline bool element_fits(std::vector<std::string> patterns, const std::vector<std::string>& labels, std::size_t from = 0) {
    if (patterns.size() != labels.size()) return false;
    if (from == labels.size()) return true;
    for (std::size_t i = from; i < patterns.size(); ++i) {
        std::swap(patterns[from], patterns[i]);
        if (fits(patterns[from], labels[from]) && element_fits(patterns, labels, from + 1)) return true;
        std::swap(patterns[from], patterns[i]);
    }
    return false;
}

/// The value an override gives an assumption. Throws UnitError when its dimension is another.
[[nodiscard]] inline Expression value_for(const Expression& value, const Node& assumption) {
    const Node& node = *value.node();
    const bool bare = value.unit().factors().empty() &&
                      (node.kind == NodeKind::literal || node.kind == NodeKind::years ||
                       (node.kind == NodeKind::distribution && node.distribution().has_unit()));
    if (bare && !assumption.unit->factors().empty()) return times_unit(value, *assumption.unit);
    if (value.dimension() == assumption.unit->dimension()) return value;
    throw UnitError("the override of '" + assumption.assumption().path + "' " + bracketed(*assumption.unit) + " by " +
                    operand_text(node) + " " + bracketed(value.unit()) + " has another unit");
}

// The definition by label, with the value in the elements that fit; builds the table from the innermost index outwards.
[[nodiscard]] inline Expression with_elements(const Expression& definition, const IndexSet& set, const Target& target,
                                              const Expression& value, bool& any) {
    std::vector<Expression> level;
    for (std::size_t e = 0; e < element_count(set); ++e) {
        std::vector<std::string> labels(set.size());
        std::size_t rest = e;
        Expression current = definition;
        for (std::size_t i = set.size(); i-- > 0; rest /= set[i]->size()) {
            labels[i] = set[i]->labels()[rest % set[i]->size()];
            if (has_index(current.indexes(), *set[i])) {
                // The operand of a table itself stays a leaf, so that it can be read and changed again.
                const Node& node = *current.node();
                const auto* table = std::get_if<IndexPtr>(&node.detail);
                const bool direct = node.kind == NodeKind::by && table && (*table)->name() == set[i]->name();
                current = direct ? Expression(node.operands[rest % set[i]->size()]) : at(current, set[i], labels[i]);
            }
        }
        const bool hit = element_fits(target.labels, labels);
        any |= hit;
        level.push_back(hit ? value : current);
    }
    for (std::size_t i = set.size(); i-- > 0;) {
        std::vector<Expression> outer;
        for (std::size_t from = 0; from < level.size(); from += set[i]->size())
            outer.push_back(by_elements(set[i], {level.begin() + static_cast<std::ptrdiff_t>(from),
                                                 level.begin() + static_cast<std::ptrdiff_t>(from + set[i]->size())}));
        level = std::move(outer);
    }
    return level.front();
}

/// The assumptions after the overrides, by their old definitions and the new. Throws CaseError when one matches nothing.
[[nodiscard]] inline std::vector<AssumptionDefinition> definitions_after(const CaseState& state, const Changes& overrides,
                                                                         std::unordered_set<std::string>& changed) {
    std::vector<AssumptionDefinition> definitions;
    for (const NodePtr& node : state.assumptions)
        definitions.push_back({node->assumption().path, Expression(node->operands.front()), node->assumption()});
    for (const auto& [text, replacement] : overrides) {
        const Target target = target_of(text);
        bool any = false;
        for (std::size_t i = 0; i < definitions.size(); ++i) {
            AssumptionDefinition& definition = definitions[i];
            if (!fits(target.path, definition.path)) continue;
            const Node& node = *state.assumptions[i];
            const Expression value = value_for(define::adopted(state, replacement.value), node);
            if (target.labels.empty()) {
                definition.value = value;
                any = true;
            } else if (!node.index_set().empty()) {
                bool hit = false;
                const Expression table = with_elements(definition.value, node.index_set(), target, value, hit);
                if (!hit) continue;
                any = true;
                definition.value = table;
                definition.info.over = nullptr;  // the table tells the elements apart
            }
            if (any) changed.insert(definition.path);
        }
        if (!any)
            throw CaseError("the override '" + text + "' matches nothing in '" + state.name + "'" + did_you_mean(target.path, state.paths()));
    }
    return definitions;
}

}  // namespace changes

/// The state with other values. The old one is not touched. Throws CaseError when an override matches nothing or the case
/// is not valid with it.
[[nodiscard]] inline CaseState changed_state(const CaseState& state, const Changes& overrides) {
    CaseState result = state;
    const std::vector<AssumptionDefinition> definitions = changes::definitions_after(state, overrides, result.changed);
    std::unordered_map<std::string, NodePtr> renewed;
    Rewriter rewrite([&](const NodePtr& node) {
        if (node->kind != NodeKind::assumption) return node;
        const auto found = renewed.find(node->assumption().path);
        return found == renewed.end() ? node : found->second;
    });
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        AssumptionDefinition definition = definitions[i];
        definition.value = rewrite(definition.value);
        const bool same = definition.value.node() == state.assumptions[i]->operands.front();
        result.assumptions[i] = same ? state.assumptions[i] : assumption_node(definition);
        renewed.emplace(definition.path, result.assumptions[i]);
    }
    for (StaffGroup& group : result.staff_groups) {
        std::optional<Expression> paid;
        if (group.paid_hours()) paid = rewrite(*group.paid_hours());
        group = StaffGroup(group.name(), rewrite(group.pay()), rewrite(group.net_hours()), paid);
    }
    const auto renewed_group = [&](const StaffGroup& old) {
        for (const StaffGroup& group : result.staff_groups)
            if (group.name() == old.name()) return group;
        return old;
    };
    for (auto& initiative : result.initiatives) {
        InitiativeInfo info = *initiative;
        info.start = rewrite(info.start);
        info.end = rewrite(info.end);
        initiative = std::make_shared<const InitiativeInfo>(std::move(info));
    }
    for (std::size_t i = 0; i < result.lines.size(); ++i) {
        const PostedLine& old = *result.lines[i];
        Line line = define::with_expressions(old.line, rewrite);
        if (line.staff) line.staff = renewed_group(*line.staff);
        result.lines[i] = define::posted(result, define::checked(std::move(line), *result.initiatives[old.initiative]), old.initiative, i);
    }
    for (Appropriation& appropriation : result.appropriations) {
        appropriation.amount = rewrite(appropriation.amount);
        if (appropriation.staff) appropriation.staff = rewrite(*appropriation.staff);
    }
    return result;
}

}  // namespace gevinst::inline v0
