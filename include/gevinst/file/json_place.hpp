// SPDX-License-Identifier: Apache-2.0
// A value in a document, for who reads a file: members are looked up strictly, and errors name the place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/error.hpp"
#include "gevinst/file/json_reader.hpp"

namespace gevinst::inline v0 {

/// A value and the document it stands in, which must outlive the place. Copied like a pointer.
class JsonPlace {
public:
    /// The whole document.
    explicit JsonPlace(const JsonDocument& document) : document_(&document), value_(&document.root()) {}
    explicit JsonPlace(JsonDocument&&) = delete;
    /// A part of the document that `around` stands in.
    JsonPlace(const JsonPlace& around, const JsonValue& value) : document_(around.document_), value_(&value) {}

    [[nodiscard]] const JsonDocument& document() const { return *document_; }
    [[nodiscard]] const JsonValue& value() const { return *value_; }
    /// The JSON pointer (RFC 6901) to the value: `/initiatives/3/name`, and nothing for the whole document.
    [[nodiscard]] std::string pointer() const;

    /// An error at the value: `case.json, line 12, column 8, at /initiatives/3/name: sentence`, and the line.
    [[nodiscard]] FileError error(const std::string& sentence) const;
    /// The same at the key of a member, which must be there.
    [[nodiscard]] FileError error_at_key(std::string_view key, const std::string& sentence) const;

private:
    const JsonDocument* document_;
    const JsonValue* value_;
};

/// A member of an object.
struct NamedPlace {
    std::string_view key;
    JsonPlace place;
};

// Each throws FileError when the value is of another kind.

/// The member under a key; an error when there is none.
[[nodiscard]] JsonPlace member(const JsonPlace& object, std::string_view key);
/// The member under a key, null included; nothing when there is none.
[[nodiscard]] std::optional<JsonPlace> optional_member(const JsonPlace& object, std::string_view key);
/// Refuses the first key that is not known, and says which one was meant.
void check_keys(const JsonPlace& object, const std::vector<std::string>& known);
/// All members, in their order.
[[nodiscard]] std::vector<NamedPlace> read_members(const JsonPlace& object);
/// All elements, in their order.
[[nodiscard]] std::vector<JsonPlace> read_elements(const JsonPlace& array);

[[nodiscard]] bool read_boolean(const JsonPlace& place);
[[nodiscard]] double read_number(const JsonPlace& place);
/// A number without point and exponent, whose size is no more than 2^53: beyond, doubles leave whole numbers out.
[[nodiscard]] std::int64_t read_integer(const JsonPlace& place);
[[nodiscard]] const std::string& read_string(const JsonPlace& place);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/file/json_place_definitions.hpp"
#endif
