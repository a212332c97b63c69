// SPDX-License-Identifier: Apache-2.0
// Gradients against closed forms and finite differences: every operation by itself, random graphs, kinks and faults.
#include "gevinst/engine/gradient.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/expression/by.hpp"
#include "gevinst/expression/tariffs.hpp"
#include "gevinst/expression/variability.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gevinst_test;

namespace {

using Catch::Matchers::WithinRel;

const gv::Horizon four_years(2026, 2029);

gv::Gradient gradient_of(const gv::Expression& x, const gv::Horizon& horizon = four_years) {
    return gv::gradient({{"f", x}}, horizon);
}
/// The one derivative of an expression with respect to an assumption, in a year.
double slope(const gv::Expression& x, const std::string& path, int year = 2026) {
    const gv::Gradient made = gradient_of(x);
    return made.derivative(made.figure_at("f", year), made.variable_at(path, year));
}
/// Each kink as `corner 'ramp(first, last)' 2027 2029`.
std::vector<std::string> kinks_of(const gv::Expression& x) {
    std::vector<std::string> texts;
    const gv::Gradient made = gradient_of(x);
    for (const gv::Gradient::Kink& kink : made.kinks()) {
        constexpr std::array<const char*, 6> kinds{"", "corner ", "jump ", "limit ", "branch ", "infinite "};
        std::string text = kinds[static_cast<std::size_t>(kink.kind)];
        text += kink.operation + kink.element;
        for (const int year : kink.years) text += " " + std::to_string(year);
        texts.push_back(text);
    }
    return texts;
}

/// A plan whose inputs can be moved a little, one year of an element at a time.
class Moved {
public:
    explicit Moved(const gv::Plan& plan) : plan_(plan), values_(plan.workspace()) {}

    /// The figure with a value of an input moved by `by`, in base units; NaN when there is a fault.
    double operator()(std::size_t slot, double by, std::size_t output, std::size_t year, std::size_t element) {
        const double before = values_[slot];
        values_[slot] += by;
        double result = std::nan("");
        try {
            plan_.run(values_);
            result = plan_.value(values_, output, year, element);
        } catch (const gv::FaultError&) {
        }
        values_[slot] = before;
        return result;
    }
    [[nodiscard]] double value(std::size_t slot) const { return values_[slot]; }

private:
    const gv::Plan& plan_;
    gv::Workspace values_;
};

/// The slopes to both sides by differences over a step, a half and a quarter of it, without their first two error terms.
struct Differences {
    double left, right;
    bool settled;  ///< all steps tell the same
};
Differences differences(Moved& moved, std::size_t slot, double h, std::size_t output, std::size_t year, std::size_t element) {
    const double here = moved(slot, 0, output, year, element);
    const auto side = [&](double step) {
        const auto over = [&](double part) { return (moved(slot, part, output, year, element) - here) / part; };
        const double whole = over(step), half = over(step / 2), quarter = over(step / 4);
        const double coarse = 2 * half - whole, fine = 2 * quarter - half;
        return std::pair{whole, (4 * fine - coarse) / 3};
    };
    const auto [right_whole, right] = side(h);
    const auto [left_whole, left] = side(-h);
    // What rounding of the figure does to a quotient.
    const double noise = 1e-14 * std::fabs(here) / h;
    const auto near = [&](double a, double b) { return std::fabs(a - b) <= 1e-3 * std::max(std::fabs(a), std::fabs(b)) + 1e3 * noise; };
    return {left, right, near(right_whole, right) && near(left_whole, left)};
}
bool close(double a, double b, double scale) { return std::fabs(a - b) <= 2e-5 * (std::fabs(a) + std::fabs(b)) + scale; }

/// Compares every derivative of some outputs with differences. What it counts is looked at in the end.
struct Comparer {
    int compared = 0, not_zero = 0, kinked = 0, one_sided = 0, unsettled = 0;

    void operator()(const std::vector<gv::Expression>& outputs, const gv::Horizon& horizon, gv::PointValue point) {
        const gv::Plan plan(outputs, horizon, point);
        gv::Workspace values = plan.workspace();
        plan.run(values);
        gv::ReverseSweep sweep(plan);
        Moved moved(plan);
        for (std::size_t output = 0; output < outputs.size(); ++output)
            for (std::size_t element = 0; element < plan.elements(output); ++element)
                for (std::size_t year = 0; year < (outputs[output].yearly() ? horizon.size() : 1); ++year) {
                    try {
                        sweep.run(values, output, year, element);
                    } catch (const gv::FaultError&) {
                        continue;
                    }
                    for (const gv::PlanInput& input : plan.inputs())
                        for (std::uint32_t row = 0; row < input.rows; ++row)
                            compare(sweep, moved, input, row, output, year, element);
                }
    }
    void compare(const gv::ReverseSweep& sweep, Moved& moved, const gv::PlanInput& input, std::uint32_t row,
                 std::size_t output, std::size_t year, std::size_t element) {
        const double exact = sweep.at(input, row).slope;
        const bool is_time = gv::operations::dimension(*input.node).is_just(gv::BaseKind::calendar);
        const double h = is_time ? 1e-3 : 1e-5 * std::max(1.0, std::fabs(moved.value(input.slot + row)));
        const Differences found = differences(moved, input.slot + row, h, output, year, element);
        const double noise = 1e-13 * std::fabs(moved(input.slot + row, 0, output, year, element)) / h;
        const bool left_close = close(found.left, exact, noise), right_close = close(found.right, exact, noise);
        const bool both_close = left_close && right_close;
        if (!sweep.kinks().empty()) {
            ++kinked;
            one_sided += sweep.kinks().size() == 1 && !both_close ? 1 : 0;
            INFO(input.path() << input.element << " row " << row << ", output " << output << " year " << year);
            INFO("exact " << exact << ", left " << found.left << ", right " << found.right);
            if (sweep.kinks().size() == 1 && found.settled) REQUIRE((left_close || right_close));
            return;
        }
        // Jumps may lie closer than a difference is wide.
        const bool jumped = (sweep.at(input, row).ways & gv::operations::Adjoint::in_jumps) != 0 && !both_close;
        if (!found.settled || jumped) {
            ++unsettled;
            return;
        }
        INFO(input.path() << input.element << " row " << row << ", output " << output << " year " << year);
        INFO("exact " << exact << ", left " << found.left << ", right " << found.right);
        REQUIRE(both_close);
        if (sweep.at(input, row).ways == 0) REQUIRE(exact == 0);
        ++compared;
        not_zero += exact != 0 ? 1 : 0;
    }
};

/// Assumptions of every kind that operations take, away from kinks.
struct Parts {
    gv::Expression x = assumption("x", 2.3), y = assumption("y", 0.7), z = assumption("z", -1.5);
    gv::Expression first = assumption("first", 2026.3 * gv::units::year), last = assumption("last", 2028.8 * gv::units::year);
    gv::Expression yearly = assumption("yearly", gv::years(2026, {1.2, 0.4, 2.1, 3.3}));
    gv::IndexPtr shift = gv::make_index("shift", {"day", "night"});
    gv::Expression by_shift = assumption("by shift", gv::by(shift, {{"day", 1.5}, {"night", 2.5}}));
};

std::string operation_name(std::size_t code) {
    const gv::operations::Info& info = gv::operations::infos[code];
    return info.form == gv::operations::Form::prefix ? "negate" : std::string(info.name);
}

}  // namespace

TEST_CASE("every operation has the slopes of finite differences") {
    const Parts p;
    const auto& [x, y, z, first, last, yearly, shift, by_shift] = p;
    using namespace gv::operations;
    const std::vector<gv::Expression> each{
        x + y + yearly, x - yearly, gv::product_of({x, y, yearly, z}), yearly / x, -yearly, gv::pow(x, y), gv::pow(z, 3),
        gv::exp(x * y), gv::log(yearly), gv::min(x, yearly), gv::max(x, yearly),
        gv::choose(x < y, x * z, y * z), gv::choose(x <= y, x * z, y * z), gv::choose(x > y, x * z, y * z),
        gv::choose(x >= y, x * z, y * z), gv::choose(gv::equal(x, y), x * z, y * z),
        gv::floor(x, y), gv::ceil(z, y), gv::round(yearly, y), gv::normal_excess(yearly, x, y),
        gv::tiers(yearly, {{0, x}, {y, z}, {x, yearly}}), gv::tiers(yearly, {{0, x}, {y, z}, {x, yearly}}, {.marginal = false}),
        gv::packs(yearly, x, y), gv::expected_excess(gv::variability::poisson(yearly), x), gv::expected_excess(x, gv::variability::poisson(yearly)),
        gv::expected_excess(gv::variability::negative_binomial(yearly, y), x), gv::expected_excess(x, gv::variability::negative_binomial(yearly, y)),
        gv::expected_excess(gv::variability::data({x, y, yearly}), 1.6 * y), gv::expected_excess(1.6 * y, gv::variability::data({x, y, yearly})),
        gv::within(yearly, x - 10, x + 10), gv::not_negative(yearly * x), gv::apply<gv::operations::WithTotal>({(yearly * x).node(), y.node()}),
        gv::once(first, yearly * x), gv::during(first, last, yearly), gv::step(last, yearly),
        gv::ramp(first, last, x), gv::apply_to<ActiveShare>(first, last), gv::table(first, {x, y, yearly}),
        gv::logistic(first, {x, y}), gv::logistic(first, {yearly, x}), gv::bass(first, {y, x, z}), gv::bass(first, {yearly, y, x}), gv::growth(y), gv::growth(yearly, last),
        gv::cumulative(yearly * x), gv::cumulative(x), gv::sum_years(yearly * x), gv::lag(yearly * x, 1), gv::at_year(yearly * x, 2027),
        gv::sum(by_shift * x, shift), gv::mean(by_shift * yearly, shift), gv::max(by_shift * x, shift),
        gv::at(by_shift * x, shift, "night"), by_shift * x};
    std::set<std::string> met;
    for (const gv::Expression& one : each) {
        INFO(gv::formula_text(one));
        Comparer comparison;
        comparison({one, one * one}, four_years, gv::PointValue::mean);
        CHECK(comparison.unsettled == 0);
        CHECK(comparison.kinked == 0);
        CHECK(comparison.not_zero > 0);
        std::vector<const gv::Node*> pending{one.node().get()};
        while (!pending.empty()) {
            const gv::Node& node = *pending.back();
            pending.pop_back();
            if (node.kind == gv::NodeKind::operation) met.insert(operation_name(node.operation));
            for (const gv::NodePtr& operand : node.operands) pending.push_back(operand.get());
        }
    }
    CHECK(met.size() == gv::operations::count);
}

TEST_CASE("random graphs have the slopes of finite differences, and where these differ to two sides a kink is reported") {
    Comparer comparison;
    int graphs = 0;
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        const gv::Horizon horizon(2026, 2026 + static_cast<int>(seed % 5));
        RandomExpressions graph(seed, horizon);
        const std::vector<gv::Expression> outputs = graph.outputs();
        INFO("seed " << seed << "\n" << graph.text(outputs));
        try {
            comparison(outputs, horizon, gv::PointValue::mean);
        } catch (const gv::FaultError&) {
            continue;
        }
        ++graphs;
    }
    CHECK(graphs > 300);
    CHECK(comparison.compared > 10'000);
    CHECK(comparison.not_zero > 1'000);
    CHECK(comparison.unsettled * 50 < comparison.compared);
    CHECK(comparison.one_sided > 50);
}

TEST_CASE("products, quotients and powers have the slopes of calculus") {
    const gv::Expression x = assumption("x", 3), y = assumption("y", 5), zero = assumption("zero", 0);
    CHECK(slope(x * x * y, "x") == 30);
    CHECK(slope(x * x * y, "y") == 9);
    CHECK(slope(y / x, "x") == -5.0 / 9);
    CHECK(slope(gv::pow(x, 2), "x") == 6);
    CHECK(slope(gv::pow(zero, 2), "zero") == 0);
    CHECK(slope(gv::pow(zero, 1), "zero") == 1);
    CHECK(slope(gv::pow(zero, 0), "zero") == 0);
    CHECK(slope(gv::pow(zero, x), "x") == 0);
    CHECK_THAT(slope(gv::pow(x, -2), "x"), WithinRel(-2.0 / 27, 1e-15));
    CHECK_THAT(slope(gv::pow(x, y), "y"), WithinRel(243 * std::log(3), 1e-15));
    CHECK(slope(gv::product_of({x, zero, y}), "zero") == 15);
    CHECK(slope(gv::product_of({x, zero, y}), "x") == 0);
    CHECK(slope(gv::product_of({zero, zero, y}), "zero") == 0);
    CHECK(slope(x - x, "x") == 0);
}

TEST_CASE("a logistic has the slopes of its closed form") {
    const gv::Expression midpoint = assumption("midpoint", 2027.5 * gv::units::year), steepness = assumption("steepness", 1.4),
                         ceiling = assumption("ceiling", 0.9);
    const gv::Expression share = gv::logistic(midpoint, {steepness, ceiling});
    for (int year = 2026; year <= 2029; ++year) {
        const double p = 1 / (1 + std::exp(-1.4 * (year - 2027.5)));
        CHECK_THAT(slope(share, "ceiling", year), WithinRel(p, 1e-13));
        CHECK_THAT(slope(share, "steepness", year), WithinRel(0.9 * p * (1 - p) * (year - 2027.5), 1e-13));
        CHECK_THAT(slope(share, "midpoint", year), WithinRel(-0.9 * p * (1 - p) * 1.4, 1e-13));
    }
    // Far from the midpoint the exponential leaves the doubles; the slopes are 0, not missing.
    const gv::Expression steep = assumption("steep", 5000);
    CHECK(slope(gv::logistic(midpoint, {steep, ceiling}), "midpoint", 2026) == 0);
    CHECK(slope(gv::logistic(midpoint, {steep, ceiling}), "steep", 2029) == 0);
}

TEST_CASE("growth has the slopes of a power") {
    const gv::Expression rate = assumption("rate", 0.03), from = assumption("from", 2024 * gv::units::year);
    CHECK(slope(gv::growth(rate), "rate", 2026) == 0);
    CHECK_THAT(slope(gv::growth(rate), "rate", 2029), WithinRel(3 * 1.03 * 1.03, 1e-14));
    CHECK_THAT(slope(gv::growth(rate, from), "rate", 2027), WithinRel(3 * 1.03 * 1.03, 1e-14));
    CHECK_THAT(slope(gv::growth(rate, from), "from", 2027), WithinRel(-std::log(1.03) * std::pow(1.03, 3), 1e-14));
    const gv::Expression yearly = assumption("yearly", gv::years(2026, {0.5, 0.1, 0.2, 0.3}));
    CHECK(slope(gv::growth(yearly), "yearly", 2026) == 0);  // the horizon begins with 1
    const gv::Gradient made = gradient_of(gv::growth(yearly));
    CHECK_THAT(made.derivative(made.figure_at("f", 2029), made.variable_at("yearly", 2028)), WithinRel(1.1 * 1.3, 1e-14));
}

TEST_CASE("derivatives are in the unit of the figure per unit of the assumption") {
    using namespace gv::units;
    constexpr auto exam = gv::count<"exam">;
    const gv::Expression exams = assumption("exams", gv::pert(80e3, 90e3, 100e3) * exam);
    const gv::Expression price = assumption("price", 12 * DKK / exam), share = assumption("share", 40 * percent);
    const gv::Gradient made = gv::gradient({{"cost", exams * price * share, gv::AnyUnit(MDKK)}}, four_years);
    REQUIRE(made.figures().size() == 1);
    REQUIRE(made.variables().size() == 3);
    CHECK_THAT(made.figures()[0].value, WithinRel(0.432, 1e-14));
    const std::size_t by_exams = made.variable_at("exams"), by_price = made.variable_at("price"), by_share = made.variable_at("share");
    CHECK(made.variables()[by_exams].value == 90e3);
    CHECK_THAT(made.derivative(0, by_exams), WithinRel(4.8e-6, 1e-14));
    CHECK(made.unit(0, by_exams).text() == "MDKK/exam");
    CHECK_THAT(made.derivative(0, by_price), WithinRel(0.036, 1e-14));
    CHECK_THAT(made.derivative(0, by_share), WithinRel(0.0108, 1e-14));
    CHECK_THAT(made.elasticity(0, by_share).value(), WithinRel(1, 1e-14));
    const gv::Expression zero = assumption("zero", 0);
    const gv::Gradient flat = gradient_of(zero + 1);
    CHECK_FALSE(flat.elasticity(0, 0).has_value());
}

TEST_CASE("each element and each year of an assumption has a derivative of its own") {
    const gv::IndexPtr shift = gv::make_index("shift", {"day", "night"});
    const gv::Expression demand = assumption("demand", gv::by(shift, {{"day", 2}, {"night", gv::years(2026, {1, 2, 3, 4})}}));
    const gv::Expression price = assumption("price", 7, shift);
    const gv::Gradient made = gv::gradient({{"cell", demand * price}, {"sum", gv::sum_years(gv::sum(demand * price, shift))}}, four_years);
    CHECK(made.figures().size() == 2 * 4 + 1);
    CHECK(made.variables().size() == 1 + 4 + 2);
    const std::size_t night = made.figure_at("cell", 2028, "[night]"), sum = made.figure_at("sum");
    CHECK(made.derivative(night, made.variable_at("demand", 2028, "[night]")) == 7);
    CHECK(made.derivative(night, made.variable_at("demand", 2027, "[night]")) == 0);
    CHECK_FALSE(made.depends(night, made.variable_at("demand", 2027, "[night]")));
    CHECK_FALSE(made.depends(night, made.variable_at("demand", 0, "[day]")));
    CHECK(made.derivative(night, made.variable_at("price", 0, "[night]")) == 3);
    CHECK(made.derivative(sum, made.variable_at("demand", 0, "[day]")) == 28);
    CHECK(made.derivative(sum, made.variable_at("demand", 2029, "[night]")) == 7);
    CHECK(made.derivative(sum, made.variable_at("price", 0, "[night]")) == 10);
    CHECK(message_of<gv::CaseError>([&] { return made.figure_at("cost"); }) == "the gradient has no 'cost'");
    CHECK(message_of<gv::CaseError>([&] { return made.figure_at("cell", 2031, "[day]"); }) == "the gradient has no 'cell[day]' in 2031");
    CHECK(message_of<gv::CaseError>([&] { return made.variable_at("demand", 0, "[night]"); }) ==
          "'demand[night]' has one value a year: name the year");
}

TEST_CASE("what does not count needs no derivative") {
    const gv::Expression x = assumption("x", 0), y = assumption("y", 2), off = assumption("off", 0);
    // The root of 0 has an infinite slope; here it stands in a branch that is not taken, or is multiplied by nothing.
    const gv::Expression root = gv::pow(x, 0.5);
    CHECK(slope(gv::choose(y > 1, y, root), "x") == 0);
    CHECK(slope(root * off + y, "x") == 0);
    CHECK(slope(gv::choose(y > 1, y, y / x), "y") == 1);
    const gv::Gradient made = gradient_of(gv::choose(y > 1, y * y, root));
    CHECK_FALSE(made.depends(0, made.variable_at("x")));
    CHECK(made.jumps(0, made.variable_at("y")));
}

TEST_CASE("a derivative that leaves the reals is a fault that names the operation") {
    const gv::Expression x = assumption("x", 0), y = assumption("y", gv::years(2026, {1, 0, 2, 3})), n = assumption("n", 2);
    CHECK(message_of<gv::FaultError>([&] { return gradient_of(gv::pow(x, 0.5)); }) ==
          "'x ^ 0.5' has an infinite derivative; its operands are 0, 0.5");
    CHECK(message_of<gv::FaultError>([&] { return gradient_of(3 * gv::pow(y, 0.5) - x); }) ==
          "'y ^ 0.5' has an infinite derivative in 2027; its operands are 0, 0.5 (needed for '3 * y ^ 0.5 - x')");
    const gv::Expression negative = assumption("negative", -2);
    CHECK(message_of<gv::FaultError>([&] { return gradient_of(gv::pow(negative, n)); }) ==
          "'negative ^ n' has no derivative; its operands are -2, 2");
    CHECK(slope(gv::pow(negative, 2), "negative") == -4);
    CHECK(message_of<gv::FaultError>([&] { return gradient_of(gv::log(x)); }) == "'log(x)' is minus infinite; its operand is 0");
}

TEST_CASE("at a kink the branch that is taken counts, and the result says so") {
    using namespace gv::units;
    const gv::Expression x = assumption("x", 2), y = assumption("y", 2);
    using Texts = std::vector<std::string>;
    CHECK(slope(gv::max(x, y), "x") == 0);
    CHECK(slope(gv::max(x, y), "y") == 1);
    CHECK(kinks_of(gv::max(x, y)) ==
          Texts{"corner 'max(x, y)'"});
    CHECK(kinks_of(gv::max(x, 1.5)).empty());
    CHECK(kinks_of(gv::min(gv::min(x, 5), 5)).empty());
    CHECK(kinks_of(gv::max(x, x)).empty());
    CHECK(kinks_of(gv::max(gv::floor(x, 3), gv::Expression(0))).empty());  // the floor is 0 for all x near 2
    CHECK(kinks_of(gv::max(x, y) * 0).empty());
    CHECK(kinks_of(gv::choose(x >= 2, x, 3 * x)) == Texts{"jump 'x >= 2'"});
    CHECK(slope(gv::choose(x >= 2, x, 3 * x), "x") == 1);
    CHECK(kinks_of(gv::choose(x >= 2.5, x, 3 * x)).empty());
    CHECK(kinks_of(gv::choose(x - 2, x, 3 * x)) == Texts{"jump 'if(x - 2, x, 3 * x)'"});
    CHECK(kinks_of(gv::ceil(x, 0.5)) == Texts{"jump 'ceil(x, 0.5)'"});
    CHECK(kinks_of(gv::round(x, 4)) == Texts{"jump 'round(x, 4)'"});
    CHECK(kinks_of(gv::round(x, 1)).empty());
    CHECK(kinks_of(gv::within(x, 0, 2)) ==
          Texts{"limit 'x'"});
    CHECK(kinks_of(gv::not_negative(x - 2)) ==
          Texts{"limit 'x - 2'"});
}

TEST_CASE("a condition that turns between equal branches is a corner") {
    const gv::Expression x = assumption("x", 2), y = assumption("y", 2);
    using Texts = std::vector<std::string>;
    CHECK(slope(gv::choose(x > y, x, y), "y") == 1);
    CHECK(kinks_of(gv::choose(x > y, x, y)) == Texts{"branch 'x > y'"});
    CHECK(kinks_of(gv::choose(1 - (x > y) * (y > 1), x, y)) == Texts{"branch 'x > y'"});
    CHECK(kinks_of(gv::choose(x - y, x, y)) == Texts{"branch 'if(x - y, x, y)'"});
    CHECK(kinks_of(gv::choose(x > 1.5, x, y)).empty());
    CHECK(kinks_of(gv::choose(x > y, x, y) * 0).empty());
    // No jump, and no dependence on what the condition is made of alone.
    const gv::Expression z = assumption("z", 3), level = assumption("level", 3);
    const gv::Gradient made = gradient_of(gv::choose(z > level, x, y));
    CHECK(made.kinks().size() == 1);
    for (std::size_t i = 0; i < made.variables().size(); ++i) {
        CHECK_FALSE(made.jumps(0, i));
        CHECK(made.depends(0, i) == (made.variables()[i].path == "y"));
    }
}

TEST_CASE("what comes through an infinite operand is not in the slope, and the result says so") {
    const gv::Expression x = assumption("x", 2), y = assumption("y", 2), zero = assumption("zero", 0);
    using Texts = std::vector<std::string>;
    // x (y - x), whose slope is -2: the quotient has lost it.
    CHECK(slope(x / (1 / (y - x)), "x") == 0);
    CHECK(kinks_of(x / (1 / (y - x))) == Texts{"infinite 'x / (1 / (y - x))'"});
    CHECK(kinks_of(1 / (1 / zero)) == Texts{"infinite '1 / (1 / zero)'"});
    CHECK(kinks_of(gv::exp(-1 / zero)) == Texts{"infinite 'exp(-1 / zero)'"});
    CHECK(kinks_of(gv::pow(1 / zero, -1)) == Texts{"infinite '(1 / zero) ^ (-1)'"});
    CHECK(kinks_of(gv::pow(0.5, 1 / zero)) == Texts{"infinite '0.5 ^ (1 / zero)'"});
    CHECK(kinks_of(x / gv::exp(y)).empty());
    CHECK(kinks_of(x / (1 / (y - x)) * 0).empty());
    CHECK(kinks_of(gv::max(1 / (1 / zero), x)).empty());  // not picked
}

TEST_CASE("at a turn of the year the derivative is that of a delay") {
    using namespace gv::units;
    const gv::Expression start = assumption("start", 2027 * year), end = assumption("end", 2029 * year), amount = assumption("amount", 6);
    const gv::Expression active = gv::apply_to<gv::operations::ActiveShare>(start, end);
    // A month later costs a twelfth of 2027; a month earlier would gain a twelfth of 2026.
    CHECK(slope(active, "start", 2026) == 0);
    CHECK(slope(active, "start", 2027) == -1);
    CHECK(slope(active, "end", 2028) == 0);
    CHECK(slope(active, "end", 2029) == 1);
    CHECK(slope(gv::sum_years(active), "start") == -1);
    CHECK(kinks_of(gv::sum_years(active * amount)) ==
          std::vector<std::string>{"corner 'active_share('start', end)' 2026 2027 2028 2029"});
    CHECK(kinks_of(gv::once(start, amount)) ==
          std::vector<std::string>{"jump 'once('start', amount)' 2026 2027"});
    CHECK(kinks_of(gv::once(2027, amount)).empty());  // a stated time does not move
    const gv::Expression july = assumption("july", gv::Moment("2027-07").expression());
    const gv::Gradient made = gradient_of(gv::sum_years(gv::once(july, amount)));
    CHECK(made.kinks().empty());
    CHECK(made.derivative(0, made.variable_at("july")) == 0);
    CHECK(made.jumps(0, made.variable_at("july")));
    CHECK_FALSE(made.jumps(0, made.variable_at("amount")));
}

TEST_CASE("a ramp has corners at its ends, and jumps where they meet") {
    using namespace gv::units;
    const gv::Expression first = assumption("first", 2027 * year), last = assumption("last", 2029 * year);
    CHECK(slope(gv::ramp(first, last), "first", 2027) == 0);
    CHECK(slope(gv::ramp(first, last), "first", 2028) == -0.25);
    CHECK(slope(gv::ramp(first, last), "last", 2028) == -0.25);
    CHECK(slope(gv::ramp(first, last), "last", 2029) == -0.5);
    CHECK(kinks_of(gv::ramp(first, last)) ==
          std::vector<std::string>{"corner 'ramp(first, last, 1)' 2027 2029"});
    const gv::Gradient at_once = gradient_of(gv::ramp(first, first));
    REQUIRE(at_once.kinks().size() == 1);
    CHECK(at_once.kinks()[0].kind == gv::KinkKind::jump);
    CHECK(slope(gv::ramp(first, first), "first", 2027) == 0);
}

TEST_CASE("a chain of 100,000 operations is differentiated without recursion, and exactly") {
    const gv::Expression x = assumption("x", 2), y = assumption("y", 3);
    gv::Expression chain = x;
    for (int i = 0; i < 50'000; ++i) chain = y - (chain - x);
    CHECK(slope(chain, "x") == 1);
    CHECK(slope(chain, "y") == 0);
    std::vector<gv::Expression> many(100'000, x * y);
    CHECK(slope(gv::sum_of(many), "x") == 300'000);
}

TEST_CASE("a sweep is used again after a fault, on other values and for other figures") {
    const gv::Expression x = assumption("x", 0), y = assumption("y", 4);
    const gv::Plan plan({gv::pow(x, 0.5) * y, x * y}, four_years);
    gv::Workspace values = plan.workspace();
    gv::ReverseSweep sweep(plan);
    plan.run(values);
    CHECK_THROWS_AS(sweep.run(values, 0, 0), gv::FaultError);
    sweep.run(values, 1, 0);
    CHECK(sweep.at(*plan.inputs_of("x").front()).slope == 4);
    CHECK(sweep.at(*plan.inputs_of("y").front()).slope == 0);
    plan.set(values, *plan.inputs_of("x").front(), 9);
    plan.run(values);
    sweep.run(values, 0, 0);
    CHECK_THAT(sweep.at(*plan.inputs_of("x").front()).slope, WithinRel(4.0 / 6, 1e-15));
    CHECK(sweep.at(*plan.inputs_of("y").front()).slope == 3);
}
