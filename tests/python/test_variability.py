"""Variability and the curve of Bass from Python: what is drawn, integrated and refused."""

from __future__ import annotations

import pytest

import gevinst as gv
from gevinst.units import DKK, count, staff_hour

patient = count("patient")


@pytest.fixture
def case() -> gv.BusinessCase:
    return gv.BusinessCase("Case", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))


def test_numbers_are_drawn_and_expressions_are_integrated(case: gv.BusinessCase) -> None:
    demand = case.assume("demand", 100, staff_hour)
    assert isinstance(gv.normal(100 * staff_hour, 12 * staff_hour), gv.Distribution)
    assert isinstance(gv.normal(demand, 12 * staff_hour), gv.Variability)
    assert isinstance(gv.poisson(4), gv.Distribution)
    assert isinstance(gv.poisson(4 * patient), gv.Variability)
    assert repr(gv.normal(demand, 12 * staff_hour)) == "<variability normal(demand, 12 staff hour)>"


def test_above_less_below_is_mean_less_level(case: gv.BusinessCase) -> None:
    demand = case.assume("demand", 100, staff_hour)
    arrivals = case.assume("arrivals", 4.5, patient)
    rota, beds = 110 * staff_hour, 6 * patient
    for x, mean, level in (
        (gv.normal(demand, 12 * staff_hour), 100, rota),
        (gv.normal(100 * staff_hour, 12 * staff_hour), 100, rota),
        (gv.poisson(arrivals), 4.5, beds),
        (gv.negative_binomial(arrivals, 0.4), 4.5, beds),
        (gv.data([9, 2, 5, 2], patient), 4.5, beds),
    ):
        above = case.evaluate(gv.expected_excess(x, level))
        below = case.evaluate(gv.expected_excess(level, x))
        assert above - below == pytest.approx(mean - case.evaluate(level))
        assert above > 0
        assert below > 0


def test_a_variability_is_refused_elsewhere(case: gv.BusinessCase) -> None:
    day = gv.normal(case.assume("demand", 100), 12)
    sentence = "differs from day to day inside a draw and has no single value"
    with pytest.raises(TypeError, match=sentence):
        case.assume("day", day)
    with pytest.raises(TypeError, match=sentence):
        day * (3 * staff_hour)
    with pytest.raises(TypeError, match=sentence):
        gv.max(day, 3)
    with pytest.raises(TypeError, match="one variability and a level"):
        gv.expected_excess(day, day)
    with pytest.raises(TypeError, match="takes a variability"):
        gv.expected_excess(3, 4)
    with pytest.raises(gv.CaseError, match="one is the level"):
        gv.expected_excess(gv.normal(1, 2), gv.normal(1, 2))
    with pytest.raises(gv.CaseError, match="data need at least one value"):
        gv.data([])
    with pytest.raises(gv.UnitError, match="of events that are counted"):
        gv.poisson(3 * DKK)


def test_a_curve_of_bass_is_a_formula() -> None:
    curve = gv.bass(gv.start, p=0.03, q=0.38, ceiling=0.9)
    assert curve.formula == "bass(start, 0.03, 0.38, 0.9)"
    assert gv.parse_formula(curve.formula).formula == curve.formula
