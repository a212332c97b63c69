// SPDX-License-Identifier: Apache-2.0
// Writing JSON.
#pragma once

#include "gevinst/file/json_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/error.hpp"
#include "gevinst/file/file_message.hpp"
#include "gevinst/file/json_lexer.hpp"
#include "gevinst/units/number_text.hpp"
#include "gevinst/units/text_cursor.hpp"

namespace gevinst::inline v0 {
namespace json {

class Writer {
public:
    std::string write(const JsonValue& whole) {
        value(whole, false);
        text_ += '\n';
        return std::move(text_);
    }

private:
    static constexpr std::size_t widest = 100;

    /// An array or object that is being written: for indentation, and for the pointer of an error.
    struct Open {
        const std::string* key = nullptr;
        std::size_t place = 0;
    };

    [[noreturn]] void refuse(const std::string& sentence) const {
        std::string pointer;
        for (const Open& around : open_) pointer += around.key != nullptr ? file_message::step(*around.key) : file_message::step(around.place);
        throw FileError("JSON" + (pointer.empty() ? "" : ", at " + file_message::shown(pointer, 200)) + ": " + sentence, {.pointer = pointer});
    }

    // `more` says whether a comma follows, which takes a column.
    void value(const JsonValue& x, bool more) {
        switch (x.kind()) {
            case JsonKind::array: return elements(x.array(), '[', ']', more);
            case JsonKind::object: {
                if (const DoubledKey doubled = doubled_key(x.object()); doubled.second != 0)
                    refuse("the key '" + file_message::shown(x.object()[doubled.second].key) + "' stands twice in one object");
                return elements(x.object(), '{', '}', more);
            }
            default: return scalar(x);
        }
    }

    void scalar(const JsonValue& x) {
        switch (x.kind()) {
            case JsonKind::boolean: text_ += x.boolean() ? "true" : "false"; break;
            case JsonKind::number: number(x.number()); break;
            case JsonKind::string: string(x.string()); break;
            default: text_ += "null"; break;
        }
    }

    void number(double x) {
        if (!std::isfinite(x)) refuse(std::string(std::isnan(x) ? "NaN" : "infinity") + " is no number of JSON: leave the member out");
        text_ += x == 0 && std::signbit(x) ? "-0" : number_text(x);
    }

    void string(std::string_view x) {
        constexpr std::string_view controls = "\b\f\n\r\t", letters = "bfnrt", digits = "0123456789abcdef";
        text_ += '"';
        for (std::size_t i = 0; i < x.size();) {
            const std::size_t first = i;
            while (i < x.size() && plain_in_string[static_cast<unsigned char>(x[i])]) ++i;
            text_.append(x.substr(first, i - first));
            if (i == x.size()) break;
            const auto byte = static_cast<unsigned char>(x[i]);
            if (byte >= 0x80u) {
                const std::size_t length = utf8_length(x.substr(i));
                if (length == 0) refuse("the text '" + file_message::shown(x) + "' is not UTF-8");
                text_.append(x.substr(i, length));
                i += length;
                continue;
            }
            const std::size_t control = controls.find(x[i]);
            if (byte >= 0x20u)
                (text_ += '\\') += x[i];
            else if (control != std::string_view::npos)
                (text_ += '\\') += letters[control];
            else
                ((text_ += "\\u00") += digits[byte >> 4u]) += digits[byte & 15u];
            ++i;
        }
        text_ += '"';
    }

    static const JsonValue& value_of(const JsonValue& element) { return element; }
    static const JsonValue& value_of(const JsonMember& member) { return member.value; }
    void begin(const JsonValue&) { open_.back().key = nullptr; }
    void begin(const JsonMember& member) {
        string(member.key);
        text_ += ": ";
        open_.back().key = &member.key;
    }

    template <class Elements>
    void elements(const Elements& all, char opening, char closing, bool more) {
        if (open_.size() == json_depth) refuse("brackets stand in brackets more than " + std::to_string(json_depth) + " deep");
        open_.emplace_back();
        if (on_one_line(all, opening, closing, more)) return open_.pop_back();
        text_ += opening;
        for (const auto& element : all) {
            new_line();
            open_.back().place = static_cast<std::size_t>(&element - all.data());
            begin(element);
            const bool last = &element == &all.back();
            value(value_of(element), !last);
            if (!last) text_ += ',';
        }
        open_.pop_back();
        new_line();
        text_ += closing;
    }

    void new_line() {
        text_ += '\n';
        line_begin_ = text_.size();
        text_.append(2 * open_.size(), ' ');
    }

    // False, and nothing written, when it does not belong on one line.
    template <class Elements>
    [[nodiscard]] bool on_one_line(const Elements& all, char opening, char closing, bool more) {
        for (const auto& element : all)
            if (value_of(element).kind() >= JsonKind::array) return false;
        const std::size_t before = text_.size();
        text_ += opening;
        for (const auto& element : all) {
            open_.back().place = static_cast<std::size_t>(&element - all.data());
            if (open_.back().place != 0) text_ += ", ";
            begin(element);
            scalar(value_of(element));
            if (too_wide(1)) break;
        }
        text_ += closing;
        if (all.empty() || !too_wide(more ? 1 : 0)) return true;
        text_.resize(before);
        return false;
    }
    // Whether the last line is too wide; a character has four bytes at most.
    [[nodiscard]] bool too_wide(std::size_t further) const {
        const std::size_t bytes = text_.size() - line_begin_ + further;
        if (bytes <= widest || bytes > 4 * widest + further) return bytes > widest;
        const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u; };
        const auto line = text_.begin() + static_cast<std::ptrdiff_t>(line_begin_);
        return static_cast<std::size_t>(std::count_if(line, text_.end(), begins)) + further > widest;
    }

    std::string text_{};
    std::size_t line_begin_ = 0;
    std::vector<Open> open_{};
};

}  // namespace json

GEVINST_INLINE std::string write_json(const JsonValue& value) { return json::Writer().write(value); }

}  // namespace gevinst::inline v0
