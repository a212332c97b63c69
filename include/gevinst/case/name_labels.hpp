// SPDX-License-Identifier: Apache-2.0
// What the names of a case are called in tables, in each language.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gevinst/case/labels.hpp"

namespace gevinst::inline v0 {

/// What a name is called in each language; as it is written where a text is empty.
struct NameLabel {
    std::string english{};
    std::string danish{};
    bool operator==(const NameLabel&) const = default;
};

/// The labels of a case, in the order they were stated.
class NameLabels {
public:
    /// States a label, or states it anew.
    void set(const std::string& name, NameLabel label);
    [[nodiscard]] const std::vector<std::pair<std::string, NameLabel>>& all() const { return labels_; }
    /// Takes the label of a name to stand before the names under it too, those of an included case.
    void add_scope(const std::string& scope);
    /// Whether a label is stated for a name.
    [[nodiscard]] bool has(const std::string& name) const { return by_name_.contains(name); }
    /// What a name is called: the label stated for it, else `otherwise`.
    [[nodiscard]] std::string of(const std::string& name, Language language, std::string otherwise) const;
    /// The same; without a label as it is written, after what its included case is called.
    [[nodiscard]] std::string of(const std::string& name, Language language) const;
    /// What an included case is called: `North/Shifts`, where a label stands for its own part of the path alone.
    [[nodiscard]] std::string of_scope(const std::string& scope, Language language) const;
    /// `Screening/Licence`: by the label of the whole path, else by those of its parts.
    [[nodiscard]] std::string of_line(const std::string& initiative, const std::string& line, Language language) const;

private:
    [[nodiscard]] bool is_scope(const std::string& name) const;

    std::vector<std::pair<std::string, NameLabel>> labels_;
    std::unordered_map<std::string, std::size_t> by_name_;
    std::vector<std::string> scopes_;  // that have labels
};

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/name_labels_definitions.hpp"
#endif
