// SPDX-License-Identifier: Apache-2.0
// Formatters for fmt: what gevinst writes as text, in a format string. The only header that includes fmt (9.1 to 12); link
// gevinst::report. A width, fill and alignment apply to the whole text, as for any text: `{:>12}`.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "gevinst/expression/estimate.hpp"
#include "gevinst/expression/text.hpp"
#include "gevinst/report/text_table.hpp"
#include "gevinst/units/any_unit.hpp"

namespace gevinst::inline v0 {

namespace report_fmt {

/// A formatter for what `Text` turns into text.
template <class T, std::string (*Text)(const T&)>
struct TextFormatter : fmt::formatter<std::string_view> {
    template <class Context>
    auto format(const T& value, Context& context) const {
        return fmt::formatter<std::string_view>::format(Text(value), context);
    }
};

[[nodiscard]] inline std::string formula(const Expression& x) { return formula_text(x); }
[[nodiscard]] inline std::string unit(const AnyUnit& x) { return x.text(); }
[[nodiscard]] inline std::string quantity(const AnyQuantity& x) {
    const std::string unit = x.unit.text();
    return number_text(x.number) + (unit.empty() ? "" : " " + unit);
}
[[nodiscard]] inline std::string table(const FigureTable& x) { return to_text(x); }
template <class D>
[[nodiscard]] std::string typed_formula(const Estimate<D>& x) {
    return formula_text(x.expression());
}
template <class D>
[[nodiscard]] std::string typed_unit(const Unit<D>& x) {
    return AnyUnit(x).text();
}
template <class D>
[[nodiscard]] std::string typed_quantity(const Quantity<D>& x) {
    return quantity({x.number, x.unit});
}

}  // namespace report_fmt
}  // namespace gevinst::inline v0

/// An expression as its formula.
template <>
struct fmt::formatter<gevinst::Expression> : gevinst::report_fmt::TextFormatter<gevinst::Expression, gevinst::report_fmt::formula> {};
template <class D>
struct fmt::formatter<gevinst::Estimate<D>>
    : gevinst::report_fmt::TextFormatter<gevinst::Estimate<D>, gevinst::report_fmt::typed_formula<D>> {};
/// A unit as it stands after a number: `DKK/staff hour`.
template <>
struct fmt::formatter<gevinst::AnyUnit> : gevinst::report_fmt::TextFormatter<gevinst::AnyUnit, gevinst::report_fmt::unit> {};
template <class D>
struct fmt::formatter<gevinst::Unit<D>>
    : gevinst::report_fmt::TextFormatter<gevinst::Unit<D>, gevinst::report_fmt::typed_unit<D>> {};
/// A number and its unit, both as entered: `1.2 MDKK`.
template <>
struct fmt::formatter<gevinst::AnyQuantity>
    : gevinst::report_fmt::TextFormatter<gevinst::AnyQuantity, gevinst::report_fmt::quantity> {};
template <class D>
struct fmt::formatter<gevinst::Quantity<D>>
    : gevinst::report_fmt::TextFormatter<gevinst::Quantity<D>, gevinst::report_fmt::typed_quantity<D>> {};
/// A table of figures as `to_text` prints it.
template <>
struct fmt::formatter<gevinst::FigureTable>
    : gevinst::report_fmt::TextFormatter<gevinst::FigureTable, gevinst::report_fmt::table> {};
