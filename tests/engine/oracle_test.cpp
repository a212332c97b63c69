// SPDX-License-Identifier: Apache-2.0
// Plans of random graphs against the naive evaluator, bit for bit.
#include <bit>
#include <cmath>
#include <cstdint>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include "gevinst/engine/plan.hpp"
#include "gevinst/expression/tariffs.hpp"
#include "gevinst/expression/variability.hpp"
#include "support/catch2.hpp"
#include "support/naive_evaluator.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gevinst_test;

namespace {

/// The bits of a value; all NaN are one.
std::uint64_t bits(double x) { return x != x ? ~std::uint64_t{0} : std::bit_cast<std::uint64_t>(x); }

/// Every output, year and element of a run; empty when a fault was reported.
std::vector<std::uint64_t> results(const gv::Plan& plan, gv::Workspace& values) {
    try {
        plan.run(values);
    } catch (const gv::FaultError&) {
        return {};
    }
    std::vector<std::uint64_t> result;
    for (std::size_t output = 0; output < plan.outputs(); ++output)
        for (std::size_t element = 0; element < plan.elements(output); ++element)
            for (std::size_t year = 0; year < plan.horizon().size(); ++year)
                result.push_back(bits(plan.value(values, output, year, element)));
    return result;
}
std::vector<std::uint64_t> results(const gv::Plan& plan) {
    gv::Workspace values = plan.workspace();
    return results(plan, values);
}

/// The same by the oracle.
std::vector<std::uint64_t> results(NaiveEvaluator& oracle, const std::vector<gv::Expression>& outputs, const gv::Horizon& horizon) {
    std::vector<std::uint64_t> result;
    for (const gv::Expression& x : outputs) {
        for (std::size_t element = 0; element < x.node()->elements(); ++element) {
            for (int year = horizon.first(); year <= horizon.last(); ++year) {
                double value = 0;
                try {
                    value = oracle.value(x, year, positions_of(x.indexes(), element));
                } catch (const NaiveFault&) {
                    return {};
                }
                if (!std::isfinite(value)) return {};
                result.push_back(bits(value));
            }
        }
    }
    return result;
}

gv::Horizon horizon_of(std::uint64_t seed) { return {2026, 2026 + static_cast<int>(seed % 5)}; }

/// The codes of the operations that an expression holds.
void collect_operations(const gv::Expression& root, std::set<const gv::Node*>& seen, std::set<std::string_view>& names) {
    std::vector<const gv::Node*> pending{root.node().get()};
    while (!pending.empty()) {
        const gv::Node* node = pending.back();
        pending.pop_back();
        if (!seen.insert(node).second) continue;
        if (node->kind == gv::NodeKind::operation) {
            const gv::operations::Info& info = gv::operations::infos[node->operation];
            names.insert(info.form == gv::operations::Form::prefix ? "negate" : info.name);
        }
        for (const gv::NodePtr& operand : node->operands) pending.push_back(operand.get());
    }
}

}  // namespace

TEST_CASE("a plan gives the bits of the naive evaluator on 2,000 random graphs") {
    int faults = 0;
    std::set<std::string_view> operations;
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        const gv::Horizon horizon = horizon_of(seed);
        RandomExpressions graph(seed, horizon);
        const std::vector<gv::Expression> outputs = graph.outputs();
        const auto point = seed % 2 == 0 ? gv::PointValue::mean : gv::PointValue::mode;
        NaiveEvaluator oracle(horizon, point);
        std::vector<std::uint64_t> expected;
        try {
            expected = results(oracle, outputs, horizon);
        } catch (const NaiveMismatch& mismatch) {
            FAIL("seed " << seed << ": " << mismatch.what() << "\n" << graph.text(outputs));
        }
        if (results(gv::Plan(outputs, horizon, point)) != expected) FAIL("seed " << seed << "\n" << graph.text(outputs));
        if (expected.empty()) {
            ++faults;
        } else {
            std::set<const gv::Node*> seen;
            for (const gv::Expression& x : outputs) collect_operations(x, seen, operations);
        }
    }
    // What random graphs do not hold.
    const gv::Horizon horizon(2026, 2029);
    const gv::Expression varying = gv::years(2026, {3, 5, 0, 90});
    std::vector<gv::Expression> others{
        gv::normal_excess(varying - 2, 2, gv::years(2026, {4, 4, 4, 4})), gv::tiers(varying, {{0, 60}, {5, varying}, {12, 35}}),
        gv::tiers(varying, {{0, 60}, {5, varying}, {12, 35}}, {.marginal = false}), gv::packs(varying, 2.5, varying)};
    for (const gv::Variability& x : {gv::variability::poisson(varying), gv::variability::negative_binomial(varying, 0.3), gv::variability::data({2, varying, 7})}) {
        others.push_back(gv::expected_excess(x, 4.5));
        others.push_back(gv::expected_excess(4.5, x));
    }
    others.push_back(gv::bass(2026, {0.03, varying, varying}));
    others.push_back(gv::apply<gv::operations::WithTotal>({varying.node(), gv::Expression(98.0).node()}));
    NaiveEvaluator oracle(horizon, gv::PointValue::mean);
    CHECK(results(gv::Plan(others, horizon)) == results(oracle, others, horizon));
    std::set<const gv::Node*> seen;
    for (const gv::Expression& x : others) collect_operations(x, seen, operations);
    // Values and faults are both met often, and values of every operation.
    CHECK(faults > 100);
    CHECK(faults < 1000);
    CHECK(operations.size() == gv::operations::count);
}

TEST_CASE("what is planned together, in which order and on which workspace does not change bits") {
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        const gv::Horizon horizon = horizon_of(seed);
        RandomExpressions graph(seed, horizon);
        const std::vector<gv::Expression> outputs = graph.outputs();
        const gv::Plan together(outputs, horizon);
        gv::Workspace values = together.workspace();
        const std::vector<std::uint64_t> expected = results(together, values);
        INFO("seed " << seed << "\n" << graph.text(outputs));
        const bool again_same = results(together, values) == expected;
        REQUIRE(again_same);

        const std::vector<gv::Expression> backwards(outputs.rbegin(), outputs.rend());
        const gv::Plan reversed(backwards, horizon);
        gv::Workspace reversed_values = reversed.workspace();
        REQUIRE(results(reversed, reversed_values).empty() == expected.empty());
        if (expected.empty()) continue;
        std::vector<std::uint64_t> joined;
        for (std::size_t output = 0; output < outputs.size(); ++output) {
            const std::vector<std::uint64_t> alone = results(gv::Plan({outputs[output]}, horizon));
            joined.insert(joined.end(), alone.begin(), alone.end());
            const std::size_t mirrored = outputs.size() - 1 - output;
            for (std::size_t element = 0; element < together.elements(output); ++element)
                for (std::size_t year = 0; year < horizon.size(); ++year)
                    REQUIRE(bits(reversed.value(reversed_values, mirrored, year, element)) ==
                            bits(together.value(values, output, year, element)));
        }
        const bool alone_same = joined == expected;
        REQUIRE(alone_same);
    }
}

TEST_CASE("setting an input gives what a graph built with that number gives") {
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        const gv::Horizon horizon = horizon_of(seed);
        RandomExpressions graph(seed, horizon);
        const std::vector<gv::Expression> outputs = graph.outputs();
        const gv::Plan plan(outputs, horizon);
        gv::Workspace values = plan.workspace();
        const std::vector<std::uint64_t> before = results(plan, values);
        std::vector<const gv::PlanInput*> single;
        for (const gv::PlanInput& input : plan.inputs())
            if (input.element.empty()) single.push_back(&input);
        if (single.empty()) continue;
        RandomNumbers random(seed);
        const gv::PlanInput& input = *random.one_of(single);
        const std::string& path = input.path();
        const double number = random.between(-2, 2);
        plan.set(values, input, number);
        const std::vector<std::uint64_t> after = results(plan, values);
        RandomExpressions rebuilt(seed, horizon, {{path, number}});
        INFO("seed " << seed << ", " << path << " = " << number << "\n" << graph.text(outputs));
        const bool same = after == results(gv::Plan(rebuilt.outputs(), horizon));
        REQUIRE(same);
        compared += after != before && !after.empty() ? 1 : 0;
    }
    CHECK(compared > 50);
}

TEST_CASE("setting one element of an input is what the naive evaluator takes for that element") {
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        const gv::Horizon horizon = horizon_of(seed);
        RandomExpressions graph(seed, horizon);
        const std::vector<gv::Expression> outputs = graph.outputs();
        const gv::Plan plan(outputs, horizon);
        gv::Workspace values = plan.workspace();
        NaiveEvaluator oracle(horizon);
        RandomNumbers random(seed);
        for (const gv::PlanInput& input : plan.inputs()) {
            if (!random.one_in(3)) continue;
            const double number = random.between(-2, 2);
            plan.set(values, input, number);
            oracle.set(input.path() + input.element, number);
        }
        INFO("seed " << seed << "\n" << graph.text(outputs));
        const std::vector<std::uint64_t> expected = results(oracle, outputs, horizon);
        const bool same = results(plan, values) == expected;
        REQUIRE(same);
        compared += expected.empty() ? 0 : 1;
    }
    CHECK(compared > 100);
}

TEST_CASE("a plan keeps what it needs of the expressions it was made from") {
    const gv::Horizon horizon(2026, 2029);
    auto graph = std::make_unique<RandomExpressions>(4, horizon);
    const gv::Plan plan(graph->outputs(), horizon);
    const std::vector<std::uint64_t> expected = results(plan);
    graph.reset();
    CHECK(results(plan) == expected);
    const gv::Plan copy = plan;
    CHECK(results(copy) == expected);
    CHECK(copy.inputs_of(plan.inputs().front().path()).size() == plan.inputs_of(plan.inputs().front().path()).size());
}

TEST_CASE("a fresh workspace holds no number where a step writes") {
    const gv::Horizon horizon(2026, 2029);
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        RandomExpressions graph(seed, horizon);
        const gv::Plan plan(graph.outputs(), horizon);
        const gv::Workspace fresh = plan.workspace();
        gv::Workspace values = fresh;
        if (results(plan, values).empty()) continue;
        // What a run leaves alone are constants and inputs; all else starts as NaN, so nothing was read before it was written.
        for (std::size_t i = 0; i < values.size(); ++i)
            if (bits(values[i]) != bits(fresh[i])) REQUIRE(std::isnan(fresh[i]));
    }
}
