"""Tables as text, as CSV that Excel opens right, and as JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import Literal

from .. import _core
from ..figures import FigureTable

__all__ = ["Format", "table_text"]

Format = Literal["table", "csv", "json"]


def table_text(table: FigureTable, form: Format) -> str:
    """Write a table in one of the formats, with a newline at its end."""
    if form == "json":
        return json_text(table)
    return csv_text(table) if form == "csv" else f"{table}\n"


def json_text(table: FigureTable) -> str:
    """Write a table as JSON: its dict, without what it and its case are called."""
    document = table.to_dict()
    del document["title"], document["case"]
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def csv_text(table: FigureTable) -> str:
    """Write a table as CSV for Excel: with a UTF-8 mark, in Danish with `;` and decimal commas."""
    danish = table.language == "da"
    grouped = any(row.group for row in table.rows)
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";" if danish else ",", lineterminator="\r\n")
    nominal = table.prices.year is None
    head = [
        _core.label_of("nominal", table.language) if nominal else str(table.prices),
        *([""] if grouped else []),
        "Enhed" if danish else "Unit",
        *map(str, table.years),
        _core.label_of("sum", table.language),
    ]
    writer.writerow(head)
    for row in table.rows:
        numbers = [number_text(value, danish=danish) for value in row.values.tolist()]
        if row.state != "stated":
            key = "missing" if row.state == "missing" else "not_stated"
            numbers = [_core.label_of(key, table.language)] * len(table.years)
        total = "" if row.total is None else number_text(row.total, danish=danish)
        cells = [
            as_text(row.label),
            as_text(_core.unit_label(row.unit, table.language)),
            *numbers,
            total,
        ]
        writer.writerow([as_text(row.group_label), *cells] if grouped else cells)
    return out.getvalue()


def number_text(value: float, *, danish: bool) -> str:
    """Write a number in full, as the Excel of that language reads it."""
    return repr(value).replace(".", ",") if danish else repr(value)


def as_text(cell: str) -> str:
    """Keep a text from being run as a formula by the program that opens the file."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
