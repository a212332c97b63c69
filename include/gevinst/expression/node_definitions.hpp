// SPDX-License-Identifier: Apache-2.0
// Nodes: what they share, and how a long chain is released.
#pragma once

#include "gevinst/expression/node.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE NodeDetailPtr shared_detail(NodeDetail detail) {
    return std::make_shared<const NodeDetail>(std::move(detail));
}

GEVINST_INLINE bool Node::is_same_assumption(const Node& other) const {
    const auto origin = [](const AssumptionInfo& info) { return info.stems_from ? info.stems_from.get() : &info; };
    return origin(assumption()) == origin(other.assumption());
}

// A chain of a million nodes must not be a recursion of a million destructors.
GEVINST_INLINE void Node::release(std::vector<NodePtr>& operands) {
    std::vector<NodePtr> pending;
    for (NodePtr& operand : operands)
        if (operand.use_count() == 1 && !operand->operands.empty()) pending.push_back(std::move(operand));
    while (!pending.empty()) {
        const NodePtr last = std::move(pending.back());
        pending.pop_back();
        for (NodePtr& operand : const_cast<Node&>(*last).operands)
            if (operand.use_count() == 1 && !operand->operands.empty()) pending.push_back(std::move(operand));
    }
}

}  // namespace gevinst::inline v0
