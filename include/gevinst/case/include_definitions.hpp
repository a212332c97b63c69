// SPDX-License-Identifier: Apache-2.0
// How a case is included: each of its definitions is made again, by the words of the case, with scoped names.
#pragma once

#include "gevinst/case/include.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gevinst/case/changes.hpp"
#include "gevinst/case/define_labels.hpp"
#include "gevinst/case/define_lines.hpp"
#include "gevinst/case/define_prices.hpp"
#include "gevinst/case/dependence.hpp"
#include "gevinst/case/shift.hpp"
#include "gevinst/case/stated_names.hpp"
#include "gevinst/config.hpp"
#include "gevinst/expression/rewrite.hpp"

namespace gevinst::inline v0 {

namespace include_case {

/// A state to which the definitions of another are added.
class Inclusion {
public:
    Inclusion(const CaseState& state, const CaseState& other, const IncludeOptions& options)
        : result_(state), other_(other), scope_(options.name.empty() ? other.name : options.name), shift_(options.shift) {
        if (shift_ != 0) moved_ = shift::moved_paths(other);
        require_scope();
        require_same_prices();
        require_same_years();
        StatedNames names("in one case a name is one of them, rename one");
        add_names(names, state);
        add_names(names, other);
        result_.scopes.push_back(scope_);
        for (const std::string& inner : other.scopes) result_.scopes.push_back(scoped(inner));
        add_accounts(options.accounts);
        give_resources(options.resources);
    }
    [[nodiscard]] CaseState take() && {
        Rewriter rewrite = assumption_rewriter([this](const NodePtr& node) { return assumptions_.at(node->assumption().path); });
        add_assumptions(rewrite);
        add_staff_and_resources(rewrite);
        add_initiatives(rewrite);
        add_lines(rewrite);
        add_commitments_and_appropriations(rewrite);
        add_correlations();
        add_labels();
        return std::move(result_);
    }

private:
    [[nodiscard]] std::string scoped(const std::string& name) const { return scope_ + "/" + name; }

    void require_scope() const {
        require_name(scope_, "an included case");
        const std::string advice = ": include it by another name";
        if (std::find(result_.scopes.begin(), result_.scopes.end(), scope_) != result_.scopes.end())
            throw CaseError("a case of that name is included already" + advice);
        std::vector<std::string> taken;
        for (const Account& account : result_.accounts) taken.push_back(account.name());
        for (const auto& initiative : result_.initiatives) taken.push_back(initiative->name);
        for (const StaffGroup& group : result_.staff_groups) taken.push_back(group.name());
        for (const Resource& resource : result_.resources) taken.push_back(resource.name);
        if (std::find(taken.begin(), taken.end(), scope_) != taken.end())
            throw CaseError("an account, an initiative, a staff group or a resource here is called '" + scope_ + "'" + advice);
    }
    // What is counted from the first year of a horizon, or over all of it, would be another figure here.
    void require_same_years() const {
        const bool same_first = other_.horizon.first() == result_.horizon.first();
        if (same_first && other_.horizon.last() == result_.horizon.last()) return;
        for_each_node(other_, [&](const Node& node) {
            using namespace operations;
            const bool from_first = is_operation<Cumulative>(node) || is_operation<Lag>(node) ||
                                    (is_operation<Growth>(node) && node.operands.size() == 1);
            if ((from_first && !same_first) || is_operation<SumYears>(node))
                throw CaseError(operand_text(node) + " depends on the " + (from_first ? "first year" : "years") + " of a horizon, " +
                                other_.horizon.text() + " there and " + result_.horizon.text() +
                                " here: let both cover the same years" +
                                (is_operation<Growth>(node) ? ", or state from when it grows" : ""));
        });
    }
    void require_same_prices() const {
        if (other_.prices != result_.prices)
            throw CaseError("it is in prices of " + std::to_string(other_.prices.year()) + ", and here money is in prices of " +
                            std::to_string(result_.prices.year()) + ": state both in those of one year");
    }

    void add_accounts(const std::vector<std::pair<std::string, Account>>& given) {
        for (const auto& [name, account] : given) {
            const Account& own = define::own_account(result_, account);
            const Account& theirs = define::account_named(other_, name);
            if (theirs.sector() != own.sector())
                throw CaseError("its account '" + name + "' is of the sector '" + std::string(sector_name(theirs.sector())) +
                                "' and cannot be '" + own.name() + "', which is of '" + std::string(sector_name(own.sector())) + "'");
            if (!accounts_.emplace(name, own).second) throw CaseError("its account '" + name + "' is given twice");
        }
        for (const Account& account : other_.accounts) {
            if (accounts_.contains(account.name())) continue;
            std::optional<Account> parent;
            if (account.has_parent()) parent = accounts_.at(account.parent_name());
            accounts_.emplace(account.name(), define::account(result_, scoped(account.name()), account.sector(), parent));
        }
        for (const Accounts& by_index : other_.accounts_by_index) define::accounts_by_index(result_, here(by_index));
    }
    [[nodiscard]] Accounts here(const Accounts& theirs) const {
        if (!theirs.index()) return accounts_.at(theirs[0].name());
        std::vector<Account> made;
        for (const Account& account : theirs) made.push_back(accounts_.at(account.name()));
        return {theirs.index(), std::move(made)};
    }
    void bring(std::optional<Accounts>& party) const {
        if (party) party = here(*party);
    }
    void bring(std::optional<StaffGroup>& group) const {
        if (!group) return;
        const std::string name = scoped(group->name());
        group = *std::find_if(result_.staff_groups.begin(), result_.staff_groups.end(),
                              [&](const StaffGroup& own) { return own.name() == name; });
    }

    // A resource that is one of this case gives way to it, with the figures that nothing else names.
    void give_resources(const std::vector<std::pair<std::string, Resource>>& given) {
        if (given.empty()) return;
        CaseState others = other_;
        for (const auto& [name, resource] : given) {
            const Resource& theirs = define::resource_named(other_, name);
            const Resource& own = define::own_resource(result_, resource);
            require_same_hours(theirs, own);
            if (!resources_.emplace(name, own.name).second) throw CaseError("its resource '" + name + "' is given twice");
            std::erase_if(others.resources, [&given_name = name](const Resource& one) { return one.name == given_name; });
        }
        const std::unordered_set<std::string> named = named_paths(others);
        for (const auto& [name, own] : resources_)
            for (const char* figure : {"/capacity", "/already freed"})
                if (!named.contains(name + figure)) left_out_.insert(name + figure);
    }
    void require_same_hours(const Resource& theirs, const Resource& own) const {
        const std::string what = "its resource '" + theirs.name + "' is hours of ";
        const auto refuse = [&](const std::string& are, const std::string& here, const std::string& cure) {
            throw CaseError(what + are + " and cannot be '" + own.name + "', which is hours of " + here + ": " + cure);
        };
        if (theirs.account && own.account) {
            const Account& here = accounts_.at(theirs.account->name());
            if (!(here == *own.account))
                refuse("the account '" + theirs.account->name() + "', here '" + here.name() + "',", "'" + own.account->name() + "'",
                       "state by accounts which account here it is, or give another resource");
        }
        const auto unscoped = [](const CaseState& state, const std::string& name) {
            const std::string_view scope = scope_of(state, name);
            return scope.empty() ? name : name.substr(scope.size() + 1);
        };
        if (theirs.staff && own.staff && unscoped(other_, theirs.staff->name()) != unscoped(result_, own.staff->name()))
            refuse("the staff group '" + theirs.staff->name() + "'", "'" + own.staff->name() + "'",
                   "give a resource of the same staff group, or one that states none");
    }

    // Price indexes and exchange rates come before what is converted by them.
    void add_assumptions(Rewriter& rewrite) {
        std::vector<Expression> values;
        for (const NodePtr& node : other_.assumptions) values.push_back(stated_value(*node));
        const std::vector<std::size_t> order = changes::in_order(other_, values);
        const std::vector<bool> of_prices = needed_by_prices(values);
        for (const bool first : {true, false}) {
            for (const std::size_t place : order)
                if (of_prices[place] == first && !left_out_.contains(other_.assumptions[place]->assumption().path))
                    add_assumption(*other_.assumptions[place], values[place], rewrite);
            if (first) add_prices(rewrite);
        }
    }
    void add_assumption(const Node& node, const Expression& stated, Rewriter& rewrite) {
        const std::string& path = node.assumption().path;
        const Expression value = moved_.contains(path) ? shift::later(stated, shift_) : rewrite(stated);
        const bool is_price = prices_.contains(path);
        if (const Node* own = is_price ? result_.assumption(path) : nullptr) {
            require_same_price("its '" + path + "'", value, stated_value(*own));
            assumptions_.emplace(path, result_.assumptions[result_.assumption_by_path.at(path)]);
            return;
        }
        AssumptionDefinition made{is_price ? path : scoped(path), value, node.assumption(), node.unit};
        if (made.info.has_range && moved_.contains(path)) {
            const double years = made.unit->from_base(AnyUnit(units::year).to_base(shift_));
            made.info.range_low += years;
            made.info.range_high += years;
        }
        if (made.info.decided && !is_price) *made.info.decided += shift_;
        made.conversion = define::conversion_of(result_, made);
        const std::uint32_t variables = made.info.over ? static_cast<std::uint32_t>(made.info.over->size()) : 1;
        made.info.seat = result_.seats.take(was_drawn(node, other_.seats), variables);
        made.info.stems_from = nullptr;
        assumptions_.emplace(path, define::assumption(result_, std::move(made)));
    }

    // The assumptions that levels, growths and rates are, or are made of; `prices_` names those that they are.
    [[nodiscard]] std::vector<bool> needed_by_prices(const std::vector<Expression>& values) {
        std::vector<Expression> roots;
        for (const PriceIndex& index : other_.price_indexes) {
            roots.insert(roots.end(), index.levels.begin(), index.levels.end());
            if (index.growth) roots.push_back(*index.growth);
        }
        for (const ExchangeRate& rate : other_.exchange_rates) roots.push_back(rate.rate);
        for (const Expression& root : roots)
            if (root.node()->kind == NodeKind::assumption && root.node()->assumption().path.starts_with("prices/"))
                prices_.insert(root.node()->assumption().path);
        std::vector<bool> needed(values.size(), false);
        for (std::size_t i = 0; i < roots.size(); ++i)
            for (const Node* node : define::named_in(Expression(roots[i]))) {
                const std::size_t place = other_.assumption_by_path.at(node->assumption().path);
                if (!needed[place]) roots.push_back(values[place]);
                needed[place] = true;
            }
        return needed;
    }
    // An index or rate that both cases have is one, and must be the same: it is known from elsewhere, not of a case.
    void add_prices(Rewriter& rewrite) {
        for (const PriceIndex& theirs : other_.price_indexes) {
            PriceIndex made = theirs;
            for (Expression& level : made.levels) level = rewrite(level);
            if (made.growth) made.growth = rewrite(*made.growth);
            const auto own = std::find_if(result_.price_indexes.begin(), result_.price_indexes.end(),
                                          [&](const PriceIndex& one) { return one.name == theirs.name; });
            if (own == result_.price_indexes.end()) {
                define::require_defaults(result_, made);
                require_no_other_reading(made);
                result_.price_indexes.push_back(std::move(made));
                continue;
            }
            const std::string what = "its price index '" + theirs.name + "'";
            if (own->first != made.first || own->levels.size() != made.levels.size() || own->growth.has_value() != made.growth.has_value())
                throw CaseError(what + " states other years than the one here: state the same in both");
            if (own->default_for != made.default_for)
                throw CaseError(what + " is the default for other lines than the one here: state the same in both");
            for (std::size_t i = 0; i < made.levels.size(); ++i)
                require_same_price(what + " in " + std::to_string(made.first + static_cast<int>(i)), made.levels[i], own->levels[i]);
            if (made.growth) require_same_price("the growth of " + what, *made.growth, *own->growth);
        }
        for (const ExchangeRate& theirs : other_.exchange_rates) {
            const ExchangeRate made = define::require_exchange_rate(rewrite(theirs.rate));
            const auto own = std::find_if(result_.exchange_rates.begin(), result_.exchange_rates.end(),
                                          [&](const ExchangeRate& one) { return one.currency == made.currency; });
            if (own != result_.exchange_rates.end()) {
                require_same_price("its exchange rate of " + made.currency, made.rate, own->rate);
            } else {
                define::require_one_currency(result_, made);
                result_.exchange_rates.push_back(made);
            }
        }
    }
    // A line that is here already is read as before.
    void require_no_other_reading(const PriceIndex& made) const {
        const auto require = [&](const Line& line, const std::string& category) {
            const PriceIndex* before = define::default_index(result_, category);
            const auto is_default_for = [&](const std::string& what) {
                return std::find(made.default_for.begin(), made.default_for.end(), what) != made.default_for.end();
            };
            if (is_default_for(category) || (before == nullptr && is_default_for("*")))
                throw CaseError("its price index '" + made.name + "' is the default for '" + category + "', and would be that of '" +
                                line.name + "' here: state the index of that line, or of those of '" + other_.name + "'");
        };
        for (const auto& posted : result_.lines) {
            if (!posted->line.index.empty()) continue;
            if (!posted->line.category.empty()) require(posted->line, posted->line.category);
            for (const FateShare& fate : posted->line.fate) require(posted->line, fate.fate.name());
        }
    }
    // A line that is read by a default there is read by the same here.
    void require_same_default(const Line& line, const std::string& category) const {
        if (!line.index.empty()) return;
        const PriceIndex* theirs = define::default_index(other_, category);
        const PriceIndex* own = define::default_index(result_, category);
        if (theirs != nullptr && own != nullptr && own->name != theirs->name)
            throw CaseError("its line '" + line.name + "' follows the price index '" + theirs->name + "', the default for '" + category +
                            "', which here is '" + own->name + "': state the index of the line, or the same defaults in both");
    }
    static void require_same_price(const std::string& what, const Expression& theirs, const Expression& own) {
        if (formula_text(theirs) != formula_text(own))
            throw CaseError(what + " is " + operand_text(*theirs.node()) + ", and here it is " + operand_text(*own.node()) +
                            ": state the same in both");
    }

    void add_staff_and_resources(Rewriter& rewrite) {
        const auto optionally = [&](const std::optional<Expression>& x) { return x ? std::optional(rewrite(*x)) : x; };
        for (const StaffGroup& group : other_.staff_groups)
            define::staff_group(result_, scoped(group.name()), rewrite(group.pay()), rewrite(group.net_hours()),
                                optionally(group.paid_hours()));
        for (Resource resource : other_.resources) {
            if (resources_.contains(resource.name)) continue;
            resource.name = scoped(resource.name);
            resource.capacity = rewrite(resource.capacity);
            resource.already_freed = optionally(resource.already_freed);
            if (resource.account) resource.account = accounts_.at(resource.account->name());
            bring(resource.staff);
            define::resource(result_, std::move(resource));
        }
    }

    [[nodiscard]] Expression later(const Expression& moment, Rewriter& rewrite) const {
        return shift_ == 0 ? rewrite(moment) : shift::moved(moment, shift_, moved_, rewrite);
    }
    void add_initiatives(Rewriter& rewrite) {
        for (const auto& theirs : other_.initiatives) {
            InitiativeInfo info{scoped(theirs->name), later(theirs->start, rewrite), {}, theirs->over, theirs->notes};
            if (theirs->until) info.until = later(*theirs->until, rewrite);
            if (theirs->given) info.given = rewrite(*theirs->given);
            initiatives_.push_back(define::initiative(result_, std::move(info)));
        }
    }

    void add_lines(Rewriter& rewrite) {
        for (const auto& posted : other_.lines) {
            Line line = define::with_expressions(posted->line, rewrite);
            if (line.until) line.until = later(*posted->line.until, rewrite);
            bring(line.party);
            bring(line.to);
            bring(line.staff);
            if (line.handover) line.handover->payer = here(line.handover->payer);
            if (!line.resource.empty()) {
                const auto given = resources_.find(line.resource);
                line.resource = given != resources_.end() ? given->second : scoped(line.resource);
            }
            if (line.prices && line.index.empty())
                if (const PriceIndex* by = define::default_index(other_, line.category)) line.index = by->name;
            require_same_default(line, line.category);
            for (const FateShare& fate : line.fate) require_same_default(line, fate.fate.name());
            define::line(result_, initiatives_[posted->initiative], std::move(line));
        }
    }

    // Two accounts that are one here may set aside under one name: the later one is told apart by its account there.
    [[nodiscard]] std::string appropriation_here(const Appropriation& theirs, const Account& account) const {
        const std::string& own = theirs.account.name();
        const std::string name = scoped(theirs.name.empty() ? own : theirs.name);
        const auto is_same = [&](const Appropriation& one) {
            return one.account == account && one.category == theirs.category && one.name == name;
        };
        if (std::none_of(result_.appropriations.begin(), result_.appropriations.end(), is_same)) return name;
        return name + " (" + own.substr(own.rfind('/') + 1) + ")";
    }
    void add_commitments_and_appropriations(Rewriter& rewrite) {
        for (Commitment commitment : other_.commitments) {
            commitment.amount = rewrite(commitment.amount);
            commitment.accounts = here(commitment.accounts);
            commitment.initiative = initiatives_[commitment.initiative];
            define::commitment(result_, std::move(commitment));
        }
        for (Appropriation appropriation : other_.appropriations) {
            const Account& account = accounts_.at(appropriation.account.name());
            appropriation.name = appropriation_here(appropriation, account);
            appropriation.account = account;
            appropriation.amount = rewrite(appropriation.amount);
            if (appropriation.staff) appropriation.staff = rewrite(*appropriation.staff);
            define::appropriation(result_, std::move(appropriation));
        }
    }

    // What a change has fixed since may be in them.
    void add_correlations() {
        std::vector<std::string> settled;
        for (const auto& [path, node] : assumptions_) settled.push_back(node->assumption().path);
        for (Correlation one : other_.correlations) {
            for (std::string& path : one.paths) {
                const std::size_t element = std::min(path.find('['), path.size());
                path = prices_.contains(path.substr(0, element)) ? path : scoped(path);
            }
            one.seats.clear();
            result_.correlations = correlations_with(result_, {one}, {}, settled);
        }
    }

    // The label of the case is that of its scope. What belongs to it has its label under the included name, a line as
    // `<scope>/<initiative>/<line>`; what cases have in common, as a category, keeps its name, and the label that it has here.
    void add_labels() {
        const auto add = [&](const std::string& shown, const NameLabel& label) {
            if (!result_.labels.has(shown)) define::set_label(result_, shown, label);
        };
        for (const auto& [name, label] : other_.labels.all()) {
            if (name == other_.name) {
                if (scope_ == other_.name) add(scope_, label);
                continue;
            }
            if (define::any_shared_name(other_, [&own = name](const std::string& known) { return known == own; })) add(name, label);
            for (const auto& posted : other_.lines)
                if (posted->line.name == name) add(scoped(define::line_path(*other_.initiatives[posted->initiative], name)), label);
            const std::string shown = scoped(name);
            if (define::any_shown_name(result_, [&](const std::string& known) { return known == shown; })) add(shown, label);
        }
    }

    CaseState result_;
    const CaseState& other_;
    std::string scope_;
    int shift_;
    std::unordered_set<std::string> moved_;                   // paths of starts and ends
    std::map<std::string, Account> accounts_;                   // here, by their names there
    std::map<std::string, std::string> resources_;              // those given: their names here, by those there
    std::unordered_set<std::string> left_out_;                  // paths of figures that give way with them
    std::unordered_map<std::string, NodePtr> assumptions_;  // here, by their paths there
    std::unordered_set<std::string> prices_;                // paths of levels, growths and rates, which have no scope
    std::vector<std::size_t> initiatives_;                  // their places here
};

}  // namespace include_case

GEVINST_INLINE CaseState including(const CaseState& state, const CaseState& other, const IncludeOptions& options) {
    const std::string where = "cannot include '" + other.name + "' in '" + state.name + "': ";
    const bool covers = state.horizon.first() <= other.horizon.first() && other.horizon.last() <= state.horizon.last();
    const std::string years = covers ? ""
                                                             : "; '" + other.name + "' is written for " + other.horizon.text() +
                                                                   ", '" + state.name + "' covers " + state.horizon.text() +
                                                                   ": let it cover the years of both";
    try {
        return include_case::Inclusion(state, other, options).take();
    } catch (const UnitError& error) {
        throw UnitError(where + error.what() + years);
    } catch (const CaseError& error) {
        throw CaseError(where + error.what() + years);
    }
}

}  // namespace gevinst::inline v0
