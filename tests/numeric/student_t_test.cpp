// SPDX-License-Identifier: Apache-2.0
// The factor of Student's t against published values.
#include <gevinst/numeric/student_t.hpp>

#include "support/catch2.hpp"

namespace numeric = gevinst::numeric;

TEST_CASE("95 % lie within the published factors of Student's t") {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, the column 0.975.
    CHECK(numeric::student_factor(1) == Approx(12.706).epsilon(1e-4));
    CHECK(numeric::student_factor(3) == Approx(3.182).epsilon(2e-4));
    CHECK(numeric::student_factor(10) == Approx(2.228).epsilon(2e-4));
    CHECK(numeric::student_factor(11) == Approx(2.201).epsilon(2e-4));
    CHECK(numeric::student_factor(15) == Approx(2.131).epsilon(2e-4));
    CHECK(numeric::student_factor(30) == Approx(2.042).epsilon(2e-4));
    CHECK(numeric::student_factor(100) == Approx(1.984).epsilon(2e-4));
    CHECK(numeric::student_factor(1'000'000) == Approx(1.960).epsilon(2e-4));
}
