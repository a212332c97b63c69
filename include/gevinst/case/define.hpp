// SPDX-License-Identifier: Apache-2.0
// Definitions on the state of a case: each checks what it is given before it changes anything.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/duration.hpp"
#include "gevinst/case/gate.hpp"
#include "gevinst/case/state.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/node_walk.hpp"
#include "gevinst/expression/rewrite.hpp"

namespace gevinst::inline v0::define {

/// What may have been meant by a name, else the names there are.
[[nodiscard]] inline std::string name_advice(const std::string& name, const std::vector<std::string>& known) {
    std::string advice = did_you_mean(name, known);
    if (!advice.empty()) return advice;
    if (known.empty()) return "; it has none yet";
    constexpr std::size_t shown = 8;
    for (std::size_t i = 0; i < known.size() && i < shown; ++i)
        advice += (i == 0 ? "; it has '" : ", '") + known[i] + "'";
    return known.size() <= shown ? advice : advice + " and " + std::to_string(known.size() - shown) + " more";
}
/// The assumptions that an expression names itself.
[[nodiscard]] inline std::vector<const Node*> named_in(const Expression& x) {
    std::vector<const Node*> found;
    walk_nodes(*x.node(), [&](const Node& node) {
        const bool named = node.kind == NodeKind::assumption;
        if (named) found.push_back(&node);
        return !named;
    });
    return found;
}

/// The account of a name. Throws CaseError with what may have been meant.
[[nodiscard]] inline const Account& account_named(const CaseState& state, const std::string& name) {
    const auto found = state.account_by_name.find(name);
    if (found != state.account_by_name.end()) return state.accounts[found->second];
    std::vector<std::string> names;
    for (const Account& account : state.accounts) names.push_back(account.name());
    throw CaseError("the case '" + state.name + "' has no account '" + name + "'" + name_advice(name, names));
}
/// The case's own account for an account that was made by it or a copy of it.
[[nodiscard]] inline const Account& own_account(const CaseState& state, const Account& account) {
    const Account& own = account_named(state, account.name());
    if (!own.is_same(account))
        throw CaseError("the account '" + account.name() + "' belongs to another case: take that of '" + state.name +
                        "'");
    return own;
}
inline void require_own_accounts(const CaseState& state, const Accounts& accounts) {
    for (const Account& account : accounts) static_cast<void>(own_account(state, account));
}

inline void require_new_account(const CaseState& state, const std::string& name) {
    require_name(state, name, "an account");
    if (state.account_by_name.contains(name))
        throw CaseError("the case '" + state.name + "' has an account '" + name + "' already");
    for (const Account& boundary : {boundary_suppliers(), boundary_labour(), boundary_time()})
        if (boundary.name() == name)
            throw CaseError("'" + name +
                            "' is the name of a boundary account, the other side of postings; choose another");
}
inline Account account(CaseState& state, const std::string& name, std::optional<Sector> sector,
                       const std::optional<Account>& parent) {
    about_argument("name", [&] { require_new_account(state, name); });
    if (!sector && !parent) throw CaseError("the account '" + name + "' needs a sector, or a parent that has one");
    const Account* above = parent ? &about_argument("parent", [&]() -> const Account& { return own_account(state, *parent); }) : nullptr;
    const Account made = parent ? Account(name, sector.value_or(parent->sector()), above)
                                : Account(name, *sector);
    state.account_by_name.emplace(name, state.accounts.size());
    state.accounts.push_back(made);
    return made;
}

/// Keeps that accounts stand for the labels of an index, so that views can be cut by it.
inline void accounts_by_index(CaseState& state, const Accounts& accounts) {
    require_own_accounts(state, accounts);
    for (const Accounts& known : state.accounts_by_index)
        if (known.index()->name() == accounts.index()->name() && std::equal(known.begin(), known.end(), accounts.begin(), accounts.end()))
            return;
    state.accounts_by_index.push_back(accounts);
}

inline void require_new_path(const CaseState& state, const std::string& path) {
    if (state.assumption(path)) throw error_about("path", DefinedTwice(path));
}
inline void add_assumption(CaseState& state, const NodePtr& node) {
    state.assumption_by_path.emplace(node->assumption().path, state.assumptions.size());
    state.assumptions.push_back(node);
}
/// A new definition with its seat, or one a label. One that is restored has its seat already.
[[nodiscard]] inline AssumptionDefinition seated(AssumptionDefinition definition, Seats& seats) {
    if (definition.info.seat) return definition;
    const IndexPtr& over = definition.info.over;
    definition.info.seat = seats.take(is_drawn(*definition.value.node()), over ? static_cast<std::uint32_t>(over->size()) : 1);
    return definition;
}
/// Registers an assumption. Throws CaseError when the path is taken.
inline NodePtr assumption(CaseState& state, AssumptionDefinition definition) {
    require_new_path(state, definition.path);
    Seats seats = state.seats;
    NodePtr node = assumption_node(seated(std::move(definition), seats), state.horizon);
    add_assumption(state, node);
    state.seats = seats;
    return node;
}

/// The expression with this case's assumptions. One whose value was changed takes the value of this case; one that is
/// not defined here, or is defined here anew, is an error.
[[nodiscard]] inline Expression adopted(const CaseState& state, const Expression& x) {
    bool rebind = false;
    for (const Node* named : named_in(x)) {
        const std::string& path = named->assumption().path;
        const Node* own = state.assumption(path);
        if (own == named) continue;  // what it depends on was looked at when it was defined
        if (own == nullptr)
            throw CaseError("the assumption '" + path + "' belongs to another case: define it in '" + state.name +
                            "' too");
        if (!own->is_same_assumption(*named) || !state.changed.contains(path))
            throw CaseError("the assumption '" + path + "' has two definitions, one in '" + state.name +
                            "' and one in another case");
        rebind = true;
    }
    if (!rebind) return x;
    return assumption_rewriter([&](const NodePtr& node) {
        return state.assumptions[state.assumption_by_path.at(node->assumption().path)];
    })(x);
}

/// Whether a value was typed in, by label or in one: it becomes an assumption where a name would do, to be found and
/// changed.
[[nodiscard]] inline bool is_entered(const Node& node) {
    if (node.kind == NodeKind::by)
        return std::all_of(node.operands.begin(), node.operands.end(),
                           [](const NodePtr& operand) { return is_entered(*operand); });
    return node.kind == NodeKind::literal || node.kind == NodeKind::distribution || node.kind == NodeKind::years ||
           node.kind == NodeKind::missing;
}

/// Whether a value was typed in without a unit, in all of its elements.
[[nodiscard]] inline bool is_entered_plain(const Node& node) {
    if (node.kind == NodeKind::by)
        return std::all_of(node.operands.begin(), node.operands.end(),
                           [](const NodePtr& operand) { return is_entered_plain(*operand); });
    return is_entered(node) && node.unit->factors().empty();
}

/// An entered value in a unit that stands beside it. A distribution without a unit, as a beta, is a share by
/// definition: in a plain ratio, as percent, it stays that share.
[[nodiscard]] inline Expression in_unit(const Expression& value, const AnyUnit& unit) {
    if (!unit.dimension().is_number()) return times_unit(value, unit);
    const Node& node = *value.node();
    if (node.kind == NodeKind::distribution && !node.distribution().has_unit()) return value;
    if (node.kind != NodeKind::by) return times_unit(value, unit);
    std::vector<Expression> elements;
    for (const NodePtr& operand : node.operands) elements.push_back(in_unit(Expression(operand), unit));
    return by_elements(node.index(), elements);
}

/// Assumptions that a definition brings with it, registered once all of it is checked.
class NewAssumptions {
public:
    explicit NewAssumptions(CaseState& state) : state_(state), seats_(state.seats) {}
    /// The assumption of that path for an entered value; an expression with this case's assumptions for another.
    [[nodiscard]] Expression named(const Expression& x, const std::string& path, AssumptionInfo info = {},
                                   const std::optional<Expression>& conversion = {}) {
        if (!is_entered(*x.node())) return adopted(state_, x);
        require_new_path(state_, path);
        for (const NodePtr& node : nodes_)
            if (node->assumption().path == path) throw DefinedTwice(path);
        nodes_.push_back(assumption_node(seated({path, x, std::move(info), {}, conversion}, seats_), state_.horizon));
        return Expression(nodes_.back());
    }
    void add() {
        for (const NodePtr& node : nodes_) add_assumption(state_, node);
        state_.seats = seats_;
    }

private:
    CaseState& state_;
    Seats seats_;
    std::vector<NodePtr> nodes_;
};

/// The position of the initiative of a name. Throws CaseError with what may have been meant.
[[nodiscard]] inline std::size_t initiative_named(const CaseState& state, const std::string& name) {
    const auto found = state.initiative_by_name.find(name);
    if (found != state.initiative_by_name.end()) return found->second;
    std::vector<std::string> names;
    for (const auto& initiative : state.initiatives) names.push_back(initiative->name);
    throw CaseError("the case '" + state.name + "' has no initiative '" + name + "'" + name_advice(name, names));
}

/// The index that the lines of an initiative post by: as stated, else that of its start or end by label.
[[nodiscard]] inline IndexPtr index_of_initiative(const InitiativeInfo& info) {
    IndexPtr over = info.over;
    for (const Expression* moment : {&info.start, info.until ? &*info.until : nullptr}) {
        if (moment == nullptr) continue;
        for (const IndexPtr& index : moment->indexes()) {
            if (!over) over = index;
            if (over->name() != index->name())
                throw CaseError("the initiative '" + info.name + "' runs over '" + over->name() +
                                "', but its start or end over '" + index->name() + "'");
            require_same_labels(*over, *index);
        }
    }
    return over;
}

inline std::size_t initiative(CaseState& state, InitiativeInfo info) {
    about_argument("name", [&] {
        require_name(state, info.name, "an initiative");
        if (state.initiative_by_name.contains(info.name))
            throw CaseError("the case '" + state.name + "' has an initiative '" + info.name + "' already");
    });
    info.over = index_of_initiative(info);
    NewAssumptions assumptions(state);
    const auto named = [&](const Expression& x, const char* argument) {
        return about_argument(argument, [&] { return assumptions.named(x, info.name + "/" + argument); });
    };
    info.start = named(info.start, "start");
    if (info.until) info.until = named(*info.until, "until");
    if (info.given) info.given = named(*info.given, "given");
    info = duration::settled(std::move(info), state.horizon);
    gate::require_gate(info);
    assumptions.add();
    state.initiative_by_name.emplace(info.name, state.initiatives.size());
    state.initiatives.push_back(std::make_shared<const InitiativeInfo>(std::move(info)));
    return state.initiatives.size() - 1;
}

}  // namespace gevinst::inline v0::define
