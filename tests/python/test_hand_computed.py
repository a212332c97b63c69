"""A case that is not among the examples, with every figure computed by hand.

Home monitoring, 2027-2031, from July 2027: the first year is half a year. Two payers, an own
category, an index over five departments, three fates of which one has the rest.
"""

from dataclasses import dataclass

import pytest

import gevinst as gv
from gevinst.units import (
    DKK,
    MDKK,
    count,
    kDKK,
    patient_hour,
    staff_hour,
    staff_minute,
    staff_year,
)

admission = count("admission")
NAMES = ["Aalborg", "Brønderslev", "Frederikshavn", "Hjørring", "Thisted"]


@dataclass
class Monitoring:
    case: gv.BusinessCase
    departments: gv.Accounts


@pytest.fixture(scope="module")
def monitoring() -> Monitoring:
    case = gv.BusinessCase("Home monitoring", gv.Horizon(2027, 2031), prices=gv.fixed_prices(2027))
    region = case.account("Region", sector="region")
    fund = case.account("Fund", parent=region)
    town = case.account("Town", sector="municipality")
    patients = case.account("Patients", sector="patients")
    department = gv.index("department", NAMES)
    departments = case.accounts(department, parent="Region")
    nurses = case.staff_group(
        "Nurses", pay=0.6 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
    )
    numbers = dict(zip(NAMES, [1_000, 2_000, 3_000, 4_000, 0], strict=True))
    admissions = case.assume("admissions", gv.by(department, numbers), admission)
    support = gv.by(department, dict(zip(NAMES, [0.1, 0.2, 0.3, 0.4, 0.5], strict=True))) * MDKK
    adoption = gv.ramp(gv.start, gv.start + 2, ceiling=0.8)

    m = case.initiative("Monitoring", start="2027-07", owner="Head of medicine")
    m.cost("Devices", gv.once(gv.start, 3 * MDKK), category="equipment", payer=fund)
    m.cost("Licence", 800 * kDKK, category="operations", payer="Fund")
    m.cost("Support", support, category="operations", payer=departments)
    m.staff("Night line", 2 * staff_year, rate=500 * kDKK / staff_year, payer=town, until=2029)
    m.benefit(
        "Rounds",
        admissions * (90 * staff_minute / admission),
        receiver=departments,
        staff=nurses,
        chain={"adoption": adoption, "released": 0.5},
        fate={"posts closed": 0.25, "temps avoided": 0.25, "capacity": gv.rest},
        value={"temps avoided": 600 * DKK / staff_hour},
    )
    m.benefit(
        "Travel",
        admissions.sum(department) * (2 * patient_hour / admission),
        receiver=patients,
        chain={"adoption": adoption},
    )
    return Monitoring(case, departments)


def figures(table: gv.FigureTable) -> dict[str, list[float] | None]:
    return {row.key: row.values.tolist() if row.state == "stated" else None for row in table}


def near(values: list[float]) -> object:
    return pytest.approx(values, rel=1e-13, abs=1e-13)


def test_the_budget_of_all_accounts_is_the_one_computed_by_hand(monitoring: Monitoring) -> None:
    table = monitoring.case.budget()
    assert figures(table) == {
        # The standard categories come first, in the budget office's order.
        "payroll": near([0.5, 1, 1, 0, 0]),
        # 0.8 and 0.1 + 0.2 + 0.3 + 0.4 + 0.5, half of it in 2027.
        "operations": near([1.15, 2.3, 2.3, 2.3, 2.3]),
        # Once: not halved.
        "equipment": near([3, 0, 0, 0, 0]),
        "total": near([4.65, 3.3, 3.3, 2.3, 2.3]),
        "staff_years": near([1, 2, 2, 0, 0]),
    }
    assert table["total"].total == pytest.approx(15.85)
    assert table["staff_years"].total is None


def test_each_payer_has_its_own_budget(monitoring: Monitoring) -> None:
    case = monitoring.case
    assert figures(case.budget(account="Fund")) == {
        "operations": near([0.4, 0.8, 0.8, 0.8, 0.8]),
        "equipment": near([3, 0, 0, 0, 0]),
        "total": near([3.4, 0.8, 0.8, 0.8, 0.8]),
        "staff_years": None,
    }
    assert figures(case.budget(account="Town", years=(2028, 2030))) == {
        "payroll": near([1, 1, 0]),
        "total": near([1, 1, 0]),
        "staff_years": near([2, 2, 0]),
    }
    hjørring = case.budget(account=monitoring.departments["Hjørring"], unit=kDKK)
    assert figures(hjørring)["total"] == near([200, 400, 400, 400, 400])


def test_a_budget_by_department_has_a_group_of_rows_a_label(monitoring: Monitoring) -> None:
    table = monitoring.case.budget(by=monitoring.departments.index)
    shares = zip(NAMES, [0.1, 0.2, 0.3, 0.4, 0.5], strict=True)
    for name, share in shares:
        assert table["operations", name].values.tolist() == near([share / 2, *[share] * 4])
    rest = [row for row in table if row.group == "(not split)"]
    assert [row.key for row in rest] == [
        "payroll",
        "operations",
        "equipment",
        "total",
        "staff_years",
    ]
    assert table["total", "(not split)"].values.tolist() == near([3.9, 1.8, 1.8, 0.8, 0.8])


def test_staff_years_go_where_the_fates_say(monitoring: Monitoring) -> None:
    # 10,000 admissions of 1.5 hours, half of it released: 7,500 hours or 5 staff-years at full
    # adoption; adopted 0, 0.2, 0.6, 0.8 and 0.8 at the start of each year.
    assert figures(monitoring.case.people()) == {
        "posts closed": near([0, 0.25, 0.75, 1, 1]),
        "temps avoided": near([0, 0.25, 0.75, 1, 1]),
        "capacity": near([0, 0.5, 1.5, 2, 2]),
        "hired": near([-1, -2, -2, 0, 0]),
        "net": near([-1, -1, 1, 4, 4]),
    }


def test_only_cash_fates_are_money_among_the_bottom_lines(monitoring: Monitoring) -> None:
    # A quarter of the hours at 400 kr. (0.6 MDKK over 1,500 hours), a quarter at 600 kr.
    table = monitoring.case.bottom_lines()
    assert figures(table) == {
        "money": near([-4.65, -3.3 + 0.375, -3.3 + 1.125, -2.3 + 1.5, -2.3 + 1.5]),
        "net_staff_years": near([-1, -1, 1, 4, 4]),
        "patient_time": near([0, 4_000, 12_000, 16_000, 16_000]),
    }
    region = monitoring.case.bottom_lines(account="Region")
    assert figures(region)["money"] == near([-4.15, -1.925, -1.175, -0.8, -0.8])


def test_patients_time_is_shown_line_by_line(monitoring: Monitoring) -> None:
    assert figures(monitoring.case.patients()) == {
        "Monitoring/Travel": near([0, 4_000, 12_000, 16_000, 16_000]),
        "patient_time": near([0, 4_000, 12_000, 16_000, 16_000]),
    }


def test_a_later_start_moves_what_is_relative_to_it(monitoring: Monitoring) -> None:
    later = monitoring.case.with_changes({"Monitoring/start": 2028})
    assert figures(later.budget())["equipment"] == near([0, 3, 0, 0, 0])
    assert figures(later.budget())["payroll"] == near([0, 1, 1, 0, 0])
    assert figures(later.people())["capacity"] == near([0, 0, 1, 2, 2])
    assert figures(monitoring.case.budget())["equipment"] == near([3, 0, 0, 0, 0])


def test_a_change_of_one_element_leaves_the_others(monitoring: Monitoring) -> None:
    changed = monitoring.case.with_changes({"admissions[Thisted]": 5_000, "*/released": 1.0})
    assert figures(changed.people())["capacity"] == near([0, 1.5, 4.5, 6, 6])


def test_the_danish_budget_is_printed_as_the_budget_office_prints_it(
    monitoring: Monitoring,
) -> None:
    assert str(monitoring.case.budget(language="da", years=(2027, 2029))) == (
        "Budget: Home monitoring, 2027-pl\n"
        "\n"
        "Økonomi (mio. kr.)  2027  2028  2029\n"
        "------------------------------------\n"
        "Løn                  0,5   1,0   1,0\n"
        "Øvrig drift          1,2   2,3   2,3\n"
        "equipment            3,0   0,0   0,0\n"
        "------------------------------------\n"
        "Udgifter i alt       4,7   3,3   3,3\n"
        "\n"
        "Personale (antal)   2027  2028  2029\n"
        "------------------------------------\n"
        "Årsværk                1     2     2"
    )
