// SPDX-License-Identifier: Apache-2.0
// Any bytes are one FileError with its place, or a case that is written and read again the same.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/check.hpp"
#include "gevinst/error.hpp"
#include "gevinst/file/case_file.hpp"

namespace gv = gevinst;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::string written;
    try {
        written = gv::case_text(gv::case_of_text(text, "input"));
    } catch (const gv::FileError& error) {
        gevinst_test::check(error.place().file == "input" && error.place().line > 0 && error.place().column > 0, "an error has a place");
        gevinst_test::check(!error.sentence().empty(), "an error has a sentence");
        return 0;
    }
    gevinst_test::check(gv::case_text(gv::case_of_text(written)) == written, "what is read is written the same");
    return 0;
}
