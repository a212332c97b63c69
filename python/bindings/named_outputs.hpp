// SPDX-License-Identifier: Apache-2.0
// The figures that a simulation or a gradient is asked for.
#pragma once

#include <optional>
#include <vector>

#include "arguments.hpp"
#include "gevinst/appraisal/simulate.hpp"

namespace gevinst::python {

/// Outputs under names, `{"cost": cost, "licence": "AI/Licence"}`, or names in the case alone; none for None. The account is
/// that of bottom lines.
[[nodiscard]] std::vector<SimulationOutput> named_outputs(const BusinessCase& self, const py::object& outputs,
                                                          const std::optional<NameOf>& account);

} // namespace gevinst::python
