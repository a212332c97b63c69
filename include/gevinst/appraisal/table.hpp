// SPDX-License-Identifier: Apache-2.0
// Views and the tables they give: rows of expressions, evaluated for the years that are asked for.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/business_case.hpp"
#include "gevinst/case/labels.hpp"
#include "gevinst/engine/plan.hpp"

namespace gevinst::inline v0 {

/// Whether a row has figures. `not_stated`: the case says nothing of it; `missing`: a value it needs is not known.
enum class RowState : std::uint8_t { stated, missing, not_stated };

/// A row of a view: what it is, and the expression behind it.
struct ViewRow {
    std::string key;
    std::string label;
    std::string group;  ///< the label of an element where the view is cut by an index
    AnyUnit unit;
    std::optional<Expression> amount;  ///< none: not stated
    bool summed = true;                ///< its years have a sum
    bool is_total = false;             ///< the sum of the rows above it
};

/// A query over the postings of a case: rows of expressions.
struct View {
    std::string title;
    std::string case_name;
    std::string account;
    AnyUnit unit;  ///< of the rows of money
    Language language = Language::english;
    PriceBasis prices;
    Horizon horizon;  ///< of the case
    Horizon years;    ///< shown
    std::vector<ViewRow> rows;
    std::string by{};  ///< the index it is cut by; empty for none
    std::shared_ptr<const CaseState> state{};  ///< of the case, to name the line of a fault
};

/// A row of figures, in its unit.
struct FigureRow {
    std::string key;
    std::string label;
    std::string group;
    AnyUnit unit;
    RowState state = RowState::stated;
    std::vector<double> values;   ///< a figure a year; empty unless stated
    std::optional<double> total;  ///< over the years shown, where they have a sum
    bool is_total = false;
};

/// The figures of a view.
struct FigureTable {
    std::string title;
    std::string case_name;
    std::string account;
    AnyUnit unit;
    Language language = Language::english;
    PriceBasis prices;
    Horizon years;
    std::vector<FigureRow> rows;
    std::string by{};  ///< the index it is cut by; empty for none

    /// The row of a key, and of a group where the table is cut by an index. Throws CaseError with what may have been
    /// meant.
    [[nodiscard]] const FigureRow& row(const std::string& key, const std::string& group = {}) const {
        for (const FigureRow& row : rows)
            if (row.key == key && row.group == group) return row;
        throw CaseError("the table '" + title + "' " + why_no_row(key, group));
    }

private:
    [[nodiscard]] std::string why_no_row(const std::string& key, const std::string& group) const {
        std::vector<std::string> keys;
        std::vector<std::string> groups;         // all there are
        std::vector<std::string> groups_of_key;  // those with a row of that key
        const auto add = [](std::vector<std::string>& names, const std::string& name) {
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        };
        for (const FigureRow& row : rows) {
            if (!row.group.empty()) add(groups, row.group);
            if (!row.group.empty() && row.key == key) add(groups_of_key, row.group);
            if (group.empty() || groups.empty() || row.group == group) add(keys, row.key);
        }
        const std::string cut = by.empty() ? "is cut by an index" : "is cut by '" + by + "'";
        const bool has_group = std::find(groups.begin(), groups.end(), group) != groups.end();
        if (!group.empty() && groups.empty())
            return "is not cut by an index: ask for '" + key + "' without the group '" + group + "'";
        if (!group.empty() && !has_group)
            return cut + " and has no group '" + group + "'" + define::name_advice(group, groups);
        if (group.empty() && !groups_of_key.empty())
            return cut + ": name the group too, as (\"" + key + "\", \"" + groups_of_key.front() + "\")" +
                   define::name_advice({}, groups_of_key);
        return "has no row '" + key + "'" + (group.empty() ? "" : " of '" + group + "'") + did_you_mean(key, keys);
    }
};

/// Throws the fault again with the first line that has one by itself: what a row needs of it says little to its reader.
[[noreturn]] inline void throw_with_line(const FaultError& fault, const View& view, PointValue point) {
    if (!view.state) throw FaultError(fault);
    for (const auto& line : view.state->lines) {
        try {
            for (const Posting& posting : line->postings) {
                if (posting.amount.node()->missing) continue;
                const Plan plan({posting.amount}, view.horizon, point);
                Workspace values = plan.workspace();
                plan.run(values);
            }
        } catch (const FaultError& own) {
            const InitiativeInfo& initiative = *view.state->initiatives[line->initiative];
            const std::string path = "'" + initiative.name + "/" + line->line.name + "'";
            throw FaultError(own.fault().find(path) == std::string::npos ? path + ": " + own.fault() : own.fault());
        }
    }
    throw FaultError(fault);
}

/// The figures of a view at the point values of the assumptions. Throws FaultError when one left the reals.
[[nodiscard]] inline FigureTable evaluate(const View& view, PointValue point = PointValue::mean) {
    FigureTable table{view.title, view.case_name, view.account, view.unit, view.language, view.prices, view.years, {},
                      view.by};
    std::vector<Expression> outputs;
    for (const ViewRow& row : view.rows)
        if (row.amount && !row.amount->node()->missing) outputs.push_back(*row.amount);
    const Plan plan(outputs, view.horizon, point);
    Workspace values = plan.workspace();
    try {
        plan.run(values);
    } catch (const FaultError& fault) {
        throw_with_line(fault, view, point);
    }
    std::size_t output = 0;
    for (const ViewRow& row : view.rows) {
        FigureRow figures{row.key, row.label, row.group, row.unit, RowState::not_stated, {}, {}, row.is_total};
        if (row.amount && row.amount->node()->missing) figures.state = RowState::missing;
        if (row.amount && !row.amount->node()->missing) {
            figures.state = RowState::stated;
            double sum = 0;
            for (int year = view.years.first(); year <= view.years.last(); ++year) {
                const double base = plan.value(values, output, view.horizon.position(year));
                sum += base;
                const double value = row.unit.from_base(base);
                figures.values.push_back(value == 0 ? 0.0 : value);  // no negative zero in a table
            }
            if (row.summed) figures.total = row.unit.from_base(sum == 0 ? 0.0 : sum);
            ++output;
        }
        table.rows.push_back(std::move(figures));
    }
    return table;
}

}  // namespace gevinst::inline v0
