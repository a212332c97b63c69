// SPDX-License-Identifier: Apache-2.0
// Gates: a line or an initiative that is there only in some futures, as after a validation that may fail.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/shares.hpp"
#include "gevinst/expression/rewrite.hpp"

namespace gevinst::inline v0::gate {

/// The year from which on a gate counts: the last in which something it depends on is decided. None: it always does.
[[nodiscard]] inline std::optional<int> decided(const Expression& given) {
    std::optional<int> last;
    for (const NodePtr& assumption : assumptions_of(given))
        if (const std::optional<int> year = assumption->assumption().decided) last = std::max(last.value_or(*year), *year);
    return last;
}

/// The share of a year's amounts that is posted under a gate: all of it before the gate is decided, since what is spent
/// before stays.
[[nodiscard]] inline Expression factor(const Expression& given, const std::string& where, const Expression& active) {
    const Expression share = checked_share(given, "the gate of " + where, active);
    const std::optional<int> year = decided(given);
    if (!year) return share;
    return choose(step(Moment(*year), Expression(1)) > Expression(0), share, Expression(1));
}

/// Throws CaseError or UnitError for the gate of an initiative that is no share, whether lines stand under it or not.
inline void require_gate(const InitiativeInfo& initiative) {
    if (!initiative.given) return;
    about_argument("given", [&] { require_share(bind_start(*initiative.given, initiative.start), "the gate of '" + initiative.name + "'"); });
}

/// The share of a line under its initiative's gate and its own. None: it has no gate.
[[nodiscard]] inline std::optional<Expression> factor_of(const Line& line, const InitiativeInfo& initiative,
                                                         const std::string& where, const Expression& active) {
    std::optional<Expression> result;
    if (initiative.given) result = factor(bind_start(*initiative.given, initiative.start), "'" + initiative.name + "'", active);
    if (!line.given) return result;
    const Expression own =
        about_argument("given", [&] { return factor(bind_start(*line.given, initiative.start), where, active); });
    return result ? *result * own : own;
}

}  // namespace gevinst::inline v0::gate
