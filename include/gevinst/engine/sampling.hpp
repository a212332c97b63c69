// SPDX-License-Identifier: Apache-2.0
// How the uniforms of a run are chosen.
#pragma once

#include <cstdint>

#include "gevinst/expression/correlation.hpp"  // IWYU pragma: export

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

}  // namespace gevinst::inline v0
