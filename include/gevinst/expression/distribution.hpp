// SPDX-License-Identifier: Apache-2.0
// Distributions as leaves of an expression: their parameters, support, mean, mode and standard deviation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/error.hpp"
#include "gevinst/numeric/exp_log.hpp"
#include "gevinst/units/number_text.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

/// What a point run takes for an uncertain value.
enum class PointValue : std::uint8_t { mean, mode };

/// A distribution with numbers as parameters, in the unit that stands beside it.
class Distribution {
public:
    enum class Family : std::uint8_t { triangular, pert, uniform, normal, lognormal, beta, bernoulli };
    struct Signature {
        std::string_view name;
        std::array<std::string_view, 3> parameters;
        std::size_t count;
    };
    static constexpr std::array<Signature, 7> signatures{{{"triangular", {"min", "mode", "max"}, 3},
                                                          {"pert", {"min", "mode", "max"}, 3},
                                                          {"uniform", {"min", "max", ""}, 2},
                                                          {"normal", {"mean", "sd", ""}, 2},
                                                          {"lognormal", {"median", "sigma", ""}, 2},
                                                          {"beta", {"alpha", "beta", ""}, 2},
                                                          {"bernoulli", {"probability", "", ""}, 1}}};

    /// Throws CaseError that names the parameter and its bounds.
    Distribution(Family family, std::vector<double> parameters);

    [[nodiscard]] Family family() const { return family_; }
    [[nodiscard]] const Signature& signature() const { return signatures[static_cast<std::size_t>(family_)]; }
    [[nodiscard]] double parameter(std::size_t i) const { return parameters_[i]; }
    bool operator==(const Distribution&) const = default;

    /// Whether a parameter scales with the unit: a sigma on the log scale, a shape and a probability do not.
    [[nodiscard]] bool has_unit() const { return family_ != Family::beta && family_ != Family::bernoulli; }

    [[nodiscard]] double lower() const;
    [[nodiscard]] double upper() const;

    /// Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions; PERT: Malcolm et al. 1959, (a + 4 m + b) / 6.
    [[nodiscard]] double mean() const;

    /// The most likely value; the middle of a uniform. Throws CaseError for a beta with two modes.
    [[nodiscard]] double mode() const;

    /// The standard deviation; PERT as the beta(1 + 4 (m - a) / (b - a), 1 + 4 (b - m) / (b - a)) it is.
    [[nodiscard]] double sd() const;
    [[nodiscard]] double point(PointValue choice) const { return choice == PointValue::mean ? mean() : mode(); }

private:
    [[noreturn]] void refuse(const std::string& what) const;
    void check() const;

    Family family_;
    std::array<double, 3> parameters_{};
};

[[nodiscard]] inline Distribution triangular(double min, double mode, double max) {
    return {Distribution::Family::triangular, {min, mode, max}};
}
[[nodiscard]] inline Distribution pert(double min, double mode, double max) {
    return {Distribution::Family::pert, {min, mode, max}};
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

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END

#ifndef GEVINST_COMPILED
#include "gevinst/expression/distribution_definitions.hpp"
#endif
