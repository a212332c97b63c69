// SPDX-License-Identifier: Apache-2.0
// How what people state becomes the parameters of a distribution.
#pragma once

#include "gevinst/expression/stated_distributions.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/standard_shape.hpp"
#include "gevinst/numeric/exact_quantile.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

namespace elicited {

[[noreturn]] inline void refuse(const std::string& call, const std::string& what) { throw CaseError(call + ": " + what); }

inline std::string call(const char* name, double a, double b) {
    return std::string(name) + "(" + number_text(a) + ", " + number_text(b) + ")";
}

// The interval's half width in standard deviations.
inline double deviations(const char* name, double low, double high, double coverage) {
    if (!(std::isfinite(low) && std::isfinite(high) && low < high)) refuse(call(name, low, high), "low must be below high, and both finite");
    if (!(coverage > 0 && coverage < 1)) refuse(call(name, low, high), "the coverage must lie between 0 and 1, as 0.9 does");
    const double outside = (1 - coverage) / 2;
    return numeric::normal_quantile({1 - outside, outside});
}

struct Limits {
    double min, max;
};

/// The ends of a distribution on min to max with its mode in between, one in ten of whose values lie below `low` and one
/// in ten above `high`. `shape_at(m)` is its shape on 0 to 1 with the mode at m.
template <class ShapeAt>
Limits limits_of(const char* name, double low, double mode, double high, const ShapeAt& shape_at) {
    if (!(std::isfinite(low) && std::isfinite(high) && low <= mode && mode <= high && low < high))
        refuse(std::string(name) + "(" + number_text(low) + ", " + number_text(mode) + ", " + number_text(high) + ", P10 and P90)",
               "P10 <= mode <= P90 and P10 < P90 must hold");
    // How far the mode lies from P10 to P90 rises with m, from below 0 to above 1.
    const double wanted = (mode - low) / (high - low);
    double below = 0, above = 1, p10 = 0, p90 = 1, at = 0;
    for (int i = 0; i < 60; ++i) {
        at = below + (above - below) / 2;
        const StandardShape shape = shape_at(at);
        p10 = shape.quantile({0.1, 0.9}).x;
        p90 = shape.quantile({0.9, 0.1}).x;
        ((at - p10) / (p90 - p10) < wanted ? below : above) = at;
    }
    const double width = (high - low) / (p90 - p10);
    return {mode - at * width, mode + (1 - at) * width};
}

}  // namespace stated

GEVINST_INLINE Distribution normal_between(double low, double high, double coverage) {
    const double deviations = elicited::deviations("normal_between", low, high, coverage);
    return normal(low + (high - low) / 2, (high - low) / 2 / deviations);
}

GEVINST_INLINE Distribution lognormal_between(double low, double high, double coverage) {
    if (!(low > 0)) elicited::refuse(elicited::call("lognormal_between", low, high), "low must be above 0");
    const double deviations = elicited::deviations("lognormal_between", low, high, coverage);
    return lognormal(std::sqrt(low) * std::sqrt(high), numeric::log(high / low) / 2 / deviations);
}

GEVINST_INLINE Distribution between(double low, double high, double coverage) {
    (void)elicited::deviations("between", low, high, coverage);
    return low > 0 ? lognormal_between(low, high, coverage) : normal_between(low, high, coverage);
}

GEVINST_INLINE Distribution lognormal_by_mean(double mean, double sd) {
    if (!(mean > 0 && sd >= 0 && std::isfinite(mean) && std::isfinite(sd)))
        elicited::refuse(elicited::call("lognormal_by_mean", mean, sd), "mean must be above 0 and sd not below it, and both finite");
    const double share = sd / mean, square = share * share, rounded = 1 + square;
    // ln(1 + square), also where the sum loses most of the square.
    const double logarithm = rounded == 1 ? square : numeric::log(rounded) * square / (rounded - 1);
    return lognormal(mean / std::sqrt(rounded), std::sqrt(logarithm));
}

GEVINST_INLINE Distribution triangular(double low, double mode, double high, Points points) {
    if (points == Points::limits) return triangular(low, mode, high);
    const elicited::Limits limits = elicited::limits_of("triangular", low, mode, high, [](double m) {
        return StandardShape{Standard::triangular, m, 0, 0, 1, false};
    });
    return triangular(limits.min, mode, limits.max);
}

GEVINST_INLINE Distribution pert(double low, double mode, double high, Points points, double shape) {
    if (points == Points::limits) return pert(low, mode, high, shape);
    (void)pert(0, 0, 1, shape);  // refuses a bad shape
    const elicited::Limits limits = elicited::limits_of("pert", low, mode, high, [shape](double m) {
        return StandardShape{Standard::beta, 1 + shape * m, 1 + shape * (1 - m), 0, 1, false};
    });
    return pert(limits.min, mode, limits.max, shape);
}

GEVINST_INLINE Distribution empirical_quantiles(std::vector<std::pair<double, double>> quantiles) {
    const auto refuse = [](const std::string& what) { throw CaseError("the quantiles of an empirical distribution " + what); };
    for (const auto& [probability, value] : quantiles) {
        if (!(probability >= 0 && probability <= 1))
            refuse("have probabilities between 0 and 1, as 0.9, not " + number_text(probability));
        if (!std::isfinite(value)) refuse("are finite numbers, not " + number_text(value));
    }
    std::sort(quantiles.begin(), quantiles.end());
    if (quantiles.size() < 2 || quantiles.front().first != 0 || quantiles.back().first != 1)
        refuse("begin at probability 0 and end at 1: state the least and the greatest value");
    Distribution::Weighted parts;
    for (std::size_t i = 1; i < quantiles.size(); ++i) {
        const auto& [before, low] = quantiles[i - 1];
        const auto& [after, high] = quantiles[i];
        if (before == after) refuse("state that of " + number_text(after) + " twice");
        if (low > high)
            refuse("do not fall, but that of " + number_text(after) + " is " + number_text(high) + ", below " +
                   number_text(low) + " at " + number_text(before));
        parts.emplace_back(low < high ? uniform(low, high) : empirical({low}), after - before);
    }
    return parts.size() == 1 ? parts.front().first : mixture(std::move(parts));
}

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
