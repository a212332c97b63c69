// SPDX-License-Identifier: Apache-2.0
// A case that is written and read is the same case: the same text again, the same figures and draws to the last bit.
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "gevinst/file.hpp"
#include "gevinst/gevinst.hpp"
#include "support/catch2.hpp"
#include "support/golden_cases.hpp"
#include "support/same_cases.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::check_round_trip;

namespace {

constexpr auto exam = gv::count<"exam">;
constexpr auto recall = gv::count<"recall">;

/// Each word with all that it can state.
gv::BusinessCase every_word() {
    gv::BusinessCase made{"Every word", gv::Horizon{2026, 2030}, gv::fixed_prices(2026)};
    const gv::IndexPtr department = gv::make_index("department", {"Herlev", "O'Hara's"});
    const auto region = made.account("Region", {.sector = gv::Sector::region});
    const auto departments = made.accounts(department, {.parent = region});
    const auto town = made.account("Town", {.sector = gv::Sector::municipality, .parent = region});
    const auto patients = made.account("Patients", {.sector = gv::Sector::patients});
    const gv::Accounts crossed(department, {town, region});
    const auto doctors = made.staff_group("Doctors", {.pay = 1.1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year,
                                                      .paid_hours = 1'924 * paid_hour / staff_year});
    const gv::Expression exams = made.assume("exams", gv::pert(80e3, 90e3, 100e3), exam,
                                             {.source = "Activity \"2024\"", .owner = "Radiology", .note = "counted\nby hand",
                                              .evidence = "register", .range = std::pair(0.0, 2e5)});
    const gv::Expression demand = made.assume("demand", gv::normal(100, 10), exam, {.over = department});
    const gv::Expression split = made.assume("split", gv::by(department, {{"Herlev", 0.25}, {"O'Hara's", 0.75}}));
    const gv::Expression share = made.assume("share", gv::beta(4, 6), percent, {.range = std::pair(-std::numeric_limits<double>::infinity(), 100.0)});
    const gv::Expression derived = made.assume("derived", exams * share, {.range = std::pair(0.0, 95e3)});
    const gv::Expression validated = made.assume("validated", gv::bernoulli(0.7), {.decided = 2027});
    made.correlate(gv::correlation({"exams", "share"}, 0.5, true));

    auto spine = made.initiative("Spine", {.start = "2026-07", .until = 2029, .owner = "Head", .note = "first", .given = validated});
    auto waves = made.initiative("Waves", {.start = gv::Moment(gv::by(department, {{"Herlev", 2026}, {"O'Hara's", 2027}}))});
    const gv::Expression captured = spine.assume("captured", gv::triangular(0.2, 0.4, 0.6));
    spine.cost("Licence", exams * (12 * DKK / exam),
               {.category = "operations", .payer = region, .until = 2028, .source = "offer", .owner = "IT", .note = "n",
                .given = gv::Expression(gv::bernoulli(0.9)), .handover = gv::HandoverOption{gv::start + 1, town},
                .record = {.nature = "permanent", .ceiling = "running", .purse = "A", .vat = "none", .accepted_by = "Board", .accepted_on = "2026-01-01"}});
    waves.cost("Set-up", gv::once(gv::start, 3 * MDKK) * split, {.category = "establishment", .payer = departments});
    spine.staff("Nurses", 2 * staff_year, {.rate = 0.6 * MDKK / staff_year, .payer = region});
    spine.staff("Readers", 1.5 * staff_year, {.payer = region, .staff = doctors, .category = "training"});
    spine.staff("Unknown", gv::missing_expression(), {.payer = region, .staff = doctors});
    const gv::Benefit time = spine.benefit("Reading", exams * (2.5 * staff_minute / exam),
                                           {.receiver = region, .staff = doctors,
                                            .chain = {{"adoption", gv::logistic(gv::start + 1, {.steepness = 1.4, .ceiling = 0.95})}, {"released", 0.6}, {"captured", captured}},
                                            .fate = {{"posts closed", 0.25}, {gv::Fate("prestige", false), share * 0.5}, {"shorter queue", gv::rest}},
                                            .value = {{"shorter queue", 300 * DKK / staff_hour}},
                                            .measure = "time study", .given = gv::Expression(validated),
                                            .record = {.baseline = "7 minutes", .target = "5 minutes", .evidence = "trial"}});
    spine.benefit("Scans", {.receiver = region, .chain = {{"sustained", 0.9}}, .fate = {{"quality", 1}}, .given = gv::Expression(0.5 * share),
                            .of = time, .per = gv::Expression(1 * exam / staff_hour)});
    spine.benefit("Waste", {.receiver = region, .fate = {{"purchases avoided", 1}}, .before = gv::Expression(5 * MDKK), .after = gv::Expression(3.1 * MDKK)});
    spine.benefit("Driver", exams, {});
    spine.burden("Training", 30 * staff_hour, {.bearer = region, .staff = doctors, .fate = {{"overtime paid", 0.5}, {"capacity", gv::rest}}, .value = {{"overtime paid", 800 * DKK / staff_hour}}, .category = "overtime"});
    spine.transfer("Fee", demand * split * (3 * DKK / exam), {.payer = departments, .receiver = patients, .category = "fees"});
    waves.transfer("Grant", split * (0.1 * MDKK), {.payer = patients, .receiver = crossed});
    spine.outcome("Recalls", derived * (2 * recall / exam), {.receiver = patients, .guard = gv::not_above(5 * recall), .measure = "register"});
    spine.outcome("Found", exams * 0.01, {.receiver = patients, .guard = gv::not_below(1 * exam)});
    const gv::Resource hours = made.resource("Reading hours", 9e6 * staff_hour, {.account = region, .staff = doctors, .already_freed = gv::Expression(100 * staff_hour),
                                                                                 .source = "roster", .owner = "Head", .note = "net"});
    spine.benefit("Rota", 100 * staff_hour, {.receiver = region, .chain = {{"released", 0.5}}, .fate = {{"capacity", 1}}, .resource = hours});
    spine.commit("Cut", 1 * MDKK, {.account = region, .source = "budget", .owner = "Finance", .note = "agreed"});
    made.appropriate(region, "establishment", 4.0 * MDKK, {.staff = gv::Expression(3 * staff_year), .source = "budget", .note = "m"});
    made.appropriate(region, "operations", gv::missing_expression());
    made.correlate(gv::correlation({"demand[Herlev]", "Spine/captured"}, -0.3));
    made.label("Spine", {.english = "Spine scans", .danish = "Rygskanninger"});
    return made;
}

}  // namespace

TEST_CASE("every word with all that it states is written and read, to the same bits") {
    const gv::BusinessCase made = every_word();
    check_round_trip(made);
    for (const std::string& draws : gevinst_test::draws_of(made)) CHECK(draws.find_first_not_of("0123456789") == std::string::npos);
    const std::string text = gv::case_text(made);
    for (const gv::CaseFileKeys& object : gv::case_file_keys())
        for (const std::string& key : object.keys) {
            INFO(object.object << " " << key);
            CHECK(text.find("\"" + key + "\":") != std::string::npos);
        }
}

TEST_CASE("the golden cases keep their draws in a file") {
    for (const gevinst_test::GoldenCase& golden : {gevinst_test::families_case(), gevinst_test::operations_case(), gevinst_test::reading_case()})
        check_round_trip(golden.model);
}

TEST_CASE("a changed case is written with its values, and keeps its seats and its draws") {
    const gv::BusinessCase made = every_word();
    check_round_trip(made.with_changes({{"*/released", 0.4}, {"share", gv::Expression(0.2)}, {"Spine/start", "2027-03"}}));
    check_round_trip(made.with_changes({{"split", gv::by(gv::make_index("department", {"Herlev", "O'Hara's"}), {{"Herlev", gv::beta(2, 6)}, {"O'Hara's", 0.1}})}}));
    check_round_trip(made.with_changes({{"exams", made.assumption("demand") * 3}}));
    check_round_trip(made.with_changes({{"exams", gv::Expression(50'000 * exam)}, {"Doctors/pay", gv::Expression(900'000 * DKK / staff_year)}}));
    check_round_trip(made.with_changes({{"Spine/Reading/released", made.assumption("validated")}}));
    // What was a variable a label, and correlated by label, is a formula of another now.
    gv::BusinessCase together = made;
    const gv::IndexPtr site = gv::make_index("site", {"A", "B"});
    const auto first = together.assume("first", gv::uniform(1, 2), {.over = site}), second = together.assume("second", gv::uniform(1, 2), {.over = site});
    together.correlate(gv::correlation({"first", "second"}, 0.5));
    check_round_trip(together.with_changes({{"second", 1.5 * first.expression()}}));
    check_round_trip(together.with_changes({{"second[A]", gv::Expression(3.0)}}));
}

TEST_CASE("what is added to a case that was read has the seats it would have had") {
    gv::BusinessCase made = every_word();
    gv::BusinessCase read = gv::case_of_text(gv::case_text(made));
    for (gv::BusinessCase* one : {&made, &read}) {
        one->assume("late", gv::normal(0, 1));
        one->assume("certain", 3);
    }
    CHECK(gv::case_text(read) == gv::case_text(made));
    CHECK(read.assumption("late").node()->assumption().seat == made.assumption("late").node()->assumption().seat);
}

TEST_CASE("a file without seats and names of assumptions is read as a program that says the same") {
    const gv::BusinessCase read = gv::case_of_text(R"json({
  "gevinst": 0, "name": "Small", "horizon": [2026, 2027], "prices": 2026,
  "units": {"exam": "count"},
  "accounts": [{"name": "Region", "sector": "region"}],
  "assumptions": [{"path": "exams", "value": "pert(1, 2, 3)", "unit": "exam"}],
  "initiatives": [{"name": "Spine", "start": "2026-07"}],
  "lines": [{"initiative": "Spine", "word": "benefit", "name": "Price", "potential": "exams * 5 DKK/exam", "receiver": "Region",
             "chain": [{"name": "adoption", "share": "0.5"}], "fate": [{"name": "purchases avoided", "share": "1"}]}]
})json");
    gv::BusinessCase made{"Small", gv::Horizon{2026, 2027}, gv::fixed_prices(2026)};
    const auto region = made.account("Region", {.sector = gv::Sector::region});
    const auto exams = made.assume("exams", gv::pert(1, 2, 3), exam);
    auto spine = made.initiative("Spine", {.start = "2026-07"});
    spine.benefit("Price", exams * (5 * DKK / exam), {.receiver = region, .chain = {{"adoption", 0.5}}, .fate = {{"purchases avoided", 1}}});
    CHECK(gv::case_text(read) == gv::case_text(made));
    check_round_trip(read);
}

TEST_CASE("a file is saved and loaded") {
    const std::string path = gevinst_test::temporary_file("case.json");
    const gv::BusinessCase made = every_word();
    gv::save(made, path);
    CHECK(gv::read_text_file(path) == gv::case_text(made));
    CHECK(gv::case_text(gv::load(path)) == gv::case_text(made));
}
