// SPDX-License-Identifier: Apache-2.0
// Rewriting: start is bound, what is shared stays shared, units are settled anew, chains of any length are walked.
#include <string>
#include <vector>

#include "gevinst/expression/by.hpp"
#include "gevinst/expression/rewrite.hpp"
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

const gv::IndexPtr department = gv::make_index("department", {"Herlev", "night"});

gv::Expression replaced(const gv::Expression& x, const gv::Expression& what, const gv::Expression& by) {
    gv::Rewriter rewrite([&](const gv::NodePtr& node) { return node == what.node() ? by.node() : node; },
                         [](const gv::Node&) { return true; });
    return rewrite(x);
}

}  // namespace

TEST_CASE("start is bound to a year, a month, or a time that follows an assumption") {
    const gv::Expression x = gv::step(gv::start_expression() + 1, 5);
    CHECK(values_of(gv::bind_start(x, 2026)) == Values{0, 5, 5, 5});
    CHECK(values_of(gv::bind_start(x, gv::Moment("2026-07").expression())) == Values{0, 5, 5, 5});
    CHECK(values_of(gv::bind_start(x, assumption("go live", 2027 * year))) == Values{0, 0, 5, 5});
    CHECK_FALSE(gv::bind_start(x, 2026).node()->uses_start);
    CHECK(gv::formula_text(gv::bind_start(x, 2026)) == "step(2026 + 1 year, 5)");
    CHECK(message_of<gv::UnitError>([&] { return gv::bind_start(x, 5 * DKK); }) ==
          "the start of an initiative must be a point in time, but '5 DKK' is [DKK]");
}

TEST_CASE("what does not use start is left as it is") {
    const gv::Expression x = assumption("x", 2) + 1;
    CHECK(gv::bind_start(x, 2026).node() == x.node());
    const gv::Expression y = gv::step(gv::start, x);
    CHECK(gv::bind_start(y, 2026).node()->operands[1] == x.node());
}

TEST_CASE("a node that is shared stays shared") {
    const gv::Expression shared = gv::logistic(gv::start_expression() + 1);
    const gv::Expression bound = gv::bind_start(shared * 2 + shared, 2026);
    const gv::NodePtr product = bound.node()->operands[0];
    CHECK(product->operands[0] == bound.node()->operands[1]);
    // Sixty doublings are 2^60 paths: only a walk with a memory ends.
    gv::Expression tower = gv::step(gv::start_expression(), 1);
    for (int i = 0; i < 60; ++i) tower = tower + tower;
    CHECK(values_of(gv::bind_start(tower, 2026))[0] == 0x1p60);
}

TEST_CASE("units are settled anew, and a misfit is found") {
    const gv::Expression price = assumption("price", 12 * DKK), other = assumption("other", 3 * EUR);
    CHECK(replaced(2 * price, price, other).unit().text() == "EUR");
    CHECK(message_of<gv::UnitError>([&] { return replaced(price + 1 * DKK, price, other); }) ==
          "cannot add 'other' [EUR] and '1 DKK' [DKK]; an exchange rate between two currencies is an assumption");
    const gv::Expression table = gv::by(department, {{"Herlev", price}, {"night", price}});
    CHECK(message_of<gv::UnitError>([&] { return replaced(table, price, other); }) ==
          "cannot put 'other' [EUR] into 'by(department, 'Herlev': price, 'night': price)' [DKK]");
    CHECK(message_of<gv::UnitError>([&] { return replaced(assumption("cost", price * 2), price, other); }) ==
          "cannot put 'other * 2' [EUR] into 'cost' [DKK]");
}

TEST_CASE("indexes follow what is put in") {
    const gv::Expression rate = assumption("rate", 2);
    const gv::Expression by_label = gv::by(department, {{"Herlev", 1}, {"night", 3}});
    const gv::Expression doubled = replaced(2 * rate, rate, by_label);
    CHECK(values_of(doubled) == Values{2, 6});
    const gv::Expression total = gv::sum(2 * by_label, department);
    CHECK(replaced(total, by_label, gv::by(department, {{"Herlev", 5}, {"night", 6}})).indexes().empty());
    CHECK(values_of(replaced(total, by_label, gv::by(department, {{"Herlev", 5}, {"night", 6}}))) == Values{22});
    CHECK(values_of(replaced(gv::at(by_label + rate, department, "night"), rate, gv::Expression(10))) == Values{13});
}

TEST_CASE("the assumptions of an expression are met once each, from left to right") {
    const gv::Expression a = assumption("a", 1), b = assumption("b", a + 1), c = assumption("c", 3);
    std::string met;
    for (const gv::NodePtr& node : gv::assumptions_of(c * b + a * c)) met += node->assumption().path;
    CHECK(met == "cba");
    CHECK(gv::assumptions_of(gv::Expression(5)).empty());
}

TEST_CASE("a chain of a million nodes is rewritten without recursion") {
    gv::Expression chain = gv::step(gv::start, 1);
    for (int i = 0; i < 1'000'000; ++i) chain = chain + 1;
    CHECK(gv::bind_start(chain, 2026).node()->operands.size() == 2);
    CHECK(gv::assumptions_of(chain).empty());
}
