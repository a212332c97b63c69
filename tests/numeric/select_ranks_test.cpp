// SPDX-License-Identifier: Apache-2.0
// Order statistics of a list: those that sorting gives, whatever the list looks like.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "gevinst/numeric/select_ranks.hpp"
#include "support/catch2.hpp"
#include "support/random_numbers.hpp"

using gevinst::numeric::PlaceSelection;

namespace {

/// Lists of a size: even, heavy-tailed, of few values, of one, all but one far away, at the ends of the doubles.
std::vector<std::vector<double>> lists(std::size_t size) {
    gevinst_test::RandomNumbers random(size);
    std::vector<std::vector<double>> lists(7, std::vector<double>(size));
    for (std::size_t i = 0; i < size; ++i) {
        const double u = random.between(0, 1);
        lists[0][i] = u;
        lists[1][i] = std::pow(u, -9.0);
        lists[2][i] = std::floor(u * 5) - 2;
        lists[3][i] = 7;
        lists[4][i] = i == size / 2 ? 1e300 : u;
        lists[5][i] = (u - 0.5) * 2 * std::numeric_limits<double>::max();
        lists[6][i] = u * 100 * std::numeric_limits<double>::denorm_min();
    }
    return lists;
}

}  // namespace

TEST_CASE("selected places hold what sorting puts there") {
    for (const std::size_t size : std::vector<std::size_t>{1, 2, 50, 97, 1000, 5000})
        for (const std::vector<double>& list : lists(size)) {
            std::vector<double> sorted = list;
            std::sort(sorted.begin(), sorted.end());
            std::vector<std::uint64_t> all, some{0, size / 20, size / 20, size / 2, size - 1};
            for (std::uint64_t place = 0; place < size; ++place) all.push_back(place);
            for (const auto& places : {all, some}) {
                const std::vector<double> found = PlaceSelection::of(list, places);
                REQUIRE(found.size() == places.size());
                std::size_t wrong = 0;
                for (std::size_t i = 0; i < places.size(); ++i) wrong += found[i] != sorted[places[i]];
                CHECK(wrong == 0);
            }
        }
    CHECK(PlaceSelection::of({}, {}).empty());
}
