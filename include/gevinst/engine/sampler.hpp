// SPDX-License-Identifier: Apache-2.0
// The values of the sources of a plan in any draw: a pure function of seed, path and the number of the draw.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gevinst/engine/plan.hpp"
#include "gevinst/expression/quantile.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

/// Draws the sources of a plan. Immutable: threads share one.
class Sampler {
public:
    /// Throws CaseError when two paths share a stream of random numbers.
    Sampler(const Plan& plan, std::uint64_t seed);

    /// The places of the sources that are drawn together.
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& groups() const { return groups_; }
    /// Fills a column for each source of a group with `n` draws from `first_draw` on, in base units.
    void fill(std::size_t group, std::uint64_t first_draw, std::size_t n, double* const* columns) const;
    /// Sets the sources to their values in one draw.
    void set(Workspace& values, std::uint64_t draw) const;

private:
    // Values in the unit of their distribution into base units, as AnyUnit::to_base has it.
    struct ToBase {
        double numerator;
        double denominator;
        template <class T>
        [[gnu::always_inline]] T operator()(const T& x) const {
            if (denominator == 1) return x * T(numerator);
            if (numerator == 1) return x / T(denominator);
            return x * T(numerator) / T(denominator);
        }
    };
    struct Source {
        std::uint64_t path;
        std::uint32_t slot;
        Quantile quantile;
        ToBase to_base;
    };

    std::uint64_t seed_;
    std::vector<Source> sources_;
    std::vector<std::vector<std::uint32_t>> groups_;
};

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END

#ifndef GEVINST_COMPILED
#include "gevinst/engine/sampler_definitions.hpp"
#endif
