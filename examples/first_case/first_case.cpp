// SPDX-License-Identifier: Apache-2.0
// A first case: one initiative with its costs and a benefit, read as a budget, as three bottom lines, as people, and once more
// with an assumption changed. The figures are illustrative where no source stands.
#include <iostream>

#include <gevinst/gevinst.hpp>
#include <gevinst/report/text_table.hpp>

namespace gv = gevinst;
using namespace gv::units;

int main() {
    // [readme]
    constexpr auto exam = gv::count<"exam">;
    gv::BusinessCase pool{"AI pool", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    auto region = pool.account("Region", {.sector = gv::Sector::region});
    auto fund = pool.account("AI fund", {.parent = region});
    auto radiology = pool.account("Radiology", {.parent = region});
    auto doctors = pool.staff_group(
        "Radiologists", {.pay = 1.1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});

    auto exams = pool.assume("exams", gv::pert(80e3, 90e3, 100e3), exam);
    auto minutes = pool.assume("reading time saved", gv::triangular(1.5, 2.5, 4.0), staff_minute / exam);
    auto rollout = gv::logistic(gv::start + 1, {.steepness = 1.4, .ceiling = 0.95});

    auto m = pool.initiative("Mammography screening", {.start = 2026});
    auto captured = m.assume("captured", gv::beta(4, 6));
    m.cost("Set-up", gv::once(gv::start, 1.2 * MDKK), {.category = "establishment", .payer = fund});
    m.staff("Implementation", 1.0 * staff_year,
            {.rate = 1.0 * MDKK / staff_year, .payer = fund, .source = "Initiativ 5.6: 3,0 mio. kr., 3 årsværk"});
    m.cost("Licence", exams * rollout * (12 * DKK / exam), {.category = "operations", .payer = radiology});
    m.benefit("Reading time", exams * minutes,
              {.receiver = radiology, .staff = doctors,
               .chain = {{"adoption", rollout}, {"released", 0.6}, {"captured", captured}},
               .fate = {{"posts closed", 0.2}, {"shorter queue", gv::rest}}});

    std::cout << gv::to_text(gv::budget(pool, {.account = region, .language = gv::Language::danish})) << "\n\n"
              << gv::to_text(gv::bottom_lines(pool, {.account = region})) << "\n\n"
              << gv::to_text(gv::people(pool, {.account = region})) << "\n\n";
    auto less = pool.with_changes({{"*/captured", 0.2}});
    std::cout << "With 0.2 captured instead of 0.4:\n\n"
              << gv::to_text(gv::bottom_lines(less, {.account = region})) << "\n\n";
    // [readme end]
    std::cout << "Illustrative figures, but for the 1.0 MDKK a staff-year of Implementation:\n"
              << "Initiativ 5.6 sets aside 3.0 MDKK for 3 staff-years.\n";
}
