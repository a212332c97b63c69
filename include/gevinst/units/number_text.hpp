// SPDX-License-Identifier: Apache-2.0
// How a number is written: the shortest text that reads back to it, whatever the locale.
#pragma once

#include <charconv>
#include <string>

namespace gevinst::inline v0 {

/// The shortest text that reads back to the same number; everyday sizes in plain digits, 500000 and not 5e+05. -0 is
/// written as 0.
[[nodiscard]] inline std::string number_text(double number) {
    char buffer[40];
    const double size = number < 0 ? -number : number;
    const bool everyday = size == 0 || (size >= 1e-5 && size < 1e16);
    const auto end = everyday ? std::to_chars(buffer, buffer + sizeof buffer, size == 0 ? 0.0 : number, std::chars_format::fixed)
                              : std::to_chars(buffer, buffer + sizeof buffer, number);
    return {buffer, end.ptr};
}

}  // namespace gevinst::inline v0
