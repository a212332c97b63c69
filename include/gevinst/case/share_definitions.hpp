// SPDX-License-Identifier: Apache-2.0
// How assumptions become one: the first definition stays, the others are held against it, and all that names them is
// rewritten.
#pragma once

#include "gevinst/case/share.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gevinst/case/changes.hpp"
#include "gevinst/case/define.hpp"
#include "gevinst/case/dependence.hpp"
#include "gevinst/config.hpp"
#include "gevinst/expression/rewrite.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

namespace share {

/// Assumptions of one name: the places of the case's own, if it has one, and of those that included cases have brought.
using Group = std::vector<std::size_t>;

/// The assumptions of included cases by their names there, with the case's own of that name in front.
[[nodiscard]] inline std::map<std::string, Group> groups_of(const CaseState& state) {
    std::map<std::string, Group> found;
    for (std::size_t i = 0; i < state.assumptions.size(); ++i) {
        const std::string& path = state.assumptions[i]->assumption().path;
        if (const std::string_view scope = scope_of(state, path); !scope.empty()) found[path.substr(scope.size() + 1)].push_back(i);
    }
    for (auto& [name, group] : found)
        if (const auto own = state.assumption_by_path.find(name); own != state.assumption_by_path.end())
            group.insert(group.begin(), own->second);
    return found;
}

/// What may have been meant by a pattern that fits no name in the included cases, else the names there are.
[[nodiscard]] inline std::string meant_by(const CaseState& state, const std::string& pattern, const std::map<std::string, Group>& all) {
    if (const std::string_view scope = scope_of(state, pattern); !scope.empty())
        return "; names are those inside it, without '" + std::string(scope) + "/'";
    std::vector<std::string> names;
    for (const auto& [name, group] : all) {
        if (changes::fits("*/" + pattern, name)) return "; did you mean '" + name + "', or '*/" + pattern + "'?";
        names.push_back(name);
    }
    return define::name_advice(pattern, names);
}

/// The groups that the patterns mean. Throws CaseError for a pattern by which nothing would be shared.
[[nodiscard]] inline std::map<std::string, Group> meant(const CaseState& state, const std::vector<std::string>& patterns) {
    if (state.scopes.empty())
        throw CaseError("the case '" + state.name + "' has nothing to share: it includes no other case yet");
    const std::map<std::string, Group> all = groups_of(state);
    std::map<std::string, Group> chosen;
    for (const std::string& pattern : patterns) {
        bool any = false;
        std::string alone;
        for (const auto& [name, group] : all) {
            if (!changes::fits(pattern, name)) continue;
            any |= group.size() > 1;
            if (group.size() > 1) chosen.emplace(name, group);
            if (alone.empty()) alone = state.assumptions[group.front()]->assumption().path;
        }
        if (any) continue;
        if (!alone.empty())
            throw CaseError("nothing is shared by '" + pattern + "': '" + alone +
                            "' is the only assumption of its name; two cases must call it the same");
        throw CaseError("nothing is shared by '" + pattern + "': no included case has an assumption of such a name" +
                        meant_by(state, pattern, all));
    }
    return chosen;
}

/// What two definitions say of themselves differently; empty: nothing that counts.
[[nodiscard]] inline std::string difference(const Node& one, const Expression& value, const Node& other, const Expression& other_value) {
    const auto differ = [](const std::string& a, const std::string& b) { return a + " and " + b; };
    if (formula_text(value) != formula_text(other_value))
        return differ(shortened_formula(*value.node(), 80), shortened_formula(*other_value.node(), 80));
    if (!(*one.unit == *other.unit)) return "in " + differ(bracketed(*one.unit), bracketed(*other.unit));
    const AssumptionInfo& a = one.assumption();
    const AssumptionInfo& b = other.assumption();
    const auto range = [](const AssumptionInfo& info) {
        return info.has_range ? "allowed from " + number_text(info.range_low) + " to " + number_text(info.range_high) : std::string("without a range");
    };
    if (range(a) != range(b)) return differ(range(a), range(b));
    const auto over = [](const AssumptionInfo& info) {
        return info.over ? "over '" + info.over->name() + "'" : std::string("one for all labels");
    };
    if (over(a) != over(b)) return differ(over(a), over(b));
    const auto prices = [](const AssumptionInfo& info) {
        const std::string index = info.price_index.empty() ? "" : " by '" + info.price_index + "'";
        return (info.prices ? "in " + info.prices->text() : std::string("in the prices of the case")) + index;
    };
    if (prices(a) != prices(b)) return differ(prices(a), prices(b));
    const auto decided = [](const AssumptionInfo& info) {
        return info.decided ? "decided in " + std::to_string(*info.decided) : std::string("decided at no time");
    };
    if (decided(a) != decided(b)) return differ(decided(a), decided(b));
    return {};
}

/// The correlations with the names that assumptions have now. One that two cases state alike is one.
[[nodiscard]] inline std::vector<Correlation> renamed(const std::vector<Correlation>& stated,
                                                      const std::unordered_map<std::string, std::string>& names) {
    std::vector<Correlation> result;
    for (Correlation one : stated) {
        for (std::string& path : one.paths) {
            const std::size_t open = std::min(path.find('['), path.size());
            if (const auto found = names.find(path.substr(0, open)); found != names.end()) path = found->second + path.substr(open);
        }
        one.seats.clear();
        const auto same = [&](const Correlation& other) {
            return other.paths == one.paths && other.matrix == one.matrix && other.rank == one.rank;
        };
        if (std::none_of(result.begin(), result.end(), same)) result.push_back(std::move(one));
    }
    return result;
}

}  // namespace share

GEVINST_INLINE CaseState sharing(const CaseState& state, const std::vector<std::string>& patterns) {
    const std::map<std::string, share::Group> groups = share::meant(state, patterns);
    std::unordered_map<std::string, std::string> new_names;  // by the paths there were
    std::vector<std::optional<std::size_t>> joins(state.assumptions.size());
    std::vector<Expression> values;
    for (const NodePtr& node : state.assumptions) values.push_back(stated_value(*node));
    std::vector<Expression> depends;
    for (const NodePtr& node : state.assumptions) depends.push_back(defined_value(*node));
    for (const auto& [name, group] : groups)
        for (const std::size_t place : group) {
            new_names.emplace(state.assumptions[place]->assumption().path, name);
            if (place == group.front()) continue;
            joins[place] = group.front();
            depends[place] = Expression(state.assumptions[group.front()]);
        }

    CaseState result = state;
    result.assumptions.clear();
    result.assumption_by_path.clear();
    std::unordered_map<std::string, NodePtr> renewed;  // by the paths there were
    Rewriter rewrite = assumption_rewriter([&](const NodePtr& node) { return renewed.at(node->assumption().path); });
    for (const std::size_t place : changes::in_order(state, depends)) {
        const NodePtr& old = state.assumptions[place];
        const std::string& path = old->assumption().path;
        if (joins[place]) {
            renewed.emplace(path, renewed.at(state.assumptions[*joins[place]]->assumption().path));
            continue;
        }
        const auto found = new_names.find(path);
        AssumptionDefinition definition{path, rewrite(values[place]), old->assumption(), old->unit};
        bool is_new = definition.value.node() != values[place].node();
        if (old->assumption().converted) {
            const Expression conversion(old->operands.front()->operands.back());
            definition.conversion = rewrite(conversion);
            is_new |= definition.conversion->node() != conversion.node();
        }
        NodePtr made = old;
        if (const bool is_renamed = found != new_names.end() && found->second != path; is_renamed || is_new) {
            if (is_renamed) definition.path = found->second;
            if (!definition.info.stems_from) definition.info.stems_from = old->detail->assumption;
            made = assumption_node(std::move(definition), result.horizon);
            result.changed.insert(made->assumption().path);
        }
        renewed.emplace(path, made);
        define::add_assumption(result, made);
    }
    for (std::size_t place = 0; place < joins.size(); ++place) {
        if (!joins[place]) continue;
        const Node& one = *state.assumptions[*joins[place]];
        const Node& other = *state.assumptions[place];
        const std::string difference = share::difference(one, rewrite(values[*joins[place]]), other, rewrite(values[place]));
        if (!difference.empty())
            throw CaseError("cannot share '" + one.assumption().path + "' and '" + other.assumption().path +
                            "', which are defined differently: " + difference +
                            "; define them alike, share what they depend on too, or leave them apart");
    }
    changes::rewrite_parts(result, state, rewrite);
    std::vector<std::string> settled;
    for (const NodePtr& node : result.assumptions) settled.push_back(node->assumption().path);
    const std::vector<Correlation> correlations = share::renamed(state.correlations, new_names);
    result.correlations.clear();
    try {
        result.correlations = correlations_with(result, correlations, {}, settled);
    } catch (const CaseError& error) {
        throw CaseError("cannot share what moves together with others: " + std::string(error.what()) +
                        ", share all that it holds, or leave it apart");
    }
    return result;
}

}  // namespace gevinst::inline v0
