// SPDX-License-Identifier: Apache-2.0
// How the uniforms of a run are chosen, and which assumptions move together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gevinst::inline v0 {

/// Where draws lie. Random: independent. Latin hypercube: each block of 1,024 draws is stratified, blocks are
/// independent. Sobol': replicates of `points` draws, each scrambled by itself.
struct Sampling {
    enum class Kind : std::uint8_t { random, latin_hypercube, sobol };
    Kind kind = Kind::random;
    std::uint64_t points = 0;
    std::uint64_t replicates = 0;
    bool operator==(const Sampling&) const = default;
};
[[nodiscard]] inline Sampling latin_hypercube() { return {Sampling::Kind::latin_hypercube, 0, 0}; }
/// `points` is a power of two from 1,024 on; the error is known from 2 replicates on.
[[nodiscard]] inline Sampling sobol(std::uint64_t points, std::uint64_t replicates) {
    return {Sampling::Kind::sobol, points, replicates};
}

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
