// SPDX-License-Identifier: Apache-2.0
// Rows of cells as lines of text in columns.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "gevinst/report/text_table.hpp"

namespace gevinst::inline v0 {

/// A line a row, under the first a rule; the first `texts` columns stand to the left, the others, numbers, to the right.
[[nodiscard]] inline std::string in_columns(const std::vector<std::vector<std::string>>& rows, std::size_t texts) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], text_table::display_width(row[i]));
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string line;
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            const std::string blank(widths[i] - text_table::display_width(rows[r][i]), ' ');
            line += (i == 0 ? "" : "  ") + (i < texts ? rows[r][i] + blank : blank + rows[r][i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
        if (r > 0) continue;
        std::size_t all = 2 * (widths.size() - 1);
        for (const std::size_t width : widths) all += width;
        text += std::string(all, '-') + "\n";
    }
    return text;
}

}  // namespace gevinst::inline v0
