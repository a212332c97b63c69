// SPDX-License-Identifier: Apache-2.0
// What JSON is and what it is not, case by case in the categories of the published conformance suites; and the places.
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "gevinst/error.hpp"
#include "gevinst/file/json.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;

namespace {

using Array = gv::JsonValue::Array;
using Object = gv::JsonValue::Object;

std::string bytes(std::initializer_list<int> all) {
    std::string result;
    for (const int byte : all) result += static_cast<char>(static_cast<unsigned char>(byte));
    return result;
}
std::string text_in(const std::string& inside) { return gv::read_json("\"" + inside + "\"").string(); }
bool reads(const std::string& text) {
    try {
        (void)gv::read_json(text);
        return true;
    } catch (const gv::FileError&) {
        return false;
    }
}

}  // namespace

TEST_CASE("values of all kinds are read, with blanks anywhere between them") {
    CHECK(gv::read_json("null").is_null());
    CHECK(gv::read_json(" true\n") == gv::JsonValue(true));
    CHECK(gv::read_json("\t\r\nfalse") == gv::JsonValue(false));
    CHECK(gv::read_json("\"\"") == gv::JsonValue(""));
    CHECK(gv::read_json("[]") == gv::JsonValue(Array{}));
    CHECK(gv::read_json("{ }") == gv::JsonValue(Object{}));
    CHECK(gv::read_json(" [ 1 ,\n[ ] , { } ] ") == gv::JsonValue(Array{1, Array{}, Object{}}));
    CHECK(gv::read_json("{\"b\":1,\"a\":[null,{\"\":\"x\"}]}") ==
          gv::JsonValue(Object{{"b", 1}, {"a", Array{gv::JsonValue(), Object{{"", "x"}}}}}));
    // Keys that differ in anything are different keys.
    CHECK(gv::read_json("{\"a\":1,\"A\":2,\"a \":3}").object().size() == 3);
}

TEST_CASE("the order of keys is kept, and two orders are two values") {
    const gv::JsonValue read = gv::read_json(R"({"z": 1, "a": 2, "m": 3})");
    REQUIRE(read.object().size() == 3);
    CHECK(read.object()[0].key == "z");
    CHECK(read.object()[1].key == "a");
    CHECK(read.object()[2].key == "m");
    CHECK_FALSE(read == gv::read_json(R"({"a": 2, "z": 1, "m": 3})"));
    REQUIRE(read.find("m") != nullptr);
    CHECK(read.find("m")->number() == 3);
    CHECK(read.find("x") == nullptr);
}

TEST_CASE("a value keeps its byte, line and column, in characters") {
    const gv::JsonValue read = gv::read_json("{\"ø\": [1,\r\n  \"åæ😀\", true]}");
    const gv::JsonMember& member = read.object().front();
    const auto at = [](gv::TextPosition p) { return std::vector<std::uint32_t>{p.byte, p.line, p.column}; };
    CHECK(at(read.position()) == std::vector<std::uint32_t>{0, 1, 1});
    CHECK(at(member.key_position) == std::vector<std::uint32_t>{1, 1, 2});
    CHECK(at(member.value.position()) == std::vector<std::uint32_t>{7, 1, 7});
    CHECK(at(member.value.array()[0].position()) == std::vector<std::uint32_t>{8, 1, 8});
    CHECK(at(member.value.array()[1].position()) == std::vector<std::uint32_t>{14, 2, 3});
    CHECK(at(member.value.array()[2].position()) == std::vector<std::uint32_t>{26, 2, 10});
}

TEST_CASE("numbers are read to the nearest double, and know whether they were written as integers") {
    const auto number = [](const char* text) { return gv::read_json(text).number(); };
    const auto integer = [](const char* text) { return gv::read_json(text).is_integer(); };
    CHECK(number("0") == 0);
    CHECK((number("-0") == 0 && std::signbit(number("-0"))));
    CHECK(number("-1.5e+3") == -1500);
    CHECK(number("1E2") == 100);
    CHECK(number("0.1") == 0.1);
    CHECK(number("80000") == 80000);
    CHECK(number("123456789012345678") == 123456789012345678.0);
    CHECK(number("9007199254740993") == 9007199254740992.0);  // halfway: to the even one
    CHECK(number("9007199254740993.0000000000000000000000000000000001") == 9007199254740994.0);
    CHECK(number("1.7976931348623157e308") == std::numeric_limits<double>::max());
    CHECK(number("2.2250738585072014e-308") == std::numeric_limits<double>::min());
    CHECK(number("2.2250738585072011e-308") < std::numeric_limits<double>::min());
    CHECK(number("5e-324") == std::numeric_limits<double>::denorm_min());
    CHECK(number("0e999") == 0);
    CHECK(number("0.0e-999") == 0);
    CHECK(number(("0." + std::string(400, '0') + "1e401").c_str()) == 1);
    CHECK(number(("1" + std::string(400, '0') + "e-400").c_str()) == 1);
    CHECK(integer("80000"));
    CHECK(integer("-0"));
    CHECK(integer("100000000000000000000"));
    CHECK_FALSE(integer("80000.0"));
    CHECK_FALSE(integer("8e4"));
    CHECK_FALSE(gv::read_json("\"8\"").is_integer());
}

TEST_CASE("strings are read with their escapes") {
    CHECK(text_in("a/b") == "a/b");
    CHECK(text_in(R"(\"\\\/\b\f\n\r\t)") == "\"\\/\b\f\n\r\t");
    CHECK(text_in(R"(\u0041\u00e5\u20ac\uD83D\uDE00)") == "Aå€😀");
    CHECK(text_in(R"(\u00E5)") == "å");
    CHECK(text_in(R"(\u0000)") == std::string(1, '\0'));
    CHECK(text_in(R"(\uffff\udbff\udfff)") == "\xef\xbf\xbf\xf4\x8f\xbf\xbf");
    CHECK(text_in("\x7f") == "\x7f");  // RFC 8259 lets it stand
    CHECK(text_in("Løn, 3,0 mio. kr. 漢字 😀") == "Løn, 3,0 mio. kr. 漢字 😀");
    CHECK(text_in("\xe2\x80\xa8") == "\xe2\x80\xa8");  // the line separator of Unicode ends no line
}

TEST_CASE("the bytes of a text are UTF-8 in its shortest form") {
    // The borders of what is well formed: the table 3-7 of the Unicode standard.
    for (const std::string& good : {bytes({0xc2, 0x80}), bytes({0xdf, 0xbf}), bytes({0xe0, 0xa0, 0x80}), bytes({0xed, 0x9f, 0xbf}),
                                    bytes({0xee, 0x80, 0x80}), bytes({0xef, 0xbf, 0xbf}), bytes({0xf0, 0x90, 0x80, 0x80}),
                                    bytes({0xf4, 0x8f, 0xbf, 0xbf})}) {
        CHECK(text_in(good) == good);
    }
    for (const std::string& bad :
         {bytes({0x80}), bytes({0xbf}), bytes({0xc0, 0x80}), bytes({0xc1, 0xbf}), bytes({0xc2}), bytes({0xc2, 0x41}), bytes({0xe0, 0x9f, 0xbf}),
          bytes({0xe0, 0xa0}), bytes({0xed, 0xa0, 0x80}), bytes({0xed, 0xbf, 0xbf}), bytes({0xf0, 0x8f, 0xbf, 0xbf}), bytes({0xf0, 0x90, 0x80}),
          bytes({0xf4, 0x90, 0x80, 0x80}), bytes({0xf5, 0x80, 0x80, 0x80}), bytes({0xfe}), bytes({0xff})}) {
        CHECK_FALSE(reads("\"" + bad + "\""));
        CHECK_FALSE(reads("{\"" + bad + "\": 1}"));
        CHECK_FALSE(reads("[" + bad + "]"));
    }
}

TEST_CASE("what is no JSON is refused") {
    for (const char* text :
         {// arrays
          "[1 true]", "[1,]", "[1,,2]", "[,1]", "[", "[1", "[1,", "[1]]", "]", "[1:2]", "[a]", "[*]", "[\"a\",\n4\n,1,1,", "[3[4]]", "[{}",
          // objects
          "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{\"a\" 1}", "{\"a\":}", "{1:1}", "{a:1}", "{'a':1}",
          "{\"a\":1 \"b\":2}", "{null:1}", "{\"a\":1}}", "{\"a\"::1}", "{\"a\",1}", "{\"a\":1,\"a\":1}", "{[1]:1}", "{\"a\":1]", "[1}",
          // numbers
          "-", "+1", ".5", "-.5", "1.", "1.e1", "1e", "1e+", "1e1.5", "01", "-01", "00", "0x10", "1_000", "1 000", "1,5", "1.2.3", "--1", "1-1",
          "NaN", "nan", "-NaN", "Infinity", "-Infinity", "inf", "1e999", "-1e999", "1e-999", "1a", "0e", "-a", "Ⅷ", "１",
          // texts
          "\"", "\"a", "'a'", "\"\\", "\"\\\"", "\"\\x00\"", "\"\\u\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\U0041\"", "\"\\ud800\"",
          "\"\\ud800\\u0041\"", "\"\\ud800x\"", "\"\\ud800\\\"", "\"\\udc00\"", "\"\\ud800\\ud800\"", "\"\\u-123\"", "\"\\u 123\"", "\"\\a\"", "\"\\'\"",
          "\"a\nb\"", "\"a\tb\"", "\"\x01\"", "\"\x1f\"", "\"\\\n\"", "“a”", "a",
          // words and structure
          "", " ", "\n", "True", "FALSE", "nul", "nulll", "truefalse", "true false", "undefined", "1 2", "{}{}", "[] x", "/* */ 1", "1 // one",
          "# one\n1", "<a>", "\x0b[]", "\f[]", "[\xc2\xa0]", "\xef\xbb\xbf[]", "\xe2\x81\xa0[]", ";", "$", "@", "`a`"}) {
        INFO(text);
        CHECK_FALSE(reads(text));
    }
    for (const std::string& text : {std::string("\0", 1), std::string("[\0]", 3), std::string("\"\0\"", 3), std::string("1\0", 2)}) CHECK_FALSE(reads(text));
}

TEST_CASE("a value cut off anywhere is refused, and with any byte of it left out reads or is refused") {
    const std::string text = R"({"name": "L\u00f8n", "on": [true, false, null, -1.5e-3], "in": {"a": [[], {}], "å": "ø"}})";
    REQUIRE(reads(text));
    for (std::size_t i = 0; i < text.size(); ++i) CHECK_FALSE(reads(text.substr(0, i)));
    std::size_t good = 0;
    for (std::size_t i = 0; i < text.size(); ++i) good += reads(text.substr(0, i) + text.substr(i + 1)) ? 1u : 0u;
    // Letters of texts, digits, blanks and the like may go; brackets, quotes, colons and commas may not.
    CHECK(good > 10);
    CHECK(good < text.size() / 2);
}

TEST_CASE("brackets nest up to the limit, and no text makes the reader nest deeper") {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(reads(nested(gv::json_depth)));
    CHECK_FALSE(reads(nested(gv::json_depth + 1)));
    CHECK_FALSE(reads(std::string(1'000'000, '[')));
    std::string objects;
    for (int i = 0; i < 1'000'000; ++i) objects += "{\"a\":";
    CHECK_FALSE(reads(objects));
    // Beside each other there may be any number.
    std::string wide = "[[]";
    for (int i = 0; i < 1'000'000; ++i) wide += ",[]";
    CHECK(gv::read_json(wide + "]").array().size() == 1'000'001);
}

TEST_CASE("among many keys the second use of one is found") {
    for (const std::size_t keys : {2u, 16u, 17u, 5000u}) {
        gv::JsonValue::Object members;
        for (std::size_t i = 0; i < keys; ++i) members.push_back({"key " + std::to_string(i * 7919 % 100'003), 1});
        CHECK(gv::doubled_key(members).second == 0);
        members.push_back({members[1].key, 0});
        members.push_back({members[0].key, 0});
        const gv::DoubledKey found = gv::doubled_key(members);
        CHECK(found.first == 1);
        CHECK(found.second == members.size() - 2);
    }
    CHECK(gv::doubled_key({}).second == 0);
}

TEST_CASE("values are copied deeply and moved without copies") {
    gv::JsonValue a = gv::read_json(R"({"a": [1, "x"], "b": true})");
    const gv::JsonValue b = a;
    a.object()[0].value.array()[0] = "changed";
    CHECK(b.object()[0].value.array()[0] == gv::JsonValue(1));
    const std::string* text = &a.object()[0].value.array()[1].string();
    const gv::JsonValue c = std::move(a);
    CHECK(&c.object()[0].value.array()[1].string() == text);
    gv::JsonValue d = b;
    const gv::JsonValue& same = d;
    d = same;
    CHECK(d == b);
    CHECK(sizeof(gv::JsonValue) <= 24);  // what a file takes in memory follows from it
}
