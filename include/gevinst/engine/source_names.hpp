// SPDX-License-Identifier: Apache-2.0
// Under which path a distribution is drawn: that of the assumption it stands in.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "gevinst/expression/node_numbers.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

/// Finds the paths of distributions that stand in formulas. One assumption is one variable, so each branch of a
/// definition has one distribution at most.
class SourceNames {
public:
    /// Throws CaseError for a distribution that belongs to no assumption, or to more than one.
    void look_through(const Node& root) {
        std::vector<const Node*> pending{&root};
        while (!pending.empty()) {
            const Node& node = *pending.back();
            pending.pop_back();
            if (!seen_.add(&node)) continue;
            if (node.kind == NodeKind::distribution)
                throw CaseError("the distribution " + operand_text(node) +
                                " has no name: make it an assumption, by assume, so that it is one variable");
            if (node.kind == NodeKind::assumption) {
                name_distributions(node, pending);
            } else {
                for (const NodePtr& operand : node.operands) pending.push_back(operand.get());
            }
        }
    }
    /// The assumption of a distribution in a formula; none when it is the definition of its assumption itself.
    [[nodiscard]] const AssumptionInfo* assumption_of(const Node& leaf) const {
        const auto found = assumption_of_.find(&leaf);
        return found == assumption_of_.end() ? nullptr : &found->second->assumption();
    }

private:
    // Assumptions named in the definition are left to the caller.
    void name_distributions(const Node& assumption, std::vector<const Node*>& others) {
        std::vector<const Node*> branches{assumption.operands.front().get()};
        while (!branches.empty()) {
            const Node& branch = *branches.back();
            branches.pop_back();
            if (branch.kind == NodeKind::by) {
                for (const NodePtr& operand : branch.operands) branches.push_back(operand.get());
            } else if (branch.kind != NodeKind::distribution) {
                name_in_formula(branch, assumption, others);
            }
        }
    }
    void name_in_formula(const Node& formula, const Node& assumption, std::vector<const Node*>& others) {
        const std::string where = "the assumption '" + assumption.assumption().path + "'";
        const Node* found = nullptr;
        NodeNumbers seen;
        std::vector<const Node*> pending{&formula};
        while (!pending.empty()) {
            const Node& node = *pending.back();
            pending.pop_back();
            if (!seen.add(&node)) continue;
            if (node.kind == NodeKind::assumption) {
                others.push_back(&node);
                continue;
            }
            for (const NodePtr& operand : node.operands) pending.push_back(operand.get());
            if (node.kind != NodeKind::distribution) continue;
            if (found != nullptr)
                throw CaseError(where + " holds two distributions, " + operand_text(*found) + " and " +
                                operand_text(node) + ": make each an assumption, so that it is one variable");
            if (assumption.assumption().over)
                throw CaseError(where + " has one variable for each '" + assumption.assumption().over->name() +
                                "', but its distribution " + operand_text(node) +
                                " stands in a formula: make the distribution an assumption of its own, over '" +
                                assumption.assumption().over->name() + "'");
            found = &node;
            const auto [place, fresh] = assumption_of_.try_emplace(&node, &assumption);
            if (!fresh && place->second != &assumption)
                throw CaseError("the distribution " + operand_text(node) + " stands in " + where +
                                " and in the assumption '" + place->second->assumption().path +
                                "': make it an assumption, so that it is one variable");
        }
    }

    NodeNumbers seen_;
    std::unordered_map<const Node*, const Node*> assumption_of_;
};

}  // namespace gevinst::inline v0
