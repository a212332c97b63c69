// SPDX-License-Identifier: Apache-2.0
// Indexes, values by label and tables that are read: exact labels, and every message to the letter.
#include <limits>
#include <string>
#include <vector>

#include "gevinst/expression/by.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::assumption;
using gevinst_test::message_of;
using gevinst_test::values_of;
using Values = std::vector<double>;

namespace {

const gv::IndexPtr department = gv::make_index("department", {"Herlev", "Gentofte", "Bispebjerg"});
const gv::IndexPtr shift = gv::make_index("shift", {"day", "night"});

gv::Expression by_department(double a, double b, double c) {
    return gv::by(department, {{"Herlev", a}, {"Gentofte", b}, {"Bispebjerg", c}});
}
template <class F>
std::string refusal(F&& f) {
    return message_of<gv::CaseError>(f);
}

}  // namespace

TEST_CASE("an index has a name and labels that differ") {
    CHECK(refusal([] { return gv::make_index("", {"a"}); }) == "an index needs a name");
    CHECK(refusal([] { return gv::make_index("department", {}); }) == "the index 'department' has no labels");
    CHECK(refusal([] { return gv::make_index("department", {"a", ""}); }) == "the index 'department' has an empty label");
    CHECK(refusal([] { return gv::make_index("department", {"a", "b", "a"}); }) == "the index 'department' has the label 'a' twice");
    CHECK(department->position("Gentofte") == 1);
    CHECK(refusal([] { return department->position("Amager"); }) ==
          "the index 'department' has no label 'Amager'; it has 'Herlev', 'Gentofte', 'Bispebjerg'");
    std::vector<std::string> many;
    for (int i = 1; i <= 20; ++i) many.push_back("w" + std::to_string(i));
    CHECK(gv::Index("ward", many).list() ==
          "'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'w9', 'w10', 'w11', 'w12', and 8 more");
}

TEST_CASE("a table by label needs each label once, or a rest") {
    CHECK(values_of(gv::by(department, {{"Bispebjerg", 3}, {"Herlev", 1}, {"Gentofte", 2}})) == Values{1, 2, 3});
    CHECK(values_of(gv::by(department, {{"Gentofte", 2}}, gv::Expression(7))) == Values{7, 2, 7});
    CHECK(refusal([] { return gv::by(department, {{"Herlev", 1}, {"Gentofte", 2}}); }) ==
          "a table by 'department' has no value for 'Bispebjerg': give them, or a rest");
    CHECK(refusal([] { return gv::by(department, {}); }) ==
          "a table by 'department' has no value for 'Herlev', 'Gentofte', 'Bispebjerg': give them, or a rest");
    CHECK(refusal([] { return gv::by(department, {{"Herlef", 1}}, gv::Expression(0)); }) ==
          "a table by 'department' names the label 'Herlef', which the index does not have; did you mean 'Herlev'?");
    CHECK(refusal([] { return gv::by(department, {{"Amager", 1}}, gv::Expression(0)); }) ==
          "a table by 'department' names the label 'Amager', which the index does not have");
    CHECK(refusal([] { return gv::by(department, {{"Herlev", 1}, {"Herlev", 2}}, gv::Expression(0)); }) ==
          "a table by 'department' gives the label 'Herlev' twice");
    CHECK(message_of<gv::UnitError>([] { return gv::by(department, {{"Herlev", 1 * DKK}}, gv::Expression(0)); }) ==
          "cannot tabulate '1 DKK' [DKK] and '0' [number]");
    CHECK(refusal([] { return gv::by(department, {{"Herlev", by_department(1, 2, 3)}}, gv::Expression(0)); }) ==
          "an element of a table by 'department' runs over 'department' itself");
    CHECK(refusal([] { return gv::by_elements(department, {1, 2}); }) ==
          "a table by 'department' has 2 elements for the 3 labels of the index");
}

TEST_CASE("arithmetic takes the union of indexes, sorted by name, and matches labels") {
    const gv::Expression x = by_department(1, 2, 3);
    const gv::Expression y = gv::by(shift, {{"day", 10}, {"night", 20}});
    const gv::Expression sum = y + x;
    REQUIRE(sum.indexes().size() == 2);
    CHECK(sum.indexes()[0]->name() == "department");
    CHECK(sum.indexes()[1]->name() == "shift");
    CHECK(values_of(sum) == Values{11, 21, 12, 22, 13, 23});
    CHECK(values_of(x * y - x) == Values{9, 19, 18, 38, 27, 57});
    CHECK(values_of(x + 1) == Values{2, 3, 4});
    CHECK(gv::element_text(sum.indexes(), 3) == "[Gentofte, night]");
    CHECK(gv::element_text({}, 0).empty());
    // An equal index made anew is the same index.
    const gv::Expression again = gv::by(gv::make_index("department", {"Herlev", "Gentofte", "Bispebjerg"}), {}, gv::Expression(1));
    CHECK(values_of(x + again) == Values{2, 3, 4});
}

TEST_CASE("two indexes of one name must have the same labels in the same order") {
    const gv::Expression x = by_department(1, 2, 3);
    const gv::Expression fewer = gv::by(gv::make_index("department", {"Herlev", "Gentofte"}), {}, gv::Expression(1));
    const gv::Expression other = gv::by(gv::make_index("department", {"Gentofte", "Herlev", "Bispebjerg"}), {}, gv::Expression(1));
    CHECK(refusal([&] { return x + fewer; }) ==
          "two expressions run over 'department', but the label 'Bispebjerg' is missing in one of them, which has 'Herlev', 'Gentofte'");
    CHECK(refusal([&] { return fewer + x; }) ==
          "two expressions run over 'department', but the label 'Bispebjerg' is missing in one of them, which has 'Herlev', 'Gentofte'");
    CHECK(refusal([&] { return x + other; }) ==
          "two expressions run over 'department' with the labels in different orders: 'Herlev', 'Gentofte', 'Bispebjerg' and "
          "'Gentofte', 'Herlev', 'Bispebjerg'");
}

TEST_CASE("sum, mean and max reduce over an index, at chooses from it") {
    const gv::Expression x = gv::by(shift, {{"day", by_department(1, 2, 6)}, {"night", by_department(10, 50, 30)}});
    CHECK(values_of(gv::sum(x, department)) == Values{9, 90});
    CHECK(values_of(gv::mean(x, department)) == Values{3, 30});
    CHECK(values_of(gv::max(x, department)) == Values{6, 50});
    CHECK(values_of(gv::sum(x, shift)) == Values{11, 52, 36});
    CHECK(values_of(gv::sum(gv::sum(x, shift), department)) == Values{99});
    CHECK(values_of(gv::at(x, department, "Gentofte")) == Values{2, 50});
    CHECK(values_of(gv::at(gv::at(x, shift, "night"), department, "Herlev")) == Values{10});
    CHECK(gv::at(x, shift, "day").indexes().size() == 1);
    CHECK(gv::sum(gv::sum(x, shift), department).indexes().empty());
    CHECK(refusal([] { return gv::sum(assumption("rate", 2), department); }) == "'rate' does not run over 'department'");
    CHECK(refusal([&] { return gv::at(x, shift, "evening"); }) == "the index 'shift' has no label 'evening'; it has 'day', 'night'");
    CHECK(refusal([&] { return gv::sum(x, gv::make_index("shift", {"day"})); }) ==
          "two expressions run over 'shift', but the label 'night' is missing in one of them, which has 'day'");
}

TEST_CASE("a table is read in any order of its rows and must be full") {
    const std::vector<gv::TableRow> rows{{{"Gentofte", "night"}, 4}, {{"Herlev", "day"}, 1},     {{"Herlev", "night"}, 2},
                                         {{"Gentofte", "day"}, 3},   {{"Bispebjerg", "day"}, 5}, {{"Bispebjerg", "night"}, 6}};
    CHECK(values_of(gv::read_table(rows, {department, shift}, staff_hour)) == Values{60, 120, 180, 240, 300, 360});
    CHECK(gv::read_table(rows, {department, shift}, staff_hour).unit().text() == "staff hour");
    // The order of the indexes is that of the labels in the rows, not that of their names.
    std::vector<gv::TableRow> turned = rows;
    for (gv::TableRow& row : turned) std::swap(row.labels[0], row.labels[1]);
    CHECK(values_of(gv::read_table(turned, {shift, department})) == Values{1, 2, 3, 4, 5, 6});

    const auto without = [&](std::size_t n) { return std::vector<gv::TableRow>(rows.begin(), rows.end() - static_cast<long>(n)); };
    const auto fault = [&](const std::vector<gv::TableRow>& table) { return refusal([&] { return gv::read_table(table, {department, shift}); }); };
    CHECK(fault(without(1)) == "the table has 5 of 6 cells; missing: [Bispebjerg, night]");
    CHECK(fault(without(3)) == "the table has 3 of 6 cells; missing: [Gentofte, day], [Bispebjerg, day], [Bispebjerg, night]");
    const auto with = [&](const gv::TableRow& row) {
        std::vector<gv::TableRow> table = without(1);
        table.push_back(row);
        return table;
    };
    CHECK(fault(with({{"Herlev", "day"}, 9})) == "row 6 of the table: the cell [Herlev, day] stands twice");
    CHECK(fault(with({{"Herlef", "day"}, 9})) == "row 6 of the table: the index 'department' has no label 'Herlef'; did you mean 'Herlev'?");
    CHECK(fault(with({{"Bispebjerg", "evening"}, 9})) == "row 6 of the table: the index 'shift' has no label 'evening'");
    CHECK(fault(with({{"Bispebjerg"}, 9})) == "row 6 of the table: 1 labels for 2 indexes");
    CHECK(fault(with({{"Bispebjerg", "night"}, std::numeric_limits<double>::quiet_NaN()})) ==
          "row 6 of the table: the cell [Bispebjerg, night] is not a finite number");
    CHECK(refusal([] { return gv::read_table({}, {}); }) == "a table is read over at least one index");
    std::vector<std::string> many;
    for (int i = 1; i <= 9; ++i) many.push_back("w" + std::to_string(i));
    CHECK(refusal([&] { return gv::read_table({}, {gv::make_index("ward", many)}); }) ==
          "the table has 0 of 9 cells; missing: [w1], [w2], [w3], [w4], [w5], [w6] and more");
}
