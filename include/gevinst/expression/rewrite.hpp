// SPDX-License-Identifier: Apache-2.0
// Rewriting of expressions: nodes are replaced from the leaves up, what does not change stays shared.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "gevinst/expression/node_numbers.hpp"
#include "gevinst/expression/operations.hpp"

namespace gevinst::inline v0 {

/// Rewrites expressions with one memory, so that what they share stays shared.
class Rewriter {
public:
    /// Is called for a node whose operands are rewritten already, and gives its replacement or the node itself.
    using Replace = std::function<NodePtr(const NodePtr&)>;
    /// The operands of a node that it refuses stay as they are.
    using Enter = std::function<bool(const Node&)>;

    Rewriter(Replace replace, Enter enter) : replace_(std::move(replace)), enter_(std::move(enter)) {}

    [[nodiscard]] Expression operator()(const Expression& root);

private:
    struct Done {
        NodePtr node;  ///< keeps the number's node alive
        NodePtr replacement;
    };

    [[nodiscard]] const NodePtr& done_of(const Node& node) const { return done_[numbers_.find(&node)].replacement; }
    NodePtr with_done_operands(const NodePtr& node) const;
    static NodePtr rebuilt(const Node& node, std::vector<NodePtr> operands);

    Replace replace_;
    Enter enter_;
    NodeNumbers numbers_;
    std::vector<Done> done_;
};

/// The expression with `start` bound to the start of an initiative; a plain number is a calendar year. Throws UnitError
/// when it is not a point in time.
[[nodiscard]] Expression bind_start(const Expression& x, const Expression& when);

/// A rewriter of assumptions: `replacement` gives another for one, or the one itself; what they stand for is not looked at.
[[nodiscard]] Rewriter assumption_rewriter(Rewriter::Replace replacement);

/// The assumptions an expression depends on, each once, in the order they are met.
[[nodiscard]] std::vector<NodePtr> assumptions_of(const Expression& root);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/rewrite_definitions.hpp"
#endif
