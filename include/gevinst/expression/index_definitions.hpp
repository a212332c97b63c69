// SPDX-License-Identifier: Apache-2.0
// Labels of indexes: looking them up, comparing and listing them.
#pragma once

#include "gevinst/expression/index.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE Index::Index(std::string name, std::vector<std::string> labels)
    : name_(std::move(name)), labels_(std::move(labels)) {
    if (name_.empty()) throw CaseError("an index needs a name");
    if (labels_.empty()) throw CaseError("the index '" + name_ + "' has no labels");
    std::vector<std::string> sorted = labels_;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.front().empty()) throw CaseError("the index '" + name_ + "' has an empty label");
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (twice != sorted.end()) throw CaseError("the index '" + name_ + "' has the label '" + *twice + "' twice");
}

GEVINST_INLINE bool Index::has(std::string_view label) const {
    return std::find(labels_.begin(), labels_.end(), label) != labels_.end();
}

GEVINST_INLINE std::size_t Index::position(std::string_view label) const {
    const auto found = std::find(labels_.begin(), labels_.end(), label);
    if (found == labels_.end())
        throw CaseError("the index '" + name_ + "' has no label '" + std::string(label) + "'; it has " + list());
    return static_cast<std::size_t>(found - labels_.begin());
}

GEVINST_INLINE std::string Index::list() const {
    std::string text;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        if (i == 12) return text + ", and " + std::to_string(labels_.size() - i) + " more";
        text += (i == 0 ? "'" : ", '") + labels_[i] + "'";
    }
    return text;
}

GEVINST_INLINE void require_same_labels(const Index& left, const Index& right) {
    if (&left == &right || left == right) return;
    for (const auto& [one, other] : {std::pair{&left, &right}, std::pair{&right, &left}})
        for (const std::string& label : one->labels())
            if (!other->has(label))
                throw CaseError("two expressions run over '" + left.name() + "', but the label '" + label +
                                "' is missing in one of them, which has " + other->list());
    throw CaseError("two expressions run over '" + left.name() + "' with the labels in different orders: " + left.list() +
                    " and " + right.list());
}

GEVINST_INLINE IndexSet::const_iterator find_index(const IndexSet& set, std::string_view name) {
    return std::find_if(set.begin(), set.end(), [&](const IndexPtr& index) { return index->name() == name; });
}

GEVINST_INLINE bool has_index(const IndexSet& set, const Index& index) {
    const auto found = find_index(set, index.name());
    if (found == set.end()) return false;
    require_same_labels(**found, index);
    return true;
}

GEVINST_INLINE void add_index(IndexSet& set, const IndexPtr& index) {
    if (has_index(set, *index)) return;
    const auto place = std::find_if(set.begin(), set.end(),
                                    [&](const IndexPtr& other) { return index->name() < other->name(); });
    set.insert(place, index);
}

GEVINST_INLINE std::string element_text(const IndexSet& set, std::size_t element) {
    if (set.empty()) return {};
    std::string text;
    for (auto index = set.rbegin(); index != set.rend(); ++index) {
        const std::string& label = (*index)->labels()[element % (*index)->size()];
        text = text.empty() ? label : label + ", " + text;
        element /= (*index)->size();
    }
    return "[" + text + "]";
}

}  // namespace gevinst::inline v0
