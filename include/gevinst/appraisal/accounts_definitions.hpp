// SPDX-License-Identifier: Apache-2.0
// Making the rows of accounts and handovers.
#pragma once

#include "gevinst/appraisal/accounts.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/appraisal/reading.hpp"
#include "gevinst/appraisal/selection.hpp"
#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

namespace account_rows {

/// A kind of what accounts have, and its unit. Counts of another unit are another kind.
struct Kind {
    std::string key;
    std::string label;
    AnyUnit unit;
};
[[nodiscard]] inline Kind kind_of(const Posting& posting, const View& view) {
    const auto named = [&](const char* key, AnyUnit unit) { return Kind{key, label_of(key, view.language), std::move(unit)}; };
    switch (posting.kind) {
        case PostingKind::money:
            return posting.cash ? Kind{"money", label_of("cash", view.language), view.unit}
                                                     : named("value", view.unit);
        case PostingKind::staff_years: return named("staff_years", units::staff_year);
        case PostingKind::staff_time: return named("staff_time", units::staff_hour);
        case PostingKind::patient_time: return {"patient_time", label_of("patients", view.language), units::patient_hour};
        case PostingKind::waiting: return named("waiting", units::patient_day);
        case PostingKind::count: break;
    }
    const std::string unit = posting.amount.dimension().powers().front().base.name;
    return {"count/" + unit, label_of("count", view.language) + ", " + unit, AnyUnit{posting.amount.unit()}};
}

[[nodiscard]] inline std::string account_label(const Account& account, Language language) {
    if (account == boundary_suppliers()) return label_of("suppliers", language);
    if (account == boundary_labour()) return label_of("labour_market", language);
    if (account == boundary_time()) return label_of("time", language);
    return account.name();
}

/// The rows of accounts while they are made: sums by account and kind, in the order the accounts are defined.
class Rows {
public:
    Rows(const BusinessCase& business_case, const Cut& cut, const std::string& key)
        : state_(business_case.state()), cut_(cut),
          view_(selection::empty_view(business_case, cut, key, selection::MoneyShown::cash)), accounts_(state_.accounts) {
        if (cut.by)
            throw CaseError("the table of accounts is by account: it is not cut by '" + cut.by->name() + "' too");
        view_.by = "account";
        if (!cut.account)
            for (const Account& boundary : {boundary_suppliers(), boundary_labour(), boundary_time()})
                accounts_.push_back(boundary);
    }
    [[nodiscard]] View take() { return std::move(view_); }

    void add_accounts() {
        std::vector<std::pair<Kind, selection::Terms>> balance;
        const auto of_kind = [](std::vector<std::pair<Kind, selection::Terms>>& sums, const Kind& kind) -> selection::Terms& {
            auto after = sums.end();  // rows of one unit stand together
            for (auto known = sums.begin(); known != sums.end(); ++known) {
                if (known->first.key == kind.key) return known->second;
                if (known->first.unit == kind.unit) after = std::next(known);
            }
            return sums.emplace(after, kind, selection::Terms{})->second;
        };
        for (const Account& account : accounts_) {
            if (cut_.account && !account.is_within(cut_.account->name)) continue;
            std::vector<std::pair<Kind, selection::Terms>> sums;
            for_each_of(account, [&](const Posting& posting, const Expression& amount) {
                const Kind kind = kind_of(posting, view_);
                of_kind(sums, kind).add(amount);
                of_kind(balance, kind).add(amount);
            });
            for (const auto& [kind, terms] : sums) {
                add(account_label(account, view_.language), kind, terms.sum());
                view_.rows.back().group_key = account.name();
            }
        }
        if (cut_.account) return;
        for (const auto& [kind, terms] : balance) {
            add(label_of("balance", view_.language), kind, terms.sum());
            ViewRow& row = view_.rows.back();
            row.is_total = true;
            row.group_key = "*balance";  // no name can begin with `*`
            row.roundings = roundings_of(terms);
            if (row.amount && !row.amount->node()->missing) row.magnitude = terms.magnitude();
        }
    }

    void add_handovers() {
        for (const Account& account : accounts_) {
            if (account.sector() == Sector::boundary || (cut_.account && !account.is_within(cut_.account->name))) continue;
            selection::Terms taken_over;
            selection::Terms gains;
            for_each_of(account, [&](const Posting& posting, const Expression& amount) {
                if (posting.kind != PostingKind::money) return;
                if (posting.taken_over) taken_over.subtract(amount);
                if (posting.word == LineKind::benefit && posting.cash) gains.add(amount);
            });
            if (taken_over.empty()) continue;
            selection::Terms net;
            net.add(gains.sum());
            net.subtract(taken_over.sum());
            const auto of_key = [&](const char* key) { return Kind{key, label_of(key, view_.language), view_.unit}; };
            add(account.name(), of_key("taken_over"), taken_over.sum());
            add(account.name(), of_key("cash_gains"), gains.sum());
            add(account.name(), of_key("net"), net.sum());
            view_.rows.back().is_total = true;
        }
    }

private:
    // The elements of amounts by label are added up first, in the terms of accounts that are one for all.
    [[nodiscard]] std::size_t roundings_of(const selection::Terms& terms) const {
        std::size_t elements = 1;
        selection::for_each_posting(state_, cut_, [&](const Posting& posting) {
            elements = std::max(elements, element_count(posting.elements));
        });
        return terms.size() + elements;
    }
    // Calls `visit` with the postings of one account and what each brings it.
    template <class Visit>
    void for_each_of(const Account& account, Visit&& visit) const {
        const selection::Inside is_it = [&](const Account& other) { return other.name() == account.name(); };
        selection::for_each_posting(state_, cut_, [&](const Posting& posting) {
            if (const std::optional<Expression> amount = selection::net_inflow(posting, posting.amount, is_it))
                visit(posting, *amount);
        });
    }
    void add(const std::string& account, const Kind& kind, const std::optional<Expression>& amount) {
        view_.rows.push_back({kind.key, kind.label, account, kind.unit, amount, kind.key != "staff_years", false});
    }

    const CaseState& state_;
    const Cut& cut_;
    View view_;
    std::vector<Account> accounts_;
};

}  // namespace account_rows

GEVINST_INLINE View accounts_view(const BusinessCase& business_case, const Cut& cut) {
    const BusinessCase read = reading::read(business_case, cut, reading::all());
    account_rows::Rows rows(read, cut, "accounts");
    rows.add_accounts();
    return rows.take();
}

GEVINST_INLINE View handover_view(const BusinessCase& business_case, const Cut& cut) {
    const BusinessCase read = reading::read(business_case, cut, reading::cash());
    account_rows::Rows rows(read, cut, "handover");
    rows.add_handovers();
    return rows.take();
}

GEVINST_INLINE FigureTable accounts(const BusinessCase& business_case, const Cut& cut) {
    return evaluate(accounts_view(business_case, cut));
}

GEVINST_INLINE FigureTable handover(const BusinessCase& business_case, const Cut& cut) {
    return evaluate(handover_view(business_case, cut));
}

}  // namespace gevinst::inline v0
