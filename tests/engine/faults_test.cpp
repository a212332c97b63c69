// SPDX-License-Identifier: Apache-2.0
// What a run or a plan says when a value leaves the reals, its range or the horizon: every message to the letter.
#include <limits>
#include <string>
#include <vector>

#include "gevinst/engine/plan.hpp"
#include "support/catch2.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::assumption;

namespace {

const gv::Horizon horizon(2026, 2029);
constexpr auto exam = gv::count<"exam">;

/// The message of a fault of a run; empty without one.
std::string fault_of(const std::vector<gv::Expression>& outputs) {
    const gv::Plan plan(outputs, horizon);
    gv::Workspace values = plan.workspace();
    try {
        plan.run(values);
    } catch (const gv::FaultError& fault) {
        return fault.what();
    }
    return {};
}
/// The message of a plan that cannot be made.
std::string refusal_of(const gv::Expression& output) {
    try {
        const gv::Plan plan({output}, horizon);
    } catch (const gv::CaseError& error) {
        return error.what();
    }
    return {};
}

gv::Expression named_years(const std::string& name, std::vector<double> numbers) {
    return assumption(name, gv::years(2026, std::move(numbers)));
}

}  // namespace

TEST_CASE("a fault names the operation, its operands and the first year, and the output that needs it") {
    const gv::Expression users = named_years("users", {4, 2, 0, 1});
    const gv::Expression share = 6 * DKK / users;
    CHECK(fault_of({share}) == "'6 DKK / users' is infinite in 2028; its operands are 6 DKK, 0");
    CHECK(fault_of({-(share * 2)}) ==
          "'6 DKK / users' is infinite in 2028; its operands are 6 DKK, 0 (needed for '-(6 DKK / users * 2)')");
    CHECK(fault_of({gv::log(users - 2)}) == "'log(users - 2)' is minus infinite in 2027; its operand is 0");
    CHECK(fault_of({gv::log(users - 3)}) == "'log(users - 3)' is not a number in 2027; its operand is -1");
    CHECK(fault_of({gv::exp(users * 200)}) == "'exp(users * 200)' is infinite in 2026; its operand is 800");
    const gv::Expression level = assumption("level", -2);
    CHECK(fault_of({gv::pow(level, 0.5) + users}) ==
          "'level ^ 0.5' is not a number; its operands are -2, 0.5 (needed for 'level ^ 0.5 + users')");
}

TEST_CASE("the first output with a fault is reported, and a run without faults says nothing") {
    const gv::Expression zero = assumption("none", 0);
    CHECK(fault_of({zero, 1 / zero, gv::log(zero)}) == "'1 / none' is infinite; its operands are 1, 0");
    CHECK(fault_of({zero, gv::exp(zero)}).empty());
}

TEST_CASE("a fault names the element") {
    const auto department = gv::make_index("department", {"Herlev", "Gentofte"});
    const auto shift = gv::make_index("shift", {"day", "night"});
    const gv::Expression staff = assumption(
        "staff", gv::by(department, {{"Herlev", 3}, {"Gentofte", gv::by(shift, {{"day", 2}, {"night", 0}})}}));
    CHECK(fault_of({12 * exam / staff}) == "'12 exam / staff'[Gentofte, night] is infinite; its operands are 12 exam, 0");
    CHECK(fault_of({gv::sum(12 * exam / staff, department)}) ==
          "'12 exam / staff'[Gentofte, night] is infinite; its operands are 12 exam, 0 "
          "(needed for 'sum(12 exam / staff, department)')");
    CHECK(fault_of({gv::at(12 * exam / staff, shift, "day")}).empty());
}

TEST_CASE("what a choice does not take is no fault") {
    const gv::Expression users = named_years("users", {4, 2, 0, 1});
    const gv::Expression share = 6 / users;
    CHECK(fault_of({gv::choose(users > 0, share, 0)}).empty());
    CHECK(fault_of({gv::choose(users > 0, gv::within(users, 1, 4), 0)}).empty());
    CHECK(fault_of({gv::choose(1, 2, gv::within(7, 0, 1))}).empty());
    // Both branches left the reals in 2028; the one that is taken is named.
    CHECK(fault_of({gv::choose(users > 0, gv::log(users - 9), 7 / users)}) ==
          "'log(users - 9)' is not a number in 2026; its operand is -5 "
          "(needed for 'if(users > 0, log(users - 9), 7 / users)')");
    CHECK(fault_of({gv::choose(users > 1, users, gv::log(-users))}) ==
          "'log(-users)' is minus infinite in 2028; its operand is 0 (needed for 'if(users > 1, users, log(-users))')");
    CHECK(fault_of({gv::choose(0, 2, gv::within(7, 0, 1))}) == "'7' is 7, outside 0 to 1");
}

TEST_CASE("a fault is followed to the year it came from") {
    const gv::Expression share = 6 / named_years("users", {4, 0, 1, 0});
    CHECK(fault_of({gv::at_year(gv::cumulative(share), 2028)}) ==
          "'6 / users' is infinite in 2027; its operands are 6, 0 (needed for 'at_year(cumulative(6 / users), 2028)')");
    CHECK(fault_of({gv::at_year(share, 2029)}) ==
          "'6 / users' is infinite in 2029; its operands are 6, 0 (needed for 'at_year(6 / users, 2029)')");
    CHECK(fault_of({gv::lag(share, 2)}) ==
          "'6 / users' is infinite in 2027; its operands are 6, 0 (needed for 'lag(6 / users, 2)')");
    CHECK(fault_of({gv::sum_years(share)}) ==
          "'6 / users' is infinite in 2027; its operands are 6, 0 (needed for 'sum_years(6 / users)')");
    CHECK(fault_of({gv::lag(share, 3)}).empty());
    CHECK(fault_of({gv::growth(share)}) ==
          "'6 / users' is infinite in 2027; its operands are 6, 0 (needed for 'growth(6 / users)')");
}

TEST_CASE("a constant that left the reals is followed through the assumption it defines, until that is set") {
    const gv::Expression x = assumption("x", gv::log(gv::Expression(2) - 2));
    CHECK(fault_of({x + 1}) == "'log(2 - 2)' is minus infinite; its operand is 0 (needed for 'x + 1')");
    const gv::Plan plan({x + 1}, horizon);
    gv::Workspace values = plan.workspace();
    plan.set(values, *plan.inputs_of("x").front(), 4);
    plan.run(values);
    CHECK(plan.value(values, 0, 0) == 5);
}

TEST_CASE("a range that does not hold names the value, the bounds, the year and the element") {
    const gv::Expression share = named_years("share", {0.2, 0.4, 1.25, 1.5});
    CHECK(fault_of({gv::within(share, 0, 1)}) == "'share' is 1.25 in 2028, outside 0 to 1");
    CHECK(fault_of({gv::within(share * (8 * DKK), 1 * kDKK, 2 * kDKK) / exam}) ==
          "'share * 8 DKK' is 1.6 DKK in 2026, outside 1000 DKK to 2000 DKK");
    const auto department = gv::make_index("department", {"Herlev", "Gentofte"});
    const gv::Expression by_department = assumption("captured", gv::by(department, {{"Herlev", 0.5}, {"Gentofte", -0.5}}));
    CHECK(fault_of({gv::within(by_department, 0, 1)}) == "'captured'[Gentofte] is -0.5, outside 0 to 1");
    CHECK(fault_of({gv::at(gv::within(by_department, 0, 1), department, "Herlev")}).empty());
    CHECK(fault_of({gv::within(by_department, -0.5, 0.5)}).empty());
    CHECK(fault_of({gv::at_year(gv::within(share, 0, 1), 2027)}).empty());
    CHECK(fault_of({assumption("kept", gv::within(3, 0, 1))}) == "'3' is 3, outside 0 to 1");
}

TEST_CASE("what must not be negative names the value, the year and the element, and what it is about") {
    const gv::Expression shift = named_years("shift", {0, 2, -3, 1});
    const auto about = std::make_shared<const std::string>("the potential of 'Rota/Idle hours'");
    CHECK(fault_of({gv::not_negative(shift * (2 * staff_hour), about)}) ==
          "the potential of 'Rota/Idle hours' is -6 staff hour in 2028, below zero: "
          "time or events that are taken are a burden, not a negative benefit");
    CHECK(fault_of({gv::within(shift, 0, 2, about)}) == "the potential of 'Rota/Idle hours' is -3 in 2028, outside 0 to 2");
    const auto department = gv::make_index("department", {"Herlev", "Gentofte"});
    const gv::Expression by_department = assumption("idle", gv::by(department, {{"Herlev", 0}, {"Gentofte", -1}}));
    CHECK(fault_of({gv::not_negative(by_department)}) ==
          "'idle'[Gentofte] is -1, below zero: time or events that are taken are a burden, not a negative benefit");
    CHECK(fault_of({gv::at(gv::not_negative(by_department), department, "Herlev"), gv::not_negative(0)}).empty());
    CHECK(fault_of({gv::not_negative(gv::Expression(0.3) - (gv::Expression(0.1) + 0.2))}).empty());  // -5.6e-17 is rounding
    CHECK(gv::formula_text(gv::not_negative(by_department, about)) == "not_negative(idle)");
}

TEST_CASE("a range asked of what is no number reports the operation that made it so") {
    const gv::Expression users = named_years("users", {1, 2, 0, 1});
    CHECK(fault_of({gv::within(gv::log(users - 2), 0, 1)}) ==
          "'log(users - 2)' is not a number in 2026; its operand is -1 (needed for 'within(log(users - 2), 0, 1)')");
    CHECK(fault_of({gv::within(1, 0, gv::log(users - 2)) < 3}) ==
          "'log(users - 2)' is not a number in 2026; its operand is -1 (needed for 'within(1, 0, log(users - 2))')");
}

TEST_CASE("a plan refuses what has no value") {
    const gv::Expression missing = gv::missing_expression(std::make_shared<const gv::AnyUnit>(DKK));
    CHECK(refusal_of(missing + 2 * DKK) == "a figure needs a value that is missing: state it, or leave the figure out");
    const gv::IndexPtr sector = gv::make_index("sector", {"town", "state"});
    const gv::Expression part = gv::by(sector, {{"town", 3}, {"state", gv::missing_expression()}});
    CHECK(refusal_of(gv::sum(part, sector)) == "a figure needs a value for 'state' that is missing: state it, or leave the figure out");
    CHECK(refusal_of(gv::Expression(2.0) * gv::sum(gevinst_test::assumption("referrals", part), sector)) ==
          "a figure needs 'referrals[state]', which is missing: state it, or leave the figure out");
    CHECK(refusal_of(gevinst_test::assumption("visits", gv::missing_expression()) * gv::Expression(2.0)) ==
          "a figure needs 'visits', which is missing: state it, or leave the figure out");
    CHECK(refusal_of(gv::once(gv::start_expression(), 2 * DKK)) ==
          "'start' stands outside an initiative: it is bound when a line of an initiative is posted");
    CHECK(refusal_of(gv::at_year(named_years("x", {1, 2, 3, 4}), 2031)) ==
          "'at_year(x, 2031)': the year 2031 is outside the horizon 2026-2029");
    CHECK(refusal_of(gv::years(2027, {1, 2, 3}) * DKK) ==
          "the table of years 'years(2027, 1, 2, 3) DKK' has no value for 2026: give one, or a rest for the other years");
    CHECK(refusal_of(gv::years(2026, {1, 2, 3}) * DKK) ==
          "the table of years 'years(2026, 1, 2, 3) DKK' has no value for 2029: give one, or a rest for the other years");
    CHECK(refusal_of(gv::years(2027, {1, 2, 3, 4}, 0) * DKK) ==
          "the table of years 'years(2027, 1, 2, 3, 4, rest: 0) DKK' has the year 2030, which is outside the horizon 2026-2029");
    CHECK(refusal_of(gv::years(2025, {1, 2}, 0)) ==
          "the table of years 'years(2025, 1, 2, rest: 0)' has the year 2025, which is outside the horizon 2026-2029");
    CHECK(refusal_of(gv::years(2027, {1, 2}, 5)).empty());
}

TEST_CASE("inputs are named by path and take finite numbers in their own unit") {
    const auto department = gv::make_index("department", {"Herlev", "Gentofte"});
    const gv::Expression pay = assumption("pay", 2 * MDKK, department);
    const gv::Plan plan({pay * 2}, horizon);
    gv::Workspace values = plan.workspace();
    CHECK(plan.inputs_of("pay").size() == 2);
    CHECK(plan.inputs()[1].element == "[Gentofte]");
    plan.set(values, *plan.inputs_of("pay")[1], 3);
    plan.run(values);
    CHECK(plan.value(values, 0, 0, 0) == 4e6);
    CHECK(plan.value(values, 0, 0, 1) == 6e6);
    CHECK_THROWS_WITH(plan.inputs_of("wage"),
                      "the plan has no input 'wage': nothing it evaluates depends on such an assumption");
    for (const double number : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e308})
        CHECK_THROWS_WITH(plan.set(values, plan.inputs()[1], number), "the assumption 'pay[Gentofte]' must be a finite number");
    plan.run(values);
    CHECK(plan.value(values, 0, 0, 1) == 6e6);
}
