// SPDX-License-Identifier: Apache-2.0
// How sources are drawn: uniforms of their paths, moved together where they are correlated, through their quantiles.
#pragma once

#include "gevinst/engine/sampler.hpp"

#include <unordered_map>

#include "gevinst/config.hpp"
#include "gevinst/numeric/latin_hypercube.hpp"
#include "gevinst/numeric/nearest_correlation.hpp"
#include "gevinst/numeric/normal.hpp"
#include "gevinst/numeric/uniforms.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

namespace sampling {

/// What is wrong with a correlation matrix, and the nearest one that is right.
[[nodiscard]] inline std::string matrix_fault(const Correlation& correlation, const numeric::CorrelationFinding& finding,
                                              const std::vector<double>& matrix) {
    const std::size_t n = correlation.paths.size();
    const auto pair = "'" + correlation.paths[finding.row] + "' and '" + correlation.paths[finding.column] + "'";
    const std::string entry = number_text(matrix[finding.row * n + finding.column]);
    switch (finding.fault) {
        case numeric::CorrelationFault::outside:
            return "the correlation of " + pair + " is " + entry + ", outside -1 to 1";
        case numeric::CorrelationFault::diagonal:
            return "the correlation of '" + correlation.paths[finding.row] + "' with itself is " + entry + ", not 1";
        case numeric::CorrelationFault::asymmetric:
            return "the correlation of " + pair + " is stated twice, as " + entry + " and as " +
                   number_text(matrix[finding.column * n + finding.row]);
        default: break;
    }
    std::string text = "the correlations of";
    for (std::size_t i = 0; i < n; ++i) text += (i == 0 ? " '" : ", '") + correlation.paths[i] + "'";
    text += " contradict each other: no variables have them all";
    if (n > 12) return text + "; take the nearest that some have, by nearest_correlation";
    const numeric::NearestCorrelation nearest = numeric::nearest_correlation(matrix, n);
    text += "; the nearest that some have are";
    for (std::size_t row = 1; row < n; ++row)
        for (std::size_t column = 0; column < row; ++column) {
            const double rounded = numeric::round(nearest.matrix[row * n + column] * 1e4) / 1e4;
            text += (row == 1 ? " " : ", ") + number_text(rounded + 0.0);
        }
    return text + " (below the diagonal, row by row)";
}

}  // namespace sampling

class Sampler::Seats {
public:
    explicit Seats(const std::vector<std::string>& paths) {
        for (const std::string& path : paths) static_cast<void>(of(path));
    }
    [[nodiscard]] std::size_t of(const std::string& path) { return seat_.try_emplace(path, seat_.size()).first->second; }

private:
    std::unordered_map<std::string, std::size_t> seat_;
};

GEVINST_INLINE Sampler::Sampler(const Plan& plan, const SamplerOptions& options)
    : seed_(options.seed), sampling_(options.sampling) {
    Seats seats(options.seats);
    QuantileTables tables;
    std::unordered_map<std::uint64_t, const std::string*> path_of_hash;
    for (const PlanSource& source : plan.sources()) {
        const std::uint64_t hash = numeric::path_hash(source.path);
        const auto [known, fresh] = path_of_hash.try_emplace(hash, &source.path);
        if (!fresh && *known->second != source.path)
            throw CaseError("the assumptions '" + *known->second + "' and '" + source.path +
                            "' have the same stream of random numbers: rename one");
        sources_.push_back({hash, source.slot, Quantile(source.leaf->distribution(), tables),
                            {source.leaf->unit->numerator(), source.leaf->unit->denominator()}});
        static_cast<void>(seats.of(source.path));
    }
    std::vector<bool> grouped(sources_.size(), false);
    for (const Correlation& correlation : options.correlations) add_correlation(plan, correlation, seats, grouped);
    if (!options.correlations.empty()) scores_ = tables.normal();
    for (std::uint32_t i = 0; i < sources_.size(); ++i) {
        if (grouped[i]) continue;
        groups_.push_back({i});
        streams_.push_back({{{sources_[i].path, seats.of(plan.sources()[i].path)}}, {0}, {}});
    }
    if (sampling_.kind != Sampling::Kind::sobol) return;
    for (const Group& group : streams_)
        for (const Stream& stream : group.streams) {
            if (stream.dimension >= numeric::sobol_dimensions)
                throw CaseError("Sobol' points have " + std::to_string(numeric::sobol_dimensions) +
                                " dimensions, but more assumptions are drawn: take Latin hypercube sampling");
            while (directions_.size() <= stream.dimension)
                directions_.push_back(numeric::sobol_directions(directions_.size()));
        }
}

GEVINST_INLINE void Sampler::add_correlation(const Plan& plan, const Correlation& correlation, Seats& seats,
                                             std::vector<bool>& grouped) {
    const std::size_t n = correlation.paths.size();
    if (n < 2) throw CaseError("a correlation needs two assumptions at least");
    if (correlation.matrix.size() != n * n)
        throw CaseError("the correlations of " + std::to_string(n) + " assumptions are a matrix of " +
                        std::to_string(n * n) + " numbers, not of " + std::to_string(correlation.matrix.size()));
    std::vector<double> matrix = correlation.matrix;
    numeric::CorrelationFinding finding = numeric::check_correlations(matrix, n);
    if (correlation.rank && finding.ok())
        for (double& entry : matrix) entry = numeric::normal_correlation(entry);
    numeric::LowerFactor factor = numeric::lower_factor(matrix, n);
    if (!factor.finding.ok()) throw CaseError(sampling::matrix_fault(correlation, factor.finding, matrix));
    Group group{{}, {}, std::move(factor)};
    std::vector<std::uint32_t> sources;
    for (std::size_t member = 0; member < n; ++member) {
        const std::string& path = correlation.paths[member];
        for (std::size_t other = 0; other < member; ++other)
            if (correlation.paths[other] == path) throw CaseError("a correlation names '" + path + "' twice");
        group.streams.push_back({numeric::path_hash(path), seats.of(path)});
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
                                  double* const* columns) const {
    const Group& drawn = streams_[group];
    if (drawn.factor.entries.empty()) {
        fill_uniforms(drawn.streams.front(), first_draw, n, columns[0]);
        return finish(sources_[groups_[group].front()], n, columns[0]);
    }
    std::vector<double> scores(drawn.streams.size() * n);
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
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        cells.clear();
        for (const std::uint32_t source : groups_[group]) cells.push_back(&values[sources_[source].slot]);
        fill(group, draw, 1, cells.data());
    }
}

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
