// SPDX-License-Identifier: Apache-2.0
// The words of a JSON text.
#pragma once

#include "gevinst/file/json_lexer.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "gevinst/config.hpp"
#include "gevinst/error.hpp"
#include "gevinst/file/file_message.hpp"
#include "gevinst/units/spelling.hpp"
#include "gevinst/units/text_cursor.hpp"

namespace gevinst::inline v0 {
namespace json {

GEVINST_INLINE Lexer::Lexer(std::string_view text, const std::string& file, std::size_t most_bytes) : text_(text), file_(file) {
    const std::size_t most = std::min<std::size_t>(most_bytes, std::numeric_limits<std::uint32_t>::max());
    if (text.size() > most)
        throw FileError((file.empty() ? "JSON" : file) + ": the text has " + std::to_string(text.size()) + " bytes, and " +
                            std::to_string(most) + " are the most that are read",
                        {.file = file});
    refuse_other_encodings();
}

GEVINST_INLINE void Lexer::refuse_other_encodings() const {
    const auto starts = [this](std::string_view bytes) { return text_.starts_with(bytes); };
    const bool utf16 = starts("\xfe\xff") || starts("\xff\xfe") || (text_.size() >= 2 && (text_[0] == '\0') != (text_[1] == '\0'));
    if (utf16)
        throw FileError((file_.empty() ? "JSON" : file_) + ", line 1, column 1: the text is UTF-16: save it as UTF-8",
                        {.file = file_, .line = 1, .column = 1}, "the text is UTF-16: save it as UTF-8");
    if (starts("\xef\xbb\xbf")) refuse(0, "the text begins with a byte order mark: save it as UTF-8 without one");
}

GEVINST_INLINE std::string Lexer::string() {
    const std::size_t opening = place_++;
    std::string result;
    for (;;) {
        const std::string_view text = text_;
        std::size_t end = place_;
        while (end < text.size()) {
            const auto byte = static_cast<unsigned char>(text[end]);
            if (plain_in_string[byte]) {
                ++end;
            } else if (byte >= 0x80u) {
                const std::size_t length = utf8_length(text.substr(end));
                if (length == 0) refuse(end, "the text is not UTF-8 from here on");
                end += length;
                line_begin_ += length - 1;
            } else {
                break;
            }
        }
        result.append(text.substr(place_, end - place_));
        place_ = end;
        if (peek() == '"') {
            skip(1);
            return result;
        }
        if (at_end()) refuse(opening, "a text in quotes has no closing quote: the file may be cut off");
        if (peek() != '\\') {
            if (peek() == '\n') refuse(opening, "a text in quotes does not end on its line; a new line inside is written \\n");
            refuse(place_, found(place_) + " may not stand in a text in quotes" + (peek() == '\t' ? "; a tab is written \\t" : ""));
        }
        escape(result);
    }
}

GEVINST_INLINE void Lexer::escape(std::string& result) {
    constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    const std::size_t first = place_;
    const std::size_t simple = place_ + 1 < text_.size() ? letters.find(peek(1)) : std::string_view::npos;
    if (simple != std::string_view::npos) {
        result += meant[simple];
        return skip(2);
    }
    if (place_ + 1 == text_.size()) refuse(first, "expected an escape after '\\', found the end: the file may be cut off");
    if (peek(1) != 'u') {
        const std::size_t length = utf8_length(text_.substr(first + 1));
        const std::string after = length <= 1 ? file_message::shown(text_.substr(first + 1, 1)) : std::string(text_.substr(first + 1, length));
        refuse(first, "'\\" + after + "' is no escape of JSON; for a backslash write '\\\\'");
    }
    const auto shown = [&](std::size_t place) { return "'" + std::string(text_.substr(place, 6)) + "'"; };
    std::uint32_t point = code_unit();
    if (point >= 0xdc00u && point < 0xe000u) refuse(first, shown(first) + " is the second half of a character, without its first half");
    if (point >= 0xd800u && point < 0xdc00u) {
        const std::uint32_t second = peek() == '\\' && peek(1) == 'u' ? code_unit() : 0;
        if (second < 0xdc00u || second >= 0xe000u)
            refuse(first, shown(first) + " is the first half of a character, and its second half does not follow");
        point = 0x10000u + ((point - 0xd800u) << 10u) + (second - 0xdc00u);
    }
    const auto add = [&](std::uint32_t byte) { result += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (point < 0x80u) return add(point);
    if (point < 0x800u) {
        add(0xc0u | (point >> 6u));
    } else {
        if (point < 0x10000u) {
            add(0xe0u | (point >> 12u));
        } else {
            add(0xf0u | (point >> 18u));
            add(0x80u | ((point >> 12u) & 0x3fu));
        }
        add(0x80u | ((point >> 6u) & 0x3fu));
    }
    add(0x80u | (point & 0x3fu));
}

// `\u00e5`
GEVINST_INLINE std::uint32_t Lexer::code_unit() {
    const std::string_view digits = text_.substr(place_ + 2, 4);
    std::uint32_t unit = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    if (read.ec != std::errc() || read.ptr != digits.data() + 4) refuse(place_, "'\\u' takes four hexadecimal digits, as in \\u00e5");
    skip(6);
    return unit;
}

GEVINST_INLINE JsonValue Lexer::number() {
    const std::size_t first = place_;
    const auto skip_digits = [this] {
        while (is_digit(peek())) ++place_;
    };
    if (peek() == '-') skip(1);
    if (!is_digit(peek())) refuse(place_, "expected a digit after '-', found " + found(place_) + advice());
    const std::size_t whole = place_;
    skip_digits();
    if (text_[whole] == '0' && place_ > whole + 1) {
        const std::size_t digit = std::min(text_.find_first_not_of('0', whole), place_ - 1);
        refuse(first, "a number does not begin with 0: write " + std::string(text_.substr(digit, std::min<std::size_t>(place_ - digit, 20))));
    }
    bool integer = true;
    if (peek() == '.') {
        integer = false;
        skip(1);
        if (!is_digit(peek())) refuse(place_, "expected a digit after the decimal point, found " + found(place_));
        skip_digits();
        if (peek() == '.') refuse(place_, "a number has one decimal point and no separators between thousands");
    }
    if (peek() == 'e' || peek() == 'E') {
        integer = false;
        skip(peek(1) == '+' || peek(1) == '-' ? 2 : 1);
        if (!is_digit(peek())) refuse(place_, "expected a digit in the exponent, found " + found(place_));
        skip_digits();
    }
    const std::string_view text = text_.substr(first, place_ - first);
    double value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) {
        // Out of range to either side: without an exponent that makes it small, a number is large unless it begins with 0.
        const std::size_t exponent = text.find_first_of("eE");
        const bool small = exponent == std::string_view::npos ? text_[whole] == '0' : text[exponent + 1] == '-';
        refuse(first, file_message::shown(text, 20) + " is too " + (small ? "small" : "large") + " a number");
    }
    JsonValue result(value);
    result.set_integer(integer);
    return result;
}

GEVINST_INLINE void Lexer::refuse(std::size_t place, const std::string& sentence) const {
    std::string pointer;
    for (const Open& around : open)
        if (around.inside) pointer += around.object ? file_message::step(around.key) : file_message::step(around.place);
    throw file_message::error(text_, file_, place, std::move(pointer), sentence);
}

GEVINST_INLINE std::string Lexer::word(std::size_t place) const {
    constexpr std::size_t longest = 40;
    std::size_t end = place;
    while (end < text_.size() && end < place + longest && (is_letter(text_[end]) || is_digit(text_[end]))) {
        const std::size_t length = utf8_length(text_.substr(end));
        if (length == 0) break;
        end += length;
    }
    return std::string(text_.substr(place, end - place));
}

GEVINST_INLINE std::string Lexer::found(std::size_t place) const {
    if (place == text_.size()) return "the end: the file may be cut off";
    const auto byte = static_cast<unsigned char>(text_[place]);
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (byte < 0x20u || byte == 0x7fu) return std::string("the control character U+00") + digits[byte >> 4u] + digits[byte & 15u];
    if (utf8_length(text_.substr(place)) == 0) refuse(place, "the text is not UTF-8 from here on");
    const std::string found_word = word(place);
    return "'" + (found_word.empty() ? std::string(1, text_[place]) : found_word) + "'";
}

// How to write what stands here, when it is what other languages or word processors write.
GEVINST_INLINE std::string Lexer::advice() const {
    const std::string here = word(place_);
    for (const std::string_view quote : {"\u201c", "\u201d", "\u201e", "\u00bb", "\u00ab"})
        if (here.starts_with(quote)) return "; for '" + std::string(quote) + "' write a straight double quote";
    if (here.starts_with("\u00a0")) return TextCursor::lookalike_advice("\u00a0");
    if (here.starts_with("\u2212") || here.starts_with("\u2013")) return "; for '" + here.substr(0, 3) + "' write '-'";
    std::string lower = here;
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (lower == "true" || lower == "false" || lower == "null") return here == lower ? "" : "; did you mean '" + lower + "'?";
    if (lower == "none" || lower == "nil" || lower == "undefined") return "; did you mean 'null'?";
    if (lower == "nan" || lower == "inf" || lower == "infinity") return "; JSON has no NaN and no infinity: leave the member out";
    if (!here.empty() && is_letter(here.front())) return "; texts stand in double quotes";
    switch (peek()) {
        case '\'': return "; texts stand in double quotes";
        case '/':
        case '#': return "; JSON has no comments: a note is a member of its own";
        case '+': return "; a number has no '+' before it";
        case '.': return is_digit(peek(1)) ? "; a number has a digit before its decimal point, as in 0.5" : "";
        case ';': return "; what follows is separated by ','";
        case '=': return "; a key and its value are separated by ':'";
        default: return "";
    }
}

GEVINST_INLINE std::string Lexer::innermost() const {
    if (open.empty()) return {};
    const LineAndColumn begin = line_and_column(text_, open.back().begin);
    return std::string(open.back().object ? " in the object" : " in the array") + " of line " + std::to_string(begin.line) + ", column " +
           std::to_string(begin.column);
}

GEVINST_INLINE void Lexer::refuse_value() const {
    const std::size_t last = place_ == 0 ? std::string_view::npos : text_.find_last_not_of(" \t\r\n", place_ - 1);
    if (last == std::string_view::npos && at_end()) refuse(place_, "expected a value, but the text is empty");
    const bool after_comma = last != std::string_view::npos && text_[last] == ',';
    if (after_comma && (peek() == ']' || peek() == '}'))
        refuse(last, std::string("a comma stands before the closing '") + peek() + "': leave it out");
    const std::string after = last == std::string_view::npos ? "" : std::string(" after '") + text_[last] + "'";
    refuse(place_, "expected a value" + after + innermost() + ", found " + found(place_) + advice());
}

GEVINST_INLINE void Lexer::refuse_key() const {
    const std::size_t last = text_.find_last_not_of(" \t\r\n", place_ - 1);
    if (text_[last] == ',' && peek() == '}') refuse(last, "a comma stands before the closing '}': leave it out");
    std::string help = advice();
    if (is_digit(peek()) && last > 0 && text_[last] == ',' && is_digit(text_[last - 1]))
        help = "; a number is written with a point, as in 8.5";
    else if (is_letter(peek()) && help == "; texts stand in double quotes")
        help = "; keys stand in double quotes";
    refuse(place_, "expected a key" + innermost() + ", found " + found(place_) + help);
}

GEVINST_INLINE void Lexer::refuse_rest(const std::string& wanted) const {
    std::string help = advice();
    const bool after_digit = place_ > 0 && is_digit(text_[place_ - 1]);
    if (peek() == ',' && after_digit && is_digit(peek(1))) help = "; a number is written with a point, as in 8.5";
    if (after_digit && is_letter(peek())) help = "; a number has decimal digits only, and no unit";
    if (open.empty() && (peek() == ']' || peek() == '}')) help = ", which no bracket before it opens";
    refuse(place_, wanted + innermost() + ", found " + found(place_) + help);
}

}  // namespace json
}  // namespace gevinst::inline v0
