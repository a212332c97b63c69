// SPDX-License-Identifier: Apache-2.0
// JSON values.
#pragma once

#include "gevinst/file/json_value.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/error.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::string_view kind_text(JsonKind kind) {
    switch (kind) {
        case JsonKind::null: return "null";
        case JsonKind::boolean: return "true or false";
        case JsonKind::number: return "a number";
        case JsonKind::string: return "a text";
        case JsonKind::array: return "an array";
        case JsonKind::object: return "an object";
    }
    return {};
}

GEVINST_INLINE JsonValue::JsonValue(double number) : kind_(JsonKind::number), content_{.number = number} {
    // From 1e16 on numbers are written with an exponent.
    integer_ = std::abs(number) < 1e16 && std::trunc(number) == number;
}
GEVINST_INLINE JsonValue::JsonValue(std::string text) : kind_(JsonKind::string), content_{.string = new std::string(std::move(text))} {}
GEVINST_INLINE JsonValue::JsonValue(Array elements) : kind_(JsonKind::array), content_{.array = new Array(std::move(elements))} {}
GEVINST_INLINE JsonValue::JsonValue(Object members) : kind_(JsonKind::object), content_{.object = new Object(std::move(members))} {}

GEVINST_INLINE JsonValue::JsonValue(const JsonValue& other) : position_(other.position_), integer_(other.integer_) {
    switch (other.kind_) {
        case JsonKind::null: break;
        case JsonKind::boolean: content_.boolean = other.content_.boolean; break;
        case JsonKind::number: content_.number = other.content_.number; break;
        case JsonKind::string: content_.string = new std::string(*other.content_.string); break;
        case JsonKind::array: content_.array = new Array(*other.content_.array); break;
        case JsonKind::object: content_.object = new Object(*other.content_.object); break;
    }
    kind_ = other.kind_;
}

GEVINST_INLINE void JsonValue::swap(JsonValue& other) noexcept {
    std::swap(position_, other.position_);
    std::swap(kind_, other.kind_);
    std::swap(integer_, other.integer_);
    std::swap(content_, other.content_);
}

GEVINST_INLINE void JsonValue::destroy() noexcept {
    if (kind_ == JsonKind::string) delete content_.string;
    if (kind_ == JsonKind::array) delete content_.array;
    if (kind_ == JsonKind::object) delete content_.object;
}

GEVINST_INLINE void JsonValue::expect(JsonKind wanted) const {
    if (kind_ == wanted) return;
    const std::string place =
        position_.line == 0 ? "" : "line " + std::to_string(position_.line) + ", column " + std::to_string(position_.column) + ": ";
    throw FileError(place + "expected " + std::string(kind_text(wanted)) + ", found " + std::string(kind_text(kind_)),
                    {.line = position_.line, .column = position_.column});
}

GEVINST_INLINE bool JsonValue::boolean() const { return expect(JsonKind::boolean), content_.boolean; }
GEVINST_INLINE double JsonValue::number() const { return expect(JsonKind::number), content_.number; }
GEVINST_INLINE const std::string& JsonValue::string() const { return expect(JsonKind::string), *content_.string; }
GEVINST_INLINE const JsonValue::Array& JsonValue::array() const { return expect(JsonKind::array), *content_.array; }
GEVINST_INLINE const JsonValue::Object& JsonValue::object() const { return expect(JsonKind::object), *content_.object; }
GEVINST_INLINE JsonValue::Array& JsonValue::array() { return expect(JsonKind::array), *content_.array; }
GEVINST_INLINE JsonValue::Object& JsonValue::object() { return expect(JsonKind::object), *content_.object; }

GEVINST_INLINE const JsonValue* JsonValue::find(std::string_view key) const {
    for (const JsonMember& member : object())
        if (member.key == key) return &member.value;
    return nullptr;
}

GEVINST_INLINE bool operator==(const JsonValue& a, const JsonValue& b) {
    if (a.kind_ != b.kind_) return false;
    switch (a.kind_) {
        case JsonKind::null: return true;
        case JsonKind::boolean: return a.content_.boolean == b.content_.boolean;
        case JsonKind::number: return std::bit_cast<std::uint64_t>(a.content_.number) == std::bit_cast<std::uint64_t>(b.content_.number);
        case JsonKind::string: return *a.content_.string == *b.content_.string;
        case JsonKind::array: return *a.content_.array == *b.content_.array;
        case JsonKind::object: return *a.content_.object == *b.content_.object;
    }
    return false;
}

GEVINST_INLINE DoubledKey doubled_key(const JsonValue::Object& members) {
    constexpr std::size_t few = 16;
    if (members.size() <= few) {
        for (std::size_t second = 1; second < members.size(); ++second)
            for (std::size_t first = 0; first < second; ++first)
                if (members[first].key == members[second].key) return {first, second};
        return {};
    }
    // Sorted, so that no choice of keys makes it slow; by their hash first, which is faster.
    struct Key {
        std::size_t hash;
        std::size_t place;
    };
    std::vector<Key> keys;
    keys.reserve(members.size());
    for (const JsonMember& member : members) keys.push_back({std::hash<std::string>()(member.key), keys.size()});
    std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
        if (a.hash != b.hash) return a.hash < b.hash;
        const int order = members[a.place].key.compare(members[b.place].key);
        return order != 0 ? order < 0 : a.place < b.place;
    });
    DoubledKey found;
    for (std::size_t i = 1, first = 0; i < keys.size(); ++i) {
        const bool same = keys[i].hash == keys[first].hash && members[keys[i].place].key == members[keys[first].place].key;
        if (!same)
            first = i;
        else if (found.second == 0 || keys[i].place < found.second)
            found = {keys[first].place, keys[i].place};
    }
    return found;
}

}  // namespace gevinst::inline v0
