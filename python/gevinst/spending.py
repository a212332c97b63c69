"""What an initiative costs and pays: costs, staff, transfers."""

from __future__ import annotations

from typing import Unpack

from ._core import (
    PriceIndex,
    StaffGroup,
)
from .expressions import Moment, Value
from .parties import Parties, Party
from .prices import Prices
from .records import LineNotes

__all__ = ["Spending"]


class Spending(Parties):
    """The words for money that an initiative spends or moves."""

    __slots__ = ()

    def cost(
        self,
        name: str,
        amount: Value,
        *,
        category: str,
        payer: Party,
        handover: tuple[Moment, Party] | None = None,
        until: Moment | None = None,
        given: Value | None = None,
        prices: Prices | None = None,
        index: PriceIndex | str = "",
        **notes: Unpack[LineNotes],
    ) -> None:
        """Post a cost: money out of an account.

        Parameters
        ----------
        name : str
            Unique in the initiative.
        amount : Value
            Money a full year, or `gv.once` or `gv.during`. A formula or distribution may go below
            zero; it then shows as negative expenditure.
        category : str
            `establishment`, `payroll`, `operations` or an own one.
        payer : Account, Accounts or str
            With an account for each label of an index the amount runs over the index too.
        handover : pair, optional
            When somebody else pays from then on, and who: `(gv.start + 2, radiology)`. A single
            payment in that year is the first payer's.
        until : Moment, optional
            The last year or month, where the line ends before the initiative.
        given : Value, optional
            A gate: an assumption that is 0 or 1, as `gv.bernoulli`, or a share. The line is there
            where it holds, and before the year in which it is decided.
        prices : PriceBasis, int or str, optional
            What the amount is stated in, as 2024 or `gv.nominal`; without it the prices of the
            case.
        index : PriceIndex or str
            The price index that it follows: it is converted by it, and read by it in other prices.
        **notes : str
            Where the figure comes from, who answers for it, and what forms and registers ask of a
            line besides: `source`, `owner`, `note`, `nature`, `purse` and others of `LineNotes`.

        Raises
        ------
        UnitError
            When the amount is not money.
        CaseError
            When the name is taken, the payer is not an account of the case, the category reads like
            a standard one, or the cost is sure to be negative: income and savings are benefits.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> pool = case.account("AI pool", sector="region")
        >>> m = case.initiative("Screening", start="2026-07")
        >>> m.cost("Licence", 2 * MDKK, category="operations", payer=pool)
        >>> case.budget()["operations"].values.tolist()
        [1.0, 2.0]
        """
        self._core.cost(
            name,
            amount,
            category,
            self._party(payer),
            self._handover(handover),
            until,
            given,
            dict(notes),
            prices,
            index,
        )

    def staff(
        self,
        name: str,
        amount: Value,
        *,
        payer: Party,
        rate: Value | None = None,
        staff: StaffGroup | None = None,
        category: str = "payroll",
        handover: tuple[Moment, Party] | None = None,
        until: Moment | None = None,
        given: Value | None = None,
        prices: Prices | None = None,
        index: PriceIndex | str = "",
        **notes: Unpack[LineNotes],
    ) -> None:
        """Post staff that is hired: money and staff-years.

        Parameters
        ----------
        amount : Value
            Staff-years a full year.
        rate : Value, optional
            Money a staff-year; without it the pay of the staff group.
        staff : StaffGroup, optional
            Whose pay is taken.
        name, payer, category, handover, until, given, index, **notes
            As in `cost`.
        prices : PriceBasis, int or str, optional
            What the rate is stated in.

        Raises
        ------
        UnitError
            When the amount is not in staff-years, or the rate is not money a staff-year.
        CaseError
            Without a rate or a staff group, or when the amount is negative.
        """
        self._core.staff(
            name,
            amount,
            rate,
            self._party(payer),
            staff,
            category,
            self._handover(handover),
            until,
            given,
            dict(notes),
            prices,
            index,
        )

    def transfer(
        self,
        name: str,
        amount: Value,
        *,
        payer: Party,
        receiver: Party,
        category: str = "transfers",
        until: Moment | None = None,
        given: Value | None = None,
        prices: Prices | None = None,
        index: PriceIndex | str = "",
        **notes: Unpack[LineNotes],
    ) -> None:
        """Post a transfer: money from one account to another for nothing new, as fees and grants.

        It cancels where both accounts count.

        Parameters
        ----------
        amount : Value
            Money a full year.
        payer, receiver : Account, Accounts or str
            Both by label run over the same index.
        name, category, until, given, prices, index, **notes
            As in `cost`.

        Raises
        ------
        CaseError
            When it is negative, or goes from an account to itself.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> region = case.account("Region", sector="region")
        >>> practice = case.account("General practice", sector="private provider")
        >>> m = case.initiative("Fewer visits", start=2026)
        >>> m.transfer("Fees not paid", 2 * MDKK, payer=practice, receiver=region)
        >>> case.bottom_lines(account=region)["money"].values.tolist()
        [2.0, 2.0]
        """
        self._core.transfer(
            name,
            amount,
            self._party(payer),
            self._party(receiver),
            category,
            until,
            given,
            dict(notes),
            prices,
            index,
        )
