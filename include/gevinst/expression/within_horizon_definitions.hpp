// SPDX-License-Identifier: Apache-2.0
// Stated years that lie outside the horizon.
#pragma once

#include "gevinst/expression/within_horizon.hpp"

#include <cstdint>
#include <string>

#include "gevinst/config.hpp"
#include "gevinst/expression/text.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE void require_within_horizon(const Node& years, const Horizon& horizon) {
    const YearTable& table = years.year_table();
    const int last = table.first + static_cast<int>(table.numbers.size()) - 1;
    for (const int year : {table.first, last})
        if (!horizon.contains(year))
            throw CaseError("the table of years " + operand_text(years) + " has the year " + std::to_string(year) +
                            ", which is outside the horizon " + horizon.text());
    for (int year = horizon.first(); year <= horizon.last() && !table.has_rest; ++year)
        if (year < table.first || year > last)
            throw CaseError("the table of years " + operand_text(years) + " has no value for " + std::to_string(year) +
                            ": give one, or a rest for the other years");
}

GEVINST_INLINE void require_within_horizon(const Node& node, std::uint8_t code, const Horizon& horizon) {
    using namespace operations;
    const auto refuse = [&](const std::string& moment) {
        throw CaseError(operand_text(node) + ": the year " + moment + " is outside the horizon " + horizon.text());
    };
    if (code == code_of<AtYear>() && !horizon.contains(static_cast<int>(node.number)))
        refuse(std::to_string(static_cast<int>(node.number)));
    const bool once = code == code_of<Once>();
    if (!once && code != code_of<During>()) return;
    const Node& first = *node.operands[0];
    const Node& last = *node.operands[once ? 0 : 1];
    if (first.kind != NodeKind::literal || last.kind != NodeKind::literal) return;
    const double from = first.unit->to_base(first.number);
    const double to = last.unit->to_base(last.number);
    if (from >= months_at_year(horizon.last() + 1) || to < months_at_year(horizon.first())) refuse(moment_text(from));
}

}  // namespace gevinst::inline v0
