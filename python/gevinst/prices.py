"""What money is stated in: the prices of a year, or of the year in which it is paid."""

from __future__ import annotations

from typing import Final, TypeAlias

from . import _core
from ._core import PriceBasis, PriceIndex

__all__ = ["PriceBasis", "PriceIndex", "Prices", "fixed_prices", "nominal"]

Prices: TypeAlias = PriceBasis | int | str
"""A price basis as `gv.fixed_prices(2027)`, `2027`, `"2027-pl"`, `"nominal"` or `gv.nominal`."""

nominal: Final[PriceBasis] = _core.nominal


def fixed_prices(year: int) -> PriceBasis:
    """State all money of a case in the prices of one year.

    Examples
    --------
    >>> str(gv.fixed_prices(2026))
    '2026-pl'
    """
    return PriceBasis(year)
