// SPDX-License-Identifier: Apache-2.0
// A case at its point values: the figures of its views and of its simulations, scenarios beside it, and what it refuses.
#include <cstddef>
#include <string>
#include <vector>

#include "gevinst/appraisal/simulate.hpp"
#include "support/cases.hpp"
#include "support/catch2.hpp"
#include "support/known_of_figures.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

struct Reading {
    gv::BusinessCase business_case{"Reading", gv::Horizon(2026, 2029), gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account fund = business_case.account("Fund", {.sector = gv::Sector::other});

    explicit Reading(const gv::Distribution& exams, const gv::Distribution& share) {
        constexpr auto exam = gv::count<"exam">;
        const gv::Estimate<gv::Count<"exam">> read = business_case.assume("exams", exams, exam);
        gv::Initiative spine = business_case.initiative("Spine", {.start = "2026-07"});
        const auto paid = spine.assume("paid", share);
        spine.cost("Licence", read * (12 * DKK / exam) * paid, {.category = "operations", .payer = region});
        spine.cost("Scanner", 2 * MDKK, {.category = "establishment", .payer = fund});
    }
};

double mean_of(const gv::Simulation& made, const std::string& output, int calendar_year) {
    return made.figure(made.place(output, calendar_year)).summary.mean;
}

}  // namespace

TEST_CASE("the point values of a case are the figures of its views, and those that its simulation shows") {
    const gv::BusinessCase reading = Reading(gv::pert(80e3, 90e3, 100e3), gv::beta(4, 6)).business_case;
    const gv::CaseSimulationOptions asked{.scenarios = {{"late", {{"Spine/start", 2027}}}, {"all", {{"*/paid", 1}}}}};
    const gv::Simulation made = gv::at_point_values(reading, asked), drawn = gv::simulate(reading, 64, asked);
    REQUIRE(made.figures() == drawn.figures());
    for (std::size_t i = 0; i < made.figures(); ++i) {
        INFO(made.figure(i).name());
        CHECK(made.figure(i).name() == drawn.figure(i).name());
        CHECK(made.figure(i).summary.mean == drawn.figure(i).point);
    }
    const std::vector<double> total = row(gv::budget(reading), "total");
    const std::vector<double> late = row(gv::budget(reading.with_changes({{"Spine/start", 2027}})), "total");
    for (int calendar_year = 2026; calendar_year <= 2029; ++calendar_year) {
        const auto y = static_cast<std::size_t>(calendar_year - 2026);
        CHECK(mean_of(made, "expenditure", calendar_year) == total[y]);
        CHECK(mean_of(made, "late/expenditure", calendar_year) == late[y]);
        CHECK(mean_of(made, "late/expenditure/change", calendar_year) == Approx(late[y] - total[y]).margin(1e-12));
    }
    // 90,000 exams at 12 DKK of which 40 % are paid, and a scanner; half of it in the first year.
    CHECK(mean_of(made, "expenditure", 2027) == Approx(2 + 0.432));
    CHECK(mean_of(made, "expenditure", 2026) == Approx(1 + 0.216));
    CHECK(mean_of(gv::at_point_values(reading, {.account = gv::NameOf("Fund")}), "expenditure", 2027) == 2);
    // The mode of a beta(4, 6) is 3/8.
    CHECK(mean_of(gv::at_point_values(reading, {.point = gv::PointValue::mode}), "expenditure", 2027) == Approx(2 + 0.405));
}

TEST_CASE("a case without spread has the figures of its simulation, to the last bit") {
    const gv::BusinessCase certain = Reading(gv::normal(90'001.7, 0), gv::discrete({{0.7, 0.3}, {0.9, 0}})).business_case;
    gv::CaseSimulationOptions asked{.seed = 3,
                                    .percentiles = {0.025, 0.5, 0.9},
                                    .bins = 12,
                                    .scenarios = {{"late", {{"Spine/start", 2027}}}}};
    std::vector<gv::SimulationOutput> outputs = gv::simulated_outputs(certain, asked);
    for (gv::SimulationOutput& output : outputs) {
        output.thresholds = {-2, 0, 2};
        output.shortfalls = {0.05, 0.95};
    }
    const gv::Simulation made = gv::at_point_values(certain, outputs, asked), drawn = gv::simulate(certain, outputs, 5'000, asked);
    REQUIRE(made.figures() == drawn.figures());
    for (std::size_t i = 0; i < made.figures(); ++i) {
        INFO(made.figure(i).name());
        CHECK(bits_of(made.figure(i)) == bits_of(drawn.figure(i)));
    }
}

TEST_CASE("bad use: point values of a case that states nothing, or of what is only drawn") {
    const gv::BusinessCase empty("Empty", gv::Horizon(2026, 2029), gv::fixed_prices(2026));
    CHECK(case_error([&] { return gv::at_point_values(empty); }) ==
          "the case 'Empty' states no cost or benefit with a value: there is nothing to simulate");
    const gv::BusinessCase reading = Reading(gv::pert(80e3, 90e3, 100e3), gv::beta(4, 6)).business_case;
    CHECK(case_error([&] { return gv::at_point_values(reading, {.correlate = {"money"}}); })
              .starts_with("these are point values, without draws: there is nothing to correlate"));
    CHECK(case_error([&] { return gv::at_point_values(reading, {.scenarios = {{"typo", {{"*/payd", 1}}}}}); })
              .starts_with("the override '*/payd' matches nothing"));
}
