// SPDX-License-Identifier: Apache-2.0
// Walking through the nodes of expressions, each once, without recursion.
#pragma once

#include <vector>

#include "gevinst/expression/node.hpp"
#include "gevinst/expression/node_numbers.hpp"

namespace gevinst::inline v0 {

/// Calls `visit` with each node from a root on that is not in `seen` yet, the whole before its parts and the last operand
/// first. What `visit` returns says whether the operands of the node are walked through too.
template <class Visit>
void walk_nodes(const Node& root, NodeNumbers& seen, const Visit& visit) {
    std::vector<const Node*> pending{&root};
    while (!pending.empty()) {
        const Node& node = *pending.back();
        pending.pop_back();
        if (!seen.add(&node) || !visit(node)) continue;
        for (const NodePtr& operand : node.operands) pending.push_back(operand.get());
    }
}
template <class Visit>
void walk_nodes(const Node& root, const Visit& visit) {
    NodeNumbers seen;
    walk_nodes(root, seen, visit);
}

}  // namespace gevinst::inline v0
