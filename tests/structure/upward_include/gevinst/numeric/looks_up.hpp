// SPDX-License-Identifier: Apache-2.0
// Looks up from numeric to units, which the test of the stages must find.
#pragma once

#include <gevinst/units/unit.hpp>
