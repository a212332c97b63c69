"""Distributions: what an uncertain assumption may be.

Parameters are plain numbers or quantities in one unit, `gv.pert(3 * percent, 6 * percent,
11 * percent)`. A distribution that is made an assumption is one random variable everywhere. Means
and standard deviations: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions.
"""

from __future__ import annotations

from ._core import Distribution
from ._core import distribution as _distribution
from .expressions import Value

__all__ = ["bernoulli", "beta", "lognormal", "normal", "pert", "triangular", "uniform"]


def triangular(min: Value, mode: Value, max: Value) -> Distribution:
    """Make a triangular distribution.

    Examples
    --------
    >>> gv.triangular(1.5, 2.5, 4.5).mode()
    2.5
    """
    return _distribution("triangular", min, mode, max)


def pert(min: Value, mode: Value, max: Value) -> Distribution:
    """Make a PERT distribution; its mean is (min + 4 mode + max) / 6 (Malcolm et al., 1959).

    Examples
    --------
    >>> gv.pert(80_000, 90_000, 100_000).mean()
    90000.0
    """
    return _distribution("pert", min, mode, max)


def uniform(min: Value, max: Value) -> Distribution:
    """Make a uniform distribution.

    Examples
    --------
    >>> gv.uniform(0, 3).mean()
    1.5
    """
    return _distribution("uniform", min, max)


def normal(mean: Value, sd: Value) -> Distribution:
    """Make a normal distribution by its mean and standard deviation.

    Examples
    --------
    >>> from gevinst.units import MDKK
    >>> gv.normal(10 * MDKK, 2 * MDKK)
    <normal(10, 2) MDKK>
    """
    return _distribution("normal", mean, sd)


def lognormal(median: Value, sigma: Value) -> Distribution:
    """Make a lognormal distribution by its median and the sd of its logarithm, a plain number.

    Examples
    --------
    >>> gv.lognormal(100, 0.5).mode() < gv.lognormal(100, 0.5).mean()
    True
    """
    return _distribution("lognormal", median, sigma)


def beta(alpha: Value, beta: Value) -> Distribution:
    """Make a beta distribution, a share between 0 and 1.

    Examples
    --------
    >>> gv.beta(4, 6).mean()
    0.4
    """
    return _distribution("beta", alpha, beta)


def bernoulli(probability: Value) -> Distribution:
    """Make an event: 1 with a probability, else 0.

    Examples
    --------
    >>> gv.bernoulli(0.6).mean()
    0.6
    """
    return _distribution("bernoulli", probability)
