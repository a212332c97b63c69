// SPDX-License-Identifier: Apache-2.0
// Distributions as leaves of an expression: their parameters, support, moments, probabilities and quantiles.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/error.hpp"
#include "gevinst/numeric/exp_log.hpp"
#include "gevinst/units/number_text.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

namespace numeric {
struct StepTable;
}  // namespace numeric

/// What a point run takes for an uncertain value.
enum class PointValue : std::uint8_t { mean, mode };

/// A distribution with numbers as parameters, in the unit that stands beside it.
class Distribution {
public:
    enum class Family : std::uint8_t {
        triangular, pert, uniform, normal, lognormal, beta, bernoulli, gamma, binomial, poisson,
        truncated, discrete, empirical, mixture
    };
    /// How a family is written: its numbers, or what it has instead.
    struct Signature {
        std::string_view name;
        std::array<std::string_view, 4> parameters;
        std::size_t count;                  ///< of numbers that must be given
        std::size_t optional;               ///< of numbers that may follow
        std::array<bool, 4> in_unit;        ///< which numbers are in the unit that stands beside it
        /// Numbers in brackets; a distribution and numbers; values with weights; values; distributions with weights.
        enum class Form : std::uint8_t { numbers, bounded, weighted_values, values, weighted_distributions };
        Form form;
    };
    using Form = Signature::Form;
    static constexpr std::array<Signature, 14> signatures{{
        {"triangular", {"min", "mode", "max"}, 3, 0, {true, true, true}, Form::numbers},
        {"pert", {"min", "mode", "max", "shape"}, 3, 1, {true, true, true}, Form::numbers},
        {"uniform", {"min", "max"}, 2, 0, {true, true}, Form::numbers},
        {"normal", {"mean", "sd"}, 2, 0, {true, true}, Form::numbers},
        {"lognormal", {"median", "sigma"}, 2, 0, {true}, Form::numbers},
        {"beta", {"alpha", "beta"}, 2, 0, {}, Form::numbers},
        {"bernoulli", {"probability"}, 1, 0, {}, Form::numbers},
        {"gamma", {"shape", "scale"}, 2, 0, {false, true}, Form::numbers},
        {"binomial", {"n", "probability"}, 2, 0, {}, Form::numbers},
        {"poisson", {"mean"}, 1, 0, {}, Form::numbers},
        {"truncated", {"low", "high"}, 2, 0, {true, true}, Form::bounded},
        {"discrete", {}, 0, 0, {}, Form::weighted_values},
        {"empirical", {}, 0, 0, {}, Form::values},
        {"mixture", {}, 0, 0, {}, Form::weighted_distributions},
    }};
    using Weighted = std::vector<std::pair<Distribution, double>>;

    /// A family with numbers as parameters. Throws CaseError that names the parameter and its bounds.
    Distribution(Family family, std::vector<double> parameters);
    /// `inner` between two bounds, which may be infinite, under the condition that it lies there.
    static Distribution truncated(Distribution inner, double low, double high);
    /// Single values with weights, which need not sum to one.
    static Distribution discrete(std::vector<std::pair<double, double>> values_and_weights);
    /// Each of the data with the same probability.
    static Distribution empirical(std::vector<double> data);
    /// One of the components, by weights that need not sum to one.
    static Distribution mixture(Weighted components);

    [[nodiscard]] Family family() const { return family_; }
    [[nodiscard]] const Signature& signature() const { return signatures[static_cast<std::size_t>(family_)]; }
    /// The numbers: the parameters of the signature that were given, and the shape of a PERT, 4 by default.
    [[nodiscard]] double parameter(std::size_t i) const { return parameters_[i]; }
    /// What is truncated or mixed, with weights; empty for other families.
    [[nodiscard]] const Weighted& components() const;
    /// The values of a discrete or empirical distribution, rising, with weights as given.
    [[nodiscard]] const std::vector<std::pair<double, double>>& values() const;
    /// The probabilities of a distribution on single values; nothing for others.
    [[nodiscard]] const std::shared_ptr<const numeric::StepTable>& steps() const { return steps_; }
    bool operator==(const Distribution& other) const;

    /// Whether a number times a unit can be taken in: a share and a probability are numbers whatever stands beside them.
    [[nodiscard]] bool has_unit() const;
    /// The distribution as a formula has it, without unit; one that is longer than `limit` ends somewhere past it.
    [[nodiscard]] std::string text(std::size_t limit = std::string::npos) const;

    [[nodiscard]] double lower() const;
    [[nodiscard]] double upper() const;

    /// Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions; PERT: Malcolm et al. 1959, (a + 4 m + b) / 6.
    [[nodiscard]] double mean() const;

    /// The most likely value; the middle of a uniform. Throws CaseError where there are several or where it is not known.
    [[nodiscard]] double mode() const;

    /// The standard deviation; PERT as the beta(1 + 4 (m - a) / (b - a), 1 + 4 (b - m) / (b - a)) it is.
    [[nodiscard]] double sd() const;
    [[nodiscard]] double point(PointValue choice) const { return choice == PointValue::mean ? mean() : mode(); }

    /// The probability of a value not above x.
    [[nodiscard]] double cdf(double x) const;
    /// The least value that is not exceeded with probability p. Exact to about 1e-13, and slow: draws use tables.
    /// Throws CaseError unless p lies between 0 and 1.
    [[nodiscard]] double quantile(double p) const;

private:
    struct Parts {
        Weighted components;
        std::vector<std::pair<double, double>> values;
    };
    Distribution(Family family, std::array<double, 4> parameters, Parts parts);
    [[noreturn]] void refuse(const std::string& what) const;
    void check() const;
    void make_steps();

    Family family_;
    std::array<double, 4> parameters_{};
    std::shared_ptr<const Parts> parts_;                  // of families that are not numbers only
    std::shared_ptr<const numeric::StepTable> steps_;     // of families on single values
};

[[nodiscard]] inline Distribution triangular(double min, double mode, double max) {
    return {Distribution::Family::triangular, {min, mode, max}};
}
/// A larger shape gives the mode more weight: the mean is (min + shape mode + max) / (shape + 2).
[[nodiscard]] inline Distribution pert(double min, double mode, double max, double shape = 4) {
    return {Distribution::Family::pert, {min, mode, max, shape}};
}
[[nodiscard]] inline Distribution uniform(double min, double max) { return {Distribution::Family::uniform, {min, max}}; }
[[nodiscard]] inline Distribution normal(double mean, double sd) { return {Distribution::Family::normal, {mean, sd}}; }
/// By median and the standard deviation of the logarithm.
[[nodiscard]] inline Distribution lognormal(double median, double sigma) {
    return {Distribution::Family::lognormal, {median, sigma}};
}
[[nodiscard]] inline Distribution beta(double alpha, double beta) { return {Distribution::Family::beta, {alpha, beta}}; }
[[nodiscard]] inline Distribution bernoulli(double probability) {
    return {Distribution::Family::bernoulli, {probability}};
}
/// Its mean is shape * scale.
[[nodiscard]] inline Distribution gamma(double shape, double scale) { return {Distribution::Family::gamma, {shape, scale}}; }
/// How many of n come true, each with this probability.
[[nodiscard]] inline Distribution binomial(double n, double probability) {
    return {Distribution::Family::binomial, {n, probability}};
}
/// How many events there are when `mean` are expected.
[[nodiscard]] inline Distribution poisson(double mean) { return {Distribution::Family::poisson, {mean}}; }
[[nodiscard]] inline Distribution truncated(Distribution inner, double low, double high) {
    return Distribution::truncated(std::move(inner), low, high);
}
[[nodiscard]] inline Distribution discrete(std::vector<std::pair<double, double>> values_and_weights) {
    return Distribution::discrete(std::move(values_and_weights));
}
[[nodiscard]] inline Distribution empirical(std::vector<double> data) { return Distribution::empirical(std::move(data)); }
[[nodiscard]] inline Distribution mixture(Distribution::Weighted components) {
    return Distribution::mixture(std::move(components));
}

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END

#ifndef GEVINST_COMPILED
#include "gevinst/expression/distribution_definitions.hpp"
#endif
