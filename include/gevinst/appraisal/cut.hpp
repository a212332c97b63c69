// SPDX-License-Identifier: Apache-2.0
// How a view is cut: by account, initiative, years and index; its language, its unit of money and its prices.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "gevinst/case/business_case.hpp"
#include "gevinst/case/labels.hpp"

namespace gevinst::inline v0 {

/// The name of an account or initiative, or the thing itself.
struct NameOf {
    std::string name;
    NameOf(const char* text) : name(text) {}                           // NOLINT: implicit by purpose
    NameOf(std::string text) : name(std::move(text)) {}                // NOLINT: implicit by purpose
    NameOf(const Account& account) : name(account.name()) {}           // NOLINT: implicit by purpose
    NameOf(const Initiative& initiative) : name(initiative.name()) {}  // NOLINT: implicit by purpose
};

/// How a view is cut.
struct Cut {
    std::optional<NameOf> account{};  ///< with the accounts under it; none: all accounts of the case
    std::optional<NameOf> initiative{};
    std::optional<std::pair<int, int>> years{};  ///< first and last year shown; none: the horizon
    IndexPtr by{};                               ///< a group of rows for each label
    Language language = Language::english;
    std::optional<AnyUnit> unit{};  ///< of money; none: millions of the case's currency
    std::optional<PriceBasis> prices{};  ///< that money is read in; none: those of the case
};

}  // namespace gevinst::inline v0
