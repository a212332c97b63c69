// SPDX-License-Identifier: Apache-2.0
// Fates whose shares are drawn together: a Dirichlet distribution by independent named variables.
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "gevinst/appraisal/simulate.hpp"
#include "gevinst/case/shares.hpp"
#include "support/cases.hpp"
#include "support/catch2.hpp"
#include "support/same_cases.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;

namespace {

constexpr std::size_t number_of_draws = 65'536;

struct Rota {
    gv::BusinessCase business_case{"Rota", gv::Horizon(2026, 2027), gv::fixed_prices(2026)};
    gv::Account ward = business_case.account("Ward", {.sector = gv::Sector::region});
    gv::StaffGroup nurses = business_case.staff_group("Nurses", {.pay = 0.6 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    gv::Initiative x = business_case.initiative("X", {.start = 2026});

    void benefit(const std::vector<gv::FateShare>& fates) {
        std::vector<gv::FateValue> value;
        for (const gv::FateShare& fate : fates)
            if (fate.fate.name() == "temps avoided") value.emplace_back("temps avoided", 700 * DKK / staff_hour);
        x.benefit("Time", 15'000 * staff_hour, {.receiver = ward, .staff = nurses, .fate = fates, .value = value});
    }
    /// The shares as they are posted, the last by what the others leave.
    std::vector<std::vector<double>> drawn() const {
        const std::vector<gv::FateShare> fates = gv::resolved_fates(business_case.state().lines.back()->line.fate, "'X/Time'", 1);
        gv::CaseSimulationOptions options;
        options.seed = 11;
        options.sampling = gv::Sampling{};
        for (const gv::FateShare& fate : fates) options.outputs.push_back({fate.fate.name(), *fate.share, {}, {}, true});
        const auto run = gv::simulate(business_case, number_of_draws, options);
        std::vector<std::vector<double>> found;
        for (const gv::FateShare& fate : fates) found.push_back(run.kept(run.place(fate.fate.name())));
        return found;
    }
};

/// The mean of the products of two columns' deviations from their means, and its standard error.
struct Moment {
    double value;
    double error;
};
Moment covariance(const std::vector<double>& x, double mean_x, const std::vector<double>& y, double mean_y) {
    const auto n = static_cast<double>(x.size());
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double product = (x[i] - mean_x) * (y[i] - mean_y);
        sum += product;
        squares += product * product;
    }
    const double mean = sum / n;
    return {mean, std::sqrt((squares / n - mean * mean) / n)};
}

}  // namespace

TEST_CASE("shares that are drawn together have the moments of the Dirichlet distribution, and sum to one in every draw") {
    for (const std::vector<double>& weights : {std::vector<double>{2, 3, 5}, {0.2, 0.1, 0.4}, {40, 60, 10}}) {
        Rota c;
        c.benefit(gv::shares({{"posts closed", weights[0]}, {"temps avoided", weights[1]}, {"shorter queue", weights[2]}}));
        const std::vector<std::vector<double>> x = c.drawn();
        const double all = weights[0] + weights[1] + weights[2];
        for (std::size_t i = 0; i < 3; ++i) {
            const double mean = weights[i] / all;
            for (std::size_t j = 0; j < 3; ++j) {
                const double expected = weights[i] * ((i == j ? all : 0) - weights[j]) / (all * all * (all + 1));
                const Moment found = covariance(x[i], mean, x[j], weights[j] / all);
                CHECK(std::abs(found.value - expected) < 4 * found.error);
                if (i == j) {
                    double sum = 0;
                    for (const double one : x[i]) sum += one;
                    CHECK(std::abs(sum / number_of_draws - mean) < 4 * std::sqrt(expected / number_of_draws));
                }
            }
        }
        bool whole = true, inside = true;
        for (std::size_t draw = 0; draw < number_of_draws; ++draw) {
            whole &= std::abs(x[0][draw] + x[1][draw] + x[2][draw] - 1) <= 4e-16;
            for (const std::vector<double>& share : x) inside &= share[draw] >= 0 && share[draw] <= 1;
        }
        CHECK(whole);
        CHECK(inside);
    }
}

TEST_CASE("the point values of shares that are drawn together are their means, and they bring money as other fates") {
    Rota drawn, stated;
    drawn.benefit(gv::shares({{"posts closed", 2}, {"temps avoided", 3}, {"shorter queue", 5}}));
    stated.benefit({{"posts closed", 0.2}, {"temps avoided", 0.3}, {"shorter queue", gv::rest}});
    for (const char* key : {"posts closed", "temps avoided", "shorter queue"})
        CHECK(are(row(gv::people(drawn.business_case), key), row(gv::people(stated.business_case), key)));
    CHECK(are(row(gv::bottom_lines(drawn.business_case), "money"), row(gv::bottom_lines(stated.business_case), "money")));
    CHECK(are(row(gv::bottom_lines(drawn.business_case), "money"), {10 * 0.2 * 0.6 + 15'000 * 0.3 * 700e-6, 10 * 0.2 * 0.6 + 15'000 * 0.3 * 700e-6}));
}

TEST_CASE("each share but the last is a variable of its own, with a path and a seat, and is kept in the file") {
    Rota c;
    c.benefit(gv::shares({{"posts closed", 2}, {gv::Fate("training", false), 3}, {"quality", 5}}));
    std::vector<std::string> paths;
    for (const gv::NodePtr& node : c.business_case.state().assumptions)
        if (node->assumption().path.starts_with("X/Time/"))
            paths.push_back(node->assumption().path + " " + gv::formula_text(gv::Expression(node->operands.front())));
    CHECK(paths == std::vector<std::string>{"X/Time/posts closed beta(2, 8)", "X/Time/training beta(3, 5)"});
    check_round_trip(c.business_case);
    // A first share that is settled leaves the others in their proportions.
    const gv::BusinessCase changed = c.business_case.with_changes({{"X/Time/posts closed", 0.6}});
    CHECK(are(row(gv::people(changed), "training"), {10 * 0.4 * 3 / 8, 10 * 0.4 * 3 / 8}));
    gv::BusinessCase pool("Pool", gv::Horizon(2026, 2027), gv::fixed_prices(2026));
    pool.include(c.business_case);
    CHECK(row(gv::people(pool), "quality") == row(gv::people(c.business_case), "quality"));
}

TEST_CASE("shares that cannot be drawn together are refused") {
    CHECK(case_error([] { static_cast<void>(gv::shares({{"quality", 1}})); }) ==
          "shares that are drawn together are those of two fates or more; one fate alone has the share 1");
    for (const double wrong : {0.0, -1.0, std::nan(""), HUGE_VAL})
        CHECK(case_error([&] { static_cast<void>(gv::shares({{"quality", 1}, {"capacity", wrong}})); })
                  .ends_with(": the weights of shares are numbers above 0; leave out a fate to which nothing goes"));
    Rota c;
    std::vector<gv::FateShare> mixed = gv::shares({{"quality", 1}, {"capacity", 2}});
    CHECK(case_error([&] { c.benefit({mixed[0], mixed[1], {"shorter queue", gv::rest}}); }) ==
          "'X/Time' has fates by weight beside others: all of them are drawn together, or none");
    CHECK(case_error([&] { c.benefit({mixed[0], mixed[0]}); }) == "'X/Time' has the fate 'quality' twice");
    CHECK(case_error([&] {
              c.x.benefit("Time", 100 * staff_hour, {.receiver = c.ward, .staff = c.nurses, .chain = {{"quality", 0.5}}, .fate = mixed});
          }) == "the assumption 'X/Time/quality' is defined twice: one path is one assumption");
    CHECK(c.business_case.state().lines.empty());
    c.benefit(mixed);
    CHECK(c.business_case.state().lines.size() == 1);
}
