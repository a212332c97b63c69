// SPDX-License-Identifier: Apache-2.0
// The business case: accounts, assumptions, initiatives and their lines; the root of a model.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/case/account.hpp"
#include "gevinst/case/changes.hpp"
#include "gevinst/case/dependence.hpp"
#include "gevinst/case/fate.hpp"
#include "gevinst/case/include.hpp"
#include "gevinst/case/line.hpp"
#include "gevinst/case/resource.hpp"
#include "gevinst/case/share.hpp"
#include "gevinst/case/staff_group.hpp"
#include "gevinst/case/state.hpp"
#include "gevinst/expression/estimate.hpp"
#include "gevinst/expression/moment.hpp"

namespace gevinst::inline v0 {

// Where the state of a case lives: a handle to an initiative finds it there, copies of a case share the state.
struct CaseCell {
    std::shared_ptr<CaseState> state;
    bool has_case = true;  ///< false once the case is gone or was given another value: what a handle adds would be lost

    [[nodiscard]] CaseState& writable();
};

struct AccountOptions {
    std::optional<Sector> sector{};
    std::optional<Account> parent{};
};

struct AssumeOptions {
    std::string source{};
    std::string owner{};
    std::string note{};
    std::string evidence{};
    std::optional<std::pair<double, double>> range{};  ///< allowed values, in the unit of the assumption
    IndexPtr over{};                                   ///< one independent variable an element
    std::optional<AnyUnit> unit{};  ///< of a value that has none; a beta in percent stays the share it is
    std::optional<int> decided{};   ///< the year in which a gate is known; what is spent before stays
    std::optional<PriceBasis> prices{};  ///< that its money is stated in; none: those of the case
    std::string index{};                 ///< the price index that its money follows
};

struct StaffGroupOptions {
    Expression pay;                          ///< money a staff-year
    Expression net_hours;                    ///< worked time a staff-year
    std::optional<Expression> paid_hours{};  ///< paid time a staff-year
    std::optional<PriceBasis> prices{};      ///< that the pay is stated in; none: those of the case
    std::string index{};                     ///< the price index that the pay follows
};

struct InitiativeOptions {
    std::optional<Moment> start{};
    std::optional<Moment> until{};  ///< the last year or month, included
    IndexPtr over{};
    std::string owner{};
    std::string note{};
    std::optional<Expression> given{};  ///< a gate of all its lines, as a Bernoulli assumption
};

struct ResourceOptions {
    std::optional<Account> account{};
    std::optional<StaffGroup> staff{};
    std::optional<Expression> already_freed{};
    std::string source{};
    std::string owner{};
    std::string note{};
};

struct CommitmentOptions {
    std::optional<Accounts> account{};
    std::string source{};
    std::string owner{};
    std::string note{};
    std::string index{};  ///< the price index that its money follows
};

/// From a point in time on a cost is paid by other accounts: `{gv::start + 2, radiology}`.
struct HandoverOption {
    Moment from;
    Accounts payer;
};

struct CostOptions {
    std::string category{};
    std::optional<Accounts> payer{};
    std::optional<Moment> until{};
    std::string source{};
    std::string owner{};
    std::string note{};
    std::optional<Expression> given{};  ///< a gate, as a Bernoulli assumption
    std::optional<HandoverOption> handover{};
    LineRecord record{};
    std::optional<PriceBasis> prices{};  ///< that the amount is stated in; none: those of the case
    std::string index{};                 ///< the price index that the money follows
};

struct StaffOptions {
    std::optional<Expression> rate{};  ///< money a staff-year; without it the pay of the staff group
    std::optional<Accounts> payer{};
    std::optional<StaffGroup> staff{};
    std::string category = "payroll";
    std::optional<Moment> until{};
    std::string source{};
    std::string owner{};
    std::string note{};
    std::optional<Expression> given{};
    std::optional<HandoverOption> handover{};
    LineRecord record{};
    std::optional<PriceBasis> prices{};  ///< that the rate is stated in; none: those of the case
    std::string index{};                 ///< the price index that the money follows
};

/// A benefit of a case, for others to continue or to be counted with.
class Benefit {
public:
    Benefit(std::shared_ptr<CaseCell> cell, std::size_t position) : cell_(std::move(cell)), position_(position) {}

    [[nodiscard]] const Line& line() const;
    [[nodiscard]] const std::string& name() const { return line().name; }
    /// The position of its initiative in the case.
    [[nodiscard]] std::size_t initiative() const;
    /// What comes true of it in a full year: its potential times its chain and its own gate, before its fates.
    [[nodiscard]] Expression realised() const;

private:
    friend class Initiative;
    std::shared_ptr<CaseCell> cell_;
    std::size_t position_;
};

struct BenefitOptions {
    std::optional<Accounts> receiver{};
    std::optional<StaffGroup> staff{};
    std::vector<Link> chain{};
    std::vector<FateShare> fate{};
    std::vector<FateValue> value{};
    std::optional<Moment> until{};
    std::string source{};
    std::string owner{};
    std::string note{};
    std::string measure{};
    std::optional<Expression> given{};   ///< a gate, as a Bernoulli assumption
    std::optional<Expression> before{};  ///< with `after` instead of a potential, which is before less after
    std::optional<Expression> after{};
    std::optional<Resource> resource{};  ///< whose hours it frees; its staff group is taken where none is given
    std::optional<Benefit> of{};  ///< with `per` instead of a potential: continues the chain of a benefit
    std::optional<Expression> per{};
    LineRecord record{};
    std::string index{};  ///< the price index that the money follows
};

struct BurdenOptions {
    std::optional<Accounts> bearer{};
    std::optional<StaffGroup> staff{};
    std::vector<FateShare> fate{};  ///< only a cash fate costs money
    std::vector<FateValue> value{};
    std::string category = "payroll";  ///< of the money of a cash fate
    std::optional<Moment> until{};
    std::string source{};
    std::string owner{};
    std::string note{};
    std::optional<Expression> given{};
    LineRecord record{};
    std::string index{};  ///< the price index that the money follows
};

struct TransferOptions {
    std::optional<Accounts> payer{};
    std::optional<Accounts> receiver{};
    std::string category = "transfers";
    std::optional<Moment> until{};
    std::string source{};
    std::string owner{};
    std::string note{};
    std::optional<Expression> given{};
    LineRecord record{};
    std::optional<PriceBasis> prices{};  ///< that the amount is stated in; none: those of the case
    std::string index{};                 ///< the price index that the money follows
};

struct OutcomeOptions {
    std::optional<Accounts> receiver{};
    std::optional<Guard> guard{};
    std::optional<Moment> until{};
    std::string source{};
    std::string owner{};
    std::string note{};
    std::string measure{};
    std::optional<Expression> given{};
    LineRecord record{};
};

struct AppropriationOptions {
    std::optional<Expression> staff{};
    std::string source{};
    std::string note{};
    std::string index{};  ///< the price index that the money follows
    std::string name{};   ///< tells those of one category on one account apart; they add up
};

// The names the compiler prints beside a failed assertion about a line.
template <class D>
inline constexpr bool is_money = false;
template <fixed_string Currency>
inline constexpr bool is_money<
    boost::units::list<boost::units::dim<dimensions::base<BaseKind::money, Currency>, boost::units::static_rational<1>>,
                       boost::units::dimensionless_type>> = true;
template <class D>
inline constexpr bool is_staff_years = same_dimension<D, Labour>;

// The expression of an operand. What is wrong with its numbers is said of the thing that `where` names.
template <TypedOperand T, class Where>
[[nodiscard]] Expression stated(const T& operand, const Where& where) {
    try {
        return to_expression(operand);
    } catch (const CaseError& error) {
        throw CaseError(where() + ": " + error.what());
    }
}

/// A handle to an initiative of a case.
class Initiative {
public:
    Initiative(std::shared_ptr<CaseCell> cell, std::size_t position) : cell_(std::move(cell)), position_(position) {}

    [[nodiscard]] const std::string& name() const { return info().name; }
    [[nodiscard]] const InitiativeInfo& info() const { return *cell_->state->initiatives[position_]; }

    /// Money a full year, or `once` or `during`, in a category, out of the payer's account. Throws CaseError for a cost
    /// that is sure to be negative; a formula or distribution that goes below zero shows as negative expenditure.
    template <TypedOperand T>
    void cost(std::string name, const T& amount, CostOptions options) {
        static_assert(is_money<dimension_of<T>>, "gevinst: cannot post as a cost what is not money a year");
        Expression expression = stated(amount, [&] { return named("the cost", name); });
        cost(std::move(name), std::move(expression), std::move(options));
    }
    void cost(std::string name, Expression amount, CostOptions options);

    /// Staff-years hired a full year: money and staff-years.
    template <TypedOperand T>
    void staff(std::string name, const T& amount, StaffOptions options) {
        static_assert(is_staff_years<dimension_of<T>>, "gevinst: cannot post as a staff cost what is not staff-years");
        Expression expression = stated(amount, [&] { return named("the staff cost", name); });
        staff(std::move(name), std::move(expression), std::move(options));
    }
    void staff(std::string name, Expression amount, StaffOptions options);

    /// A potential a full year, its realisation chain and what becomes of it.
    template <TypedOperand T>
    Benefit benefit(std::string name, const T& potential, BenefitOptions options) {
        Expression expression = stated(potential, [&] { return named("the potential of", name); });
        return benefit(std::move(name), std::move(expression), std::move(options));
    }
    Benefit benefit(std::string name, Expression potential, BenefitOptions options);
    /// A benefit whose potential is `before` less `after`, or `per` of what another benefit, `of`, brings.
    Benefit benefit(std::string name, BenefitOptions options);

    /// Time or events that are taken a full year, from staff or patients. It counts against the bottom lines; it costs
    /// money only by a cash fate.
    template <TypedOperand T>
    void burden(std::string name, const T& amount, BurdenOptions options) {
        static_assert(!is_money<dimension_of<T>>, "gevinst: cannot post money as a burden: what is spent is a cost");
        Expression expression = stated(amount, [&] { return named("the burden", name); });
        burden(std::move(name), std::move(expression), std::move(options));
    }
    void burden(std::string name, Expression amount, BurdenOptions options);

    /// Money from one account to another for nothing new, a full year: fees, grants. It cancels where both count.
    template <TypedOperand T>
    void transfer(std::string name, const T& amount, TransferOptions options) {
        static_assert(is_money<dimension_of<T>>, "gevinst: cannot transfer what is not money a year");
        Expression expression = stated(amount, [&] { return named("the transfer", name); });
        transfer(std::move(name), std::move(expression), std::move(options));
    }
    void transfer(std::string name, Expression amount, TransferOptions options);

    /// A counted effect a full year, as missed cancers: shown under the bottom lines, never priced.
    template <TypedOperand T>
    void outcome(std::string name, const T& amount, OutcomeOptions options) {
        Expression expression = stated(amount, [&] { return named("the outcome", name); });
        outcome(std::move(name), std::move(expression), std::move(options));
    }
    void outcome(std::string name, Expression amount, OutcomeOptions options);

    /// A budget cut that is booked, to be held against the cash the initiative brings the account. It posts nothing.
    template <TypedOperand T>
    void commit(std::string name, const T& amount, CommitmentOptions options) {
        static_assert(is_money<dimension_of<T>>, "gevinst: cannot book as a cut what is not money a year");
        Expression expression = stated(amount, [&] { return named("the commitment", name); });
        commit(std::move(name), std::move(expression), std::move(options));
    }
    void commit(std::string name, Expression amount, CommitmentOptions options);

    /// An assumption of this initiative; its path is `<initiative>/<name>`.
    template <TypedOperand T>
    Estimate<dimension_of<T>> assume(const std::string& name, const T& value, AssumeOptions options = {}) {
        const Expression expression = stated(value, [&] { return named("the assumption", name); });
        return Estimate<dimension_of<T>>(assume(name, expression, std::move(options)));
    }
    template <TypedOperand T, class D>
    Estimate<D> assume(const std::string& name, const T& value, const Unit<D>& unit, AssumeOptions options = {}) {
        static_assert(is_a_plain_number<dimension_of<T>>,
                      "gevinst: cannot give an assumption a unit when its value has one already");
        const Expression expression = stated(value, [&] { return named("the assumption", name); });
        options.unit = unit;
        return Estimate<D>(assume(name, expression, std::move(options)));
    }
    Expression assume(const std::string& name, const Expression& value, AssumeOptions options = {});

private:
    // What lines of every word state.
    template <class Options>
    static Line made(LineKind kind, std::string name, Expression amount, Options& options,
                     const std::optional<Accounts>& party, const char* role);
    [[nodiscard]] std::string named(const char* what, const std::string& part) const;
    std::size_t post(Line line);

    std::shared_ptr<CaseCell> cell_;
    std::size_t position_;
};

/// A business case over a horizon in the prices of one year. A value: copies are independent, and cheap until changed.
class BusinessCase {
public:
    BusinessCase(std::string name, const Horizon& horizon, const PriceBasis& prices);
    BusinessCase(const BusinessCase& other);
    BusinessCase(BusinessCase&&) noexcept = default;
    BusinessCase& operator=(BusinessCase other) noexcept {
        std::swap(cell_, other.cell_);
        return *this;
    }
    ~BusinessCase();

    [[nodiscard]] const CaseState& state() const { return *cell_->state; }
    /// The state as it is now; what is defined afterwards does not reach it.
    [[nodiscard]] std::shared_ptr<const CaseState> state_now() const { return cell_->state; }
    [[nodiscard]] const std::string& name() const { return state().name; }
    [[nodiscard]] const Horizon& horizon() const { return state().horizon; }
    [[nodiscard]] const PriceBasis& prices() const { return state().prices; }

    /// An account with a sector, or with that of its parent.
    Account account(const std::string& name, const AccountOptions& options = {});
    /// An account for each label of an index, named by the label.
    Accounts accounts(const IndexPtr& index, const AccountOptions& options = {});
    /// A staff group; its figures become the assumptions `<name>/pay`, `<name>/net hours`, `<name>/paid hours`. Throws
    /// CaseError where pay is sure to be negative, net hours not above 0, or paid hours fewer than net ones.
    StaffGroup staff_group(const std::string& name, const StaffGroupOptions& options);

    /// Worked hours a year that can be freed once; its figures become the assumptions `<name>/capacity` and `<name>/already
    /// freed`. Throws CaseError when the benefits that name it are sure to claim more.
    template <TypedOperand T>
    Resource resource(const std::string& name, const T& capacity, ResourceOptions options = {}) {
        return resource(name, stated(capacity, [&] { return "the resource '" + name + "'"; }), std::move(options));
    }
    Resource resource(const std::string& name, const Expression& capacity, ResourceOptions options = {});

    /// A global assumption: one named leaf, one random variable everywhere.
    template <TypedOperand T>
    Estimate<dimension_of<T>> assume(const std::string& name, const T& value, AssumeOptions options = {}) {
        const Expression expression = stated(value, [&] { return "the assumption '" + name + "'"; });
        return Estimate<dimension_of<T>>(assume(name, expression, std::move(options)));
    }
    template <TypedOperand T, class D>
    Estimate<D> assume(const std::string& name, const T& value, const Unit<D>& unit, AssumeOptions options = {}) {
        static_assert(is_a_plain_number<dimension_of<T>>,
                      "gevinst: cannot give an assumption a unit when its value has one already");
        const Expression expression = stated(value, [&] { return "the assumption '" + name + "'"; });
        options.unit = unit;
        return Estimate<D>(assume(name, expression, std::move(options)));
    }
    Expression assume(const std::string& name, const Expression& value, AssumeOptions options = {});
    static Expression define_assumption(CaseState& state, const std::string& path, const Expression& value,
                                        AssumeOptions options);
    /// An assumption as a file states it: by its whole path, in a unit that may differ from that of its value, as after a
    /// change; with the Sobol' dimension it had, if it had one.
    Expression restore(const std::string& path, const Expression& value, AssumeOptions options,
                       const std::optional<std::uint32_t>& seat = {});
    /// Keeps Sobol' dimensions for what is restored: what is defined without one gets others.
    void reserve(const Seats& seats);

    /// Lets assumptions move together, in every simulation of the case. Where all of them have one variable a label of the
    /// same index, they do so label by label. Throws CaseError for a name that is none, or of what does not vary, and for
    /// correlations that no variables have.
    void correlate(const Correlation& correlation);
    /// A correlation as a file states it. `settled`: paths of what may have stopped to vary, as by a change.
    void restore(const Correlation& correlation, const std::vector<std::string>& settled);

    /// An initiative from its start on. Throws CaseError without a start, or when no month of it lies in the horizon.
    Initiative initiative(const std::string& name, const InitiativeOptions& options);
    /// The initiative of a name, to add to it. Throws CaseError with what may have been meant.
    [[nodiscard]] Initiative initiative_named(const std::string& name);

    /// Money, and perhaps staff-years, set aside on an account from above. Those of one category on one account have names,
    /// and add up.
    template <TypedOperand T>
    void appropriate(const Account& account, std::string category, const T& amount, AppropriationOptions options = {}) {
        static_assert(is_money<dimension_of<T>>, "gevinst: cannot set aside what is not money a year");
        const Expression expression =
            stated(amount, [&] { return "the appropriation '" + category + "' on '" + account.name() + "'"; });
        appropriate(account, std::move(category), expression, std::move(options));
    }
    void appropriate(const Account& account, std::string category, const Expression& amount,
                     AppropriationOptions options = {});

    /// States what a name is called in tables, once it is defined: that of an account, initiative, line, category, fate, label
    /// of an index, resource or commitment, the case's own, or that of an included case, which stands before its names. A line
    /// is named alone or as `Screening/Licence`. Keys and paths stay as they are. Throws CaseError for a name that no table shows.
    void label(const std::string& name, const NameLabel& label);

    /// Includes a case: all that it defines becomes part of this one, named `<its name>/...`. It is taken as it is now.
    /// Throws CaseError or UnitError, and includes nothing, where it cannot be defined over this horizon and in these prices.
    void include(const BusinessCase& other, const IncludeOptions& options = {});
    /// Lets assumptions of included cases that have one name be one variable, by patterns of their names there:
    /// `share({"net hours*"})`. It has the name without a scope, and joins an assumption here of that name. Throws CaseError, and
    /// shares nothing, where definitions differ, and for a pattern by which nothing would be shared.
    void share(const std::vector<std::string>& patterns);
    /// Accounts that exist as those of the labels of an index, as a file states it, so that views can be cut by it.
    void restore(const Accounts& accounts);
    /// The name of an included case, as a file states it.
    void restore_scope(const std::string& scope);

    /// A price index: how prices of one kind move, by levels a calendar year and a growth after the last. Money that is
    /// stated in other prices is converted by it where it enters, and lines that follow it are read by it in others. Throws
    /// CaseError for years that are left out, and for a level that is not above zero.
    PriceIndex price_index(const std::string& name, PriceLevels levels, PriceIndexOptions options = {});

    /// What a unit of a currency costs in that of the case, as `7.46 * DKK / EUR`: views convert by it what is posted in
    /// that currency. Throws UnitError for what is no such rate, CaseError for a second one.
    template <TypedOperand T>
    ExchangeRate exchange_rate(const T& rate, ExchangeRateOptions options = {}) {
        return exchange_rate(stated(rate, [] { return std::string("the exchange rate"); }), std::move(options));
    }
    ExchangeRate exchange_rate(const Expression& rate, ExchangeRateOptions options = {});

    /// The account of a name. Throws CaseError with what may have been meant.
    [[nodiscard]] Account account_named(const std::string& name) const;
    /// The resource of a name. Throws CaseError with what may have been meant.
    [[nodiscard]] Resource resource_named(const std::string& name) const;
    /// The assumption of a path. Throws CaseError with what may have been meant.
    [[nodiscard]] Expression assumption(const std::string& path) const;

    /// The same case with its lines posted as full years, or what is permanent of them alone.
    [[nodiscard]] BusinessCase posted_by(YearsPosted years) const;

    /// A reading of the case: the same with a state in which postings are read otherwise.
    [[nodiscard]] BusinessCase read_as(CaseState reading) const;

    /// The same case with other values; this one stays as it is.
    [[nodiscard]] BusinessCase with_changes(const Changes& overrides) const;

private:
    std::shared_ptr<CaseCell> cell_;
};

}  // namespace gevinst::inline v0

#ifndef GEVINST_COMPILED
#include "gevinst/case/business_case_definitions.hpp"
#include "gevinst/case/initiative_definitions.hpp"
#endif
