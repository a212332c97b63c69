// SPDX-License-Identifier: Apache-2.0
// Shares of chains and fates: between 0 and 1, and fates that sum to one.
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/case/line.hpp"
#include "gevinst/expression/bounds.hpp"

namespace gevinst::inline v0 {

/// A share that is certain to lie in 0 to 1, or is checked on every run. Throws CaseError when it can be seen to lie outside:
/// a number, or a distribution whose support reaches beyond.
[[nodiscard]] inline Expression checked_share(const Expression& x, const std::string& what) {
    if (!x.dimension().is_number())
        throw UnitError(what + " must be a plain number between 0 and 1, but " + operand_text(*x.node()) + " is " +
                        bracketed(x.unit()));
    if (x.node()->missing) return x;
    const Bounds bounds = bounds_of(x);
    if (bounds.low >= 0 && bounds.high <= 1) return x;
    const Node* leaf = x.node().get();
    while (leaf->kind == NodeKind::assumption) leaf = leaf->operands.front().get();
    if (leaf->kind == NodeKind::distribution)
        throw CaseError(what + " must lie between 0 and 1, but " + formula_text(*leaf) + " reaches from " +
                        number_text(bounds.low) + " to " + number_text(bounds.high) +
                        ": take a distribution on 0 to 1, as beta or pert(0, ...)");
    if (bounds.low > 1 || bounds.high < 0 || leaf->kind != NodeKind::operation)
        throw CaseError(what + " must lie between 0 and 1, not " + formula_text(*leaf, 60));
    return within(x, 0, 1);
}

/// The fates with their shares stated: a rest is one minus the others. Throws CaseError when they do not sum to one.
[[nodiscard]] inline std::vector<FateShare> resolved_fates(const std::vector<FateShare>& fates) {
    std::vector<FateShare> resolved;
    std::vector<Expression> others;
    for (const FateShare& fate : fates)
        if (fate.share) others.push_back(*fate.share);
    for (const FateShare& fate : fates) {
        if (fate.share) {
            resolved.push_back(fate);
        } else if (others.empty()) {
            resolved.emplace_back(fate.fate, std::optional<Expression>(Expression(1)));
        } else {
            const Expression left = Expression(1) - sum_of(others);
            resolved.emplace_back(fate.fate,
                                  std::optional<Expression>(checked_share(left, "the rest for the fate '" + fate.fate.name() + "'")));
        }
    }
    return resolved;
}

/// Throws CaseError when fates are doubled, have two rests, or are constants that do not sum to one.
inline void require_fates_sum(const std::vector<FateShare>& fates, const std::string& where) {
    double sum = 0;
    std::size_t rests = 0;
    bool constant = true;
    std::string shares;
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const FateShare& fate = fates[i];
        for (std::size_t j = 0; j < i; ++j)
            if (fates[j].fate.name() == fate.fate.name())
                throw CaseError(where + " has the fate '" + fate.fate.name() + "' twice");
        if (!fate.share) {
            ++rests;
            continue;
        }
        const Node& node = *fate.share->node();
        constant &= node.kind == NodeKind::literal;
        if (node.kind == NodeKind::literal) sum += node.unit->to_base(node.number);
        shares += (shares.empty() ? "" : " + ") + formula_text(node, 40);
    }
    if (rests > 1) throw CaseError(where + " has " + std::to_string(rests) + " fates with the rest; one at most can have it");
    if (fates.empty()) return;
    constexpr double rounding = 1e-12;  // 0.7 + 0.2 + 0.1 is not 1 in doubles
    if (rests == 1) {
        if (constant && sum > 1 + rounding)
            throw CaseError(where + " has fates with " + shares + " = " + number_text(sum) + ", which leaves no rest");
        return;
    }
    if (!constant)
        throw CaseError(where + " has a fate with an uncertain share; then one of the fates must have the rest, so that they sum to one");
    if (std::abs(sum - 1) > rounding)
        throw CaseError(where + " has fates that do not sum to one: " + shares + " = " + number_text(sum) +
                        "; give one of them the rest");
}

/// The value of a unit that goes to a fate: as stated; for posts closed, what a worked hour of the staff group costs.
[[nodiscard]] inline std::optional<Expression> value_of_fate(const Line& line, const Fate& fate) {
    for (const FateValue& value : line.value)
        if (value.fate == fate.name()) return value.value;
    if (fate.name() != "posts closed" || !line.staff) return {};
    if (line.amount.dimension().is_just(BaseKind::worked_time)) return line.staff->value_of_time();
    if (line.amount.dimension().is_just(BaseKind::labour)) return line.staff->pay();
    return {};
}

}  // namespace gevinst::inline v0
