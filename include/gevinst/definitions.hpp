// SPDX-License-Identifier: Apache-2.0
// The bodies of all functions that GEVINST_COMPILED leaves out of the headers. A program that defines it includes this in
// exactly one translation unit, or links the CMake target gevinst::compiled.
#pragma once

#include "gevinst/units/any_dimension_definitions.hpp"
#include "gevinst/units/any_unit_definitions.hpp"
#include "gevinst/units/horizon_definitions.hpp"
#include "gevinst/units/number_text_definitions.hpp"
#include "gevinst/units/spelling_definitions.hpp"
#include "gevinst/units/text_cursor_definitions.hpp"
#include "gevinst/units/unit_text_definitions.hpp"
#include "gevinst/expression/arithmetic_definitions.hpp"
#include "gevinst/expression/bounds_definitions.hpp"
#include "gevinst/expression/by_definitions.hpp"
#include "gevinst/expression/distribution_definitions.hpp"
#include "gevinst/expression/estimate_definitions.hpp"
#include "gevinst/expression/expression_definitions.hpp"
#include "gevinst/expression/formula_definitions.hpp"
#include "gevinst/expression/index_definitions.hpp"
#include "gevinst/expression/moment_definitions.hpp"
#include "gevinst/expression/node_definitions.hpp"
#include "gevinst/expression/operations/rules_definitions.hpp"
#include "gevinst/expression/operations_definitions.hpp"
#include "gevinst/expression/rewrite_definitions.hpp"
#include "gevinst/expression/text_definitions.hpp"
#include "gevinst/expression/within_horizon_definitions.hpp"
#include "gevinst/engine/faults_definitions.hpp"
#include "gevinst/engine/plan_definitions.hpp"
