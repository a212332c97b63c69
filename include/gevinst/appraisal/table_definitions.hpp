// SPDX-License-Identifier: Apache-2.0
// Evaluating views, and looking up rows.
#pragma once

#include "gevinst/appraisal/table.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/define.hpp"
#include "gevinst/config.hpp"
#include "gevinst/engine/plan.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE const FigureRow& FigureTable::row(const std::string& key, const std::string& group) const {
    const auto some = [&](const auto& is_it) { return std::any_of(rows.begin(), rows.end(), is_it); };
    const auto by_key = [&](const FigureRow& row) { return row.group_key == group; };
    const auto by_label = [&](const FigureRow& row) { return row.group == group; };
    const auto by_word = [&](const FigureRow& row) { return row.group_key == "*" + group; };  // `balance` for `*balance`
    // What a case calls its own goes before the words of the library.
    const int way = some(by_key) ? 0 : some(by_label) ? 1 : 2;
    for (const FigureRow& row : rows)
        if (row.key == key && (way == 0 ? by_key(row) : way == 1 ? by_label(row) : by_word(row))) return row;
    throw CaseError("the table '" + title + "' " + why_no_row(key, group));
}

GEVINST_INLINE std::string FigureTable::why_no_row(const std::string& key, const std::string& group) const {
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

/// Whether a sum of terms whose sizes add up to `magnitude` is no more than adding them up can round.
[[nodiscard]] inline bool is_rounding(double sum, double magnitude, std::size_t terms) {
    return std::abs(sum) <= static_cast<double>(terms) * std::numeric_limits<double>::epsilon() * magnitude;
}

/// What things are called in a table, told apart where two read the same: by their included case, as the wards of two cases that are
/// called alike, else by their path as it is written.
class Readings {
public:
    /// A thing that reads `called` among others, as the rows of one group.
    void add(const std::string& among, const std::string& called, const std::string& path) { paths_[{among, called}].insert(path); }
    [[nodiscard]] std::string told_apart(const std::string& among, const std::string& called, const std::string& path, const CaseState& state,
                                         Language language) const {
        const std::set<std::string>& alike = paths_.at({among, called});
        if (alike.size() == 1 || path.starts_with('*')) return called;  // the library's own groups are called as they are
        const auto with_scope = [&](const std::string& other) {
            const std::string scope(scope_of(state, other));
            return scope.empty() ? called : called + " (" + state.labels.of_scope(scope, language) + ")";
        };
        std::string text = with_scope(path);
        const auto reads_so = [&](const std::string& other) { return with_scope(other) == text; };
        const bool is_taken = text != called && paths_.contains({among, text});
        if (!is_taken && std::count_if(alike.begin(), alike.end(), reads_so) == 1) return text;
        return path == called ? called : called + " (" + path + ")";
    }

private:
    std::map<std::pair<std::string, std::string>, std::set<std::string>> paths_;
};

inline void tell_apart(FigureTable& table, const CaseState& state) {
    Readings groups, rows;
    const auto group_called = [](const FigureRow& row) { return row.group_label.empty() ? row.group : row.group_label; };
    const auto beside = [](const FigureRow& row) { return row.group_key + "\n" + row.unit.text(); };  // no name has a line break
    for (const FigureRow& row : table.rows) {
        groups.add({}, group_called(row), row.group_key);
        rows.add(beside(row), row.label, row.key);
    }
    for (FigureRow& row : table.rows) {
        row.label = rows.told_apart(beside(row), row.label, row.key, state, table.language);
        const std::string group = groups.told_apart({}, group_called(row), row.group_key, state, table.language);
        if (group != group_called(row)) row.group_label = group;
    }
}

GEVINST_INLINE FigureTable evaluate(const View& view, PointValue point) {
    const auto called = [&](const std::string& name) {
        std::string text = view.state ? view.state->labels.of(name, view.language) : name;
        return text == name ? std::string() : text;
    };
    FigureTable table{view.title, view.case_name, view.account, view.unit, view.language, view.prices, view.years, {},
                      view.by, called(view.case_name), called(view.account)};
    std::vector<Expression> outputs;
    for (const ViewRow& row : view.rows)
        if (row.amount && !row.amount->node()->missing) {
            outputs.push_back(*row.amount);
            if (row.magnitude) outputs.push_back(*row.magnitude);
        }
    const Plan plan(outputs, view.horizon, point);
    Workspace values = plan.workspace();
    try {
        plan.run(values);
    } catch (const FaultError& fault) {
        throw_with_line(fault, view, point);
    }
    std::size_t output = 0;
    for (const ViewRow& row : view.rows) {
        FigureRow figures{row.key, row.label, row.group, row.unit, RowState::not_stated, {}, {}, row.is_total, row.amount, called(row.group),
                          row.group_key.empty() ? row.group : row.group_key};
        if (row.amount && row.amount->node()->missing) figures.state = RowState::missing;
        if (row.amount && !row.amount->node()->missing) {
            figures.state = RowState::stated;
            double sum = 0;
            for (int year = view.years.first(); year <= view.years.last(); ++year) {
                const std::size_t column = view.horizon.position(year);
                double base = plan.value(values, output, column);
                if (row.magnitude && is_rounding(base, plan.value(values, output + 1, column), row.roundings)) base = 0;
                sum += base;
                const double value = row.unit.from_base(base);
                figures.values.push_back(value == 0 ? 0.0 : value);  // no negative zero in a table
            }
            if (row.summed) figures.total = row.unit.from_base(sum == 0 ? 0.0 : sum);
            output += row.magnitude ? 2u : 1u;
        }
        table.rows.push_back(std::move(figures));
    }
    if (view.state) tell_apart(table, *view.state);
    return table;
}

}  // namespace gevinst::inline v0
