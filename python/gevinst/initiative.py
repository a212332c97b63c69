"""Initiatives: what a project costs, and what it frees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from . import _core
from ._core import Account, Accounts, Expression, Fate, Index, Rest, StaffGroup, Unit
from .expressions import Moment, Value

if TYPE_CHECKING:
    from .business_case import BusinessCase

__all__ = ["Initiative", "Party"]

Party: TypeAlias = Account | Accounts | str
"""Who pays or gains: an account, its name, or an account for each label of an index."""


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
        until: Moment | None = None,
        source: str = "",
        owner: str = "",
        note: str = "",
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
        until : Moment, optional
            The last year or month, where the line ends before the initiative.
        source, owner, note : str
            Where the figure comes from, who answers for it, what else is known.

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
        self._core.cost(name, amount, category, self._party(payer), until, source, owner, note)

    def staff(
        self,
        name: str,
        amount: Value,
        *,
        payer: Party,
        rate: Value | None = None,
        staff: StaffGroup | None = None,
        category: str = "payroll",
        until: Moment | None = None,
        source: str = "",
        owner: str = "",
        note: str = "",
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
        name, payer, category, until, source, owner, note
            As in `cost`.

        Raises
        ------
        UnitError
            When the amount is not in staff-years, or the rate is not money a staff-year.
        CaseError
            Without a rate or a staff group, or when the amount is negative.
        """
        self._core.staff(
            name, amount, rate, self._party(payer), staff, category, until, source, owner, note
        )

    def benefit(
        self,
        name: str,
        potential: Value,
        *,
        receiver: Party,
        staff: StaffGroup | None = None,
        chain: Mapping[str, Value] | None = None,
        fate: Mapping[str | Fate, Value | Rest] | None = None,
        value: Mapping[str | Fate, Value] | None = None,
        until: Moment | None = None,
        source: str = "",
        owner: str = "",
        note: str = "",
        measure: str = "",
    ) -> None:
        """Post a benefit: a potential, what of it comes true, and where that goes.

        Parameters
        ----------
        potential : Value
            Worked time, staff-years, patients' time, waiting, money or a count, a full year.
        receiver : Account, Accounts or str
            Who gains.
        staff : StaffGroup, optional
            Whose time is freed; needed for worked time.
        chain : mapping, optional
            Named shares from the claim to what is at hand, in order. A number becomes the
            assumption `<initiative>/<benefit>/<link>`.
        fate : mapping, optional
            Where the benefit at hand goes: a share by standard fate or own `gv.Fate`, which sum
            to one, or `gv.rest` for one of them.
        value : mapping, optional
            Money a unit that goes to a fate. Posts closed are worth the pay of the staff group.
        measure : str
            How it is measured afterwards.
        name, until, source, owner, note
            As in `cost`.

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
        >>> m.benefit(
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
        self._core.benefit(
            name,
            potential,
            self._party(receiver),
            staff,
            dict_of(chain, "chain={'adoption': 0.9}"),
            dict_of(fate, "fate={'posts closed': 0.2, 'shorter queue': gv.rest}"),
            dict_of(value, "value={'temps avoided': 760 * DKK / staff_hour}"),
            until,
            source,
            owner,
            note,
            measure,
        )

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
    ) -> Expression:
        """Name an assumption of this initiative; its path is `<initiative>/<name>`.

        The parameters are those of `BusinessCase.assume`.
        """
        return self._core.assume(name, value, unit, source, owner, note, evidence, range, over)

    def _party(self, party: Party) -> Account | Accounts:
        return self._case.account_named(party) if isinstance(party, str) else party

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
