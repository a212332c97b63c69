// SPDX-License-Identifier: Apache-2.0
// Checks of lines before they are posted: units, signs, fates, accounts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/define.hpp"
#include "gevinst/case/duration.hpp"
#include "gevinst/case/line.hpp"
#include "gevinst/case/range_check.hpp"
#include "gevinst/case/row_names.hpp"
#include "gevinst/case/shares.hpp"

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

/// Throws CaseError for an amount that is entered as negative in some year, or is negative whenever it is not zero. A
/// distribution or formula that may go below zero is not.
inline void require_not_negative(const Expression& x, const std::string& what, const std::string& advice) {
    if (const NodePtr breach = breach_of(x, Sign::not_negative))
        throw error_of_value(what + " is negative: " + value_text(*breach) + "; " + advice, x, *breach);
}

inline void require_values(const Line& line, const std::string& where) {
    const bool is_money = line.amount.dimension().is_just(BaseKind::money);
    std::vector<std::string> fates;
    for (const FateShare& fate : line.fate) fates.push_back(fate.fate.name());
    for (std::size_t i = 0; i < line.value.size(); ++i) {
        const std::string& name = line.value[i].fate;
        if (std::find(fates.begin(), fates.end(), name) == fates.end())
            throw error_about("value", i, "fate", CaseError(where + " gives a value to '" + name + "', which is not among its fates" +
                                                            did_you_mean(name, fates)));
        for (std::size_t j = 0; j < i; ++j)
            if (line.value[j].fate == name)
                throw error_about("value", i, "fate", CaseError(where + " gives the fate '" + name + "' a value twice"));
        if (is_money)
            throw error_about("value", CaseError(where + " gives a value to '" + name +
                                                 "', but its potential is money already: leave the value out"));
        const Expression& value = line.value[i].value;
        about_argument("value", i, "value", [&] {
            if (!(line.amount * value).dimension().is_just(BaseKind::money))
                throw UnitError("the value of '" + name + "' in " + where + " must be money for a unit of the potential " +
                                bracketed(line.amount.unit()) + ", but " + operand_text(*value.node()) + " is " +
                                bracketed(value.unit()));
            require_not_negative(value, "the value of '" + name + "' in " + where,
                                 "what a benefit costs besides is a cost of the initiative");
        });
    }
    for (const FateShare& fate : line.fate)
        if (fate.fate.cash() && !is_money && !value_of_fate(line, fate.fate))
            throw CaseError(where + " has the cash fate '" + fate.fate.name() +
                            "': state its value, money for a unit of the potential " + bracketed(line.amount.unit()));
}

inline void require_category(const Line& line, const std::string& what) {
    about_argument("category", [&] { row_names::require_category(line.category, what); });
}

/// The chain, fates and values of a benefit, or of a burden.
inline void require_parts(const Line& line, const std::string& where) {
    const std::size_t others = line.continued ? line.continued->links : 0;  // at the head of the chain, of another benefit
    for (std::size_t i = 0; i < line.chain.size(); ++i) {
        about_argument("chain", i - std::min(i, others), "name", [&] { require_name(line.chain[i].name, "a link of a chain"); });
        for (std::size_t j = 0; j < i; ++j)
            if (line.chain[j].name == line.chain[i].name)
                throw error_about("chain", i - std::min(i, others), "name",
                                  CaseError("the chain of " + where + " has the link '" + line.chain[i].name + "' twice"));
    }
    for (std::size_t i = 0; i < line.fate.size(); ++i)
        about_argument("fate", i, "name", [&] { row_names::require_fate(line.fate[i].fate.name(), where); });
    require_fates_sum(line.fate, where);
    require_values(line, where);
}

inline void require_staff_of_time(const Line& line, const std::string& where, const char* does) {
    if (line.amount.dimension().is_just(BaseKind::worked_time) && !line.staff)
        throw CaseError(where + " " + does + " staff time: say whose, by a staff group, so that it counts as staff-years");
}

inline void require_positive_potential(const Line& line, const std::string& what) {
    about_argument("potential", [&] {
        require_not_negative(line.amount, what, "time or events that are taken are a burden, not a negative benefit");
    });
}

inline void require_benefit(const Line& line, const std::string& where) {
    const AnyDimension& dimension = line.amount.dimension();
    const std::string what = "the potential of " + where;
    if (!line.party) {
        if (!dimension.is_just(BaseKind::count))
            throw CaseError("the line '" + line.name +
                            "' needs a receiver, an account; a count may have none, and only drive other benefits");
        if (!line.fate.empty() || !line.value.empty())
            throw CaseError(where + " has fates, but nobody receives it: name the account that does");
        require_positive_potential(line, what);
        return require_parts(line, where);
    }
    bool fits = false;
    for (const BaseKind kind : {BaseKind::worked_time, BaseKind::labour, BaseKind::patient_time, BaseKind::waiting,
                                BaseKind::money, BaseKind::count})
        fits |= dimension.is_just(kind);
    if (!fits)
        throw error_about("potential",
                          UnitError(what + " must be worked time, staff-years, patient time, waiting, money or a count a year, but " +
                                    operand_text(*line.amount.node()) + " is " + bracketed(line.amount.unit()) +
                                    time_advice(BaseKind::worked_time, dimension)));
    require_staff_of_time(line, where, "frees");
    if (dimension.is_just(BaseKind::money) && line.fate.empty())
        throw CaseError(where + " gains money: say by a fate whether it is cash, as purchases avoided");
    require_positive_potential(line, what);
    require_parts(line, where);
    if (!line.resource.empty() && !dimension.is_just(BaseKind::worked_time))
        throw UnitError(where + " frees hours of the resource '" + line.resource +
                        "': its potential must be worked time, but " + operand_text(*line.amount.node()) + " is " +
                        bracketed(line.amount.unit()));
}

inline void require_burden(const Line& line, const std::string& where) {
    const AnyDimension& dimension = line.amount.dimension();
    const std::string what = "the amount of " + where;
    bool fits = false;
    for (const BaseKind kind : {BaseKind::worked_time, BaseKind::labour, BaseKind::patient_time, BaseKind::waiting,
                                BaseKind::count})
        fits |= dimension.is_just(kind);
    if (!fits)
        throw error_about("amount",
                          UnitError(what + " must be worked time, staff-years, patient time, waiting or a count a year, but " +
                                    operand_text(*line.amount.node()) + " is " + bracketed(line.amount.unit()) +
                                    (dimension.is_just(BaseKind::money) ? "; money that is spent is a cost"
                                                                        : time_advice(BaseKind::worked_time, dimension))));
    require_staff_of_time(line, where, "takes");
    about_argument("amount", [&] {
        require_not_negative(line.amount, what, "time or events that are freed are a benefit, not a negative burden");
    });
    require_parts(line, where);
    require_category(line, "the burden " + where);
}

/// The amounts of both sides of a transfer must be told apart by the labels of its accounts.
inline void require_transfer(const Line& line, const std::string& where) {
    about_argument("amount", [&] {
        require_dimension(line.amount, BaseKind::money, "the transfer " + where, "money a year");
        require_not_negative(line.amount, "the transfer " + where, "exchange its payer and its receiver");
    });
    require_category(line, "the transfer " + where);
    const IndexPtr& from = line.party->index();
    const IndexPtr& to = line.to->index();
    if (from && to) {
        if (from->name() != to->name())
            throw CaseError(where + " is paid by accounts by '" + from->name() + "' and received by accounts by '" +
                            to->name() + "': one of them may be by label, or both by the same index");
        require_same_labels(*from, *to);
    }
    for (std::size_t i = 0; i < line.party->size(); ++i)
        for (std::size_t j = 0; j < line.to->size(); ++j)
            if ((*line.party)[i] == (*line.to)[j] && (i == j || !from || !to))
                throw CaseError(where + " goes from '" + (*line.to)[j].name() +
                                "' to itself: a transfer is between two accounts");
}

inline void require_outcome(const Line& line, const std::string& where) {
    if (!line.amount.dimension().is_just(BaseKind::count))
        throw error_about("amount", UnitError("the outcome " + where + " must be a count a year, as 3 * count(\"recall\"), but " +
                                              operand_text(*line.amount.node()) + " is " + bracketed(line.amount.unit())));
    const auto guard = [&] {
        const Expression& limit = line.guard->limit;
        if (!limit.indexes().empty())
            throw CaseError("the guard of " + where + " is given by '" + limit.indexes().front()->name() +
                            "': it holds for the outcome as a whole, give one limit");
        if (limit.dimension() != line.amount.dimension())
            throw UnitError("the guard of " + where + " must be in the unit of the outcome, " + bracketed(line.amount.unit()) + ", but " +
                            operand_text(*limit.node()) + " is " + bracketed(limit.unit()));
    };
    if (line.guard) about_argument("guard", guard);
}

/// Throws CaseError for accounts by label of an amount that does not tell the labels apart.
inline void require_split_by(const Line& line, const InitiativeInfo& initiative, const Accounts& party,
                             const std::string& where) {
    const IndexPtr& by_account = party.index();
    const bool same_index = by_account && initiative.over && by_account->name() == initiative.over->name();
    if (by_account && !same_index && !has_index(line.amount.indexes(), *by_account))
        throw CaseError(where + " is posted to accounts by '" + by_account->name() + "', but its amount " +
                        operand_text(*line.amount.node()) + " does not run over '" + by_account->name() +
                        "': say how it is split, by label");
}

/// Throws CaseError for a nature or a ceiling that is not one of those there are.
inline void require_record(const LineRecord& record, const std::string& where) {
    const auto require = [&](const char* field, const std::string& stated, const char* one, const char* other) {
        if (stated.empty() || stated == one || stated == other) return;
        throw error_about(field, CaseError("the " + std::string(field) + " of " + where + " is '" + one + "' or '" + other + "', not '" + stated + "'"));
    };
    require("nature", record.nature, "one-off", "permanent");
    require("ceiling", record.ceiling, "running", "capital");
}

/// Throws CaseError for a handover to whom pays already, that is sure to come before anything is paid, or that is entered as
/// a time after the horizon.
inline void require_handover(const Line& line, const InitiativeInfo& initiative, const Horizon& horizon, const std::string& where) {
    const Handover& handover = *line.handover;
    bool same = handover.payer.size() == line.party->size();
    for (std::size_t i = 0; same && i < handover.payer.size(); ++i) same = handover.payer[i] == (*line.party)[i];
    if (same) throw error_about("handover/payer", CaseError(where + " is handed over to '" + handover.payer[0].name() + "', who pays it already"));
    if (bounds_of(bind_start(handover.from, initiative.start)).high <= bounds_of(initiative.start).low)
        throw error_about("handover/from", CaseError(where + " is handed over in " + duration::stated_text(handover.from) +
                                                     ", not after its initiative starts: name the new payer as the payer"));
    for (const Node* node : duration::entered_times(handover.from))
        if (!node->missing && bounds::of_leaf(*node).low >= months_at_year(horizon.last() + 1))
            throw error_about("handover/from", error_of_value(where + " is handed over in " + text::literal(*node, true) + ", outside the horizon " +
                                                                  horizon.text() + ": it would never happen",
                                                              handover.from, *node));
}

/// A missing amount may be stated without a unit: it takes that of the table it is shown in.
[[nodiscard]] inline bool is_bare_missing(const Expression& x) {
    return x.node()->kind == NodeKind::missing && x.unit().factors().empty();
}

inline void require_cost(const Line& line, const std::string& where) {
    about_argument("amount", [&] {
        if (!is_bare_missing(line.amount)) require_dimension(line.amount, BaseKind::money, "the cost " + where, "money a year");
        require_not_negative(line.amount, "the cost " + where,
                             "income and savings are benefits in money with a fate, as purchases avoided");
    });
    require_category(line, "the cost " + where);
}

inline void require_staff_cost(const Line& line, const std::string& where) {
    about_argument("amount", [&] { require_dimension(line.amount, BaseKind::labour, "the staff cost " + where, "staff-years"); });
    if (!line.rate)
        throw CaseError("the staff cost " + where + " needs a rate, money a staff-year, or a staff group");
    if (!(*line.rate * line.amount).dimension().is_just(BaseKind::money))
        throw error_about("rate", UnitError("the rate of " + where + " must be money a staff-year, but " +
                                            operand_text(*line.rate->node()) + " is " + bracketed(line.rate->unit())));
    about_argument("amount", [&] {
        require_not_negative(line.amount, "the staff cost " + where, "staff that is freed is a benefit in staff-years");
    });
    about_argument("rate", [&] { require_not_negative(*line.rate, "the rate of " + where, "it is what a staff-year costs"); });
    require_category(line, "the cost " + where);
}

/// Throws CaseError or UnitError for a line that cannot be posted. Shares are checked when it is.
inline void require_line(const Line& line, const InitiativeInfo& initiative) {
    const std::string where = "'" + line_path(initiative, line.name) + "'";
    if (line.until) about_argument("until", [&] { duration::require_moment(*line.until, "the end of " + where); });
    if (line.kind == LineKind::cost) require_cost(line, where);
    if (line.kind == LineKind::staff) require_staff_cost(line, where);
    if (line.kind == LineKind::benefit) require_benefit(line, where);
    if (line.kind == LineKind::burden) require_burden(line, where);
    if (line.kind == LineKind::transfer) require_transfer(line, where);
    if (line.kind == LineKind::outcome) require_outcome(line, where);
    if (line.handover)
        about_argument("handover/from", [&] { duration::require_moment(line.handover->from, "the handover of " + where); });
    if (line.party) require_split_by(line, initiative, *line.party, where);
    if (line.to) require_split_by(line, initiative, *line.to, where);
    if (line.handover) require_split_by(line, initiative, line.handover->payer, where);
    require_record(line.notes.record, where);
}

}  // namespace gevinst::inline v0::define
