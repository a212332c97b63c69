// SPDX-License-Identifier: Apache-2.0
// What a business case holds. Parts are immutable and shared; copies of a case share them until one is changed.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gevinst/case/name_labels.hpp"
#include "gevinst/case/posting.hpp"
#include "gevinst/case/price_index.hpp"
#include "gevinst/case/resource.hpp"
#include "gevinst/case/seats.hpp"
#include "gevinst/expression/correlation.hpp"
#include "gevinst/units/horizon.hpp"

namespace gevinst::inline v0 {

/// A line with the postings it makes.
struct PostedLine {
    Line line;
    std::size_t initiative;
    std::vector<Posting> postings;
    std::optional<Expression> claim{};  ///< of its resource, a year
};

struct CaseState {
    std::string name;
    Horizon horizon;
    PriceBasis prices;
    std::vector<Account> accounts;
    std::unordered_map<std::string, std::size_t> account_by_name;
    std::vector<Accounts> accounts_by_index;  ///< those made for the labels of an index
    std::vector<StaffGroup> staff_groups;
    std::vector<Resource> resources;
    std::vector<NodePtr> assumptions;
    std::unordered_map<std::string, std::size_t> assumption_by_path;
    std::vector<std::shared_ptr<const InitiativeInfo>> initiatives;
    std::unordered_map<std::string, std::size_t> initiative_by_name;
    std::vector<std::shared_ptr<const PostedLine>> lines;
    std::unordered_set<std::string> line_names;  ///< `<initiative>/<line>`
    std::vector<Appropriation> appropriations;
    std::vector<Commitment> commitments;
    NameLabels labels;                      ///< what names are called in tables
    std::vector<PriceIndex> price_indexes;
    std::vector<ExchangeRate> exchange_rates;  ///< all into one currency
    Seats seats;                            ///< taken by its assumptions
    std::vector<Correlation> correlations;  ///< of its variables: element by element, with their seats
    std::vector<std::string> scopes;        ///< names of included cases: what came with them is called `<scope>/<name>`
    std::unordered_set<std::string>
        changed;  ///< paths that with_changes gave another value, directly or by what they depend on

    CaseState(std::string case_name, const Horizon& years, const PriceBasis& basis);

    [[nodiscard]] const Node* assumption(const std::string& path) const;
    [[nodiscard]] std::vector<std::string> paths() const;
};

/// Names are parts of paths and of formulas.
void require_name(std::string_view name, std::string_view what);
/// A name in a case, perhaps one that an included case has brought: `Imaging AI/Spine`.
void require_name(const CaseState& state, std::string_view name, std::string_view what);
/// The included case that a path belongs to, the innermost of them; empty: none.
[[nodiscard]] std::string_view scope_of(const CaseState& state, std::string_view path);

/// What an assumption is defined by and says of itself.
struct AssumptionDefinition {
    std::string path;
    Expression value;
    AssumptionInfo info{};
    UnitPtr unit{};  ///< none: that of the value. A changed value keeps the unit the assumption was defined in
    std::optional<Expression> conversion{};  ///< what its money is multiplied by to be in the prices of the case
};

/// The value of an assumption as it was stated: without the check that its range asks for on every run.
[[nodiscard]] Expression stated_value(const Node& assumption);

/// Whether a value differs by a label of an index otherwise than as a table of single values.
[[nodiscard]] bool is_formula_over(const Node& value, const Index& index);

/// The value of an assumption as it is defined, in the prices of the case.
[[nodiscard]] Expression defined_value(const Node& assumption);

/// The assumption node for a definition. Throws CaseError when the value leaves the range, uses `start` or states a year
/// outside the horizon.
[[nodiscard]] NodePtr assumption_node(AssumptionDefinition definition, const Horizon& horizon);

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/state_definitions.hpp"
#endif
