// SPDX-License-Identifier: Apache-2.0
// Streams of random numbers: those of other paths, elements and seeds have nothing to do with each other, and interleaved
// they pass the tests of Knuth, The Art of Computer Programming 2, 3.3.2, and L'Ecuyer and Simard, TestU01 (2007).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "gevinst/numeric/uniforms.hpp"
#include "support/catch2.hpp"
#include "support/goodness_of_fit.hpp"

namespace numeric = gevinst::numeric;
using namespace gevinst_test;

namespace {

struct Stream {
    std::uint64_t seed, path;
};

/// Streams as a case has them: names that are nearly alike, elements of one assumption, neighbouring seeds.
std::vector<Stream> streams_of_a_case() {
    std::vector<Stream> streams;
    for (int i = 0; i < 40; ++i) {
        const std::string number = std::to_string(i);
        for (const std::string& path : {"a" + number, "Initiative " + number + "/captured", "demand[ward " + number + ", night]"})
            streams.push_back({2026, numeric::path_hash(path)});
        streams.push_back({static_cast<std::uint64_t>(i), numeric::path_hash("a1")});
    }
    return streams;
}

std::vector<double> uniforms(const Stream& stream, std::uint64_t first, std::size_t n) {
    std::vector<double> column(n);
    numeric::fill_uniforms(column.data(), stream.seed, stream.path, first, n);
    return column;
}

/// The correlation of x with y shifted by a lag, as a standard normal number: uniforms have mean 1/2, variance 1/12.
double score_of_correlation(const std::vector<double>& x, const std::vector<double>& y, std::size_t lag) {
    double sum = 0;
    for (std::size_t i = 0; i + lag < x.size(); ++i) sum += (x[i] - 0.5) * (y[i + lag] - 0.5);
    return sum * 12 / std::sqrt(static_cast<double>(x.size() - lag));
}

void check_plausible(const std::vector<double>& probabilities) {
    for (const double level : {0.1, 0.01, 0.001, 0.0001}) {
        INFO(probabilities.size() << " tests at level " << level);
        CHECK(surprises(probabilities, level) <= plausible_surprises(probabilities.size(), level));
    }
    CHECK(probabilities.size() - surprises(probabilities, 0.9) <= plausible_surprises(probabilities.size(), 0.1));
}

using Words = std::vector<std::uint32_t>;

/// The words of draw after draw over some streams.
Words interleaved(const std::vector<Stream>& streams, std::size_t draws) {
    Words words(streams.size() * draws);
    for (std::size_t s = 0; s < streams.size(); ++s)
        for (std::uint64_t q = 0; q < draws / 4; ++q) {
            const auto four = numeric::uniform_words(streams[s].seed, streams[s].path, q);
            for (std::size_t k = 0; k < 4; ++k) words[(4 * q + k) * streams.size() + s] = four[k];
        }
    return words;
}

/// Bits `first` to `first + bits - 1` of each word, counted from the high end.
Words parts(const Words& words, unsigned first, unsigned bits) {
    Words result;
    for (const std::uint32_t word : words) result.push_back((word << first) >> (32 - bits));
    return result;
}

/// A. Each of 2^bits numbers comes up equally often.
double equidistribution_p(const Words& numbers, unsigned bits) {
    std::vector<double> counts(std::size_t{1} << bits, 0);
    for (const std::uint32_t number : numbers) counts[number] += 1;
    return chi_square_p(counts, std::vector<double>(counts.size(), static_cast<double>(numbers.size()) / static_cast<double>(counts.size())));
}

/// B. So does each pair of neighbours.
double serial_p(const Words& numbers, unsigned bits) {
    Words pairs;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) pairs.push_back((numbers[i] << bits) | numbers[i + 1]);
    return equidistribution_p(pairs, 2 * bits);
}

/// D. Numbers between visits to one eighth of all.
double gap_p(const Words& numbers, unsigned bits) {
    constexpr std::size_t longest = 40;
    std::vector<double> counts(longest + 1, 0), expected;
    std::size_t gap = 0;
    double gaps = 0;
    for (const std::uint32_t number : numbers) {
        if (number >> (bits - 3) != 0) {
            ++gap;
            continue;
        }
        counts[std::min(gap, longest)] += 1;
        gaps += 1;
        gap = 0;
    }
    for (std::size_t i = 0; i < longest; ++i) expected.push_back(gaps * std::pow(7.0 / 8, static_cast<double>(i)) / 8);
    expected.push_back(gaps * std::pow(7.0 / 8, static_cast<double>(longest)));
    return chi_square_p(counts, expected);
}

/// G. Runs up, the number after each left out so that runs are independent; of numbers that hardly ever tie.
double run_p(const Words& words) {
    std::vector<double> counts(6, 0), expected;
    double runs = 0;
    for (std::size_t i = 0; i + 8 < words.size();) {
        std::size_t length = 1;
        while (length < 6 && words[i + length] > words[i + length - 1]) ++length;
        counts[length - 1] += 1;
        runs += 1;
        i += length + 1;
    }
    double factorial = 1;
    for (int length = 1; length < 6; ++length) {  // 1 / r! - 1 / (r + 1)!
        expected.push_back(runs * (1 / factorial - 1 / (factorial * (length + 1))));
        factorial *= length + 1;
    }
    expected.push_back(runs / factorial);
    return chi_square_p(counts, expected);
}

/// F. The order of five neighbours.
double permutation_p(const Words& words) {
    std::vector<double> counts(120, 0);
    for (std::size_t i = 0; i + 5 <= words.size(); i += 5) {
        std::size_t number = 0;
        for (std::size_t k = 1; k < 5; ++k) {
            std::size_t below = 0;
            for (std::size_t j = 0; j < k; ++j) below += words[i + j] < words[i + k];
            number = number * (k + 1) + below;
        }
        counts[number] += 1;
    }
    return chi_square_p(counts, std::vector<double>(120, static_cast<double>(words.size() / 5) / 120));
}

/// H. The eighth power of the largest of eight is uniform.
double largest_of_eight_p(const Words& words) {
    std::vector<double> probabilities;
    for (std::size_t i = 0; i + 8 <= words.size(); i += 8)
        probabilities.push_back(std::pow(numeric::uniform(*std::max_element(words.begin() + static_cast<std::ptrdiff_t>(i),
                                                                            words.begin() + static_cast<std::ptrdiff_t>(i + 8))), 8));
    return kolmogorov_p(probabilities);
}

/// NIST SP 800-22, 2.1 and 2.3: ones and runs of one bit of the words, both as standard normal numbers.
std::array<double, 2> bit_p(const Words& words, unsigned bit) {
    double ones = 0, runs = 1;
    const auto n = static_cast<double>(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const unsigned now = words[i] >> bit & 1;
        ones += now;
        if (i > 0) runs += now != (words[i - 1] >> bit & 1);
    }
    const double share = ones / n, both = share * (1 - share);
    return {two_sided_p((2 * ones - n) / std::sqrt(n)), two_sided_p((runs - 2 * n * both) / (2 * std::sqrt(n) * both))};
}

/// J. Equal spacings among 4,096 sorted birthdays in 2^32 days: Poisson with mean 4 a year, and so their sum over years.
double birthday_p(const Words& birthdays) {
    constexpr std::size_t year = 4'096;
    double equal = 0, expected = 0;
    for (std::size_t first = 0; first + year <= birthdays.size(); first += year) {
        Words days(birthdays.begin() + static_cast<std::ptrdiff_t>(first), birthdays.begin() + static_cast<std::ptrdiff_t>(first + year));
        std::sort(days.begin(), days.end());
        for (std::size_t i = year; i-- > 1;) days[i] -= days[i - 1];
        std::sort(days.begin(), days.end());
        for (std::size_t i = 1; i < year; ++i) equal += days[i] == days[i - 1];
        expected += std::pow(static_cast<double>(year), 3) / std::pow(2.0, 34);
    }
    return two_sided_p((equal - expected) / std::sqrt(expected));
}

/// All tests, over words and their high, middle and low bits.
std::vector<double> battery(const Words& words) {
    std::vector<double> found;
    for (const unsigned first : {0u, 13u, 24u}) {
        found.push_back(equidistribution_p(parts(words, first, 8), 8));
        found.push_back(serial_p(parts(words, first, 6), 6));
        found.push_back(gap_p(parts(words, first, 8), 8));
    }
    for (unsigned bit = 0; bit < 32; ++bit)
        for (const double p : bit_p(words, bit)) found.push_back(p);
    found.push_back(run_p(words));
    found.push_back(permutation_p(words));
    found.push_back(largest_of_eight_p(words));
    Words pairs;  // the low halves of two neighbours make a birthday
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) pairs.push_back(words[i] << 16 | (words[i + 1] & 0xffff));
    found.push_back(birthday_p(words));
    found.push_back(birthday_p(pairs));
    std::vector<double> numbers;
    for (const std::uint32_t word : words) numbers.push_back(numeric::uniform(word));
    found.push_back(kolmogorov_p(numbers));
    return found;
}

constexpr std::size_t battery_words = 1 << 18;

}  // namespace

TEST_CASE("streams of different paths, elements and seeds are not correlated") {
    std::vector<std::vector<double>> columns;
    for (const Stream& stream : streams_of_a_case()) columns.push_back(uniforms(stream, 0, 1'024));
    std::vector<double> probabilities;
    for (std::size_t i = 0; i < columns.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) probabilities.push_back(two_sided_p(score_of_correlation(columns[i], columns[j], 0)));
    REQUIRE(probabilities.size() == 160 * 159 / 2);
    check_plausible(probabilities);
}

TEST_CASE("draws of a stream are not correlated with later ones of it or of its neighbours") {
    const std::vector<Stream> streams = streams_of_a_case();
    std::vector<double> probabilities;
    for (std::size_t i = 0; i < streams.size(); ++i) {
        const std::vector<double> column = uniforms(streams[i], 0, 2'048);
        const std::vector<double> next = uniforms(streams[(i + 1) % streams.size()], 0, 2'048);
        for (const std::size_t lag : {1u, 2u, 3u, 4u, 8u, 1'024u}) {
            probabilities.push_back(two_sided_p(score_of_correlation(column, column, lag)));
            probabilities.push_back(two_sided_p(score_of_correlation(column, next, lag)));
        }
        // Draws that differ in one bit of their number.
        for (const unsigned bit : {11u, 20u, 33u, 34u, 50u, 57u}) {
            const std::vector<double> far = uniforms(streams[i], std::uint64_t{1} << bit, 2'048);
            probabilities.push_back(two_sided_p(score_of_correlation(column, far, 0)));
        }
    }
    check_plausible(probabilities);
}

TEST_CASE("interleaved streams pass a battery of tests") {
    std::vector<double> probabilities;
    for (const std::size_t streams : {1u, 2u, 16u, 160u}) {
        const std::vector<Stream> all = streams_of_a_case();
        const std::vector<Stream> some(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(streams));
        const std::vector<double> found = battery(interleaved(some, battery_words / streams / 4 * 4));
        CHECK(*std::min_element(found.begin(), found.end()) > 1e-5);
        probabilities.insert(probabilities.end(), found.begin(), found.end());
    }
    check_plausible(probabilities);
}

TEST_CASE("the battery finds generators that are not good enough") {
    const auto worst_of = [](const std::function<std::uint32_t()>& next) {
        Words words(battery_words);
        for (std::uint32_t& word : words) word = next();
        const std::vector<double> found = battery(words);
        return *std::min_element(found.begin(), found.end());
    };
    // Numerical Recipes' quick generator: its low bits have short periods. Sums of two numbers are not uniform.
    std::uint32_t state = 1;
    CHECK(worst_of([&] { return state = 1'664'525u * state + 1'013'904'223u; }) < 1e-10);
    std::uint64_t draw = 0;
    const auto word = [&] { return numeric::uniform_word(1, 2, draw++); };
    CHECK(worst_of([&] { return word() / 2 + word() / 2; }) < 1e-10);
    // Each bit changes with one word in four only.
    std::uint32_t last = 0;
    CHECK(worst_of([&] { return last ^= word() & word(); }) < 1e-10);
}
