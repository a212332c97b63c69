// SPDX-License-Identifier: Apache-2.0
// What the formulas of a case need to be read: its own units and its indexes; and in which order its assumptions are written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/case/changes.hpp"
#include "gevinst/case/changes_definitions.hpp"
#include "gevinst/case/define_lines.hpp"
#include "gevinst/file/case_fields.hpp"

namespace gevinst::inline v0::case_names {

/// Units and indexes in the order in which the file first needs them.
class Needed {
public:
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
    /// Throws CaseError when another unit has the name, or a unit is no plain count, level or currency.
    void add(const AnyUnit& unit) {
        for (const AnyUnit::Factor& factor : unit.factors()) {
            const NamedUnit& own = factor.unit;
            const UnitTerm* known = units::in_catalogue(own.symbol);
            if (known != nullptr && known->symbol == own.symbol && known->kind == own.base.kind && known->base == own.base.name) continue;
            const auto [found, is_new] = units_.try_emplace(own.symbol, own);
            if (!is_new && !(found->second == own))
                throw CaseError("two different units are called '" + own.symbol + "': a file could not tell them apart");
            if (!is_new) continue;
            if (kind_word(own).empty())
                throw CaseError("the unit '" + own.symbol + "' is a multiple or is called otherwise than what it counts: a file "
                                "cannot state it");
            unit_order_.push_back(own);
        }
    }
    void add(const IndexPtr& index) {
        const auto [found, is_new] = indexes_.try_emplace(index->name(), index);
        if (is_new)
            index_order_.push_back(index);
        else if (!(*found->second == *index))
            throw CaseError("two indexes are called '" + index->name() + "' and have other labels: a file could not tell them apart");
    }
    void add(const Accounts& accounts) {
        if (accounts.index()) add(accounts.index());
    }

    [[nodiscard]] const std::vector<NamedUnit>& units() const { return unit_order_; }
    [[nodiscard]] const std::vector<IndexPtr>& indexes() const { return index_order_; }

    /// `count`, `level`, `currency`; nothing for a unit that is none of them.
    [[nodiscard]] static std::string_view kind_word(const NamedUnit& unit) {
        if (unit.numerator != 1 || unit.denominator != 1 || unit.symbol != unit.base.name) return {};
        for (const case_fields::OwnUnitKind& one : case_fields::own_unit_kinds)
            if (one.kind == unit.base.kind) return one.word;
        return {};
    }

private:
    NodeNumbers seen_;
    std::map<std::string, NamedUnit> units_;
    std::map<std::string, IndexPtr> indexes_;
    std::vector<NamedUnit> unit_order_;
    std::vector<IndexPtr> index_order_;
};

/// The value of an assumption as it was stated: without the check that its range asks for on every run.
[[nodiscard]] inline Expression stated_value(const Node& assumption) {
    Expression value(assumption.operands.front());
    const std::string about = "the assumption '" + assumption.assumption().path + "'";
    while (is_operation<operations::Within>(*value.node()) && value.node()->detail && value.node()->detail->about &&
           *value.node()->detail->about == about)
        value = Expression(NodePtr(value.node()->operands.front()));
    return value;
}

/// Units and indexes of all that a case holds, in the order of the file.
[[nodiscard]] inline Needed needed_by(const CaseState& state) {
    Needed needed;
    for (const Accounts& accounts : state.accounts_by_index) needed.add(accounts);
    for (const NodePtr& node : state.assumptions) {
        needed.add(stated_value(*node));
        needed.add(*node->unit);
        if (node->assumption().over) needed.add(node->assumption().over);
    }
    for (const StaffGroup& group : state.staff_groups) {
        needed.add(group.pay());
        needed.add(group.net_hours());
        if (group.paid_hours()) needed.add(*group.paid_hours());
    }
    for (const Resource& resource : state.resources) {
        needed.add(resource.capacity);
        if (resource.already_freed) needed.add(*resource.already_freed);
    }
    for (const auto& initiative : state.initiatives) {
        if (initiative->over) needed.add(initiative->over);
        needed.add(initiative->start);
        if (initiative->until) needed.add(*initiative->until);
        if (initiative->given) needed.add(*initiative->given);
    }
    for (const auto& posted : state.lines) {
        static_cast<void>(define::with_expressions(posted->line, [&](const Expression& x) {
            needed.add(x);
            return x;
        }));
        if (posted->line.party) needed.add(*posted->line.party);
        if (posted->line.to) needed.add(*posted->line.to);
        if (posted->line.handover) needed.add(posted->line.handover->payer);
    }
    for (const Commitment& commitment : state.commitments) {
        needed.add(commitment.amount);
        needed.add(commitment.accounts);
    }
    for (const Appropriation& appropriation : state.appropriations) {
        needed.add(appropriation.amount);
        if (appropriation.staff) needed.add(*appropriation.staff);
    }
    return needed;
}

/// The places of the assumptions in the order of the file: that of definition, but after those that a value names which a
/// change gave.
[[nodiscard]] inline std::vector<std::size_t> order_of_assumptions(const CaseState& state) {
    std::vector<std::size_t> order;
    std::vector<bool> written(state.assumptions.size(), false);
    for (std::size_t root = 0; root < state.assumptions.size(); ++root) {
        std::vector<std::size_t> pending{root};
        while (!pending.empty()) {
            const std::size_t place = pending.back();
            const std::size_t before = pending.size();
            for (const Node* named : written[place] ? std::vector<const Node*>{} : changes::named_in(Expression(state.assumptions[place]->operands.front()))) {
                const std::size_t other = state.assumption_by_path.at(named->assumption().path);
                if (!written[other]) pending.push_back(other);
            }
            if (pending.size() != before) continue;
            pending.pop_back();
            if (!written[place]) order.push_back(place);
            written[place] = true;
        }
    }
    return order;
}

/// The seat of an assumption as the file states it: from 0 on for what was uncertain when it was defined, from -1 downwards
/// for what was certain, so that both ends can be told apart.
[[nodiscard]] inline int stated_seat(const Node& assumption, const Seats& taken) {
    const std::uint32_t seat = *assumption.assumption().seat;
    const std::uint32_t from_the_end = seat <= sobol_seats ? sobol_seats - seat : seat;
    const bool may_be_drawn = seat < taken.uncertain;
    const bool may_be_certain = from_the_end > 0 && from_the_end <= taken.certain;
    const bool drawn = may_be_drawn && may_be_certain ? is_drawn(*assumption.operands.front()) : may_be_drawn;
    return drawn ? static_cast<int>(seat) : -static_cast<int>(from_the_end);
}
/// The seat that a file states, as the case keeps it; `Seats::take` says why.
[[nodiscard]] inline std::uint32_t seat_of(int stated) {
    if (stated >= 0) return static_cast<std::uint32_t>(stated);
    const auto from_the_end = static_cast<std::uint32_t>(-stated);
    return from_the_end <= sobol_seats ? sobol_seats - from_the_end : from_the_end;
}

}  // namespace gevinst::inline v0::case_names
