// SPDX-License-Identifier: Apache-2.0
// Making staff groups.
#pragma once

#include "gevinst/case/staff_group.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "gevinst/config.hpp"

namespace gevinst::inline v0 {

GEVINST_INLINE StaffGroup::StaffGroup(std::string name, Expression pay, Expression net_hours,
                                      std::optional<Expression> paid_hours)
    : data_(std::make_shared<const Data>(
          Data{std::move(name), std::move(pay), std::move(net_hours), std::move(paid_hours)})) {}

GEVINST_INLINE Expression StaffGroup::value_of_time() const { return pay() / net_hours(); }

}  // namespace gevinst::inline v0
