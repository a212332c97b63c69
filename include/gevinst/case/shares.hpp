// SPDX-License-Identifier: Apache-2.0
// Shares of chains and fates: between 0 and 1, and fates that sum to one.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/line.hpp"
#include "gevinst/case/range_check.hpp"

namespace gevinst::inline v0 {

/// How a share lies to 0 to 1: inside, or undecided. Throws UnitError for what has a unit, CaseError when it can be seen to
/// lie outside: a number, or a distribution whose support reaches beyond. `what` names the share.
inline RangeFinding require_share(const Expression& x, const std::string& what) {
    if (!x.dimension().is_number())
        throw UnitError(what + " must be a plain number between 0 and 1, but " + operand_text(*x.node()) + " is " +
                        bracketed(x.unit()));
    const RangeFinding finding = fit_in_range(x, 0, 1);
    if (finding.fit != Fit::outside) return finding;
    if (finding.culprit->kind == NodeKind::distribution)
        throw error_of_value(what + " must lie between 0 and 1, but " + value_text(*finding.culprit) + " reaches from " +
                                 number_text(finding.bounds.low) + " to " + number_text(finding.bounds.high) +
                                 ": take a distribution on 0 to 1, as beta, or pert(0.2, 0.5, 0.7)",
                             x, *finding.culprit);
    std::string found = value_text(*finding.culprit);
    if (finding.culprit->kind == NodeKind::operation)
        found += finding.bounds.low > 1 ? ", which is " + number_text(finding.bounds.low) + " or more"
                                        : ", which is " + number_text(finding.bounds.high) + " or less";
    const double number = finding.culprit->number;
    if (finding.culprit->kind == NodeKind::literal && finding.culprit->unit->factors().empty() && number > 2 && number <= 100)
        found += ": " + number_text(number) + " percent is " + number_text(number / 100);
    throw error_of_value(what + " must lie between 0 and 1, not " + found, x, *finding.culprit);
}

/// A share that is certain to lie in 0 to 1, or is checked on every run in the years that are active. Throws as
/// `require_share`.
[[nodiscard]] inline Expression checked_share(const Expression& x, const std::string& what, const Expression& active) {
    if (require_share(x, what).fit == Fit::inside) return x;
    const std::string about = what + (x.node()->kind == NodeKind::assumption ? "" : ", " + operand_text(*x.node()) + ",");
    return within(choose(active > Expression(0), x, Expression(0)), 0, 1, checked_thing(about));
}

/// What a stated share of a fate is called in messages.
[[nodiscard]] inline std::string share_words(const FateShare& fate, const std::string& where) {
    return "the share of '" + fate.fate.name() + "' in " + where;
}

inline constexpr double share_rounding = 1e-12;  // 0.7 + 0.2 + 0.1 is not 1 in doubles

/// What the other shares leave of one; rounding does not make it negative.
[[nodiscard]] inline Expression rest_of(const std::vector<Expression>& shares) {
    if (shares.empty()) return 1;
    const Expression left = Expression(1) - sum_of(shares);
    const Bounds bounds = bounds_of(left);
    if (bounds.low == bounds.high && std::abs(bounds.low) <= share_rounding) return 0;
    if (bounds.low >= 0) return left;
    return max(left, choose(left < Expression(-share_rounding), left, Expression(0)));
}

/// The fates of a line with all shares stated and checked: a rest is one minus the others.
[[nodiscard]] inline std::vector<FateShare> resolved_fates(const std::vector<FateShare>& fates,
                                                           const std::string& where, const Expression& active) {
    std::vector<Expression> others;
    for (const FateShare& fate : fates)
        if (fate.share) others.push_back(*fate.share);
    std::vector<FateShare> resolved;
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const FateShare& fate = fates[i];
        const Expression share = fate.share ? *fate.share : rest_of(others);
        const std::string what = fate.share ? share_words(fate, where) : "the rest for '" + fate.fate.name() + "' in " + where;
        const Expression checked = about_argument("fate", i, "share", [&] { return checked_share(share, what, active); });
        resolved.emplace_back(fate.fate, std::optional<Expression>(checked));
    }
    return resolved;
}

/// Whether a share is a number, or a number for each label.
[[nodiscard]] inline bool is_constant(const Node& node) {
    if (node.kind != NodeKind::by) return node.kind == NodeKind::literal;
    return std::all_of(node.operands.begin(), node.operands.end(),
                       [](const NodePtr& operand) { return is_constant(*operand); });
}

/// Throws CaseError when constant shares do not sum to one for some label, or leave no rest.
inline void require_constants_sum(const std::vector<Expression>& shares, bool has_rest, const std::string& where) {
    IndexSet set;
    for (const Expression& share : shares)
        for (const IndexPtr& index : share.indexes()) add_index(set, index);
    for (std::size_t e = 0; e < element_count(set); ++e) {
        double sum = 0;
        std::string terms;
        for (const Expression& share : shares) {
            const NodePtr node = value_of_element(share, set, e).node();
            sum += node->unit->to_base(node->number);
            terms += (terms.empty() ? "" : " + ") + value_text(*node);
        }
        if (has_rest ? sum <= 1 + share_rounding : std::abs(sum - 1) <= share_rounding) continue;
        const std::string shown = number_text(std::round(sum * 1e12) / 1e12);  // 0.9, not 0.8999999999999999
        const std::string label = set.empty() ? "" : " for " + element_text(set, e);
        if (has_rest)
            throw CaseError(where + " has fates with " + terms + " = " + shown + label + ", which leaves no rest");
        throw CaseError(where + " has fates that do not sum to one" + label + ": " + terms +
                        (terms.find(" + ") == std::string::npos ? "" : " = " + shown) +
                        "; give one of them the rest");
    }
}

/// Whether fates are shares that are drawn together. Throws CaseError when some are and others are not.
[[nodiscard]] inline bool are_drawn_together(const std::vector<FateShare>& fates, const std::string& where) {
    const auto weighed = std::count_if(fates.begin(), fates.end(), [](const FateShare& fate) { return fate.weight.has_value(); });
    if (weighed != 0 && static_cast<std::size_t>(weighed) != fates.size())
        throw error_about("fate", CaseError(where + " has fates by weight beside others: all of them are drawn together, or none"));
    return weighed != 0;
}

/// Throws CaseError when fates are doubled, have two rests, have a share that is none, or are constants that do not sum to one.
inline void require_fates_sum(const std::vector<FateShare>& fates, const std::string& where) {
    std::vector<Expression> shares;
    bool constant = true;
    const bool together = are_drawn_together(fates, where);
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const FateShare& fate = fates[i];
        for (std::size_t j = 0; j < i; ++j)
            if (fates[j].fate.name() == fate.fate.name())
                throw error_about("fate", i, "name", CaseError(where + " has the fate '" + fate.fate.name() + "' twice"));
        if (!fate.share) continue;
        about_argument("fate", i, "share", [&] { require_share(*fate.share, share_words(fate, where)); });
        constant &= is_constant(*fate.share->node());
        shares.push_back(*fate.share);
    }
    if (together) return;
    const std::size_t rests = fates.size() - shares.size();
    if (rests > 1)
        throw error_about("fate", CaseError(where + " has " + std::to_string(rests) + " fates with the rest; one at most can have it"));
    if (fates.empty()) return;
    if (constant) return about_argument("fate", [&] { require_constants_sum(shares, rests == 1, where); });
    if (rests == 0)
        throw error_about("fate", CaseError(where + " has a fate with an uncertain share; then one of the fates must have the rest, so "
                                                    "that they sum to one"));
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
