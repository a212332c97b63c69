"""Tables of figures: what the views of a case give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from . import _core
from ._core import FigureRow, PriceBasis, Unit

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FigureRow", "FigureTable"]


class FigureTable:
    """A table of figures: rows of a figure a year, each in its unit.

    Printed, it is the table as the budget office lays it out, in a notebook as HTML. It never
    changes, and does not depend on the case once it is made.

    Examples
    --------
    >>> from gevinst.units import MDKK
    >>> case = gv.BusinessCase("Pool", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> pool = case.account("AI pool", sector="region")
    >>> case.appropriate(pool, "establishment", gv.years(2026, 4, 3) * MDKK)
    >>> table = case.budget()
    >>> table["establishment"].values.tolist()
    [4.0, 3.0]
    >>> table["total"].total
    7.0
    """

    __slots__ = ("_table", "sign")

    def __init__(self, table: _core.FigureTable, sign: str) -> None:
        self._table: Final = table
        self.sign: Final = sign

    @property
    def title(self) -> str:
        """What the table shows, in its language."""
        return self._table.title

    @property
    def case_name(self) -> str:
        """The name of the case."""
        return self._table.case_name

    @property
    def account(self) -> str | None:
        """The account the table is cut to; None for all."""
        return self._table.account or None

    @property
    def unit(self) -> Unit:
        """The unit of rows of money."""
        return self._table.unit

    @property
    def prices(self) -> PriceBasis:
        """The price basis of the money."""
        return self._table.prices

    @property
    def language(self) -> str:
        """The language of title and labels, `en` or `da`."""
        return self._table.language

    @property
    def years(self) -> tuple[int, ...]:
        """The years shown."""
        return self._table.horizon.years

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """The rows in order."""
        return self._table.rows

    def __getitem__(self, key: str | tuple[str, str]) -> FigureRow:
        """Find a row: `table["total"]`, or `table["total", "Herlev"]` where the table is cut."""
        name, group = key if isinstance(key, tuple) else (key, "")
        return self._table.row(name, group)

    def __iter__(self) -> Iterator[FigureRow]:
        """Go through the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def to_text(
        self, *, decimals: int | None = None, totals: bool = False, width: int = 120
    ) -> str:
        """Print the table as plain text.

        Parameters
        ----------
        decimals : int, optional
            Of money, 0 to 15; without it one, and none for money in units below a million.
        totals : bool
            Whether a last column has the sum of the years, where a row has one.
        width : int
            Of a line; a wider table continues below with its further years.
        """
        return _core.to_text(self._table, decimals, totals, width)

    def to_html(self, *, decimals: int | None = None, totals: bool = False) -> str:
        """Print the table as an HTML fragment; the parameters are those of `to_text`."""
        return _core.to_html(self._table, decimals, totals)

    def to_pandas(self) -> pd.DataFrame:
        """Make a DataFrame: a row a label, a column a year, and the total where rows have one.

        Where the table is cut by an index, rows are labelled by group and label. A figure that is
        not stated is `pandas.NA`, so that columns have the type `Float64`. Unit, prices and
        account are in `attrs`.
        """
        import pandas as pd

        rows = self.rows
        columns: dict[int | str, list[float | None]] = {
            year: [None if row.state != "stated" else float(row.values[i]) for row in rows]
            for i, year in enumerate(self.years)
        }
        if any(row.total is not None for row in rows):
            columns[self._table.sum_label] = [row.total for row in rows]
        labels = [row.label for row in rows]
        index = (
            pd.MultiIndex.from_arrays([[row.group_label for row in rows], labels])
            if any(row.group for row in rows)
            else pd.Index(labels)
        )
        frame = pd.DataFrame(columns, index=index, dtype="Float64")
        frame.attrs = {
            "title": self.title,
            "unit": self.unit.text,
            "prices": str(self.prices),
            "account": self.account,
        }
        return frame

    @property
    def loc(self) -> Any:
        """Choose rows and columns as with `to_pandas().loc`: `table.loc["Payroll", 2027]`."""
        return self.to_pandas().loc

    def to_dict(self) -> dict[str, Any]:
        """Make plain dicts and lists, ready for JSON.

        A unit is named as it is in Python. A row that is not stated has None as its values, and
        says why in `state`; a row has a `group` and, whatever the language, a `group_key` where
        the table has groups.
        """
        return {
            "title": self.title,
            "case": self.case_name,
            "account": self.account,
            "unit": str(self.unit),
            "prices": str(self.prices),
            "sign": self.sign,
            "years": list(self.years),
            "rows": [dict_of(row) for row in self.rows],
        }

    def __repr__(self) -> str:
        """Print the table as text."""
        return self.to_text().rstrip("\n")

    def _repr_html_(self) -> str:
        return self.to_html()

    def __copy__(self) -> FigureTable:
        """Give the table itself, which never changes."""
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> FigureTable:
        """Give the table itself, which never changes."""
        return self

    def __reduce__(self) -> str:
        """Refuse to be pickled."""
        raise TypeError("a table cannot be pickled: take its to_dict() or to_pandas()")


def dict_of(row: FigureRow) -> dict[str, Any]:
    """Make a dict of a row."""
    fields: dict[str, Any] = {"key": row.key, "label": row.label}
    if row.group:
        fields["group_key"] = row.group_key
        fields["group"] = row.group_label
    fields["unit"] = str(row.unit)
    fields["values"] = row.values.tolist() if row.state == "stated" else None
    fields["total"] = row.total
    if row.state != "stated":
        fields["state"] = row.state
    return fields
