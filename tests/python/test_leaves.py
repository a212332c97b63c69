"""Distributions, years, indexes and values by label: what they take, and what they refuse."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import gevinst as gv
from gevinst.units import DKK, MDKK, kDKK, percent

case = gv.BusinessCase("Leaves", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
department = gv.index("department", ["Herlev", "Hvidovre"])
shift_type = gv.index("shift type", ["day", "night"])
untyped: Any = gv  # bad input is what types refuse


def test_distributions_have_mean_mode_and_sd() -> None:
    triangular = gv.triangular(min=0, mode=3, max=6)
    assert (triangular.mean(), triangular.mode()) == (3, 3)
    assert triangular.sd() == pytest.approx(math.sqrt(1.5))
    assert gv.pert(0, 1, 8).mean() == 2
    assert gv.uniform(2, 4).mean() == 3
    assert gv.normal(mean=5, sd=2).sd() == 2
    assert gv.lognormal(median=1, sigma=1).mean() == pytest.approx(math.exp(0.5))
    assert gv.beta(alpha=2, beta=2).sd() == pytest.approx(math.sqrt(0.05))
    assert gv.bernoulli(probability=20 * percent).mean() == 0.2


def test_the_parameters_of_a_distribution_may_have_one_unit() -> None:
    absence = gv.pert(3 * percent, 6 * percent, 11 * percent)
    assert absence.unit == percent
    assert absence.mean() == pytest.approx(38 / 6)
    assert case.evaluate(absence * 1) == pytest.approx(38 / 6 / 100)
    assert gv.lognormal(5 * MDKK, 0.2).unit == MDKK
    assert case.evaluate(gv.pert(1, 2, 3) * DKK) == 2
    assert case.evaluate(gv.triangular(1, 2, 6), point="mode") == 2


def test_years_may_come_from_a_mapping_or_a_series() -> None:
    series = pd.Series([1.0, 2.0], index=[2026, 2027])
    assert gv.years(series, rest=0).formula == "years(2026, 1, 2, rest: 0)"
    assert (
        gv.years({2028: 3, 2026: 1}, rest=9) * MDKK
    ).formula == "years(2026, 1, 9, 3, rest: 9) MDKK"
    assert case.evaluate(gv.years(2026, *np.array([1, 2, 3]))).tolist() == [1, 2, 3]  # type: ignore[union-attr]


def test_labels_may_be_arrays_and_values_a_series() -> None:
    assert gv.index("department", np.array(["Herlev", "Hvidovre"])) == department
    assert gv.index("department", pd.Series(["Herlev", "Hvidovre"])) == department
    values = gv.by(department, pd.Series({"Herlev": 1.5, "Hvidovre": 2.0}))
    np.testing.assert_array_equal(case.evaluate(values), [1.5, 2.0])
    assert list(department) == ["Herlev", "Hvidovre"]
    assert "Herlev" in department
    assert len(department) == 2


def test_indexes_combine_and_reduce_by_label() -> None:
    by_department = gv.by(department, {"Herlev": 1, "Hvidovre": 10})
    by_shift = gv.by(shift_type, {"day": 1, "night": 2})
    product = by_department * by_shift * gv.years(2026, 1, 2, 3)
    assert [index.name for index in product.indexes] == ["department", "shift type"]
    values = case.evaluate(product)
    assert isinstance(values, np.ndarray)
    assert values.shape == (2, 2, 3)
    np.testing.assert_array_equal(values[1, 1], [20, 40, 60])
    np.testing.assert_array_equal(case.evaluate(product.sum(shift_type))[1], [30, 60, 90])  # type: ignore[index]
    assert case.evaluate(by_department.mean(department)) == 5.5
    assert case.evaluate(by_department.max(department)) == 10
    assert case.evaluate(product.at(2028, department="Hvidovre", shift_type="night")) == 60


def test_one_month_makes_values_by_label_points_in_time() -> None:
    waves = gv.by(department, {"Herlev": "2026-07"}, rest=2027)
    np.testing.assert_array_equal(case.evaluate(waves) / 12, [2026.5, 2027])


@pytest.mark.parametrize(
    ("build", "error", "message"),
    [
        (
            lambda: untyped.pert(1, 2 * DKK, 3 * DKK),
            gv.UnitError,
            "the parameters of pert are in two units, [number] and [DKK]: write them in one",
        ),
        (
            lambda: untyped.normal(1 * MDKK, 100 * kDKK),
            gv.UnitError,
            "the parameters of normal are in two units, [MDKK] and [kDKK]: write them in one",
        ),
        (
            lambda: untyped.beta(1 * DKK, 1),
            gv.UnitError,
            "the parameter alpha of beta must be a plain number, but '1 DKK' is [DKK]",
        ),
        (
            lambda: untyped.pert(0, None, 1),
            TypeError,
            "the parameter mode of pert: None is not a value: "
            "one that nobody has stated is gv.missing",
        ),
        (
            lambda: untyped.pert(0, gv.start, 1),
            gv.CaseError,
            "the parameter mode of pert must be a number or a quantity, not 'start'",
        ),
        (
            lambda: untyped.triangular(3, 2, 1),
            gv.CaseError,
            "triangular(3, 2, 1): min <= mode <= max and min < max must hold",
        ),
        (lambda: untyped.years(2026), gv.CaseError, "a table of years needs at least one number"),
        (lambda: untyped.years({}), gv.CaseError, "a table of years needs at least one number"),
        (
            lambda: untyped.years({2026: 1, 2028: 3}),
            gv.CaseError,
            "the table of years has no number for 2027: give one, or a rest for the other years",
        ),
        (
            lambda: untyped.years(pd.Series([1.0, 2.0], index=[2026, 2026])),
            gv.CaseError,
            "the table of years states 2026 twice",
        ),
        (
            lambda: untyped.years({2026: 1}, 2),
            TypeError,
            "years() takes a first year and numbers, or one mapping of years to numbers",
        ),
        (
            lambda: untyped.years(2026, 4 * MDKK),
            gv.CaseError,
            "a table of years takes plain numbers, not '4 MDKK': "
            "give the unit once, as years(2026, 4, 5) * MDKK",
        ),
        (lambda: untyped.years("2026", 4), TypeError, "expected a whole number, not '2026'"),
        (
            lambda: untyped.index("department", "Herlev"),
            TypeError,
            "expected the labels of an index, as ['A', 'B'], not 'Herlev'",
        ),
        (lambda: untyped.index("site", [1, 2]), TypeError, "expected a text, not 1"),
        (lambda: untyped.index("site", []), gv.CaseError, "the index 'site' has no labels"),
        (
            lambda: untyped.by("site", {}),
            TypeError,
            "expected an index made by gv.index, not 'site'",
        ),
        (
            lambda: untyped.by(department, [1, 2]),
            TypeError,
            "expected values by label, as {'Herlev': 3}, not [1, 2]",
        ),
        (
            lambda: untyped.by(department, {"Herlev": None}, rest=1),
            TypeError,
            "the value of 'Herlev': None is not a value: one that nobody has stated is gv.missing",
        ),
        (
            lambda: untyped.by(department, pd.Series([1, 2], index=["Herlev", "Herlev"])),
            gv.CaseError,
            "a table by 'department' gives the label 'Herlev' twice",
        ),
        (
            lambda: untyped.by(department, {"Herlev": 1}),
            gv.CaseError,
            "a table by 'department' has no value for 'Hvidovre': give them, or a rest",
        ),
        (
            lambda: untyped.Horizon(2029, 2026),
            gv.CaseError,
            "the horizon 2029-2026 is empty: the first year comes before the last, "
            "as in Horizon(2026, 2029)",
        ),
        (lambda: untyped.Horizon("2026", 2029), TypeError, "expected a whole number, not '2026'"),
        (
            lambda: untyped.Horizon(2026, 2**70),
            TypeError,
            "expected a whole number of usual size, not 1180591620717411303424",
        ),
        (
            lambda: untyped.Fate("holidays"),
            gv.CaseError,
            "'holidays' is not a standard fate; an own fate states whether it is cash: "
            'Fate("holidays", cash)',
        ),
    ],
)
def test_bad_leaves_give_one_clear_error(
    build: Callable[[], Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        build()
    assert str(caught.value) == message
