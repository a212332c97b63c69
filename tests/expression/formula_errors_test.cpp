// SPDX-License-Identifier: Apache-2.0
// What a formula that cannot be read is told: place, what is wrong, what was meant; every message to the letter.
#include <string>

#include "gevinst/expression/formula.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::assumption;
using gevinst_test::message_of;

namespace {

constexpr auto exam = gv::count<"exam">;

gv::FormulaScope scope_of_tests() {
    gv::FormulaScope scope;
    scope.units = {gv::AnyUnit(exam), gv::count_unit("treatment plan")};
    scope.indexes = {gv::make_index("department", {"Herlev", "night"})};
    for (const gv::Expression& x : {assumption("exams", 90000 * exam), assumption("reading time saved", 2.5 * (staff_minute / exam)),
                                    assumption("price", 12 * DKK), assumption("øre", 1)})
        scope.names.emplace(x.node()->assumption().path, x);
    return scope;
}
const gv::FormulaScope scope = scope_of_tests();

template <class Expected>
std::string error_of(const std::string& text) {
    return message_of<Expected>([&] { return gv::parse_formula(text, scope); });
}
// The first line of what makes a text no formula.
std::string fault(const std::string& text) {
    const std::string message = error_of<gv::FileError>(text);
    return message.substr(0, message.find('\n'));
}

}  // namespace

TEST_CASE("an error shows the line and the place below its sentence") {
    CHECK(error_of<gv::FileError>("exams * ") ==
          "formula, column 9: expected a value after '*'\n"
          "  exams * \n"
          "          ^");
    CHECK(error_of<gv::FileError>("øre * 'reading time' + 1") ==
          "formula, column 7: unknown name 'reading time': no assumption and no unit is called so\n"
          "  øre * 'reading time' + 1\n"
          "        ^");
    CHECK(error_of<gv::FileError>("exams\n + exms\n + 1") ==
          "formula, line 2, column 4: unknown name 'exms'; did you mean 'exams'?\n"
          "   + exms\n"
          "     ^");
    CHECK(error_of<gv::FileError>("") == "formula, column 1: expected a value, but the formula is empty");
    CHECK(error_of<gv::FileError>(" ") == "formula, column 2: expected a value, but the formula is empty\n   \n   ^");
}

TEST_CASE("of a long line an error shows what stands around the place") {
    std::string text = "øre";
    for (int i = 0; i < 100000; ++i) text += " + øre";
    text += " + ";
    CHECK(error_of<gv::FileError>(text) ==
          "formula, column 600007: expected a value after '+'\n"
          "  ...øre + øre + øre + øre + øre + øre + øre + øre + øre + øre + \n"
          "                                                                 ^");
}

TEST_CASE("what is missing or too much is named") {
    CHECK(fault("exams 5") == "formula, column 7: expected an operator or the end, found '5'");
    CHECK(fault("exams price") == "formula, column 7: expected an operator or the end, found 'price'");
    CHECK(fault("2 'price'") == "formula, column 3: expected an operator or the end, found '''");
    CHECK(fault("(exams") == "formula, column 7: expected ')' to close '(' of column 1");
    CHECK(fault("(exams 2)") == "formula, column 8: expected ')' to close '(' of column 1, found '2'");
    CHECK(fault("exams)") == "formula, column 6: expected an operator or the end, found ')', which no bracket before it opens");
    CHECK(fault("min(1, 2") == "formula, column 9: expected ',' or ')' in 'min(' of column 1");
    CHECK(fault("1 +\nmin(1; 2)") == "formula, line 2, column 6: expected ',' or ')' in 'min(' of line 2, column 1, found ';'; values are separated by commas, "
                                    "and decimals are written with a point, as in 8.5");
    CHECK(fault("()") == "formula, column 2: expected a value after '(', found ')'");
    CHECK(fault("min(1,)") == "formula, column 7: expected a value after ',', found ')'");
    CHECK(fault("1 * / 2") == "formula, column 5: expected a value after '*', found '/'");
    CHECK(fault("1 >= ") == "formula, column 6: expected a value after '>='");
    CHECK(fault("'exams") == "formula, column 1: a name in quotes has no closing quote");
    CHECK(fault("''") == "formula, column 1: a name in quotes is empty");
    CHECK(fault("1 < 2 < 3") == "formula, column 7: '<' and '<' stand in a row: brackets must say which comes first");
    CHECK(fault("2 ^ 3 ^ 2") == "formula, column 7: '^' and '^' stand in a row: brackets must say which comes first");
}

TEST_CASE("what other languages and word processors write gets its spelling here") {
    CHECK(fault("8,5 * price") == "formula, column 2: expected an operator or the end, found ','; decimals are written with a point, as in 8.5");
    CHECK(fault("1.000.000") == "formula, column 6: a number has one decimal point and no separators between thousands");
    CHECK(fault("exams = 5") == "formula, column 7: expected an operator or the end, found '='; a comparison for equality is written '=='");
    CHECK(fault("exams × 2") == "formula, column 7: expected an operator or the end, found '×'; for '×' write '*'");
    CHECK(fault("price – 2") == "formula, column 7: expected an operator or the end, found '–'; for '–' write '-'");
    CHECK(fault("price\u00a0* 2") == "formula, column 1: unknown name 'price\u00a0'; did you mean 'price'?");
    CHECK(fault("\u00a0") == "formula, column 1: unknown name '\u00a0'; it holds a no-break space: write an ordinary space");
    CHECK(fault("\"exams\"") == "formula, column 1: expected a value, found '\"'; names stand in single quotes");
    CHECK(fault("2 exams") == "formula, column 3: 'exams' is an assumption, not a unit: a product is written with '*'");
    CHECK(fault("exams (2)") == "formula, column 1: 'exams' is not a function: a product is written 'exams * (...)'");
}

TEST_CASE("numbers are held to the rules of JSON") {
    CHECK(fault("08") == "formula, column 1: a number does not begin with 0: write 8");
    CHECK(fault("00") == "formula, column 1: a number does not begin with 0: write 0");
    CHECK(fault("1 + 007.5") == "formula, column 5: a number does not begin with 0: write 7");
    CHECK(fault(".5") == "formula, column 1: expected a value, found '.'; a number has a digit before its decimal point, as in 0.5");
    CHECK(fault("5.") == "formula, column 3: expected a digit after the decimal point, found the end");
    CHECK(fault("+5") == "formula, column 1: expected a value, found '+'; a number has no '+' before it");
    CHECK(fault("1e400") == "formula, column 1: 1e400 is too large a number");
    CHECK(fault("2 * 1e-400") == "formula, column 5: 1e-400 is too small a number");
    CHECK(fault("1" + std::string(400, '0')) == "formula, column 1: 10000000000000000000... is too large a number");
    CHECK(fault("1e") == "formula, column 2: unknown unit 'e'");
    CHECK(error_of<gv::CaseError>("1e308 MDKK") ==
          "formula, column 1: a number of a case must be finite, not infinite: state the value, or gv.missing\n  1e308 MDKK\n  ^");
}

TEST_CASE("a month is a year and two digits") {
    CHECK(fault("2026-13") == "formula, column 1: there is no month 13; a difference has spaces, 2026 - 13");
    CHECK(fault("2026-00") == "formula, column 1: there is no month 00; a difference has spaces, 2026 - 0");
    CHECK(fault("2026-7") == "formula, column 1: a month has two digits, 2026-07; a difference has spaces, 2026 - 7");
    CHECK(fault("2026-07-01") == "formula, column 1: a point in time is a year or a month, 2026-07, not a day");
    CHECK(fault("2026-07 DKK") == "formula, column 9: expected an operator or the end, found 'DKK'");
}

TEST_CASE("unknown words say what may have been meant") {
    CHECK(fault("exms") == "formula, column 1: unknown name 'exms'; did you mean 'exams'?");
    CHECK(fault("'reading time saved '") == "formula, column 1: unknown name 'reading time saved '; did you mean 'reading time saved'?");
    CHECK(fault("turnover") == "formula, column 1: unknown name 'turnover': no assumption and no unit is called so");
    CHECK(fault("logistc(start, 1, 1)") == "formula, column 1: unknown function 'logistc'; did you mean 'logistic'?");
    CHECK(fault("irr(exams)") == "formula, column 1: unknown function 'irr'");
    CHECK(fault("5 staff hours") == "formula, column 3: unknown unit 'staff hours'; did you mean 'staff hour'?");
    CHECK(fault("5 hours") == "formula, column 3: unknown unit 'hours'");
    CHECK(fault("620 DKK/staff our") == "formula, column 9: unknown name 'staff'; did you mean 'staff hour'?");
    CHECK(fault("pert(1, 2, 3) exm") == "formula, column 15: unknown unit 'exm'; did you mean 'exam'?");
    CHECK(fault("missing MDK") == "formula, column 9: unknown unit 'MDK'; did you mean 'MDKK'?");
    CHECK(fault("3 exam^0") == "formula, column 8: the power of a unit is a whole number from 1 to 99");
    CHECK(fault("3 exam^2.5") == "formula, column 8: the power of a unit is a whole number from 1 to 99");
    CHECK(fault("3 MDKK^60") == "formula, column 3: the unit [MDKK^60] is beyond what numbers can hold");
    CHECK(fault("sum(exams, departmint)") == "formula, column 12: unknown index 'departmint'; did you mean 'department'?");
    CHECK(fault("at(exams, department, 'Herlef')") ==
          "formula, column 23: the index 'department' has no label 'Herlef'; did you mean 'Herlev'?");
    CHECK(fault("by(department, 'Rigshospitalet': 1)") ==
          "formula, column 16: the index 'department' has no label 'Rigshospitalet'; it has 'Herlev', 'night'");
    CHECK(fault("min") == "formula, column 1: 'min' is a function: write min(...), or 'min' in quotes for an assumption of that name");
    CHECK(fault("1 + rest") == "formula, column 5: 'rest' stands in by(...) and years(...) only");
}

TEST_CASE("functions name what they take") {
    CHECK(fault("step(2027)") == "formula, column 1: 'step' takes 2 operands, got 1");
    CHECK(fault("step()") == "formula, column 1: 'step' takes 2 operands, got 0");
    CHECK(fault("exp(1, 2)") == "formula, column 1: 'exp' takes 1 operand, got 2");
    CHECK(fault("table(2027)") == "formula, column 1: 'table' takes at least 2 operands, got 1");
    CHECK(fault("growth(1, 2027, 3)") == "formula, column 1: 'growth' takes 1 or 2 operands, got 3");
    CHECK(fault("logistic(start)") == "formula, column 1: 'logistic' takes 3 operands, got 1");
    CHECK(fault("min()") == "formula, column 1: 'min' takes at least 1 operand, got 0");
    CHECK(fault("lag(exams)") == "formula, column 10: 'lag' takes a value and a whole number, as in lag(x, 2), found ')'");
    CHECK(fault("lag(exams, -1)") == "formula, column 12: 'lag' takes a value and a whole number, as in lag(x, 2), found '-'");
    CHECK(fault("lag(exams, 2.5)") == "formula, column 12: 'lag' takes a value and a whole number, as in lag(x, 2), found '2.5'");
    CHECK(fault("at_year(exams, year)") == "formula, column 16: 'at_year' takes a value and a whole number, as in at_year(x, 2), found 'year'");
    CHECK(fault("sum(exams)") == "formula, column 10: 'sum' takes a value and an index, as in sum(x, department), found ')'");
    CHECK(fault("at(exams, department)") ==
          "formula, column 21: 'at' takes a value and an index and a label, as in at(x, department, 'Herlev'), found ')'");
    CHECK(fault("sum(exams, 2)") == "formula, column 12: expected the name of an index, found '2'");
    CHECK(fault("by(department, 'Herlev' 1)") == "formula, column 25: expected ':' and a value after the label 'Herlev', found '1'");
    CHECK(fault("by(department, rest: 1, 'Herlev': 2)") == "formula, column 23: expected ')' to close 'by(' of column 1, found ','");
    CHECK(fault("years(start, 1)") == "formula, column 7: 'years' begins with a calendar year, as in years(2026, 4, 5), found 'start'");
    CHECK(fault("years(2026, exams)") == "formula, column 13: expected a number, found 'exams'");
    CHECK(fault("pert(1 exam, 2, 3)") == "formula, column 8: the unit stands after the closing bracket, once for all numbers");
    CHECK(fault("normal(exams, 1)") ==
          "formula, column 8: expected a number (what varies a parameter of 'normal' is arithmetic: mean + sd * normal(0, 1)), found 'exams'");
}

TEST_CASE("what stands in the brackets of a distribution is refused where it stands") {
    CHECK(fault("truncated(5, 0, 1)") == "formula, column 11: expected a distribution, as in normal(5, 2), found '5'");
    CHECK(fault("truncated(exams, 0, 1)") == "formula, column 11: expected a distribution, as in normal(5, 2), found 'exams'");
    CHECK(fault("truncated(normal(5, 2))") == "formula, column 23: expected ',' and two bounds, as in truncated(normal(5, 2), 0, 10), found ')'");
    CHECK(fault("truncated(normal(5, 2), 0)") == "formula, column 26: expected ',' and the upper bound (inf where there is none), found ')'");
    CHECK(fault("truncated(normal(5, 2), 0, many)") == "formula, column 28: expected a bound: a number, inf or -inf, found 'many'");
    CHECK(fault("truncated(normal(5, 2) exam, 0, 1)") ==
          "formula, column 24: the unit stands after the last closing bracket, once for all numbers");
    CHECK(fault("discrete(0.4, 10)") == "formula, column 13: expected ':' and a value after the value 0.4, found ','");
    CHECK(fault("discrete(0: 0.4, 10: some)") == "formula, column 22: expected a weight, found 'some'");
    CHECK(fault("mixture(0.4: normal(0, 1))") == "formula, column 9: expected a distribution, as in normal(5, 2), found '0'");
    CHECK(fault("mixture(normal(0, 1), 2)") == "formula, column 21: expected ':' and a value after 'normal(0, 1)', found ','");
    CHECK(error_of<gv::CaseError>("1 + discrete(1: 1, 1: 2)").starts_with("formula, column 5: discrete(1: 1, 1: 2): the value 1 stands twice\n"));
    CHECK(error_of<gv::CaseError>("empirical()").starts_with("formula, column 1: empirical(): an empirical distribution has at least one value\n"));
    std::string inside;
    for (int i = 0; i < 100'000; ++i) inside += "truncated(";
    CHECK(fault(inside) == "formula, column 51: distributions stand inside each other too deeply");
}

TEST_CASE("nesting is bounded, and refused at once") {
    const std::string sentence = "more than 200 brackets, functions and signs stand inside each other: name a part as an assumption";
    CHECK(fault(std::string(1'000'000, '(')) == "formula, column 201: " + sentence);
    CHECK(fault(std::string(1'000'000, '-')) == "formula, column 101: " + sentence);
    std::string calls;
    for (int i = 0; i < 300; ++i) calls += "min(";
    CHECK(fault(calls) == "formula, column 801: " + sentence);
    CHECK(gv::formula_text(gv::parse_formula(std::string(200, '(') + "1" + std::string(200, ')'), scope)) == "1");
}

TEST_CASE("signs nest as deep as the brackets that they are written with, so that what is read is read again") {
    const auto repeated = [](const std::string& text, int times) {
        std::string all;
        for (int i = 0; i < times; ++i) all += text;
        return all;
    };
    int read = 0, refused = 0;
    for (const char* const sign : {"-", "2 ^ -", "-2 ^ -", "-(", "exp(-", "exp(--", "min(1, -", "-(2 + ", "if(2, -"})
        for (const int times : {10, 49, 50, 51, 66, 67, 99, 100, 101, 199, 200, 201}) {
            const std::string_view unit(sign);
            const std::string end = repeated(unit == "if(2, -" ? ", 3)" : ")", unit.find('(') == std::string_view::npos ? 0 : times);
            const std::string text = "2-" + repeated(sign, times) + "øre" + end;
            std::string written;
            try {
                written = gv::formula_text(gv::parse_formula(text, scope));
            } catch (const gv::FileError&) {
                ++refused;
                continue;
            }
            ++read;
            CHECK(gv::formula_text(gv::parse_formula(written, scope)) == written);
        }
    CHECK(read > 40);
    CHECK(refused > 20);
}

TEST_CASE("control characters and bytes that are not UTF-8 are refused where they stand") {
    using namespace std::string_literals;
    CHECK(error_of<gv::FileError>("exams\0 * 2"s) ==
          "formula, column 6: the control character U+0000 may not stand here\n  exams  * 2\n       ^");
    CHECK(fault("exams\x7f") == "formula, column 6: the control character U+007F may not stand here");
    CHECK(fault("'ex\x1b" "ams'") == "formula, column 4: the control character U+001B may not stand here");
    CHECK(error_of<gv::FileError>("øre + \xff") == "formula, column 7: the text is not UTF-8 from here on\n  øre + ?\n        ^");
    CHECK(fault("\xc0\xaf") == "formula, column 1: the text is not UTF-8 from here on");          // overlong
    CHECK(fault("\xed\xa0\x80") == "formula, column 1: the text is not UTF-8 from here on");      // a surrogate
    CHECK(fault("\xf4\x90\x80\x80") == "formula, column 1: the text is not UTF-8 from here on");  // beyond Unicode
    CHECK(fault("price \xc3") == "formula, column 7: the text is not UTF-8 from here on");        // cut
}

TEST_CASE("what operations refuse keeps its type and gets its place") {
    CHECK(error_of<gv::UnitError>("1 exam + exams + price + 2 exam") ==
          "formula, column 16: cannot add '1 exam' [exam] and 'price' [DKK]\n"
          "  1 exam + exams + price + 2 exam\n"
          "                 ^");
    CHECK(error_of<gv::UnitError>("2 * (price < exams)") ==
          "formula, column 12: cannot compare 'price' [DKK] with 'exams' [exam]\n"
          "  2 * (price < exams)\n"
          "             ^");
    CHECK(error_of<gv::UnitError>("1 + step(exams, 5)") ==
          "formula, column 5: the time of 'step' must be a point in time, but 'exams' is [exam]\n"
          "  1 + step(exams, 5)\n"
          "      ^");
    CHECK(error_of<gv::CaseError>("price / 0") == "formula, column 7: cannot divide 'price' by zero\n  price / 0\n        ^");
    CHECK(error_of<gv::CaseError>("by(department, 'night': 1)") ==
          "formula, column 1: a table by 'department' has no value for 'Herlev': give them, or a rest\n"
          "  by(department, 'night': 1)\n"
          "  ^");
    CHECK(error_of<gv::CaseError>("by(department, 'night': 1, 'night': 2)").starts_with(
        "formula, column 1: a table by 'department' gives the label 'night' twice\n"));
    CHECK(error_of<gv::CaseError>("sum(exams, department)").starts_with("formula, column 1: 'exams' does not run over 'department'\n"));
    CHECK(error_of<gv::CaseError>("2 * pert(3, 2, 1)").starts_with(
        "formula, column 5: pert(3, 2, 1): min <= mode <= max and min < max must hold\n"));
    CHECK(error_of<gv::CaseError>("pert(1, 2)").starts_with("formula, column 1: pert takes 3 or 4 numbers, got 2\n"));
    CHECK(error_of<gv::CaseError>("years(26, 1)")
              .starts_with("formula, column 1: a table of years begins with a calendar year and ends before the year 10000, as in "
                           "years(2026, 4, 5), not 26 with 1 numbers\n"));
    CHECK(error_of<gv::CaseError>("years(2026)").starts_with("formula, column 1: a table of years needs at least one number\n"));
}

TEST_CASE("numbers that a reader with decimal commas may mean otherwise are refused") {
    CHECK(fault("90.000") == "formula, column 1: '90.000' can be read as 90000 or as 90: write 90000 or 90.0");
    CHECK(fault("2 * 1.000 DKK") == "formula, column 5: '1.000' can be read as 1000 or as 1: write 1000 or 1.0");
    for (const char* plain : {"90.0", "90.00", "90.0000", "0.000", "1000.000", "90.500", "90.000e1"}) CHECK(fault(plain) == "(nothing was thrown)");
    CHECK(fault("90,000") == "formula, column 3: expected an operator or the end, found ','; thousands have no separator: write 90000");
    CHECK(fault("90,500") == "formula, column 3: expected an operator or the end, found ','; thousands have no separator: write 90500; "
                             "decimals are written with a point, as in 90.500");
    CHECK(fault("8,5") == "formula, column 2: expected an operator or the end, found ','; decimals are written with a point, as in 8.5");
    CHECK(fault("pert(1,2, 3, 4)") == "formula, column 7: this ',' may separate decimals, thousands or values: write decimals with a point, as in 1.2, "
                                      "thousands without a separator, and a space after each ',' between values");
    CHECK(fault("pert(1,2; 3; 4)") == "formula, column 9: expected ',' or ')' in 'pert(' of column 1, found ';'; values are separated by commas, "
                                      "and decimals are written with a point, as in 8.5");
    CHECK(fault("pert(80,000, 90,000, 100,000)") == "formula, column 8: thousands have no separator: write 90000, not 90,000");
    const auto count = [](const std::string& text) {
        const std::string message = error_of<gv::CaseError>(text);
        return message.substr(0, message.find('\n'));
    };
    CHECK(count("uniform(1,2,3)") == "formula, column 1: uniform takes 2 numbers, got 3; decimals are written with a point, as in 1.2");
    CHECK(count("uniform(1, 2, 3)") == "formula, column 1: uniform takes 2 numbers, got 3");
    CHECK(fault("step(2027,5,1)") == "formula, column 1: 'step' takes 2 operands, got 3; decimals are written with a point, as in 1.2");
    for (const char* values : {"pert(1,2,3)", "pert(1,2,3,4)", "max(exams,2 exam)", "max(1, max(2,3))"}) CHECK(fault(values) == "(nothing was thrown)");
}
