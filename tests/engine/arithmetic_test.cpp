// SPDX-License-Identifier: Apache-2.0
// The self-test of arithmetic is made by every plan: a caller's processor mode never changes a figure in silence.
#include <cfenv>
#include <string>

#include "gevinst/engine/simulation.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2027);

/// What a point run and a simulation refuse to do in the mode that `set` makes; `restore` takes it back.
template <class Set, class Restore>
void check_refused(const Set& set, const Restore& restore, const std::string& sentence) {
    const gv::Expression x = assumption("x", gv::Expression(gv::uniform(0, 1)));
    std::string of_point, of_draws;
    set();
    try {
        static_cast<void>(gv::Plan({x}, horizon));
    } catch (const gv::FaultError& fault) {
        of_point = fault.what();
    }
    try {
        static_cast<void>(gv::simulate({{"x", x}}, horizon, 100));
    } catch (const gv::FaultError& fault) {
        of_draws = fault.what();
    }
    restore();
    CHECK(of_point == sentence);
    CHECK(of_draws == sentence);
    CHECK_NOTHROW(gv::simulate({{"x", x}}, horizon, 100));
}

}  // namespace

TEST_CASE("a plan refuses a rounding mode that is not to nearest") {
    check_refused([] { std::fesetround(FE_UPWARD); }, [] { std::fesetround(FE_TONEAREST); },
                  "the rounding mode is not to nearest: restore it with std::fesetround(FE_TONEAREST)");
}

#if defined(__x86_64__)
TEST_CASE("a plan refuses a processor mode that flushes subnormal numbers to zero") {
    constexpr unsigned flush_to_zero = 0x8000, denormals_are_zero = 0x0040;
    const unsigned mode = __builtin_ia32_stmxcsr();
    for (const unsigned bit : {flush_to_zero, denormals_are_zero})
        check_refused([&] { __builtin_ia32_ldmxcsr(mode | bit); }, [&] { __builtin_ia32_ldmxcsr(mode); },
                      "subnormal numbers are flushed to zero: do not link with -ffast-math, and leave the processor's "
                      "mode alone");
}
#endif
