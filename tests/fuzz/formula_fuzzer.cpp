// SPDX-License-Identifier: Apache-2.0
// Any bytes are one error of the library, or a formula whose text reads back to the same text.
#include <cstddef>
#include <cstdint>
#include <string>

#include "fuzz/check.hpp"
#include "gevinst/expression/formula.hpp"
#include "gevinst/expression/text.hpp"
#include "support/expressions.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;

namespace {

gv::FormulaScope make_scope() {
    using namespace gv::units;
    constexpr auto exam = gv::count<"exam">;
    gv::FormulaScope scope;
    scope.units = {gv::AnyUnit(exam), gv::count_unit("treatment plan")};
    scope.indexes = {gv::make_index("department", {"Herlev", "night"})};
    for (const gv::Expression& x : {gevinst_test::assumption("exams", 90000 * exam), gevinst_test::assumption("reading time", 2.5 * (staff_minute / exam)),
                                    gevinst_test::assumption("price", 12 * DKK), gevinst_test::assumption("øre", 1)})
        scope.names.emplace(x.node()->assumption().path, x);
    return scope;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const gv::FormulaScope scope = make_scope();
    std::string written;
    try {
        written = gv::formula_text(gv::parse_formula(std::string(reinterpret_cast<const char*>(data), size), scope));
    } catch (const gv::Error& error) {
        gevinst_test::check(error.what()[0] != '\0', "an error says something");
        return 0;
    }
    gevinst_test::check(gv::formula_text(gv::parse_formula(written, scope)) == written, "what is written is read the same");
    return 0;
}
