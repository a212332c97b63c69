// SPDX-License-Identifier: Apache-2.0
// Flags that change the bits of a result are refused where a macro shows them; the self-test finds the others.
// expect-first-error: gevinst promises the same bits everywhere: compile without -ffast-math and without parts of it
// with-flags: -ffast-math
// with-flags: -ffinite-math-only
// with-g++-flags: -fassociative-math -fno-signed-zeros -fno-trapping-math
// with-g++-flags: -freciprocal-math
// with-g++-flags: -fno-signed-zeros
// with-g++-flags: -funsafe-math-optimizations
#include <gevinst/config.hpp>

int main() {}
