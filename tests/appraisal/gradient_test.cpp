// SPDX-License-Identifier: Apache-2.0
// The derivatives of a case against the case that with_changes makes, and what has none.
#include <string>
#include <vector>

#include "gevinst/appraisal/gradient.hpp"
#include "support/cases.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

constexpr auto exam = gv::count<"exam">;

struct Screening {
    gv::BusinessCase business_case{"Screening", gv::Horizon(2026, 2029), gv::fixed_prices(2026)};
    gv::Account region = business_case.account("Region", {.sector = gv::Sector::region});
    gv::Account fund = business_case.account("Fund", {.parent = region});
    gv::StaffGroup doctors = business_case.staff_group(
        "Doctors", {.pay = 1.1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    gv::Estimate<gv::Count<"exam">> exams = business_case.assume("exams", gv::pert(80e3, 90e3, 100e3), exam);
    gv::Expression begin = business_case.assume("begin", gv::Expression(2027 * year));
    gv::Initiative spine = business_case.initiative("Spine", {.start = begin});

    Screening() {
        const auto minutes = business_case.assume("minutes", gv::triangular(1.5, 2.5, 4.0), staff_minute / exam);
        spine.cost("Licence", exams * (12 * DKK / exam), {.category = "operations", .payer = fund});
        spine.cost("Set-up", gv::once(gv::start, 1.5 * MDKK), {.category = "establishment", .payer = fund});
        spine.benefit("Time", exams * minutes,
                      {.receiver = region,
                       .staff = doctors,
                       .chain = {{"released", 0.6}, {"captured", 0.4}},
                       .fate = {{"posts closed", 0.2}, {"shorter queue", gv::rest}}});
    }
};

}  // namespace

TEST_CASE("the derivatives of a case are what a small change of it makes") {
    const Screening s;
    const gv::Gradient made = gv::gradient(s.business_case);
    REQUIRE(made.figures().size() == 4 + 1 + 4 + 1 + 4);
    for (const std::string path : {"exams", "minutes", "Doctors/pay", "Spine/Time/released", "Spine/Time/captured"}) {
        const std::size_t variable = made.variable_at(path);
        const double value = made.variables()[variable].value, by = value / 1024;
        const gv::Gradient more = gv::gradient(s.business_case.with_changes({{path, value + by}}));
        const gv::Gradient less = gv::gradient(s.business_case.with_changes({{path, value - by}}));
        for (std::size_t figure = 0; figure < made.figures().size(); ++figure) {
            INFO(path << " " << made.figures()[figure].output << " " << made.figures()[figure].year);
            const double slope = (more.figures()[figure].value - less.figures()[figure].value) / (2 * by);
            CHECK(made.derivative(figure, variable) == Approx(slope).epsilon(1e-9));
        }
    }
}

TEST_CASE("a delay moves what is paid by the months, and leaves out what is paid once") {
    const Screening s;
    const gv::Gradient made = gv::gradient(s.business_case);
    const std::size_t cost = made.figure_at("expenditure/all_years"), begin = made.variable_at("begin");
    CHECK(made.derivative(cost, begin) == Approx(-1.08));
    CHECK(made.unit(cost, begin).text() == "MDKK/year");
    CHECK(made.jumps(cost, begin));
    const std::size_t staff = made.figure_at("net_staff_years", 2027);
    CHECK(made.derivative(staff, begin) < 0);
    CHECK_FALSE(made.jumps(staff, begin));
    REQUIRE(made.kinks().size() == 2);
    CHECK(made.kinks()[0].kind == gv::KinkKind::corner);
    CHECK(made.kinks()[0].operation == "'active_share(begin, 2030)'");
    CHECK(made.kinks()[0].years == std::vector<int>{2026, 2027});
    CHECK(made.kinks()[1].kind == gv::KinkKind::jump);
    CHECK(made.kinks()[1].operation == "'once(begin, 1.5 MDKK)'");
    CHECK(made.kinks()[1].years == std::vector<int>{2027});
    CHECK(made.kinks()[1].figures.size() == 4);
}

TEST_CASE("outputs of one's own are differentiated, of an account those of the accounts under it") {
    const Screening s;
    const gv::Gradient own = gv::gradient(s.business_case, {.outputs = {{"volume", s.exams * 2.0}}, .point = gv::PointValue::mode});
    REQUIRE(own.figures().size() == 1);
    CHECK(own.derivative(0, own.variable_at("exams")) == 2);
    const gv::Gradient fund = gv::gradient(s.business_case, {.account = s.fund});
    CHECK(fund.derivative(fund.figure_at("money", 2028), fund.variable_at("exams")) == Approx(-12e-6));
    CHECK(message_of<gv::CaseError>([&] { return fund.variable_at("minutes"); }) == "the gradient has no 'minutes'");
    const gv::BusinessCase empty{"Empty", gv::Horizon(2026, 2029), gv::fixed_prices(2026)};
    CHECK(message_of<gv::CaseError>([&] { return gv::gradient(empty); }) ==
          "the case 'Empty' states no cost or benefit with a value: there is nothing to differentiate");
}
