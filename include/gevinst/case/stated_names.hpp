// SPDX-License-Identifier: Apache-2.0
// The units of its own and the indexes that a case uses: one name is one of them.
#pragma once

#include <map>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gevinst/case/define_lines.hpp"
#include "gevinst/expression/node_numbers.hpp"
#include "gevinst/expression/node_walk.hpp"

namespace gevinst::inline v0 {

/// Units and indexes in the order in which they are met. A name stands for one of them.
class StatedNames {
public:
    /// `why_apart` ends the message for two things of one name.
    explicit StatedNames(std::string why_apart) : why_apart_(std::move(why_apart)) {}

    void add(const Expression& x) {
        std::vector<const Node*> pending{x.node().get()};
        while (!pending.empty()) {
            const Node& node = *pending.back();
            pending.pop_back();
            if (node.kind == NodeKind::assumption || !seen_.add(&node)) continue;
            if (node.operands.empty()) add(*node.unit);
            if (node.index()) add(node.index());
            for (auto operand = node.operands.rbegin(); operand != node.operands.rend(); ++operand)
                pending.push_back(operand->get());
        }
    }
    /// Throws CaseError when another unit has the name.
    void add(const AnyUnit& unit) {
        for (const AnyUnit::Factor& factor : unit.factors()) {
            const NamedUnit& own = factor.unit;
            const UnitTerm* known = units::in_catalogue(own.symbol);
            if (known != nullptr && known->symbol == own.symbol && known->kind == own.base.kind && known->base == own.base.name) continue;
            const auto [found, is_new] = units_.try_emplace(own.symbol, own);
            if (!is_new && !(found->second == own))
                throw CaseError("two different units are called '" + own.symbol + "': " + why_apart_);
            if (is_new) unit_order_.push_back(own);
        }
    }
    void add(const IndexPtr& index) {
        const auto [found, is_new] = indexes_.try_emplace(index->name(), index);
        if (is_new)
            index_order_.push_back(index);
        else if (!(*found->second == *index))
            throw CaseError("two indexes are called '" + index->name() + "' and have other labels: " + why_apart_);
    }
    void add(const Accounts& accounts) {
        if (accounts.index()) add(accounts.index());
    }

    [[nodiscard]] const std::vector<NamedUnit>& units() const { return unit_order_; }
    [[nodiscard]] const std::vector<IndexPtr>& indexes() const { return index_order_; }

private:
    std::string why_apart_;
    NodeNumbers seen_;
    std::map<std::string, NamedUnit> units_;
    std::map<std::string, IndexPtr> indexes_;
    std::vector<NamedUnit> unit_order_;
    std::vector<IndexPtr> index_order_;
};

/// Calls `visit` with what a case holds: formulas, units, indexes, and accounts by label; in the order of the file.
template <class Visit>
void for_each_part(const CaseState& state, const Visit& visit) {
    for (const Accounts& accounts : state.accounts_by_index) visit(accounts);
    for (const NodePtr& node : state.assumptions) {
        visit(stated_value(*node));
        visit(*node->unit);
        if (node->assumption().over) visit(node->assumption().over);
    }
    for (const PriceIndex& index : state.price_indexes) {
        for (const Expression& level : index.levels) visit(level);
        if (index.growth) visit(*index.growth);
    }
    for (const ExchangeRate& rate : state.exchange_rates) visit(rate.rate);
    for (const StaffGroup& group : state.staff_groups) {
        visit(group.pay());
        visit(group.net_hours());
        if (group.paid_hours()) visit(*group.paid_hours());
    }
    for (const Resource& resource : state.resources) {
        visit(resource.capacity);
        if (resource.already_freed) visit(*resource.already_freed);
    }
    for (const auto& initiative : state.initiatives) {
        if (initiative->over) visit(initiative->over);
        visit(initiative->start);
        if (initiative->until) visit(*initiative->until);
        if (initiative->given) visit(*initiative->given);
    }
    for (const auto& posted : state.lines) {
        static_cast<void>(define::with_expressions(posted->line, [&](const Expression& x) {
            visit(x);
            return x;
        }));
        if (posted->line.party) visit(*posted->line.party);
        if (posted->line.to) visit(*posted->line.to);
        if (posted->line.handover) visit(posted->line.handover->payer);
    }
    for (const Commitment& commitment : state.commitments) {
        visit(commitment.amount);
        visit(commitment.accounts);
    }
    for (const Appropriation& appropriation : state.appropriations) {
        visit(appropriation.amount);
        if (appropriation.staff) visit(*appropriation.staff);
    }
}

/// The paths of the assumptions that the parts of a case name, definitions of other assumptions and correlations included.
[[nodiscard]] inline std::unordered_set<std::string> named_paths(const CaseState& state) {
    std::unordered_set<std::string> found;
    for_each_part(state, [&]<class Part>(const Part& part) {
        if constexpr (std::is_same_v<Part, Expression>)
            for (const Node* node : define::named_in(part)) found.insert(node->assumption().path);
    });
    for (const Correlation& one : state.correlations)
        for (const std::string& path : one.paths) found.insert(path.substr(0, path.find('[')));
    return found;
}

/// Calls `visit` with each node of the formulas of a case, once.
template <class Visit>
void for_each_node(const CaseState& state, const Visit& visit) {
    NodeNumbers seen;
    for_each_part(state, [&]<class Part>(const Part& part) {
        if constexpr (std::is_same_v<Part, Expression>)
            walk_nodes(*part.node(), seen, [&](const Node& node) {
                const bool named = node.kind == NodeKind::assumption;
                if (!named) visit(node);
                return !named;
            });
    });
}

/// Adds the units and indexes of all that a case holds. Throws CaseError for two of one name.
inline void add_names(StatedNames& names, const CaseState& state) {
    for_each_part(state, [&](const auto& part) { names.add(part); });
}

}  // namespace gevinst::inline v0
