// SPDX-License-Identifier: Apache-2.0
// Quantile tables: their error against Boost.Math's distribution functions, rising values, the same bits in any lanes.
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "gevinst/numeric/family_tables.hpp"
#include "gevinst/numeric/philox.hpp"
#include "support/catch2.hpp"
#include "support/lanes.hpp"
#include "support/random_numbers.hpp"
#include "support/table_errors.hpp"

namespace numeric = gevinst::numeric;
using numeric::QuantileTable;
using namespace gevinst_test;

TEST_CASE("the normal table is within 1e-10 of its range, and rises") {
    const QuantileTable table = numeric::normal_table();
    check_whole(table, boost::math::normal(), -infinity, infinity);
    check_rising(table);
}

TEST_CASE("gamma tables of shapes 0.05 to 100,000 are within 1e-10 of their range, and rise") {
    for (const double shape : {0.05, 0.08, 0.2, 0.37, 0.5, 0.9, 1.0, 1.1, 2.0, 3.7, 10.0, 55.0, 400.0, 1e4, 1e5}) {
        INFO("shape = " << shape);
        const QuantileTable table = numeric::gamma_table(shape);
        check_whole(table, boost::math::gamma_distribution<>(shape), 0, infinity);
        check_rising(table);
    }
}

TEST_CASE("beta tables of shapes 0.05 to 10,000 are within 1e-10 of their range, and rise") {
    const std::vector<double> shapes{0.05, 0.11, 0.3, 0.5, 1.0, 1.4, 4.0, 30.0, 600.0, 1e4};
    for (const double alpha : shapes)
        for (const double beta : shapes) {
            INFO("alpha = " << alpha << ", beta = " << beta);
            const QuantileTable table = numeric::beta_table(alpha, beta);
            const boost::math::beta_distribution<> truth(alpha, beta), mirror(beta, alpha);
            check_whole(table, truth, 0, 1);
            check_rising(table);
        }
}

TEST_CASE("tables of PERT shapes are within 1e-10 of their range, and rise") {
    for (const double shape : {0.1, 1.0, 4.0, 12.0, 50.0})
        for (const double mode : {0.0, 0.01, 0.3, 0.5, 0.77, 1.0}) {
            INFO("shape = " << shape << ", mode = " << mode);
            const double alpha = 1 + shape * mode, beta = 1 + shape * (1 - mode);
            const QuantileTable table = numeric::beta_table(alpha, beta);
            check_whole(table, boost::math::beta_distribution<>(alpha, beta), 0, 1);
            check_rising(table);
        }
}

TEST_CASE("tables between two bounds are within 1e-10 of their range, and rise") {
    for (const auto& [low, high] : {std::pair{-1.0, 3.0}, {-0.01, 0.02}, {4.0, 5.0}, {-6.0, -5.5}, {-8.0, 8.0}, {1.0, 30.0}}) {
        INFO("normal from " << low << " to " << high);
        check_between(numeric::normal_table(numeric::normal_tails(low), numeric::normal_tails(high)),
                      boost::math::normal_distribution<long double>(), low, high);
    }
    for (const double shape : {0.3, 1.0, 9.0}) {
        INFO("gamma from half to twice the shape, shape = " << shape);
        check_between(numeric::gamma_table(shape, numeric::gamma_tails(shape, shape / 2), numeric::gamma_tails(shape, 2 * shape)),
                      boost::math::gamma_distribution<long double>(shape), shape / 2, 2 * shape);
        INFO("beta from 0.1 to 0.6");
        check_between(numeric::beta_table(shape, 2, numeric::beta_tails(shape, 2, 0.1, 0.9), numeric::beta_tails(shape, 2, 0.6, 0.4)),
                      boost::math::beta_distribution<long double>(shape, 2), 0.1, 0.6);
    }
}

TEST_CASE("tables of shapes and bounds at random are within 1e-10 of their range, and rise") {
    RandomNumbers random(11);
    const auto magnitude = [&](double low, double high) { return std::exp(random.between(std::log(low), std::log(high))); };
    for (int i = 0; i < 12; ++i) {
        const double low = random.between(-6, 6), high = low + magnitude(1e-3, 10);
        INFO("normal from " << low << " to " << high);
        check_between(numeric::normal_table(numeric::normal_tails(low), numeric::normal_tails(high)),
                      boost::math::normal_distribution<long double>(), low, high);

        const double shape = magnitude(0.1, 200), sd = std::sqrt(shape);
        const double from = std::max(shape + sd * random.between(-3, 2), shape / 100), to = from + sd * magnitude(0.01, 4);
        INFO("gamma from " << from << " to " << to << ", shape = " << shape);
        check_between(numeric::gamma_table(shape, numeric::gamma_tails(shape, from), numeric::gamma_tails(shape, to)),
                      boost::math::gamma_distribution<long double>(shape), from, to);

        const double a = magnitude(0.2, 60), b = magnitude(0.2, 60), left = random.between(0, 0.9);
        const double right = left + (1 - left) * random.between(0.05, 1);
        INFO("beta from " << left << " to " << right << ", alpha = " << a << ", beta = " << b);
        check_between(numeric::beta_table(a, b, numeric::beta_tails(a, b, left, 1 - left), numeric::beta_tails(a, b, right, 1 - right)),
                      boost::math::beta_distribution<long double>(a, b), left, right);

        const double alpha = magnitude(0.05, 1e4), beta = magnitude(0.05, 1e4);
        INFO("beta, alpha = " << alpha << ", beta = " << beta);
        const QuantileTable table = numeric::beta_table(alpha, beta);
        check_whole(table, boost::math::beta_distribution<>(alpha, beta), 0, 1);
        check_rising(table);
    }
}

TEST_CASE("tables of the smallest shapes are within 1e-9 of their range") {
    for (const double shape : {0.01, 0.013, 0.02, 0.035, 0.049}) {
        INFO("shape = " << shape);
        check_whole(numeric::gamma_table(shape), boost::math::gamma_distribution<>(shape), 0, infinity, 1e-9);
        for (const double other : {0.01, 0.03, 2.0, 500.0})
            check_whole(numeric::beta_table(shape, other), boost::math::beta_distribution<>(shape, other), 0, 1, 1e-9);
    }
}

TEST_CASE("shapes too small for a double's range give the ends of the support") {
    const QuantileTable gamma = numeric::gamma_table(0.01), beta = numeric::beta_table(0.001, 0.002);
    CHECK(quantile_at(gamma, 0x1p-33) == 0.0);
    CHECK(quantile_at(gamma, 0.001) < 1e-280);
    CHECK(quantile_at(beta, 0x1p-33) == 0.0);
    CHECK(quantile_at(beta, 1 - 0x1p-33) == 1.0);
    CHECK(quantile_at(beta, 0.999) == 1.0);
}

TEST_CASE("a table has a value for every number from 0 to 1") {
    const QuantileTable table = numeric::normal_table();
    CHECK(quantile_at(table, 0.0) == quantile_at(table, 0x1p-33));
    CHECK(quantile_at(table, 1.0) == quantile_at(table, 1 - 0x1p-33));
    CHECK(std::fabs(quantile_at(table, 0.5)) < 1e-9);
    CHECK(quantile_at(table, 0.0) == -quantile_at(table, 1.0));
}

// The test reads single lanes too, which take the rules of the function that calls them.
GEVINST_NO_CONTRACTION_BEGIN

TEST_CASE("every width of lanes gives the same bits, in every build") {
    constexpr std::size_t count = 4'096 + 3;
    std::vector<double> u(count), one(count), widest(count), all;
    for (std::size_t i = 0; i < count; ++i)
        u[i] = i % 8 ? numeric::uniform(numeric::uniform_word(7, 8, i))
                     : std::ldexp(numeric::uniform(numeric::uniform_word(7, 9, i)), -static_cast<int>(i % 31));
    u[0] = 0.0, u[1] = 1.0, u[2] = 0.5, u[3] = 0x1p-33;
    const numeric::Placement placement{10.0, 3.0, 10.5, 25.0};
    for (const QuantileTable& table : {numeric::normal_table(), numeric::gamma_table(0.2), numeric::gamma_table(25), numeric::beta_table(3, 3),
                                       numeric::beta_table(0.06, 7), numeric::normal_table(numeric::normal_tails(1), numeric::normal_tails(2))}) {
        for (std::size_t i = 0; i < count; ++i) numeric::apply_table(&one[i], &u[i], 1, table, placement);
        for (const int width : gevinst_test::lane_widths()) {
            std::vector<double> found(count);
            numeric::run_lanes<numeric::ReadTable<numeric::Placed>>(width, found.data(), count, std::as_const(u).data(), &table, &placement);
            CHECK(found == one);
        }
        CHECK(*std::min_element(one.begin(), one.end()) >= 10.5);
        CHECK(*std::max_element(one.begin(), one.end()) <= 25.0);
        numeric::apply_table(widest.data(), u.data(), count, table);
        for (std::size_t i = 0; i < count; ++i) CHECK(widest[i] == quantile_at(table, u[i]));
        all.insert(all.end(), widest.begin(), widest.end());
    }
    // FNV-1a over the bits, as in same_bits_test.cpp: a change of it breaks users' results.
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const double value : all)
        for (int byte = 0; byte < 64; byte += 8) hash = (hash ^ ((numeric::to_words(value) >> byte) & 0xff)) * 0x100000001b3u;
    CHECK(hash == 0x9d592efae820d83fu);
}

GEVINST_NO_CONTRACTION_END
