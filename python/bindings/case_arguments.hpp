// SPDX-License-Identifier: Apache-2.0
// Arguments of the words of a case.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "gevinst/case/business_case.hpp"

namespace gevinst::python {

struct Party {
    Accounts accounts;
}; ///< one account, or one a label

struct Prices {
    PriceBasis basis;
}; ///< `gv.fixed_prices(2027)`, 2027, "2027-pl" or gv.nominal
struct IndexName {
    std::string name;
}; ///< a price index or its name; empty for none

template <>
struct expected_text<Horizon> {
    static constexpr const char* value = "a horizon, as gv.Horizon(2026, 2029)";
};
template <>
struct expected_text<PriceBasis> {
    static constexpr const char* value = "a price basis, as gv.fixed_prices(2026)";
};
template <>
struct expected_text<Account> {
    static constexpr const char* value = "an account of the case, or its name";
};
template <>
struct expected_text<Benefit> {
    static constexpr const char* value = "a benefit, as initiative.benefit gives it";
};
template <>
struct expected_text<Resource> {
    static constexpr const char* value = "a resource of the case";
};
template <>
struct expected_text<Guard> {
    static constexpr const char* value = "a guard, as gv.not_above(0 * recall)";
};
template <>
struct expected_text<StaffGroup> {
    static constexpr const char* value = "a staff group of the case";
};

/// Overrides by path, as with_changes takes them. Throws TypeError or CaseError for one that is none.
[[nodiscard]] Changes changes_from(const AnyDict& overrides);

[[nodiscard]] inline std::optional<Moment> moment(const std::optional<When>& when) {
    return when ? std::optional<Moment>(Moment(when->expression)) : std::nullopt;
}
[[nodiscard]] inline std::optional<Expression> optional_expression(const std::optional<Value>& value) {
    return value ? std::optional<Expression>(value->expression) : std::nullopt;
}
[[nodiscard]] inline std::optional<PriceBasis> optional_prices(const std::optional<Prices>& prices) {
    return prices ? std::optional<PriceBasis>(prices->basis) : std::nullopt;
}
template <class T>
[[nodiscard]] std::optional<T> optional_value(const std::optional<Bound<T>>& bound) {
    return bound ? std::optional<T>(bound->value) : std::nullopt;
}
[[nodiscard]] inline AccountOptions account_options(const std::optional<Text>& sector,
                                                    const std::optional<Bound<Account>>& parent) {
    AccountOptions options;
    if (sector) options.sector = sector_of(sector->text);
    options.parent = optional_value(parent);
    return options;
}

/// A bound of a range as a number in the unit of the assumption; a plain number is in it already.
[[nodiscard]] inline double range_bound(const Expression& bound, const AnyUnit& unit) {
    if (bound.node()->kind != NodeKind::literal)
        throw CaseError("a range goes from a number or quantity to another, not to " + operand_text(*bound.node()));
    if (bound.unit().factors().empty()) return bound.node()->number;
    if (!(bound.dimension() == unit.dimension()))
        throw UnitError("the range of an assumption " + bracketed(unit) + " cannot be in " + bracketed(bound.unit()));
    return unit.from_base(bound.unit().to_base(bound.node()->number));
}
[[nodiscard]] inline AssumeOptions assume_options(const Expression& value,
                                                  const std::optional<Bound<AnyUnit>>& unit, const Text& source,
                                                  const Text& owner, const Text& note, const Text& evidence,
                                                  const std::optional<std::pair<Value, Value>>& range,
                                                  const std::optional<ByIndex>& over,
                                                  const std::optional<Whole>& decided,
                                                  const std::optional<Prices>& prices, const IndexName& index) {
    AssumeOptions options{.source = source.text,
                          .owner = owner.text,
                          .note = note.text,
                          .evidence = evidence.text,
                          .over = over ? over->index : nullptr,
                          .unit = optional_value(unit),
                          .prices = optional_prices(prices),
                          .index = index.name};
    if (decided) options.decided = decided->number;
    const AnyUnit& own = options.unit ? *options.unit : value.unit();
    if (range)
        options.range =
            std::pair{range_bound(range->first.expression, own), range_bound(range->second.expression, own)};
    return options;
}

} // namespace gevinst::python

namespace pybind11::detail {

template <>
struct type_caster<gevinst::python::Party> : gevinst::python::argument_caster<gevinst::python::Party> {
    static constexpr auto name = const_name("gevinst._core.Account | gevinst._core.Accounts");
    bool load(handle source, bool) {
        if (isinstance<gevinst::Account>(source))
            value.emplace(gevinst::python::Party{source.cast<gevinst::Account>()});
        else if (isinstance<gevinst::Accounts>(source))
            value.emplace(gevinst::python::Party{source.cast<gevinst::Accounts>()});
        else
            gevinst::python::refuse("an account of the case, its name, or accounts by label", source);
        return true;
    }
};

template <>
struct type_caster<gevinst::python::Prices> : gevinst::python::argument_caster<gevinst::python::Prices> {
    static constexpr auto name = const_name("gevinst._core.PriceBasis | typing.SupportsIndex | str");
    bool load(handle source, bool) {
        if (isinstance<gevinst::PriceBasis>(source))
            value.emplace(gevinst::python::Prices{source.cast<gevinst::PriceBasis>()});
        else if (isinstance<str>(source))
            value.emplace(gevinst::python::Prices{gevinst::prices_of(gevinst::python::text_from(source))});
        else if (PyIndex_Check(source.ptr()) != 0)
            value.emplace(gevinst::python::Prices{gevinst::PriceBasis(gevinst::python::whole_from(source))});
        else
            gevinst::python::refuse("a price basis, as 2027, \"2027-pl\" or gv.nominal", source);
        return true;
    }
};

template <>
struct type_caster<gevinst::python::IndexName> : gevinst::python::argument_caster<gevinst::python::IndexName> {
    static constexpr auto name = const_name("gevinst._core.PriceIndex | str");
    bool load(handle source, bool) {
        if (isinstance<gevinst::PriceIndex>(source))
            value.emplace(gevinst::python::IndexName{source.cast<gevinst::PriceIndex>().name});
        else if (isinstance<str>(source))
            value.emplace(gevinst::python::IndexName{gevinst::python::text_from(source)});
        else
            gevinst::python::refuse("a price index, or its name", source);
        return true;
    }
};

} // namespace pybind11::detail
