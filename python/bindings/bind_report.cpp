// SPDX-License-Identifier: Apache-2.0
// Tables as text and HTML.
#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/report/html_table.hpp"
#include "gevinst/report/text_table.hpp"
#include "gevinst/report/words.hpp"

namespace gevinst::python {

namespace {

TextOptions options(const std::optional<Whole>& decimals, bool totals) {
    TextOptions made;
    if (decimals) made.decimals = decimals->number;
    made.totals = totals;
    return made;
}

} // namespace

void bind_report(py::module_& module) {
    using namespace py::literals;
    module.def(
        "to_text",
        [](const FigureTable& table, const std::optional<Whole>& decimals, bool totals, const Whole& width) {
            TextOptions made = options(decimals, totals);
            if (width.number < 1)
                throw CaseError("a text needs a width of at least 1, not " + std::to_string(width.number));
            made.width = static_cast<std::size_t>(width.number);
            return to_text(table, made);
        },
        "table"_a, "decimals"_a, "totals"_a, "width"_a);
    module.def(
        "unit_label", [](const AnyUnit& unit, const std::string& language) { return words::unit_alone(unit, language_of(language)); },
        "unit"_a, "language"_a);
    module.def(
        "to_html",
        [](const FigureTable& table, const std::optional<Whole>& decimals, bool totals) {
            return to_html(table, options(decimals, totals));
        },
        "table"_a, "decimals"_a, "totals"_a);
}

} // namespace gevinst::python
