// SPDX-License-Identifier: Apache-2.0
// Units at run time: exact entering and leaving, merging, text, and the same dimension as the compiler has.
#include <string>
#include <vector>

#include "gevinst/units/any_unit.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;
using namespace gv::units;
using gevinst_test::message_of;

namespace {

constexpr auto exam = gv::count<"exam">;
constexpr auto user = gv::level<"user">;

gv::AnyUnit unit(const gv::AnyUnit& u) { return u; }
template <class D>
bool same_dimension_at_run_time(const gv::Unit<D>& u) {
    return gv::AnyUnit(u).dimension() == gv::any_dimension<D>();
}

}  // namespace

TEST_CASE("entering a number is one multiplication or one division, so whole ratios are exact") {
    CHECK(unit(MDKK).to_base(8.1) == 8.1 * 1e6);
    CHECK(unit(staff_hour).to_base(0.1) == 0.1 * 60);
    CHECK(unit(percent).to_base(3) == 0.03);
    CHECK(unit(percent).to_base(7) == 0.07);
    CHECK(unit(DKK / staff_hour).to_base(620) == 620.0 / 60);
    CHECK(unit(MDKK / kDKK).to_base(3) == 3000);
    CHECK(unit(staff_minute / staff_hour).to_base(30) == 0.5);
    CHECK(unit(MDKK / staff_hour / staff_hour).to_base(9) == 9 * 1e6 / 3600);
    CHECK(gv::AnyUnit().to_base(0.1) == 0.1);
}

TEST_CASE("a number that enters in a whole multiple of the base unit leaves as the same number, others to the last bit") {
    for (const gv::AnyUnit& u : std::vector<gv::AnyUnit>{MDKK, kDKK, DKK, staff_hour, paid_hour, patient_hour, year, exam, MDKK / staff_year}) {
        INFO(u.text());
        int changed = 0;
        for (int i = -10000; i <= 10000; ++i) changed += u.from_base(u.to_base(0.5 * i)) == 0.5 * i ? 0 : 1;
        CHECK(changed == 0);
    }
    for (const gv::AnyUnit& u : std::vector<gv::AnyUnit>{percent, DKK / staff_hour})
        for (int i = 1; i <= 1000; ++i) CHECK_THAT(u.from_base(u.to_base(0.5 * i)), Catch::Matchers::WithinULP(0.5 * i, 1));
}

TEST_CASE("equal units merge and cancel in products, whatever their order") {
    CHECK((unit(DKK / exam).times(exam)).text() == "DKK");
    CHECK((unit(DKK / exam).times(DKK / exam, -1)).text().empty());
    CHECK((unit(DKK / exam).times(DKK / exam)).text() == "DKK^2/exam^2");
    CHECK(unit(exam).times(exam).times(exam, -1) == unit(exam));
    CHECK(unit(exam).times(DKK, -1).times(DKK).factors().size() == 1);
    CHECK((exam / exam).size == 0);
    CHECK(gv::AnyUnit(std::vector<gv::AnyUnit::Factor>{{gv::count_unit("exam").factors()[0].unit, 0}}).factors().empty());
}

TEST_CASE("a unit is written as it stands after a number") {
    CHECK(unit(DKK / staff_hour).text() == "DKK/staff hour");
    CHECK((gv::Unit<gv::Number>{} / exam).size == 1);
    CHECK(unit((1 / exam).unit).text() == "1/exam");
    CHECK(unit(exam * exam * DKK / user / staff_hour / staff_hour).text() == "exam^2*DKK/user/staff hour^2");
    CHECK(unit((1 / (exam * user)).unit).text() == "1/exam/user");
    CHECK(unit(percent).text() == "%");
    CHECK(gv::AnyUnit().text().empty());
    CHECK(gv::bracketed(DKK / exam) == "[DKK/exam]");
    CHECK(gv::bracketed({}) == "[number]");
}

TEST_CASE("a simplified unit has one unit a base and the same dimension") {
    const auto simplified = [](const gv::AnyUnit& u) { return u.simplified().text(); };
    CHECK(simplified(MDKK / staff_hour * staff_minute) == "MDKK");
    CHECK(simplified(exam * percent) == "exam");
    CHECK(simplified(MDKK * DKK / exam) == "MDKK^2/exam");
    CHECK(simplified(staff_hour / staff_minute).empty());
    CHECK(simplified(DKK / exam) == "DKK/exam");
    CHECK(unit(MDKK / staff_hour * staff_minute).simplified().dimension() == unit(DKK).dimension());
}

TEST_CASE("the dimension at run time is the one the compiler has") {
    CHECK(same_dimension_at_run_time(DKK));
    CHECK(same_dimension_at_run_time(MDKK / staff_year));
    CHECK(same_dimension_at_run_time(exam * staff_minute / exam));
    CHECK(same_dimension_at_run_time(percent));
    CHECK(same_dimension_at_run_time(exam * exam / user));
    CHECK(same_dimension_at_run_time((1 / (paid_hour * patient_day)).unit));
    CHECK(same_dimension_at_run_time(month * year));
    CHECK(gv::AnyUnit(exam) == gv::count_unit("exam"));
    CHECK(gv::AnyUnit(user) == gv::level_unit("user"));
    CHECK(gv::AnyUnit(EUR) == gv::currency_unit("EUR"));
}

TEST_CASE("kinds of time, currencies, and a count and a level of one name are different dimensions") {
    const std::vector<gv::AnyUnit> units{DKK,  EUR,  staff_year, paid_hour, staff_hour, patient_hour, patient_day,
                                         year, exam, user,       gv::count_unit("user"), percent};
    for (std::size_t i = 0; i < units.size(); ++i)
        for (std::size_t j = 0; j < units.size(); ++j) CHECK((units[i].dimension() == units[j].dimension()) == (i == j));
    CHECK(unit(percent).dimension().is_number());
    CHECK(unit(staff_hour).dimension() == unit(staff_minute).dimension());
}

TEST_CASE("a dimension says what it is just and what it has") {
    const gv::AnyDimension pay = unit(DKK / staff_hour).dimension();
    CHECK_FALSE(pay.is_just(gv::BaseKind::money));
    CHECK(pay.has(gv::BaseKind::money));
    CHECK(pay.has(gv::BaseKind::worked_time));
    CHECK_FALSE(pay.has(gv::BaseKind::paid_time));
    CHECK(unit(MDKK).dimension().is_just(gv::BaseKind::money));
    CHECK_FALSE(unit(DKK * DKK).dimension().is_just(gv::BaseKind::money));
}

TEST_CASE("a name that a text could not hold is no name of a unit") {
    CHECK(message_of<gv::UnitError>([] { return gv::count_unit(""); }) == "a unit needs a name");
    for (const std::string name : {"24-hour shift", "a/b", "a*b", "a^2", "%", " exam", "exam ", "two  spaces", "it's", "tab\tbed"})
        CHECK(message_of<gv::UnitError>([&] { return gv::count_unit(name); }) ==
              "'" + name + "' cannot name a unit: a name begins with a letter and holds letters, digits, '-', '.' and single spaces");
    for (const std::string name : {"CT-scan", "røntgen", "treatment plan", "m2", "approx. bed"}) CHECK(gv::count_unit(name).text() == name);
}

TEST_CASE("an own unit is not called like a unit of the catalogue") {
    for (const auto& [name, known] : std::vector<std::pair<std::string, std::string>>{{"staff hour", "staff_hour"},
                                                                                      {"staff_hour", "staff_hour"},
                                                                                      {"DKK", "DKK"},
                                                                                      {"percent", "percent"},
                                                                                      {"year", "year"}})
        for (const auto make : {&gv::count_unit, &gv::level_unit})
            CHECK(message_of<gv::UnitError>([&] { return make(name); }) ==
                  "'" + name + "' cannot name an own unit: take the unit " + known + ", or another name");
    CHECK(gv::currency_unit("GBP") == gv::AnyUnit(GBP));
    CHECK(message_of<gv::UnitError>([] { return gv::currency_unit("MDKK"); }) ==
          "'MDKK' cannot name an own unit: take the unit MDKK, or another name");
    CHECK(message_of<gv::UnitError>([] { return gv::currency_unit("staff year"); }) ==
          "'staff year' cannot name an own unit: take the unit staff_year, or another name");
    CHECK(gv::count_unit("hour").text() == "hour");
}

TEST_CASE("a unit of the compiler holds six named factors") {
    constexpr auto six = DKK * EUR * exam / user / staff_hour / paid_hour;
    STATIC_REQUIRE(six.size == 6);
    CHECK(unit(six).text() == "DKK*EUR*exam/user/staff hour/paid hour");
}
