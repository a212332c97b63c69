// SPDX-License-Identifier: Apache-2.0
// Bounds of an expression from the support of its distributions: what is certain before any run.
#pragma once

#include <limits>

#include "gevinst/expression/operations.hpp"

namespace gevinst::inline v0 {

/// The least and the greatest value an expression can take, in base units. Wide where nothing is known.
struct Bounds {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

namespace bounds {

[[nodiscard]] Bounds hull(const Bounds& a, const Bounds& b);

[[nodiscard]] Bounds of_leaf(const Node& node);

}  // namespace bounds

/// The bounds of an expression over all years, elements and draws.
[[nodiscard]] Bounds bounds_of(const Expression& root);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/bounds_definitions.hpp"
#endif
