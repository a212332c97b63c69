// SPDX-License-Identifier: Apache-2.0
// What a case says to bad input, to the letter: where, what, and how to mend it.
#include <limits>

#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2029);
constexpr auto exam = gv::count<"exam">;

struct Pool {
    gv::BusinessCase business_case{"AI pool", horizon, gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account radiology = business_case.account("Radiology", {.parent = region});
    gv::Expression exams = business_case.assume("exams", gv::pert(80e3, 90e3, 100e3), exam);
    gv::Expression wages = business_case.assume("wages", 5 * MDKK);
    gv::Expression posts = business_case.assume("posts", 2 * staff_year);
    gv::StaffGroup doctors = business_case.staff_group(
        "Doctors", {.pay = 1.1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    gv::Initiative x = business_case.initiative("Spine", {.start = 2026});

    void cost(const gv::Expression& amount, const std::string& category = "operations") {
        x.cost("Licence", amount, {.category = category, .payer = radiology});
    }
    void benefit(const gv::Expression& potential, gv::BenefitOptions options = {}) {
        if (!options.receiver) options.receiver = radiology;
        if (!options.staff) options.staff = doctors;
        x.benefit("Time", potential, options);
    }
    void benefit(gv::BenefitOptions options) { benefit(1'000 * staff_hour, std::move(options)); }
};

}  // namespace

TEST_CASE("bad input: units that cannot be added or compared") {
    Pool p;
    const gv::Expression staff = p.business_case.assume("reading", 5 * staff_hour);
    const gv::Expression patients = p.business_case.assume("visits", 5 * patient_hour);
    const gv::Expression fee = p.business_case.assume("fee", 5 * EUR);
    CHECK(unit_error([&] { p.cost(p.wages + p.posts); }) ==
          "cannot add 'wages' [MDKK] and 'posts' [staff year]; a staff group's pay turns staff-years into money");
    CHECK(unit_error([&] { p.cost(staff + patients); }) == "cannot add 'reading' [staff hour] and 'visits' [patient "
                                                           "hour]; staff time and patient time are two bottom lines");
    CHECK(unit_error([&] { p.cost(p.wages + fee); }) ==
          "cannot add 'wages' [MDKK] and 'fee' [EUR]; an exchange rate between two currencies is an assumption");
    CHECK(unit_error([&] { p.cost(p.wages / p.posts + p.wages / p.exams); }) ==
          "cannot add 'wages / posts' [MDKK/staff year] and 'wages / exams' [MDKK/exam]");
    // A division of incompatible units is a unit of its own, refused where another is needed.
    CHECK(unit_error([&] { p.cost(p.wages / staff); }) ==
          "the cost 'Spine/Licence' must be money a year, but 'wages / reading' is [MDKK/staff hour]");
    CHECK(unit_error([&] { p.benefit({.chain = {{"captured", staff / patients}}}); }) ==
          "the link 'captured' of 'Spine/Time' must be a plain number between 0 and 1, but 'reading / visits' is "
          "[staff hour/patient hour]");
}

TEST_CASE("bad input: paid hours where worked hours are meant") {
    Pool p;
    CHECK(unit_error([&] { p.benefit(gv::Expression(5 * paid_hour)); }) ==
          "the potential of 'Spine/Time' must be worked time, staff-years, patient time, waiting, money or a count a "
          "year, but '5 paid hour' is "
          "[paid hour]; paid time is gross and worked time is net: a staff-year of a staff group has both");
    CHECK(unit_error([&] {
              static_cast<void>(p.business_case.staff_group(
                  "Nurses", {.pay = 1 * MDKK / staff_year, .net_hours = 1'924 * paid_hour / staff_year}));
          }) == "the net hours of 'Nurses' must be worked time a staff-year, but '1924 paid hour/staff year' is [paid "
                "hour/staff year]; "
                "paid time is gross and worked time is net: a staff-year of a staff group has both");
    CHECK(unit_error([&] {
              static_cast<void>(p.business_case.staff_group(
                  "Nurses", {.pay = 1 * MDKK, .net_hours = 1'500 * staff_hour / staff_year}));
          }) == "the pay of 'Nurses' must be money a staff-year, but '1 MDKK' is [MDKK]");
}

TEST_CASE("bad input: lines in a unit they cannot have") {
    Pool p;
    CHECK(unit_error([&] { p.cost(p.exams); }) ==
          "the cost 'Spine/Licence' must be money a year, but 'exams' is [exam]");
    CHECK(unit_error([&] { p.cost(gv::Expression(5)); }) ==
          "the cost 'Spine/Licence' must be money a year, but '5' is [number]");
    CHECK(unit_error([&] { p.x.staff("Team", p.wages, {.payer = p.region, .staff = p.doctors}); }) ==
          "the staff cost 'Spine/Team' must be staff-years, but 'wages' is [MDKK]");
    CHECK(unit_error([&] { p.x.staff("Team", p.posts, {.rate = 5 * MDKK, .payer = p.region}); }) ==
          "the rate of 'Spine/Team' must be money a staff-year, but '5 MDKK' is [MDKK]");
    CHECK(unit_error([&] { p.benefit(p.exams * p.exams); }) ==
          "the potential of 'Spine/Time' must be worked time, staff-years, patient time, waiting, money or a count a "
          "year, but 'exams * exams' is [exam^2]");
    CHECK(unit_error([&] { p.business_case.appropriate(p.region, "operations", p.posts); }) ==
          "the appropriation 'operations' on 'Region' must be money a year, but 'posts' is [staff year]");
    CHECK(unit_error([&] { p.business_case.appropriate(p.region, "operations", p.wages, {.staff = p.wages}); }) ==
          "the staff of the appropriation 'operations' on 'Region' must be staff-years, but 'wages' is [MDKK]");
    CHECK(unit_error([&] { static_cast<void>(p.business_case.initiative("Y", {.start = p.wages})); }) ==
          "the start of 'Y' must be a point in time, as 2027 or \"2027-06\", but '5 MDKK' is [MDKK]");
    CHECK(unit_error([&] {
              p.x.cost("Licence", p.wages, {.category = "operations", .payer = p.region, .until = p.wages});
          }) == "the end of 'Spine/Licence' must be a point in time, as 2027 or \"2027-06\", but '5 MDKK' is [MDKK]");
}

TEST_CASE("bad input: times that can never be") {
    Pool p;
    const gv::Expression wages = p.wages;
    const auto cost = [&](const gv::CostOptions& options) {
        return case_error([&] { p.x.cost("Licence", wages, options); });
    };
    const auto until = [&](const gv::Moment& moment) {
        return cost({.category = "operations", .payer = p.region, .until = moment});
    };
    const std::string advice = ", which is no year: write a year as 2027, or a month as \"2027-06\"";
    CHECK(until(1e300) == "the end of 'Spine/Licence' is 1e+300 year" + advice);
    CHECK(until(10'000) == "the end of 'Spine/Licence' is 10000 year" + advice);
    CHECK(until(gv::Expression(1e300 * year) + gv::Expression(21 * month)) == "the end of 'Spine/Licence' is 1e+300 year + 21 month" + advice);
    CHECK(case_error([&] { static_cast<void>(gv::Moment(gv::Expression(1e308 * year) + gv::Expression(21 * month))); }) ==
          "a number of a case must be finite, not infinite: state the value, or gv.missing");
    CHECK(until(gv::start + 1e300) == "the end of 'Spine/Licence' is start + 1e+300 year" + advice);
    CHECK(case_error([&] { static_cast<void>(p.business_case.initiative("Y", {.start = 2026, .until = 1e300})); }) ==
          "the end of 'Y' is 1e+300 year" + advice);
    const auto handed_over = [&](const gv::Moment& moment) {
        return cost({.category = "operations", .payer = p.region, .handover = gv::HandoverOption{moment, p.radiology}});
    };
    CHECK(handed_over(1e300) == "the handover of 'Spine/Licence' is 1e+300 year" + advice);
    CHECK(handed_over(2030) == "'Spine/Licence' is handed over in 2030, outside the horizon 2026-2029: it would never happen");
    const gv::Expression agreed = p.business_case.assume("agreed", gv::Moment(2050).expression());
    CHECK(handed_over(agreed) == "'Spine/Licence' is handed over in 2050, outside the horizon 2026-2029: it would never happen");
    // An end after the horizon is that of the plan; a handover some years after a start is cut off by it.
    CHECK(until(2050) == "(nothing was thrown)");
    CHECK(case_error([&] {
              p.x.cost("Support", wages, {.category = "operations", .payer = p.region, .handover = gv::HandoverOption{gv::start + 10, p.radiology}});
          }) == "(nothing was thrown)");
    const auto decided = [&](int year_of_decision) {
        return case_error([&] { static_cast<void>(p.business_case.assume("gate", gv::bernoulli(0.5), {.decided = year_of_decision})); });
    };
    CHECK(decided(-1) == "the assumption 'gate' is decided in -1, more than 100 years before the horizon 2026-2029");
    CHECK(decided(202) == "the assumption 'gate' is decided in 202, more than 100 years before the horizon 2026-2029");
    CHECK(decided(2024) == "(nothing was thrown)");
}

TEST_CASE("bad input: shares outside 0 to 1") {
    Pool p;
    CHECK(case_error([&] { p.benefit({.chain = {{"captured", 1.2}}}); }) ==
          "the link 'captured' of 'Spine/Time' must lie between 0 and 1, not 1.2");
    CHECK(
        case_error([&] { p.benefit({.chain = {{"captured", gv::normal(0.5, 0.2)}}}); }) ==
        "the link 'captured' of 'Spine/Time' must lie between 0 and 1, but normal(0.5, 0.2) reaches from -inf to inf: "
        "take a distribution on 0 to 1, as beta, or pert(0.2, 0.5, 0.7)");
    CHECK(
        case_error([&] { p.benefit({.chain = {{"captured", p.x.assume("high", gv::uniform(0.5, 1.1))}}}); }) ==
        "the link 'captured' of 'Spine/Time' must lie between 0 and 1, but uniform(0.5, 1.1) reaches from 0.5 to 1.1: "
        "take a distribution on 0 to 1, as beta, or pert(0.2, 0.5, 0.7)");
    CHECK(case_error([&] { p.benefit({.chain = {{"captured", gv::years(2026, {0.5, 1, 1, 2})}}}); }) ==
          "the link 'captured' of 'Spine/Time' must lie between 0 and 1, not years(2026, 0.5, 1, 1, 2)");
    CHECK(case_error([&] { p.benefit({.chain = {{"captured", gv::ramp(2026, 2028, gv::Expression(1)) + 1.5}}}); }) ==
          "the link 'captured' of 'Spine/Time' must lie between 0 and 1, not ramp(2026, 2028, 1) + 1.5, which is 1.5 "
          "or more");
    CHECK(unit_error([&] { p.benefit({.chain = {{"captured", p.exams}}}); }) ==
          "the link 'captured' of 'Spine/Time' must be a plain number between 0 and 1, but 'exams' is [exam]");
    const auto department = gv::make_index("department", {"Herlev", "Gentofte"});
    CHECK(case_error([&] {
              p.benefit({.chain = {{"captured", gv::by(department, {{"Herlev", 0.5}, {"Gentofte", 50}})}}});
          }) == "the link 'captured' of 'Spine/Time' must lie between 0 and 1, not 50: 50 percent is 0.5");
    CHECK(case_error([&] { p.benefit({.fate = {{"quality", 1.2}, {"capacity", -0.2}}}); }) ==
          "the share of 'quality' in 'Spine/Time' must lie between 0 and 1, not 1.2");
    // What is no share is refused as such, before all of them are summed.
    CHECK(case_error([&] { p.benefit({.fate = {{"quality", 0.5}, {"capacity", 60}}}); }) ==
          "the share of 'capacity' in 'Spine/Time' must lie between 0 and 1, not 60: 60 percent is 0.6");
    CHECK(case_error([&] { p.benefit({.fate = {{"quality", 60}, {"capacity", gv::rest}}}); }) ==
          "the share of 'quality' in 'Spine/Time' must lie between 0 and 1, not 60: 60 percent is 0.6");
    CHECK(case_error([&] { p.benefit({.fate = {{"quality", 1e300}, {"capacity", 0.5}}}); }) ==
          "the share of 'quality' in 'Spine/Time' must lie between 0 and 1, not 1e+300");
    CHECK(unit_error([&] { p.benefit({.fate = {{"quality", 0.5}, {"capacity", gv::Expression(1 * MDKK)}}}); }) ==
          "the share of 'capacity' in 'Spine/Time' must be a plain number between 0 and 1, but '1 MDKK' is [MDKK]");
    CHECK(case_error([&] { p.benefit({.chain = {{"a", 0.5}, {"a", 0.5}}}); }) ==
          "the chain of 'Spine/Time' has the link 'a' twice");
    CHECK(case_error([&] { p.benefit({.chain = {{"a/b", 0.5}}}); }) ==
          "a link of a chain cannot be named 'a/b': / [ ] * ? and control characters have a meaning in paths");
}

TEST_CASE("bad input: the gate of an initiative that is no share, though no line stands under it") {
    Pool p;
    const auto refused = [&](const gv::Expression& given) {
        try {
            static_cast<void>(p.business_case.initiative("Roll-out", {.start = 2026, .given = given}));
        } catch (const gv::Error& error) {
            return error.argument() + ": " + error.what();
        }
        return std::string("nothing");
    };
    CHECK(refused(60) == "given: the gate of 'Roll-out' must lie between 0 and 1, not 60: 60 percent is 0.6");
    CHECK(refused(gv::Expression(5 * DKK)) ==
          "given: the gate of 'Roll-out' must be a plain number between 0 and 1, but 'Roll-out/given' is [DKK]");
    const gv::Expression holds = p.business_case.assume("holds", gv::Expression(0.5));
    static_cast<void>(p.business_case.initiative("Roll-out", {.start = 2026, .given = holds}));
    CHECK(case_error([&] { static_cast<void>(p.business_case.with_changes({{"holds", 1.5}})); }) ==
          "the gate of 'Roll-out' must lie between 0 and 1, not 1.5");
}

TEST_CASE("bad input: fates that do not share all of the benefit") {
    Pool p;
    CHECK(case_error([&] { p.benefit({.fate = {{"quality", 0.5}, {"capacity", 0.4}}}); }) ==
          "'Spine/Time' has fates that do not sum to one: 0.5 + 0.4 = 0.9; give one of them the rest");
    CHECK(case_error([&] { p.benefit({.fate = {{"capacity", 0.5}}}); }) ==
          "'Spine/Time' has fates that do not sum to one: 0.5; give one of them the rest");
    CHECK(case_error([&] { p.benefit({.fate = {{"quality", 0.2}, {"capacity", 0.7}}}); }) ==
          "'Spine/Time' has fates that do not sum to one: 0.2 + 0.7 = 0.9; give one of them the rest");
    CHECK(case_error([&] { p.benefit({.fate = {{"quality", gv::rest}, {"capacity", gv::rest}}}); }) ==
          "'Spine/Time' has 2 fates with the rest; one at most can have it");
    CHECK(case_error([&] {
              p.benefit({.fate = {{"quality", 0.5}, {"capacity", 0.7}, {"shorter queue", gv::rest}}});
          }) == "'Spine/Time' has fates with 0.5 + 0.7 = 1.2, which leaves no rest");
    const auto site = gv::make_index("site", {"north", "south"});
    const auto by_site = [&](double north, double south) {
        return gv::Expression(gv::by(site, {{"north", north}, {"south", south}}));
    };
    const gv::Expression hours = by_site(100, 200) * gv::Expression(1 * staff_hour);
    CHECK(case_error([&] { p.benefit(hours, {.fate = {{"quality", by_site(0.6, 0.5)}, {"capacity", 0.4}}}); }) ==
          "'Spine/Time' has fates that do not sum to one for [south]: 0.5 + 0.4 = 0.9; give one of them the rest");
    CHECK(case_error([&] {
              p.benefit(hours, {.fate = {{"quality", 0.5}, {"capacity", by_site(0.2, 0.7)}, {"shorter queue", gv::rest}}});
          }) == "'Spine/Time' has fates with 0.5 + 0.7 = 1.2 for [south], which leaves no rest");
    // Shares by label that sum to one for each label are as good as numbers that do.
    gv::BusinessCase copy = p.business_case;
    copy.initiative_named("Spine").benefit(
        "Time", hours,
        {.receiver = p.radiology,
         .staff = p.doctors,
         .fate = {{"quality", by_site(0.7, 0.1)}, {"capacity", by_site(0.2, 0.7)}, {"shorter queue", by_site(0.1, 0.2)}}});
    CHECK(are(row(gv::people(copy), "capacity"), std::vector<double>(4, (20 + 140) / 1'500.)));
    CHECK(case_error([&] { p.benefit({.fate = {{"quality", gv::beta(2, 3)}, {"capacity", 0.4}}}); }) ==
          "'Spine/Time' has a fate with an uncertain share; then one of the fates must have the rest, so that they sum "
          "to one");
    CHECK(case_error([&] { p.benefit({.fate = {{"quality", 0.5}, {"quality", 0.5}}}); }) ==
          "'Spine/Time' has the fate 'quality' twice");
    CHECK(case_error([] { static_cast<void>(gv::Fate("qualitty")); }) ==
          "'qualitty' is not a standard fate; did you mean 'quality'?");
    CHECK(case_error([] { static_cast<void>(gv::Fate("holidays")); }) ==
          "'holidays' is not a standard fate; an own fate states whether it is cash: Fate(\"holidays\", cash)");
    CHECK(case_error([&] { p.benefit({.fate = {{gv::Fate("net", false), 1}}}); }) ==
          "a fate cannot be called 'net': that is the key of another row of the tables");
}

TEST_CASE("bad input: fates that tables could not tell apart") {
    Pool p;
    CHECK(case_error([] { static_cast<void>(gv::Fate("posts closed", false)); }) ==
          "'posts closed' is a standard fate and cash: take it as it is, Fate(\"posts closed\"), or give an own fate "
          "another name");
    CHECK(case_error([] { static_cast<void>(gv::Fate("quality", true)); }) ==
          "'quality' is a standard fate and not cash: take it as it is, Fate(\"quality\"), or give an own fate another "
          "name");
    CHECK(gv::Fate("posts closed", true).cash());
    p.benefit({.fate = {{gv::Fate("training", false), 1}}});
    const gv::Initiative y = p.business_case.initiative("Rota", {.start = 2026});
    CHECK(case_error([&] {
              gv::Initiative(y).benefit(
                  "Shifts", 5 * staff_hour,
                  {.receiver = p.radiology, .staff = p.doctors, .fate = {{gv::Fate("training", true), 1}},
                   .value = {{"training", 1 * DKK / staff_hour}}});
          }) == "'Rota/Shifts' has the fate 'training' as cash, but 'Spine/Time' has it as not cash: a fate is one or "
                "the other, give one of them another name");
    for (const char* name : {"Net", "Netto", "Hired", "Ansat", "At hand", "Freed, without a stated use"})
        CHECK(case_error([&] { Pool().benefit({.fate = {{gv::Fate(name, false), 1}}}); }) ==
              "a fate cannot be called '" + std::string(name) + "': that is what another row of the tables is called");
    for (const char* name : {"Kapacitet", "Capacity", "KAPACITET"})
        CHECK(case_error([&] { Pool().benefit({.fate = {{gv::Fate(name, false), 1}}}); }) ==
              "'Spine/Time' has the fate '" + std::string(name) +
                  "', which is the standard fate 'capacity' (Capacity, Kapacitet in the tables): write 'capacity'");
}

TEST_CASE("bad input: categories that read like a standard one or a row of the tables") {
    Pool p;
    const auto refusal = [&](const char* category) { return case_error([&] { p.cost(p.wages, category); }); };
    for (const char* name : {"Løn", "LØN", "løn", "Payroll", "pay roll", "payrolls"})
        CHECK(refusal(name) == "the cost 'Spine/Licence' has the category '" + std::string(name) +
                                   "', which is the standard category 'payroll' (Payroll, Løn in the tables): write "
                                   "'payroll'");
    CHECK(refusal("operatons") ==
          "the cost 'Spine/Licence' has the category 'operatons', which is hardly another than a standard one; did you mean "
          "'operations'? An own category has a name of its own");
    CHECK(refusal("operation") == "the cost 'Spine/Licence' has the category 'operation', which is the standard "
                                  "category 'operations' (Other operations, Øvrig drift in the tables): write "
                                  "'operations'");
    CHECK(case_error([&] { p.business_case.appropriate(p.region, "øvrig drift", p.wages); }) ==
          "an appropriation on 'Region' has the category 'øvrig drift', which is the standard category 'operations' "
          "(Other operations, Øvrig drift in the tables): write 'operations'");
    for (const char* name : {"Total", "Udgifter i alt", "Årsværk", "staff years"})
        CHECK(refusal(name) == "a category cannot be called '" + std::string(name) +
                                   "': that is what another row of the tables is called");
    CHECK(refusal("Drift") == "(nothing was thrown)");
}

TEST_CASE("bad input: fates and their values") {
    Pool p;
    const gv::FateValue temps{"temps avoided", 700 * DKK / staff_hour};
    CHECK(case_error([&] { p.benefit({.fate = {{"temps avoided", 1}}}); }) ==
          "'Spine/Time' has the cash fate 'temps avoided': state its value, money for a unit of the potential [staff "
          "hour]");
    CHECK(case_error([&] { p.benefit(5 * exam, {.fate = {{"posts closed", 1}}}); }) ==
          "'Spine/Time' has the cash fate 'posts closed': state its value, money for a unit of the potential [exam]");
    CHECK(case_error([&] { p.benefit({.fate = {{"quality", 1}}, .value = {temps}}); }) ==
          "'Spine/Time' gives a value to 'temps avoided', which is not among its fates");
    CHECK(case_error([&] {
              p.benefit({.fate = {{"temps avoided", 1}}, .value = {{"temp avoided", 5 * DKK / staff_hour}}});
          }) ==
          "'Spine/Time' gives a value to 'temp avoided', which is not among its fates; did you mean 'temps avoided'?");
    CHECK(case_error([&] { p.benefit({.fate = {{"temps avoided", 1}}, .value = {temps, temps}}); }) ==
          "'Spine/Time' gives the fate 'temps avoided' a value twice");
    CHECK(unit_error([&] {
              p.benefit({.fate = {{"temps avoided", 1}}, .value = {{"temps avoided", 700 * DKK / exam}}});
          }) == "the value of 'temps avoided' in 'Spine/Time' must be money for a unit of the potential [staff hour], "
                "but '700 DKK/exam' is [DKK/exam]");
    CHECK(case_error([&] {
              p.benefit(p.wages, {.fate = {{"temps avoided", 1}}, .value = {{"temps avoided", gv::Expression(2)}}});
          }) ==
          "'Spine/Time' gives a value to 'temps avoided', but its potential is money already: leave the value out");
    CHECK(case_error([&] { p.benefit(p.wages); }) ==
          "'Spine/Time' gains money: say by a fate whether it is cash, as purchases avoided");
    CHECK(case_error([&] { p.x.benefit("Time", 5 * staff_hour, {.receiver = p.region}); }) ==
          "'Spine/Time' frees staff time: say whose, by a staff group, so that it counts as staff-years");
}

TEST_CASE("bad input: a negative potential suggests a burden") {
    Pool p;
    const std::string burden = "; time or events that are taken are a burden, not a negative benefit";
    CHECK(case_error([&] { p.benefit(gv::Expression(-5 * staff_hour)); }) ==
          "the potential of 'Spine/Time' is negative: -5 staff hour" + burden);
    CHECK(case_error([&] { p.benefit(p.exams * gv::Expression(-5 * staff_hour / exam)); }) ==
          "the potential of 'Spine/Time' is negative: exams * -5 staff hour/exam" + burden);
    CHECK(case_error([&] { p.benefit(gv::years(2026, {3, 2, 1, -1}) * staff_hour); }) ==
          "the potential of 'Spine/Time' is negative: years(2026, 3, 2, 1, -1) staff hour" + burden);
    CHECK(case_error([&] { p.benefit(p.x.assume("saved", -2 * staff_hour)); }) ==
          "the potential of 'Spine/Time' is negative: -2 staff hour" + burden);
    // One that is likely to be positive is checked on every run.
    p.benefit(p.exams * gv::Expression(gv::normal(3, 1)) * (1 * staff_minute / exam));
}

TEST_CASE("bad input: a negative cost suggests a benefit") {
    Pool p;
    const std::string cost = "the cost 'Spine/Licence' is negative: ";
    const std::string income = "; income and savings are benefits in money with a fate, as purchases avoided";
    CHECK(case_error([&] { p.cost(gv::Expression(-5 * MDKK)); }) == cost + "-5 MDKK" + income);
    CHECK(case_error([&] { p.cost(-p.wages); }) == cost + "-wages" + income);
    CHECK(case_error([&] { p.cost(gv::years(2026, {3, 2, 1, -1}) * MDKK); }) ==
          cost + "years(2026, 3, 2, 1, -1) MDKK" + income);
    CHECK(case_error([&] { p.cost(gv::once(gv::start, -5 * MDKK)); }) == cost + "once(start, -5 MDKK)" + income);
    CHECK(case_error([&] { p.cost(gv::uniform(-2, -1) * MDKK); }) == cost + "uniform(-2, -1) MDKK" + income);
    const auto staff = [&](const gv::Expression& amount, const gv::Expression& rate) {
        return case_error([&] { p.x.staff("Team", amount, {.rate = rate, .payer = p.region}); });
    };
    const gv::Expression rate = p.wages / p.posts;
    CHECK(staff(-p.posts, rate) ==
          "the staff cost 'Spine/Team' is negative: -posts; staff that is freed is a benefit in staff-years");
    CHECK(staff(p.posts, gv::Expression(-1 * MDKK / staff_year)) ==
          "the rate of 'Spine/Team' is negative: -1 MDKK/staff year; it is what a staff-year costs");
    // What may be either is left to the draws.
    p.cost(gv::Expression(gv::uniform(4, 6) * MDKK) - gv::Expression(5 * MDKK));
    p.x.cost("Energy", gv::normal(1, 1) * MDKK, {.category = "operations", .payer = p.region});
    p.x.cost("Nothing", 0 * MDKK, {.category = "operations", .payer = p.region});
    p.x.cost("Rent", p.wages, {.category = "operations", .payer = p.region});
    CHECK(case_error([&] { static_cast<void>(p.business_case.with_changes({{"wages", -5}}).state()); }) ==
          "the cost 'Spine/Rent' is negative: -5 MDKK" + income);
}

TEST_CASE("bad input: what belongs to no account, category or index") {
    Pool p;
    CHECK(case_error([&] { static_cast<void>(p.business_case.account_named("Radiolgy")); }) ==
          "the case 'AI pool' has no account 'Radiolgy'; did you mean 'Radiology'?");
    CHECK(case_error([&] { static_cast<void>(p.business_case.account_named("Sales")); }) ==
          "the case 'AI pool' has no account 'Sales'; it has 'Region', 'Radiology'");
    CHECK(case_error([&] { p.x.cost("Licence", p.wages, {.category = "operations"}); }) ==
          "the line 'Licence' needs a payer, an account");
    CHECK(case_error([&] { p.x.benefit("Time", p.posts, {.staff = p.doctors}); }) ==
          "the line 'Time' needs a receiver, an account; a count may have none, and only drive other benefits");
    CHECK(case_error([&] { p.x.cost("Licence", p.wages, {.payer = p.region}); }) ==
          "the cost 'Spine/Licence' needs a category, as establishment, payroll, operations or an own one");
    CHECK(case_error([&] { p.cost(p.wages, "total"); }) ==
          "a category cannot be called 'total': that is the key of another row of the tables");
    CHECK(case_error([&] { p.business_case.appropriate(p.region, "", p.wages); }) ==
          "an appropriation on 'Region' needs a category, as establishment, payroll, operations or an own one");
    p.business_case.appropriate(p.region, "operations", p.wages);
    CHECK(case_error([&] { p.business_case.appropriate(p.region, "operations", p.wages); }) ==
          "the appropriation 'operations' on 'Region' is defined twice: where both are set aside, give one a name");
    CHECK(case_error([&] { p.x.staff("Team", p.posts, {.payer = p.region}); }) ==
          "the staff cost 'Spine/Team' needs a rate, money a staff-year, or a staff group");
    const auto department = gv::make_index("department", {"Herlev", "Gentofte"});
    const auto accounts = p.business_case.accounts(department, {.parent = p.region});
    CHECK(case_error([&] { p.x.cost("Licence", p.wages, {.category = "operations", .payer = accounts}); }) ==
          "'Spine/Licence' is posted to accounts by 'department', but its amount 'wages' does not run over "
          "'department': say how it is split, by label");
    const auto other = gv::make_index("department", {"Herlev", "Amager"});
    CHECK(case_error([&] {
              p.x.cost("Licence", gv::by(other, {}, p.wages), {.category = "operations", .payer = accounts});
          }) == "two expressions run over 'department', but the label 'Amager' is missing in one of them, which has "
                "'Herlev', 'Gentofte'");
    CHECK(case_error([&] { static_cast<void>(gv::by(department, {{"Herlev", 1}})); }) ==
          "a table by 'department' has no value for 'Gentofte': give them, or a rest");
    CHECK(case_error([&] { static_cast<void>(p.business_case.accounts(other, {.parent = p.region})); }) ==
          "the case 'AI pool' has an account 'Herlev' already");
    CHECK(case_error([&] { static_cast<void>(accounts.at("Amager")); }) ==
          "the index 'department' has no label 'Amager'; it has 'Herlev', 'Gentofte'");
    CHECK(case_error([&] { static_cast<void>(gv::Accounts(department, {p.region})); }) ==
          "accounts by 'department': 1 accounts for 2 labels");
    const gv::Expression waves = gv::by(department, {{"Herlev", 2026}, {"Gentofte", 2027}});
    const auto shift = gv::make_index("shift", {"day", "night"});
    CHECK(case_error([&] { static_cast<void>(p.business_case.initiative("Y", {.start = waves, .over = shift})); }) ==
          "the initiative 'Y' runs over 'shift', but its start or end over 'department'");
}

TEST_CASE("bad input: names that are empty, taken or have a meaning in paths") {
    Pool p;
    CHECK(case_error([&] { static_cast<void>(p.business_case.assume("exams", 5)); }) ==
          "the assumption 'exams' is defined twice: one path is one assumption");
    p.cost(p.wages);
    CHECK(case_error([&] { p.cost(p.wages); }) == "the line 'Spine/Licence' is defined twice");
    CHECK(case_error([&] { static_cast<void>(p.business_case.initiative("Spine", {.start = 2026})); }) ==
          "the case 'AI pool' has an initiative 'Spine' already");
    CHECK(case_error([&] { static_cast<void>(p.business_case.account("Region", {.sector = gv::Sector::state})); }) ==
          "the case 'AI pool' has an account 'Region' already");
    CHECK(case_error([&] {
              static_cast<void>(
                  p.business_case.staff_group("Doctors", {.pay = p.wages / p.posts, .net_hours = p.wages}));
          }) == "the case 'AI pool' has a staff group 'Doctors' already");
    static_cast<void>(p.x.assume("until", 2027, year));
    CHECK(case_error([&] { static_cast<void>(p.x.assume("start", 2027, year)); }) ==
          "the assumption 'Spine/start' is defined twice: one path is one assumption");
    CHECK(case_error([&] { static_cast<void>(p.business_case.assume("", 5)); }) == "an assumption needs a name");
    CHECK(case_error([&] { static_cast<void>(p.business_case.account("", {.sector = gv::Sector::state})); }) ==
          "an account needs a name");
    CHECK(case_error([&] { static_cast<void>(p.business_case.initiative("", {.start = 2026})); }) ==
          "an initiative needs a name");
    CHECK(case_error([&] { p.x.cost("", p.wages, {.category = "a", .payer = p.region}); }) == "a line needs a name");
    CHECK(case_error([] { static_cast<void>(gv::BusinessCase("", horizon, gv::fixed_prices(2026))); }) ==
          "a business case needs a name");
    CHECK(case_error([&] { static_cast<void>(p.business_case.account("MR/CT", {.sector = gv::Sector::state})); }) ==
          "an account cannot be named 'MR/CT': / [ ] * ? and control characters have a meaning in paths");
    CHECK(case_error([&] { static_cast<void>(p.x.assume(" price", 5)); }) ==
          "an assumption cannot be named ' price': it begins or ends with a space");
    CHECK(case_error([&] { static_cast<void>(p.business_case.account("Suppliers", {.sector = gv::Sector::state})); }) ==
          "'Suppliers' is the name of a boundary account, the other side of postings; choose another");
    CHECK(case_error([&] { static_cast<void>(p.business_case.account("Heart", {})); }) ==
          "the account 'Heart' needs a sector, or a parent that has one");
    CHECK(case_error([&] { static_cast<void>(gv::sector_of("county")); }) ==
          "'county' is not a sector; the sectors are 'region', 'municipality', 'state', 'private provider', "
          "'patients', 'other'");
    CHECK(case_error([&] { static_cast<void>(p.business_case.assumption("examms")); }) ==
          "the case 'AI pool' has no assumption 'examms'; did you mean 'exams'?");
}

TEST_CASE("bad input: years outside the horizon, and horizons that are empty") {
    Pool p;
    CHECK(case_error([] { static_cast<void>(gv::Horizon(2029, 2026)); }) ==
          "the horizon 2029-2026 is empty: the first year comes before the last, as in Horizon(2026, 2029)");
    const auto refusal = [&](const gv::InitiativeOptions& options) {
        return case_error([&] { static_cast<void>(p.business_case.initiative("Y", options)); });
    };
    CHECK(refusal({.start = 2030}) ==
          "the initiative 'Y' starts in 2030, outside the horizon 2026-2029: it would post nothing");
    CHECK(refusal({.start = "2030-01"}) ==
          "the initiative 'Y' starts in 2030-01, outside the horizon 2026-2029: it would post nothing");
    CHECK(refusal({.start = 2020, .until = "2025-12"}) ==
          "the initiative 'Y' ends with 2025-12, outside the horizon 2026-2029: it would post nothing");
    CHECK(refusal({.start = "2027-07", .until = "2027-06"}) ==
          "the initiative 'Y' ends with 2027-06, before it starts in 2027-07");
    CHECK(refusal({.start = 2027, .until = gv::start - 1}) ==
          "the initiative 'Y' ends with start - 1 year, before it starts in 2027");
    CHECK(refusal({}) == "the initiative 'Y' needs a start, as 2026 or \"2026-07\"");
    CHECK(refusal({.start = gv::start + 1}) ==
          "the initiative 'Y' starts by its own 'start': state a year or a month, as 2026 or \"2026-07\"");
    CHECK(case_error([&] { p.cost(gv::years(2026, {1, 2, 3, 4, 5}) * MDKK); }) ==
          "'Spine/Licence': the table of years 'years(2026, 1, 2, 3, 4, 5) MDKK' has the year 2030, which is outside the horizon "
          "2026-2029");
    CHECK(case_error([&] { p.cost(gv::at_year(p.wages, 2031)); }) ==
          "'Spine/Licence': 'at_year(wages, 2031)': the year 2031 is outside the horizon 2026-2029");
    CHECK(case_error([&] { static_cast<void>(p.business_case.assume("visits", gv::years(2026, {1, 2}))); }) ==
          "the assumption 'visits': the table of years 'years(2026, 1, 2)' has no value for 2028: give one, or a rest for "
          "the other years");
    CHECK(case_error([&] { p.business_case.appropriate(p.region, "operations", gv::once(2031, 1 * MDKK)); }) ==
          "the appropriation 'operations' on 'Region': the time 2031 of 'once(2031, 1 MDKK)' is outside the horizon "
          "2026-2029: it would post nothing");
    // Own expressions are held to the horizon when they are planned.
    CHECK(case_error([&] { static_cast<void>(gv::Plan({gv::at_year(p.wages, 2031)}, horizon)); }) ==
          "'at_year(wages, 2031)': the year 2031 is outside the horizon 2026-2029");
}

TEST_CASE("bad input: start outside an initiative") {
    Pool p;
    CHECK(case_error([&] { static_cast<void>(p.business_case.assume("rollout", gv::ramp(gv::start, 2028))); }) ==
          "the assumption 'rollout' uses 'start': an assumption is one value for all initiatives, write the formula in "
          "the line");
    CHECK(case_error([&] { p.business_case.appropriate(p.region, "operations", gv::step(gv::start, p.wages)); }) ==
          "the appropriation 'operations' on 'Region' uses 'start', which belongs to an initiative");
    const gv::Expression late_hours = gv::step(gv::start, gv::Expression(1'500 * staff_hour / staff_year));
    CHECK(case_error([&] {
              static_cast<void>(
                  p.business_case.staff_group("Nurses", {.pay = p.wages / p.posts, .net_hours = late_hours}));
          }) == "the net hours of 'Nurses' uses 'start': a staff group is the same for all initiatives");
    CHECK(case_error([] { static_cast<void>(gv::Plan({gv::ramp(gv::start, 2028)}, horizon)); }) ==
          "'start' stands outside an initiative: it is bound when a line of an initiative is posted");
}

TEST_CASE("bad input: numbers that are not finite") {
    Pool p;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK(case_error([&] { p.x.cost("Licence", nan * DKK, {.category = "a", .payer = p.region}); }) ==
          "the cost 'Spine/Licence': a number of a case must be finite, not NaN: state the value, or gv.missing");
    CHECK(case_error([&] { p.x.benefit("Time", infinity * staff_hour, {.receiver = p.region, .staff = p.doctors}); }) ==
          "the potential of 'Spine/Time': a number of a case must be finite, not infinite: state the value, or "
          "gv.missing");
    CHECK(case_error([&] { static_cast<void>(p.business_case.assume("price", nan)); }) ==
          "the assumption 'price': a number of a case must be finite, not NaN: state the value, or gv.missing");
    CHECK(case_error([&] { static_cast<void>(p.x.assume("price", nan, DKK)); }) ==
          "the assumption 'Spine/price': a number of a case must be finite, not NaN: state the value, or gv.missing");
    CHECK(case_error([&] { p.business_case.appropriate(p.region, "a", 1e308 * MDKK); }) ==
          "the appropriation 'a' on 'Region': a number of a case must be finite, not infinite: state the value, or "
          "gv.missing");
}

TEST_CASE("bad input: assumptions outside the range they state") {
    Pool p;
    CHECK(case_error([&] {
              static_cast<void>(p.business_case.assume("pay", 2 * MDKK, {.range = std::pair{0.5, 1.5}}));
          }) == "the assumption 'pay' is 2 MDKK, outside its range 0.5 to 1.5 MDKK");
    CHECK(case_error([&] {
              static_cast<void>(p.business_case.assume("pay", 2 * MDKK, {.range = std::pair{1.5, 0.5}}));
          }) == "the assumption 'pay' has the range 1.5 to 0.5 MDKK, which is empty");
    const auto department = gv::make_index("department", {"Herlev", "Gentofte"});
    const auto wards = p.business_case.assume("wards", gv::by(department, {{"Herlev", 1}, {"Gentofte", 2}}));
    CHECK(case_error([&] {
              static_cast<void>(p.business_case.assume("pay", wards * 2.0, gv::AssumeOptions{.over = department}));
          }) == "the assumption 'pay' runs over 'department' already: its value is a formula that does, leave out over");
    const auto other = gv::make_index("department", {"Herlev", "Bispebjerg"});
    CHECK(case_error([&] {
              static_cast<void>(p.business_case.assume("pay", gv::by(department, {{"Herlev", 1}, {"Gentofte", 2}}),
                                                       gv::AssumeOptions{.over = other}));
          }).find("'department'") != std::string::npos);
}
