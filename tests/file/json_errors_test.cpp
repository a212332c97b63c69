// SPDX-License-Identifier: Apache-2.0
// What a text that is no JSON is told, to the letter: place, what is wrong, how to mend it.
#include <string>

#include "gevinst/error.hpp"
#include "gevinst/file/json.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;
using gevinst_test::message_of;

namespace {

std::string error_of(const std::string& text, const gv::JsonReading& how = {}) {
    return message_of<gv::FileError>([&] { return gv::read_json(text, how); });
}
// The first line, without "JSON, ".
std::string fault(const std::string& text) {
    const std::string message = error_of(text);
    return message.substr(message.starts_with("JSON, ") ? 6 : 0, message.find('\n') - 6);
}
std::string at_place(const std::string& text, void (*look)(const gv::JsonPlace&)) {
    const gv::JsonDocument document(text, {.file = "case.json"});
    const std::string message = message_of<gv::FileError>([&] { return look(gv::JsonPlace(document)), 0; });
    return message.substr(0, message.find('\n'));
}

}  // namespace

TEST_CASE("an error names file, line, column and JSON pointer, and shows the line") {
    const std::string text = "{\n  \"initiatives\": [\n    {\"løn/år\": [1, 2, x]}\n  ]\n}\n";
    CHECK(error_of(text, {.file = "case.json"}) ==
          "case.json, line 3, column 23, at /initiatives/0/løn~1år/2: expected a value after ',' in the array of line 3, column 16, "
          "found 'x'; texts stand in double quotes\n"
          "      {\"løn/år\": [1, 2, x]}\n"
          "                        ^");
    try {
        (void)gv::read_json(text, {.file = "case.json"});
        FAIL("nothing was thrown");
    } catch (const gv::FileError& error) {
        CHECK(error.place().file == "case.json");
        CHECK(error.place().pointer == "/initiatives/0/løn~1år/2");
        CHECK(error.place().line == 3);
        CHECK(error.place().column == 23);
    }
}

TEST_CASE("what is cut off is told what was open, and where it began") {
    CHECK(fault("") == "line 1, column 1: expected a value, but the text is empty");
    CHECK(fault(" \n ") == "line 2, column 2: expected a value, but the text is empty");
    CHECK(fault("[1") == "line 1, column 3: expected ',' or ']' in the array of line 1, column 1, found the end: the file may be cut off");
    CHECK(fault("{\n \"a\": [1,") ==
          "line 2, column 10, at /a/1: expected a value after ',' in the array of line 2, column 7, found the end: the file may be cut off");
    CHECK(fault("{\"a\"") ==
          "line 1, column 5: expected ':' after the key 'a' in the object of line 1, column 1, found the end: the file may be cut off");
    CHECK(fault("{\"a\":1,") == "line 1, column 8: expected a key in the object of line 1, column 1, found the end: the file may be cut off");
    CHECK(fault("[\"abc") == "line 1, column 2, at /0: a text in quotes has no closing quote: the file may be cut off");
    CHECK(fault("\"a\\") == "line 1, column 3: expected an escape after '\\', found the end: the file may be cut off");
    CHECK(fault("tru") == "line 1, column 1: expected a value, found 'tru'; texts stand in double quotes");
}

TEST_CASE("brackets, commas and colons are explained") {
    CHECK(fault("[1,]") == "line 1, column 3, at /1: a comma stands before the closing ']': leave it out");
    CHECK(fault("{\"a\":1,\n}") == "line 1, column 7: a comma stands before the closing '}': leave it out");
    CHECK(fault("[1}") == "line 1, column 3: expected ',' or ']' in the array of line 1, column 1, found '}'");
    CHECK(fault("[1 2]") == "line 1, column 4: expected ',' or ']' in the array of line 1, column 1, found '2'");
    CHECK(fault("[1;2]") == "line 1, column 3: expected ',' or ']' in the array of line 1, column 1, found ';'; what follows is separated by ','");
    CHECK(fault("{\"a\" = 1}") ==
          "line 1, column 6: expected ':' after the key 'a' in the object of line 1, column 1, found '='; a key and its value are separated by ':'");
    CHECK(fault("{a: 1}") == "line 1, column 2: expected a key in the object of line 1, column 1, found 'a'; keys stand in double quotes");
    CHECK(fault("{'a': 1}") == "line 1, column 2: expected a key in the object of line 1, column 1, found '''; texts stand in double quotes");
    CHECK(fault("1]") == "line 1, column 2: expected the end after the value, found ']', which no bracket before it opens");
    CHECK(fault("{}\n{}") == "line 2, column 1: expected the end after the value, found '{'");
    CHECK(fault("[1, // one\n2]") ==
          "line 1, column 5, at /1: expected a value after ',' in the array of line 1, column 1, found '/'; "
          "JSON has no comments: a note is a member of its own");
    CHECK(fault("{\"a\": 1,\n \"b\": {\"a\": 2},\n \"a\": 3}") == "line 3, column 2: the key 'a' stands twice in one object; first in line 1, column 2");
    CHECK(fault("[{\"b\": {\"a\": 1, \"a\": 2}}]") ==
          "line 1, column 17, at /0/b: the key 'a' stands twice in one object; first in line 1, column 9");
    CHECK(fault(std::string(65, '[')).ends_with(": brackets stand in brackets more than 64 deep"));
    CHECK(fault(std::string(65, '[')).starts_with("line 1, column 65, at /0/0/"));
}

TEST_CASE("numbers as other languages write them get their spelling here") {
    CHECK(fault("8,0") == "line 1, column 2: expected the end after the value, found ','; a number is written with a point, as in 8.5");
    CHECK(fault("{\"a\": 8,0}") ==
          "line 1, column 9: expected a key in the object of line 1, column 1, found '0'; a number is written with a point, as in 8.5");
    CHECK(fault("1.000.000") == "line 1, column 6: a number has one decimal point and no separators between thousands");
    CHECK(fault("007") == "line 1, column 1: a number does not begin with 0: write 7");
    CHECK(fault("-00") == "line 1, column 1: a number does not begin with 0: write 0");
    CHECK(fault("+1") == "line 1, column 1: expected a value, found '+'; a number has no '+' before it");
    CHECK(fault(".5") == "line 1, column 1: expected a value, found '.'; a number has a digit before its decimal point, as in 0.5");
    CHECK(fault("1.") == "line 1, column 3: expected a digit after the decimal point, found the end: the file may be cut off");
    CHECK(fault("1e+") == "line 1, column 4: expected a digit in the exponent, found the end: the file may be cut off");
    CHECK(fault("[-]") == "line 1, column 3, at /0: expected a digit after '-', found ']'");
    CHECK(fault("5 %") == "line 1, column 3: expected the end after the value, found '%'");
    CHECK(fault("12kr") == "line 1, column 3: expected the end after the value, found 'kr'; a number has decimal digits only, and no unit");
    CHECK(fault("1e999") == "line 1, column 1: 1e999 is too large a number");
    CHECK(fault("1e-999") == "line 1, column 1: 1e-999 is too small a number");
    CHECK(fault("9" + std::string(400, '9')) == "line 1, column 1: 99999999999999999999... is too large a number");
    CHECK(fault("[NaN]") ==
          "line 1, column 2, at /0: expected a value after '[' in the array of line 1, column 1, found 'NaN'; "
          "JSON has no NaN and no infinity: leave the member out");
    CHECK(fault("-Infinity") ==
          "line 1, column 2: expected a digit after '-', found 'Infinity'; JSON has no NaN and no infinity: leave the member out");
    CHECK(fault("True") == "line 1, column 1: expected a value, found 'True'; did you mean 'true'?");
    CHECK(fault("None") == "line 1, column 1: expected a value, found 'None'; did you mean 'null'?");
    CHECK(fault("\u22125") == "line 1, column 1: expected a value, found '\u22125'; for '\u2212' write '-'");
}

TEST_CASE("texts are explained") {
    CHECK(fault("\"a\nb\"") == "line 1, column 1: a text in quotes does not end on its line; a new line inside is written \\n");
    CHECK(fault("\"a\tb\"") == "line 1, column 3: the control character U+0009 may not stand in a text in quotes; a tab is written \\t");
    CHECK(fault("\"\x1f\"") == "line 1, column 2: the control character U+001F may not stand in a text in quotes");
    CHECK(fault("\"C:\\case\"") == "line 1, column 4: '\\c' is no escape of JSON; for a backslash write '\\\\'");
    CHECK(fault("\"\\u12g4\"") == "line 1, column 2: '\\u' takes four hexadecimal digits, as in \\u00e5");
    CHECK(fault("\"\\ud83dx\"") == "line 1, column 2: '\\ud83d' is the first half of a character, and its second half does not follow");
    CHECK(fault("\"\\ude00\"") == "line 1, column 2: '\\ude00' is the second half of a character, without its first half");
    CHECK(fault("\"\xc3(\"") == "line 1, column 2: the text is not UTF-8 from here on");
    CHECK(fault("[\xff]") == "line 1, column 2, at /0: the text is not UTF-8 from here on");
    CHECK(fault("\u201ca\u201d") == "line 1, column 1: expected a value, found '\u201ca\u201d'; for '\u201c' write a straight double quote");
    CHECK(fault("[\u00a01]").find("found '\u00a01'; it holds a no-break space: write an ordinary space") != std::string::npos);
    CHECK(fault(std::string("\0", 1)) == "line 1, column 1: expected a value, found the control character U+0000");
}

TEST_CASE("texts in another encoding and texts that are too long are told so") {
    CHECK(error_of("\xef\xbb\xbf{}").starts_with("JSON, line 1, column 1: the text begins with a byte order mark: save it as UTF-8 without one"));
    const std::string utf16 = "JSON, line 1, column 1: the text is UTF-16: save it as UTF-8";
    CHECK(error_of(std::string("\xff\xfe{\0}\0", 6)) == utf16);
    CHECK(error_of(std::string("\xfe\xff\0{\0}", 6)) == utf16);
    CHECK(error_of(std::string("{\0}\0", 4)) == utf16);
    CHECK(error_of(std::string("\0{\0}", 4)) == utf16);
    CHECK(error_of("[1, 2]", {.file = "case.json", .most_bytes = 5}) == "case.json: the text has 6 bytes, and 5 are the most that are read");
    CHECK(error_of(std::string(200'000'000, '[')) == "JSON: the text has 200000000 bytes, and 67108864 are the most that are read");
    CHECK(error_of(std::string(200'000'000, '['), {.most_bytes = 1u << 30u}).starts_with("JSON, line 1, column 65, at /0/0"));
    CHECK(gv::read_json("[1, 2]", {.most_bytes = 6}).array().size() == 2);
}

TEST_CASE("bytes that are not UTF-8 without end make no long message") {
    CHECK(error_of("[" + std::string(1'000'000, '\x80')).size() < 1000);
    CHECK(error_of("{\"" + std::string(1'000'000, 'k') + "\": x}").size() < 1500);
}

TEST_CASE("members are looked up strictly") {
    const std::string text = R"({"name": "Løn", "lines": [{"amount": "8,0", "fro": 1}], "n": 1e2, "big": 99999999999999999, "ok": 7})";
    CHECK(at_place(text, [](const gv::JsonPlace& x) { (void)gv::member(x, "start"); }) == "case.json, line 1, column 1: the key 'start' is missing");
    CHECK(at_place(text, [](const gv::JsonPlace& x) { (void)gv::read_number(gv::member(gv::read_elements(gv::member(x, "lines"))[0], "amount")); }) ==
          "case.json, line 1, column 38, at /lines/0/amount: expected a number, found the text '8,0'; "
          "a number stands without quotes, and with a point, as in 8.5");
    CHECK(at_place(text, [](const gv::JsonPlace& x) { gv::check_keys(gv::read_elements(gv::member(x, "lines"))[0], {"amount", "for"}); }) ==
          "case.json, line 1, column 45, at /lines/0/fro: unknown key 'fro'; did you mean 'for'?");
    CHECK(at_place(text, [](const gv::JsonPlace& x) { gv::check_keys(x, {"name", "title"}); }) ==
          "case.json, line 1, column 17, at /lines: unknown key 'lines'; known here are 'name', 'title'");
    CHECK(at_place(text, [](const gv::JsonPlace& x) { (void)gv::read_members(gv::member(x, "lines")); }) ==
          "case.json, line 1, column 26, at /lines: expected an object, found an array");
    CHECK(at_place(text, [](const gv::JsonPlace& x) { (void)gv::read_string(gv::member(x, "ok")); }) ==
          "case.json, line 1, column 99, at /ok: expected a text, found a number; texts stand in double quotes");
    CHECK(at_place(text, [](const gv::JsonPlace& x) { (void)gv::read_boolean(gv::member(x, "name")); }) ==
          "case.json, line 1, column 10, at /name: expected true or false, found the text 'Løn'; true and false stand without quotes");
    CHECK(at_place(text, [](const gv::JsonPlace& x) { (void)gv::read_integer(gv::member(x, "n")); }) ==
          "case.json, line 1, column 62, at /n: expected a whole number, written without point and exponent");
    CHECK(at_place(text, [](const gv::JsonPlace& x) { (void)gv::read_integer(gv::member(x, "big")); }) ==
          "case.json, line 1, column 74, at /big: the whole number is too large: 2^53 is the largest that is kept exactly");

    const gv::JsonDocument document(text);
    const gv::JsonPlace root(document);
    CHECK(gv::read_string(gv::member(root, "name")) == "Løn");
    CHECK(gv::read_integer(gv::member(root, "ok")) == 7);
    CHECK_FALSE(gv::optional_member(root, "start").has_value());
    CHECK(gv::optional_member(root, "n").has_value());
    CHECK(gv::read_members(root).size() == 5);
    CHECK(gv::read_members(root)[1].key == "lines");
    CHECK(root.pointer().empty());
    const auto as_array = [&] { return root.value().array().empty(); };
    CHECK(message_of<gv::FileError>(as_array) == "line 1, column 1: expected an array, found an object");
}

TEST_CASE("the pointer of every value leads to it") {
    const gv::JsonDocument document(R"([[], {"a": [1, [2, [3, {}]]], "b": {"c": {"~": 4, "/": 5}}}, [[[[6]], 7]], "x"])");
    std::string all;
    const auto visit = [&](const gv::JsonPlace& place, const auto& self) -> void {
        all += place.pointer() + " ";
        if (place.value().kind() == gv::JsonKind::array)
            for (const gv::JsonPlace& x : gv::read_elements(place)) self(x, self);
        if (place.value().kind() == gv::JsonKind::object)
            for (const gv::NamedPlace& x : gv::read_members(place)) self(x.place, self);
    };
    visit(gv::JsonPlace(document), visit);
    CHECK(all == " /0 /1 /1/a /1/a/0 /1/a/1 /1/a/1/0 /1/a/1/1 /1/a/1/1/0 /1/a/1/1/1 /1/b /1/b/c /1/b/c/~0 /1/b/c/~1 "
                 "/2 /2/0 /2/0/0 /2/0/0/0 /2/0/0/0/0 /2/0/1 /3 ");
}
