// SPDX-License-Identifier: Apache-2.0
// Lines as they are defined: what an initiative costs, frees and takes; and appropriations from above.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/case/account.hpp"
#include "gevinst/case/fate.hpp"
#include "gevinst/case/staff_group.hpp"

namespace gevinst::inline v0 {

/// What forms and registers ask of a line besides; it is kept, and no view uses it yet.
struct LineRecord {
    std::string nature{};       ///< `one-off` or `permanent`
    std::string ceiling{};      ///< `running` or `capital`: the ceiling that the money counts against
    std::string purse{};        ///< who finances it
    std::string vat{};
    std::string baseline{};     ///< what was measured before
    std::string target{};       ///< what is to be measured afterwards
    std::string evidence{};
    std::string accepted_by{};  ///< who has agreed to bring the benefit about
    std::string accepted_on{};
    bool operator==(const LineRecord&) const = default;
};

/// What is known about a line besides its figures.
struct LineNotes {
    std::string source{};
    std::string owner{};
    std::string note{};
    std::string measure{};  ///< how a benefit is measured afterwards
    LineRecord record{};
};

/// The word a line is defined by.
enum class LineKind : std::uint8_t { cost, staff, benefit, burden, transfer, outcome };
[[nodiscard]] std::string_view line_word(LineKind kind);

/// From a point in time on a cost is paid by other accounts.
struct Handover {
    Expression from;
    Accounts payer;
};

/// What is compared to get a potential.
struct Comparison {
    Expression before;
    Expression after;
};

/// The benefit whose chain another continues, and how much of the other comes of a unit of it.
struct Continued {
    std::string of;  ///< a benefit of the same initiative
    Expression per;
    std::size_t links = 0;  ///< at the head of the chain: those of that benefit
};

/// The side of a limit on which an outcome is to stay.
enum class GuardSide : std::uint8_t { not_above, not_below };
struct Guard {
    GuardSide side;
    Expression limit;
};
[[nodiscard]] inline Guard not_above(Expression limit) { return {GuardSide::not_above, std::move(limit)}; }
[[nodiscard]] inline Guard not_below(Expression limit) { return {GuardSide::not_below, std::move(limit)}; }
/// `not above 5 exam`.
[[nodiscard]] std::string guard_text(const Guard& guard);

/// A line of an initiative, as defined. The amount is that of a full year; posting it takes the months that are active.
struct Line {
    LineKind kind;
    std::string name;
    Expression amount;  ///< a cost, staff-years, the potential of a benefit, or what is taken, transferred or counted
    std::optional<Accounts> party{};   ///< payer, receiver or bearer; none: a benefit that only drives others
    std::optional<Accounts> to{};      ///< the receiver of a transfer
    std::string category{};            ///< of money spent
    std::optional<Expression> rate{};  ///< of a staff cost: money a staff-year
    std::optional<StaffGroup> staff{};
    std::vector<Link> chain{};
    std::vector<FateShare> fate{};
    std::vector<FateValue> value{};
    std::optional<Expression> until{};       ///< the last year or month, where the line ends before its initiative
    std::optional<Expression> given{};       ///< a gate: the share of futures in which the line is there
    std::optional<Handover> handover{};      ///< of a cost or staff cost
    std::optional<Comparison> comparison{};  ///< of a benefit whose potential is before less after
    std::optional<Continued> continued{};    ///< of a benefit that continues another
    std::optional<Guard> guard{};            ///< of an outcome
    std::string resource{};                  ///< that a benefit frees hours of
    LineNotes notes{};
    std::optional<PriceBasis> prices{};      ///< that the money is stated in, where it says so
    std::string index{};                     ///< the price index that the money follows, where it says so
    std::optional<Expression> conversion{};  ///< follows: what the money is multiplied by to be in the prices of the case
};

/// An initiative: one project from its start to its end.
struct InitiativeInfo {
    std::string name;
    Expression start;                 ///< the assumption `<name>/start`, or an expression
    std::optional<Expression> until;  ///< the last year or month; none: the end of the horizon
    IndexPtr over;                    ///< lines post by element of this index
    LineNotes notes;
    std::optional<Expression> given{};   ///< a gate: the share of futures in which its lines are there
    std::optional<Expression> end{};     ///< follows from `until`: the first month that is not active any more
    std::optional<Expression> active{};  ///< follows: the share of each year's months that is active
};

/// Money, and perhaps staff-years, set aside on an account from above. Not a cost.
struct Appropriation {
    Account account;
    std::string category;
    Expression amount;
    std::optional<Expression> staff;
    LineNotes notes;
    std::string index{};  ///< the price index that the money follows, where it says so
    std::string name{};   ///< tells those of one category on one account apart; none: the name of the account
};

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/line_definitions.hpp"
#endif
