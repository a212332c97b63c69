// SPDX-License-Identifier: Apache-2.0
// Which postings a view sees, and what they bring the accounts it is cut to.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/appraisal/cut.hpp"
#include "gevinst/appraisal/table.hpp"
#include "gevinst/case/define.hpp"

namespace gevinst::inline v0::selection {

/// Throws CaseError when the cut names an account, initiative, year or index that the case does not have.
inline void require_cut(const CaseState& state, const Cut& cut) {
    if (cut.account) static_cast<void>(define::account_named(state, cut.account->name));
    if (cut.initiative) static_cast<void>(define::initiative_named(state, cut.initiative->name));
    if (cut.by) {
        const auto by_index = [&](const Posting& posting) { return has_index(posting.elements, *cut.by); };
        const auto has_one = [&](const std::shared_ptr<const PostedLine>& line) {
            return std::any_of(line->postings.begin(), line->postings.end(), by_index);
        };
        const auto is_by = [&](const Accounts& accounts) { return has_index({accounts.index()}, *cut.by); };
        if (std::none_of(state.lines.begin(), state.lines.end(), has_one) &&
            std::none_of(state.accounts_by_index.begin(), state.accounts_by_index.end(), is_by))
            throw CaseError("no line of the case '" + state.name + "' is posted by '" + cut.by->name() +
                            "': an account or an initiative must run over it");
    }
}

[[nodiscard]] inline Horizon years_of(const CaseState& state, const Cut& cut) {
    if (!cut.years) return state.horizon;
    for (const int year : {cut.years->first, cut.years->second})
        if (!state.horizon.contains(year))
            throw CaseError("the year " + std::to_string(year) + " is outside the horizon " + state.horizon.text() +
                            " of '" + state.name + "'");
    if (cut.years->second < cut.years->first)
        throw CaseError("no years are shown from " + std::to_string(cut.years->first) + " to " +
                        std::to_string(cut.years->second) + ": the first year comes first");
    return {cut.years->first, cut.years->second};
}

/// Whether an account counts as inside: within the cut's account, or any that is not a boundary.
[[nodiscard]] inline bool inside(const Cut& cut, const Account& account) {
    return cut.account ? account.is_within(cut.account->name) : account.sector() != Sector::boundary;
}

using Inside = std::function<bool(const Account&)>;

/// What a posting brings the accounts inside, less what it takes from them: 1, 0 or -1 times its amount.
[[nodiscard]] inline int sign_of(const Posting& posting, const Inside& inside, std::size_t position) {
    const auto counts = [&](const Accounts& accounts) { return inside(accounts[accounts.index() ? position : 0]); };
    return static_cast<int>(counts(posting.to)) - static_cast<int>(counts(posting.from));
}
/// The index of the accounts a posting goes from or to; none for one account on each side.
[[nodiscard]] inline const IndexPtr& account_index(const Posting& posting) {
    return posting.from.index() ? posting.from.index() : posting.to.index();
}

/// Which way a posting goes for the accounts inside: what they gain and lose together, or one of the two.
enum class Flow : std::uint8_t { net, in, out };
[[nodiscard]] inline bool is_shown(Flow flow, int sign) {
    return flow == Flow::net ? sign != 0 : flow == Flow::in ? sign > 0 : sign < 0;
}

/// An amount of a posting with the sign it has for the accounts inside, summed over elements; or for one element, where
/// the view is cut by an index. None: it does not touch them that way, or is not posted by that index.
[[nodiscard]] inline std::optional<Expression> net_inflow(const Posting& posting, Expression amount,
                                                          const Inside& inside,
                                                          const std::optional<IndexElement>& element = {},
                                                          Flow flow = Flow::net) {
    const IndexPtr& accounts = account_index(posting);
    if (element) {
        if (!has_index(posting.elements, *element->index)) return {};
        amount = at(amount, element->index, element->index->labels()[element->position]);
    }
    const auto whole = [](Expression x) {
        for (const IndexPtr& index : IndexSet(x.indexes())) x = sum(x, index);
        return x;
    };
    const bool chosen = element && accounts && element->index->name() == accounts->name();
    const int sign = sign_of(posting, inside, chosen ? element->position : 0);
    if (accounts && !chosen) {
        std::vector<Expression> terms;
        bool all_alike = true;
        for (std::size_t i = 0; i < accounts->size(); ++i) {
            const int one = sign_of(posting, inside, i);
            all_alike &= one == sign;
            if (!is_shown(flow, one)) continue;
            const Expression part = at(amount, accounts, accounts->labels()[i]);
            terms.push_back(one > 0 ? part : -part);
        }
        if (!all_alike) {
            if (terms.empty()) return {};
            return whole(sum_of(terms));
        }
    }
    if (!is_shown(flow, sign)) return {};
    amount = whole(std::move(amount));
    return sign > 0 ? amount : -amount;
}

/// Whether a posting brings or takes the accounts inside anything.
[[nodiscard]] inline bool touches(const Posting& posting, const Inside& inside) {
    const IndexPtr& accounts = account_index(posting);
    for (std::size_t i = 0; i < (accounts ? accounts->size() : 1); ++i)
        if (sign_of(posting, inside, i) != 0) return true;
    return false;
}

/// Collects terms and sums them from left to right. Nothing at all is not a zero; with a missing term the sum is
/// missing.
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
        for (const Expression& term : terms_)
            if (term.node()->missing) return term;
        return terms_.empty() ? std::nullopt : std::optional<Expression>(sum_of(terms_));
    }
    /// The sum of the sizes of the terms, by which the rounding of their sum is judged.
    [[nodiscard]] Expression magnitude() const {
        std::vector<Expression> sizes;
        for (const Expression& term : terms_) sizes.push_back(max(term, -term));
        return sum_of(sizes);
    }
    [[nodiscard]] std::size_t size() const { return terms_.size(); }

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

/// The money that a view adds up: none, what is spent and set aside, or what is cash.
enum class MoneyShown : std::uint8_t { none, spent, cash };

/// The currency of the money that the cut sees. That which is not shown stands in where none is; else DKK.
class Currency {
public:
    Currency(const CaseState& state, const Cut& cut, MoneyShown shown) {
        const Inside sees = [&](const Account& account) { return inside(cut, account); };
        for_each_posting(state, cut, [&](const Posting& posting) {
            if (posting.kind != PostingKind::money || !touches(posting, sees)) return;
            const bool is_shown = (shown == MoneyShown::spent && is_spent(posting)) || (shown == MoneyShown::cash && posting.cash);
            see(state, is_shown, posting.amount.dimension(), [&] {
                return "'" + state.initiatives[posting.initiative]->name + "/" + state.lines[posting.line]->line.name +
                       "'";
            });
        });
        for (const Appropriation& appropriation : state.appropriations)
            if (sees(appropriation.account))
                see(state, shown == MoneyShown::spent && !cut.initiative, appropriation.amount.dimension(), [&] {
                    return "the appropriation '" + appropriation.category + "' on '" + appropriation.account.name() +
                           "'";
                });
    }
    /// That of the money shown; empty where there is none.
    [[nodiscard]] const std::string& shown() const { return shown_; }
    [[nodiscard]] std::string any() const { return !shown_.empty() ? shown_ : !other_.empty() ? other_ : "DKK"; }

private:
    template <class Where>
    void see(const CaseState& state, bool is_shown, const AnyDimension& dimension, const Where& where) {
        if (!dimension.is_just(BaseKind::money)) return;
        const std::string& name = dimension.powers().front().base.name;
        if (!is_shown) {
            if (other_.empty()) other_ = name;
            return;
        }
        if (shown_.empty()) {
            shown_ = name;
            first_ = where();
        }
        if (shown_ != name)
            throw CaseError("the case '" + state.name + "' has money in " + shown_ + " by " + first_ + " and in " +
                            name + " by " + where() +
                            ", which have no sum: state an exchange rate, by exchange_rate, in " +
                            (state.exchange_rates.empty() ? shown_ + "/" + name : missing_rate(state, name)));
    }

    // A currency that was not converted has no rate: one of the two.
    [[nodiscard]] std::string missing_rate(const CaseState& state, const std::string& name) const {
        const std::string& home = state.exchange_rates.front().in;
        return home + "/" + (name == home ? shown_ : name);
    }

    std::string shown_;
    std::string first_;
    std::string other_;
};

/// Millions of the currency of the money that the cut sees. Throws CaseError where two currencies would be added,
/// UnitError for a unit that is not one of that money.
[[nodiscard]] inline AnyUnit money_unit(const CaseState& state, const Cut& cut, MoneyShown shown) {
    const Currency currency(state, cut, shown);
    if (cut.unit) {
        if (!cut.unit->dimension().is_just(BaseKind::money))
            throw UnitError("cannot show money in " + bracketed(*cut.unit) + ": take a unit of money, as MDKK or kDKK");
        if (const std::string& other = cut.unit->dimension().powers().front().base.name;
            !currency.shown().empty() && other != currency.shown())
            throw UnitError("cannot show money in " + bracketed(*cut.unit) + ": that of '" + state.name + "' is in " +
                            currency.shown());
        return *cut.unit;
    }
    const bool converts = currency.shown().empty() && !state.exchange_rates.empty();
    const std::string name = converts ? state.exchange_rates.front().in : currency.any();
    return AnyUnit{NamedUnit{"M" + name, {BaseKind::money, name}, 1e6, 1}};
}

[[nodiscard]] inline View empty_view(const BusinessCase& business_case, const Cut& cut, const std::string& key,
                                     MoneyShown shown) {
    const CaseState& state = business_case.state();
    require_cut(state, cut);
    return {label_of(key, cut.language),
            state.name,
            cut.account ? cut.account->name : std::string(),
            money_unit(state, cut, shown),
            cut.language,
            state.prices,
            state.horizon,
            years_of(state, cut),
            {},
            cut.by ? cut.by->name() : std::string(),
            business_case.state_now()};
}

}  // namespace gevinst::inline v0::selection
