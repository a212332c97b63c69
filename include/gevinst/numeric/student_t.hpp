// SPDX-License-Identifier: Apache-2.0
// How many standard errors hold 95 % when the error is known from few replicates.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <gevinst/numeric/contraction.hpp>

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// The 97.5 % point of Student's t distribution: from a table to ten degrees of freedom, then by the normal one's series
/// (Abramowitz and Stegun 26.7.5), which is right to four decimals.
inline double student_factor(std::uint64_t degrees) {
    constexpr std::array<double, 10> table{12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281};
    if (degrees <= table.size()) return table[static_cast<std::size_t>(degrees == 0 ? 0 : degrees - 1)];
    constexpr double z = 1.959964, z2 = z * z;
    const double n = static_cast<double>(degrees);
    const double first = z * (z2 + 1.0) / 4.0, second = z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    const double third = z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    return z + (first + (second + third / n) / n) / n;
}

} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
