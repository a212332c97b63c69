// SPDX-License-Identifier: Apache-2.0
// How simulated figures are named: percentiles, units, standard outputs, and what is said of their errors.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "gevinst/numeric/percentile.hpp"
#include "gevinst/report/number_format.hpp"
#include "gevinst/report/words.hpp"
#include "gevinst/units/number_text.hpp"

namespace gevinst::inline v0 {

namespace simulation_text {

struct Word {
    const char* english;
    const char* danish;
    [[nodiscard]] std::string in(Language language) const { return language == Language::danish ? danish : english; }
};

/// `P80`, `P2.5`, `P99.9999999`: as few digits as tell the share from others.
[[nodiscard]] inline std::string percentile_name(double share, Language language) {
    std::array<char, 64> digits{};
    std::string number;
    for (int decimals = 0; decimals < 17; ++decimals) {
        const auto end =
            std::to_chars(digits.data(), digits.data() + digits.size(), share * 100, std::chars_format::fixed, decimals).ptr;
        double percent = 0;
        std::from_chars(digits.data(), end, percent);
        number.assign(digits.data(), end);
        if (numeric::same_share(percent / 100, share)) break;
    }
    if (language == Language::danish) std::replace(number.begin(), number.end(), '.', ',');
    return "P" + number;
}

/// The decimals that show four digits of the larger of two numbers.
[[nodiscard]] inline int decimals_of(double mean, double spread) {
    const double magnitude = std::max(std::fabs(mean), spread);
    if (!(magnitude > 0)) return 1;
    return std::clamp(3 - static_cast<int>(std::floor(std::log10(magnitude))), 0, 6);
}

/// What a standard output is called in words: `late/money/all_years/change` is `late: Money, cash gains less expenditure,
/// change`. Others are called by their name.
[[nodiscard]] inline std::string label(const SimulationOutput& output, Language language) {
    if (output.row.empty()) return output.name;
    std::string name = output.name;
    std::string ending;
    const auto take = [&](const std::string& suffix) {
        const bool has = name.ends_with(suffix);
        if (has) name.resize(name.size() - suffix.size());
        return has;
    };
    if (take("/change")) ending = words::in(language, ", change", ", ændring");
    take("/all_years");
    const std::string key = output.row == "total" ? "expenditure" : output.row;
    if (name == key) return label_of(output.row, language) + ending;
    if (!take("/" + key)) return output.name;  // called otherwise
    return name + ": " + label_of(output.row, language) + ending;
}

/// `'Money, cash gains less expenditure' in 2027`, as the table calls it; over all years a standard output says so.
[[nodiscard]] inline std::string figure_name(const Simulation& simulation, std::size_t place, Language language) {
    const Simulation::Figure figure = simulation.figure(place);
    const auto output = std::find_if(simulation.outputs().begin(), simulation.outputs().end(),
                                     [&](const SimulationOutput& one) { return one.name == figure.output; });
    const std::string name = "'" + label(*output, language) + figure.element + "'";
    if (figure.yearly) return name + words::in(language, " in ", " i ") + std::to_string(figure.year);
    return output->row.empty() ? name : name + words::in(language, " over all years", " over alle år");
}

/// `Simulation: Reading, Region, 2026-pl` or `Point values: ...`; nothing where no case is simulated.
[[nodiscard]] inline std::string caption(const Simulation& simulation, Language language) {
    const auto& subject = simulation.options().subject;
    if (!subject) return "";
    std::string text = simulation.without_draws() ? words::in(language, "Point values: ", "Punktværdier: ")
                                                  : words::in(language, "Simulation: ", "Simulering: ");
    text += subject->name;
    if (!subject->account.empty()) text += ", " + subject->account;
    return text + ", " + subject->prices.text();
}

/// What stands for an uncertain assumption in the point values.
[[nodiscard]] inline std::string every_assumption(const Simulation& simulation, Language language) {
    return simulation.options().point == PointValue::mode
               ? words::in(language, "every assumption at its mode", "alle antagelser ved deres typiske værdi")
               : words::in(language, "every assumption at its mean", "alle antagelser ved deres middelværdi");
}

[[nodiscard]] inline std::string sampling_name(const Sampling& sampling, Language language) {
    switch (sampling.kind) {
        case Sampling::Kind::random: break;
        case Sampling::Kind::latin_hypercube: return words::in(language, ", Latin hypercube", ", latinsk hyperkube");
        case Sampling::Kind::sobol:
            return words::in(language, ", Sobol' points in ", ", Sobol-punkter i ") + std::to_string(sampling.replicates) +
                   (sampling.replicates == 1 ? words::in(language, " replicate", " gentagelse")
                                             : words::in(language, " replicates", " gentagelser"));
    }
    return words::in(language, ", independent draws", ", uafhængige trækninger");
}

/// Whether draws that depend on each other are of one set: one block of a Latin hypercube, one replicate of points.
[[nodiscard]] inline bool is_one_set(const Simulation& simulation) {
    const Sampling& sampling = simulation.options().sampling;
    if (sampling.kind == Sampling::Kind::random) return false;
    return simulation.draws() / 2 < (sampling.kind == Sampling::Kind::sobol ? sampling.points : numeric::block_draws);
}

/// What is to be said of errors that are not known.
[[nodiscard]] inline std::string unknown_errors(const Simulation& simulation, Language language) {
    if (simulation.draws() == 1)
        return words::in(language, "-: one draw tells neither spread nor error.",
                         "-: én trækning siger intet om spredning og usikkerhed.");
    if (!is_one_set(simulation)) return "";
    return words::in(language,
                     "The draws are not independent, and one set of them does not tell its error: +/- is that of independent draws, "
                     "as a rule too large.",
                     "Trækningerne er ikke uafhængige, og ét sæt siger intet om sin usikkerhed: +/- er den for uafhængige "
                     "trækninger, som regel for stor.");
}

/// Which figures of the case are not shown, and why; nothing where all are.
[[nodiscard]] inline std::string left_out(const Simulation& simulation, Language language) {
    const auto& subject = simulation.options().subject;
    if (!subject || subject->left_out.empty()) return "";
    std::string names;
    for (const std::string& key : subject->left_out) names += (names.empty() ? "" : "; ") + label_of(key, language);
    return words::in(language, "Left out, since they need a value that is missing: ", "Udeladt, da en værdi ikke er oplyst: ") + names + ".";
}

/// What the numbers in a table of simulated figures are, or of point values: a line each.
[[nodiscard]] inline std::vector<std::string> notes(const Simulation& simulation, Language language) {
    const std::string every = every_assumption(simulation, language);
    std::vector<std::string> lines;
    if (simulation.without_draws()) {
        lines.push_back(words::in(language, "Point values: ", "Punktværdier: ") + every +
                        words::in(language, ". Nothing is drawn: each figure is one value, without spread (Sd) or error (+/-), and so are "
                                            "its mean and percentiles.",
                                  ". Intet er trukket: hver størrelse er én værdi uden spredning og usikkerhed (+/-), og det er dens "
                                  "middel og fraktiler også."));
    } else {
        const bool one = simulation.draws() == 1;
        lines.push_back(format_number(static_cast<double>(simulation.draws()), 0, language) +
                        (one ? words::in(language, " draw", " trækning") : words::in(language, " draws", " trækninger")) +
                        words::in(language, ", seed ", ", frø ") + std::to_string(simulation.options().seed) +
                        sampling_name(simulation.options().sampling, language) + words::in(language, ". Point: ", ". Punkt: ") +
                        every + ".");
        lines.push_back(words::in(
            language, "+/-: the error of the mean that comes from simulating (standard error). P10: 10 % of the draws are no higher.",
            "+/-: middelværdiens usikkerhed fra simuleringen (standardfejl). P10: 10 % af trækningerne er ikke højere."));
        lines.push_back(unknown_errors(simulation, language));
    }
    lines.push_back(left_out(simulation, language));
    std::erase(lines, std::string());
    return lines;
}

[[nodiscard]] inline std::string unit_name(const AnyUnit& unit) { return unit.text().empty() ? "1" : unit.text(); }

}  // namespace simulation_text

}  // namespace gevinst::inline v0
