// SPDX-License-Identifier: Apache-2.0
// The same case with other values: paths, elements, globs, their order, and what is checked again.
#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2027);
constexpr auto exam = gv::count<"exam">;

struct Clinic {
    gv::BusinessCase business_case{"Clinic", horizon, gv::fixed_prices(2026)};
    gv::IndexPtr department = gv::make_index("department", {"Herlev", "Gentofte"});
    gv::IndexPtr shift = gv::make_index("shift", {"day", "evening", "night"});
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Expression demand = business_case.assume(
        "demand", gv::by(department, {{"Herlev", gv::by(shift, {{"day", 1}, {"evening", 2}, {"night", 3}})},
                                      {"Gentofte", gv::by(shift, {{"day", 4}, {"evening", 5}, {"night", 6}})}}) *
                      exam);
    gv::Expression price = business_case.assume("price", 2 * MDKK / exam, {.range = std::pair{1.0, 5.0}});

    Clinic() {
        for (const char* name : {"Spine", "Heart"}) {
            gv::Initiative x = business_case.initiative(name, {.start = 2026});
            x.benefit("Time", 10 * staff_year, {.receiver = region, .chain = {{"adoption", 0.5}, {"captured", 0.4}}});
            x.cost("Licence", demand * price, {.category = name, .payer = region});
        }
    }
    [[nodiscard]] double licence(const gv::Changes& changes) const {
        return row(gv::budget(business_case.with_changes(changes)), "Spine")[0];
    }
    [[nodiscard]] double freed(const gv::Changes& changes, const char* initiative) const {
        return row(gv::people(business_case.with_changes(changes), {.initiative = initiative}), "net")[0];
    }
    [[nodiscard]] std::string refusal(const gv::Changes& changes) const {
        return case_error([&] { static_cast<void>(business_case.with_changes(changes)); });
    }
};

}  // namespace

TEST_CASE("an override takes a path or a glob, in the order they are given") {
    const Clinic clinic;
    CHECK(are({clinic.freed({}, "Spine"), clinic.freed({}, "Heart")}, {2, 2}));
    CHECK(are(
        {clinic.freed({{"Spine/Time/captured", 0.2}}, "Spine"), clinic.freed({{"Spine/Time/captured", 0.2}}, "Heart")},
        {1, 2}));
    CHECK(are({clinic.freed({{"*/captured", 1}}, "Spine"), clinic.freed({{"*/captured", 1}}, "Heart")}, {5, 5}));
    CHECK(are({clinic.freed({{"*/captured", 1}, {"Heart/*/captured", 0.2}}, "Heart")}, {1}));
    CHECK(are({clinic.freed({{"Heart/*/captured", 0.2}, {"*/captured", 1}}, "Heart")}, {5}));
    CHECK(are({clinic.freed({{"?pine/*/adoption", 1}}, "Spine"), clinic.freed({{"?pine/*/adoption", 1}}, "Heart")},
              {4, 2}));
    CHECK(are({clinic.freed({}, "Spine")}, {2}));  // the case itself stays
}

TEST_CASE("a question mark stands for one character, whatever its bytes") {
    CHECK(gv::changes::fits("L?n/pay", "Løn/pay"));
    CHECK(gv::changes::fits("*?n", "Løn"));
    CHECK(!gv::changes::fits("L??n", "Løn"));
    CHECK(gv::changes::fits("*/a*b/c", "x/y/aab/c"));
    CHECK(!gv::changes::fits("a*b", "abc"));
    CHECK(gv::changes::fits("*", ""));
}

TEST_CASE("elements are named by their labels in any order, and by globs") {
    const Clinic clinic;
    CHECK(clinic.licence({}) == 42);
    CHECK(clinic.licence({{"demand[Herlev, night]", 9}}) == 54);
    CHECK(clinic.licence({{"demand[night,Herlev]", 9}}) == 54);
    CHECK(clinic.licence({{"demand[Herlev, *]", 0}}) == 30);
    CHECK(clinic.licence({{"demand[*, night]", 0}}) == 24);
    CHECK(clinic.licence({{"dem*[Gent*, ?ay]", 14}}) == 62);
    CHECK(clinic.licence({{"demand[*, *]", 1}, {"demand[Herlev, day]", 2}}) == 14);
    CHECK(clinic.licence({{"demand[Herlev, day]", 2}, {"demand", 1}}) == 12);  // one number holds for every element
    CHECK(clinic.licence({{"demand", 1}, {"demand[Herlev, day]", 2}}) == 14);
    const gv::Expression by_shift = gv::by(clinic.shift, {{"day", 0}, {"evening", 0}, {"night", 10}});
    CHECK(clinic.licence({{"demand", by_shift}}) == 40);
    CHECK(clinic.licence({{"demand[Herlev, *]", by_shift}}) == 50);
}

TEST_CASE("a label with a comma is named in quotes") {
    gv::BusinessCase wards("Wards", gv::Horizon(2026, 2026), gv::fixed_prices(2026));
    const auto ward = gv::make_index("ward", {"heart, lungs", "children's", "both"});
    const auto beds = wards.assume("beds", gv::by(ward, {}, gv::Expression(1)));
    const auto sum_of_beds = [&](const std::string& element, double number) {
        const gv::BusinessCase changed = wards.with_changes({{element, number}});
        return values_of(gv::sum(changed.assumption("beds"), ward), wards.horizon(), gv::AnyUnit())[0];
    };
    CHECK(sum_of_beds("beds['heart, lungs']", 5) == 7);
    CHECK(sum_of_beds("beds[ 'both' ]", 5) == 7);
    CHECK(sum_of_beds("beds[children's]", 5) == 7);
    CHECK(sum_of_beds("beds['children''s']", 5) == 7);
    CHECK(case_error([&] { static_cast<void>(wards.with_changes({{"beds['heart]", 5}})); }) ==
          "the override 'beds['heart]' opens a quote it does not close: write path['a, b']");
}

TEST_CASE("an override is a number in the assumption's own unit, a quantity, a distribution or an expression") {
    const Clinic clinic;
    CHECK(clinic.licence({{"price", 3}}) == 63);
    CHECK(clinic.licence({{"price", 3'000 * kDKK / exam}}) == 63);
    CHECK(clinic.licence({{"price", 3'000'000 * DKK / exam}, {"price", 2}}) == 42);  // still in its own unit
    CHECK(clinic.licence({{"price", gv::uniform(2, 4)}}) == 63);
    CHECK(clinic.licence({{"price", gv::uniform(2'000, 4'000) * (kDKK / exam)}}) == 63);
    CHECK(clinic.licence({{"price", gv::years(2026, {4, 5})}}) == 84);
    CHECK(unit_error([&] { static_cast<void>(clinic.business_case.with_changes({{"price", 3 * MDKK}})); }) ==
          "cannot change 'price' [MDKK/exam] to '3 MDKK' [MDKK]: give a plain number, which is in [MDKK/exam], or a "
          "value in a unit of the same kind");
}

TEST_CASE("ranges and shares hold after a change, in the unit they were stated in") {
    const Clinic clinic;
    CHECK(clinic.refusal({{"price", 6}}) ==
          "the assumption 'price' is 6 MDKK/exam, outside its range 1 to 5 MDKK/exam");
    CHECK(clinic.refusal({{"price", 6'000 * kDKK / exam}}) ==
          "the assumption 'price' is 6000 kDKK/exam, outside its range 1 to 5 MDKK/exam");
    CHECK(clinic.refusal({{"price", gv::normal(3, 0.1)}}) ==
          "the assumption 'price' is normal(3, 0.1) MDKK/exam, outside its range 1 to 5 MDKK/exam");
    CHECK(clinic.refusal({{"*/captured", 1.2}}) ==
          "the link 'captured' of 'Spine/Time' must lie between 0 and 1, not 1.2");
    CHECK(
        clinic.refusal({{"*/captured", gv::normal(0.5, 0.2)}}) ==
        "the link 'captured' of 'Spine/Time' must lie between 0 and 1, but normal(0.5, 0.2) reaches from -inf to inf: "
        "take a distribution on 0 to 1, as beta, or pert(0.2, 0.5, 0.7)");
    CHECK(clinic.refusal({{"Spine/start", 2028}}) ==
          "the initiative 'Spine' starts in 2028, outside the horizon 2026-2027: it would post nothing");
    // A formula may leave the range only on a run.
    gv::BusinessCase dearer = clinic.business_case;
    const auto index = dearer.assume("index", gv::years(2026, {1, 3}));
    dearer = dearer.with_changes({{"price", index * (2 * MDKK / exam)}});
    CHECK(fault([&] { return gv::budget(dearer); }) ==
          "'Spine/Licence': the assumption 'price' is 6 MDKK/exam in 2027, outside 1 MDKK/exam to 5 MDKK/exam");
}

TEST_CASE("an override that matches nothing says what may have been meant") {
    const Clinic clinic;
    CHECK(clinic.refusal({{"Spine/Time/captued", 0.2}}) ==
          "the override 'Spine/Time/captued' matches nothing in 'Clinic'; did you mean 'Spine/Time/captured'?");
    CHECK(clinic.refusal({{"captured", 0.2}}) ==
          "the override 'captured' matches nothing in 'Clinic'; did you mean 'Spine/Time/captured', or '*/captured'?");
    CHECK(clinic.refusal({{"Spine/Licence", 0.2}}) ==
          "the override 'Spine/Licence' matches nothing in 'Clinic': of a line only the links of its chain are assumptions; "
          "give an amount, rate or share a name by assume to change it");
    CHECK(clinic.refusal({{"*/released", 0.2}}) == "the override '*/released' matches nothing in 'Clinic'");
    CHECK(clinic.refusal({{"demand[Herlev]", 1}}) ==
          "the override 'demand[Herlev]' matches nothing in 'Clinic': 'demand' runs over 'department', 'shift' and has "
          "no such element");
    CHECK(clinic.refusal({{"demand[Herlev, dusk]", 1}}) ==
          "the override 'demand[Herlev, dusk]' matches nothing in 'Clinic': 'demand' runs over 'department', 'shift' "
          "and has no such element");
    CHECK(clinic.refusal({{"price[Herlev]", 1}}) ==
          "the override 'price[Herlev]' matches nothing in 'Clinic': 'price' has no elements");
    CHECK(clinic.refusal({{"demand[Herlev", 1}}) ==
          "the override 'demand[Herlev' opens a bracket it does not close: write path[label, label]");
}

TEST_CASE("definitions that depend on changed ones change with them, in any order, but not in a circle") {
    gv::BusinessCase business_case("Case", horizon, gv::fixed_prices(2026));
    const auto region = business_case.account("Region", {.sector = gv::Sector::region});
    const auto a = business_case.assume("a", 1);
    const auto b = business_case.assume("b", a + 10);
    const auto c = business_case.assume("c", b + 100);
    gv::Initiative x = business_case.initiative("X", {.start = 2026});
    x.cost("A", c * (1 * MDKK), {.category = "operations", .payer = region});
    const auto cost = [&](const gv::Changes& changes) {
        return row(gv::budget(business_case.with_changes(changes)), "operations")[0];
    };
    CHECK(cost({}) == 111);
    CHECK(cost({{"a", 2}}) == 112);
    CHECK(cost({{"b", 20}}) == 120);
    // The value of an earlier one may now follow from a later one.
    CHECK(cost({{"b", 20}, {"a", b * 2}}) == 120);
    CHECK(cost({{"c", a * 2}, {"a", b * 2}, {"b", 5}}) == 20);
    CHECK(case_error([&] { static_cast<void>(business_case.with_changes({{"a", b * 2}})); }) ==
          "with these changes 'b' depends on 'a', which depends on it: state its value without");
    CHECK(case_error([&] { static_cast<void>(business_case.with_changes({{"a", a * 2}})); }) ==
          "with these changes 'a' depends on itself: state its value without");
}

TEST_CASE("an assumption with a variable an element takes one value for all, or a table that tells them apart") {
    gv::BusinessCase business_case("Case", horizon, gv::fixed_prices(2026));
    const auto department = gv::make_index("department", {"Herlev", "Gentofte"});
    const auto region = business_case.account("Region", {.sector = gv::Sector::region});
    const gv::Expression local =
        business_case.assume("local", gv::Expression(gv::pert(1, 2, 3)), gv::AssumeOptions{.over = department});
    const gv::Expression level = business_case.assume("level", gv::by(department, {{"Herlev", 2}, {"Gentofte", 6}}));
    gv::Initiative x = business_case.initiative("X", {.start = 2026, .over = department});
    x.cost("A", local * gv::Expression(1 * MDKK), {.category = "operations", .payer = region});
    const auto changed = [&](const gv::Changes& changes) {
        const gv::BusinessCase result = business_case.with_changes(changes);
        const gv::FigureTable table = gv::budget(result, {.by = department});
        const bool independent = result.assumption("local").node()->assumption().over != nullptr;
        return std::vector<double>{row(table, "operations", "Herlev")[0], row(table, "operations", "Gentofte")[0],
                                   independent ? 1. : 0.};
    };
    CHECK(changed({{"X/start", 2026}}) == std::vector<double>{2, 2, 1});
    CHECK(changed({{"local", gv::pert(2, 3, 4)}}) == std::vector<double>{3, 3, 1});
    CHECK(changed({{"local[Gentofte]", 7}}) == std::vector<double>{2, 7, 1});
    CHECK(changed({{"local", gv::by(department, {{"Herlev", 1}, {"Gentofte", 5}})}}) == std::vector<double>{1, 5, 1});
    CHECK(changed({{"local", gv::by(department, {{"Herlev", 1}, {"Gentofte", 5}})}, {"local[Herlev]", 3}}) ==
          std::vector<double>{3, 5, 1});
    // A formula that runs over the index has no variables of its own.
    CHECK(changed({{"local", level * 2.0}}) == std::vector<double>{4, 12, 0});
}

TEST_CASE("lines that a change does not reach are shared with the case it came from") {
    const Clinic clinic;
    const gv::BusinessCase changed = clinic.business_case.with_changes({{"Spine/Time/captured", 0.2}});
    const auto& before = clinic.business_case.state().lines;
    const auto& after = changed.state().lines;
    CHECK(before[0] != after[0]);
    for (std::size_t i = 1; i < before.size(); ++i) CHECK(before[i] == after[i]);
}

TEST_CASE("a distribution without a unit is a share, in percent as beside it, when defined as when changed") {
    gv::BusinessCase business_case("Case", horizon, gv::fixed_prices(2026));
    const auto department = gv::make_index("department", {"Herlev", "Gentofte"});
    const auto value = [](const gv::BusinessCase& of, const char* path) {
        return values_of(of.assumption(path), gv::Horizon(2026, 2026), gv::AnyUnit(percent))[0];
    };
    business_case.assume("captured", gv::beta(4, 6), percent, {.range = std::pair{0., 100.}});
    business_case.assume("entered", 30, percent);
    const gv::Node& node = *business_case.assumption("captured").node();
    CHECK(node.unit->text() == "%");
    CHECK(gv::shortened_formula(*node.operands.front(), 100) == "beta(4, 6)");
    CHECK(are({value(business_case, "captured")}, {40}));
    CHECK(are({value(business_case.with_changes({{"captured", 8}}), "captured")}, {8}));
    CHECK(are({value(business_case.with_changes({{"captured", gv::beta(4, 6)}}), "captured")}, {40}));
    CHECK(are({value(business_case.with_changes({{"captured", 8}, {"captured", gv::beta(4, 6)}}), "captured")}, {40}));
    CHECK(are({value(business_case.with_changes({{"entered", gv::bernoulli(0.4)}}), "entered")}, {40}));
    CHECK(are({value(business_case.with_changes({{"entered", gv::triangular(0, 10, 20)}}), "entered")}, {10}));

    // A table tells its entries apart.
    const gv::Expression mixed = gv::by(department, {{"Herlev", gv::beta(4, 6)}, {"Gentofte", 8}});
    business_case.assume("by label", mixed, gv::AssumeOptions{.unit = gv::AnyUnit(percent)});
    const auto both = [&](const gv::BusinessCase& of) {
        return values_of(gv::sum(of.assumption("by label"), department), gv::Horizon(2026, 2026),
                         gv::AnyUnit(percent))[0];
    };
    CHECK(are({both(business_case)}, {48}));
    CHECK(are({both(business_case.with_changes({{"by label", 1}}))}, {2}));
    CHECK(are({both(business_case.with_changes({{"by label", mixed}}))}, {48}));
    CHECK(are({both(business_case.with_changes({{"by label[Herlev]", 2}}))}, {10}));

    // In another dimension it is a factor.
    gv::Initiative x = business_case.initiative("X", {.start = 2026});
    const auto exams = x.assume("exams", gv::beta(4, 6), exam);
    CHECK(are({values_of(exams, gv::Horizon(2026, 2026), gv::AnyUnit(exam))[0]}, {0.4}));
    CHECK(unit_error([&] { business_case.assume("twice", gv::Expression(2 * MDKK), {.unit = gv::AnyUnit(kDKK)}); }) ==
          "the value of 'twice' has the unit [MDKK] already, and [kDKK] beside it: give the unit once");
}

TEST_CASE("a change by which what is known comes to more than a stated total is refused, with the line") {
    gv::BusinessCase made("Case", gv::Horizon(2026, 2027), gv::fixed_prices(2026));
    const gv::IndexPtr sector = gv::make_index("sector", {"a", "b", "c"});
    const auto wards = made.accounts(sector, {.sector = gv::Sector::region});
    const gv::Expression known = made.assume("known", gv::Expression(40 * MDKK));
    const gv::Expression parts = gv::by(sector, {{"a", known}, {"b", gv::missing_expression()}, {"c", gv::missing_expression()}}, {}, gv::Expression(100 * MDKK));
    auto m = made.initiative("M", {.start = 2026});
    m.cost("By sector", parts, {.category = "operations", .payer = wards});
    made.assume("all", parts);
    CHECK(row(gv::budget(made.with_changes({{"known", 100}})), "operations") == std::vector<double>{100, 100});
    CHECK(case_error([&] { static_cast<void>(made.with_changes({{"known", 140}})); }) ==
          "the assumption 'all': the total of a table by 'sector' is '100 MDKK', but the labels that are known come to more: state a higher "
          "total, or less of them");
    gv::BusinessCase line("Case", gv::Horizon(2026, 2027), gv::fixed_prices(2026));
    const auto region = line.account("Region", {.sector = gv::Sector::region});
    const gv::Expression again = line.assume("known", gv::Expression(40 * MDKK));
    const gv::Expression of_line = gv::by(sector, {{"a", again}, {"b", gv::missing_expression()}, {"c", gv::missing_expression()}}, {}, gv::Expression(100 * MDKK));
    auto n = line.initiative("M", {.start = 2026});
    n.cost("Sum", gv::sum(of_line, sector), {.category = "operations", .payer = region});
    n.cost("Parts", of_line, {.category = "operations", .payer = region});
    CHECK(case_error([&] { static_cast<void>(line.with_changes({{"known", gv::uniform(110, 140)}})); }) ==
          "'M/Sum': the total of a table by 'sector', which no known parts may exceed, is '100 MDKK', but the labels that are known come to more: "
          "state a higher total, or less of them");
    // So is one by which a label that follows from the total would be below nothing.
    gv::BusinessCase follows("Case", gv::Horizon(2026, 2027), gv::fixed_prices(2026));
    const auto wards_there = follows.accounts(sector, {.sector = gv::Sector::region});
    const gv::Expression one = follows.assume("known", gv::Expression(40 * MDKK));
    follows.initiative("M", {.start = 2026})
        .cost("Parts", gv::by(sector, {{"a", one}, {"b", gv::missing_expression()}, {"c", gv::Expression(10 * MDKK)}}, {}, gv::Expression(100 * MDKK)),
              {.category = "operations", .payer = wards_there});
    CHECK(row(gv::budget(follows.with_changes({{"known", 90}}), {.account = "b"}), "operations") == std::vector<double>{0, 0});
    CHECK(case_error([&] { static_cast<void>(follows.with_changes({{"known", 95}})); }) ==
          "'M/Parts': the total of a table by 'sector', which no known parts may exceed, is '100 MDKK', but the labels that are known come to more: "
          "state a higher total, or less of them");
    // What may come to more is checked where it is drawn.
    const gv::BusinessCase drawn = line.with_changes({{"known", gv::uniform(90, 140)}});
    CHECK(gevinst_test::message_of<gv::FaultError>([&] { static_cast<void>(gv::budget(drawn)); })
              .find("the total of a table by 'sector', which no known parts may exceed,") != std::string::npos);
}
