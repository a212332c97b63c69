// SPDX-License-Identifier: Apache-2.0
// What lines post: two sides that cancel, fates that sum to one, elements where accounts run over an index.
#include <vector>

#include "support/cases.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2028);
constexpr auto exam = gv::count<"exam">;

struct Hospital {
    gv::BusinessCase business_case{"Hospital", horizon, gv::fixed_prices(2026)};
    gv::IndexPtr department = gv::make_index("department", {"Herlev", "Gentofte"});
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account patients = business_case.account("Patients", {.sector = gv::Sector::patients});
    gv::Accounts departments = business_case.accounts(department, {.parent = region});
    gv::StaffGroup nurses = business_case.staff_group("Nurses", {.pay = 600 * kDKK / staff_year,
                                                                 .net_hours = 1'500 * staff_hour / staff_year,
                                                                 .paid_hours = 1'924 * paid_hour / staff_year});
    gv::Initiative x = business_case.initiative("X", {.start = "2026-07"});

    const std::vector<gv::Posting>& postings(std::size_t line = 0) const {
        return business_case.state().lines[line]->postings;
    }
    std::vector<double> values(const gv::Expression& amount, const gv::AnyUnit& unit) const {
        return values_of(amount, horizon, unit);
    }
};

}  // namespace

TEST_CASE("for each kind and year all accounts, boundary accounts included, sum to zero") {
    Hospital h;
    const gv::Expression share = gv::by(h.department, {{"Herlev", 0.25}, {"Gentofte", 0.75}});
    h.x.cost("Licence", share * gv::Expression(3 * MDKK), {.category = "operations", .payer = h.departments});
    h.x.staff("Team", 2 * staff_year, {.payer = h.region, .staff = h.nurses});
    h.x.benefit("Time", share * gv::Expression(3'000 * staff_hour),
                {.receiver = h.departments,
                 .staff = h.nurses,
                 .chain = {{"released", gv::pert(0.2, 0.5, 0.7)}},
                 .fate = {{"posts closed", 0.3}, {"temps avoided", 0.2}, {"quality", gv::rest}},
                 .value = {{"temps avoided", 700 * DKK / staff_hour}, {"quality", 100 * DKK / staff_hour}}});
    h.x.benefit("Patients' time", 900 * patient_hour, {.receiver = h.patients});
    h.x.benefit("Waiting", 90 * patient_day, {.receiver = h.patients});
    h.x.benefit("Exams avoided", 40 * exam, {.receiver = h.departments.at("Herlev")});
    std::map<gv::PostingKind, std::vector<double>> sums;
    std::map<gv::PostingKind, double> size;
    for (const char* account : {"Region", "Patients", "Herlev", "Gentofte", "Suppliers", "Labour market", "Time"})
        for (const auto& [kind, years] : balance(h.business_case, account)) {
            std::vector<double>& sum = sums.try_emplace(kind, horizon.size(), 0.0).first->second;
            for (std::size_t y = 0; y < years.size(); ++y) {
                sum[y] += years[y];
                size[kind] += std::fabs(years[y]);
            }
        }
    CHECK(sums.size() == 6);
    for (const auto& [kind, years] : sums) {
        CHECK(size[kind] > 0);
        for (const double sum : years) CHECK(std::fabs(sum) <= 1e-12 * size[kind]);
    }
}

TEST_CASE("the fates of a benefit share all of it") {
    Hospital h;
    const auto closed = h.business_case.assume("closed", gv::beta(2, 8));
    h.x.benefit("Time", 1'000 * staff_hour,
                {.receiver = h.region,
                 .staff = h.nurses,
                 .chain = {{"released", 0.5}},
                 .fate = {{"posts closed", closed}, {"shorter queue", 0.3}, {"quality", gv::rest}}});
    std::vector<double> sum(3, 0.0);
    std::size_t quantities = 0;
    for (const gv::Posting& posting : h.postings()) {
        if (posting.kind != gv::PostingKind::staff_time) continue;
        ++quantities;
        for (std::size_t y = 0; y < 3; ++y) sum[y] += h.values(posting.amount, staff_hour)[y];
    }
    CHECK(quantities == 3);
    CHECK(are(sum, {250, 500, 500}));
    CHECK(h.postings()[0].fate == "posts closed");
    CHECK(are(h.values(h.postings()[0].amount, staff_hour), {50, 100, 100}));
}

TEST_CASE("posts closed are worth their pay over their net hours, other fates what is stated") {
    Hospital h;
    h.x.benefit("Time", 1'000 * staff_hour,
                {.receiver = h.region,
                 .staff = h.nurses,
                 .fate = {{"posts closed", 0.5}, {"temps avoided", 0.25}, {"quality", 0.25}},
                 .value = {{"temps avoided", 800 * DKK / staff_hour}}});
    std::vector<std::vector<double>> money;
    for (const gv::Posting& posting : h.postings())
        if (posting.kind == gv::PostingKind::money) money.push_back(h.values(posting.amount, kDKK));
    // 500 hours at 600,000 / 1,500 = 400 DKK, 250 hours at 800 DKK, half of it in the first year; quality has no value.
    CHECK(money.size() == 2);
    CHECK(are(money[0], {100, 200, 200}));
    CHECK(are(money[1], {100, 200, 200}));
    CHECK(are(row(gv::bottom_lines(h.business_case, {.unit = gv::AnyUnit(kDKK)}), "money"), {200, 400, 400}));
    CHECK(are(row(gv::people(h.business_case), "posts closed"), {500. / 3000, 500. / 1500, 500. / 1500}));
}

TEST_CASE("a potential may be money, staff-years or a count of one's own") {
    Hospital h;
    h.x.benefit(
        "Bought readings", 3 * MDKK,
        {.receiver = h.region, .chain = {{"effect", 0.5}}, .fate = {{"purchases avoided", 0.8}, {"quality", 0.2}}});
    h.x.benefit("Posts", 4 * staff_year,
                {.receiver = h.region, .staff = h.nurses, .fate = {{"posts closed", 0.5}, {"capacity", 0.5}}});
    h.x.benefit(
        "Exams", 100 * exam,
        {.receiver = h.region, .fate = {{"purchases avoided", 1}}, .value = {{"purchases avoided", 900 * DKK / exam}}});
    const gv::FigureTable lines = gv::bottom_lines(h.business_case);
    // Full years: 1.2 MDKK of purchases, 2 posts at 0.6 MDKK, 100 exams at 900 DKK. What is no cash fate does not
    // count.
    CHECK(are(row(lines, "money"), {1.245, 2.49, 2.49}));
    CHECK(are(row(lines, "net_staff_years"), {2, 4, 4}));
    CHECK(lines.row("patient_time").state == gv::RowState::not_stated);
}

TEST_CASE("a literal link becomes an assumption with the path of its line, and can be changed") {
    Hospital h;
    h.x.benefit("Time", 1'000 * staff_hour,
                {.receiver = h.region,
                 .staff = h.nurses,
                 .chain = {{"adoption", gv::ramp(2026, 2027)},
                           {"released", 0.6},
                           {"captured", gv::beta(4, 6)},
                           {"sustained", gv::years(2026, {1, 0.9}, 0.8)}}});
    std::vector<std::string> paths;
    for (const gv::NodePtr& node : h.business_case.state().assumptions) paths.push_back(node->assumption().path);
    CHECK(paths == std::vector<std::string>{"Nurses/pay", "Nurses/net hours", "Nurses/paid hours", "X/start",
                                            "X/Time/released", "X/Time/captured", "X/Time/sustained"});
    CHECK(are(row(gv::people(h.business_case), "at_hand"),
              {0, 0.6 * 0.4 * 0.9 * 1000 / 1500, 0.6 * 0.4 * 0.8 * 1000 / 1500}));
    const gv::BusinessCase changed = h.business_case.with_changes({{"*/captured", 1}, {"X/Time/released", 0.5}});
    CHECK(are(row(gv::people(changed), "at_hand"), {0, 0.5 * 0.9 * 1000 / 1500, 0.5 * 0.8 * 1000 / 1500}));
}

TEST_CASE("a line posts by element when its account or initiative runs over the index, else its sum") {
    Hospital h;
    const gv::Expression exams =
        h.business_case.assume("exams", gv::by(h.department, {{"Herlev", 30 * exam}, {"Gentofte", 10 * exam}}));
    const gv::Expression cost = exams * gv::Expression(100 * kDKK / exam);
    h.x.cost("By account", cost, {.category = "a", .payer = h.departments});
    h.x.cost("In sum", cost, {.category = "b", .payer = h.region});
    gv::Initiative wave = h.business_case.initiative("Wave", {.start = 2027, .over = h.department});
    wave.cost("By initiative", cost, {.category = "c", .payer = h.region});
    wave.cost("The same for each", 1 * MDKK, {.category = "d", .payer = h.departments});
    CHECK(h.postings(0)[0].elements.size() == 1);
    CHECK(h.postings(1)[0].elements.empty());
    const gv::FigureTable table = gv::budget(h.business_case, {.by = h.department});
    CHECK(row(table, "a", "Herlev") == std::vector<double>{1.5, 3, 3});
    CHECK(row(table, "a", "Gentofte") == std::vector<double>{0.5, 1, 1});
    CHECK(!has_row(table, "b", "Herlev"));
    CHECK(row(table, "b", "(not split)") == std::vector<double>{2, 4, 4});
    CHECK(row(table, "c", "Herlev") == std::vector<double>{0, 3, 3});
    CHECK(row(table, "d", "Gentofte") == std::vector<double>{0, 1, 1});
    // The parent contains its children, each once; Herlev has what is its own.
    CHECK(row(gv::budget(h.business_case, {.account = "Region"}), "total") == std::vector<double>{4, 14, 14});
    const gv::FigureTable herlev = gv::budget(h.business_case, {.account = h.departments.at("Herlev")});
    CHECK(row(herlev, "total") == std::vector<double>{1.5, 4, 4});
    CHECK(!has_row(herlev, "c"));
}

TEST_CASE("net hours by department turn each department's hours into staff-years before they are summed") {
    Hospital h;
    const gv::Expression hours = gv::by(
        h.department, {{"Herlev", 1'000 * staff_hour / staff_year}, {"Gentofte", 2'000 * staff_hour / staff_year}});
    const auto midwives = h.business_case.staff_group("Midwives", {.pay = 600 * kDKK / staff_year, .net_hours = hours});
    const gv::Expression saved =
        gv::by(h.department, {{"Herlev", 3'000 * staff_hour}, {"Gentofte", 2'000 * staff_hour}});
    h.x.benefit("Time", saved, {.receiver = h.departments, .staff = midwives});
    CHECK(are(row(gv::people(h.business_case), "at_hand"), {2, 4, 4}));
    CHECK(are(row(gv::people(h.business_case, {.by = h.department}), "at_hand", "Gentofte"), {0.5, 1, 1}));
    CHECK(are(row(gv::people(h.business_case, {.account = "Herlev"}), "net"), {1.5, 3, 3}));
}

TEST_CASE("a formula that may leave its range is checked on every run, in the years that are posted") {
    Hospital h;
    const auto before = h.business_case.assume("before", gv::years(2026, {900, 400, 700}) * staff_hour);
    const auto after = h.business_case.assume("after", 500, staff_hour);
    const auto trained = h.business_case.assume("trained", gv::years(2026, {0.2, 0.5, 0.9}));
    gv::Initiative late = h.business_case.initiative("Late", {.start = 2028});
    late.benefit("Time", before - after,
                 {.receiver = h.region, .staff = h.nurses, .chain = {{"effect", trained + 0.05}}});
    // 2027, when less is needed after than before, comes before the start.
    CHECK(are(row(gv::people(h.business_case, {.initiative = "Late"}), "net"), {0, 0, 200 * 0.95 / 1500}));
    const gv::BusinessCase early = h.business_case.with_changes({{"Late/start", 2027}});
    CHECK(fault([&] { return gv::people(early); }) ==
          "the potential 'before - after' of 'Late/Time' is -100 staff hour in 2027, below zero: "
          "time or events that are taken are a burden, not a negative benefit");
    const gv::BusinessCase more = h.business_case.with_changes({{"trained", gv::years(2026, {0.2, 0.5, 1})}});
    CHECK(fault([&] { return gv::people(more); }) ==
          "the link 'effect' of 'Late/Time', 'trained + 0.05', is 1.05 in 2028, outside 0 to 1");
    // Money alone needs neither.
    CHECK(gv::budget(more).row("total").state == gv::RowState::not_stated);
    // An operation that leaves the reals is named with its line.
    late.cost("Licence", gv::Expression(6 * MDKK) / (trained - 0.9), {.category = "operations", .payer = h.region});
    CHECK(fault([&] { return gv::budget(h.business_case); }) ==
          "'Late/Licence': '6 MDKK / (trained - 0.9)' is infinite in 2028; its operands are 6 MDKK, 0");
}

TEST_CASE("what the other fates leave is never negative by rounding, but is a fault when they take too much") {
    Hospital h;
    const auto a = h.business_case.assume("a", 0.3);
    const auto b = h.business_case.assume("b", 0.6);
    const auto c = h.business_case.assume("c", 0.1);
    const gv::BenefitOptions options{
        .receiver = h.region,
        .staff = h.nurses,
        .fate = {{"quality", b}, {"capacity", a}, {"shorter queue", c}, {"vacancy covered", gv::rest}}};
    h.x.benefit("Time", 1'500 * staff_hour, options);
    CHECK(are(row(gv::people(h.business_case), "vacancy covered"), {0, 0, 0}));
    CHECK(are(row(gv::people(h.business_case), "net"), {0.5, 1, 1}));
    CHECK(fault([&] {
              return gv::people(h.business_case.with_changes({{"a", 0.5}}));
          }).starts_with("the rest for 'vacancy covered' in 'X/Time', "));
}
