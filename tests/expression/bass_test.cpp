// SPDX-License-Identifier: Apache-2.0
// The curve of Bass: published values, its peak, its limits, and bad input.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "gevinst/expression/bounds.hpp"
#include "gevinst/expression/estimate.hpp"
#include "gevinst/expression/formula.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/messages.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using namespace gevinst_test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

/// The years 2000 to 2060 of a curve that starts at a point in time.
std::vector<double> adoption(const gv::Moment& start, double p, double q, double ceiling = 1) {
    return values_of(gv::bass(start, {p, q, ceiling}), gv::Horizon(2000, 2060));
}

}  // namespace

TEST_CASE("the curve of Bass has its closed values") {
    // p and q as averaged by Sultan, Farley and Lehmann 1990; the closed form in higher precision (reference RU-BASS-1).
    const std::vector<double> found = adoption(2000, 0.03, 0.38);
    CHECK(found[0] == 0);
    CHECK_THAT(found[1], WithinRel(0.0357581642564416, 1e-12));
    CHECK_THAT(found[2], WithinRel(0.0850562814021822, 1e-12));
    CHECK_THAT(found[3], WithinRel(0.150500071963713, 1e-12));
    CHECK_THAT(found[4], WithinRel(0.23315047173163, 1e-12));
    CHECK_THAT(found[5], WithinRel(0.331198642491373, 1e-12));
    CHECK_THAT(found[10], WithinRel(0.812803221221346, 1e-12));
    // Most adopt ln(q / p) / (p + q) years after the start, when 1/2 - p / 2q have.
    const double peak = std::log(0.38 / 0.03) / 0.41;
    const auto at = [](double years) { return adoption(gv::Moment((2000 + 20 - years) * year), 0.03, 0.38)[20]; };
    CHECK_THAT(at(peak), WithinRel(0.4605263157894737, 1e-12));
    const double h = 1e-3;
    CHECK_THAT((at(peak + h) - at(peak - h)) / (2 * h), WithinRel(0.1105921052631579, 1e-6));
    CHECK_THAT(at(peak + h) - 2 * at(peak) + at(peak - h), WithinAbs(0, 1e-10));
}

TEST_CASE("without imitation the curve of Bass is exponential, without innovation nobody adopts") {
    const std::vector<double> alone = adoption(2000, 0.2, 0, 50), followers = adoption(2000, 0, 0.4), none = adoption(2000, 0, 0);
    for (std::size_t t = 0; t < alone.size(); ++t) {
        CHECK_THAT(alone[t], WithinRel(50 * (1 - std::exp(-0.2 * static_cast<double>(t))), 1e-13) || WithinAbs(0, 0));
        CHECK(followers[t] == 0);
        CHECK(none[t] == 0);
    }
    CHECK_THAT(adoption(2000, 0.2, 1e-12, 50)[9], WithinRel(alone[9], 1e-10));
}

TEST_CASE("the curve of Bass rises from 0 at its start to its ceiling") {
    for (const double p : {0.001, 0.03, 0.5})
        for (const double q : {0.0, 0.1, 0.4, 3.0}) {
            const std::vector<double> found = adoption(gv::Moment("2010-07"), p, q, 0.8);
            CHECK(std::is_sorted(found.begin(), found.end()));
            CHECK(found[10] == 0);
            CHECK(found[11] > 0);
            CHECK(found.back() <= 0.8 * (1 + 1e-15));
        }
    CHECK_THAT(adoption(2000, 0.5, 3, 0.8).back(), WithinRel(0.8, 1e-14));
    CHECK(adoption(2000, 1e3, 1e3).back() == 1);  // e is 0
}

TEST_CASE("the curve of Bass has the unit of its ceiling and is a formula") {
    const gv::Expression p = assumption("p", gv::uniform(0.01, 0.05));
    const gv::Expression made = gv::bass(gv::start + 1, {p, 0.38, 90 * staff_hour});
    const std::string text = "bass(start + 1 year, p, 0.38, 90 staff hour)";
    CHECK(gv::formula_text(made) == text);
    gv::FormulaScope scope;
    scope.names = {{"p", p}};
    CHECK(gv::formula_text(gv::parse_formula(text, scope)) == text);
    CHECK(made.unit() == gv::AnyUnit(staff_hour));
    CHECK(made.yearly());
    const gv::Bounds bounds = gv::bounds_of(gv::bass(2026, {p, 0.38, 0.9}));
    CHECK(bounds.low == 0);
    CHECK(bounds.high == 0.9);
}

TEST_CASE("a curve of Bass that is none is refused") {
    CHECK(message_of<gv::CaseError>([] { static_cast<void>(gv::bass(2026, {-0.1, 0.3})); }) ==
          "the innovation p of 'bass' must be 0 or more, not '-0.1'");
    CHECK(message_of<gv::CaseError>([] { static_cast<void>(gv::bass(2026, {0.1, -0.3})); }) ==
          "the imitation q of 'bass' must be 0 or more, not '-0.3'");
    CHECK(message_of<gv::UnitError>([] { static_cast<void>(gv::bass(2026, {0.1 * staff_hour, 0.3})); })
              .find("the innovation p of 'bass' must be a plain number") == 0);
    const gv::Expression q = assumption("q", -1);
    CHECK(message_of<gv::FaultError>([&] { static_cast<void>(values_of(gv::bass(2026, {0.1, q}))); }).find("'bass(2026, 0.1, q, 1)' is not a number") == 0);
}
