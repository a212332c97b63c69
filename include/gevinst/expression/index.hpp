// SPDX-License-Identifier: Apache-2.0
// User indexes: ordered labels (departments, shift types) that an assumption or expression runs over.
#pragma once

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
    Index(std::string name, std::vector<std::string> labels);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
    [[nodiscard]] std::size_t size() const { return labels_.size(); }
    [[nodiscard]] bool has(std::string_view label) const;
    /// The position of a label. Throws CaseError that names the label and the labels there are.
    [[nodiscard]] std::size_t position(std::string_view label) const;
    /// The labels in one line; a long list is cut.
    [[nodiscard]] std::string list() const;
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
void require_same_labels(const Index& left, const Index& right);

[[nodiscard]] IndexSet::const_iterator find_index(const IndexSet& set, std::string_view name);
[[nodiscard]] bool has_index(const IndexSet& set, const Index& index);

/// Adds an index to a set; one that is there already must have the same labels.
void add_index(IndexSet& set, const IndexPtr& index);

/// The number of elements of a set: the product of the sizes, 1 for no index.
[[nodiscard]] inline std::size_t element_count(const IndexSet& set) {
    std::size_t count = 1;
    for (const IndexPtr& index : set) count *= index->size();
    return count;
}

/// The labels of one element, as in a path: `[Herlev, night]`; empty without indexes. The last index runs fastest.
[[nodiscard]] std::string element_text(const IndexSet& set, std::size_t element);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/expression/index_definitions.hpp"
#endif
