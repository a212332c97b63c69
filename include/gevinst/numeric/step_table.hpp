// SPDX-License-Identifier: Apache-2.0
// The quantile function of a distribution on single values: which of them a uniform takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "gevinst/numeric/special.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0::numeric {

/// Rising values, each up to a probability. Made by step_table().
struct StepTable {
    std::vector<double> values;
    /// The probability of each value and all below it; 1 at the end.
    std::vector<double> up_to;
    /// Where the search for a uniform begins, by its first bits: then it takes a step or two.
    std::vector<std::uint32_t> guide;
};

inline namespace GEVINST_TARGET {

/// `values` rise; `weights` are not negative, at least one is positive, and they need not sum to one.
inline StepTable step_table(std::vector<double> values, const std::vector<double>& weights) {
    StepTable table{std::move(values), {}, {}};
    double total = 0.0, sum = 0.0;
    for (const double weight : weights)
        total += weight;
    std::size_t last = 0; // that has a weight
    table.up_to.reserve(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += weights[i];
        table.up_to.push_back(sum / total);
        if (weights[i] > 0.0) last = i;
    }
    for (std::size_t i = last; i < table.up_to.size(); ++i)
        table.up_to[i] = 1.0;
    std::size_t buckets = 16;
    while (buckets < weights.size() && buckets < 65'536)
        buckets *= 2;
    table.guide.reserve(buckets);
    std::size_t i = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        while (table.up_to[i] < static_cast<double>(bucket) / static_cast<double>(buckets))
            ++i;
        table.guide.push_back(static_cast<std::uint32_t>(i));
    }
    return table;
}

/// The least value whose probability, with all below it, is not below u. u is from 0 to 1; 0 counts as 2^-33.
inline double quantile_at(const StepTable& table, double u) {
    const double above = u > 0x1p-33 ? u : 0x1p-33, inside = above < 1.0 ? above : 1.0 - 0x1p-53;
    std::size_t i = table.guide[static_cast<std::size_t>(inside * static_cast<double>(table.guide.size()))];
    while (table.up_to[i] < inside)
        ++i;
    return table.values[i];
}

/// out[i] = table(u[i]) for n numbers; out may be u.
inline void apply_table(double* out, const double* u, std::size_t n, const StepTable& table) {
    for (std::size_t i = 0; i < n; ++i)
        out[i] = quantile_at(table, u[i]);
}

/// The whole numbers around `mode` whose probability may come up in a draw, from their ratios: `up(k)` is p(k + 1) /
/// p(k) and `down(k)` is p(k - 1) / p(k), 0 at an end of the support.
template <class Up, class Down>
StepTable counts_around(double mode, const Up& up, const Down& down) {
    constexpr double negligible = 0x1p-70; // of the mode's probability
    std::vector<double> below, values, weights;
    double weight = 1.0;
    for (double k = mode; (weight *= down(k)) > negligible; k -= 1.0)
        below.push_back(weight);
    for (std::size_t i = below.size(); i > 0; --i) {
        values.push_back(mode - static_cast<double>(i));
        weights.push_back(below[i - 1]);
    }
    weight = 1.0;
    for (double k = mode; weight > negligible; k += 1.0) {
        values.push_back(k);
        weights.push_back(weight);
        weight *= up(k);
    }
    return step_table(std::move(values), weights);
}

/// How many of n come true, each with probability p, 0 < p < 1. Takes about 20 sqrt(n p (1 - p)) entries.
inline StepTable binomial_table(double n, double p) {
    const double odds = p / (1.0 - p), mode = smaller(floor((n + 1.0) * p), n);
    return counts_around(
        mode, [=](double k) { return (n - k) / (k + 1.0) * odds; }, [=](double k) { return k / ((n - k + 1.0) * odds); });
}

/// How many events there are when `mean` are expected, mean > 0. Takes about 20 sqrt(mean) entries.
inline StepTable poisson_table(double mean) {
    return counts_around(
        floor(mean), [=](double k) { return mean / (k + 1.0); }, [=](double k) { return k / mean; });
}

} // inline namespace GEVINST_TARGET
} // namespace gevinst::inline v0::numeric

GEVINST_NO_CONTRACTION_END
