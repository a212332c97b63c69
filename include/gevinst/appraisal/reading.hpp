// SPDX-License-Identifier: Apache-2.0
// Reading the money of a case in other prices, and in one currency: the same case with each posting converted.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "gevinst/appraisal/cut.hpp"
#include "gevinst/case/posting.hpp"

namespace gevinst::inline v0::reading {

/// The money that a view shows.
struct Shown {
    std::function<bool(const Posting&)> posting;
    bool appropriations = false;
    bool commitments = false;
    bool anyone = false;    ///< of all accounts, whatever the cut is
    bool each_side = true;  ///< what goes from one account to another too; else it cancels where both are inside
};
[[nodiscard]] inline Shown spent() {
    return {.posting = [](const Posting& posting) { return is_spent(posting); }, .appropriations = true, .each_side = false};
}
[[nodiscard]] inline Shown cash() {
    return {.posting = [](const Posting& posting) { return posting.cash; }};
}
[[nodiscard]] inline Shown all() {
    return {.posting = [](const Posting&) { return true; }};
}

/// The currency that a view converts to: that of its unit, else that of the exchange rates; none: it converts nothing.
[[nodiscard]] std::optional<std::string> currency(const CaseState& state, const Cut& cut);

/// The case as a view reads it: what is shown is in the prices of the cut and in one currency. Throws CaseError for a line
/// that no price index is known of. In its own prices and without exchange rates it is the case itself.
[[nodiscard]] BusinessCase read(const BusinessCase& business_case, const Cut& cut, const Shown& shown);

}  // namespace gevinst::inline v0::reading

#ifndef GEVINST_COMPILED
#include "gevinst/appraisal/reading_definitions.hpp"
#endif
