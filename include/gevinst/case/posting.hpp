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
    Accounts from;
    Accounts to;
    Expression amount;
    IndexSet elements;                        ///< the indexes it is posted by; the amount runs over exactly these
    std::string category;                     ///< of money spent
    std::string fate;                         ///< of a benefit
    bool gain = false;                        ///< posted by a benefit
    bool cash = true;                         ///< lowers or raises somebody's spending
    std::optional<Expression> staff_years{};  ///< of staff time: what it is in staff-years of its group
    std::size_t initiative = 0;
    std::size_t line = 0;
};

namespace posting {

/// The postings of a line; `where` names it. Throws CaseError or UnitError for a line that cannot be posted.
[[nodiscard]] std::vector<Posting> of_line(const Line& line, const InitiativeInfo& initiative,
                                           const std::string& where);

}  // namespace posting
}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/posting_definitions.hpp"
#endif
