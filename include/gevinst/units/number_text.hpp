// SPDX-License-Identifier: Apache-2.0
// How a number is written: the shortest text that reads back to it, whatever the locale.
#pragma once

#include <string>

namespace gevinst::inline v0 {

/// The shortest text that reads back to the same number; everyday sizes in plain digits, 500000 and not 5e+05. -0 is
/// written as 0.
[[nodiscard]] std::string number_text(double number);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/units/number_text_definitions.hpp"
#endif
