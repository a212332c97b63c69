// SPDX-License-Identifier: Apache-2.0
// Expressions and distributions with their operators, and indexes.
#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/expression/arithmetic.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::python {

namespace {

Expression as_expression(const Expression& x) { return x; }
Expression as_expression(const UnitDistribution& x) { return x.expression(); }

[[noreturn]] bool refuse_truth(const Expression&) {
    throw py::type_error(
        "an expression is neither true nor false before a run: choose by gv.choose(condition, then, otherwise), "
        "or read its value by case.evaluate(expression)");
}

// The operators that expressions and distributions share; each gives an expression.
template <class Self>
void bind_operators(py::class_<Self>& type) {
    const py::is_operator op;
    type.def(
            "__mul__", [](const Self& a, const AnyUnit& unit) { return times_unit(as_expression(a), unit); }, op)
        .def(
            "__truediv__", [](const Self& a, const AnyUnit& unit) { return times_unit(as_expression(a), unit, -1); },
            op)
        .def(
            "__add__", [](const Self& a, const Operand& b) { return as_expression(a) + b.expression; }, op)
        .def(
            "__radd__", [](const Self& a, const Operand& b) { return b.expression + as_expression(a); }, op)
        .def(
            "__sub__", [](const Self& a, const Operand& b) { return as_expression(a) - b.expression; }, op)
        .def(
            "__rsub__", [](const Self& a, const Operand& b) { return b.expression - as_expression(a); }, op)
        .def(
            "__mul__", [](const Self& a, const Operand& b) { return as_expression(a) * b.expression; }, op)
        .def(
            "__rmul__", [](const Self& a, const Operand& b) { return b.expression * as_expression(a); }, op)
        .def(
            "__truediv__", [](const Self& a, const Operand& b) { return as_expression(a) / b.expression; }, op)
        .def(
            "__rtruediv__", [](const Self& a, const Operand& b) { return b.expression / as_expression(a); }, op)
        .def(
            "__pow__", [](const Self& a, const Operand& b) { return pow(as_expression(a), b.expression); }, op)
        .def(
            "__rpow__", [](const Self& a, const Operand& b) { return pow(b.expression, as_expression(a)); }, op)
        .def(
            "__lt__", [](const Self& a, const Operand& b) { return as_expression(a) < b.expression; }, op)
        .def(
            "__le__", [](const Self& a, const Operand& b) { return as_expression(a) <= b.expression; }, op)
        .def(
            "__gt__", [](const Self& a, const Operand& b) { return as_expression(a) > b.expression; }, op)
        .def(
            "__ge__", [](const Self& a, const Operand& b) { return as_expression(a) >= b.expression; }, op)
        .def(
            "__eq__", [](const Self& a, const Operand& b) { return equal(as_expression(a), b.expression); }, op)
        .def(
            "__ne__", [](const Self& a, const Operand& b) { return 1 - equal(as_expression(a), b.expression); }, op)
        .def("__neg__", [](const Self& a) { return -as_expression(a); })
        .def("__pos__", [](const Self& a) { return as_expression(a); })
        .def("__bool__", [](const Self& a) { return refuse_truth(as_expression(a)); })
        // `==` is an expression, so that what identifies one is the object itself.
        .def("__hash__", [](py::handle self) { return reinterpret_cast<std::uintptr_t>(self.ptr()) >> 4; })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));
    // numpy leaves numbers beside an expression to the expression.
    type.attr("__array_ufunc__") = py::none();
}

// A unit beside a number, expression or distribution; the class is bound already.
void bind_unit_operators(py::class_<AnyUnit> unit) {
    const py::is_operator op;
    unit.def(
            "__mul__", [](const AnyUnit& a, const Operand& b) { return times_unit(b.expression, a); }, op)
        .def(
            "__rmul__", [](const AnyUnit& a, const Operand& b) { return times_unit(b.expression, a); }, op)
        .def(
            "__truediv__",
            [](const AnyUnit& a, const Operand& b) { return Expression(AnyQuantity{1, a}) / b.expression; }, op)
        .def("__rtruediv__", [](const AnyUnit& a, const Operand& b) { return times_unit(b.expression, a, -1); }, op);
}

std::string expression_repr(const Expression& x) {
    return "<" + shortened_formula(*x.node(), 200) + " " + bracketed(x.unit()) + ">";
}

// `shift type` is the keyword `shift_type`.
bool is_keyword_of(const std::string& keyword, std::string name) {
    std::replace(name.begin(), name.end(), ' ', '_');
    return name == keyword;
}

Expression at(Expression x, const std::optional<Whole>& year, const py::KWArgs<Text>& labels) {
    if (!year && labels.empty())
        throw py::type_error(
            "at() takes a year, or a label by the name of its index: at(2029), at(department=\"Herlev\")");
    for (const auto& [key, label] : labels) {
        const std::string keyword = key.cast<std::string>();
        IndexPtr index;
        std::string names;
        for (const IndexPtr& one : x.indexes()) {
            if (is_keyword_of(keyword, one->name())) index = one;
            names += (names.empty() ? "'" : ", '") + one->name() + "'";
        }
        if (!index)
            throw CaseError(operand_text(*x.node()) + " does not run over '" + keyword + "'" +
                            (names.empty() ? ": it has no index" : ", only over " + names));
        x = gevinst::at(x, index, text_from(label));
    }
    return year ? at_year(x, year->number) : x;
}

py::typing::Tuple<Index, py::ellipsis> indexes_of(const Expression& x) {
    py::list indexes;
    for (const IndexPtr& index : x.indexes())
        indexes.append(std::const_pointer_cast<Index>(index));
    return py::tuple(indexes);
}
py::typing::Tuple<py::str, py::ellipsis> labels_of(const Index& index) { return py::tuple(py::cast(index.labels())); }

std::optional<std::string> path_of(const Expression& x) {
    if (x.node()->kind != NodeKind::assumption) return {};
    return x.node()->assumption().path;
}

void bind_index(py::module_& module) {
    py::class_<Index, std::shared_ptr<Index>>(module, "Index",
                                              "Ordered labels that values run over; made by `gv.index`.")
        .def(py::init([](const Text& name, const std::vector<Text>& labels) {
                 std::vector<std::string> texts;
                 for (const Text& label : labels)
                     texts.push_back(label.text);
                 return std::make_shared<Index>(name.text, std::move(texts));
             }),
             py::arg("name"), py::arg("labels"))
        .def_property_readonly("name", &Index::name, "The name of the index.")
        .def_property_readonly("labels", &labels_of, "The labels in order.")
        .def("__len__", &Index::size)
        .def("__iter__", [](const Index& index) { return py::typing::Iterator<py::str>(py::iter(labels_of(index))); })
        .def("__contains__", [](const Index& index, const Text& label) { return index.has(label.text); })
        .def(
            "__eq__", [](const Index& a, const Index& b) { return a == b; }, py::is_operator())
        .def("__hash__", [](const Index& index) { return py::hash(py::make_tuple(index.name(), labels_of(index))); })
        .def("__repr__", [](const Index& index) { return "<index '" + index.name() + "': " + index.list() + ">"; })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));
}

} // namespace

void bind_expression(py::module_& module) {
    bind_index(module);

    py::class_<Rest>(module, "Rest", "The share of a fate that is left; the one object of this type is `gv.rest`.")
        .def("__repr__", [](const Rest&) { return "gv.rest"; })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));
    module.attr("rest") = Rest{};

    py::class_<Variability>(module, "Variability",
                            "What differs from day to day inside a draw: integrated by `gv.expected_excess`, not drawn.")
        .def("__repr__", [](const Variability& x) { return "<variability " + variability_text(x) + ">"; })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));

    py::class_<UnitDistribution> distribution(
        module, "Distribution", "An uncertain value that is not named yet: what `gv.pert` and its like give.");
    py::class_<Expression> expression(
        module, "Expression",
        "A number, a named assumption, or operations on them: with a unit, and one value a year or one for all years.");

    distribution
        .def(
            "mean", [](const UnitDistribution& x) { return x.distribution.mean(); },
            "The mean, in the unit of the parameters.")
        .def(
            "mode", [](const UnitDistribution& x) { return x.distribution.mode(); },
            "The most likely value, in the unit of the parameters.")
        .def(
            "sd", [](const UnitDistribution& x) { return x.distribution.sd(); },
            "The standard deviation, in the unit of the parameters.")
        .def(
            "cdf", [](const UnitDistribution& x, const Numeric& value) { return x.distribution.cdf(value.number); },
            py::arg("value"), "The probability of a value not above a number in the unit of the parameters.")
        .def(
            "quantile", [](const UnitDistribution& x, const Numeric& p) { return x.distribution.quantile(p.number); },
            py::arg("p"), "The value that is not exceeded with a probability, in the unit of the parameters.")
        .def_property_readonly(
            "lower", [](const UnitDistribution& x) { return x.distribution.lower(); },
            "The least value there can be.")
        .def_property_readonly(
            "upper", [](const UnitDistribution& x) { return x.distribution.upper(); },
            "The greatest value there can be.")
        .def_property_readonly(
            "unit", [](const UnitDistribution& x) { return x.unit; }, "The unit of the parameters.")
        .def_property_readonly(
            "formula", [](const UnitDistribution& x) { return formula_text(x.expression()); },
            "The text of the distribution.")
        .def("__repr__", [](const UnitDistribution& x) { return "<" + shortened_formula(*x.expression().node(), 200) + ">"; });
    bind_operators(distribution);

    expression
        .def(
            "sum", [](const Expression& x, const ByIndex& index) { return sum(x, index.index); }, py::arg("index"),
            "The sum over an index.")
        .def(
            "mean", [](const Expression& x, const ByIndex& index) { return mean(x, index.index); }, py::arg("index"),
            "The mean over an index.")
        .def(
            "max", [](const Expression& x, const ByIndex& index) { return max(x, index.index); }, py::arg("index"),
            "The greatest element of an index.")
        .def("at", &at, py::arg("year") = py::none(), py::pos_only(),
             "The value in one year, `at(2029)`, or the element of a label, `at(department=\"Herlev\")`; a space in "
             "the name of an "
             "index is written `_`.")
        .def(
            "cumulative", [](const Expression& x) { return cumulative(x); }, "The sum of the years so far.")
        .def(
            "sum_years", [](const Expression& x) { return sum_years(x); }, "The sum of all years of the horizon.")
        .def(
            "lag", [](const Expression& x, const Whole& years) { return lag(x, years.number); }, py::arg("years"),
            "The value so many years before; 0 in the first years.")
        .def_property_readonly(
            "formula", [](const Expression& x) { return formula_text(x); }, "The expression as text.")
        .def_property_readonly(
            "unit", [](const Expression& x) { return x.unit(); }, "The unit.")
        .def_property_readonly("yearly", &Expression::yearly, "Whether it has a value a year, not one for all years.")
        .def_property_readonly("indexes", &indexes_of, "The indexes it runs over.")
        .def_property_readonly("path", &path_of, "The path of an assumption; None for what has no name.")
        .def("__repr__", &expression_repr);
    bind_operators(expression);
    bind_unit_operators(module.attr("Unit"));
}

} // namespace gevinst::python
