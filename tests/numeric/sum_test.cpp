// SPDX-License-Identifier: Apache-2.0
// Sums of one shape: the order is the promise, so the tests use numbers whose sum depends on it.
#include <gevinst/numeric/philox.hpp>
#include <gevinst/numeric/sum.hpp>

#include <cmath>
#include <limits>

#include "support/catch2.hpp"

namespace numeric = gevinst::numeric;
using numeric::TreeSum;

namespace {

// Thirds of magnitudes from 2^-4 to 2^4: they fill the mantissa, so nearly every change of order changes the last bits.
double block_value(std::uint64_t block) {
    const double size = std::ldexp(1.0, static_cast<int>(numeric::uniform_word(1, 2, block) % 9) - 4);
    return (numeric::uniform(numeric::uniform_word(1, 3, block)) - 0.5) * size / 3.0;
}

TreeSum<> run(std::uint64_t first, std::uint64_t end) {
    TreeSum<> sum(first);
    for (std::uint64_t block = first; block < end; ++block)
        sum.add(block_value(block));
    return sum;
}

// The tree's definition, written as a recursion over the node of `level` that begins at `node`.
struct Present {
    bool any;
    double value;
};
Present by_definition(std::uint64_t node, int level, std::uint64_t first, std::uint64_t end) {
    if (node >= end || node + (std::uint64_t{1} << level) <= first) return {false, 0.0};
    if (level == 0) return {true, block_value(node)};
    const Present left = by_definition(node, level - 1, first, end);
    const Present right = by_definition(node + (std::uint64_t{1} << (level - 1)), level - 1, first, end);
    if (left.any && right.any) return {true, left.value + right.value};
    return left.any ? left : right;
}

} // namespace

TEST_CASE("a sum goes from left to right") {
    const std::vector<double> values{1e16, 1.0, 1.0, -1e16};
    CHECK(numeric::sum(values) == 0.0); // each 1 is lost on its own; any other order keeps one
    CHECK(numeric::sum(std::vector<double>{}) == 0.0);
    CHECK(std::signbit(numeric::sum(std::vector<double>{-0.0}))); // it starts with the first value, not with 0
}

TEST_CASE("a tree sum is the binary tree over absolute block numbers") {
    for (const std::uint64_t first : {0u, 1u, 2u, 3u, 5u, 7u, 8u, 11u, 64u, 100u})
        for (std::uint64_t end = first + 1; end < first + 70; ++end) {
            const Present expected = by_definition(0, 10, first, end);
            REQUIRE(run(first, end).total() == expected.value);
        }
}

TEST_CASE("ranges that are appended give the bits of one run, however they are cut") {
    constexpr std::uint64_t first = 3, end = 45;
    const double whole = run(first, end).total();
    double left_to_right = 0.0;
    for (std::uint64_t block = first; block < end; ++block)
        left_to_right += block_value(block);
    REQUIRE(whole != left_to_right); // else these numbers could not show a wrong order

    for (std::uint64_t a = first; a <= end; ++a)
        for (std::uint64_t b = a; b <= end; ++b) {
            TreeSum<> left_first = run(first, a), middle = run(a, b), last = run(b, end);
            REQUIRE(left_first.append(middle));
            REQUIRE(left_first.append(last));
            REQUIRE(left_first.total() == whole);

            TreeSum<> right_first = run(first, a);
            REQUIRE(middle.append(last));
            REQUIRE(right_first.append(middle));
            REQUIRE(right_first.total() == whole);
            REQUIRE(right_first.next_block() == end);
        }
}

TEST_CASE("a range that does not follow is refused and changes nothing") {
    TreeSum<> sum = run(0, 5);
    const double before = sum.total();
    CHECK_FALSE(sum.append(run(6, 8)));
    CHECK_FALSE(sum.append(run(4, 8)));
    CHECK_FALSE(sum.append(sum));
    CHECK(sum.total() == before);
    CHECK(sum.next_block() == 5);
}

TEST_CASE("an empty tree sum is zero and appends as nothing") {
    TreeSum<> sum(7);
    CHECK(sum.total() == 0.0);
    REQUIRE(sum.append(sum));
    REQUIRE(sum.append(run(7, 9)));
    CHECK(sum.total() == run(7, 9).total());
}

TEST_CASE("a tree sum works up to the last block number") {
    constexpr std::uint64_t last = std::numeric_limits<std::uint64_t>::max();
    TreeSum<> sum(last - 2);
    for (const double value : {1.0, 2.0})
        sum.add(value);
    CHECK(sum.total() == 3.0);
    CHECK(sum.next_block() == last);
}

TEST_CASE("a tree sum takes any value that can be added to") {
    struct Moments {
        double sum = 0.0, squares = 0.0;
        Moments& operator+=(const Moments& other) {
            sum += other.sum;
            squares += other.squares;
            return *this;
        }
    };
    TreeSum<Moments> moments;
    for (const double x : {1.0, 2.0, 3.0})
        moments.add({x, x * x});
    CHECK(moments.total().sum == 6.0);
    CHECK(moments.total().squares == 14.0);
}
