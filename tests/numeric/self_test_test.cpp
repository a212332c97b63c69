// SPDX-License-Identifier: Apache-2.0
// The arithmetic self-test: silent in a right build, and a sentence when the processor's mode is wrong.
#include <gevinst/numeric/self_test.hpp>

#include <cfenv>
#include <string>

#include "support/catch2.hpp"

namespace {

// Reads the fault while `mode` holds and restores the mode before anything is checked or printed.
std::string fault_in_rounding(int mode) {
    std::fesetround(mode);
    const char* fault = gevinst::numeric::arithmetic_fault();
    std::fesetround(FE_TONEAREST);
    return fault ? fault : "";
}

} // namespace

TEST_CASE("this build's arithmetic has no fault") {
    const char* fault = gevinst::numeric::arithmetic_fault();
    INFO((fault ? fault : "none"));
    CHECK(fault == nullptr);
}

TEST_CASE("a rounding mode other than to nearest is a fault") {
    for (const int mode : {FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO})
        CHECK(fault_in_rounding(mode) ==
              "the rounding mode is not to nearest: restore it with std::fesetround(FE_TONEAREST)");
    CHECK(fault_in_rounding(FE_TONEAREST).empty());
}

#if defined(__x86_64__)
TEST_CASE("flushing subnormal numbers to zero is a fault") {
    constexpr unsigned flush_to_zero = 0x8000, denormals_are_zero = 0x0040;
    for (const unsigned bit : {flush_to_zero, denormals_are_zero}) {
        const unsigned mode = __builtin_ia32_stmxcsr();
        __builtin_ia32_ldmxcsr(mode | bit);
        const char* fault = gevinst::numeric::arithmetic_fault();
        __builtin_ia32_ldmxcsr(mode);
        REQUIRE(fault != nullptr);
        CHECK(std::string(fault).rfind("subnormal numbers are flushed to zero", 0) == 0);
    }
}
#endif
