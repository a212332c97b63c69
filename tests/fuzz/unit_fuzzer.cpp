// SPDX-License-Identifier: Apache-2.0
// Any bytes are one FileError, or a unit whose text reads back to it.
#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/check.hpp"
#include "gevinst/units/unit_text.hpp"

namespace gv = gevinst;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const gv::KnownUnits known{gv::count_unit("exam"), gv::count_unit("treatment plan"), gv::count_unit("treatment"),
                                      gv::count_unit("CT-scan"), gv::count_unit("røntgen"), gv::level_unit("user"), gv::currency_unit("NOK")};
    gv::AnyUnit unit;
    try {
        unit = gv::parse_unit(std::string(reinterpret_cast<const char*>(data), size), known);
    } catch (const gv::FileError& error) {
        gevinst_test::check(error.place().line > 0 && error.place().column > 0, "an error has a place");
        return 0;
    }
    const gv::AnyUnit again = gv::parse_unit(unit.text(), known);
    gevinst_test::check(again == unit && again.text() == unit.text(), "what is written is read the same");
    return 0;
}
