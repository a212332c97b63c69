// SPDX-License-Identifier: Apache-2.0
// Finding the variables that a correlation names.
#pragma once

#include "gevinst/case/dependence.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/define.hpp"
#include "gevinst/config.hpp"
#include "gevinst/expression/correlation_check.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE AssumptionName::AssumptionName(const Expression& assumption) {
    if (assumption.node()->kind != NodeKind::assumption)
        throw CaseError("a correlation is of assumptions, not of " + operand_text(*assumption.node()) +
                        ": make it an assumption, by assume");
    path = assumption.node()->assumption().path;
}

namespace dependence {

/// Two names with a correlation of 1 each with itself, and of 0 with the other ones.
[[nodiscard]] inline Correlation uncorrelated(const std::vector<AssumptionName>& members, bool rank) {
    Correlation made{{}, std::vector<double>(members.size() * members.size(), 0), rank};
    for (const AssumptionName& member : members) made.paths.push_back(member.path);
    for (std::size_t i = 0; i < members.size(); ++i) made.matrix[i * members.size() + i] = 1;
    return made;
}

/// What a correlation names: a variable, or the variables of an assumption, one a label.
struct Member {
    const Node* assumption;
    std::optional<std::size_t> position;  ///< of the label that is named
    std::string as_stated{};              ///< of an element that a change has made one with the others

    [[nodiscard]] const IndexPtr& over() const { return assumption->assumption().over; }
    [[nodiscard]] bool is_single() const { return !over() || position; }
    [[nodiscard]] std::string path(std::size_t element) const {
        if (!as_stated.empty()) return as_stated;
        const std::string& own = assumption->assumption().path;
        return over() ? own + element_text({over()}, position.value_or(element)) : own;
    }
    [[nodiscard]] std::uint32_t seat(std::size_t element) const {
        return *assumption->assumption().seat + (over() ? static_cast<std::uint32_t>(position.value_or(element)) : 0);
    }
};

[[nodiscard]] inline Member member_of(const CaseState& state, const std::string& name, const std::vector<std::string>& settled) {
    if (const Node* whole = state.assumption(name)) return {whole, {}, {}};
    const std::size_t open = name.find('[');
    const Node* assumption = open == std::string::npos ? nullptr : state.assumption(name.substr(0, open));
    if (assumption == nullptr)
        throw CaseError("a correlation names '" + name + "', which is no assumption of '" + state.name + "'" +
                        define::name_advice(name.substr(0, open), state.paths()));
    const std::string& path = assumption->assumption().path;
    const IndexPtr& over = assumption->assumption().over;
    if (!over && std::find(settled.begin(), settled.end(), path) != settled.end()) return {assumption, {}, name};
    if (!over)
        throw CaseError("a correlation names '" + name + "', but '" + path + "' is one variable: name it as '" + path + "'");
    for (std::size_t i = 0; i < over->size(); ++i)
        if (name == path + element_text({over}, i) || name == path + "[" + over->labels()[i] + "]") return {assumption, i, {}};
    const std::string label = name.substr(open + 1, name.size() - open - 1 - (name.back() == ']' ? 1 : 0));
    throw CaseError("a correlation names '" + name + "', but '" + path + "' runs over '" + over->name() +
                    "', which has no such label" + define::name_advice(label, over->labels()));
}

/// Throws CaseError for an assumption that has no distribution of its own.
inline void require_varying(const Node& assumption, const CaseState& state, const std::vector<const CaseState*>& changed) {
    const std::string& path = assumption.assumption().path;
    if (is_drawn(*assumption.as_stated().operands.front())) return;
    for (const CaseState* other : changed) {
        const Node* own = other->assumption(path);
        if (own != nullptr && is_drawn(*own->as_stated().operands.front())) return;
    }
    const Node& value = *assumption.as_stated().operands.front();
    throw CaseError("a correlation names '" + path + "', which does not vary by itself in '" + state.name + "': it is " +
                    (value.missing ? "missing" : shortened_formula(value, 80)) +
                    "; name assumptions that are distributions");
}

/// A stated correlation as correlations of single variables: one, or one a label.
[[nodiscard]] inline std::vector<Correlation> of_variables(const CaseState& state, const Correlation& stated,
                                                           const std::vector<const CaseState*>& changed,
                                                           const std::vector<std::string>& settled) {
    static_cast<void>(copula::factor_of(stated));
    std::vector<Member> members;
    const auto about_member = [](std::size_t i, const auto& check) { return about_argument("members/" + std::to_string(i), check); };
    for (std::size_t i = 0; i < stated.paths.size(); ++i)
        members.push_back(about_member(i, [&] { return member_of(state, stated.paths[i], settled); }));
    for (std::size_t i = 0; i < members.size(); ++i)
        if (std::find(settled.begin(), settled.end(), members[i].assumption->assumption().path) == settled.end())
            about_member(i, [&] { require_varying(*members[i].assumption, state, changed); });
    const auto several = std::find_if(members.begin(), members.end(), [](const Member& one) { return !one.is_single(); });
    const IndexPtr index = several == members.end() ? nullptr : several->over();
    for (const Member& member : members) {
        if (!index || (!member.is_single() && *member.over() == *index)) continue;
        const std::string first = several->path(0);
        throw CaseError("a correlation names '" + several->assumption->assumption().path + "', which is one variable for each '" +
                        index->name() + "', beside '" + member.path(0) + "', which is not: name the element, as '" + first +
                        "'");
    }
    std::vector<Correlation> result;
    for (std::size_t element = 0; element < (index ? index->size() : 1); ++element) {
        Correlation& made = result.emplace_back(Correlation{{}, stated.matrix, stated.rank, {}});
        for (const Member& member : members) {
            made.paths.push_back(member.path(element));
            made.seats.push_back(member.seat(element));
        }
    }
    return result;
}

}  // namespace dependence

GEVINST_INLINE Correlation correlation(const std::vector<AssumptionName>& members, double same, bool rank) {
    Correlation made = dependence::uncorrelated(members, rank);
    for (std::size_t i = 0; i < made.matrix.size(); ++i)
        if (i % (members.size() + 1) != 0) made.matrix[i] = same;
    return made;
}

GEVINST_INLINE Correlation correlation(const std::vector<AssumptionName>& members,
                                       const std::vector<std::vector<double>>& matrix, bool rank) {
    Correlation made = dependence::uncorrelated(members, rank);
    const std::string size = std::to_string(members.size());
    if (matrix.size() != members.size())
        throw CaseError("the correlations of " + size + " assumptions are a matrix of " + size + " rows, not of " +
                        std::to_string(matrix.size()));
    made.matrix.clear();
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        if (matrix[i].size() != members.size())
            throw CaseError("row " + std::to_string(i + 1) + " of the correlations of " + size + " assumptions has " +
                            std::to_string(matrix[i].size()) + " numbers, not " + size);
        made.matrix.insert(made.matrix.end(), matrix[i].begin(), matrix[i].end());
    }
    return made;
}

GEVINST_INLINE Correlation correlation_of_pairs(const std::vector<CorrelatedPair>& pairs, bool rank) {
    std::vector<AssumptionName> members;
    const auto place_of = [&](const AssumptionName& name) {
        const auto found = std::find_if(members.begin(), members.end(),
                                        [&](const AssumptionName& member) { return member.path == name.path; });
        const auto place = static_cast<std::size_t>(found - members.begin());
        if (found == members.end()) members.push_back(name);
        return place;
    };
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const CorrelatedPair& pair : pairs) {
        const std::size_t first = place_of(pair.first);
        const std::size_t second = place_of(pair.second);
        if (first == second) throw CaseError("a pair of a correlation names '" + pair.first.path + "' twice");
        for (const auto& [i, j] : places)
            if ((i == first && j == second) || (i == second && j == first))
                throw CaseError("the correlation of '" + pair.first.path + "' and '" + pair.second.path + "' is stated twice");
        places.emplace_back(first, second);
    }
    Correlation made = dependence::uncorrelated(members, rank);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto [first, second] = places[i];
        made.matrix[first * members.size() + second] = made.matrix[second * members.size() + first] = pairs[i].correlation;
    }
    return made;
}

GEVINST_INLINE Correlation nearest_correlation(Correlation stated) {
    // The digits that are usually printed suffice for correlations that fit together.
    constexpr double least = 1e-6;
    copula::require_entries(stated);
    stated.matrix = copula::nearest_that_fit(std::move(stated.matrix), stated.paths.size(), stated.rank, least);
    return stated;
}

GEVINST_INLINE std::vector<Correlation> correlations_with(const CaseState& state, const std::vector<Correlation>& others,
                                                          const std::vector<const CaseState*>& changed,
                                                          const std::vector<std::string>& settled) {
    std::vector<Correlation> result = state.correlations;
    for (const Correlation& other : others)
        for (Correlation& one : dependence::of_variables(state, other, changed, settled)) result.push_back(std::move(one));
    std::unordered_set<std::string> seen;
    for (const Correlation& one : result)
        for (const std::string& path : one.paths)
            if (!seen.insert(path).second)
                throw CaseError("the assumption '" + path + "' is in two correlations: state them as one matrix");
    return result;
}

}  // namespace gevinst::inline v0
