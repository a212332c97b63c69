// SPDX-License-Identifier: Apache-2.0
// Distributions as leaves of an expression: their parameters, support, mean, mode and standard deviation.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
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
    Distribution(Family family, std::vector<double> parameters) : family_(family) {
        const Signature& form = signature();
        if (parameters.size() != form.count)
            throw CaseError(std::string(form.name) + " takes " + std::to_string(form.count) + " numbers, got " +
                            std::to_string(parameters.size()));
        for (std::size_t i = 0; i < form.count; ++i) {
            parameters_[i] = parameters[i] + 0.0;  // -0 is written as 0 and would read back as another number
            if (!std::isfinite(parameters[i])) refuse(std::string(form.parameters[i]) + " is not a finite number");
        }
        check();
    }

    [[nodiscard]] Family family() const { return family_; }
    [[nodiscard]] const Signature& signature() const { return signatures[static_cast<std::size_t>(family_)]; }
    [[nodiscard]] double parameter(std::size_t i) const { return parameters_[i]; }
    bool operator==(const Distribution&) const = default;

    /// Whether a parameter scales with the unit: a sigma on the log scale, a shape and a probability do not.
    [[nodiscard]] bool has_unit() const { return family_ != Family::beta && family_ != Family::bernoulli; }

    [[nodiscard]] double lower() const {
        switch (family_) {
            case Family::normal: return -std::numeric_limits<double>::infinity();
            case Family::triangular:
            case Family::pert:
            case Family::uniform: return parameters_[0];
            default: return 0;
        }
    }
    [[nodiscard]] double upper() const {
        switch (family_) {
            case Family::normal:
            case Family::lognormal: return std::numeric_limits<double>::infinity();
            case Family::triangular:
            case Family::pert: return parameters_[2];
            case Family::uniform: return parameters_[1];
            default: return 1;
        }
    }

    /// Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions; PERT: Malcolm et al. 1959, (a + 4 m + b) / 6.
    [[nodiscard]] double mean() const {
        const auto [a, b, c] = parameters_;
        switch (family_) {
            case Family::triangular: return (a + b + c) / 3;
            case Family::pert: return (a + 4 * b + c) / 6;
            case Family::uniform: return a + (b - a) / 2;
            case Family::normal:
            case Family::bernoulli: return a;
            case Family::lognormal: return a * numeric::exp(b * b / 2);
            case Family::beta: return a / (a + b);
        }
        return a;
    }

    /// The most likely value; the middle of a uniform. Throws CaseError for a beta with two modes.
    [[nodiscard]] double mode() const {
        const auto [a, b, c] = parameters_;
        switch (family_) {
            case Family::triangular:
            case Family::pert: return b;
            case Family::uniform: return a + (b - a) / 2;
            case Family::normal: return a;
            case Family::lognormal: return a * numeric::exp(-(b * b));
            case Family::bernoulli: return a >= 0.5 ? 1 : 0;
            case Family::beta:
                if (a > 1 && b > 1) return (a - 1) / (a + b - 2);
                if (a == 1 && b == 1) return 0.5;
                if (a < 1 && b < 1) refuse("has two modes, 0 and 1; take the mean as point value");
                return a < b ? 0 : 1;
        }
        return a;
    }

    /// The standard deviation; PERT as the beta(1 + 4 (m - a) / (b - a), 1 + 4 (b - m) / (b - a)) it is.
    [[nodiscard]] double sd() const {
        const auto [a, b, c] = parameters_;
        switch (family_) {
            case Family::triangular: {
                const double left = b - a, right = c - b, width = c - a;
                return std::sqrt((left * left + right * right + width * width) / 36);
            }
            case Family::pert: return std::sqrt((mean() - a) * (c - mean()) / 7);
            case Family::uniform: return (b - a) / std::sqrt(12.0);
            case Family::normal: return b;
            case Family::lognormal: return mean() * std::sqrt(numeric::exp(b * b) - 1);
            case Family::beta: return std::sqrt(a * b / (a + b + 1)) / (a + b);
            case Family::bernoulli: return std::sqrt(a * (1 - a));
        }
        return 0;
    }
    [[nodiscard]] double point(PointValue choice) const { return choice == PointValue::mean ? mean() : mode(); }

private:
    [[noreturn]] void refuse(const std::string& what) const {
        std::string text = std::string(signature().name) + "(";
        for (std::size_t i = 0; i < signature().count; ++i)
            text += (i == 0 ? "" : ", ") + number_text(parameters_[i]);
        throw CaseError(text + "): " + what);
    }
    void check() const {
        const auto [a, b, c] = parameters_;
        switch (family_) {
            case Family::triangular:
            case Family::pert:
                if (!(a <= b && b <= c && a < c)) refuse("min <= mode <= max and min < max must hold");
                break;
            case Family::uniform:
                if (!(a < b)) refuse("min must be below max");
                break;
            case Family::normal:
                if (!(b >= 0)) refuse("sd must not be negative");
                break;
            case Family::lognormal:
                if (!(a > 0)) refuse("median must be above 0");
                if (!(b >= 0)) refuse("sigma must not be negative");
                break;
            case Family::beta:
                if (!(a > 0 && b > 0)) refuse("alpha and beta must be above 0");
                break;
            case Family::bernoulli:
                if (!(a >= 0 && a <= 1)) refuse("the probability must lie between 0 and 1");
                break;
        }
    }

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
