// SPDX-License-Identifier: Apache-2.0
// Converting what is posted.
#pragma once

#include "gevinst/appraisal/reading.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/appraisal/selection.hpp"
#include "gevinst/case/define_prices.hpp"
#include "gevinst/case/shares.hpp"
#include "gevinst/config.hpp"
#include "gevinst/expression/node_numbers.hpp"

namespace gevinst::inline v0::reading {

/// The price indexes that the money an expression is made of says it follows, each once; and whether other money is in it,
/// which follows none.
struct StatedIndexes {
    std::vector<std::string> names{};
    bool other_money = false;
};
[[nodiscard]] inline StatedIndexes indexes_stated_in(const Expression& x) {
    StatedIndexes stated;
    std::vector<std::string>& found = stated.names;
    NodeNumbers seen;
    std::vector<const Node*> pending{x.node().get()};
    while (!pending.empty()) {
        const Node& node = *pending.back();
        pending.pop_back();
        if (!seen.add(&node)) continue;
        if (node.kind == NodeKind::assumption && !node.assumption().price_index.empty()) {
            if (std::find(found.begin(), found.end(), node.assumption().price_index) == found.end())
                found.push_back(node.assumption().price_index);
            continue;
        }
        const bool is_nothing = node.kind == NodeKind::literal && node.number == 0;
        if (node.operands.empty() && !is_nothing && define::has_prices(node.unit->dimension())) stated.other_money = true;
        for (auto operand = node.operands.rbegin(); operand != node.operands.rend(); ++operand) pending.push_back(operand->get());
    }
    return stated;
}

/// What the money of a posting is made of: a price or an amount.
[[nodiscard]] inline Expression money_behind(const Line& line, const Posting& posting) {
    if (line.rate) return *line.rate;
    if (line.amount.dimension().is_just(BaseKind::money)) return line.amount;
    for (const FateShare& fate : line.fate)
        if (fate.fate.name() == posting.fate)
            if (const std::optional<Expression> value = value_of_fate(line, fate.fate)) return *value;
    return line.amount;
}

/// Factors to other prices by index and rates to one currency, each made once.
class Factors {
public:
    Factors(const CaseState& state, const Cut& cut)
        : state_(state), prices_(cut.prices.value_or(state.prices)), currency_(currency(state, cut)) {}

    [[nodiscard]] const PriceBasis& prices() const { return prices_; }
    [[nodiscard]] bool change_prices() const { return prices_ != state_.prices; }
    [[nodiscard]] bool change_nothing() const { return !change_prices() && (!currency_ || state_.exchange_rates.empty()); }

    /// An amount as it is read. `stated` is the index of its line, `behind` what the amount is made of, `category` a
    /// category or fate.
    template <class Where>
    [[nodiscard]] Expression read(Expression amount, const std::string& stated, const Expression& behind, const std::string& category,
                                  const Where& where) {
        if (change_prices()) amount = amount * factor(index_of(stated, behind, category, where));
        if (!currency_ || !amount.dimension().is_just(BaseKind::money)) return amount;
        const std::string own = amount.dimension().powers().front().base.name;
        if (own == *currency_) return amount;
        const std::string& home = state_.exchange_rates.front().in;
        const ExchangeRate* first = rate_of(own);
        const ExchangeRate* second = rate_of(*currency_);
        if ((own != home && first == nullptr) || (*currency_ != home && second == nullptr)) return amount;
        if (first != nullptr) amount = amount * rate(*first);
        return second != nullptr ? amount / rate(*second) : amount;
    }

private:
    template <class Where>
    [[nodiscard]] const PriceIndex& index_of(const std::string& stated, const Expression& behind, const std::string& category,
                                             const Where& where) const {
        if (!stated.empty()) return define::price_index_named(state_, stated);
        const auto [named, other_money] = indexes_stated_in(behind);
        if (named.size() == 1 && !other_money) return define::price_index_named(state_, named.front());
        const std::string in = prices_.is_nominal() ? "nominal prices" : prices_.text();
        if (!named.empty())
            throw CaseError(where() + " cannot be read in " + in + ": it is made of money that follows '" + named[0] + "' and " +
                            (named.size() > 1 ? "money that follows '" + named[1] + "'" : "money that follows no index") +
                            "; state one index for the line");
        define::require_no_misspelt_default(state_, category, where() + " cannot be read in " + in);
        if (const PriceIndex* found = define::default_index(state_, category)) return *found;
        std::string known;
        for (const PriceIndex& one : state_.price_indexes) known += (known.empty() ? "'" : ", '") + one.name + "'";
        throw CaseError(where() + " cannot be read in " + in + ": it has no price index; " +
                        (known.empty() ? "define one by price_index, and state it as its index"
                                       : "state its index, one of " + known + (category.empty() ? "" : ", or a default for '" + category + "'")));
    }
    [[nodiscard]] const Expression& factor(const PriceIndex& index) {
        const auto [found, fresh] = factors_.try_emplace(index.name, Expression(1));
        if (fresh) found->second = define::price_factor(index, state_.prices, prices_, state_.horizon);
        return found->second;
    }
    [[nodiscard]] const Expression& rate(const ExchangeRate& one) {
        const auto [found, fresh] = rates_.try_emplace(one.currency, one.rate);
        if (fresh) found->second = define::above_zero(one.rate, "the exchange rate of " + one.currency);
        return found->second;
    }
    [[nodiscard]] const ExchangeRate* rate_of(const std::string& name) const {
        const auto found = std::find_if(state_.exchange_rates.begin(), state_.exchange_rates.end(),
                                        [&](const ExchangeRate& rate) { return rate.currency == name; });
        return found == state_.exchange_rates.end() ? nullptr : &*found;
    }

    const CaseState& state_;
    PriceBasis prices_;
    std::optional<std::string> currency_;
    std::map<std::string, Expression> factors_;  // by index
    std::map<std::string, Expression> rates_;    // by currency
};

GEVINST_INLINE std::optional<std::string> currency(const CaseState& state, const Cut& cut) {
    if (state.exchange_rates.empty()) return {};
    if (cut.unit && cut.unit->dimension().is_just(BaseKind::money)) return cut.unit->dimension().powers().front().base.name;
    return state.exchange_rates.front().in;
}

GEVINST_INLINE BusinessCase read(const BusinessCase& business_case, const Cut& cut, const Shown& shown) {
    const CaseState& state = business_case.state();
    Factors factors(state, cut);
    if (factors.change_nothing()) return business_case;
    CaseState result = state;
    result.prices = factors.prices();
    const selection::Inside sees = [&](const Account& account) { return selection::inside(shown.anyone ? Cut{} : cut, account); };
    const auto is_seen = [&](const Posting& posting) {
        if (!shown.each_side && !cut.by) return selection::touches(posting, sees);
        return std::any_of(posting.from.begin(), posting.from.end(), sees) || std::any_of(posting.to.begin(), posting.to.end(), sees);
    };
    for (auto& line : result.lines) {
        const std::string& initiative = state.initiatives[line->initiative]->name;
        if (cut.initiative && initiative != cut.initiative->name) continue;
        std::shared_ptr<PostedLine> converted;
        for (std::size_t i = 0; i < line->postings.size(); ++i) {
            const Posting& posting = line->postings[i];
            if (posting.kind != PostingKind::money || !shown.posting(posting) || !is_seen(posting)) continue;
            if (!converted) converted = std::make_shared<PostedLine>(*line);
            const auto where = [&] { return "'" + define::line_path(*state.initiatives[line->initiative], line->line.name) + "'"; };
            const std::string& category = posting.word == LineKind::benefit ? posting.fate : posting.category;
            converted->postings[i].amount =
                factors.read(posting.amount, line->line.index, money_behind(line->line, posting), category, where);
        }
        if (converted) line = std::move(converted);
    }
    for (Appropriation& one : result.appropriations) {
        if (!shown.appropriations || cut.initiative || !sees(one.account)) continue;
        one.amount = factors.read(one.amount, one.index, one.amount, one.category, [&] {
            return "the appropriation '" + one.category + "' on '" + one.account.name() + "'";
        });
    }
    for (Commitment& one : result.commitments) {
        const InitiativeInfo& initiative = *state.initiatives[one.initiative];
        if (!shown.commitments || (cut.initiative && initiative.name != cut.initiative->name)) continue;
        one.amount = factors.read(one.amount, one.index, one.amount, {}, [&] {
            return "the commitment '" + define::line_path(initiative, one.name) + "'";
        });
    }
    return business_case.read_as(std::move(result));
}

}  // namespace gevinst::inline v0::reading
