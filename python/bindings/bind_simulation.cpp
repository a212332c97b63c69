// SPDX-License-Identifier: Apache-2.0
// Simulations of a case and what is known of their figures.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "bindings.hpp"
#include "case_arguments.hpp"
#include "evaluated.hpp"
#include "named_outputs.hpp"
#include "gevinst/appraisal/simulate.hpp"
#include "gevinst/case/define.hpp"
#include "gevinst/report/simulation_html.hpp"
#include "gevinst/report/simulation_text.hpp"
#include "gevinst/report/simulation_words.hpp"

namespace gevinst::python {

namespace {

// The draws done are told to Python, which also hears of Ctrl-C here; the lock is held for that long only.
std::function<bool(std::uint64_t, std::uint64_t)> progress_of(const py::object& callback) {
    if (!callback.is_none() && PyCallable_Check(callback.ptr()) == 0)
        refuse("progress as a function of the draws done and all draws", callback);
    // The caller holds the callback for as long as the run lasts.
    return [called = py::handle(callback)](std::uint64_t done, std::uint64_t all) {
        const py::gil_scoped_acquire locked;
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
        return called.is_none() || called(done, all).ptr() != Py_False;
    };
}

// A number of draws, a seed. Throws TypeError for what is no whole number, CaseError for one that is out of bounds.
std::uint64_t count_from(py::handle object, const char* what) {
    if (PyBool_Check(object.ptr()) || !PyIndex_Check(object.ptr()))
        refuse(std::string(what) + " as a whole number", object);
    const auto number = py::reinterpret_steal<py::object>(PyNumber_Index(object.ptr()));
    if (!number) throw py::error_already_set();
    const std::uint64_t value = PyLong_AsUnsignedLongLong(number.ptr());
    if (PyErr_Occurred() == nullptr) return value;
    PyErr_Clear();
    throw CaseError(std::string(what) + " is a whole number from 0 to 18446744073709551615, not " + shown(number));
}

unsigned threads_from(py::handle threads) {
    return static_cast<unsigned>(std::min<std::uint64_t>(count_from(threads, "the number of threads"), 1024));
}

// A number of draws, or a range of them.
DrawRange range_from(py::handle draws) {
    const py::handle range_type(reinterpret_cast<PyObject*>(&PyRange_Type));
    if (!py::isinstance(draws, range_type)) return count_from(draws, "the number of draws");
    if (!py::int_(1).equal(draws.attr("step"))) refuse("a range of draws without gaps, as range(0, 4096)", draws);
    return {count_from(draws.attr("start"), "the first draw"), count_from(draws.attr("stop"), "the end of the draws")};
}

// What a sequence or an array holds, or the one thing that stands for a sequence of one.
py::tuple one_or_several(py::handle stated) {
    const bool array = py::hasattr(stated, "shape") && py::hasattr(stated, "dtype") && py::len(stated.attr("shape")) > 0;
    const bool several = array || (PySequence_Check(stated.ptr()) != 0 && !py::isinstance<py::str>(stated));
    return several ? py::tuple(py::reinterpret_borrow<py::object>(stated)) : py::make_tuple(stated);
}

// Shares of the draws. Throws TypeError for what is no number.
std::vector<double> shares_from(py::handle stated, const char* what) {
    std::vector<double> shares;
    for (const py::handle one : one_or_several(stated)) {
        const auto share = py::isinstance<py::str>(one) ? std::nullopt : number_in(one);
        if (!share) refuse(std::string(what) + " as a share between 0 and 1, as 0.9", one);
        shares.push_back(*share);
    }
    return shares;
}

// What says which draws these are, and of what.
CaseSimulationOptions options_of(const BusinessCase& self, py::handle seed, const Sampling& sampling, py::handle correlations,
                                 const std::optional<Text>& account, const py::object& outputs, const py::dict& scenarios,
                                 const std::string& point) {
    CaseSimulationOptions options;
    options.seed = count_from(seed, "the seed");
    options.sampling = sampling;
    for (const py::handle one : one_or_several(correlations)) {
        if (!py::isinstance<Correlation>(one)) refuse("a correlation, as gv.correlation(['exams', 'minutes'], 0.5)", one);
        options.correlations.push_back(one.cast<Correlation>());
    }
    options.point = point_value_of(point);
    if (account) options.account = account->text;
    options.outputs = named_outputs(self, outputs, options.account);
    for (const auto& [name, changes] : scenarios) {
        if (!py::isinstance<py::dict>(changes)) refuse("the changes of a scenario as a dict, as {'*/captured': 0.2}", changes);
        options.scenarios.emplace_back(text_from(name), changes_from(py::reinterpret_borrow<AnyDict>(changes)));
    }
    return options;
}

ReplayDetail detail_of(bool operations) { return operations ? ReplayDetail::operations : ReplayDetail::names; }

// The output of a name. Throws CaseError that says where it was named.
SimulationOutput& output_in(std::vector<SimulationOutput>& outputs, const std::string& name, const char* what) {
    std::vector<std::string> names;
    for (SimulationOutput& output : outputs) {
        if (output.name == name) return output;
        names.push_back(output.name);
    }
    throw CaseError(std::string(what) + " names the output '" + name + "', which is not simulated" +
                    define::name_advice(name, names));
}

std::uint32_t bins_from(py::handle bins) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(count_from(bins, "the number of bins"), 1u << 20));
}

// Shares for all outputs, or a dictionary of shares by output: the others keep those of the library.
void ask_percentiles(CaseSimulationOptions& options, std::vector<SimulationOutput>& outputs, py::handle percentiles) {
    if (!py::isinstance<py::dict>(percentiles)) {
        options.percentiles = shares_from(percentiles, "a percentile");
        return;
    }
    for (const auto& [name, shares] : py::reinterpret_borrow<py::dict>(percentiles)) {
        SimulationOutput& output = output_in(outputs, text_from(name), "percentiles");
        output.percentiles = shares_from(shares, "a percentile");
        if (output.percentiles.empty()) throw CaseError("percentiles of the output '" + output.name + "' are shares, as [0.1, 0.5, 0.9]");
    }
}

// All outputs with what is asked of each.
std::vector<SimulationOutput> outputs_of(const BusinessCase& self, const CaseSimulationOptions& options,
                                         const py::dict& thresholds, const py::dict& shortfalls) {
    std::vector<SimulationOutput> simulated = simulated_outputs(self, options);
    for (const auto& [name, stated] : thresholds) {
        for (const py::handle level : one_or_several(stated)) {
            SimulationOutput& output = output_in(simulated, text_from(name), "thresholds");
            const Expression value = expression_from(py::reinterpret_borrow<py::object>(level), "a threshold");
            const AnyUnit& unit = output.unit ? *output.unit : output.expression.unit();
            if (value.node()->kind != NodeKind::literal)
                throw CaseError("a threshold of '" + output.name + "' is a number or a quantity");
            const bool plain = value.unit().factors().empty();
            if (!plain && !(value.dimension() == unit.dimension()))
                throw UnitError("a threshold of '" + output.name + "' " + bracketed(unit) + " cannot be in " +
                                bracketed(value.unit()));
            output.thresholds.push_back(plain ? value.node()->number
                                              : unit.from_base(value.unit().to_base(value.node()->number)));
        }
    }
    for (const auto& [name, shares] : shortfalls)
        output_in(simulated, text_from(name), "shortfalls").shortfalls = shares_from(shares, "an expected shortfall");
    return simulated;
}

Simulation simulated(const BusinessCase& self, py::handle draws, py::handle seed, py::handle threads,
                     const Sampling& sampling, py::handle correlations,
                     const std::optional<Text>& account, const py::object& outputs, const py::dict& scenarios,
                     const py::dict& thresholds, const py::dict& shortfalls, py::handle bins, const py::object& correlate,
                     const py::object& keep, py::handle percentiles, const std::string& point,
                     const py::object& planned, const py::object& progress) {
    const DrawRange range = range_from(draws);
    CaseSimulationOptions options = options_of(self, seed, sampling, correlations, account, outputs, scenarios, point);
    options.bins = bins_from(bins);
    for (const py::handle name : correlate)
        options.correlate.push_back(text_from(name));
    if (!planned.is_none()) options.planned = count_from(planned, "the number of planned draws");
    options.threads = threads_from(threads);
    options.progress = progress_of(progress);
    std::vector<SimulationOutput> simulated = outputs_of(self, options, thresholds, shortfalls);
    ask_percentiles(options, simulated, percentiles);
    if (py::isinstance<py::bool_>(keep)) {
        for (SimulationOutput& output : simulated)
            output.keep = keep.cast<bool>();
    } else if (py::isinstance<py::str>(keep)) {
        output_in(simulated, text_from(keep), "keep").keep = true;
    } else {
        if (!py::isinstance<py::iterable>(keep)) refuse("keep as True or as names of outputs", keep);
        for (const py::handle name : keep)
            output_in(simulated, text_from(name), "keep").keep = true;
    }
    const py::gil_scoped_release unlocked;
    return simulate(self, std::move(simulated), range, std::move(options));
}

Simulation point_values(const BusinessCase& self, const std::optional<Text>& account, const py::object& outputs,
                        const py::dict& scenarios, const py::dict& thresholds, const py::dict& shortfalls, py::handle bins,
                        py::handle percentiles, const std::string& point) {
    CaseSimulationOptions options = options_of(self, py::int_(1), Sampling{}, py::tuple(), account, outputs, scenarios, point);
    options.bins = bins_from(bins);
    std::vector<SimulationOutput> asked = outputs_of(self, options, thresholds, shortfalls);
    ask_percentiles(options, asked, percentiles);
    const py::gil_scoped_release unlocked;
    return at_point_values(self, std::move(asked), std::move(options));
}

} // namespace

void bind_simulation(py::module_& module) {
    using namespace py::literals;
    py::class_<Simulation::Figure>(module, "SimulatedFigure", "What is known of one figure; see `Simulation`.")
        .def_readonly("output", &Simulation::Figure::output, "The name of its output.")
        .def_readonly("element", &Simulation::Figure::element, "`[Herlev, night]`; empty without indexes.")
        .def_readonly("unit", &Simulation::Figure::unit, "The unit of all numbers.")
        .def_property_readonly(
            "year", [](const Simulation::Figure& f) { return f.yearly ? std::optional<int>(f.year) : std::nullopt; },
            "The calendar year; None for one figure for all years.")
        .def_readonly("point", &Simulation::Figure::point, "With every assumption at its point value.")
        .def_property_readonly(
            "draws", [](const Simulation::Figure& f) { return f.summary.draws; }, "How many draws; 0 for a point value.")
        .def_property_readonly(
            "mean", [](const Simulation::Figure& f) { return f.summary.mean; }, "The mean of the draws.")
        .def_property_readonly(
            "sd", [](const Simulation::Figure& f) { return f.summary.sd; }, "Their standard deviation; nan with one draw.")
        .def_property_readonly(
            "standard_error", [](const Simulation::Figure& f) { return f.summary.standard_error; },
            "The error of the mean that comes from simulating; nan with one draw.")
        .def_property_readonly(
            "minimum", [](const Simulation::Figure& f) { return f.summary.minimum; }, "The least draw.")
        .def_property_readonly(
            "maximum", [](const Simulation::Figure& f) { return f.summary.maximum; }, "The greatest draw.")
        .def_property_readonly(
            "percentiles",
            [](const Simulation::Figure& f) {
                py::typing::Dict<py::float_, py::float_> values;
                for (const numeric::Percentile& one : f.percentiles())
                    values[py::float_(one.share)] = one.value;
                return values;
            },
            "Share of the draws to the value they do not exceed: `{0.1: ..., 0.5: ..., 0.9: ...}`.")
        .def_property_readonly(
            "percentile_intervals",
            [](const Simulation::Figure& f) {
                py::typing::Dict<py::float_, py::typing::Tuple<py::float_, py::float_>> values;
                for (const numeric::Percentile& one : f.percentiles())
                    values[py::float_(one.share)] = py::make_tuple(one.low, one.high);
                return values;
            },
            "The 95 % interval of each percentile that comes from simulating; infinite to a side where draws are too few.")
        .def_property_readonly(
            "probability_above",
            [](const Simulation::Figure& f) {
                py::typing::Dict<py::float_, py::float_> values;
                for (const numeric::Exceedance& one : f.summary.exceedances)
                    values[py::float_(one.threshold)] = one.probability;
                return values;
            },
            "Threshold to the share of the draws above it.")
        .def_property_readonly(
            "probability_errors",
            [](const Simulation::Figure& f) {
                py::typing::Dict<py::float_, py::float_> values;
                for (const numeric::Exceedance& one : f.summary.exceedances)
                    values[py::float_(one.threshold)] = one.standard_error;
                return values;
            },
            "Threshold to the standard error of that share.")
        .def_property_readonly(
            "shortfalls",
            [](const Simulation::Figure& f) {
                f.require_finished();
                py::typing::Dict<py::float_, py::float_> values;
                for (const numeric::Shortfall& one : f.summary.shortfalls)
                    values[py::float_(one.share)] = one.value;
                return values;
            },
            "Share to the expected shortfall: up to 1/2 the mean of the lowest share of the draws, above it the mean "
            "of the highest 1 - share.")
        .def_property_readonly(
            "shortfall_errors",
            [](const Simulation::Figure& f) {
                f.require_finished();
                py::typing::Dict<py::float_, py::float_> values;
                for (const numeric::Shortfall& one : f.summary.shortfalls)
                    values[py::float_(one.share)] = one.standard_error;
                return values;
            },
            "The error of each expected shortfall that comes from simulating, as of independent draws; nan where the tail "
            "has one draw.")
        .def_property_readonly(
            "histogram",
            [](const Simulation::Figure& f) {
                f.require_finished();
                if (f.bins.counts.empty()) throw CaseError(f.name() + " has no histogram: simulate with bins=40");
                return py::typing::Tuple<py::array_t<std::uint64_t>, py::array_t<double>>(py::make_tuple(
                    py::array_t<std::uint64_t>(static_cast<py::ssize_t>(f.bins.counts.size()), f.bins.counts.data()),
                    py::array_t<double>(static_cast<py::ssize_t>(f.bins.edges.size()), f.bins.edges.data())));
            },
            "How many draws lie between edges, and the edges, as of `numpy.histogram`; far outliers are in `outside`.")
        .def_property_readonly(
            "outside",
            [](const Simulation::Figure& f) {
                f.require_finished();
                return std::pair(f.bins.below, f.bins.above);
            },
            "How many draws lie below and above the histogram.")
        .def("__repr__", [](const Simulation::Figure& f) {
            const std::string begin = "<figure " + f.name() + " " + bracketed(f.unit);
            if (f.summary.draws == 0) return begin + ": point value " + number_text(f.point) + ">";
            return begin + ": mean " + number_text(f.summary.mean) + ", sd " + number_text(f.summary.sd) +
                   ">";
        });

    module.def(
        "percentile_name", [](double share) { return simulation_text::percentile_name(share, Language::english); },
        "share"_a);
    py::class_<Simulation, std::shared_ptr<Simulation>>(module, "Simulation")
        .def_property_readonly("draws", &Simulation::draws)
        .def_property_readonly("seed",
                               [](const Simulation& self) {
                                   self.require_draws("seed");
                                   return self.options().seed;
                               })
        .def_property_readonly("without_draws", &Simulation::without_draws)
        .def_property_readonly("point",
                               [](const Simulation& self) {
                                   return self.options().point == PointValue::mode ? "mode" : "mean";
                               })
        .def_property_readonly("horizon", [](const Simulation& self) { return self.horizon(); })
        .def_property_readonly("names",
                               [](const Simulation& self) {
                                   py::list names;
                                   for (const SimulationOutput& output : self.outputs())
                                       names.append(output.name);
                                   return py::typing::Tuple<py::str, py::ellipsis>(py::tuple(names));
                               })
        .def("ranges",
             [](const Simulation& self) {
                 std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
                 for (const DrawRange& range : self.ranges())
                     ranges.emplace_back(range.first, range.end);
                 return ranges;
             })
        .def_property_readonly("finished", &Simulation::finished)
        .def(
            "finish",
            [](Simulation& self, const py::object& threads, const py::object& progress) {
                const unsigned count = threads_from(threads);
                auto told = progress_of(progress);
                const py::gil_scoped_release unlocked;
                self.finish(count, std::move(told));
            },
            "threads"_a, "progress"_a)
        .def("figure", &Simulation::figure, "place"_a)
        .def("figures", &Simulation::figures)
        .def(
            "place",
            [](const Simulation& self, const Text& name, const std::optional<Whole>& year) {
                return self.place(name.text, year ? std::optional(year->number) : std::nullopt);
            },
            "name"_a, "year"_a)
        .def(
            "kept",
            [](const std::shared_ptr<Simulation>& self, std::size_t place) {
                const std::vector<double>& draws = self->kept(place);
                return view_of(draws.data(), {draws.size()}, py::cast(self));
            },
            "place"_a)
        .def("correlations",
             [](const Simulation& self) {
                 const Simulation::Correlations found = self.correlations();
                 const auto n = static_cast<py::ssize_t>(found.figures.size());
                 return py::typing::Tuple<std::vector<std::size_t>, py::array_t<double>, py::array_t<double>>(py::make_tuple(
                     found.figures, py::array_t<double>({n, n}, found.values.data()),
                     py::array_t<double>({n, n}, found.standard_errors.data())));
             })
        .def(
            "replay",
            [](const Simulation& self, py::handle draw, bool operations) {
                self.require_draws("replay");
                return self.replay(count_from(draw, "the number of a draw"), detail_of(operations));
            },
            "draw"_a, "operations"_a)
        .def(
            "drawn",
            [](const Simulation& self, py::handle draw) {
                self.require_draws("replay");
                return self.drawn(count_from(draw, "the number of a draw"));
            },
            "draw"_a)
        .def(
            "to_text",
            [](const Simulation& self, const Text& language) { return to_text(self, language_of(language.text)); },
            "language"_a)
        .def(
            "to_html",
            [](const Simulation& self, const Text& language) { return to_html(self, language_of(language.text)); },
            "language"_a)
        .def(
            "explain",
            [](const Simulation& self, std::size_t place, double share, const Text& language) {
                return explain_percentile(self, place, share, language_of(language.text));
            },
            "place"_a, "share"_a, "language"_a);

    py::class_<Sampling>(module, "Sampling", "Where the draws lie; see `gv.latin_hypercube` and `gv.sobol`.")
        .def("__repr__", [](const Sampling& self) {
            if (self.kind == Sampling::Kind::random) return std::string("<random sampling>");
            if (self.kind == Sampling::Kind::latin_hypercube) return std::string("<Latin hypercube sampling>");
            return "<Sobol' sampling, " + std::to_string(self.replicates) + " replicates of " +
                   std::to_string(self.points) + " points>";
        });
    module.def("random_sampling", [] { return Sampling{}; });
    module.def("latin_hypercube", &latin_hypercube);
    module.def(
        "sobol",
        [](py::handle points, py::handle replicates) {
            return sobol(count_from(points, "the number of points"), count_from(replicates, "the number of replicates"));
        },
        "points"_a, "replicates"_a);
    module.def("simulate", &simulated, "business_case"_a, "draws"_a, "seed"_a, "threads"_a, "sampling"_a,
               "correlations"_a, "account"_a, "outputs"_a, "scenarios"_a, "thresholds"_a, "shortfalls"_a, "bins"_a,
               "correlate"_a, "keep"_a, "percentiles"_a, "point"_a,
               "planned"_a, "progress"_a);
    module.def("at_point_values", &point_values, "business_case"_a, "account"_a, "outputs"_a, "scenarios"_a, "thresholds"_a,
               "shortfalls"_a, "bins"_a, "percentiles"_a, "point"_a);
    module.def(
        "replay",
        [](const BusinessCase& self, py::handle draw, py::handle seed, const Sampling& sampling, py::handle correlations,
           const std::optional<Text>& account, const py::object& outputs, const py::dict& scenarios, const std::string& point,
           bool operations) {
            return replay(self, count_from(draw, "the number of a draw"),
                          options_of(self, seed, sampling, correlations, account, outputs, scenarios, point),
                          detail_of(operations));
        },
        "business_case"_a, "draw"_a, "seed"_a, "sampling"_a, "correlations"_a, "account"_a, "outputs"_a, "scenarios"_a,
        "point"_a, "operations"_a);
    module.def(
        "merge",
        [](const std::vector<std::shared_ptr<Simulation>>& parts) {
            std::vector<Simulation> copies;
            for (const std::shared_ptr<Simulation>& part : parts)
                copies.push_back(*part);
            const py::gil_scoped_release unlocked;
            return merge(copies);
        },
        "parts"_a);
}

} // namespace gevinst::python
