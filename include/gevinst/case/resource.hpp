// SPDX-License-Identifier: Apache-2.0
// Resources: staff hours that can be freed once; and commitments: budget cuts that are booked.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "gevinst/case/line.hpp"

namespace gevinst::inline v0 {

/// Worked hours a year that can be freed once. What is claimed of it is found across the case.
struct Resource {
    std::string name;
    Expression capacity;                        ///< worked time a year
    std::optional<Expression> already_freed{};  ///< by what was done before the case
    std::optional<Account> account{};
    std::optional<StaffGroup> staff{};
    LineNotes notes{};
};

/// A budget cut that is booked on accounts because of an initiative, to be held against the cash it brings.
struct Commitment {
    std::string name;
    Expression amount;  ///< money a year
    Accounts accounts;
    std::size_t initiative = 0;
    LineNotes notes{};
    std::string index{};  ///< the price index that the money follows, where it says so
};

}  // namespace gevinst::inline v0
