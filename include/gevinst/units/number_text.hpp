// SPDX-License-Identifier: Apache-2.0
// How a number is written: the shortest text that reads back to it, whatever the locale.
#pragma once

#include <charconv>
#include <string>

namespace gevinst::inline v0 {

/// The shortest text that reads back to the same number. -0 is written as 0.
[[nodiscard]] inline std::string number_text(double number) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number == 0 ? 0.0 : number);
    return {buffer, end.ptr};
}

}  // namespace gevinst::inline v0
