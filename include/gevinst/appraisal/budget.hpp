// SPDX-License-Identifier: Apache-2.0
// The budget: expenditure by category and year, its total, and the staff-years. Expenditure is positive.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/appraisal/selection.hpp"

namespace gevinst::inline v0 {

/// How a budget is cut, as in Cut, and whether set aside, used and free stand beside each other.
struct BudgetOptions {
    std::optional<NameOf> account{};
    std::optional<NameOf> initiative{};
    std::optional<std::pair<int, int>> years{};
    IndexPtr by{};
    Language language = Language::english;
    std::optional<AnyUnit> unit{};
    bool use = false;

    [[nodiscard]] Cut cut() const { return {account, initiative, years, by, language, unit}; }
};

namespace budget_rows {

/// The standard categories in the budget office's order, then own ones as they come.
[[nodiscard]] inline std::vector<std::string> categories(const CaseState& state) {
    std::vector<std::string> all;
    const auto see = [&](const std::string& category) {
        if (!category.empty() && std::find(all.begin(), all.end(), category) == all.end()) all.push_back(category);
    };
    std::vector<std::string> own;
    for (const Appropriation& appropriation : state.appropriations) own.push_back(appropriation.category);
    for (const auto& line : state.lines) own.push_back(line->line.category);
    for (const char* standard : {"establishment", "payroll", "operations"})
        if (std::find(own.begin(), own.end(), standard) != own.end()) see(standard);
    for (const std::string& category : own) see(category);
    return all;
}

[[nodiscard]] inline bool has_appropriation(const CaseState& state, const Account& account) {
    return std::any_of(state.appropriations.begin(), state.appropriations.end(),
                       [&](const Appropriation& appropriation) { return account.is_within(appropriation.account.name()); });
}

/// What is spent and set aside in a group: terms by category, and staff-years.
struct Sums {
    std::vector<std::string> categories;
    std::vector<selection::Terms> money;
    selection::Terms staff;

    explicit Sums(const std::vector<std::string>& names) : categories(names), money(names.size()) {}
    selection::Terms& of(const std::string& category) {
        return money[static_cast<std::size_t>(std::find(categories.begin(), categories.end(), category) - categories.begin())];
    }
};

// Costs of the accounts for which `counts` holds.
inline void add_costs(Sums& sums, const CaseState& state, const Cut& cut, const selection::Group& group, const selection::Inside& counts) {
    selection::for_each_posting(state, cut, [&](const Posting& posting) {
        if (posting.gain) return;
        const std::optional<Expression> inflow = selection::in_group(posting, counts, group, cut);
        if (posting.kind == PostingKind::money) sums.of(posting.category).subtract(inflow);
        if (posting.kind == PostingKind::staff_years) sums.staff.add(inflow);
    });
}
// An appropriation is not split by an index, and belongs to no initiative.
inline void add_appropriations(Sums& sums, const CaseState& state, const Cut& cut, const selection::Group& group) {
    if (cut.initiative || group.element) return;
    for (const Appropriation& appropriation : state.appropriations) {
        if (!selection::inside(cut, appropriation.account)) continue;
        sums.of(appropriation.category).add(appropriation.amount);
        if (appropriation.staff) sums.staff.add(*appropriation.staff);
    }
}

[[nodiscard]] inline std::optional<Expression> total_of(const Sums& sums) {
    selection::Terms all;
    for (const selection::Terms& terms : sums.money) all.add(terms.sum());
    return all.sum();
}

inline ViewRow row(const View& view, std::string key, std::string label, const selection::Group& group, std::optional<Expression> amount) {
    return {std::move(key), std::move(label), group.label, view.unit, std::move(amount), true, false};
}
inline ViewRow staff_row(const View& view, std::string key, std::string label, const selection::Group& group,
                         std::optional<Expression> amount) {
    ViewRow made = row(view, std::move(key), std::move(label), group, std::move(amount));
    made.unit = units::staff_year;
    made.summed = false;
    return made;
}

}  // namespace budget_rows

/// The rows of a budget. An account with an appropriation shows it, other accounts their costs; with `use`, set aside, used
/// and free stand beside each other. Throws CaseError for an account, initiative, year or index the case does not have.
[[nodiscard]] inline View budget_view(const BusinessCase& business_case, const BudgetOptions& options = {}) {
    using namespace budget_rows;
    const CaseState& state = business_case.state();
    const Cut cut = options.cut();
    View view = selection::empty_view(business_case, cut, "budget");
    const Language language = cut.language;
    const std::vector<std::string> names = categories(state);
    const selection::Inside inside = [&](const Account& account) { return selection::inside(cut, account); };
    const selection::Inside unappropriated = [&](const Account& account) {
        return inside(account) && (cut.initiative || !has_appropriation(state, account));
    };
    for (const selection::Group& group : selection::groups_of(cut)) {
        Sums aside(names);
        add_appropriations(aside, state, cut, group);
        Sums used(names);
        add_costs(used, state, cut, group, inside);
        if (options.use) {
            const auto rows = [&](const std::string& key, const std::optional<Expression>& set_aside, const std::optional<Expression>& use,
                                  auto make) {
                if (!set_aside && !use) return;
                std::optional<Expression> free;
                if (set_aside && use) free = *set_aside - *use;
                if (set_aside && !use) free = set_aside;
                const std::string label = label_of(key, language) + ", ";
                view.rows.push_back(make(view, key + "/set_aside", label + label_of("set_aside", language), group, set_aside));
                view.rows.push_back(make(view, key + "/used", label + label_of("used", language), group, use));
                view.rows.push_back(make(view, key + "/free", label + label_of("free", language), group, free));
            };
            for (std::size_t i = 0; i < names.size(); ++i) rows(names[i], aside.money[i].sum(), used.money[i].sum(), row);
            rows("total", total_of(aside), total_of(used), row);
            rows("staff_years", aside.staff.sum(), used.staff.sum(), staff_row);
            continue;
        }
        Sums shown(names);
        add_appropriations(shown, state, cut, group);
        add_costs(shown, state, cut, group, unappropriated);
        const std::optional<Expression> total = total_of(shown);
        if (group.not_split && !total && shown.staff.empty()) continue;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (!shown.money[i].empty()) view.rows.push_back(row(view, names[i], label_of(names[i], language), group, shown.money[i].sum()));
        view.rows.push_back(row(view, "total", label_of("total", language), group, total));
        view.rows.back().is_total = true;
        view.rows.push_back(staff_row(view, "staff_years", label_of("staff_years", language), group, shown.staff.sum()));
    }
    return view;
}

/// The budget at the point values of the assumptions.
[[nodiscard]] inline FigureTable budget(const BusinessCase& business_case, const BudgetOptions& options = {}) {
    return evaluate(budget_view(business_case, options));
}

}  // namespace gevinst::inline v0
