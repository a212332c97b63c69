// SPDX-License-Identifier: Apache-2.0
// Making the postings of lines.
#pragma once

#include "gevinst/case/posting.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/duration.hpp"
#include "gevinst/case/gate.hpp"
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
        : amount_(*line.amount.node()), where_(where) {
        for (const std::optional<Accounts>* party : {&line.party, &line.to})
            if (*party && (*party)->index()) add_index(split_, (*party)->index());
        if (initiative.over) add_index(split_, initiative.over);
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

/// The postings of a line while they are made.
class LinePostings {
public:
    LinePostings(const Line& line, const InitiativeInfo& initiative, const std::string& where, YearsPosted years)
        : line_(line), initiative_(initiative), where_(where), years_(years), require_split_(line, initiative, where),
          active_(duration::active_share(line, initiative)), gate_(gate::factor_of(line, initiative, where, active_)) {
        if (line.until) about_argument("until", [&] { require_split_(*line.until, "the end"); });
        if (initiative.given) require_split_(*initiative.given, "the gate");
        if (line.given) about_argument("given", [&] { require_split_(*line.given, "the gate"); });
        switch (line.kind) {
            case LineKind::cost:
            case LineKind::staff: costs(); break;
            case LineKind::benefit:
            case LineKind::burden: effects(); break;
            case LineKind::transfer: transfer(); break;
            case LineKind::outcome: outcome(); break;
        }
    }
    [[nodiscard]] LinePosted take() { return {std::move(postings_), std::move(claim_)}; }

private:
    [[nodiscard]] Expression bound(const Expression& x) const { return bind_start(x, initiative_.start); }
    [[nodiscard]] Expression gated(const Expression& x) const { return gate_ ? x * *gate_ : x; }
    // Money in the prices of the case.
    [[nodiscard]] Expression converted(const Expression& money) const { return line_.conversion ? money * *line_.conversion : money; }
    [[nodiscard]] Expression prorated(const Expression& amount) const {
        return gated(proration(active_, active_ > Expression(0))(bound(amount)));
    }
    // Amounts of a full year by the share of it, amounts that stand for themselves where `whole` is 1.
    [[nodiscard]] Proration proration(const Expression& share, const Expression& whole) const {
        if (years_ == YearsPosted::active) return {share, whole, where_};
        const bool ends = line_.until || initiative_.until;
        if (years_ == YearsPosted::permanent) return {ends ? Expression(0) : share, Expression(0), where_};
        return {share > Expression(0), whole, where_};
    }

    Posting& post(PostingKind kind, const Accounts& from, const Accounts& to, const Expression& amount) {
        IndexSet elements;
        if (from.index()) add_index(elements, from.index());
        if (to.index()) add_index(elements, to.index());
        if (initiative_.over) add_index(elements, initiative_.over);
        postings_.push_back(Posting{kind, line_.kind, from, to, over_elements(amount, elements), elements, line_.category});
        return postings_.back();
    }

    // A cost, by the payer until it is handed over and by the new one from then on.
    void costs() {
        if (line_.rate) about_argument("rate", [&] { require_split_(*line_.rate, "the rate"); });
        const Expression none = Expression(0);
        if (!line_.handover) return paid_by(*line_.party, proration(active_, active_ > none), false);
        about_argument("handover/from", [&] { require_split_(line_.handover->from, "the handover"); });
        const Expression moment = bound(line_.handover->from);
        const Expression end = duration::end_of(line_, initiative_);
        const Expression before = apply_to<operations::ActiveShare>(initiative_.start, min(end, moment));
        const Expression after = apply_to<operations::ActiveShare>(max(initiative_.start, moment), end);
        // A full year is that of whoever pays at its end; what stands for itself in the year of the handover is the first's.
        const bool full = years_ == YearsPosted::full;
        paid_by(*line_.party, proration(full ? choose(after > none, none, before) : before, before > none), false);
        paid_by(line_.handover->payer, proration(after, choose(before > none, none, after > none)), true);
    }
    void paid_by(const Accounts& payer, const Proration& posted, bool taken_over) {
        const Expression amount = gated(posted(bound(line_.amount)));
        if (line_.kind == LineKind::cost) {
            post(PostingKind::money, payer, boundary_suppliers(), converted(amount)).taken_over = taken_over;
        } else {
            post(PostingKind::staff_years, boundary_labour(), payer, amount).taken_over = taken_over;
            post(PostingKind::money, payer, boundary_labour(), converted(amount * bound(*line_.rate))).taken_over = taken_over;
        }
    }

    void transfer() { post(PostingKind::money, *line_.party, *line_.to, converted(prorated(line_.amount))); }

    void outcome() {
        post(PostingKind::count, boundary_time(), *line_.party, prorated(line_.amount)).cash = false;
    }

    // What a benefit brings or a burden takes: its quantity by fate, and the money of the fates that have a value.
    void effects() {
        std::vector<Expression> factors{potential()};
        if (!line_.resource.empty()) claim_ = over_elements(factors.front(), {});
        for (std::size_t i = 0; i < line_.chain.size(); ++i) {
            const Link& link = line_.chain[i];
            const std::string what = "the link '" + link.name + "' of " + where_;
            factors.push_back(about_link(line_, i, [&] { return checked_share(bound(link.share), what, active_); }));
        }
        if (line_.staff && kind_of(line_.amount.dimension()) == PostingKind::staff_time)
            require_split_(line_.staff->net_hours(), "the net hours");
        for (std::size_t i = 0; i < line_.chain.size(); ++i)
            about_link(line_, i, [&] { require_split_(line_.chain[i].share, "the link '" + line_.chain[i].name + "'"); });
        for (std::size_t i = 0; i < line_.fate.size(); ++i) {
            const FateShare& fate = line_.fate[i];
            if (fate.share) about_argument("fate", i, "share", [&] { require_split_(*fate.share, "the share of '" + fate.fate.name() + "'"); });
        }
        const Expression at_hand = product_of(factors);
        if (!line_.party) return;
        if (line_.fate.empty()) quantity(at_hand, nullptr);
        std::vector<FateShare> fates = line_.fate;
        for (FateShare& fate : fates)
            if (fate.share) fate.share = bound(*fate.share);
        for (const FateShare& fate : resolved_fates(fates, where_, active_)) {
            const Expression part = at_hand * *fate.share;
            quantity(part, &fate.fate);
            if (line_.amount.dimension().is_just(BaseKind::money)) continue;  // the quantity is the money already
            if (const std::optional<Expression> value = value_of_fate(line_, fate.fate)) {
                about_argument("value", [&] { require_split_(*value, "the value of '" + fate.fate.name() + "'"); });
                effect(PostingKind::money, boundary_suppliers(), part * bound(*value), &fate.fate);
            }
        }
    }
    // The potential as it is posted. One that may turn negative is checked on every run.
    [[nodiscard]] Expression potential() const {
        const Expression amount = bound(line_.amount);
        const Expression posted = prorated(line_.amount);
        if (fit_in_range(amount, 0, std::numeric_limits<double>::infinity()).fit == Fit::inside) return posted;
        const std::string what = line_.kind == LineKind::benefit ? "the potential " : "the amount ";
        return not_negative(posted, checked_thing(what + operand_text(*line_.amount.node()) + " of " + where_));
    }
    void quantity(const Expression& amount, const Fate* fate) {
        const PostingKind kind = kind_of(line_.amount.dimension());
        Posting& made = effect(kind, kind == PostingKind::money ? boundary_suppliers() : boundary_time(), amount, fate);
        if (kind == PostingKind::staff_time)
            made.staff_years = over_elements(amount / line_.staff->net_hours(), made.elements);
    }
    // A benefit comes from the boundary, a burden goes there.
    Posting& effect(PostingKind kind, const Account& boundary, const Expression& amount, const Fate* fate) {
        const Accounts other = boundary;
        const bool gain = line_.kind == LineKind::benefit;
        Posting& made = post(kind, gain ? other : *line_.party, gain ? *line_.party : other, amount);
        made.cash = fate != nullptr && fate->cash();
        if (fate != nullptr) made.fate = fate->name();
        return made;
    }

    const Line& line_;
    const InitiativeInfo& initiative_;
    const std::string& where_;
    YearsPosted years_;
    SplitCheck require_split_;
    Expression active_;
    std::optional<Expression> gate_;
    std::vector<Posting> postings_;
    std::optional<Expression> claim_;
};

GEVINST_INLINE LinePosted of_line(const Line& line, const InitiativeInfo& initiative, const std::string& where,
                                  YearsPosted years) {
    return LinePostings(line, initiative, where, years).take();
}

GEVINST_INLINE Expression at_hand(const Line& line, const InitiativeInfo& initiative) {
    std::vector<Expression> factors{line.amount};
    if (line.given) factors.push_back(*line.given);
    for (const Link& link : line.chain) factors.push_back(link.share);
    return bind_start(product_of(factors), initiative.start);
}

}  // namespace posting

}  // namespace gevinst::inline v0
