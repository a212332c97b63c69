// SPDX-License-Identifier: Apache-2.0
// Dimensions as the compiler sees them: Boost.Units dimension lists over bases that users may name themselves.
#pragma once

#include <boost/mpl/divides.hpp>
#include <boost/mpl/times.hpp>
#include <boost/units/base_dimension.hpp>
#include <boost/units/dimension.hpp>
#include <boost/units/dimensionless_type.hpp>
#include <cstdint>
#include <string_view>

#include "gevinst/units/fixed_string.hpp"

namespace gevinst::inline v0 {

/// What a base dimension measures. Two bases are the same when kind and name are.
enum class BaseKind : std::uint8_t {
    money,         ///< a currency
    labour,        ///< staff-years
    paid_time,     ///< gross hours: what is paid
    worked_time,   ///< net hours of staff: what is worked
    patient_time,  ///< hours of patients
    waiting,       ///< days a patient waits, never added to patient time
    calendar,      ///< points in time, counted in months
    count,         ///< a user-defined flow: exams, shifts
    level          ///< a user-defined stock: users, departments in use
};

namespace dimensions {

/// The place of a base in Boost.Units' order: FNV-1a of kind and name, positive and below 2^30 since Boost.MPL uses int.
constexpr long ordinal(BaseKind kind, std::string_view name) {
    std::uint32_t hash = (2166136261u ^ static_cast<std::uint32_t>(kind)) * 16777619u;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    const std::uint32_t folded = (hash ^ (hash >> 30u)) & 0x3fffffffu;
    return folded == 0 ? 1L : static_cast<long>(folded);
}

/// A base dimension; two names with one ordinal are a compile error of Boost.Units.
template <BaseKind Kind, fixed_string Name>
struct base : boost::units::base_dimension<base<Kind, Name>, ordinal(Kind, Name.view())> {
    static constexpr BaseKind kind = Kind;
    static constexpr std::string_view name = Name.view();
};

}  // namespace dimensions

template <fixed_string Currency>
using Money = typename dimensions::base<BaseKind::money, Currency>::dimension_type;
template <fixed_string Name>
using Count = typename dimensions::base<BaseKind::count, Name>::dimension_type;
template <fixed_string Name>
using Level = typename dimensions::base<BaseKind::level, Name>::dimension_type;
using Labour = dimensions::base<BaseKind::labour, "staff year">::dimension_type;
using PaidTime = dimensions::base<BaseKind::paid_time, "paid minute">::dimension_type;
using WorkedTime = dimensions::base<BaseKind::worked_time, "staff minute">::dimension_type;
using PatientTime = dimensions::base<BaseKind::patient_time, "patient minute">::dimension_type;
using Waiting = dimensions::base<BaseKind::waiting, "patient day">::dimension_type;
using Calendar = dimensions::base<BaseKind::calendar, "month">::dimension_type;
using Number = boost::units::dimensionless_type;

template <class D, class E>
using Times = typename boost::mpl::times<D, E>::type;
template <class D, class E>
using Per = typename boost::mpl::divides<D, E>::type;

template <class D, class E>
inline constexpr bool same_dimension = false;
template <class D>
inline constexpr bool same_dimension<D, D> = true;

}  // namespace gevinst::inline v0
