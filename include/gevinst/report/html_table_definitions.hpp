// SPDX-License-Identifier: Apache-2.0
// Writing tables as HTML.
#pragma once

#include "gevinst/report/html_table.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/config.hpp"
#include "gevinst/report/html_cells.hpp"

namespace gevinst::inline v0 {

namespace html_table {

inline void write_section(const TableLayout& layout, const TableLayout::Section& section, std::string& out) {
    const std::size_t columns = layout.columns.size();
    if (!section.group.empty()) {
        out += "<tr>";
        cell(out, spanning("th scope=\"rowgroup\"", columns + 1), group_style, section.group);
        out += "</tr>\n";
    }
    out += "<tr>";
    cell(out, "th scope=\"col\"", heading_style, section.heading);
    for (const std::string& name : layout.columns) cell(out, "th scope=\"col\"", year_style, name);
    out += "</tr>\n";
    for (std::size_t i = 0; i < section.rows.size(); ++i) {
        const TableLayout::Row& row = section.rows[i];
        std::string more(row.is_total ? total_style : "");
        if (section.ruled(i)) more += ruled_style;
        out += "<tr>";
        cell(out, "th scope=\"row\"", label_style, row.label, more);
        for (const std::string& text : row.cells) cell(out, "td", number_style, text, more);
        if (!row.remark.empty()) cell(out, spanning("td", columns), remark_style, row.remark, more);
        out += "</tr>\n";
    }
}

}  // namespace html_table

GEVINST_INLINE std::string to_html(const FigureTable& table, const TextOptions& options) {
    const TableLayout layout = gevinst::layout(table, options);
    std::string out = "<div style=\"overflow-x:auto\">\n";
    html_table::begin_table(out, layout.language, layout.caption);
    for (std::size_t i = 0; i < layout.sections.size(); ++i) {
        if (i > 0 && !layout.sections[i].group.empty()) out += "</tbody>\n<tbody>\n";  // the body its heading is the heading of
        html_table::write_section(layout, layout.sections[i], out);
    }
    out += "</tbody>\n";
    html_table::write_notes(out, layout.notes, layout.columns.size() + 1);
    return out + "</table>\n</div>\n";
}

}  // namespace gevinst::inline v0
