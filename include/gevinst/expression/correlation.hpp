// SPDX-License-Identifier: Apache-2.0
// What is said of the draws of assumptions besides their distributions: which move together, and their seats.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gevinst::inline v0 {

/// The dimensions of Sobol' points: seats for the assumptions of a case, an element each.
inline constexpr std::uint32_t sobol_seats = 1024;

/// Assumptions that move together by a Gaussian copula, in the order they are declared: one added last changes no other.
struct Correlation {
    std::vector<std::string> paths;  ///< with the element, where an assumption has one variable for each: `demand[Herlev]`
    std::vector<double> matrix;      ///< row by row, 1 on the diagonal
    bool rank = false;               ///< rank correlations (Spearman) rather than those of the normal scores
    std::vector<std::uint32_t> seats{};  ///< Sobol' dimensions of the paths; none outside a case
    bool operator==(const Correlation&) const = default;
};

}  // namespace gevinst::inline v0
