"""Formulas as text, read: the grammar in which `expression.formula` is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from . import _core
from ._core import Expression, Index, Unit

__all__ = ["parse_formula"]


def parse_formula(
    text: str,
    names: Mapping[str, Expression] | None = None,
    *,
    indexes: Iterable[Index] = (),
    units: Iterable[Unit] = (),
) -> Expression:
    """Read a formula.

    Parameters
    ----------
    text : str
        As `exams * 12 DKK/exam`; a name that is not one word stands in single quotes.
    names : mapping, optional
        What names stand for, as assumptions by path.
    indexes : iterable of Index
        The indexes that functions over labels may name.
    units : iterable of Unit
        Own counts, levels and currencies the formula may name.

    Raises
    ------
    FileError
        For an error of syntax or an unknown name; names the column and what was meant.
    UnitError, CaseError
        As the same operations in Python, with the column.

    Examples
    --------
    >>> exam = gv.units.count("exam")
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> exams = case.assume("exams", 90_000, exam)
    >>> case.evaluate(gv.parse_formula("exams * 12 DKK/exam", {"exams": exams}, units=[exam]))
    1080000.0
    """
    return _core.parse_formula(text, dict(names or {}), list(indexes), list(units))
