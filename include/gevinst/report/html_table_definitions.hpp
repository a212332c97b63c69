// SPDX-License-Identifier: Apache-2.0
// Writing tables as HTML.
#pragma once

#include "gevinst/report/html_table.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

namespace html_table {

/// A text as HTML shows it, between tags and inside quotes.
[[nodiscard]] inline std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

// Styles stand in the cells: a notebook's own sheet aligns and weighs cells otherwise, and a style element may be removed.
constexpr std::string_view label_style = "text-align:left;font-weight:normal;padding:.2em .7em .2em 0";
constexpr std::string_view heading_style = "text-align:left;font-weight:bold;padding:.9em .7em .2em 0;border-bottom:1px solid currentColor";
constexpr std::string_view year_style = "text-align:right;font-weight:bold;padding:.9em 0 .2em .7em;border-bottom:1px solid currentColor";
constexpr std::string_view group_style = "text-align:left;font-weight:bold;font-size:1.1em;padding:1.2em 0 0";
constexpr std::string_view number_style = "text-align:right;white-space:nowrap;padding:.2em 0 .2em .7em";
constexpr std::string_view remark_style = "text-align:right;font-style:italic;padding:.2em 0 .2em .7em";
constexpr std::string_view note_style = "text-align:left;font-size:.9em;padding:.6em 0 0";
constexpr std::string_view total_style = ";font-weight:bold";
constexpr std::string_view ruled_style = ";border-top:1px solid currentColor";

inline void cell(std::string& out, const std::string& tag, std::string_view style, std::string_view text, std::string_view more = {}) {
    out += "<" + tag + " style=\"";
    (out += style) += more;
    out += "\">" + escaped(text) + "</" + tag.substr(0, 2) + ">";
}

[[nodiscard]] inline std::string spanning(const std::string& tag, std::size_t columns) {
    return tag + " colspan=\"" + std::to_string(columns) + "\"";
}

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
    std::string out = "<div style=\"overflow-x:auto\">\n<table lang=\"";
    out += layout.language == Language::danish ? "da" : "en";
    out += "\" style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">\n";
    out += "<caption style=\"caption-side:top;text-align:left;font-style:italic\">" + html_table::escaped(layout.caption) + "</caption>\n";
    out += "<tbody>\n";
    for (std::size_t i = 0; i < layout.sections.size(); ++i) {
        if (i > 0 && !layout.sections[i].group.empty()) out += "</tbody>\n<tbody>\n";  // the body its heading is the heading of
        html_table::write_section(layout, layout.sections[i], out);
    }
    out += "</tbody>\n";
    if (!layout.notes.empty()) {
        out += "<tfoot>\n";
        for (const std::string& note : layout.notes) {
            out += "<tr>";
            html_table::cell(out, html_table::spanning("td", layout.columns.size() + 1), html_table::note_style, note);
            out += "</tr>\n";
        }
        out += "</tfoot>\n";
    }
    return out + "</table>\n</div>\n";
}

}  // namespace gevinst::inline v0
