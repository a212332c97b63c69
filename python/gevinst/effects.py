"""What an initiative frees, takes and brings about: benefits, burdens, outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Unpack

from ._core import (
    Benefit,
    Fate,
    FateWeight,
    Guard,
    PriceIndex,
    Resource,
    Rest,
    StaffGroup,
)
from .arguments import dict_of
from .expressions import Moment, Value
from .parties import Parties, Party
from .records import LineNotes

__all__ = ["Benefit", "Effects", "Guard", "not_above", "not_below"]


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


class Effects(Parties):
    """The words for what becomes of an initiative."""

    __slots__ = ()

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
