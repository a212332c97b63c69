// SPDX-License-Identifier: Apache-2.0
// Random valid cases by the words a program uses; the same for a seed and a compiler. What a word refuses is left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/expression/rewrite.hpp"
#include "gevinst/gevinst.hpp"
#include "support/random_numbers.hpp"

namespace gevinst_test {

namespace gv = gevinst;

class RandomCase {
public:
    explicit RandomCase(std::uint64_t seed, bool has_prices = false)
        : random_(seed),
          case_("Case " + std::to_string(seed), gv::Horizon(2026, 2027 + static_cast<int>(seed % 5)), gv::fixed_prices(2026)),
          has_prices_(has_prices) {
        if (!random_.one_in(3)) index_ = gv::make_index("department", {"Herlev", "O'Hara's", "nat \"1\""});
        accounts_.push_back(case_.account("Region", {.sector = gv::Sector::region}));
        accounts_.push_back(case_.account("Patients", {.sector = gv::Sector::patients}));
        if (random_.one_in(2)) by_index_ = case_.accounts(index(), {.parent = accounts_.front()});
        accounts_.push_back(case_.account("Radiology æøå", {.parent = accounts_.front()}));
        if (has_prices_) static_cast<void>(case_.price_index("wage", {{2024, 100}, {2025, gv::uniform(101, 104)}}, {.growth = 0.03}));
        const std::size_t parts = 10 + random_.below(30);
        for (std::size_t i = 0; i < parts; ++i) {
            try {
                add();
            } catch (const gv::Error&) {  // two of one name, a start after the horizon, and the like
                ++refused_;
            }
        }
    }

    [[nodiscard]] const gv::BusinessCase& made() const { return case_; }
    /// The case with some values changed, as far as changes are accepted.
    [[nodiscard]] gv::BusinessCase changed() {
        gv::BusinessCase result = case_;
        for (const gv::NodePtr& node : case_.state().assumptions) {
            if (!random_.one_in(4)) continue;
            try {
                const std::string& path = node->assumption().path;
                const gv::Expression other = gv::Expression(random_.one_of(case_.state().assumptions));
                switch (random_.below(3)) {
                    case 0: result = result.with_changes({{path, random_.between(0, 1)}}); break;
                    case 1: result = result.with_changes({{path, gv::uniform(0.1, 0.7)}}); break;
                    default: result = result.with_changes({{path, other * 2}});
                }
            } catch (const gv::Error&) {  // another unit, a value outside its range
                ++refused_;
            }
        }
        return result;
    }
    [[nodiscard]] std::size_t refused() const { return refused_; }

private:
    gv::IndexPtr index() {
        if (!index_) index_ = gv::make_index("department", {"one"});
        return index_;
    }
    std::string name(const char* what) { return std::string(what) + " " + std::to_string(random_.below(40)); }
    gv::AnyUnit unit() {
        const std::vector<gv::AnyUnit> units{exam, gv::units::DKK, gv::units::MDKK, gv::units::percent, gv::level_unit("user"), gv::AnyUnit(),
                                             gv::AnyUnit(gv::units::staff_minute).times(exam, -1), gv::AnyUnit(gv::units::DKK).times(exam, -1)};
        return random_.one_of(units);
    }
    gv::Expression value() {
        const double a = random_.between(0, 1), b = random_.between(1, 3);
        switch (random_.below(14)) {
            case 0: return gv::pert(0, a, b);
            case 1: return gv::triangular(-a, a, b);
            case 2: return gv::uniform(a, b);
            case 3: return gv::normal(a, b);
            case 4: return gv::lognormal(b, a + 0.1);
            case 5: return gv::beta(b, b + a);
            case 6: return gv::bernoulli(a);
            case 7: return gv::gamma(b, a + 0.1);
            case 8: return gv::poisson(b);
            case 9: return gv::truncated(gv::normal(a, b), 0, 4);
            case 10: return gv::discrete({{0, a}, {b, 1}});
            case 11: return gv::years(2026, {a, b}, a);
            case 12: return gv::by(index(), {{index()->labels().front(), a}}, gv::Expression(b));
            default: return b;
        }
    }
    // Something named, times a number: of any unit.
    gv::Expression formula() {
        const auto& all = case_.state().assumptions;
        gv::Expression made = all.empty() || random_.one_in(4) ? gv::Expression(random_.between(0, 9)) : gv::Expression(random_.one_of(all));
        if (random_.one_in(2)) made = made * gv::Expression(random_.between(0.1, 2));
        if (random_.one_in(3)) made = made * gv::logistic(gv::start_expression() + 1, {.steepness = random_.between(0.5, 2), .ceiling = 0.9});
        if (random_.one_in(5)) made = made - made * 0.25;
        if (random_.one_in(6) && !made.indexes().empty()) made = gv::sum(made, made.indexes().front());
        return made;
    }
    // The formula in a unit: its own is divided away.
    gv::Expression in(const gv::AnyUnit& unit) {
        const gv::Expression made = formula();
        const gv::AnyUnit own = made.unit();
        return made / gv::AnyQuantity{1, own} * gv::AnyQuantity{random_.between(1, 100), unit};
    }
    gv::Expression share() { return random_.one_in(2) ? gv::Expression(gv::beta(2, 3)) : gv::Expression(random_.between(0, 1)); }
    gv::Accounts party() { return by_index_ && random_.one_in(4) ? *by_index_ : gv::Accounts(random_.one_of(accounts_)); }
    std::optional<gv::Expression> gate() { return random_.one_in(5) ? std::optional(share()) : std::nullopt; }
    std::optional<gv::Moment> until() { return random_.one_in(5) ? std::optional(gv::Moment(2027)) : std::nullopt; }
    std::string text() { return random_.one_in(3) ? "text \\ \"" + std::to_string(random_.below(9)) + "\"\n\té" : std::string(); }
    std::vector<gv::FateShare> fates() {
        if (random_.one_in(3)) return {{gv::Fate("own", false), share()}, {"quality", gv::rest}};
        return {{"capacity", gv::rest}};
    }
    std::vector<gv::Link> chain() {
        std::vector<gv::Link> made;
        for (const char* link : {"adoption", "released", "captured"})
            if (random_.one_in(2)) made.emplace_back(link, share());
        return made;
    }

    void add() {
        switch (random_.below(6)) {
            case 0:
            case 1: return assume();
            case 2: return initiative();
            default: return random_.one_in(8) ? other() : line();
        }
    }
    void assume() {
        gv::AssumeOptions options{.source = text(), .owner = text(), .note = text(), .evidence = text()};
        if (random_.one_in(4)) options.over = index();
        if (random_.one_in(5)) options.range = std::pair(-10.0, 10.0);
        if (random_.one_in(3)) {
            static_cast<void>(case_.assume(name("formula"), gv::bind_start(formula(), gv::Moment(2026).expression()), options));
            return;
        }
        options.unit = unit();
        if (has_prices_ && options.unit->dimension().has(gv::BaseKind::money)) {
            options.prices = (options.unit->factors().size() == 1) ? gv::nominal : gv::fixed_prices(2024);
            options.index = "wage";
        }
        if (!initiatives_.empty() && random_.one_in(3))
            static_cast<void>(case_.initiative_named(random_.one_of(initiatives_)).assume(name("local"), value(), options));
        else
            static_cast<void>(case_.assume(name("value"), value(), options));
    }
    void initiative() {
        gv::InitiativeOptions options{.start = gv::Moment(2026), .until = until(), .owner = text(), .note = text(), .given = gate()};
        if (random_.one_in(3)) options.start = gv::Moment("2026-0" + std::to_string(1 + random_.below(9)));
        if (random_.one_in(4)) options.start = gv::Moment(gv::uniform(2026, 2026.9));
        if (random_.one_in(4)) options.over = index();
        const std::string called = name("initiative");
        static_cast<void>(case_.initiative(called, options));
        initiatives_.push_back(called);
    }
    void other() {
        switch (random_.below(4)) {
            case 0: return case_.appropriate(random_.one_of(accounts_), name("category"), random_.between(0, 9) * gv::units::MDKK);
            case 1:
                static_cast<void>(case_.staff_group(name("group"), {.pay = in(gv::AnyUnit(gv::units::DKK).times(gv::units::staff_year, -1)),
                                                                    .net_hours = 1'500 * gv::units::staff_hour / gv::units::staff_year}));
                return;
            case 2: {
                const auto& all = case_.state().assumptions;
                if (all.size() < 3) return;
                return case_.correlate(gv::correlation({gv::AssumptionName(random_.one_of(all)->assumption().path), gv::AssumptionName(random_.one_of(all)->assumption().path)},
                                                       random_.between(-0.9, 0.9), random_.one_in(2)));
            }
            default:
                if (!initiatives_.empty())
                    case_.initiative_named(random_.one_of(initiatives_)).commit(name("cut"), random_.between(0, 9) * gv::units::MDKK, {.account = party(), .note = text()});
        }
    }
    void line() {
        if (initiatives_.empty()) return initiative();
        gv::Initiative on = case_.initiative_named(random_.one_of(initiatives_));
        std::optional<gv::StaffGroup> staff;
        if (!case_.state().staff_groups.empty() && random_.one_in(2)) staff = random_.one_of(case_.state().staff_groups);
        switch (random_.below(8)) {
            case 0:
                return on.cost(name("cost"), in(gv::units::DKK), {.category = "operations", .payer = party(), .until = until(), .source = text(), .given = gate(),
                                                                  .handover = random_.one_in(3) ? std::optional(gv::HandoverOption{gv::Moment(gv::start) , party()}) : std::nullopt,
                                                                  .record = {.nature = random_.one_in(2) ? "one-off" : "", .purse = text()}});
            case 1:
                return on.staff(name("staff"), in(gv::units::staff_year), {.rate = in(gv::AnyUnit(gv::units::MDKK).times(gv::units::staff_year, -1)), .payer = party(), .staff = staff});
            case 2:
                benefits_.push_back(on.benefit(name("benefit"), in(exam), {.receiver = party(), .chain = chain(), .fate = fates(), .until = until(), .measure = text(), .given = gate()}));
                return;
            case 3:
                benefits_.push_back(on.benefit(name("saving"), in(gv::units::MDKK), {.receiver = party(), .chain = chain(), .fate = {{"purchases avoided", share()}, {"quality", gv::rest}}}));
                return;
            case 4:
                if (benefits_.empty()) return;
                static_cast<void>(case_.initiative_named(case_.state().initiatives[benefits_.back().initiative()]->name)
                                      .benefit(name("continued"), {.receiver = party(), .chain = chain(), .fate = {{"capacity", gv::rest}}, .given = gate(), .of = benefits_.back(), .per = in(gv::AnyUnit())}));
                return;
            case 5: return on.burden(name("burden"), in(gv::units::patient_hour), {.bearer = accounts_[1], .given = gate()});
            case 6: return on.transfer(name("transfer"), in(gv::units::DKK), {.payer = party(), .receiver = party()});
            default: return on.outcome(name("outcome"), in(exam), {.receiver = accounts_[1], .guard = gv::not_above(5 * gv::Expression(gv::AnyQuantity{1, exam})), .note = text()});
        }
    }

    RandomNumbers random_;
    gv::BusinessCase case_;
    bool has_prices_;
    const gv::AnyUnit exam = gv::count_unit("exam");
    gv::IndexPtr index_;
    std::vector<gv::Account> accounts_;
    std::optional<gv::Accounts> by_index_;
    std::vector<std::string> initiatives_;
    std::vector<gv::Benefit> benefits_;
    std::size_t refused_ = 0;
};

}  // namespace gevinst_test
