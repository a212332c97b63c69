// SPDX-License-Identifier: Apache-2.0
// What is written: the layout, numbers and texts to the letter, and that it reads back to the same value and the same text.
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "gevinst/error.hpp"
#include "gevinst/file/json.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"
#include "support/random_numbers.hpp"

namespace gv = gevinst;
using gevinst_test::message_of;
using gevinst_test::RandomNumbers;

namespace {

using Array = gv::JsonValue::Array;
using Object = gv::JsonValue::Object;

std::string text_of(const gv::JsonValue& value) {
    std::string text = gv::write_json(value);
    REQUIRE(text.ends_with('\n'));
    text.pop_back();
    return text;
}
std::string refused(const gv::JsonValue& value) {
    return message_of<gv::FileError>([&] { return gv::write_json(value); });
}
std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

// Any finite double, and often one of those where rounding and formats change.
double some_number(RandomNumbers& random) {
    switch (random.below(4)) {
        case 0: return static_cast<double>(random.below(200'000)) - 100'000;
        case 1: return static_cast<double>(random.below(1'000'000)) / 100;
        case 2: return std::ldexp(1.0, static_cast<int>(random.below(2098)) - 1074);
        default:
            for (;;)
                if (const double x = std::bit_cast<double>(random.word()); std::isfinite(x)) return x;
    }
}
std::string some_text(RandomNumbers& random) {
    const std::vector<std::string> parts{"a", "kr", "ø", "\"", "\\", "/", "\n", "\t", std::string(1, '\0'), "\x1f", "\x7f", "€", "😀", "\xc2\x85", " ", "~", "Reading time saved"};
    std::string text;
    for (std::size_t i = random.below(random.one_in(20) ? 60 : 5); i > 0; --i) text += random.one_of(parts);
    return text;
}
gv::JsonValue some_value(RandomNumbers& random, std::size_t depth) {
    switch (random.below(depth == 0 ? 4 : 7)) {
        case 0: return {};
        case 1: return random.one_in(2);
        case 2: return some_number(random);
        case 3: return some_text(random);
        case 4:
        case 5: {
            Object members;
            for (std::size_t i = random.below(6); i > 0; --i) {
                const std::string key = some_text(random);
                members.push_back({key + std::to_string(i), some_value(random, depth - 1)});
            }
            return members;
        }
        default: {
            Array elements;
            for (std::size_t i = random.below(random.one_in(10) ? 60 : 6); i > 0; --i) elements.push_back(some_value(random, depth - 1));
            return elements;
        }
    }
}

}  // namespace

TEST_CASE("scalars stand on one line where they fit, other values have a line for each element") {
    CHECK(gv::write_json(Object{{"gevinst", 0},
                                {"name", "AI pool"},
                                {"years", Array{2026, 2029}},
                                {"empty", Array{}},
                                {"none", Object{}},
                                {"lines", Array{Object{{"name", "Løn"}, {"amount", 80000}}, Object{{"in", Array{Array{}, 1}}}}}}) ==
          "{\n"
          "  \"gevinst\": 0,\n"
          "  \"name\": \"AI pool\",\n"
          "  \"years\": [2026, 2029],\n"
          "  \"empty\": [],\n"
          "  \"none\": {},\n"
          "  \"lines\": [\n"
          "    {\"name\": \"Løn\", \"amount\": 80000},\n"
          "    {\n"
          "      \"in\": [\n"
          "        [],\n"
          "        1\n"
          "      ]\n"
          "    }\n"
          "  ]\n"
          "}\n");
    CHECK(gv::write_json(gv::JsonValue()) == "null\n");
}

TEST_CASE("a line has 100 characters at most, its comma included") {
    const auto first_line = [](const std::string& letter, std::size_t letters, bool more) {
        std::string text;
        for (std::size_t i = 0; i < letters; ++i) text += letter;
        Array outer;
        for (int i = 0; i < (more ? 2 : 1); ++i) outer.push_back(Array{text});
        const std::string written = gv::write_json(outer);
        return written.substr(2, written.find('\n', 2) - 2);
    };
    // Two for the indentation, four for brackets and quotes.
    CHECK(first_line("a", 94, false) == "  [\"" + std::string(94, 'a') + "\"]");
    CHECK(first_line("a", 95, false) == "  [");
    CHECK(first_line("a", 93, true) == "  [\"" + std::string(93, 'a') + "\"],");
    CHECK(first_line("a", 94, true) == "  [");
    CHECK(first_line("😀", 94, false).size() == 6 + 4 * 94);
    CHECK(first_line("😀", 95, false) == "  [");
}

TEST_CASE("numbers are written in the shortest form that reads back to them") {
    const std::vector<std::pair<double, std::string>> numbers{
        {80000, "80000"}, {0, "0"}, {-0.0, "-0"}, {0.1, "0.1"}, {-1.5, "-1.5"}, {1e6, "1000000"}, {123456789.25, "123456789.25"}, {9999999999999998, "9999999999999998"},
        {1e16, "1e+16"}, {1e300, "1e+300"}, {0.00001, "0.00001"}, {1e-6, "1e-06"}, {5e-324, "5e-324"}, {1.7976931348623157e308, "1.7976931348623157e+308"}, {1.0 / 3, "0.3333333333333333"}};
    for (const auto& [number, text] : numbers) {
        CHECK(text_of(number) == text);
        CHECK(bits(gv::read_json(text).number()) == bits(number));
        CHECK(gv::read_json(text).is_integer() == gv::JsonValue(number).is_integer());
    }
}

TEST_CASE("every finite double is written and read to the last bit") {
    std::vector<double> numbers{0.0, -0.0, std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest(), std::numeric_limits<double>::min(),
                                std::numeric_limits<double>::denorm_min(), std::nextafter(std::numeric_limits<double>::min(), 0.0), 0x1p53, 0x1p53 + 2, 0x1p63, 0x1p64};
    RandomNumbers random(41);
    for (int exponent = -1074; exponent <= 1023; ++exponent)
        for (const double towards : {0.0, std::numeric_limits<double>::infinity()}) {
            numbers.push_back(std::ldexp(1.0, exponent));
            numbers.push_back(std::nextafter(std::ldexp(1.0, exponent), towards));
        }
    for (int power = -320; power <= 308; ++power) numbers.push_back(gv::read_json("1e" + std::to_string(power)).number());
    for (int i = 0; i < 20'000; ++i) numbers.push_back(some_number(random));
    std::size_t wrong = 0;
    for (const double number : numbers)
        for (const double x : {number, -number}) wrong += std::isfinite(x) && bits(gv::read_json(gv::write_json(x)).number()) != bits(x) ? 1u : 0u;
    CHECK(wrong == 0);
}

TEST_CASE("texts have no escapes but those JSON asks for") {
    CHECK(text_of("Løn/år 😀 \x7f\xe2\x80\xa8") == "\"Løn/år 😀 \x7f\xe2\x80\xa8\"");
    CHECK(text_of("\"\\\b\f\n\r\t") == R"("\"\\\b\f\n\r\t")");
    CHECK(text_of(std::string("\0\x01\x1f", 3)) == R"("\u0000\u0001\u001f")");
    CHECK(text_of(Object{{"a\n", 1}}) == R"({"a\n": 1})");
}

TEST_CASE("what JSON has no text for is not written") {
    const double inf = std::numeric_limits<double>::infinity();
    CHECK(refused(inf) == "JSON: infinity is no number of JSON: leave the member out");
    CHECK(refused(Object{{"a/b", Array{1, std::nan("")}}}) == "JSON, at /a~1b/1: NaN is no number of JSON: leave the member out");
    CHECK(refused(Array{Array{}, Object{{"x", -inf}}}) == "JSON, at /1/x: infinity is no number of JSON: leave the member out");
    CHECK(refused(Array{"a\xff"}) == "JSON, at /0: the text 'a?' is not UTF-8");
    CHECK(refused(Object{{"a", Object{{"b", 1}, {"c", 2}, {"b", 3}}}}) == "JSON, at /a: the key 'b' stands twice in one object");
    gv::JsonValue deep;
    for (std::size_t i = 0; i < gv::json_depth; ++i) deep = Array{deep};
    CHECK(gv::read_json(gv::write_json(deep)) == deep);
    CHECK(refused(Array{deep}).ends_with(": brackets stand in brackets more than 64 deep"));
}

TEST_CASE("random documents are written and read again the same") {
    RandomNumbers random(42);
    for (int i = 0; i < 2000; ++i) {
        const gv::JsonValue value = some_value(random, 1 + random.below(6));
        const std::string text = gv::write_json(value);
        const gv::JsonValue read = gv::read_json(text);
        REQUIRE((read == value));
        REQUIRE((gv::write_json(read) == text));
    }
}

TEST_CASE("a large document is written and read again the same") {
    RandomNumbers random(43);
    Array lines;
    for (int i = 0; i < 50'000; ++i) lines.push_back(Object{{"name", "Line " + std::to_string(i)}, {"amount", some_number(random)}, {"of", Array{i, i + 1}}});
    const gv::JsonValue value = Object{{"lines", lines}, {"long", std::string(1'000'000, 'x')}};
    const std::string text = gv::write_json(value);
    CHECK(text.size() > 5'000'000);
    CHECK((gv::read_json(text) == value));
    CHECK((gv::write_json(gv::read_json(text)) == text));
}
