// SPDX-License-Identifier: Apache-2.0
// Gradients: the derivative of each figure with respect to each assumption at its point value, in their units.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/engine/reverse_sweep.hpp"

namespace gevinst::inline v0 {

/// An expression to differentiate under a name.
struct GradientOutput {
    std::string name;
    Expression expression;
    std::optional<AnyUnit> unit{};  ///< of its figures; none: that of the expression
};

/// The derivatives of some figures with respect to all assumptions they depend on. A value.
class Gradient {
public:
    /// What is differentiated.
    struct Figure {
        std::string output;
        std::string element;  ///< `[Herlev, night]`, empty without indexes
        AnyUnit unit;
        bool yearly;
        int year;  ///< the calendar year; of one figure for all years the first
        double value;
    };
    /// What it is differentiated with respect to: an assumption, an element of it, one year of it.
    struct Variable {
        std::string path;
        std::string element;
        AnyUnit unit;
        bool yearly;
        int year;
        double value;
    };
    /// An operation at whose value derivatives do not hold to both sides.
    struct Kink {
        KinkKind kind;
        std::string operation;  ///< its formula, or what is checked, in quotes
        std::string element;
        std::vector<int> years;  ///< none: one value for all years
        bool in_time;            ///< it is a time that stands at its border
        std::vector<std::size_t> figures;  ///< whose derivatives it concerns
    };

    [[nodiscard]] const std::vector<Figure>& figures() const { return figures_; }
    [[nodiscard]] const std::vector<Variable>& variables() const { return variables_; }
    [[nodiscard]] const std::vector<Kink>& kinks() const { return kinks_; }
    /// In `unit(figure, variable)`.
    [[nodiscard]] double derivative(std::size_t figure, std::size_t variable) const;
    [[nodiscard]] AnyUnit unit(std::size_t figure, std::size_t variable) const {
        return figures_[figure].unit.times(variables_[variable].unit, -1);
    }
    /// By how many percent the figure changes for one percent of the variable; none when one of them is zero, or for a time.
    [[nodiscard]] std::optional<double> elasticity(std::size_t figure, std::size_t variable) const;
    /// Whether the figure depends on the variable, with a slope or in jumps.
    [[nodiscard]] bool depends(std::size_t figure, std::size_t variable) const { return at(figure, variable).depends(); }
    /// Whether the variable moves the figure in jumps, which the derivative leaves out.
    [[nodiscard]] bool jumps(std::size_t figure, std::size_t variable) const {
        return (at(figure, variable).ways & operations::Adjoint::in_jumps) != 0;
    }
    /// The place of an output's figure in a year. Throws CaseError for a name or a year there is none of.
    [[nodiscard]] std::size_t figure_at(std::string_view output, int year = 0, std::string_view element = {}) const;
    /// The place of an assumption. Throws CaseError when no figure has it as a part, or not in that year.
    [[nodiscard]] std::size_t variable_at(std::string_view path, int year = 0, std::string_view element = {}) const;

private:
    friend class GradientBuilder;
    [[nodiscard]] const operations::Adjoint& at(std::size_t figure, std::size_t variable) const {
        return adjoints_[figure * variables_.size() + variable];
    }

    std::vector<Figure> figures_;
    std::vector<Variable> variables_;
    std::vector<operations::Adjoint> adjoints_;  ///< of each figure and variable, in base units
    std::vector<Kink> kinks_;
};

/// Differentiates every figure of the outputs with every assumption at its point value: exact, by one walk backwards
/// through the plan for each figure. Throws FaultError when a value or a derivative leaves the reals.
[[nodiscard]] Gradient gradient(const std::vector<GradientOutput>& outputs, const Horizon& horizon,
                                PointValue point = PointValue::mean);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/engine/gradient_definitions.hpp"
#endif
