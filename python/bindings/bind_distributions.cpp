// SPDX-License-Identifier: Apache-2.0
// Functions that make distributions, from plain numbers or from quantities in one unit.
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/expression/stated_distributions.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::python {

namespace {

// The parameters of one distribution: those that are in its unit share one.
class Parameters {
public:
    explicit Parameters(std::string family) : family_(std::move(family)) {}

    /// A number in the distribution's unit, or a plain one: a shape, sigma, weight or probability.
    double add(py::handle parameter, const std::string& name, bool takes_unit) {
        const std::string where = "the parameter " + name + " of " + family_;
        const Expression value = expression_from(parameter, where);
        if (value.node()->kind != NodeKind::literal)
            throw CaseError(where + " must be a number or a quantity, not " + operand_text(*value.node()));
        if (!takes_unit) {
            if (!value.dimension().is_number())
                throw UnitError(where + " must be a plain number, but " + operand_text(*value.node()) + " is " +
                                bracketed(value.unit()));
            return value.unit().to_base(value.node()->number);
        }
        take_unit(value.unit());
        return value.node()->number;
    }
    void take_unit(const AnyUnit& unit) {
        if (unit_ && !(*unit_ == unit))
            throw UnitError("the parameters of " + family_ + " are in two units, " + bracketed(*unit_) + " and " +
                            bracketed(unit) + ": write them in one");
        unit_ = unit;
    }
    [[nodiscard]] UnitDistribution in_unit(Distribution distribution) const {
        return {std::move(distribution), unit_ ? *unit_ : AnyUnit{}};
    }

private:
    std::string family_;
    std::optional<AnyUnit> unit_;
};

UnitDistribution distribution(const std::string& family, const py::Args<Value>& parameters) {
    for (std::size_t i = 0; i < Distribution::signatures.size(); ++i) {
        const Distribution::Signature& form = Distribution::signatures[i];
        if (form.name != family) continue;
        Parameters read(family);
        std::vector<double> numbers;
        for (std::size_t k = 0; k < parameters.size(); ++k) {
            const bool known = k < form.count + form.optional;
            numbers.push_back(read.add(parameters[k], known ? std::string(form.parameters[k]) : std::string("too many"),
                                       known && form.in_unit[k]));
        }
        return read.in_unit(Distribution(static_cast<Distribution::Family>(i), std::move(numbers)));
    }
    throw CaseError("there is no distribution '" + family + "'");
}

UnitDistribution truncated_of(const Bound<UnitDistribution>& inner, const std::optional<Stated>& low,
                              const std::optional<Stated>& high) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Parameters read("truncated");
    const bool has_unit = inner.value.distribution.has_unit();
    if (has_unit) read.take_unit(inner.value.unit);
    const double from = low ? read.add(low->object, "low", has_unit) : -infinity;
    const double to = high ? read.add(high->object, "high", has_unit) : infinity;
    UnitDistribution result = read.in_unit(Distribution::truncated(inner.value.distribution, from, to));
    result.unit = inner.value.unit;
    return result;
}

UnitDistribution discrete_of(const std::vector<Stated>& values, const std::vector<Stated>& weights) {
    if (values.size() != weights.size())
        throw CaseError("a discrete distribution has a weight for each value, got " + std::to_string(values.size()) + " values and " +
                        std::to_string(weights.size()) + " weights");
    Parameters read("discrete");
    std::vector<std::pair<double, double>> pairs;
    for (std::size_t i = 0; i < values.size(); ++i)
        pairs.emplace_back(read.add(values[i].object, "values", true), read.add(weights[i].object, "weights", false));
    return read.in_unit(Distribution::discrete(std::move(pairs)));
}

UnitDistribution empirical_of(const py::typing::Iterable<Value>& data) {
    Parameters read("empirical");
    std::vector<double> numbers;
    for (const py::handle value : data) numbers.push_back(read.add(value, "data", true));
    return read.in_unit(Distribution::empirical(std::move(numbers)));
}

UnitDistribution empirical_by_quantiles(const AnyDict& quantiles) {
    Parameters read("empirical");
    std::vector<std::pair<double, double>> numbers;
    for (const auto& [probability, value] : quantiles)
        numbers.emplace_back(read.add(py::reinterpret_borrow<py::object>(probability), "probability", false),
                             read.add(py::reinterpret_borrow<py::object>(value), "quantiles", true));
    return read.in_unit(empirical_quantiles(std::move(numbers)));
}

UnitDistribution mixture_of(const std::vector<Bound<UnitDistribution>>& components, const std::vector<Stated>& weights) {
    if (components.size() != weights.size())
        throw CaseError("a mixture has a weight for each component, got " + std::to_string(components.size()) + " components and " +
                        std::to_string(weights.size()) + " weights");
    Parameters read("mixture");
    Distribution::Weighted parts;
    for (std::size_t i = 0; i < components.size(); ++i) {
        read.take_unit(components[i].value.unit);
        parts.emplace_back(components[i].value.distribution, read.add(weights[i].object, "weights", false));
    }
    return read.in_unit(Distribution::mixture(std::move(parts)));
}

template <Distribution (*Make)(double, double, double)>
UnitDistribution interval_of(const Stated& low, const Stated& high, const Stated& coverage) {
    Parameters read("between");
    const double from = read.add(low.object, "low", true), to = read.add(high.object, "high", true);
    return read.in_unit(Make(from, to, read.add(coverage.object, "coverage", false)));
}

UnitDistribution lognormal_by_mean_of(const Stated& mean, const Stated& sd) {
    Parameters read("lognormal");
    const double middle = read.add(mean.object, "mean", true);
    return read.in_unit(lognormal_by_mean(middle, read.add(sd.object, "sd", true)));
}

template <class Make>
UnitDistribution by_percentiles(const char* family, const Stated& p10, const Stated& mode, const Stated& p90, const Make& make) {
    Parameters read(family);
    const double low = read.add(p10.object, "min", true), middle = read.add(mode.object, "mode", true);
    return read.in_unit(make(low, middle, read.add(p90.object, "max", true)));
}

} // namespace

void bind_distributions(py::module_& module) {
    module.def("distribution", &distribution, py::arg("family"));
    module.def("truncated", &truncated_of, py::arg("distribution"), py::arg("low"), py::arg("high"));
    module.def("discrete", &discrete_of, py::arg("values"), py::arg("weights"));
    module.def("empirical", &empirical_of, py::arg("data"));
    module.def("empirical_quantiles", &empirical_by_quantiles, py::arg("quantiles"));
    module.def("mixture", &mixture_of, py::arg("components"), py::arg("weights"));
    module.def("between", &interval_of<&between>, py::arg("low"), py::arg("high"), py::arg("coverage"));
    module.def("normal_between", &interval_of<&normal_between>, py::arg("low"), py::arg("high"), py::arg("coverage"));
    module.def("lognormal_between", &interval_of<&lognormal_between>, py::arg("low"), py::arg("high"), py::arg("coverage"));
    module.def("lognormal_by_mean", &lognormal_by_mean_of, py::arg("mean"), py::arg("sd"));
    module.def(
        "triangular_by_percentiles",
        [](const Stated& p10, const Stated& mode, const Stated& p90) {
            return by_percentiles("triangular", p10, mode, p90,
                                  [](double a, double m, double b) { return triangular(a, m, b, Points::p10_p90); });
        },
        py::arg("p10"), py::arg("mode"), py::arg("p90"));
    module.def(
        "pert_by_percentiles",
        [](const Stated& p10, const Stated& mode, const Stated& p90, const Numeric& shape) {
            return by_percentiles("pert", p10, mode, p90, [&](double a, double m, double b) {
                return pert(a, m, b, Points::p10_p90, shape.number);
            });
        },
        py::arg("p10"), py::arg("mode"), py::arg("p90"), py::arg("shape"));
}

} // namespace gevinst::python
