// SPDX-License-Identifier: Apache-2.0
// Including a case in another: its definitions become part of that one, under its name.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/state.hpp"

namespace gevinst::inline v0 {

struct IncludeOptions {
    /// Accounts of the included case, by name, and the accounts here that they are. The others are made anew.
    std::vector<std::pair<std::string, Account>> accounts{};
    /// Resources of the included case, by name, and the resources here that they are. The others are made anew.
    std::vector<std::pair<std::string, Resource>> resources{};
    int shift = 0;       ///< years by which the included initiatives start and end later, with what is relative to their starts
    std::string name{};  ///< what comes along is called `<name>/...`; none: the name of the included case
};

/// The state with all that another holds. Throws CaseError or UnitError when the other cannot be defined in this one.
[[nodiscard]] CaseState including(const CaseState& state, const CaseState& other, const IncludeOptions& options);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/include_definitions.hpp"
#endif
