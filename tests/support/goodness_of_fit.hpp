// SPDX-License-Identifier: Apache-2.0
// Tests of random numbers: how surprising a sample is, and how many surprises are plausible among many samples.
#pragma once

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace gevinst_test {

/// The probability of a Kolmogorov-Smirnov distance at least as large as that of `probabilities`, what each value's
/// distribution function is there; by Stephens' formula (1970), good from ten values on.
inline double kolmogorov_p(std::vector<double> probabilities) {
    std::sort(probabilities.begin(), probabilities.end());
    const auto n = static_cast<double>(probabilities.size());
    double distance = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const auto below = static_cast<double>(i);
        distance = std::max({distance, probabilities[i] - below / n, (below + 1) / n - probabilities[i]});
    }
    const double t = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * distance;
    double p = 0;
    for (int k = 1; k <= 100; ++k) p += (k % 2 ? 2 : -2) * std::exp(-2 * k * k * t * t);
    return std::clamp(p, 0.0, 1.0);
}

/// The probability of counts at least as far from what is expected; bins are joined until at least five are expected.
inline double chi_square_p(const std::vector<double>& counts, const std::vector<double>& expected) {
    double square = 0, count = 0, share = 0;
    int bins = 0;
    std::vector<std::pair<double, double>> joined;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        count += counts[i];
        share += expected[i];
        if (share < 5) continue;
        joined.emplace_back(count, share);
        count = share = 0;
    }
    if (!joined.empty()) joined.back().first += count, joined.back().second += share;
    for (const auto& [seen, mean] : joined) square += (seen - mean) * (seen - mean) / mean, ++bins;
    if (bins < 2) return 1;
    return cdf(complement(boost::math::chi_squared(bins - 1), square));
}

/// The probability of a number at least as far from 0, for a standard normal one.
inline double two_sided_p(double z) { return 2 * cdf(complement(boost::math::normal(), std::fabs(z))); }

/// How many of `tests` may have a probability below `level`: more come once in ten thousand.
inline std::size_t plausible_surprises(std::size_t tests, double level) {
    return static_cast<std::size_t>(quantile(complement(boost::math::binomial(static_cast<double>(tests), level), 1e-4)));
}
inline std::size_t surprises(const std::vector<double>& probabilities, double level) {
    return static_cast<std::size_t>(
        std::count_if(probabilities.begin(), probabilities.end(), [&](double p) { return p < level; }));
}

}  // namespace gevinst_test
