// SPDX-License-Identifier: Apache-2.0
// Units whose dimension the compiler knows: `12 * DKK / exam`. They matter where numbers enter and leave.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

#include "gevinst/units/dimension.hpp"

namespace gevinst::inline v0 {

/// One named unit to a power, made of text with static storage only, so that units are constants.
struct UnitTerm {
    std::string_view symbol;
    BaseKind kind = BaseKind::count;
    std::string_view base;    ///< name of the base dimension; empty for a plain ratio such as percent
    double numerator = 1;     ///< base units in one unit: numerator / denominator
    double denominator = 1;
    int exponent = 0;
};

/// A unit of dimension D. Values are kept in base units, the smallest in use, so that entering is one multiplication.
template <class D>
struct Unit {
    using dimension = D;
    static constexpr std::size_t max_terms = 6;
    UnitTerm terms[max_terms]{};
    std::size_t size = 0;

    constexpr Unit() = default;
    constexpr explicit Unit(UnitTerm term) {
        terms[0] = term;
        size = 1;
    }
    [[nodiscard]] constexpr std::span<const UnitTerm> factors() const { return {terms, size}; }
    /// Multiplies the term in; equal symbols merge.
    constexpr void multiply(UnitTerm term) {
        for (std::size_t i = 0; i < size; ++i) {
            if (terms[i].symbol != term.symbol || terms[i].kind != term.kind) continue;
            terms[i].exponent += term.exponent;
            if (terms[i].exponent == 0) {
                for (std::size_t j = i + 1; j < size; ++j) terms[j - 1] = terms[j];
                --size;
            }
            return;
        }
        if (size == max_terms) throw "gevinst: a unit has at most six named factors";
        terms[size++] = term;
    }
};

/// A number with its unit, both as entered.
template <class D>
struct Quantity {
    using dimension = D;
    double number = 0;
    Unit<D> unit;

    constexpr Quantity operator-() const { return {-number, unit}; }
};

template <class T>
inline constexpr bool is_unit = false;
template <class D>
inline constexpr bool is_unit<Unit<D>> = true;
template <class T>
inline constexpr bool is_quantity = false;
template <class D>
inline constexpr bool is_quantity<Quantity<D>> = true;

/// A plain number: what a literal in C++ is.
template <class T>
concept PlainNumber = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;

template <class Result, class D, class E>
constexpr Result join_units(const Unit<D>& left, const Unit<E>& right, int sign) {
    Result result;
    for (std::size_t i = 0; i < left.size; ++i) result.multiply(left.terms[i]);
    for (std::size_t i = 0; i < right.size; ++i) {
        UnitTerm term = right.terms[i];
        term.exponent *= sign;
        result.multiply(term);
    }
    return result;
}

template <class D, class E>
constexpr auto operator*(const Unit<D>& left, const Unit<E>& right) {
    return join_units<Unit<Times<D, E>>>(left, right, 1);
}
template <class D, class E>
constexpr auto operator/(const Unit<D>& left, const Unit<E>& right) {
    return join_units<Unit<Per<D, E>>>(left, right, -1);
}
template <PlainNumber N, class D>
constexpr Quantity<D> operator*(N number, const Unit<D>& unit) {
    return {static_cast<double>(number), unit};
}
template <PlainNumber N, class D>
constexpr auto operator/(N number, const Unit<D>& unit) {
    return static_cast<double>(number) * (Unit<Number>{} / unit);
}
template <class D, class E>
constexpr auto operator*(const Quantity<D>& quantity, const Unit<E>& unit) {
    return Quantity<Times<D, E>>{quantity.number, quantity.unit * unit};
}
template <class D, class E>
constexpr auto operator/(const Quantity<D>& quantity, const Unit<E>& unit) {
    return Quantity<Per<D, E>>{quantity.number, quantity.unit / unit};
}
template <PlainNumber N, class D>
constexpr Quantity<D> operator*(N number, const Quantity<D>& quantity) {
    return {static_cast<double>(number) * quantity.number, quantity.unit};
}

namespace units {

inline constexpr Unit<Money<"DKK">> DKK{UnitTerm{"DKK", BaseKind::money, "DKK", 1, 1, 1}};
inline constexpr Unit<Money<"DKK">> kDKK{UnitTerm{"kDKK", BaseKind::money, "DKK", 1e3, 1, 1}};
inline constexpr Unit<Money<"DKK">> MDKK{UnitTerm{"MDKK", BaseKind::money, "DKK", 1e6, 1, 1}};
inline constexpr Unit<Money<"EUR">> EUR{UnitTerm{"EUR", BaseKind::money, "EUR", 1, 1, 1}};
inline constexpr Unit<Money<"EUR">> MEUR{UnitTerm{"MEUR", BaseKind::money, "EUR", 1e6, 1, 1}};
inline constexpr Unit<Money<"GBP">> GBP{UnitTerm{"GBP", BaseKind::money, "GBP", 1, 1, 1}};
inline constexpr Unit<Money<"GBP">> MGBP{UnitTerm{"MGBP", BaseKind::money, "GBP", 1e6, 1, 1}};
inline constexpr Unit<Labour> staff_year{UnitTerm{"staff year", BaseKind::labour, "staff year", 1, 1, 1}};
inline constexpr Unit<PaidTime> paid_minute{UnitTerm{"paid minute", BaseKind::paid_time, "paid minute", 1, 1, 1}};
inline constexpr Unit<PaidTime> paid_hour{UnitTerm{"paid hour", BaseKind::paid_time, "paid minute", 60, 1, 1}};
inline constexpr Unit<WorkedTime> staff_minute{UnitTerm{"staff minute", BaseKind::worked_time, "staff minute", 1, 1, 1}};
inline constexpr Unit<WorkedTime> staff_hour{UnitTerm{"staff hour", BaseKind::worked_time, "staff minute", 60, 1, 1}};
inline constexpr Unit<PatientTime> patient_minute{
    UnitTerm{"patient minute", BaseKind::patient_time, "patient minute", 1, 1, 1}};
inline constexpr Unit<PatientTime> patient_hour{
    UnitTerm{"patient hour", BaseKind::patient_time, "patient minute", 60, 1, 1}};
inline constexpr Unit<Waiting> patient_day{UnitTerm{"patient day", BaseKind::waiting, "patient day", 1, 1, 1}};
inline constexpr Unit<Calendar> month{UnitTerm{"month", BaseKind::calendar, "month", 1, 1, 1}};
inline constexpr Unit<Calendar> year{UnitTerm{"year", BaseKind::calendar, "month", 12, 1, 1}};
inline constexpr Unit<Number> percent{UnitTerm{"%", BaseKind::count, "", 1, 100, 1}};

/// Every unit above: what a formula or a unit text knows without being told.
inline constexpr std::array catalogue{
    DKK.terms[0],          kDKK.terms[0],         MDKK.terms[0],        EUR.terms[0],         MEUR.terms[0],
    GBP.terms[0],          MGBP.terms[0],         staff_year.terms[0],  paid_minute.terms[0], paid_hour.terms[0],
    staff_minute.terms[0], staff_hour.terms[0],   patient_minute.terms[0], patient_hour.terms[0], patient_day.terms[0],
    month.terms[0],        year.terms[0],         percent.terms[0]};

/// The unit of the catalogue that is called so, in a formula or in a program: `staff hour`, `staff_hour`, `%`, `percent`.
/// Null when there is none.
[[nodiscard]] constexpr const UnitTerm* in_catalogue(std::string_view name) {
    for (const UnitTerm& term : catalogue) {
        bool same = term.symbol.size() == name.size();
        for (std::size_t i = 0; same && i < name.size(); ++i)
            same = term.symbol[i] == name[i] || (term.symbol[i] == ' ' && name[i] == '_');
        if (same || (term.symbol == "%" && name == "percent")) return &term;
    }
    return nullptr;
}
/// Whether an own unit would be mistaken for one of the catalogue. A currency of it may be named again: it is the same.
[[nodiscard]] constexpr bool is_taken(BaseKind kind, std::string_view name) {
    const UnitTerm* const known = in_catalogue(name);
    return known != nullptr && !(kind == BaseKind::money && known->kind == kind && known->base == name);
}

}  // namespace units

// The one term of an own unit, which must have a name of its own.
template <fixed_string Name, BaseKind Kind>
constexpr UnitTerm own_term() {
    static_assert(!units::is_taken(Kind, Name.view()),
                  "gevinst: cannot call an own count, level or currency as a unit of the catalogue is called, as staff "
                  "hour or MDKK: take that unit, or another name");
    return {Name.view(), Kind, Name.view(), 1, 1, 1};
}

/// A currency, `currency<"EUR">`: each is its own dimension, an exchange rate is an assumption.
template <fixed_string Code>
inline constexpr Unit<Money<Code>> currency{own_term<Code, BaseKind::money>()};
/// A user-defined count, `count<"exam">`: a flow, its years may be summed.
template <fixed_string Name>
inline constexpr Unit<Count<Name>> count{own_term<Name, BaseKind::count>()};
/// A user-defined level, `level<"user">`: a stock, its years have no sum.
template <fixed_string Name>
inline constexpr Unit<Level<Name>> level{own_term<Name, BaseKind::level>()};

}  // namespace gevinst::inline v0
