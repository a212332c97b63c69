// SPDX-License-Identifier: Apache-2.0
// Sums of deviations, products, counts: lanes give the bits of their definition, one draw at a time.
#include <gevinst/numeric/histogram.hpp>
#include <gevinst/numeric/moments.hpp>
#include <gevinst/numeric/percentile.hpp>
#include <gevinst/numeric/range_sums.hpp>
#include <gevinst/numeric/window_count.hpp>

#include <limits>
#include <vector>

#include "support/column_runs.hpp"
#include "support/lanes.hpp"

using namespace gevinst_test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

// Over the tests too: their definitions must round as the library does.
GEVINST_NO_CONTRACTION_BEGIN

namespace {

// The definition: accumulator j takes every eighth draw, then a tree.
numeric::Moments by_definition(const std::vector<double>& draws, double point) {
    double sums[8] = {}, squares[8] = {};
    numeric::Moments block;
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const double deviation = draws[i] - point;
        sums[i % 8] += deviation;
        squares[i % 8] += deviation * deviation;
        block.minimum = std::min(block.minimum, draws[i]);
        block.maximum = std::max(block.maximum, draws[i]);
    }
    const auto tree = [](const double* a) { return ((a[0] + a[4]) + (a[2] + a[6])) + ((a[1] + a[5]) + (a[3] + a[7])); };
    block.sum = tree(sums);
    block.squares = tree(squares);
    return block;
}

// All widths of a loop, for outputs that can be compared.
template <class Loop, class Output, class... Arguments>
void check_widths(Output& widest, std::size_t n, Arguments... arguments) {
    const Output before = widest;
    numeric::run_widest<Loop>(widest.data(), n, arguments...);
    for (const int width : gevinst_test::lane_widths()) {
        Output found = before;
        numeric::run_lanes<Loop>(width, found.data(), n, arguments...);
        REQUIRE(found == widest);
    }
}

} // namespace

TEST_CASE("a block is summed in eight accumulators and a tree, in any tiles and lanes") {
    for (const char* shape : {"skewed", "heavy tails", "uniform"})
        for (const std::size_t n : {1u, 2u, 7u, 8u, 9u, 31u, 64u, 1000u, 1023u, 1024u})
            for (const std::size_t tile : {1u, 3u, 8u, 13u, 64u, 1024u}) {
                const std::vector<double> draws = column_of(shape, n);
                numeric::BlockMoments block;
                for (std::size_t i = 0; i < n; i += tile)
                    block.add(draws.data() + i, std::min(tile, n - i), 0.3);
                const numeric::Moments moments = block.close(), expected = by_definition(draws, 0.3);
                REQUIRE(moments.count == n);
                REQUIRE(moments.sum == expected.sum);
                REQUIRE(moments.squares == expected.squares);
                REQUIRE(moments.minimum == expected.minimum);
                REQUIRE(moments.maximum == expected.maximum);
                REQUIRE(block.count() == 0);
            }
}

TEST_CASE("one double, two lanes and the widest lanes sum and count alike") {
    for (const std::string& shape : column_shapes())
        for (const std::size_t n : {0u, 1u, 5u, 16u, 17u, 40u, 200u, 1024u}) {
            const std::vector<double> a = column_of(shape, n, 3), b = column_of("uniform", n, 4);
            if (shape != "infinite") { // inf - inf is NaN, which equals nothing
                std::vector<double> state(32, 0.5), sums(8, 0.25);
                for (const std::size_t position : {0u, 3u, 64u}) {
                    check_widths<numeric::SumDeviations>(state, n, a.data(), position, 0.1);
                    check_widths<numeric::SumProducts>(sums, n, a.data(), 0.1, b.data(), 0.2, position);
                }
            }
            for (const double low : {-std::numeric_limits<double>::infinity(), 0.0, 0.1, 1.0})
                for (const double high : {0.1, 1.0, 3.0, std::numeric_limits<double>::infinity()}) {
                    if (high < low) continue;
                    std::vector<double> expected;
                    numeric::WindowCount count;
                    for (const double x : a) {
                        if (low < x && x < high) expected.push_back(x);
                        count.below += x < low;
                        count.at_low += x == low;
                        count.at_high += x == high && low < high;
                    }
                    const auto check = [&](const numeric::WindowCount& found, std::vector<double> kept) {
                        kept.resize(static_cast<std::size_t>(found.inside));
                        REQUIRE(kept == expected);
                        REQUIRE(found.below == count.below);
                        REQUIRE(found.at_low == count.at_low);
                        REQUIRE(found.at_high == count.at_high);
                    };
                    std::vector<double> kept(n);
                    numeric::WindowCount found;
                    for (const bool tied : {false, true}) {
                        found = numeric::count_window(a.data(), n, low, high, tied, kept.data());
                        check(found, kept);
                    }
                    for (const int width : gevinst_test::lane_widths()) {
                        numeric::run_lanes<numeric::CountWindow<false>>(width, kept.data(), n, a.data(), low, high, &found);
                        check(found, kept);
                        numeric::run_lanes<numeric::CountWindow<true>>(width, kept.data(), n, a.data(), low, high, &found);
                        check(found, kept);
                    }
                }
        }
}

TEST_CASE("mean, sd and errors are those of the textbook") {
    numeric::Moments total;
    for (const std::vector<double>& draws : {std::vector{1.0, 2.0}, {3.0, 4.0}, {5.0, 9.0}}) {
        numeric::BlockMoments block;
        block.add(draws.data(), draws.size(), 3.0);
        total += block.close();
    }
    CHECK(total.mean(3.0) == 4.0);
    CHECK_THAT(total.sd(), WithinRel(std::sqrt(8.0), 1e-15));                          // 9+4+1+0+1+25 over 5
    CHECK_THAT(total.standard_error(), WithinRel(std::sqrt(8.0 / 6.0), 1e-15));
    CHECK_THAT(total.block_standard_error(), WithinRel(std::sqrt(7.75 / 3.0), 1e-15)); // means 1.5, 3.5, 7
    CHECK(total.minimum == 1.0);
    CHECK(total.maximum == 9.0);

    numeric::BlockMoments single;
    const double draw = 2.0;
    single.add(&draw, 1, 1.5);
    const numeric::Moments alone = single.close();
    CHECK(alone.mean(1.5) == 2.0);
    CHECK(std::isnan(alone.sd())); // one draw says nothing of the spread
    CHECK(std::isnan(alone.block_standard_error()));
}

TEST_CASE("a mean lies among the draws, also where a point value far beyond them takes all their digits") {
    // The mean of a lognormal of a large sigma is such a value.
    const std::vector<double> draws{1.0, 2.0, 4.0};
    for (const double point : {1e30, -1e30, 1e200, 3.0}) {
        numeric::BlockMoments block;
        block.add(draws.data(), draws.size(), point);
        const double mean = block.close().mean(point);
        CHECK(mean >= 1.0);
        CHECK(mean <= 4.0);
    }
}

TEST_CASE("ranges of blocks summed in any order are one tree") {
    RandomNumbers random(5);
    numeric::TreeSum<double> whole(3);
    std::vector<double> blocks(60);
    for (double& block : blocks)
        whole.add(block = random.between(-1.0, 1.0) / 3.0);
    for (int round = 0; round < 50; ++round) {
        std::vector<numeric::TreeSum<double>> parts;
        for (std::size_t i = 0; i < blocks.size();) {
            numeric::TreeSum<double> part(3 + i);
            for (std::size_t n = 1 + random.below(9); n > 0 && i < blocks.size(); --n)
                part.add(blocks[i++]);
            parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(random.below(parts.size() + 1)), part);
        }
        numeric::RangeSums<double> sums;
        for (const auto& part : parts) {
            REQUIRE(sums.add(part));
            REQUIRE_FALSE(sums.add(part));
        }
        REQUIRE(sums.ranges() == std::vector<numeric::BlockRange>{{3, 63}});
        REQUIRE(sums.total() == whole.total());
    }
}

TEST_CASE("the rank of a percentile is the whole number that the decimal share means") {
    for (std::uint64_t hundredths = 1; hundredths < 100; ++hundredths)
        for (const std::uint64_t n : {1u, 7u, 10u, 100u, 1024u, 999'999u, 1'000'000u, 3'000'000'000u})
            REQUIRE(numeric::percentile_rank(static_cast<double>(hundredths) / 100.0, n) == (hundredths * n + 99) / 100);
    CHECK(numeric::percentile_rank(0x1p-60, 1000) == 1);
    CHECK(numeric::percentile_rank(1.0 - 0x1p-53, 1000) == 1000);
}

TEST_CASE("the interval of a percentile is open to a side where no draw is far enough out") {
    const auto ranks = [](double share, std::uint64_t n) { return numeric::percentile_ranks(share, n); };
    CHECK(ranks(0.5, 100).low == 40);
    CHECK(ranks(0.5, 100).high == 60);
    CHECK_FALSE(ranks(0.5, 100).open_low);
    CHECK_FALSE(ranks(0.99, 100).open_low);
    CHECK(ranks(0.99, 100).open_high); // all 100 draws are below it in 37 % of the runs
    CHECK(ranks(0.01, 100).open_low);
    CHECK(ranks(0.5, 1).open_low);
    CHECK(ranks(0.5, 1).open_high);
    // The 990th of 1,000, seven to each side: the 997th is there.
    CHECK(ranks(0.99, 1'000).high == 997);
    CHECK_FALSE(ranks(0.99, 1'000).open_high);
}

TEST_CASE("histograms with other bins add up to what both can tell") {
    RandomNumbers random(11);
    for (int round = 0; round < 200; ++round) {
        const std::vector<double> a = column_of("skewed", 3000, random.word()), b = column_of("skewed", 500, random.word());
        std::vector<double> pilot(b.begin(), b.begin() + 40);
        for (double& x : pilot)
            x = x * random.between(0.1, 2.0) + random.between(-5e3, 5e3);
        numeric::Histogram first(a, static_cast<std::uint32_t>(1 + random.below(60))),
            second(pilot, static_cast<std::uint32_t>(1 + random.below(60)));
        first.add(a.data(), a.size());
        second.add(b.data(), b.size());
        numeric::Histogram forth = first, back = second;
        forth.merge(second);
        back.merge(first);
        REQUIRE(forth.counts() == back.counts());
        REQUIRE(forth.below() == back.below());
        if (forth.counts().empty()) continue;
        numeric::Histogram expected = forth.empty_copy();
        expected.add(a.data(), a.size());
        expected.add(b.data(), b.size());
        REQUIRE(forth.counts() == expected.counts());
        REQUIRE(forth.below() == expected.below());
        REQUIRE(forth.above() == expected.above());
    }
}

GEVINST_NO_CONTRACTION_END

TEST_CASE("a spread whose square is above the doubles is infinite, not unknown") {
    numeric::BlockMoments block;
    const std::vector<double> draws{1e300, 2e300, 1.5e300};
    block.add(draws.data(), draws.size(), 1.5e300);
    const numeric::Moments moments = block.close();
    CHECK(moments.mean(1.5e300) == 1.5e300);
    CHECK(std::isinf(moments.sd()));
    CHECK(std::isinf(moments.standard_error()));
}
