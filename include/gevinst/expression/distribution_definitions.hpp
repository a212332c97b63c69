// SPDX-License-Identifier: Apache-2.0
// What is known of each distribution, and what its parameters must be.
#pragma once

#include "gevinst/expression/distribution.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "gevinst/config.hpp"

GEVINST_NO_CONTRACTION_BEGIN

namespace gevinst::inline v0 {

GEVINST_INLINE Distribution::Distribution(Family family, std::vector<double> parameters) : family_(family) {
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

GEVINST_INLINE double Distribution::lower() const {
    switch (family_) {
        case Family::normal: return -std::numeric_limits<double>::infinity();
        case Family::triangular:
        case Family::pert:
        case Family::uniform: return parameters_[0];
        default: return 0;
    }
}

GEVINST_INLINE double Distribution::upper() const {
    switch (family_) {
        case Family::normal:
        case Family::lognormal: return std::numeric_limits<double>::infinity();
        case Family::triangular:
        case Family::pert: return parameters_[2];
        case Family::uniform: return parameters_[1];
        default: return 1;
    }
}

GEVINST_INLINE double Distribution::mean() const {
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

GEVINST_INLINE double Distribution::mode() const {
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

GEVINST_INLINE double Distribution::sd() const {
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

GEVINST_INLINE void Distribution::refuse(const std::string& what) const {
    std::string text = std::string(signature().name) + "(";
    for (std::size_t i = 0; i < signature().count; ++i)
        text += (i == 0 ? "" : ", ") + number_text(parameters_[i]);
    throw CaseError(text + "): " + what);
}

GEVINST_INLINE void Distribution::check() const {
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

}  // namespace gevinst::inline v0

GEVINST_NO_CONTRACTION_END
