"""Units: money, labour, time, own counts, levels and currencies.

`number * unit` is a quantity; units multiply, divide and take whole powers: `MDKK / staff_year`.
Paid, worked and patients' time are different dimensions, and so is each currency: what must not be
added cannot be.

Examples
--------
>>> from gevinst.units import DKK, MDKK, count
>>> exam = count("exam")
>>> 12 * DKK / exam
<12 DKK/exam [DKK/exam]>
>>> (1.2 * MDKK + 300 * DKK).unit
MDKK
"""

from ._core import (
    DKK,
    EUR,
    GBP,
    MDKK,
    MEUR,
    MGBP,
    Unit,
    kDKK,
    month,
    paid_hour,
    paid_minute,
    patient_day,
    patient_hour,
    patient_minute,
    percent,
    staff_hour,
    staff_minute,
    staff_year,
    year,
)
from ._core import count_unit as _count_unit
from ._core import currency_unit as _currency_unit
from ._core import level_unit as _level_unit
from ._core import parse_unit as _parse_unit

__all__ = [
    "DKK",
    "EUR",
    "GBP",
    "MDKK",
    "MEUR",
    "MGBP",
    "Unit",
    "count",
    "currency",
    "kDKK",
    "level",
    "month",
    "paid_hour",
    "paid_minute",
    "parse",
    "patient_day",
    "patient_hour",
    "patient_minute",
    "percent",
    "staff_hour",
    "staff_minute",
    "staff_year",
    "year",
]


def count(name: str) -> Unit:
    """Make the unit of an own count: a flow, whose years have a sum.

    Parameters
    ----------
    name : str
        What is counted, in the singular. Two counts of one name are one unit.

    Raises
    ------
    UnitError
        When a text could not hold the name, or a unit of the catalogue is called so.

    Examples
    --------
    >>> 90_000 * gv.units.count("exam")
    <90000 exam [exam]>
    """
    return _count_unit(name)


def level(name: str) -> Unit:
    """Make the unit of an own level, as users or departments in use: its years have no sum.

    Raises
    ------
    UnitError
        When a text could not hold the name, or a unit of the catalogue is called so.

    Examples
    --------
    >>> users = gv.years(2026, 100, 250) * gv.units.level("user")
    >>> users.sum_years()
    Traceback (most recent call last):
    gevinst.UnitError: cannot sum 'years(2026, 100, 250) user' [user] over years: \
it is a level, not a yearly flow
    """
    return _level_unit(name)


def currency(code: str) -> Unit:
    """Make the unit of a currency. An exchange rate between two is an assumption.

    Examples
    --------
    >>> 5 * gv.units.currency("SEK")
    <5 SEK [SEK]>
    """
    return _currency_unit(code)


def parse(text: str, *own: Unit) -> Unit:
    """Read a unit as formulas and the model file write it.

    Parameters
    ----------
    text : str
        As `DKK/staff hour`; an empty text is a plain number.
    *own : Unit
        Own counts, levels and currencies the text may name.

    Raises
    ------
    FileError
        Names the column and what was meant.

    Examples
    --------
    >>> gv.units.parse("DKK/staff hour")
    DKK / staff_hour
    """
    return _parse_unit(text, own)
