// SPDX-License-Identifier: Apache-2.0
// The business case and what it is written with.
#include "arguments.hpp"
#include "bindings.hpp"
#include "case_arguments.hpp"
#include "evaluated.hpp"
#include "gevinst/case/business_case.hpp"

namespace gevinst::python {

Changes changes_from(const AnyDict& overrides) {
    Changes changes;
    for (const auto& [path, value] : overrides) {
        const std::string text = text_from(path);
        // A text is a point in time.
        if (py::isinstance<py::str>(value)) {
            changes.emplace_back(text, ChangedValue(text_from(value)));
        } else {
            changes.emplace_back(text, ChangedValue(expression_from(value, "the override '" + text + "'")));
        }
    }
    return changes;
}

namespace {

using GivenAccounts = py::typing::Union<py::typing::Iterable<Account>, py::typing::Dict<py::str, Account>>;

Account account_for(const std::string& label, py::handle account) {
    if (!py::isinstance<Account>(account)) {
        const bool is_name = py::isinstance<py::str>(account);
        refuse("an account for '" + label + "'" + (is_name ? ", as case.account_named finds it by its name" : ""),
               account);
    }
    return account.cast<Account>();
}

// Accounts that exist already, in the order of the labels or by label.
Accounts accounts_from(const ByIndex& by, const GivenAccounts& given) {
    const Index& index = *by.index;
    std::vector<std::optional<Account>> found(index.size());
    if (py::hasattr(given, "items")) {
        for (const py::handle item : given.attr("items")()) {
            const auto [label, account] = item.cast<std::pair<py::object, py::object>>();
            const std::string text = text_from(label);
            found[index.position(text)] = account_for(text, account);
        }
        for (std::size_t i = 0; i < found.size(); ++i)
            if (!found[i])
                throw CaseError("accounts by '" + index.name() + "': the label '" + index.labels()[i] +
                                "' has no account");
    } else {
        if (py::isinstance<py::str>(given) || !py::isinstance<py::iterable>(given))
            refuse("accounts in the order of the labels or by label, as [radiology, heart]", given);
        std::size_t count = 0;
        for (const py::handle account : given) {
            if (count < found.size()) found[count] = account_for(index.labels()[count], account);
            ++count;
        }
        if (count != found.size())
            throw CaseError("accounts by '" + index.name() + "': " + std::to_string(count) + " accounts for " +
                            std::to_string(found.size()) + " labels");
    }
    std::vector<Account> accounts;
    for (const std::optional<Account>& account : found)
        accounts.push_back(*account);
    return {by.index, std::move(accounts)};
}

void bind_accounts(py::module_& module) {
    py::class_<Account>(module, "Account", "Who pays or gains; made by `BusinessCase.account`.")
        .def_property_readonly("name", &Account::name, "The name, unique in its case.")
        .def_property_readonly(
            "sector", [](const Account& account) { return std::string(sector_name(account.sector())); }, "The sector.")
        .def_property_readonly(
            "parent",
            [](const Account& account) {
                return account.has_parent() ? std::optional(account.parent_name()) : std::nullopt;
            },
            "The name of the account it lies under; None at the top.")
        .def(
            "__eq__", [](const Account& a, const Account& b) { return a == b; }, py::is_operator())
        .def("__hash__", [](const Account& account) { return py::hash(py::str(account.name())); })
        .def("__repr__",
             [](const Account& account) {
                 return "<account '" + account.name() + "', " + std::string(sector_name(account.sector())) + ">";
             })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));

    py::class_<Accounts>(module, "Accounts",
                         "An account for each label of an index, made by `BusinessCase.accounts`; or of accounts that "
                         "exist: a list in the order of the labels, or a dict by label.")
        .def(py::init(&accounts_from), py::arg("index"), py::arg("accounts"))
        .def(
            "__getitem__", [](const Accounts& accounts, const Text& label) { return accounts.at(label.text); },
            py::arg("label"))
        .def("__len__", &Accounts::size)
        .def("__iter__",
             [](const Accounts& accounts) {
                 return py::typing::Iterator<Account>(
                     py::iter(py::cast(std::vector<Account>(accounts.begin(), accounts.end()))));
             })
        .def_property_readonly(
            "index", [](const Accounts& accounts) { return std::const_pointer_cast<Index>(accounts.index()); },
            "The index the accounts run over.")
        .def("__repr__",
             [](const Accounts& accounts) {
                 return "<accounts by '" + accounts.index()->name() + "': " + accounts.index()->list() + ">";
             })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));
}

void bind_words(py::module_& module) {
    py::class_<Horizon>(module, "Horizon", "The calendar years of a case, first and last included.")
        .def(py::init([](const Whole& first, const Whole& last) { return Horizon(first.number, last.number); }),
             py::arg("first"), py::arg("last"))
        .def_property_readonly("first", &Horizon::first, "The first year.")
        .def_property_readonly("last", &Horizon::last, "The last year.")
        .def_property_readonly(
            "years",
            [](const Horizon& horizon) {
                py::list years;
                for (int year = horizon.first(); year <= horizon.last(); ++year)
                    years.append(year);
                return py::typing::Tuple<py::int_, py::ellipsis>(py::tuple(years));
            },
            "All years in order.")
        .def("__len__", &Horizon::size)
        .def(
            "__eq__", [](const Horizon& a, const Horizon& b) { return a == b; }, py::is_operator())
        .def("__hash__",
             [](const Horizon& horizon) { return py::hash(py::make_tuple(horizon.first(), horizon.last())); })
        .def("__repr__",
             [](const Horizon& horizon) {
                 return "Horizon(" + std::to_string(horizon.first()) + ", " + std::to_string(horizon.last()) + ")";
             })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));

    py::class_<PriceBasis>(module, "PriceBasis",
                           "What money is stated in: the prices of a year, made by `gv.fixed_prices`, or `gv.nominal`.")
        .def(py::init([](const Whole& year) { return PriceBasis(year.number); }), py::arg("year"))
        .def_property_readonly(
            "year", [](const PriceBasis& basis) { return basis.is_nominal() ? std::nullopt : std::optional(basis.year()); },
            "The year; None for nominal prices.")
        .def(
            "__eq__", [](const PriceBasis& a, const PriceBasis& b) { return a == b; }, py::is_operator())
        .def("__hash__", [](const PriceBasis& basis) { return basis.year(); })
        .def("__str__", &PriceBasis::text)
        .def("__repr__",
             [](const PriceBasis& basis) {
                 return basis.is_nominal() ? std::string("nominal") : "fixed_prices(" + std::to_string(basis.year()) + ")";
             })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));

    module.attr("nominal") = nominal;
    module.def("prices_of", [](const Prices& prices) { return prices.basis; }, py::arg("prices"));

    py::class_<PriceIndex>(module, "PriceIndex", "How prices of one kind move; made by `BusinessCase.price_index`.")
        .def_readonly("name", &PriceIndex::name, "The name.")
        .def_property_readonly(
            "levels",
            [](const PriceIndex& index) {
                py::typing::Dict<py::int_, Expression> levels;
                for (std::size_t i = 0; i < index.levels.size(); ++i)
                    levels[py::int_(index.first + static_cast<int>(i))] = index.levels[i];
                return levels;
            },
            "The assumption of each year that is stated.")
        .def_readonly("growth", &PriceIndex::growth, "A share a year after the last; None where it is not stated.")
        .def("__repr__", [](const PriceIndex& index) { return "<price index '" + index.name + "'>"; })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));

    py::class_<Fate>(module, "Fate", "Where a benefit at hand goes, and whether that lowers somebody's spending.")
        .def(py::init([](const Text& name, std::optional<bool> cash) {
                 return cash ? Fate(name.text, *cash) : Fate(name.text);
             }),
             py::arg("name"), py::arg("cash") = py::none())
        .def_property_readonly("name", &Fate::name, "The name.")
        .def_property_readonly("cash", &Fate::cash, "Whether it lowers somebody's spending.")
        .def(
            "__eq__", [](const Fate& a, const Fate& b) { return a.name() == b.name() && a.cash() == b.cash(); },
            py::is_operator())
        .def("__hash__", [](const Fate& fate) { return py::hash(py::make_tuple(fate.name(), fate.cash())); })
        .def("__repr__",
             [](const Fate& fate) { return "Fate('" + fate.name() + "', cash=" + (fate.cash() ? "True)" : "False)"); })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));

    py::class_<StaffGroup>(module, "StaffGroup",
                           "What a staff-year costs, and the hours in it; made by `BusinessCase.staff_group`.")
        .def_property_readonly("name", &StaffGroup::name, "The name.")
        .def_property_readonly("pay", &StaffGroup::pay, "Money a staff-year.")
        .def_property_readonly("net_hours", &StaffGroup::net_hours, "Worked time a staff-year.")
        .def_property_readonly("paid_hours", &StaffGroup::paid_hours,
                               "Paid time a staff-year; None where it is not stated.")
        .def_property_readonly("value_of_time", &StaffGroup::value_of_time,
                               "What a worked hour costs: pay over net hours.")
        .def("__repr__", [](const StaffGroup& group) { return "<staff group '" + group.name() + "'>"; })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, py::arg("memo"));
}

} // namespace

void bind_case(py::module_& module) {
    using namespace py::literals;
    bind_words(module);
    bind_accounts(module);
    bind_initiative(module);  // the case gives initiatives
    py::class_<BusinessCase>(module, "BusinessCase")
        .def(py::init([](const Text& name, const Bound<Horizon>& horizon, const Bound<PriceBasis>& prices) {
                 return BusinessCase(name.text, horizon.value, prices.value);
             }),
             "name"_a, "horizon"_a, "prices"_a)
        .def(py::init<const BusinessCase&>(), "other"_a)
        .def_property_readonly("name", &BusinessCase::name)
        .def_property_readonly("horizon", &BusinessCase::horizon)
        .def_property_readonly("prices", &BusinessCase::prices)
        .def(
            "account",
            [](BusinessCase& self, const Text& name, const std::optional<Text>& sector,
               const std::optional<Bound<Account>>& parent) {
                return self.account(name.text, account_options(sector, parent));
            },
            "name"_a, "sector"_a, "parent"_a)
        .def(
            "accounts",
            [](BusinessCase& self, const ByIndex& index, const std::optional<Text>& sector,
               const std::optional<Bound<Account>>& parent) {
                return self.accounts(index.index, account_options(sector, parent));
            },
            "index"_a, "sector"_a, "parent"_a)
        .def(
            "account_named", [](const BusinessCase& self, const Text& name) { return self.account_named(name.text); },
            "name"_a)
        .def(
            "resource_named", [](const BusinessCase& self, const Text& name) { return self.resource_named(name.text); },
            "name"_a)
        .def(
            "initiative_named", [](BusinessCase& self, const Text& name) { return self.initiative_named(name.text); },
            "name"_a)
        .def(
            "staff_group",
            [](BusinessCase& self, const Text& name, const Value& pay, const Value& net_hours,
               const std::optional<Value>& paid_hours, const std::optional<Prices>& prices, const IndexName& index) {
                return self.staff_group(name.text,
                                        {pay.expression, net_hours.expression, optional_expression(paid_hours),
                                         optional_prices(prices), index.name});
            },
            "name"_a, "pay"_a, "net_hours"_a, "paid_hours"_a, "prices"_a, "index"_a)
        .def(
            "price_index",
            [](BusinessCase& self, const Text& name, const AnyDict& levels, const std::optional<Value>& growth,
               const std::vector<std::string>& default_for, const Text& source, const Text& owner, const Text& note) {
                PriceLevels by_year;
                for (const auto& [year, level] : levels)
                    by_year.emplace_back(whole_from(year), expression_from(level, "the price index '" + name.text + "'"));
                return self.price_index(
                    name.text, std::move(by_year),
                    {optional_expression(growth), default_for, source.text, owner.text, note.text});
            },
            "name"_a, "levels"_a, "growth"_a, "default_for"_a, "source"_a, "owner"_a, "note"_a)
        .def(
            "exchange_rate",
            [](BusinessCase& self, const Stated& rate, const std::optional<Bound<AnyUnit>>& unit, const Text& source,
               const Text& owner, const Text& note) {
                const Expression stated = rate.as("the exchange rate");
                return self
                    .exchange_rate(unit ? times_unit(stated, unit->value) : stated,
                                   {source.text, owner.text, note.text})
                    .rate;
            },
            "rate"_a, "unit"_a, "source"_a, "owner"_a, "note"_a)
        .def_property_readonly("price_indexes",
                               [](const BusinessCase& self) {
                                   py::list all;
                                   for (const PriceIndex& one : self.state().price_indexes)
                                       all.append(one);
                                   return py::typing::Tuple<PriceIndex, py::ellipsis>(py::tuple(all));
                               })
        .def_property_readonly("exchange_rates",
                               [](const BusinessCase& self) {
                                   py::typing::Dict<py::str, Expression> all;
                                   for (const ExchangeRate& one : self.state().exchange_rates)
                                       all[py::str(one.currency)] = one.rate;
                                   return all;
                               })
        .def(
            "resource",
            [](BusinessCase& self, const Text& name, const Stated& capacity,
               const std::optional<Bound<Account>>& account, const std::optional<Bound<StaffGroup>>& staff,
               const std::optional<Value>& already_freed, const Text& source, const Text& owner, const Text& note) {
                return self.resource(name.text, capacity.as("the resource '" + name.text + "'"),
                                     {optional_value(account), optional_value(staff),
                                      optional_expression(already_freed), source.text, owner.text, note.text});
            },
            "name"_a, "capacity"_a, "account"_a, "staff"_a, "already_freed"_a, "source"_a, "owner"_a, "note"_a)
        .def(
            "assume",
            [](BusinessCase& self, const Text& name, const Stated& value, const std::optional<Bound<AnyUnit>>& unit,
               const Text& source, const Text& owner, const Text& note, const Text& evidence,
               const std::optional<std::pair<Value, Value>>& range, const std::optional<ByIndex>& over,
               const std::optional<Whole>& decided, const std::optional<Prices>& prices, const IndexName& index) {
                const Expression stated = value.as("the assumption '" + name.text + "'");
                return self.assume(name.text, stated,
                                   assume_options(stated, unit, source, owner, note, evidence, range, over, decided,
                                                  prices, index));
            },
            "name"_a, "value"_a, "unit"_a, "source"_a, "owner"_a, "note"_a, "evidence"_a, "range"_a, "over"_a,
            "decided"_a, "prices"_a, "index"_a)
        .def(
            "include",
            [](BusinessCase& self, const BusinessCase& other, const AnyDict& accounts, const AnyDict& resources,
               const Whole& shift, const Text& name) {
                IncludeOptions options{{}, {}, shift.number, name.text};
                for (const auto& [theirs, own] : accounts) {
                    const std::string text = text_from(theirs);
                    options.accounts.emplace_back(text, account_for(text, own));
                }
                for (const auto& [theirs, own] : resources) {
                    const std::string text = text_from(theirs);
                    if (!py::isinstance<Resource>(own)) refuse("a resource for '" + text + "'", own);
                    options.resources.emplace_back(text, own.cast<Resource>());
                }
                self.include(other, options);
            },
            "other"_a, "accounts"_a, "resources"_a, "shift"_a, "name"_a)
        .def(
            "share",
            [](BusinessCase& self, const std::vector<Text>& patterns) {
                std::vector<std::string> texts;
                for (const Text& pattern : patterns)
                    texts.push_back(pattern.text);
                self.share(texts);
            },
            "patterns"_a)
        .def_property_readonly("scopes",
                               [](const BusinessCase& self) {
                                   return py::typing::Tuple<py::str, py::ellipsis>(py::tuple(py::cast(self.state().scopes)));
                               })
        .def("correlate", &BusinessCase::correlate, "correlation"_a)
        .def_property_readonly("correlations",
                               [](const BusinessCase& self) {
                                   py::list all;
                                   for (const Correlation& one : self.state().correlations)
                                       all.append(one);
                                   return py::typing::Tuple<Correlation, py::ellipsis>(py::tuple(all));
                               })
        .def(
            "initiative",
            [](BusinessCase& self, const Text& name, const When& start, const std::optional<When>& until,
               const std::optional<ByIndex>& over, const Text& owner, const Text& note,
               const std::optional<Value>& given) {
                return self.initiative(name.text,
                                       {Moment(start.expression), moment(until), over ? over->index : nullptr,
                                        owner.text, note.text, optional_expression(given)});
            },
            "name"_a, "start"_a, "until"_a, "over"_a, "owner"_a, "note"_a, "given"_a)
        .def(
            "appropriate",
            [](BusinessCase& self, const Bound<Account>& account, const Text& category, const Stated& amount,
               const std::optional<Value>& staff, const Text& source, const Text& note, const IndexName& index,
               const Text& name) {
                const std::string what = "the appropriation '" + category.text + "' on '" + account.value.name() + "'";
                self.appropriate(account.value, category.text, amount.as(what),
                                 {optional_expression(staff), source.text, note.text, index.name, name.text});
            },
            "account"_a, "category"_a, "amount"_a, "staff"_a, "source"_a, "note"_a, "index"_a, "name"_a)
        .def(
            "label",
            [](BusinessCase& self, const Text& name, const Text& english, const Text& danish) {
                self.label(name.text, {english.text, danish.text});
            },
            "name"_a, "en"_a, "da"_a)
        .def(
            "assumption", [](const BusinessCase& self, const Text& path) { return self.assumption(path.text); },
            "path"_a)
        .def(
            "with_changes",
            [](const BusinessCase& self, const AnyDict& overrides) {
                return self.with_changes(changes_from(overrides));
            },
            "overrides"_a)
        .def(
            "evaluate",
            [](const BusinessCase& self, const Value& expression, const Text& point) {
                return evaluated(self, expression.expression, point.text);
            },
            "expression"_a, "point"_a);
}

} // namespace gevinst::python
