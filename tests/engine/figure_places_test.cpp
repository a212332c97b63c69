// SPDX-License-Identifier: Apache-2.0
// Finding the figures of a simulation by name, element and year; what there is none of is refused with what there is.
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "gevinst/engine/simulation.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gevinst_test;

namespace {

const gv::Horizon horizon(2026, 2029);

gv::FigurePlaces wards() {
    gv::FigurePlaces places(horizon);
    places.add("cost", "", 0, true);
    places.add("cost/all_years", "", 4, false);
    places.add("stays", "[Herlev, Day]", 5, true);
    places.add("stays", "[Herlev, Night]", 9, true);
    return places;
}

std::string refusal(const std::string& name, std::optional<int> year = {}) {
    return message_of<gv::CaseError>([&] { static_cast<void>(wards().find(name, year)); });
}

}  // namespace

TEST_CASE("figures are found by name, element and year") {
    CHECK(wards().find("cost", 2028) == 2);
    CHECK(wards().find("cost/all_years", {}) == 4);
    CHECK(wards().find("stays[Herlev, Night]", 2029) == 12);
}

TEST_CASE("bad input: figures that are not there, or not named in full") {
    CHECK(refusal("stays", 2027) ==
          "'stays' has a figure for each element: say which, as 'stays[Herlev, Day]'; there are [Herlev, Day], [Herlev, Night]");
    CHECK(refusal("stays[Night]", 2027) == "'stays' has no element [Night]; there are [Herlev, Day], [Herlev, Night]");
    CHECK(refusal("cost[Herlev]", 2027) == "'cost' has no elements: leave out [Herlev]");
    CHECK(refusal("cost") == "'cost' has a figure a year: say which, as 2026");
    CHECK(refusal("cost", 2035) == "the year 2035 is outside the horizon 2026-2029");
    CHECK(refusal("cost/all_years", 1900) == "'cost/all_years' is one figure for all years: leave out the year 1900");
    CHECK(refusal("costs") == "the simulation has no output 'costs'; did you mean 'cost'?");
    CHECK(refusal("gain") == "the simulation has no output 'gain'; it has 'cost', 'cost/all_years', 'stays'");
    gv::FigurePlaces places = wards();
    CHECK(message_of<gv::CaseError>([&] { places.add("stays[Herlev, Day]", "", 13, false); }) ==
          "two figures of the simulation are named 'stays[Herlev, Day]'");
}

TEST_CASE("a simulation finds its figures of elements, and those of thousands of outputs at once") {
    const auto shift = gv::make_index("shift", {"Day", "Night"});
    const gv::Expression stays = gv::by(shift, {{"Day", 2.0}, {"Night", 5.0}});
    const gv::Simulation found = gv::simulate({{"stays", stays}, {"twice", stays * 2 * gv::growth(0.1)}}, horizon, 10);
    CHECK(found.figure(found.place("stays[Night]")).summary.mean == 5);
    CHECK(found.figure(found.place("twice[Night]", 2027)).summary.mean == Approx(11));

    std::vector<gv::SimulationOutput> many;
    for (int i = 0; i < 20'000; ++i) many.push_back({"output " + std::to_string(i), gv::Expression(1.0)});
    const auto before = std::chrono::steady_clock::now();
    const gv::Simulation all = gv::simulate(many, horizon, 1, {.threads = 1});
    for (std::size_t i = 0; i < many.size(); ++i) REQUIRE(all.place(many[i].name) == i);
    // Seconds when outputs are compared pairwise, or looked for one by one.
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(20));
}

TEST_CASE("bad input: more draws than there are random numbers for") {
    const auto refused = [](gv::DrawRange range, gv::SimulationOptions options = {}) {
        return message_of<gv::CaseError>(
            [&] { static_cast<void>(gv::simulate({{"one", gv::Expression(1.0)}}, horizon, range, options)); });
    };
    const std::uint64_t most = std::uint64_t{1} << 58;
    CHECK(refused(~std::uint64_t{0}) ==
          "a simulation has at most 288,230,376,151,711,744 draws, not 18,446,744,073,709,551,615");
    CHECK(refused({0, 1'024}, {.planned = most + 1}) ==
          "a simulation has at most 288,230,376,151,711,744 draws, not 288,230,376,151,711,745");
    CHECK(refused({0, 1'024}, {.sampling = gv::sobol(1'024, most)}) ==
          "288230376151711744 replicates of 1024 Sobol' points are more than a simulation has draws");
}
