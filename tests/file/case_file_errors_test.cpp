// SPDX-License-Identifier: Apache-2.0
// What is wrong in a model file is said with the file, the JSON pointer, line and column, and what was meant.
#include <string>
#include <vector>

#include "gevinst/file.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"
#include "support/same_cases.hpp"

namespace gv = gevinst;

namespace {

const std::string good = R"json({
  "gevinst": 0,
  "name": "Pool",
  "horizon": [2026, 2029],
  "prices": 2026,
  "units": {"exam": "count"},
  "indexes": {"department": ["Herlev", "Hvidovre"]},
  "accounts": [{"name": "Region", "sector": "region"}, {"name": "Radiology", "parent": "Region"}],
  "assumptions": [
    {"path": "exams", "value": "90000 exam", "source": "Register"},
    {"path": "share", "value": "0.5"},
    {"path": "doubled", "value": "exams * 2"}
  ],
  "initiatives": [{"name": "Spine", "start": "2026"}],
  "lines": [
    {"initiative": "Spine", "word": "cost", "name": "Licence", "amount": "exams * 12 DKK/exam",
     "category": "operations", "payer": "Region"},
    {"initiative": "Spine", "word": "benefit", "name": "Time", "potential": "100 exam", "receiver": "Region",
     "chain": [{"name": "released", "share": "share"}], "fate": [{"name": "capacity", "share": "rest"}]},
    {"initiative": "Spine", "word": "transfer", "name": "Fee", "amount": "1 MDKK", "payer": "Region", "receiver": "Radiology"}
  ],
  "appropriations": [{"account": "Region", "category": "operations", "amount": "1 MDKK"}]
}
)json";

/// A change of the good file, and what is said of it.
struct Mistake {
    std::string was;
    std::string is;
    std::string sentence;
    std::string pointer;
    std::size_t line;
    std::size_t column;
};

const std::vector<Mistake> mistakes{
    {R"("path": "exams", "value")", R"("path": "exams", "valeu")",
     R"(unknown key 'valeu'; did you mean 'value'?)", "/assumptions/0/valeu", 10, 23},
    {R"("payer": "Region"})", R"("payr": "Region"})",
     R"(unknown key 'payr'; did you mean 'payer'?)", "/lines/0/payr", 17, 32},
    {R"("payer": "Region"})", R"("receiver": "Region"})",
     R"(unknown key 'receiver')", "/lines/0/receiver", 17, 32},
    {R"("gevinst": 0)", R"("gevinst": 1)",
     R"(the file has format 1, for which gevinst 1.0 or newer is needed; this one reads format 0)", "/gevinst", 2, 14},
    {R"("gevinst": 0)", R"("gevinst": -1)",
     R"(there is no format -1)", "/gevinst", 2, 14},
    {R"("gevinst": 0,)", R"()",
     R"(the key 'gevinst' is missing: a model file begins with its format, "gevinst": 0)", "", 1, 1},
    {R"("prices": 2026)", R"("prices": 8,0)",
     R"(expected a key in the object of line 1, column 1, found '0'; a number is written with a point, as in 8.5)", "", 5, 15},
    {R"("prices": 2026)", R"("prices": 1e999)",
     R"(1e999 is too large a number)", "/prices", 5, 13},
    {R"("prices": 2026)", R"("prices": "2026")",
     R"(expected a number, found the text '2026'; a number stands without quotes, and with a point, as in 8.5)", "/prices", 5, 13},
    {R"([2026, 2029])", R"([2029, 2026])",
     R"(the horizon 2029-2026 is empty: the first year comes before the last, as in Horizon(2026, 2029))", "/horizon", 4, 14},
    {R"([2026, 2029])", R"([2026])",
     R"(a horizon is its first and its last year, as [2026, 2029])", "/horizon", 4, 14},
    {R"("name": "Pool")", R"("name": "")",
     R"(a business case needs a name)", "/name", 3, 11},
    {R"("value": "0.5")", R"("value": "8,0")",
     R"(expected an operator or the end, found ','; decimals are written with a point, as in 8.5)", "/assumptions/1/value", 11, 34},
    {R"("value": "0.5")", R"("value": "1e999")",
     R"(1e999 is too large a number)", "/assumptions/1/value", 11, 33},
    {R"("value": "0.5")", R"("value": 0.5)",
     R"(expected a text, found a number; texts stand in double quotes)", "/assumptions/1/value", 11, 32},
    {R"({"path": "share")", R"({"path": "exams")",
     R"(the assumption 'exams' is defined twice: one path is one assumption; it stands in line 10: change it there, or take it out there)", "/assumptions/1/path", 11, 14},
    {R"({"path": "share", "value": "0.5")", R"({"path": "Spine/start", "value": "2027 year")",
     R"(the assumption 'Spine/start' is defined twice: one path is one assumption; it stands in line 11: change it there, or take it out there)", "/initiatives/0/start", 14, 46},
    {R"("amount": "exams * 12 DKK/exam")", R"("amount": "exms * 12 DKK/exam")",
     R"(unknown name 'exms'; did you mean 'exams'?)", "/lines/0/amount", 16, 75},
    {R"("amount": "exams * 12 DKK/exam")", R"("amount": "exams *\t\u0031\u00322 DKKK/exam")",
     R"(unknown unit 'DKKK'; did you mean 'DKK'?)", "/lines/0/amount", 16, 98},
    {R"("amount": "exams * 12 DKK/exam")", R"("amount": "exams + 12 DKK/exam")",
     R"(cannot add 'exams' [exam] and '12 DKK/exam' [DKK/exam])", "/lines/0/amount", 16, 81},
    {R"("amount": "exams * 12 DKK/exam")", R"("amount": "exams")",
     R"(the cost 'Spine/Licence' must be money a year, but 'exams' is [exam])", "/lines/0/amount", 16, 74},
    {R"("value": "90000 exam")", R"("value": "90000 exam + 0 * doubled")",
     R"('exams' names 'doubled', which names 'exams': values that depend on each other in a circle cannot be found)", "/assumptions/0/value", 10, 50},
    {R"("value": "90000 exam")", R"("value": "90000 exam * share")",
     R"('exams' names 'share', which is defined further down, in line 11: move it up)", "/assumptions/0/value", 10, 46},
    {R"("value": "exams * 2")", R"("value": "exams * doubled")",
     R"('doubled' names itself: state its value without)", "/assumptions/2/value", 12, 43},
    {R"("value": "0.5")", R"("value": "0.5", "unit": "exm")",
     R"(unknown unit 'exm'; did you mean 'exam'?)", "/assumptions/1/unit", 11, 48},
    {R"("value": "exams * 2")", R"("value": "exams * 2", "unit": "DKK")",
     R"(the value of 'doubled' is [exam], and its unit [DKK])", "/assumptions/2", 12, 5},
    {R"("value": "0.5")", R"("value": "0.5", "range": [1, 2])",
     R"(the assumption 'share' is 0.5, outside its range 1 to 2)", "/assumptions/1/value", 11, 32},
    {R"("value": "0.5")", R"("value": "0.5", "over": "departmet")",
     R"(the file has no index 'departmet'; did you mean 'department'?)", "/assumptions/1/over", 11, 47},
    {R"("value": "0.5")", R"("value": "0.5", "seat": 0.5)",
     R"(expected a whole number, written without point and exponent)", "/assumptions/1/seat", 11, 47},
    {R"({"path": "exams", "value": "90000 exam")", R"({"path": "a/ b", "value": "90000 exam", "seat": 3)",
     R"(an assumption cannot be named ' b': it begins or ends with a space)", "/assumptions/0/path", 10, 14},
    {R"("share": "share")", R"("share": "1.2")",
     R"(the link 'released' of 'Spine/Time' must lie between 0 and 1, not 1.2)", "/lines/1/chain/0/share", 19, 46},
    {R"("share": "rest")", R"("share": "0.4")",
     R"('Spine/Time' has fates that do not sum to one: 0.4; give one of them the rest)", "/lines/1/fate", 19, 65},
    {R"("capacity")", R"("capacty")",
     R"('capacty' is not a standard fate; did you mean 'capacity'?)", "/lines/1/fate/0/name", 19, 75},
    {R"("receiver": "Radiology")", R"("receiver": "Region")",
     R"('Spine/Fee' goes from 'Region' to itself: a transfer is between two accounts)", "/lines/2", 20, 5},
    {R"("receiver": "Radiology")", R"("receiver": "Radiologi")",
     R"(the case 'Pool' has no account 'Radiologi'; did you mean 'Radiology'?)", "/lines/2/receiver", 20, 115},
    {R"("receiver": "Radiology")", R"("receiver": "Radiology", "nature": "once")",
     R"(the nature of 'Spine/Fee' is 'one-off' or 'permanent', not 'once')", "/lines/2/nature", 20, 138},
    {R"("word": "cost")", R"("word": "costs")",
     R"('costs' is no word for a line; did you mean 'cost'?)", "/lines/0/word", 16, 37},
    {R"("initiative": "Spine", "word": "cost")", R"("initiative": "Spin", "word": "cost")",
     R"(the case 'Pool' has no initiative 'Spin'; did you mean 'Spine'?)", "/lines/0/initiative", 16, 20},
    {R"("sector": "region")", R"("sector": "regin")",
     R"('regin' is not a sector; the sectors are 'region', 'municipality', 'state', 'private provider', 'patients', 'other')", "/accounts/0/sector", 8, 45},
    {R"("exam": "count")", R"("exam": "flow")",
     R"('flow' is no kind of unit: a unit is a 'count', a 'level' or a 'currency')", "/units/exam", 6, 21},
    {R"("exam": "count")", R"("DKK": "count")",
     R"('DKK' cannot name an own unit: take the unit DKK, or another name)", "/units/DKK", 6, 20},
    {R"("Hvidovre")", R"("Herlev")",
     R"(the index 'department' has the label 'Herlev' twice)", "/indexes/department", 7, 29},
    {R"("start": "2026")", R"("start": "2031")",
     R"(the initiative 'Spine' starts in 2031, outside the horizon 2026-2029: it would post nothing)", "/initiatives/0/start", 14, 46},
    {R"({"name": "Radiology")", R"({"name": "Region")",
     R"(the case 'Pool' has an account 'Region' already)", "/accounts/1/name", 8, 65},
    {R"("account": "Region")", R"("account": "Region", "staff": "2 DKK")",
     R"(the staff of the appropriation 'operations' on 'Region' must be staff-years, but '2 DKK' is [DKK])", "/appropriations/0/staff", 22, 53},
    {R"("appropriations": [)", R"("correlations": [{"members": ["exams", "share"], "matrix": [[1, 0.5], [0.5, 1]]}], "appropriations": [)",
     R"(a correlation names 'exams', which does not vary by itself in 'Pool': it is 90000 exam; name assumptions that are distributions)", "/correlations/0/members/0", 22, 33},
    {R"("value": "0.5")", R"("value": "5 DKK", "prices": "nominal")",
     R"(the assumption 'share' is stated in nominal prices and the case in 2026-pl: name the price index that converts it as its index; the case has none yet, define one by price_index)", "/assumptions/1/prices", 11, 51},
    {R"("payer": "Region"})", R"("payer": "Region", "prices": 2024})",
     R"('Spine/Licence' is stated in 2024-pl and the case in 2026-pl: name the price index that converts it as its index; the case has none yet, define one by price_index)", "/lines/0/prices", 17, 61},
    {R"("payer": "Region"})", R"("payer": "Region", "prices": "nominel"})",
     R"(prices are those of a year, as 2024, or "nominal")", "/lines/0/prices", 17, 61},
    {R"("payer": "Region"})", R"("payer": "Region", "index": "wage"})",
     R"(the case 'Pool' has no price index 'wage'; it has none yet)", "/lines/0/index", 17, 60},
    {R"("initiatives": [)", R"("price_indexes": [{"name": "wage", "levels": {"2024": "100", "26": "104"}}], "initiatives": [)",
     R"(a level is that of a year, as "2026")", "/price_indexes/0/levels/26", 14, 64},
    {R"("initiatives": [)", R"("price_indexes": [{"name": "wage", "levels": {"2024": "100", "2026": "104"}}], "initiatives": [)",
     R"(the price index 'wage' states 2024 and 2026, but not 2025: state the years between too)", "/price_indexes/0/levels", 14, 48},
    // The field that is wrong, where one is.
    {R"("value": "0.5")", R"("value": "0.5", "range": [1, 0])",
     R"(the assumption 'share' has the range 1 to 0, which is empty)", "/assumptions/1/range", 11, 48},
    {R"("value": "0.5")", R"("value": "0.5", "decided": 2031)",
     R"(the assumption 'share' is decided in 2031, after the horizon 2026-2029: as a gate it would never count)", "/assumptions/1/decided", 11, 50},
    {R"("value": "0.5")", R"("value": "0.5", "decided": 202)",
     R"(the assumption 'share' is decided in 202, more than 100 years before the horizon 2026-2029)", "/assumptions/1/decided", 11, 50},
    {R"("value": "0.5")", R"("value": "0.5", "decided": -1)",
     R"(the assumption 'share' is decided in -1, more than 100 years before the horizon 2026-2029)", "/assumptions/1/decided", 11, 50},
    {R"("value": "0.5")", R"("value": "60")",
     R"(the link 'released' of 'Spine/Time' must lie between 0 and 1, not 60: 60 percent is 0.6)", "/assumptions/1/value", 11, 32},
    {R"("value": "90000 exam")", R"("value": "-90000 exam")",
     R"(the cost 'Spine/Licence' is negative: exams * 12 DKK/exam; income and savings are benefits in money with a fate, as purchases avoided)", "/lines/0/amount", 16, 74},
    {R"("category": "operations", "payer")", R"("category": "operation", "payer")",
     R"(the cost 'Spine/Licence' has the category 'operation', which is the standard category 'operations' (Other operations, Øvrig drift in the tables): write 'operations')", "/lines/0/category", 17, 18},
    {R"("category": "operations", "payer": "Region"})", R"("payer": "Region"})",
     R"(the cost 'Spine/Licence' needs a category, as establishment, payroll, operations or an own one)", "/lines/0", 16, 5},
    {R"("payer": "Region"})", R"("payer": "Regoin"})",
     R"(the case 'Pool' has no account 'Regoin'; did you mean 'Region'?)", "/lines/0/payer", 17, 41},
    {R"("payer": "Region"})", R"("payer": "Region", "until": "2025"})",
     R"('Spine/Licence' ends with 2025, before its initiative starts in 2026)", "/lines/0/until", 17, 60},
    {R"("payer": "Region"})", R"("payer": "Region", "handover": {"from": "2026", "payer": "Radiology"}})",
     R"('Spine/Licence' is handed over in 2026, not after its initiative starts: name the new payer as the payer)", "/lines/0/handover/from", 17, 72},
    {R"("payer": "Region"})", R"("payer": "Region", "handover": {"from": "2050", "payer": "Radiology"}})",
     R"('Spine/Licence' is handed over in 2050, outside the horizon 2026-2029: it would never happen)", "/lines/0/handover/from", 17, 72},
    {R"("payer": "Region"})", R"("payer": "Region", "handover": {"from": "1e300", "payer": "Radiology"}})",
     R"(the handover of 'Spine/Licence' is 1e+300 year, which is no year: write a year as 2027, or a month as "2027-06")", "/lines/0/handover/from", 17, 72},
    {R"("payer": "Region"})", R"("payer": "Region", "until": "1e300"})",
     R"(the end of 'Spine/Licence' is 1e+300 year, which is no year: write a year as 2027, or a month as "2027-06")", "/lines/0/until", 17, 60},
    {R"("payer": "Region"})", R"("payer": "Region", "handover": {"from": "2028", "payer": "Region"}})",
     R"('Spine/Licence' is handed over to 'Region', who pays it already)", "/lines/0/handover/payer", 17, 89},
    {R"("payer": "Region"})", R"("payer": "Region", "given": "1.5"})",
     R"(the gate of 'Spine/Licence' must lie between 0 and 1, not 1.5)", "/lines/0/given", 17, 60},
    {R"("name": "Licence")", R"("name": "a/b")",
     R"(a line cannot be named 'a/b': / [ ] * ? and control characters have a meaning in paths)", "/lines/0/name", 16, 53},
    {R"([{"name": "capacity", "share": "rest"}])", R"([{"name": "capacity", "share": "0.5"}, {"name": "quality", "share": "1.5"}])",
     R"(the share of 'quality' in 'Spine/Time' must lie between 0 and 1, not 1.5)", "/lines/1/fate/1/share", 19, 133},
    {R"([{"name": "capacity", "share": "rest"}])", R"([{"name": "capacity", "share": "1 MDKK"}, {"name": "quality", "share": "0.5"}])",
     R"(the share of 'capacity' in 'Spine/Time' must be a plain number between 0 and 1, but '1 MDKK' is [MDKK])", "/lines/1/fate/0/share", 19, 96},
    {R"("start": "2026"})", R"("start": "2026", "given": "60"})",
     R"(the gate of 'Spine' must lie between 0 and 1, not 60: 60 percent is 0.6)", "/initiatives/0/given", 14, 63},
    {R"([{"name": "capacity", "share": "rest"}])", R"([{"name": "capacity", "share": "exams"}, {"name": "quality", "share": "rest"}])",
     R"(the share of 'capacity' in 'Spine/Time' must be a plain number between 0 and 1, but 'exams' is [exam])", "/lines/1/fate/0/share", 19, 96},
    {R"("share": "rest"}])", R"("share": "rest"}], "value": [{"fate": "capacity", "value": "5 exam"}])",
     R"(the value of 'capacity' in 'Spine/Time' must be money for a unit of the potential [exam], but '5 exam' is [exam])", "/lines/1/value/0/value", 19, 146},
    {R"("potential": "100 exam")", R"("potential": "100 DKK / exam")",
     R"(the potential of 'Spine/Time' must be worked time, staff-years, patient time, waiting, money or a count a year, but '100 DKK / 1 exam' is [DKK/exam])", "/lines/1/potential", 18, 77},
    {R"("start": "2026")", R"("start": "2026", "until": "2025")",
     R"(the initiative 'Spine' ends with 2025, outside the horizon 2026-2029: it would post nothing)", "/initiatives/0/until", 14, 63},
    {R"("start": "2026")", R"("start": 2026.5)",
     R"(the start of 'Spine' is 2026.5, which is neither a year nor a month: write 2026, or a month as "2026-07")", "/initiatives/0/start", 14, 46},
    {R"("start": "2026")", R"("start": "5 DKK")",
     R"(the start of 'Spine' must be a point in time, as 2027 or "2027-06", but '5 DKK' is [DKK])", "/initiatives/0/start", 14, 46},
    {R"("initiatives": [)", R"("staff_groups": [{"name": "Doctors", "pay": "1 MDKK/staff year", "net_hours": "0 staff hour/staff year"}], "initiatives": [)",
     R"(the net hours of 'Doctors' must be above 0, not 0 staff hour/staff year: they are what is worked in a staff-year)", "/staff_groups/0/net_hours", 14, 81},
    {R"("initiatives": [)", R"("price_indexes": [{"name": "wage", "levels": {"2026": "100", "2027": "-1"}}], "initiatives": [)",
     R"(the level in 2027 of the price index 'wage' must be above 0, not -1)", "/price_indexes/0/levels/2027", 14, 72},
    {R"("appropriations": [)", R"("correlations": [{"members": ["exams", "shaer"], "matrix": [[1, 0.5], [0.5, 1]]}], "appropriations": [)",
     R"(a correlation names 'shaer', which is no assumption of 'Pool'; did you mean 'share'?)", "/correlations/0/members/1", 22, 42},
    {R"("category": "operations", "amount")", R"("category": "", "amount")",
     R"(an appropriation on 'Region' needs a category, as establishment, payroll, operations or an own one)", "/appropriations/0/category", 22, 56},
    // What is defined further down.
    {R"({"name": "Region", "sector": "region"})", R"({"name": "Ward", "parent": "Radiology"}, {"name": "Region", "sector": "region"})",
     R"('Radiology' is defined further down, in line 8: move it above what names it)", "/accounts/0/parent", 8, 43},
    {R"("value": "0.5")", R"("value": "0.5 * 'Spine/start' / 2026 year")",
     R"('Spine/start' comes with 'Spine' of line 14, which is read after this: state it in the assumptions, above what names it)", "/assumptions/1/value", 11, 39},
    {R"("start": "2026")", R"("start": "'Later/start'"}, {"name": "Later", "start": "2027")",
     R"('Later/start' comes with 'Later' of line 14, which is read after this: move 'Later' up)", "/initiatives/0/start", 14, 47},
    {R"("start": "2026")", R"("start": "'Spine/start'")",
     R"('Spine/start' is what is stated here: write its value in place of its name, or define it in the assumptions)", "/initiatives/0/start", 14, 47},
    {R"({"name": "Region", "sector": "region"})", R"({"name": "Region", "sector": "region", "parent": ""})",
     R"(the case 'Pool' has no account ''; it has none yet)", "/accounts/0/parent", 8, 65},
    {R"("potential": "100 exam")", R"("of": "Later", "per": "2")",
     R"('Spine' has no benefit 'Later' above this line)", "/lines/1/of", 18, 70},
    {R"("value": "0.5")", R"("value": "5 DKK", "index": "wag")",
     R"(the case 'Pool' has no price index 'wag'; it has none yet)", "/assumptions/1/index", 11, 50},
    // Numbers that can be read in two ways.
    {R"("value": "90000 exam")", R"("value": "90.000 exam")",
     R"('90.000' can be read as 90000 or as 90: write 90000 or 90.0)", "/assumptions/0/value", 10, 33},
    {R"("value": "90000 exam")", R"("value": "90,000 exam")",
     R"(expected an operator or the end, found ','; thousands have no separator: write 90000)", "/assumptions/0/value", 10, 35},
    {R"("initiatives": [)", R"("exchange_rates": [{"rate": "7.46 DKK"}], "initiatives": [)",
     R"(an exchange rate must be money in one currency for that in another, as 7.46 * DKK / EUR, but '7.46 DKK' is [DKK])", "/exchange_rates/0/rate", 14, 31},
};

}  // namespace

TEST_CASE("every mistake in a model file is said with its place") {
    CHECK(gv::case_of_text(good).name() == "Pool");
    for (const Mistake& mistake : mistakes) {
        std::string text = good;
        const std::size_t place = text.find(mistake.was);
        REQUIRE(place != std::string::npos);
        text.replace(place, mistake.was.size(), mistake.is);
        INFO(mistake.is);
        try {
            static_cast<void>(gv::case_of_text(text, "case.json"));
            FAIL("it was read");
        } catch (const gv::FileError& error) {
            CHECK(error.sentence() == mistake.sentence);
            CHECK(error.place().file == "case.json");
            CHECK(error.place().pointer == mistake.pointer);
            CHECK(error.place().line == mistake.line);
            CHECK(error.place().column == mistake.column);
        }
    }
}

TEST_CASE("the message of a mistake in a formula shows the place in the formula, behind escapes too") {
    std::string text = good;
    const std::string was = "exams * 12 DKK/exam";
    text.replace(text.find(was), was.size(), R"(exams *\t\u0031\u00322 DKKK/exam)");
    CHECK(gevinst_test::message_of<gv::FileError>([&] { static_cast<void>(gv::case_of_text(text, "case.json")); }) ==
          "case.json, line 16, column 98, at /lines/0/amount: unknown unit 'DKKK'; did you mean 'DKK'?\n"
          "  ...cost\", \"name\": \"Licence\", \"amount\": \"exams *\\t\\u0031\\u00322 DKKK/exam\",\n"
          "                                                                 ^");
}

TEST_CASE("files that cannot be read or written are named") {
    const auto message = [](const auto& action) { return gevinst_test::message_of<gv::FileError>(action); };
    const gv::BusinessCase made = gv::case_of_text(good);
    CHECK(message([] { static_cast<void>(gv::load("/")); }) == "cannot read '/': it is a folder: name a file in it");
    CHECK(message([] { static_cast<void>(gv::load("/no such file.json")); }) == "cannot read '/no such file.json': there is no such file");
    CHECK(message([&] { gv::save(made, "/"); }) == "cannot write '/': it is a folder: name a file in it");
    CHECK(message([&] { gv::save(made, "/dev/full"); }) == "cannot write '/dev/full': the disk is full");
}

TEST_CASE("what a file cannot hold is refused when it is written") {
    gv::BusinessCase made = gv::case_of_text(good);
    made.assume("by one", gv::by(gv::make_index("ward", {"A", "B"}), {{"A", 1}, {"B", 2}}));
    made.assume("by other", gv::by(gv::make_index("ward", {"C", "D"}), {{"C", 1}, {"D", 2}}));
    CHECK(gevinst_test::message_of<gv::CaseError>([&] { static_cast<void>(gv::case_text(made)); }) ==
          "two indexes are called 'ward' and have other labels: a file could not tell them apart");
}
