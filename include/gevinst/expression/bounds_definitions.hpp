// SPDX-License-Identifier: Apache-2.0
// Bounds of leaves and operations.
#pragma once

#include "gevinst/expression/bounds.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/expression/node_numbers.hpp"

namespace gevinst::inline v0 {

namespace bounds {

GEVINST_INLINE Bounds hull(const Bounds& a, const Bounds& b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

[[nodiscard]] inline Bounds product(const Bounds& a, const Bounds& b) {
    // 0 times infinity is 0 here: an unbounded factor of a zero contributes nothing.
    const auto times = [](double x, double y) { return x == 0 || y == 0 ? 0.0 : x * y; };
    const auto [low, high] = std::minmax({times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)});
    return {low, high};
}

GEVINST_INLINE Bounds of_leaf(const Node& node) {
    switch (node.kind) {
        case NodeKind::literal: {
            const double value = node.unit->to_base(node.number);
            return {value, value};
        }
        case NodeKind::distribution:
            return {node.unit->to_base(node.distribution().lower()), node.unit->to_base(node.distribution().upper())};
        case NodeKind::years: {
            const YearTable& table = node.year_table();
            const auto [low, high] = std::minmax_element(table.numbers.begin(), table.numbers.end());
            const Bounds inside{node.unit->to_base(*low), node.unit->to_base(*high)};
            const double rest = node.unit->to_base(table.rest);
            return table.has_rest ? hull(inside, {rest, rest}) : inside;
        }
        default: return {};
    }
}

[[nodiscard]] inline Bounds of_operation(const Node& node, const std::vector<Bounds>& x) {
    using namespace operations;
    const auto folded = [&](auto combine) {
        Bounds result = x[0];
        for (std::size_t i = 1; i < x.size(); ++i) result = combine(result, x[i]);
        return result;
    };
    const Bounds zero{0, 0};
    if (is_operation<Add>(node)) return folded([](Bounds a, Bounds b) { return Bounds{a.low + b.low, a.high + b.high}; });
    if (is_operation<Subtract>(node)) return {x[0].low - x[1].high, x[0].high - x[1].low};
    if (is_operation<Multiply>(node)) return folded(product);
    if (is_operation<Divide>(node) && x[1].low > 0) return product(x[0], {1 / x[1].high, 1 / x[1].low});
    if (is_operation<Negate>(node)) return {-x[0].high, -x[0].low};
    if (is_operation<Min>(node))
        return folded([](Bounds a, Bounds b) { return Bounds{std::min(a.low, b.low), std::min(a.high, b.high)}; });
    if (is_operation<Max>(node))
        return folded([](Bounds a, Bounds b) { return Bounds{std::max(a.low, b.low), std::max(a.high, b.high)}; });
    if (node.kind == NodeKind::operation && infos[node.operation].name.find_first_of("<>=") == 0) return {0, 1};
    if (is_operation<Choose>(node)) return hull(x[1], x[2]);
    if (is_operation<Within>(node)) return {std::max(x[0].low, x[1].low), std::min(x[0].high, x[2].high)};
    const bool rounds = is_operation<Floor>(node) || is_operation<Ceil>(node) || is_operation<Round>(node);
    if (rounds && x[1].low == x[1].high && x[1].low > 0) {
        const double step = x[1].low;
        const auto rounded = [&](double value) {
            return is_operation<Floor>(node) ? Floor::value(value, step) : is_operation<Ceil>(node) ? Ceil::value(value, step) : Round::value(value, step);
        };
        return {rounded(x[0].low), rounded(x[0].high)};
    }
    const bool excess = is_operation<NormalExcess>(node) || is_operation<PoissonExcess>(node) || is_operation<PoissonShortfall>(node) ||
                        is_operation<NegativeBinomialExcess>(node) || is_operation<NegativeBinomialShortfall>(node) ||
                        is_operation<DataExcess>(node) || is_operation<DataShortfall>(node);
    if (excess) return {0, std::numeric_limits<double>::infinity()};
    if (is_operation<Tiers>(node) || is_operation<TiersAllUnits>(node)) {
        Bounds prices = x[TierBands::price(0)];
        for (std::size_t band = 1; band < TierBands::bands(x.size()); ++band) prices = hull(prices, x[TierBands::price(band)]);
        return product({std::max(x[0].low, 0.0), std::max(x[0].high, 0.0)}, prices);
    }
    if (is_operation<Packs>(node)) return {0, std::numeric_limits<double>::infinity()};
    if (is_operation<NotNegative>(node)) return {std::max(x[0].low, 0.0), x[0].high};
    if (is_operation<ActiveShare>(node)) return {0, 1};
    if (is_operation<Once>(node) || is_operation<Step>(node)) return hull(zero, x[1]);
    if (is_operation<During>(node) || is_operation<Ramp>(node) || is_operation<Logistic>(node)) return hull(zero, x[2]);
    if (is_operation<Bass>(node)) return hull(zero, x[3]);
    if (is_operation<Table>(node)) {
        Bounds result = zero;
        for (std::size_t i = 1; i < x.size(); ++i) result = hull(result, x[i]);
        return result;
    }
    if (is_operation<Growth>(node) && x[0].low >= -1) return {0, std::numeric_limits<double>::infinity()};
    if (is_operation<Exp>(node)) return {0, std::numeric_limits<double>::infinity()};
    if (is_operation<Lag>(node)) return hull(zero, x[0]);
    if (is_operation<AtYear>(node) || is_operation<AtLabel>(node) || is_operation<MaxOver>(node) || is_operation<MeanOver>(node))
        return x[0];
    const bool adds_up = is_operation<Cumulative>(node) || is_operation<SumYears>(node) || is_operation<SumOver>(node);
    if (adds_up && x[0].low >= 0) return {0, std::numeric_limits<double>::infinity()};
    return {};
}

}  // namespace bounds

GEVINST_INLINE Bounds bounds_of(const Expression& root) {
    NodeNumbers numbers;
    std::vector<Bounds> done;
    const auto settle = [&](const Node* node, const Bounds& bounds) {
        numbers.add(node);
        done.push_back(bounds);
    };
    std::vector<std::pair<const Node*, bool>> pending{{root.node().get(), false}};
    while (!pending.empty()) {
        const auto [node, operands_done] = pending.back();
        pending.pop_back();
        if (numbers.contains(node)) continue;
        if (node->kind == NodeKind::assumption && node->assumption().has_bounds) {
            settle(node, {node->assumption().least, node->assumption().greatest});
            continue;
        }
        if (!operands_done && !node->operands.empty()) {
            pending.emplace_back(node, true);
            for (const NodePtr& operand : node->operands) pending.emplace_back(operand.get(), false);
            continue;
        }
        std::vector<Bounds> operands;
        for (const NodePtr& operand : node->operands) operands.push_back(done[numbers.find(operand.get())]);
        Bounds result;
        if (node->kind == NodeKind::operation) {
            result = bounds::of_operation(*node, operands);
        } else if (operands.empty()) {
            result = bounds::of_leaf(*node);
        } else {
            result = operands.front();
            for (const Bounds& operand : operands) result = bounds::hull(result, operand);
        }
        settle(node, result);
    }
    return done[numbers.find(root.node().get())];
}

}  // namespace gevinst::inline v0
