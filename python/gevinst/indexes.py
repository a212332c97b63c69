"""Indexes, and values by label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from . import _core
from ._core import Expression, Index
from .expressions import Moment, SeriesLike

__all__ = ["Index", "by", "index"]


def index(name: str, labels: Iterable[str]) -> Index:
    """Name ordered labels that values may run over: departments, shift types.

    Parameters
    ----------
    name : str
        What the labels are. Two indexes of one name must have the same labels.
    labels : iterable of str
        A list, or a numpy or pandas array, of different texts.

    Raises
    ------
    CaseError
        For no labels, an empty label, or a label that stands twice.

    Examples
    --------
    >>> gv.index("department", ["Herlev", "Hvidovre"])
    <index 'department': 'Herlev', 'Hvidovre'>
    """
    if isinstance(labels, str) or not hasattr(labels, "__iter__"):
        raise TypeError(f"expected the labels of an index, as ['A', 'B'], not {labels!r}")
    return Index(name, list(labels))


def by(
    index: Index,
    values: Mapping[str, Moment] | SeriesLike,
    rest: Moment | None = None,
    *,
    total: Moment | None = None,
) -> Expression:
    """Give a value for each label of an index.

    Parameters
    ----------
    index : Index
        What the values run over.
    values : mapping
        A dict or a pandas Series of values by label, all of one dimension. When one is a month
        (`"2026-07"`), all are points in time.
    rest : optional
        The value of the labels that are not named.
    total : optional
        What all labels come to, where some are `gv.missing`: their sum is then known all the same,
        and so is a label that is missing alone. A figure that needs one of the others is not known.

    Raises
    ------
    CaseError
        Names a label that is unknown, given twice, or has no value; for a total of values of which
        none is missing, or that is less than those which are known.
    UnitError
        When the dimensions differ.

    Examples
    --------
    >>> department = gv.index("department", ["Herlev", "Hvidovre"])
    >>> gv.by(department, {"Herlev": "2026-10"}, rest="2027-07")
    <by(department, 'Herlev': 2026-10, 'Hvidovre': 2027-07) [month]>

    Of 100 staff-years it is known that 40 are in general practice, and not where the others are:

    >>> sector = gv.index("sector", ["general practice", "dermatology", "hospital"])
    >>> parts = {"general practice": 40, "dermatology": gv.missing, "hospital": gv.missing}
    >>> freed = gv.by(sector, parts, total=100)
    >>> freed.sum(sector), freed.at(sector="general practice")
    (<100 [number]>, <40 [number]>)
    """
    return _core.by(index, pairs_of(values, "values by label, as {'Herlev': 3}"), rest, total)


def pairs_of(values: Any, expected: str) -> list[tuple[Any, Any]]:
    """Take a dict or a pandas Series apart."""
    if not hasattr(values, "items"):
        raise TypeError(f"expected {expected}, not {values!r}")
    return list(values.items())
