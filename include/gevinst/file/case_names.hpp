// SPDX-License-Identifier: Apache-2.0
// What a file calls the units of a case's own; in which order its assumptions are written, and how their seats.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/case/changes.hpp"
#include "gevinst/case/changes_definitions.hpp"
#include "gevinst/file/case_fields.hpp"

namespace gevinst::inline v0::case_names {

/// `count`, `level`, `currency`. Throws CaseError for a unit that is none of them.
[[nodiscard]] inline std::string kind_word(const NamedUnit& unit) {
    if (unit.numerator == 1 && unit.denominator == 1 && unit.symbol == unit.base.name)
        for (const case_fields::OwnUnitKind& one : case_fields::own_unit_kinds)
            if (one.kind == unit.base.kind) return std::string(one.word);
    throw CaseError("the unit '" + unit.symbol + "' is a multiple or is called otherwise than what it counts: a file "
                    "cannot state it");
}

/// The places of the assumptions in the order of the file: that of definition, but after those that a value names which a
/// change gave.
[[nodiscard]] inline std::vector<std::size_t> order_of_assumptions(const CaseState& state) {
    std::vector<std::size_t> order;
    std::vector<bool> written(state.assumptions.size(), false);
    for (std::size_t root = 0; root < state.assumptions.size(); ++root) {
        std::vector<std::size_t> pending{root};
        while (!pending.empty()) {
            const std::size_t place = pending.back();
            const std::size_t before = pending.size();
            for (const Node* named : written[place] ? std::vector<const Node*>{} : define::named_in(defined_value(*state.assumptions[place]))) {
                const std::size_t other = state.assumption_by_path.at(named->assumption().path);
                if (!written[other]) pending.push_back(other);
            }
            if (pending.size() != before) continue;
            pending.pop_back();
            if (!written[place]) order.push_back(place);
            written[place] = true;
        }
    }
    return order;
}

/// The seat of an assumption as the file states it: from 0 on for what was uncertain when it was defined, from -1 downwards
/// for what was certain, so that both ends can be told apart.
[[nodiscard]] inline int stated_seat(const Node& assumption, const Seats& taken) {
    const std::uint32_t seat = *assumption.assumption().seat;
    return was_drawn(assumption, taken) ? static_cast<int>(seat) : -static_cast<int>(from_the_last_seat(seat));
}
/// The seat that a file states, as the case keeps it; `Seats::take` says why.
[[nodiscard]] inline std::uint32_t seat_of(int stated) {
    if (stated >= 0) return static_cast<std::uint32_t>(stated);
    const auto from_the_end = static_cast<std::uint32_t>(-stated);
    return from_the_end <= sobol_seats ? sobol_seats - from_the_end : from_the_end;
}

}  // namespace gevinst::inline v0::case_names
