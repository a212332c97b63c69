// SPDX-License-Identifier: Apache-2.0
// The groups of a view that is cut by an index, and which of them a posting belongs to: each part of it to exactly one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gevinst/appraisal/selection.hpp"

namespace gevinst::inline v0::selection {

/// An element a view is cut by, what is not split, or just the whole.
struct Group {
    std::optional<IndexElement> element;
    std::string label;
    bool not_split = false;

    /// What the group is, whatever the language; empty where it is its label.
    [[nodiscard]] std::string key() const { return not_split ? "*other" : ""; }
};
/// The groups of a cut. Throws CaseError where a label is the key of what is not split: labels, other than names, may hold `*`.
[[nodiscard]] inline std::vector<Group> groups_of(const Cut& cut) {
    if (!cut.by) return {Group{}};
    if (cut.by->has("*other"))
        throw CaseError("a table cannot be cut by '" + cut.by->name() +
                        "': its label '*other' is the key of what is not split; call the label otherwise");
    std::vector<Group> groups;
    for (std::size_t i = 0; i < cut.by->size(); ++i)
        groups.push_back({IndexElement{cut.by, i}, cut.by->labels()[i], false});
    groups.push_back({{}, label_of("other", cut.language), true});
    return groups;
}

/// What postings bring the groups of a cut. What is posted to accounts by its index is split by label; what is posted
/// to one account belongs to the element whose account that is or lies under, else it is split by label where the
/// initiative runs over the index, and is not split otherwise.
class Split {
public:
    Split(const CaseState& state, const Cut& cut) : by_(cut.by) {
        if (!by_) return;
        for (const Accounts& accounts : state.accounts_by_index) see(accounts);
        for (const auto& line : state.lines)
            for (const Posting& posting : line->postings) {
                see(posting.from);
                see(posting.to);
            }
    }

    /// The element whose account this is, or lies under; none: it belongs to what is not split.
    [[nodiscard]] std::optional<std::size_t> element_of(const Account& account) const {
        if (element_.empty()) return {};
        for (Account above = account;; above = above.parent()) {
            if (const auto found = element_.find(above.name()); found != element_.end() && found->second)
                return found->second;
            if (!above.has_parent()) return {};
        }
    }

    /// What an amount of a posting brings the accounts inside, in a group. None: nothing of it belongs there.
    [[nodiscard]] std::optional<Expression> in_group(const Posting& posting, const Expression& amount,
                                                     const Inside& inside, const Group& group,
                                                     Flow flow = Flow::net) const {
        if (!by_) return net_inflow(posting, amount, inside, {}, flow);
        if (has_accounts_by_label(posting))
            return group.not_split ? std::nullopt : net_inflow(posting, amount, inside, group.element, flow);
        const Inside of_element = [&](const Account& account) {
            return group.element && inside(account) && element_of(account) == group.element->position;
        };
        const Inside of_none = [&](const Account& account) { return inside(account) && !element_of(account); };
        Terms terms;
        terms.add(net_inflow(posting, amount, of_element, {}, flow));
        if (!group.not_split || !has_index(posting.elements, *by_))
            terms.add(net_inflow(posting, amount, of_none, group.element, flow));
        return terms.sum();
    }

    /// Whether some of what a posting brings the accounts inside belongs to another group.
    [[nodiscard]] bool reaches_beyond(const Posting& posting, const Inside& inside, const Group& group) const {
        const IndexPtr& accounts = account_index(posting);
        for (std::size_t i = 0; i < (accounts ? accounts->size() : 1); ++i) {
            if (sign_of(posting, inside, i) == 0) continue;
            std::optional<std::size_t> element = i;
            if (!has_accounts_by_label(posting)) {
                const auto own = [&](const Accounts& side) { return element_of(side[side.index() ? i : 0]); };
                element = own(posting.from);
                if (!element) element = own(posting.to);
                if (!element && has_index(posting.elements, *by_)) return true;
            }
            if (group.element ? element != group.element->position : element.has_value()) return true;
        }
        return false;
    }

private:
    [[nodiscard]] bool has_accounts_by_label(const Posting& posting) const {
        const IndexPtr& accounts = account_index(posting);
        return accounts && accounts->name() == by_->name();
    }
    // An account that stands for two elements is that of neither.
    void see(const Accounts& accounts) {
        if (!accounts.index() || accounts.index()->name() != by_->name()) return;
        require_same_labels(*accounts.index(), *by_);
        for (std::size_t i = 0; i < accounts.size(); ++i) {
            const auto [found, fresh] = element_.try_emplace(accounts[i].name(), i);
            if (!fresh && found->second != i) found->second.reset();
        }
    }

    IndexPtr by_;
    std::unordered_map<std::string, std::optional<std::size_t>> element_;
};

}  // namespace gevinst::inline v0::selection
