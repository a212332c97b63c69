// SPDX-License-Identifier: Apache-2.0
// A text that can be a template argument, so that counts and currencies can be named by their users.
#pragma once

#include <cstddef>
#include <string_view>

namespace gevinst::inline v0 {

/// A compile-time text: `count<"exam">`.
template <std::size_t N>
struct fixed_string {
    char text[N]{};

    constexpr fixed_string(const char (&source)[N]) {  // NOLINT: implicit by purpose
        for (std::size_t i = 0; i < N; ++i) text[i] = source[i];
    }
    [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
    bool operator==(const fixed_string&) const = default;
};

}  // namespace gevinst::inline v0
