// SPDX-License-Identifier: Apache-2.0
// A large case: 1,000 initiatives of 20 lines over 10 years. Prints the seconds of each stage and the memory so far.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "gevinst/file.hpp"
#include "gevinst/gevinst.hpp"

namespace gv = gevinst;
using namespace gv::units;

namespace {

constexpr auto exam = gv::count<"exam">;

class Stopwatch {
public:
    void report(const char* stage) {
        const auto now = std::chrono::steady_clock::now();
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        std::printf("%-14s %7.3f s   peak memory %4ld MB\n", stage, std::chrono::duration<double>(now - since_).count(),
                    usage.ru_maxrss / 1024);
        since_ = std::chrono::steady_clock::now();
    }

private:
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

/// 20 lines an initiative: 12 costs, 2 staff costs, 6 benefits with chain and fates; departments share the accounts.
gv::BusinessCase large_case(int initiatives) {
    gv::BusinessCase result{"Large", gv::Horizon{2026, 2035}, gv::fixed_prices(2026)};
    const auto region = result.account("Region", {.sector = gv::Sector::region});
    const auto patients = result.account("Patients", {.sector = gv::Sector::patients});
    std::vector<gv::Account> accounts;
    for (int i = 0; i < 100; ++i)
        accounts.push_back(result.account("Department " + std::to_string(i), {.parent = region}));
    const auto doctors =
        result.staff_group("Doctors", {.pay = 1.1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    const auto exams = result.assume("exams", gv::pert(80e3, 90e3, 100e3), exam);
    const auto growth = result.assume("growth", 2 * percent);
    const auto volume = result.assume("volume", exams * gv::growth(growth));
    const auto rollout = gv::logistic(gv::start + 1, {.steepness = 1.4, .ceiling = 0.95});
    for (int i = 0; i < initiatives; ++i) {
        const gv::Account& account = accounts[static_cast<std::size_t>(i) % accounts.size()];
        gv::Initiative x = result.initiative("Initiative " + std::to_string(i),
                                             {.start = i % 2 == 0 ? gv::Moment(2026 + i % 5) : gv::Moment("2027-07")});
        const auto minutes = x.assume("minutes", gv::triangular(1.5, 2.5, 4.0), staff_minute / exam);
        for (int k = 0; k < 4; ++k) {
            const std::string number = " " + std::to_string(k);
            x.cost("Set-up" + number, gv::once(gv::start, 1.2 * MDKK), {.category = "establishment", .payer = account});
            x.cost("Licence" + number, volume * rollout * (12 * DKK / exam),
                   {.category = "operations", .payer = account});
            x.cost("Hosting" + number, 0.3 * MDKK,
                   {.category = "operations", .payer = account, .until = gv::start + 4});
        }
        for (int k = 0; k < 2; ++k)
            x.staff("Team " + std::to_string(k), 1.0 * staff_year, {.payer = account, .staff = doctors});
        for (int k = 0; k < 5; ++k)
            x.benefit("Reading time " + std::to_string(k), volume * minutes,
                      {.receiver = account,
                       .staff = doctors,
                       .chain = {{"adoption", rollout}, {"released", 0.6}, {"captured", gv::beta(4, 6)}},
                       .fate = {{"posts closed", 0.2}, {"shorter queue", gv::rest}}});
        x.benefit("Visits", volume * (3 * patient_minute / exam),
                  {.receiver = patients, .chain = {{"effect", gv::uniform(0.1, 0.3)}}});
    }
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    const int initiatives = argc > 1 ? std::stoi(argv[1]) : 1000;
    Stopwatch stopwatch;
    const gv::BusinessCase large = large_case(initiatives);
    stopwatch.report("build");
    const std::string text = gv::case_text(large);
    stopwatch.report("write");
    const std::size_t read = gv::case_of_text(text).state().lines.size();
    stopwatch.report("read");
    const double spent = *gv::budget(large).row("total").total;
    stopwatch.report("budget");
    const double net = gv::people(large).row("net").values.back();
    stopwatch.report("people");
    const double money = *gv::bottom_lines(large).row("money").total;
    stopwatch.report("bottom lines");
    const gv::BusinessCase one = large.with_changes({{"Initiative 7/start", 2028}});
    stopwatch.report("change one");
    const gv::BusinessCase all = large.with_changes({{"*/captured", 0.2}, {"exams", 95'000}});
    stopwatch.report("change all");
    const double changed = *gv::budget(all).row("total").total;
    stopwatch.report("budget");
    std::printf("%zu lines of a file of %.1f MB; ", read, static_cast<double>(text.size()) / 1e6);
    std::printf("%zu lines, %zu assumptions; %.1f MDKK, changed %.1f MDKK; %.1f staff-years in the last year; money "
                "%.1f MDKK\n",
                large.state().lines.size(), large.state().assumptions.size(), spent, changed, net, money);
}
