// SPDX-License-Identifier: Apache-2.0
// Writing tables as text.
#pragma once

#include "gevinst/report/text_table.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

namespace text_table {

GEVINST_INLINE std::size_t display_width(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

[[nodiscard]] inline std::string padded_right(std::string_view text, std::size_t width) {
    const std::size_t own = display_width(text);
    return std::string(text) + std::string(width > own ? width - own : 0, ' ');
}

[[nodiscard]] inline std::string padded_left(std::string_view text, std::size_t width) {
    const std::size_t own = display_width(text);
    return std::string(width > own ? width - own : 0, ' ') + std::string(text);
}

/// Widths that all sections share, and how many columns stand beside each other.
struct Measures {
    std::size_t label = 0;
    std::size_t column = 0;
    std::size_t block = 1;

    Measures(const TableLayout& layout, std::size_t width) {
        constexpr std::size_t gap = 2;
        const std::size_t columns = layout.columns.size();
        for (const std::string& name : layout.columns) column = std::max(column, display_width(name) + gap);
        for (const TableLayout::Section& section : layout.sections) {
            label = std::max(label, display_width(section.heading));
            for (const TableLayout::Row& row : section.rows) {
                label = std::max(label, display_width(row.label));
                for (const std::string& cell : row.cells) column = std::max(column, display_width(cell) + gap);
                if (!row.remark.empty()) column = std::max(column, (display_width(row.remark) + gap + columns - 1) / columns);
            }
        }
        const std::size_t fitting = std::max<std::size_t>(1, width > label ? (width - label) / column : 1);
        const std::size_t blocks = (columns + fitting - 1) / fitting;
        block = (columns + blocks - 1) / blocks;  // blocks of one size, not a full one and a stump
    }
    [[nodiscard]] std::string rule(std::size_t columns) const { return std::string(label + columns * column, '-') + "\n"; }
};

inline void write_block(const TableLayout& layout, const TableLayout::Section& section, const Measures& measures, std::size_t first,
                        std::string& out) {
    const std::size_t columns = std::min(measures.block, layout.columns.size() - first);
    const auto cells = [&](const std::vector<std::string>& texts) {
        std::string line;
        for (std::size_t i = first; i < first + columns; ++i) line += padded_left(texts[i], measures.column);
        return line;
    };
    const auto write = [&](const std::string& label, const std::string& rest) {
        std::string line = padded_right(label, measures.label) + rest;
        line.resize(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    };
    write(section.heading, cells(layout.columns));
    out += measures.rule(columns);
    for (std::size_t i = 0; i < section.rows.size(); ++i) {
        const TableLayout::Row& row = section.rows[i];
        if (section.ruled(i)) out += measures.rule(columns);
        write(row.label, row.remark.empty() ? cells(row.cells) : "  " + padded_left(row.remark, columns * measures.column - 2));
    }
}

}  // namespace text_table

GEVINST_INLINE std::string to_text(const FigureTable& table, const TextOptions& options) {
    const TableLayout layout = gevinst::layout(table, options);
    const text_table::Measures measures(layout, options.width);
    std::string out = layout.caption + "\n";
    for (const TableLayout::Section& section : layout.sections) {
        if (!section.group.empty()) out += "\n" + section.group;
        for (std::size_t first = 0; first < layout.columns.size(); first += measures.block) {
            out += "\n";
            text_table::write_block(layout, section, measures, first, out);
        }
    }
    for (const std::string& note : layout.notes) out += "\n" + note + "\n";
    out.pop_back();
    return out;
}

}  // namespace gevinst::inline v0
