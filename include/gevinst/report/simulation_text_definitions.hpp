// SPDX-License-Identifier: Apache-2.0
// Writing simulated figures.
#pragma once

#include "gevinst/report/simulation_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/report/columns.hpp"
#include "gevinst/report/number_format.hpp"
#include "gevinst/report/simulation_words.hpp"
#include "gevinst/report/words.hpp"
#include "gevinst/units/number_text.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::string to_text(const Simulation& simulation, Language language) {
    using namespace simulation_text;
    std::vector<double> shares;
    std::vector<Simulation::Figure> figures;
    for (std::size_t i = 0; i < simulation.figures(); ++i) {
        figures.push_back(simulation.figure(i));
        for (const numeric::Percentile& one : figures.back().summary.percentiles)
            if (std::find(shares.begin(), shares.end(), one.share) == shares.end()) shares.push_back(one.share);
    }
    std::sort(shares.begin(), shares.end());

    std::unordered_map<std::string, std::string> labels;
    std::unordered_set<std::string> standard;
    for (const SimulationOutput& output : simulation.outputs()) {
        labels[output.name] = label(output, language);
        if (!output.row.empty()) standard.insert(output.name);
    }
    const auto name_of = [&](const Simulation::Figure& figure) { return labels[figure.output] + figure.element; };
    const auto year_of = [&](const Simulation::Figure& figure) {
        return figure.yearly ? std::to_string(figure.year) : standard.contains(figure.output) ? label_of("sum", language) : "";
    };
    std::vector<std::vector<std::string>> above{{Word{"Output", "Størrelse"}.in(language), Word{"Year", "År"}.in(language),
                                                 Word{"Unit", "Enhed"}.in(language), Word{"Above", "Over"}.in(language),
                                                 simulation.without_draws()
                                                     ? Word{"Probability", "Sandsynlighed"}.in(language)
                                                     : Word{"Share of draws", "Andel af trækninger"}.in(language),
                                                 "+/-"}};
    std::vector<std::vector<std::string>> rows;
    rows.push_back({Word{"Output", "Størrelse"}.in(language), Word{"Year", "År"}.in(language),
                    Word{"Unit", "Enhed"}.in(language), Word{"Point", "Punkt"}.in(language),
                    Word{"Mean", "Middel"}.in(language), Word{"+/-", "+/-"}.in(language),
                    Word{"Sd", "Spredning"}.in(language)});
    for (const double share : shares) rows.front().push_back(percentile_name(share, language));
    for (const Simulation::Figure& figure : figures) {
        const numeric::ColumnSummary& summary = figure.summary;
        const int decimals = decimals_of(summary.mean, summary.sd);
        const auto rounded = [&](double x, int places) { return std::isfinite(x) ? format_number(x, places, language) : "-"; };
        const auto number = [&](double x) { return rounded(x, decimals); };
        std::vector<std::string> row{name_of(figure), year_of(figure), unit_name(figure.unit), number(figure.point),
                                     number(summary.mean), rounded(summary.standard_error, std::min(decimals + 2, 8)),
                                     number(summary.sd)};
        for (const double share : shares) {
            const auto found = std::find_if(summary.percentiles.begin(), summary.percentiles.end(),
                                            [&](const numeric::Percentile& one) { return one.share == share; });
            row.push_back(found == summary.percentiles.end() ? "" : number(found->value));
        }
        rows.push_back(std::move(row));
        for (const numeric::Exceedance& one : summary.exceedances) {
            const double error = one.standard_error * 100;
            above.push_back({name_of(figure), year_of(figure), unit_name(figure.unit), number(one.threshold),
                             format_number(one.probability * 100, 2, language) + " %",
                             summary.draws != 1 ? format_number(error, 2, language) + " %" : "-"});
        }
    }

    std::string text = caption(simulation, language) + in_columns(rows, 3);
    if (above.size() > 1) text += "\n" + in_columns(above, 3);
    return text + "\n" + note(simulation, language);
}

GEVINST_INLINE std::string explain_percentile(const Simulation& simulation, std::size_t place, double share,
                                              Language language) {
    using namespace simulation_text;
    const Simulation::Figure figure = simulation.figure(place);
    const numeric::Percentile& one = figure.percentile(share);
    const int decimals = decimals_of(figure.summary.mean, figure.summary.sd);
    const auto quantity = [&](double x) {
        const std::string unit = figure.unit.text();
        return format_number(x, decimals, language) + (unit.empty() ? "" : " " + unit);
    };
    const std::string name = percentile_name(share, language);
    const std::string called = figure_name(simulation, place, language);
    if (simulation.without_draws())
        return name + words::in(language, " of ", " for ") + called + words::in(language, " is ", " er ") + quantity(one.value) +
               words::in(language, ", its point value: ", ", dens punktværdi: ") + every_assumption(simulation, language) +
               words::in(language, ", and nothing is drawn, so that all percentiles are this value.",
                         ", og intet er trukket, så alle fraktiler er denne værdi.");
    const std::string draws = format_number(static_cast<double>(simulation.draws()), 0, language);
    const std::uint64_t rank = numeric::percentile_rank(share, simulation.draws());
    if (simulation.draws() == 1)
        return name + words::in(language, " of ", " for ") + called + words::in(language, " is ", " er ") +
               quantity(one.value) + words::in(language, ": there is one draw, which does not tell how sure it is. The point value is ",
                                               ": der er én trækning, som intet siger om usikkerheden. Punktværdien er ") +
               quantity(figure.point) + ".";
    const std::string place_text = format_number(static_cast<double>(rank), 0, language);
    const std::string independent =
        is_one_set(simulation) ? words::in(language, " as if they were independent", ", som om de var uafhængige,") : "";
    // Few draws bound it to one side only, or to none.
    const bool low = std::isfinite(one.low), high = std::isfinite(one.high);
    const auto between = [&](const char* both, const char* conjunction, const char* above, const char* below) {
        return low && high ? both + quantity(one.low) + conjunction + quantity(one.high)
                           : low ? above + quantity(one.low) : below + quantity(one.high);
    };
    if (language == Language::danish)
        return name + " for " + called + " er " + quantity(one.value) + ": af " + draws +
               " trækninger, ordnet efter størrelse, er det nummer " + place_text + ", så " + name.substr(1) +
               " % er ikke højere. " +
               (low || high ? "Med andre trækninger" + independent + " ville det med 95 % sikkerhed ligge " +
                                  between("mellem ", " og ", "over ", "under ")
                            : std::string("De er for få til at sige, hvor sikkert det er")) +
               ". Punktværdien er " + quantity(figure.point) + ".";
    return name + " of " + called + " is " + quantity(one.value) + ": of " + draws +
           " draws in order of size it is number " + place_text + ", so " + name.substr(1) +
           " % are no higher. " +
           (low || high ? "With other draws" + independent + " it would lie " + between("between ", " and ", "above ", "below ") +
                              ", 19 times of 20"
                        : std::string("They are too few to tell how sure it is")) +
           ". The point value is " + quantity(figure.point) + ".";
}

}  // namespace gevinst::inline v0
