"""Amounts and adoption curves placed in time.

A point in time is a calendar year (its start), a month such as `"2026-07"`, or an expression, as
`gv.start + 1`: the start of the initiative a line belongs to, bound when the line is posted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import SupportsIndex

from . import _core
from ._core import Expression
from .errors import CaseError
from .expressions import Moment, SeriesLike, Value

__all__ = ["bass", "during", "growth", "logistic", "once", "ramp", "step", "table", "years"]


def once(when: Moment, amount: Value) -> Expression:
    """Place the whole amount in the calendar year that holds `when`; it is not prorated.

    Examples
    --------
    >>> from gevinst.units import MDKK
    >>> gv.once(gv.start, 1.2 * MDKK)
    <once(start, 1.2 MDKK) [MDKK]>
    """
    return _core.once(when, amount)


def during(first: Moment, last: Moment, amount: Value) -> Expression:
    """Place the amount in every calendar year from `first` to `last`; it is not prorated.

    Examples
    --------
    >>> from gevinst.units import MDKK
    >>> gv.during(gv.start, 2028, 1.5 * MDKK)
    <during(start, 2028, 1.5 MDKK) [MDKK]>
    """
    return _core.during(first, last, amount)


def step(when: Moment, amount: Value) -> Expression:
    """Take nothing before the calendar year that holds `when`, the amount from then on.

    Examples
    --------
    >>> from gevinst.units import MDKK
    >>> gv.step(2028, 2 * MDKK)
    <step(2028, 2 MDKK) [MDKK]>
    """
    return _core.step(when, amount)


def ramp(first: Moment, last: Moment, ceiling: Value = 1) -> Expression:
    """Rise in a straight line from 0 at `first` to the ceiling at `last`.

    Each year has the value at its start.

    Examples
    --------
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.ramp(2026, 2028, ceiling=0.8)).tolist()
    [0.0, 0.4, 0.8, 0.8]
    """
    return _core.ramp(first, last, ceiling)


def logistic(midpoint: Moment, steepness: Value = 1, ceiling: Value = 1) -> Expression:
    """Adopt along an S-curve: ceiling / (1 + exp(-steepness (year - midpoint))).

    Each year has the value at its start (the logistic function of Verhulst, 1838).

    Parameters
    ----------
    midpoint : Moment
        When half of the ceiling is reached.
    steepness : Value
        A plain number, a year.
    ceiling : Value
        In any unit; the curve has it too.

    Examples
    --------
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.logistic(2027, steepness=1.4, ceiling=0.95)).round(4).tolist()
    [0.1879, 0.475, 0.7621, 0.8955]
    """
    return _core.logistic(midpoint, steepness, ceiling)


def bass(start: Moment, p: Value, q: Value, ceiling: Value = 1) -> Expression:
    """Adopt by innovation and imitation: ceiling (1 - e) / (1 + (q / p) e), e = exp(-(p + q) t).

    t is the years since the start; before it is 0. Each year has the value at its start (Bass,
    A New Product Growth for Model Consumer Durables, Management Science 15(5), 1969). Most adopt
    ln(q / p) / (p + q) years after the start.

    Parameters
    ----------
    start : Moment
        When the first may adopt.
    p : Value
        Innovation, a plain number a year: who adopts whatever others do.
    q : Value
        Imitation, a plain number a year: who follows those that have adopted.
    ceiling : Value
        In any unit; the curve has it too.

    Raises
    ------
    CaseError
        For p or q below zero.

    Examples
    --------
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.bass(2026, p=0.03, q=0.38)).round(4).tolist()
    [0.0, 0.0358, 0.0851, 0.1505]
    """
    return _core.bass(start, p, q, ceiling)


def growth(rate: Value, from_: Moment | None = None) -> Expression:
    """Grow by a rate a year: (1 + rate)^(years since `from_`).

    Without `from_` it is 1 in the first year of the horizon.

    Examples
    --------
    >>> from gevinst.units import percent
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.growth(2 * percent)).round(4).tolist()
    [1.0, 1.02, 1.0404]
    """
    return _core.growth(rate, from_)


def table(first: Moment, values: Iterable[Value]) -> Expression:
    """Follow an own curve: the first value in the year that holds `first`, then one a year.

    The last value holds ever after; before `first` it is 0.

    Examples
    --------
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2030), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.table(2027, [0.1, 0.6, 0.9])).tolist()
    [0.0, 0.1, 0.6, 0.9, 0.9]
    """
    if not hasattr(values, "__iter__"):
        raise TypeError(f"expected the values of a curve, as [0.1, 0.6, 0.9], not {values!r}")
    return _core.table(first, list(values))


def years(
    first: SupportsIndex | Mapping[int, Value] | SeriesLike,
    *numbers: Value,
    rest: Value | None = None,
) -> Expression:
    """State a number a calendar year; `* unit` gives them a unit.

    Parameters
    ----------
    first : int or mapping
        The first year, followed by a number a year; or a number for each year, as a dict or a
        pandas Series.
    *numbers : Value
        Plain numbers.
    rest : Value, optional
        The number of all other years. Without it another year is an error when it is needed.

    Raises
    ------
    CaseError
        For no number, a number with a unit, or a gap between years without a rest.

    Examples
    --------
    >>> from gevinst.units import MDKK
    >>> gv.years(2026, 4.0, 4.0, 3.5) * MDKK
    <years(2026, 4, 4, 3.5) MDKK [MDKK]>
    >>> gv.years({2026: 4.0, 2028: 3.5}, rest=0)
    <years(2026, 4, 0, 3.5, rest: 0) [number]>
    """
    if not hasattr(first, "items"):
        return _core.years(first, numbers, rest)
    if numbers:
        raise TypeError(
            "years() takes a first year and numbers, or one mapping of years to numbers"
        )
    stated: dict[int, Value] = {}
    for year, number in first.items():
        if stated.setdefault(_core.whole(year), number) is not number:
            raise CaseError(f"the table of years states {year} twice")
    if not stated:
        raise CaseError("a table of years needs at least one number")
    span = range(sorted(stated)[0], sorted(stated)[-1] + 1)
    gap = next((year for year in span if year not in stated and rest is None), None)
    if gap is not None:
        raise CaseError(
            f"the table of years has no number for {gap}: give one, or a rest for the other years"
        )
    filled = [stated[year] if year in stated else _given(rest) for year in span]
    return _core.years(span.start, filled, rest)


def _given(rest: Value | None) -> Value:
    assert rest is not None  # a gap without a rest was refused
    return rest
