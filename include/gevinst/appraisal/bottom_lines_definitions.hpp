// SPDX-License-Identifier: Apache-2.0
// Making the rows of the bottom lines.
#pragma once

#include "gevinst/appraisal/bottom_lines.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gevinst/appraisal/groups.hpp"
#include "gevinst/appraisal/outcomes.hpp"
#include "gevinst/appraisal/outcomes_definitions.hpp"
#include "gevinst/appraisal/reading.hpp"
#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

namespace bottom_line {

/// What a posting is in staff-years, as they are or as staff time; none for other kinds.
[[nodiscard]] inline std::optional<Expression> in_staff_years(const Posting& posting) {
    return posting.kind == PostingKind::staff_years ? posting.amount : posting.staff_years;
}

inline ViewRow row(const selection::Group& group, std::string key, std::string label, AnyUnit unit,
                   std::optional<Expression> amount) {
    return {std::move(key), std::move(label), group.label, std::move(unit), std::move(amount), true, false, group.key()};
}

// Rows in the order their keys are first met.
struct Rows {
    std::vector<std::pair<std::string, selection::Terms>> rows;
    std::unordered_map<std::string, std::size_t> place;
    selection::Terms& of(const std::string& key) {
        const auto [found, fresh] = place.try_emplace(key, rows.size());
        if (fresh) rows.emplace_back(key, selection::Terms{});
        return rows[found->second].second;
    }
};

}  // namespace bottom_line

GEVINST_INLINE View people_view(const BusinessCase& business_case, const Cut& cut) {
    View view = selection::empty_view(business_case, cut, "people", selection::MoneyShown::none);
    const selection::Split split(business_case.state(), cut);
    const selection::Inside inside = [&](const Account& account) { return selection::inside(cut, account); };
    for (const selection::Group& group : selection::groups_of(cut)) {
        bottom_line::Rows freed;
        selection::Terms hired;
        selection::Terms taken;
        selection::Terms net;
        selection::for_each_posting(business_case.state(), cut, [&](const Posting& posting) {
            const std::optional<Expression> staff_years = bottom_line::in_staff_years(posting);
            if (!staff_years) return;
            const std::optional<Expression> amount = split.in_group(posting, *staff_years, inside, group);
            if (!amount) return;
            if (is_hired(posting)) {
                hired.subtract(amount);
                net.subtract(amount);
                return;
            }
            (posting.word == LineKind::burden ? taken : freed.of(posting.fate.empty() ? "at_hand" : posting.fate)).add(amount);
            net.add(amount);
        });
        if (group.not_split && net.empty()) continue;
        const auto add = [&](const std::string& key, const std::string& label, std::optional<Expression> amount) {
            view.rows.push_back(bottom_line::row(group, key, label, units::staff_year, std::move(amount)));
            view.rows.back().summed = false;
        };
        for (const auto& [key, terms] : freed.rows)
            add(key, key == "at_hand" ? label_of(key, cut.language) : business_case.state().labels.of(key, cut.language, fate_label(key, cut.language)), terms.sum());
        if (!taken.empty()) add("taken", label_of("taken", cut.language), taken.sum());
        if (!hired.empty()) add("hired", label_of("hired", cut.language), hired.sum());
        add("net", label_of("net", cut.language), net.sum());
        view.rows.back().is_total = true;
    }
    return view;
}

GEVINST_INLINE View patients_view(const BusinessCase& business_case, const Cut& cut) {
    View view = selection::empty_view(business_case, cut, "patients", selection::MoneyShown::none);
    const CaseState& state = business_case.state();
    const selection::Split split(business_case.state(), cut);
    const selection::Inside inside = [&](const Account& account) { return selection::inside(cut, account); };
    for (const selection::Group& group : selection::groups_of(cut)) {
        bottom_line::Rows time;
        bottom_line::Rows waiting;
        std::unordered_map<std::string, std::string> called;
        selection::Terms total;
        selection::for_each_posting(state, cut, [&](const Posting& posting) {
            const bool is_waiting = posting.kind == PostingKind::waiting;
            if (posting.kind != PostingKind::patient_time && !is_waiting) return;
            const std::optional<Expression> amount = split.in_group(posting, posting.amount, inside, group);
            if (!amount) return;
            const std::string& initiative = state.initiatives[posting.initiative]->name;
            const std::string& line = state.lines[posting.line]->line.name;
            (is_waiting ? waiting : time).of(initiative + "/" + line).add(amount);
            called[initiative + "/" + line] = state.labels.of_line(initiative, line, cut.language);
            if (!is_waiting) total.add(amount);
        });
        if (group.not_split && total.empty() && waiting.rows.empty()) continue;
        for (const auto& [line, terms] : time.rows)
            view.rows.push_back(bottom_line::row(group, line, called[line], units::patient_hour, terms.sum()));
        view.rows.push_back(bottom_line::row(group, "patient_time", label_of("patient_time", cut.language),
                                             units::patient_hour, total.sum()));
        view.rows.back().is_total = true;
        for (const auto& [line, terms] : waiting.rows)
            view.rows.push_back(bottom_line::row(group, line, called[line] + ", " + label_of("waiting", cut.language),
                                                 units::patient_day, terms.sum()));
    }
    return view;
}

GEVINST_INLINE View bottom_lines_view(const BusinessCase& stated_case, const Cut& cut) {
    reading::Shown shown = reading::cash();
    shown.each_side = false;
    const BusinessCase business_case = reading::read(stated_case, cut, shown);
    View view = selection::empty_view(business_case, cut, "bottom_lines", selection::MoneyShown::cash);
    const selection::Split split(business_case.state(), cut);
    const selection::Inside inside = [&](const Account& account) { return selection::inside(cut, account); };
    const selection::Inside anyone = [](const Account& account) { return account.sector() != Sector::boundary; };
    for (const selection::Group& group : selection::groups_of(cut)) {
        selection::Terms money;
        selection::Terms staff;
        selection::Terms patients;
        selection::for_each_posting(business_case.state(), cut, [&](const Posting& posting) {
            if (posting.kind == PostingKind::patient_time)
                patients.add(split.in_group(posting, posting.amount, anyone, group));
            if (posting.kind == PostingKind::money && posting.cash)
                money.add(split.in_group(posting, posting.amount, inside, group));
            const std::optional<Expression> staff_years = bottom_line::in_staff_years(posting);
            if (!staff_years) return;
            const std::optional<Expression> amount = split.in_group(posting, *staff_years, inside, group);
            is_hired(posting) ? staff.subtract(amount) : staff.add(amount);
        });
        if (group.not_split && money.empty() && staff.empty() && patients.empty()) continue;
        const auto add = [&](const char* key, const AnyUnit& unit, const selection::Terms& terms) {
            view.rows.push_back(bottom_line::row(group, key, label_of(key, cut.language), unit, terms.sum()));
        };
        add("money", view.unit, money);
        add("net_staff_years", units::staff_year, staff);
        view.rows.back().summed = false;
        add("patient_time", units::patient_hour, patients);
        outcome_rows::add_lines(view, cut, split, group, anyone, false);
    }
    return view;
}

GEVINST_INLINE FigureTable people(const BusinessCase& business_case, const Cut& cut) {
    return evaluate(people_view(business_case, cut));
}

GEVINST_INLINE FigureTable patients(const BusinessCase& business_case, const Cut& cut) {
    return evaluate(patients_view(business_case, cut));
}

GEVINST_INLINE FigureTable bottom_lines(const BusinessCase& business_case, const Cut& cut) {
    return evaluate(bottom_lines_view(business_case, cut));
}

}  // namespace gevinst::inline v0
