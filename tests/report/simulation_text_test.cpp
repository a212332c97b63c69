// SPDX-License-Identifier: Apache-2.0
// What is printed of simulated figures and of one draw: titles, labels and notes in both languages, nothing that is no number.
#include <optional>
#include <string>
#include <vector>

#include "gevinst/appraisal/simulate.hpp"
#include "gevinst/report/replay_text.hpp"
#include "gevinst/report/simulation_html.hpp"
#include "gevinst/report/simulation_text.hpp"
#include "gevinst/report/simulation_words.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;

namespace {

constexpr auto exam = gv::count<"exam">;
const gv::Horizon horizon(2026, 2027);

struct Reading {
    gv::BusinessCase business_case{"Reading", horizon, gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Estimate<gv::Count<"exam">> exams = business_case.assume("exams", gv::uniform(80e3, 100e3), exam);
    gv::Initiative spine = business_case.initiative("Spine", {.start = 2026});

    Reading() { spine.cost("Licence", exams * (12 * DKK / exam), {.category = "operations", .payer = region}); }
    [[nodiscard]] gv::Simulation run(std::uint64_t draws, gv::CaseSimulationOptions options = {}) const {
        options.seed = 2026;
        return gv::simulate(business_case, draws, options);
    }
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a simulation is printed with its case, account and price basis, and standard figures in words") {
    const Reading reading;
    const gv::Simulation run = reading.run(4'096, {.account = reading.region, .scenarios = {{"late", {{"Spine/start", 2027}}}}});
    const std::string english = gv::to_text(run);
    CHECK(english.starts_with("Simulation: Reading, Region, 2026-pl\n\nOutput "));
    CHECK(holds(english, "\nTotal expenditure  "));
    CHECK(holds(english, "\nTotal expenditure                                 Total  MDKK"));
    CHECK(holds(english, "\nlate: Money, cash gains less expenditure, change  2026   MDKK"));
    CHECK(holds(english, "4,096 draws, seed 2026, independent draws. Point: every assumption at its mean."));
    const std::string danish = gv::to_text(run, gv::Language::danish);
    CHECK(danish.starts_with("Simulering: Reading, Region, 2026-pl\n\nStørrelse "));
    CHECK(holds(danish, "\nlate: Penge, kontante gevinster minus udgifter, ændring  I alt  MDKK"));
    CHECK(holds(danish, "4.096 trækninger, frø 2026, uafhængige trækninger."));
    // An output of one's own is called by its name, whatever that is.
    CHECK(holds(gv::to_text(reading.run(100, {.outputs = {{"money", reading.exams.expression()}}})), "\nmoney "));
}

TEST_CASE("the table says how often a figure is above a threshold, with the error of that") {
    const Reading reading;
    const std::string text = gv::to_text(reading.run(10'000, {.outputs = {{"exams", reading.exams.expression(), {90e3}}}}));
    CHECK(holds(text, "\nOutput  Year  Unit   Above  Share of draws     +/-\n"));
    CHECK(holds(text, "\nexams         exam  90,000         "));
    CHECK(holds(text, " %  0.50 %\n"));
}

TEST_CASE("what is not known is a dash or said in words") {
    const Reading reading;
    const gv::Simulation one = reading.run(1);
    const std::string text = gv::to_text(one);
    CHECK(!holds(text, "nan"));
    CHECK(holds(text, "\n1 draw, seed 2026"));
    CHECK(holds(text, "\n-: one draw tells neither spread nor error."));
    const std::string above = gv::to_text(reading.run(1, {.outputs = {{"exams", reading.exams.expression(), {0}}}}));
    CHECK(holds(above, "100.00 %    -\n"));
    CHECK(holds(gv::explain_percentile(one, one.place("money", 2026), 0.9),
                ": there is one draw, which does not tell how sure it is. The point value is -1.08"));
    const std::string note = "one set of them does not tell its error: +/- is that of independent draws";
    const gv::Simulation block = reading.run(1'024, {.sampling = gv::latin_hypercube()});
    CHECK(holds(gv::to_text(block), note));
    CHECK(holds(gv::explain_percentile(block, 0, 0.9), "With other draws as if they were independent it would lie between "));
    CHECK(!holds(gv::to_text(reading.run(2'048, {.sampling = gv::latin_hypercube()})), note));
    const std::string points = gv::to_text(reading.run(1'024, {.sampling = gv::sobol(1'024, 1)}));
    CHECK(holds(points, note));
    CHECK(holds(points, "seed 2026, Sobol' points in 1 replicate. "));
    CHECK(!holds(gv::to_text(reading.run(2'048, {.sampling = gv::sobol(1'024, 2)})), note));
}

TEST_CASE("point values say that they are, and which, in table and sentence") {
    Reading reading;
    const gv::CaseSimulationOptions asked{.account = reading.region, .scenarios = {{"late", {{"Spine/start", 2027}}}}};
    const gv::Simulation made = gv::at_point_values(reading.business_case, asked);
    const std::string english = gv::to_text(made), danish = gv::to_text(made, gv::Language::danish);
    CHECK(english.starts_with("Point values: Reading, Region, 2026-pl\n\nOutput "));
    CHECK(holds(english, "\nlate: Total expenditure, change                   2026   MDKK  -1.080  -1.080  0.00000  0.000  -1.080  "));
    CHECK(holds(english, "\n\nPoint values: every assumption at its mean. Nothing is drawn: each figure is one value, "));
    CHECK(!holds(english, "draws"));
    CHECK(danish.starts_with("Punktværdier: Reading, Region, 2026-pl\n\nStørrelse "));
    CHECK(holds(danish, "\n\nPunktværdier: alle antagelser ved deres middelværdi. Intet er trukket: "));
    CHECK(!holds(danish, "trækning"));

    const std::size_t place = made.place("expenditure/all_years");
    CHECK(gv::explain_percentile(made, place, 0.9) ==
          "P90 of 'Total expenditure' over all years is 2.160 MDKK, its point value: every assumption at its mean, and nothing is "
          "drawn, so that all percentiles are this value.");
    CHECK(gv::explain_percentile(made, place, 0.9, gv::Language::danish) ==
          "P90 for 'Udgifter i alt' over alle år er 2,160 MDKK, dens punktværdi: alle antagelser ved deres middelværdi, og intet "
          "er trukket, så alle fraktiler er denne værdi.");

    const gv::Expression licences = reading.business_case.assume("licences", gv::triangular(1, 2, 6));
    const gv::Simulation mode = gv::at_point_values(
        reading.business_case, {.outputs = {{"licences", licences, {1, 2}}}, .point = gv::PointValue::mode});
    CHECK(holds(gv::to_text(mode), "\nOutput    Year  Unit  Above  Is above\n"));
    CHECK(holds(gv::to_text(mode), "\nlicences        1     1.000       yes\n"));
    CHECK(holds(gv::to_text(mode), "\nlicences        1     2.000        no\n"));
    CHECK(holds(gv::to_text(mode), "Point values: every assumption at its mode. "));
    CHECK(gv::to_text(reading.run(100)).starts_with("Simulation: "));
}

TEST_CASE("a sentence about a percentile calls its figure what the table calls it") {
    const Reading reading;
    const gv::Simulation run = reading.run(1'000, {.scenarios = {{"late", {{"Spine/start", 2027}}}}});
    const auto sentence = [&](const std::string& name, std::optional<int> in, gv::Language language = gv::Language::english) {
        return gv::explain_percentile(run, run.place(name, in), 0.9, language);
    };
    CHECK(sentence("money", 2027).starts_with("P90 of 'Money, cash gains less expenditure' in 2027 is "));
    CHECK(sentence("money/all_years", {}).starts_with("P90 of 'Money, cash gains less expenditure' over all years is "));
    CHECK(sentence("late/expenditure/all_years/change", {}).starts_with("P90 of 'late: Total expenditure, change' over all years is "));
    CHECK(sentence("late/money/change", 2026, gv::Language::danish)
              .starts_with("P90 for 'late: Penge, kontante gevinster minus udgifter, ændring' i 2026 er "));
    const gv::Simulation own = reading.run(100, {.outputs = {{"exams", reading.exams.expression()}}});
    CHECK(gv::explain_percentile(own, 0, 0.9).starts_with("P90 of 'exams' is "));
}

TEST_CASE("a sentence about a percentile of few draws does not bound it where they do not") {
    const Reading reading;
    const auto sentence = [&](std::uint64_t draws, double share, gv::Language language = gv::Language::english) {
        return gv::explain_percentile(reading.run(draws, {.outputs = {{"exams", reading.exams.expression()}}}), 0, share, language);
    };
    CHECK(holds(sentence(20, 0.95), "With other draws it would lie above "));
    CHECK(holds(sentence(20, 0.05), "With other draws it would lie below "));
    CHECK(holds(sentence(20, 0.95, gv::Language::danish), "ville det med 95 % sikkerhed ligge over "));
    CHECK(holds(sentence(2, 0.5), " % are no higher. They are too few to tell how sure it is. The point value is "));
    CHECK(holds(sentence(2, 0.5, gv::Language::danish), " % er ikke højere. De er for få til at sige, hvor sikkert det er. Punktværdien er "));
}

TEST_CASE("a percentile is named by the digits that tell it from others") {
    const auto name = [](double share) { return gv::simulation_text::percentile_name(share, gv::Language::english); };
    CHECK(name(0.1) == "P10");
    CHECK(name(0.1 + 0.2) == "P30");
    CHECK(name(0.025) == "P2.5");
    CHECK(name(1.0 / 3) == "P33.3333333333333");
    CHECK(name(1 - 1e-7) == "P99.99999");
    CHECK(name(1 - 1e-9) == "P99.9999999");
    CHECK(gv::simulation_text::percentile_name(0.025, gv::Language::danish) == "P2,5");
}

TEST_CASE("one draw is printed step by step: assumptions, lines, figures") {
    const Reading reading;
    const std::string text = gv::to_text(reading.run(100).replay(3));
    CHECK(text.starts_with("Draw 3\n\nStep "));
    CHECK(holds(text, "\nexams                  uniform(80000, 100000) exam, P"));
    CHECK(holds(text, "\nSpine/Licence/amount   exams * 12 DKK/exam "));
    CHECK(holds(text, "\nSpine/Licence          "));
    CHECK(holds(text, "\nexpenditure/all_years  "));
    CHECK(gv::to_text(gv::replay(reading.business_case, 3, {.seed = 2026})) == text);

    // A line of a scenario is another than that of the case, and has the name of the scenario before it.
    const gv::Replay late = reading.run(100, {.scenarios = {{"late", {{"Spine/start", 2027}}}}}).replay(3);
    CHECK(late.step("late/Spine/Licence").values[0] == 0);
    CHECK(late.step("late/Spine/Licence").values[1] == Approx(1e6 * late.step("late/expenditure").values[1]));
    CHECK(late.step("late/Spine/Licence").kind == gv::Replay::Kind::named);
    CHECK(late.step("Spine/Licence").values[0] == Approx(1e6 * late.step("expenditure").values[0]));

    const gv::Expression root = gv::log(reading.exams.expression() * gv::Expression(1 / exam) - 90e3);
    const gv::CaseSimulationOptions options{.seed = 2026, .outputs = {{"root", root}}};
    std::uint64_t draw = 0;
    while (gv::replay(reading.business_case, draw, options).fault.empty()) ++draw;
    const std::string fault = gv::to_text(gv::replay(reading.business_case, draw, options), gv::Language::danish);
    CHECK(holds(fault, "  -\n"));
    CHECK(holds(fault, "\n-: har ingen værdi i denne trækning."));
    CHECK(holds(fault, "\nTrækningen ender i en fejl: 'log("));
}

TEST_CASE("figures that need a missing value are named under the table") {
    Reading reading;
    CHECK(!holds(gv::to_text(reading.run(100)), "Left out"));
    reading.spine.cost("Validation", gv::missing_expression(), {.category = "establishment", .payer = reading.region});
    reading.spine.benefit("Waiting", reading.exams * (2 * patient_minute / exam), {.receiver = reading.region, .chain = {{"effect", 0.5}}});
    const std::string text = gv::to_text(reading.run(100)), danish = gv::to_text(reading.run(100), gv::Language::danish);
    CHECK(holds(text, "\nLeft out, since they need a value that is missing: Total expenditure; Money, cash gains less expenditure."));
    CHECK(holds(danish, "\nUdeladt, da en værdi ikke er oplyst: Udgifter i alt; Penge, kontante gevinster minus udgifter."));
}

TEST_CASE("a simulation as a page has the figures and notes of its text, escaped") {
    const Reading reading;
    const gv::Simulation run = reading.run(1'000, {.outputs = {{"<exams> & more", reading.exams.expression(), {90e3}}}});
    const std::string html = gv::to_html(run), danish = gv::to_html(run, gv::Language::danish);
    CHECK(holds(html, "Simulation: Reading, 2026-pl</caption>"));
    CHECK(holds(html, ">&lt;exams&gt; &amp; more</th>"));
    CHECK(!holds(html, "<exams>"));
    CHECK(holds(html, ">Share of draws</th>"));
    CHECK(holds(html, ">1,000 draws, seed 2026, independent draws. Point: every assumption at its mean.</td>"));
    CHECK(holds(danish, "<table lang=\"da\""));
    CHECK(holds(danish, ">1.000 trækninger, frø 2026"));
}
