// SPDX-License-Identifier: Apache-2.0
// A text that is read from left to right, and errors that show the place: line, column, the line with a caret below.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/error.hpp"
#include "gevinst/units/spelling.hpp"

namespace gevinst::inline v0 {

/// The number of bytes of the UTF-8 character a text begins with; 0 when the bytes are not UTF-8.
[[nodiscard]] std::size_t utf8_length(std::string_view text);

/// A place in a text as people count, from 1; columns in characters.
struct LineAndColumn {
    std::size_t line = 0;
    std::size_t column = 0;
};
[[nodiscard]] LineAndColumn line_and_column(std::string_view text, std::size_t place);

/// The line of a place with a caret below it, both on lines of their own; of a long line what stands around the place.
[[nodiscard]] std::string line_with_caret(std::string_view text, std::size_t place);

/// A place in a text while it is read.
class TextCursor {
public:
    /// `what` is what the text is, as messages name it: "formula", "unit". Throws FileError for control characters and for
    /// bytes that are not UTF-8.
    TextCursor(std::string_view text, std::string_view what);

    [[nodiscard]] std::size_t place() const { return place_; }
    void go_to(std::size_t place) { place_ = place; }
    [[nodiscard]] std::string_view rest() const { return text_.substr(place_); }
    [[nodiscard]] std::string_view from(std::size_t place) const { return text_.substr(place, place_ - place); }
    [[nodiscard]] bool at_end() const { return place_ == text_.size(); }
    /// The byte `ahead` of the cursor; 0 past the end.
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return place_ + ahead < text_.size() ? text_[place_ + ahead] : '\0';
    }
    /// What was read so far.
    [[nodiscard]] std::string_view read() const { return text_.substr(0, place_); }

    void skip(std::size_t bytes) { place_ += bytes; }
    void skip_blanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++place_;
    }
    /// Steps over a text that stands at the cursor; false when another does.
    bool take(std::string_view expected);
    std::string_view take_digits();
    std::string_view take_identifier();

    /// What stands at the cursor, for a message: a word, a number or one character in quotes.
    [[nodiscard]] std::string found() const;
    /// How to write what word processors and other languages write in another way, when it stands in `word`.
    [[nodiscard]] static std::string lookalike_advice(std::string_view word);

    /// A place as people count: `column 9`, or `line 2, column 9` in a text of several lines; columns in characters.
    [[nodiscard]] std::string place_text(std::size_t place) const;

    /// A sentence with its place in front, and the line with a caret below it.
    [[nodiscard]] std::string message(std::size_t place, const std::string& sentence) const;
    [[noreturn]] void refuse(std::size_t place, const std::string& sentence) const;

private:
    std::string_view text_;
    std::string_view what_;
    std::size_t place_ = 0;
};

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/units/text_cursor_definitions.hpp"
#endif
