// SPDX-License-Identifier: Apache-2.0
// What names are called in tables: by language, in every view, through a file; keys and paths stay.
#include <string>

#include "gevinst/appraisal/accounts.hpp"
#include "gevinst/appraisal/bottom_lines.hpp"
#include "gevinst/appraisal/budget.hpp"
#include "gevinst/file.hpp"
#include "gevinst/report/text_table.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::message_of;

namespace {

struct Skin {
    gv::BusinessCase business_case{"Skin", gv::Horizon(2026, 2027), gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account clinic = business_case.account("Clinic", {.parent = region});
    gv::Account patients = business_case.account("Patients", {.sector = gv::Sector::patients});
    gv::Initiative pilot = business_case.initiative("Pilot", {.start = 2026});

    Skin() {
        pilot.cost("Validation", 2 * MDKK, {.category = "validation", .payer = clinic});
        pilot.cost("Licence", 1 * MDKK, {.category = "operations", .payer = clinic});
        pilot.benefit("Travel", 300 * patient_hour, {.receiver = patients});
        pilot.benefit("Waiting", 9 * patient_day, {.receiver = patients});
        pilot.outcome("Missed cancers", 3 * gv::count<"cancer">, {.receiver = patients, .guard = gv::not_above(5 * gv::count<"cancer">)});
    }
    void label() {
        business_case.label("Skin", {.danish = "Hud"});
        business_case.label("Clinic", {.english = "The clinic", .danish = "Klinikken"});
        business_case.label("validation", {.danish = "Validering"});
        business_case.label("operations", {.danish = "Drift"});
        business_case.label("Pilot", {.danish = "Forsøg"});
        business_case.label("Travel", {.danish = "Rejsetid"});
        business_case.label("Pilot/Missed cancers", {.danish = "Oversete kræfttilfælde"});
    }
};

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("tables call names by their labels in the language they are in, and by their keys as before") {
    Skin skin;
    skin.label();
    const gv::BudgetOptions danish{.account = skin.clinic, .language = gv::Language::danish}, english{.account = skin.clinic};
    const gv::FigureTable budget = gv::budget(skin.business_case, danish);
    CHECK(budget.row("validation").label == "Validering");
    CHECK(budget.row("operations").label == "Drift");
    CHECK(gv::to_text(budget).starts_with("Budget: Hud, Klinikken, 2026-pl\n"));
    CHECK(gv::budget(skin.business_case, english).row("operations").label == "Other operations");
    CHECK(gv::to_text(gv::budget(skin.business_case, english)).starts_with("Budget: Skin, The clinic, 2026-pl\n"));

    const gv::FigureTable patients = gv::patients(skin.business_case, {.language = gv::Language::danish});
    CHECK(patients.row("Pilot/Travel").label == "Forsøg/Rejsetid");
    CHECK(patients.row("Pilot/Waiting").label == "Forsøg/Waiting, Undgået ventetid");
    const gv::FigureTable lines = gv::bottom_lines(skin.business_case, {.language = gv::Language::danish});
    CHECK(lines.row("Pilot/Missed cancers").label == "Oversete kræfttilfælde");
    CHECK(lines.row("Pilot/Missed cancers/guard").label == "Oversete kræfttilfælde, grænse overskredet (≤ 5 cancer)");
    const gv::FigureTable accounts = gv::accounts(skin.business_case, {.language = gv::Language::danish});
    CHECK(accounts.row("money", "Clinic").group_label == "Klinikken");
    CHECK(holds(gv::to_text(accounts), "\nKlinikken\n"));
    CHECK(!holds(gv::to_text(accounts), "\nClinic\n"));
}

TEST_CASE("labels change no figure, may be stated anew, and belong to the case") {
    Skin skin;
    const gv::BusinessCase before = skin.business_case;
    skin.label();
    CHECK(gv::budget(before).row("total").values == gv::budget(skin.business_case).row("total").values);
    CHECK(gv::budget(before, {.language = gv::Language::danish}).row("operations").label == "Øvrig drift");
    skin.business_case.label("operations", {.danish = "Anden drift"});
    CHECK(gv::budget(skin.business_case, {.language = gv::Language::danish}).row("operations").label == "Anden drift");
    const gv::BusinessCase changed = skin.business_case.with_changes({{"Pilot/start", 2027}});
    CHECK(gv::budget(changed, {.language = gv::Language::danish}).row("validation").label == "Validering");
}

TEST_CASE("labels travel in the model file") {
    Skin skin;
    skin.label();
    const std::string text = gv::case_text(skin.business_case);
    CHECK(holds(text, "{\"name\": \"Clinic\", \"en\": \"The clinic\", \"da\": \"Klinikken\"}"));
    const gv::BusinessCase loaded = gv::case_of_text(text);
    CHECK(gv::case_text(loaded) == text);
    CHECK(gv::budget(loaded, {.language = gv::Language::danish}).row("validation").label == "Validering");
}

TEST_CASE("a label of a name that no table shows, or without a text, is refused with its place") {
    Skin skin;
    CHECK(message_of<gv::CaseError>([&] { skin.business_case.label("Clinik", {.danish = "Klinik"}); }) ==
          "no table of 'Skin' shows the name 'Clinik'; did you mean 'Clinic'?");
    CHECK(message_of<gv::CaseError>([&] { skin.business_case.label("Clinic", {}); }) ==
          "the label of 'Clinic' has no text: state what it is called, in English, in Danish or both");
    const std::string file = R"({"gevinst": 0, "name": "Skin", "horizon": [2026, 2027], "prices": 2026,
"labels": [{"name": "Skin", "da": "Hud"},
           {"name": "Skim", "da": "Hud"}]})";
    CHECK(message_of<gv::FileError>([&] { static_cast<void>(gv::case_of_text(file)); })
              .starts_with("JSON, line 3, column 21, at /labels/1/name: no table of 'Skin' shows the name 'Skim'; did you mean 'Skin'?\n"));
}

TEST_CASE("a name with two labels in a file is refused with both lines") {
    const std::string file = R"({"gevinst": 0, "name": "Skin", "horizon": [2026, 2027], "prices": 2026,
"labels": [{"name": "Skin", "da": "Hud"},
           {"name": "Skin", "en": "Skin pilot"}]})";
    CHECK(message_of<gv::FileError>([&] { static_cast<void>(gv::case_of_text(file)); })
              .starts_with("JSON, line 3, column 21, at /labels/1/name: 'Skin' has a label already, in line 2: state both languages in one "
                           "entry\n"));
}

TEST_CASE("an included case has a label, which stands before the names that came with it, through a file") {
    gv::BusinessCase pool("Pool", gv::Horizon(2026, 2027), gv::fixed_prices(2026));
    Skin skin;
    pool.include(skin.business_case, {.name = "Imaging AI"});
    pool.label("Imaging AI", {.danish = "Billeddiagnostik"});
    pool.label("Imaging AI/Clinic", {.danish = "Klinikken"});
    pool.label("Travel", {.danish = "Rejsetid"});
    const gv::BusinessCase read = gv::case_of_text(gv::case_text(pool));
    CHECK(gv::case_text(read) == gv::case_text(pool));
    for (const gv::BusinessCase& one : {pool, read}) {
        const gv::FigureTable accounts = gv::accounts(one, {.language = gv::Language::danish});
        CHECK(accounts.row("money", "Imaging AI/Clinic").group_label == "Klinikken");
        CHECK(accounts.row("patient_time", "Imaging AI/Patients").group_label == "Billeddiagnostik/Patients");
        CHECK(gv::accounts(one).row("patient_time", "Imaging AI/Patients").group_label.empty());
        CHECK(gv::patients(one, {.language = gv::Language::danish}).row("Imaging AI/Pilot/Travel").label == "Billeddiagnostik/Pilot/Rejsetid");
    }
    CHECK(message_of<gv::CaseError>([&] { pool.label("Imaging", {.danish = "Billeder"}); }).starts_with("no table of 'Pool' shows the name 'Imaging'"));
    // Included in its turn, its names keep the label.
    gv::BusinessCase outer("Outer", gv::Horizon(2026, 2027), gv::fixed_prices(2026));
    outer.include(pool);
    CHECK(outer.state().labels.of("Pool/Imaging AI/Region", gv::Language::danish) == "Pool/Billeddiagnostik/Region");
    CHECK(gv::case_text(gv::case_of_text(gv::case_text(outer))) == gv::case_text(outer));
}
