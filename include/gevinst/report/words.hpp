// SPDX-License-Identifier: Apache-2.0
// The words around the figures of a printed table: what a section of rows is headed, and what its unit is called.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "gevinst/case/labels.hpp"
#include "gevinst/units/any_unit.hpp"

namespace gevinst::inline v0 {

namespace words {

[[nodiscard]] inline std::string in(Language language, std::string_view english, std::string_view danish) {
    return std::string(language == Language::danish ? danish : english);
}

/// `mio. kr.`, `1.000 kr.`, `kr.`, `mio. EUR`; in English `DKK million`, `DKK thousand`, `DKK`.
[[nodiscard]] inline std::string money(const NamedUnit& unit, Language language) {
    const bool danish = language == Language::danish;
    const std::string currency = danish && unit.base.name == "DKK" ? "kr." : unit.base.name;
    const double size = unit.numerator / unit.denominator;
    if (size == 1) return currency;
    if (size == 1e3) return danish ? "1.000 " + currency : currency + " thousand";
    if (size == 1e6) return danish ? "mio. " + currency : currency + " million";
    if (size == 1e9) return danish ? "mia. " + currency : currency + " billion";
    return unit.symbol;
}

/// A unit as a heading names it, where the kind of the rows is known: hours of patients are `timer`. Empty for a plain number.
[[nodiscard]] inline std::string unit(const AnyUnit& unit, Language language) {
    if (unit.factors().size() != 1 || unit.factors().front().exponent != 1) return unit.text();
    const NamedUnit& named = unit.factors().front().unit;
    const std::string_view symbol = named.symbol;
    if (unit.dimension().is_just(BaseKind::money)) return money(named, language);
    if (symbol == "staff year") return label_of("number", language);
    if (symbol == "patient day") return in(language, "days", "dage");
    if (symbol.ends_with(" hour")) return in(language, "hours", "timer");
    if (symbol.ends_with(" minute")) return in(language, "minutes", "minutter");
    return named.symbol;
}

/// A unit in a column of units, where it must speak for itself: `årsværk`, `patienttimer`, `MDKK`.
[[nodiscard]] inline std::string unit_alone(const AnyUnit& unit, Language language) {
    if (language == Language::english || unit.factors().size() != 1 || unit.factors().front().exponent != 1) return unit.text();
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> danish{{
        {"staff year", "årsværk"},
        {"staff hour", "timer"},
        {"staff minute", "minutter"},
        {"paid hour", "betalte timer"},
        {"paid minute", "betalte minutter"},
        {"patient hour", "patienttimer"},
        {"patient minute", "patientminutter"},
        {"patient day", "patientdage"},
        {"year", "år"},
        {"month", "måneder"},
    }};
    for (const auto& [symbol, called] : danish)
        if (symbol == unit.factors().front().unit.symbol) return std::string(called);
    return unit.text();
}

[[nodiscard]] inline std::string with_unit(const std::string& text, const AnyUnit& of, Language language) {
    const std::string name = unit(of, language);
    return name.empty() ? text : text + " (" + name + ")";
}

/// What rows of a unit are about: `Økonomi (mio. kr.)`, `Personale (antal)`; `otherwise` for a unit of no standard view.
[[nodiscard]] inline std::string heading(const AnyUnit& unit, Language language, const std::string& otherwise) {
    const AnyDimension& dimension = unit.dimension();
    std::string subject = otherwise;
    if (dimension.is_just(BaseKind::money)) subject = label_of("economy", language);
    if (dimension.is_just(BaseKind::labour)) subject = label_of("staff", language);
    if (dimension.is_just(BaseKind::patient_time)) subject = label_of("patients", language);
    if (dimension.is_just(BaseKind::waiting)) subject = in(language, "Waiting", "Ventetid");
    return with_unit(subject, unit, language);
}

[[nodiscard]] inline std::string rounding_note(Language language) {
    return in(language, "Figures may not add up to the total because of rounding.",
              "Afrunding kan medføre, at tallene ikke summer til totalen.");
}

}  // namespace words
}  // namespace gevinst::inline v0
