// SPDX-License-Identifier: Apache-2.0
// Reading JSON: the brackets around what the lexer reads.
#pragma once

#include "gevinst/file/json_reader.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/file/file_message.hpp"
#include "gevinst/file/json_lexer.hpp"
#include "gevinst/file/text_file.hpp"
#include "gevinst/units/spelling.hpp"

namespace gevinst::inline v0 {
namespace json {

// The closing quote of the string that opens at a byte, or the end.
[[nodiscard]] inline std::size_t end_of_string(std::string_view text, std::size_t opening) {
    for (std::size_t quote = opening;;) {
        quote = text.find('"', quote + 1);
        if (quote == std::string_view::npos) return text.size();
        std::size_t backslashes = 0;
        while (text[quote - 1 - backslashes] == '\\') ++backslashes;
        if (backslashes % 2 == 0) return quote;
    }
}

// The commas of each array and object, in the order in which they open: how much room each needs. What is no JSON may be
// counted wrongly or not to its end.
[[nodiscard]] inline std::vector<std::uint32_t> count_commas(std::string_view text) {
    std::vector<std::uint32_t> counts;
    std::array<std::size_t, json_depth> around{};
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        switch (text[i]) {
            case '"':
                i = end_of_string(text, i);
                break;
            case '[':
            case '{':
                if (depth == json_depth) return counts;
                around[depth++] = counts.size();
                counts.push_back(0);
                break;
            case ']':
            case '}':
                if (depth-- <= 1) return counts;
                break;
            case ',':
                if (depth == 0) return counts;
                ++counts[around[depth - 1]];
                break;
            default: break;
        }
    }
    return counts;
}

class Reader {
public:
    Reader(std::string_view text, const JsonReading& how) : lexer_(text, how.file, how.most_bytes), commas_(count_commas(text)) {
        lexer_.open.reserve(json_depth);
    }

    JsonValue read() {
        lexer_.skip_blanks();
        JsonValue result = value();
        lexer_.skip_blanks();
        if (!lexer_.at_end()) lexer_.refuse_rest("expected the end after the value");
        return result;
    }

private:
    // Recursion ends at json_depth.
    JsonValue value() {
        const TextPosition position = lexer_.position();
        const char first = lexer_.peek();
        JsonValue result;
        if (first == '"')
            result = JsonValue(lexer_.string());
        else if (first == '{')
            result = object();
        else if (first == '[')
            result = array();
        else if (first == '-' || is_digit(first))
            result = lexer_.number();
        else if (lexer_.take("true"))
            result = true;
        else if (lexer_.take("false"))
            result = false;
        else if (!lexer_.take("null"))
            lexer_.refuse_value();
        result.set_position(position);
        return result;
    }

    // Steps over an opening bracket; true when its closing one follows. `smallest` is the least text of an element.
    bool begin(bool is_object, char closing) {
        if (lexer_.open.size() == json_depth)
            lexer_.refuse(lexer_.place(), "brackets stand in brackets more than " + std::to_string(json_depth) + " deep");
        lexer_.open.push_back({lexer_.place(), is_object});
        lexer_.skip(1);
        lexer_.skip_blanks();
        ++opened_;
        return end(closing);
    }
    bool end(char closing) {
        if (lexer_.peek() != closing) return false;
        lexer_.skip(1);
        lexer_.open.pop_back();
        return true;
    }
    // How many elements the array or object that was opened last has; no more than its text can hold.
    [[nodiscard]] std::size_t room(std::size_t smallest_element) const {
        const std::size_t counted = opened_ <= commas_.size() ? commas_[opened_ - 1] + std::size_t{1} : 0;
        return std::min(counted, lexer_.bytes_left() / smallest_element + 1);
    }
    // Steps to the next element; false when the closing bracket was there.
    bool goes_on(char closing) {
        lexer_.open.back().inside = false;
        lexer_.skip_blanks();
        if (lexer_.peek() == ',') {
            lexer_.skip(1);
            lexer_.skip_blanks();
            return true;
        }
        if (!end(closing)) lexer_.refuse_rest(std::string("expected ',' or '") + closing + "'");
        return false;
    }

    JsonValue array() {
        JsonValue::Array elements;
        if (begin(false, ']')) return elements;
        elements.reserve(room(2));
        do {
            Open& around = lexer_.open.back();
            around.inside = true;
            around.place = elements.size();
            elements.push_back(value());
        } while (goes_on(']'));
        return elements;
    }

    JsonValue object() {
        JsonValue::Object members;
        if (begin(true, '}')) return members;
        members.reserve(room(5));
        do {
            if (lexer_.peek() != '"') lexer_.refuse_key();
            JsonMember& member = members.emplace_back();
            member.key_position = lexer_.position();
            member.key = lexer_.string();
            lexer_.skip_blanks();
            if (lexer_.peek() != ':') lexer_.refuse_rest("expected ':' after the key '" + file_message::shown(member.key) + "'");
            lexer_.skip(1);
            lexer_.skip_blanks();
            Open& around = lexer_.open.back();
            around.inside = true;
            around.key = member.key;
            member.value = value();
        } while (goes_on('}'));
        refuse_doubled_key(members);
        return members;
    }
    void refuse_doubled_key(const JsonValue::Object& members) const {
        const DoubledKey doubled = doubled_key(members);
        if (doubled.second == 0) return;
        const TextPosition first = members[doubled.first].key_position;
        lexer_.refuse(members[doubled.second].key_position.byte,
                      "the key '" + file_message::shown(members[doubled.second].key) + "' stands twice in one object; first in line " +
                          std::to_string(first.line) + ", column " + std::to_string(first.column));
    }

    Lexer lexer_;
    std::vector<std::uint32_t> commas_;
    std::size_t opened_ = 0;
};

}  // namespace json

GEVINST_INLINE JsonValue read_json(std::string_view text, const JsonReading& how) { return json::Reader(text, how).read(); }

GEVINST_INLINE JsonDocument::JsonDocument(std::string text, JsonReading how)
    : text_(std::move(text)), file_(how.file), root_(read_json(text_, how)) {}

GEVINST_INLINE JsonDocument read_json_file(const std::string& path, std::size_t most_bytes) {
    return JsonDocument(read_text_file(path, most_bytes), {.file = path, .most_bytes = most_bytes});
}

}  // namespace gevinst::inline v0
