// SPDX-License-Identifier: Apache-2.0
// Lines as they are defined: what an initiative costs and what it frees; and appropriations from above.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/case/account.hpp"
#include "gevinst/case/fate.hpp"
#include "gevinst/case/staff_group.hpp"

namespace gevinst::inline v0 {

/// What is known about a line besides its figures.
struct LineNotes {
    std::string source;
    std::string owner;
    std::string note;
    std::string measure;  ///< how a benefit is measured afterwards
};

enum class LineKind : std::uint8_t { cost, staff, benefit };

/// A line of an initiative, as defined. The amount is that of a full year; posting it takes the months that are active.
struct Line {
    LineKind kind;
    std::string name;
    Expression amount;               ///< a cost, staff-years, or the potential of a benefit
    Accounts party;                  ///< the payer or receiver
    std::string category;            ///< of a cost or staff cost
    std::optional<Expression> rate;  ///< of a staff cost: money a staff-year
    std::optional<StaffGroup> staff;
    std::vector<Link> chain;
    std::vector<FateShare> fate;
    std::vector<FateValue> value;
    std::optional<Expression> until;  ///< the last year or month, where the line ends before its initiative
    LineNotes notes;
};

/// An initiative: one project from its start to its end.
struct InitiativeInfo {
    std::string name;
    Expression start;                 ///< the assumption `<name>/start`, or an expression
    std::optional<Expression> until;  ///< the last year or month; none: the end of the horizon
    IndexPtr over;                    ///< lines post by element of this index
    LineNotes notes;
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
};

}  // namespace gevinst::inline v0
