// SPDX-License-Identifier: Apache-2.0
// The common set: write a business case and read its point values.
// Left out, for those who need them: <gevinst/appraisal/simulate.hpp> (simulation), <gevinst/appraisal/gradient.hpp>
// (derivatives), <gevinst/expression/formula.hpp> (reading formulas), <gevinst/file.hpp> (JSON, files),
// <gevinst/report/fmt.hpp> (formatters for fmt), <gevinst/numeric/philox.hpp> and <gevinst/numeric/lanes.hpp> (random numbers and wide loops).
#pragma once

// First what checks units when a program is compiled: before an error the compiler lists the way to its header, here the
// shortest there is.
#include "gevinst/expression/estimate.hpp"
#include "gevinst/expression/stated_distributions.hpp"
#include "gevinst/expression/tariffs.hpp"
#include "gevinst/expression/variability.hpp"

#include "gevinst/case/fate.hpp"

#include "gevinst/case/business_case.hpp"

#include "gevinst/appraisal/accounts.hpp"
#include "gevinst/appraisal/bottom_lines.hpp"
#include "gevinst/appraisal/budget.hpp"
#include "gevinst/appraisal/claims.hpp"
#include "gevinst/appraisal/outcomes.hpp"
#include "gevinst/engine/plan.hpp"
#include "gevinst/error.hpp"
#include "gevinst/version.hpp"
