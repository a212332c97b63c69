"""How prices move in a case, and what other currencies cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from . import _core
from ._core import Expression, PriceIndex, Unit
from .arguments import dict_of
from .expressions import Value

__all__ = ["CasePrices"]


class CasePrices:
    """The price indexes and exchange rates of a business case."""

    __slots__ = ()

    _core: _core.BusinessCase

    def price_index(
        self,
        name: str,
        levels: Mapping[int, Value],
        *,
        growth: Value | None = None,
        default_for: Sequence[str] = (),
        source: str = "",
        owner: str = "",
        note: str = "",
    ) -> PriceIndex:
        """Describe how prices of one kind move, to convert money and to read it in other prices.

        Parameters
        ----------
        name : str
            Its levels become the assumptions `prices/<name>/<year>`, its growth
            `prices/<name>/growth`.
        levels : mapping
            A level above zero for each calendar year, without gaps: numbers, or distributions.
        growth : Value, optional
            A share a year, after the last year that is stated; perhaps uncertain, or by year.
        default_for : sequence of str
            Categories and fates whose lines follow it where they state no index; `"*"`: all that
            have no other.
        source, owner, note : str
            Where it comes from, who answers for it, what else is known.

        Returns
        -------
        PriceIndex
            To state as the `index` of lines and assumptions; its name will do too.

        Raises
        ------
        CaseError
            For a year that is left out, a level that is not above zero, or a second default.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
        >>> pool = case.account("AI pool", sector="region")
        >>> price = case.price_index("price", {2024: 100, 2025: 105, 2026: 110}, growth=0.1)
        >>> m = case.initiative("Screening", start=2026)
        >>> m.cost(
        ...     "Licence", 2 * MDKK, category="operations", payer=pool, prices=2024, index=price
        ... )
        >>> case.budget()["operations"].values.round(6).tolist()
        [2.2, 2.2, 2.2]
        >>> case.budget(prices="nominal")["operations"].values.round(6).tolist()
        [2.2, 2.42, 2.662]
        """
        default = [default_for] if isinstance(default_for, str) else list(default_for)
        by_year = dict_of(levels, "{2025: 100, 2026: 103.1}")
        return self._core.price_index(name, by_year, growth, default, source, owner, note)

    @property
    def price_indexes(self) -> tuple[PriceIndex, ...]:
        """The price indexes, in the order of definition."""
        return self._core.price_indexes

    def exchange_rate(
        self,
        rate: Value,
        unit: Unit | None = None,
        *,
        source: str = "",
        owner: str = "",
        note: str = "",
    ) -> Expression:
        """State what a unit of a currency costs in that of the case, as `7.46 * DKK / EUR`.

        Tables then show what is posted in that currency in the other one.

        Parameters
        ----------
        rate : Value
            Money for money: a quantity, a distribution, or values by year. All rates are into one
            currency.
        unit : Unit, optional
            The unit of a rate that has none yet, as ``DKK / EUR``.
        source, owner, note : str
            Where it comes from, who answers for it, what else is known.

        Returns
        -------
        Expression
            The assumption `prices/<currency>`.

        Raises
        ------
        UnitError
            When it is no money for other money.
        CaseError
            When the currency has a rate, or this one is into another currency than the others.

        Examples
        --------
        >>> from gevinst.units import DKK, EUR, MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> pool = case.account("AI pool", sector="region")
        >>> case.exchange_rate(7.5, DKK / EUR)
        <'prices/EUR' [DKK/EUR]>
        >>> m = case.initiative("Screening", start=2026)
        >>> m.cost("Hosting", 200_000 * EUR, category="operations", payer=pool)
        >>> m.cost("Support", 1 * MDKK, category="operations", payer=pool)
        >>> case.budget()["total"].values.tolist()
        [2.5, 2.5]
        """
        return self._core.exchange_rate(rate, unit, source, owner, note)

    @property
    def exchange_rates(self) -> dict[str, Expression]:
        """The exchange rates by currency."""
        return self._core.exchange_rates
