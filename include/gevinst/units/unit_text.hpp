// SPDX-License-Identifier: Apache-2.0
// Reading the text of a unit, alone (`DKK/staff hour`) or after a number in a formula: one code for both.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gevinst/units/any_unit.hpp"
#include "gevinst/units/text_cursor.hpp"

namespace gevinst::inline v0 {

/// The units a text may name: those of the catalogue, and counts, levels and currencies that are added.
class KnownUnits {
public:
    KnownUnits();
    KnownUnits(std::initializer_list<AnyUnit> own);

    /// Throws UnitError when it is not one named unit, or when another unit has its name.
    void add(const AnyUnit& unit);
    /// The unit with the longest name that stands at the beginning of a text and ends with a word there.
    [[nodiscard]] const NamedUnit* at_beginning(std::string_view text) const;
    [[nodiscard]] std::vector<std::string> names() const;

private:
    void add(NamedUnit unit);

    std::vector<NamedUnit> units_;  // the longest name first
};

namespace unit_text {

/// The words at the cursor that are nearest to a unit's name, and what was meant; else the first word alone.
struct Misspelt {
    std::string words;
    std::string meant;
};
[[nodiscard]] Misspelt misspelt(TextCursor cursor, const KnownUnits& known);

}  // namespace unit_text

/// The unit that begins at the cursor, as in `exams * DKK/exam`; none when no known unit does. Throws FileError.
[[nodiscard]] std::optional<AnyUnit> read_unit(TextCursor& cursor, const KnownUnits& known);

/// The unit after a number: ` DKK/exam`, `/exam`; a plain number when an operator, a bracket or the end follows. Throws
/// FileError for a word that is no unit.
[[nodiscard]] AnyUnit read_unit_after_number(TextCursor& cursor, const KnownUnits& known);

/// Reads a unit's text: `MDKK`, `DKK/staff hour`, `1/exam`, `exam^2`; an empty text is a plain number. Throws FileError
/// that names the column and what was meant.
[[nodiscard]] AnyUnit parse_unit(std::string_view text, const KnownUnits& known = {});

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/units/unit_text_definitions.hpp"
#endif
