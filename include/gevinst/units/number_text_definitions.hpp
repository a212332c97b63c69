// SPDX-License-Identifier: Apache-2.0
// How a number is written.
#pragma once

#include "gevinst/units/number_text.hpp"

#include <charconv>
#include <string>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::string number_text(double number) {
    char buffer[40];
    const double size = number < 0 ? -number : number;
    const bool everyday = size == 0 || (size >= 1e-5 && size < 1e16);
    const auto end = everyday ? std::to_chars(buffer, buffer + sizeof buffer, size == 0 ? 0.0 : number, std::chars_format::fixed)
                              : std::to_chars(buffer, buffer + sizeof buffer, number);
    return {buffer, end.ptr};
}

}  // namespace gevinst::inline v0
