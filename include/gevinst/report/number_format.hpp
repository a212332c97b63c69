// SPDX-License-Identifier: Apache-2.0
// Figures as a table prints them: fixed decimals, grouped thousands, whatever the locale. A figure is rounded half away
// from zero from its shortest decimal digits, the ones a reader sees when it is written out: 2.675 at two decimals is
// 2.68, though the binary number lies just below the tie.
#pragma once

#include <string>

#include "gevinst/case/labels.hpp"

namespace gevinst::inline v0 {

/// A figure at a fixed number of decimals, 0 or more: `1.234,5` in Danish, `1,234.5` in English. Never a negative zero. What
/// is no finite number is written as it is: `nan`, `inf`.
[[nodiscard]] std::string format_number(double number, int decimals, Language language);

/// The figure that `format_number` prints, as a number again.
[[nodiscard]] double printed_number(double number, int decimals);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/report/number_format_definitions.hpp"
#endif
