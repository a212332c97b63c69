// SPDX-License-Identifier: Apache-2.0
// A case in which each word states all that it can.
#pragma once

#include <limits>
#include <utility>

#include "gevinst/gevinst.hpp"

namespace gevinst_test {

namespace gv = gevinst;
using namespace gv::units;

/// Each word with all that it can state.
inline gv::BusinessCase every_word() {
    constexpr auto exam = gv::count<"exam">;
    constexpr auto recall = gv::count<"recall">;
    gv::BusinessCase made{"Every word", gv::Horizon{2026, 2030}, gv::fixed_prices(2026)};
    const gv::IndexPtr department = gv::make_index("department", {"Herlev", "O'Hara's"});
    const auto region = made.account("Region", {.sector = gv::Sector::region});
    const auto departments = made.accounts(department, {.parent = region});
    const auto town = made.account("Town", {.sector = gv::Sector::municipality, .parent = region});
    const auto patients = made.account("Patients", {.sector = gv::Sector::patients});
    const gv::Accounts crossed(department, {town, region});
    const auto doctors = made.staff_group("Doctors", {.pay = 1.1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year,
                                                      .paid_hours = 1'924 * paid_hour / staff_year});
    const gv::Expression exams = made.assume("exams", gv::pert(80e3, 90e3, 100e3), exam,
                                             {.source = "Activity \"2024\"", .owner = "Radiology", .note = "counted\nby hand",
                                              .evidence = "register", .range = std::pair(0.0, 2e5)});
    const gv::Expression demand = made.assume("demand", gv::normal(100, 10), exam, {.over = department});
    const gv::Expression split = made.assume("split", gv::by(department, {{"Herlev", 0.25}, {"O'Hara's", 0.75}}));
    const gv::Expression share = made.assume("share", gv::beta(4, 6), percent, {.range = std::pair(-std::numeric_limits<double>::infinity(), 100.0)});
    const gv::Expression derived = made.assume("derived", exams * share, {.range = std::pair(0.0, 95e3)});
    const gv::Expression validated = made.assume("validated", gv::bernoulli(0.7), {.decided = 2027});
    made.correlate(gv::correlation({"exams", "share"}, 0.5, true));

    auto spine = made.initiative("Spine", {.start = "2026-07", .until = 2029, .owner = "Head", .note = "first", .given = validated});
    auto waves = made.initiative("Waves", {.start = gv::Moment(gv::by(department, {{"Herlev", 2026}, {"O'Hara's", 2027}}))});
    const gv::Expression captured = spine.assume("captured", gv::triangular(0.2, 0.4, 0.6));
    spine.cost("Licence", exams * (12 * DKK / exam),
               {.category = "operations", .payer = region, .until = 2028, .source = "offer", .owner = "IT", .note = "n",
                .given = gv::Expression(gv::bernoulli(0.9)), .handover = gv::HandoverOption{gv::start + 1, town},
                .record = {.nature = "permanent", .ceiling = "running", .purse = "A", .vat = "none", .accepted_by = "Board", .accepted_on = "2026-01-01"}});
    waves.cost("Set-up", gv::once(gv::start, 3 * MDKK) * split, {.category = "establishment", .payer = departments});
    spine.staff("Nurses", 2 * staff_year, {.rate = 0.6 * MDKK / staff_year, .payer = region});
    spine.staff("Readers", 1.5 * staff_year, {.payer = region, .staff = doctors, .category = "training"});
    spine.staff("Unknown", gv::missing_expression(), {.payer = region, .staff = doctors});
    const gv::Benefit time = spine.benefit("Reading", exams * (2.5 * staff_minute / exam),
                                           {.receiver = region, .staff = doctors,
                                            .chain = {{"adoption", gv::logistic(gv::start + 1, {.steepness = 1.4, .ceiling = 0.95})}, {"released", 0.6}, {"captured", captured}},
                                            .fate = {{"posts closed", 0.25}, {gv::Fate("prestige", false), share * 0.5}, {"shorter queue", gv::rest}},
                                            .value = {{"shorter queue", 300 * DKK / staff_hour}},
                                            .measure = "time study", .given = gv::Expression(validated),
                                            .record = {.baseline = "7 minutes", .target = "5 minutes", .evidence = "trial"}});
    spine.benefit("Scans", {.receiver = region, .chain = {{"sustained", 0.9}}, .fate = {{"quality", 1}}, .given = gv::Expression(0.5 * share),
                            .of = time, .per = gv::Expression(1 * exam / staff_hour)});
    spine.benefit("Waste", {.receiver = region, .fate = {{"purchases avoided", 1}}, .before = gv::Expression(5 * MDKK), .after = gv::Expression(3.1 * MDKK)});
    spine.benefit("Driver", exams, {});
    spine.burden("Training", 30 * staff_hour, {.bearer = region, .staff = doctors, .fate = {{"overtime paid", 0.5}, {"capacity", gv::rest}}, .value = {{"overtime paid", 800 * DKK / staff_hour}}, .category = "overtime"});
    spine.transfer("Fee", demand * split * (3 * DKK / exam), {.payer = departments, .receiver = patients, .category = "fees"});
    waves.transfer("Grant", split * (0.1 * MDKK), {.payer = patients, .receiver = crossed});
    spine.outcome("Recalls", derived * (2 * recall / exam), {.receiver = patients, .guard = gv::not_above(5 * recall), .measure = "register"});
    spine.outcome("Found", exams * 0.01, {.receiver = patients, .guard = gv::not_below(1 * exam)});
    const gv::Resource hours = made.resource("Reading hours", 9e6 * staff_hour, {.account = region, .staff = doctors, .already_freed = gv::Expression(100 * staff_hour),
                                                                                 .source = "roster", .owner = "Head", .note = "net"});
    spine.benefit("Rota", 100 * staff_hour, {.receiver = region, .chain = {{"released", 0.5}}, .fate = {{"capacity", 1}}, .resource = hours});
    spine.commit("Cut", 1 * MDKK, {.account = region, .source = "budget", .owner = "Finance", .note = "agreed"});
    made.appropriate(region, "establishment", 4.0 * MDKK, {.staff = gv::Expression(3 * staff_year), .source = "budget", .note = "m"});
    made.appropriate(region, "operations", gv::missing_expression());
    made.correlate(gv::correlation({"demand[Herlev]", "Spine/captured"}, -0.3));
    made.label("Licence", {.english = "Fees", .danish = "Licens"});
    made.label("Spine", {.english = "Spine scans", .danish = "Rygskanninger"});
    gv::BusinessCase wards{"Wards", gv::Horizon{2026, 2030}, gv::fixed_prices(2026)};
    const auto by_ward = wards.accounts(department, {.sector = gv::Sector::region});
    const gv::Expression price = wards.assume("price", gv::normal(3, 0.1), MDKK, {.over = department});
    wards.initiative("Rota", {.start = 2027}).cost("Rules", price, {.category = "operations", .payer = by_ward});
    made.include(wards);
    return made;
}

}  // namespace gevinst_test
