// SPDX-License-Identifier: Apache-2.0
// The parts of a case, one after the other.
#pragma once

#include "gevinst/file/case_writer.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/file/case_file.hpp"

namespace gevinst::inline v0 {
namespace case_writer {

/// Whether accounts were made for the labels of an index at once, from a place on.
[[nodiscard]] inline bool made_at_once(const CaseState& state, const Accounts& accounts, std::size_t from) {
    if (from + accounts.size() > state.accounts.size()) return false;
    const auto above = [](const Account& account) { return account.has_parent() ? account.parent_name() : std::string(); };
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        const Account& made = state.accounts[from + i];
        if (made.name() != accounts.index()->labels()[i] || !made.is_same(accounts[i]) || above(made) != above(accounts[0]) ||
            made.sector() != accounts[0].sector())
            return false;
    }
    return true;
}

[[nodiscard]] inline Array accounts_of(const CaseState& state) {
    Array made;
    std::vector<bool> written(state.accounts_by_index.size(), false);
    for (std::size_t i = 0; i < state.accounts.size(); ++i) {
        const Account& account = state.accounts[i];
        std::size_t by_index = 0;
        while (by_index < written.size() && (written[by_index] || !made_at_once(state, state.accounts_by_index[by_index], i))) ++by_index;
        const bool of_labels = by_index < written.size();
        Object one{{of_labels ? "by" : "name", of_labels ? state.accounts_by_index[by_index].index()->name() : account.name()}};
        AccountOptions options;
        if (account.has_parent()) options.parent = account.parent();
        if (!options.parent || options.parent->sector() != account.sector()) options.sector = account.sector();
        add_fields(one, options);
        made.emplace_back(std::move(one));
        if (!of_labels) continue;
        written[by_index] = true;
        i += state.accounts_by_index[by_index].size() - 1;
    }
    // Those that an included case has made are called otherwise than the labels.
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i]) continue;
        Array names;
        for (const Account& account : state.accounts_by_index[i]) names.emplace_back(account.name());
        made.emplace_back(Object{{"by", state.accounts_by_index[i].index()->name()}, {"accounts", std::move(names)}});
    }
    return made;
}

[[nodiscard]] inline Array assumptions_of(const CaseState& state) {
    Array made;
    for (const std::size_t place : case_names::order_of_assumptions(state)) {
        const Node& node = *state.assumptions[place];
        const AssumptionInfo& info = node.assumption();
        const Expression value = stated_value(node);
        Object one{{"path", info.path}, {"value", formula_text(value)}};
        AssumeOptions options{.source = info.source, .owner = info.owner, .note = info.note, .evidence = info.evidence, .over = info.over, .decided = info.decided};
        options.prices = info.prices;
        options.index = info.price_index;
        if (info.has_range) options.range = std::pair(info.range_low, info.range_high);
        if (!(*node.unit == value.unit())) options.unit = *node.unit;
        add_fields(one, options);
        one.push_back({"seat", case_names::stated_seat(node, state.seats)});
        made.emplace_back(std::move(one));
    }
    return made;
}

[[nodiscard]] inline Array price_indexes_of(const CaseState& state) {
    Array made;
    for (const PriceIndex& index : state.price_indexes) {
        Object levels;
        for (std::size_t i = 0; i < index.levels.size(); ++i)
            levels.push_back({std::to_string(index.first + static_cast<int>(i)), formula_text(index.levels[i])});
        Object one{{"name", index.name}, {"levels", std::move(levels)}};
        add_fields(one, PriceIndexOptions{.growth = index.growth, .default_for = index.default_for});
        made.emplace_back(std::move(one));
    }
    return made;
}

[[nodiscard]] inline Array exchange_rates_of(const CaseState& state) {
    Array made;
    for (const ExchangeRate& rate : state.exchange_rates) made.emplace_back(Object{{"rate", formula_text(rate.rate)}});
    return made;
}

[[nodiscard]] inline Array staff_groups_of(const CaseState& state) {
    Array made;
    for (const StaffGroup& group : state.staff_groups) {
        Object one{{"name", group.name()}, {"pay", formula_text(group.pay())}, {"net_hours", formula_text(group.net_hours())}};
        if (group.paid_hours()) one.push_back({"paid_hours", formula_text(*group.paid_hours())});
        made.emplace_back(std::move(one));
    }
    return made;
}

[[nodiscard]] inline Array resources_of(const CaseState& state) {
    Array made;
    for (const Resource& resource : state.resources) {
        Object one{{"name", resource.name}, {"capacity", formula_text(resource.capacity)}};
        add_fields(one, ResourceOptions{resource.account, resource.staff, resource.already_freed, resource.notes.source,
                                        resource.notes.owner, resource.notes.note});
        made.emplace_back(std::move(one));
    }
    return made;
}

[[nodiscard]] inline Array commitments_of(const CaseState& state) {
    Array made;
    for (const Commitment& commitment : state.commitments) {
        Object one{{"initiative", state.initiatives[commitment.initiative]->name},
                   {"name", commitment.name},
                   {"amount", formula_text(commitment.amount)}};
        add_fields(one, CommitmentOptions{commitment.accounts, commitment.notes.source, commitment.notes.owner, commitment.notes.note,
                                          commitment.index});
        made.emplace_back(std::move(one));
    }
    return made;
}

[[nodiscard]] inline Array initiatives_of(const CaseState& state) {
    Array made;
    for (const auto& initiative : state.initiatives) {
        InitiativeOptions options;
        options.start = Moment(initiative->start);
        if (initiative->until) options.until = Moment(*initiative->until);
        options.over = initiative->over;
        options.owner = initiative->notes.owner;
        options.note = initiative->notes.note;
        options.given = initiative->given;
        Object one{{"name", initiative->name}};
        add_fields(one, options);
        made.emplace_back(std::move(one));
    }
    return made;
}

[[nodiscard]] inline Array lines_of(const CaseState& state) {
    Array made;
    std::unordered_map<std::string, const Line*> benefits;  // by path, for those that continue them
    for (const auto& posted : state.lines) {
        const Line& line = posted->line;
        const std::string& initiative = state.initiatives[posted->initiative]->name;
        benefits.emplace(initiative + "/" + line.name, &line);
        const Line* base = line.continued ? benefits.at(initiative + "/" + line.continued->of) : nullptr;
        Object one{{"initiative", initiative}, {"word", std::string(line_word(line.kind))}, {"name", line.name}};
        case_fields::for_each_word([&](const auto& word) {
            if (word.kind != line.kind) return;
            if (!line.comparison && !line.continued) one.push_back({std::string(word.amount), formula_text(line.amount)});
            using Options = typename std::remove_cvref_t<decltype(word)>::options;
            add_fields(one, options_of<Options>(state, line, base), base == nullptr ? std::string() : base->name);
        });
        made.emplace_back(std::move(one));
    }
    return made;
}

[[nodiscard]] inline Array appropriations_of(const CaseState& state) {
    Array made;
    for (const Appropriation& appropriation : state.appropriations) {
        Object one{{"account", appropriation.account.name()},
                   {"category", appropriation.category},
                   {"amount", formula_text(appropriation.amount)}};
        add_fields(one, AppropriationOptions{appropriation.staff, appropriation.notes.source, appropriation.notes.note, appropriation.index,
                                             appropriation.name});
        made.emplace_back(std::move(one));
    }
    return made;
}

[[nodiscard]] inline Array correlations_of(const CaseState& state) {
    Array made;
    for (const Correlation& correlation : state.correlations) {
        Array members, matrix;
        for (const std::string& path : correlation.paths) members.emplace_back(path);
        for (std::size_t i = 0; i < correlation.paths.size(); ++i) {
            Array row;
            for (std::size_t j = 0; j < correlation.paths.size(); ++j) row.emplace_back(correlation.matrix[i * correlation.paths.size() + j]);
            matrix.emplace_back(std::move(row));
        }
        Object one{{"members", std::move(members)}, {"matrix", std::move(matrix)}};
        if (correlation.rank) one.push_back({"rank", true});
        made.emplace_back(std::move(one));
    }
    return made;
}

[[nodiscard]] inline Array labels_of(const CaseState& state) {
    Array made;
    for (const auto& [name, label] : state.labels.all()) {
        Object one{{"name", name}};
        if (!label.english.empty()) one.push_back({"en", label.english});
        if (!label.danish.empty()) one.push_back({"da", label.danish});
        made.emplace_back(std::move(one));
    }
    return made;
}

/// The seats that have been given, where more have than the assumptions still hold: one that was shared has left its own.
[[nodiscard]] inline Array left_seats_of(const CaseState& state) {
    Seats held;
    for (const NodePtr& node : state.assumptions) {
        const std::uint32_t seat = *node->assumption().seat;
        const std::uint32_t variables = node->assumption().over ? static_cast<std::uint32_t>(node->assumption().over->size()) : 1;
        if (was_drawn(*node, state.seats))
            held.uncertain = std::max(held.uncertain, seat + variables);
        else
            held.certain = std::max(held.certain, from_the_last_seat(seat));
    }
    if (held.uncertain >= state.seats.uncertain && held.certain >= state.seats.certain) return {};
    return {static_cast<double>(state.seats.uncertain), static_cast<double>(state.seats.certain)};
}

GEVINST_INLINE JsonValue document(const CaseState& state) {
    Object made{{"gevinst", case_file_format},
                {"name", state.name},
                {"horizon", Array{state.horizon.first(), state.horizon.last()}},
                {"prices", state.prices.year()}};
    StatedNames needed("a file could not tell them apart");
    add_names(needed, state);
    Object units, indexes;
    for (const NamedUnit& unit : needed.units()) units.push_back({unit.symbol, case_names::kind_word(unit)});
    for (const IndexPtr& index : needed.indexes()) {
        Array labels;
        for (const std::string& label : index->labels()) labels.emplace_back(label);
        indexes.push_back({index->name(), std::move(labels)});
    }
    if (!state.scopes.empty()) {
        Array scopes;
        for (const std::string& scope : state.scopes) scopes.emplace_back(scope);
        made.push_back({"scopes", std::move(scopes)});
    }
    if (!units.empty()) made.push_back({"units", std::move(units)});
    if (!indexes.empty()) made.push_back({"indexes", std::move(indexes)});
    const auto add = [&](const char* key, Array part) {
        if (!part.empty()) made.push_back({key, std::move(part)});
    };
    add("accounts", accounts_of(state));
    add("seats", left_seats_of(state));
    add("assumptions", assumptions_of(state));
    add("price_indexes", price_indexes_of(state));
    add("exchange_rates", exchange_rates_of(state));
    add("staff_groups", staff_groups_of(state));
    add("resources", resources_of(state));
    add("initiatives", initiatives_of(state));
    add("lines", lines_of(state));
    add("commitments", commitments_of(state));
    add("appropriations", appropriations_of(state));
    add("correlations", correlations_of(state));
    add("labels", labels_of(state));
    return made;
}

}  // namespace case_writer
}  // namespace gevinst::inline v0
