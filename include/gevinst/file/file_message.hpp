// SPDX-License-Identifier: Apache-2.0
// The words of an error in a file: its place in front, its line with a caret below.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/error.hpp"

namespace gevinst::inline v0 {
namespace file_message {

/// A text as it can stand in a message: one line, no control characters, no more than about `most` bytes.
[[nodiscard]] std::string shown(std::string_view text, std::size_t most = 60);

/// One step of a JSON pointer to what stands under a key or at a place: `/amount`, `/3`.
[[nodiscard]] std::string step(std::string_view key);
[[nodiscard]] std::string step(std::size_t place);

/// `case.json, line 12, column 8, at /initiatives/3: sentence`, and the line. Without the name of a file, `JSON` stands
/// there.
[[nodiscard]] FileError error(std::string_view text, const std::string& file, std::size_t byte, std::string pointer,
                              const std::string& sentence);

}  // namespace file_message
}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/file/file_message_definitions.hpp"
#endif
