// SPDX-License-Identifier: Apache-2.0
// Looking labels up.
#pragma once

#include "gevinst/case/labels.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Language language_of(std::string_view code) {
    if (code == "en") return Language::english;
    if (code == "da") return Language::danish;
    throw CaseError("'" + std::string(code) + "' is not a language of the tables; they are 'en' and 'da'");
}

namespace labels {

/// The label of a key; a key of one's own is called what its author called it.
template <std::size_t N>
[[nodiscard]] std::string label_in(const std::array<Label, N>& known, std::string_view key, Language language) {
    for (const Label& label : known)
        if (label.key == key) return std::string(language == Language::danish ? label.danish : label.english);
    return std::string(key);
}

}  // namespace labels

GEVINST_INLINE std::string category_label(std::string_view category, Language language) {
    return labels::label_in(labels::categories, category, language);
}

GEVINST_INLINE std::string fate_label(std::string_view fate, Language language) {
    return labels::label_in(labels::fates, fate, language);
}

GEVINST_INLINE std::string label_of(std::string_view key, Language language) {
    return labels::label_in(labels::words, key, language);
}

}  // namespace gevinst::inline v0
