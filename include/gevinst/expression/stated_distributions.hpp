// SPDX-License-Identifier: Apache-2.0
// Distributions by what people state: an interval, a mean and a spread, three points, quantiles.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "gevinst/expression/distribution.hpp"

namespace gevinst::inline v0 {

/// What the outer two of three points are: the least and greatest value there can be, or the ones that one value in ten
/// falls below and above.
enum class Points : std::uint8_t { limits, p10_p90 };

/// Nine in ten values lie between low and high, or as many as `coverage` says, and as many below as above: a lognormal
/// distribution where low is above 0, else a normal one. Throws CaseError unless low < high and 0 < coverage < 1.
[[nodiscard]] Distribution between(double low, double high, double coverage = 0.9);
/// The same as a normal distribution, whatever the sign of low.
[[nodiscard]] Distribution normal_between(double low, double high, double coverage = 0.9);
/// The same as a lognormal distribution; low must be above 0.
[[nodiscard]] Distribution lognormal_between(double low, double high, double coverage = 0.9);

/// The lognormal distribution with this mean and standard deviation. Throws CaseError unless mean > 0 and sd >= 0.
[[nodiscard]] Distribution lognormal_by_mean(double mean, double sd);

/// The triangular distribution with this mode whose outer points have the meaning stated. Throws CaseError unless the mode
/// lies between them.
[[nodiscard]] Distribution triangular(double low, double mode, double high, Points points);
/// The PERT distribution with this mode whose outer points have the meaning stated.
[[nodiscard]] Distribution pert(double low, double mode, double high, Points points, double shape = 4);

/// The distribution with these quantiles, probability and value, and values evenly spread between them: a mixture of
/// uniforms. Throws CaseError unless probabilities go from 0 to 1 and values do not fall.
[[nodiscard]] Distribution empirical_quantiles(std::vector<std::pair<double, double>> quantiles);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/stated_distributions_definitions.hpp"
#endif
