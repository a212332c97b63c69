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
    index: Index, values: Mapping[str, Moment] | SeriesLike, rest: Moment | None = None
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

    Raises
    ------
    CaseError
        Names a label that is unknown, given twice, or has no value.
    UnitError
        When the dimensions differ.

    Examples
    --------
    >>> department = gv.index("department", ["Herlev", "Hvidovre"])
    >>> gv.by(department, {"Herlev": "2026-10"}, rest="2027-07")
    <by(department, 'Herlev': 2026-10, 'Hvidovre': 2027-07) [month]>
    """
    return _core.by(index, pairs_of(values, "values by label, as {'Herlev': 3}"), rest)


def pairs_of(values: Any, expected: str) -> list[tuple[Any, Any]]:
    """Take a dict or a pandas Series apart."""
    if not hasattr(values, "items"):
        raise TypeError(f"expected {expected}, not {values!r}")
    return list(values.items())
