// SPDX-License-Identifier: Apache-2.0
// What a formula means: the values of what people write, where it differs from what the library writes.
#include <pthread.h>

#include <cmath>
#include <string>
#include <vector>

#include "gevinst/expression/formula.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::assumption;
using gevinst_test::values_of;
using Values = std::vector<double>;

namespace {

constexpr auto exam = gv::count<"exam">;
const gv::IndexPtr department = gv::make_index("department", {"Herlev", "night"});

gv::FormulaScope scope_of_tests() {
    gv::FormulaScope scope;
    scope.units = {gv::AnyUnit(exam), gv::count_unit("treatment plan"), gv::count_unit("treatment"), gv::count_unit("CT-scan")};
    scope.indexes = {department};
    for (const gv::Expression& x : {assumption("exams", 90000 * exam), assumption("reading time saved", 2.5 * (staff_minute / exam)),
                                    assumption("exam", 7), assumption("x", 2), assumption("go live", 2028 * year)})
        scope.names.emplace(x.node()->assumption().path, x);
    return scope;
}
const gv::FormulaScope scope = scope_of_tests();

gv::Expression formula(const std::string& text) { return gv::parse_formula(text, scope); }
std::string rewritten(const std::string& text) { return gv::formula_text(formula(text)); }
std::string unit_of(const std::string& text) { return formula(text).unit().text(); }
double value(const std::string& text) { return values_of(formula(text)).at(0); }
Values values(const std::string& text) { return values_of(formula(text)); }

}  // namespace

TEST_CASE("operators bind as in arithmetic and read from left to right") {
    CHECK(value("1 + 2 * 3") == 7);
    CHECK(value("(1 + 2) * 3") == 9);
    CHECK(value("10 - 2 - 3") == 5);
    CHECK(value("10 - (2 - 3)") == 11);
    CHECK(value("12 / 2 / 3") == 2);
    CHECK(value("12 / 2 * 3") == 18);
    CHECK(value("2 * 3 ^ 2") == 18);
    CHECK(value("-2 ^ 2") == -4);
    CHECK(value("(-2) ^ 2") == 4);
    CHECK(value("2 ^ -1") == 0.5);
    CHECK(value("--x") == 2);
    CHECK(value("-x * 3") == -6);
    CHECK(value("1 + 1 < 3") == 1);
    CHECK(value("1<2") == 1);
    CHECK(value("2 <= 1") == 0);
    CHECK(value("2>1") == 1);
    CHECK(value("2 >= 3") == 0);
    CHECK(value("1 + 1 == 2") == 1);
    CHECK(value("x-1") == 1);
    CHECK(value("\tx\n *\r\n3 ") == 6);
}

TEST_CASE("a chain of sums is one node, a difference begins the next") {
    CHECK(formula("1 + x + 3").node()->operands.size() == 3);
    CHECK(formula("x * x * x * 2").node()->operands.size() == 4);
    const gv::Expression difference = formula("1 + x + 3 - 4");
    CHECK(gv::is_operation<gv::operations::Subtract>(*difference.node()));
    CHECK(difference.node()->operands[0]->operands.size() == 3);
    CHECK(formula("1 + (x + 3)").node()->operands.size() == 2);
}

TEST_CASE("numbers are those of JSON") {
    CHECK(value("0") == 0);
    CHECK(value("0.1") == 0.1);
    CHECK(value("1e3") == 1000);
    CHECK(value("1.5E+3") == 1500);
    CHECK(value("25e-1") == 2.5);
    CHECK(value("-0.5") == -0.5);
    CHECK(value("179769313486231570000000000000000000000e270") == 1.7976931348623157e308);
    CHECK(std::signbit(value("-0")) == false);
}

TEST_CASE("a unit follows a number, a bracket of numbers, or missing") {
    CHECK(unit_of("620 DKK/staff hour") == "DKK/staff hour");
    CHECK(value("1 MDKK") == 1e6);
    CHECK(value("2 staff hour") == 120);
    CHECK(value("3 %") == 0.03);
    CHECK(value("3%") == 0.03);
    CHECK(unit_of("0.5/exam") == "1/exam");
    CHECK(unit_of("2 DKK*exam^2/treatment plan/CT-scan^3") == "DKK*exam^2/treatment plan/CT-scan^3");
    CHECK(unit_of("5 treatment plan") == "treatment plan");
    CHECK(unit_of("5 treatment * 2") == "treatment");
    CHECK(unit_of("5CT-scan") == "CT-scan");
    CHECK(unit_of("pert(1, 2, 3) exam") == "exam");
    CHECK(unit_of("beta(2, 3)/exam") == "1/exam");
    CHECK(unit_of("years(2026, 4, 4, 4, 4) MDKK") == "MDKK");
    CHECK(unit_of("years(2026, 4, rest: 0)/exam") == "1/exam");
    CHECK(unit_of("missing DKK/exam") == "DKK/exam");
    CHECK(formula("missing").node()->missing);
}

TEST_CASE("a sign between spaces is an operator, directly between units it makes one") {
    CHECK(rewritten("12 DKK/exam") == "12 DKK/exam");
    CHECK(rewritten("12 DKK / exam") == "12 DKK / exam");  // the assumption 'exam', not the unit
    CHECK(rewritten("12 DKK/exams") == "12 DKK / exams");  // no unit is called so
    CHECK(rewritten("3 exam^2") == "3 exam^2");
    CHECK(rewritten("1/exam * 2") == "1/exam * 2");
    CHECK(rewritten("exams / 2") == "exams / 2");
}

TEST_CASE("a bare word is an assumption, else one of a unit") {
    CHECK(rewritten("x * DKK/exam") == "x * 1 DKK/exam");
    CHECK(rewritten("1500 * staff hour") == "1500 * 1 staff hour");
    CHECK(rewritten("2 * exam") == "2 * exam");
    CHECK(rewritten("2 * treatment plan") == "2 * 1 treatment plan");
    CHECK(unit_of("exams * 'reading time saved'") == "staff minute");
    CHECK(value("month") == 1);
}

TEST_CASE("a whole year is a time where a time must stand, else a number") {
    CHECK(unit_of("2027").empty());
    CHECK(unit_of("2026-07") == "month");
    CHECK(value("2026-07") == 12 * 2026 + 6);
    CHECK(value("2026 - 7") == 2019);
    CHECK(value("2026-2025") == 1);  // no month has four digits
    CHECK(values("once(2027, 5)") == Values{0, 5, 0, 0});
    CHECK(values("once(2027-12, 5)") == Values{0, 5, 0, 0});
    CHECK(values("year >= 2028") == Values{0, 0, 1, 1});
    CHECK(values("if(year == 2027, 1, 0)") == Values{0, 1, 0, 0});
    CHECK(values("(year - 2026) / 1 year") == Values{0, 1, 2, 3});
    CHECK(values("step('go live' - 1, 3)") == Values{0, 3, 3, 3});
    CHECK(values("step(min(2029, 'go live'), 3)") == Values{0, 0, 3, 3});
    CHECK_THAT(values("growth(50 %, 2027)").at(2), Catch::Matchers::WithinRel(1.5, 1e-15));
    CHECK(rewritten("once(start + 1, 5)") == "once(start + 1 year, 5)");
}

TEST_CASE("tables by label and reductions name their index") {
    CHECK(values("by(department, 'night': 2, 'Herlev': 1)") == Values{1, 2});
    CHECK(values("by(department, night: 2, rest: 1 + 3)") == Values{4, 2});
    CHECK(values("sum(by(department, 'Herlev': 1, 'night': 2), department)") == Values{3});
    CHECK(values("mean(by(department, 'Herlev': 1, 'night': 2), department)") == Values{1.5});
    CHECK(values("max_over(by(department, 'Herlev': 1, 'night': 2), 'department')") == Values{2});
    CHECK(values("at(by(department, 'Herlev': 1, 'night': 2), department, 'night')") == Values{2});
}

TEST_CASE("two hundred brackets may nest, on a stack of 64 kB") {
    struct Nested {
        std::string text;
        std::string written;
    } nested;
    constexpr int levels = 66;  // a sign counts as two, for the bracket it may be written with
    for (int i = 0; i < levels; ++i) nested.text += "min(2, -";
    nested.text += "x";
    for (int i = 0; i < levels; ++i) nested.text += ")";
    pthread_attr_t attributes;
    REQUIRE(pthread_attr_init(&attributes) == 0);
    REQUIRE(pthread_attr_setstacksize(&attributes, 64 * 1024) == 0);
    pthread_t thread;
    const auto read = [](void* argument) -> void* {
        Nested& found = *static_cast<Nested*>(argument);
        found.written = gv::formula_text(gv::parse_formula(found.text, scope));
        return nullptr;
    };
    REQUIRE(pthread_create(&thread, &attributes, read, &nested) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
    CHECK(nested.written == nested.text);
}
