// SPDX-License-Identifier: Apache-2.0
// What tests of cases and views share: messages of refusals, figures of tables, balances of accounts.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "gevinst/appraisal/selection.hpp"
#include "gevinst/gevinst.hpp"
#include "support/messages.hpp"

namespace gevinst_test {

namespace gv = gevinst;

template <class Action>
std::string case_error(Action&& action) {
    return message_of<gv::CaseError>(action);
}
template <class Action>
std::string unit_error(Action&& action) {
    return message_of<gv::UnitError>(action);
}
template <class Action>
std::string fault(Action&& action) {
    return message_of<gv::FaultError>(action);
}

/// Whether figures are the expected ones but for rounding.
inline bool are(const std::vector<double>& figures, const std::vector<double>& expected) {
    if (figures.size() != expected.size()) return false;
    for (std::size_t i = 0; i < figures.size(); ++i)
        if (!(std::fabs(figures[i] - expected[i]) <= 1e-12 * (1 + std::fabs(expected[i])))) return false;
    return true;
}
inline std::vector<double> row(const gv::FigureTable& table, const std::string& key, const std::string& group = {}) {
    return table.row(key, group).values;
}
inline bool has_row(const gv::FigureTable& table, const std::string& key, const std::string& group = {}) {
    for (const gv::FigureRow& one : table.rows)
        if (one.key == key && one.group == group) return true;
    return false;
}

/// The values of an expression in the years of a horizon, in a unit.
inline std::vector<double> values_of(const gv::Expression& x, const gv::Horizon& horizon, const gv::AnyUnit& unit) {
    const gv::Plan plan({x}, horizon);
    gv::Workspace values = plan.workspace();
    plan.run(values);
    std::vector<double> result;
    for (std::size_t y = 0; y < horizon.size(); ++y) result.push_back(unit.from_base(plan.value(values, 0, y)));
    return result;
}

/// What an account gains less what it gives, by kind and year, in base units; boundary accounts included.
inline std::map<gv::PostingKind, std::vector<double>> balance(const gv::BusinessCase& business_case,
                                                              const std::string& account) {
    std::map<gv::PostingKind, std::vector<double>> result;
    const gv::selection::Inside is_account = [&](const gv::Account& other) { return other.name() == account; };
    gv::selection::for_each_posting(business_case.state(), {}, [&](const gv::Posting& posting) {
        const auto inflow = gv::selection::net_inflow(posting, posting.amount, is_account);
        if (!inflow) return;
        const gv::Plan plan({*inflow}, business_case.horizon());
        gv::Workspace values = plan.workspace();
        plan.run(values);
        std::vector<double>& sum = result.try_emplace(posting.kind, business_case.horizon().size(), 0.0).first->second;
        for (std::size_t y = 0; y < sum.size(); ++y) sum[y] += plan.value(values, 0, y);
    });
    return result;
}

}  // namespace gevinst_test
