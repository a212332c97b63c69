// SPDX-License-Identifier: Apache-2.0
// Price bands and packs: small cases by hand, laws, the edges of bands, formulas and bad input.
#include "gevinst/expression/tariffs.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "gevinst/expression/bounds.hpp"
#include "gevinst/expression/by.hpp"
#include "gevinst/expression/formula.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"
#include "support/random_numbers.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;
using Catch::Matchers::WithinRel;

namespace {

constexpr auto exam = gv::count<"exam">;
constexpr auto user = gv::level<"user">;
const std::vector<gv::Tier> bands{{0, 60}, {5'000, 45}, {12'000, 35}};

double marginal(double volume, const std::vector<gv::Tier>& of = bands) { return values_of(gv::tiers(gv::Expression(volume), of)).front(); }
double all_units(double volume, const std::vector<gv::Tier>& of = bands) {
    return values_of(gv::tiers(gv::Expression(volume), of, {.marginal = false})).front();
}
double pack_count(double volume, double size) { return gv::operations::Packs::value(volume, size); }

/// Three to five bands with random thresholds and falling prices.
std::vector<gv::Tier> random_bands(RandomNumbers& random) {
    std::vector<gv::Tier> result;
    double from = 0, price = 100;
    for (std::size_t i = 0, n = 3 + random.below(3); i < n; ++i) {
        result.push_back({from, price});
        from += random.between(1, 1000);
        price -= random.between(1, 19);
    }
    return result;
}

}  // namespace

TEST_CASE("each unit costs the price of its band, or all units that of the band reached") {
    // 5,000 at 60, 7,000 at 45, 3,000 at 35.
    CHECK(marginal(15'000) == 300'000 + 315'000 + 105'000);
    CHECK(all_units(15'000) == 15'000 * 35);
    CHECK(marginal(4'000) == 240'000);
    CHECK(all_units(4'000) == 240'000);
    CHECK(marginal(0) == 0);
    CHECK(all_units(0) == 0);
    // Exactly at a threshold the band that begins there counts, also when rounding took the volume a little below.
    CHECK(marginal(5'000) == 300'000);
    CHECK(all_units(5'000) == 5'000 * 45);
    CHECK_THAT(all_units(50'000 * 0.1 * (1 - 0x1p-52)), WithinRel(5'000.0 * 45, 1e-15));
    CHECK(all_units(4'999.999) > 4'999 * 60.0);
}

TEST_CASE("money in bands is continuous and concave for falling prices and jumps where all units change price") {
    RandomNumbers random(11);
    for (int round = 0; round < 50; ++round) {
        const std::vector<gv::Tier> of = random_bands(random);
        const double a = random.between(0, 3000), b = random.between(0, 3000), share = random.between(0, 1);
        const double middle = share * a + (1 - share) * b;
        CHECK(marginal(middle, of) >= (share * marginal(a, of) + (1 - share) * marginal(b, of)) * (1 - 1e-12));
        // The bands add up: what two volumes cost beyond each other lies between the lowest and the highest price.
        const double low = std::min(a, b), high = std::max(a, b);
        const double more = marginal(high, of) - marginal(low, of), slack = 1e-9 * high;
        CHECK(more <= 100 * (high - low) + slack);
        CHECK(more >= 5 * (high - low) - slack);
        for (std::size_t i = 1; i < of.size(); ++i) {
            const double at = of[i].from.node()->number, step = at * 1e-9;
            CHECK_THAT(marginal(at + step, of), WithinRel(marginal(at - step, of), 1e-8));
            const double fall = of[i - 1].price.node()->number - of[i].price.node()->number;
            CHECK_THAT(all_units(at - step, of) - all_units(at, of), WithinRel(at * fall, 1e-6));
        }
        // With one price the two are the same.
        const std::vector<gv::Tier> flat{{0, 7}, {100, 7}, {900, 7}};
        CHECK_THAT(marginal(a, flat), WithinRel(7 * a, 1e-14));
        CHECK(all_units(a, flat) == 7 * a);
    }
}

TEST_CASE("a volume by year, by label and with units is priced in each of them") {
    const auto volume = gv::Estimate<gv::dimension_of<decltype(1 * exam)>>(gv::years(2026, {1'000, 5'000, 6'000, 20'000}) * exam);
    const auto money = gv::tiers(volume, bands, DKK / exam);
    CHECK(money.expression().unit() == gv::AnyUnit(DKK));
    CHECK(values_of(money) == std::vector<double>{60'000, 300'000, 345'000, 895'000});
    const gv::IndexPtr site = gv::make_index("site", {"A", "B"});
    const gv::Expression by_site = gv::by(site, {{"A", 100}, {"B", 13'000}}) * exam;
    CHECK(values_of(gv::tiers(by_site, bands, DKK / exam, {.marginal = false})) == std::vector<double>{6'000, 455'000});
    // Thresholds are per what the unit says, whatever the volume is written in.
    const gv::Expression minutes = 600 * staff_minute;
    CHECK(values_of(gv::tiers(minutes, {{0, 100}, {4, 50}}, DKK / staff_hour)).front() == 4 * 100 + 6 * 50);
}

TEST_CASE("tiers and packs are formulas that read back") {
    gv::FormulaScope scope;
    scope.units.add(gv::AnyUnit(exam));
    scope.units.add(gv::AnyUnit(user));
    const gv::Expression exams = assumption("exams", 15'000 * exam), users = assumption("users", 130 * user);
    scope.names = {{"exams", exams}, {"users", users}};
    const gv::Expression price = assumption("price", 35 * (DKK / exam));
    scope.names.emplace("price", price);
    const std::vector<std::pair<gv::Expression, std::string>> each{
        {gv::tiers(exams, {{0, 60}, {5'000, 45}, {12'000, price}}, DKK / exam),
         "tiers(exams, 0 exam, 60 DKK/exam, 5000 exam, 45 DKK/exam, 12000 exam, price)"},
        {gv::tiers(exams, {{0, 60}, {5'000, 45}}, DKK / exam, {.marginal = false}),
         "tiers_all_units(exams, 0 exam, 60 DKK/exam, 5000 exam, 45 DKK/exam)"},
        {gv::packs(users, 50 * user, 12'000 * DKK), "packs(users, 50 user) * 12000 DKK"}};
    for (const auto& [x, text] : each) {
        CHECK(gv::formula_text(x) == text);
        const gv::Expression read = gv::parse_formula(text, scope);
        CHECK(gv::formula_text(read) == text);
        CHECK(read.dimension() == x.dimension());
        CHECK(values_of(read) == values_of(x));
    }
}

TEST_CASE("a started pack is paid, and rounding starts none") {
    CHECK(pack_count(0, 50) == 0);
    CHECK(pack_count(1, 50) == 1);
    CHECK(pack_count(50, 50) == 1);
    CHECK(pack_count(50.001, 50) == 2);
    CHECK(0.1 * 3 * 500 > 150);
    CHECK(pack_count(0.1 * 3 * 500, 50) == 3);
    for (int packs = 1; packs <= 1000; ++packs) {
        CHECK(pack_count(packs * 0.1, 0.1) == packs);
        CHECK(pack_count(packs * 0.07 * (1 + 0x1p-52), 0.07) == packs);
    }
    const auto money = gv::packs(gv::years(2026, {0, 50, 51, 130}) * user, 50 * user, gv::Expression(12 * kDKK));
    CHECK(values_of(money) == std::vector<double>{0, 12'000, 24'000, 36'000});
    CHECK(values_of(gv::packs(130 * user, 50 * user, 12 * kDKK)) == std::vector<double>{36'000});
}

TEST_CASE("the bounds of what bands cost hold all of their values") {
    const gv::Expression volume = gv::uniform(-50, 900);
    for (const bool each : {true, false}) {
        const gv::Bounds found = gv::bounds_of(gv::tiers(volume, {{0, 6}, {100, -2}}, {.marginal = each}));
        CHECK(found.low == -1800);
        CHECK(found.high == 5400);
    }
}

TEST_CASE("bands that are none are refused with what is wrong") {
    const gv::Expression exams = 15'000 * exam;
    const auto refused = [&](const std::vector<gv::Tier>& of, const gv::AnyUnit& unit = DKK / exam) {
        return message_of<gv::Error>([&] { static_cast<void>(gv::tiers(exams, of, unit)); });
    };
    CHECK(refused({}) == "tiers need at least one price: {0: 60}");
    CHECK(refused({{100, 60}}) == "the first tier must begin at 0, not at '100 exam': give the price of the first unit");
    CHECK(refused({{0, 60}, {50, 45}, {50, 40}}) == "the thresholds of tiers must ascend, but '50 exam' comes after '50 exam'");
    CHECK(refused({{0, 60}, {50, 45}, {20, 40}}) == "the thresholds of tiers must ascend, but '20 exam' comes after '50 exam'");
    CHECK(refused({{0, 60}, {50, 45}}, DKK / staff_hour) ==
          "cannot compare '15000 exam' [exam] with the threshold '0 staff hour' [staff hour]");
    CHECK(refused({{0, 60}, {50, 45 * DKK}}) == "cannot use the prices '60 DKK/exam' [DKK/exam] and '45 DKK' [DKK]");
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::parse_formula("tiers(5, 0, 6, 7)", {})); })
              .find("tiers take a volume, then a threshold and a price for each band") != std::string::npos);
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::packs(5, gv::Expression(0), 3)); }) ==
          "a pack must hold more than nothing, not '0'");
    CHECK(message_of<gv::UnitError>([&] { static_cast<void>(gv::packs(exams, 50 * DKK, 3)); }).find("cannot pack '15000 exam'") == 0);
}

TEST_CASE("a negative volume and thresholds that cross are faults of a run") {
    const gv::Expression falling = assumption("exams", gv::years(2026, {5, 1, -2, 0}) * exam);
    for (const bool each : {true, false})
        CHECK(message_of<gv::FaultError>([&] { static_cast<void>(values_of(gv::tiers(falling, bands, DKK / exam, {.marginal = each}))); }) ==
              "'exams' is -2 exam in 2028, below zero: the volume of tiers must be 0 or more");
    CHECK(message_of<gv::FaultError>([&] { static_cast<void>(values_of(gv::packs(falling, 5 * exam, 3 * DKK))); }) ==
          "'exams' is -2 exam in 2028, below zero: the volume of packs must be 0 or more");
    const gv::Expression border = assumption("border", 700);
    CHECK(message_of<gv::FaultError>([&] { static_cast<void>(values_of(gv::tiers(gv::Expression(5), {{0, 3}, {border, 2}, {500, 1}}))); })
              .find("'tiers(5, 0, 3, border, 2, 500, 1)' is not a number") == 0);
    CHECK(message_of<gv::FaultError>([&] { static_cast<void>(values_of(gv::packs(5, -border, 3))); }).find("'packs(5, -border)' is not a number") == 0);
    // What differences of equal figures leave by rounding is no negative volume.
    CHECK(marginal(-1e-9) == 0);
    CHECK(all_units(-1e-9) == 0);
    CHECK(pack_count(-1e-9, 5) == 0);
}
