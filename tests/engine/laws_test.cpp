// SPDX-License-Identifier: Apache-2.0
// Laws that hold for every model: scaling, permuted labels, sums over labels and years, identities.
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "gevinst/engine/plan.hpp"
#include "support/catch2.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gevinst_test;
using namespace gv::units;

namespace {

const gv::Horizon horizon(2026, 2031);

/// The values of one expression: all years of the first element, then of the next.
std::vector<double> values_of(const gv::Expression& x) {
    const gv::Plan plan({x}, horizon);
    gv::Workspace values = plan.workspace();
    plan.run(values);
    std::vector<double> result;
    for (std::size_t element = 0; element < plan.elements(0); ++element)
        for (std::size_t year = 0; year < horizon.size(); ++year) result.push_back(plan.value(values, 0, year, element));
    return result;
}

/// A case in small: money that is linear in its amounts, over two indexes.
gv::Expression small_case(double scale, const std::vector<std::string>& departments) {
    const auto department = gv::make_index("department", departments);
    const auto shift = gv::make_index("shift", {"day", "night"});
    const auto wage = [&](const std::string& name) {
        return (static_cast<double>(name.size()) * 1.7 + 0.3) * scale * kDKK / staff_hour;
    };
    gv::LabelledValues wages, hours;
    for (const std::string& name : departments) {
        wages.emplace_back(name, wage(name));
        hours.emplace_back(name, gv::by(shift, {{"day", 11.3 * static_cast<double>(name.size()) * staff_hour},
                                                {"night", gv::Expression(gv::pert(1, 2, 7)) * staff_hour}}));
    }
    const gv::Expression pay = gv::by(department, wages) * gv::by(department, hours) * gv::growth(0.02);
    const gv::Expression set_up = gv::once("2027-03", 1.2 * scale * MDKK) + gv::ramp(2026, 2029, 0.7 * scale * MDKK);
    return pay + set_up * gv::logistic(2028, {1.3, 0.9});
}

}  // namespace

TEST_CASE("all money times a power of two doubles every money figure to the bit") {
    const std::vector<std::string> names{"Herlev", "Bispebjerg", "Ringsted"};
    std::vector<double> once = values_of(gv::cumulative(small_case(1, names)));
    for (double& x : once) x *= 2;
    CHECK(values_of(gv::cumulative(small_case(2, names))) == once);
}

TEST_CASE("the order of labels moves elements and changes no value") {
    const std::vector<std::string> names{"Herlev", "Bispebjerg", "Ringsted"};
    const std::vector<std::string> permuted{"Ringsted", "Herlev", "Bispebjerg"};
    const gv::Expression x = small_case(1, names), y = small_case(1, permuted);
    for (const std::string& name : names)
        CHECK(values_of(gv::at(x, x.indexes()[0], name)) == values_of(gv::at(y, y.indexes()[0], name)));
    CHECK(values_of(gv::max(x, x.indexes()[0])) == values_of(gv::max(y, y.indexes()[0])));
    // A sum rounds in the order of its labels.
    const std::vector<double> sum = values_of(gv::sum(x, x.indexes()[0])), other = values_of(gv::sum(y, y.indexes()[0]));
    for (std::size_t i = 0; i < sum.size(); ++i) CHECK(std::fabs(sum[i] - other[i]) <= 1e-15 * std::fabs(sum[i]));
}

TEST_CASE("the sum over an index is the sum of its labels from left to right, to the bit") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        RandomExpressions graph(seed, horizon);
        for (const gv::Expression& x : graph.outputs()) {
            if (x.indexes().empty()) continue;
            const gv::IndexPtr index = x.indexes()[0];
            std::vector<gv::Expression> terms;
            for (const std::string& label : index->labels()) terms.push_back(gv::at(x, index, label));
            const auto count = static_cast<double>(index->size());
            std::vector<double> sum, mean;
            try {
                sum = values_of(gv::sum(x, index));
                mean = values_of(gv::mean(x, index));
            } catch (const gv::FaultError&) {
                CHECK_THROWS_AS(values_of(gv::sum_of(terms)), gv::FaultError);
                continue;
            }
            CHECK(sum == values_of(gv::sum_of(terms)));
            CHECK(mean == values_of(gv::sum_of(terms) / count));
        }
    }
}

TEST_CASE("sums over years agree with each other and with lags") {
    const gv::Expression x = gv::years(2026, {0.1, 0.2, 0.3, 0.4, 0.5, 0.7}) * MDKK * assumption("share", gv::beta(2, 5));
    const std::vector<double> value = values_of(x);
    CHECK(values_of(gv::at_year(gv::cumulative(x), 2031)) == values_of(gv::sum_years(x)));
    CHECK(values_of(gv::lag(x, 0)) == value);
    CHECK(values_of(gv::lag(gv::lag(x, 1), 2)) == values_of(gv::lag(x, 3)));
    CHECK(values_of(gv::lag(x, 6)) == std::vector<double>(6, 0.0));
    for (int y = 0; y < 6; ++y)
        CHECK(values_of(gv::at_year(x, 2026 + y)) == std::vector<double>(6, value[static_cast<std::size_t>(y)]));
    // One value for all years counts in each of them.
    CHECK(values_of(gv::sum_years(gv::Expression(2 * MDKK))) == std::vector<double>(6, 12e6));
}

TEST_CASE("growth of nothing is one, and growth from a year is one in that year") {
    CHECK(values_of(gv::growth(0)) == std::vector<double>(6, 1.0));
    CHECK(values_of(gv::growth(0, 2024)) == std::vector<double>(6, 1.0));
    CHECK(values_of(gv::growth(0.25)) == std::vector<double>{1, 1.25, 1.5625, 1.953125, 2.44140625, 3.0517578125});
    CHECK(std::fabs(values_of(gv::growth(0.04, 2029))[3] - 1) < 1e-15);
}

TEST_CASE("curves placed in time have the values that they are read as") {
    const auto with = [](const gv::Expression& x) { return values_of(x); };
    using Values = std::vector<double>;
    CHECK(with(gv::once("2027-07", 3 * DKK)) == Values{0, 3, 0, 0, 0, 0});
    CHECK(with(gv::during("2027-12", 2029, 3 * DKK)) == Values{0, 3, 3, 3, 0, 0});
    CHECK(with(gv::step("2028-02", 3 * DKK)) == Values{0, 0, 3, 3, 3, 3});
    CHECK(with(gv::ramp(2026, 2030, 8 * DKK)) == Values{0, 2, 4, 6, 8, 8});
    CHECK(with(gv::ramp(2028, 2028, 8 * DKK)) == Values{0, 0, 8, 8, 8, 8});
    CHECK(with(gv::table(2027, {1, 2, 5})) == Values{0, 1, 2, 5, 5, 5});
    CHECK(with(gv::table(2024, {1, 2, 5, 7})) == Values{5, 7, 7, 7, 7, 7});
    const auto share = [](const gv::Moment& start, const gv::Moment& end) {
        return gv::apply_to<gv::operations::ActiveShare>(start.expression(), end.expression());
    };
    CHECK(with(share("2027-07", "2029-04")) == Values{0, 0.5, 1, 0.25, 0, 0});
    CHECK(with(share("2027-03", "2027-06")) == Values{0, 0.25, 0, 0, 0, 0});
    CHECK(with(share(2029, 2027)) == Values(6, 0.0));
    CHECK(with(gv::logistic(2028, {1, 0.5}))[2] == 0.25);
}

TEST_CASE("a time times a number is a time, and beside a time a number counts years") {
    const gv::Expression after = gv::year_expression() - gv::Moment(2026).expression();
    CHECK(values_of(after * 2) == std::vector<double>{0, 24, 48, 72, 96, 120});
    CHECK((after * 2).unit().text() == "year");
    CHECK((after / 2).unit().text() == "year");
    CHECK(values_of(after + 1) == std::vector<double>{12, 24, 36, 48, 60, 72});
    CHECK(values_of(after < 2) == std::vector<double>{1, 1, 0, 0, 0, 0});
}
