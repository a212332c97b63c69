"""Who pays, gains and works in a case: accounts, staff groups, and resources of staff hours."""

from __future__ import annotations

from . import _core
from ._core import Account, PriceIndex, Resource, StaffGroup
from .expressions import Value
from .prices import Prices

__all__ = ["CaseAccounts"]


class CaseAccounts:
    """The accounts, staff groups and resources of a business case."""

    __slots__ = ()

    _core: _core.BusinessCase

    def account(
        self, name: str, *, sector: str | None = None, parent: Account | str | None = None
    ) -> Account:
        """Open an account: who pays or gains.

        Parameters
        ----------
        name : str
            Unique in the case.
        sector : str, optional
            `region`, `municipality`, `state`, `private provider`, `patients` or `other`; without
            it that of the parent.
        parent : Account or str, optional
            The account it lies under.

        Raises
        ------
        CaseError
            When the name is taken, or there is neither sector nor parent.
        """
        return self._core.account(name, sector, self._account(parent))

    def staff_group(
        self,
        name: str,
        *,
        pay: Value,
        net_hours: Value,
        paid_hours: Value | None = None,
        prices: Prices | None = None,
        index: PriceIndex | str = "",
    ) -> StaffGroup:
        """Describe a staff group: what a staff-year costs, and the hours in it.

        Parameters
        ----------
        name : str
            Figures become the assumptions `<name>/pay`, `<name>/net hours`, `<name>/paid hours`.
        pay : Value
            Money a staff-year.
        net_hours : Value
            Worked time a staff-year.
        paid_hours : Value, optional
            Paid time a staff-year.
        prices, index
            Of the pay, as in `assume`.

        Raises
        ------
        UnitError
            When a figure is in another unit.
        CaseError
            When pay is sure to be negative, net hours not above 0, or paid hours fewer than net
            ones.
        """
        return self._core.staff_group(name, pay, net_hours, paid_hours, prices, index)

    def resource(
        self,
        name: str,
        capacity: Value,
        *,
        account: Account | str | None = None,
        staff: StaffGroup | None = None,
        already_freed: Value | None = None,
        source: str = "",
        owner: str = "",
        note: str = "",
    ) -> Resource:
        """Open a resource: worked hours a year that can be freed once, whoever claims them.

        Parameters
        ----------
        name : str
            Its figures become the assumptions `<name>/capacity` and `<name>/already freed`.
        capacity : Value
            Worked time a year.
        account : Account or str, optional
            Where the hours are.
        staff : StaffGroup, optional
            Whose hours they are; benefits that name the resource take it.
        already_freed : Value, optional
            What earlier projects have freed of them.
        source, owner, note : str
            Where it comes from, who answers for it, what else is known.

        Raises
        ------
        UnitError
            When a figure is not worked time.
        CaseError
            When the name is taken. A benefit by which more is sure to be claimed than there is, is
            refused where it is written.

        Examples
        --------
        >>> from gevinst.units import MDKK, staff_hour, staff_year
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> ward = case.account("Ward", sector="region")
        >>> doctors = case.staff_group(
        ...     "Doctors",
        ...     pay=1.1 * MDKK / staff_year,
        ...     net_hours=1_500 * staff_hour / staff_year,
        ... )
        >>> hours = case.resource(
        ...     "Reading", 9_000 * staff_hour, staff=doctors, already_freed=4_500 * staff_hour
        ... )
        >>> m = case.initiative("Spine", start=2027)
        >>> reading = m.benefit("Time", 3_000 * staff_hour, receiver=ward, resource=hours)
        >>> case.resources()["left", "Reading"].values.tolist()
        [4500.0, 1500.0]
        """
        found = self._account(account)
        return self._core.resource(name, capacity, found, staff, already_freed, source, owner, note)

    def account_named(self, name: str) -> Account:
        """Find an account. An unknown name is a CaseError with what may have been meant."""
        return self._core.account_named(name)

    def resource_named(self, name: str) -> Resource:
        """Find a resource. An unknown name is a CaseError with what may have been meant."""
        return self._core.resource_named(name)

    def _account(self, account: Account | str | None) -> Account | None:
        return self.account_named(account) if isinstance(account, str) else account
