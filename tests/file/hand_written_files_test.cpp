// SPDX-License-Identifier: Apache-2.0
// Model files as people write them: points in time as 2027, "2027" or "2027-07", and what stands in another order.
#include <string>
#include <utility>
#include <vector>

#include "gevinst/file.hpp"
#include "support/catch2.hpp"

namespace gv = gevinst;

namespace {

// As a case is written.
const std::string written = R"json({
  "gevinst": 0,
  "name": "Pool",
  "horizon": [2026, 2029],
  "prices": 2026,
  "accounts": [
    {"name": "Region", "sector": "region"},
    {"name": "Radiology", "parent": "Region"}
  ],
  "assumptions": [
    {"path": "Spine/start", "value": "2026 year", "seat": -1},
    {"path": "Spine/until", "value": "2028 year", "seat": -2},
    {"path": "go live", "value": "2027 year", "seat": -3},
    {"path": "Spine/Licence/given", "value": "0.5", "seat": -4}
  ],
  "initiatives": [
    {"name": "Spine", "start": "'Spine/start'", "until": "'Spine/until'"}
  ],
  "lines": [
    {
      "initiative": "Spine",
      "word": "cost",
      "name": "Licence",
      "amount": "1 MDKK",
      "category": "operations",
      "payer": "Region",
      "handover": {"from": "'go live'", "payer": "Radiology"},
      "until": "2028",
      "given": "'Spine/Licence/given'"
    },
    {
      "initiative": "Spine",
      "word": "cost",
      "name": "Training",
      "amount": "once(2027, 1 MDKK)",
      "category": "operations",
      "payer": "Region",
      "handover": {"from": "2027", "payer": "Radiology"}
    }
  ]
}
)json";

std::string with(const std::string& was, const std::string& is) {
    std::string text = written;
    const std::size_t place = text.find(was);
    REQUIRE(place != std::string::npos);
    return text.replace(place, was.size(), is);
}

}  // namespace

TEST_CASE("a year is read from a number and from a text, and is written as before") {
    REQUIRE(gv::case_text(gv::case_of_text(written)) == written);
    const std::vector<std::pair<std::string, std::string>> same{
        {R"("value": "2026 year")", R"("value": "2026")"}, {R"("value": "2026 year")", R"("value": 2026)"},
        {R"("value": "2028 year")", R"("value": "2028")"}, {R"("value": "2027 year")", R"("value": 2027)"},
        {R"("value": "2027 year")", R"("value": "2027")"}, {R"("until": "2028")", R"("until": 2028)"},
        {R"("from": "2027")", R"("from": 2027)"},          {"once(2027,", "once(2027 year,"},
    };
    for (const auto& [was, is] : same) {
        INFO(is);
        CHECK(gv::case_text(gv::case_of_text(with(was, is))) == written);
    }
}

TEST_CASE("a month stays a month") {
    const std::string text = with(R"("value": "2026 year")", R"("value": "2026-07")");
    CHECK(gv::case_text(gv::case_of_text(text)) == text);
}

TEST_CASE("a start that is stated where the initiative stands may be a number") {
    std::string text = with(R"("start": "'Spine/start'")", R"("start": 2026)");
    const std::string entry = "    {\"path\": \"Spine/start\", \"value\": \"2026 year\", \"seat\": -1},\n";
    text.erase(text.find(entry), entry.size());
    CHECK(gv::case_text(gv::case_of_text(text)).find(R"({"path": "Spine/start", "value": "2026 year")") != std::string::npos);
}

TEST_CASE("what is no year is refused where it stands") {
    const auto refused = [](const std::string& was, const std::string& is) {
        try {
            static_cast<void>(gv::case_of_text(with(was, is), "case.json"));
        } catch (const gv::FileError& error) {
            return error.place().pointer + ": " + error.sentence();
        }
        return std::string("it was read");
    };
    CHECK(refused(R"("value": "2026 year")", R"("value": 2026.5)") ==
          "/assumptions/0/value: the start of 'Spine' is 2026.5, which is neither a year nor a month: write 2026, or a month as \"2026-07\"");
    CHECK(refused(R"("value": "2026 year")", R"("value": "2031")") ==
          "/assumptions/0/value: the initiative 'Spine' starts in 2031, outside the horizon 2026-2029: it would post nothing");
    CHECK(refused(R"("value": "2028 year")", R"("value": "2025")") ==
          "/assumptions/1/value: the initiative 'Spine' ends with 2025, outside the horizon 2026-2029: it would post nothing");
    CHECK(refused(R"("until": "2028")", R"("until": 2028.5)") ==
          "/lines/0/until: the end of 'Spine/Licence' is 2028.5, which is neither a year nor a month: write 2028, or a month as \"2028-07\"");
    // A number that is no time stands in a formula.
    CHECK(refused(R"("value": "0.5")", R"("value": 0.5)") ==
          "/assumptions/3/value: expected a text, found a number; texts stand in double quotes");
}

TEST_CASE("an index that an assumption names wrongly is said with those the file has") {
    std::string text = with(R"("value": "0.5", "seat": -4})", R"("value": "0.5", "seat": -4}, {"path": "fee", "value": "5 DKK", "index": "wag"})");
    text.replace(text.find("\"initiatives\""), 0, R"("price_indexes": [{"name": "wage", "levels": {"2026": "100"}}], )");
    try {
        static_cast<void>(gv::case_of_text(text));
        FAIL("it was read");
    } catch (const gv::FileError& error) {
        CHECK(error.place().pointer == "/assumptions/4/index");
        CHECK(error.sentence() == "the case 'Pool' has no price index 'wag'; did you mean 'wage'?");
    }
}

TEST_CASE("a price index that names what stands below the assumption that follows it says so") {
    const auto refused = [](const std::string& growth) {
        const std::string text = R"json({"gevinst": 0, "name": "Pool", "horizon": [2026, 2029], "prices": 2026, "assumptions": [
    {"path": "fee", "value": "5 DKK", "prices": 2025, "index": "wage"},
    {"path": "real growth", "value": "0.01"}],
  "price_indexes": [{"name": "wage", "levels": {"2025": "100", "2026": "103"}, "growth": ")json" + growth + "\"}]}";
        try {
            static_cast<void>(gv::case_of_text(text));
        } catch (const gv::FileError& error) {
            return error.place().pointer + ": " + error.sentence();
        }
        return std::string("it was read");
    };
    CHECK(refused("'real growth'") == "/price_indexes/0/growth: the price index 'wage', which is read for 'fee', names 'real growth', which is "
                                      "defined further down, in line 3: move it up");
    CHECK(refused("fee / 500 DKK") == "/price_indexes/0/growth: the price index 'wage', which is read for 'fee', names it: values that depend on "
                                      "each other in a circle cannot be found");
}
