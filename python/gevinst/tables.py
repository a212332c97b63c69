"""Tables of input figures, read over indexes with exact labels."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, SupportsFloat

from . import _core
from ._core import Expression, Index, Unit
from .errors import CaseError, FileError

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
        indexes. A CSV file is in UTF-8. It has commas and decimal points, or semicolons or tabs; a
        column beside these has decimal commas, and perhaps points between thousands (`1.234,5`), or
        decimal points.
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
        Names the row and label that is unknown or doubled, the cells that are missing, the column
        whose name stands twice, or the cell that is no number, or may be two (`1.234` where nothing
        tells what its point is).
    FileError
        When a file is not in UTF-8.

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
    records, read_column = records_of(rows, {index.name for index in indexes})
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
        numbers = numbers_of(records, name, read_column)
        if numbers is not None:
            cells = list(zip(keys, numbers, strict=True))
            own_unit = unit.get(name) if isinstance(unit, Mapping) else unit
            tables[name] = _core.read_table(cells, indexes, own_unit)
    if isinstance(unit, Mapping):
        for name in unit:
            tables[name]  # an unknown column is refused
    return tables


ReadColumn = Callable[[str, list[Any]], list[float | None]]
"""How the cells of a named column are read: a number each, None for a cell that is none."""


def records_of(rows: Any, labels: set[str]) -> tuple[Sequence[Record], ReadColumn]:
    """Take a table as a list of dicts, and say how a column is read as numbers."""
    if isinstance(rows, str | os.PathLike):
        return read_csv(rows)
    if hasattr(rows, "to_dicts"):  # a polars frame
        return rows.to_dicts(), plain_numbers
    if hasattr(rows, "columns") and hasattr(rows, "reset_index"):
        has_labels = bool(labels & set(rows.index.names))
        refuse_doubled([*(rows.index.names if has_labels else ()), *rows.columns])
        frame = rows.reset_index() if has_labels else rows
        return frame.to_dict("records"), plain_numbers
    if not hasattr(rows, "__iter__"):
        raise TypeError(f"expected rows: a DataFrame, a list of dicts or a path, not {rows!r}")
    records = list(rows)
    for row, record in enumerate(records, 1):
        if not isinstance(record, Mapping):
            raise TypeError(f"row {row} of the table is no dict: {record!r}")
    return records, plain_numbers


def refuse_doubled(names: Iterable[Any]) -> None:
    """Refuse a table in which a named column stands twice: nothing tells which one is meant."""
    seen = set()
    for name in names:
        if name in seen:
            raise CaseError(f"the table has the column {name!r} twice: rename or remove one")
        if name not in ("", None):
            seen.add(name)


def read_csv(path: str | os.PathLike[str]) -> tuple[Sequence[Record], ReadColumn]:
    """Read a CSV file in UTF-8; its first line has the names of the columns."""
    import csv

    text = text_of(path)
    first = text.splitlines()[0] if text else ""
    delimiter = max("\t,;", key=first.count) if any(c in first for c in "\t,;") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    refuse_doubled(reader.fieldnames or ())
    records = list(reader)
    for row, record in enumerate(records, 1):
        if None in record or None in record.values():
            raise CaseError(
                f"row {row} of the table has another number of cells than the first line"
            )
    return records, numbers_with_point if delimiter == "," else numbers_beside_semicolons


def text_of(path: str | os.PathLike[str]) -> str:
    """Read a file in UTF-8."""
    with open(path, "rb") as file:
        data = file.read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(
            f"the file '{os.fspath(path)}' is not in UTF-8, as line {line} shows: save it as "
            "'CSV UTF-8', or in UTF-8 by another program"
        ) from None


def plain_numbers(name: str, cells: list[Any]) -> list[float | None]:
    """Read cells that are numbers already."""
    return [plain_number(cell) for cell in cells]


def plain_number(cell: Any) -> float | None:
    """Read a cell that is a number already; None for anything else."""
    if isinstance(cell, bool | str) or not isinstance(cell, SupportsFloat):
        return None
    try:
        return float(cell)
    except (TypeError, ValueError, OverflowError):
        return None


def numbers_with_point(name: str, cells: list[str]) -> list[float | None]:
    """Read texts such as `1234.5`."""
    return [number_with_point(cell) for cell in cells]


def number_with_point(cell: str) -> float | None:
    """Read a text such as `1234.5`; None for anything else."""
    if "_" in cell:
        return None
    try:
        return float(cell)
    except ValueError:
        return None


THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")


def numbers_beside_semicolons(name: str, cells: list[str]) -> list[float | None]:
    """Read a column of `1234,5`, of `1.234,5` or of `1234.5`; the column tells which it is.

    It is the same beside tabs. A text such as `1.234` is a thousand in one column and about one
    in another: it is refused where no other cell of the column tells.
    """
    texts = [cell.strip() for cell in cells]
    wholes = [text.partition(",")[0] for text in texts]
    has_comma = any(with_comma(text) is not None for text in texts if "," in text)
    has_thousands = any(
        THOUSANDS.fullmatch(whole) and ("," in text or whole.count(".") > 1)
        for text, whole in zip(texts, wholes, strict=True)
    )
    has_point = any(
        "." in text and not THOUSANDS.fullmatch(text) and number_with_point(text) is not None
        for text in texts
    )
    if has_thousands:
        return [with_comma(text) for text in texts]
    if has_point and not has_comma:
        return [number_with_point(text) for text in texts]
    for row, text in enumerate(texts, 1):
        if THOUSANDS.fullmatch(text):
            whole = text.replace(".", "")
            raise CaseError(
                f"row {row} of the table: '{name}' is {text!r}, which is {whole} or "
                f"{text.replace('.', ',')}: write one of them"
            )
    return [None if "." in text else with_comma(text) for text in texts]


def with_comma(text: str) -> float | None:
    """Read a text such as `1234,5` or `1.234,5`; None for anything else."""
    whole, comma, decimals = text.partition(",")
    digits = whole.replace(".", "") if THOUSANDS.fullmatch(whole) else whole
    if "." in digits + decimals:
        return None
    return number_with_point(f"{digits}.{decimals}" if comma else digits)


def labels_of(record: Record, indexes: Sequence[Index], row: int) -> list[str]:
    """Find the labels of a row."""
    labels = [record.get(index.name) for index in indexes]
    for index, label in zip(indexes, labels, strict=True):
        if not isinstance(label, str):
            raise CaseError(
                f"row {row} of the table: the label of '{index.name}' is a text, not {label!r}"
            )
    return [str(label) for label in labels]


def numbers_of(records: Sequence[Record], name: str, read_column: ReadColumn) -> list[float] | None:
    """Read a column as numbers; None when it is text. A column is never both."""
    numbers = read_column(name, [record.get(name) for record in records])
    if all(number is None for number in numbers):
        return None
    read: list[float] = []
    for row, (record, number) in enumerate(zip(records, numbers, strict=True), 1):
        if number is None:
            raise CaseError(
                f"row {row} of the table: '{name}' is {record.get(name)!r}, which is no number"
            )
        read.append(number)
    return read
