// SPDX-License-Identifier: Apache-2.0
// The words of a JSON text: blanks, strings, numbers; and the sentences for what stands there instead.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/file/json_value.hpp"

namespace gevinst::inline v0 {
namespace json {

/// ASCII characters that stand for themselves in a string.
inline constexpr std::array<bool, 256> plain_in_string = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = c != '"' && c != '\\';
    return plain;
}();

/// An array or object that is being read, for messages.
struct Open {
    std::size_t begin = 0;    ///< byte of its bracket
    bool object = false;
    bool inside = false;      ///< whether one of its values is being read: the one under `key` or at `place`
    std::string_view key{};
    std::size_t place = 0;
};

/// A JSON text that is read word by word.
class Lexer {
public:
    /// `file` is what errors call the text, and must outlive the lexer as the text does.
    Lexer(std::string_view text, const std::string& file, std::size_t most_bytes);

    [[nodiscard]] std::size_t place() const { return place_; }
    [[nodiscard]] bool at_end() const { return place_ == text_.size(); }
    /// The byte `ahead` of the place; 0 past the end.
    [[nodiscard]] char peek(std::size_t ahead = 0) const { return place_ + ahead < text_.size() ? text_[place_ + ahead] : '\0'; }
    [[nodiscard]] std::size_t bytes_left() const { return text_.size() - place_; }
    void skip(std::size_t bytes) { place_ += bytes; }
    void skip_blanks() {
        std::size_t next = place_;
        for (; next < text_.size(); ++next) {
            const char c = text_[next];
            if (c == '\n') {
                ++line_;
                line_begin_ = next + 1;
            } else if (c != ' ' && c != '\r' && c != '\t') {
                break;
            }
        }
        place_ = next;
    }
    bool take(std::string_view word) {
        if (!text_.substr(place_).starts_with(word)) return false;
        place_ += word.size();
        return true;
    }
    [[nodiscard]] TextPosition position() const {
        return {static_cast<std::uint32_t>(place_), line_, static_cast<std::uint32_t>(place_ - line_begin_ + 1)};
    }

    /// The string whose opening quote stands here.
    std::string string();
    /// The number that begins here.
    JsonValue number();

    /// Throws a FileError with a place in the text.
    [[noreturn]] void refuse(std::size_t place, const std::string& sentence) const;
    /// Refuses what stands here, where a value, a key or what is wanted should.
    [[noreturn]] void refuse_value() const;
    [[noreturn]] void refuse_key() const;
    [[noreturn]] void refuse_rest(const std::string& wanted) const;

    std::vector<Open> open{};

private:
    void escape(std::string& result);
    [[nodiscard]] std::uint32_t code_unit();
    void refuse_other_encodings() const;
    [[nodiscard]] std::string found(std::size_t place) const;
    [[nodiscard]] std::string word(std::size_t place) const;
    [[nodiscard]] std::string advice() const;
    [[nodiscard]] std::string innermost() const;

    std::string_view text_;
    const std::string& file_;
    std::size_t place_ = 0;
    std::uint32_t line_ = 1;
    std::size_t line_begin_ = 0;  // as if every character before the place had one byte: the column is a difference
};

}  // namespace json
}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/file/json_lexer_definitions.hpp"
#endif
