// SPDX-License-Identifier: Apache-2.0
// Making and checking values by label.
#pragma once

#include "gevinst/expression/by.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/bounds.hpp"
#include "gevinst/expression/known_parts.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Expression by_elements(const IndexPtr& index, const std::vector<Expression>& elements) {
    if (elements.size() != index->size())
        throw CaseError("a table by '" + index->name() + "' has " + std::to_string(elements.size()) + " elements for the " +
                        std::to_string(index->size()) + " labels of the index");
    for (const Expression& element : elements)
        if (has_index(element.indexes(), *index))
            throw CaseError("an element of a table by '" + index->name() + "' runs over '" + index->name() + "' itself");
    std::vector<NodePtr> operands = nodes_of(elements);
    // A plain number beside a point in time is a calendar year.
    const auto is_time = [](const NodePtr& operand) { return operand->unit->dimension().is_just(BaseKind::calendar); };
    if (std::any_of(operands.begin(), operands.end(), is_time))
        for (NodePtr& operand : operands) operand = in_years(operand);
    // What is missing has the unit of what is not.
    const auto is_bare = [](const NodePtr& operand) { return operand->kind == NodeKind::missing && operand->unit->factors().empty(); };
    const auto stated = std::find_if_not(operands.begin(), operands.end(), is_bare);
    for (NodePtr& operand : operands)
        if (stated != operands.end() && is_bare(operand)) operand = missing_expression((*stated)->unit).node();
    operations::require_same_dimension("tabulate", "and", operands);
    auto node = node_over(NodeKind::by, operands, operands.front()->unit);
    IndexSet set = node->index_set();
    add_index(set, index);
    node->indexes = std::make_shared<const IndexSet>(std::move(set));
    node->detail = shared_detail({.index = index});
    return Expression(std::move(node));
}

GEVINST_INLINE Expression by(const IndexPtr& index, const LabelledValues& values,
                             const std::optional<Expression>& rest) {
    std::vector<std::optional<Expression>> slots(index->size());
    for (const auto& [label, value] : values) {
        if (!index->has(label))
            throw CaseError("a table by '" + index->name() + "' names the label '" + label + "', which the index does not have" +
                            did_you_mean(label, index->labels()));
        std::optional<Expression>& slot = slots[index->position(label)];
        if (slot) throw CaseError("a table by '" + index->name() + "' gives the label '" + label + "' twice");
        slot = value;
    }
    std::vector<Expression> elements;
    std::string lacking;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i]) {
            elements.push_back(*slots[i]);
        } else if (rest) {
            elements.push_back(*rest);
        } else {
            lacking += (lacking.empty() ? "'" : ", '") + index->labels()[i] + "'";
        }
    }
    if (!lacking.empty())
        throw CaseError("a table by '" + index->name() + "' has no value for " + lacking + ": give them, or a rest");
    return by_elements(index, elements);
}

GEVINST_INLINE Expression by(const IndexPtr& index, const LabelledValues& values, const std::optional<Expression>& rest,
                             const Expression& total) {
    const Expression parts = by(index, values, rest);
    const std::string where = "the total of a table by '" + index->name() + "'";
    if (has_index(total.indexes(), *index)) throw CaseError(where + " runs over '" + index->name() + "' itself");
    if (total.node()->missing) throw CaseError(where + " is missing too: leave it out");
    std::vector<NodePtr> elements = parts.node()->operands;
    std::vector<NodePtr> known;
    std::size_t missing = 0, place = 0;
    double least = 0;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (elements[i]->missing && elements[i]->kind != NodeKind::missing)
            throw CaseError(where + " stands beside " + operand_text(*elements[i]) + ", which is missing: state gv.missing itself for '" +
                            index->labels()[i] + "', whose value follows from the total or is not known");
        if (elements[i]->missing) {
            ++missing;
            place = i;
        } else {
            known.push_back(elements[i]);
            least += bounds_of(Expression(elements[i])).low;
        }
    }
    if (missing == 0) throw CaseError(where + " follows from its labels, of which none is missing: leave the total out");
    if (!known.empty() && known_parts::is_more(least, bounds_of(total).high))
        throw known_parts::exceeded(where, *total.node());
    // Where all are missing, they have the unit of the total.
    if (known.empty() && parts.unit().factors().empty())
        return apply<operations::WithTotal>({by_elements(index, std::vector<Expression>(index->size(), missing_expression(total.node()->unit))).node(), total.node()});
    if (missing > 1) return apply<operations::WithTotal>({parts.node(), total.node()});
    const auto left_of = [&](Expression left) {
        for (const NodePtr& one : known) left = left - Expression(one);
        return left;
    };
    Expression left = left_of(total);
    if (!known.empty() && (bounds_of(left).low < 0 || known_parts::may_differ(left))) {
        // Below zero by rounding alone is zero.
        left = max(left_of(known_parts::held_total(total, known_parts::sum_of(known), where)),
                   Expression::literal(0, total.node()->unit));
    }
    elements[place] = left.node();
    std::vector<Expression> all(elements.begin(), elements.end());
    return by_elements(index, all);
}

GEVINST_INLINE Expression read_table(const std::vector<TableRow>& rows, const std::vector<IndexPtr>& indexes,
                                     const AnyUnit& unit) {
    if (indexes.empty()) throw CaseError("a table is read over at least one index");
    std::size_t cells = 1;
    for (const IndexPtr& index : indexes) cells *= index->size();
    const UnitPtr shared_unit = std::make_shared<const AnyUnit>(unit);
    std::vector<std::optional<Expression>> slots(cells);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::string where = "row " + std::to_string(r + 1) + " of the table: ";
        if (rows[r].labels.size() != indexes.size())
            throw CaseError(where + std::to_string(rows[r].labels.size()) + " labels for " + std::to_string(indexes.size()) +
                            " indexes");
        std::size_t cell = 0;
        std::string name;
        for (std::size_t i = 0; i < indexes.size(); ++i) {
            const std::string& label = rows[r].labels[i];
            if (!indexes[i]->has(label))
                throw CaseError(where + "the index '" + indexes[i]->name() + "' has no label '" + label + "'" +
                                did_you_mean(label, indexes[i]->labels()));
            cell = cell * indexes[i]->size() + indexes[i]->position(label);
            name += (i == 0 ? "" : ", ") + label;
        }
        if (slots[cell]) throw CaseError(where + "the cell [" + name + "] stands twice");
        if (!std::isfinite(rows[r].number)) throw CaseError(where + "the cell [" + name + "] is not a finite number");
        slots[cell] = Expression::literal(rows[r].number, shared_unit);
    }
    std::size_t lacking = 0;
    std::string names;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        if (slots[cell]) continue;
        if (++lacking > 6) continue;
        std::size_t rest = cell;
        std::string name;
        for (std::size_t i = indexes.size(); i-- > 0; rest /= indexes[i]->size()) {
            const std::string& label = indexes[i]->labels()[rest % indexes[i]->size()];
            name = name.empty() ? label : label + ", " + name;
        }
        names += (names.empty() ? "[" : ", [") + name + "]";
    }
    if (lacking != 0)
        throw CaseError("the table has " + std::to_string(cells - lacking) + " of " + std::to_string(cells) +
                        " cells; missing: " + names + (lacking > 6 ? " and more" : ""));
    std::vector<Expression> level;
    for (const auto& slot : slots) level.push_back(*slot);
    for (std::size_t i = indexes.size(); i-- > 0;) {
        std::vector<Expression> outer;
        const std::size_t size = indexes[i]->size();
        for (std::size_t from = 0; from < level.size(); from += size)
            outer.push_back(by_elements(indexes[i], {level.begin() + static_cast<std::ptrdiff_t>(from),
                                                     level.begin() + static_cast<std::ptrdiff_t>(from + size)}));
        level = std::move(outer);
    }
    return level.front();
}

}  // namespace gevinst::inline v0
