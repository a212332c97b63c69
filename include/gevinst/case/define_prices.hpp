// SPDX-License-Identifier: Apache-2.0
// Defining price indexes and exchange rates, and what money in other prices is multiplied by.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/define.hpp"
#include "gevinst/case/labels.hpp"
#include "gevinst/case/line_checks.hpp"
#include "gevinst/case/price_index.hpp"
#include "gevinst/case/range_check.hpp"
#include "gevinst/case/row_names.hpp"
#include "gevinst/case/stated_times.hpp"

namespace gevinst::inline v0::define {

/// The price index of a name. Throws CaseError with what may have been meant.
[[nodiscard]] inline const PriceIndex& price_index_named(const CaseState& state, const std::string& name) {
    std::vector<std::string> names;
    for (const PriceIndex& index : state.price_indexes) {
        if (index.name == name) return index;
        names.push_back(index.name);
    }
    throw CaseError("the case '" + state.name + "' has no price index '" + name + "'" + name_advice(name, names));
}

/// The index that is the default for a category or fate, else that for all; none: no default.
[[nodiscard]] inline const PriceIndex* default_index(const CaseState& state, const std::string& category) {
    const PriceIndex* for_all = nullptr;
    for (const PriceIndex& index : state.price_indexes)
        for (const std::string& one : index.default_for) {
            if (one == category) return &index;
            if (one == "*") for_all = &index;
        }
    return for_all;
}

/// Whether a name is a standard category or fate.
[[nodiscard]] inline bool is_standard_row(const std::string& name) {
    const auto is = [&](const labels::Label& label) { return label.key == name; };
    return std::any_of(labels::categories.begin(), labels::categories.end(), is) || std::any_of(labels::fates.begin(), labels::fates.end(), is);
}

/// Throws CaseError where an own category or fate has no default of its own, and one that is spelt nearly so, or differs in
/// capitals alone, and that nothing in the case is called, has one. Names that differ in their numbers, as `phase 2`, are two.
inline void require_no_misspelt_default(const CaseState& state, const std::string& category, const std::string& what) {
    if (category.empty() || is_standard_row(category)) return;
    const auto without_digits = [](std::string name) {
        std::erase_if(name, [](char c) { return c >= '0' && c <= '9'; });
        return name;
    };
    const auto is_used = [&](const std::string& name) {
        return std::any_of(state.appropriations.begin(), state.appropriations.end(), [&](const Appropriation& one) { return one.category == name; }) ||
               std::any_of(state.lines.begin(), state.lines.end(), [&](const auto& posted) {
                   return posted->line.category == name || std::any_of(posted->line.fate.begin(), posted->line.fate.end(),
                                                                       [&](const FateShare& fate) { return fate.fate.name() == name; });
               });
    };
    for (const PriceIndex& index : state.price_indexes)
        if (std::find(index.default_for.begin(), index.default_for.end(), category) != index.default_for.end()) return;
    for (const PriceIndex& index : state.price_indexes)
        for (const std::string& one : index.default_for) {
            const bool is_near = row_names::folded(one) == row_names::folded(category) || !did_you_mean(category, {one}).empty();
            if (one == "*" || is_standard_row(one) || !is_near) continue;
            if (without_digits(one) == without_digits(category) || is_used(one)) continue;
            throw CaseError(what + ": '" + category + "' has no default price index of its own, and '" + index.name + "' is the default for '" + one +
                            "', which nothing here is called: write one as the other, or state the index");
        }
}

/// The levels of an index from its first year to this one, which lies after it. Throws CaseError when one is not known.
[[nodiscard]] inline std::vector<Expression> levels_until(const PriceIndex& index, int year, const Horizon& horizon) {
    std::vector<Expression> levels = index.levels;
    for (int next = index.last() + 1; next <= year; ++next) {
        if (!index.growth)
            throw CaseError("the price index '" + index.name + "' has no level for " + std::to_string(next) +
                            ": state it, or a growth a year after " + std::to_string(index.last()));
        // A growth may be stated by year, later too: outside the horizon that of its nearest year.
        const Expression growth = at_year(*index.growth, std::clamp(next, horizon.first(), horizon.last()));
        levels.push_back(levels.back() * (Expression(1) + growth));
    }
    return levels;
}

/// A level or rate that is checked on every run, where it may be zero or below.
[[nodiscard]] inline Expression above_zero(const Expression& x, const std::string& what) {
    if (bounds_of(x).low > 0) return x;
    constexpr double least = 1e-9;  // and no upper limit but itself
    return within(x, Expression::literal(least, x.node()->unit), x, checked_thing(what));
}

/// The level of an index in a price basis: that of its year, or of each year of the horizon.
[[nodiscard]] inline Expression level_in(const PriceIndex& index, const PriceBasis& basis, const Horizon& horizon) {
    const int first = basis.is_nominal() ? horizon.first() : basis.year();
    const int last = basis.is_nominal() ? horizon.last() : basis.year();
    if (first < index.first)
        throw CaseError("the price index '" + index.name + "' has no level for " + std::to_string(first) + ": it begins with " +
                        std::to_string(index.first));
    const std::vector<Expression> levels = levels_until(index, last, horizon);
    const auto at = [&](int year) { return levels.begin() + (year - index.first); };
    const std::string what = "the level of the price index '" + index.name + "'";
    if (!basis.is_nominal()) return above_zero(*at(first), what);
    return above_zero(table(Moment(first), std::vector<Expression>(at(first), at(last) + 1)), what);
}

/// What money in one price basis is multiplied by to be in another.
[[nodiscard]] inline Expression price_factor(const PriceIndex& index, const PriceBasis& from, const PriceBasis& to,
                                             const Horizon& horizon) {
    return level_in(index, to, horizon) / level_in(index, from, horizon);
}

/// Whether a dimension is money by something, as money, or money an hour.
[[nodiscard]] inline bool has_prices(const AnyDimension& dimension) {
    int power = 0;
    for (const AnyDimension::Power& one : dimension.powers())
        if (one.base.kind == BaseKind::money) power += one.exponent;
    return power == 1;
}

/// Throws CaseError for money that would be converted twice: what stands for an assumption is in the prices of the case.
inline void require_unconverted(const Expression& money, const std::string& what) {
    for (const Node* node : named_in(money))
        if (has_prices(node->unit->dimension()))
            throw CaseError(what + " states other prices, but is made of '" + node->assumption().path +
                            "', which is money in the prices of the case: state prices and index with that assumption");
}

/// What money that is stated in other prices is multiplied by to be in those of the case; none: it is in them. Throws
/// CaseError where no index says how, `what` names the money.
[[nodiscard]] inline std::optional<Expression> conversion_of(const CaseState& state, const std::optional<PriceBasis>& prices,
                                                             const std::string& index, const std::string& category,
                                                             const std::string& what) {
    const PriceIndex* by = nullptr;
    if (!index.empty()) by = &about_argument("index", [&]() -> const PriceIndex& { return price_index_named(state, index); });
    if (!prices || *prices == state.prices) return {};
    if (by == nullptr) {
        require_no_misspelt_default(state, category, what);
        by = default_index(state, category);
    }
    if (by == nullptr) {
        std::string known;
        for (const PriceIndex& one : state.price_indexes) known += (known.empty() ? "'" : ", '") + one.name + "'";
        throw error_about("prices", CaseError(what + " is stated in " + (prices->is_nominal() ? "nominal prices" : prices->text()) +
                                              " and the case in " + state.prices.text() +
                                              ": name the price index that converts it as its index" +
                                              (known.empty() ? "; the case has none yet, define one by price_index" : "; there are " + known)));
    }
    return about_argument("prices", [&] { return price_factor(*by, *prices, state.prices, state.horizon); });
}

/// The same for a line, whose rate or amount is what the prices are of.
[[nodiscard]] inline std::optional<Expression> conversion_of(const CaseState& state, const Line& line, const std::string& what) {
    const std::optional<Expression> made = conversion_of(state, line.prices, line.index, line.category, what);
    if (made) about_argument("prices", [&] { require_unconverted(line.rate.value_or(line.amount), what); });
    return made;
}

/// The same for an assumption, which must be money.
[[nodiscard]] inline std::optional<Expression> conversion_of(const CaseState& state, const AssumptionDefinition& definition) {
    const AssumptionInfo& info = definition.info;
    if (!info.prices && info.price_index.empty()) return {};
    const std::string what = "the assumption '" + definition.path + "'";
    if (!has_prices(definition.value.dimension()))
        throw UnitError(what + " is " + bracketed(definition.value.unit()) + ": only money is stated in prices and follows a price index");
    return conversion_of(state, info.prices, info.price_index, {}, what);
}

/// Throws CaseError or UnitError for levels that are not numbers above zero, or a growth that brings them there.
inline void require_levels(const PriceIndex& index) {
    const auto require = [&](const Expression& x, const std::string& what) {
        const std::string whole = what + " of the price index '" + index.name + "'";
        if (!x.dimension().is_number())
            throw UnitError(whole + " must be a plain number, but " + operand_text(duration::definition_of(*x.node())) + " is " +
                            bracketed(x.unit()));
        if (!x.indexes().empty()) throw CaseError(whole + " is given by '" + x.indexes().front()->name() + "': it is one for all");
        if (x.node()->uses_start) throw CaseError(whole + " uses 'start': an index is the same for all initiatives");
        if (x.node()->missing) throw CaseError(whole + " is missing: state it, or leave the index out");
        return whole;
    };
    const auto require_level = [&](std::size_t i) {
        const Expression& level = index.levels[i];
        const std::string what = require(level, "the level in " + std::to_string(index.first + static_cast<int>(i)));
        if (level.yearly()) throw CaseError(what + " differs by year: it is that of one year");
        if (const NodePtr breach = breach_of(level, Sign::positive))
            throw error_of_value(what + " must be above 0, not " + value_text(*breach), level, *breach);
    };
    for (std::size_t i = 0; i < index.levels.size(); ++i)
        about_argument("levels/" + std::to_string(index.first + static_cast<int>(i)), [&] { require_level(i); });
    if (!index.growth) return;
    about_argument("growth", [&] {
        const std::string what = require(*index.growth, "the growth");
        if (bounds_of(*index.growth).high > -1) return;
        const Node& growth = duration::definition_of(*index.growth->node());
        throw error_of_value(what + " is " + value_text(growth) + ": a level cannot fall to zero or below", *index.growth, growth);
    });
}

/// Throws CaseError for years that are stated twice or left out.
inline void require_years(const std::string& name, const PriceLevels& levels) {
    if (levels.empty()) throw CaseError("the price index '" + name + "' states no level: give one a year, as {2025: 100, 2026: 103.1}");
    for (std::size_t i = 0; i < levels.size(); ++i) {
        static_cast<void>(PriceBasis(levels[i].first));
        if (i == 0) continue;
        const int before = levels[i - 1].first, year = levels[i].first;
        if (year == before) throw CaseError("the price index '" + name + "' states its level in " + std::to_string(year) + " twice");
        if (year != before + 1)
            throw CaseError("the price index '" + name + "' states " + std::to_string(before) + " and " + std::to_string(year) +
                            ", but not " + std::to_string(before + 1) + ": state the years between too");
    }
}

/// Throws CaseError for an index that is the default for what is hardly another than a standard category or fate. An own
/// one may be defined later, so any other name is taken as one.
inline void require_default_names(const PriceIndex& made) {
    const std::string where = "the price index '" + made.name + "'";
    for (const std::string& one : made.default_for) {
        if (one == "*" || is_standard_row(one)) continue;
        require_name(one, where + " is the default for what");
        std::string meant;
        std::vector<std::string> keys;
        for (const labels::Label& label : labels::categories) keys.emplace_back(label.key);
        meant = did_you_mean(one, keys);
        for (const labels::Label& label : labels::categories)
            if (row_names::reads_like(one, label)) meant = "; did you mean '" + std::string(label.key) + "'?";
        for (const labels::Label& label : labels::fates)
            if (row_names::reads_like(one, label) || edit_distance(one, label.key) == 1) meant = "; did you mean '" + std::string(label.key) + "'?";
        if (!meant.empty()) throw CaseError(where + " is the default for '" + one + "', which is no category or fate" + meant);
    }
}

inline void require_defaults(const CaseState& state, const PriceIndex& made) {
    for (const PriceIndex& other : state.price_indexes)
        for (const std::string& one : made.default_for)
            if (std::find(other.default_for.begin(), other.default_for.end(), one) != other.default_for.end())
                throw CaseError("the price indexes '" + other.name + "' and '" + made.name + "' are both the default for " +
                                (one == "*" ? "all" : "'" + one + "'") + ": one can be");
}

inline PriceIndex price_index(CaseState& state, const std::string& name, PriceLevels levels, PriceIndexOptions options) {
    about_argument("name", [&] {
        require_name(name, "a price index");
        for (const PriceIndex& other : state.price_indexes)
            if (other.name == name) throw CaseError("the case '" + state.name + "' has a price index '" + name + "' already");
    });
    std::sort(levels.begin(), levels.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    about_argument("levels", [&] { require_years(name, levels); });
    PriceIndex made{name, levels.front().first, {}, {}, std::move(options.default_for)};
    about_argument("default_for", [&] {
        require_default_names(made);
        require_defaults(state, made);
    });
    AssumptionInfo info;
    info.source = std::move(options.source);
    info.owner = std::move(options.owner);
    info.note = std::move(options.note);
    NewAssumptions assumptions(state);
    const std::string path = "prices/" + name + "/";
    for (const auto& [year, level] : levels) {
        const std::string of_year = std::to_string(year);
        made.levels.push_back(about_argument("levels/" + of_year, [&] { return assumptions.named(level, path + of_year, info); }));
    }
    if (options.growth) made.growth = about_argument("growth", [&] { return assumptions.named(*options.growth, path + "growth", info); });
    require_levels(made);
    assumptions.add();
    return state.price_indexes.emplace_back(std::move(made));
}

/// Throws CaseError or UnitError for a rate that does not turn one currency into another.
[[nodiscard]] inline ExchangeRate require_exchange_rate(const Expression& rate) {
    std::string from, to;
    for (const AnyDimension::Power& one : rate.dimension().powers()) {
        if (one.base.kind != BaseKind::money || one.exponent > 1 || one.exponent < -1) from = to = "";
        if (one.exponent == 1) to = one.base.name;
        if (one.exponent == -1) from = one.base.name;
    }
    if (from.empty() || to.empty() || rate.dimension().powers().size() != 2)
        throw UnitError("an exchange rate must be money in one currency for that in another, as 7.46 * DKK / EUR, but " +
                        operand_text(*rate.node()) + " is " + bracketed(rate.unit()));
    const std::string what = "the exchange rate of " + from;
    if (!rate.indexes().empty()) throw CaseError(what + " is given by '" + rate.indexes().front()->name() + "': it is one for all");
    if (rate.node()->uses_start) throw CaseError(what + " uses 'start': it is the same for all initiatives");
    if (const NodePtr breach = breach_of(rate, Sign::positive))
        throw error_of_value(what + " must be above 0, not " + value_text(*breach), rate, *breach);
    return {from, to, rate};
}

/// Throws CaseError for a second rate of a currency, and for rates that are not all in one.
inline void require_one_currency(const CaseState& state, const ExchangeRate& made) {
    for (const ExchangeRate& other : state.exchange_rates) {
        if (other.currency == made.currency)
            throw CaseError("the case '" + state.name + "' has an exchange rate of " + made.currency + " already");
        if (other.in != made.in || made.currency == other.in)
            throw CaseError("the exchange rate of " + made.currency + " is in " + made.in + ", and that of " + other.currency + " in " +
                            other.in + ": state all in one currency, which is that of the case");
    }
}

inline ExchangeRate exchange_rate(CaseState& state, const Expression& rate, ExchangeRateOptions options) {
    ExchangeRate made = about_argument("rate", [&] { return require_exchange_rate(rate); });
    about_argument("rate", [&] { require_one_currency(state, made); });
    AssumptionInfo info;
    info.source = std::move(options.source);
    info.owner = std::move(options.owner);
    info.note = std::move(options.note);
    NewAssumptions assumptions(state);
    about_argument("rate", [&] {
        made.rate = assumptions.named(rate, "prices/" + made.currency, std::move(info));
        stated_times::require_within_horizon(made.rate, state.horizon, "the exchange rate of " + made.currency);
    });
    assumptions.add();
    return state.exchange_rates.emplace_back(std::move(made));
}

}  // namespace gevinst::inline v0::define
