// SPDX-License-Identifier: Apache-2.0
// Reading and writing whole files, on POSIX systems: the old file or the new one, never half of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gevinst::inline v0 {

/// The bytes of a file. Throws FileError when it cannot be read or has more bytes than `most_bytes`.
[[nodiscard]] std::string read_text_file(const std::string& path, std::size_t most_bytes = 64u << 20u);

/// Writes a file anew: first beside it, then on the disk, then under its name, so that a crash or a full disk leaves the
/// old file whole. A symbolic link stays, the file it leads to is written; permissions and, where allowed, the owner are
/// kept; a second hard link keeps the old content. What is no regular file, such as /dev/stdout, is written directly.
/// Throws FileError, and leaves no file behind.
void write_text_file(const std::string& path, std::string_view text);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/file/text_file_definitions.hpp"
#endif
