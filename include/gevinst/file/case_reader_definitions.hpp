// SPDX-License-Identifier: Apache-2.0
// The parts of a case, one after the other, as a document has them.
#pragma once

#include "gevinst/file/case_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/file/case_file.hpp"
#include "gevinst/file/case_names.hpp"
#include "gevinst/file/file_message.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE CaseReader::CaseReader(const JsonPlace& root) : root_(root), case_(empty_case(root)) {}

GEVINST_INLINE BusinessCase CaseReader::read() && {
    for (const JsonPlace& place : elements("scopes")) at(place, [&] { case_.restore_scope(read_string(place)); });
    read_units();
    read_indexes();
    for (const JsonPlace& place : elements("accounts")) read_account(place);
    read_assumptions(elements("assumptions"));
    read_price_indexes();
    for (const JsonPlace& place : elements("exchange_rates")) read_exchange_rate(place);
    for (const JsonPlace& place : elements("staff_groups")) read_staff_group(place);
    for (const JsonPlace& place : elements("resources")) read_resource(place);
    for (const JsonPlace& place : elements("initiatives")) read_initiative(place);
    for (const JsonPlace& place : elements("lines")) read_line(place);
    for (const JsonPlace& place : elements("commitments")) read_commitment(place);
    for (const JsonPlace& place : elements("appropriations")) read_appropriation(place);
    for (const JsonPlace& place : elements("correlations")) read_correlation(place);
    for (const JsonPlace& place : elements("labels")) read_label(place);
    return std::move(case_);
}

GEVINST_INLINE void CaseReader::require_format(const JsonPlace& root) {
    const std::optional<JsonPlace> format = optional_member(root, "gevinst");
    if (!format) throw root.error("the key 'gevinst' is missing: a model file begins with its format, \"gevinst\": 0");
    const std::int64_t found = read_integer(*format);
    if (found > case_file_format)
        throw format->error("the file has format " + std::to_string(found) + ", for which gevinst " + std::to_string(found) +
                            ".0 or newer is needed; this one reads format " + std::to_string(case_file_format));
    if (found < 0) throw format->error("there is no format " + std::to_string(found));
}

GEVINST_INLINE int CaseReader::year(const JsonPlace& place) {
    constexpr std::int64_t most = 1'000'000'000;  // those that are no years are refused where they are used
    return static_cast<int>(std::clamp(read_integer(place), -most, most));
}

GEVINST_INLINE BusinessCase CaseReader::empty_case(const JsonPlace& root) {
    require_format(root);
    check_keys(root, case_fields::case_keys);
    const JsonPlace name = member(root, "name"), horizon = member(root, "horizon"), prices = member(root, "prices");
    const std::vector<JsonPlace> years = read_elements(horizon);
    if (years.size() != 2) throw horizon.error("a horizon is its first and its last year, as [2026, 2029]");
    const Horizon covered = at(horizon, [&] { return Horizon(year(years[0]), year(years[1])); });
    const PriceBasis basis = at(prices, [&] { return PriceBasis(year(prices)); });
    return at(name, [&] { return BusinessCase(read_string(name), covered, basis); });
}

GEVINST_INLINE JsonPlace CaseReader::part_of(const JsonPlace& object, std::string_view argument) {
    JsonPlace place = object;
    while (!argument.empty()) {
        const std::string_view step = argument.substr(0, argument.find('/'));
        argument.remove_prefix(std::min(step.size() + 1, argument.size()));
        const JsonValue& value = place.value();
        const JsonValue* part = value.kind() == JsonKind::object ? value.find(step) : nullptr;
        std::size_t number = 0;
        const bool counts = std::from_chars(step.data(), step.data() + step.size(), number).ec == std::errc();
        if (value.kind() == JsonKind::array && counts && number < value.array().size()) part = &value.array()[number];
        if (part == nullptr) return place;
        place = JsonPlace(object, *part);
    }
    return place;
}

GEVINST_INLINE std::vector<JsonPlace> CaseReader::elements(std::string_view key) const {
    const std::optional<JsonPlace> found = optional_member(root_, key);
    return found ? read_elements(*found) : std::vector<JsonPlace>{};
}

GEVINST_INLINE std::size_t CaseReader::line_of(std::string_view list, std::string_view name) const {
    const auto text = [](const JsonPlace& place, std::string_view key) -> std::string_view {
        const JsonValue* found = place.value().kind() == JsonKind::object ? place.value().find(key) : nullptr;
        return found != nullptr && found->kind() == JsonKind::string ? std::string_view(found->string()) : std::string_view();
    };
    const auto has_label = [&](std::string_view index) {
        return std::any_of(scope_.indexes.begin(), scope_.indexes.end(),
                           [&](const IndexPtr& one) { return one->name() == index && one->has(name); });
    };
    if (name.empty()) return 0;
    for (const JsonPlace& place : elements(list)) {
        const std::string_view own = text(place, "name"), initiative = text(place, "initiative");
        const bool named = initiative.empty() ? own == name : name == std::string(initiative) + "/" + std::string(own);
        // Accounts by an index are made for its labels, unless the entry lists them.
        const bool made_by_label = has_label(text(place, "by")) && place.value().find("accounts") == nullptr;
        if (named || made_by_label) return line_and_column(place.document().text(), place.value().position().byte).line;
    }
    return 0;
}

GEVINST_INLINE std::size_t CaseReader::line_of_assumption(std::size_t place) const {
    const JsonPlace found = elements("assumptions")[place];
    return line_and_column(found.document().text(), found.value().position().byte).line;
}

GEVINST_INLINE void CaseReader::read_units() {
    const std::optional<JsonPlace> units = optional_member(root_, "units");
    if (!units) return;
    for (const NamedPlace& one : read_members(*units)) {
        const std::string& word = read_string(one.place);
        std::vector<std::string> words;
        for (const case_fields::OwnUnitKind& known : case_fields::own_unit_kinds) {
            words.emplace_back(known.word);
            if (known.word == word) at(one.place, [&] { scope_.units.add(named_unit(known.kind, std::string(one.key))); });
        }
        if (std::find(words.begin(), words.end(), word) == words.end())
            throw one.place.error("'" + file_message::shown(word) + "' is no kind of unit: a unit is a 'count', a 'level' or a 'currency'");
    }
}

GEVINST_INLINE void CaseReader::read_indexes() {
    const std::optional<JsonPlace> indexes = optional_member(root_, "indexes");
    if (!indexes) return;
    for (const NamedPlace& one : read_members(*indexes)) {
        std::vector<std::string> labels;
        for (const JsonPlace& label : read_elements(one.place)) labels.push_back(read_string(label));
        scope_.indexes.push_back(at(one.place, [&] { return make_index(std::string(one.key), std::move(labels)); }));
    }
}

GEVINST_INLINE void CaseReader::read_account(const JsonPlace& place) {
    const auto stated = options<AccountOptions>(place, case_fields::account_keys());
    if (const std::optional<JsonPlace> by = optional_member(place, "by")) {
        if (optional_member(place, "name"))
            throw place.error_at_key("name", "accounts by the labels of an index have the labels as names: state 'by' or 'name'");
        if (optional_member(place, "accounts")) {
            for (const char* key : {"sector", "parent"})
                if (optional_member(place, key))
                    throw place.error_at_key(key, "accounts that are named have a sector and a parent: leave '" + std::string(key) + "' out");
            const Accounts named = accounts_by_label(place);
            return at(place, [&] { case_.restore(named); });
        }
        const IndexPtr labels = index(*by);
        defined(place, [&] { return case_.accounts(labels, stated); });
    } else {
        if (optional_member(place, "accounts"))
            throw place.error_at_key("accounts", "accounts stand for the labels of an index: name it by 'by'");
        const std::string& name = read_string(member(place, "name"));
        defined(place, [&] { return case_.account(name, stated); });
    }
}

GEVINST_INLINE void CaseReader::reserve_seats(const std::vector<JsonPlace>& assumptions) {
    struct Taken {
        std::int64_t end;
        std::string path;
    };
    std::map<std::int64_t, Taken> taken;
    Seats seats;
    for (const JsonPlace& place : assumptions) {
        const std::optional<JsonPlace> stated = optional_member(place, "seat");
        if (!stated) continue;
        constexpr std::int64_t most = 100'000'000;
        const std::int64_t seat = read_integer(*stated);
        if (seat < -most || seat > most) throw stated->error("a seat is a whole number of no more than 9 digits");
        const std::optional<JsonPlace> over = optional_member(place, "over");
        const std::int64_t end = seat + (over ? static_cast<std::int64_t>(index(*over)->size()) : 1);
        const std::string& path = read_string(member(place, "path"));
        const auto next = taken.lower_bound(end);
        if (next != taken.begin() && std::prev(next)->second.end > seat)
            throw stated->error("the seat of '" + path + "' is that of '" + std::prev(next)->second.path + "': leave it out, and it gets one of its own");
        taken.emplace(seat, Taken{end, path});
        if (seat >= 0) {
            seats.uncertain = std::max(seats.uncertain, static_cast<std::uint32_t>(end));
        } else {
            seats.certain = std::max(seats.certain, static_cast<std::uint32_t>(-seat));
        }
        settled_.push_back(path);
    }
    if (const std::optional<JsonPlace> given = optional_member(root_, "seats")) {
        const std::vector<JsonPlace> both = read_elements(*given);
        if (both.size() != 2) throw given->error("the seats that have been given are two numbers, as [12, 3]: of what is uncertain and of what is not");
        for (std::uint32_t* one : {&seats.uncertain, &seats.certain}) {
            const JsonPlace& place = both[one == &seats.uncertain ? 0 : 1];
            const std::int64_t stated = read_integer(place);
            if (stated < *one || stated > 100'000'000)
                throw place.error("the seats that have been given are a number from " + std::to_string(*one) + ", which the assumptions hold, to 100000000");
            *one = static_cast<std::uint32_t>(stated);
        }
    }
    case_.reserve(seats);
}

GEVINST_INLINE void CaseReader::read_assumptions(const std::vector<JsonPlace>& places) {
    const std::vector<std::string> keys = case_fields::assumption_keys();
    for (const JsonPlace& place : places) {
        check_keys(place, keys);
        places_of_paths_.emplace(read_string(member(place, "path")), values_.size());
        const JsonPlace stated = member(place, "value");
        values_.emplace_back(stated.value().kind() == JsonKind::number ? std::string_view() : read_string(stated));
    }
    find_times();
    reserve_seats(places);
    scope_.unknown_name = [this](const std::string& name) { return why_unknown(name); };
    for (reading_ = 0; reading_ < places.size(); ++reading_) read_assumption(places[reading_]);
    reading_ = none;
}

GEVINST_INLINE void CaseReader::read_assumption(const JsonPlace& place) {
    static const std::vector<std::string> keys = case_fields::assumption_keys();
    const auto stated = options<AssumeOptions>(place, keys);
    const std::string& path = read_string(member(place, "path"));
    std::optional<std::uint32_t> seat;
    if (const std::optional<JsonPlace> found = optional_member(place, "seat"))
        seat = case_names::seat_of(static_cast<int>(read_integer(*found)));
    const Expression value = this->value(member(place, "value"));
    if (stated.prices || !stated.index.empty()) read_price_indexes(&stated);
    defined(place, [&] { return case_.restore(path, value, stated, seat); });
    learn();
}

// In the order of the file, so that a case that is saved again has them in the same one.
GEVINST_INLINE void CaseReader::read_price_indexes(const AssumeOptions* followed) {
    const std::vector<JsonPlace> places = elements("price_indexes");
    std::size_t end = places.size();
    if (followed != nullptr) {
        const auto is_followed = [&](const JsonPlace& place) {
            if (!followed->index.empty()) return read_string(member(place, "name")) == followed->index;
            std::vector<std::string> default_for;
            if (const std::optional<JsonPlace> stated = optional_member(place, "default_for")) read(*stated, default_for);
            return std::find(default_for.begin(), default_for.end(), "*") != default_for.end();
        };
        const auto found = std::find_if(places.begin(), places.end(), is_followed);
        if (found == places.end()) {
            try {
                read_price_indexes();
            } catch (const FileError&) {
            }
            return;  // which is an error of the assumption, and names the price indexes there are
        }
        end = static_cast<std::size_t>(found - places.begin()) + 1;
    }
    for (; price_indexes_read_ < end; ++price_indexes_read_) read_price_index(places[price_indexes_read_]);
}

GEVINST_INLINE void CaseReader::read_price_index(const JsonPlace& place) {
    const std::string& name = read_string(member(place, "name"));
    followed_ = name;
    const auto stated = options<PriceIndexOptions>(place, case_fields::price_index_keys());
    PriceLevels levels;
    const JsonPlace by_year = member(place, "levels");
    for (const NamedPlace& one : read_members(by_year)) {
        if (one.key.size() != 4) throw by_year.error_at_key(one.key, "a level is that of a year, as \"2026\"");
        levels.emplace_back(at(one.place, [&] { return prices_of(one.key); }).year(), formula(one.place));
    }
    defined(place, [&] { return case_.price_index(name, std::move(levels), stated); });
    followed_.clear();
    learn();
}

GEVINST_INLINE void CaseReader::read_exchange_rate(const JsonPlace& place) {
    const auto stated = options<ExchangeRateOptions>(place, case_fields::exchange_rate_keys());
    const Expression rate = formula(member(place, "rate"));
    defined(place, [&] { return case_.exchange_rate(rate, stated); });
    learn();
}

GEVINST_INLINE void CaseReader::learn() {
    const std::vector<NodePtr>& all = case_.state().assumptions;
    for (; learnt_ < all.size(); ++learnt_) scope_.names.insert_or_assign(all[learnt_]->assumption().path, Expression(all[learnt_]));
}

GEVINST_INLINE void CaseReader::read_staff_group(const JsonPlace& place) {
    check_keys(place, case_fields::staff_group_keys);
    const std::string& name = read_string(member(place, "name"));
    defining_ = name;
    StaffGroupOptions stated{formula(member(place, "pay")), formula(member(place, "net_hours")), {}};
    if (const std::optional<JsonPlace> paid = optional_member(place, "paid_hours")) stated.paid_hours = formula(*paid);
    defined(place, [&] { return case_.staff_group(name, stated); });
    learn();
}

GEVINST_INLINE void CaseReader::read_resource(const JsonPlace& place) {
    const std::string& name = read_string(member(place, "name"));
    defining_ = name;
    const auto stated = options<ResourceOptions>(place, case_fields::resource_keys());
    const Expression capacity = formula(member(place, "capacity"));
    defined(place, [&] { return case_.resource(name, capacity, stated); });
    learn();
}

GEVINST_INLINE void CaseReader::read_initiative(const JsonPlace& place) {
    const std::string& name = read_string(member(place, "name"));
    defining_ = name;
    const auto stated = options<InitiativeOptions>(place, case_fields::initiative_keys());
    defined(place, [&] { return case_.initiative(name, stated); });
    learn();
}

GEVINST_INLINE void CaseReader::read_line(const JsonPlace& place) {
    defining_.clear();
    const JsonPlace initiative = member(place, "initiative"), stated_word = member(place, "word");
    const Initiative on = at(initiative, [&] { return case_.initiative_named(read_string(initiative)); });
    initiative_ = on.name();
    const std::string& found = read_string(stated_word);
    bool known = false;
    case_fields::for_each_word([&](const auto& word) {
        if (line_word(word.kind) != found) return;
        known = true;
        using Options = typename std::remove_cvref_t<decltype(word)>::options;
        static const std::vector<std::string> keys = case_fields::line_keys(word);
        const auto with = options<Options>(place, keys);
        const std::string& name = read_string(member(place, "name"));
        std::optional<Expression> amount;
        if (const std::optional<JsonPlace> stated = optional_member(place, word.amount)) amount = formula(*stated);
        if (!amount && word.kind != LineKind::benefit) static_cast<void>(member(place, word.amount));
        defined(place, [&] { define(on, name, amount, with); });
    });
    if (!known) {
        std::vector<std::string> words;
        case_fields::for_each_word([&](const auto& word) { words.emplace_back(line_word(word.kind)); });
        std::string all;
        for (const std::string& word : words) all += (all.empty() ? "'" : ", '") + word + "'";
        const std::string meant = did_you_mean(found, words);
        throw stated_word.error("'" + file_message::shown(found) + "' is no word for a line" + (meant.empty() ? "; there are " + all : meant));
    }
    learn();
}

GEVINST_INLINE void CaseReader::read_commitment(const JsonPlace& place) {
    const auto stated = options<CommitmentOptions>(place, case_fields::commitment_keys());
    const JsonPlace initiative = member(place, "initiative");
    const std::string& name = read_string(member(place, "name"));
    const Expression amount = formula(member(place, "amount"));
    Initiative on = at(initiative, [&] { return case_.initiative_named(read_string(initiative)); });
    defined(place, [&] { on.commit(name, amount, stated); });
    learn();
}

GEVINST_INLINE void CaseReader::read_appropriation(const JsonPlace& place) {
    const auto stated = options<AppropriationOptions>(place, case_fields::appropriation_keys());
    const Account on = account(member(place, "account"));
    const std::string& category = read_string(member(place, "category"));
    const Expression amount = formula(member(place, "amount"));
    defined(place, [&] { case_.appropriate(on, category, amount, stated); });
}

GEVINST_INLINE void CaseReader::read_correlation(const JsonPlace& place) {
    check_keys(place, case_fields::correlation_keys);
    std::vector<AssumptionName> members;
    std::vector<std::vector<double>> matrix;
    for (const JsonPlace& one : read_elements(member(place, "members"))) members.emplace_back(read_string(one));
    for (const JsonPlace& row : read_elements(member(place, "matrix"))) {
        matrix.emplace_back();
        for (const JsonPlace& one : read_elements(row)) matrix.back().push_back(read_number(one));
    }
    const std::optional<JsonPlace> rank = optional_member(place, "rank");
    const bool by_rank = rank && read_boolean(*rank);
    defined(place, [&] { case_.restore(correlation(members, matrix, by_rank), settled_); });
}

GEVINST_INLINE void CaseReader::read_label(const JsonPlace& place) {
    check_keys(place, case_fields::label_keys);
    const JsonPlace name = member(place, "name");
    NameLabel label;
    if (const std::optional<JsonPlace> text = optional_member(place, "en")) label.english = read_string(*text);
    if (const std::optional<JsonPlace> text = optional_member(place, "da")) label.danish = read_string(*text);
    const std::string& called = read_string(name);
    if (case_.state().labels.has(called))
        throw name.error("'" + called + "' has a label already, in line " + std::to_string(line_of("labels", called)) +
                         ": state both languages in one entry");
    at(label == NameLabel{} ? place : name, [&] { case_.label(called, label); });
}

}  // namespace gevinst::inline v0
