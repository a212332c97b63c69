// SPDX-License-Identifier: Apache-2.0
// Defining lines through the handle of an initiative.
#pragma once

#include "gevinst/case/business_case.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/define_lines.hpp"
#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

template <class Options>
Line Initiative::made(LineKind kind, std::string name, Expression amount, Options& options,
                      const std::optional<Accounts>& party, const char* role) {
    if (!party && kind != LineKind::benefit)
        throw CaseError("the line '" + name + "' needs a " + role + ", an account");
    Line line{kind, std::move(name), std::move(amount), party};
    if (options.until) line.until = options.until->expression();
    line.given = std::move(options.given);
    line.notes = {std::move(options.source), std::move(options.owner), std::move(options.note), {}, std::move(options.record)};
    if constexpr (requires { options.category; }) line.category = std::move(options.category);
    if constexpr (requires { options.staff; }) line.staff = std::move(options.staff);
    if constexpr (requires { options.chain; }) line.chain = std::move(options.chain);
    if constexpr (requires { options.fate; }) line.fate = std::move(options.fate);
    if constexpr (requires { options.value; }) line.value = std::move(options.value);
    if constexpr (requires { options.prices; }) line.prices = options.prices;
    if constexpr (requires { options.index; }) line.index = std::move(options.index);
    if constexpr (requires { options.measure; }) line.notes.measure = std::move(options.measure);
    if constexpr (requires { options.resource; })
        if (options.resource) line.resource = options.resource->name;
    if constexpr (requires { options.handover; })
        if (options.handover) line.handover = Handover{options.handover->from.expression(), options.handover->payer};
    return line;
}

GEVINST_INLINE void Initiative::cost(std::string name, Expression amount, CostOptions options) {
    post(made(LineKind::cost, std::move(name), std::move(amount), options, options.payer, "payer"));
}

GEVINST_INLINE void Initiative::staff(std::string name, Expression amount, StaffOptions options) {
    std::optional<Expression> rate = options.rate;
    if (!rate && options.staff) {
        rate = options.staff->pay();
        if (options.prices)
            throw CaseError(named("the staff cost", name) + " states prices, but its rate is the pay of '" + options.staff->name() +
                            "': state them with the pay, or a rate of its own");
    }
    Line line = made(LineKind::staff, std::move(name), std::move(amount), options, options.payer, "payer");
    line.rate = std::move(rate);
    post(std::move(line));
}

GEVINST_INLINE Benefit Initiative::benefit(std::string name, Expression potential, BenefitOptions options) {
    if (options.resource) about_argument("resource", [&] { static_cast<void>(define::own_resource(*cell_->state, *options.resource)); });
    if (options.before || options.after || options.of || options.per)
        throw CaseError("the benefit '" + name +
                        "' states a potential, and before and after, or of and per, beside it: state it once");
    return {cell_, post(made(LineKind::benefit, std::move(name), std::move(potential), options, options.receiver, "receiver"))};
}

GEVINST_INLINE Benefit Initiative::benefit(std::string name, BenefitOptions options) {
    if (options.resource) about_argument("resource", [&] { static_cast<void>(define::own_resource(*cell_->state, *options.resource)); });
    const bool compared = options.before && options.after;
    const bool continued = options.of && options.per;
    if (compared == continued || options.before.has_value() != options.after.has_value() ||
        options.of.has_value() != options.per.has_value())
        throw CaseError("the benefit '" + name +
                        "' needs a potential; or both before and after; or both of, another benefit, and per, how much of "
                        "this one comes of a unit of that");
    if (compared) {
        Line line = made(LineKind::benefit, std::move(name), *options.before - *options.after, options, options.receiver,
                         "receiver");
        line.comparison = Comparison{*options.before, *options.after};
        return {cell_, post(std::move(line))};
    }
    const Line& base = options.of->line();
    if (options.of->cell_ != cell_ || options.of->initiative() != position_)
        throw CaseError("the benefit '" + name + "' of '" + this->name() + "' continues '" + base.name +
                        "', which is not of the same initiative: take its realised amount as the potential");
    Line line = made(LineKind::benefit, std::move(name), base.amount * *options.per, options, options.receiver, "receiver");
    line.continued = Continued{base.name, *options.per, base.chain.size()};
    line.chain.insert(line.chain.begin(), base.chain.begin(), base.chain.end());
    if (base.given) line.given = line.given ? *base.given * *line.given : *base.given;
    return {cell_, post(std::move(line))};
}

GEVINST_INLINE void Initiative::burden(std::string name, Expression amount, BurdenOptions options) {
    post(made(LineKind::burden, std::move(name), std::move(amount), options, options.bearer, "bearer"));
}

GEVINST_INLINE void Initiative::transfer(std::string name, Expression amount, TransferOptions options) {
    if (!options.receiver) throw CaseError("the line '" + name + "' needs a receiver, an account");
    Line line = made(LineKind::transfer, std::move(name), std::move(amount), options, options.payer, "payer");
    line.to = std::move(options.receiver);
    post(std::move(line));
}

GEVINST_INLINE void Initiative::outcome(std::string name, Expression amount, OutcomeOptions options) {
    Line line = made(LineKind::outcome, std::move(name), std::move(amount), options, options.receiver, "receiver");
    line.guard = std::move(options.guard);
    post(std::move(line));
}

GEVINST_INLINE void Initiative::commit(std::string name, Expression amount, CommitmentOptions options) {
    if (!options.account) throw CaseError("the commitment '" + name + "' needs an account, on which it is booked");
    define::commitment(cell_->writable(), {std::move(name),
                                           std::move(amount),
                                           *options.account,
                                           position_,
                                           {std::move(options.source), std::move(options.owner), std::move(options.note), {}},
                                           std::move(options.index)});
}

GEVINST_INLINE Expression Initiative::assume(const std::string& name, const Expression& value, AssumeOptions options) {
    require_name(name, "an assumption");
    return BusinessCase::define_assumption(cell_->writable(), info().name + "/" + name, value, std::move(options));
}

// `the cost 'Spine/Licence'`, for messages.
GEVINST_INLINE std::string Initiative::named(const char* what, const std::string& part) const {
    return std::string(what) + " '" + define::line_path(info(), part) + "'";
}

GEVINST_INLINE std::size_t Initiative::post(Line line) {
    define::line(cell_->writable(), position_, std::move(line));
    return cell_->state->lines.size() - 1;
}

GEVINST_INLINE const Line& Benefit::line() const { return cell_->state->lines.at(position_)->line; }

GEVINST_INLINE std::size_t Benefit::initiative() const { return cell_->state->lines.at(position_)->initiative; }

GEVINST_INLINE Expression Benefit::realised() const {
    return posting::at_hand(line(), *cell_->state->initiatives[initiative()]);
}

}  // namespace gevinst::inline v0
