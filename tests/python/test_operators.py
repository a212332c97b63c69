"""Operators between expressions, numbers, numpy and units: the same arithmetic, in either order."""

import copy
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_type

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gevinst as gv
from gevinst.units import DKK, MDKK, count, currency, kDKK, month, percent, staff_year, year

exam = count("exam")
case = gv.BusinessCase("Arithmetic", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
numbers = st.floats(-1e6, 1e6).filter(lambda x: abs(x) > 1e-3)

ARITHMETIC = [operator.add, operator.sub, operator.mul, operator.truediv]
COMPARISONS = [
    operator.lt,
    operator.le,
    operator.gt,
    operator.ge,
    operator.eq,
    operator.ne,
]


@given(numbers, numbers)
def test_operators_do_what_floats_do(a: float, b: float) -> None:
    for operation in ARITHMETIC + COMPARISONS:
        wanted = operation(a, b)
        x, y = case.evaluate(operation(a * exam, b * exam)), float(wanted)
        assert x == y
        plain = a * exam / exam
        assert case.evaluate(operation(plain, b)) == y
        assert case.evaluate(operation(np.float64(a), b * exam / exam)) == y


NUMBERS = [3, 3.0, np.int64(3), np.float32(3), np.array(3.0), Decimal(3), Fraction(3)]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("operation", ARITHMETIC)
def test_every_kind_of_number_may_stand_on_either_side(
    number: Any, operation: Callable[[Any, Any], gv.Expression]
) -> None:
    x = gv.years(2026, 2, 4, 8)
    years = np.array([2.0, 4.0, 8.0])
    np.testing.assert_array_equal(case.evaluate(operation(x, number)), operation(years, 3.0))
    np.testing.assert_array_equal(case.evaluate(operation(number, x)), operation(3.0, years))


def test_units_multiply_divide_and_print() -> None:
    assert repr(12 * DKK / exam) == "<12 DKK/exam [DKK/exam]>"
    assert repr(np.float64(12) * DKK / exam) == "<12 DKK/exam [DKK/exam]>"
    assert repr(MDKK / staff_year) == "MDKK / staff_year"
    assert repr(5 / exam) == "<5/exam [1/exam]>"
    assert repr(3 * percent) == "<3 % [%]>"
    assert DKK**2 / DKK == DKK
    assert DKK != MDKK
    assert currency("DKK") == DKK
    assert DKK != "DKK"
    assert {DKK: 1}[currency("DKK")] == 1
    assert case.evaluate(1 * MDKK + 5 * kDKK) == 1.005
    assert case.evaluate((1.2 * MDKK).at(2027)) == 1.2


def test_a_number_beside_a_time_counts_years() -> None:
    assert case.evaluate(2 * gv.this_year - gv.this_year + 1).tolist() == [2027, 2028, 2029]  # type: ignore[union-attr]
    assert case.evaluate(gv.this_year >= 2027).tolist() == [0, 1, 1]  # type: ignore[union-attr]
    assert (6 * month).unit == month
    assert gv.start.unit == year


def test_an_expression_is_identified_by_the_object() -> None:
    x, y = 1 * DKK, 1 * DKK
    places = {x: "x", y: "y"}
    assert places[x] == "x"
    assert places[y] == "y"
    assert x in [x]


def test_the_types_of_results_are_known() -> None:
    assert_type(12 * DKK, gv.Expression)
    assert_type(gv.pert(1, 2, 3) * DKK, gv.Expression)
    assert_type(DKK / exam, gv.Unit)
    assert_type(gv.start + 1 >= 2027, gv.Expression)
    assert_type(gv.max(1 * DKK, 2 * DKK), gv.Expression)


@pytest.mark.parametrize(
    "value",
    [
        DKK,
        1 * DKK,
        gv.pert(1, 2, 3),
        gv.rest,
        gv.index("site", ["A"]),
        gv.Horizon(2026, 2027),
        gv.fixed_prices(2026),
        gv.Fate("research", cash=False),
        case.account("Copied", sector="region"),
        case.budget(),
    ],
)
def test_values_are_copied_by_keeping_them_and_are_not_pickled(value: Any) -> None:
    assert copy.copy(value) is value
    assert copy.deepcopy([value])[0] is value
    with pytest.raises(TypeError, match="pickle"):
        pickle.dumps(value)


untyped: Any = gv  # bad input is what types refuse
ARRAY = (
    "an array is not one value: one a year is gv.years(2026, *values), "
    "one a label is gv.by(index, {label: value})"
)
VALUE = "a number, a quantity such as 12 * DKK, a distribution or an expression"
FINITE = "a number of a case must be finite, not {}: state the value, or gv.missing"


@pytest.mark.parametrize(
    ("build", "error", "message"),
    [
        (
            lambda x: x + None,
            TypeError,
            "None is not a value: one that nobody has stated is gv.missing",
        ),
        (lambda x: x * "8,0", TypeError, "expected a number, not the text '8,0'"),
        (lambda x: True * x, TypeError, "expected a number, not the truth value True"),
        (lambda x: x * np.False_, TypeError, "expected a number, not the truth value np.False_"),
        (lambda x: np.array([1.0, 2.0]) * x, TypeError, ARRAY),
        (lambda x: x / np.array([1.0, 2.0]), TypeError, ARRAY),
        (lambda x: pd.Series([1.0, 2.0]) * x, TypeError, ARRAY),
        (lambda x: x * [1], TypeError, f"expected {VALUE}, not [1]"),
        (lambda x: 10**400 * x, gv.CaseError, FINITE.format("infinite")),
        (lambda x: 10**400 * DKK, gv.CaseError, FINITE.format("infinite")),
        (lambda x: Decimal("-1e400") * x, gv.CaseError, FINITE.format("infinite")),
        (lambda x: np.nan * x, gv.CaseError, FINITE.format("NaN")),
        (lambda x: float("nan") * DKK, gv.CaseError, FINITE.format("NaN")),
        (lambda x: x + DKK, TypeError, "the unit DKK alone is not a value: write 1 * DKK"),
        (lambda x: x * gv.rest, TypeError, "gv.rest stands for the share of a fate only"),
        (
            lambda x: 1 if x > 3 * DKK else 2,
            TypeError,
            "an expression is neither true nor false before a run: choose by "
            "gv.choose(condition, then, otherwise), or read its value by case.evaluate(expression)",
        ),
        (lambda x: x.lag(1.5), TypeError, "expected a whole number, not 1.5"),
        (lambda x: x.sum("site"), TypeError, "expected an index made by gv.index, not 'site'"),
        (
            lambda x: x.at(),
            TypeError,
            "at() takes a year, or a label by the name of its index: "
            'at(2029), at(department="Herlev")',
        ),
        (
            lambda x: x.at(site="A"),
            gv.CaseError,
            "'5 DKK' does not run over 'site': it has no index",
        ),
        (lambda x: count(""), gv.UnitError, "a unit needs a name"),
        (lambda x: untyped.units.count(5), TypeError, "expected a text, not 5"),
        (lambda x: untyped.exp([1]), TypeError, f"expected {VALUE}, not [1]"),
        (
            lambda x: gv.once("2026-7", x),
            gv.CaseError,
            "'2026-7' is not a point in time: write a year, 2026, or a month, \"2026-07\"",
        ),
        (
            lambda x: untyped.once(None, x),
            TypeError,
            'None is not a point in time: write a year, 2026, or a month, "2026-07"',
        ),
        (
            lambda x: untyped.table(2026, 5),
            TypeError,
            "expected the values of a curve, as [0.1, 0.6, 0.9], not 5",
        ),
    ],
)
def test_bad_operands_give_one_clear_error(
    build: Callable[[Any], Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        build(5 * DKK)
    assert str(caught.value) == message


def test_types_that_know_nothing_of_expressions_are_left_to_python() -> None:
    with pytest.raises(TypeError, match="unsupported operand type"):
        1 * DKK + object()  # type: ignore[operator]
