"""Initiatives: what a project costs, frees and takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias, Unpack

from . import _core
from ._core import (
    Account,
    Accounts,
    Benefit,
    Expression,
    Fate,
    FateWeight,
    Guard,
    Index,
    PriceIndex,
    Resource,
    Rest,
    StaffGroup,
    Unit,
)
from .expressions import Moment, Value
from .prices import Prices
from .records import LineNotes

if TYPE_CHECKING:
    from .business_case import BusinessCase

__all__ = ["Benefit", "Guard", "Initiative", "Party", "Resource", "not_above", "not_below"]

Party: TypeAlias = Account | Accounts | str
"""Who pays or gains: an account, its name, or an account for each label of an index."""


def not_above(limit: Value) -> Guard:
    """State the most that an outcome may be, in its unit.

    Examples
    --------
    >>> from gevinst.units import count
    >>> gv.not_above(3 * count("recall"))
    <guard not above 3 recall>
    """
    return Guard(True, limit)


def not_below(limit: Value) -> Guard:
    """State the least that an outcome may be, in its unit.

    Examples
    --------
    >>> from gevinst.units import count
    >>> gv.not_below(-3 * count("recall"))
    <guard not below -3 recall>
    """
    return Guard(False, limit)


class Initiative:
    """One project of a case, from its start to its end; made by `BusinessCase.initiative`.

    Amounts are those of a full year: a year in which the initiative is active for six months
    takes half of them. `gv.once` and `gv.during` place amounts that stand for themselves.
    """

    __slots__ = ("_case", "_core")

    def __init__(self, case: BusinessCase, core: _core.Initiative) -> None:
        self._case: Final = case
        self._core: Final = core

    @property
    def name(self) -> str:
        """The name, unique in its case."""
        return self._core.name

    @property
    def start(self) -> Expression:
        """The start, an assumption named `<initiative>/start` unless it is a formula."""
        return self._core.start

    @property
    def owner(self) -> str:
        """Who answers for the initiative."""
        return self._core.owner

    @property
    def note(self) -> str:
        """What else is known of it."""
        return self._core.note

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

    def benefit(
        self,
        name: str,
        potential: Value | None = None,
        *,
        receiver: Party | None,
        staff: StaffGroup | None = None,
        chain: Mapping[str, Value] | None = None,
        fate: Mapping[str | Fate, Value | Rest | FateWeight] | None = None,
        value: Mapping[str | Fate, Value] | None = None,
        before: Value | None = None,
        after: Value | None = None,
        of: Benefit | None = None,
        per: Value | None = None,
        resource: Resource | None = None,
        until: Moment | None = None,
        given: Value | None = None,
        measure: str = "",
        index: PriceIndex | str = "",
        **notes: Unpack[LineNotes],
    ) -> Benefit:
        """Post a benefit: a potential, what of it comes true, and where that goes.

        Parameters
        ----------
        potential : Value, optional
            Worked time, staff-years, patients' time, waiting, money or a count, a full year; or it
            is stated by `before` and `after`, or by `of` and `per`.
        receiver : Account, Accounts or str
            Who gains; None for a benefit that only drives others, which posts nothing itself.
        staff : StaffGroup, optional
            Whose time is freed; needed for worked time.
        chain : mapping, optional
            Named shares from the claim to what is at hand, in order. A number becomes the
            assumption `<initiative>/<benefit>/<link>`.
        fate : mapping, optional
            Where the benefit at hand goes: a share by standard fate or own `gv.Fate`, which sum
            to one, or `gv.rest` for one of them; or all of them drawn together, by `gv.shares`.
        value : mapping, optional
            Money a unit that goes to a fate. Posts closed are worth the pay of the staff group.
        before, after : Value, optional
            The potential is before less after.
        of : Benefit, optional
            A benefit of the initiative whose potential and chain this one continues.
        per : Value, optional
            How much of this benefit comes of a unit of that one.
        resource : Resource, optional
            Whose hours it frees; its staff group is taken where none is given.
        measure : str
            How it is measured afterwards.
        name, until, given, index, **notes
            As in `cost`.

        Returns
        -------
        Benefit
            For other benefits to continue by `of`, and for formulas by `realised`.

        Raises
        ------
        UnitError
            When the potential is none of these, or a share has a unit.
        CaseError
            For a negative potential, a share outside 0 to 1, fates that do not sum to one, or a
            fate in cash without a value.

        Examples
        --------
        >>> from gevinst.units import DKK, MDKK, staff_hour, staff_year
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> ward = case.account("Ward", sector="region")
        >>> nurses = case.staff_group(
        ...     "Nurses",
        ...     pay=0.6 * MDKK / staff_year,
        ...     net_hours=1_500 * staff_hour / staff_year,
        ... )
        >>> m = case.initiative("Rota", start=2026)
        >>> covered = m.benefit(
        ...     "Shortage covered",
        ...     3_000 * staff_hour,
        ...     receiver=ward,
        ...     staff=nurses,
        ...     chain={"released": 0.5},
        ...     fate={"temps avoided": 0.4, "quality": gv.rest},
        ...     value={"temps avoided": 700 * DKK / staff_hour},
        ... )
        >>> case.bottom_lines()["money"].values.tolist()
        [0.42, 0.42]
        >>> case.people()["quality"].values.tolist()
        [0.6, 0.6]
        """
        return self._core.benefit(
            name,
            potential,
            None if receiver is None else self._party(receiver),
            staff,
            dict_of(chain, "chain={'adoption': 0.9}"),
            dict_of(fate, "fate={'posts closed': 0.2, 'shorter queue': gv.rest}"),
            dict_of(value, "value={'temps avoided': 760 * DKK / staff_hour}"),
            before,
            after,
            of,
            per,
            resource,
            until,
            given,
            dict(notes),
            measure,
            index,
        )

    def burden(
        self,
        name: str,
        amount: Value,
        *,
        bearer: Party,
        staff: StaffGroup | None = None,
        fate: Mapping[str | Fate, Value | Rest | FateWeight] | None = None,
        value: Mapping[str | Fate, Value] | None = None,
        category: str = "payroll",
        until: Moment | None = None,
        given: Value | None = None,
        index: PriceIndex | str = "",
        **notes: Unpack[LineNotes],
    ) -> None:
        """Post a burden: time or events that are taken from staff or patients.

        It counts whole against its bottom line. It costs money only by a cash fate.

        Parameters
        ----------
        amount : Value
            Worked time, staff-years, patients' time, waiting or a count, a full year.
        bearer : Account, Accounts or str
            From whom it is taken.
        staff : StaffGroup, optional
            Whose time is taken; needed for worked time.
        fate, value : mapping, optional
            As in `benefit`: `temps hired` and `overtime paid` are cash.
        category : str
            Of the money of a cash fate.
        name, until, given, index, **notes
            As in `cost`.

        Raises
        ------
        UnitError
            When the amount is none of these.
        CaseError
            When it is negative: time that is freed is a benefit.

        Examples
        --------
        >>> from gevinst.units import MDKK, staff_hour, staff_year
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> ward = case.account("Ward", sector="region")
        >>> nurses = case.staff_group(
        ...     "Nurses",
        ...     pay=0.6 * MDKK / staff_year,
        ...     net_hours=1_500 * staff_hour / staff_year,
        ... )
        >>> m = case.initiative("Rota", start=2026)
        >>> m.burden("Training", gv.once(gv.start, 300 * staff_hour), bearer=ward, staff=nurses)
        >>> case.people()["taken"].values.tolist()
        [-0.2, 0.0]
        """
        self._core.burden(
            name,
            amount,
            self._party(bearer),
            staff,
            dict_of(fate, "fate={'temps hired': 0.5, 'capacity': gv.rest}"),
            dict_of(value, "value={'temps hired': 760 * DKK / staff_hour}"),
            category,
            until,
            given,
            dict(notes),
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

    def outcome(
        self,
        name: str,
        amount: Value,
        *,
        receiver: Party,
        guard: Guard | None = None,
        until: Moment | None = None,
        given: Value | None = None,
        measure: str = "",
        **notes: Unpack[LineNotes],
    ) -> None:
        """Post an outcome: a counted effect, shown under the bottom lines and never priced.

        Parameters
        ----------
        amount : Value
            A count a full year, of either sign.
        receiver : Account, Accounts or str
            Whom it concerns, as patients.
        guard : Guard, optional
            `gv.not_above(limit)` or `gv.not_below(limit)`; whether it is broken has a row.
        name, until, given, measure, **notes
            As in `benefit`.

        Raises
        ------
        UnitError
            When the amount is not a count, or the guard is in another unit.

        Examples
        --------
        >>> from gevinst.units import count
        >>> recall = count("recall")
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> patients = case.account("Patients", sector="patients")
        >>> m = case.initiative("Screening", start=2026)
        >>> m.outcome(
        ...     "Recalls",
        ...     gv.years(2026, 2, 5) * recall,
        ...     receiver=patients,
        ...     guard=gv.not_above(4 * recall),
        ... )
        >>> case.outcomes()["Screening/Recalls/guard"].values.tolist()
        [0.0, 100.0]
        """
        self._core.outcome(
            name,
            amount,
            self._party(receiver),
            guard,
            until,
            given,
            dict(notes),
            measure,
        )

    def commit(
        self,
        name: str,
        amount: Value,
        *,
        account: Party,
        source: str = "",
        owner: str = "",
        note: str = "",
        index: PriceIndex | str = "",
    ) -> None:
        """Book a budget cut, to be held against the cash the initiative brings the account.

        It posts nothing; `BusinessCase.commitments` shows both.

        Parameters
        ----------
        amount : Value
            What is cut, money a year, above zero.
        account : Account, Accounts or str
            Whose budget is cut; cash of the accounts under it counts too.
        name, source, owner, note, index
            As in `cost`.

        Raises
        ------
        UnitError
            When the amount is not money.
        CaseError
            When it is negative or defined twice.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> ward = case.account("Ward", sector="region")
        >>> m = case.initiative("Rota", start=2026)
        >>> savings = m.benefit(
        ...     "Temps", 1.5 * MDKK, receiver=ward, fate={"temps avoided": gv.rest}
        ... )
        >>> m.commit("Temp budget", gv.step(2027, 2 * MDKK), account=ward)
        >>> table = case.commitments()
        >>> table["difference", "Rota/Temp budget"].values.tolist()
        [1.5, -0.5]
        """
        self._core.commit(name, amount, self._party(account), source, owner, note, index)

    def assume(
        self,
        name: str,
        value: Value,
        unit: Unit | None = None,
        *,
        source: str = "",
        owner: str = "",
        note: str = "",
        evidence: str = "",
        range: tuple[Value, Value] | None = None,
        over: Index | None = None,
        decided: int | None = None,
        prices: Prices | None = None,
        index: PriceIndex | str = "",
    ) -> Expression:
        """Name an assumption of this initiative; its path is `<initiative>/<name>`.

        The parameters are those of `BusinessCase.assume`.
        """
        return self._core.assume(
            name, value, unit, source, owner, note, evidence, range, over, decided, prices, index
        )

    def _party(self, party: Party) -> Account | Accounts:
        return self._case.account_named(party) if isinstance(party, str) else party

    def _handover(
        self, handover: tuple[Moment, Party] | None
    ) -> tuple[Moment, Account | Accounts] | None:
        if handover is None:
            return None
        if not isinstance(handover, tuple) or len(handover) != 2:
            raise TypeError(
                f"expected when and to whom, as (gv.start + 2, radiology), not {handover!r}"
            )
        return handover[0], self._party(handover[1])

    def __repr__(self) -> str:
        """Name the initiative."""
        return f"<initiative '{self.name}' of '{self._case.name}'>"

    def __copy__(self) -> Initiative:
        """Refuse to be copied."""
        raise TypeError("an initiative belongs to its case: copy the case")

    def __deepcopy__(self, memo: dict[int, Any]) -> Initiative:
        """Refuse to be copied."""
        raise TypeError("an initiative belongs to its case: copy the case")

    def __reduce__(self) -> str:
        """Refuse to be pickled."""
        raise TypeError("an initiative cannot be pickled: it belongs to its case")


def dict_of(mapping: Mapping[Any, Any] | None, expected: str) -> dict[Any, Any]:
    """Take a mapping as a dict; None is an empty one."""
    if mapping is None:
        return {}
    if not isinstance(mapping, Mapping):
        raise TypeError(f"expected a dict, as {expected}, not {mapping!r}")
    return dict(mapping)
