// SPDX-License-Identifier: Apache-2.0
// A table of figures laid out for print, before it is text or HTML: caption, sections of headed rows, cells, notes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/appraisal/table.hpp"

namespace gevinst::inline v0 {

/// How a table is printed.
struct TextOptions {
    std::optional<int> decimals{};  ///< 0 to 15; none: one, and no decimals for money in units smaller than a million
    bool totals = false;            ///< a last column with the sum of the years, where a row has one
    std::size_t width = 120;        ///< of a line of text: a wider table continues below with its further years
};

/// A table laid out for print. A row has a cell for each column, or a remark in their place.
struct TableLayout {
    struct Row {
        std::string label;
        std::vector<std::string> cells;
        std::string remark;
        bool is_total = false;
    };
    /// Rows under a heading of years.
    struct Section {
        std::string group;  ///< the heading above this section and those after it until the next; may be empty
        std::string heading;
        std::vector<Row> rows;

        /// Whether a line sets this row off from the ones above it, as the first total.
        [[nodiscard]] bool ruled(std::size_t row) const { return rows[row].is_total && row > 0 && !rows[row - 1].is_total; }
    };
    Language language = Language::english;
    std::string caption;
    std::vector<std::string> columns;
    std::vector<Section> sections;
    std::vector<std::string> notes;
};

/// Lays a table out. Throws CaseError for decimals that no table has.
[[nodiscard]] TableLayout layout(const FigureTable& table, const TextOptions& options = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/report/table_layout_definitions.hpp"
#endif
