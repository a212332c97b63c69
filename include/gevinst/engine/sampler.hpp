// SPDX-License-Identifier: Apache-2.0
// The values of the sources of a plan in any draw: a pure function of seed, path and the number of the draw.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "gevinst/engine/plan.hpp"
#include "gevinst/engine/sampling.hpp"
#include "gevinst/expression/quantile.hpp"
#include "gevinst/numeric/correlation.hpp"
#include "gevinst/numeric/sobol.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

/// What a sampler follows besides the plan.
struct SamplerOptions {
    std::uint64_t seed = 1;
    Sampling sampling{};
    std::vector<Correlation> correlations{};
    unsigned threads = 1;  ///< that make tables of quantiles; 0: as many as the machine runs at once
};

/// Draws the sources of a plan. Immutable: threads share one.
class Sampler {
public:
    /// Throws CaseError when two paths share a stream of random numbers, a correlation matrix is none, or there are more
    /// sources than Sobol' has dimensions.
    Sampler(const Plan& plan, const SamplerOptions& options);

    /// The places of the sources that are drawn together.
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& groups() const { return groups_; }
    /// The draws that are best filled at once: a Latin hypercube is made block by block.
    [[nodiscard]] std::size_t least_tile() const {
        return sampling_.kind == Sampling::Kind::latin_hypercube ? numeric::block_size : 1;
    }
    /// Fills a column for each source of a group with `n` draws from `first_draw` on, in base units. `scores` is what a
    /// thread writes to meanwhile.
    void fill(std::size_t group, std::uint64_t first_draw, std::size_t n, double* const* columns,
              std::vector<double>& scores) const;
    /// Sets the sources to their values in one draw.
    void set(Workspace& values, std::uint64_t draw) const;

private:
    // Values in the unit of their distribution into base units, as AnyUnit::to_base has it.
    struct ToBase {
        double numerator;
        double denominator;
        template <class T>
        [[gnu::always_inline]] T value(const T& x) const {
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
    // A uniform of its own: of a source, or of a correlated assumption that the plan does not need itself.
    struct Stream {
        std::uint64_t path;
        std::size_t dimension;
    };
    // Streams that are drawn together; member k is what source `sources[k]` of the group's columns takes.
    struct Group {
        std::vector<Stream> streams;
        std::vector<std::uint32_t> taken;  ///< for each source of the group, its place among the streams
        numeric::LowerFactor factor;       ///< of the correlations; empty for one stream
    };

    class Seats;

    void add_correlation(const Plan& plan, const Correlation& correlation, Seats& seats, std::vector<bool>& grouped);
    void add_directions();
    void fill_uniforms(const Stream& stream, std::uint64_t first_draw, std::size_t n, double* column) const;
    void finish(const Source& source, std::size_t n, double* column) const;

    std::uint64_t seed_;
    Sampling sampling_;
    std::vector<Source> sources_;
    std::vector<std::vector<std::uint32_t>> groups_;
    std::vector<Group> streams_;  ///< of each group
    QuantileTables::Table scores_;
    std::vector<numeric::SobolDirections> directions_;
};

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END

#ifndef GEVINST_COMPILED
#include "gevinst/engine/sampler_definitions.hpp"
#endif
