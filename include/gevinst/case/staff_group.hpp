// SPDX-License-Identifier: Apache-2.0
// Staff groups: what a staff-year costs, and the paid and worked hours in it.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "gevinst/expression/arithmetic.hpp"

namespace gevinst::inline v0 {

/// A staff group of a case. Its pay and hours are assumptions: `Radiologists/pay`, `Radiologists/net hours`.
class StaffGroup {
public:
    StaffGroup(std::string name, Expression pay, Expression net_hours, std::optional<Expression> paid_hours);

    [[nodiscard]] const std::string& name() const { return data_->name; }
    /// Money a staff-year.
    [[nodiscard]] const Expression& pay() const { return data_->pay; }
    /// Worked time a staff-year.
    [[nodiscard]] const Expression& net_hours() const { return data_->net_hours; }
    /// Paid time a staff-year, where it is stated.
    [[nodiscard]] const std::optional<Expression>& paid_hours() const { return data_->paid_hours; }
    /// What a worked hour costs: pay over net hours.
    [[nodiscard]] Expression value_of_time() const;

private:
    struct Data {
        std::string name;
        Expression pay;
        Expression net_hours;
        std::optional<Expression> paid_hours;
    };
    std::shared_ptr<const Data> data_;
};

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/staff_group_definitions.hpp"
#endif
