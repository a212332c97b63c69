// SPDX-License-Identifier: Apache-2.0
// Defining what a case holds through the case itself.
#pragma once

#include "gevinst/case/business_case.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "gevinst/case/argument.hpp"
#include "gevinst/case/define_labels.hpp"
#include "gevinst/case/define_lines.hpp"
#include "gevinst/case/define_prices.hpp"
#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE CaseState& CaseCell::writable() {
    if (!has_case)
        throw CaseError("the case '" + state->name +
                        "' of this initiative is gone or has another value now: take the initiative from the "
                        "case that is meant, by initiative_named");
    if (state.use_count() > 1) state = std::make_shared<CaseState>(*state);
    return *state;
}

GEVINST_INLINE BusinessCase::BusinessCase(std::string name, const Horizon& horizon, const PriceBasis& prices)
    : cell_(std::make_shared<CaseCell>(CaseCell{std::make_shared<CaseState>(std::move(name), horizon, prices)})) {
    if (state().name.empty()) throw CaseError("a business case needs a name");
    if (prices.is_nominal())
        throw CaseError("the case '" + state().name +
                        "' is in nominal prices: state it in those of one year, as fixed_prices(2026), and read its tables in nominal ones");
}

GEVINST_INLINE BusinessCase::BusinessCase(const BusinessCase& other)
    : cell_(std::make_shared<CaseCell>(*other.cell_)) {}

GEVINST_INLINE BusinessCase::~BusinessCase() {
    if (cell_) cell_->has_case = false;
}

GEVINST_INLINE Account BusinessCase::account(const std::string& name, const AccountOptions& options) {
    return define::account(cell_->writable(), name, options.sector, options.parent);
}

GEVINST_INLINE Accounts BusinessCase::accounts(const IndexPtr& index, const AccountOptions& options) {
    for (const std::string& label : index->labels()) define::require_new_account(state(), label);
    std::vector<Account> made;
    for (const std::string& label : index->labels()) made.push_back(account(label, options));
    return cell_->writable().accounts_by_index.emplace_back(index, std::move(made));
}

GEVINST_INLINE StaffGroup BusinessCase::staff_group(const std::string& name, const StaffGroupOptions& options) {
    return define::staff_group(cell_->writable(), name, options.pay, options.net_hours, options.paid_hours,
                               options.prices, options.index);
}

GEVINST_INLINE Resource BusinessCase::resource(const std::string& name, const Expression& capacity,
                                               ResourceOptions options) {
    return define::resource(cell_->writable(), {name,
                                                capacity,
                                                std::move(options.already_freed),
                                                std::move(options.account),
                                                std::move(options.staff),
                                                {std::move(options.source), std::move(options.owner), std::move(options.note), {}}});
}

GEVINST_INLINE void BusinessCase::label(const std::string& name, const NameLabel& label) {
    define::label(cell_->writable(), name, label);
}

GEVINST_INLINE Expression BusinessCase::assume(const std::string& name, const Expression& value,
                                               AssumeOptions options) {
    about_argument("path", [&] { require_name(name, "an assumption"); });
    return define_assumption(cell_->writable(), name, value, std::move(options));
}

namespace define {

/// What the options say of an assumption.
[[nodiscard]] inline AssumptionInfo info_of(AssumeOptions options) {
    AssumptionInfo info;
    info.source = std::move(options.source);
    info.owner = std::move(options.owner);
    info.note = std::move(options.note);
    info.evidence = std::move(options.evidence);
    info.over = std::move(options.over);
    info.decided = options.decided;
    info.has_range = options.range.has_value();
    if (options.range) std::tie(info.range_low, info.range_high) = *options.range;
    info.prices = options.prices;
    info.price_index = std::move(options.index);
    return info;
}

}  // namespace define

GEVINST_INLINE Expression BusinessCase::define_assumption(CaseState& state, const std::string& path,
                                                          const Expression& value, AssumeOptions options) {
    AssumptionDefinition definition{path, define::adopted(state, value), define::info_of(options)};
    if (options.unit) {
        if (!value.unit().factors().empty())
            throw UnitError("the value of '" + path + "' has the unit " + bracketed(value.unit()) + " already, and " +
                            bracketed(*options.unit) + " beside it: give the unit once");
        definition.value = define::in_unit(definition.value, *options.unit);
        definition.unit = std::make_shared<const AnyUnit>(*options.unit);
    }
    definition.conversion = define::conversion_of(state, definition);
    // A value that a change gave is as it was stated, whatever it is made of; a file restores it.
    if (definition.conversion) define::require_unconverted(definition.value, "the assumption '" + path + "'");
    return Expression(define::assumption(state, std::move(definition)));
}

namespace define {

/// The parts of a path are names.
inline void require_names(std::string_view path, const char* what) {
    for (std::size_t first = 0, end = 0; end != std::string::npos; first = end + 1) {
        end = path.find('/', first);
        require_name(path.substr(first, end - first), what);
    }
}

}  // namespace define

GEVINST_INLINE Expression BusinessCase::restore(const std::string& path, const Expression& value,
                                                AssumeOptions options, const std::optional<std::uint32_t>& seat) {
    about_argument("path", [&] { define::require_names(path, "an assumption"); });
    CaseState& state = cell_->writable();
    AssumptionDefinition definition{path, about_argument("value", [&] { return define::adopted(state, value); }), define::info_of(options)};
    definition.info.seat = seat;
    if (options.unit) {
        definition.unit = std::make_shared<const AnyUnit>(*options.unit);
        if (define::is_entered_plain(*value.node())) definition.value = define::in_unit(value, *options.unit);
        if (definition.value.dimension() != options.unit->dimension())
            throw UnitError("the value of '" + path + "' is " + bracketed(value.unit()) + ", and its unit " +
                            bracketed(*options.unit));
    }
    definition.conversion = define::conversion_of(state, definition);
    return Expression(define::assumption(state, std::move(definition)));
}

GEVINST_INLINE void BusinessCase::reserve(const Seats& seats) { cell_->writable().seats = seats; }

GEVINST_INLINE void BusinessCase::correlate(const Correlation& correlation) { restore(correlation, {}); }

GEVINST_INLINE void BusinessCase::restore(const Correlation& correlation, const std::vector<std::string>& settled) {
    std::vector<Correlation> together = correlations_with(state(), {correlation}, {}, settled);
    cell_->writable().correlations = std::move(together);
}

GEVINST_INLINE Initiative BusinessCase::initiative(const std::string& name, const InitiativeOptions& options) {
    if (!options.start) throw CaseError("the initiative '" + name + "' needs a start, as 2026 or \"2026-07\"");
    InitiativeInfo info{name, options.start->expression(), {}, options.over, {{}, options.owner, options.note, {}, {}}, options.given};
    if (options.until) info.until = options.until->expression();
    return {cell_, define::initiative(cell_->writable(), std::move(info))};
}

GEVINST_INLINE Initiative BusinessCase::initiative_named(const std::string& name) {
    return {cell_, define::initiative_named(state(), name)};
}

GEVINST_INLINE void BusinessCase::appropriate(const Account& account, std::string category, const Expression& amount,
                                              AppropriationOptions options) {
    define::appropriation(cell_->writable(), {account,
                                              std::move(category),
                                              amount,
                                              std::move(options.staff),
                                              {std::move(options.source), {}, std::move(options.note), {}, {}},
                                              std::move(options.index),
                                              std::move(options.name)});
}

GEVINST_INLINE PriceIndex BusinessCase::price_index(const std::string& name, PriceLevels levels, PriceIndexOptions options) {
    return define::price_index(cell_->writable(), name, std::move(levels), std::move(options));
}

GEVINST_INLINE ExchangeRate BusinessCase::exchange_rate(const Expression& rate, ExchangeRateOptions options) {
    return define::exchange_rate(cell_->writable(), rate, std::move(options));
}

GEVINST_INLINE void BusinessCase::include(const BusinessCase& other, const IncludeOptions& options) {
    CaseState made = including(state(), other.state(), options);
    cell_->writable() = std::move(made);
}

GEVINST_INLINE void BusinessCase::share(const std::vector<std::string>& patterns) {
    CaseState made = sharing(state(), patterns);
    cell_->writable() = std::move(made);
}

GEVINST_INLINE void BusinessCase::restore(const Accounts& accounts) {
    if (!accounts.index()) throw CaseError("'" + accounts[0].name() + "' is one account, not one for each label of an index");
    define::accounts_by_index(cell_->writable(), accounts);
}

GEVINST_INLINE void BusinessCase::restore_scope(const std::string& scope) {
    define::require_names(scope, "an included case");
    for (const std::string& known : state().scopes)
        if (known == scope) throw CaseError("the included case '" + scope + "' is named twice");
    cell_->writable().scopes.push_back(scope);
}

GEVINST_INLINE Account BusinessCase::account_named(const std::string& name) const {
    return define::account_named(state(), name);
}

GEVINST_INLINE Resource BusinessCase::resource_named(const std::string& name) const {
    return define::resource_named(state(), name);
}

GEVINST_INLINE Expression BusinessCase::assumption(const std::string& path) const {
    const auto found = state().assumption_by_path.find(path);
    if (found == state().assumption_by_path.end())
        throw CaseError("the case '" + name() + "' has no assumption '" + path + "'" +
                        did_you_mean(path, state().paths()));
    return Expression(state().assumptions[found->second]);
}

GEVINST_INLINE BusinessCase BusinessCase::posted_by(YearsPosted years) const {
    return read_as(define::posted_by(state(), years));
}

GEVINST_INLINE BusinessCase BusinessCase::read_as(CaseState reading) const {
    BusinessCase result = *this;
    result.cell_->state = std::make_shared<CaseState>(std::move(reading));
    return result;
}

GEVINST_INLINE BusinessCase BusinessCase::with_changes(const Changes& overrides) const {
    BusinessCase result = *this;
    result.cell_->state = std::make_shared<CaseState>(changed_state(state(), overrides));
    return result;
}

}  // namespace gevinst::inline v0
