// SPDX-License-Identifier: Apache-2.0
// What is printed reads back: the same text and the same bits, for every operation inside every other and for random graphs.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gevinst/expression/formula.hpp"
#include "support/catch2.hpp"
#include "support/expressions.hpp"
#include "support/random_expressions.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::assumption;
using gevinst_test::values_of;
using gv::operations::Info;
using gv::operations::infos;

namespace {

constexpr auto exam = gv::count<"exam">;
const gv::Horizon horizon(2026, 2029);
const gv::IndexPtr department = gv::make_index("department", {"Herlev", "O'Hara's", "nat"});

gv::FormulaScope scope_of(const std::vector<gv::Expression>& assumptions) {
    gv::FormulaScope scope;
    scope.units = {gv::AnyUnit(exam), gv::AnyUnit(gv::level<"user">), gv::count_unit("treatment plan"), gv::count_unit("snit")};
    scope.indexes = {department};
    for (const gv::Expression& x : assumptions) scope.names.emplace(x.node()->assumption().path, x);
    return scope;
}

// Bits, so that -0 counts; of several faults, which one is named depends on what is shared, so only that there is one.
struct Outcome {
    std::vector<std::uint64_t> bits;
    bool faulty = false;
};
Outcome outcome(const gv::Expression& x) {
    Outcome result;
    try {
        for (const double value : values_of(x, horizon)) {
            result.bits.emplace_back();
            std::memcpy(&result.bits.back(), &value, sizeof value);
        }
    } catch (const gv::Error&) {
        result.faulty = true;
    }
    return result;
}

void check_round_trip(const gv::Expression& x, const gv::FormulaScope& scope) {
    const std::string text = gv::formula_text(x);
    INFO(text);
    const gv::Expression read = gv::parse_formula(text, scope);
    CHECK(gv::formula_text(read) == text);
    CHECK(read.dimension() == x.dimension());
    CHECK(read.yearly() == x.yearly());
    const Outcome of_read = outcome(read), of_written = outcome(x);
    CHECK(of_read.faulty == of_written.faulty);
    CHECK(of_read.bits == of_written.bits);
}

// Operands of one dimension, among which an operation finds what it takes.
using Sample = std::vector<gv::Expression>;

// An operation of the list with its operands; `inner` stands in slot `slot`.
gv::Expression operation(std::uint8_t code, const gv::Expression& inner, std::size_t slot, const Sample& sample,
                         const gv::Expression& time) {
    using namespace gv::operations;
    const Info& info = infos[code];
    if (info.shape == Shape::labels) {
        const gv::Expression x = gv::has_index(inner.indexes(), *department) ? inner : inner + 0 * sample[0];
        if (code == code_of<AtLabel>()) return gv::at(x, department, "O'Hara's");
        return gv::reduce(code, x, department);
    }
    std::size_t count = std::min<std::size_t>(info.most_operands, 3);
    if (info.name == "growth") count = 2;
    std::vector<gv::NodePtr> operands;
    for (std::size_t i = 0; i < count; ++i)
        operands.push_back(info.is_moment(i) ? time.node() : sample[i % sample.size()].node());
    if (slot >= count) throw gv::CaseError("no such operand");
    operands[slot] = inner.node();
    return gv::apply_operation(code, operands, info.whole_argument ? (info.one_value ? 2027 : 1) : 0);
}

}  // namespace

TEST_CASE("every operation inside every other reads back as printed, to the same bits") {
    const gv::Expression by_label = assumption("by label", gv::by(department, {{"Herlev", 2}, {"O'Hara's", 0.25}}, gv::Expression(1.5)));
    const gv::Expression share = assumption("share", gv::years(2026, {0.1, 0.2, 0.3, 0.4}));
    const gv::Expression go_live = assumption("go live", gv::Moment("2027-04").expression());
    const gv::Expression by_wave = assumption(
        "wave", gv::Moment(gv::by(department, {{"Herlev", 2026}, {"O'Hara's", 2027}, {"nat", 2028.5}})).expression());
    const gv::FormulaScope scope = scope_of({by_label, share, go_live, by_wave});

    const Sample numbers{by_label, share, 1.75};
    const Sample literals{0.5, -2, 3 * percent};
    const Sample times{by_wave, go_live, gv::Moment(2028).expression()};
    const Sample literal_times{gv::Moment(2027).expression(), 3 * year, gv::Moment("2027-01").expression()};

    std::size_t checked = 0;
    const auto check_all = [&](const Sample& inside, const Sample& outside) {
        for (std::uint8_t parent = 0; parent < gv::operations::count; ++parent) {
            for (std::uint8_t child = 0; child < gv::operations::count; ++child) {
                for (std::size_t slot = 0; slot < 3; ++slot) {
                    std::optional<gv::Expression> x;
                    try {
                        const gv::Expression inner = operation(child, inside[0], 0, inside, go_live);
                        x = operation(parent, inner, slot, outside, go_live);
                    } catch (const gv::UnitError&) {  // a number where a time must stand, and the like
                    } catch (const gv::CaseError&) {  // no such operand
                    }
                    if (!x) continue;
                    check_round_trip(*x, scope);
                    ++checked;
                }
            }
        }
    };
    for (const Sample* inside : {&numbers, &literals, &times, &literal_times})
        for (const Sample* outside : {&numbers, &literals, &times, &literal_times}) check_all(*inside, *outside);
    CHECK(checked > 15000);
}

TEST_CASE("random graphs read back as printed, to the same bits") {
    std::size_t compared = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        gevinst_test::RandomExpressions graph(seed, horizon);
        gv::FormulaScope scope = scope_of(graph.assumptions());
        scope.indexes = graph.indexes();
        for (const gv::Expression& x : graph.outputs()) {
            constexpr std::size_t longest = 20000;
            if (gv::formula_text(*x.node(), longest).size() > longest) continue;
            INFO("seed " << seed);
            check_round_trip(x, scope);
            ++compared;
        }
        for (const gv::Expression& x : graph.assumptions()) {
            constexpr std::size_t longest = 20000;
            const gv::Expression definition(x.node()->operands[0]);
            if (gv::formula_text(*definition.node(), longest).size() > longest) continue;
            INFO("seed " << seed);
            check_round_trip(definition, scope);
            ++compared;
        }
    }
    CHECK(compared > 2000);
}

TEST_CASE("every kind of node reads back as printed") {
    const gv::FormulaScope scope = scope_of({assumption("exams", 90000 * exam)});
    std::vector<gv::Expression> leaves{
        0, 0.1, -0.0, 5e-324, 1.7976931348623157e308, 1e22, 1e21, -1e-7, 123456789.125, 12 * (DKK / exam), 0.5 / exam, -3 * percent,
        2 * (exam / (DKK * staff_hour)), 3 * (1.0 / (exam * exam)).unit, gv::start_expression(), gv::year_expression(), gv::missing_expression(),
        gv::missing_expression() / exam, gv::missing_expression() * MDKK, gv::years(2026, {4, -0.5}), gv::years(2026, {4, 5}, 0) * MDKK,
        gv::years(2026, {1e-3}, -1) / exam, gv::Expression(2027), gv::Expression(2027 * year), gv::Expression(24318 * month),
        gv::Expression(24312 * month), gv::Expression(5 * month), gv::Expression(-24318 * month), gv::Expression(2026.5 * year),
        scope.names.at("exams"), gv::by(department, {{"Herlev", 2 * exam}, {"O'Hara's", 3 * exam}, {"nat", scope.names.at("exams")}}),
        gv::Expression(gv::AnyQuantity{12, gv::count_unit("treatment plan").times(gv::count_unit("snit"), -1)})};
    constexpr double inf = std::numeric_limits<double>::infinity();
    const std::vector<gv::Distribution> distributions{
        gv::triangular(0.1, 0.2, 0.7), gv::pert(0.1, 0.2, 0.7), gv::pert(0.1, 0.2, 0.7, 9.5), gv::uniform(-0.1, 0.2), gv::normal(0.1, 0.2),
        gv::lognormal(0.1, 0.2), gv::beta(0.1, 0.2), gv::bernoulli(0.1), gv::gamma(0.1, 0.2), gv::binomial(30, 0.1), gv::poisson(0.1),
        gv::truncated(gv::normal(5, 2), -0.1, 10), gv::truncated(gv::lognormal(5, 2), 3, inf), gv::truncated(gv::normal(5, 2), -inf, -3),
        gv::truncated(gv::poisson(5), 1, inf), gv::discrete({{3, 0.1}, {-1e-7, 2}, {0, 0}}), gv::empirical({3, 1.5, -2, 3}),
        gv::mixture({{gv::truncated(gv::pert(0, 1, 5, 2), 1, 2), 0.3}, {gv::discrete({{1, 1}}), 0.7}, {gv::normal(0, 1), 0}})};
    std::set<gv::Distribution::Family> families;
    for (const gv::Distribution& distribution : distributions) {
        families.insert(distribution.family());
        leaves.emplace_back(distribution);
        leaves.push_back(gv::Expression(distribution) * (DKK / exam));
        leaves.push_back(gv::with_unit(gv::Expression(distribution), std::make_shared<const gv::AnyUnit>(exam)));
        leaves.push_back(gv::Expression(distribution) / exam);
    }
    CHECK(families.size() == gv::Distribution::signatures.size());
    for (const gv::Expression& leaf : leaves) {
        check_round_trip(leaf, scope);
        check_round_trip(-leaf, scope);
        check_round_trip(gv::apply<gv::operations::Negate>({leaf.node()}), scope);
        check_round_trip(leaf + leaf, scope);
        check_round_trip(2 / (leaf * leaf * 1 + 1 * (leaf * leaf)), scope);
    }
}

TEST_CASE("a literal reads back with the number and the unit that were entered") {
    const gv::FormulaScope scope = scope_of({});
    for (const gv::Expression& x : {gv::Expression(8.5 * MDKK), gv::Expression(0.1 / exam), gv::Expression(-3 * percent),
                                    gv::Expression(2027 * year), gv::Expression(24318 * month)}) {
        const gv::Expression read = gv::parse_formula(gv::formula_text(x), scope);
        CHECK(read.node()->kind == gv::NodeKind::literal);
        CHECK(read.node()->number == x.node()->number);
        CHECK(read.unit() == x.unit());
    }
}

TEST_CASE("a calendar year is written bare only where it is read as a time") {
    const gv::Expression y2027 = gv::Moment(2027).expression();
    CHECK(gv::formula_text(y2027) == "2027 year");
    CHECK(gv::formula_text(gv::once(2027, 1 * DKK)) == "once(2027, 1 DKK)");
    CHECK(gv::formula_text(gv::during(2027, "2028-01", 1 * DKK)) == "during(2027, 2028-01, 1 DKK)");
    CHECK(gv::formula_text(gv::year_expression() >= 2027) == "year >= 2027");
    CHECK(gv::formula_text(gv::start_expression() + 1) == "start + 1 year");
    CHECK(gv::formula_text(y2027 - 2026 * year) == "2027 year - 2026 year");
    CHECK(gv::formula_text(2 * y2027) == "2 * 2027 year");
    CHECK(gv::formula_text(gv::choose(1, y2027, gv::start_expression())) == "if(1, 2027, start)");
    CHECK(gv::formula_text(gv::growth(0.02, 2027)) == "growth(0.02, 2027)");
    CHECK(gv::formula_text(gv::step(gv::by(department, {{"Herlev", 2026}}, gv::Expression(2028)), 1)) ==
          "step(by(department, 'Herlev': 2026, 'O''Hara''s': 2028, 'nat': 2028), 1)");
}

TEST_CASE("brackets stand where they are needed, and only there") {
    const gv::Expression a = assumption("a", 2), b = assumption("b", 3), c = assumption("c", 5);
    const auto text = [](const gv::Expression& x) { return gv::formula_text(x); };
    CHECK(text(a + b + c) == "a + b + c");
    CHECK(text(a + (b + c)) == "a + (b + c)");
    CHECK(text(a - b - c) == "a - b - c");
    CHECK(text(a - (b - c)) == "a - (b - c)");
    CHECK(text(a - b + c) == "a - b + c");
    CHECK(text(a / b / c) == "a / b / c");
    CHECK(text(a / (b * c)) == "a / (b * c)");
    CHECK(text(a / b * c) == "a / b * c");
    CHECK(text((a + b) * c) == "(a + b) * c");
    CHECK(text(a + b * c) == "a + b * c");
    CHECK(text(-(a * b)) == "-(a * b)");
    CHECK(text(-a * b) == "-a * b");
    CHECK(text(-(-a)) == "-(-a)");
    CHECK(text(gv::pow(-a, b)) == "(-a) ^ b");
    CHECK(text(-gv::pow(a, b)) == "-a ^ b");
    CHECK(text(gv::pow(gv::pow(a, b), c)) == "(a ^ b) ^ c");
    CHECK(text(gv::pow(a, gv::pow(b, c))) == "a ^ (b ^ c)");
    CHECK(text(gv::pow(a, -2)) == "a ^ (-2)");
    CHECK(text(gv::pow(a, 50 * percent)) == "a ^ (50 %)");
    CHECK(text((a < b) + c) == "(a < b) + c");
    CHECK(text(gv::equal(a < b, c)) == "(a < b) == c");
    CHECK(text(a - -5) == "a - -5");
    CHECK(text(a - -b) == "a - -b");
    CHECK(text(gv::sum_of({a, b, c}) * c) == "(a + b + c) * c");
    CHECK(text(gv::apply<gv::operations::Add>({(a * b).node()}) * c) == "a * b * c");
}

TEST_CASE("names that are no words, or words of the grammar, are written in quotes and read back") {
    std::vector<gv::Expression> named;
    for (const char* path : {"exams", "reading time saved", "Spine/captured", "O'Hara's", "''", "min", "start", "year", "DKK", "rest",
                             "pert", "2026", "a+b", "røntgen", "åben pris", "x1", "_x", "1x", "a\"b", "exam", "missing", "staff hour"})
        named.push_back(assumption(path, 2));
    const gv::FormulaScope scope = scope_of(named);
    for (const gv::Expression& x : named) {
        check_round_trip(x, scope);
        check_round_trip(2 * x - x, scope);
    }
    CHECK(gv::formula_text(named[3]) == "'O''Hara''s'");
    CHECK(gv::formula_text(named[5]) == "'min'");
    CHECK(gv::formula_text(named[13]) == "røntgen");
    CHECK(gv::formula_text(gv::Expression(2 * exam) * named[19]) == "2 exam * exam");
}

TEST_CASE("a chain of a million terms is printed and read without recursion") {
    const gv::FormulaScope scope = scope_of({assumption("x", 1)});
    for (const char* sign : {" + ", " - ", " * ", " / "}) {
        std::string text = "x";
        for (int i = 0; i < 1'000'000; ++i) text.append(sign).append("1");
        const gv::Expression chain = gv::parse_formula(text, scope);
        CHECK((gv::formula_text(chain) == text));
    }
}

TEST_CASE("an operand in a message is one short line, cut between letters") {
    const gv::Expression x = assumption("x", 1);
    gv::Expression sum = x;
    for (int i = 0; i < 100000; ++i) sum = sum + x;
    CHECK(gv::operand_text(*sum.node()) == "'x + x + x + x + x + x + x + x + x + x + x + x + x + x + x...'");
    CHECK(gv::operand_text(*assumption("O'Hara", 1).node()) == "'O''Hara'");
    // 57 bytes would end within the second byte of an ø.
    std::string letters;
    for (int i = 0; i < 40; ++i) letters += "ø";
    const std::string cut = gv::operand_text(*(assumption(letters, 1) + x).node());
    CHECK(cut.size() == 1 + 56 + 3 + 1);
    CHECK(gv::utf8_length(cut.substr(55)) == 2);
}

TEST_CASE("a formula that uses its own parts many times over is cut in a list, and refused whole") {
    gv::Expression doubled = gv::Expression(1 * DKK);
    for (int i = 0; i < 45; ++i) doubled = doubled * 0.5 + doubled * 0.5;
    const std::string text = gv::shortened_formula(*doubled.node(), 100);
    CHECK(text.size() == 100);
    CHECK(text.ends_with("..."));
    CHECK(gevinst_test::message_of<gv::CaseError>([&] { static_cast<void>(gv::formula_text(doubled)); }) ==
          "the formula is longer than 64 million characters: give parts that it uses more than once a name, by assume");
}
