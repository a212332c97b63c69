// SPDX-License-Identifier: Apache-2.0
// The units of its own and the indexes that a case uses: one name is one of them.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/define_lines.hpp"

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

/// Adds the units and indexes of all that a case holds. Throws CaseError for two of one name.
inline void add_names(StatedNames& names, const CaseState& state) {
    for (const Accounts& accounts : state.accounts_by_index) names.add(accounts);
    for (const NodePtr& node : state.assumptions) {
        names.add(stated_value(*node));
        names.add(*node->unit);
        if (node->assumption().over) names.add(node->assumption().over);
    }
    for (const PriceIndex& index : state.price_indexes) {
        for (const Expression& level : index.levels) names.add(level);
        if (index.growth) names.add(*index.growth);
    }
    for (const ExchangeRate& rate : state.exchange_rates) names.add(rate.rate);
    for (const StaffGroup& group : state.staff_groups) {
        names.add(group.pay());
        names.add(group.net_hours());
        if (group.paid_hours()) names.add(*group.paid_hours());
    }
    for (const Resource& resource : state.resources) {
        names.add(resource.capacity);
        if (resource.already_freed) names.add(*resource.already_freed);
    }
    for (const auto& initiative : state.initiatives) {
        if (initiative->over) names.add(initiative->over);
        names.add(initiative->start);
        if (initiative->until) names.add(*initiative->until);
        if (initiative->given) names.add(*initiative->given);
    }
    for (const auto& posted : state.lines) {
        static_cast<void>(define::with_expressions(posted->line, [&](const Expression& x) {
            names.add(x);
            return x;
        }));
        if (posted->line.party) names.add(*posted->line.party);
        if (posted->line.to) names.add(*posted->line.to);
        if (posted->line.handover) names.add(posted->line.handover->payer);
    }
    for (const Commitment& commitment : state.commitments) {
        names.add(commitment.amount);
        names.add(commitment.accounts);
    }
    for (const Appropriation& appropriation : state.appropriations) {
        names.add(appropriation.amount);
        if (appropriation.staff) names.add(*appropriation.staff);
    }
}

}  // namespace gevinst::inline v0
