// SPDX-License-Identifier: Apache-2.0
// The Sobol' dimensions of a case: each assumption has a seat from its definition on, so that no change moves others.
#pragma once

#include <cstdint>
#include <vector>

#include "gevinst/expression/correlation.hpp"
#include "gevinst/expression/expression.hpp"
#include "gevinst/expression/node_numbers.hpp"

namespace gevinst::inline v0 {

/// Whether a definition has a distribution of its own, not by the name of another assumption.
[[nodiscard]] inline bool is_drawn(const Node& definition) {
    NodeNumbers seen;
    std::vector<const Node*> pending{&definition};
    while (!pending.empty()) {
        const Node& node = *pending.back();
        pending.pop_back();
        if (node.kind == NodeKind::distribution) return true;
        if (node.kind == NodeKind::assumption || !seen.add(&node)) continue;
        for (const NodePtr& operand : node.operands) pending.push_back(operand.get());
    }
    return false;
}

/// The seats that are taken. What is uncertain when it is defined has the first ones, which are the best; what is
/// certain has one from the last on, for a change that makes it uncertain.
struct Seats {
    std::uint32_t uncertain = 0;
    std::uint32_t certain = 0;

    /// The first of `n` seats in a row. There is none at or above `sobol_seats`: a run by Sobol' points says so.
    [[nodiscard]] std::uint32_t take(bool drawn, std::uint32_t n) {
        if (drawn) return (uncertain += n) - n;
        certain += n;
        return certain <= sobol_seats ? sobol_seats - certain : certain;
    }
};

/// How far from the last seat one is, which is what `take` counts for what is certain.
[[nodiscard]] inline std::uint32_t from_the_last_seat(std::uint32_t seat) {
    return seat <= sobol_seats ? sobol_seats - seat : seat;
}

/// Whether an assumption with a seat was uncertain when it was defined, as far as the seats that are taken tell.
[[nodiscard]] inline bool was_drawn(const Node& assumption, const Seats& taken) {
    const std::uint32_t seat = *assumption.assumption().seat;
    const std::uint32_t from_the_last = from_the_last_seat(seat);
    const bool may_be_drawn = seat < taken.uncertain;
    const bool may_be_certain = from_the_last > 0 && from_the_last <= taken.certain;
    return may_be_drawn && may_be_certain ? is_drawn(*assumption.as_stated().operands.front()) : may_be_drawn;
}

}  // namespace gevinst::inline v0
