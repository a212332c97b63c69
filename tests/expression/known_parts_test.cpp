// SPDX-License-Identifier: Apache-2.0
// Values by label of which some are missing: what is known of their sum and of one label, and what is not.
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/formula.hpp"
#include "gevinst/engine/plan.hpp"
#include "gevinst/units/unit.hpp"
#include "support/catch2.hpp"
#include "support/random_expressions.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::message_of;

namespace {

const gv::Horizon horizon(2026, 2027);
const gv::IndexPtr sector = gv::make_index("sector", {"general practice", "dermatology", "hospital"});
const gv::Expression unknown = gv::missing_expression();

gv::Expression freed() {
    return gv::by(sector, {{"general practice", 40}, {"dermatology", unknown}, {"hospital", unknown}}, {}, gv::Expression(100.0));
}
double value(const gv::Expression& x) {
    const gv::Plan plan({x}, horizon);
    gv::Workspace values = plan.workspace();
    plan.run(values);
    return plan.value(values, 0, 0);
}

}  // namespace

TEST_CASE("the sum of a table with a total is known though parts are missing, and so is a part that is stated") {
    const gv::Expression x = freed();
    CHECK(value(gv::sum(x, sector)) == 100);
    CHECK(value(gv::at(x, sector, "general practice")) == 40);
    CHECK(gv::at(x, sector, "hospital").node()->missing);
    CHECK(gv::max(x, sector).node()->missing);
}

TEST_CASE("where all labels are missing they have the unit of the total") {
    const gv::Expression x = gv::by(sector, {}, unknown, gv::Expression(100 * DKK));
    CHECK(x.unit() == gv::AnyUnit(DKK));
    CHECK(value(gv::sum(x, sector)) == 100);
    CHECK(gv::at(x, sector, "hospital").node()->missing);
    const gv::Expression in_exams = gv::by(sector, {}, gv::missing_expression(std::make_shared<const gv::AnyUnit>(gv::count<"exam">)), gv::Expression(1 * gv::count<"exam">));
    CHECK(value(gv::sum(in_exams, sector)) == 1);
    CHECK(message_of<gv::UnitError>([] {
              static_cast<void>(gv::by(sector, {}, gv::missing_expression(std::make_shared<const gv::AnyUnit>(gv::count<"exam">)), gv::Expression(1 * DKK)));
          }).starts_with("cannot compare"));
}

TEST_CASE("what is multiplied by the same for every label keeps its total") {
    const gv::Expression years = freed() * gv::Expression(0.5) * gv::growth(gv::Expression(0.0)) / gv::Expression(2.0);
    CHECK(value(gv::sum(years, sector)) == 25);
    CHECK(value(gv::at(years, sector, "general practice")) == 10);
    // By a share a label the total is not known, but the stated label is.
    const gv::Expression share = gv::by(sector, {{"general practice", 0.5}, {"dermatology", 0.7}, {"hospital", 0.2}});
    CHECK(gv::sum(freed() * share, sector).node()->missing);
    CHECK(value(gv::at(freed() * share, sector, "general practice")) == 20);
    CHECK(gv::sum(freed() + gv::Expression(1.0), sector).node()->missing);
}

TEST_CASE("a part that is missing alone is what is left of the total") {
    const gv::Expression x = gv::by(sector, {{"general practice", 40}, {"dermatology", 35}, {"hospital", unknown}}, {}, gv::Expression(100.0));
    CHECK(!x.node()->missing);
    CHECK(value(gv::at(x, sector, "hospital")) == 25);
    CHECK(value(gv::sum(x, sector)) == 100);
}

TEST_CASE("what is left of a total is never below nothing") {
    const gv::Expression part = gv::years(2026, {40, 140});
    const gv::Expression x = gv::by(sector, {{"general practice", part}, {"dermatology", 0}, {"hospital", unknown}}, {}, gv::Expression(100.0));
    CHECK(message_of<gv::FaultError>([&] { static_cast<void>(value(gv::at(x, sector, "hospital"))); })
              .find("the total of a table by 'sector', which no known parts may exceed, is 100 in 2027, below 140") != std::string::npos);
}

TEST_CASE("a total is held against the parts that are known on every run, where these may come to more") {
    const gv::Expression part = gevinst_test::assumption("part", gv::years(2026, {40, 140}));
    const gv::Expression x = gv::by(sector, {{"general practice", part}, {"dermatology", unknown}, {"hospital", unknown}}, {}, gv::Expression(100.0));
    CHECK(message_of<gv::FaultError>([&] { static_cast<void>(value(gv::sum(x, sector))); }) ==
          "the total of a table by 'sector', which no known parts may exceed, is 100 in 2027, below 140");
    const gv::Expression fits = gevinst_test::assumption("part", gv::years(2026, {40, 100}));
    const gv::Expression y = gv::by(sector, {{"general practice", fits}, {"dermatology", unknown}, {"hospital", unknown}}, {}, gv::Expression(100.0));
    CHECK(value(gv::sum(y, sector)) == 100);
    CHECK(value(gv::sum(y * gv::Expression(0.5), sector)) == 50);
}

TEST_CASE("parts that come to their total but for rounding are that total") {
    const auto parts = [](const gv::Expression& a, const gv::Expression& b, const gv::Expression& third, const gv::Expression& total) {
        return gv::by(sector, {{"general practice", a}, {"dermatology", b}, {"hospital", third}}, {}, total);
    };
    const auto draw = [](double x) { return gevinst_test::assumption("x", gv::Expression(x)); };
    const gv::Expression one = parts(gv::Expression(1.1), gv::Expression(2.2), unknown, gv::Expression(3.3));
    CHECK(value(gv::at(one, sector, "hospital")) == 0);
    const gv::Expression two = parts(gv::Expression(0.1) + gv::Expression(0.2), unknown, unknown, gv::Expression(0.3));
    CHECK(value(gv::sum(two, sector)) == 0.3);
    for (const double number : {0.1, 0.7, 95.3, 100.1}) {
        const gv::Expression x = draw(number);
        const gv::Expression rest = parts(x * gv::Expression(0.7), x * gv::Expression(0.1), unknown, x * gv::Expression(0.8));
        CHECK(value(gv::at(rest, sector, "hospital")) >= 0);
    }
    CHECK(message_of<gv::CaseError>([&] {
              static_cast<void>(parts(gv::Expression(1.1), gv::Expression(2.2001), unknown, gv::Expression(3.3)));
          }).find("come to more") != std::string::npos);
}

TEST_CASE("a total is that of one index: of another the parts have no sum, and of two none is stated") {
    const gv::IndexPtr kind = gv::make_index("kind", {"x", "y"});
    const gv::Expression by_kind = gv::by(kind, {{"x", 10}, {"y", 30}});
    const gv::LabelledValues parts{{"general practice", by_kind}, {"dermatology", unknown}, {"hospital", unknown}};
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::by(sector, parts, {}, gv::Expression(100.0))); })
              .starts_with("a total is that of values by one index: "));
    const gv::Expression x = gv::by(sector, parts, {}, gv::by(kind, {{"x", 25}, {"y", 75}}));
    CHECK(value(gv::sum(gv::sum(x, sector), kind)) == 100);
    CHECK(value(gv::at(gv::sum(x, sector), kind, "y")) == 75);
    CHECK(gv::sum(x, kind).node()->missing);
    CHECK(value(gv::at(gv::at(x, sector, "general practice"), kind, "x")) == 10);
}

TEST_CASE("a label that is missing by an assumption is not what is left of a total") {
    const gv::Expression named = gevinst_test::assumption("later", gv::missing_expression());
    CHECK(message_of<gv::CaseError>([&] {
              static_cast<void>(gv::by(sector, {{"general practice", 40}, {"dermatology", 35}, {"hospital", named}}, {}, gv::Expression(100.0)));
          }).starts_with("the total of a table by 'sector' stands beside 'later', which is missing: state gv.missing itself for 'hospital'"));
}

TEST_CASE("a formula that uses its own parts many times over is looked through once") {
    gv::Expression x = freed();
    for (int i = 0; i < 60; ++i) x = x - x * gv::Expression(0.5);
    CHECK(value(gv::at(x, sector, "general practice")) > 0);
}

TEST_CASE("what is missing in a table has the unit of what is stated") {
    const gv::Expression x = gv::by(sector, {{"general practice", 40 * staff_year}, {"dermatology", unknown}, {"hospital", unknown}}, {}, 100 * staff_year);
    CHECK(gv::sum(x, sector).unit() == gv::AnyUnit(staff_year));
}

TEST_CASE("a table with a total reads back from its formula") {
    const gv::Expression x = freed() * (3 * staff_year);
    const std::string text = gv::formula_text(x);
    CHECK(text == "with_total(by(sector, 'general practice': 40, 'dermatology': missing, 'hospital': missing), 100) * 3 staff year");
    gv::FormulaScope scope;
    scope.indexes.push_back(sector);
    const gv::Expression read = gv::parse_formula(text, scope);
    CHECK(gv::formula_text(read) == text);
    CHECK(gv::formula_text(gv::sum(read, sector)) == "100 * 3 staff year");
    CHECK(message_of<gv::Error>([&] {
              static_cast<void>(gv::parse_formula("with_total(by(sector, 'general practice': 140, 'dermatology': missing, 'hospital': missing), 100)", scope));
          }).find("the total of a table by 'sector' is '100', but the labels that are known come to more") != std::string::npos);
}

TEST_CASE("a total that follows, is exceeded, or runs over the labels is refused") {
    const gv::LabelledValues all{{"general practice", 40}, {"dermatology", 35}, {"hospital", 20}};
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::by(sector, all, {}, gv::Expression(95.0))); }) ==
          "the total of a table by 'sector' follows from its labels, of which none is missing: leave the total out");
    const gv::LabelledValues some{{"general practice", 140}, {"dermatology", unknown}, {"hospital", unknown}};
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::by(sector, some, {}, gv::Expression(100.0))); }) ==
          "the total of a table by 'sector' is '100', but the labels that are known come to more: state a higher total, or less of them");
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::by(sector, some, {}, gv::by(sector, all))); }) ==
          "the total of a table by 'sector' runs over 'sector' itself");
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::by(sector, some, {}, unknown)); }) ==
          "the total of a table by 'sector' is missing too: leave it out");
}
