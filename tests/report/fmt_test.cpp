// SPDX-License-Identifier: Apache-2.0
// What fmt prints of expressions, units, quantities and tables.
#include <string>

#include "gevinst/gevinst.hpp"
#include "gevinst/report/fmt.hpp"
#include "report/tables.hpp"
#include "support/catch2.hpp"

namespace {

using namespace gevinst_test;

TEST_CASE("fmt prints expressions as formulas, units and quantities as entered, tables as text") {
    gv::BusinessCase pool{"Sag", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    constexpr auto exam = gv::count<"exam">;
    const auto exams = pool.assume("exams", 90'000 * exam);
    const auto licence = exams * (12 * DKK / exam);
    CHECK(fmt::format("{}", licence) == gv::formula_text(licence.expression()));
    CHECK(fmt::format("{}", licence.expression()) == gv::formula_text(licence.expression()));
    CHECK(fmt::format("{} {}", DKK / staff_hour, gv::AnyUnit(DKK / staff_hour)) == "DKK/staff hour DKK/staff hour");
    CHECK(fmt::format("{} {}", 1.2 * MDKK, gv::AnyQuantity{2, exam}) == "1.2 MDKK 2 exam");
    CHECK(fmt::format("{}", gv::AnyQuantity{0.5, {}}) == "0.5");
    CHECK(fmt::format("[{:>10}] [{:*<9}]", 1.2 * MDKK, gv::AnyUnit(MDKK)) == "[  1.2 MDKK] [MDKK*****]");
    const gv::FigureTable figures = table({row("a", "Løn", MDKK, {1, 2})});
    CHECK(fmt::format("{}", figures) == gv::to_text(figures));
}

}  // namespace
