// SPDX-License-Identifier: Apache-2.0
// Postings: each line is posted from one account to another, by kind, so that every kind sums to zero over accounts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/case/line.hpp"

namespace gevinst::inline v0 {

/// What is posted. Money and time are never added together; a benefit's money and its time are the same thing twice.
enum class PostingKind : std::uint8_t { money, staff_years, staff_time, patient_time, waiting, count };

/// A yearly amount, 0 or more as a rule, that goes from one account to another.
struct Posting {
    PostingKind kind;
    LineKind word;  ///< of the line that posts it
    Accounts from;
    Accounts to;
    Expression amount;
    IndexSet elements;                        ///< the indexes it is posted by; the amount runs over exactly these
    std::string category{};                   ///< of money spent
    std::string fate{};                       ///< of a benefit or burden
    bool cash = true;                         ///< lowers or raises somebody's spending
    bool taken_over = false;                  ///< a cost after its handover
    std::optional<Expression> staff_years{};  ///< of staff time: what it is in staff-years of its group
    std::size_t initiative = 0;
    std::size_t line = 0;
};

/// Whether a posting is staff-years that are hired, not freed or taken.
[[nodiscard]] inline bool is_hired(const Posting& posting) {
    return posting.kind == PostingKind::staff_years && posting.word == LineKind::staff;
}
/// Whether a posting is money that is spent: not gained, and not the value of a fate that is not cash.
[[nodiscard]] inline bool is_spent(const Posting& posting) {
    return posting.kind == PostingKind::money && posting.word != LineKind::benefit && posting.cash;
}

/// How the amounts of a year are posted: by the months that are active; as if every year that is active were a full one; or
/// only what goes on after the horizon, without amounts that stand for themselves.
enum class YearsPosted : std::uint8_t { active, full, permanent };

/// What a line posts, and what it claims of a resource a year, before its chain.
struct LinePosted {
    std::vector<Posting> postings;
    std::optional<Expression> claim{};
};

namespace posting {

/// What a line posts; `where` names it. Throws CaseError or UnitError for a line that cannot be posted.
[[nodiscard]] LinePosted of_line(const Line& line, const InitiativeInfo& initiative, const std::string& where,
                                 YearsPosted years = YearsPosted::active);

/// What of a benefit comes true in a full year of its initiative: its potential times its chain and its own gate.
[[nodiscard]] Expression at_hand(const Line& line, const InitiativeInfo& initiative);

}  // namespace posting
}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/posting_definitions.hpp"
#endif
