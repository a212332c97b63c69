// SPDX-License-Identifier: Apache-2.0
// The words of an error in a file.
#pragma once

#include "gevinst/file/file_message.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "gevinst/config.hpp"
#include "gevinst/units/text_cursor.hpp"

namespace gevinst::inline v0 {
namespace file_message {

GEVINST_INLINE std::string shown(std::string_view text, std::size_t most) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        if (result.size() >= most) return result + "...";
        const std::size_t length = utf8_length(text.substr(i));
        const auto byte = static_cast<unsigned char>(text[i]);
        if (length == 0)
            result += '?';
        else if (byte < 0x20u || byte == 0x7fu)
            result += std::string("\\u00") + digits[byte >> 4u] + digits[byte & 15u];
        else
            result += text.substr(i, length);
        i += std::max<std::size_t>(length, 1);
    }
    return result;
}

GEVINST_INLINE std::string step(std::string_view key) {
    std::string result = "/";
    for (const char c : key)
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    return result;
}
GEVINST_INLINE std::string step(std::size_t place) { return "/" + std::to_string(place); }

GEVINST_INLINE FileError error(std::string_view text, const std::string& file, std::size_t byte, std::string pointer,
                               const std::string& sentence) {
    const LineAndColumn found = line_and_column(text, byte);
    constexpr std::size_t longest = 200;
    std::string message = (file.empty() ? "JSON" : file) + ", line " + std::to_string(found.line) + ", column " + std::to_string(found.column);
    if (!pointer.empty()) message += ", at " + shown(pointer, longest);
    message += ": " + sentence;
    if (!text.empty()) message += line_with_caret(text, byte);
    return {message, {file, std::move(pointer), found.line, found.column, byte}, sentence};
}

}  // namespace file_message
}  // namespace gevinst::inline v0
