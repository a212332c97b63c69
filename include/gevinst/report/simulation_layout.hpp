// SPDX-License-Identifier: Apache-2.0
// Simulated figures as rows of texts: what a table of them says, wherever it is shown.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "gevinst/report/number_format.hpp"
#include "gevinst/report/simulation_words.hpp"
#include "gevinst/report/words.hpp"

namespace gevinst::inline v0 {

namespace simulation_text {

/// What is shown of a simulation.
struct Layout {
    struct Table {
        std::vector<std::vector<std::string>> rows;  ///< the first holds the headings
        std::size_t texts;                           ///< the first columns hold texts, the others numbers
    };
    std::string caption;
    std::vector<Table> tables;
    std::vector<std::string> notes;
};

/// The figures as a table, and how often they are above thresholds as another.
[[nodiscard]] inline Layout layout(const Simulation& simulation, Language language) {
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
                                                     ? Word{"Is above", "Er over"}.in(language)
                                                     : Word{"Share of draws", "Andel af trækninger"}.in(language)}};
    if (!simulation.without_draws()) above.front().push_back("+/-");
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
            above.push_back({name_of(figure), year_of(figure), unit_name(figure.unit), number(one.threshold)});
            if (simulation.without_draws()) {
                above.back().push_back(one.probability > 0 ? words::in(language, "yes", "ja") : words::in(language, "no", "nej"));
                continue;
            }
            above.back().push_back(format_number(one.probability * 100, 2, language) + " %");
            above.back().push_back(summary.draws != 1 ? format_number(one.standard_error * 100, 2, language) + " %" : "-");
        }
    }

    Layout layout{caption(simulation, language), {{std::move(rows), 3}}, notes(simulation, language)};
    if (above.size() > 1) layout.tables.push_back({std::move(above), 3});
    return layout;
}

}  // namespace simulation_text

}  // namespace gevinst::inline v0
