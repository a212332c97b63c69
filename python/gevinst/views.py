"""Views of a case: queries over its postings that give tables of figures."""

from __future__ import annotations

from typing import Literal

from . import _core
from ._core import Account, Index, Unit
from .figures import FigureTable
from .initiative import Initiative

__all__ = ["Views"]

Years = tuple[int, int]
Language = Literal["en", "da"]


class Views:
    """The views of a business case, at the point values of its assumptions."""

    __slots__ = ("_core",)

    _core: _core.BusinessCase

    def budget(
        self,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        by: Index | None = None,
        unit: Unit | None = None,
        language: Language = "en",
        use: bool = False,
    ) -> FigureTable:
        """Make the budget: expenditure by category and year, its total, and the staff-years.

        An account with an appropriation shows it, other accounts their costs. Expenditure is
        positive.

        Parameters
        ----------
        account : Account or str, optional
            With the accounts under it; all accounts without.
        initiative : Initiative or str, optional
            Costs of one initiative only.
        years : pair of int, optional
            The first and last year shown; without it the horizon.
        by : Index, optional
            A group of rows for each label.
        unit : Unit, optional
            Of money; without it millions of the case's currency.
        language : str
            `en` or `da`.
        use : bool
            Whether set aside, used and free stand beside each other.

        Raises
        ------
        CaseError
            For an account, initiative, year or index the case does not have.
        FaultError
            When a calculation left the real numbers.
        """
        cut = (_name(account), _name(initiative), years, by, unit, language)
        return FigureTable(_core.budget(self._core, *cut, use), "expenditure positive")

    def people(
        self,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        by: Index | None = None,
        language: Language = "en",
    ) -> FigureTable:
        """Show staff-years freed by fate, hired (negative) and net; parameters as in `budget`."""
        cut = (_name(account), _name(initiative), years, by, None, language)
        return FigureTable(_core.people(self._core, *cut), "gain positive")

    def patients(
        self,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        by: Index | None = None,
        language: Language = "en",
    ) -> FigureTable:
        """Show patients' time and waiting saved, line by line; parameters as in `budget`."""
        cut = (_name(account), _name(initiative), years, by, None, language)
        return FigureTable(_core.patients(self._core, *cut), "gain positive")

    def bottom_lines(
        self,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        by: Index | None = None,
        unit: Unit | None = None,
        language: Language = "en",
    ) -> FigureTable:
        """Show the three bottom lines beside each other; parameters as in `budget`.

        Money (gains in cash less expenditure), staff-years (freed less hired) and patients' time.
        One that the case does not state is not a zero.
        """
        cut = (_name(account), _name(initiative), years, by, unit, language)
        return FigureTable(_core.bottom_lines(self._core, *cut), "gain positive")


def _name(thing: Account | Initiative | str | None) -> str | None:
    return thing.name if isinstance(thing, Account | Initiative) else thing
