"""Including cases in a case, and letting them share assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from os import fspath
from typing import TYPE_CHECKING

from . import _core
from ._core import Account, Resource
from .arguments import dict_of

if TYPE_CHECKING:
    from os import PathLike

    from .business_case import BusinessCase

__all__ = ["Including"]


class Including:
    """What a business case takes from others."""

    __slots__ = ()

    _core: _core.BusinessCase

    def include(
        self,
        other: BusinessCase | str | PathLike[str],
        *,
        accounts: Mapping[str, Account | str] | None = None,
        resources: Mapping[str, Resource | str] | None = None,
        shift: int = 0,
        name: str = "",
    ) -> None:
        """Include another case: all that it defines becomes part of this one.

        What comes along is called by the name of the other case, a slash and what it was called
        there: `Shift planning/absence`. The other case is taken as it is now; later changes of it
        change nothing here. What it draws is drawn by the new names.

        Parameters
        ----------
        other : BusinessCase, str or path
            A case, or the path of a model file. Its money is in prices of the same year, and what
            it defines must be possible over the horizon of this case.
        accounts : mapping, optional
            Accounts of the other case by name, and the accounts here, or their names, that they
            are. The others are made anew under their parents.
        resources : mapping, optional
            Resources of the other case by name, and the resources here, or their names, that they
            are: an hour that two projects claim is then found. What is stated of the hours here
            holds. The others are made anew.
        shift : int
            Whole years by which the other's initiatives start and end later. What is relative to
            `gv.start` moves with them, and when gates are decided; payments in a calendar year
            stay.
        name : str, optional
            What it is called here, instead of its own name.

        Raises
        ------
        CaseError
            When something of it cannot be defined here. Nothing is included then.
        FileError
            When the model file cannot be read.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> def case_of(name):
        ...     return gv.BusinessCase(name, gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
        >>> rota = case_of("Rota")
        >>> fund = rota.account("Fund", sector="region")
        >>> m = rota.initiative("Model", start=2026)
        >>> m.cost("Licence", 0.5 * MDKK, category="operations", payer=fund)
        >>> pool = case_of("AI pool")
        >>> money = pool.account("AI pool", sector="region")
        >>> pool.include(rota, accounts={"Fund": money}, shift=1)
        >>> pool.initiatives[0].name
        'Rota/Model'
        >>> pool.budget(account=money)["operations"].values.tolist()
        [0.0, 0.5, 0.5]
        """
        found = other._core if isinstance(other, Including) else _core.load(fspath(other))
        given = dict_of(accounts, "accounts={'AI pool': pool}")
        own = {
            theirs: self._core.account_named(account) if isinstance(account, str) else account
            for theirs, account in given.items()
        }
        hours = {
            theirs: self._core.resource_named(resource) if isinstance(resource, str) else resource
            for theirs, resource in dict_of(
                resources, "resources={'Ward hours': ward_hours}"
            ).items()
        }
        self._core.include(found, own, hours, shift, name)

    def share(self, *patterns: str) -> None:
        """Let assumptions that included cases call the same be one variable.

        Parameters
        ----------
        *patterns : str
            Names in the included cases; `*` stands for any text, `?` for one character. What two
            cases call the same becomes one assumption of that name. It joins an assumption that
            this case has under that name. What is not shared stays independent.

        Raises
        ------
        CaseError
            When definitions differ, and for a pattern that fits no name that two of them have.
            Nothing is shared then.

        Examples
        --------
        >>> def case_of(name):
        ...     return gv.BusinessCase(name, gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
        >>> pool = case_of("AI pool")
        >>> for name in ("Rota", "Imaging"):
        ...     one = case_of(name)
        ...     wage = one.assume("wage growth", gv.normal(0.01, 0.005))
        ...     pool.include(one)
        >>> pool.share("wage*")
        >>> [one.path for one in pool.assumptions]
        ['wage growth']
        """
        self._core.share(patterns)

    @property
    def included(self) -> tuple[str, ...]:
        """The names of the included cases, under which stands what has come with them."""
        return self._core.scopes
