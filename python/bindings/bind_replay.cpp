// SPDX-License-Identifier: Apache-2.0
// One draw of a simulation, step by step.
#include <optional>
#include <string>

#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/engine/replay.hpp"
#include "gevinst/report/replay_text.hpp"

namespace gevinst::python {

namespace {

const char* kind_name(Replay::Kind kind) {
    switch (kind) {
        case Replay::Kind::drawn: return "drawn";
        case Replay::Kind::stated: return "stated";
        case Replay::Kind::named: return "named";
        case Replay::Kind::operation: return "operation";
        case Replay::Kind::output: break;
    }
    return "output";
}

} // namespace

void bind_replay(py::module_& module) {
    using namespace py::literals;
    py::class_<Replay::Step>(module, "ReplayStep", "One step of a draw; see `Replay`.")
        .def_property_readonly(
            "kind", [](const Replay::Step& step) { return kind_name(step.kind); },
            "`drawn` from a distribution, `stated`, a formula that is `named`, an `operation`, or an `output`.")
        .def_readonly("name", &Replay::Step::name, "Its path or name with its element; of an operation its formula.")
        .def_readonly("formula", &Replay::Step::formula, "What it is made of; a long one is cut.")
        .def_readonly("unit", &Replay::Step::unit, "The unit of its values.")
        .def_readonly("yearly", &Replay::Step::yearly, "Whether it has a value a year.")
        .def_property_readonly(
            "values", [](const Replay::Step& step) { return step.values; },
            "One value, or one a year; nan or infinite where it has none, in a branch that is not taken or at a fault.")
        .def_property_readonly(
            "share",
            [](const Replay::Step& step) {
                return step.kind == Replay::Kind::drawn ? std::optional<double>(step.share) : std::nullopt;
            },
            "Of what is drawn: how much of its distribution is not above it.")
        .def("__repr__", [](const Replay::Step& step) { return "<step '" + step.name + "' " + bracketed(step.unit) + ">"; });
    py::class_<Replay>(module, "Replay")
        .def_readonly("draw", &Replay::draw)
        .def_property_readonly("first_year", [](const Replay& self) { return self.horizon.first(); })
        .def_property_readonly(
            "fault",
            [](const Replay& self) { return self.fault.empty() ? std::nullopt : std::optional<std::string>(self.fault); })
        .def("steps", [](const Replay& self) { return self.steps; })
        .def(
            "step", [](const Replay& self, const Text& name) { return self.step(name.text); }, "name"_a)
        .def(
            "to_text", [](const Replay& self, const Text& language) { return to_text(self, language_of(language.text)); },
            "language"_a);
}

} // namespace gevinst::python
