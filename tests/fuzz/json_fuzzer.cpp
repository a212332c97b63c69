// SPDX-License-Identifier: Apache-2.0
// Any bytes are one FileError, or a value that is written and read again the same.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/check.hpp"
#include "gevinst/error.hpp"
#include "gevinst/file/json.hpp"

namespace gv = gevinst;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    gv::JsonValue value;
    try {
        value = gv::read_json(text, {.file = "input"});
    } catch (const gv::FileError& error) {
        gevinst_test::check(error.place().file == "input" && error.place().line > 0 && error.place().column > 0, "an error has a place");
        gevinst_test::check(std::string_view(error.what()).size() < 2000, "a message is short");
        return 0;
    }
    const std::string written = gv::write_json(value);
    const gv::JsonValue again = gv::read_json(written);
    gevinst_test::check(again == value, "what is written is read the same");
    gevinst_test::check(gv::write_json(again) == written, "what is read is written the same");
    return 0;
}
