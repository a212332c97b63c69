"""What a volume costs where the price of a unit depends on it: price bands, and packs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import _core
from ._core import Expression, Unit
from .arguments import dict_of
from .expressions import Value

__all__ = ["packs", "tiers"]


def tiers(
    volume: Value, bands: Mapping[Any, Value], *, unit: Unit | None = None, marginal: bool = True
) -> Expression:
    """Give the money for a volume in price bands.

    Parameters
    ----------
    volume : Value
        What is paid for, 0 or more: a yearly amount, by label, uncertain.
    bands : mapping
        The price of one unit by the volume from which on it holds; the first is 0. At exactly a
        threshold the band that begins there counts.
    unit : Unit, optional
        The unit of prices that are plain numbers, as ``DKK / exam``; thresholds that are plain
        numbers are in what it is per. Without it prices and thresholds are quantities.
    marginal : bool
        Whether each unit has the price of the band it lies in; else all units have that of the band
        that the volume reaches.

    Raises
    ------
    CaseError
        For thresholds that do not ascend from 0.
    UnitError
        For thresholds that are not in the dimension of the volume.
    FaultError
        On a run in which the volume is below zero.

    Examples
    --------
    >>> from gevinst.units import DKK
    >>> exam = gv.units.count("exam")
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> bands = {0: 60, 5_000: 45, 12_000: 35}
    >>> licence = gv.tiers(15_000 * exam, bands, unit=DKK / exam)
    >>> case.evaluate(licence)
    720000.0
    >>> case.evaluate(gv.tiers(15_000 * exam, bands, unit=DKK / exam, marginal=False))
    525000.0
    >>> gv.tiers(15_000 * exam, {0: 60, 5_000: 45}, unit=DKK / exam)
    <tiers(15000 exam, 0 exam, 60 DKK/exam, 5000 exam, 45 DKK/exam) [DKK]>
    """
    if not isinstance(marginal, bool):
        raise TypeError(f"marginal is True or False, not {marginal!r}")
    return _core.tiers(volume, list(dict_of(bands, "{0: 60, 5_000: 45}").items()), unit, marginal)


def packs(volume: Value, size: Value, price: Value) -> Expression:
    """Give the price of every pack that a volume starts.

    Raises
    ------
    UnitError
        When volume and size have different dimensions.
    FaultError
        On a run in which the volume is below zero.

    Examples
    --------
    >>> from gevinst.units import DKK
    >>> user = gv.units.level("user")
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> case.evaluate(gv.packs(130 * user, 50 * user, 12_000 * DKK))
    36000.0
    """
    return _core.packs(volume, size, price)
