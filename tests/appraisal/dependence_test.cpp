// SPDX-License-Identifier: Apache-2.0
// What moves together in a case, and the seats of its assumptions in Sobol' points: both belong to the case.
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "gevinst/appraisal/simulate.hpp"
#include "support/catch2.hpp"
#include "support/draws.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;
using namespace gevinst_test;

namespace {

const gv::IndexPtr department = gv::make_index("department", {"Herlev", "Hvidovre"});

struct Dependent {
    gv::BusinessCase business_case{"Case", gv::Horizon(2026, 2027), gv::fixed_prices(2026)};
    gv::Expression price = business_case.assume("price", gv::Expression(5.0));
    gv::Expression demand = business_case.assume("demand", gv::Expression(gv::normal(100, 20)));
    gv::Expression minutes = business_case.assume("minutes", gv::Expression(gv::triangular(1, 2, 4)));
    gv::Expression staff = business_case.assume("staff", gv::Expression(gv::uniform(0, 1)), {.over = department});
    gv::Expression wait = business_case.assume("wait", gv::Expression(gv::normal(0, 1)), {.over = department});
    gv::Expression total = business_case.assume("total", demand * minutes);

    [[nodiscard]] gv::Simulation run(gv::CaseSimulationOptions options = {}, std::uint64_t draws = 4'096) const {
        return run_of(business_case, std::move(options), draws);
    }
    [[nodiscard]] static gv::Simulation run_of(const gv::BusinessCase& one, gv::CaseSimulationOptions options = {},
                                               std::uint64_t draws = 4'096) {
        options.seed = 3;
        for (const std::string path : {"price", "demand", "minutes", "staff", "wait"})
            options.outputs.push_back({path, one.assumption(path), {}, {}, true});
        return gv::simulate(one, draws, std::move(options));
    }
};

const std::vector<double>& kept(const gv::Simulation& run, const std::string& figure) {
    return run.kept(run.place(figure));
}

}  // namespace

TEST_CASE("correlations of a case hold in every run of it and of what is made from it") {
    Dependent d;
    const gv::Simulation alone = d.run();
    d.business_case.correlate(gv::correlation({d.demand, "minutes"}, 0.7));
    const gv::Simulation together = d.run();
    // 4,096 draws: the standard error of a correlation of 0.7 is 0.008.
    CHECK(std::abs(correlation_of(kept(together, "demand"), kept(together, "minutes")) - 0.7) < 0.04);
    CHECK(std::abs(correlation_of(kept(alone, "demand"), kept(alone, "minutes"))) < 0.05);
    CHECK(kept(together, "staff[Herlev]") == kept(alone, "staff[Herlev]"));

    const gv::BusinessCase dear = d.business_case.with_changes({{"price", 7.0}});
    CHECK(kept(Dependent::run_of(dear), "minutes") == kept(together, "minutes"));
    const gv::Simulation compared = d.run({.scenarios = {{"dear", {{"price", 7.0}}}}});
    CHECK(kept(compared, "dear/minutes") == kept(together, "minutes"));
    // What is fixed by a change still moves those that were declared with it.
    const gv::BusinessCase fixed = d.business_case.with_changes({{"demand", 100.0}});
    CHECK(kept(Dependent::run_of(fixed), "minutes") == kept(together, "minutes"));

    const gv::Simulation more = d.run({.correlations = {gv::correlation({"staff[Herlev]", "staff[Hvidovre]"}, 0.5)}});
    CHECK(kept(more, "minutes") == kept(together, "minutes"));
    CHECK(std::abs(correlation_of(kept(more, "staff[Herlev]"), kept(more, "staff[Hvidovre]")) - 0.48) < 0.05);
}

TEST_CASE("assumptions that run over one index move together label by label") {
    Dependent d;
    d.business_case.correlate(gv::correlation({d.staff, d.wait}, -0.8));
    const gv::Simulation run = d.run();
    for (const std::string i : {"[Herlev]", "[Hvidovre]"})
        for (const std::string j : {"[Herlev]", "[Hvidovre]"})
            CHECK(std::abs(correlation_of(kept(run, "staff" + i), kept(run, "wait" + j)) - (i == j ? -0.78 : 0)) < 0.06);
}

TEST_CASE("pairs are the matrix in which all others are 0") {
    const gv::Correlation pairs = gv::correlation_of_pairs({{"a", "b", 0.5}, {"c", "b", 0.2}});
    CHECK(pairs == gv::correlation({"a", "b", "c"}, {{1, 0.5, 0}, {0.5, 1, 0.2}, {0, 0.2, 1}}));
    CHECK(gv::correlation({"a", "b"}, 0.3) == gv::correlation({"a", "b"}, {{1, 0.3}, {0.3, 1}}));
    const auto refusal = [](const std::vector<gv::CorrelatedPair>& stated) {
        return message_of<gv::CaseError>([&] { static_cast<void>(gv::correlation_of_pairs(stated)); });
    };
    CHECK(refusal({{"a", "a", 0.5}}) == "a pair of a correlation names 'a' twice");
    CHECK(refusal({{"a", "b", 0.5}, {"b", "a", 0.5}}) == "the correlation of 'b' and 'a' is stated twice");
    CHECK(message_of<gv::CaseError>([] { static_cast<void>(gv::correlation({"a", "b"}, {{1}, {0.5, 0.5, 1}})); }) ==
          "row 1 of the correlations of 2 assumptions has 1 numbers, not 2");
}

TEST_CASE("bad input: correlations of what is not there, does not vary or is correlated already") {
    Dependent d;
    d.business_case.correlate(gv::correlation({"demand", "minutes"}, 0.7));
    const auto refusal = [&](const gv::Correlation& correlation) {
        const std::string in_a_run =
            message_of<gv::CaseError>([&] { static_cast<void>(d.run({.correlations = {correlation}}, 100)); });
        CHECK(message_of<gv::CaseError>([&] { d.business_case.correlate(correlation); }) == in_a_run);
        return in_a_run;
    };
    CHECK(refusal(gv::correlation({"demnd", "wait"}, 0.5)) ==
          "a correlation names 'demnd', which is no assumption of 'Case'; did you mean 'demand'?");
    CHECK(refusal(gv::correlation({"price", "wait[Herlev]"}, 0.5)) ==
          "a correlation names 'price', which does not vary by itself in 'Case': it is 5; name assumptions that are "
          "distributions");
    CHECK(refusal(gv::correlation({"total", "wait[Herlev]"}, 0.5)) ==
          "a correlation names 'total', which does not vary by itself in 'Case': it is demand * minutes; name "
          "assumptions that are distributions");
    CHECK(refusal(gv::correlation({"demand", "staff"}, 0.5)) ==
          "a correlation names 'staff', which is one variable for each 'department', beside 'demand', which is not: name "
          "the element, as 'staff[Herlev]'");
    CHECK(refusal(gv::correlation({"staff[Herlv]", "wait[Herlev]"}, 0.5)) ==
          "a correlation names 'staff[Herlv]', but 'staff' runs over 'department', which has no such label; did you mean "
          "'Herlev'?");
    CHECK(refusal(gv::correlation({"demand[Herlev]", "wait[Herlev]"}, 0.5)) ==
          "a correlation names 'demand[Herlev]', but 'demand' is one variable: name it as 'demand'");
    CHECK(refusal(gv::correlation({"demand", "wait[Herlev]"}, 0.5)) ==
          "the assumption 'demand' is in two correlations: state them as one matrix");
    CHECK(message_of<gv::CaseError>([&] { static_cast<void>(gv::correlation({d.demand * 2.0, "wait"}, 0.5)); }) ==
          "a correlation is of assumptions, not of 'demand * 2': make it an assumption, by assume");
    // A scenario may be what makes it vary.
    CHECK_NOTHROW(d.run({.correlations = {gv::correlation({"price", "wait[Herlev]"}, 0.5)},
                         .scenarios = {{"open", {{"price", gv::Expression(gv::uniform(4, 6))}}}}},
                        100));
}

TEST_CASE("a change that makes an assumption uncertain leaves the Sobol' points of the others") {
    const Dependent d;
    const gv::Sampling points = gv::sobol(1'024, 4);
    const gv::Simulation before = d.run({.sampling = points});
    const gv::Changes open{{"price", gv::Expression(gv::uniform(4, 6))}};
    const gv::Simulation after = Dependent::run_of(d.business_case.with_changes(open), {.sampling = points});
    for (const std::string path : {"demand", "minutes", "wait[Herlev]"}) CHECK(kept(after, path) == kept(before, path));
    CHECK(kept(after, "staff[Hvidovre]") == kept(before, "staff[Hvidovre]"));
    // A scenario has the draws of the case that it makes, whatever others stand beside it.
    const gv::Simulation compared = d.run(
        {.sampling = points, .scenarios = {{"none", {{"demand", 100.0}}}, {"open", open}, {"same", {{"demand", 90.0}}}}});
    CHECK(kept(compared, "open/price") == kept(after, "price"));
    CHECK(kept(compared, "none/minutes") == kept(before, "minutes"));
    // Each has a dimension of its own: the points of two fill the square evenly, a mean of their product is close.
    double product = 0;
    for (std::size_t i = 0; i < 4'096; ++i) product += kept(after, "price")[i] * kept(after, "staff[Herlev]")[i] / 4'096;
    CHECK(std::abs(product - 2.5) < 1e-3);
}

TEST_CASE("there are 1,024 seats for Sobol' points, and a case may have more assumptions than that") {
    gv::BusinessCase large("Large", gv::Horizon(2026, 2026), gv::fixed_prices(2026));
    gv::Expression sum = large.assume("first", gv::Expression(gv::uniform(0, 1)));
    for (int i = 0; i < 1'500; ++i)
        static_cast<void>(large.assume("certain " + std::to_string(i), gv::Expression(1.0)));
    sum = sum + large.assume("last", gv::Expression(gv::uniform(0, 1)));
    const auto run = [&](const gv::BusinessCase& one, const gv::Expression& x) {
        static_cast<void>(gv::simulate(one, 2'048, {.sampling = gv::sobol(1'024, 2), .outputs = {{"x", x}}}));
    };
    CHECK_NOTHROW(run(large, sum));
    const auto refusal = [&](const std::string& path) {
        const gv::BusinessCase changed = large.with_changes({{path, gv::Expression(gv::uniform(0, 1))}});
        return message_of<gv::CaseError>([&] { run(changed, sum + large.assumption(path)); });
    };
    CHECK_NOTHROW(run(large.with_changes({{"certain 1000", gv::Expression(gv::uniform(0, 1))}}),
                      sum + large.assumption("certain 1000")));
    const std::string too_many =
        "Sobol' points have 1024 dimensions, but there are more assumptions: take Latin hypercube sampling";
    CHECK(refusal("certain 1023") == too_many);  // its seat is taken by what is uncertain
    CHECK(refusal("certain 1400") == too_many);
}

TEST_CASE("labels of an assumption stay independent when one is changed, or each has a distribution of its own") {
    const Dependent d;
    const gv::Simulation before = d.run();
    const gv::BusinessCase changed = d.business_case.with_changes({{"staff[Herlev]", gv::Expression(gv::uniform(2, 3))}});
    const gv::Simulation after = Dependent::run_of(changed);
    CHECK(kept(after, "staff[Hvidovre]") == kept(before, "staff[Hvidovre]"));
    for (std::size_t draw = 0; draw < 4'096; draw += 100)
        CHECK(kept(after, "staff[Herlev]")[draw] == Approx(kept(before, "staff[Herlev]")[draw] + 2).epsilon(1e-12));

    gv::BusinessCase own = d.business_case;
    const gv::Expression table = gv::by(department, {{"Herlev", gv::Expression(gv::normal(0, 1))},
                                                     {"Hvidovre", gv::Expression(gv::normal(0, 1))}});
    const gv::Expression apart = own.assume("apart", table, {.over = department});
    const gv::Expression same = own.assume("same", table);
    const gv::Simulation run =
        gv::simulate(own, 4'096, {.outputs = {{"apart", apart, {}, {}, true}, {"same", same, {}, {}, true}}});
    CHECK(std::abs(correlation_of(kept(run, "apart[Herlev]"), kept(run, "apart[Hvidovre]"))) < 0.06);
    CHECK(kept(run, "same[Herlev]") == kept(run, "same[Hvidovre]"));
}
