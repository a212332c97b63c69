// SPDX-License-Identifier: Apache-2.0
// Laying tables out.
#pragma once

#include "gevinst/report/table_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/report/number_format.hpp"
#include "gevinst/report/words.hpp"

namespace gevinst::inline v0 {

namespace table_layout {

// A label of an index may hold a line break; a row is one line.
[[nodiscard]] inline std::string one_line(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return text;
}

[[nodiscard]] inline std::string caption(const FigureTable& table) {
    const auto called = [](const std::string& name, const std::string& label) { return label.empty() ? name : label; };
    std::string text = table.title + ": " + called(table.case_name, table.case_label);
    if (!table.account.empty()) text += ", " + called(table.account, table.account_label);
    return one_line(text + ", " + (table.prices.is_nominal() ? label_of("nominal", table.language) : table.prices.text()));
}

[[nodiscard]] inline bool is_whole(double number, int decimals) {
    const double printed = printed_number(number, decimals);
    return printed == std::floor(printed);
}

/// The decimals of the rows of a unit. Money as asked for; staff-years whole where all are; other figures also where one
/// reaches a hundred: the decimals of ten thousand hours say nothing.
[[nodiscard]] inline int decimals(const FigureTable& table, const AnyUnit& unit, const TextOptions& options) {
    const bool money = unit.dimension().is_just(BaseKind::money);
    const int asked = options.decimals.value_or(money && unit.to_base(1) < 1e6 ? 0 : 1);
    if (money) return asked;
    bool whole = true;
    bool large = false;
    for (const FigureRow& row : table.rows) {
        if (!(row.unit == unit)) continue;
        for (const double value : row.values) {
            whole &= is_whole(value, asked);
            large |= std::fabs(value) >= 100;
        }
    }
    return whole || (large && !unit.dimension().is_just(BaseKind::labour)) ? 0 : asked;
}

/// Whether every row has another unit than the one before it, as the three bottom lines: one section, its units in the labels.
[[nodiscard]] inline bool is_mixed(const FigureTable& table) {
    bool several = false;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        if (table.rows[i].is_total) return false;
        if (i == 0 || table.rows[i].group != table.rows[i - 1].group) continue;
        if (table.rows[i].unit == table.rows[i - 1].unit) return false;
        several = true;
    }
    return several;
}

/// Whether a row is taken from its total: a difference of the rows above it.
[[nodiscard]] inline bool is_subtracted(const FigureRow& row) {
    for (const std::string_view key : {"already_freed", "claimed", "booked", "taken_over"})
        if (row.key == key) return true;
    return false;
}

/// The rows a total is the sum of: those of its unit above it, in its group; of net expenditure also the expenditure. Beside
/// each other, set aside, used and free each have their own total, whose key ends as theirs do.
[[nodiscard]] inline std::vector<const FigureRow*> parts(const FigureTable& table, std::size_t total) {
    const FigureRow& sum = table.rows[total];
    std::vector<const FigureRow*> found;
    if (!sum.is_total) return found;
    const std::size_t slash = sum.key.rfind('/');
    const std::string ending = slash == std::string::npos ? std::string() : sum.key.substr(slash);
    bool below_parts = true;  // the totals of set aside and used stand between that of free and its parts
    for (std::size_t i = total; i-- > 0;) {
        const FigureRow& row = table.rows[i];
        const bool is_expenditure = sum.key == "net_expenditure" && row.key == "total" && row.group == sum.group;
        if (is_expenditure && !row.values.empty()) found.push_back(&row);
        if (row.group != sum.group || !(row.unit == sum.unit) || (row.is_total && !below_parts) || is_expenditure) break;
        below_parts &= row.is_total;
        if (!row.is_total && row.key.ends_with(ending) && !row.values.empty()) found.push_back(&row);
    }
    return found;
}

/// Whether a reader who adds the printed figures up gets the printed totals.
[[nodiscard]] inline bool adds_up(const FigureTable& table, const TextOptions& options) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const FigureRow& total = table.rows[i];
        const int places = decimals(table, total.unit, options);
        const auto differs = [&](double sum, double shown) { return printed_number(sum, places) != printed_number(shown, places); };
        const std::vector<const FigureRow*> rows = parts(table, i);
        for (std::size_t year = 0; !rows.empty() && year < total.values.size(); ++year) {
            double sum = 0;
            for (const FigureRow* row : rows) sum += (is_subtracted(*row) ? -1 : 1) * printed_number(row->values[year], places);
            if (differs(sum, total.values[year])) return false;
        }
        if (!options.totals || !total.total) continue;
        double across = 0;
        for (const double value : total.values) across += printed_number(value, places);
        if (differs(across, *total.total)) return false;
        double down = 0;
        for (const FigureRow* row : rows) down += (is_subtracted(*row) ? -1 : 1) * (row->total ? printed_number(*row->total, places) : 0.0);
        if (!rows.empty() && differs(down, *total.total)) return false;
    }
    return true;
}

/// What rows are about whose unit does not tell: what the table is about; in that of accounts, which is about all, the rows.
[[nodiscard]] inline std::string subject(const FigureTable& table, const FigureRow& row) {
    if (table.by != "account") return table.title;
    const bool time = row.unit.dimension().is_just(BaseKind::worked_time);
    return label_of(time ? "staff_time" : "count", table.language);
}

[[nodiscard]] inline TableLayout::Row row(const FigureTable& table, const FigureRow& figures, const TextOptions& options,
                                          std::size_t columns, bool unit_in_label) {
    const Language language = table.language;
    TableLayout::Row made{figures.label, {}, {}, figures.is_total};
    if (unit_in_label) made.label = words::with_unit(made.label, figures.unit, language);
    made.label = one_line(made.label);
    if (figures.state == RowState::not_stated) made.remark = label_of("not_stated", language);
    if (figures.state == RowState::missing) made.remark = label_of("missing", language);
    if (figures.state != RowState::stated) return made;
    const int places = decimals(table, figures.unit, options);
    for (const double value : figures.values) made.cells.push_back(format_number(value, places, language));
    if (figures.total && made.cells.size() < columns) made.cells.push_back(format_number(*figures.total, places, language));
    made.cells.resize(columns);
    return made;
}

}  // namespace table_layout

GEVINST_INLINE TableLayout layout(const FigureTable& table, const TextOptions& options) {
    if (options.decimals && (*options.decimals < 0 || *options.decimals > 15))
        throw CaseError("a table has 0 to 15 decimals, not " + std::to_string(*options.decimals));
    TableLayout made{table.language, table_layout::caption(table), {}, {}, {}};
    for (int year = table.years.first(); year <= table.years.last(); ++year) made.columns.push_back(std::to_string(year));
    const bool totals =
        options.totals && std::any_of(table.rows.begin(), table.rows.end(), [](const FigureRow& row) { return row.total.has_value(); });
    if (totals) made.columns.push_back(label_of("sum", table.language));
    const bool mixed = table_layout::is_mixed(table);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const FigureRow& row = table.rows[i];
        const bool new_group = i == 0 || row.group != table.rows[i - 1].group;
        if (new_group || (!mixed && !(row.unit == table.rows[i - 1].unit))) {
            const std::string heading = mixed ? table.title : words::heading(row.unit, table.language, table_layout::subject(table, row));
            made.sections.push_back({new_group ? table_layout::one_line(row.group_label.empty() ? row.group : row.group_label) : "", table_layout::one_line(heading), {}});
        }
        made.sections.back().rows.push_back(table_layout::row(table, row, options, made.columns.size(), mixed));
    }
    if (table.rows.empty()) made.sections.push_back({"", table.title, {{"", {}, label_of("not_stated", table.language), false}}});
    if (!table_layout::adds_up(table, options)) made.notes.push_back(words::rounding_note(table.language));
    return made;
}

}  // namespace gevinst::inline v0
