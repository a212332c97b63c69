// SPDX-License-Identifier: Apache-2.0
// Reading the text of a unit.
#pragma once

#include "gevinst/units/unit_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE KnownUnits::KnownUnits() {
    for (const UnitTerm& term : units::catalogue)
        add(NamedUnit{std::string(term.symbol), {term.kind, std::string(term.base)}, term.numerator, term.denominator});
}

GEVINST_INLINE KnownUnits::KnownUnits(std::initializer_list<AnyUnit> own) : KnownUnits() {
    for (const AnyUnit& unit : own) add(unit);
}

GEVINST_INLINE void KnownUnits::add(const AnyUnit& unit) {
    if (unit.factors().size() != 1 || unit.factors().front().exponent != 1)
        throw UnitError("only a unit with a name of its own can be known by it, not " + bracketed(unit));
    add(unit.factors().front().unit);
}

GEVINST_INLINE const NamedUnit* KnownUnits::at_beginning(std::string_view text) const {
    for (const NamedUnit& unit : units_) {
        const std::string& name = unit.symbol;
        if (!text.starts_with(name)) continue;
        const char next = text.size() == name.size() ? '\0' : text[name.size()];
        const bool word_goes_on = is_letter(next) || is_digit(next);
        if (!word_goes_on || !(is_letter(name.back()) || is_digit(name.back()))) return &unit;
    }
    return nullptr;
}

GEVINST_INLINE std::vector<std::string> KnownUnits::names() const {
    std::vector<std::string> result;
    for (const NamedUnit& unit : units_) result.push_back(unit.symbol);
    return result;
}

GEVINST_INLINE void KnownUnits::add(NamedUnit unit) {
    const auto same_name = std::find_if(units_.begin(), units_.end(), [&](const NamedUnit& u) { return u.symbol == unit.symbol; });
    if (same_name != units_.end()) {
        if (*same_name == unit) return;
        throw UnitError("two different units are called '" + unit.symbol + "': a text could not tell them apart");
    }
    const auto place = std::find_if(units_.begin(), units_.end(),
                                    [&](const NamedUnit& u) { return u.symbol.size() < unit.symbol.size(); });
    units_.insert(place, std::move(unit));
}

namespace unit_text {

GEVINST_INLINE Misspelt misspelt(TextCursor cursor, const KnownUnits& known) {
    const std::size_t first = cursor.place();
    std::vector<std::string> candidates;
    for (constexpr std::size_t most_words = 4; candidates.size() < most_words;) {
        while (is_letter(cursor.peek()) || is_digit(cursor.peek())) cursor.skip(1);
        candidates.emplace_back(cursor.from(first));
        if (cursor.peek() != ' ' || !is_letter(cursor.peek(1))) break;
        cursor.skip(1);
    }
    const std::vector<std::string> names = known.names();
    for (auto words = candidates.rbegin(); words != candidates.rend(); ++words)
        if (std::string meant = did_you_mean(*words, names); !meant.empty()) return {*words, std::move(meant)};
    return {candidates.front(), {}};
}

[[nodiscard]] inline std::string unknown(const TextCursor& cursor, const KnownUnits& known) {
    const auto [words, meant] = misspelt(cursor, known);
    return "unknown unit '" + words + "'" + (meant.empty() ? TextCursor::lookalike_advice(words) : meant);
}

// Of two digits.
inline constexpr int greatest_power = 99;

// `^2` directly after a name; 1 when there is none.
[[nodiscard]] inline int read_power(TextCursor& cursor) {
    if (cursor.peek() != '^' || !is_digit(cursor.peek(1))) return 1;
    const std::size_t place = cursor.place() + 1;
    cursor.skip(1);
    const std::string_view digits = cursor.take_digits();
    if (digits.size() > 2 || digits.front() == '0' || is_letter(cursor.peek()) || (cursor.peek() == '.' && is_digit(cursor.peek(1))))
        cursor.refuse(place, "the power of a unit is a whole number from 1 to 99");
    return digits.size() == 1 ? digits[0] - '0' : 10 * (digits[0] - '0') + (digits[1] - '0');
}

// `/name`, `*name` directly after what came before, as long as known units follow.
inline void read_further(TextCursor& cursor, const KnownUnits& known, std::vector<AnyUnit::Factor>& factors) {
    while (cursor.peek() == '/' || cursor.peek() == '*') {
        const NamedUnit* unit = known.at_beginning(cursor.rest().substr(1));
        if (unit == nullptr) return;
        const int sign = cursor.peek() == '/' ? -1 : 1;
        cursor.skip(1 + unit->symbol.size());
        factors.push_back({*unit, sign * read_power(cursor)});
    }
}

[[nodiscard]] inline AnyUnit finished(const TextCursor& cursor, std::size_t first, std::vector<AnyUnit::Factor> factors) {
    AnyUnit unit(std::move(factors));
    for (const AnyUnit::Factor& factor : unit.factors())
        if (std::abs(factor.exponent) > greatest_power)
            cursor.refuse(first, "the unit has '" + factor.unit.symbol + "' to the power of " + std::to_string(std::abs(factor.exponent)) +
                                     ": powers go up to " + std::to_string(greatest_power));
    const double base = unit.to_base(1);
    if (!std::isfinite(base) || base == 0) cursor.refuse(first, "the unit " + bracketed(unit) + " is beyond what numbers can hold");
    return unit;
}

}  // namespace unit_text

GEVINST_INLINE std::optional<AnyUnit> read_unit(TextCursor& cursor, const KnownUnits& known) {
    const std::size_t first = cursor.place();
    const NamedUnit* unit = known.at_beginning(cursor.rest());
    if (unit == nullptr) return {};
    cursor.skip(unit->symbol.size());
    std::vector<AnyUnit::Factor> factors{{*unit, unit_text::read_power(cursor)}};
    unit_text::read_further(cursor, known, factors);
    return unit_text::finished(cursor, first, std::move(factors));
}

GEVINST_INLINE AnyUnit read_unit_after_number(TextCursor& cursor, const KnownUnits& known) {
    const std::size_t end_of_number = cursor.place();
    if (cursor.peek() == '/') {
        std::vector<AnyUnit::Factor> factors;
        unit_text::read_further(cursor, known, factors);
        return unit_text::finished(cursor, end_of_number, std::move(factors));
    }
    cursor.skip_blanks();
    if (const std::optional<AnyUnit> unit = read_unit(cursor, known)) return *unit;
    if (is_letter(cursor.peek())) cursor.refuse(cursor.place(), unit_text::unknown(cursor, known));
    cursor.go_to(end_of_number);
    return {};
}

GEVINST_INLINE AnyUnit parse_unit(std::string_view text, const KnownUnits& known) {
    TextCursor cursor(text, "unit");
    if (text.empty()) return {};
    AnyUnit unit;
    if (cursor.peek() == '1' && cursor.peek(1) == '/') {
        cursor.skip(1);
        unit = read_unit_after_number(cursor, known);
    } else if (const std::optional<AnyUnit> read = read_unit(cursor, known)) {
        unit = *read;
    } else {
        if (is_letter(cursor.peek())) cursor.refuse(0, unit_text::unknown(cursor, known));
        cursor.refuse(0, "expected the name of a unit, as in MDKK, DKK/staff hour or 1/exam, found " + cursor.found());
    }
    if (cursor.at_end()) return unit;
    const std::size_t place = cursor.place();
    if (cursor.peek() == '/' || cursor.peek() == '*') {
        cursor.skip(1);
        if (is_letter(cursor.peek())) cursor.refuse(cursor.place(), unit_text::unknown(cursor, known));
        cursor.refuse(cursor.place(), "expected the name of a unit, found " + cursor.found());
    }
    TextCursor beginning = cursor;
    beginning.go_to(0);
    if (cursor.peek() == ' ' && is_letter(cursor.peek(1)) && !unit_text::misspelt(beginning, known).meant.empty())
        cursor.refuse(0, unit_text::unknown(beginning, known));
    if (cursor.peek() == ' ') cursor.refuse(place, "a unit is written without spaces around '/', '*' and '^'");
    cursor.refuse(place, "expected '/', '*' or the end of the unit, found " + cursor.found());
}

}  // namespace gevinst::inline v0
