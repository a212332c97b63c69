"""Expressions: what they are made of, and functions on them.

An expression is immutable, has a unit, and one value a year or one for all years. Numbers, numpy
scalars, quantities (`12 * DKK`) and distributions become expressions beside one. Operators and
comparisons give expressions; nothing is calculated before a case is evaluated.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, SupportsFloat, SupportsIndex, TypeAlias

from . import _core
from ._core import Distribution, Expression, Rest, missing, rest, start, this_year

__all__ = [
    "Distribution",
    "Expression",
    "Moment",
    "Rest",
    "SeriesLike",
    "Value",
    "at_year",
    "ceil",
    "choose",
    "cumulative",
    "exp",
    "floor",
    "lag",
    "log",
    "max",
    "min",
    "missing",
    "normal_excess",
    "pow",
    "rest",
    "round",
    "start",
    "sum_years",
    "this_year",
    "within",
]

Value: TypeAlias = Expression | Distribution | SupportsFloat
"""What becomes an expression: a number, a quantity, a distribution, an expression."""

Moment: TypeAlias = Expression | Distribution | SupportsFloat | str
"""A point in time: a calendar year (its start), a month `"2026-07"`, an expression in years."""


class SeriesLike(Protocol):
    """A pandas Series or what is like it: items by label."""

    @property
    def index(self) -> Any:
        """The labels."""

    def items(self) -> Iterable[tuple[Any, Any]]:
        """Pairs of label and value."""


def min(first: Value, second: Value, *more: Value) -> Expression:
    """Take the least of two or more values of one dimension, year by year.

    Examples
    --------
    >>> gv.min(gv.this_year - gv.start, 3)
    <min(year - start, 3 year) [year]>
    """
    return _core.min([first, second, *more])


def max(first: Value, second: Value, *more: Value) -> Expression:
    """Take the greatest of two or more values of one dimension, year by year.

    Over the labels of an index it is `expression.max(index)`.

    Examples
    --------
    >>> from gevinst.units import DKK
    >>> gv.max(5 * DKK, 7 * DKK)
    <max(5 DKK, 7 DKK) [DKK]>
    """
    return _core.max([first, second, *more])


def floor(x: Value, step: Value = 1) -> Expression:
    """Round down to a whole multiple of a step in the unit of `x`.

    Examples
    --------
    >>> user = gv.units.level("user")
    >>> gv.floor(130 * user, 50 * user)
    <floor(130 user, 50 user) [user]>
    """
    return _core.floor(x, step)


def ceil(x: Value, step: Value = 1) -> Expression:
    """Round up to a whole multiple of a step in the unit of `x`: licences in packs of 50.

    Examples
    --------
    >>> user = gv.units.level("user")
    >>> gv.ceil(130 * user, 50 * user)
    <ceil(130 user, 50 user) [user]>
    """
    return _core.ceil(x, step)


def round(x: Value, step: Value = 1) -> Expression:
    """Round to the nearest whole multiple of a step in the unit of `x`, half away from zero.

    Examples
    --------
    >>> gv.round(2.5)
    <round(2.5, 1) [number]>
    """
    return _core.round(x, step)


def pow(base: Value, exponent: Value) -> Expression:
    """Raise a plain number to a power; the same as `base ** exponent`.

    Raises
    ------
    UnitError
        When either has a unit.

    Examples
    --------
    >>> gv.pow(1.02, gv.start - gv.start + 0.5)
    Traceback (most recent call last):
    gevinst.UnitError: the exponent of a power must be a plain number or share, but \
'start - start + 0.5 year' is [year]
    """
    return _core.pow(base, exponent)


def exp(x: Value) -> Expression:
    """Raise e to a plain number.

    Examples
    --------
    >>> gv.exp(-0.5)
    <exp(-0.5) [number]>
    """
    return _core.exp(x)


def log(x: Value) -> Expression:
    """Take the natural logarithm of a plain number.

    Examples
    --------
    >>> gv.log(2)
    <log(2) [number]>
    """
    return _core.log(x)


def choose(condition: Value, then: Value, otherwise: Value) -> Expression:
    """Take `then` where the condition is not 0, else `otherwise`.

    What is not chosen does not count, whatever its value.

    Examples
    --------
    >>> from gevinst.units import DKK
    >>> gv.choose(gv.this_year >= 2028, 5 * DKK, 7 * DKK)
    <if(year >= 2028, 5 DKK, 7 DKK) [DKK]>
    """
    return _core.choose(condition, then, otherwise)


def normal_excess(mean: Value, sd: Value, level: Value) -> Expression:
    """Give what is above a level on average, over days that differ.

    E[max(X - level, 0)] of a normal X, as in the demand for staff that a rota does not cover. What
    differs from day to day inside a draw is integrated, not drawn; the mean, the standard
    deviation and the level may be uncertain themselves. The formula is the unit normal loss
    function (Zipkin, Foundations of Inventory Management, 2000).

    Raises
    ------
    UnitError
        When the three have different dimensions.
    FaultError
        On a run in which `sd` is below zero.

    Examples
    --------
    >>> from gevinst.units import staff_hour
    >>> gv.normal_excess(100 * staff_hour, 12 * staff_hour, 110 * staff_hour)
    <normal_excess(100 staff hour, 12 staff hour, 110 staff hour) [staff hour]>
    """
    return _core.normal_excess(mean, sd, level)


def within(x: Value, low: Value, high: Value) -> Expression:
    """Require that a value lies between two others on every run; it is the value itself.

    Raises
    ------
    FaultError
        When it is evaluated and does not.

    Examples
    --------
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.within(1.5, 0, 1))
    Traceback (most recent call last):
    gevinst.FaultError: '1.5' is 1.5, outside 0 to 1
    """
    return _core.within(x, low, high)


def cumulative(x: Value) -> Expression:
    """Sum the years so far; the same as `x.cumulative()`.

    Examples
    --------
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.cumulative(gv.years(2026, 1, 2, 3))).tolist()
    [1.0, 3.0, 6.0]
    """
    return _core.cumulative(x)


def sum_years(x: Value) -> Expression:
    """Sum all years of the horizon; the same as `x.sum_years()`.

    Examples
    --------
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.sum_years(gv.years(2026, 1, 2, 3)))
    6.0
    """
    return _core.sum_years(x)


def lag(x: Value, years: SupportsIndex) -> Expression:
    """Take the value so many years before; 0 in the first years.

    Examples
    --------
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.lag(gv.years(2026, 1, 2, 3), 1)).tolist()
    [0.0, 1.0, 2.0]
    """
    return _core.lag(x, years)


def at_year(x: Value, year: SupportsIndex) -> Expression:
    """Take the value in one calendar year; the same as `x.at(year)`.

    Examples
    --------
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.at_year(gv.years(2026, 1, 2, 3), 2028))
    3.0
    """
    return _core.at_year(x, year)
