// SPDX-License-Identifier: Apache-2.0
// Simulating a case: its tables draw by draw, with the case that a change makes, and what cannot be drawn.
#include <cmath>
#include <optional>
#include <vector>

#include "gevinst/appraisal/simulate.hpp"
#include "support/cases.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

constexpr auto exam = gv::count<"exam">;

struct Screening {
    gv::BusinessCase business_case{"Screening", gv::Horizon(2026, 2029), gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account fund = business_case.account("Fund", {.parent = region});
    gv::StaffGroup doctors = business_case.staff_group(
        "Doctors", {.pay = 1.1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    gv::Estimate<gv::Count<"exam">> exams = business_case.assume("exams", gv::pert(80e3, 90e3, 100e3), exam);
    gv::Initiative spine = business_case.initiative("Spine", {.start = 2026});

    Screening() {
        const auto minutes = business_case.assume("minutes", gv::triangular(1.5, 2.5, 4.0), staff_minute / exam);
        const auto captured = spine.assume("captured", gv::beta(4, 6));
        spine.cost("Licence", exams * (12 * DKK / exam), {.category = "operations", .payer = fund});
        spine.benefit("Time", exams * minutes,
                      {.receiver = region,
                       .staff = doctors,
                       .chain = {{"released", 0.6}, {"captured", captured}},
                       .fate = {{"posts closed", 0.2}, {"shorter queue", gv::rest}}});
    }
};

const gv::Simulation::Figure figure_of(const gv::Simulation& simulation, const std::string& output, std::optional<int> calendar_year = {}) {
    return simulation.figure(simulation.place(output, calendar_year));
}

}  // namespace

TEST_CASE("the standard outputs of a case are its expenditure and bottom lines, by year and over all years") {
    const Screening s;
    std::vector<std::string> names;
    for (const gv::SimulationOutput& output : gv::standard_outputs(s.business_case)) names.push_back(output.name);
    CHECK(names == std::vector<std::string>{"expenditure", "expenditure/all_years", "money", "money/all_years",
                                            "net_staff_years"});
    const gv::Simulation simulation = gv::simulate(s.business_case, 100'000, {.seed = 2026});
    // 12 DKK an exam, in MDKK; a PERT has the standard deviation sqrt((mean - min) (max - mean) / 7).
    const auto cost = figure_of(simulation, "expenditure", 2027);
    CHECK(cost.unit.text() == "MDKK");
    CHECK(cost.point == Approx(1.08));
    CHECK(std::abs(cost.summary.mean - 1.08) < 4 * cost.summary.standard_error);
    CHECK(cost.summary.sd == Approx(12e-6 * std::sqrt(1e4 * 1e4 / 7)).epsilon(0.02));
    // One assumption is one variable: all years move together.
    CHECK(figure_of(simulation, "expenditure/all_years").summary.sd == Approx(4 * cost.summary.sd).epsilon(1e-9));
    const auto staff = figure_of(simulation, "net_staff_years", 2026);
    const double mean = 90e3 * (8.0 / 3) / 60 / 1500 * 0.6 * 0.4;
    CHECK(std::abs(staff.summary.mean - mean) < 4 * staff.summary.standard_error);
}

TEST_CASE("each draw of a case is its table with the drawn values") {
    const Screening s;
    gv::CaseSimulationOptions options{.seed = 7, .outputs = gv::standard_outputs(s.business_case)};
    for (gv::SimulationOutput& output : options.outputs) output.keep = true;
    const gv::Simulation simulation = gv::simulate(s.business_case, 2'000, options);
    for (const std::uint64_t draw : {std::uint64_t{0}, std::uint64_t{1'500}}) {
        gv::Changes values;
        for (const auto& [path, value] : simulation.drawn(draw)) values.emplace_back(path, value);
        const gv::BusinessCase drawn = s.business_case.with_changes(values);
        const gv::FigureTable lines = gv::bottom_lines(drawn);
        for (int calendar_year = 2026; calendar_year <= 2029; ++calendar_year) {
            const std::size_t i = simulation.place("money", calendar_year);
            CHECK(simulation.kept(i)[draw] ==
                  Approx(row(lines, "money")[static_cast<std::size_t>(calendar_year - 2026)]).epsilon(1e-12));
        }
    }
}

TEST_CASE("a change leaves the draws of what it does not touch: scenarios can be compared draw by draw") {
    const Screening s;
    const auto kept = [](const gv::BusinessCase& business_case) {
        gv::CaseSimulationOptions options{.seed = 3, .outputs = gv::standard_outputs(business_case)};
        for (gv::SimulationOutput& output : options.outputs) output.keep = true;
        const gv::Simulation simulation = gv::simulate(business_case, 3'000, options);
        return simulation.kept(simulation.place("expenditure", 2026));
    };
    CHECK(kept(s.business_case) == kept(s.business_case.with_changes({{"*/captured", 0.2}})));
    CHECK(kept(s.business_case) != kept(s.business_case.with_changes({{"exams", gv::pert(80e3, 90e3, 110e3)}})));
}

TEST_CASE("scenarios share the draws: what one changes is surer than the difference of two runs") {
    const Screening s;
    const gv::Simulation run =
        gv::simulate(s.business_case, 20'000,
                     {.seed = 4,
                      .scenarios = {{"half", {{"*/captured", gv::beta(4, 16)}}}, {"late", {{"Spine/start", 2027}}}}});
    const auto base = figure_of(run, "money", 2028).summary;
    const auto half = figure_of(run, "half/money", 2028).summary;
    const auto change = figure_of(run, "half/money/change", 2028).summary;
    CHECK(change.mean == Approx(half.mean - base.mean).epsilon(1e-9));
    const double apart = std::hypot(base.standard_error, half.standard_error);
    CHECK(change.standard_error < 0.8 * apart);
    // A start a year later changes nothing from its first year on, draw by draw.
    CHECK(figure_of(run, "late/money/change", 2028).summary.sd == 0);
    CHECK(figure_of(run, "late/expenditure/change", 2026).summary.mean ==
          Approx(-figure_of(run, "expenditure", 2026).summary.mean));
    CHECK(case_error([&] { static_cast<void>(gv::simulate(s.business_case, 10, {.scenarios = {{"a/b", {}}}})); })
              .starts_with("a scenario cannot be named 'a/b'"));
    CHECK(case_error([&] {
              static_cast<void>(gv::simulate(s.business_case, 10, {.scenarios = {{"typo", {{"*/captued", 0.2}}}}}));
          }).starts_with("the override '*/captued' matches nothing"));
}

TEST_CASE("outputs of one's own are expressions under a name, in a unit of choice") {
    const Screening s;
    const gv::Simulation simulation = gv::simulate(
        s.business_case, 10'000,
        {.outputs = {{"exams", s.exams.expression(), {90e3}}, {"cost", s.exams.expression() * gv::Expression(12 * DKK / exam), {1'080}, {}, false, kDKK}}});
    CHECK(figure_of(simulation, "cost").unit.text() == "kDKK");
    CHECK(figure_of(simulation, "cost").summary.exceedances[0].threshold == Approx(1'080));
    CHECK(figure_of(simulation, "cost").summary.exceedances[0].probability ==
          figure_of(simulation, "exams").summary.exceedances[0].probability);
    CHECK(unit_error([&] {
              static_cast<void>(gv::simulate(s.business_case, 10, {.outputs = {{"exams", s.exams.expression(), {}, {}, false, kDKK}}}));
          }) == "cannot show the output 'exams' [exam] in [kDKK]");
    CHECK(case_error([&] { static_cast<void>(simulation.place("expenses")); }) ==
          "the simulation has no output 'expenses'; it has 'exams', 'cost'");
    CHECK(case_error([] {
              static_cast<void>(gv::simulate(gv::BusinessCase("Empty", gv::Horizon(2026, 2029), gv::fixed_prices(2026)), 10));
          }) == "the case 'Empty' states no cost or benefit with a value: there is nothing to simulate");
}

TEST_CASE("outputs are found by name: an assumption, a line, a bottom line of the case or of one initiative") {
    Screening s;
    auto other = s.business_case.initiative("Liver", {.start = "2027-07"});
    other.cost("Scanner", 2 * MDKK, {.category = "establishment", .payer = s.region});
    const gv::BusinessCase& all = s.business_case;
    const auto points = [&](const gv::BusinessCase& one, const std::string& name) {
        const gv::Simulation run = gv::simulate(one, 64, {.outputs = {gv::output_named(one, name)}});
        std::vector<double> values;
        for (std::size_t i = 0; i < run.figures(); ++i) values.push_back(run.figure(i).point);
        return values;
    };
    CHECK(points(all, "exams") == std::vector<double>{90e3});
    CHECK(points(all, "Liver/Scanner") == std::vector<double>{0, 1, 2, 2});  // in its unit, from July on
    // 90,000 exams of 2.67 minutes, released 0.6, captured 0.4: hours at hand, whatever their fate.
    CHECK(points(all, "Spine/Time")[0] == Approx(90e3 * 8 / 3 * 0.6 * 0.4));
    CHECK(points(all, "Liver/money") == std::vector<double>{0, -1, -2, -2});
    CHECK(points(all, "expenditure/all_years")[0] ==
          Approx(points(all, "Spine/expenditure/all_years")[0] + points(all, "Liver/expenditure/all_years")[0]));
    CHECK(gv::budget(all).row("total").amount.has_value());
    // With a change it is what the changed case has under that name.
    const gv::Changes late{{"Liver/start", 2028}};
    const gv::Simulation compared =
        gv::simulate(all, 64, {.outputs = {gv::output_named(all, "Liver/money")}, .scenarios = {{"late", late}}});
    const gv::BusinessCase changed = all.with_changes(late);
    for (int calendar_year = 2026; calendar_year <= 2029; ++calendar_year)
        CHECK(figure_of(compared, "late/Liver/money", calendar_year).point ==
              points(changed, "Liver/money")[static_cast<std::size_t>(calendar_year - 2026)]);
    const auto refusal = [&](const std::string& name) {
        return message_of<gv::CaseError>([&] { static_cast<void>(gv::output_named(all, name)); });
    };
    CHECK(refusal("Liver/mony") == "the case 'Screening' has no figure 'Liver/mony'; did you mean 'Liver/money'?");
    CHECK(refusal("Spine/Licens") == "the case 'Screening' has no figure 'Spine/Licens'; did you mean 'Spine/Licence'?");
    gv::BusinessCase unknown = all;
    unknown.initiative_named("Spine").cost("Servers", gv::missing_expression(), {.category = "operations", .payer = all.account_named("Fund")});
    CHECK(case_error([&] { static_cast<void>(gv::output_named(unknown, "money/all_years")); }) ==
          "the figure 'money/all_years' of 'Screening' needs a value that is missing: state the value, or ask for figures "
          "without it");
    CHECK(refusal("profit") == "the case 'Screening' has no figure 'profit': name an assumption, a line as "
                               "'initiative/line' or a bottom line as 'money'");
}

TEST_CASE("a distribution of a line that is no assumption is refused with the name of the line") {
    const Screening screening;
    gv::BusinessCase changed = screening.business_case;
    gv::Initiative scans = changed.initiative("Scans", {.start = 2026});
    scans.cost("Service", gv::pert(1, 2, 3) * (1 * MDKK), {.category = "operations", .payer = screening.fund});
    CHECK(gv::budget(changed).row("total").total > 2);  // a point value it has
    const std::string message =
        "line 'Scans/Service': the distribution 'pert(1, 2, 3)' has no name: make it an assumption, by assume, so that it is one variable";
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::simulate(changed, 100, {})); }) == message);
}
