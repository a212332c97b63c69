// SPDX-License-Identifier: Apache-2.0
// Checks of initiatives, lines and appropriations before they are posted.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/define.hpp"
#include "gevinst/case/duration.hpp"
#include "gevinst/case/posting.hpp"
#include "gevinst/case/range_check.hpp"
#include "gevinst/case/row_names.hpp"
#include "gevinst/case/shares.hpp"
#include "gevinst/case/stated_times.hpp"

namespace gevinst::inline v0::define {

[[nodiscard]] inline std::string line_path(const InitiativeInfo& initiative, const std::string& line) {
    return initiative.name + "/" + line;
}

/// How gross and net time go together, where one stands for the other.
[[nodiscard]] inline std::string time_advice(BaseKind needed, const AnyDimension& given) {
    const bool mixed = (needed == BaseKind::worked_time && given.is_just(BaseKind::paid_time)) ||
                       (needed == BaseKind::paid_time && given.is_just(BaseKind::worked_time));
    return mixed ? "; paid time is gross and worked time is net: a staff-year of a staff group has both" : "";
}
inline void require_dimension(const Expression& x, BaseKind kind, const std::string& what, const char* needed) {
    if (x.dimension().is_just(kind)) return;
    throw UnitError(what + " must be " + needed + ", but " + operand_text(*x.node()) + " is " + bracketed(x.unit()));
}

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

/// Throws CaseError for an amount that is entered as negative in some year, or is negative whenever it is not zero. A
/// distribution or formula that may go below zero is not.
inline void require_not_negative(const Expression& x, const std::string& what, const std::string& advice) {
    if (const NodePtr breach = breach_of(x, Sign::not_negative))
        throw CaseError(what + " is negative: " + value_text(*breach) + "; " + advice);
}

/// Throws CaseError for figures of a staff group whose signs are sure to be wrong, or for fewer paid hours than net.
inline void require_staff_figures(const StaffGroup& group) {
    const std::string of = " of '" + group.name() + "'";
    require_not_negative(group.pay(), "the pay" + of, "it is what a staff-year costs");
    if (const NodePtr breach = breach_of(group.net_hours(), Sign::positive))
        throw CaseError("the net hours" + of + " must be above 0, not " + value_text(*breach) +
                        ": they are what is worked in a staff-year");
    if (!group.paid_hours()) return;
    const Expression paid = *group.paid_hours();
    IndexSet set = paid.indexes();
    for (const IndexPtr& index : group.net_hours().indexes()) add_index(set, index);
    for (std::size_t e = 0; e < element_count(set); ++e) {
        const Expression gross = value_of_element(paid, set, e);
        const Expression net = value_of_element(group.net_hours(), set, e);
        if (gross.node()->missing || net.node()->missing || bounds_of(gross).high >= bounds_of(net).low) continue;
        throw CaseError("the paid hours" + of + element_text(set, e) + ", " + value_text(*gross.node()) +
                        ", are below its net hours, " + value_text(*net.node()) +
                        ": what is worked is a part of what is paid");
    }
}

inline StaffGroup staff_group(CaseState& state, const std::string& name, const Expression& pay,
                              const Expression& net_hours, const std::optional<Expression>& paid_hours) {
    require_name(name, "a staff group");
    for (const StaffGroup& group : state.staff_groups)
        if (group.name() == name)
            throw CaseError("the case '" + state.name + "' has a staff group '" + name + "' already");
    const Expression staff_year = AnyQuantity{1, units::staff_year};
    const auto require = [&](const Expression& x, BaseKind kind, const char* figure, const char* needed) {
        if (x.node()->uses_start)
            throw CaseError("the " + std::string(figure) + " of '" + name +
                            "' uses 'start': a staff group is the same for all initiatives");
        if ((x * staff_year).dimension().is_just(kind)) return;
        throw UnitError("the " + std::string(figure) + " of '" + name + "' must be " + needed + " a staff-year, but " +
                        operand_text(*x.node()) + " is " + bracketed(x.unit()) +
                        time_advice(kind, (x * staff_year).dimension()));
    };
    require(pay, BaseKind::money, "pay", "money");
    require(net_hours, BaseKind::worked_time, "net hours", "worked time");
    if (paid_hours) require(*paid_hours, BaseKind::paid_time, "paid hours", "paid time");
    NewAssumptions assumptions(state);
    std::optional<Expression> paid;
    const Expression named_pay = assumptions.named(pay, name + "/pay");
    const Expression named_hours = assumptions.named(net_hours, name + "/net hours");
    if (paid_hours) paid = assumptions.named(*paid_hours, name + "/paid hours");
    const StaffGroup made(name, named_pay, named_hours, paid);
    require_staff_figures(made);
    assumptions.add();
    return state.staff_groups.emplace_back(made);
}

/// The line with `change` applied to each of its expressions.
template <class Change>
[[nodiscard]] Line with_expressions(Line line, Change&& change) {
    line.amount = change(line.amount);
    if (line.rate) line.rate = change(*line.rate);
    if (line.until) line.until = change(*line.until);
    for (Link& link : line.chain) link.share = change(link.share);
    for (FateShare& fate : line.fate)
        if (fate.share) fate.share = change(*fate.share);
    for (FateValue& value : line.value) value.value = change(value.value);
    return line;
}

/// The line with its postings, made for the first time or again after its expressions have changed.
[[nodiscard]] inline std::shared_ptr<const PostedLine> posted(const CaseState& state, Line line, std::size_t initiative,
                                                              std::size_t position) {
    const InitiativeInfo& info = *state.initiatives[initiative];
    const std::string where = "'" + line_path(info, line.name) + "'";
    const auto check = [&](const Expression& x) {
        stated_times::require_within_horizon(x, state.horizon, where);
        return x;
    };
    static_cast<void>(with_expressions(line, check));
    stated_times::require_active(line, info, where);
    std::vector<Posting> postings = posting::of_line(line, info, where);
    for (Posting& posting : postings) {
        posting.initiative = initiative;
        posting.line = position;
    }
    return std::make_shared<const PostedLine>(PostedLine{std::move(line), initiative, std::move(postings)});
}

inline void require_values(const Line& line, const std::string& where) {
    const bool is_money = line.amount.dimension().is_just(BaseKind::money);
    std::vector<std::string> fates;
    for (const FateShare& fate : line.fate) fates.push_back(fate.fate.name());
    for (std::size_t i = 0; i < line.value.size(); ++i) {
        const std::string& name = line.value[i].fate;
        if (std::find(fates.begin(), fates.end(), name) == fates.end())
            throw CaseError(where + " gives a value to '" + name + "', which is not among its fates" +
                            did_you_mean(name, fates));
        for (std::size_t j = 0; j < i; ++j)
            if (line.value[j].fate == name) throw CaseError(where + " gives the fate '" + name + "' a value twice");
        if (is_money)
            throw CaseError(where + " gives a value to '" + name +
                            "', but its potential is money already: leave the value out");
        const Expression& value = line.value[i].value;
        if (!(line.amount * value).dimension().is_just(BaseKind::money))
            throw UnitError("the value of '" + name + "' in " + where + " must be money for a unit of the potential " +
                            bracketed(line.amount.unit()) + ", but " + operand_text(*value.node()) + " is " +
                            bracketed(value.unit()));
        require_not_negative(value, "the value of '" + name + "' in " + where,
                             "what a benefit costs besides is a cost of the initiative");
    }
    for (const FateShare& fate : line.fate)
        if (fate.fate.cash() && !is_money && !value_of_fate(line, fate.fate))
            throw CaseError(where + " has the cash fate '" + fate.fate.name() +
                            "': state its value, money for a unit of the potential " + bracketed(line.amount.unit()));
}

inline void require_benefit(const Line& line, const std::string& where) {
    const AnyDimension& dimension = line.amount.dimension();
    const std::string what = "the potential of " + where;
    bool fits = false;
    for (const BaseKind kind : {BaseKind::worked_time, BaseKind::labour, BaseKind::patient_time, BaseKind::waiting,
                                BaseKind::money, BaseKind::count})
        fits |= dimension.is_just(kind);
    if (!fits)
        throw UnitError(what +
                        " must be worked time, staff-years, patient time, waiting, money or a count a year, but " +
                        operand_text(*line.amount.node()) + " is " + bracketed(line.amount.unit()) +
                        time_advice(BaseKind::worked_time, dimension));
    if (dimension.is_just(BaseKind::worked_time) && !line.staff)
        throw CaseError(where + " frees staff time: say whose, by a staff group, so that it counts as staff-years");
    if (dimension.is_just(BaseKind::money) && line.fate.empty())
        throw CaseError(where + " gains money: say by a fate whether it is cash, as purchases avoided");
    require_not_negative(line.amount, what, "time or events that are taken are a burden, not a negative benefit");
    for (std::size_t i = 0; i < line.chain.size(); ++i) {
        require_name(line.chain[i].name, "a link of a chain");
        for (std::size_t j = 0; j < i; ++j)
            if (line.chain[j].name == line.chain[i].name)
                throw CaseError("the chain of " + where + " has the link '" + line.chain[i].name + "' twice");
    }
    for (const FateShare& fate : line.fate) row_names::require_fate(fate.fate.name(), where);
    require_fates_sum(line.fate, where);
    require_values(line, where);
}

/// A missing amount may be stated without a unit: it takes that of the table it is shown in.
[[nodiscard]] inline bool is_bare_missing(const Expression& x) {
    return x.node()->kind == NodeKind::missing && x.unit().factors().empty();
}

/// Throws CaseError or UnitError for a line that cannot be posted. Shares are checked when it is.
inline void require_line(const Line& line, const InitiativeInfo& initiative) {
    const std::string where = "'" + line_path(initiative, line.name) + "'";
    if (line.until) duration::require_moment(*line.until, "the end of " + where);
    if (line.kind == LineKind::cost && !is_bare_missing(line.amount))
        require_dimension(line.amount, BaseKind::money, "the cost " + where, "money a year");
    if (line.kind == LineKind::cost)
        require_not_negative(line.amount, "the cost " + where,
                             "income and savings are benefits in money with a fate, as purchases avoided");
    if (line.kind == LineKind::staff) {
        require_dimension(line.amount, BaseKind::labour, "the staff cost " + where, "staff-years");
        if (!line.rate)
            throw CaseError("the staff cost " + where + " needs a rate, money a staff-year, or a staff group");
        if (!(*line.rate * line.amount).dimension().is_just(BaseKind::money))
            throw UnitError("the rate of " + where + " must be money a staff-year, but " +
                            operand_text(*line.rate->node()) + " is " + bracketed(line.rate->unit()));
        require_not_negative(line.amount, "the staff cost " + where, "staff that is freed is a benefit in staff-years");
        require_not_negative(*line.rate, "the rate of " + where, "it is what a staff-year costs");
    }
    if (line.kind == LineKind::benefit) {
        require_benefit(line, where);
    } else {
        row_names::require_category(line.category, "the cost " + where);
    }
    const IndexPtr& by_account = line.party.index();
    const bool same_index = by_account && initiative.over && by_account->name() == initiative.over->name();
    if (by_account && !same_index && !has_index(line.amount.indexes(), *by_account))
        throw CaseError(where + " is posted to accounts by '" + by_account->name() + "', but its amount " +
                        operand_text(*line.amount.node()) + " does not run over '" + by_account->name() +
                        "': say how it is split, by label");
}

/// Checks a line, names its entered links and posts it. Nothing has changed when it throws.
inline void line(CaseState& state, std::size_t initiative, Line line) {
    const InitiativeInfo& info = *state.initiatives[initiative];
    require_name(line.name, "a line");
    const std::string path = line_path(info, line.name);
    if (state.line_names.contains(path)) throw CaseError("the line '" + path + "' is defined twice");
    require_own_accounts(state, line.party);
    if (line.kind == LineKind::staff && is_bare_missing(line.amount))
        line.amount = times_unit(line.amount, units::staff_year);
    if (line.staff) line.staff = own_staff_group(state, *line.staff);
    line = with_expressions(std::move(line), [&](const Expression& x) { return adopted(state, x); });
    require_line(line, info);
    row_names::require_one_nature(state, line, "'" + path + "'");
    NewAssumptions assumptions(state);
    for (Link& link : line.chain) link.share = assumptions.named(link.share, path + "/" + link.name);
    state.lines.push_back(posted(state, std::move(line), initiative, state.lines.size()));
    state.line_names.insert(path);
    assumptions.add();
}

inline void appropriation(CaseState& state, Appropriation made) {
    made.account = own_account(state, made.account);
    row_names::require_category(made.category, "an appropriation on '" + made.account.name() + "'");
    const std::string where = "the appropriation '" + made.category + "' on '" + made.account.name() + "'";
    for (const Appropriation& other : state.appropriations)
        if (other.account == made.account && other.category == made.category)
            throw CaseError(where + " is defined twice");
    const auto settled = [&](const Expression& x, const std::string& what) {
        if (x.node()->uses_start) throw CaseError(what + " uses 'start', which belongs to an initiative");
        stated_times::require_within_horizon(x, state.horizon, what);
        return adopted(state, x);
    };
    made.amount = settled(made.amount, where);
    if (!is_bare_missing(made.amount)) require_dimension(made.amount, BaseKind::money, where, "money a year");
    if (made.staff) {
        made.staff = settled(*made.staff, "the staff of " + where);
        if (is_bare_missing(*made.staff)) made.staff = times_unit(*made.staff, units::staff_year);
        require_dimension(*made.staff, BaseKind::labour, "the staff of " + where, "staff-years");
    }
    state.appropriations.push_back(std::move(made));
}

}  // namespace gevinst::inline v0::define
