// SPDX-License-Identifier: Apache-2.0
// How an operation is applied.
#pragma once

#include "gevinst/expression/operations.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Expression reduced(const Expression& x, const Index& index) {
    auto node = std::make_shared<Node>(*x.node());
    IndexSet set;
    for (const IndexPtr& one : node->index_set())
        if (one->name() != index.name()) set.push_back(one);
    node->indexes = set.empty() ? nullptr : std::make_shared<const IndexSet>(std::move(set));
    return Expression(std::move(node));
}

GEVINST_INLINE std::string operand_count_fault(const operations::Info& info, std::size_t count) {
    if (count >= info.least_operands && count <= info.most_operands) return {};
    std::string takes = std::to_string(info.least_operands);
    if (info.most_operands == operations::any_number) {
        takes = "at least " + takes;
    } else if (info.most_operands != info.least_operands) {
        takes += " or " + std::to_string(info.most_operands);
    }
    return "'" + std::string(info.name) + "' takes " + takes + " operand" + (takes == "1" || takes == "at least 1" ? "" : "s") +
           ", got " + std::to_string(count);
}

GEVINST_INLINE void promote_to_years(const operations::Info& info, std::vector<NodePtr>& operands) {
    for (std::size_t i = 0; info.moments != 0 && i < operands.size(); ++i)
        if (info.is_moment(i)) operands[i] = in_years(operands[i]);
    const auto is_time = [](const NodePtr& operand) { return operand->unit->dimension().is_just(BaseKind::calendar); };
    const auto alike = operands.begin() + static_cast<std::ptrdiff_t>(std::min(info.alike_from, operands.size()));
    if (std::any_of(alike, operands.end(), is_time))
        for (auto operand = alike; operand != operands.end(); ++operand) *operand = in_years(*operand);
}

GEVINST_INLINE Expression apply_operation(std::uint8_t code, std::vector<NodePtr> operands, double number,
                                          NodeDetailPtr detail) {
    const operations::Info& info = operations::infos[code];
    if (const std::string fault = operand_count_fault(info, operands.size()); !fault.empty()) throw CaseError(fault);
    promote_to_years(info, operands);
    UnitPtr unit = info.unit(operands);
    auto node = node_over(NodeKind::operation, std::move(operands), std::move(unit));
    node->operation = code;
    node->number = number;
    node->detail = std::move(detail);
    node->lump |= info.lump;
    if (info.shape == operations::Shape::curve || info.shape == operations::Shape::years) node->yearly = !info.one_value;
    return Expression(std::move(node));
}

}  // namespace gevinst::inline v0
