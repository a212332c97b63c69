// SPDX-License-Identifier: Apache-2.0
// One plan, several threads, each with its own workspace.
#include <cstddef>
#include <thread>
#include <vector>

#include "gevinst/engine/plan.hpp"
#include "support/catch2.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;

namespace {

/// What a thread sees of a plan while it sets an input to many numbers; a fault counts as -1.
void evaluate(const gv::Plan& plan, std::vector<double>& seen) {
    gv::Workspace values = plan.workspace();
    for (int i = 0; i < 200; ++i) {
        const gv::PlanInput& input = plan.inputs()[static_cast<std::size_t>(i) % plan.inputs().size()];
        plan.set(values, input, i % 7 - 2);
        try {
            plan.run(values);
        } catch (const gv::FaultError&) {
            seen.push_back(-1);
            continue;
        }
        for (std::size_t output = 0; output < plan.outputs(); ++output) seen.push_back(plan.value(values, output, 1));
    }
}

}  // namespace

TEST_CASE("threads that share a plan see what one thread sees") {
    for (const unsigned seed : {3u, 5u, 8u, 13u}) {
        gevinst_test::RandomExpressions graph(seed, gv::Horizon(2026, 2029));
        const gv::Plan plan(graph.outputs(), gv::Horizon(2026, 2029));
        REQUIRE(!plan.inputs().empty());
        std::vector<double> alone, first, second;
        evaluate(plan, alone);
        std::thread one([&] { evaluate(plan, first); });
        std::thread two([&] { evaluate(plan, second); });
        one.join();
        two.join();
        CHECK(first == alone);
        CHECK(second == alone);
    }
}
