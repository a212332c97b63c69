"""Distributions: what an uncertain assumption may be.

Parameters are plain numbers or quantities in one unit, `gv.pert(3 * percent, 6 * percent,
11 * percent)`. A distribution that is made an assumption is one random variable everywhere. Means
and standard deviations: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, SupportsFloat, overload

from . import _core
from ._core import Distribution
from ._core import distribution as _distribution
from .arguments import dict_of
from .errors import CaseError
from .expressions import Value
from .variability import normal_or_variability, poisson_or_variability

__all__ = [
    "bernoulli",
    "beta",
    "between",
    "binomial",
    "discrete",
    "empirical",
    "gamma",
    "lognormal",
    "mixture",
    "normal",
    "pert",
    "poisson",
    "triangular",
    "truncated",
    "uniform",
]

Points = Literal["limits", "p10-p90"]


def _are_percentiles(points: Points) -> bool:
    if points not in ("limits", "p10-p90"):
        raise ValueError(f"points is 'limits' or 'p10-p90', not {points!r}")
    return points == "p10-p90"


def triangular(min: Value, mode: Value, max: Value, *, points: Points = "limits") -> Distribution:
    """Make a triangular distribution.

    With ``points="p10-p90"`` one value in ten is below `min` and one in ten above `max`.

    Examples
    --------
    >>> gv.triangular(1.5, 2.5, 4.5).mode()
    2.5
    >>> round(gv.triangular(2, 4, 10, points="p10-p90").quantile(0.9), 9)
    10.0
    """
    if _are_percentiles(points):
        return _core.triangular_by_percentiles(min, mode, max)
    return _distribution("triangular", min, mode, max)


def pert(
    min: Value, mode: Value, max: Value, *, shape: float = 4, points: Points = "limits"
) -> Distribution:
    """Make a PERT distribution; its mean is (min + 4 mode + max) / 6 (Malcolm et al., 1959).

    Another `shape` than 4 gives the mode another weight. With ``points="p10-p90"`` one value in ten
    is below `min` and one in ten above `max`.

    Examples
    --------
    >>> gv.pert(80_000, 90_000, 100_000).mean()
    90000.0
    >>> gv.pert(0, 1, 4, shape=10)
    <pert(0, 1, 4, 10)>
    """
    if _are_percentiles(points):
        return _core.pert_by_percentiles(min, mode, max, shape)
    if shape == 4:
        return _distribution("pert", min, mode, max)
    return _distribution("pert", min, mode, max, shape)


def uniform(min: Value, max: Value) -> Distribution:
    """Make a uniform distribution.

    Examples
    --------
    >>> gv.uniform(0, 3).mean()
    1.5
    """
    return _distribution("uniform", min, max)


@overload
def normal(mean: SupportsFloat, sd: SupportsFloat) -> Distribution: ...
@overload
def normal(mean: Value, sd: Value) -> Any: ...
def normal(mean: Value, sd: Value) -> Any:
    """Make a normal distribution by its mean and standard deviation.

    Of numbers it is uncertainty, which is drawn. Of expressions it is a `Variability`, how days
    differ inside a draw, which `gv.expected_excess` takes; an uncertain value with an uncertain
    mean is written ``mean + sd * gv.normal(0, 1)``.

    Examples
    --------
    >>> from gevinst.units import MDKK
    >>> gv.normal(10 * MDKK, 2 * MDKK)
    <normal(10, 2) MDKK>
    """
    return normal_or_variability(mean, sd)


def lognormal(
    median: Value | None = None,
    sigma: Value | None = None,
    *,
    mean: Value | None = None,
    sd: Value | None = None,
) -> Distribution:
    """Make a lognormal distribution by median and sigma, or by mean and standard deviation.

    `sigma` is the standard deviation of the logarithm, a plain number.

    Examples
    --------
    >>> gv.lognormal(100, 0.5).mode() < gv.lognormal(100, 0.5).mean()
    True
    >>> round(gv.lognormal(mean=100, sd=30).sd(), 9)
    30.0
    """
    if median is not None and sigma is not None and mean is None and sd is None:
        return _distribution("lognormal", median, sigma)
    if mean is not None and sd is not None and median is None and sigma is None:
        return _core.lognormal_by_mean(mean, sd)
    raise TypeError("lognormal takes median and sigma, or mean= and sd=")


def between(
    low: Value,
    high: Value,
    *,
    coverage: float = 0.9,
    family: Literal["normal", "lognormal"] | None = None,
) -> Distribution:
    """Make a distribution nine in ten of whose values lie between `low` and `high`.

    It is lognormal where `low` is above 0, else normal, unless `family` says which.

    Examples
    --------
    >>> x = gv.between(10, 40)
    >>> round(x.quantile(0.05), 9), round(x.quantile(0.5), 9), round(x.quantile(0.95), 9)
    (10.0, 20.0, 40.0)
    >>> gv.between(10, 40, family="normal").mean()
    25.0
    """
    makers = {
        None: _core.between,
        "normal": _core.normal_between,
        "lognormal": _core.lognormal_between,
    }
    if family not in makers:
        raise ValueError(f"family is 'normal', 'lognormal' or None, not {family!r}")
    return makers[family](low, high, coverage)


def beta(alpha: Value, beta: Value) -> Distribution:
    """Make a beta distribution, a share between 0 and 1.

    Examples
    --------
    >>> gv.beta(4, 6).mean()
    0.4
    """
    return _distribution("beta", alpha, beta)


def gamma(shape: Value, scale: Value) -> Distribution:
    """Make a gamma distribution; its mean is shape * scale. `shape` is a plain number.

    Examples
    --------
    >>> gv.gamma(4, 2).sd()
    4.0
    """
    return _distribution("gamma", shape, scale)


def bernoulli(probability: Value) -> Distribution:
    """Make an event: 1 with a probability, else 0.

    Examples
    --------
    >>> gv.bernoulli(0.6).mean()
    0.6
    """
    return _distribution("bernoulli", probability)


def binomial(n: Value, probability: Value) -> Distribution:
    """Make the number that come true of `n`, each with a probability.

    Examples
    --------
    >>> gv.binomial(10, 0.3).mode()
    3.0
    """
    return _distribution("binomial", n, probability)


@overload
def poisson(mean: SupportsFloat) -> Distribution: ...
@overload
def poisson(mean: Value) -> Any: ...
def poisson(mean: Value) -> Any:
    """Make the number of events where `mean` are expected.

    Of a number it is uncertainty, which is drawn; of an expression or a count it is a
    `Variability`, how days differ inside a draw, which `gv.expected_excess` takes.

    Examples
    --------
    >>> gv.poisson(4).sd()
    2.0
    """
    return poisson_or_variability(mean)


def truncated(
    distribution: Distribution, low: Value | None = None, high: Value | None = None
) -> Distribution:
    """Keep a distribution between bounds: under the condition that the value lies there.

    Examples
    --------
    >>> gv.truncated(gv.normal(5, 2), low=0)
    <truncated(normal(5, 2), 0, inf)>
    """
    return _core.truncated(distribution, low, high)


def discrete(
    values: Mapping[Value, Value] | Iterable[Value], weights: Iterable[Value] | None = None
) -> Distribution:
    """Make a distribution on single values, by weights that need not sum to one.

    `values` may be a dict from value to weight; without weights all are equal.

    Examples
    --------
    >>> gv.discrete({0: 0.4, 10: 0.6}).mean()
    6.0
    >>> gv.discrete([1, 2, 6]).mean()
    3.0
    """
    if isinstance(values, Mapping):
        if weights is not None:
            raise TypeError("discrete takes a dict, or values and weights")
        return _core.discrete(list(values.keys()), list(values.values()))
    listed = list(values)
    return _core.discrete(listed, [1] * len(listed) if weights is None else list(weights))


def empirical(
    data: Iterable[Value] | None = None, *, quantiles: Mapping[float, Value] | None = None
) -> Distribution:
    """Make a distribution of data, each with the same probability, or of quantiles.

    Parameters
    ----------
    data : iterable of Value, optional
        What was observed.
    quantiles : mapping, optional
        Values by probability, from 0 to 1; between two of them values are evenly spread. It is the
        mixture of uniforms that this says.

    Raises
    ------
    CaseError
        When neither or both are given, or quantiles fall.

    Examples
    --------
    >>> gv.empirical([3, 5, 5, 7]).quantile(0.75)
    5.0
    >>> waiting = gv.empirical(quantiles={0: 2, 0.5: 10, 0.9: 30, 1: 90})
    >>> waiting.quantile(0.5), round(waiting.quantile(0.7), 9)
    (10.0, 20.0)
    """
    if data is not None and quantiles is None:
        return _core.empirical(data)
    if quantiles is None or data is not None:
        raise CaseError("an empirical distribution is made of data or of quantiles, one of them")
    return _core.empirical_quantiles(dict_of(quantiles, "{0: 2, 0.5: 10, 1: 90}"))


def mixture(
    components: Sequence[Distribution], weights: Iterable[Value] | None = None
) -> Distribution:
    """Mix distributions: a value comes from one of them, by weights that need not sum to one.

    Examples
    --------
    >>> gv.mixture([gv.normal(0, 1), gv.normal(10, 1)], [0.3, 0.7]).mean()
    7.0
    """
    listed = list(components)
    return _core.mixture(listed, [1] * len(listed) if weights is None else list(weights))
