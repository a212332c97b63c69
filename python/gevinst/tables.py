"""Tables of input figures, read over indexes with exact labels."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, SupportsFloat

from . import _core
from ._core import Expression, Index, Unit
from .errors import CaseError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Tables", "read_table"]

Record = Mapping[str, Any]


class Tables(dict[str, Expression]):
    """The number columns of a table that was read, by their names."""

    def __missing__(self, column: str) -> Expression:
        """Refuse an unknown column by naming those there are."""
        names = ", ".join(f"'{name}'" for name in self) or "none"
        raise CaseError(f"the table has no column of numbers '{column}'; it has {names}")


def read_table(
    rows: pd.DataFrame | Iterable[Record] | str | os.PathLike[str],
    *indexes: Index,
    unit: Unit | Mapping[str, Unit] | None = None,
) -> Tables:
    """Read the number columns of a table over one or more indexes.

    Parameters
    ----------
    rows : DataFrame, iterable of dicts, or path of a CSV file
        One row a combination of labels. The columns of labels are found by the names of the
        indexes. A CSV file has commas and decimal points, or semicolons and decimal commas.
    *indexes : Index
        What the table runs over; every combination of labels must be there exactly once.
    unit : Unit or mapping, optional
        The unit of all columns, or of each by name; without it they are plain numbers, and a unit
        may be given where a column is used.

    Returns
    -------
    Tables
        A dict of an expression a column.

    Raises
    ------
    CaseError
        Names the row and label that is unknown or doubled, the cells that are missing, or the
        cell that is no number.

    Examples
    --------
    >>> department = gv.index("department", ["Herlev", "Hvidovre"])
    >>> rows = [
    ...     {"department": "Herlev", "shifts": 300, "demand": 7.5},
    ...     {"department": "Hvidovre", "shifts": 250, "demand": 6.0},
    ... ]
    >>> tables = gv.read_table(rows, department)
    >>> tables["shifts"]
    <by(department, 'Herlev': 300, 'Hvidovre': 250) [number]>
    """
    for index in indexes:
        if not isinstance(index, Index):
            raise TypeError(f"expected an index made by gv.index, not {index!r}")
    if not indexes:
        raise CaseError("a table is read over at least one index")
    records, read_number = records_of(rows, {index.name for index in indexes})
    names = list(dict.fromkeys(name for record in records for name in record))
    for index in indexes:
        if index.name not in names:
            found = ", ".join(f"'{name}'" for name in names)
            raise CaseError(f"the table has no column '{index.name}'; it has {found or 'no rows'}")
    keys = [labels_of(record, indexes, row) for row, record in enumerate(records, 1)]
    tables = Tables()
    for name in names:
        if name in {index.name for index in indexes}:
            continue
        numbers = numbers_of(records, name, read_number)
        if numbers is not None:
            cells = list(zip(keys, numbers, strict=True))
            own_unit = unit.get(name) if isinstance(unit, Mapping) else unit
            tables[name] = _core.read_table(cells, indexes, own_unit)
    if isinstance(unit, Mapping):
        for name in unit:
            tables[name]  # an unknown column is refused
    return tables


def records_of(rows: Any, labels: set[str]) -> tuple[Sequence[Record], Any]:
    """Take a table as a list of dicts, and say how a cell is read as a number."""
    if isinstance(rows, str | os.PathLike):
        return read_csv(rows)
    if hasattr(rows, "to_dicts"):  # a polars frame
        return rows.to_dicts(), plain_number
    if hasattr(rows, "columns") and hasattr(rows, "reset_index"):
        frame = rows.reset_index() if labels & set(rows.index.names) else rows
        return frame.to_dict("records"), plain_number
    if not hasattr(rows, "__iter__"):
        raise TypeError(f"expected rows: a DataFrame, a list of dicts or a path, not {rows!r}")
    records = list(rows)
    for row, record in enumerate(records, 1):
        if not isinstance(record, Mapping):
            raise TypeError(f"row {row} of the table is no dict: {record!r}")
    return records, plain_number


def read_csv(path: str | os.PathLike[str]) -> tuple[Sequence[Record], Any]:
    """Read a CSV file in UTF-8; its first line has the names of the columns."""
    import csv

    with open(path, encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        semicolons = first.count(";") > first.count(",")
        records = list(csv.DictReader(file, delimiter=";" if semicolons else ","))
    for row, record in enumerate(records, 1):
        if None in record or None in record.values():
            raise CaseError(
                f"row {row} of the table has another number of cells than the first line"
            )
    return records, number_with_comma if semicolons else number_with_point


def plain_number(cell: Any) -> float | None:
    """Read a cell that is a number already; None for anything else."""
    if isinstance(cell, bool | str) or not isinstance(cell, SupportsFloat):
        return None
    try:
        return float(cell)
    except (TypeError, ValueError, OverflowError):
        return None


def number_with_point(cell: str) -> float | None:
    """Read a text such as `1234.5`; None for anything else."""
    if "_" in cell:
        return None
    try:
        return float(cell)
    except ValueError:
        return None


def number_with_comma(cell: str) -> float | None:
    """Read a text such as `1234,5`; None for anything else, a point between thousands too."""
    return None if "." in cell else number_with_point(cell.replace(",", "."))


def labels_of(record: Record, indexes: Sequence[Index], row: int) -> list[str]:
    """Find the labels of a row."""
    labels = [record.get(index.name) for index in indexes]
    for index, label in zip(indexes, labels, strict=True):
        if not isinstance(label, str):
            raise CaseError(
                f"row {row} of the table: the label of '{index.name}' is a text, not {label!r}"
            )
    return [str(label) for label in labels]


def numbers_of(records: Sequence[Record], name: str, read_number: Any) -> list[float] | None:
    """Read a column as numbers; None when it is text. A column is never both."""
    numbers = [read_number(record.get(name)) for record in records]
    if all(number is None for number in numbers):
        return None
    for row, (record, number) in enumerate(zip(records, numbers, strict=True), 1):
        if number is None:
            raise CaseError(
                f"row {row} of the table: '{name}' is {record.get(name)!r}, which is no number"
            )
    return numbers
