"""Price bands and packs from Python: cases by hand, uncertain volumes, bad input."""

from __future__ import annotations

import numpy as np
import pytest

import gevinst as gv
from gevinst.units import DKK, count, level, staff_hour

exam = count("exam")
user = level("user")
BANDS = {0: 60, 5_000: 45, 12_000: 35}


def by_year(case: gv.BusinessCase, x: gv.Expression) -> list[float]:
    return [float(value) for value in np.atleast_1d(case.evaluate(x))]


@pytest.fixture
def case() -> gv.BusinessCase:
    return gv.BusinessCase("Case", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))


def test_a_licence_in_bands_follows_the_volume_of_each_year(case: gv.BusinessCase) -> None:
    volume = 16_000 * exam * gv.ramp(2026, 2028)
    licence = gv.tiers(volume, BANDS, unit=DKK / exam)
    assert by_year(case, licence) == [0, 435_000, 755_000, 755_000]
    whole = gv.tiers(volume, BANDS, unit=DKK / exam, marginal=False)
    assert by_year(case, whole) == [0, 360_000, 560_000, 560_000]


def test_prices_may_be_quantities_and_assumptions(case: gv.BusinessCase) -> None:
    price = case.assume("price of the second band", gv.uniform(40, 50), DKK / exam)
    licence = gv.tiers(6_000 * exam, {0: 60 * DKK / exam, 5_000 * exam: price})
    assert case.evaluate(licence) == 345_000
    assert licence.formula == (
        "tiers(6000 exam, 0 exam, 60 DKK/exam, 5000 exam, 'price of the second band')"
    )
    read = gv.parse_formula(licence.formula, {"price of the second band": price}, units=[exam])
    assert read.formula == licence.formula


def test_a_drawn_volume_is_priced_in_each_draw(case: gv.BusinessCase) -> None:
    exams = case.assume("exams", gv.uniform(4_000, 6_000), exam)
    # Below 5,000: mean 4,500 at 60. Above: 300,000 and on average 500 at 45. And three packs.
    licence = gv.tiers(exams, BANDS, unit=DKK / exam) + gv.packs(
        130 * user, 50 * user, 12_000 * DKK
    )
    drawn = case.simulate(20_000, seed=3, outputs={"licence": licence})
    mean = drawn["licence"].mean
    assert mean == pytest.approx(0.5 * 270_000 + 0.5 * 322_500 + 36_000, rel=2e-3)


@pytest.mark.parametrize(
    ("bands", "sentence"),
    [
        ({}, "tiers need at least one price"),
        ({100: 60}, "the first tier must begin at 0"),
        ({0: 60, 50: 45, 20: 40}, "the thresholds of tiers must ascend"),
    ],
)
def test_bands_that_are_none_are_refused(bands: dict[int, int], sentence: str) -> None:
    with pytest.raises(gv.CaseError, match=sentence):
        gv.tiers(10 * exam, bands, unit=DKK / exam)


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(gv.UnitError, match="cannot compare"):
        gv.tiers(10 * exam, BANDS, unit=DKK / staff_hour)
    with pytest.raises(TypeError, match="expected a dict"):
        gv.tiers(10 * exam, [(0, 60)], unit=DKK / exam)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="marginal is True or False"):
        gv.tiers(10 * exam, BANDS, unit=DKK / exam, marginal="no")  # type: ignore[arg-type]
    with pytest.raises(gv.UnitError, match="cannot pack"):
        gv.packs(10 * exam, 5 * user, 3 * DKK)


def test_a_negative_volume_is_a_fault(case: gv.BusinessCase) -> None:
    with pytest.raises(gv.FaultError, match="below zero: the volume of tiers must be 0 or more"):
        case.evaluate(gv.tiers(-5 * exam, BANDS, unit=DKK / exam))
