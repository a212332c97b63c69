// SPDX-License-Identifier: Apache-2.0
// The cells of tables as HTML: what they look like, and every text escaped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/report/words.hpp"

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

/// A table's beginning, up to its first row.
inline void begin_table(std::string& out, Language language, std::string_view caption) {
    out += "<table lang=\"";
    out += language == Language::danish ? "da" : "en";
    out += "\" style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">\n";
    if (!caption.empty())
        out += "<caption style=\"caption-side:top;text-align:left;font-style:italic\">" + escaped(caption) + "</caption>\n";
    out += "<tbody>\n";
}

/// Under the rows, each over all columns; nothing where there are none.
inline void write_notes(std::string& out, const std::vector<std::string>& notes, std::size_t columns) {
    if (notes.empty()) return;
    out += "<tfoot>\n";
    for (const std::string& note : notes) {
        out += "<tr>";
        cell(out, spanning("td", columns), note_style, note);
        out += "</tr>\n";
    }
    out += "</tfoot>\n";
}

}  // namespace html_table

}  // namespace gevinst::inline v0
