// SPDX-License-Identifier: Apache-2.0
// Views and the tables they give: rows of expressions, evaluated for the years that are asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/case/labels.hpp"
#include "gevinst/case/state.hpp"
#include "gevinst/expression/expression.hpp"
#include "gevinst/units/any_unit.hpp"
#include "gevinst/units/horizon.hpp"

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
    std::string group_key{};           ///< of the group, whatever the language; empty where it is the group itself
    /// Of a sum that double entry makes zero: the sum of the sizes of its terms. What is within the rounding of adding them
    /// up is zero.
    std::optional<Expression> magnitude{};
    std::size_t roundings = 0;  ///< of its years: how many terms are added up
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
    std::optional<Expression> amount{};  ///< behind the figures, for all years of the case; none: not stated
    std::string group_label{};           ///< what the group is called; empty where it has no label of its own
    std::string group_key{};  ///< what the group is, whatever the language: a name, or `*balance`, `*other`; empty where there is none
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
    std::string by{};             ///< the index it is cut by; empty for none
    std::string case_label{};     ///< what the case is called; empty where it has no label of its own
    std::string account_label{};  ///< what the account is called, likewise

    /// The row of a key, and of a group, by its key, else by its label, where the table has groups. `balance` and `other` are the groups
    /// `*balance` and `*other` where nothing else is called so. Throws CaseError with what may have been meant.
    [[nodiscard]] const FigureRow& row(const std::string& key, const std::string& group = {}) const;

private:
    [[nodiscard]] std::string why_no_row(const std::string& key, const std::string& group) const;
};

/// The figures of a view at the point values of the assumptions. Throws FaultError when one left the reals.
[[nodiscard]] FigureTable evaluate(const View& view, PointValue point = PointValue::mean);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/appraisal/table_definitions.hpp"
#endif
