// SPDX-License-Identifier: Apache-2.0
// Definitions on the state of a case: each checks what it is given before it changes anything.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "gevinst/case/state.hpp"

namespace gevinst::inline v0::define {

[[nodiscard]] inline std::vector<std::string> account_names(const CaseState& state) {
    std::vector<std::string> names;
    for (const Account& account : state.accounts) names.push_back(account.name());
    return names;
}

/// The account of a name. Throws CaseError with what may have been meant.
[[nodiscard]] inline const Account& account_named(const CaseState& state, const std::string& name) {
    for (const Account& account : state.accounts)
        if (account.name() == name) return account;
    throw CaseError("the case '" + state.name + "' has no account '" + name + "'" + did_you_mean(name, account_names(state)));
}
inline void require_accounts(const CaseState& state, const Accounts& accounts) {
    for (const Account& account : accounts) static_cast<void>(account_named(state, account.name()));
}

inline const Account& account(CaseState& state, const std::string& name, std::optional<Sector> sector,
                              const std::optional<Account>& parent) {
    require_name(name, "an account");
    for (const Account& other : state.accounts)
        if (other.name() == name) throw CaseError("the case '" + state.name + "' has an account '" + name + "' already");
    for (const Account& boundary : {boundary_suppliers(), boundary_labour(), boundary_time()})
        if (boundary.name() == name)
            throw CaseError("'" + name + "' is the name of a boundary account, the other side of postings; choose another");
    if (!sector && !parent) throw CaseError("the account '" + name + "' needs a sector, or a parent that has one");
    const Account* above = nullptr;
    if (parent) above = &account_named(state, parent->name());
    const Account made(name, sector ? *sector : above->sector(), above);
    return state.accounts.emplace_back(made);
}

/// Registers an assumption. Throws CaseError when the path is taken.
inline NodePtr assumption(CaseState& state, const AssumptionDefinition& definition) {
    if (state.assumption(definition.path))
        throw CaseError("the assumption '" + definition.path + "' is defined twice: one path is one assumption");
    NodePtr node = assumption_node(definition);
    state.assumption_by_path.emplace(definition.path, state.assumptions.size());
    state.assumptions.push_back(node);
    return node;
}

/// The expression with this case's assumptions. One whose value was changed takes the value of this case; one that is not
/// defined here, or is defined here by another value, is an error.
[[nodiscard]] inline Expression adopted(const CaseState& state, const Expression& x) {
    bool rebind = false;
    for (const NodePtr& node : assumptions_of(x)) {
        const std::string& path = node->assumption().path;
        const Node* own = state.assumption(path);
        if (own == node.get()) continue;
        if (own == nullptr)
            throw CaseError("the assumption '" + path + "' belongs to another case: define it in '" + state.name + "' too");
        if (!state.changed.contains(path))
            throw CaseError("the assumption '" + path + "' has two definitions: one of '" + state.name + "' and one of another case");
        rebind = true;
    }
    if (!rebind) return x;
    Rewriter rewrite([&](const NodePtr& node) {
        return node->kind == NodeKind::assumption ? state.assumptions[state.assumption_by_path.at(node->assumption().path)] : node;
    });
    return rewrite(x);
}

/// A leaf that is typed where a name would do becomes the assumption of that path: it can be changed and found.
[[nodiscard]] inline Expression named_if_literal(CaseState& state, const Expression& x, const std::string& path) {
    const NodeKind kind = x.node()->kind;
    if (kind != NodeKind::literal && kind != NodeKind::distribution && kind != NodeKind::years) return adopted(state, x);
    return Expression(assumption(state, {path, x, {}}));
}

/// The first month after a moment that is stated as the last: 2027 ends with December, "2027-06" with June.
[[nodiscard]] inline Expression end_after(const Expression& last) {
    const auto& factors = last.unit().factors();
    const bool by_month = factors.size() == 1 && factors.front().unit.symbol == "month";
    const AnyUnit unit = by_month ? AnyUnit(units::month) : AnyUnit(units::year);
    if (last.node()->kind == NodeKind::literal) return Expression::literal(last.node()->number + 1, last.node()->unit);
    return last + Expression(AnyQuantity{1, unit});
}

}  // namespace gevinst::inline v0::define
