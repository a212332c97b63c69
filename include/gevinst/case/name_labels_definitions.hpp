// SPDX-License-Identifier: Apache-2.0
// Keeping labels, and finding them.
#pragma once

#include "gevinst/case/name_labels.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE void NameLabels::set(const std::string& name, NameLabel label) {
    const auto [place, fresh] = by_name_.try_emplace(name, labels_.size());
    if (fresh)
        labels_.emplace_back(name, std::move(label));
    else
        labels_[place->second].second = std::move(label);
}

GEVINST_INLINE std::string NameLabels::of(const std::string& name, Language language, std::string otherwise) const {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return otherwise;
    const NameLabel& label = labels_[found->second].second;
    const std::string& text = language == Language::danish ? label.danish : label.english;
    return text.empty() ? std::move(otherwise) : text;
}

GEVINST_INLINE void NameLabels::add_scope(const std::string& scope) {
    if (!is_scope(scope)) scopes_.push_back(scope);
}

GEVINST_INLINE bool NameLabels::is_scope(const std::string& name) const {
    return std::find(scopes_.begin(), scopes_.end(), name) != scopes_.end();
}

GEVINST_INLINE std::string NameLabels::of(const std::string& name, Language language) const {
    if (is_scope(name)) return of_scope(name, language);
    const std::string* within = nullptr;  // the innermost included case that has a label
    for (const std::string& scope : scopes_)
        if ((within == nullptr || scope.size() > within->size()) && name.size() > scope.size() && name[scope.size()] == '/' &&
            name.starts_with(scope))
            within = &scope;
    return of(name, language, within == nullptr ? name : of_scope(*within, language) + name.substr(within->size()));
}

GEVINST_INLINE std::string NameLabels::of_scope(const std::string& scope, Language language) const {
    std::string text;
    for (std::size_t begin = 0; begin <= scope.size();) {
        const std::size_t end = std::min(scope.find('/', begin), scope.size());
        const std::string path = scope.substr(0, end);
        const std::string part = scope.substr(begin, end - begin);
        if (begin > 0) text += '/';
        text += is_scope(path) ? of(path, language, part) : part;
        begin = end + 1;
    }
    return text;
}

GEVINST_INLINE std::string NameLabels::of_line(const std::string& initiative, const std::string& line, Language language) const {
    return of(initiative + "/" + line, language, of(initiative, language) + "/" + of(line, language));
}

}  // namespace gevinst::inline v0
