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
#include "gevinst/case/stated_times.hpp"
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
    std::unordered_map<std::string, std::size_t> account_by_name;
    std::vector<StaffGroup> staff_groups;
    std::vector<NodePtr> assumptions;
    std::unordered_map<std::string, std::size_t> assumption_by_path;
    std::vector<std::shared_ptr<const InitiativeInfo>> initiatives;
    std::unordered_map<std::string, std::size_t> initiative_by_name;
    std::vector<std::shared_ptr<const PostedLine>> lines;
    std::unordered_set<std::string> line_names;  ///< `<initiative>/<line>`
    std::vector<Appropriation> appropriations;
    std::unordered_set<std::string>
        changed;  ///< paths that with_changes gave another value, directly or by what they depend on

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
        throw CaseError(std::string(what) + " cannot be named '" + std::string(name) +
                        "': it begins or ends with a space");
}

/// What an assumption is defined by and says of itself.
struct AssumptionDefinition {
    std::string path;
    Expression value;
    AssumptionInfo info{};
    UnitPtr unit{};  ///< none: that of the value. A changed value keeps the unit the assumption was defined in
};

/// The assumption node for a definition. Throws CaseError when the value leaves the range, uses `start` or states a year
/// outside the horizon.
[[nodiscard]] inline NodePtr assumption_node(AssumptionDefinition definition, const Horizon& horizon) {
    const UnitPtr unit = definition.unit ? definition.unit : definition.value.node()->unit;
    const std::string where = "the assumption '" + definition.path + "'";
    if (definition.value.node()->uses_start)
        throw CaseError(where +
                        " uses 'start': an assumption is one value for all initiatives, write the formula in the line");
    stated_times::require_within_horizon(definition.value, horizon, where);
    AssumptionInfo& info = definition.info;
    if (info.has_range) {
        const std::string range =
            number_text(info.range_low) + " to " + text::with_unit(number_text(info.range_high), *unit);
        if (!(info.range_low <= info.range_high))
            throw CaseError(where + " has the range " + range + ", which is empty");
        const RangeFinding finding =
            fit_in_range(definition.value, unit->to_base(info.range_low), unit->to_base(info.range_high));
        if (finding.fit == Fit::outside)
            throw CaseError(where + " is " + value_text(*finding.culprit) + ", outside its range " + range);
        if (finding.fit == Fit::undecided)
            definition.value = within(definition.value, Expression::literal(info.range_low, unit),
                                      Expression::literal(info.range_high, unit), checked_thing(where));
    }
    auto node = node_over(NodeKind::assumption, {definition.value.node()}, unit);
    info.path = std::move(definition.path);
    const Bounds bounds = bounds_of(definition.value);
    info.has_bounds = true;
    info.least = bounds.low;
    info.greatest = bounds.high;
    if (info.over) {
        IndexSet set = node->index_set();
        if (has_index(set, *info.over))
            throw CaseError(where + " runs over '" + info.over->name() +
                            "' already: its value is given by label, leave out over");
        add_index(set, info.over);
        node->indexes = std::make_shared<const IndexSet>(std::move(set));
    }
    node->detail = shared_detail({.assumption = std::make_shared<const AssumptionInfo>(std::move(info))});
    return node;
}

}  // namespace gevinst::inline v0
