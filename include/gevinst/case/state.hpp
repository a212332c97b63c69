// SPDX-License-Identifier: Apache-2.0
// What a business case holds. Parts are immutable and shared; copies of a case share them until one is changed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gevinst/case/posting.hpp"
#include "gevinst/units/horizon.hpp"

namespace gevinst::inline v0 {

/// A line with the postings it makes.
struct PostedLine {
    Line line;
    std::size_t initiative;
    std::vector<Posting> postings;
};

struct CaseState {
    std::string name;
    Horizon horizon;
    PriceBasis prices;
    std::vector<Account> accounts;
    std::vector<StaffGroup> staff_groups;
    std::vector<NodePtr> assumptions;
    std::unordered_map<std::string, std::size_t> assumption_by_path;
    std::vector<std::shared_ptr<const InitiativeInfo>> initiatives;
    std::vector<std::shared_ptr<const PostedLine>> lines;
    std::unordered_set<std::string> line_names;  ///< `<initiative>/<line>`
    std::vector<Appropriation> appropriations;
    std::unordered_set<std::string> changed;  ///< paths whose value was changed by with_changes
    std::unordered_set<const Node*> known;    ///< nodes found to use this case's assumptions only, kept alive by `lines`

    CaseState(std::string case_name, const Horizon& years, const PriceBasis& basis)
        : name(std::move(case_name)), horizon(years), prices(basis) {}

    [[nodiscard]] const Node* assumption(const std::string& path) const {
        const auto found = assumption_by_path.find(path);
        return found == assumption_by_path.end() ? nullptr : assumptions[found->second].get();
    }
    [[nodiscard]] std::vector<std::string> paths() const {
        std::vector<std::string> result;
        for (const NodePtr& node : assumptions) result.push_back(node->assumption().path);
        return result;
    }
};

/// Names are parts of paths and of formulas.
inline void require_name(std::string_view name, std::string_view what) {
    if (name.empty()) throw CaseError(std::string(what) + " needs a name");
    for (const char c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '[' || c == ']' || c == '*' || c == '?')
            throw CaseError(std::string(what) + " cannot be named '" + std::string(name) +
                            "': / [ ] * ? and control characters have a meaning in paths");
    if (name.front() == ' ' || name.back() == ' ')
        throw CaseError(std::string(what) + " cannot be named '" + std::string(name) + "': it begins or ends with a space");
}

/// What an assumption is defined by and says of itself.
struct AssumptionDefinition {
    std::string path;
    Expression value;
    AssumptionInfo info;
};

/// The assumption node for a definition. Throws CaseError when the value leaves the range or uses `start`.
[[nodiscard]] inline NodePtr assumption_node(const AssumptionDefinition& definition) {
    const Node& value = *definition.value.node();
    const std::string where = "the assumption '" + definition.path + "'";
    if (value.uses_start)
        throw CaseError(where + " uses 'start': an assumption is one value for all initiatives, write the formula in the line");
    const AssumptionInfo& info = definition.info;
    if (info.has_range) {
        if (!(info.range_low <= info.range_high))
            throw CaseError(where + " has the range " + number_text(info.range_low) + " to " + number_text(info.range_high) +
                            ", which is empty");
        const Bounds bounds = bounds_of(definition.value);
        const double low = value.unit->to_base(info.range_low);
        const double high = value.unit->to_base(info.range_high);
        if (bounds.low < low || bounds.high > high)
            throw CaseError(where + " is " + formula_text(value, 60) + ", outside its range " + number_text(info.range_low) + " to " +
                            text::with_unit(number_text(info.range_high), *value.unit));
    }
    auto node = node_over(NodeKind::assumption, {definition.value.node()}, value.unit);
    auto stated = std::make_shared<AssumptionInfo>(info);
    stated->path = definition.path;
    if (info.over) {
        IndexSet set = node->index_set();
        if (has_index(set, *info.over))
            throw CaseError(where + " runs over '" + info.over->name() + "' already: its value is given by label");
        add_index(set, info.over);
        node->indexes = std::make_shared<const IndexSet>(std::move(set));
    }
    node->detail = std::shared_ptr<const AssumptionInfo>(std::move(stated));
    return node;
}

}  // namespace gevinst::inline v0
