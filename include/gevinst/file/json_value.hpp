// SPDX-License-Identifier: Apache-2.0
// A JSON value: what the model file is made of. Keys keep their order; a value that was read knows where it stood.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace gevinst::inline v0 {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };

/// What a kind is called in messages: `a number`, `an object`.
[[nodiscard]] std::string_view kind_text(JsonKind kind);

/// Where a value begins in the text it was read from. Line 0: it was not read.
struct TextPosition {
    std::uint32_t byte = 0;    ///< from 0
    std::uint32_t line = 0;    ///< from 1
    std::uint32_t column = 0;  ///< from 1, in characters
};

struct JsonMember;

/// A whole number that a double holds exactly, whatever it is.
template <class T>
concept SmallInteger = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && sizeof(T) <= 4;

/// Null, a boolean, a number, a string, an array or an object; a value like an int: copies share nothing. Values nest as
/// deep as they are made; what is written or read nests no deeper than `json_depth`.
class JsonValue {
public:
    /// `Array{Array{1}}` copies the inner one, as vectors do; an array in an array is made by push_back.
    using Array = std::vector<JsonValue>;
    using Object = std::vector<JsonMember>;

    /// Null.
    JsonValue() = default;
    template <std::same_as<bool> T>
    JsonValue(T truth) : kind_(JsonKind::boolean), content_{.boolean = truth} {}
    JsonValue(double number);
    template <SmallInteger T>
    JsonValue(T number) : JsonValue(static_cast<double>(number)) {}
    JsonValue(std::string text);
    JsonValue(std::string_view text) : JsonValue(std::string(text)) {}
    JsonValue(const char* text) : JsonValue(std::string(text)) {}
    JsonValue(Array elements);
    JsonValue(Object members);

    JsonValue(const JsonValue& other);
    JsonValue(JsonValue&& other) noexcept : JsonValue() { swap(other); }
    JsonValue& operator=(JsonValue other) noexcept {
        swap(other);
        return *this;
    }
    ~JsonValue() {
        if (kind_ >= JsonKind::string) destroy();
    }
    void swap(JsonValue& other) noexcept;

    [[nodiscard]] JsonKind kind() const { return kind_; }
    [[nodiscard]] bool is_null() const { return kind_ == JsonKind::null; }
    /// Whether it is a number that is written without point and exponent, or was read so: 80000, not 8e4.
    [[nodiscard]] bool is_integer() const { return integer_; }

    /// What the value holds. Throws FileError when it is of another kind.
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] const std::string& string() const;
    [[nodiscard]] const Array& array() const;
    [[nodiscard]] const Object& object() const;
    /// The same, to be changed.
    [[nodiscard]] Array& array();
    [[nodiscard]] Object& object();

    /// The value under a key; none when the object has no such key. Looks at one member after the other.
    [[nodiscard]] const JsonValue* find(std::string_view key) const;

    [[nodiscard]] TextPosition position() const { return position_; }
    /// For who reads a text: where the value began there, and whether a number was written as an integer.
    void set_position(TextPosition position) { position_ = position; }
    void set_integer(bool integer) { integer_ = integer; }

    /// The same kind and content in the same order, numbers to the last bit; where they stood does not count.
    friend bool operator==(const JsonValue& a, const JsonValue& b);

private:
    void destroy() noexcept;
    void expect(JsonKind wanted) const;

    // A number takes no memory of its own, and a value 24 bytes in all.
    union Content {
        double number;
        bool boolean;
        std::string* string;
        Array* array;
        Object* object;
    };

    TextPosition position_{};
    JsonKind kind_ = JsonKind::null;
    bool integer_ = false;
    Content content_{.number = 0};
};

/// A key, its value, and where the key stood.
struct JsonMember {
    std::string key{};
    JsonValue value{};
    TextPosition key_position{};

    friend bool operator==(const JsonMember& a, const JsonMember& b) { return a.key == b.key && a.value == b.value; }
};

/// The places of the members in an object, whose keys are given twice: of the second use that stands first, and of the
/// first use of its key. Equal when no key stands twice.
struct DoubledKey {
    std::size_t first = 0;
    std::size_t second = 0;
};
[[nodiscard]] DoubledKey doubled_key(const JsonValue::Object& members);

/// The deepest that brackets may nest in a text.
inline constexpr std::size_t json_depth = 64;

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/file/json_value_definitions.hpp"
#endif
