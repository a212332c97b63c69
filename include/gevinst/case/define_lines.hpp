// SPDX-License-Identifier: Apache-2.0
// Checks of initiatives, lines and appropriations before they are posted.
#pragma once

#include <string>
#include <utility>

#include "gevinst/case/define.hpp"

namespace gevinst::inline v0::define {

[[nodiscard]] inline std::string line_path(const InitiativeInfo& initiative, const std::string& line) {
    return initiative.name + "/" + line;
}

inline void require_dimension(const Expression& x, BaseKind kind, const std::string& what, const char* needed) {
    if (x.dimension().is_just(kind)) return;
    AnyDimension wanted{BaseDimension{kind, ""}};
    std::string advice;
    if (kind == BaseKind::worked_time && x.dimension().is_just(BaseKind::paid_time))
        advice = "; paid time is gross and worked time is net: a staff group has both, a staff-year";
    throw UnitError(what + " must be " + needed + ", but " + operand_text(*x.node()) + " is " + bracketed(x.unit()) + advice);
}

/// Throws UnitError unless the staff group's figures are money and time a staff-year.
inline void require_staff_group(const std::string& name, const Expression& pay, const Expression& net_hours,
                                const std::optional<Expression>& paid_hours) {
    const Expression staff_year = AnyQuantity{1, units::staff_year};
    require_dimension(pay * staff_year, BaseKind::money, "the pay of '" + name + "' times a staff-year", "money");
    require_dimension(net_hours * staff_year, BaseKind::worked_time, "the net hours of '" + name + "' times a staff-year", "worked time");
    if (paid_hours)
        require_dimension(*paid_hours * staff_year, BaseKind::paid_time, "the paid hours of '" + name + "' times a staff-year", "paid time");
}

inline std::size_t initiative(CaseState& state, const std::string& name, const Expression& start,
                              const std::optional<Expression>& until, const IndexPtr& over, LineNotes notes) {
    require_name(name, "an initiative");
    for (const auto& other : state.initiatives)
        if (other->name == name) throw CaseError("the case '" + state.name + "' has an initiative '" + name + "' already");
    require_dimension(start, BaseKind::calendar, "the start of '" + name + "'", "a point in time");
    const double after = months_at_year(state.horizon.last() + 1);
    if (start.node()->kind == NodeKind::literal && start.unit().to_base(start.node()->number) >= after)
        throw CaseError("the initiative '" + name + "' starts in " + formula_text(start) + ", after the horizon " +
                        state.horizon.text() + ": the year is outside the horizon");
    Expression end = Expression::literal(state.horizon.last() + 1, std::make_shared<const AnyUnit>(units::year));
    if (until) {
        require_dimension(*until, BaseKind::calendar, "the end of '" + name + "'", "a point in time");
        const bool both = start.node()->kind == NodeKind::literal && until->node()->kind == NodeKind::literal;
        if (both && until->unit().to_base(until->node()->number) < start.unit().to_base(start.node()->number))
            throw CaseError("the initiative '" + name + "' ends in " + formula_text(*until) + ", before it starts in " + formula_text(start));
        end = end_after(named_if_literal(state, *until, name + "/until"));
    }
    const Expression named = named_if_literal(state, start, name + "/start");
    state.initiatives.push_back(std::make_shared<const InitiativeInfo>(InitiativeInfo{name, named, end, over, std::move(notes)}));
    return state.initiatives.size() - 1;
}

/// Posts the line again after its expressions have changed, or for the first time.
[[nodiscard]] inline std::shared_ptr<const PostedLine> posted(const CaseState& state, Line line, std::size_t initiative,
                                                              std::size_t position) {
    std::vector<Posting> postings = posting::of_line(line, *state.initiatives[initiative]);
    for (Posting& posting : postings) {
        posting.initiative = initiative;
        posting.line = position;
    }
    return std::make_shared<const PostedLine>(PostedLine{std::move(line), initiative, std::move(postings)});
}

inline void require_benefit(const Line& line, const std::string& where) {
    const AnyDimension& dimension = line.amount.dimension();
    const std::string what = "the potential of " + where;
    const bool fits = dimension.is_just(BaseKind::worked_time) || dimension.is_just(BaseKind::labour) ||
                      dimension.is_just(BaseKind::patient_time) || dimension.is_just(BaseKind::waiting) ||
                      dimension.is_just(BaseKind::money) || dimension.is_just(BaseKind::count);
    if (!fits)
        throw UnitError(what + " must be worked time, staff-years, patient time, waiting, money or a count a year, but " +
                        operand_text(*line.amount.node()) + " is " + bracketed(line.amount.unit()) +
                        (dimension.is_just(BaseKind::paid_time)
                             ? "; paid time is gross and worked time is net: what is freed is worked time"
                             : ""));
    if (dimension.is_just(BaseKind::worked_time) && !line.staff)
        throw CaseError(where + " frees staff time: say whose, by a staff group");
    if (!line.amount.node()->missing) {
        const Bounds bounds = bounds_of(line.amount);
        const bool constant = line.amount.node()->kind == NodeKind::literal || line.amount.node()->kind == NodeKind::years;
        if (bounds.high < 0 || (constant && bounds.low < 0))
            throw CaseError(what + " is negative: " + formula_text(line.amount) +
                            "; time or events that are taken are a burden, not a negative benefit");
    }
    for (const FateValue& value : line.value) {
        bool known = false;
        std::vector<std::string> names;
        for (const FateShare& fate : line.fate) {
            known |= fate.fate.name() == value.fate;
            names.push_back(fate.fate.name());
        }
        if (!known)
            throw CaseError(where + " gives a value to '" + value.fate + "', which is not among its fates" + did_you_mean(value.fate, names));
        require_dimension(line.amount * value.value, BaseKind::money, "the value of '" + value.fate + "' in " + where + ", times the potential,", "money");
    }
    for (const FateShare& fate : line.fate)
        if (fate.fate.cash() && !dimension.is_just(BaseKind::money) && !value_of_fate(line, fate.fate))
            throw CaseError(where + " has the cash fate '" + fate.fate.name() + "': give its value a unit, as {'" + fate.fate.name() +
                            "': 300 DKK/staff hour}");
}

/// The line with its shares checked. Throws CaseError or UnitError for a line that cannot be posted.
[[nodiscard]] inline Line checked(Line line, const InitiativeInfo& initiative) {
    const std::string where = "'" + line_path(initiative, line.name) + "'";
    if (line.kind == LineKind::cost) require_dimension(line.amount, BaseKind::money, "the cost " + where, "money a year");
    if (line.kind == LineKind::staff) {
        require_dimension(line.amount, BaseKind::labour, "the staff cost " + where, "staff-years");
        require_dimension(line.amount * *line.rate, BaseKind::money, "the rate of " + where + " times its staff-years", "money");
    }
    if (line.kind == LineKind::benefit) {
        require_benefit(line, where);
        require_fates_sum(line.fate, where);
    } else if (line.category.empty()) {
        throw CaseError("the cost " + where + " needs a category, as establishment, payroll, operations or an own one");
    }
    const IndexPtr& by_account = line.party.index();
    const bool same_index = by_account && initiative.over && by_account->name() == initiative.over->name();
    if (by_account && !same_index && !has_index(line.amount.indexes(), *by_account))
        throw CaseError(where + " is posted to accounts by '" + by_account->name() + "', but its amount " +
                        operand_text(*line.amount.node()) + " does not run over '" + by_account->name() + "': say how it is split, by label");
    for (std::size_t i = 0; i < line.chain.size(); ++i) {
        Link& link = line.chain[i];
        require_name(link.name, "a link of a chain");
        for (std::size_t j = 0; j < i; ++j)
            if (line.chain[j].name == link.name)
                throw CaseError("the chain of " + where + " has the link '" + link.name + "' twice");
        link.share = checked_share(link.share, "the link '" + link.name + "' of " + where);
    }
    for (FateShare& fate : line.fate)
        if (fate.share) fate.share = checked_share(*fate.share, "the share of '" + fate.fate.name() + "' in " + where);
    return line;
}

/// The line with `change` applied to each of its expressions.
template <class Change>
[[nodiscard]] Line with_expressions(Line line, Change&& change) {
    line.amount = change(line.amount);
    if (line.rate) line.rate = change(*line.rate);
    if (line.end) line.end = change(*line.end);
    for (Link& link : line.chain) link.share = change(link.share);
    for (FateShare& fate : line.fate)
        if (fate.share) fate.share = change(*fate.share);
    for (FateValue& value : line.value) value.value = change(value.value);
    return line;
}

/// Checks a line, names its literal links and posts it. Nothing has changed when it throws.
inline void line(CaseState& state, std::size_t initiative, Line line) {
    const InitiativeInfo& info = *state.initiatives[initiative];
    require_name(line.name, "a line");
    const std::string path = line_path(info, line.name);
    if (state.line_names.contains(path)) throw CaseError("the line '" + path + "' is defined twice");
    require_accounts(state, line.party);
    line = checked(with_expressions(std::move(line), [&](const Expression& x) { return adopted(state, x); }), info);
    std::vector<NodePtr> named;
    for (Link& link : line.chain) {
        const NodeKind kind = link.share.node()->kind;
        if (kind != NodeKind::literal && kind != NodeKind::distribution && kind != NodeKind::years) continue;
        const std::string link_path = path + "/" + link.name;
        if (state.assumption(link_path))
            throw CaseError("the assumption '" + link_path + "' is defined twice: one path is one assumption");
        named.push_back(assumption_node({link_path, link.share, {}}));
        link.share = Expression(named.back());
    }
    state.lines.push_back(posted(state, std::move(line), initiative, state.lines.size()));
    state.line_names.insert(path);
    for (NodePtr& node : named) {
        state.assumption_by_path.emplace(node->assumption().path, state.assumptions.size());
        state.assumptions.push_back(std::move(node));
    }
}

inline void appropriation(CaseState& state, Appropriation made) {
    static_cast<void>(account_named(state, made.account.name()));
    const std::string where = "the appropriation '" + made.category + "' on '" + made.account.name() + "'";
    if (made.category.empty()) throw CaseError("an appropriation on '" + made.account.name() + "' needs a category");
    for (const Appropriation& other : state.appropriations)
        if (other.account == made.account && other.category == made.category) throw CaseError(where + " is defined twice");
    made.amount = adopted(state, made.amount);
    if (made.amount.node()->uses_start) throw CaseError(where + " uses 'start', which belongs to an initiative");
    // A missing amount may be stated without a unit; it takes that of money when it is shown.
    const bool bare = made.amount.node()->kind == NodeKind::missing && made.amount.unit().factors().empty();
    if (!bare) require_dimension(made.amount, BaseKind::money, where, "money a year");
    if (made.staff) {
        made.staff = adopted(state, *made.staff);
        require_dimension(*made.staff, BaseKind::labour, "the staff of " + where, "staff-years");
    }
    state.appropriations.push_back(std::move(made));
}

}  // namespace gevinst::inline v0::define
