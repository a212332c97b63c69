"""Views of a case: queries over its postings that give tables of figures."""

from __future__ import annotations

from typing import Literal

from . import _core
from ._core import Account, Index, Unit
from .figures import FigureTable
from .initiative import Initiative
from .prices import Prices

__all__ = ["Language", "Views", "Years"]

Years = tuple[int, int]
Language = Literal["en", "da"]


class Views:
    """The views of a business case at point values."""

    __slots__ = ()

    _core: _core.BusinessCase

    def budget(
        self,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        by: Index | None = None,
        unit: Unit | None = None,
        prices: Prices | None = None,
        language: Language = "en",
        use: bool = False,
        net: bool = False,
        full_year: bool = False,
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
        prices : PriceBasis, int or str, optional
            What money is read in, as `"2027-pl"`, 2027 or `"nominal"`, each line by its price
            index; without it the prices of the case.
        language : str
            `en` or `da`.
        use : bool
            Whether set aside, used and free stand beside each other.
        net : bool
            Whether cash savings by fate, income from transfers, the net expenditure and what of it
            goes on after the horizon follow. What lowers expenditure has a minus. Amounts that
            stand for themselves, and lines that end, are not permanent.
        full_year : bool
            Whether a year that is active for some months shows what twelve would.

        Raises
        ------
        CaseError
            For an account, initiative, year or index the case does not have, for `use` beside
            `net`, or for a line that no price index says how to read in other prices.
        FaultError
            When a calculation left the real numbers.
        """
        cut = (name_of(account), name_of(initiative), years, by, unit, prices, language)
        table = _core.budget(self._core, *cut, use, net, full_year)
        return FigureTable(table, "expenditure positive")

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
        cut = (name_of(account), name_of(initiative), years, by, None, None, language)
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
        cut = (name_of(account), name_of(initiative), years, by, None, None, language)
        return FigureTable(_core.patients(self._core, *cut), "gain positive")

    def bottom_lines(
        self,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        by: Index | None = None,
        unit: Unit | None = None,
        prices: Prices | None = None,
        language: Language = "en",
    ) -> FigureTable:
        """Show the three bottom lines beside each other; parameters as in `budget`.

        Money (gains in cash less expenditure), staff-years (freed less hired) and patients' time.
        One that the case does not state is not a zero.
        """
        cut = (name_of(account), name_of(initiative), years, by, unit, prices, language)
        return FigureTable(_core.bottom_lines(self._core, *cut), "gain positive")

    def outcomes(
        self,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        by: Index | None = None,
        language: Language = "en",
    ) -> FigureTable:
        """Show outcomes and benefits that are counts, line by line; parameters as in `budget`.

        An outcome with a guard has a row `<line>/guard` too: the share of futures in which it is
        broken, 0 or 100 % at point values.
        """
        cut = (name_of(account), name_of(initiative), years, by, None, None, language)
        return FigureTable(_core.outcomes(self._core, *cut), "gain positive")

    def handover(
        self,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        unit: Unit | None = None,
        prices: Prices | None = None,
        language: Language = "en",
    ) -> FigureTable:
        """Show what each account takes over against its cash gains; parameters as in `budget`.

        The rows of an account are `taken_over`, `cash_gains` and `net`; a gain is positive.
        """
        cut = (name_of(account), name_of(initiative), years, None, unit, prices, language)
        return FigureTable(_core.handover(self._core, *cut), "gain positive")

    def resources(
        self,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        unit: Unit | None = None,
        language: Language = "en",
    ) -> FigureTable:
        """Show what is claimed of resources; parameters as in `budget`.

        The rows of a resource are `capacity_hours`, `already_freed`, `claimed`, `left` (negative:
        claimed twice) and `over_claimed`, the share of futures in which it is. Claims are
        potentials, before their chains.
        """
        cut = (name_of(account), name_of(initiative), years, None, unit, None, language)
        return FigureTable(_core.resources(self._core, *cut), "gain positive")

    def commitments(
        self,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        unit: Unit | None = None,
        prices: Prices | None = None,
        language: Language = "en",
    ) -> FigureTable:
        """Show booked cuts against realised cash; parameters as in `budget`.

        The rows of a commitment, `<initiative>/<name>`, are `booked`, `realised`, `difference` and
        `kept`, the share of futures in which the cash is enough.
        """
        cut = (name_of(account), name_of(initiative), years, None, unit, prices, language)
        return FigureTable(_core.commitments(self._core, *cut), "gain positive")


def name_of(thing: Account | Initiative | str | None) -> str | None:
    """Name an account or initiative that may be named already."""
    return thing.name if isinstance(thing, Account | Initiative) else thing
