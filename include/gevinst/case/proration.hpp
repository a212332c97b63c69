// SPDX-License-Identifier: Apache-2.0
// How much of an amount is posted: a yearly amount by the active share of the year, a `once` or `during` whole.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/expression/arithmetic.hpp"
#include "gevinst/expression/node_numbers.hpp"

namespace gevinst::inline v0 {

/// Prorates amounts by the share of each year that is active. A sum is posted term by term; chains of any length.
class Proration {
public:
    Proration(const Expression& active_share, std::string where)
        : Proration(active_share, active_share > Expression(0), std::move(where)) {}
    /// Amounts that stand for themselves are posted where `whole` is 1.
    Proration(Expression active_share, Expression whole, std::string where)
        : share_(std::move(active_share)), whole_(std::move(whole)), where_(std::move(where)) {}

    /// The amount that is posted. Throws CaseError for a formula in which amounts of a full year and amounts that stand
    /// for themselves cannot be told apart.
    [[nodiscard]] Expression operator()(const Expression& amount) const {
        if (!amount.node()->lump) return amount * share_;
        const Natures natures = natures_of(amount.node());
        NodeNumbers numbers;
        std::vector<NodePtr> posted;
        const auto post = [&](const NodePtr& node, NodePtr result) {
            numbers.add(node.get());
            posted.push_back(std::move(result));
        };
        std::vector<std::pair<NodePtr, bool>> pending{{amount.node(), false}};
        while (!pending.empty()) {
            const auto [node, terms_done] = pending.back();
            pending.pop_back();
            if (numbers.contains(node.get())) continue;
            const Nature nature = nature_in(natures, *node);
            if (terms_done) {
                std::vector<NodePtr> terms;
                for (const NodePtr& term : node->operands) terms.push_back(posted[numbers.find(term.get())]);
                const bool name = node->kind == NodeKind::assumption;
                post(node, name ? terms.front() : apply_operation(node->operation, std::move(terms)).node());
            } else if (nature == Nature::yearly) {
                post(node, (Expression(node) * share_).node());
            } else if (nature == Nature::lump) {
                post(node, (Expression(node) * whole_).node());
            } else if (is_sum(*node)) {
                pending.emplace_back(node, true);
                for (const NodePtr& term : node->operands) pending.emplace_back(term, false);
            } else {
                throw CaseError(
                    where_ + " mixes amounts of a full year and amounts that stand for themselves (once, during) in " +
                    operand_text(*node) + ": write them as a sum, or as two lines");
            }
        }
        return Expression(posted[numbers.find(amount.node().get())]);
    }

private:
    /// Whether an amount is for a full year, stands for itself, or holds both.
    enum class Nature : std::uint8_t { yearly, lump, mixed };
    struct Natures {
        NodeNumbers numbers;
        std::vector<Nature> natures;
    };

    static Nature nature_in(const Natures& known, const Node& node) {
        return node.lump ? known.natures[known.numbers.find(&node)] : Nature::yearly;
    }
    // A sum, or the name of one.
    static bool is_sum(const Node& node) {
        using namespace operations;
        return node.kind == NodeKind::assumption || is_operation<Add>(node) || is_operation<Subtract>(node) || is_operation<Negate>(node);
    }
    // The operands whose amounts are the amount of the node; not conditions, bounds and steps.
    static std::span<const NodePtr> amounts_in(const Node& node) {
        using namespace operations;
        const std::span<const NodePtr> operands = node.operands;
        if (is_operation<Choose>(node) || is_operation<DataExcess>(node) || is_operation<DataShortfall>(node)) return operands.subspan(1);
        if (is_operation<Within>(node) || is_operation<Floor>(node) || is_operation<Ceil>(node) ||
            is_operation<Round>(node) || is_operation<NormalExcess>(node) || is_operation<Packs>(node) || is_operation<PoissonExcess>(node) ||
            is_operation<PoissonShortfall>(node) || is_operation<NegativeBinomialExcess>(node) || is_operation<NegativeBinomialShortfall>(node))
            return operands.first(1);
        return operands;
    }
    static Nature nature_of(const Node& node, const Natures& known) {
        using namespace operations;
        if (is_operation<Once>(node) || is_operation<During>(node)) return Nature::lump;
        // A part of all that was spent so far is an amount a year, whatever it was spent as.
        if (is_operation<Cumulative>(node) || is_operation<SumYears>(node) || is_operation<AtYear>(node))
            return Nature::yearly;
        bool yearly = false;
        bool lump = false;
        for (const NodePtr& operand : amounts_in(node)) {
            const Nature nature = nature_in(known, *operand);
            if (nature == Nature::mixed) return Nature::mixed;
            const bool zero = operand->kind == NodeKind::literal && operand->number == 0;
            yearly |= nature == Nature::yearly && !zero;
            lump |= nature == Nature::lump;
        }
        if (!lump) return Nature::yearly;
        // 200 exams a year at a price that stands for itself stand for themselves.
        const bool product = is_operation<Multiply>(node) || is_operation<Divide>(node) || is_operation<Tiers>(node) ||
                             is_operation<TiersAllUnits>(node);
        return product || !yearly ? Nature::lump : Nature::mixed;
    }
    static Natures natures_of(const NodePtr& root) {
        Natures known;
        std::vector<std::pair<const Node*, bool>> pending{{root.get(), false}};
        while (!pending.empty()) {
            const auto [node, operands_done] = pending.back();
            pending.pop_back();
            if (known.numbers.contains(node)) continue;
            if (operands_done) {
                known.natures.push_back(nature_of(*node, known));
                known.numbers.add(node);
                continue;
            }
            pending.emplace_back(node, true);
            for (const NodePtr& operand : node->operands)
                if (operand->lump && !known.numbers.contains(operand.get())) pending.emplace_back(operand.get(), false);
        }
        return known;
    }

    Expression share_;
    Expression whole_;
    std::string where_;  ///< the line, for messages
};

}  // namespace gevinst::inline v0
