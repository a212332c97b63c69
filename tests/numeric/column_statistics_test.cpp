// SPDX-License-Identifier: Apache-2.0
// The statistics of a column against sorting all draws, and the promise that no cutting of a run changes a bit.
#include <gevinst/numeric/philox.hpp>

#include "support/column_runs.hpp"

using namespace gevinst_test;

namespace {

const numeric::ColumnRequest everything{
    0.25, {0.001, 0.05, 0.1, 0.5, 0.52, 0.9, 0.999}, {0.0, 0.3, 1e3}, 0, 0, {0.001, 0.05, 0.45, 0.9, 0.997}};

/// The mean of the worst draws by Acerbi and Tasche, from sorted draws.
double shortfall_of(const std::vector<double>& sorted, double share) {
    const auto n = static_cast<double>(sorted.size());
    const std::size_t rank = numeric::percentile_rank(share, sorted.size());
    const bool lower = share <= 0.5;
    numeric::ExactSum sum;
    const double at = sorted[rank - 1];
    const std::size_t first = lower ? 0 : rank, last = lower ? rank - 1 : sorted.size();
    for (std::size_t i = first; i < last; ++i) {
        sum.add(sorted[i]);
        sum.add(-at);
    }
    const double count = static_cast<double>(last - first);
    const double part = lower ? share * n - count : static_cast<double>(rank) - share * n;
    const double weight = count + std::clamp(part, 0.0, 1.0);
    return weight > 0.0 ? at + sum.value() / weight : at;
}

void check_against_sorting(const std::vector<double>& draws, const numeric::ColumnStatistics& column) {
    const numeric::ColumnSummary summary = column.summary();
    std::vector<double> sorted = draws;
    std::sort(sorted.begin(), sorted.end());
    const auto n = static_cast<double>(draws.size());
    REQUIRE(summary.draws == draws.size());
    CHECK(summary.minimum == sorted.front());
    CHECK(summary.maximum == sorted.back());
    for (const numeric::Percentile& percentile : summary.percentiles) {
        const numeric::PercentileRanks ranks = numeric::percentile_ranks(percentile.share, draws.size());
        INFO("share " << percentile.share);
        CHECK(percentile.value == sorted[ranks.rank - 1]);
        // What draws do not bound is open, unless all of several draws are one value.
        const bool bounded = sorted.size() > 1 && sorted.front() == sorted.back();
        const double beyond = std::numeric_limits<double>::infinity();
        CHECK(percentile.low == (ranks.open_low && !bounded ? -beyond : sorted[ranks.low - 1]));
        CHECK(percentile.high == (ranks.open_high && !bounded ? beyond : sorted[ranks.high - 1]));
        for (const double figure : {percentile.value, percentile.low, percentile.high})
            CHECK_FALSE((figure == 0.0 && std::signbit(figure)));
    }
    for (const numeric::Exceedance& exceedance : summary.exceedances) {
        const auto above = std::count_if(draws.begin(), draws.end(), [&](double x) { return x > exceedance.threshold; });
        const double share = static_cast<double>(above) / n;
        CHECK(exceedance.probability == share);
        // Of no draw or all of them, several values: half of Wilson's interval, from z^2 / (n + z^2) on, in errors.
        const bool one_sided = (above == 0 || share == 1.0) && sorted.front() != sorted.back();
        CHECK(exceedance.standard_error == (one_sided ? 1.96 / (2.0 * (n + 1.96 * 1.96)) : std::sqrt(share * (1.0 - share) / n)));
    }
}

} // namespace

TEST_CASE("the statistics of any column are those of sorting all its draws") {
    for (const std::string& shape : column_shapes())
        for (const std::size_t n : {1u, 2u, 3u, 63u, 1023u, 1024u, 1025u, 5000u, 16384u, 16385u, 200'000u}) {
            INFO(shape << ", " << n << " draws");
            const std::vector<double> draws = column_of(shape, n);
            check_against_sorting(draws, run_over(draws, everything));
        }
}

TEST_CASE("an expected shortfall is the mean of the worst draws, exactly, with and without ties") {
    const std::vector<double> shares{0.001, 0.05, 0.07, 0.5, 0.52, 0.9, 0.999};
    for (const std::string& shape : column_shapes()) {
        if (shape == "infinite") continue;
        for (const std::size_t n : {1u, 2u, 3u, 100u, 1025u, 5000u, 200'000u}) {
            INFO(shape << ", " << n << " draws");
            const std::vector<double> draws = column_of(shape, n);
            std::vector<double> sorted = draws;
            std::sort(sorted.begin(), sorted.end());
            for (const bool percentiles : {true, false}) {
                const numeric::ColumnRequest request{
                    0.25, percentiles ? everything.percentiles : std::vector<double>{}, {}, 0, 0, shares};
                const numeric::ColumnSummary summary = run_over(draws, request).summary();
                REQUIRE(summary.shortfalls.size() == shares.size());
                for (const numeric::Shortfall& one : summary.shortfalls) {
                    INFO("share " << one.share);
                    CHECK(one.value == shortfall_of(sorted, one.share));
                    const std::uint64_t rank = numeric::percentile_rank(one.share, n);
                    const bool alone = rank == (one.share <= 0.5 ? 1 : n), varies = n == 1 || sorted.front() < sorted.back();
                    CHECK(std::isnan(one.standard_error) == (alone && varies)); // one draw tells no error
                    if (!alone || !varies) CHECK(one.standard_error >= 0.0);
                }
            }
        }
    }
}

TEST_CASE("the expected shortfall of four draws is what Acerbi and Tasche state") {
    // The lowest 3/8 of four draws: the lowest one whole, the second by half.
    const std::vector<double> draws{3.0, 1.0, 10.0, 2.0};
    const auto summary = run_over(draws, {0.0, {}, {}, 0, 0, {0.25, 0.375, 0.75, 0.625}}).summary();
    CHECK(summary.shortfalls[0].value == 1.0);
    CHECK(summary.shortfalls[1].value == Approx((1.0 + 0.5 * 2.0) / 1.5).epsilon(1e-15));
    CHECK(summary.shortfalls[2].value == 10.0);
    CHECK(summary.shortfalls[3].value == Approx((10.0 + 0.5 * 3.0) / 1.5).epsilon(1e-15));
}

TEST_CASE("expected shortfalls cover those of the distribution as often as their errors say") {
    // Uniform on 0 to 1: the lowest share has the mean share / 2, the highest 1 - share the mean (1 + share) / 2.
    int within = 0, of = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        RandomNumbers random(seed);
        std::vector<double> draws(3000);
        for (double& draw : draws)
            draw = random.between(0.0, 1.0);
        for (const numeric::Shortfall& one : run_over(draws, {0.5, {}, {}, 0, 0, {0.1, 0.8}}).summary().shortfalls) {
            const double truth = one.share <= 0.5 ? one.share / 2.0 : (1.0 + one.share) / 2.0;
            within += std::fabs(one.value - truth) < 1.96 * one.standard_error;
            ++of;
        }
    }
    // 95 % of 600, with four standard errors of a binomial count.
    CHECK(std::fabs(within - 0.95 * of) < 4.0 * std::sqrt(of * 0.95 * 0.05));
}

TEST_CASE("a million draws give the percentiles of sorting them, in one pass and little memory") {
    for (const std::string& shape : column_shapes()) {
        INFO(shape);
        const std::vector<double> draws = column_of(shape, 1'000'000);
        numeric::ColumnStatistics column(everything, draws.size());
        first_pass(column, draws, 0, blocks_of(draws), {});
        const bool misleading = shape == "ascending" || shape == "descending" || shape == "late jump";
        CHECK(column.finished() != misleading);
        finish(column, draws, {});
        CHECK(column.passes() == (misleading ? 3 : 1));
        CHECK(column.kept() < 120'000); // seven percentiles
        check_against_sorting(draws, column);
    }
}

TEST_CASE("tiles, chunks, stages and the order of chunks change no bit") {
    for (const std::string& shape : column_shapes()) {
        INFO(shape);
        const std::vector<double> draws = column_of(shape, 150'000);
        const auto expected = bits_of(run_over(draws, everything).summary());
        for (const Cut& cut : {Cut{64, 16}, Cut{128, 1}, Cut{256, 7}, Cut{512, 1000}, Cut{1024, 3, false}, Cut{100, 5},
                               Cut{3000, 4}, Cut{1024, 2, true, true}, Cut{1024, 5, false, true}, Cut{7, 200, false}})
            CHECK(bits_of(run_over(draws, everything, cut).summary()) == expected);
    }
}

TEST_CASE("every build gives the summary that the first build gave") {
    // As in same_bits_test.cpp: a change of it is a decision. Draws without arithmetic that a compiler could contract.
    std::vector<double> draws(100'000);
    for (std::size_t i = 0; i < draws.size(); ++i)
        draws[i] = numeric::uniform(numeric::uniform_word(2026, 1, i));
    std::uint64_t hash = 0xcbf29ce484222325u;
    numeric::ColumnRequest request = everything;
    request.thresholds = {0.3};
    request.shortfalls.clear();
    for (const std::uint64_t bits : bits_of(run_over(draws, request).summary()))
        for (int byte = 0; byte < 64; byte += 8)
            hash = (hash ^ ((bits >> byte) & 0xff)) * 0x100000001b3u;
    constexpr std::uint64_t first_build = 0xac263d41ce3a5fc6;
    CHECK(hash == first_build);
}

TEST_CASE("parts of a run merged in any order give the bits of one run") {
    RandomNumbers random(7);
    for (const std::string& shape : column_shapes())
        for (int round = 0; round < 4; ++round) {
            INFO(shape << ", round " << round);
            const std::vector<double> draws = column_of(shape, 130'001, 2);
            const std::uint64_t blocks = blocks_of(draws);
            std::vector<numeric::ColumnStatistics> parts;
            for (std::uint64_t first = 0; first < blocks;) {
                const std::uint64_t end = std::min<std::uint64_t>(blocks, first + 1 + random.below(round == 0 ? 12 : 70));
                parts.emplace_back(everything, round == 1 ? (end - first) * 1024 : draws.size());
                first_pass(parts.back(), draws, first, end, {});
                first = end;
            }
            while (parts.size() > 1) {
                const std::size_t into = random.below(parts.size() - 1), from = parts.size() - 1;
                REQUIRE(parts[into].merge(parts[from]));
                parts.pop_back();
            }
            finish(parts[0], draws, {});
            CHECK(parts[0].ranges() == std::vector<numeric::BlockRange>{{0, blocks}});
            CHECK(bits_of(parts[0].summary()) == bits_of(run_over(draws, everything).summary()));
        }
}

TEST_CASE("parts of a fair run merge without another pass") {
    const std::vector<double> draws = column_of("skewed", 600 * 1024);
    numeric::ColumnStatistics all(everything, draws.size());
    for (std::uint64_t first : {200u, 0u, 500u, 100u, 400u, 300u}) {
        numeric::ColumnStatistics part(everything, draws.size());
        first_pass(part, draws, first, first + 100, {});
        REQUIRE(all.merge(part));
    }
    CHECK(all.finished());
    check_against_sorting(draws, all);
}

TEST_CASE("blocks that were added are refused, and so is another request") {
    const std::vector<double> draws = column_of("uniform", 20 * 1024);
    numeric::ColumnStatistics column(everything, draws.size()), other({0.5, {0.5}, {}, 0}, draws.size());
    first_pass(column, draws, 0, 10, {});
    const auto before = bits_of(column.summary());
    auto chunk = column.chunk(9);
    chunk.add(draws.data() + 9 * 1024, 1024);
    CHECK_FALSE(column.append(std::move(chunk)));
    numeric::ColumnStatistics overlapping(everything, draws.size());
    first_pass(overlapping, draws, 5, 20, {});
    CHECK_FALSE(column.merge(overlapping));
    first_pass(other, draws, 10, 20, {});
    CHECK_FALSE(column.merge(other));
    CHECK(bits_of(column.summary()) == before);
}

TEST_CASE("a chunk that was begun before the windows narrowed is refused") {
    const std::vector<double> draws = column_of("uniform", 20 * 1024);
    numeric::ColumnStatistics column(everything, draws.size());
    first_pass(column, draws, 0, 4, {});
    auto late = column.chunk(4);
    late.add(draws.data() + 4 * 1024, 1024);
    column.narrow();
    CHECK_FALSE(column.append(std::move(late)));
    CHECK(column.draws() == 4 * 1024);
}

TEST_CASE("parts with a gap between them are summed up as they are") {
    const std::vector<double> draws = column_of("uniform", 40 * 1024);
    std::vector<double> present(draws.begin(), draws.begin() + 10 * 1024);
    present.insert(present.end(), draws.begin() + 25 * 1024, draws.end());
    numeric::ColumnStatistics column(everything, draws.size()), late(everything, draws.size());
    first_pass(column, draws, 0, 10, {});
    first_pass(late, draws, 25, 40, {});
    REQUIRE(late.merge(column));
    finish(late, draws, {});
    CHECK(late.ranges() == std::vector<numeric::BlockRange>{{0, 10}, {25, 40}});
    check_against_sorting(present, late);
}

TEST_CASE("a column without spread has its point value as mean and percentiles, and no spread at all") {
    for (const double value : {0.1, -1e300, 0.0, 1e-320})
        for (const double point : {value, 0.3}) {
            const std::vector<double> draws(3000, value);
            const numeric::ColumnSummary summary = run_over(draws, {point, {0.1, 0.9}, {value}, 8}).summary();
            CHECK(summary.mean == value);
            CHECK(summary.sd == 0.0);
            CHECK(summary.standard_error == 0.0);
            CHECK(summary.block_standard_error == 0.0);
            CHECK(summary.percentiles[0].value == value);
            CHECK(summary.percentiles[1].high == value);
            CHECK(summary.exceedances[0].probability == 0.0);
            CHECK(summary.histogram.counts() == std::vector<std::uint64_t>{3000});
        }
}

TEST_CASE("a column with a NaN is finished and has no percentiles") {
    std::vector<double> draws = column_of("uniform", 50'000);
    draws[40'000] = std::numeric_limits<double>::quiet_NaN();
    const numeric::ColumnStatistics column = run_over(draws, everything);
    CHECK(std::isnan(column.summary().mean));
    for (const numeric::Percentile& percentile : column.summary().percentiles)
        CHECK(std::isnan(percentile.value));
}

TEST_CASE("nothing was drawn: there is nothing to finish") {
    numeric::ColumnStatistics column(everything, 0);
    CHECK(column.finished());
    column.narrow();
    column.begin_next_pass();
    CHECK(column.summary().draws == 0);
}

TEST_CASE("a histogram takes the largest and the smallest numbers") {
    for (const double size : {std::numeric_limits<double>::max(), 1e-310}) {
        std::vector<double> draws{-size, size};
        for (std::size_t i = 0; i < 500; ++i)
            draws.push_back((i % 2 == 0 ? size : -size) / static_cast<double>(i + 1));
        const numeric::Histogram histogram = run_over(draws, {0.0, {}, {}, 10}).summary().histogram;
        std::uint64_t total = histogram.below() + histogram.above();
        for (const std::uint64_t count : histogram.counts())
            total += count;
        CHECK(total == draws.size());
    }
}

TEST_CASE("a histogram counts every draw, staged or not, and whole numbers in bins of whole widths") {
    for (const std::string& shape : column_shapes())
        for (const std::size_t n : {1u, 1000u, 20'000u, 300'000u}) {
            INFO(shape << ", " << n);
            const std::vector<double> draws = column_of(shape, n);
            for (const bool staged : {true, false})
                for (const bool percentiles : {true, false}) {
                    const numeric::ColumnRequest request{0.0, percentiles ? std::vector{0.5} : std::vector<double>{}, {}, 40};
                    const numeric::Histogram histogram = run_over(draws, request, {1024, 16, staged}).summary().histogram;
                    REQUIRE(histogram.counts().size() <= 40);
                    REQUIRE(!histogram.counts().empty());
                    const auto between = [&](double low, double high) {
                        return static_cast<std::uint64_t>(std::count_if(draws.begin(), draws.end(), [&](double x) {
                            return low <= x && x < high;
                        }));
                    };
                    std::uint64_t total = histogram.below() + histogram.above();
                    for (std::size_t i = 0; i < histogram.counts().size(); ++i) {
                        REQUIRE(histogram.counts()[i] == between(histogram.edge(i), histogram.edge(i + 1)));
                        total += histogram.counts()[i];
                    }
                    REQUIRE(total == n);
                    if (shape == "whole numbers") REQUIRE(histogram.width() == 1.0);
                }
        }
}
