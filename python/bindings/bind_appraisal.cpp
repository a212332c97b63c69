// SPDX-License-Identifier: Apache-2.0
// Views of a case and the tables of figures they give.
#include "bindings.hpp"
#include "case_arguments.hpp"
#include "evaluated.hpp"
#include "gevinst/appraisal/accounts.hpp"
#include "gevinst/appraisal/bottom_lines.hpp"
#include "gevinst/appraisal/budget.hpp"
#include "gevinst/appraisal/claims.hpp"
#include "gevinst/appraisal/outcomes.hpp"

namespace gevinst::python {

namespace {

/// A row of a table, which it keeps alive.
using Row = std::shared_ptr<FigureRow>;
using Table = std::shared_ptr<FigureTable>;

Cut cut_of(const std::optional<Text>& account, const std::optional<Text>& initiative,
           const std::optional<Years>& years, const std::optional<ByIndex>& by,
           const std::optional<Bound<AnyUnit>>& unit, const std::optional<Prices>& prices, const Text& language) {
    Cut cut;
    if (account) cut.account = account->text;
    if (initiative) cut.initiative = initiative->text;
    if (years) cut.years = {years->first, years->last};
    if (by) cut.by = by->index;
    if (unit) cut.unit = unit->value;
    cut.prices = optional_prices(prices);
    cut.language = language_of(language.text);
    return cut;
}

template <FigureTable (*Evaluate)(const BusinessCase&, const Cut&)>
Table figures(const BusinessCase& self, const std::optional<Text>& account, const std::optional<Text>& initiative,
              const std::optional<Years>& years, const std::optional<ByIndex>& by,
              const std::optional<Bound<AnyUnit>>& unit, const std::optional<Prices>& prices, const Text& language) {
    return std::make_shared<FigureTable>(Evaluate(self, cut_of(account, initiative, years, by, unit, prices, language)));
}

Table budget_figures(const BusinessCase& self, const std::optional<Text>& account,
                     const std::optional<Text>& initiative, const std::optional<Years>& years,
                     const std::optional<ByIndex>& by, const std::optional<Bound<AnyUnit>>& unit,
                     const std::optional<Prices>& prices, const Text& language, bool use, bool net, bool full_year) {
    const Cut cut = cut_of(account, initiative, years, by, unit, prices, language);
    return std::make_shared<FigureTable>(
        budget(self, {cut.account, cut.initiative, cut.years, cut.by, cut.language, cut.unit, use, net, full_year, cut.prices}));
}

const char* state_name(RowState state) {
    return state == RowState::stated ? "stated" : state == RowState::missing ? "missing" : "not stated";
}

} // namespace

void bind_appraisal(py::module_& module) {
    using namespace py::literals;
    py::class_<FigureRow, Row>(module, "FigureRow", "A row of figures; see `FigureTable.rows`.")
        .def_readonly("key", &FigureRow::key,
                      "What the row is, whatever the language: `establishment`, `total`, `staff_years`.")
        .def_readonly("label", &FigureRow::label, "What the row is called in the table.")
        .def_readonly("group", &FigureRow::group, "The label of the index the table is cut by; empty otherwise.")
        .def_property_readonly(
            "group_label", [](const FigureRow& row) { return row.group_label.empty() ? row.group : row.group_label; },
            "What the group is called in the table.")
        .def_readonly("group_key", &FigureRow::group_key,
                      "What the group is, whatever the language: an account, a label, `*balance`, `*other`; empty otherwise.")
        .def_readonly("unit", &FigureRow::unit, "The unit of the figures.")
        .def_property_readonly(
            "state", [](const FigureRow& row) { return state_name(row.state); },
            "`stated`; `missing`: a value it needs is not known; `not stated`: the case says nothing of it.")
        .def_property_readonly(
            "values", [](const Row& row) { return view_of(row->values.data(), {row->values.size()}, py::cast(row)); },
            "A figure a year, a read-only numpy view without a copy; empty unless the row is stated.")
        .def_readonly("total", &FigureRow::total, "The sum over the years shown; None where the years have no sum.")
        .def_readonly("expression", &FigureRow::amount,
                      "What the figures are, as an expression over all years of the case, to reckon on with or to "
                      "simulate; None where the case says nothing of it.")
        .def_readonly("is_total", &FigureRow::is_total, "Whether the row is the sum of those above it.")
        .def("__repr__", [](const FigureRow& row) {
            return "<row '" + row.key + "' " + bracketed(row.unit) + ", " + state_name(row.state) + ">";
        });

    py::class_<FigureTable, Table>(module, "FigureTable")
        .def_readonly("title", &FigureTable::title)
        .def_readonly("case_name", &FigureTable::case_name)
        .def_readonly("account", &FigureTable::account)
        .def_readonly("unit", &FigureTable::unit)
        .def_readonly("prices", &FigureTable::prices)
        .def_readonly("horizon", &FigureTable::years)
        .def_property_readonly(
            "language", [](const FigureTable& table) { return table.language == Language::danish ? "da" : "en"; })
        .def_property_readonly("sum_label", [](const FigureTable& table) { return label_of("sum", table.language); })
        .def_property_readonly("rows",
                               [](const Table& table) {
                                   py::list rows;
                                   for (FigureRow& row : table->rows)
                                       rows.append(Row(table, &row));
                                   return py::typing::Tuple<FigureRow, py::ellipsis>(py::tuple(rows));
                               })
        .def(
            "row",
            [](const Table& table, const Text& key, const Text& group) {
                return Row(table, const_cast<FigureRow*>(&table->row(key.text, group.text)));
            },
            "key"_a, "group"_a);

    module.def(
        "label_of",
        [](const Text& key, const Text& language) { return label_of(key.text, language_of(language.text)); }, "key"_a,
        "language"_a);
    module.def("budget", &budget_figures, "business_case"_a, "account"_a, "initiative"_a, "years"_a, "by"_a, "unit"_a, "prices"_a,
               "language"_a, "use"_a, "net"_a, "full_year"_a);
    module.def("people", &figures<&people>, "business_case"_a, "account"_a, "initiative"_a, "years"_a, "by"_a, "unit"_a, "prices"_a,
               "language"_a);
    module.def("patients", &figures<&patients>, "business_case"_a, "account"_a, "initiative"_a, "years"_a, "by"_a,
               "unit"_a, "prices"_a,
               "language"_a);
    module.def("bottom_lines", &figures<&bottom_lines>, "business_case"_a, "account"_a, "initiative"_a, "years"_a,
               "by"_a, "unit"_a, "prices"_a,
               "language"_a);
    module.def("outcomes", &figures<&outcomes>, "business_case"_a, "account"_a, "initiative"_a, "years"_a, "by"_a,
               "unit"_a, "prices"_a,
               "language"_a);
    module.def("accounts", &figures<&accounts>, "business_case"_a, "account"_a, "initiative"_a, "years"_a, "by"_a,
               "unit"_a, "prices"_a,
               "language"_a);
    module.def("resources", &figures<&resources>, "business_case"_a, "account"_a, "initiative"_a, "years"_a, "by"_a,
               "unit"_a, "prices"_a,
               "language"_a);
    module.def("commitments", &figures<&commitments>, "business_case"_a, "account"_a, "initiative"_a, "years"_a,
               "by"_a, "unit"_a, "prices"_a,
               "language"_a);
    module.def("handover", &figures<&handover>, "business_case"_a, "account"_a, "initiative"_a, "years"_a, "by"_a,
               "unit"_a, "prices"_a,
               "language"_a);
}

} // namespace gevinst::python
