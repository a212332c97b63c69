// SPDX-License-Identifier: Apache-2.0
// The fields of a case's parts by their type, and the words of its lines.
#pragma once

#include "gevinst/file/case_reader.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/file/file_message.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE IndexPtr CaseReader::index(const JsonPlace& place) const {
    const std::string& name = read_string(place);
    std::vector<std::string> names;
    for (const IndexPtr& one : scope_.indexes) {
        if (one->name() == name) return one;
        names.push_back(one->name());
    }
    throw place.error("the file has no index '" + file_message::shown(name) + "'" + v0::define::name_advice(name, names));
}

GEVINST_INLINE Account CaseReader::account(const JsonPlace& place) const {
    const std::string& name = read_string(place);
    return at(place, [&] {
        const std::size_t below = case_.state().account_by_name.contains(name) ? 0 : line_of("accounts", name);
        if (below != 0)
            throw CaseError("'" + name + "' is defined further down, in line " + std::to_string(below) +
                            ": move it above what names it");
        return case_.account_named(name);
    });
}

GEVINST_INLINE Accounts CaseReader::accounts(const JsonPlace& place) const {
    if (place.value().kind() != JsonKind::object) return account(place);
    check_keys(place, case_fields::accounts_keys);
    return accounts_by_label(place);
}

GEVINST_INLINE Accounts CaseReader::accounts_by_label(const JsonPlace& place) const {
    const IndexPtr by = index(member(place, "by"));
    std::vector<Account> made;
    if (const std::optional<JsonPlace> names = optional_member(place, "accounts")) {
        for (const JsonPlace& name : read_elements(*names)) made.push_back(account(name));
    } else {
        for (const std::string& label : by->labels()) made.push_back(at(place, [&] { return case_.account_named(label); }));
    }
    return at(place, [&] { return Accounts(by, std::move(made)); });
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::optional<Sector>& x) const {
    x = at(place, [&] { return sector_of(read_string(place)); });
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::optional<StaffGroup>& x) const {
    const std::string& name = read_string(place);
    std::vector<std::string> names;
    for (const StaffGroup& group : case_.state().staff_groups) {
        if (group.name() == name) x = group;
        names.push_back(group.name());
    }
    if (!x)
        throw place.error("the case '" + case_.name() + "' has no staff group '" + file_message::shown(name) + "'" +
                          v0::define::name_advice(name, names));
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::optional<Resource>& x) const {
    x = at(place, [&] { return v0::define::resource_named(case_.state(), read_string(place)); });
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::optional<PriceBasis>& x) const {
    if (place.value().kind() == JsonKind::string && read_string(place) != "nominal")
        throw place.error("prices are those of a year, as 2024, or \"nominal\"");
    x = place.value().kind() == JsonKind::string ? nominal : at(place, [&] { return PriceBasis(year(place)); });
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::vector<std::string>& x) const {
    for (const JsonPlace& one : read_elements(place)) x.push_back(read_string(one));
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::optional<std::pair<double, double>>& x) const {
    const std::vector<JsonPlace> bounds = read_elements(place);
    if (bounds.size() != 2) throw place.error("a range is its two ends, as [0, 1]; null is no end");
    constexpr double infinity = std::numeric_limits<double>::infinity();
    x = std::pair(bounds[0].value().is_null() ? -infinity : read_number(bounds[0]),
                  bounds[1].value().is_null() ? infinity : read_number(bounds[1]));
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::vector<Link>& x) const {
    for (const JsonPlace& one : read_elements(place)) {
        check_keys(one, case_fields::link_keys);
        x.emplace_back(read_string(member(one, "name")), formula(member(one, "share")));
    }
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::vector<FateShare>& x) const {
    for (const JsonPlace& one : read_elements(place)) {
        check_keys(one, case_fields::fate_keys);
        const JsonPlace name = member(one, "name"), share = member(one, "share");
        const std::optional<JsonPlace> cash = optional_member(one, "cash");
        const Fate fate = at(name, [&] { return cash ? Fate(read_string(name), read_boolean(*cash)) : Fate(read_string(name)); });
        x.emplace_back(fate, read_string(share) == "rest" ? std::nullopt : std::optional(formula(share)));
    }
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::vector<FateValue>& x) const {
    for (const JsonPlace& one : read_elements(place)) {
        check_keys(one, case_fields::value_keys);
        x.emplace_back(read_string(member(one, "fate")), formula(member(one, "value")));
    }
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::optional<HandoverOption>& x) const {
    check_keys(place, case_fields::handover_keys);
    x = HandoverOption{moment(member(place, "from")), accounts(member(place, "payer"))};
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::optional<Guard>& x) const {
    check_keys(place, case_fields::guard_keys);
    const std::optional<JsonPlace> above = optional_member(place, "not_above"), below = optional_member(place, "not_below");
    if (above.has_value() == below.has_value()) throw place.error("a guard has one limit, 'not_above' or 'not_below'");
    x = above ? not_above(formula(*above)) : not_below(formula(*below));
}

GEVINST_INLINE void CaseReader::read(const JsonPlace& place, std::optional<Benefit>& x) const {
    const std::string& name = read_string(place);
    if (const auto found = benefits_.find(initiative_ + "/" + name); found != benefits_.end()) {
        x = found->second;
        return;
    }
    std::vector<std::string> names;
    for (const auto& [path, benefit] : benefits_)
        if (path.starts_with(initiative_ + "/")) names.push_back(benefit.name());
    const std::string path = initiative_ + "/" + name;
    if (const std::size_t below = line_of("lines", path); below != 0)
        throw place.error("'" + path + "' is defined in line " + std::to_string(below) +
                          ": a benefit that continues another stands below it");
    throw place.error("'" + initiative_ + "' has no benefit '" + file_message::shown(name) + "' above this line" + did_you_mean(name, names));
}

GEVINST_INLINE void CaseReader::define(Initiative on, const std::string& name, const std::optional<Expression>& amount,
                                       const CostOptions& with) const {
    on.cost(name, *amount, with);
}
GEVINST_INLINE void CaseReader::define(Initiative on, const std::string& name, const std::optional<Expression>& amount,
                                       const StaffOptions& with) const {
    on.staff(name, *amount, with);
}
GEVINST_INLINE void CaseReader::define(Initiative on, const std::string& name, const std::optional<Expression>& amount,
                                       const BenefitOptions& with) {
    const Benefit made = amount ? on.benefit(name, *amount, with) : on.benefit(name, with);
    benefits_.emplace(initiative_ + "/" + name, made);
}
GEVINST_INLINE void CaseReader::define(Initiative on, const std::string& name, const std::optional<Expression>& amount,
                                       const BurdenOptions& with) const {
    on.burden(name, *amount, with);
}
GEVINST_INLINE void CaseReader::define(Initiative on, const std::string& name, const std::optional<Expression>& amount,
                                       const TransferOptions& with) const {
    on.transfer(name, *amount, with);
}
GEVINST_INLINE void CaseReader::define(Initiative on, const std::string& name, const std::optional<Expression>& amount,
                                       const OutcomeOptions& with) const {
    on.outcome(name, *amount, with);
}

}  // namespace gevinst::inline v0
