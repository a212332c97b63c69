// SPDX-License-Identifier: Apache-2.0
// Making the postings of lines.
#pragma once

#include "gevinst/case/posting.hpp"

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/duration.hpp"
#include "gevinst/case/proration.hpp"
#include "gevinst/case/shares.hpp"
#include "gevinst/config.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/rewrite.hpp"

namespace gevinst::inline v0 {

namespace posting {

[[nodiscard]] inline PostingKind kind_of(const AnyDimension& dimension) {
    if (dimension.is_just(BaseKind::money)) return PostingKind::money;
    if (dimension.is_just(BaseKind::labour)) return PostingKind::staff_years;
    if (dimension.is_just(BaseKind::worked_time)) return PostingKind::staff_time;
    if (dimension.is_just(BaseKind::patient_time)) return PostingKind::patient_time;
    if (dimension.is_just(BaseKind::waiting)) return PostingKind::waiting;
    return PostingKind::count;
}

[[nodiscard]] inline IndexSet elements_of(const Line& line, const InitiativeInfo& initiative) {
    IndexSet elements;
    if (line.party.index()) add_index(elements, line.party.index());
    if (initiative.over) add_index(elements, initiative.over);
    return elements;
}

/// The amount over exactly the indexes it is posted by: other indexes are summed, an element of the initiative's index
/// that the amount does not tell apart takes the amount each.
[[nodiscard]] inline Expression over_elements(Expression amount, const IndexSet& elements) {
    for (const IndexPtr& index : IndexSet(amount.indexes()))
        if (!has_index(elements, *index)) amount = sum(amount, index);
    for (const IndexPtr& index : elements)
        if (!has_index(amount.indexes(), *index))
            amount = by_elements(index, std::vector<Expression>(index->size(), amount));
    return amount;
}

/// Throws CaseError for a factor by label on an amount that does not tell the labels apart: the whole amount would be
/// posted once a label.
class SplitCheck {
public:
    SplitCheck(const Line& line, const InitiativeInfo& initiative, const std::string& where)
        : amount_(*line.amount.node()), split_(elements_of(line, initiative)), where_(where) {
        for (const IndexPtr& index : amount_.index_set()) add_index(split_, index);
    }
    void operator()(const Expression& factor, const std::string& what) const {
        for (const IndexPtr& index : factor.indexes())
            if (!has_index(split_, *index))
                throw CaseError(what + " of " + where_ + " is given by '" + index->name() + "', but the amount " +
                                operand_text(amount_) + " is not: give it by label too, or let the initiative run over '" +
                                index->name() + "' if each label has the whole amount");
    }

private:
    const Node& amount_;
    IndexSet split_;
    const std::string& where_;
};

// What a benefit posts: its quantity by fate, and the money of the fates that have a value.
class BenefitPostings {
public:
    BenefitPostings(const Line& line, const InitiativeInfo& initiative, const std::string& where)
        : line_(line), start_(initiative.start), elements_(elements_of(line, initiative)),
          kind_(kind_of(line.amount.dimension())) {
        const Expression active = duration::active_share(line, initiative);
        std::vector<Expression> factors{potential(active, where)};
        for (const Link& link : line.chain)
            factors.push_back(checked_share(bound(link.share), "the link '" + link.name + "' of " + where, active));
        const SplitCheck require_split(line, initiative, where);
        if (line.until) require_split(*line.until, "the end");
        if (line.staff && kind_ == PostingKind::staff_time) require_split(line.staff->net_hours(), "the net hours");
        for (const Link& link : line.chain) require_split(link.share, "the link '" + link.name + "'");
        for (const FateShare& fate : line.fate)
            if (fate.share) require_split(*fate.share, "the share of '" + fate.fate.name() + "'");
        const Expression at_hand = product_of(factors);
        if (line.fate.empty()) quantity(at_hand, nullptr);
        std::vector<FateShare> fates = line.fate;
        for (FateShare& fate : fates)
            if (fate.share) fate.share = bound(*fate.share);
        for (const FateShare& fate : resolved_fates(fates, where, active)) {
            const Expression part = at_hand * *fate.share;
            quantity(part, &fate.fate);
            if (kind_ == PostingKind::money) continue;  // the quantity is the money already
            if (const std::optional<Expression> value = value_of_fate(line, fate.fate)) {
                require_split(*value, "the value of '" + fate.fate.name() + "'");
                money(part * bound(*value), fate.fate);
            }
        }
    }
    [[nodiscard]] std::vector<Posting> take() { return std::move(postings_); }

private:
    Expression bound(const Expression& x) const { return bind_start(x, start_); }

    // The potential as it is posted. One that may turn negative is checked on every run.
    Expression potential(const Expression& active, const std::string& where) const {
        const Expression amount = bound(line_.amount);
        const Expression posted = Proration(active, where)(amount);
        if (fit_in_range(amount, 0, std::numeric_limits<double>::infinity()).fit == Fit::inside) return posted;
        return not_negative(posted,
                            checked_thing("the potential " + operand_text(*line_.amount.node()) + " of " + where));
    }
    void quantity(const Expression& amount, const Fate* fate) {
        const Accounts source = kind_ == PostingKind::money ? boundary_suppliers() : boundary_time();
        Posting& made = post(kind_, source, amount, fate);
        if (kind_ == PostingKind::staff_time)
            made.staff_years = over_elements(amount / line_.staff->net_hours(), elements_);
    }
    void money(const Expression& amount, const Fate& fate) {
        post(PostingKind::money, boundary_suppliers(), amount, &fate);
    }
    Posting& post(PostingKind kind, const Accounts& from, const Expression& amount, const Fate* fate) {
        Posting& made = postings_.emplace_back(
            Posting{kind, from, line_.party, over_elements(amount, elements_), elements_, {}, {}});
        made.gain = true;
        made.cash = fate != nullptr && fate->cash();
        if (fate != nullptr) made.fate = fate->name();
        return made;
    }

    const Line& line_;
    const Expression& start_;
    IndexSet elements_;
    PostingKind kind_;
    std::vector<Posting> postings_;
};

GEVINST_INLINE std::vector<Posting> of_line(const Line& line, const InitiativeInfo& initiative,
                                            const std::string& where) {
    if (line.kind == LineKind::benefit) return BenefitPostings(line, initiative, where).take();
    const IndexSet elements = elements_of(line, initiative);
    const SplitCheck require_split(line, initiative, where);
    if (line.until) require_split(*line.until, "the end");
    if (line.rate) require_split(*line.rate, "the rate");
    const Proration prorated(duration::active_share(line, initiative), where);
    const Expression amount = prorated(bind_start(line.amount, initiative.start));
    std::vector<Posting> postings;
    const auto post = [&](PostingKind kind, const Accounts& from, const Accounts& to, const Expression& posted) {
        postings.push_back(Posting{kind, from, to, over_elements(posted, elements), elements, line.category, {}});
    };
    if (line.kind == LineKind::cost) {
        post(PostingKind::money, line.party, boundary_suppliers(), amount);
    } else {
        post(PostingKind::staff_years, boundary_labour(), line.party, amount);
        post(PostingKind::money, line.party, boundary_labour(), amount * bind_start(*line.rate, initiative.start));
    }
    return postings;
}

}  // namespace posting

}  // namespace gevinst::inline v0
