// SPDX-License-Identifier: Apache-2.0
// What lines and guards are called.
#pragma once

#include "gevinst/case/line.hpp"

#include <string>
#include <string_view>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::string_view line_word(LineKind kind) {
    switch (kind) {
        case LineKind::cost: return "cost";
        case LineKind::staff: return "staff";
        case LineKind::benefit: return "benefit";
        case LineKind::burden: return "burden";
        case LineKind::transfer: return "transfer";
        case LineKind::outcome: break;
    }
    return "outcome";
}

GEVINST_INLINE std::string guard_text(const Guard& guard) {
    return (guard.side == GuardSide::not_above ? "not above " : "not below ") + formula_text(guard.limit);
}

}  // namespace gevinst::inline v0
