// SPDX-License-Identifier: Apache-2.0
// Stating what a name of a case is called in tables.
#pragma once

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gevinst/case/define.hpp"
#include "gevinst/case/labels.hpp"
#include "gevinst/case/name_labels.hpp"
#include "gevinst/case/state.hpp"

namespace gevinst::inline v0 {

namespace define {

/// The names that cases may have in common: categories, fates, indexes and their labels. Calls `visit` until it returns true,
/// which it returns too.
template <class Visit>
bool any_shared_name(const CaseState& state, const Visit& visit) {
    const auto of_index = [&](const Index* index) {
        if (index == nullptr) return false;
        if (visit(index->name())) return true;
        for (const std::string& label : index->labels())
            if (visit(label)) return true;
        return false;
    };
    for (const labels::Label& category : labels::categories)
        if (visit(std::string(category.key))) return true;
    for (const labels::Label& fate : labels::fates)
        if (visit(std::string(fate.key))) return true;
    for (const Appropriation& appropriation : state.appropriations)
        if (visit(appropriation.category)) return true;
    for (const auto& initiative : state.initiatives)
        if (of_index(initiative->over.get())) return true;
    for (const auto& posted : state.lines) {
        if (!posted->line.category.empty() && visit(posted->line.category)) return true;
        for (const FateShare& share : posted->line.fate)
            if (visit(share.fate.name())) return true;
        for (const IndexPtr& index : IndexSet(posted->line.amount.indexes()))
            if (of_index(index.get())) return true;
    }
    return false;
}

/// The names of a case that tables show: its own, those of included cases, accounts, initiatives, lines, categories, fates, indexes and
/// their labels, resources, commitments; of lines and commitments with their initiative or without. Calls `visit` until
/// it returns true, which it returns too.
template <class Visit>
bool any_shown_name(const CaseState& state, const Visit& visit) {
    if (visit(state.name) || any_shared_name(state, visit)) return true;
    for (const std::string& scope : state.scopes)
        if (visit(scope)) return true;
    for (const Account& account : state.accounts)
        if (visit(account.name())) return true;
    for (const auto& initiative : state.initiatives)
        if (visit(initiative->name)) return true;
    for (const Resource& resource : state.resources)
        if (visit(resource.name)) return true;
    for (const Commitment& commitment : state.commitments)
        if (visit(commitment.name) || visit(state.initiatives[commitment.initiative]->name + "/" + commitment.name)) return true;
    for (const auto& posted : state.lines)
        if (visit(posted->line.name) || visit(state.initiatives[posted->initiative]->name + "/" + posted->line.name)) return true;
    return false;
}

/// Keeps a label. That of an included case stands before the names that came with it.
inline void set_label(CaseState& state, const std::string& name, NameLabel label) {
    if (std::find(state.scopes.begin(), state.scopes.end(), name) != state.scopes.end()) state.labels.add_scope(name);
    state.labels.set(name, std::move(label));
}

inline void label(CaseState& state, const std::string& name, NameLabel label) {
    if (label == NameLabel{}) throw CaseError("the label of '" + name + "' has no text: state what it is called, in English, in Danish or both");
    if (name.empty() || !any_shown_name(state, [&](const std::string& known) { return known == name; })) {
        std::unordered_set<std::string> seen;
        std::vector<std::string> names;
        any_shown_name(state, [&](const std::string& known) {
            if (!known.empty() && seen.insert(known).second) names.push_back(known);
            return false;
        });
        const std::string advice = did_you_mean(name, names);
        throw CaseError("no table of '" + state.name + "' shows the name '" + name + "'" +
                        (advice.empty() ? ": a label is stated after what it is the label of" : advice));
    }
    set_label(state, name, std::move(label));
}

}  // namespace define

}  // namespace gevinst::inline v0
