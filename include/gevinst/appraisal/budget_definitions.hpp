// SPDX-License-Identifier: Apache-2.0
// Making the rows of a budget.
#pragma once

#include "gevinst/appraisal/budget.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gevinst/appraisal/groups.hpp"
#include "gevinst/appraisal/reading.hpp"
#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

namespace budget_rows {

/// The standard categories in the budget office's order, then own ones as they come.
[[nodiscard]] inline std::vector<std::string> categories(const CaseState& state) {
    std::vector<std::string> own;
    std::unordered_set<std::string> seen;
    const auto see = [&](const std::string& category) {
        if (!category.empty() && seen.insert(category).second) own.push_back(category);
    };
    for (const Appropriation& appropriation : state.appropriations) see(appropriation.category);
    for (const auto& line : state.lines) see(line->line.category);
    std::vector<std::string> all;
    for (const labels::Label& standard : labels::categories)
        if (seen.contains(std::string(standard.key))) all.emplace_back(standard.key);
    for (const std::string& category : own)
        if (std::find(all.begin(), all.end(), category) == all.end()) all.push_back(category);
    return all;
}

/// Money by category, and staff-years.
class Sums {
public:
    explicit Sums(const std::vector<std::string>& categories) : money_(categories.size()) {
        for (std::size_t i = 0; i < categories.size(); ++i) place_.emplace(categories[i], i);
    }
    [[nodiscard]] selection::Terms& of(const std::string& category) { return money_[place_.at(category)]; }
    [[nodiscard]] std::optional<Expression> money(std::size_t category) const { return money_[category].sum(); }
    [[nodiscard]] std::optional<Expression> total() const {
        selection::Terms all;
        for (const selection::Terms& terms : money_) all.add(terms.sum());
        return all.sum();
    }
    selection::Terms staff;

private:
    std::vector<selection::Terms> money_;
    std::unordered_map<std::string, std::size_t> place_;
};

/// The budget of a case while its rows are made.
class Rows {
public:
    Rows(const BusinessCase& business_case, const BudgetOptions& options)
        : state_(business_case.state()), cut_(options.cut()),
          view_(selection::empty_view(business_case, cut_, "budget", selection::MoneyShown::spent)),
          split_(state_, cut_), categories_(categories(state_)), has_net_(options.net) {
        if (options.use && options.net)
            throw CaseError("a budget shows what is set aside, used and free, or what is net of savings: ask for one of them");
        if (options.use && cut_.initiative)
            throw CaseError("what is set aside and free belongs to accounts, not to the initiative '" +
                            cut_.initiative->name + "': leave out one of the two");
        for (const Appropriation& appropriation : state_.appropriations)
            if (!cut_.initiative && selection::inside(cut_, appropriation.account))
                appropriations_.push_back({&appropriation, split_.element_of(appropriation.account)});
        for (const selection::Group& group : selection::groups_of(cut_))
            options.use ? add_use(group) : add_budget(group);
    }
    [[nodiscard]] View take() { return std::move(view_); }

private:
    /// An appropriation that the cut sees, and the element whose account it stands on.
    struct Seen {
        const Appropriation* appropriation;
        std::optional<std::size_t> element;
    };

    // What is set aside on accounts that the cut sees, on the account itself or above it; it belongs to no initiative.
    [[nodiscard]] bool has_appropriation(const Account& account) const {
        return std::any_of(appropriations_.begin(), appropriations_.end(),
                           [&](const Seen& seen) { return account.is_within(seen.appropriation->account.name()); });
    }
    // The same for staff-years: an appropriation of money alone says nothing of staff.
    [[nodiscard]] bool has_staff_appropriation(const Account& account) const {
        return std::any_of(appropriations_.begin(), appropriations_.end(), [&](const Seen& seen) {
            return seen.appropriation->staff && account.is_within(seen.appropriation->account.name());
        });
    }
    [[nodiscard]] static bool is_of(const Seen& seen, const selection::Group& group) {
        return group.element ? seen.element == group.element->position : !(group.not_split && seen.element);
    }
    // Whether what is set aside in a group is for what is used there, all of it and no more: what is set aside for all
    // elements together has no part that is free for one.
    [[nodiscard]] bool is_used_within(const selection::Group& group) const {
        const auto covers = [&](const Account& account) {
            return std::any_of(appropriations_.begin(), appropriations_.end(), [&](const Seen& seen) {
                return is_of(seen, group) && account.is_within(seen.appropriation->account.name());
            });
        };
        const selection::Inside covered = inside(covers);
        const selection::Inside covered_elsewhere =
            inside([&](const Account& account) { return has_appropriation(account) && !covers(account); });
        bool within = true;
        selection::for_each_posting(state_, cut_, [&](const Posting& posting) {
            if (!within || !(is_spent(posting) || is_hired(posting))) return;
            within = !split_.reaches_beyond(posting, covered, group) &&
                     !split_.in_group(posting, posting.amount, covered_elsewhere, group);
        });
        return within;
    }
    template <class Which>
    [[nodiscard]] selection::Inside inside(Which&& which) const {
        return [this, which](const Account& account) { return selection::inside(cut_, account) && which(account); };
    }
    void add_appropriations(Sums& sums, const selection::Group& group) const {
        const auto whole = [](Expression amount) {
            for (const IndexPtr& index : IndexSet(amount.indexes())) amount = sum(amount, index);
            return amount;
        };
        for (const Seen& seen : appropriations_) {
            if (!is_of(seen, group)) continue;
            sums.of(seen.appropriation->category).add(whole(seen.appropriation->amount));
            if (seen.appropriation->staff) sums.staff.add(whole(*seen.appropriation->staff));
        }
    }
    void add_money(Sums& sums, const selection::Group& group, const selection::Inside& counts) const {
        selection::for_each_posting(state_, cut_, [&](const Posting& posting) {
            if (!is_spent(posting)) return;
            // What goes from one account of the cut to another is not spent.
            const selection::Inside seen = inside([](const Account&) { return true; });
            if (posting.word == LineKind::transfer && !selection::touches(posting, seen)) return;
            sums.of(posting.category)
                .subtract(split_.in_group(posting, posting.amount, counts, group, selection::Flow::out));
        });
    }
    void add_staff(selection::Terms& staff, const selection::Group& group, const selection::Inside& counts) const {
        selection::for_each_posting(state_, cut_, [&](const Posting& posting) {
            if (!is_hired(posting)) return;
            staff.add(split_.in_group(posting, posting.amount, counts, group));
        });
    }

    [[nodiscard]] std::string category_called(const std::string& category) const {
        return state_.labels.of(category, cut_.language, category_label(category, cut_.language));
    }
    void add_row(const selection::Group& group, const std::string& key, const std::string& label,
                 const std::optional<Expression>& amount) {
        const bool is_staff = key == "staff_years" || key.starts_with("staff_years/");
        view_.rows.push_back({key, label, group.label, is_staff ? AnyUnit(units::staff_year) : view_.unit, amount,
                              !is_staff, key == "total" || key.starts_with("total/") || key == "net_expenditure", group.key()});
    }
    void add_budget(const selection::Group& group) {
        Sums shown(categories_);
        add_appropriations(shown, group);
        add_money(shown, group, inside([&](const Account& account) { return !has_appropriation(account); }));
        add_staff(shown.staff, group, inside([&](const Account& account) { return !has_staff_appropriation(account); }));
        const std::optional<Expression> total = shown.total();
        const Savings savings = has_net_ ? savings_of(group) : Savings{};
        const bool has_savings = has_net_ && std::any_of(savings.begin(), savings.end(), [](const auto& row) { return !row.second.empty(); });
        if (group.not_split && !total && shown.staff.empty() && !has_savings) return;
        for (std::size_t i = 0; i < categories_.size(); ++i)
            if (const auto amount = shown.money(i))
                add_row(group, categories_[i], category_called(categories_[i]), amount);
        add_row(group, "total", label_of("total", cut_.language), total);
        if (has_net_) add_net(group, total, savings);
        add_row(group, "staff_years", label_of("staff_years", cut_.language), shown.staff.sum());
    }
    // What lowers expenditure, with a minus: cash by fate, and what transfers bring, which is no fate.
    using Savings = std::vector<std::pair<std::string, selection::Terms>>;
    [[nodiscard]] Savings savings_of(const selection::Group& group) const {
        const selection::Inside seen = inside([](const Account&) { return true; });
        Savings savings;
        selection::Terms income;
        selection::for_each_posting(state_, cut_, [&](const Posting& posting) {
            if (posting.kind != PostingKind::money || !posting.cash) return;
            const bool transfer = posting.word == LineKind::transfer;
            if (!transfer && posting.word != LineKind::benefit) return;
            // What comes from another account of the cut is not received, as it is not spent.
            if (transfer && !selection::touches(posting, seen)) return;
            const auto amount = split_.in_group(posting, posting.amount, seen, group, selection::Flow::in);
            if (transfer) return income.subtract(amount);
            auto fate = std::find_if(savings.begin(), savings.end(), [&](const auto& row) { return row.first == posting.fate; });
            if (fate == savings.end()) fate = savings.insert(fate, {posting.fate, selection::Terms{}});
            fate->second.subtract(amount);
        });
        savings.emplace_back("", std::move(income));
        return savings;
    }
    void add_net(const selection::Group& group, const std::optional<Expression>& total, const Savings& savings) {
        selection::Terms net;
        net.add(total);
        for (const auto& [fate, terms] : savings) {
            if (terms.empty()) continue;
            if (fate.empty())
                add_row(group, "income", label_of("income", cut_.language), terms.sum());
            else
                add_row(group, "savings/" + fate, state_.labels.of(fate, cut_.language, fate_label(fate, cut_.language)), terms.sum());
            net.add(terms.sum());
        }
        add_row(group, "net_expenditure", label_of("net_expenditure", cut_.language), net.sum());
    }
    // Set aside and used, of accounts with an appropriation, and what is free; negative: over-committed.
    void add_use(const selection::Group& group) {
        Sums aside(categories_);
        add_appropriations(aside, group);
        Sums used(categories_);
        const auto appropriated = [&](const Account& account) { return has_appropriation(account); };
        add_money(used, group, inside(appropriated));
        add_staff(used.staff, group, inside(appropriated));
        selection::Terms staff_with_none_set_aside;
        add_staff(staff_with_none_set_aside, group, inside([&](const Account& account) {
                      return has_appropriation(account) && !has_staff_appropriation(account);
                  }));
        const bool has_free = !cut_.by || ((aside.total() || !aside.staff.empty()) && is_used_within(group));
        const bool has_free_staff = has_free && !aside.staff.empty() && staff_with_none_set_aside.empty();
        const auto add = [&](const std::string& key, const std::string& label,
                             const std::optional<Expression>& set_aside, const std::optional<Expression>& use,
                             bool shows_free) {
            if (!set_aside && !use) return;
            selection::Terms free;
            if (shows_free) free.add(set_aside);
            if (shows_free) free.subtract(use);
            add_row(group, key + "/set_aside", label + ", " + label_of("set_aside", cut_.language), set_aside);
            add_row(group, key + "/used", label + ", " + label_of("used", cut_.language), use);
            add_row(group, key + "/free", label + ", " + label_of("free", cut_.language), free.sum());
        };
        for (std::size_t i = 0; i < categories_.size(); ++i)
            add(categories_[i], category_called(categories_[i]), aside.money(i), used.money(i), has_free);
        add("total", label_of("total", cut_.language), aside.total(), used.total(), has_free);
        add("staff_years", label_of("staff_years", cut_.language), aside.staff.sum(), used.staff.sum(), has_free_staff);
    }

    const CaseState& state_;
    Cut cut_;
    View view_;
    selection::Split split_;
    std::vector<std::string> categories_;
    bool has_net_;
    std::vector<Seen> appropriations_;
};

/// Adds under each net row what is permanent of it, from the same budget of the lines that go on.
inline void add_permanent(View& view, const View& permanent) {
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        if (view.rows[i].key != "net_expenditure") continue;
        const auto same = std::find_if(permanent.rows.begin(), permanent.rows.end(), [&](const ViewRow& row) {
            return row.key == "net_expenditure" && row.group == view.rows[i].group && row.group_key == view.rows[i].group_key;
        });
        ViewRow row = view.rows[i];
        row.key = "permanent";
        row.label = label_of("permanent", view.language);
        row.is_total = false;
        row.amount = same == permanent.rows.end() ? std::nullopt : same->amount;
        view.rows.insert(view.rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(row));
    }
}

}  // namespace budget_rows

GEVINST_INLINE View budget_view(const BusinessCase& business_case, const BudgetOptions& options) {
    if (options.full_year) {
        BudgetOptions as_active = options;
        as_active.full_year = false;
        return budget_view(business_case.posted_by(YearsPosted::full), as_active);
    }
    reading::Shown shown = options.net ? reading::cash() : reading::spent();
    shown.appropriations = true;
    shown.each_side = false;
    const auto rows = [&](const BusinessCase& posted) {
        return budget_rows::Rows(reading::read(posted, options.cut(), shown), options).take();
    };
    View view = rows(business_case);
    if (options.net) budget_rows::add_permanent(view, rows(business_case.posted_by(YearsPosted::permanent)));
    return view;
}

GEVINST_INLINE FigureTable budget(const BusinessCase& business_case, const BudgetOptions& options) {
    return evaluate(budget_view(business_case, options));
}

}  // namespace gevinst::inline v0
