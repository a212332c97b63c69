// SPDX-License-Identifier: Apache-2.0
// Defining resources and commitments, and finding resources that are claimed beyond what they have.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/define_prices.hpp"
#include "gevinst/case/line_checks.hpp"
#include "gevinst/case/posting_definitions.hpp"
#include "gevinst/case/stated_times.hpp"

namespace gevinst::inline v0::define {

/// The staff group of the case. Throws CaseError when the case has none of that name, or another one.
[[nodiscard]] inline const StaffGroup& own_staff_group(const CaseState& state, const StaffGroup& group) {
    std::vector<std::string> names;
    for (const StaffGroup& own : state.staff_groups) {
        names.push_back(own.name());
        if (own.name() != group.name()) continue;
        // As far as the figures are assumptions of this case, perhaps changed since, the group is the same one.
        static_cast<void>(adopted(state, group.pay()));
        static_cast<void>(adopted(state, group.net_hours()));
        return own;
    }
    throw CaseError("the case '" + state.name + "' has no staff group '" + group.name() + "'" +
                    name_advice(group.name(), names));
}

/// The resource of a name. Throws CaseError with what may have been meant.
[[nodiscard]] inline const Resource& resource_named(const CaseState& state, const std::string& name) {
    std::vector<std::string> names;
    for (const Resource& resource : state.resources) {
        if (resource.name == name) return resource;
        names.push_back(resource.name);
    }
    throw CaseError("the case '" + state.name + "' has no resource '" + name + "'" + name_advice(name, names));
}

/// The case's own resource for one that was made by it or a copy of it.
[[nodiscard]] inline const Resource& own_resource(const CaseState& state, const Resource& resource) {
    const Resource& own = resource_named(state, resource.name);
    static_cast<void>(adopted(state, resource.capacity));
    return own;
}

/// Throws CaseError for a resource whose figures are of the wrong unit or sure to be negative.
inline void require_resource(const Resource& resource) {
    const std::string of = " of the resource '" + resource.name + "'";
    const auto require = [&](const Expression& x, const std::string& what) {
        require_dimension(x, BaseKind::worked_time, what + of, "worked time a year");
        require_not_negative(x, what + of, "it is hours a year");
        if (x.node()->uses_start)
            throw CaseError(what + of + " uses 'start': a resource is the same for all initiatives");
    };
    about_argument("capacity", [&] { require(resource.capacity, "the capacity"); });
    if (resource.already_freed) about_argument("already_freed", [&] { require(*resource.already_freed, "what is freed already"); });
}

/// Throws CaseError when more is sure to be claimed of a resource than it has: by lines that are there in the last year,
/// whatever the assumptions turn out to be.
inline void require_not_over_claimed(const CaseState& state, const Resource& resource) {
    // Hours are never below zero, also where the least of them is not known.
    const auto least = [](const Expression& x) { return std::max(bounds_of(x).low, 0.0); };
    double claimed = resource.already_freed ? least(posting::over_elements(*resource.already_freed, {})) : 0;
    std::string lines;
    for (const auto& posted : state.lines) {
        const Line& line = posted->line;
        const InitiativeInfo& initiative = *state.initiatives[posted->initiative];
        const bool stays = !line.until && !initiative.until && !line.given && !initiative.given && !line.amount.node()->lump;
        if (line.resource != resource.name || !stays) continue;
        const Expression whole = posting::over_elements(bind_start(line.amount, initiative.start), {});
        claimed += least(whole);
        lines += (lines.empty() ? "'" : ", '") + line_path(initiative, line.name) + "'";
    }
    const Expression capacity = posting::over_elements(resource.capacity, {});
    if (claimed <= bounds_of(capacity).high * (1 + share_rounding)) return;
    const auto hours = [&](double base) { return text::with_unit(number_text(AnyUnit(units::staff_hour).from_base(base)), units::staff_hour); };
    throw CaseError("the resource '" + resource.name + "' is over-claimed: " + lines + " claim, with what is freed already, " +
                    hours(claimed) + " a year or more, and it has " + hours(bounds_of(capacity).high) +
                    " at most: an hour can be freed once");
}

inline Resource resource(CaseState& state, Resource made) {
    about_argument("name", [&] {
        require_name(state, made.name, "a resource");
        for (const Resource& other : state.resources)
            if (other.name == made.name)
                throw CaseError("the case '" + state.name + "' has a resource '" + made.name + "' already");
    });
    if (made.account) made.account = about_argument("account", [&] { return own_account(state, *made.account); });
    if (made.staff) made.staff = about_argument("staff", [&] { return own_staff_group(state, *made.staff); });
    if (is_bare_missing(made.capacity)) made.capacity = times_unit(made.capacity, units::staff_hour);
    if (made.already_freed && is_bare_missing(*made.already_freed)) made.already_freed = times_unit(*made.already_freed, units::staff_hour);
    require_resource(made);
    NewAssumptions assumptions(state);
    made.capacity = assumptions.named(made.capacity, made.name + "/capacity");
    if (made.already_freed) made.already_freed = about_argument("already_freed", [&] { return assumptions.named(*made.already_freed, made.name + "/already freed"); });
    about_argument("capacity", [&] {
        stated_times::require_within_horizon(made.capacity, state.horizon, "the resource '" + made.name + "'");
    });
    assumptions.add();
    return state.resources.emplace_back(std::move(made));
}

/// Throws CaseError or UnitError for a commitment that cannot be held against cash.
inline void require_commitment(const CaseState& state, const Commitment& commitment) {
    const std::string where = "the commitment '" + line_path(*state.initiatives[commitment.initiative], commitment.name) + "'";
    require_dimension(commitment.amount, BaseKind::money, where, "money a year");
    require_not_negative(commitment.amount, where, "a booked cut is stated as what is cut, above zero");
    stated_times::require_within_horizon(commitment.amount, state.horizon, where);
}

inline void commitment(CaseState& state, Commitment made) {
    about_argument("name", [&] { require_name(made.name, "a commitment"); });
    const std::string path = line_path(*state.initiatives[made.initiative], made.name);
    for (const Commitment& other : state.commitments)
        if (other.initiative == made.initiative && other.name == made.name)
            throw error_about("name", CaseError("the commitment '" + path + "' is defined twice"));
    about_argument("account", [&] { require_own_accounts(state, made.accounts); });
    made.amount = adopted(state, made.amount);
    if (!made.index.empty()) about_argument("index", [&] { static_cast<void>(price_index_named(state, made.index)); });
    about_argument("amount", [&] { require_commitment(state, made); });
    NewAssumptions assumptions(state);
    made.amount = assumptions.named(made.amount, path + "/booked");
    assumptions.add();
    state.commitments.push_back(std::move(made));
}

}  // namespace gevinst::inline v0::define
