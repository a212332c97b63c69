// SPDX-License-Identifier: Apache-2.0
// What rows are called: the budget office's words in Danish, and the same in English.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "gevinst/error.hpp"

namespace gevinst::inline v0 {

enum class Language : std::uint8_t { english, danish };

/// `en` or `da`. Throws CaseError for another.
[[nodiscard]] Language language_of(std::string_view code);

namespace labels {

struct Label {
    std::string_view key;
    std::string_view english;
    std::string_view danish;
};

/// The standard categories in the budget office's order.
inline constexpr std::array<Label, 4> categories{{
    {"establishment", "Establishment", "Etableringsudgifter"},
    {"payroll", "Payroll", "Løn"},
    {"operations", "Other operations", "Øvrig drift"},
    {"transfers", "Transfers", "Overførsler"},
}};
/// The standard fates.
inline constexpr std::array<Label, 10> fates{{
    {"posts closed", "Posts closed", "Nedlagte stillinger"},
    {"temps avoided", "Temps avoided", "Undgåede vikarer"},
    {"overtime avoided", "Overtime avoided", "Undgået overarbejde"},
    {"purchases avoided", "Purchases avoided", "Undgåede indkøb"},
    {"vacancy covered", "Vacancies covered", "Dækkede vakancer"},
    {"capacity", "Capacity", "Kapacitet"},
    {"shorter queue", "Shorter queue", "Kortere ventetid"},
    {"quality", "Quality", "Kvalitet"},
    {"temps hired", "Temps hired", "Indlejede vikarer"},
    {"overtime paid", "Overtime paid", "Betalt overarbejde"},
}};
/// The words of the tables themselves.
inline constexpr std::array<Label, 53> words{{
    {"total", "Total expenditure", "Udgifter i alt"},
    {"income", "Income from transfers", "Indtægter fra overførsler"},
    {"net_expenditure", "Net expenditure", "Nettoudgifter"},
    {"permanent", "of which permanent", "heraf varigt"},
    {"staff_years", "Staff-years", "Årsværk"},
    {"economy", "Economy", "Økonomi"},
    {"staff", "Staff", "Personale"},
    {"number", "number", "antal"},
    {"sum", "Total", "I alt"},
    {"set_aside", "set aside", "afsat"},
    {"used", "used", "disponeret"},
    {"free", "free", "ikke disponeret"},
    {"budget", "Budget", "Budget"},
    {"bottom_lines", "Three bottom lines", "Tre bundlinjer"},
    {"money", "Money, cash gains less expenditure", "Penge, kontante gevinster minus udgifter"},
    {"net_staff_years", "Staff-years freed less hired", "Årsværk, frigjorte minus ansatte"},
    {"patient_time", "Patient time saved", "Sparet patienttid"},
    {"waiting", "Waiting avoided", "Undgået ventetid"},
    {"people", "Staff-years", "Årsværk"},
    {"patients", "Patients' time", "Patienternes tid"},
    {"hired", "Hired", "Ansat"},
    {"taken", "Taken by burdens", "Pålagte opgaver"},
    {"at_hand", "Freed, without a stated use", "Frigjort, uden angivet anvendelse"},
    {"net", "Net", "Netto"},
    {"not_stated", "not stated", "ikke opgjort"},
    {"missing", "not known", "ikke oplyst"},
    {"outcomes", "Outcomes", "Resultater for patienter"},
    {"guard", "guard broken", "grænse overskredet"},
    {"accounts", "Accounts", "Konti"},
    {"cash", "Money", "Penge"},
    {"value", "Value that is not cash", "Værdi, der ikke er kontant"},
    {"staff_time", "Staff time", "Personaletid"},
    {"count", "Count", "Antal"},
    {"balance", "All accounts", "Alle konti"},
    {"suppliers", "Suppliers", "Leverandører"},
    {"labour_market", "Labour market", "Arbejdsmarked"},
    {"time", "Time", "Tid"},
    {"handover", "Handover", "Overdragelse"},
    {"taken_over", "Costs taken over", "Overtagne udgifter"},
    {"cash_gains", "Cash gains", "Kontante gevinster"},
    {"resources", "Resources", "Ressourcer"},
    {"capacity_hours", "Hours there are", "Timer i alt"},
    {"already_freed", "Freed already", "Allerede frigjort"},
    {"claimed", "Claimed", "Påberåbt"},
    {"left", "Left to free", "Tilbage at frigøre"},
    {"over_claimed", "claimed more than once", "påberåbt mere end én gang"},
    {"commitments", "Commitments", "Indregnede besparelser"},
    {"booked", "Booked", "Indregnet"},
    {"realised", "Realised in cash", "Realiseret kontant"},
    {"difference", "Realised less booked", "Realiseret minus indregnet"},
    {"kept", "kept", "indfriet"},
    {"nominal", "nominal prices", "løbende priser"},
    {"other", "(not split)", "(ikke opdelt)"},
}};

}  // namespace labels

[[nodiscard]] std::string category_label(std::string_view category, Language language);
[[nodiscard]] std::string fate_label(std::string_view fate, Language language);
/// A word of the tables, by its key.
[[nodiscard]] std::string label_of(std::string_view key, Language language);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/labels_definitions.hpp"
#endif
