// SPDX-License-Identifier: Apache-2.0
// A case that is written and read is the same case: the same text again, the same figures and draws to the last bit.
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "gevinst/file.hpp"
#include "gevinst/gevinst.hpp"
#include "support/catch2.hpp"
#include "support/every_word.hpp"
#include "support/golden_cases.hpp"
#include "support/messages.hpp"
#include "support/same_cases.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::check_round_trip;
using gevinst_test::every_word;

namespace {

constexpr auto exam = gv::count<"exam">;

/// Prices and currencies with all that they can state.
gv::BusinessCase priced() {
    gv::BusinessCase made{"Priced", gv::Horizon{2026, 2030}, gv::fixed_prices(2026)};
    const auto region = made.account("Region", {.sector = gv::Sector::region});
    made.price_index("wage", {{2024, 100}, {2025, gv::triangular(101, 103, 104)}, {2026, 106.4}},
                     {.growth = gv::normal(0.03, 0.005), .default_for = {"payroll", "*"}, .source = "Statistics", .owner = "Finance", .note = "n"});
    const gv::Expression temp = made.assume("temp", gv::pert(620, 760, 950), DKK / staff_hour, {.range = std::pair(500.0, 1'000.0), .prices = 2024, .index = "wage"});
    made.price_index("contract", {{2025, 100}, {2026, 102}}, {.growth = 0.02});
    made.price_index("unused", {{2026, 1}});
    made.exchange_rate(gv::normal(7.46, 0.02) * DKK / EUR, {.source = "Nationalbanken"});
    auto spine = made.initiative("Spine", {.start = "2026-07"});
    spine.staff("Nurses", 2 * staff_year, {.rate = 0.6 * MDKK / staff_year, .payer = region, .prices = 2025, .index = "contract"});
    spine.cost("Hosting", 3'000 * EUR, {.category = "operations", .payer = region, .prices = gv::nominal, .index = "contract"});
    spine.cost("Temps", temp * (100 * staff_hour), {.category = "operations", .payer = region});
    return made;
}

/// Two included cases that share an assumption: one of its seats is left.
gv::BusinessCase shared() {
    gv::BusinessCase pool{"Pool", gv::Horizon{2026, 2027}, gv::fixed_prices(2026)};
    for (const char* name : {"First", "Second"}) {
        gv::BusinessCase one{name, gv::Horizon{2026, 2027}, gv::fixed_prices(2026)};
        one.assume("own", gv::uniform(0, 1));
        one.assume("common", gv::uniform(0, 1));
        one.assume("fixed", 3);
        pool.include(one);
    }
    pool.share({"common", "fixed"});
    return pool;
}

}  // namespace

TEST_CASE("every word with all that it states is written and read, to the same bits") {
    const gv::BusinessCase made = every_word();
    check_round_trip(made);
    check_round_trip(priced());
    for (const std::string& draws : gevinst_test::draws_of(made)) CHECK(draws.find_first_not_of("0123456789") == std::string::npos);
    const std::string text = gv::case_text(made) + gv::case_text(priced()) + gv::case_text(shared());
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
    check_round_trip(priced().with_changes({{"temp", gv::pert(500, 600, 700)}, {"prices/wage/2024", gv::uniform(99, 101)}, {"prices/EUR", 7.5}}));
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
    for (gv::BusinessCase made : {every_word(), shared()}) {
        gv::BusinessCase read = gv::case_of_text(gv::case_text(made));
        for (gv::BusinessCase* one : {&made, &read}) {
            one->assume("late", gv::normal(0, 1));
            one->assume("certain", 3);
        }
        CHECK(gv::case_text(read) == gv::case_text(made));
        CHECK(read.assumption("late").node()->assumption().seat == made.assumption("late").node()->assumption().seat);
    }
}

TEST_CASE("the seats that were given are no fewer than those that are held") {
    const std::string file = R"json({"gevinst": 0, "name": "Skin", "horizon": [2026, 2027], "prices": 2026, "seats": [1, 0],
"assumptions": [{"path": "a", "value": "uniform(0, 1)", "seat": 4}]})json";
    CHECK(gevinst_test::message_of<gv::FileError>([&] { static_cast<void>(gv::case_of_text(file)); })
              .starts_with("JSON, line 1, column 83, at /seats/0: the seats that have been given are a number from 5, which the assumptions "
                           "hold, to 100000000\n"));
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

TEST_CASE("price indexes by hand stand below the assumptions that follow them, and their levels become assumptions") {
    const gv::BusinessCase read = gv::case_of_text(R"json({
  "gevinst": 0, "name": "Small", "horizon": [2026, 2027], "prices": 2026,
  "accounts": [{"name": "Region", "sector": "region"}],
  "assumptions": [{"path": "fee", "value": "100 DKK", "prices": 2024, "index": "wage"}],
  "price_indexes": [{"name": "price", "levels": {"2025": "100", "2026": "102"}, "growth": "0.02", "default_for": ["operations"]},
                    {"name": "wage", "levels": {"2024": "100", "2025": "103", "2026": "120"}, "source": "Statistics"}],
  "exchange_rates": [{"rate": "7.5 DKK/EUR"}],
  "initiatives": [{"name": "Spine", "start": "2026"}],
  "lines": [{"initiative": "Spine", "word": "cost", "name": "Fee", "amount": "fee", "category": "operations", "payer": "Region", "index": "price"},
            {"initiative": "Spine", "word": "cost", "name": "Cloud", "amount": "102 EUR", "category": "operations", "payer": "Region", "prices": "nominal", "index": "price"}]
})json");
    check_round_trip(read);
    CHECK(read.state().price_indexes.front().name == "price");
    CHECK(read.state().assumption("prices/wage/2025")->assumption().source == "Statistics");
    const gv::FigureTable table = gv::budget(read, {.unit = gv::AnyUnit(DKK), .prices = gv::nominal});
    CHECK_THAT(table.row("total").values[0], Catch::Matchers::WithinRel(120 + 765.0, 1e-14));
    CHECK_THAT(table.row("total").values[1], Catch::Matchers::WithinRel(120 * 1.02 + 765, 1e-14));
    check_round_trip(read.with_changes({{"fee", 90}, {"prices/wage/2024", gv::uniform(90, 110)}}));
}

TEST_CASE("a file is saved and loaded") {
    const std::string path = gevinst_test::temporary_file("case.json");
    const gv::BusinessCase made = every_word();
    gv::save(made, path);
    CHECK(gv::read_text_file(path) == gv::case_text(made));
    CHECK(gv::case_text(gv::load(path)) == gv::case_text(made));
}
