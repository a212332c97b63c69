// SPDX-License-Identifier: Apache-2.0
// Latin hypercube and Sobol' sampling, and assumptions that move together.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "support/catch2.hpp"
#include "support/draws.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2027);

gv::Expression uncertain(const std::string& path, const gv::Distribution& distribution) {
    return assumption(path, gv::Expression(distribution));
}
const gv::Expression& a() {
    static const gv::Expression x = uncertain("a", gv::pert(1, 2, 5));
    return x;
}
const gv::Expression& b() {
    static const gv::Expression x = uncertain("b", gv::normal(10, 2));
    return x;
}
const gv::Expression& c() {
    static const gv::Expression x = uncertain("c", gv::triangular(0, 1, 4));
    return x;
}

gv::Simulation::Figure sum_by(const gv::Sampling& sampling, std::uint64_t draws, std::uint64_t seed, unsigned threads = 2) {
    const gv::Simulation run =
        gv::simulate({{"sum", a() + b() + c()}}, horizon, draws, {.seed = seed, .sampling = sampling, .threads = threads});
    return run.figure(0);
}

std::vector<double> ranks_of(const std::vector<double>& x) {
    std::vector<std::size_t> order(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return x[i] < x[j]; });
    std::vector<double> ranks(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) ranks[order[i]] = static_cast<double>(i);
    return ranks;
}

gv::Simulation together(std::vector<gv::Correlation> correlations, std::uint64_t draws = 100'000) {
    return gv::simulate({{"a", a(), {}, {}, true}, {"b", b(), {}, {}, true}, {"c", c(), {}, {}, true}}, horizon, draws,
                        {.seed = 11, .correlations = std::move(correlations)});
}

}  // namespace

TEST_CASE("stratified draws have a smaller error, and say how large it is") {
    const double mean = (1 + 4 * 2 + 5) / 6.0 + 10 + 5 / 3.0;
    const double random = sum_by({}, 65'536, 1).summary.standard_error;
    for (const gv::Sampling& sampling : {gv::latin_hypercube(), gv::sobol(4'096, 16)}) {
        int covered = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const gv::numeric::ColumnSummary summary = sum_by(sampling, 65'536, seed).summary;
            CHECK(summary.standard_error < random / 5);
            CHECK(summary.standard_error > 0);
            covered += std::abs(summary.mean - mean) < 2.1 * summary.standard_error;
        }
        // 95 % of 40 are 38; fewer than 33 has a probability below 1 %.
        CHECK(covered >= 33);
    }
}

TEST_CASE("stratified draws have the same bits whatever the threads") {
    for (const gv::Sampling& sampling : {gv::latin_hypercube(), gv::sobol(2'048, 8)}) {
        const auto one = sum_by(sampling, 16'384, 3, 1);
        for (const unsigned threads : {2u, 5u}) {
            const auto many = sum_by(sampling, 16'384, 3, threads);
            CHECK(many.summary.mean == one.summary.mean);
            CHECK(many.summary.standard_error == one.summary.standard_error);
            CHECK(many.summary.percentiles[1].value == one.summary.percentiles[1].value);
        }
    }
}

TEST_CASE("a Latin hypercube rounds the draws up to whole blocks") {
    CHECK(gv::simulate({{"a", a()}}, horizon, 1'500, {.sampling = gv::latin_hypercube()}).draws() == 2'048);
    CHECK(gv::simulate({{"a", a()}}, horizon, 1'500).draws() == 1'500);
}

TEST_CASE("correlated assumptions move together and keep their own distributions") {
    const gv::Simulation run = together({{{"a", "b", "c"}, {1, 0.5, -0.3, 0.5, 1, 0, -0.3, 0, 1}}});
    const auto& x = run.kept(0);
    const auto& y = run.kept(run.place("b"));
    const auto& z = run.kept(run.place("c"));
    // The correlation of the normal scores is 0.5; that of the values is a little less. Standard error 0.003.
    CHECK(std::abs(correlation_of(x, y) - 0.49) < 0.02);
    CHECK(std::abs(correlation_of(x, z) + 0.29) < 0.02);
    CHECK(std::abs(correlation_of(y, z)) < 0.013);
    for (std::size_t i = 0; i < run.figures(); ++i) {
        const auto summary = run.figure(i).summary;
        const gv::Distribution& distribution = run.outputs()[i].expression.node()->operands[0]->distribution();
        CHECK(std::abs(summary.mean - distribution.mean()) < 4 * summary.standard_error);
        CHECK(std::abs(summary.sd / distribution.sd() - 1) < 0.02);
    }
}

TEST_CASE("a member added last changes no other, and without correlation nothing changes") {
    const gv::Simulation two = together({{{"b", "a"}, {1, 0.5, 0.5, 1}}}, 5'000);
    const gv::Simulation three = together({{{"b", "a", "c"}, {1, 0.5, 0.2, 0.5, 1, 0.1, 0.2, 0.1, 1}}}, 5'000);
    const gv::Simulation none = together({}, 5'000);
    CHECK(two.kept(0) == three.kept(0));
    CHECK(two.kept(0) != none.kept(0));
    // The first member follows its own uniforms, through the normal distribution and back.
    for (std::size_t draw = 0; draw < 5'000; draw += 7) CHECK(two.kept(1)[draw] == Approx(none.kept(1)[draw]).epsilon(1e-9));
    CHECK(two.kept(2) == none.kept(2));
}

TEST_CASE("a member that no output needs still moves the others") {
    const std::vector<gv::Correlation> correlations{{{"b", "a"}, {1, 0.9, 0.9, 1}}};
    const gv::Simulation alone =
        gv::simulate({{"a", a(), {}, {}, true}}, horizon, 2'000, {.seed = 11, .correlations = correlations});
    CHECK(alone.kept(0) == together(correlations, 2'000).kept(0));
}

TEST_CASE("rank correlations are those of the ranks") {
    const gv::Simulation run = together({{{"a", "b"}, {1, 0.6, 0.6, 1}, true}});
    CHECK(std::abs(correlation_of(ranks_of(run.kept(0)), ranks_of(run.kept(1))) - 0.6) < 0.01);
}

TEST_CASE("bad input: sampling and correlations that are none") {
    const auto refusal = [](std::vector<gv::Correlation> correlations) {
        return message_of<gv::CaseError>([&] { static_cast<void>(together(correlations, 100)); });
    };
    CHECK(refusal({{{"a"}, {1}}}) == "a correlation needs two assumptions at least");
    CHECK(refusal({{{"a", "b"}, {1, 0.5}}}) == "the correlations of 2 assumptions are a matrix of 4 numbers, not of 2");
    CHECK(refusal({{{"a", "b"}, {1, 1.5, 1.5, 1}}}) == "the correlation of 'a' and 'b' is 1.5, outside -1 to 1");
    CHECK(refusal({{{"a", "b"}, {1, 0.5, 0.4, 1}}}).starts_with("the correlation of '"));
    CHECK(refusal({{{"a", "b"}, {0.9, 0.5, 0.5, 1}}}) == "the correlation of 'a' with itself is 0.9, not 1");
    CHECK(refusal({{{"a", "a"}, {1, 0.5, 0.5, 1}}}) == "a correlation names 'a' twice");
    CHECK(refusal({{{"a", "b"}, {1, 0.5, 0.5, 1}}, {{"a", "c"}, {1, 0.5, 0.5, 1}}}) ==
          "the assumption 'a' is in two correlations: state them as one matrix");
    CHECK(refusal({{{"a", "b"}, {1, -1, -1, 1}}}) ==
          "the correlation of 'b' and 'a' is -1: they are one variable; make it one assumption, and write the other as a "
          "formula of it");
    // Three variables have no correlation below -1/2 each with each; of ranks that is 6/pi asin(-1/4) = -0.4826.
    const std::string contradiction = "the correlations of 'a', 'b', 'c' contradict each other: no variables have them "
                                      "all; the nearest that some have are ";
    CHECK(refusal({{{"a", "b", "c"}, {1, -0.9, -0.9, -0.9, 1, -0.9, -0.9, -0.9, 1}}}) ==
          contradiction + "-0.4997, -0.4997, -0.4997 (below the diagonal, row by row)");
    CHECK(refusal({{{"a", "b", "c"}, {1, -0.9, -0.9, -0.9, 1, -0.9, -0.9, -0.9, 1}, true}}) ==
          contradiction + "-0.4823, -0.4823, -0.4823 (below the diagonal, row by row)");
    const auto sampled = [](const gv::Sampling& sampling, std::uint64_t draws) {
        return message_of<gv::CaseError>([&] { static_cast<void>(sum_by(sampling, draws, 1)); });
    };
    CHECK(sampled(gv::sobol(1'000, 2), 2'000) == "Sobol' points are a power of two from 1,024 to 4,294,967,296, not 1000");
    CHECK(sampled(gv::sobol(1'024, 2), 2'000) == "2 replicates of 1024 Sobol' points are not 2000 draws: state their product");
}

TEST_CASE("the correlations that are offered in place of others are taken as they are printed") {
    gv::Correlation stated{{"a", "b", "c"}, {}};
    for (const bool rank : {false, true})
        for (const double first : {-0.95, -0.3, 0.8})
            for (const double second : {-0.7, 0.2, 0.99}) {
                stated.rank = rank;
                stated.matrix = {1, first, second, first, 1, 0.9, second, 0.9, 1};
                std::string message;
                try {
                    static_cast<void>(together({stated}, 100));
                } catch (const gv::CaseError& error) {
                    message = error.what();
                }
                const std::size_t offered = message.find("some have are ");
                if (offered == std::string::npos) continue;  // these fit together
                std::istringstream numbers(message.substr(offered + 14));
                for (const std::size_t place : {std::size_t{3}, std::size_t{6}, std::size_t{7}}) {
                    double number = 0;
                    char comma = 0;
                    numbers >> number >> comma;
                    stated.matrix[place] = number;
                    stated.matrix[(place % 3) * 3 + place / 3] = number;
                }
                CHECK_NOTHROW(together({stated}, 100));
            }
}
