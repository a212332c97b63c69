// SPDX-License-Identifier: Apache-2.0
// Values in a document.
#pragma once

#include "gevinst/file/json_place.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/error.hpp"
#include "gevinst/file/file_message.hpp"
#include "gevinst/units/spelling.hpp"

namespace gevinst::inline v0 {
namespace json {

// What stands at a place instead of what was expected, with its text where that is short.
[[nodiscard]] inline std::string described(const JsonValue& value) {
    if (value.kind() == JsonKind::string) return "the text '" + file_message::shown(value.string()) + "'";
    if (value.kind() == JsonKind::boolean) return value.boolean() ? "true" : "false";
    return std::string(kind_text(value.kind()));
}

inline void expect(const JsonPlace& place, JsonKind wanted) {
    const JsonValue& value = place.value();
    if (value.kind() == wanted) return;
    const bool quoted = value.kind() == JsonKind::string;
    std::string advice;
    if (wanted == JsonKind::number && quoted) advice = "; a number stands without quotes, and with a point, as in 8.5";
    if (wanted == JsonKind::boolean && quoted) advice = "; true and false stand without quotes";
    if (wanted == JsonKind::string && !quoted) advice = "; texts stand in double quotes";
    throw place.error("expected " + std::string(kind_text(wanted)) + ", found " + described(value) + advice);
}

// The last element or member that begins no later than a byte; the container has one that does.
template <class Elements, class Begin>
[[nodiscard]] auto last_from(const Elements& elements, std::uint32_t byte, const Begin& begin) {
    return std::prev(std::partition_point(elements.begin(), elements.end(), [&](const auto& x) { return begin(x) <= byte; }));
}

}  // namespace json

GEVINST_INLINE std::string JsonPlace::pointer() const {
    // Values begin in the order of the text, and none where another begins: the way down is found from where it stands.
    const std::uint32_t byte = value_->position().byte;
    std::string result;
    for (const JsonValue* around = &document_->root(); around->position().byte != byte;) {
        if (around->kind() == JsonKind::object) {
            const auto found = json::last_from(around->object(), byte, [](const JsonMember& x) { return x.value.position().byte; });
            result += file_message::step(found->key);
            around = &found->value;
        } else {
            const auto found = json::last_from(around->array(), byte, [](const JsonValue& x) { return x.position().byte; });
            result += file_message::step(static_cast<std::size_t>(found - around->array().begin()));
            around = &*found;
        }
    }
    return result;
}

GEVINST_INLINE FileError JsonPlace::error(const std::string& sentence) const {
    return file_message::error(document_->text(), document_->file(), value_->position().byte, pointer(), sentence);
}

GEVINST_INLINE FileError JsonPlace::error_at_key(std::string_view key, const std::string& sentence) const {
    for (const JsonMember& x : value_->object())
        if (x.key == key)
            return file_message::error(document_->text(), document_->file(), x.key_position.byte, pointer() + file_message::step(key), sentence);
    return error(sentence);
}

GEVINST_INLINE JsonPlace member(const JsonPlace& object, std::string_view key) {
    if (const std::optional<JsonPlace> found = optional_member(object, key)) return *found;
    throw object.error("the key '" + std::string(key) + "' is missing");
}

GEVINST_INLINE std::optional<JsonPlace> optional_member(const JsonPlace& object, std::string_view key) {
    json::expect(object, JsonKind::object);
    const JsonValue* found = object.value().find(key);
    return found == nullptr ? std::nullopt : std::optional(JsonPlace(object, *found));
}

GEVINST_INLINE void check_keys(const JsonPlace& object, const std::vector<std::string>& known) {
    json::expect(object, JsonKind::object);
    for (const JsonMember& x : object.value().object()) {
        if (std::find(known.begin(), known.end(), x.key) != known.end()) continue;
        std::string meant = did_you_mean(x.key, known);
        constexpr std::size_t few = 12;
        if (meant.empty() && !known.empty() && known.size() <= few) {
            meant = known.size() == 1 ? "; the only one known here is" : "; known here are";
            for (const std::string& key : known) meant += (&key == &known.front() ? " '" : ", '") + key + "'";
        }
        throw object.error_at_key(x.key, "unknown key '" + file_message::shown(x.key) + "'" + meant);
    }
}

GEVINST_INLINE std::vector<NamedPlace> read_members(const JsonPlace& object) {
    json::expect(object, JsonKind::object);
    std::vector<NamedPlace> result;
    for (const JsonMember& x : object.value().object()) result.push_back({x.key, JsonPlace(object, x.value)});
    return result;
}

GEVINST_INLINE std::vector<JsonPlace> read_elements(const JsonPlace& array) {
    json::expect(array, JsonKind::array);
    std::vector<JsonPlace> result;
    for (const JsonValue& x : array.value().array()) result.emplace_back(array, x);
    return result;
}

GEVINST_INLINE bool read_boolean(const JsonPlace& place) {
    json::expect(place, JsonKind::boolean);
    return place.value().boolean();
}

GEVINST_INLINE double read_number(const JsonPlace& place) {
    json::expect(place, JsonKind::number);
    return place.value().number();
}

GEVINST_INLINE std::int64_t read_integer(const JsonPlace& place) {
    const double found = read_number(place);
    if (!place.value().is_integer()) throw place.error("expected a whole number, written without point and exponent");
    if (std::abs(found) > 0x1p53) throw place.error("the whole number is too large: 2^53 is the largest that is kept exactly");
    return static_cast<std::int64_t>(found);
}

GEVINST_INLINE const std::string& read_string(const JsonPlace& place) {
    json::expect(place, JsonKind::string);
    return place.value().string();
}

}  // namespace gevinst::inline v0
