// SPDX-License-Identifier: Apache-2.0
// Writing simulated figures.
#pragma once

#include "gevinst/report/simulation_text.hpp"

#include <cmath>
#include <cstddef>

#include "gevinst/config.hpp"
#include "gevinst/report/columns.hpp"
#include "gevinst/report/number_format.hpp"
#include "gevinst/report/simulation_layout.hpp"
#include "gevinst/report/simulation_words.hpp"
#include "gevinst/report/words.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE std::string to_text(const Simulation& simulation, Language language) {
    const simulation_text::Layout layout = simulation_text::layout(simulation, language);
    std::string text = layout.caption.empty() ? "" : layout.caption + "\n\n";
    for (const auto& table : layout.tables) text += in_columns(table.rows, table.texts) + "\n";
    for (std::size_t i = 0; i < layout.notes.size(); ++i) text += (i > 0 ? "\n" : "") + layout.notes[i];
    return text;
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
