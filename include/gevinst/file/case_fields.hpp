// SPDX-License-Identifier: Apache-2.0
// The one table of what a model file has keys for: writer, reader and schema go by it. A field that is added to the options
// of a word gets its key here; when its type is a new one, the writer and the reader get an overload for it.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "gevinst/case/business_case.hpp"

namespace gevinst::inline v0::case_fields {

/// Calls `visit(key, text)` for each text of a record.
template <class Record, class Visit>
void for_each_of_record(Record& record, const Visit& visit) {
    visit("nature", record.nature);
    visit("ceiling", record.ceiling);
    visit("purse", record.purse);
    visit("vat", record.vat);
    visit("baseline", record.baseline);
    visit("target", record.target);
    visit("evidence", record.evidence);
    visit("accepted_by", record.accepted_by);
    visit("accepted_on", record.accepted_on);
}

/// Calls `visit(key, field)` for each field that the options have, in the order of the file.
template <class Options, class Visit>
void for_each(Options& options, const Visit& visit) {
    if constexpr (requires { options.name; }) visit("name", options.name);
    if constexpr (requires { options.sector; }) visit("sector", options.sector);
    if constexpr (requires { options.parent; }) visit("parent", options.parent);
    if constexpr (requires { options.unit; }) visit("unit", options.unit);
    if constexpr (requires { options.start; }) visit("start", options.start);
    if constexpr (requires { options.before; }) visit("before", options.before);
    if constexpr (requires { options.after; }) visit("after", options.after);
    if constexpr (requires { options.of; }) visit("of", options.of);
    if constexpr (requires { options.per; }) visit("per", options.per);
    if constexpr (requires { options.rate; }) visit("rate", options.rate);
    if constexpr (requires { options.category; }) visit("category", options.category);
    if constexpr (requires { options.payer; }) visit("payer", options.payer);
    if constexpr (requires { options.handover; }) visit("handover", options.handover);
    if constexpr (requires { options.bearer; }) visit("bearer", options.bearer);
    if constexpr (requires { options.receiver; }) visit("receiver", options.receiver);
    if constexpr (requires { options.account; }) visit("account", options.account);
    if constexpr (requires { options.staff; }) visit("staff", options.staff);
    if constexpr (requires { options.already_freed; }) visit("already_freed", options.already_freed);
    if constexpr (requires { options.resource; }) visit("resource", options.resource);
    if constexpr (requires { options.chain; }) visit("chain", options.chain);
    if constexpr (requires { options.fate; }) visit("fate", options.fate);
    if constexpr (requires { options.value; }) visit("value", options.value);
    if constexpr (requires { options.guard; }) visit("guard", options.guard);
    if constexpr (requires { options.until; }) visit("until", options.until);
    if constexpr (requires { options.over; }) visit("over", options.over);
    if constexpr (requires { options.given; }) visit("given", options.given);
    if constexpr (requires { options.prices; }) visit("prices", options.prices);
    if constexpr (requires { options.index; }) visit("index", options.index);
    if constexpr (requires { options.growth; }) visit("growth", options.growth);
    if constexpr (requires { options.default_for; }) visit("default_for", options.default_for);
    if constexpr (requires { options.range; }) visit("range", options.range);
    if constexpr (requires { options.decided; }) visit("decided", options.decided);
    if constexpr (requires { options.source; }) visit("source", options.source);
    if constexpr (requires { options.owner; }) visit("owner", options.owner);
    if constexpr (requires { options.note; }) visit("note", options.note);
    if constexpr (requires { options.measure; }) visit("measure", options.measure);
    if constexpr (requires { options.evidence; }) visit("evidence", options.evidence);
    if constexpr (requires { options.record; }) for_each_of_record(options.record, visit);
}

/// The keys that an object has itself, and those of its options.
template <class Options>
[[nodiscard]] std::vector<std::string> keys(std::vector<std::string> own) {
    Options options{};
    for_each(options, [&](std::string_view key, const auto&) { own.emplace_back(key); });
    return own;
}

/// The options of a word and what the file calls its amount.
template <class Options>
struct Word {
    LineKind kind;
    using options = Options;
    std::string_view amount = "amount";
};

/// Calls `visit(word)` for each word a line can be defined by.
template <class Visit>
void for_each_word(const Visit& visit) {
    visit(Word<CostOptions>{LineKind::cost});
    visit(Word<StaffOptions>{LineKind::staff});
    visit(Word<BenefitOptions>{LineKind::benefit, "potential"});
    visit(Word<BurdenOptions>{LineKind::burden});
    visit(Word<TransferOptions>{LineKind::transfer});
    visit(Word<OutcomeOptions>{LineKind::outcome});
}

template <class Options>
[[nodiscard]] std::vector<std::string> line_keys(const Word<Options>& word) {
    return keys<Options>({"initiative", "word", "name", std::string(word.amount)});
}

inline const std::vector<std::string> case_keys{"gevinst", "name", "horizon", "prices", "scopes", "units", "indexes", "accounts", "seats", "assumptions", "price_indexes", "exchange_rates",
                                                "staff_groups", "resources", "initiatives", "lines", "commitments", "appropriations", "correlations", "labels"};
[[nodiscard]] inline std::vector<std::string> account_keys() { return keys<AccountOptions>({"name", "by", "accounts"}); }
[[nodiscard]] inline std::vector<std::string> assumption_keys() { return keys<AssumeOptions>({"path", "value", "seat"}); }
[[nodiscard]] inline std::vector<std::string> price_index_keys() { return keys<PriceIndexOptions>({"name", "levels"}); }
[[nodiscard]] inline std::vector<std::string> exchange_rate_keys() { return keys<ExchangeRateOptions>({"rate"}); }
inline const std::vector<std::string> staff_group_keys{"name", "pay", "net_hours", "paid_hours"};
[[nodiscard]] inline std::vector<std::string> initiative_keys() { return keys<InitiativeOptions>({"name"}); }
[[nodiscard]] inline std::vector<std::string> resource_keys() { return keys<ResourceOptions>({"name", "capacity"}); }
[[nodiscard]] inline std::vector<std::string> commitment_keys() {
    return keys<CommitmentOptions>({"initiative", "name", "amount"});
}
[[nodiscard]] inline std::vector<std::string> appropriation_keys() {
    return keys<AppropriationOptions>({"account", "category", "amount"});
}
inline const std::vector<std::string> correlation_keys{"members", "matrix", "rank"};
inline const std::vector<std::string> label_keys{"name", "en", "da"};
inline const std::vector<std::string> accounts_keys{"by", "accounts"};
inline const std::vector<std::string> link_keys{"name", "share"};
inline const std::vector<std::string> fate_keys{"name", "cash", "share"};
inline const std::vector<std::string> value_keys{"fate", "value"};
inline const std::vector<std::string> handover_keys{"from", "payer"};
inline const std::vector<std::string> guard_keys{"not_above", "not_below"};

/// What units of a case's own are called: `"exam": "count"`.
struct OwnUnitKind {
    std::string_view word;
    BaseKind kind;
};
inline constexpr OwnUnitKind own_unit_kinds[]{{"count", BaseKind::count}, {"level", BaseKind::level}, {"currency", BaseKind::money}};

}  // namespace gevinst::inline v0::case_fields
