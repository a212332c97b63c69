// SPDX-License-Identifier: Apache-2.0
// A million futures of one initiative: how sure the licence, the time freed and the money are. All figures are made up.
#include <iostream>

#include <gevinst/appraisal/simulate.hpp>
#include <gevinst/gevinst.hpp>
#include <gevinst/report/simulation_text.hpp>

namespace gv = gevinst;
using namespace gv::units;

int main() {
    // [readme]
    constexpr auto exam = gv::count<"exam">;
    gv::BusinessCase reading{"Reading", gv::Horizon{2026, 2029}, gv::fixed_prices(2026)};
    auto region = reading.account("Region", {.sector = gv::Sector::region});
    auto doctors = reading.staff_group(
        "Radiologists", {.pay = 1.1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    auto exams = reading.assume("exams", gv::pert(80e3, 90e3, 100e3), exam);
    auto minutes = reading.assume("reading time saved", gv::triangular(1.5, 2.5, 4.0), staff_minute / exam);
    auto screening = reading.initiative("Screening", {.start = 2026});
    auto captured = screening.assume("captured", gv::beta(4, 6));
    screening.cost("Licence", exams * (5 * DKK / exam), {.category = "operations", .payer = region});
    screening.benefit("Reading time", exams * minutes,
                      {.receiver = region, .staff = doctors, .chain = {{"captured", captured}},
                       .fate = {{"posts closed", 0.5}, {"shorter queue", gv::rest}}});

    auto draws = gv::simulate(reading, 1'000'000, {.seed = 2026});
    std::cout << gv::to_text(draws) << "\n\n"
              << gv::explain_percentile(draws, draws.place("money/all_years"), 0.1) << "\n";
    // [readme end]
}
