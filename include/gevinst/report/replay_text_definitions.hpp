// SPDX-License-Identifier: Apache-2.0
// Writing one draw.
#pragma once

#include "gevinst/report/replay_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "gevinst/config.hpp"
#include "gevinst/report/columns.hpp"
#include "gevinst/report/number_format.hpp"
#include "gevinst/report/simulation_words.hpp"
#include "gevinst/report/words.hpp"

namespace gevinst::inline v0 {

namespace replay_text {

/// What a step is made of: `pert(80000, 90000, 100000), P71`; nothing where its name says it.
[[nodiscard]] inline std::string origin(const Replay::Step& step, Language language) {
    constexpr std::size_t longest = 48;
    if (step.kind == Replay::Kind::operation) return "";
    std::string text = step.formula;
    if (text.size() > longest) {
        std::size_t cut = longest - 3;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0u) == 0x80u) --cut;  // not inside a letter
        text = text.substr(0, cut) + "...";
    }
    if (step.kind != Replay::Kind::drawn) return text;
    return text + ", P" + format_number(step.share * 100, 1, language);
}

[[nodiscard]] inline std::string value_text(double value, const Replay::Step& step, int decimals, Language language) {
    if (!std::isfinite(value)) return "-";
    if (step.unit.dimension().is_just(BaseKind::calendar)) return moment_text(step.unit.to_base(value));
    return format_number(value, decimals, language);
}

}  // namespace replay_text

GEVINST_INLINE std::string to_text(const Replay& replay, Language language) {
    using namespace replay_text;
    const auto yearly = [](const Replay::Step& step) { return step.yearly; };
    const bool by_year = std::any_of(replay.steps.begin(), replay.steps.end(), yearly);
    std::vector<std::vector<std::string>> rows{{words::in(language, "Step", "Trin"), words::in(language, "From", "Af"),
                                                words::in(language, "Unit", "Enhed"), words::in(language, "Value", "Værdi")}};
    for (int year = replay.horizon.first(); by_year && year <= replay.horizon.last(); ++year)
        rows.front().push_back(std::to_string(year));
    bool any_dash = false;
    for (const Replay::Step& step : replay.steps) {
        double size = 0;
        for (const double value : step.values) size = std::isfinite(value) ? std::max(size, std::fabs(value)) : size;
        const int decimals = simulation_text::decimals_of(size, 0);
        std::vector<std::string> row{step.name, origin(step, language), simulation_text::unit_name(step.unit)};
        if (step.yearly) row.emplace_back();
        for (const double value : step.values) {
            row.push_back(value_text(value, step, decimals, language));
            any_dash = any_dash || !std::isfinite(value);
        }
        row.resize(rows.front().size());
        rows.push_back(std::move(row));
    }
    std::string text = words::in(language, "Draw ", "Trækning ") + std::to_string(replay.draw) + "\n\n" + in_columns(rows, 3);
    text += "\n" + words::in(language, "P71: 71 % of the distribution is no higher than what was drawn.",
                             "P71: 71 % af fordelingen er ikke højere end det trukne.");
    if (any_dash)
        text += "\n" + (replay.fault.empty()
                            ? words::in(language, "-: has no value in this draw, and no figure needs it.",
                                        "-: har ingen værdi i denne trækning, og ingen størrelse bruger det.")
                            : words::in(language, "-: has no value in this draw.", "-: har ingen værdi i denne trækning."));
    if (!replay.fault.empty()) text += "\n" + words::in(language, "The draw ends in a fault: ", "Trækningen ender i en fejl: ") + replay.fault + ".";
    return text;
}

}  // namespace gevinst::inline v0
