// SPDX-License-Identifier: Apache-2.0
// User indexes: ordered labels (departments, shift types) that an assumption or expression runs over.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/error.hpp"

namespace gevinst::inline v0 {

/// Ordered labels under a name. Years and draws are not user indexes.
class Index {
public:
    /// Throws CaseError for an empty name, no labels, an empty label, or a label that stands twice.
    Index(std::string name, std::vector<std::string> labels) : name_(std::move(name)), labels_(std::move(labels)) {
        if (name_.empty()) throw CaseError("an index needs a name");
        if (labels_.empty()) throw CaseError("the index '" + name_ + "' has no labels");
        std::vector<std::string> sorted = labels_;
        std::sort(sorted.begin(), sorted.end());
        if (sorted.front().empty()) throw CaseError("the index '" + name_ + "' has an empty label");
        const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
        if (twice != sorted.end()) throw CaseError("the index '" + name_ + "' has the label '" + *twice + "' twice");
    }

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
    [[nodiscard]] std::size_t size() const { return labels_.size(); }
    [[nodiscard]] bool has(std::string_view label) const {
        return std::find(labels_.begin(), labels_.end(), label) != labels_.end();
    }
    /// The position of a label. Throws CaseError that names the label and the labels there are.
    [[nodiscard]] std::size_t position(std::string_view label) const {
        const auto found = std::find(labels_.begin(), labels_.end(), label);
        if (found == labels_.end())
            throw CaseError("the index '" + name_ + "' has no label '" + std::string(label) + "'; it has " + list());
        return static_cast<std::size_t>(found - labels_.begin());
    }
    /// The labels in one line; a long list is cut.
    [[nodiscard]] std::string list() const {
        std::string text;
        for (std::size_t i = 0; i < labels_.size(); ++i) {
            if (i == 12) return text + ", and " + std::to_string(labels_.size() - i) + " more";
            text += (i == 0 ? "'" : ", '") + labels_[i] + "'";
        }
        return text;
    }
    bool operator==(const Index&) const = default;

private:
    std::string name_;
    std::vector<std::string> labels_;
};

using IndexPtr = std::shared_ptr<const Index>;
/// The indexes an expression runs over, sorted by name.
using IndexSet = std::vector<IndexPtr>;

[[nodiscard]] inline IndexPtr make_index(std::string name, std::vector<std::string> labels) {
    return std::make_shared<const Index>(std::move(name), std::move(labels));
}

/// Throws CaseError that names the first missing label when two indexes of one name differ.
inline void require_same_labels(const Index& left, const Index& right) {
    if (&left == &right || left == right) return;
    for (const auto& [one, other] : {std::pair{&left, &right}, std::pair{&right, &left}})
        for (const std::string& label : one->labels())
            if (!other->has(label))
                throw CaseError("two expressions run over '" + left.name() + "', but the label '" + label +
                                "' is missing in one of them, which has " + other->list());
    throw CaseError("two expressions run over '" + left.name() + "' with the labels in different orders: " + left.list() +
                    " and " + right.list());
}

[[nodiscard]] inline IndexSet::const_iterator find_index(const IndexSet& set, std::string_view name) {
    return std::find_if(set.begin(), set.end(), [&](const IndexPtr& index) { return index->name() == name; });
}
[[nodiscard]] inline bool has_index(const IndexSet& set, const Index& index) {
    const auto found = find_index(set, index.name());
    if (found == set.end()) return false;
    require_same_labels(**found, index);
    return true;
}

/// Adds an index to a set; one that is there already must have the same labels.
inline void add_index(IndexSet& set, const IndexPtr& index) {
    if (has_index(set, *index)) return;
    const auto place = std::find_if(set.begin(), set.end(),
                                    [&](const IndexPtr& other) { return index->name() < other->name(); });
    set.insert(place, index);
}

/// The number of elements of a set: the product of the sizes, 1 for no index.
[[nodiscard]] inline std::size_t element_count(const IndexSet& set) {
    std::size_t count = 1;
    for (const IndexPtr& index : set) count *= index->size();
    return count;
}

/// The labels of one element, as in a path: `[Herlev, night]`; empty without indexes. The last index runs fastest.
[[nodiscard]] inline std::string element_text(const IndexSet& set, std::size_t element) {
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
