// SPDX-License-Identifier: Apache-2.0
// The cases whose hashes are in tests/data/golden_hashes.json. tests/python/test_golden_hashes.py writes them in Python.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "gevinst/appraisal/simulate.hpp"
#include "gevinst/gevinst.hpp"

namespace gevinst_test {

struct GoldenCase {
    gevinst::BusinessCase model;
    gevinst::CaseSimulationOptions options;
};

/// One assumption of each family and of the shapes that have code of their own.
inline GoldenCase families_case() {
    namespace gv = gevinst;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::vector<gv::Distribution> families{
        gv::triangular(1, 2, 5), gv::pert(1, 2, 5), gv::pert(0, 2, 30, 25), gv::uniform(-3, 4), gv::normal(5, 2),
        gv::lognormal(10, 0.3), gv::beta(2, 3), gv::beta(0.3, 0.6), gv::gamma(0.2, 10), gv::gamma(30, 0.2),
        gv::bernoulli(0.3), gv::binomial(12, 0.35), gv::poisson(90), gv::truncated(gv::normal(5, 2), 0, 6),
        gv::truncated(gv::lognormal(10, 1), 2, infinity), gv::truncated(gv::poisson(3), 1, 6),
        gv::discrete({{1, 2}, {7, 1}, {3, 0.5}}), gv::empirical({3, 1, 4, 1, 5, 9, 2, 6}),
        gv::mixture({{gv::normal(0, 1), 0.3}, {gv::normal(10, 2), 0.7}}),
        gv::mixture({{gv::bernoulli(0.2), 0.4}, {gv::gamma(2, 3), 0.6}})};
    GoldenCase made{gv::BusinessCase("Families", gv::Horizon(2026, 2026), gv::fixed_prices(2026)), {}};
    std::vector<std::string> paths;
    for (const gv::Distribution& family : families) {
        paths.push_back("x" + std::to_string(paths.size()));
        const auto x = made.model.assume(paths.back(), family);
        made.options.outputs.push_back({paths.back(), x, {}, {}, true});
    }
    made.options.correlations = {{{"x1", "x4", "x8"}, {1, 0.6, -0.3, 0.6, 1, 0.2, -0.3, 0.2, 1}, false},
                                 {{"x3", "x9"}, {1, 0.5, 0.5, 1}, true}};
    return made;
}

/// Arithmetic, functions, curves and reductions over years.
inline GoldenCase operations_case() {
    namespace gv = gevinst;
    GoldenCase made{gv::BusinessCase("Operations", gv::Horizon(2026, 2030), gv::fixed_prices(2026)), {}};
    const auto assume = [&](const std::string& name, const gv::Distribution& x) {
        return gv::Expression(made.model.assume(name, x));
    };
    const gv::Expression a = assume("a", gv::uniform(1, 3)), b = assume("b", gv::normal(0, 1)), c = assume("c", gv::triangular(0.5, 1, 4));
    const gv::Expression functions = gv::exp(b / 3) * gv::log(a + c) - gv::pow(c, 1.5) + gv::pow(a, 3) + gv::max(b, 0.0) * gv::min(a, c) +
                                     gv::floor(c, 0.25) + gv::ceil(a, 0.5) + gv::round(b, 0.1) + gv::choose(b < a - 2, c, -a);
    const gv::Expression curves = gv::once("2027-07", a) + gv::during(2027, 2029, b) + gv::step("2028-02", c) + gv::ramp(2026, 2029, a) +
                                  gv::logistic(2028, {.steepness = c, .ceiling = 0.9}) + gv::growth(b / 50) +
                                  gv::table(2026, {a, b, c});
    const gv::Expression years = gv::cumulative(curves) + gv::lag(curves, 2) - gv::at_year(curves, 2028);
    made.options.outputs = {{"functions", functions, {}, {}, true},
                            {"curves", curves, {}, {}, true},
                            {"years", years, {}, {}, true},
                            {"all", gv::sum_years(years * functions), {}, {}, true}};
    return made;
}

/// A cost and a benefit with chain and fates, by the bottom lines.
inline GoldenCase reading_case() {
    namespace gv = gevinst;
    using namespace gv::units;
    constexpr auto exam = gv::count<"exam">;
    GoldenCase made{gv::BusinessCase("Reading", gv::Horizon(2026, 2029), gv::fixed_prices(2026)), {}};
    gv::BusinessCase& model = made.model;
    const auto region = model.account("Region", {.sector = gv::Sector::region});
    const auto doctors = model.staff_group("Radiologists", {.pay = 1.1 * MDKK / staff_year, .net_hours = 1'500 * staff_hour / staff_year});
    const auto exams = model.assume("exams", gv::pert(80e3, 90e3, 100e3), exam);
    const auto minutes = model.assume("reading time saved", gv::triangular(1.5, 2.5, 4.0), staff_minute / exam);
    auto screening = model.initiative("Screening", {.start = "2026-07"});
    const auto captured = screening.assume("captured", gv::beta(4, 6));
    screening.cost("Licence", exams * (5 * DKK / exam), {.category = "operations", .payer = region});
    screening.benefit("Reading time", exams * minutes,
                      {.receiver = region, .staff = doctors, .chain = {{"captured", captured}},
                       .fate = {{"posts closed", 0.5}, {"shorter queue", gv::rest}}});
    made.options.outputs = gv::standard_outputs(model);
    for (gv::SimulationOutput& output : made.options.outputs) output.keep = true;
    return made;
}

/// FNV-1a, 64 bits, of what is known of each figure and of all of its draws, as doubles of eight bytes, lowest first.
inline std::uint64_t hash_of(const gevinst::Simulation& run) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    const auto add = [&](double x) {
        for (int byte = 0; byte < 64; byte += 8)
            hash = (hash ^ ((std::bit_cast<std::uint64_t>(x) >> byte) & 0xff)) * 0x100000001b3u;
    };
    for (std::size_t i = 0; i < run.figures(); ++i) {
        const gevinst::Simulation::Figure figure = run.figure(i);
        for (const double x : {figure.point, figure.summary.mean, figure.summary.sd, figure.summary.standard_error,
                               figure.summary.minimum, figure.summary.maximum})
            add(x);
        for (const auto& percentile : figure.summary.percentiles) add(percentile.value);
        for (const double x : run.kept(i)) add(x);
    }
    return hash;
}

/// The golden file as it should be.
inline std::string golden_hashes(unsigned threads) {
    namespace gv = gevinst;
    const std::vector<std::pair<std::string, gv::Sampling>> samplings{
        {"random", {}}, {"latin hypercube", gv::latin_hypercube()}, {"sobol", gv::sobol(1'024, 2)}};
    std::string text = "{\n";
    const auto add = [&](const char* name, GoldenCase made, const char* end) {
        text += std::string("  \"") + name + "\": {";
        for (const auto& [sampling_name, sampling] : samplings) {
            made.options.seed = 2026;
            made.options.sampling = sampling;
            made.options.threads = threads;
            constexpr const char* digits = "0123456789abcdef";
            std::uint64_t hash = hash_of(gv::simulate(made.model, 2'048, made.options));
            std::string hex(16, '0');
            for (std::size_t i = 16; i-- > 0; hash >>= 4) hex[i] = digits[hash & 15];
            text += (sampling_name == "random" ? "\"" : ", \"") + sampling_name + "\": \"" + hex + "\"";
        }
        text += end;
    };
    add("families", families_case(), "},\n");
    add("operations", operations_case(), "},\n");
    add("reading", reading_case(), "}\n");
    return text + "}\n";
}

}  // namespace gevinst_test
