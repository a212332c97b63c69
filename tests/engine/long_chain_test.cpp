// SPDX-License-Identifier: Apache-2.0
// A chain of a million additions on a small stack: nothing recurses along an expression, nothing is quadratic in it.
#include <pthread.h>

#include <chrono>
#include <cstddef>
#include <string>

#include "gevinst/engine/plan.hpp"
#include "support/catch2.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using gevinst_test::assumption;

namespace {

constexpr int links = 1'000'000;
constexpr std::size_t small_stack = 256 * 1024;

/// What the thread found; checked outside, where failing is safe.
struct Findings {
    std::size_t text_length = 0;
    std::size_t steps = 0;
    double sum = 0;
    std::string fault;
    std::string error;
    double seconds = 0;
};

void examine(Findings& found) {
    const gv::Expression x = assumption("x", 1), y = assumption("y", 2);
    gv::Expression chain = gv::log(y);
    for (int i = 0; i < links; ++i) chain = chain + x;
    found.text_length = gv::formula_text(chain).size();
    const gv::Plan plan({gv::at_year(chain, 2026)}, gv::Horizon(2026, 2029));
    found.steps = plan.steps();
    gv::Workspace values = plan.workspace();
    plan.set(values, *plan.inputs_of("y").front(), 1);
    plan.run(values);
    found.sum = plan.value(values, 0, 0);
    plan.set(values, *plan.inputs_of("y").front(), -1);
    try {
        plan.run(values);
    } catch (const gv::FaultError& fault) {
        found.fault = fault.what();
    }
}

void* examine_in_thread(void* findings) {
    Findings& found = *static_cast<Findings*>(findings);
    const auto begin = std::chrono::steady_clock::now();
    try {
        examine(found);
    } catch (const std::exception& error) {
        found.error = error.what();
    }
    found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return nullptr;
}

}  // namespace

TEST_CASE("a chain of a million additions is built, printed, planned, run, explained and destroyed on a stack of 256 kB") {
    Findings found;
    pthread_attr_t attributes;
    REQUIRE(pthread_attr_init(&attributes) == 0);
    REQUIRE(pthread_attr_setstacksize(&attributes, small_stack) == 0);
    pthread_t thread;
    REQUIRE(pthread_create(&thread, &attributes, examine_in_thread, &found) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);

    CHECK(found.error.empty());
    CHECK(found.text_length == std::string("log(y)").size() + links * std::string(" + x").size());
    CHECK(found.steps == links + 2);
    CHECK(found.sum == links);
    CHECK(found.fault ==
          "'log(y)' is not a number; its operand is -1 "
          "(needed for 'at_year(log(y) + x + x + x + x + x + x + x + x + x + x + ...')");
    CHECK(found.seconds < 60);  // a walk that looks for each step in all steps takes hours
}
