// SPDX-License-Identifier: Apache-2.0
// Functions that make expressions: amounts in time, curves, choices and tables.
#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/formula.hpp"
#include "gevinst/expression/moment.hpp"
#include "gevinst/expression/tariffs.hpp"

namespace gevinst::python {

namespace {

template <Expression (*Function)(const Expression&)>
Expression of_one(const Value& x) {
    return Function(x.expression);
}
template <Expression (*Function)(const Expression&, const Expression&)>
Expression of_two(const Value& a, const Value& b) {
    return Function(a.expression, b.expression);
}
template <class Op>
Expression of_many(const std::vector<Value>& operands) {
    std::vector<NodePtr> nodes;
    for (const Value& operand : operands)
        nodes.push_back(operand.expression.node());
    return apply<Op>(std::move(nodes));
}
Moment moment(const When& when) { return Moment(when.expression); }

Expression years_of(const Whole& first, const std::vector<Value>& numbers, const std::optional<Value>& rest) {
    const auto plain = [](const Expression& x) {
        if (x.node()->kind != NodeKind::literal || !x.unit().factors().empty())
            throw CaseError("a table of years takes plain numbers, not " + operand_text(*x.node()) +
                            ": give the unit once, as years(2026, 4, 5) * MDKK");
        return x.node()->number;
    };
    YearTable table{first.number, {}, rest.has_value(), rest ? plain(rest->expression) : 0};
    for (const Value& number : numbers)
        table.numbers.push_back(plain(number.expression));
    return years_expression(std::move(table));
}

// Values by label; when one is a month, "2026-07", all are points in time.
Expression by_labels(const ByIndex& index, const std::vector<std::pair<py::object, py::object>>& values,
                     const py::object& rest, const py::object& total) {
    bool times = py::isinstance<py::str>(rest);
    for (const auto& [label, value] : values)
        times |= py::isinstance<py::str>(value);
    const auto converted = [&](py::handle value, const std::string& where) {
        return times ? moment_from(value) : expression_from(value, where);
    };
    LabelledValues labelled;
    for (const auto& [label, value] : values) {
        const std::string text = text_from(label);
        labelled.emplace_back(text, converted(value, "the value of '" + text + "'"));
    }
    std::optional<Expression> others;
    if (!rest.is_none()) others = converted(rest, "the rest");
    if (total.is_none()) return by(index.index, labelled, others);
    return by(index.index, labelled, others, converted(total, "the total"));
}

Expression table_of(const std::vector<std::pair<std::vector<Text>, double>>& cells, const std::vector<ByIndex>& indexes,
                    const std::optional<Bound<AnyUnit>>& unit) {
    std::vector<TableRow> rows;
    for (const auto& [labels, number] : cells) {
        TableRow& row = rows.emplace_back();
        for (const Text& label : labels)
            row.labels.push_back(label.text);
        row.number = number;
    }
    std::vector<IndexPtr> over;
    for (const ByIndex& index : indexes)
        over.push_back(index.index);
    return read_table(rows, over, unit ? unit->value : AnyUnit{});
}

Expression tiers_of(const Value& volume, const std::vector<std::pair<Value, Value>>& bands,
                    const std::optional<Bound<AnyUnit>>& unit, bool marginal) {
    std::vector<Tier> stated;
    for (const auto& [from, price] : bands)
        stated.push_back({from.expression, price.expression});
    return unit ? tiers(volume.expression, stated, unit->value, {marginal})
                : tiers(volume.expression, stated, TierOptions{marginal});
}

Expression formula_of(const Text& text, const AnyDict& names, const std::vector<ByIndex>& indexes,
                      const std::vector<Bound<AnyUnit>>& units) {
    FormulaScope scope;
    for (const auto& [name, value] : names) {
        const std::string key = text_from(name);
        scope.names.emplace(key, expression_from(value, "the name '" + key + "'"));
    }
    for (const ByIndex& index : indexes)
        scope.indexes.push_back(index.index);
    for (const Bound<AnyUnit>& unit : units)
        scope.units.add(unit.value);
    return parse_formula(text.text, scope);
}

} // namespace

void bind_functions(py::module_& module) {
    module.attr("start") = start_expression();
    module.attr("this_year") = year_expression();
    module.attr("missing") = missing_expression();
    module.def("whole", [](const Whole& number) { return number.number; }, py::arg("number"));

    module.def(
        "once", [](const When& when, const Value& amount) { return once(moment(when), amount.expression); },
        py::arg("when"), py::arg("amount"));
    module.def(
        "during",
        [](const When& first, const When& last, const Value& amount) {
            return during(moment(first), moment(last), amount.expression);
        },
        py::arg("first"), py::arg("last"), py::arg("amount"));
    module.def(
        "step", [](const When& when, const Value& amount) { return step(moment(when), amount.expression); },
        py::arg("when"), py::arg("amount"));
    module.def(
        "ramp",
        [](const When& first, const When& last, const Value& ceiling) {
            return ramp(moment(first), moment(last), ceiling.expression);
        },
        py::arg("first"), py::arg("last"), py::arg("ceiling"));
    module.def(
        "logistic",
        [](const When& midpoint, const Value& steepness, const Value& ceiling) {
            return logistic(moment(midpoint), {steepness.expression, ceiling.expression});
        },
        py::arg("midpoint"), py::arg("steepness"), py::arg("ceiling"));
    module.def(
        "bass",
        [](const When& start, const Value& p, const Value& q, const Value& ceiling) {
            return bass(moment(start), {p.expression, q.expression, ceiling.expression});
        },
        py::arg("start"), py::arg("p"), py::arg("q"), py::arg("ceiling"));
    module.def(
        "growth",
        [](const Value& rate, const std::optional<When>& from) {
            return from ? growth(rate.expression, moment(*from)) : growth(rate.expression);
        },
        py::arg("rate"), py::arg("from_"));
    module.def(
        "table",
        [](const When& first, const std::vector<Value>& values) {
            std::vector<Expression> expressions;
            for (const Value& value : values)
                expressions.push_back(value.expression);
            return table(moment(first), expressions);
        },
        py::arg("first"), py::arg("values"));
    module.def("years", &years_of, py::arg("first"), py::arg("numbers"), py::arg("rest"));

    module.def("min", &of_many<operations::Min>, py::arg("operands"));
    module.def("max", &of_many<operations::Max>, py::arg("operands"));
    module.def("floor", &of_two<&floor>, py::arg("x"), py::arg("step"));
    module.def("ceil", &of_two<&ceil>, py::arg("x"), py::arg("step"));
    module.def("round", &of_two<&round>, py::arg("x"), py::arg("step"));
    module.def("pow", &of_two<&pow>, py::arg("base"), py::arg("exponent"));
    module.def("exp", &of_one<&exp>, py::arg("x"));
    module.def("log", &of_one<&log>, py::arg("x"));
    module.def(
        "normal_excess",
        [](const Value& mean, const Value& sd, const Value& level) {
            return normal_excess(mean.expression, sd.expression, level.expression);
        },
        py::arg("mean"), py::arg("sd"), py::arg("level"));
    module.def(
        "choose",
        [](const Value& condition, const Value& then, const Value& otherwise) {
            return choose(condition.expression, then.expression, otherwise.expression);
        },
        py::arg("condition"), py::arg("then"), py::arg("otherwise"));
    module.def(
        "within",
        [](const Value& x, const Value& low, const Value& high) {
            return within(x.expression, low.expression, high.expression);
        },
        py::arg("x"), py::arg("low"), py::arg("high"));
    module.def("tiers", &tiers_of, py::arg("volume"), py::arg("bands"), py::arg("unit"), py::arg("marginal"));
    module.def(
        "packs",
        [](const Value& volume, const Value& size, const Value& price) {
            return packs(volume.expression, size.expression, price.expression);
        },
        py::arg("volume"), py::arg("size"), py::arg("price"));
    module.def("cumulative", &of_one<&cumulative>, py::arg("x"));
    module.def("sum_years", &of_one<&sum_years>, py::arg("x"));
    module.def(
        "lag", [](const Value& x, const Whole& years) { return lag(x.expression, years.number); }, py::arg("x"),
        py::arg("years"));
    module.def(
        "at_year", [](const Value& x, const Whole& year) { return at_year(x.expression, year.number); }, py::arg("x"),
        py::arg("year"));

    module.def("by", &by_labels, py::arg("index"), py::arg("values"), py::arg("rest"), py::arg("total"));
    module.def("read_table", &table_of, py::arg("cells"), py::arg("indexes"), py::arg("unit"));
    module.def("parse_formula", &formula_of, py::arg("text"), py::arg("names"), py::arg("indexes"), py::arg("units"));
}

} // namespace gevinst::python
