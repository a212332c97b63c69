// SPDX-License-Identifier: Apache-2.0
// The business case: accounts, assumptions, initiatives and their lines; the root of a model.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "gevinst/case/changes.hpp"

namespace gevinst::inline v0 {

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
};

struct StaffGroupOptions {
    Expression pay;                          ///< money a staff-year
    Expression net_hours;                    ///< worked time a staff-year
    std::optional<Expression> paid_hours{};  ///< paid time a staff-year
};

struct InitiativeOptions {
    std::optional<Moment> start{};
    std::optional<Moment> until{};  ///< the last year or month, included
    IndexPtr over{};
    std::string owner{};
    std::string note{};
};

struct CostOptions {
    std::string category{};
    std::optional<Accounts> payer{};
    std::optional<Moment> until{};
    std::string source{};
    std::string owner{};
    std::string note{};
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
};

struct AppropriationOptions {
    std::optional<Expression> staff{};
    std::string source{};
    std::string note{};
};

// Where the state of a case lives: a handle to an initiative finds it there, copies of a case share the state.
struct CaseCell {
    std::shared_ptr<CaseState> state;
    bool has_case = true;  ///< false once the case is gone or was given another value: what a handle adds would be lost

    [[nodiscard]] CaseState& writable() {
        if (!has_case)
            throw CaseError("the case '" + state->name +
                            "' of this initiative is gone or has another value now: take the initiative from the "
                            "case that is meant, by initiative_named");
        if (state.use_count() > 1) state = std::make_shared<CaseState>(*state);
        return *state;
    }
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

    /// Money a full year, or `once` or `during`, in a category, out of the payer's account.
    template <TypedOperand T>
    void cost(std::string name, const T& amount, CostOptions options) {
        static_assert(is_money<dimension_of<T>>, "gevinst: cannot post as a cost what is not money a year");
        Expression expression = stated(amount, [&] { return named("the cost", name); });
        cost(std::move(name), std::move(expression), std::move(options));
    }
    void cost(std::string name, Expression amount, CostOptions options) {
        Line line = made(LineKind::cost, std::move(name), std::move(amount), options.payer, "payer", options.until,
                         {options.source, options.owner, options.note, {}});
        line.category = std::move(options.category);
        post(std::move(line));
    }

    /// Staff-years hired a full year: money and staff-years.
    template <TypedOperand T>
    void staff(std::string name, const T& amount, StaffOptions options) {
        static_assert(is_staff_years<dimension_of<T>>, "gevinst: cannot post as a staff cost what is not staff-years");
        Expression expression = stated(amount, [&] { return named("the staff cost", name); });
        staff(std::move(name), std::move(expression), std::move(options));
    }
    void staff(std::string name, Expression amount, StaffOptions options) {
        Line line = made(LineKind::staff, std::move(name), std::move(amount), options.payer, "payer", options.until,
                         {options.source, options.owner, options.note, {}});
        line.rate = options.rate;
        if (!line.rate && options.staff) line.rate = options.staff->pay();
        line.category = std::move(options.category);
        line.staff = std::move(options.staff);
        post(std::move(line));
    }

    /// A potential a full year, its realisation chain and what becomes of it.
    template <TypedOperand T>
    void benefit(std::string name, const T& potential, BenefitOptions options) {
        Expression expression = stated(potential, [&] { return named("the potential of", name); });
        benefit(std::move(name), std::move(expression), std::move(options));
    }
    void benefit(std::string name, Expression potential, BenefitOptions options) {
        Line line = made(LineKind::benefit, std::move(name), std::move(potential), options.receiver, "receiver",
                         options.until, {options.source, options.owner, options.note, options.measure});
        line.staff = std::move(options.staff);
        line.chain = std::move(options.chain);
        line.fate = std::move(options.fate);
        line.value = std::move(options.value);
        post(std::move(line));
    }

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
        return Estimate<D>(assume(name, times_unit(expression, unit), std::move(options)));
    }
    Expression assume(const std::string& name, const Expression& value, AssumeOptions options = {});

private:
    static Line made(LineKind kind, std::string name, Expression amount, const std::optional<Accounts>& party,
                     const char* role, const std::optional<Moment>& until, LineNotes notes) {
        if (!party) throw CaseError("the line '" + name + "' needs a " + role + ", an account");
        std::optional<Expression> last;
        if (until) last = until->expression();
        return Line{kind, std::move(name), std::move(amount), *party, {}, {}, {}, {}, {}, {}, last, std::move(notes)};
    }
    // `the cost 'Spine/Licence'`, for messages.
    [[nodiscard]] std::string named(const char* what, const std::string& part) const {
        return std::string(what) + " '" + define::line_path(info(), part) + "'";
    }
    void post(Line line) { define::line(cell_->writable(), position_, std::move(line)); }

    std::shared_ptr<CaseCell> cell_;
    std::size_t position_;
};

/// A business case over a horizon in the prices of one year. A value: copies are independent, and cheap until changed.
class BusinessCase {
public:
    BusinessCase(std::string name, const Horizon& horizon, const PriceBasis& prices)
        : cell_(std::make_shared<CaseCell>(CaseCell{std::make_shared<CaseState>(std::move(name), horizon, prices)})) {
        if (state().name.empty()) throw CaseError("a business case needs a name");
    }
    BusinessCase(const BusinessCase& other) : cell_(std::make_shared<CaseCell>(*other.cell_)) {}
    BusinessCase(BusinessCase&&) noexcept = default;
    BusinessCase& operator=(BusinessCase other) noexcept {
        std::swap(cell_, other.cell_);
        return *this;
    }
    ~BusinessCase() {
        if (cell_) cell_->has_case = false;
    }

    [[nodiscard]] const CaseState& state() const { return *cell_->state; }
    /// The state as it is now; what is defined afterwards does not reach it.
    [[nodiscard]] std::shared_ptr<const CaseState> state_now() const { return cell_->state; }
    [[nodiscard]] const std::string& name() const { return state().name; }
    [[nodiscard]] const Horizon& horizon() const { return state().horizon; }
    [[nodiscard]] const PriceBasis& prices() const { return state().prices; }

    /// An account with a sector, or with that of its parent.
    Account account(const std::string& name, const AccountOptions& options = {}) {
        return define::account(cell_->writable(), name, options.sector, options.parent);
    }
    /// An account for each label of an index, named by the label.
    Accounts accounts(const IndexPtr& index, const AccountOptions& options = {}) {
        for (const std::string& label : index->labels()) define::require_new_account(state(), label);
        std::vector<Account> made;
        for (const std::string& label : index->labels()) made.push_back(account(label, options));
        return {index, std::move(made)};
    }
    /// A staff group; its figures become the assumptions `<name>/pay`, `<name>/net hours`, `<name>/paid hours`.
    StaffGroup staff_group(const std::string& name, const StaffGroupOptions& options) {
        return define::staff_group(cell_->writable(), name, options.pay, options.net_hours, options.paid_hours);
    }

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
        return Estimate<D>(assume(name, times_unit(expression, unit), std::move(options)));
    }
    Expression assume(const std::string& name, const Expression& value, AssumeOptions options = {}) {
        require_name(name, "an assumption");
        return define_assumption(cell_->writable(), name, value, std::move(options));
    }
    static Expression define_assumption(CaseState& state, const std::string& path, const Expression& value,
                                        AssumeOptions options) {
        AssumptionInfo info;
        info.source = std::move(options.source);
        info.owner = std::move(options.owner);
        info.note = std::move(options.note);
        info.evidence = std::move(options.evidence);
        info.over = std::move(options.over);
        info.has_range = options.range.has_value();
        if (options.range) std::tie(info.range_low, info.range_high) = *options.range;
        return Expression(define::assumption(state, {path, define::adopted(state, value), std::move(info)}));
    }

    /// An initiative from its start on. Throws CaseError without a start, or when no month of it lies in the horizon.
    Initiative initiative(const std::string& name, const InitiativeOptions& options) {
        if (!options.start) throw CaseError("the initiative '" + name + "' needs a start, as 2026 or \"2026-07\"");
        InitiativeInfo info{name, options.start->expression(), {}, options.over, {{}, options.owner, options.note, {}}};
        if (options.until) info.until = options.until->expression();
        return {cell_, define::initiative(cell_->writable(), std::move(info))};
    }
    /// The initiative of a name, to add to it. Throws CaseError with what may have been meant.
    [[nodiscard]] Initiative initiative_named(const std::string& name) {
        return {cell_, define::initiative_named(state(), name)};
    }

    /// Money, and perhaps staff-years, set aside on an account from above.
    template <TypedOperand T>
    void appropriate(const Account& account, std::string category, const T& amount, AppropriationOptions options = {}) {
        static_assert(is_money<dimension_of<T>>, "gevinst: cannot set aside what is not money a year");
        const Expression expression =
            stated(amount, [&] { return "the appropriation '" + category + "' on '" + account.name() + "'"; });
        appropriate(account, std::move(category), expression, std::move(options));
    }
    void appropriate(const Account& account, std::string category, const Expression& amount,
                     AppropriationOptions options = {}) {
        define::appropriation(cell_->writable(), {account,
                                                  std::move(category),
                                                  amount,
                                                  std::move(options.staff),
                                                  {std::move(options.source), {}, std::move(options.note), {}}});
    }

    /// The account of a name. Throws CaseError with what may have been meant.
    [[nodiscard]] Account account_named(const std::string& name) const { return define::account_named(state(), name); }
    /// The assumption of a path. Throws CaseError with what may have been meant.
    [[nodiscard]] Expression assumption(const std::string& path) const {
        const auto found = state().assumption_by_path.find(path);
        if (found == state().assumption_by_path.end())
            throw CaseError("the case '" + name() + "' has no assumption '" + path + "'" +
                            did_you_mean(path, state().paths()));
        return Expression(state().assumptions[found->second]);
    }

    /// The same case with other values; this one stays as it is.
    [[nodiscard]] BusinessCase with_changes(const Changes& overrides) const {
        BusinessCase result = *this;
        result.cell_->state = std::make_shared<CaseState>(changed_state(state(), overrides));
        return result;
    }

private:
    std::shared_ptr<CaseCell> cell_;
};

inline Expression Initiative::assume(const std::string& name, const Expression& value, AssumeOptions options) {
    require_name(name, "an assumption");
    return BusinessCase::define_assumption(cell_->writable(), info().name + "/" + name, value, std::move(options));
}

}  // namespace gevinst::inline v0
