// SPDX-License-Identifier: Apache-2.0
// Postings: each line is posted from one account to another, by kind, so that every kind sums to zero over accounts.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/case/line.hpp"
#include "gevinst/case/shares.hpp"
#include "gevinst/expression/rewrite.hpp"

namespace gevinst::inline v0 {

/// What is posted. Money and time are never added together; a benefit's money and its time are the same thing twice.
enum class PostingKind : std::uint8_t { money, staff_years, staff_time, patient_time, waiting, count };

/// A yearly amount, 0 or more as a rule, that goes from one account to another.
struct Posting {
    PostingKind kind;
    Accounts from;
    Accounts to;
    Expression amount;
    IndexSet elements;     ///< the indexes it is posted by; the amount runs over exactly these
    std::string category;  ///< of money spent
    std::string fate;      ///< of a benefit
    bool gain = false;     ///< posted by a benefit
    bool cash = true;      ///< lowers or raises somebody's spending
    std::optional<StaffGroup> staff;
    std::size_t initiative = 0;
    std::size_t line = 0;
};

namespace posting {

[[nodiscard]] inline Expression active_share(const Line& line, const InitiativeInfo& initiative) {
    const Expression end = line.end ? min(initiative.end, *line.end) : initiative.end;
    return apply_to<operations::ActiveShare>(initiative.start, end);
}

// Every term of the amount is a `once` or `during`, whose amounts stand for themselves.
[[nodiscard]] inline bool is_lump(const Node& node) {
    using namespace operations;
    if (!node.lump) return false;
    if (is_operation<Once>(node) || is_operation<During>(node)) return true;
    const bool any_will_do = is_operation<Multiply>(node) || is_operation<Divide>(node);
    bool all = true;
    bool any = false;
    for (const NodePtr& operand : node.operands) {
        const bool lump = is_lump(*operand);
        const bool zero = operand->kind == NodeKind::literal && operand->number == 0;
        all &= lump || zero;
        any |= lump;
    }
    return any_will_do ? any : all;
}

/// The amount that is posted: a yearly amount by the share of the year's months that is active, a `once` or `during` whole
/// in any year that is active at all. Throws CaseError for a formula in which the two cannot be told apart.
[[nodiscard]] inline Expression prorated(const Expression& amount, const Expression& share) {
    using namespace operations;
    const Node& node = *amount.node();
    if (!node.lump) return amount * share;
    if (is_lump(node)) return amount * (share > Expression(0));
    if (is_operation<Add>(node) || is_operation<Subtract>(node) || is_operation<Negate>(node)) {
        std::vector<NodePtr> terms;
        for (const NodePtr& operand : node.operands) terms.push_back(prorated(Expression(operand), share).node());
        return apply_operation(node.operation, std::move(terms));
    }
    throw CaseError("in " + operand_text(node) +
                    " amounts for a full year and amounts that stand for themselves (once, during) are mixed in a way that "
                    "cannot be posted: write them as a sum, or as two lines");
}

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

/// The postings of a line. Throws CaseError or UnitError that names the line.
[[nodiscard]] inline std::vector<Posting> of_line(const Line& line, const InitiativeInfo& initiative) {
    const Expression share = active_share(line, initiative);
    const IndexSet elements = elements_of(line, initiative);
    std::vector<Posting> postings;
    const auto post = [&](PostingKind kind, const Accounts& from, const Accounts& to, const Expression& amount) -> Posting& {
        Posting& made = postings.emplace_back(Posting{kind, from, to, over_elements(amount, elements), elements, line.category,
                                                      {}, false, true, line.staff, 0, 0});
        return made;
    };
    const auto bound = [&](const Expression& x) { return bind_start(x, initiative.start); };
    const Expression amount = bound(line.amount);
    switch (line.kind) {
        case LineKind::cost:
            post(PostingKind::money, line.party, boundary_suppliers(), prorated(amount, share));
            break;
        case LineKind::staff: {
            const Expression staff_years = prorated(amount, share);
            post(PostingKind::staff_years, boundary_labour(), line.party, staff_years);
            post(PostingKind::money, line.party, boundary_labour(), staff_years * bound(*line.rate));
            break;
        }
        case LineKind::benefit: {
            std::vector<Expression> factors{amount};
            for (const Link& link : line.chain) factors.push_back(bound(link.share));
            const Expression at_hand = prorated(product_of(factors), share);
            const PostingKind kind = kind_of(amount.dimension());
            const Accounts source = kind == PostingKind::money ? boundary_suppliers() : boundary_time();
            if (line.fate.empty()) {
                post(kind, source, line.party, at_hand).gain = true;
                break;
            }
            for (const FateShare& fate : resolved_fates(line.fate)) {
                const Expression part = at_hand * bound(*fate.share);
                Posting& quantity = post(kind, source, line.party, part);
                quantity.gain = true;
                quantity.fate = fate.fate.name();
                quantity.cash = fate.fate.cash();
                if (kind == PostingKind::money) continue;  // the quantity is the money already
                const std::optional<Expression> value = value_of_fate(line, fate.fate);
                if (!value) continue;
                Posting& money = post(PostingKind::money, boundary_suppliers(), line.party, part * bound(*value));
                money.gain = true;
                money.fate = fate.fate.name();
                money.cash = fate.fate.cash();
            }
            break;
        }
    }
    return postings;
}

}  // namespace posting
}  // namespace gevinst::inline v0
