// SPDX-License-Identifier: Apache-2.0
// The table that numbers the nodes of a walk.
#include "gevinst/expression/node_numbers.hpp"

#include <cstdint>
#include <vector>

#include "gevinst/expression/node.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;

TEST_CASE("nodes are numbered in the order they are added, each once") {
    // Neighbours in memory and far ones: more than any table starts with.
    const std::vector<gv::Node> nodes(5000);
    gv::NodeNumbers numbers;
    CHECK(!numbers.contains(&nodes[0]));
    CHECK(numbers.find(&nodes[0]) == gv::NodeNumbers::none);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        REQUIRE(numbers.add(&nodes[i * 7 % nodes.size()]));
        REQUIRE(!numbers.add(&nodes[i * 7 % nodes.size()]));
    }
    for (std::uint32_t i = 0; i < nodes.size(); ++i) REQUIRE(numbers.find(&nodes[i * 7 % nodes.size()]) == i);
    const gv::Node other;
    CHECK(!numbers.contains(&other));
}
