// SPDX-License-Identifier: Apache-2.0
// Initiatives and the words of their lines.
#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/file/case_fields.hpp"
#include "case_arguments.hpp"
#include "gevinst/case/business_case.hpp"

namespace gevinst::python {

namespace {

std::string quoted_path(const Initiative& initiative, const Text& name) {
    return "'" + initiative.name() + "/" + name.text + "'";
}

std::vector<Link> chain_from(const AnyDict& chain) {
    std::vector<Link> links;
    for (const auto& [name, share] : chain) {
        const std::string text = text_from(name);
        links.emplace_back(text, expression_from(share, "the link '" + text + "'"));
    }
    return links;
}

Fate fate_from(py::handle fate) {
    if (py::isinstance<Fate>(fate)) return fate.cast<Fate>();
    if (!py::isinstance<py::str>(fate)) refuse("the name of a fate or a gv.Fate", fate);
    return {text_from(fate)};
}

std::vector<FateShare> fates_from(const AnyDict& fates) {
    std::vector<FateShare> shares;
    for (const auto& [key, share] : fates) {
        const Fate fate = fate_from(key);
        if (py::isinstance<Rest>(share))
            shares.emplace_back(fate, gevinst::rest);
        else if (py::isinstance<FateWeight>(share))
            shares.emplace_back(fate, share.cast<FateWeight>());
        else
            shares.emplace_back(fate,
                                std::optional<Expression>(expression_from(share, "the fate '" + fate.name() + "'")));
    }
    return shares;
}

// The weights of shares that are drawn together, by fate.
using Weights = py::typing::Dict<py::typing::Union<py::str, Fate>, FateWeight>;
Weights weights_from(const AnyDict& given) {
    std::vector<std::pair<Fate, double>> weights;
    for (const auto& [key, weight] : given) {
        const std::optional<double> number = number_in(weight);
        if (!number) refuse("a number above 0 as the weight of a fate", weight);
        weights.emplace_back(fate_from(key), *number);
    }
    Weights made;
    for (const FateShare& share : shares(weights))
        made[py::cast(share.fate)] = *share.weight;
    return made;
}

std::vector<FateValue> values_from(const AnyDict& values) {
    std::vector<FateValue> result;
    for (const auto& [key, value] : values) {
        const std::string fate = py::isinstance<Fate>(key) ? key.cast<Fate>().name() : text_from(key);
        result.emplace_back(fate, expression_from(value, "the value of '" + fate + "'"));
    }
    return result;
}

std::optional<Accounts> accounts_of(const std::optional<Party>& party) {
    return party ? std::optional<Accounts>(party->accounts) : std::nullopt;
}

/// What lines of every word state besides their amount and accounts.
struct Common {
    const char* word;
    std::optional<When> until;
    std::optional<Value> given;
    AnyDict notes;
};
template <class Options>
Options with_common(Options options, const Common& common) {
    options.until = moment(common.until);
    options.given = optional_expression(common.given);
    for (const auto& [key, value] : common.notes) {
        const std::string name = text_from(key);
        std::vector<std::string> known;
        bool found = false;
        const auto take = [&](std::string_view field, std::string& text) {
            known.emplace_back(field);
            if (field != name) return;
            text = text_from(value);
            found = true;
        };
        take("source", options.source);
        take("owner", options.owner);
        take("note", options.note);
        case_fields::for_each_of_record(options.record, take);
        if (!found)
            throw py::type_error(std::string("Initiative.") + common.word + "() got an unexpected keyword argument '" + name + "'" +
                                 did_you_mean(name, known));
    }
    return options;
}

std::optional<HandoverOption> handover_from(const std::optional<std::pair<When, Party>>& handover) {
    if (!handover) return {};
    return HandoverOption{Moment(handover->first.expression), handover->second.accounts};
}

} // namespace

void bind_initiative(py::module_& module) {
    using namespace py::literals;
    py::class_<Guard>(module, "Guard", "The limit an outcome is to keep; made by `gv.not_above` and `gv.not_below`.")
        .def(py::init([](bool above, const Value& limit) {
                 return above ? not_above(limit.expression) : not_below(limit.expression);
             }),
             "above"_a, "limit"_a)
        .def("__repr__", [](const Guard& guard) { return "<guard " + guard_text(guard) + ">"; })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, "memo"_a);
    py::class_<FateWeight>(module, "FateWeight", "The weight of a fate among shares that are drawn together; made by `gv.shares`.")
        .def_readonly("number", &FateWeight::number, "The weight.")
        .def("__repr__", [](const FateWeight& weight) { return "<weight " + number_text(weight.number) + ">"; })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, "memo"_a);
    module.def("shares", &weights_from, "weights"_a);
    py::class_<Resource>(module, "Resource", "Worked hours that can be freed once; made by `BusinessCase.resource`.")
        .def_readonly("name", &Resource::name, "The name.")
        .def_readonly("capacity", &Resource::capacity, "Worked time a year.")
        .def_readonly("already_freed", &Resource::already_freed, "What was freed before; None where it is not stated.")
        .def("__repr__", [](const Resource& resource) { return "<resource '" + resource.name + "'>"; })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, "memo"_a);
    py::class_<Benefit>(module, "Benefit", "A benefit of an initiative, for others to continue; made by `benefit`.")
        .def_property_readonly("name", &Benefit::name, "The name of the line.")
        .def_property_readonly("realised", &Benefit::realised,
                               "What comes true of it in a full year: its potential times its chain and its own gate, "
                               "before its fates.")
        .def("__repr__", [](const Benefit& benefit) { return "<benefit '" + benefit.name() + "'>"; })
        .def("__copy__", [](py::object self) { return self; })
        .def("__deepcopy__", [](py::object self, const py::object&) { return self; }, "memo"_a);
    py::class_<Initiative>(module, "Initiative")
        .def_property_readonly("name", &Initiative::name)
        .def_property_readonly("start", [](const Initiative& initiative) { return initiative.info().start; })
        .def_property_readonly("owner", [](const Initiative& initiative) { return initiative.info().notes.owner; })
        .def_property_readonly("note", [](const Initiative& initiative) { return initiative.info().notes.note; })
        .def(
            "cost",
            [](Initiative& self, const Text& name, const Stated& amount, const Text& category, const Party& payer,
               const std::optional<std::pair<When, Party>>& handover, const std::optional<When>& until,
               const std::optional<Value>& given, const AnyDict& notes, const std::optional<Prices>& prices,
               const IndexName& index) {
                CostOptions options{.category = category.text, .payer = payer.accounts};
                options.handover = handover_from(handover);
                options.prices = optional_prices(prices);
                options.index = index.name;
                self.cost(name.text, amount.as("the cost " + quoted_path(self, name)),
                          with_common(std::move(options), {"cost", until, given, notes}));
            },
            "name"_a, "amount"_a, "category"_a, "payer"_a, "handover"_a, "until"_a, "given"_a, "notes"_a, "prices"_a, "index"_a)
        .def(
            "staff",
            [](Initiative& self, const Text& name, const Stated& amount, const std::optional<Value>& rate,
               const Party& payer, const std::optional<Bound<StaffGroup>>& staff, const Text& category,
               const std::optional<std::pair<When, Party>>& handover, const std::optional<When>& until,
               const std::optional<Value>& given, const AnyDict& notes, const std::optional<Prices>& prices,
               const IndexName& index) {
                StaffOptions options{.rate = optional_expression(rate),
                                     .payer = payer.accounts,
                                     .staff = optional_value(staff),
                                     .category = category.text};
                options.handover = handover_from(handover);
                options.prices = optional_prices(prices);
                options.index = index.name;
                self.staff(name.text, amount.as("the staff cost " + quoted_path(self, name)),
                           with_common(std::move(options), {"staff", until, given, notes}));
            },
            "name"_a, "amount"_a, "rate"_a, "payer"_a, "staff"_a, "category"_a, "handover"_a, "until"_a, "given"_a,
            "notes"_a, "prices"_a, "index"_a)
        .def(
            "benefit",
            [](Initiative& self, const Text& name, const py::object& potential, const std::optional<Party>& receiver,
               const std::optional<Bound<StaffGroup>>& staff, const AnyDict& chain, const AnyDict& fate,
               const AnyDict& value, const std::optional<Value>& before, const std::optional<Value>& after,
               const std::optional<Bound<Benefit>>& of, const std::optional<Value>& per,
               const std::optional<Bound<Resource>>& resource,
               const std::optional<When>& until, const std::optional<Value>& given, const AnyDict& notes, const Text& measure,
               const IndexName& index) {
                BenefitOptions options{.receiver = accounts_of(receiver),
                                       .staff = optional_value(staff),
                                       .chain = chain_from(chain),
                                       .fate = fates_from(fate),
                                       .value = values_from(value)};
                options.measure = measure.text;
                options.index = index.name;
                options.before = optional_expression(before);
                options.after = optional_expression(after);
                options.of = optional_value(of);
                options.per = optional_expression(per);
                options.resource = optional_value(resource);
                options = with_common(std::move(options), {"benefit", until, given, notes});
                if (potential.is_none()) return self.benefit(name.text, std::move(options));
                return self.benefit(name.text,
                                    expression_from(potential, "the potential of " + quoted_path(self, name)),
                                    std::move(options));
            },
            "name"_a, "potential"_a, "receiver"_a, "staff"_a, "chain"_a, "fate"_a, "value"_a, "before"_a, "after"_a,
            "of"_a, "per"_a, "resource"_a, "until"_a, "given"_a, "notes"_a, "measure"_a, "index"_a)
        .def(
            "burden",
            [](Initiative& self, const Text& name, const Stated& amount, const Party& bearer,
               const std::optional<Bound<StaffGroup>>& staff, const AnyDict& fate, const AnyDict& value,
               const Text& category, const std::optional<When>& until, const std::optional<Value>& given,
               const AnyDict& notes,
               const IndexName& index) {
                BurdenOptions options{.bearer = bearer.accounts,
                                      .staff = optional_value(staff),
                                      .fate = fates_from(fate),
                                      .value = values_from(value),
                                      .category = category.text};
                options.index = index.name;
                self.burden(name.text, amount.as("the burden " + quoted_path(self, name)),
                            with_common(std::move(options), {"burden", until, given, notes}));
            },
            "name"_a, "amount"_a, "bearer"_a, "staff"_a, "fate"_a, "value"_a, "category"_a, "until"_a, "given"_a,
            "notes"_a, "index"_a)
        .def(
            "transfer",
            [](Initiative& self, const Text& name, const Stated& amount, const Party& payer, const Party& receiver,
               const Text& category, const std::optional<When>& until, const std::optional<Value>& given,
               const AnyDict& notes, const std::optional<Prices>& prices,
               const IndexName& index) {
                TransferOptions options{
                    .payer = payer.accounts, .receiver = receiver.accounts, .category = category.text};
                options.prices = optional_prices(prices);
                options.index = index.name;
                self.transfer(name.text, amount.as("the transfer " + quoted_path(self, name)),
                              with_common(std::move(options), {"transfer", until, given, notes}));
            },
            "name"_a, "amount"_a, "payer"_a, "receiver"_a, "category"_a, "until"_a, "given"_a, "notes"_a, "prices"_a, "index"_a)
        .def(
            "outcome",
            [](Initiative& self, const Text& name, const Stated& amount, const Party& receiver,
               const std::optional<Bound<Guard>>& guard, const std::optional<When>& until,
               const std::optional<Value>& given, const AnyDict& notes,
               const Text& measure) {
                OutcomeOptions options{.receiver = receiver.accounts, .guard = optional_value(guard)};
                options.measure = measure.text;
                self.outcome(name.text, amount.as("the outcome " + quoted_path(self, name)),
                             with_common(std::move(options), {"outcome", until, given, notes}));
            },
            "name"_a, "amount"_a, "receiver"_a, "guard"_a, "until"_a, "given"_a, "notes"_a,
            "measure"_a)
        .def(
            "commit",
            [](Initiative& self, const Text& name, const Stated& amount, const Party& account, const Text& source,
               const Text& owner, const Text& note, const IndexName& index) {
                self.commit(name.text, amount.as("the commitment " + quoted_path(self, name)),
                            {account.accounts, source.text, owner.text, note.text, index.name});
            },
            "name"_a, "amount"_a, "account"_a, "source"_a, "owner"_a, "note"_a, "index"_a)
        .def(
            "assume",
            [](Initiative& self, const Text& name, const Stated& value, const std::optional<Bound<AnyUnit>>& unit,
               const Text& source, const Text& owner, const Text& note, const Text& evidence,
               const std::optional<std::pair<Value, Value>>& range, const std::optional<ByIndex>& over,
               const std::optional<Whole>& decided, const std::optional<Prices>& prices, const IndexName& index) {
                const Expression stated = value.as("the assumption " + quoted_path(self, name));
                return self.assume(name.text, stated,
                                   assume_options(stated, unit, source, owner, note, evidence, range, over, decided,
                                                  prices, index));
            },
            "name"_a, "value"_a, "unit"_a, "source"_a, "owner"_a, "note"_a, "evidence"_a, "range"_a, "over"_a,
            "decided"_a, "prices"_a, "index"_a);
}

} // namespace gevinst::python
