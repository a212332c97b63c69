// SPDX-License-Identifier: Apache-2.0
// Gathering the derivatives of all figures.
#pragma once

#include "gevinst/engine/gradient.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

class GradientBuilder {
public:
    GradientBuilder(const std::vector<GradientOutput>& outputs, const Horizon& horizon, PointValue point)
        : outputs_(outputs), plan_(expressions_of(outputs), horizon, point), values_(plan_.workspace()), sweep_(plan_) {
        plan_.run(values_);
        for (const PlanInput& input : plan_.inputs()) {
            const AnyUnit& unit = *input.node->unit;
            for (std::uint32_t row = 0; row < input.rows; ++row)
                made_.variables_.push_back({input.path(), input.element, unit, input.rows > 1, year_of(row),
                                            unit.from_base(values_[input.slot + row])});
        }
    }

    Gradient build() {
        for (std::size_t output = 0; output < outputs_.size(); ++output)
            for (std::size_t element = 0; element < plan_.elements(output); ++element)
                for (std::size_t row = 0; row < rows_of(output); ++row) add_figure(output, element, row);
        return std::move(made_);
    }

private:
    static std::vector<Expression> expressions_of(const std::vector<GradientOutput>& outputs) {
        std::vector<Expression> result;
        for (const GradientOutput& output : outputs) result.push_back(output.expression);
        return result;
    }
    [[nodiscard]] int year_of(std::size_t row) const { return plan_.horizon().first() + static_cast<int>(row); }
    [[nodiscard]] std::size_t rows_of(std::size_t output) const {
        return outputs_[output].expression.yearly() ? plan_.horizon().size() : 1;
    }

    void add_figure(std::size_t output, std::size_t element, std::size_t row) {
        const GradientOutput& one = outputs_[output];
        const AnyUnit& unit = one.unit ? *one.unit : one.expression.unit();
        sweep_.run(values_, output, row, element);
        made_.figures_.push_back({one.name, element_text(one.expression.indexes(), element), unit,
                                  one.expression.yearly(), year_of(row),
                                  unit.from_base(plan_.value(values_, output, row, element))});
        for (const PlanInput& input : plan_.inputs())
            for (std::uint32_t r = 0; r < input.rows; ++r) made_.adjoints_.push_back(sweep_.at(input, r));
        for (const ReverseSweep::Kink& kink : sweep_.kinks()) add_kink(kink);
    }

    void add_kink(const ReverseSweep::Kink& found) {
        const Node& node = *found.node;
        const auto [place, fresh] = kink_places_.try_emplace({&node, found.element, found.kind}, made_.kinks_.size());
        if (fresh) {
            const std::string* about = node.detail ? node.detail->about.get() : nullptr;
            const Node& named = found.kind == KinkKind::limit ? *node.operands.front() : node;
            made_.kinks_.push_back({found.kind, about == nullptr ? operand_text(named) : *about,
                                    element_text(node.index_set(), found.element), {},
                                    operations::infos[node.operation].moments != 0, {}});
        }
        Gradient::Kink& kink = made_.kinks_[place->second];
        const auto insert = [](auto& sorted, auto value) {
            const auto at = std::lower_bound(sorted.begin(), sorted.end(), value);
            if (at == sorted.end() || *at != value) sorted.insert(at, value);
        };
        if (found.yearly) insert(kink.years, year_of(found.row));
        insert(kink.figures, made_.figures_.size() - 1);
    }

    const std::vector<GradientOutput>& outputs_;
    Plan plan_;
    Workspace values_;
    ReverseSweep sweep_;
    Gradient made_;
    std::map<std::tuple<const Node*, std::uint32_t, KinkKind>, std::size_t> kink_places_;
};

GEVINST_INLINE Gradient gradient(const std::vector<GradientOutput>& outputs, const Horizon& horizon, PointValue point) {
    return GradientBuilder(outputs, horizon, point).build();
}

GEVINST_INLINE double Gradient::derivative(std::size_t figure, std::size_t variable) const {
    return figures_[figure].unit.from_base(variables_[variable].unit.to_base(at(figure, variable).slope));
}

GEVINST_INLINE std::optional<double> Gradient::elasticity(std::size_t figure, std::size_t variable) const {
    const double x = variables_[variable].value, y = figures_[figure].value;
    if (x == 0 || y == 0 || variables_[variable].unit.dimension().is_just(BaseKind::calendar)) return std::nullopt;
    return derivative(figure, variable) * x / y;
}

namespace gradient_places {

// The place of what is called so, in a year where it has one a year.
template <class Named, class Name>
std::size_t find(const std::vector<Named>& all, Name name, std::string_view wanted, std::string_view element, int year) {
    bool known = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].*name != wanted || all[i].element != element) continue;
        known = true;
        if (!all[i].yearly || all[i].year == year) return i;
    }
    const std::string what = "'" + std::string(wanted) + std::string(element) + "'";
    if (!known) throw CaseError("the gradient has no " + what);
    if (year == 0) throw CaseError(what + " has one value a year: name the year");
    throw CaseError("the gradient has no " + what + " in " + std::to_string(year));
}

}  // namespace gradient_places

GEVINST_INLINE std::size_t Gradient::figure_at(std::string_view output, int year, std::string_view element) const {
    return gradient_places::find(figures_, &Figure::output, output, element, year);
}
GEVINST_INLINE std::size_t Gradient::variable_at(std::string_view path, int year, std::string_view element) const {
    return gradient_places::find(variables_, &Variable::path, path, element, year);
}

}  // namespace gevinst::inline v0
