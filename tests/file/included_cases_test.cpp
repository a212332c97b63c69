// SPDX-License-Identifier: Apache-2.0
// Included cases: the same figures as apart, one file that holds them, and refusals that include nothing.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gevinst/appraisal/simulate.hpp"
#include "gevinst/file.hpp"
#include "support/cases.hpp"
#include "support/catch2.hpp"
#include "support/draws.hpp"
#include "support/every_word.hpp"
#include "support/random_cases.hpp"
#include "support/same_cases.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2030);

gv::BusinessCase empty(const std::string& name, const gv::Horizon& years = horizon) {
    return {name, years, gv::fixed_prices(2026)};
}

/// The figures of all rows of a table, for comparison to the last bit.
std::vector<std::vector<double>> figures(const gv::FigureTable& table) {
    std::vector<std::vector<double>> found;
    for (const gv::FigureRow& one : table.rows) found.push_back(one.values);
    return found;
}
void check_same_figures(const gv::BusinessCase& one, const gv::BusinessCase& other) {
    for (const auto view : {+[](const gv::BusinessCase& x) { return gv::budget(x); }, +[](const gv::BusinessCase& x) { return gv::bottom_lines(x); },
                            +[](const gv::BusinessCase& x) { return gv::people(x); }})
        CHECK(figures(view(one)) == figures(view(other)));
}

/// The same as text; what is refused, as for a missing value, by its kind alone, since messages have the included names.
std::string figures_or_error(const gv::BusinessCase& one) {
    std::string found;
    for (const auto view : {+[](const gv::BusinessCase& x) { return gv::budget(x); }, +[](const gv::BusinessCase& x) { return gv::bottom_lines(x); }}) {
        try {
            for (const std::vector<double>& row : figures(view(one)))
                for (const double figure : row) found += gv::number_text(figure) + " ";
        } catch (const gv::CaseError&) {
            found += "case error";
        } catch (const gv::FaultError&) {
            found += "fault";
        } catch (const gv::UnitError&) {
            found += "unit error";
        }
    }
    return found;
}

/// The draws of an assumption.
std::vector<double> drawn(const gv::BusinessCase& one, const std::string& path) {
    gv::CaseSimulationOptions options;
    options.seed = 2026;
    options.outputs.push_back({path, one.assumption(path), {}, {}, true});
    return gv::simulate(one, 16'384, options).kept(0);
}

/// A project whose every time is relative to its start.
gv::BusinessCase project(const gv::Moment& start, const std::string& name = "Project") {
    gv::BusinessCase made = empty(name);
    const auto region = made.account("Region", {.sector = gv::Sector::region});
    const auto pool = made.account("Pool", {.parent = region});
    const auto ward = made.account("Ward", {.parent = region});
    const auto nurses = made.staff_group("Nurses", {.pay = 0.6 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    const gv::Expression price = made.assume("price", gv::pert(620, 760, 950), DKK / staff_hour);
    made.assume("price of two hours", price * 2);
    auto m = made.initiative("Rota", {.start = start});
    m.cost("Licence", 0.3 * MDKK, {.category = "operations", .payer = pool, .handover = gv::HandoverOption{gv::start + 2, ward}});
    m.cost("Set-up", gv::once(gv::start, 1.7 * MDKK), {.category = "establishment", .payer = pool});
    m.staff("Team", 0.8 * staff_year, {.payer = pool, .staff = nurses, .until = gv::Moment(gv::start + 1)});
    m.benefit("Cover", 9'000 * staff_hour,
              {.receiver = ward, .staff = nurses,
               .chain = {{"adoption", gv::logistic(gv::start + 0.5, {.steepness = 3.0, .ceiling = 0.9})}, {"effect", gv::beta(5, 5)}},
               .fate = {{"temps avoided", 0.6}, {"quality", gv::rest}},
               .value = {{"temps avoided", price}}});
    return made;
}

}  // namespace

TEST_CASE("a case that is included alone has the figures of its own, to the last bit") {
    for (const gv::BusinessCase& one : {every_word(), project("2026-07")}) {
        gv::BusinessCase pool = empty("Pool of all");
        pool.include(one);
        check_same_figures(pool, one);
        CHECK(figures(gv::outcomes(pool)) == figures(gv::outcomes(one)));
        CHECK(pool.state().scopes.front() == one.name());
        CHECK(pool.state().scopes.size() == 1 + one.state().scopes.size());
        CHECK(pool.state().correlations.size() == one.state().correlations.size());
        CHECK(pool.state().labels.all().size() == one.state().labels.all().size());
        for (const gv::NodePtr& node : pool.state().assumptions) CHECK(node->assumption().path.starts_with(one.name() + "/"));
        check_round_trip(pool);
    }
}

TEST_CASE("random cases and changed ones have, included alone, the figures of their own, and may be included twice and share all") {
    std::size_t shared = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        RandomCase random(seed);
        for (const gv::BusinessCase& one : {random.made(), random.changed()}) {
            gv::BusinessCase pool("Pool of all", one.horizon(), one.prices());
            pool.include(one);
            const std::string text = gv::case_text(pool);
            CHECK(gv::case_text(gv::case_of_text(text)) == text);
            CHECK(figures_or_error(pool) == figures_or_error(one));
            gv::BusinessCase both = pool;
            both.include(one, {.name = "Again"});
            if (one.state().assumptions.empty()) continue;
            both.share({"*"});
            CHECK(both.state().assumptions.size() == one.state().assumptions.size());
            CHECK(gv::case_text(gv::case_of_text(gv::case_text(both))) == gv::case_text(both));
            ++shared;
        }
    }
    CHECK(shared > 100);
}

TEST_CASE("two included cases have the sum of both") {
    const gv::BusinessCase first = project(2026, "First"), second = project("2027-04", "Second");
    gv::BusinessCase pool = empty("Pool of all");
    pool.include(first);
    pool.include(second);
    for (const char* key : {"establishment", "operations", "payroll"}) {
        std::vector<double> sum = row(gv::budget(first), key);
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += row(gv::budget(second), key)[i];
        CHECK(are(row(gv::budget(pool), key), sum));
    }
    std::vector<double> money = row(gv::bottom_lines(first), "money");
    for (std::size_t i = 0; i < money.size(); ++i) money[i] += row(gv::bottom_lines(second), "money")[i];
    CHECK(are(row(gv::bottom_lines(pool), "money"), money));
    check_round_trip(pool);
}

TEST_CASE("price indexes and exchange rates come along without a scope, and are one where several cases have the same") {
    const auto in_other_prices = [](const std::string& name, double level, bool grows_with_inflation) {
        gv::BusinessCase made = empty(name);
        const auto inflation = made.assume("inflation", gv::uniform(0.01, 0.03));
        made.price_index("wage", {{2024, 100}, {2025, 103}, {2026, level}}, {.growth = grows_with_inflation ? 0.5 * inflation.expression() : gv::Expression(0.02), .default_for = {"operations"}});
        made.exchange_rate(gv::normal(7.46, 0.02) * (DKK / EUR));
        const auto ward = made.account("Ward", {.sector = gv::Sector::region});
        const auto price = made.assume("price", gv::pert(620, 760, 950), DKK / staff_hour, {.prices = gv::fixed_prices(2024), .index = "wage"});
        auto m = made.initiative("Rota", {.start = 2026});
        m.cost("Temps", 1'000 * staff_hour * price, {.category = "operations", .payer = ward});
        m.cost("Contract", 0.5 * MDKK, {.category = "operations", .payer = ward, .prices = gv::nominal, .index = "wage"});
        m.cost("Hosting", 20'000 * EUR, {.category = "operations", .payer = ward});
        return made;
    };
    const gv::BusinessCase first = in_other_prices("First", 106.4, true), second = in_other_prices("Second", 106.4, true);
    gv::BusinessCase pool = empty("Pool of all");
    pool.include(first);
    check_same_figures(pool, first);
    for (const gv::PriceBasis& prices : {gv::fixed_prices(2028), gv::nominal})
        CHECK(figures(gv::budget(pool, {.prices = prices})) == figures(gv::budget(first, {.prices = prices})));
    static_cast<void>(pool.assumption("prices/wage/2024"));
    static_cast<void>(pool.assumption("First/inflation"));
    check_round_trip(pool);
    // What moves together with an index does so here too.
    gv::BusinessCase together = in_other_prices("Third", 106.4, false).with_changes({{"prices/wage/2025", gv::uniform(102, 104)}});
    together.correlate(gv::correlation({"prices/wage/2025", "price"}, 0.5));
    gv::BusinessCase correlated = empty("Pool of all");
    correlated.include(together);
    CHECK(correlated.state().correlations.front().paths == std::vector<std::string>{"prices/wage/2025", "Third/price"});
    check_round_trip(correlated);
    // The growth of the second is made of another inflation.
    CHECK(case_error([&] { pool.include(second); })
              .starts_with("cannot include 'Second' in 'Pool of all': the growth of its price index 'wage' is "));
    const auto settled = [&](const std::string& name, double level) { return in_other_prices(name, level, false); };
    gv::BusinessCase both = empty("Pool of all");
    both.include(settled("First", 106.4));
    both.include(settled("Second", 106.4));
    CHECK(both.state().price_indexes.size() == 1);
    CHECK(both.state().exchange_rates.size() == 1);
    std::vector<double> twice = row(gv::budget(settled("First", 106.4), {.prices = gv::nominal}), "total");
    for (double& figure : twice) figure *= 2;
    CHECK(are(row(gv::budget(both, {.prices = gv::nominal}), "total"), twice));
    check_round_trip(both);
    const std::string before = gv::case_text(both);
    CHECK(case_error([&] { both.include(settled("Third", 107)); }) ==
          "cannot include 'Third' in 'Pool of all': its 'prices/wage/2026' is '107', and here it is '106.4': state the same in both");
    CHECK(gv::case_text(both) == before);
}

TEST_CASE("what depends on the years of a horizon is not included where the years are others") {
    gv::BusinessCase growing = empty("Growing", {2027, 2029});
    const auto ward = growing.account("Ward", {.sector = gv::Sector::region});
    auto m = growing.initiative("Rota", {.start = 2027});
    m.cost("Licence", 1 * MDKK * gv::growth(0.1), {.category = "operations", .payer = ward});
    gv::BusinessCase pool = empty("Pool of all");
    CHECK(case_error([&] { pool.include(growing); }) ==
          "cannot include 'Growing' in 'Pool of all': 'growth(0.1)' depends on the first year of a horizon, 2027-2029 there and 2026-2030 "
          "here: let both cover the same years, or state from when it grows");
    gv::BusinessCase dated = empty("Dated", {2027, 2029});
    const auto clinic = dated.account("Ward", {.sector = gv::Sector::region});
    dated.initiative("Rota", {.start = 2027, .until = 2029}).cost("Licence", 1 * MDKK * gv::growth(0.1, 2027), {.category = "operations", .payer = clinic});
    pool.include(dated);
    CHECK(are(row(gv::budget(pool), "operations"), {0, 1, 1.1, 1.21, 0}));
}

TEST_CASE("an included line is not read by another default than its own") {
    gv::BusinessCase one = empty("One");
    const auto ward = one.account("Ward", {.sector = gv::Sector::region});
    one.price_index("price", {{2024, 100}, {2026, 110}, {2025, 105}}, {.growth = 0.02, .default_for = {"*"}});
    auto m = one.initiative("Rota", {.start = 2026});
    m.cost("Licence", 100 * DKK, {.category = "operations", .payer = ward, .prices = gv::fixed_prices(2024)});
    gv::BusinessCase pool = empty("Pool of all");
    pool.price_index("wage", {{2024, 100}, {2025, 150}, {2026, 200}}, {.default_for = {"operations"}});
    pool.include(one);
    CHECK(are(row(gv::budget(pool, {.unit = gv::AnyUnit(DKK)}), "operations"), {110, 110, 110, 110, 110}));
    // Nor is a line that is here already.
    gv::BusinessCase early = empty("Early");
    early.include(one);
    gv::BusinessCase other = empty("Other");
    const auto clinic = other.account("Clinic", {.sector = gv::Sector::region});
    other.price_index("wage", {{2026, 100}}, {.growth = 0.1, .default_for = {"operations"}});
    other.initiative("Own", {.start = 2026}).cost("Rent", 100 * DKK, {.category = "operations", .payer = clinic});
    m.cost("Support", 100 * DKK, {.category = "operations", .payer = ward});
    early.include(one, {.name = "Again"});
    CHECK(case_error([&] { early.include(other); }) ==
          "cannot include 'Other' in 'Early': its price index 'wage' is the default for 'operations', and would be that of 'Support' here: "
          "state the index of that line, or of those of 'Other'");
    CHECK(case_error([&] { pool.include(one, {.name = "Again"}); }) ==
          "cannot include 'One' in 'Pool of all': its line 'Support' follows the price index 'price', the default for 'operations', which "
          "here is 'wage': state the index of the line, or the same defaults in both");
}

TEST_CASE("labels of an included case name its own things alone") {
    const auto labelled = [](const std::string& name, const std::string& danish) {
        gv::BusinessCase made = empty(name);
        const auto patients = made.account("Patients", {.sector = gv::Sector::patients});
        made.initiative("Screening", {.start = 2026}).outcome("Hits", 3 * gv::count<"hit">, {.receiver = patients});
        made.label("Hits", {.danish = danish});
        made.label("Patients", {.danish = "Patienter"});
        made.label("operations", {.danish = "Drift"});
        return made;
    };
    gv::BusinessCase pool = empty("Pool of all");
    const auto own = pool.account("Patients", {.sector = gv::Sector::patients});
    pool.initiative("Own", {.start = 2026}).outcome("Hits", 1 * gv::count<"hit">, {.receiver = own});
    pool.include(labelled("First", "Kræft"));
    pool.include(labelled("Second", "Fejl"));
    const gv::FigureTable table = gv::outcomes(pool, {.language = gv::Language::danish});
    CHECK(table.row("Own/Hits").label == "Own/Hits");
    CHECK(table.row("First/Screening/Hits").label == "Kræft");
    CHECK(table.row("Second/Screening/Hits").label == "Fejl");
    CHECK(pool.state().labels.of("Patients", gv::Language::danish) == "Patients");
    CHECK(pool.state().labels.of("First/Patients", gv::Language::danish) == "Patienter");
    CHECK(pool.state().labels.of("operations", gv::Language::danish) == "Drift");
}

TEST_CASE("the range of a start moves with it") {
    gv::BusinessCase one = empty("One");
    const auto ward = one.account("Ward", {.sector = gv::Sector::region});
    const auto go_live = one.assume("go-live", gv::uniform(2026, 2027), year, {.range = std::pair{2026.0, 2027.5}});
    one.initiative("Rota", {.start = gv::Moment(go_live.expression())}).cost("Licence", 1 * MDKK, {.category = "operations", .payer = ward});
    gv::BusinessCase pool = empty("Pool of all");
    pool.include(one, {.shift = 1});
    CHECK(pool.assumption("One/go-live").node()->assumption().range_low == 2027);
    CHECK(pool.assumption("One/go-live").node()->assumption().range_high == 2028.5);
    static_cast<void>(gv::simulate(pool, 1'024, {}));
}

TEST_CASE("accounts that are given are those of the case, others are made under the included name") {
    gv::BusinessCase pool = empty("Pool of all");
    const auto region = pool.account("The region", {.sector = gv::Sector::region});
    const auto fund = pool.account("AI pool", {.parent = region});
    pool.include(project(2026), {.accounts = {{"Pool", fund}, {"Region", region}}});
    std::vector<std::string> names;
    for (const gv::Account& account : pool.state().accounts) names.push_back(account.name());
    CHECK(names == std::vector<std::string>{"The region", "AI pool", "Project/Ward"});
    CHECK(pool.account_named("Project/Ward").parent_name() == "The region");
    CHECK(figures(gv::budget(pool, {.account = fund})) == figures(gv::budget(project(2026), {.account = "Pool"})));
    CHECK(figures(gv::budget(pool, {.account = "Project/Ward"})) == figures(gv::budget(project(2026), {.account = "Ward"})));
    check_round_trip(pool);
}

TEST_CASE("a case whose times are relative, moved by a year, is the case that starts a year later") {
    gv::BusinessCase moved = empty("Pool of all"), later = moved;
    moved.include(project(2026), {.shift = 1});
    later.include(project(2027));
    CHECK(gv::case_text(moved) == gv::case_text(later));
    check_same_figures(moved, later);

    gv::BusinessCase by_month = empty("Pool of all");
    by_month.include(project("2027-10"), {.shift = -1});
    check_same_figures(by_month, project("2026-10"));
}

TEST_CASE("starts by label, by name and by a formula move, and calendar years stay") {
    const auto waves = [](const char* herlev, int gentofte, int planned) {
        const gv::IndexPtr department = gv::make_index("department", {"Herlev", "Gentofte"});
        gv::BusinessCase made = empty("Waves");
        const auto region = made.account("Region", {.sector = gv::Sector::region});
        const gv::Expression go_live =
            made.assume("go-live", gv::by(department, {{"Herlev", gv::Moment(herlev).expression()}, {"Gentofte", gv::Moment(gentofte).expression()}}));
        const gv::Expression delay = made.assume("delay", gv::triangular(0, 1, 2), year);
        const auto cost = [&](gv::Initiative on) {
            on.cost("Licence", 1.2 * MDKK, {.category = "operations", .payer = region});
            on.cost("Review", gv::once(2029, 0.1 * MDKK), {.category = "establishment", .payer = region});
        };
        cost(made.initiative("By label", {.start = gv::Moment(go_live)}));
        cost(made.initiative("By formula", {.start = gv::Moment(gv::at(go_live, department, "Herlev") + gv::Expression(6 * month))}));
        cost(made.initiative("As a whole", {.start = gv::Moment(gv::Moment(planned).expression() + delay)}));
        return made;
    };
    gv::BusinessCase moved = empty("Pool of all"), later = moved;
    moved.include(waves("2026-04", 2027, 2026), {.shift = 1});
    later.include(waves("2027-04", 2028, 2027));
    CHECK(row(gv::budget(moved), "operations") == row(gv::budget(later), "operations"));
    CHECK(are(row(gv::budget(moved), "establishment"), {0, 0, 0, 0.4, 0}));
    CHECK(gv::formula_text(gv::Expression(moved.assumption("Waves/go-live").node()->operands.front())) ==
          gv::formula_text(gv::Expression(later.assumption("Waves/go-live").node()->operands.front())));
    check_round_trip(moved);
}

TEST_CASE("labels come along under the included names, and what has one here keeps it") {
    gv::BusinessCase one = project(2026), pool = empty("Pool of all");
    one.label("Ward", {.danish = "Afdeling"});
    one.label("Rota/Licence", {.danish = "Licens"});
    one.label("operations", {.danish = "Drift"});
    one.label("Project", {.danish = "Projekt"});
    pool.label("operations", {.danish = "Øvrig drift"});
    pool.include(one);
    const gv::NameLabels& labels = pool.state().labels;
    CHECK(labels.of("Project/Ward", gv::Language::danish) == "Afdeling");
    CHECK(labels.of("Project/Rota/Licence", gv::Language::danish) == "Licens");
    CHECK(labels.of("operations", gv::Language::danish) == "Øvrig drift");
    // The label of the included case is that of its names.
    CHECK(labels.of("Project", gv::Language::danish) == "Projekt");
    CHECK(labels.of("Project/Rota", gv::Language::danish) == "Projekt/Rota");
    CHECK(labels.all().size() == 4);
    gv::BusinessCase again = empty("Pool of all");
    again.include(one, {.name = "Again"});
    CHECK(again.state().labels.of("Again/Rota", gv::Language::danish) == "Again/Rota");
    check_round_trip(pool);
}

TEST_CASE("an included case is taken as it is: later changes of it change nothing here") {
    gv::BusinessCase one = project(2026), pool = empty("Pool of all");
    pool.include(one);
    const std::string text = gv::case_text(pool);
    one.initiative_named("Rota").cost("More", 1 * MDKK, {.category = "operations", .payer = one.account_named("Ward")});
    CHECK(gv::case_text(pool) == text);
    pool.initiative_named("Project/Rota").cost("More", 1 * MDKK, {.category = "operations", .payer = pool.account_named("Project/Ward")});
    check_round_trip(pool);
    CHECK(row(gv::budget(pool.with_changes({{"Project/Rota/Cover/effect", 0.0}})), "operations") == row(gv::budget(pool), "operations"));
}

TEST_CASE("what cannot be included is refused by one sentence, and nothing is included") {
    gv::BusinessCase pool = empty("Pool of all");
    const auto fund = pool.account("AI pool", {.sector = gv::Sector::region});
    const auto town = pool.account("Town", {.sector = gv::Sector::municipality});
    const std::string before = gv::case_text(pool);
    const auto refused = [&](const gv::BusinessCase& one, const gv::IncludeOptions& options = {}) {
        const std::string message = message_of<gv::Error>([&] { pool.include(one, options); });
        CHECK(gv::case_text(pool) == before);
        const std::string start = "cannot include '" + one.name() + "' in 'Pool of all': ";
        CHECK(message.starts_with(start));
        return message.substr(std::min(start.size(), message.size()));
    };
    CHECK(refused({"Old", horizon, gv::fixed_prices(2024)}) ==
          "it is in prices of 2024, and here money is in prices of 2026: state both in those of one year");
    CHECK(refused(project(2026), {.accounts = {{"Pol", fund}}}) == "the case 'Project' has no account 'Pol'; did you mean 'Pool'?");
    CHECK(refused(project(2026), {.accounts = {{"Pool", town}}}) ==
          "its account 'Pool' is of the sector 'region' and cannot be 'Town', which is of 'municipality'");
    CHECK(refused(project(2026), {.accounts = {{"Pool", fund}, {"Pool", fund}}}) == "its account 'Pool' is given twice");
    CHECK(refused(project(2026), {.accounts = {{"Pool", gv::Account("AI pool", gv::Sector::state)}}}) ==
          "the account 'AI pool' belongs to another case: take that of 'Pool of all'");
    CHECK(refused(project(2026), {.name = "A/B"}) ==
          "an included case cannot be named 'A/B': / [ ] * ? and control characters have a meaning in paths");
    CHECK(refused(project(2026), {.shift = 5}) ==
          "the initiative 'Project/Rota' starts in 2031, outside the horizon 2026-2030: it would post nothing");

    gv::BusinessCase longer = empty("Longer", {2026, 2035});
    const auto region = longer.account("Region", {.sector = gv::Sector::region});
    longer.initiative("A", {.start = 2026}).cost("Late", gv::once(2034, 1 * MDKK), {.category = "operations", .payer = region});
    CHECK(refused(longer) == "'Longer/A/Late': the time 2034 of 'once(2034, 1 MDKK)' is outside the horizon 2026-2030: it would post "
                             "nothing; 'Longer' is written for 2026-2035, 'Pool of all' covers 2026-2030: let it cover the years of both");

    gv::BusinessCase other = empty("Other");
    other.assume("demand", gv::by(gv::make_index("department", {"Herlev"}), {{"Herlev", 1}}));
    other.assume("visits", gv::Expression(3 * gv::count<"visit">));
    gv::BusinessCase clashing = empty("Clashing");
    clashing.assume("demand", gv::by(gv::make_index("department", {"Gentofte"}), {{"Gentofte", 1}}));
    pool.include(other);
    const std::string with_other = gv::case_text(pool);
    CHECK(case_error([&] { pool.include(clashing); }) ==
          "cannot include 'Clashing' in 'Pool of all': two indexes are called 'department' and have other labels: in one case a name "
          "is one of them, rename one");
    gv::BusinessCase levels = empty("Levels");
    levels.assume("visits", gv::Expression(3 * gv::level<"visit">));
    CHECK(case_error([&] { pool.include(levels); }) ==
          "cannot include 'Levels' in 'Pool of all': two different units are called 'visit': in one case a name is one of them, rename one");
    CHECK(case_error([&] { pool.include(other); }) ==
          "cannot include 'Other' in 'Pool of all': a case of that name is included already: include it by another name");
    CHECK(case_error([&] { pool.initiative("Other", {.start = 2026}); }) ==
          "an initiative cannot be named 'Other': that is the name of an included case, under which its own names stand");
    CHECK(gv::case_text(pool) == with_other);
    pool.include(other, {.name = "Once more"});
    CHECK(case_error([&] { pool.include(other, {.name = "Town"}); }) ==
          "cannot include 'Other' in 'Pool of all': an account, an initiative, a staff group or a resource here is called 'Town': include it "
          "by another name");
    check_round_trip(pool);
}

TEST_CASE("a pool that includes cases may be included itself") {
    gv::BusinessCase inner = empty("Inner"), outer = empty("Outer");
    inner.include(every_word());
    outer.include(inner, {.name = "All"});
    CHECK(outer.state().scopes == std::vector<std::string>{"All", "All/Every word", "All/Every word/Wards"});
    check_same_figures(outer, every_word());
    check_round_trip(outer);
}

TEST_CASE("what a change has fixed keeps its seat, its correlation and its place in an included case") {
    const gv::BusinessCase one = every_word().with_changes({{"share", 20}, {"derived", gv::Expression(900 * gv::count<"exam">)}});
    gv::BusinessCase pool = empty("Pool of all");
    pool.include(one);
    check_same_figures(pool, one);
    check_round_trip(pool);
    for (const gv::NodePtr& node : one.state().assumptions)
        CHECK(pool.assumption("Every word/" + node->assumption().path).node()->assumption().seat == node->assumption().seat);
}

TEST_CASE("a model file is included as the case it holds") {
    const std::string path = temporary_file("included.json");
    gv::save(project(2026), path);
    gv::BusinessCase from_file = empty("Pool of all"), from_case = from_file;
    gv::include(from_file, path, {.shift = 1});
    from_case.include(project(2026), {.shift = 1});
    CHECK(gv::case_text(from_file) == gv::case_text(from_case));
    CHECK(message_of<gv::FileError>([&] { gv::include(from_file, path + ".not"); }).find("included.json.not") != std::string::npos);
}

TEST_CASE("what included cases share is one variable under the name without a scope, what they do not is independent") {
    gv::BusinessCase pool = empty("Pool of all");
    pool.include(project(2026, "First"));
    pool.include(project(2027, "Second"));
    const gv::BusinessCase apart = pool;
    const std::string of_first = "First/price of two hours", of_second = "Second/price of two hours";
    CHECK(std::abs(correlation_of(drawn(apart, of_first), drawn(apart, of_second))) < 4 / std::sqrt(16'384.0));
    const std::optional<std::uint32_t> seat = pool.assumption("First/price").node()->assumption().seat;

    pool.share({"price", "Nurses/*"});
    CHECK(pool.assumption("price").node()->assumption().seat == seat);
    CHECK(case_error([&] { static_cast<void>(pool.assumption("Second/price")); }).starts_with("the case 'Pool of all' has no assumption"));
    for (const char* path : {"price", "Nurses/pay", "Nurses/net hours"}) static_cast<void>(pool.assumption(path));
    check_same_figures(pool, apart);
    check_round_trip(pool);
    check_same_figures(pool.with_changes({{"price", 800}, {"Nurses/pay", 700'000}}),
                       apart.with_changes({{"*/price", 800}, {"*/Nurses/pay", 700'000}}));

    CHECK(drawn(pool, of_first) == drawn(pool, of_second));
}

TEST_CASE("a shared assumption joins that of the case, whenever it was defined") {
    for (const bool before : {true, false}) {
        gv::BusinessCase pool = empty("Pool of all");
        const auto own = [&] { static_cast<void>(pool.assume("price", gv::pert(620, 760, 950), DKK / staff_hour, {.source = "tender"})); };
        if (before) own();
        pool.include(project(2026));
        if (!before) own();
        const std::optional<std::uint32_t> seat = pool.assumption("price").node()->assumption().seat;
        const gv::NodePtr handle = pool.assumption("price").node();
        pool.share({"pric?"});
        CHECK(pool.assumption("price").node()->assumption().source == "tender");
        CHECK(pool.assumption("price").node()->assumption().seat == seat);
        CHECK(pool.assumption("price").node() == handle);
        check_same_figures(pool, project(2026));
        check_round_trip(pool);
    }
}

TEST_CASE("definitions that depend on others are shared with what they depend on, and correlations are merged") {
    const auto with_wage = [](const std::string& name) {
        gv::BusinessCase made = empty(name);
        const gv::Expression wage = made.assume("wage", gv::normal(400, 20), DKK / staff_hour);
        made.assume("evening wage", wage * 1.5);
        made.assume("demand", gv::uniform(1, 2));
        made.correlate(gv::correlation({"wage", "demand"}, 0.5));
        return made;
    };
    gv::BusinessCase pool = empty("Pool of all");
    pool.include(with_wage("A"));
    pool.include(with_wage("B"));
    const std::string before = gv::case_text(pool);
    CHECK(case_error([&] { pool.share({"evening wage"}); }) ==
          "cannot share 'A/evening wage' and 'B/evening wage', which are defined differently: 'A/wage' * 1.5 and 'B/wage' * 1.5; define "
          "them alike, share what they depend on too, or leave them apart");
    CHECK(case_error([&] { pool.share({"*wage"}); }) == 
          "cannot share what moves together with others: the assumption 'wage' is in two correlations: state them as one matrix, share "
          "all that it holds, or leave it apart");
    CHECK(gv::case_text(pool) == before);
    pool.share({"*"});
    REQUIRE(pool.state().correlations.size() == 1);
    CHECK(pool.state().correlations.front().paths == std::vector<std::string>{"wage", "demand"});
    CHECK(pool.state().assumptions.size() == 3);
    check_round_trip(pool);
}

TEST_CASE("what cannot be shared is refused by one sentence, and nothing is shared") {
    gv::BusinessCase pool = empty("Pool of all");
    CHECK(case_error([&] { pool.share({"price"}); }) == "the case 'Pool of all' has nothing to share: it includes no other case yet");
    pool.include(project(2026, "First"));
    CHECK(case_error([&] { pool.share({"price"}); }) ==
          "nothing is shared by 'price': 'First/price' is the only assumption of its name; two cases must call it the same");
    pool.include(project(2026, "Second").with_changes({{"price", gv::pert(620, 770, 950)}}));
    const std::string before = gv::case_text(pool);
    CHECK(case_error([&] { pool.share({"Nurses/*", "prices"}); }) ==
          "nothing is shared by 'prices': no included case has an assumption of such a name; did you mean 'price'?");
    CHECK(case_error([&] { pool.share({"effect"}); }) ==
          "nothing is shared by 'effect': no included case has an assumption of such a name; did you mean 'Rota/Cover/effect', or "
          "'*/effect'?");
    CHECK(case_error([&] { pool.share({"First/price"}); }) ==
          "nothing is shared by 'First/price': no included case has an assumption of such a name; names are those inside it, without "
          "'First/'");
    CHECK(case_error([&] { pool.share({"weather"}); }) ==
          "nothing is shared by 'weather': no included case has an assumption of such a name; it has 'Nurses/net hours', 'Nurses/pay', "
          "'Rota/Cover/effect', 'Rota/start', 'price', 'price of two hours'");
    CHECK(case_error([&] { pool.share({"price"}); }) ==
          "cannot share 'First/price' and 'Second/price', which are defined differently: pert(620, 760, 950) DKK/staff hour and pert(620, "
          "770, 950) DKK/staff hour; define them alike, share what they depend on too, or leave them apart");
    CHECK(gv::case_text(pool) == before);
}
