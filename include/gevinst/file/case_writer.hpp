// SPDX-License-Identifier: Apache-2.0
// A business case as JSON. What has its default is left out; formulas are text.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/case/stated_names.hpp"
#include "gevinst/expression/text.hpp"
#include "gevinst/file/case_fields.hpp"
#include "gevinst/file/case_names.hpp"
#include "gevinst/file/json_value.hpp"

namespace gevinst::inline v0::case_writer {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

/// A point in time stands as 2027 where the place asks for one.
[[nodiscard]] inline JsonValue moment(const Expression& x) {
    const Node& node = *x.node();
    return text::is_calendar_year(node) ? number_text(node.number) : formula_text(x);
}

/// `Radiology`, or accounts by the labels of an index; those that are called as the labels need no names.
[[nodiscard]] inline JsonValue accounts(const Accounts& x) {
    if (!x.index()) return x[0].name();
    Object made{{"by", x.index()->name()}};
    Array names;
    bool as_labels = true;
    for (std::size_t i = 0; i < x.size(); ++i) {
        names.emplace_back(x[i].name());
        as_labels &= x[i].name() == x.index()->labels()[i];
    }
    if (!as_labels) made.push_back({"accounts", std::move(names)});
    return made;
}

// One function a type of field; nothing: it has its default.
using Written = std::optional<JsonValue>;
[[nodiscard]] inline Written field(const std::string& x, const std::string& otherwise) {
    return x == otherwise ? Written{} : Written{x};
}
[[nodiscard]] inline Written field(const std::optional<Sector>& x, const auto&) {
    return x ? Written{std::string(sector_name(*x))} : Written{};
}
[[nodiscard]] inline Written field(const std::optional<Account>& x, const auto&) { return x ? Written{x->name()} : Written{}; }
[[nodiscard]] inline Written field(const std::optional<Accounts>& x, const auto&) { return x ? Written{accounts(*x)} : Written{}; }
[[nodiscard]] inline Written field(const std::optional<Expression>& x, const auto&) {
    return x ? Written{formula_text(*x)} : Written{};
}
[[nodiscard]] inline Written field(const std::optional<Moment>& x, const auto&) {
    return x ? Written{moment(x->expression())} : Written{};
}
[[nodiscard]] inline Written field(const std::optional<StaffGroup>& x, const auto&) { return x ? Written{x->name()} : Written{}; }
[[nodiscard]] inline Written field(const std::optional<Resource>& x, const auto&) { return x ? Written{x->name} : Written{}; }
[[nodiscard]] inline Written field(const std::optional<AnyUnit>& x, const auto&) { return x ? Written{x->text()} : Written{}; }
[[nodiscard]] inline Written field(const std::optional<int>& x, const auto&) { return x ? Written{*x} : Written{}; }
[[nodiscard]] inline Written field(const IndexPtr& x, const auto&) { return x ? Written{x->name()} : Written{}; }
[[nodiscard]] inline Written field(const std::optional<PriceBasis>& x, const auto&) {
    if (!x) return {};
    return x->is_nominal() ? Written{"nominal"} : Written{x->year()};
}
[[nodiscard]] inline Written field(const std::vector<std::string>& x, const auto&) {
    Array made;
    for (const std::string& text : x) made.emplace_back(text);
    return made.empty() ? Written{} : Written{std::move(made)};
}
[[nodiscard]] inline Written field(const std::optional<std::pair<double, double>>& x, const auto&) {
    if (!x) return {};
    const auto bound = [](double b) { return std::isinf(b) ? JsonValue() : JsonValue(b); };
    return Array{bound(x->first), bound(x->second)};
}
[[nodiscard]] inline Written field(const std::vector<Link>& x, const auto&) {
    Array made;
    for (const Link& link : x) made.emplace_back(Object{{"name", link.name}, {"share", formula_text(link.share)}});
    return made.empty() ? Written{} : Written{std::move(made)};
}
[[nodiscard]] inline Written field(const std::vector<FateShare>& x, const auto&) {
    Array made;
    for (const FateShare& fate : x) {
        Object one{{"name", fate.fate.name()}};
        if (!fate.fate.is_standard()) one.push_back({"cash", fate.fate.cash()});
        one.push_back({"share", fate.share ? formula_text(*fate.share) : "rest"});
        made.emplace_back(std::move(one));
    }
    return made.empty() ? Written{} : Written{std::move(made)};
}
[[nodiscard]] inline Written field(const std::vector<FateValue>& x, const auto&) {
    Array made;
    for (const FateValue& value : x) made.emplace_back(Object{{"fate", value.fate}, {"value", formula_text(value.value)}});
    return made.empty() ? Written{} : Written{std::move(made)};
}
[[nodiscard]] inline Written field(const std::optional<HandoverOption>& x, const auto&) {
    if (!x) return {};
    return Object{{"from", moment(x->from.expression())}, {"payer", accounts(x->payer)}};
}
[[nodiscard]] inline Written field(const std::optional<Guard>& x, const auto&) {
    if (!x) return {};
    return Object{{x->side == GuardSide::not_above ? "not_above" : "not_below", formula_text(x->limit)}};
}
/// `of` is a name in the line itself, as `continued` says.
[[nodiscard]] inline Written field(const std::optional<Benefit>&, const std::string& of) {
    return of.empty() ? Written{} : Written{of};
}

/// Adds the fields of some options to an object. `of`: the benefit that a line continues.
template <class Options>
void add_fields(Object& object, const Options& options, const std::string& of = {}) {
    static const Options defaults{};
    std::vector<const std::string*> texts;
    case_fields::for_each(defaults, [&](std::string_view, const auto& value) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>) texts.push_back(&value);
    });
    std::size_t next = 0;
    case_fields::for_each(options, [&](std::string_view key, const auto& value) {
        using Type = std::remove_cvref_t<decltype(value)>;
        Written written;
        if constexpr (std::is_same_v<Type, std::string>)
            written = field(value, *texts[next++]);
        else
            written = field(value, of);
        if (written) object.push_back({std::string(key), std::move(*written)});
    });
}

/// The own part of what a line that continues another states: its chain after that of the other.
[[nodiscard]] inline std::vector<Link> own_chain(const Line& line) {
    const std::size_t others = line.continued ? line.continued->links : 0;
    return {line.chain.begin() + static_cast<std::ptrdiff_t>(others), line.chain.end()};
}
/// The gate that a line states itself, beside that of the line it continues.
[[nodiscard]] inline std::optional<Expression> own_gate(const Line& line, const Line* base) {
    if (!line.given || base == nullptr || !base->given) return line.given;
    const Node& whole = *line.given->node();
    const std::string others = formula_text(*base->given);
    if (formula_text(*line.given) == others) return {};
    if (is_operation<operations::Multiply>(whole) && whole.operands.size() == 2 &&
        formula_text(Expression(NodePtr(whole.operands[0]))) == others)
        return Expression(NodePtr(whole.operands[1]));
    throw CaseError("the gate of '" + line.name + "' is not made of that of '" + base->name + "'");
}

/// A line as the options its word was given. `base`: the benefit it continues.
template <class Options>
[[nodiscard]] Options options_of(const CaseState& state, const Line& line, const Line* base) {
    Options made{};
    if constexpr (requires { made.resource; })
        if (!line.resource.empty()) made.resource = define::resource_named(state, line.resource);
    if constexpr (requires { made.payer; }) made.payer = line.party;
    if constexpr (requires { made.bearer; }) made.bearer = line.party;
    if constexpr (requires { made.receiver; }) made.receiver = line.kind == LineKind::transfer ? line.to : line.party;
    if constexpr (requires { made.category; }) made.category = line.category;
    if constexpr (requires { made.staff; }) made.staff = line.staff;
    if constexpr (requires { made.rate; })
        if (!line.staff || formula_text(*line.rate) != formula_text(line.staff->pay())) made.rate = line.rate;
    if constexpr (requires { made.chain; }) made.chain = own_chain(line);
    if constexpr (requires { made.fate; }) made.fate = line.fate;
    if constexpr (requires { made.value; }) made.value = line.value;
    if constexpr (requires { made.guard; }) made.guard = line.guard;
    if constexpr (requires { made.handover; })
        if (line.handover) made.handover = HandoverOption{line.handover->from, line.handover->payer};
    if constexpr (requires { made.before; })
        if (line.comparison) std::tie(made.before, made.after) = std::pair(line.comparison->before, line.comparison->after);
    if constexpr (requires { made.per; })
        if (line.continued) made.per = line.continued->per;
    if constexpr (requires { made.measure; }) made.measure = line.notes.measure;
    if constexpr (requires { made.prices; }) made.prices = line.prices;
    if constexpr (requires { made.index; }) made.index = line.index;
    if (line.until) made.until = Moment(*line.until);
    made.given = own_gate(line, base);
    made.source = line.notes.source;
    made.owner = line.notes.owner;
    made.note = line.notes.note;
    made.record = line.notes.record;
    return made;
}

[[nodiscard]] JsonValue document(const CaseState& state);

}  // namespace gevinst::inline v0::case_writer
