"""Burdens, transfers, outcomes, gates and handovers from Python."""

import pytest

import gevinst as gv
from gevinst.units import DKK, MDKK, count, kDKK, staff_hour, staff_year

consultation = count("consultation")


@pytest.fixture
def case() -> gv.BusinessCase:
    case = gv.BusinessCase("Skin", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    case.account("Pool", parent=region)
    case.account("Hospital", parent=region)
    case.account("Practice", sector="private provider")
    case.staff_group(
        "Doctors", pay=1.5 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
    )
    return case


def test_a_driver_feeds_time_and_fees(case: gv.BusinessCase) -> None:
    m = case.initiative("Late", start="2027-07")
    avoided = m.benefit(
        "Avoided",
        1_000 * consultation,
        receiver=None,
        chain={"adoption": 0.5, "effect": 0.4},
    )
    m.benefit(
        "Time",
        of=avoided,
        per=15 * staff_hour / consultation,
        receiver="Practice",
        staff=case.staff_groups[0],
        chain={"released": 0.5},
    )
    m.transfer(
        "Fees",
        avoided.realised * (160 * DKK / consultation),
        payer="Practice",
        receiver="Region",
    )
    assert case.people()["net"].values.tolist() == [0, 0.5, 1, 1]
    fees = case.bottom_lines(account="Region", unit=kDKK)["money"].values
    assert fees.tolist() == pytest.approx([0, 16, 32, 32])
    assert {line.name: (line.kind, line.account, line.to) for line in case.lines} == {
        "Avoided": ("benefit", "", ""),
        "Time": ("benefit", "Practice", ""),
        "Fees": ("transfer", "Practice", "Region"),
    }


def test_the_probability_of_a_broken_guard_and_of_a_gate(case: gv.BusinessCase) -> None:
    holds = case.assume("holds", gv.bernoulli(0.6), decided=2028)
    m = case.initiative("Roll-out", start=2027, given=holds)
    m.cost(
        "Licence",
        100 * kDKK,
        category="operations",
        payer="Pool",
        handover=(gv.start + 2, "Hospital"),
    )
    m.outcome(
        "Recalls",
        5 * count("recall"),
        receiver="Practice",
        guard=gv.not_above(4 * count("recall")),
    )
    table = case.outcomes()
    draws = case.simulate(20_000, seed=1, outputs={"broken": table["Roll-out/Recalls/guard"]})
    broken = [draws["broken", year].mean for year in (2026, 2027, 2028)]
    assert broken[:2] == [0, 100]
    assert broken[2] == pytest.approx(60, abs=400 * (0.24 / 20_000) ** 0.5)
    assert case.budget(account="Hospital", unit=kDKK)["total"].values.tolist() == [0, 0, 0, 60]
    assert case.handover(unit=kDKK)["taken_over", "Hospital"].values.tolist() == [0, 0, 0, 60]
    assert case.assumptions[2].decided == 2028


def test_refusals_name_the_line(case: gv.BusinessCase) -> None:
    m = case.initiative("X", start=2026)
    with pytest.raises(gv.CaseError, match="'X/Fees' goes from 'Pool' to itself"):
        m.transfer("Fees", 1 * MDKK, payer="Pool", receiver="Pool")
    with pytest.raises(TypeError, match="expected when and to whom"):
        m.cost("Fee", 1 * MDKK, category="operations", payer="Pool", handover="Hospital")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a guard, as gv"):
        m.outcome("Recalls", 5 * consultation, receiver="Pool", guard=4)  # type: ignore[arg-type]
    with pytest.raises(gv.CaseError, match="'More' needs a potential"):
        m.benefit("More", receiver="Pool")


def test_claims_and_booked_cuts_have_probabilities(case: gv.BusinessCase) -> None:
    doctors = case.staff_groups[0]
    hours = case.resource(
        "Reading",
        gv.uniform(8_000, 10_000) * staff_hour,
        staff=doctors,
        account="Hospital",
        already_freed=4_500 * staff_hour,
    )
    m = case.initiative("X", start=2026)
    m.benefit(
        "Time",
        4_500 * staff_hour,
        receiver="Hospital",
        resource=hours,
        chain={"captured": gv.uniform(0, 1)},
        fate={"posts closed": gv.rest},
    )
    m.commit("Booked", 2.25 * MDKK, account="Hospital")
    outputs = {
        "twice": case.resources()["over_claimed", "Reading"],
        "kept": case.commitments()["kept", "X/Booked"],
    }
    draws = case.simulate(20_000, seed=3, outputs=outputs)
    error = 400 * (0.25 / 20_000) ** 0.5
    assert draws["twice", 2027].mean == pytest.approx(50, abs=error)
    assert draws["kept", 2027].mean == pytest.approx(50, abs=error)
    assert repr(hours) == "<resource 'Reading'>"
    with pytest.raises(gv.CaseError, match="'Reading' is over-claimed"):
        m.benefit("More", 1_100 * staff_hour, receiver="Hospital", resource=hours)
