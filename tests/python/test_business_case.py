"""A case as a value, and what it says of itself."""

import copy
import pickle
import random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from conftest import Pool, exam

import gevinst as gv
from gevinst.units import DKK, MDKK, kDKK, paid_hour, percent, staff_hour, staff_year


def add_licence(case: gv.BusinessCase, name: str) -> None:
    case.initiative_named("Spine").cost(name, 1 * MDKK, category="operations", payer="Radiology")


def first_total(case: gv.BusinessCase) -> float | None:
    row = case.budget()["total"]
    return float(row.values[0]) if row.state == "stated" else None


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, gv.BusinessCase.copy])
def test_copies_of_a_case_are_independent(pool: Pool, copied: Any) -> None:
    other = copied(pool.case)
    add_licence(pool.case, "Licence")
    assert first_total(pool.case) == 1
    assert first_total(other) is None
    add_licence(other, "Licence")
    add_licence(other, "Second licence")
    assert first_total(pool.case) == 1
    assert first_total(other) == 2
    pool.spine.cost("Third licence", 5 * MDKK, category="operations", payer=pool.region)
    assert first_total(pool.case) == 6
    assert first_total(other) == 2


def test_changes_leave_the_case_and_can_be_changed_again(pool: Pool) -> None:
    slow = pool.case.with_changes({"exams": 70_000})
    slower = slow.with_changes({"exams": 60_000 * exam, "Spine/start": "2026-07"})
    assert [one.evaluate("exams") for one in (pool.case, slow, slower)] == [90_000, 70_000, 60_000]
    # An expression of the first case takes the values of the case it is evaluated in.
    assert slower.evaluate(pool.exams * 2) == 120_000
    uncertain = pool.case.with_changes({"ex*": gv.pert(0, 6, 12)})
    assert uncertain.evaluate("exams") == 6


def test_initiatives_keep_their_case(pool: Pool) -> None:
    spine = gv.BusinessCase(
        "Gone", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026)
    ).initiative("Spine", start=2026)
    spine.assume("price", 5, DKK)
    assert repr(spine) == "<initiative 'Spine' of 'Gone'>"
    for refused in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="an initiative belongs to its case: copy the case"):
            refused(spine)


def test_a_case_is_not_pickled(pool: Pool) -> None:
    with pytest.raises(TypeError, match="a business case cannot be pickled"):
        pickle.dumps(pool.case)


def test_a_case_lists_what_it_consists_of(pool: Pool) -> None:
    case = pool.case
    captured = pool.spine.assume(
        "captured", gv.beta(4, 6), owner="Head of MR", note="a guess", range=(0, 100 * percent)
    )
    pool.spine.benefit(
        "Time",
        pool.exams * (2 * staff_hour / exam),
        receiver=pool.radiology,
        staff=pool.doctors,
        chain={"captured": captured, "released": 0.6},
        fate={"temps avoided": 0.25, gv.Fate("research", cash=False): gv.rest},
        value={"temps avoided": 600 * DKK / staff_hour},
        measure="time sheets",
    )
    case.appropriate(pool.radiology, "payroll", 2 * MDKK, staff=2 * staff_year, source="Decision")

    assert [account.name for account in case.chart_of_accounts] == ["Region", "Radiology"]
    assert case.chart_of_accounts[1].parent == "Region"
    assert case.chart_of_accounts[1].sector == "region"
    assert [group.name for group in case.staff_groups] == ["Doctors"]
    assert [one.name for one in case.initiatives] == ["Spine"]
    assert case.initiatives[0].owner == "Head of MR"
    by_path = {one.path: one for one in case.assumptions}
    assert list(by_path) == [
        "exams",
        "Doctors/pay",
        "Doctors/net hours",
        "Spine/start",
        "Spine/captured",
        "Spine/Time/released",
    ]
    assert by_path["exams"].source == "Register"
    assert by_path["exams"].unit == exam
    assert by_path["Spine/captured"]._asdict() == {
        "path": "Spine/captured",
        "value": "beta(4, 6)",
        "unit": captured.unit,
        "source": "",
        "owner": "Head of MR",
        "note": "a guess",
        "evidence": "",
        "range": (0, 1),
        "over": None,
        "decided": None,
        "prices": None,
        "price_index": "",
    }
    (line,) = case.lines
    assert line.initiative == "Spine"
    assert line.kind == "benefit"
    assert line.formula == "exams * 2 staff hour/exam"
    assert line.account == "Radiology"
    assert line.staff == "Doctors"
    assert line.chain == {"captured": "'Spine/captured'", "released": "'Spine/Time/released'"}
    assert line.fate == {"temps avoided": "0.25", "research": "rest"}
    assert line.value == {"temps avoided": "600 DKK/staff hour"}
    assert line.measure == "time sheets"
    (appropriation,) = case.appropriations
    assert appropriation.formula == "2 MDKK"
    assert appropriation.staff == "2 staff year"
    assert list(pd.DataFrame(case.assumptions)["path"]) == list(by_path)


def test_staff_groups_know_what_an_hour_costs(pool: Pool) -> None:
    nurses = pool.case.staff_group(
        "Nurses",
        pay=600 * kDKK / staff_year,
        net_hours=1_500 * staff_hour / staff_year,
        paid_hours=1_924 * paid_hour / staff_year,
    )
    assert pool.case.evaluate(nurses.value_of_time * (1 * staff_hour) / DKK) == 400
    assert nurses.paid_hours is not None
    assert nurses.paid_hours.path == "Nurses/paid hours"
    assert pool.doctors.paid_hours is None


def test_formulas_are_read_as_they_are_written(pool: Pool) -> None:
    volume = pool.exams * gv.ramp(gv.start, 2028, ceiling=0.9) + gv.years(2026, 1, rest=0) * exam
    read = gv.parse_formula(volume.formula, {"exams": pool.exams}, units=[exam])
    assert read.formula == volume.formula
    assert read.unit == exam


def test_waves_start_by_label(pool: Pool) -> None:
    site = gv.index("site", ["A", "B"])
    sites = pool.case.accounts(site, parent=pool.region)
    go_live = pool.case.assume("go-live", gv.by(site, {"A": "2026-07"}, rest=2028))
    waves = pool.case.initiative("Waves", start=go_live, over=site)
    waves.cost("Licence", 1 * MDKK, category="operations", payer=sites)
    table = pool.case.budget(by=site)
    assert table["total", "A"].values.tolist() == [0.5, 1, 1, 1]
    assert table["total", "B"].values.tolist() == [0, 0, 1, 1]
    sooner = pool.case.with_changes({"go-live[B]": "2027-01"})
    assert sooner.budget(by=site)["total", "B"].values.tolist() == [0, 1, 1, 1]
    assert [account.name for account in sites] == ["A", "B"]


def test_accounts_that_exist_are_taken_by_label(pool: Pool) -> None:
    where = gv.index("where", ["practice", "hospital"])
    practice = pool.case.account("General practice", sector="private provider")
    cost = gv.by(where, {"practice": 2, "hospital": 3}) * MDKK
    by_label = {"hospital": pool.radiology, "practice": practice}
    for name, payer in {
        "Listed": gv.Accounts(where, [practice, pool.radiology]),
        "Labelled": gv.Accounts(where, by_label),
        "Counted off": gv.Accounts(where, iter((practice, pool.radiology))),
    }.items():
        assert payer["hospital"] == pool.radiology
        assert payer.index.name == "where"
        pool.spine.cost(name, cost, category="operations", payer=payer)
    assert pool.case.budget(account=practice)["total"].values.tolist() == [6] * 4
    assert pool.case.budget(account="Region")["total"].values.tolist() == [9] * 4
    assert pool.case.budget(by=where)["total", "hospital"].values.tolist() == [9] * 4


def test_a_thousand_lines_keep_every_figure() -> None:
    numbers = random.Random(7)
    case = gv.BusinessCase("Large", gv.Horizon(2026, 2030), prices=gv.fixed_prices(2026))
    payer = case.account("Payer", sector="region")
    amounts = np.array([[numbers.randint(0, 1000) for _ in range(5)] for _ in range(1000)])
    for i in range(100):
        initiative = case.initiative(f"Initiative {i}", start=2026)
        for j in range(10):
            amount = gv.years(2026, *amounts[10 * i + j]) * DKK
            initiative.cost(f"Line {j}", amount, category="operations", payer=payer)
    total = case.budget(unit=DKK)["total"]
    np.testing.assert_array_equal(total.values, amounts.sum(axis=0))


def test_a_beta_in_percent_is_the_share_it_is_when_defined_as_when_changed(pool: Pool) -> None:
    case = pool.case
    captured = case.assume("captured", gv.beta(4, 6), percent, range=(0, 100))
    [listed] = [one for one in case.assumptions if one.path == "captured"]
    assert (listed.value, listed.unit, listed.range) == ("beta(4, 6)", percent, (0, 100))
    assert case.evaluate(captured) == pytest.approx(40)
    assert case.with_changes({"captured": 8}).evaluate("captured") == pytest.approx(8)
    assert case.with_changes({"captured": gv.beta(4, 6)}).evaluate("captured") == pytest.approx(40)
    own = pool.spine.assume("adoption", gv.bernoulli(0.25), percent)
    assert case.evaluate(own) == pytest.approx(25)
    assert case.evaluate(case.assume("some", gv.beta(4, 6), exam)) == pytest.approx(0.4)
