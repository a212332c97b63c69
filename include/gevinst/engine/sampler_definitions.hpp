// SPDX-License-Identifier: Apache-2.0
// How sources are drawn: uniforms of their paths, moved together where they are correlated, through their quantiles.
#pragma once

#include "gevinst/engine/sampler.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "gevinst/config.hpp"
#include "gevinst/engine/worker_threads.hpp"
#include "gevinst/expression/correlation_check.hpp"
#include "gevinst/numeric/latin_hypercube.hpp"
#include "gevinst/numeric/normal.hpp"
#include "gevinst/numeric/uniforms.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

/// The Sobol' dimension of each path: its seat in its case; without a case they are given as paths are met.
class Sampler::Seats {
public:
    explicit Seats(const Plan& plan) {
        for (const PlanSource& source : plan.sources())
            if (source.seat) static_cast<void>(of(source.path, source.seat));
        for (const PlanSource& source : plan.sources()) static_cast<void>(of(source.path, source.seat));
    }
    std::size_t of(const std::string& path, std::optional<std::uint32_t> stated = {}) {
        const auto [known, fresh] = seat_.try_emplace(path, stated ? std::size_t{*stated} : next_);
        if (fresh) next_ = std::max(next_, known->second + 1);
        return known->second;
    }

private:
    std::unordered_map<std::string, std::size_t> seat_;
    std::size_t next_ = 0;
};

GEVINST_INLINE Sampler::Sampler(const Plan& plan, const SamplerOptions& options)
    : seed_(options.seed), sampling_(options.sampling) {
    Seats seats(plan);
    QuantileTables tables(QuantileTables::When::later);
    std::unordered_map<std::uint64_t, const std::string*> path_of_hash;
    for (const PlanSource& source : plan.sources()) {
        const std::uint64_t hash = numeric::path_hash(source.path);
        const auto [known, fresh] = path_of_hash.try_emplace(hash, &source.path);
        if (!fresh && *known->second != source.path)
            throw CaseError("the assumptions '" + *known->second + "' and '" + source.path +
                            "' have the same stream of random numbers: rename one");
        sources_.push_back({hash, source.slot, Quantile(source.leaf->distribution(), tables),
                            {source.leaf->unit->numerator(), source.leaf->unit->denominator()}});
    }
    std::vector<bool> grouped(sources_.size(), false);
    for (const Correlation& correlation : options.correlations) add_correlation(plan, correlation, seats, grouped);
    if (!options.correlations.empty()) scores_ = tables.normal();
    for (std::uint32_t i = 0; i < sources_.size(); ++i) {
        if (grouped[i]) continue;
        groups_.push_back({i});
        streams_.push_back({{{sources_[i].path, seats.of(plan.sources()[i].path)}}, {0}, {}});
    }
    if (sampling_.kind == Sampling::Kind::sobol) add_directions();
    WorkerThreads(thread_count(options.threads)).run(
        tables.count(),
        [&](const auto& next) {
            for (std::uint64_t i = next(); i < tables.count(); i = next()) tables.make(static_cast<std::size_t>(i));
        },
        [] {});
}

GEVINST_INLINE void Sampler::add_directions() {
    static_assert(sobol_seats == numeric::sobol_dimensions);
    std::unordered_map<std::size_t, std::uint64_t> path_at;
    for (const Group& group : streams_)
        for (const Stream& stream : group.streams) {
            const bool own = path_at.try_emplace(stream.dimension, stream.path).first->second == stream.path;
            if (stream.dimension >= sobol_seats || !own)
                throw CaseError("Sobol' points have " + std::to_string(sobol_seats) +
                                " dimensions, but there are more assumptions: take Latin hypercube sampling");
            while (directions_.size() <= stream.dimension)
                directions_.push_back(numeric::sobol_directions(directions_.size()));
        }
}

GEVINST_INLINE void Sampler::add_correlation(const Plan& plan, const Correlation& correlation, Seats& seats,
                                             std::vector<bool>& grouped) {
    Group group{{}, {}, copula::factor_of(correlation)};
    std::vector<std::uint32_t> sources;
    for (std::size_t member = 0; member < correlation.paths.size(); ++member) {
        const std::string& path = correlation.paths[member];
        std::optional<std::uint32_t> seat;
        if (member < correlation.seats.size()) seat = correlation.seats[member];
        group.streams.push_back({numeric::path_hash(path), seats.of(path, seat)});
        for (std::uint32_t i = 0; i < plan.sources().size(); ++i) {
            if (plan.sources()[i].path != path) continue;
            if (grouped[i]) throw CaseError("the assumption '" + path + "' is in two correlations: state them as one matrix");
            grouped[i] = true;
            sources.push_back(i);
            group.taken.push_back(static_cast<std::uint32_t>(member));
        }
    }
    if (sources.empty()) return;  // nothing that is evaluated depends on them
    groups_.push_back(std::move(sources));
    streams_.push_back(std::move(group));
}

GEVINST_INLINE void Sampler::fill_uniforms(const Stream& stream, std::uint64_t first_draw, std::size_t n,
                                           double* column) const {
    switch (sampling_.kind) {
        case Sampling::Kind::random: return numeric::fill_uniforms(column, seed_, stream.path, first_draw, n);
        case Sampling::Kind::latin_hypercube:
            return numeric::fill_latin_hypercube(column, seed_, stream.path, first_draw, n);
        case Sampling::Kind::sobol:
            return numeric::fill_sobol(column, directions_[stream.dimension], sampling_.points, seed_, stream.path,
                                       first_draw, n);
    }
}

GEVINST_INLINE void Sampler::finish(const Source& source, std::size_t n, double* column) const {
    source.quantile.apply(column, n);
    if (source.to_base.numerator != 1 || source.to_base.denominator != 1)
        numeric::apply_quantile(column, column, n, source.to_base);
}

GEVINST_INLINE void Sampler::fill(std::size_t group, std::uint64_t first_draw, std::size_t n,
                                  double* const* columns, std::vector<double>& scores) const {
    const Group& drawn = streams_[group];
    if (drawn.factor.entries.empty()) {
        fill_uniforms(drawn.streams.front(), first_draw, n, columns[0]);
        return finish(sources_[groups_[group].front()], n, columns[0]);
    }
    scores.resize(std::max(scores.size(), drawn.streams.size() * n));
    std::vector<double*> members;
    for (std::size_t member = 0; member < drawn.streams.size(); ++member) {
        members.push_back(scores.data() + member * n);
        fill_uniforms(drawn.streams[member], first_draw, n, members.back());
        numeric::apply_table(members.back(), members.back(), n, *scores_);
    }
    numeric::correlate(members.data(), members.size(), drawn.factor, n);
    for (std::size_t k = 0; k < drawn.taken.size(); ++k) {
        numeric::apply<numeric::NormalCdf>(columns[k], members[drawn.taken[k]], 1, n);
        finish(sources_[groups_[group][k]], n, columns[k]);
    }
}

GEVINST_INLINE void Sampler::set(Workspace& values, std::uint64_t draw) const {
    std::vector<double*> cells;
    std::vector<double> scores;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        cells.clear();
        for (const std::uint32_t source : groups_[group]) cells.push_back(&values[sources_[source].slot]);
        fill(group, draw, 1, cells.data(), scores);
    }
}

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
