"""What differs from day to day inside a draw: integrated over its distribution, not drawn.

Uncertainty is what is not known: an assumption with a distribution, drawn once a future.
Variability is how days differ within one: its mean and spread may be uncertain, it has itself no
single value.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from . import _core
from ._core import Distribution, Expression, Unit, Variability
from .expressions import Value

__all__ = ["Variability", "data", "expected_excess", "negative_binomial"]


def expected_excess(x: Value | Variability, level: Value | Variability) -> Expression:
    """Give what is above a level on average, or what is below it.

    ``expected_excess(x, level)`` is E[max(X - level, 0)], the hours that a rota does not cover;
    ``expected_excess(level, x)`` is E[max(level - X, 0)], the hours in which nobody is needed. X is
    `gv.normal`, `gv.poisson`, `gv.negative_binomial` or `gv.data`.

    Raises
    ------
    TypeError
        When neither or both are what differs from day to day.
    UnitError
        When the level has another dimension.
    FaultError
        On a run with a spread, a mean of a count or a dispersion below zero.

    Examples
    --------
    >>> from gevinst.units import staff_hour
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> demand = case.assume("demand", gv.uniform(90, 110), staff_hour)
    >>> short = gv.expected_excess(gv.normal(demand, 12 * staff_hour), 110 * staff_hour)
    >>> short
    <normal_excess(demand, 12 staff hour, 110 staff hour) [staff hour]>
    >>> round(case.evaluate(short), 9)
    1.359658695
    """
    # The binding tells a variability from a level by itself.
    return _core.expected_excess(cast(Value, x), cast(Value, level))


def negative_binomial(mean: Value, dispersion: Value) -> Variability:
    """Let a count differ with the variance mean + dispersion * mean^2: events in clusters.

    Without dispersion it is Poisson (Hilbe, Negative Binomial Regression, 2011).

    Examples
    --------
    >>> gv.expected_excess(gv.negative_binomial(4, 0.5), 6)
    <negative_binomial_excess(4, 0.5, 6) [number]>
    """
    return _core.negative_binomial(mean, dispersion)


def data(values: Iterable[Value], unit: Unit | None = None) -> Variability:
    """Let days differ as those that were observed, each with the same weight.

    Examples
    --------
    >>> from gevinst.units import staff_hour
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.expected_excess(gv.data([9, 2, 5, 2], staff_hour), 4 * staff_hour))
    1.5
    """
    if not hasattr(values, "__iter__"):
        raise TypeError(f"expected the data, as [9, 2, 5], not {values!r}")
    return _core.data(list(values), unit)


def normal_or_variability(mean: Value, sd: Value) -> Distribution | Variability:
    """Take numbers as a distribution that is drawn, expressions as a variability."""
    if _core.is_number(mean, False) and _core.is_number(sd, False):
        return _core.distribution("normal", mean, sd)
    return _core.normal_variability(mean, sd)


def poisson_or_variability(mean: Value) -> Distribution | Variability:
    """Take a plain number as a distribution that is drawn, else a variability."""
    if _core.is_number(mean, True):
        return _core.distribution("poisson", mean)
    return _core.poisson_variability(mean)
