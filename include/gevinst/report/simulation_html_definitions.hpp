// SPDX-License-Identifier: Apache-2.0
// Writing simulated figures as HTML.
#pragma once

#include "gevinst/report/simulation_html.hpp"

#include <cstddef>
#include <string>

#include "gevinst/config.hpp"
#include "gevinst/report/html_cells.hpp"
#include "gevinst/report/simulation_layout.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::string to_html(const Simulation& simulation, Language language) {
    using namespace html_table;
    const simulation_text::Layout layout = simulation_text::layout(simulation, language);
    std::string out = "<div style=\"overflow-x:auto\">\n";
    for (std::size_t t = 0; t < layout.tables.size(); ++t) {
        const auto& [rows, texts] = layout.tables[t];
        begin_table(out, language, t == 0 ? layout.caption : "");
        for (std::size_t r = 0; r < rows.size(); ++r) {
            out += "<tr>";
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                if (r == 0)
                    cell(out, "th scope=\"col\"", c < texts ? heading_style : year_style, rows[r][c]);
                else
                    cell(out, c == 0 ? "th scope=\"row\"" : "td", c < texts ? label_style : number_style, rows[r][c]);
            }
            out += "</tr>\n";
        }
        out += "</tbody>\n";
        if (t + 1 == layout.tables.size()) write_notes(out, layout.notes, rows.front().size());
        out += "</table>\n";
    }
    return out + "</div>\n";
}

}  // namespace gevinst::inline v0
