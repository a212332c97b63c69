// SPDX-License-Identifier: Apache-2.0
// Reading the text of a unit: what AnyUnit::text writes, and what others are told.
#include <string>
#include <vector>

#include "gevinst/units/unit_text.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::message_of;

namespace {

constexpr auto exam = gv::count<"exam">;

const gv::KnownUnits known{exam, gv::level_unit("user"), gv::count_unit("treatment plan"), gv::count_unit("treatment"),
                           gv::count_unit("CT-scan"), gv::count_unit("røntgen"), gv::currency_unit("NOK")};

gv::AnyUnit read(const std::string& text) { return gv::parse_unit(text, known); }
std::string fault(const std::string& text) {
    const std::string message = message_of<gv::FileError>([&] { return read(text); });
    return message.substr(0, message.find('\n'));
}

}  // namespace

TEST_CASE("the text of a unit reads back to the unit") {
    const gv::AnyUnit plan = gv::count_unit("treatment plan"), scan = gv::count_unit("CT-scan");
    const std::vector<gv::AnyUnit> units{gv::AnyUnit(), MDKK, DKK / staff_hour, (1 / exam).unit, exam * exam, (1 / (exam * exam * DKK)).unit,
                                         percent, gv::AnyUnit(DKK).times(plan, -1).times(scan, -1), plan.times(plan).times(scan),
                                         gv::count_unit("røntgen"), staff_minute / exam, gv::level_unit("user").times(percent, -1)};
    for (const gv::AnyUnit& unit : units) {
        INFO(unit.text());
        CHECK(read(unit.text()) == unit);
        CHECK(read(unit.text()).text() == unit.text());
    }
}

TEST_CASE("a unit whose last factor above stands behind a division reads back to the unit") {
    const gv::AnyUnit unit = read("%/exam/%*%");
    CHECK(unit.text() == "%/exam");
    CHECK(read(unit.text()) == unit);
    CHECK(gv::AnyUnit((1 / exam).unit).times(DKK) == read("DKK/exam"));
}

TEST_CASE("every unit of the catalogue is known") {
    CHECK(catalogue.size() == 18);
    for (const gv::UnitTerm& term : catalogue) {
        const gv::AnyUnit unit = gv::parse_unit(term.symbol);
        CHECK(unit.text() == term.symbol);
        CHECK(unit.to_base(1) == term.numerator / term.denominator);
    }
    CHECK(read("staff hour") == gv::AnyUnit(staff_hour));
    CHECK(read("NOK") == gv::currency_unit("NOK"));
}

TEST_CASE("of two names that begin alike the longer is read, if it ends with a word") {
    CHECK(read("treatment plan").text() == "treatment plan");
    CHECK(read("treatment/treatment plan").factors().size() == 2);
    CHECK(fault("treatment plans") == "unit, column 1: unknown unit 'treatment plans'; did you mean 'treatment plan'?");
}

TEST_CASE("a unit text that cannot be read is told why, where, and what was meant") {
    CHECK(message_of<gv::FileError>([] { return read("DKK/staff our"); }) ==
          "unit, column 5: unknown unit 'staff our'; did you mean 'staff hour'?\n"
          "  DKK/staff our\n"
          "      ^");
    CHECK(fault("mdkk") == "unit, column 1: unknown unit 'mdkk'");
    CHECK(fault("MDK") == "unit, column 1: unknown unit 'MDK'; did you mean 'MDKK'?");
    CHECK(fault("1/exms") == "unit, column 3: unknown unit 'exms'");
    CHECK(fault("1/exma") == "unit, column 3: unknown unit 'exma'; did you mean 'exam'?");
    CHECK(fault("DKK / exam") == "unit, column 4: a unit is written without spaces around '/', '*' and '^'");
    CHECK(fault("DKK/") == "unit, column 5: expected the name of a unit, found the end");
    CHECK(fault("DKK/2") == "unit, column 5: expected the name of a unit, found '2'");
    CHECK(fault("12 DKK") == "unit, column 1: expected the name of a unit, as in MDKK, DKK/staff hour or 1/exam, found '12'");
    CHECK(fault("1") == "unit, column 1: expected the name of a unit, as in MDKK, DKK/staff hour or 1/exam, found '1'");
    CHECK(fault(" DKK") == "unit, column 1: expected the name of a unit, as in MDKK, DKK/staff hour or 1/exam, found ' '");
    CHECK(fault("DKK)") == "unit, column 4: expected '/', '*' or the end of the unit, found ')'");
    CHECK(fault("exam^0") == "unit, column 6: the power of a unit is a whole number from 1 to 99");
    CHECK(fault("exam^100") == "unit, column 6: the power of a unit is a whole number from 1 to 99");
    CHECK(fault("DKK/exam^60/exam^48") == "unit, column 1: the unit has 'exam' to the power of 108: powers go up to 99");
    CHECK(fault("exam^1.5") == "unit, column 6: the power of a unit is a whole number from 1 to 99");
    CHECK(fault("exam^x") == "unit, column 5: expected '/', '*' or the end of the unit, found '^'");
    CHECK(fault("MDKK^52") == "unit, column 1: the unit [MDKK^52] is beyond what numbers can hold");
    CHECK(fault("1/MDKK^99") == "unit, column 2: the unit [1/MDKK^99] is beyond what numbers can hold");
    CHECK(fault("røntgen×DKK") == "unit, column 1: unknown unit 'røntgen×DKK'; for '×' write '*'");
    CHECK(fault(std::string("DKK\0", 4)) == "unit, column 4: the control character U+0000 may not stand here");
}

TEST_CASE("two units of one name cannot both be known") {
    gv::KnownUnits units;
    units.add(exam);
    units.add(exam);
    CHECK(message_of<gv::UnitError>([&] { return units.add(gv::level_unit("exam")), 0; }) ==
          "two different units are called 'exam': a text could not tell them apart");
    CHECK(message_of<gv::UnitError>([&] { return units.add(gv::AnyUnit(gv::NamedUnit{"DKK", {gv::BaseKind::count, "DKK"}, 1, 1})), 0; }) ==
          "two different units are called 'DKK': a text could not tell them apart");
    CHECK(message_of<gv::UnitError>([&] { return units.add(DKK / exam), 0; }) ==
          "only a unit with a name of its own can be known by it, not [DKK/exam]");
}

TEST_CASE("a suggestion shares most of its letters with the word") {
    const std::vector<std::string> words{"exams", "price", "a", "reading time"};
    CHECK(gv::did_you_mean("exmas", words) == "; did you mean 'exams'?");
    CHECK(gv::did_you_mean("exam", words) == "; did you mean 'exams'?");
    CHECK(gv::did_you_mean("b", words).empty());
    CHECK(gv::did_you_mean("prxyz", words).empty());
    CHECK(gv::did_you_mean("readingtime", words) == "; did you mean 'reading time'?");
    CHECK(gv::did_you_mean("", words).empty());
    CHECK(gv::edit_distance("kitten", "sitting") == 3);  // Wagner and Fischer 1974, as told everywhere
    CHECK(gv::edit_distance("", "abc") == 3);
}
