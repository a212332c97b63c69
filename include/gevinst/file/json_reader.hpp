// SPDX-License-Identifier: Apache-2.0
// Reading JSON (RFC 8259), strictly: what is not JSON, or would be read differently by others, is an error with its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/file/json_value.hpp"

namespace gevinst::inline v0 {

struct JsonReading {
    std::string file{};                      ///< what errors call the text: the name of its file
    std::size_t most_bytes = 64u << 20u;     ///< longer texts are refused; 4 GiB at most
};

/// Reads one value in UTF-8 and nothing after it. Refused with a FileError that has place and JSON pointer: keys that
/// stand twice in an object, brackets deeper than `json_depth`, numbers that no double holds (1e999; 1e-999 too), halves
/// of surrogate pairs, a byte order mark. Numbers are read to the nearest double; -0 keeps its sign.
[[nodiscard]] JsonValue read_json(std::string_view text, const JsonReading& how = {});

/// A text with the value that was read from it, for errors that show the line.
class JsonDocument {
public:
    explicit JsonDocument(std::string text, JsonReading how = {});
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const JsonValue& root() const { return root_; }

private:
    std::string text_;
    std::string file_;
    JsonValue root_;
};

/// Reads a file as JSON. Throws FileError when the file or the text cannot be read.
[[nodiscard]] JsonDocument read_json_file(const std::string& path, std::size_t most_bytes = JsonReading().most_bytes);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/file/json_reader_definitions.hpp"
#endif
