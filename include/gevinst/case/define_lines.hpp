// SPDX-License-Identifier: Apache-2.0
// Defining staff groups, lines and appropriations.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/define.hpp"
#include "gevinst/case/define_prices.hpp"
#include "gevinst/case/define_resources.hpp"
#include "gevinst/case/line_checks.hpp"
#include "gevinst/case/posting.hpp"
#include "gevinst/case/range_check.hpp"
#include "gevinst/case/row_names.hpp"
#include "gevinst/case/stated_times.hpp"

namespace gevinst::inline v0::define {

/// Throws CaseError for figures of a staff group whose signs are sure to be wrong, or for fewer paid hours than net.
inline void require_staff_figures(const StaffGroup& group) {
    const std::string of = " of '" + group.name() + "'";
    about_argument("pay", [&] { require_not_negative(group.pay(), "the pay" + of, "it is what a staff-year costs"); });
    if (const NodePtr breach = breach_of(group.net_hours(), Sign::positive))
        throw error_about("net_hours", error_of_value("the net hours" + of + " must be above 0, not " + value_text(*breach) +
                                                          ": they are what is worked in a staff-year",
                                                      group.net_hours(), *breach));
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
                              const Expression& net_hours, const std::optional<Expression>& paid_hours,
                              const std::optional<PriceBasis>& prices = {}, const std::string& index = {}) {
    about_argument("name", [&] {
        require_name(state, name, "a staff group");
        for (const StaffGroup& group : state.staff_groups)
            if (group.name() == name)
                throw CaseError("the case '" + state.name + "' has a staff group '" + name + "' already");
    });
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
    about_argument("pay", [&] { require(pay, BaseKind::money, "pay", "money"); });
    about_argument("net_hours", [&] { require(net_hours, BaseKind::worked_time, "net hours", "worked time"); });
    if (paid_hours) about_argument("paid_hours", [&] { require(*paid_hours, BaseKind::paid_time, "paid hours", "paid time"); });
    NewAssumptions assumptions(state);
    std::optional<Expression> paid;
    AssumptionInfo of_pay;
    of_pay.prices = prices;
    of_pay.price_index = index;
    if ((prices || !index.empty()) && !is_entered(*pay.node()))
        throw CaseError("the pay of '" + name + "' is the formula " + operand_text(*pay.node()) +
                        ": state prices and index with the assumptions it is made of");
    const std::optional<Expression> conversion = conversion_of(state, {name + "/pay", pay, of_pay});
    const Expression named_pay = about_argument("pay", [&] { return assumptions.named(pay, name + "/pay", std::move(of_pay), conversion); });
    const Expression named_hours = about_argument("net_hours", [&] { return assumptions.named(net_hours, name + "/net hours"); });
    if (paid_hours) paid = about_argument("paid_hours", [&] { return assumptions.named(*paid_hours, name + "/paid hours"); });
    const StaffGroup made(name, named_pay, named_hours, paid);
    require_staff_figures(made);
    assumptions.add();
    return state.staff_groups.emplace_back(made);
}

/// The line with `change` applied to each of its expressions.
template <class Change>
[[nodiscard]] Line with_expressions(Line line, Change&& change) {
    const auto renew = [&](std::string_view argument, Expression& x) { about_argument(argument, [&] { x = change(x); }); };
    renew(amount_argument(line.kind), line.amount);
    if (line.rate) renew("rate", *line.rate);
    if (line.until) renew("until", *line.until);
    for (std::size_t i = 0; i < line.chain.size(); ++i) about_link(line, i, [&] { line.chain[i].share = change(line.chain[i].share); });
    for (std::size_t i = 0; i < line.fate.size(); ++i)
        if (std::optional<Expression>& share = line.fate[i].share) about_argument("fate", i, "share", [&] { share = change(*share); });
    for (std::size_t i = 0; i < line.value.size(); ++i)
        about_argument("value", i, "value", [&] { line.value[i].value = change(line.value[i].value); });
    if (line.given) renew("given", *line.given);
    if (line.handover) renew("handover/from", line.handover->from);
    if (line.comparison) renew("before", line.comparison->before);
    if (line.comparison) renew("after", line.comparison->after);
    if (line.continued) renew("per", line.continued->per);
    if (line.guard) renew("guard", line.guard->limit);
    if (line.conversion) line.conversion = change(*line.conversion);
    return line;
}

/// The line with its postings, made for the first time or again after its expressions have changed.
[[nodiscard]] inline std::shared_ptr<const PostedLine> posted(const CaseState& state, Line line, std::size_t initiative,
                                                              std::size_t position,
                                                              YearsPosted years = YearsPosted::active) {
    const InitiativeInfo& info = *state.initiatives[initiative];
    const std::string where = "'" + line_path(info, line.name) + "'";
    const auto check = [&](const Expression& x) {
        stated_times::require_within_horizon(x, state.horizon, where);
        return x;
    };
    static_cast<void>(with_expressions(line, check));
    stated_times::require_active(line, info, where);
    LinePosted made = posting::of_line(line, info, where, years);
    for (Posting& posting : made.postings) {
        posting.initiative = initiative;
        posting.line = position;
    }
    return std::make_shared<const PostedLine>(PostedLine{std::move(line), initiative, std::move(made.postings), std::move(made.claim)});
}

/// Shares that are drawn together as assumptions and formulas of them, by breaking a stick: each fate takes a part of what
/// the fates before it leave, and the last what is left. The parts are independent, by beta distributions, so each is a named
/// variable of its own and the shares are those of the Dirichlet distribution with the weights.
inline void break_stick(std::vector<FateShare>& fates, const std::string& path, NewAssumptions& assumptions) {
    std::vector<double> weight_from(fates.size() + 1, 0);
    for (std::size_t i = fates.size(); i-- > 0;) weight_from[i] = weight_from[i + 1] + fates[i].weight->number;
    std::vector<Expression> left;
    for (std::size_t i = 0; i + 1 < fates.size(); ++i) {
        const Expression part = assumptions.named(beta(fates[i].weight->number, weight_from[i + 1]), path + "/" + fates[i].fate.name());
        std::vector<Expression> factors = left;
        factors.push_back(part);
        fates[i] = FateShare(fates[i].fate, std::optional(product_of(factors)));
        left.push_back(Expression(1) - part);
    }
    fates.back() = FateShare(fates.back().fate, rest);
}

/// Checks a line, names its entered links and posts it. Nothing has changed when it throws.
inline void line(CaseState& state, std::size_t initiative, Line line) {
    const InitiativeInfo& info = *state.initiatives[initiative];
    about_argument("name", [&] { require_name(line.name, "a line"); });
    const std::string path = line_path(info, line.name);
    if (state.line_names.contains(path)) throw error_about("name", CaseError("the line '" + path + "' is defined twice"));
    if (line.party) about_argument(party_argument(line.kind), [&] { require_own_accounts(state, *line.party); });
    if (line.to) about_argument("receiver", [&] { require_own_accounts(state, *line.to); });
    if (line.handover) about_argument("handover/payer", [&] { require_own_accounts(state, line.handover->payer); });
    if (line.kind == LineKind::staff && is_bare_missing(line.amount))
        line.amount = times_unit(line.amount, units::staff_year);
    if (!line.resource.empty()) {
        const Resource& resource = resource_named(state, line.resource);
        if (!line.staff) line.staff = resource.staff;
    }
    if (line.staff) line.staff = about_argument("staff", [&] { return own_staff_group(state, *line.staff); });
    line = with_expressions(std::move(line), [&](const Expression& x) { return adopted(state, x); });
    require_line(line, info);
    if (line.handover) require_handover(line, info, state.horizon, "'" + path + "'");
    about_argument("fate", [&] { row_names::require_one_nature(state, line, "'" + path + "'"); });
    line.conversion = conversion_of(state, line, "'" + path + "'");
    NewAssumptions assumptions(state);
    for (std::size_t i = 0; i < line.chain.size(); ++i) {
        Link& link = line.chain[i];
        link.share = about_link(line, i, [&] { return assumptions.named(link.share, path + "/" + link.name); });
    }
    if (line.given) line.given = about_argument("given", [&] { return assumptions.named(*line.given, path + "/given"); });
    if (!line.fate.empty() && line.fate.front().weight) break_stick(line.fate, path, assumptions);
    state.lines.push_back(posted(state, std::move(line), initiative, state.lines.size()));
    if (!state.lines.back()->line.resource.empty()) {
        try {
            require_not_over_claimed(state, resource_named(state, state.lines.back()->line.resource));
        } catch (const CaseError&) {
            state.lines.pop_back();
            throw;
        }
    }
    state.line_names.insert(path);
    assumptions.add();
}

/// The state with all lines posted by other years. Its views are readings of the same case.
[[nodiscard]] inline CaseState posted_by(const CaseState& state, YearsPosted years) {
    CaseState result = state;
    for (std::size_t i = 0; i < result.lines.size(); ++i)
        result.lines[i] = posted(state, state.lines[i]->line, state.lines[i]->initiative, i, years);
    return result;
}

inline void appropriation(CaseState& state, Appropriation made) {
    made.account = about_argument("account", [&] { return own_account(state, made.account); });
    const std::string on = "an appropriation on '" + made.account.name() + "'";
    about_argument("category", [&] { row_names::require_category(made.category, on); });
    if (!made.name.empty()) about_argument("name", [&] { require_name(state, made.name, on); });
    if (made.name == made.account.name()) made.name.clear();
    const std::string where = "the appropriation '" + made.category + "' on '" + made.account.name() + "'" +
                              (made.name.empty() ? "" : ", '" + made.name + "',");
    for (const Appropriation& other : state.appropriations)
        if (other.account == made.account && other.category == made.category && other.name == made.name)
            throw CaseError(where + " is defined twice: where both are set aside, give one a name");
    const auto settled = [&](const Expression& x, const std::string& what) {
        if (x.node()->uses_start) throw CaseError(what + " uses 'start', which belongs to an initiative");
        stated_times::require_within_horizon(x, state.horizon, what);
        return adopted(state, x);
    };
    about_argument("amount", [&] {
        made.amount = settled(made.amount, where);
        if (!is_bare_missing(made.amount)) require_dimension(made.amount, BaseKind::money, where, "money a year");
    });
    if (!made.index.empty()) about_argument("index", [&] { static_cast<void>(price_index_named(state, made.index)); });
    const auto settle_staff = [&] {
        made.staff = settled(*made.staff, "the staff of " + where);
        if (is_bare_missing(*made.staff)) made.staff = times_unit(*made.staff, units::staff_year);
        require_dimension(*made.staff, BaseKind::labour, "the staff of " + where, "staff-years");
    };
    if (made.staff) about_argument("staff", settle_staff);
    state.appropriations.push_back(std::move(made));
}

}  // namespace gevinst::inline v0::define
