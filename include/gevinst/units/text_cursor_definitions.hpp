// SPDX-License-Identifier: Apache-2.0
// Places in a text, and the words of an error at one.
#pragma once

#include "gevinst/units/text_cursor.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned lead = byte(0);
    if (lead < 0x80u) return 1;
    const std::size_t length = lead >= 0xf5u ? 0u : lead >= 0xf0u ? 4u : lead >= 0xe0u ? 3u : lead >= 0xc2u ? 2u : 0u;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xc0u) != 0x80u) return 0;
    const bool overlong = (lead == 0xe0u && byte(1) < 0xa0u) || (lead == 0xf0u && byte(1) < 0x90u);
    const bool surrogate = lead == 0xedu && byte(1) >= 0xa0u;
    const bool beyond_unicode = lead == 0xf4u && byte(1) >= 0x90u;
    return overlong || surrogate || beyond_unicode ? 0 : length;
}

namespace text_cursor {

// Whether a byte goes on with a character of several.
[[nodiscard]] inline bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0u) == 0x80u; }

[[nodiscard]] inline std::size_t line_start(std::string_view text, std::size_t place) {
    const std::size_t line_end = place == 0 ? std::string_view::npos : text.rfind('\n', place - 1);
    return line_end == std::string_view::npos ? 0 : line_end + 1;
}

[[nodiscard]] inline std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

// One character; no more than four bytes, also where bytes that are not UTF-8 go on and on.
[[nodiscard]] inline std::size_t previous(std::string_view text, std::size_t place) {
    for (int bytes = 0; place > 0 && (bytes == 0 || (bytes < 4 && continues(text[place]))); ++bytes) --place;
    return place;
}
[[nodiscard]] inline std::size_t next(std::string_view text, std::size_t place) {
    for (int bytes = 0; place < text.size() && (bytes == 0 || (bytes < 4 && continues(text[place]))); ++bytes) ++place;
    return place;
}

}  // namespace text_cursor

GEVINST_INLINE LineAndColumn line_and_column(std::string_view text, std::size_t place) {
    const std::size_t first = text_cursor::line_start(text, place);
    const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), '\n');
    return {static_cast<std::size_t>(lines) + 1, text_cursor::characters(text.substr(first, place - first)) + 1};
}

GEVINST_INLINE std::string line_with_caret(std::string_view text, std::size_t place) {
    const std::size_t line_begin = text_cursor::line_start(text, place);
    constexpr std::size_t reach = 60;
    std::size_t first = place;
    for (std::size_t i = 0; i < reach && first > line_begin; ++i)
        first = std::max(text_cursor::previous(text, first), line_begin);
    std::size_t last = place;
    for (std::size_t i = 0; i < reach && last < text.size() && text[last] != '\n'; ++i) last = text_cursor::next(text, last);
    const bool cut_before = first > line_begin;
    const bool cut_after = last < text.size() && text[last] != '\n';
    std::string line = std::string(cut_before ? "..." : "") + std::string(text.substr(first, last - first)) + (cut_after ? "..." : "");
    for (std::size_t i = 0; i < line.size();) {
        const std::size_t length = utf8_length(std::string_view(line).substr(i));
        if (length == 0 || static_cast<unsigned char>(line[i]) < 0x20u || line[i] == 0x7f) line[i] = length == 0 ? '?' : ' ';
        i += std::max<std::size_t>(length, 1);
    }
    const std::size_t before = text_cursor::characters(text.substr(first, place - first)) + (cut_before ? 3 : 0);
    return "\n  " + line + "\n  " + std::string(before, ' ') + "^";
}

GEVINST_INLINE TextCursor::TextCursor(std::string_view text, std::string_view what) : text_(text), what_(what) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20u && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7fu) {
            constexpr std::string_view digits = "0123456789ABCDEF";
            refuse(i, std::string("the control character U+00") + digits[byte >> 4u] + digits[byte & 15u] + " may not stand here");
        }
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0) refuse(i, "the text is not UTF-8 from here on");
        i += length;
    }
}

GEVINST_INLINE bool TextCursor::take(std::string_view expected) {
    if (!rest().starts_with(expected)) return false;
    place_ += expected.size();
    return true;
}

GEVINST_INLINE std::string_view TextCursor::take_digits() {
    const std::size_t first = place_;
    while (is_digit(peek())) ++place_;
    return from(first);
}

GEVINST_INLINE std::string_view TextCursor::take_identifier() {
    const std::size_t first = place_;
    while (is_letter(peek()) || (place_ > first && is_digit(peek()))) ++place_;
    return from(first);
}

GEVINST_INLINE std::string TextCursor::found() const {
    if (at_end()) return "the end";
    constexpr std::size_t longest = 40;
    std::size_t end = place_;
    while (end < text_.size() && end < place_ + longest && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
    while (end < text_.size() && text_cursor::continues(text_[end])) --end;
    return "'" + std::string(text_.substr(place_, std::max(end, text_cursor::next(text_, place_)) - place_)) + "'";
}

GEVINST_INLINE std::string TextCursor::lookalike_advice(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> lookalikes{{{"\u00d7", "'*'"},
                                                                                       {"\u00b7", "'*'"},
                                                                                       {"\u22c5", "'*'"},
                                                                                       {"\u00f7", "'/'"},
                                                                                       {"\u2212", "'-'"},
                                                                                       {"\u2013", "'-'"},
                                                                                       {"\u2014", "'-'"},
                                                                                       {"\u2264", "'<='"},
                                                                                       {"\u2265", "'>='"},
                                                                                       {"\u2018", "a straight quote"},
                                                                                       {"\u2019", "a straight quote"},
                                                                                       {"\u201c", "a single straight quote"},
                                                                                       {"\u201d", "a single straight quote"},
                                                                                       {"\u00a0", "an ordinary space"}}};
    for (const auto& [character, meant] : lookalikes)
        if (word.find(character) != std::string_view::npos)
            return character == "\u00a0" ? "; it holds a no-break space: write " + std::string(meant)
                                         : "; for '" + std::string(character) + "' write " + std::string(meant);
    return {};
}

GEVINST_INLINE std::string TextCursor::place_text(std::size_t place) const {
    const LineAndColumn found = line_and_column(text_, place);
    const std::string column = "column " + std::to_string(found.column);
    if (text_.find('\n') == std::string_view::npos) return column;
    return "line " + std::to_string(found.line) + ", " + column;
}

GEVINST_INLINE std::string TextCursor::message(std::size_t place, const std::string& sentence) const {
    const std::string said = std::string(what_) + ", " + place_text(place) + ": " + sentence;
    return text_.empty() ? said : said + line_with_caret(text_, place);
}

GEVINST_INLINE void TextCursor::refuse(std::size_t place, const std::string& sentence) const {
    const LineAndColumn found = line_and_column(text_, place);
    throw FileError(message(place, sentence), {.line = found.line, .column = found.column, .byte = place}, sentence);
}

}  // namespace gevinst::inline v0
