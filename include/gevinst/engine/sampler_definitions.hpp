// SPDX-License-Identifier: Apache-2.0
// How sources are drawn: uniforms of their paths, through their quantiles, into base units.
#pragma once

#include "gevinst/engine/sampler.hpp"

#include <string>
#include <unordered_map>

#include "gevinst/config.hpp"
#include "gevinst/numeric/uniforms.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

GEVINST_INLINE Sampler::Sampler(const Plan& plan, std::uint64_t seed) : seed_(seed) {
    QuantileTables tables;
    std::unordered_map<std::uint64_t, const std::string*> path_of_hash;
    for (const PlanSource& source : plan.sources()) {
        const std::uint64_t hash = numeric::path_hash(source.path);
        const auto [known, fresh] = path_of_hash.try_emplace(hash, &source.path);
        if (!fresh && *known->second != source.path)
            throw CaseError("the assumptions '" + *known->second + "' and '" + source.path +
                            "' have the same stream of random numbers: rename one");
        groups_.push_back({static_cast<std::uint32_t>(sources_.size())});
        sources_.push_back({hash, source.slot, Quantile(source.leaf->distribution(), tables),
                            {source.leaf->unit->numerator(), source.leaf->unit->denominator()}});
    }
}

GEVINST_INLINE void Sampler::fill(std::size_t group, std::uint64_t first_draw, std::size_t n,
                                  double* const* columns) const {
    for (std::size_t member = 0; member < groups_[group].size(); ++member) {
        const Source& source = sources_[groups_[group][member]];
        double* const column = columns[member];
        numeric::fill_uniforms(column, seed_, source.path, first_draw, n);
        source.quantile.apply(column, n);
        if (source.to_base.numerator != 1 || source.to_base.denominator != 1)
            quantiles::apply(column, n, source.to_base);
    }
}

GEVINST_INLINE void Sampler::set(Workspace& values, std::uint64_t draw) const {
    std::vector<double*> cells;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        cells.clear();
        for (const std::uint32_t source : groups_[group]) cells.push_back(&values[sources_[source].slot]);
        fill(group, draw, 1, cells.data());
    }
}

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
