// SPDX-License-Identifier: Apache-2.0
// Making the rows of resources and commitments.
#pragma once

#include "gevinst/appraisal/claims.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "gevinst/appraisal/reading.hpp"
#include "gevinst/appraisal/selection.hpp"
#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

namespace claim_rows {

/// A view whose groups are the things that are claimed, not labels.
[[nodiscard]] inline View view_by(const BusinessCase& business_case, const Cut& cut, const std::string& key,
                                  const std::string& by, selection::MoneyShown shown) {
    if (cut.by)
        throw CaseError("the table is by " + by + ": it is not cut by '" + cut.by->name() + "' too");
    View view = selection::empty_view(business_case, cut, key, shown);
    view.by = by;
    return view;
}

/// Adds rows of one group, all but the last in one unit and the last a share of futures.
class Group {
public:
    Group(View& view, std::string name, AnyUnit unit) : view_(view), name_(std::move(name)), unit_(std::move(unit)) {}
    void add(const char* key, const Expression& amount, bool is_total = false) {
        view_.rows.push_back({key, label_of(key, view_.language), name_, unit_, amount, true, is_total});
    }
    void add_event(const char* key, const Expression& event) {
        view_.rows.push_back({key, label_of(key, view_.language), name_, units::percent, event, false});
    }

private:
    View& view_;
    std::string name_;
    AnyUnit unit_;
};

}  // namespace claim_rows

GEVINST_INLINE View resources_view(const BusinessCase& business_case, const Cut& cut) {
    View view = claim_rows::view_by(business_case, cut, "resources", "resource", selection::MoneyShown::none);
    const CaseState& state = business_case.state();
    const Expression none = AnyQuantity{0, units::staff_hour};
    for (const Resource& resource : state.resources) {
        if (cut.account && !(resource.account && resource.account->is_within(cut.account->name))) continue;
        selection::Terms claimed;
        for (const auto& line : state.lines) {
            const bool is_seen = !cut.initiative || state.initiatives[line->initiative]->name == cut.initiative->name;
            if (is_seen && line->line.resource == resource.name) claimed.add(line->claim);
        }
        const Expression capacity = posting::over_elements(resource.capacity, {});
        const Expression freed = posting::over_elements(resource.already_freed.value_or(none), {});
        const Expression claim = claimed.sum().value_or(none);
        claim_rows::Group group(view, resource.name, units::staff_hour);
        group.add("capacity_hours", capacity);
        group.add("already_freed", freed);
        group.add("claimed", claim);
        group.add("left", capacity - freed - claim, true);
        // What sums to the capacity but for rounding is not more than it.
        group.add_event("over_claimed", freed + claim > capacity * Expression(1 + share_rounding));
    }
    return view;
}

GEVINST_INLINE View commitments_view(const BusinessCase& stated_case, const Cut& cut) {
    reading::Shown shown = reading::cash();
    shown.posting = [](const Posting& posting) { return posting.word == LineKind::benefit && posting.cash; };
    shown.commitments = shown.anyone = true;
    const BusinessCase business_case = reading::read(stated_case, cut, shown);
    // With exchange rates the money is in one currency when it is read; without them two have no sum.
    const bool converts = !business_case.state().exchange_rates.empty();
    const auto money = converts ? selection::MoneyShown::none : selection::MoneyShown::cash;
    View view = claim_rows::view_by(business_case, cut, "commitments", "commitment", money);
    const CaseState& state = business_case.state();
    for (const Commitment& commitment : state.commitments) {
        const InitiativeInfo& initiative = *state.initiatives[commitment.initiative];
        const auto is_seen = [&](const Account& account) { return selection::inside(cut, account); };
        if (!std::any_of(commitment.accounts.begin(), commitment.accounts.end(), is_seen)) continue;
        if (cut.initiative && cut.initiative->name != initiative.name) continue;
        const selection::Inside inside = [&](const Account& account) {
            return std::any_of(commitment.accounts.begin(), commitment.accounts.end(),
                               [&](const Account& booked) { return account.is_within(booked.name()); });
        };
        selection::Terms cash;
        selection::for_each_posting(state, {.initiative = initiative.name}, [&](const Posting& posting) {
            if (posting.kind == PostingKind::money && posting.word == LineKind::benefit && posting.cash)
                cash.add(selection::net_inflow(posting, posting.amount, inside));
        });
        const Expression booked = posting::over_elements(bind_start(commitment.amount, initiative.start), {});
        const Expression realised = cash.sum().value_or(AnyQuantity{0, view.unit});
        claim_rows::Group group(view, initiative.name + "/" + commitment.name, view.unit);
        group.add("booked", booked);
        group.add("realised", realised);
        group.add("difference", realised - booked, true);
        group.add_event("kept", realised >= booked * Expression(1 - share_rounding));
    }
    return view;
}

GEVINST_INLINE FigureTable resources(const BusinessCase& business_case, const Cut& cut) {
    return evaluate(resources_view(business_case, cut));
}

GEVINST_INLINE FigureTable commitments(const BusinessCase& business_case, const Cut& cut) {
    return evaluate(commitments_view(business_case, cut));
}

}  // namespace gevinst::inline v0
