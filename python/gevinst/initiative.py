"""Initiatives: what a project costs, frees and takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _core
from ._core import (
    Expression,
    Index,
    PriceIndex,
    Resource,
    Unit,
)
from .effects import Effects
from .expressions import Value
from .parties import Party
from .prices import Prices
from .spending import Spending

if TYPE_CHECKING:
    from .business_case import BusinessCase

__all__ = ["Initiative", "Resource"]


class Initiative(Spending, Effects):
    """One project of a case, from its start to its end; made by `BusinessCase.initiative`.

    Amounts are those of a full year: a year in which the initiative is active for six months
    takes half of them. `gv.once` and `gv.during` place amounts that stand for themselves.
    """

    __slots__ = ("_case", "_core")

    def __init__(self, case: BusinessCase, core: _core.Initiative) -> None:
        self._case = case
        self._core = core

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


# What Python says of a wrong call names the class that users know.
for _word in ("cost", "staff", "transfer", "benefit", "burden", "outcome"):
    getattr(Initiative, _word).__qualname__ = f"Initiative.{_word}"
