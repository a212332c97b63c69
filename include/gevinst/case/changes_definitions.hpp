// SPDX-License-Identifier: Apache-2.0
// Applying overrides.
#pragma once

#include "gevinst/case/changes.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gevinst/case/define_lines.hpp"
#include "gevinst/case/duration.hpp"
#include "gevinst/config.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/rewrite.hpp"

namespace gevinst::inline v0 {

namespace changes {

GEVINST_INLINE bool fits(std::string_view pattern, std::string_view text) {
    const auto inside_character = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0u) == 0x80u;
    };
    std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '?' && !inside_character(t)) {
            ++p;
            do ++t;
            while (inside_character(t));
        } else if (p < pattern.size() && pattern[p] != '*' && pattern[p] != '?' && pattern[p] == text[t]) {
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
    if (text.back() != ']')
        throw CaseError("the override '" + text + "' opens a bracket it does not close: write path[label, label]");
    target.path = text.substr(0, open);
    std::string label;
    bool quoted = false;
    for (std::size_t i = open + 1; i < text.size(); ++i) {
        const bool opens = label.find_first_not_of(' ') == std::string::npos;
        if (text[i] == '\'' && (quoted || opens)) {
            // In quotes a comma is part of the label; two quotes stand for one.
            if (quoted && text[i + 1] == '\'')
                label += text[i++];
            else
                quoted = !quoted;
        } else if (!quoted && (text[i] == ',' || i + 1 == text.size())) {
            while (!label.empty() && label.front() == ' ') label.erase(0, 1);
            while (!label.empty() && label.back() == ' ') label.pop_back();
            target.labels.push_back(label);
            label.clear();
        } else {
            label += text[i];
        }
    }
    if (quoted) throw CaseError("the override '" + text + "' opens a quote it does not close: write path['a, b']");
    return target;
}

// Labels may come in any order: each pattern must fit the label of another index.
[[nodiscard]] inline bool element_fits(std::vector<std::string> patterns, const std::vector<std::string>& labels,
                                       std::size_t from = 0) {
    if (patterns.size() != labels.size()) return false;
    if (from == labels.size()) return true;
    for (std::size_t i = from; i < patterns.size(); ++i) {
        std::swap(patterns[from], patterns[i]);
        if (fits(patterns[from], labels[from]) && element_fits(patterns, labels, from + 1)) return true;
        std::swap(patterns[from], patterns[i]);
    }
    return false;
}

/// The value an override gives an assumption: a plain number is in the assumption's own unit, or a calendar year.
/// Throws UnitError when its dimension is another.
[[nodiscard]] inline Expression value_for(const Expression& value, const Node& assumption) {
    const AnyUnit& unit = *assumption.unit;
    if (value.unit().factors().empty() && !unit.factors().empty()) {
        if (unit.dimension().is_just(BaseKind::calendar))
            if (const Expression moment = Moment(value).expression(); moment.dimension() == unit.dimension()) return moment;
        const Node& node = *value.node();
        // A beta has no unit to take on; in percent it is the share.
        const bool takes_unit = node.kind != NodeKind::distribution || node.distribution().has_unit();
        if ((takes_unit || unit.dimension().is_number()) && define::is_entered(node))
            return define::in_unit(value, unit);
    }
    if (value.dimension() == unit.dimension()) return value;
    throw UnitError("cannot change '" + assumption.assumption().path + "' " + bracketed(unit) + " to " +
                    operand_text(*value.node()) + " " + bracketed(value.unit()) +
                    ": give a plain number, which is in " + bracketed(unit) +
                    ", or a value in a unit of the same kind");
}

/// The value for every element: one without labels holds for each of them.
[[nodiscard]] inline Expression for_all_elements(Expression value, const IndexSet& set, const IndexPtr& independent) {
    for (const IndexPtr& index : set)
        if (!has_index(value.indexes(), *index) && !(independent && independent->name() == index->name()))
            value = by_elements(index, std::vector<Expression>(index->size(), value));
    return value;
}

// The definition by label, with the value in the elements that fit; builds the table from the innermost index outwards.
[[nodiscard]] inline Expression with_elements(const Expression& definition, const IndexSet& set, const Target& target,
                                              const Expression& value, bool& any) {
    std::vector<Expression> level;
    for (std::size_t e = 0; e < element_count(set); ++e) {
        std::vector<std::string> labels(set.size());
        const auto element_of = [&](Expression x) {
            std::size_t remaining = e;
            for (std::size_t i = set.size(); i-- > 0; remaining /= set[i]->size()) {
                labels[i] = set[i]->labels()[remaining % set[i]->size()];
                if (!has_index(x.indexes(), *set[i])) continue;
                // The operand of a table itself stays a leaf, so that it can be read and changed again.
                const Node& node = *x.node();
                const bool direct = node.kind == NodeKind::by && node.index()->name() == set[i]->name();
                x = direct ? Expression(node.operands[remaining % set[i]->size()]) : at(x, set[i], labels[i]);
            }
            return x;
        };
        const Expression current = element_of(definition);
        const bool hit = element_fits(target.labels, labels);
        any |= hit;
        level.push_back(hit ? element_of(value) : current);
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

/// Applies one override to a definition; whether it has such elements. The definition is untouched when it does not.
[[nodiscard]] inline bool apply_override(AssumptionDefinition& definition, const Node& assumption, const Target& target,
                                         const Expression& replacement) {
    IndexSet set = definition.value.indexes();
    if (definition.info.over) add_index(set, definition.info.over);
    const Expression value = value_for(replacement, assumption);
    if (target.labels.empty()) {
        if (definition.info.over && is_formula_over(*value.node(), *definition.info.over)) definition.info.over = nullptr;
        definition.value = for_all_elements(value, set, definition.info.over);
        return true;
    }
    for (const IndexPtr& index : value.indexes())
        if (!has_index(set, *index))
            throw CaseError("cannot change an element of '" + definition.path + "' to a value that runs over '" +
                            index->name() + "'");
    bool hit = false;
    const Expression table = with_elements(definition.value, set, target, value, hit);
    if (!hit) return false;
    definition.value = table;
    return true;
}

/// `runs over 'department', 'shift' and has no such element`, for an override of an element that matches nothing.
[[nodiscard]] inline std::string why_no_element(const Node& assumption) {
    std::string names;
    for (const IndexPtr& index : assumption.index_set()) names += (names.empty() ? "'" : ", '") + index->name() + "'";
    const std::string path = "'" + assumption.assumption().path + "' ";
    return names.empty() ? path + "has no elements" : path + "runs over " + names + " and has no such element";
}

/// What may have been meant by a path that no assumption has.
[[nodiscard]] inline std::string why_no_path(const CaseState& state, const std::string& path) {
    const std::vector<std::string> paths = state.paths();
    for (const std::string& known : paths)
        if (known.ends_with("/" + path)) return "; did you mean '" + known + "', or '*/" + path + "'?";
    if (std::string meant = did_you_mean(path, paths); !meant.empty()) return meant;
    const std::string line = path.substr(0, path.rfind('/'));
    if (state.line_names.contains(path) || state.line_names.contains(line))
        return ": of a line only the links of its chain are assumptions; give an amount, rate or share a name by assume "
               "to change it";
    return {};
}

/// The definitions that the overrides give anew, by the place of the assumption.
using Overridden = std::unordered_map<std::size_t, AssumptionDefinition>;

/// The definition that an assumption has, in the prices that it states.
[[nodiscard]] inline AssumptionDefinition stated_definition(const Node& node) {
    const Node& stated = node.as_stated();
    AssumptionDefinition made{stated.assumption().path, Expression(stated.operands.front()), stated.assumption(), node.unit};
    if (&stated != &node) made.conversion = Expression(node.operands.front()->operands.back());
    return made;
}

/// Throws CaseError when an override matches nothing.
[[nodiscard]] inline Overridden overridden(const CaseState& state, const Changes& overrides) {
    Overridden result;
    for (const auto& [text, replacement] : overrides) {
        const Target target = target_of(text);
        const Expression value = define::adopted(state, replacement.value);
        bool any = false;
        const Node* without_element = nullptr;
        for (std::size_t i = 0; i < state.assumptions.size(); ++i) {
            const Node& node = *state.assumptions[i];
            if (!fits(target.path, node.assumption().path)) continue;
            const auto found = result.find(i);
            AssumptionDefinition definition =
                found != result.end() ? found->second
                                      : stated_definition(node);
            if (apply_override(definition, node, target, value)) {
                result.insert_or_assign(i, std::move(definition));
                any = true;
            } else if (without_element == nullptr) {
                without_element = &node;
            }
        }
        if (any) continue;
        throw CaseError("the override '" + text + "' matches nothing in '" + state.name + "'" +
                        (without_element != nullptr ? ": " + why_no_element(*without_element) : why_no_path(state, target.path)));
    }
    return result;
}

GEVINST_INLINE std::vector<std::size_t> in_order(const CaseState& state, const std::vector<Expression>& values) {
    enum class Visit : std::uint8_t { none, open, done };
    std::vector<Visit> visits(values.size(), Visit::none);
    std::vector<std::size_t> order;
    for (std::size_t root = 0; root < values.size(); ++root) {
        std::vector<std::size_t> pending{root};
        while (!pending.empty()) {
            const std::size_t place = pending.back();
            if (visits[place] != Visit::none) {  // all that it names is in order now
                pending.pop_back();
                if (visits[place] == Visit::open) order.push_back(place);
                visits[place] = Visit::done;
                continue;
            }
            visits[place] = Visit::open;
            for (const Node* node : define::named_in(values[place])) {
                const std::size_t other = state.assumption_by_path.at(node->assumption().path);
                if (visits[other] == Visit::none) pending.push_back(other);
                if (visits[other] != Visit::open) continue;
                const std::string& path = state.assumptions[place]->assumption().path;
                throw CaseError("with these changes '" + path + "' depends on " +
                                (other == place ? "itself" : "'" + node->assumption().path + "', which depends on it") +
                                ": state its value without");
            }
        }
    }
    return order;
}

/// Makes a part again; what it cannot be is said of the thing that `where` names.
template <class Make>
[[nodiscard]] auto named_in_errors(const std::string& where, const Make& make) {
    try {
        return make();
    } catch (const CaseError& error) {
        throw CaseError(where + ": " + error.what());
    }
}

GEVINST_INLINE void rewrite_parts(CaseState& state, const CaseState& old_state, Rewriter& rewrite) {
    bool any = false;
    const auto renewed = [&](const Expression& x) {
        Expression y = rewrite(x);
        any |= y.node() != x.node();
        return y;
    };
    for (PriceIndex& index : state.price_indexes) {
        for (Expression& level : index.levels) level = rewrite(level);
        if (index.growth) index.growth = rewrite(*index.growth);
        define::require_levels(index);
    }
    for (ExchangeRate& rate : state.exchange_rates) rate = define::require_exchange_rate(rewrite(rate.rate));
    std::unordered_map<std::string, const StaffGroup*> renewed_groups;
    for (StaffGroup& group : state.staff_groups) {
        any = false;
        std::optional<Expression> paid;
        if (group.paid_hours()) paid = renewed(*group.paid_hours());
        StaffGroup made(group.name(), renewed(group.pay()), renewed(group.net_hours()), paid);
        if (!any) continue;
        define::require_staff_figures(made);
        group = std::move(made);
        renewed_groups.emplace(group.name(), &group);
    }
    for (auto& initiative : state.initiatives) {
        any = false;
        InitiativeInfo info = *initiative;
        info.start = renewed(info.start);
        if (info.until) info.until = renewed(*info.until);
        if (info.given) info.given = renewed(*info.given);
        if (!any) continue;
        gate::require_gate(info);
        initiative = std::make_shared<const InitiativeInfo>(duration::settled(std::move(info), state.horizon));
    }
    for (std::size_t i = 0; i < state.lines.size(); ++i) {
        const std::shared_ptr<const PostedLine> old = state.lines[i];
        any = state.initiatives[old->initiative] != old_state.initiatives[old->initiative];
        const std::string where = "'" + define::line_path(*state.initiatives[old->initiative], old->line.name) + "'";
        Line line = named_in_errors(where, [&] { return define::with_expressions(old->line, renewed); });
        if (line.staff)
            if (const auto group = renewed_groups.find(line.staff->name()); group != renewed_groups.end()) {
                line.staff = *group->second;
                any = true;
            }
        if (!any) continue;
        define::require_line(line, *state.initiatives[old->initiative]);
        state.lines[i] = define::posted(state, std::move(line), old->initiative, i);
    }
    for (Resource& resource : state.resources) {
        resource.capacity = rewrite(resource.capacity);
        if (resource.already_freed) resource.already_freed = rewrite(*resource.already_freed);
        if (resource.staff)
            if (const auto group = renewed_groups.find(resource.staff->name()); group != renewed_groups.end())
                resource.staff = *group->second;
        define::require_resource(resource);
        define::require_not_over_claimed(state, resource);
    }
    for (Commitment& commitment : state.commitments) {
        commitment.amount = rewrite(commitment.amount);
        define::require_commitment(state, commitment);
    }
    for (Appropriation& appropriation : state.appropriations) {
        appropriation.amount = rewrite(appropriation.amount);
        if (appropriation.staff) appropriation.staff = rewrite(*appropriation.staff);
    }
}

}  // namespace changes

GEVINST_INLINE CaseState changed_state(const CaseState& state, const Changes& overrides) {
    CaseState result = state;
    changes::Overridden overridden = changes::overridden(state, overrides);
    std::vector<Expression> values;
    for (std::size_t i = 0; i < state.assumptions.size(); ++i) {
        const auto found = overridden.find(i);
        if (found == overridden.end())
            values.push_back(defined_value(*state.assumptions[i]));
        else
            values.push_back(found->second.conversion ? found->second.value * *found->second.conversion : found->second.value);
    }
    auto rewrite = assumption_rewriter(
        [&](const NodePtr& node) { return result.assumptions[result.assumption_by_path.at(node->assumption().path)]; });
    for (const std::size_t i : changes::in_order(state, values)) {
        const Node& old = *state.assumptions[i];
        const Expression value = changes::named_in_errors("the assumption '" + old.assumption().path + "'", [&] { return rewrite(values[i]); });
        const auto found = overridden.find(i);
        if (found == overridden.end() && value.node() == values[i].node()) continue;
        if (value.node() == old.operands.front()) continue;
        AssumptionDefinition made = found == overridden.end() ? changes::stated_definition(old) : std::move(found->second);
        if (!made.info.stems_from) made.info.stems_from = old.detail->assumption;
        result.changed.insert(made.path);
        made.value = value;
        made.unit = old.unit;
        if (made.conversion) {  // the value is a product with it
            made.value = Expression(value.node()->operands.front());
            made.conversion = Expression(value.node()->operands.back());
        }
        result.assumptions[i] = assumption_node(std::move(made), result.horizon);
    }
    changes::rewrite_parts(result, state, rewrite);
    return result;
}

}  // namespace gevinst::inline v0
