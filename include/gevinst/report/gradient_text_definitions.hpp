// SPDX-License-Identifier: Apache-2.0
// Writing derivatives.
#pragma once

#include "gevinst/report/gradient_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/report/columns.hpp"
#include "gevinst/report/number_format.hpp"
#include "gevinst/report/words.hpp"
#include "gevinst/units/horizon.hpp"

namespace gevinst::inline v0 {

namespace gradient_text {

/// Four digits; those of a derivative may begin far behind the point, as for a krone of a million: `3.6e-05`.
[[nodiscard]] inline std::string number(double x, Language language) {
    const double size = std::fabs(x);
    if (x == 0 || size >= 1e-3)
        return format_number(x, size > 0 ? std::max(3 - static_cast<int>(std::floor(std::log10(size))), 0) : 0, language);
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), x, std::chars_format::scientific, 3).ptr;
    std::string text(digits.data(), end);
    if (language == Language::danish) std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

[[nodiscard]] inline bool is_time(const Gradient::Variable& one) { return one.unit.dimension().is_just(BaseKind::calendar); }

/// What a figure gains when a variable is one percent higher, to first order; nothing for a time, which has no percent.
[[nodiscard]] inline double gain(const Gradient& gradient, std::size_t figure, std::size_t variable) {
    const Gradient::Variable& one = gradient.variables()[variable];
    return is_time(one) ? 0 : gradient.derivative(figure, variable) * one.value / 100;
}

[[nodiscard]] inline std::string year_text(bool yearly, int year) { return yearly ? std::to_string(year) : std::string(); }

}  // namespace gradient_text

GEVINST_INLINE std::string explain(const Gradient::Kink& kink, Language language) {
    std::string text = kink.operation + kink.element;
    for (std::size_t i = 0; i < kink.years.size(); ++i)
        text += (i == 0                      ? words::in(language, " in ", " i ")
                 : i + 1 < kink.years.size() ? std::string(", ")
                                             : words::in(language, " and ", " og ")) +
                std::to_string(kink.years[i]);
    switch (kink.kind) {
        case KinkKind::corner:
            if (kink.in_time)
                return text + words::in(language,
                                        " turns here: the derivatives are those of a later time, those of an earlier one differ",
                                        " knækker her: de afledte er dem for et senere tidspunkt, for et tidligere er de anderledes");
            return text + words::in(language,
                                    " has equal operands: the derivatives are those of the last of them, to the other side they differ",
                                    " har lige store led: de afledte er dem for det sidste, til den anden side er de anderledes");
        case KinkKind::limit:
            return text + words::in(language, " is at its limit: the derivatives hold to one side, a value beyond is refused",
                                    " er ved sin grænse: de afledte gælder til den ene side, en værdi uden for afvises");
        case KinkKind::branch:
            return text + words::in(language,
                                    " turns between branches that are equal here: the derivatives are those of the branch that is "
                                    "taken, to the other side they may differ",
                                    " skifter mellem grene, der er lige store her: de afledte er dem for den gren, der vælges, til "
                                    "den anden side kan de være anderledes");
        case KinkKind::infinite:
            return text + words::in(language, " has an infinite operand: the derivatives leave out what comes through it",
                                    " har et uendeligt led: de afledte har ikke det med, der kommer gennem det");
        case KinkKind::jump:
        case KinkKind::none: break;
    }
    return text + words::in(language, " stands at a jump, which the derivatives leave out",
                            " står ved et spring, som de afledte ikke har med");
}

GEVINST_INLINE std::string to_text(const Gradient& gradient, Language language) {
    using namespace gradient_text;
    const auto word = [&](const char* english, const char* danish) { return words::in(language, english, danish); };
    std::vector<std::vector<std::string>> rows{{word("Output", "Størrelse"), word("Year", "År"),
                                                word("Assumption", "Antagelse"), word("Year", "År"),
                                                word("Unit", "Enhed"), word("Derivative", "Afledt"),
                                                word("Value", "Værdi"), word("For +1 %", "Ved +1 %")}};
    const std::vector<Gradient::Figure>& figures = gradient.figures();
    const bool some_for_all_years = std::any_of(figures.begin(), figures.end(), [](const auto& one) { return !one.yearly; });
    std::size_t left_out = 0;
    bool any_jumps = false;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        if (some_for_all_years && figures[f].yearly) {
            ++left_out;
            continue;
        }
        std::vector<std::pair<double, std::size_t>> by_size;
        for (std::size_t v = 0; v < gradient.variables().size(); ++v)
            if (gradient.depends(f, v)) by_size.emplace_back(-std::fabs(gain(gradient, f, v)), v);
        std::sort(by_size.begin(), by_size.end());
        for (const auto& [size, v] : by_size) {
            const Gradient::Variable& variable = gradient.variables()[v];
            const bool jumps = gradient.jumps(f, v);
            any_jumps = any_jumps || jumps;
            const std::string unit = gradient.unit(f, v).text();
            rows.push_back({figures[f].output + figures[f].element, year_text(figures[f].yearly, figures[f].year),
                            variable.path + variable.element + (jumps ? "*" : ""),
                            year_text(variable.yearly, variable.year), unit.empty() ? "1" : unit,
                            number(gradient.derivative(f, v), language),
                            is_time(variable) ? moment_text(variable.unit.to_base(variable.value))
                                              : number(variable.value, language),
                            is_time(variable) ? "" : number(gain(gradient, f, v), language)});
        }
    }
    std::size_t texts = 5;
    for (const std::size_t year : {std::size_t{3}, std::size_t{1}}) {
        if (std::any_of(rows.begin() + 1, rows.end(), [&](const auto& row) { return !row[year].empty(); })) continue;
        for (std::vector<std::string>& row : rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(year));
        --texts;
    }
    std::string text = in_columns(rows, texts);
    text += "\n" + word("For +1 %: what the figure gains when the assumption is 1 % higher, to first order.",
                        "Ved +1 %: hvad størrelsen vokser, når antagelsen er 1 % højere, i første orden.");
    if (any_jumps)
        text += "\n" + word("*: the assumption moves the figure in jumps too, which the derivative leaves out.",
                            "*: antagelsen flytter også størrelsen i spring, som den afledte ikke har med.");
    if (left_out > 0)
        text += "\n" + std::to_string(left_out) + word(" figures by year are not shown.", " størrelser pr. år er ikke vist.");
    for (const Gradient::Kink& kink : gradient.kinks()) text += "\n" + explain(kink, language) + ".";
    return text;
}

}  // namespace gevinst::inline v0
