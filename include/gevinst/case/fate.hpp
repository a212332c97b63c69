// SPDX-License-Identifier: Apache-2.0
// Where a benefit at hand goes or a burden falls, and whether that is cash.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gevinst/expression/estimate.hpp"

namespace gevinst::inline v0 {

/// A fate with its class: only a cash fate lowers somebody's spending.
class Fate {
public:
    /// An own fate. Throws CaseError for a standard one with another class.
    Fate(std::string name, bool cash);
    /// One of the standard fates. Throws CaseError for another name: an own fate states its class.
    Fate(const std::string& name) : Fate(standard(name)) {}  // NOLINT: implicit by purpose
    Fate(const char* name) : Fate(std::string(name)) {}      // NOLINT: implicit by purpose

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] bool cash() const { return cash_; }
    [[nodiscard]] bool is_standard() const { return standard_of(name_) != nullptr; }

    static constexpr std::array<std::pair<std::string_view, bool>, 10> standard_fates{{{"posts closed", true},
                                                                                      {"temps avoided", true},
                                                                                      {"overtime avoided", true},
                                                                                      {"purchases avoided", true},
                                                                                      {"vacancy covered", false},
                                                                                      {"capacity", false},
                                                                                      {"shorter queue", false},
                                                                                      {"quality", false},
                                                                                      {"temps hired", true},
                                                                                      {"overtime paid", true}}};

private:
    static const std::pair<std::string_view, bool>* standard_of(std::string_view name);
    static Fate standard(const std::string& name);

    std::string name_;
    bool cash_;
};

/// `rest`: the share that is left.
struct RestSymbol {};
inline constexpr RestSymbol rest{};

/// The weight of a fate among shares that are drawn together: the parameter of a Dirichlet distribution.
struct FateWeight {
    double number;
};

/// The share of a fate: a number or expression, `rest`, or a weight as `shares` gives it.
struct FateShare {
    Fate fate;
    std::optional<Expression> share;   ///< none: the rest, or by its weight
    std::optional<FateWeight> weight;  ///< the share follows from it when the line is defined

    FateShare(Fate which, FateWeight of_all) : fate(std::move(which)), weight(of_all) {}
    FateShare(Fate which, RestSymbol) : fate(std::move(which)) {}
    FateShare(Fate which, std::optional<Expression> how_much) : fate(std::move(which)), share(std::move(how_much)) {}
    template <TypedOperand T>
    FateShare(Fate which, const T& how_much) : fate(std::move(which)), share(to_expression(how_much)) {
        static_assert(is_a_plain_number<dimension_of<T>>,
                      "gevinst: cannot take as the share of a fate what is not a plain number between 0 and 1");
    }
};

/// Shares that are drawn together and sum to one, by a Dirichlet distribution: a share has its weight over their sum as its
/// mean, and varies the less the greater the weights are. Throws CaseError for one fate alone and for a weight not above 0.
[[nodiscard]] std::vector<FateShare> shares(const std::vector<std::pair<Fate, double>>& weights);

/// The value of a unit that goes to a fate.
struct FateValue {
    std::string fate;
    Expression value;

    FateValue(std::string which, Expression how_much) : fate(std::move(which)), value(std::move(how_much)) {}
    template <TypedOperand T>
    FateValue(std::string which, const T& how_much) : fate(std::move(which)), value(to_expression(how_much)) {
        static_assert(!is_a_plain_number<dimension_of<T>>, "gevinst: cannot take a plain number as the value of a "
                                                           "fate: it is money a unit, as 760 * DKK / staff_hour");
    }
};

/// A link of a realisation chain: a named share.
struct Link {
    std::string name;
    Expression share;

    Link(std::string which, Expression how_much) : name(std::move(which)), share(std::move(how_much)) {}
    template <TypedOperand T>
    Link(std::string which, const T& how_much) : name(std::move(which)), share(to_expression(how_much)) {
        static_assert(is_a_plain_number<dimension_of<T>>,
                      "gevinst: cannot multiply a chain by a link that is not a plain number between 0 and 1");
    }
};

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/fate_definitions.hpp"
#endif
