// SPDX-License-Identifier: Apache-2.0
// What a case consists of, listed: assumptions, initiatives, lines with their formulas, appropriations.
#include "arguments.hpp"
#include "bindings.hpp"
#include "gevinst/case/business_case.hpp"
#include "gevinst/expression/rewrite.hpp"
#include "gevinst/file/case_fields.hpp"

namespace gevinst::python {

namespace {

using Fields = py::typing::Dict<py::str, py::object>;

template <class Item, class Items, class Make>
py::typing::Tuple<Item, py::ellipsis> listed(const Items& items, const Make& make) {
    py::list result;
    for (const auto& item : items)
        result.append(make(item));
    return py::tuple(result);
}

// A list is to be read: a formula that uses its own parts many times over would fill the memory.
std::string listed_formula(const Node& node) { return shortened_formula(node, 10'000); }

std::string names_of(const Accounts& accounts) {
    return accounts.index() ? accounts.index()->name() : accounts[0].name();
}

py::dict assumption_fields(const NodePtr& node) {
    const AssumptionInfo& info = node->assumption();
    py::object range = py::none();
    if (info.has_range) range = py::make_tuple(info.range_low, info.range_high);
    py::object over = py::none();
    if (info.over) over = py::cast(std::const_pointer_cast<Index>(info.over));
    py::object decided = py::none();
    if (info.decided) decided = py::int_(*info.decided);
    using namespace py::literals;
    return py::dict("path"_a = info.path, "value"_a = listed_formula(*node->as_stated().operands.front()), "unit"_a = *node->unit,
                    "source"_a = info.source, "owner"_a = info.owner, "note"_a = info.note,
                    "evidence"_a = info.evidence, "range"_a = range, "over"_a = over,
                    "decided"_a = decided, "prices"_a = info.prices, "price_index"_a = info.price_index);
}

py::dict chain_of(const Line& line) {
    py::dict chain;
    for (const Link& link : line.chain)
        chain[py::str(link.name)] = listed_formula(*link.share.node());
    return chain;
}
py::dict fates_of(const Line& line) {
    py::dict fates;
    for (const FateShare& fate : line.fate)
        fates[py::str(fate.fate.name())] = fate.share ? listed_formula(*fate.share->node()) : "rest";
    return fates;
}
py::dict values_of(const Line& line) {
    py::dict values;
    for (const FateValue& value : line.value)
        values[py::str(value.fate)] = listed_formula(*value.value.node());
    return values;
}

py::object optional_formula(const std::optional<Expression>& x) {
    if (!x) return py::none();
    return py::str(listed_formula(*x->node()));
}

/// The paths of the assumptions that a line depends on: those it names, then what comes with its initiative and staff.
py::tuple assumptions_in(const PostedLine& posted) {
    const Line& line = posted.line;
    std::vector<Expression> parts{line.amount};
    if (line.conversion) parts.push_back(*line.conversion);
    if (line.rate) parts.push_back(*line.rate);
    if (line.given) parts.push_back(*line.given);
    for (const Link& link : line.chain)
        parts.push_back(link.share);
    for (const FateShare& fate : line.fate)
        if (fate.share) parts.push_back(*fate.share);
    for (const FateValue& value : line.value)
        parts.push_back(value.value);
    for (const Posting& posting : posted.postings)
        parts.push_back(posting.amount);
    py::list paths;
    for (const Expression& part : parts)
        for (const NodePtr& node : assumptions_of(part))
            if (const py::str path(node->assumption().path); !paths.contains(path)) paths.append(path);
    return py::tuple(paths);
}

py::dict record_of(const Line& line) {
    py::dict record;
    case_fields::for_each_of_record(line.notes.record, [&](std::string_view key, const std::string& text) {
        if (!text.empty()) record[py::str(std::string(key))] = text;
    });
    return record;
}

py::dict line_fields(const CaseState& state, const PostedLine& posted) {
    const Line& line = posted.line;
    std::optional<Expression> moved;
    if (line.handover) moved = line.handover->from;
    using namespace py::literals;
    return py::dict(
        "initiative"_a = state.initiatives[posted.initiative]->name, "name"_a = line.name, "kind"_a = line_word(line.kind),
        "formula"_a = listed_formula(*line.amount.node()), "unit"_a = line.amount.unit(), "account"_a = line.party ? names_of(*line.party) : std::string(),
        "to"_a = line.to ? names_of(*line.to) : line.handover ? names_of(line.handover->payer) : std::string(),
        "handover"_a = optional_formula(moved), "given"_a = optional_formula(line.given),
        "resource"_a = line.resource, "guard"_a = line.guard ? py::object(py::str(guard_text(*line.guard))) : py::none(), "category"_a = line.category, "rate"_a = optional_formula(line.rate),
        "staff"_a = line.staff ? py::object(py::str(line.staff->name())) : py::none(), "chain"_a = chain_of(line),
        "fate"_a = fates_of(line), "value"_a = values_of(line), "source"_a = line.notes.source,
        "owner"_a = line.notes.owner, "note"_a = line.notes.note, "measure"_a = line.notes.measure, "record"_a = record_of(line),
        "prices"_a = line.prices, "price_index"_a = line.index, "assumptions"_a = assumptions_in(posted));
}

py::dict appropriation_fields(const Appropriation& one) {
    using namespace py::literals;
    return py::dict("account"_a = one.account.name(), "category"_a = one.category,
                    "formula"_a = listed_formula(*one.amount.node()), "unit"_a = one.amount.unit(),
                    "staff"_a = one.staff ? py::object(py::str(listed_formula(*one.staff->node()))) : py::none(),
                    "source"_a = one.notes.source, "note"_a = one.notes.note, "price_index"_a = one.index,
                    "name"_a = one.name.empty() ? one.account.name() : one.name);
}

} // namespace

void bind_listing(py::module_& module) {
    module.def(
        "list_accounts",
        [](const BusinessCase& self) {
            return listed<Account>(self.state().accounts, [](const Account& one) { return one; });
        },
        py::arg("business_case"));
    module.def(
        "list_staff_groups",
        [](const BusinessCase& self) {
            return listed<StaffGroup>(self.state().staff_groups, [](const StaffGroup& one) { return one; });
        },
        py::arg("business_case"));
    module.def(
        "list_initiatives",
        [](const BusinessCase& self) {
            return listed<py::str>(self.state().initiatives, [](const auto& one) { return one->name; });
        },
        py::arg("business_case"));
    module.def(
        "list_assumptions",
        [](const BusinessCase& self) { return listed<Fields>(self.state().assumptions, assumption_fields); },
        py::arg("business_case"));
    module.def(
        "list_lines",
        [](const BusinessCase& self) {
            return listed<Fields>(self.state().lines,
                                  [&](const auto& line) { return line_fields(self.state(), *line); });
        },
        py::arg("business_case"));
    module.def(
        "list_appropriations",
        [](const BusinessCase& self) { return listed<Fields>(self.state().appropriations, appropriation_fields); },
        py::arg("business_case"));
}

} // namespace gevinst::python
