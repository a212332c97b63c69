// SPDX-License-Identifier: Apache-2.0
// Which postings a view sees, and what they bring the accounts it is cut to.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/appraisal/table.hpp"

namespace gevinst::inline v0 {

/// The name of an account or initiative, or the thing itself.
struct NameOf {
    std::string name;
    NameOf(const char* text) : name(text) {}                          // NOLINT: implicit by purpose
    NameOf(std::string text) : name(std::move(text)) {}               // NOLINT: implicit by purpose
    NameOf(const Account& account) : name(account.name()) {}          // NOLINT: implicit by purpose
    NameOf(const Initiative& initiative) : name(initiative.name()) {} // NOLINT: implicit by purpose
};

/// How a view is cut.
struct Cut {
    std::optional<NameOf> account{};     ///< with the accounts under it; none: all accounts of the case
    std::optional<NameOf> initiative{};
    std::optional<std::pair<int, int>> years{};  ///< first and last year shown; none: the horizon
    IndexPtr by{};                       ///< a group of rows for each label
    Language language = Language::english;
    std::optional<AnyUnit> unit{};       ///< of money; none: millions of the case's currency
};

namespace selection {

/// Throws CaseError when the cut names an account, initiative, year or index that the case does not have.
inline void require_cut(const CaseState& state, const Cut& cut) {
    if (cut.account) static_cast<void>(define::account_named(state, cut.account->name));
    if (cut.initiative) {
        std::vector<std::string> names;
        bool found = false;
        for (const auto& initiative : state.initiatives) {
            names.push_back(initiative->name);
            found |= initiative->name == cut.initiative->name;
        }
        if (!found)
            throw CaseError("the case '" + state.name + "' has no initiative '" + cut.initiative->name + "'" +
                            did_you_mean(cut.initiative->name, names));
    }
    if (cut.by) {
        bool found = false;
        for (const auto& line : state.lines)
            for (const Posting& posting : line->postings) found |= has_index(posting.elements, *cut.by);
        if (!found)
            throw CaseError("no line of the case '" + state.name + "' is posted by '" + cut.by->name() +
                            "': an account or an initiative must run over it");
    }
}

[[nodiscard]] inline Horizon years_of(const CaseState& state, const Cut& cut) {
    if (!cut.years) return state.horizon;
    for (const int year : {cut.years->first, cut.years->second})
        if (!state.horizon.contains(year))
            throw CaseError("the year " + std::to_string(year) + " is outside the horizon " + state.horizon.text() + " of '" + state.name + "'");
    return {cut.years->first, cut.years->second};
}

/// Whether an account counts as inside: within the cut's account, or any that is not a boundary.
[[nodiscard]] inline bool inside(const Cut& cut, const Account& account) {
    return cut.account ? account.is_within(cut.account->name) : account.sector() != Sector::boundary;
}

using Inside = std::function<bool(const Account&)>;

/// What a posting brings the accounts inside, less what it takes from them; for one element where the view is cut by an
/// index. None: it does not touch them, or is not posted by that index.
[[nodiscard]] inline std::optional<Expression> net_inflow(const Posting& posting, const Inside& inside,
                                                          const std::optional<IndexElement>& element = {}) {
    const IndexPtr& accounts = posting.from.index() ? posting.from.index() : posting.to.index();
    const auto sign_at = [&](std::size_t position) {
        const bool gives = inside(posting.from[posting.from.index() ? position : 0]);
        const bool takes = inside(posting.to[posting.to.index() ? position : 0]);
        return static_cast<int>(takes) - static_cast<int>(gives);
    };
    Expression amount = posting.amount;
    int sign = 0;
    if (element) {
        if (!has_index(posting.elements, *element->index)) return {};
        amount = at(amount, element->index, element->index->labels()[element->position]);
    }
    const bool chosen = element && accounts && element->index->name() == accounts->name();
    if (!accounts || chosen) {
        sign = sign_at(chosen ? element->position : 0);
        if (sign == 0) return {};
    } else {
        std::vector<Expression> terms;
        bool all_alike = true;
        for (std::size_t i = 0; i < accounts->size(); ++i) {
            const int one = sign_at(i);
            all_alike &= one == sign_at(0);
            if (one != 0) terms.push_back(one > 0 ? at(amount, accounts, accounts->labels()[i]) : -at(amount, accounts, accounts->labels()[i]));
        }
        if (terms.empty()) return {};
        sign = all_alike ? sign_at(0) : 1;
        amount = all_alike ? sum(amount, accounts) : sum_of(terms);
    }
    for (const IndexPtr& index : IndexSet(amount.indexes())) amount = sum(amount, index);
    return sign > 0 ? amount : -amount;
}

/// Collects terms and sums them from left to right; nothing at all is not a zero.
class Terms {
public:
    void add(const std::optional<Expression>& term) {
        if (term) terms_.push_back(*term);
    }
    void subtract(const std::optional<Expression>& term) {
        if (term) terms_.push_back(-*term);
    }
    [[nodiscard]] bool empty() const { return terms_.empty(); }
    [[nodiscard]] std::optional<Expression> sum() const {
        return terms_.empty() ? std::nullopt : std::optional<Expression>(sum_of(terms_));
    }

private:
    std::vector<Expression> terms_;
};

/// Calls `visit` with each posting of the initiatives that the cut sees.
template <class Visit>
void for_each_posting(const CaseState& state, const Cut& cut, Visit&& visit) {
    for (const auto& line : state.lines) {
        if (cut.initiative && state.initiatives[line->initiative]->name != cut.initiative->name) continue;
        for (const Posting& posting : line->postings) visit(posting);
    }
}

/// Millions of the currency that the case's money is in. Throws CaseError for two currencies.
[[nodiscard]] inline AnyUnit money_unit(const CaseState& state, const Cut& cut) {
    std::string currency;
    const auto see = [&](const AnyDimension& dimension) {
        if (!dimension.is_just(BaseKind::money)) return;
        const std::string& name = dimension.powers().front().base.name;
        if (!currency.empty() && currency != name)
            throw CaseError("the case '" + state.name + "' has money in " + currency + " and in " + name +
                            ", which have no sum: convert by an exchange rate, an assumption");
        currency = name;
    };
    for_each_posting(state, cut, [&](const Posting& posting) { see(posting.amount.dimension()); });
    for (const Appropriation& appropriation : state.appropriations) see(appropriation.amount.dimension());
    if (cut.unit) {
        if (!cut.unit->dimension().is_just(BaseKind::money)) throw UnitError("a table of money cannot be in " + bracketed(*cut.unit));
        see(cut.unit->dimension());
        return *cut.unit;
    }
    if (currency.empty()) currency = "DKK";
    return AnyUnit{NamedUnit{"M" + currency, {BaseKind::money, currency}, 1e6, 1}};
}

/// The elements a view is cut by, and one for what is not split; or just one for the whole.
struct Group {
    std::optional<IndexElement> element;
    std::string label;
    bool not_split = false;
};
[[nodiscard]] inline std::vector<Group> groups_of(const Cut& cut) {
    if (!cut.by) return {Group{}};
    std::vector<Group> groups;
    for (std::size_t i = 0; i < cut.by->size(); ++i) groups.push_back({IndexElement{cut.by, i}, cut.by->labels()[i], false});
    groups.push_back({{}, label_of("other", cut.language), true});
    return groups;
}
[[nodiscard]] inline std::optional<Expression> in_group(const Posting& posting, const Inside& inside, const Group& group, const Cut& cut) {
    if (group.not_split && has_index(posting.elements, *cut.by)) return {};
    return net_inflow(posting, inside, group.element);
}

[[nodiscard]] inline View empty_view(const BusinessCase& business_case, const Cut& cut, const std::string& key) {
    const CaseState& state = business_case.state();
    require_cut(state, cut);
    return {label_of(key, cut.language), state.name, cut.account ? cut.account->name : std::string(), money_unit(state, cut), cut.language,
            state.prices, state.horizon, years_of(state, cut), {}};
}

}  // namespace selection
}  // namespace gevinst::inline v0
