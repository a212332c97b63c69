"""The business case: the root of a model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, overload

from . import _core
from ._core import (
    Account,
    Accounts,
    Correlation,
    Expression,
    Fate,
    Horizon,
    Index,
    PriceBasis,
    PriceIndex,
    Resource,
    StaffGroup,
    Unit,
)
from .arguments import dict_of
from .case_accounts import CaseAccounts
from .case_prices import CasePrices
from .contents import Contents
from .dependence import correlation
from .expressions import Moment, Value
from .figures import FigureTable
from .including import Including
from .initiative import Initiative
from .prices import Prices
from .runs import Runs
from .views import Language, Views, Years, name_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from .dependence import Correlated, Correlations

__all__ = [
    "Account",
    "Accounts",
    "BusinessCase",
    "Fate",
    "Horizon",
    "Resource",
    "StaffGroup",
]


class BusinessCase(Views, Runs, Contents, Including, CaseAccounts, CasePrices):
    """A business case over a horizon, in the prices of one year.

    Parameters
    ----------
    name : str
        The name of the case.
    horizon : Horizon
        The years it covers.
    prices : PriceBasis
        What its money is stated in, as `gv.fixed_prices(2026)`.

    Examples
    --------
    >>> case = gv.BusinessCase("AI pool", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    >>> region = case.account("Region", sector="region")
    >>> exams = case.assume("exams", gv.pert(80_000, 90_000, 100_000), gv.units.count("exam"))
    >>> exams
    <exams [exam]>
    >>> case.evaluate(exams)
    90000.0
    """

    __slots__ = ("_core",)

    def __init__(self, name: str, horizon: Horizon, *, prices: PriceBasis) -> None:
        self._core = _core.BusinessCase(name, horizon, prices)

    @classmethod
    def _of(cls, core: _core.BusinessCase) -> BusinessCase:
        made = cls.__new__(cls)
        made._core = core
        return made

    @property
    def name(self) -> str:
        """The name."""
        return self._core.name

    @property
    def horizon(self) -> Horizon:
        """The years it covers."""
        return self._core.horizon

    @property
    def prices(self) -> PriceBasis:
        """What its money is stated in."""
        return self._core.prices

    @overload
    def accounts(
        self, index: Index, *, sector: str | None = None, parent: Account | str | None = None
    ) -> Accounts: ...
    @overload
    def accounts(
        self,
        index: None = None,
        *,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        unit: Unit | None = None,
        prices: Prices | None = None,
        language: Language = "en",
    ) -> FigureTable: ...
    def accounts(
        self,
        index: Index | None = None,
        *,
        sector: str | None = None,
        parent: Account | str | None = None,
        account: Account | str | None = None,
        initiative: Initiative | str | None = None,
        years: Years | None = None,
        unit: Unit | None = None,
        prices: Prices | None = None,
        language: Language = "en",
    ) -> Accounts | FigureTable:
        """Open an account for each label of an index; or, without one, show what accounts have.

        With an index, the accounts are named by its labels. Accounts that exist already are taken
        by label with `gv.Accounts`, a list in the order of the labels or a dict:
        `gv.Accounts(sector, {"primary": practice, "hospital": heart})`.

        Without one, the table of accounts: what each gains less what it gives, by kind, in double
        entry. Ask for a row by its key and the account. An account has what is posted to itself.
        The other side of a posting that names one is a boundary account; together all have nothing
        of any kind, the balance. The parameters are then those of `budget`.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> department = gv.index("department", ["Herlev", "Hvidovre"])
        >>> departments = case.accounts(department, sector="region")
        >>> departments["Herlev"]
        <account 'Herlev', region>
        >>> m = case.initiative("Screening", start=2026)
        >>> m.cost("Licence", 2 * MDKK, category="operations", payer="Herlev")
        >>> table = case.accounts()
        >>> table["money", "Herlev"].values.tolist(), table["money", "Suppliers"].values.tolist()
        ([-2.0, -2.0], [2.0, 2.0])
        """
        if index is not None:
            if any(given is not None for given in (account, initiative, years, unit, prices)):
                raise TypeError(
                    "case.accounts(index) opens accounts: ask for the table without an index"
                )
            return self._core.accounts(index, sector, self._account(parent))
        if sector is not None or parent is not None:
            raise TypeError("case.accounts needs an index to open accounts by")
        cut = (name_of(account), name_of(initiative), years, None, unit, prices, language)
        return FigureTable(_core.accounts(self._core, *cut), "gain positive")

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
        """Name an assumption: one path is one value, or one random variable, everywhere.

        Parameters
        ----------
        name : str
            Its path.
        value : Value
            A number, a quantity, a distribution, values by label or year, or a formula.
        unit : Unit, optional
            The unit of a value that has none yet. A distribution without a unit, as `gv.beta`, is a
            share by definition, and in percent it stays that share.
        source, owner, note, evidence : str
            Where it comes from, who answers for it, what else is known, how well it is known.
        range : pair, optional
            The least and greatest value it may take, as numbers in its unit or as quantities.
        over : Index, optional
            One independent variable for each label.
        decided : int, optional
            Of a gate: the year from which on it counts; what is spent before stays.
        prices : PriceBasis, int or str, optional
            What its money is stated in, as 2024 or `gv.nominal`; without it the prices of the case.
            Its number, range and overrides stay in these prices.
        index : PriceIndex or str
            The price index that its money follows: it is converted by it, and lines that are made
            of it are read by it in other prices.

        Returns
        -------
        Expression
            The named leaf.

        Raises
        ------
        CaseError
            When the path is taken, or the value leaves the range.
        UnitError
            When the unit is given twice, or what is no money states prices.
        """
        return self._core.assume(
            name, value, unit, source, owner, note, evidence, range, over, decided, prices, index
        )

    def correlate(
        self,
        assumptions: Correlation | Correlated,
        matrix: Correlations | None = None,
        *,
        rank: bool = False,
    ) -> None:
        """Let assumptions move together, in every simulation of the case and of its scenarios.

        The parameters are those of `gv.correlation`; a correlation that it made will do too.
        Assumptions that have one variable for each label of the same index move together label by
        label.

        Raises
        ------
        CaseError
            For a path that is none, or of what does not vary; for a variable in two correlations;
            for correlations that no variables have, with the nearest that some have.

        Examples
        --------
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> demand = case.assume("demand", gv.normal(100, 20))
        >>> waiting = case.assume("waiting", gv.triangular(1, 2, 6))
        >>> case.correlate([demand, waiting], 0.6)
        >>> case.correlations
        (<correlation of 'demand' 'waiting'>,)
        """
        if isinstance(assumptions, Correlation):
            self._core.correlate(assumptions)
        else:
            self._core.correlate(correlation(assumptions, matrix, rank=rank))

    @property
    def correlations(self) -> tuple[Correlation, ...]:
        """What moves together, of single variables: those stated label by label stand apart."""
        return self._core.correlations

    def initiative(
        self,
        name: str,
        *,
        start: Moment,
        until: Moment | None = None,
        over: Index | None = None,
        given: Value | None = None,
        owner: str = "",
        note: str = "",
    ) -> Initiative:
        """Begin an initiative: one project, from its start on.

        Parameters
        ----------
        name : str
            Unique in the case.
        start : Moment
            A year, a month `"2026-07"`, an assumption, or a value by label for waves.
        until : Moment, optional
            The last year or month; without it the end of the horizon.
        over : Index, optional
            Its lines post by label of this index.
        given : Value, optional
            A gate: an assumption that is 0 or 1, as `gv.bernoulli`, or a share. Its lines are there
            where it holds, and before the year in which it is decided.
        owner, note : str
            Who answers for it, what else is known.

        Raises
        ------
        CaseError
            When the name is taken, or it starts after the horizon or its end.
        """
        return Initiative(self, self._core.initiative(name, start, until, over, owner, note, given))

    def appropriate(
        self,
        account: Account | str,
        category: str,
        amount: Value,
        *,
        staff: Value | None = None,
        source: str = "",
        note: str = "",
        index: PriceIndex | str = "",
        name: str = "",
    ) -> None:
        """Set money, and perhaps staff-years, aside on an account from above. It is not a cost.

        Parameters
        ----------
        account : Account or str
            Where it is set aside.
        category : str
            As of a cost.
        amount : Value
            Money a year.
        staff : Value, optional
            Staff-years.
        source, note : str
            Where it is decided, what else is known.
        index : PriceIndex or str
            The price index that it is read by in other prices.
        name : str, optional
            Tells it apart from another of the category on the account. They add up.

        Raises
        ------
        UnitError
            When the amount is not money, or the staff not staff-years.
        CaseError
            When one of the same account, category and name is set aside already.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> clinic = case.account("Clinic", sector="region")
        >>> case.appropriate(clinic, "operations", 2 * MDKK)
        >>> case.appropriate(clinic, "operations", 0.5 * MDKK, name="Budget 2027")
        >>> case.budget(use=True)["operations/set_aside"].values.tolist()
        [2.5, 2.5]
        """
        found = self.account_named(account) if isinstance(account, str) else account
        self._core.appropriate(found, category, amount, staff, source, note, index, name)

    def label(self, name: str, *, en: str = "", da: str = "") -> None:
        """State what a name is called in tables, in each language.

        Keys, paths and formulas keep the name.

        Parameters
        ----------
        name : str
            That of an account, initiative, line, category, fate, label of an index, resource or
            commitment, once it is defined, of the case, or of an included one, whose label stands
            before the names that came with it. A line is named alone, or as `Screening/Licence`.
        en, da : str
            What it is called in English and in Danish; as it is written where a text is empty.

        Raises
        ------
        CaseError
            When no table of the case shows the name, or no text is given.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> clinic = case.account("Clinic", sector="region")
        >>> case.appropriate(clinic, "validation", 2 * MDKK)
        >>> case.label("validation", da="Validering på egne data")
        >>> case.budget(language="da")["validation"].label
        'Validering på egne data'
        """
        self._core.label(name, en, da)

    def initiative_named(self, name: str) -> Initiative:
        """Find an initiative, to add to it. An unknown name is a CaseError."""
        return Initiative(self, self._core.initiative_named(name))

    def assumption(self, path: str) -> Expression:
        """Find an assumption. An unknown path is a CaseError with what may have been meant."""
        return self._core.assumption(path)

    def with_changes(self, changes: Mapping[str, Moment]) -> BusinessCase:
        """Make the same case with other values; this one stays as it is.

        Parameters
        ----------
        changes : mapping
            New values by path, in the order they are applied. Paths may have `*` and `?`, and name
            elements: `{"*/captured": 0.2, "demand[Herlev, night]": 9, "Spine/start": "2026-07"}`.
            A number is in the assumption's own unit.

        Raises
        ------
        CaseError
            When one matches nothing, or the case is not valid with it.
        UnitError
            When a value has another unit than the assumption.

        Examples
        --------
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> exams = case.assume("exams", 90_000, gv.units.count("exam"))
        >>> case.with_changes({"exams": 80_000}).evaluate("exams")
        80000.0
        """
        return BusinessCase._of(self._core.with_changes(dict_of(changes, "{'*/captured': 0.2}")))

    def evaluate(
        self, expression: Value | str, *, point: Literal["mean", "mode"] = "mean"
    ) -> float | npt.NDArray[np.float64]:
        """Evaluate an expression, or the assumption of a path, at point values.

        Parameters
        ----------
        expression : Value or str
            An expression, or a path.
        point : str
            What stands for an uncertain value, its `mean` or its `mode`.

        Returns
        -------
        float or ndarray
            In the unit of the expression. A read-only array has an axis an index, in the order of
            `expression.indexes`, and then one of years when the value differs by year.

        Raises
        ------
        CaseError
            For a missing value, or `gv.start` outside an initiative.
        FaultError
            When a calculation left the real numbers.

        Examples
        --------
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
        >>> case.evaluate(gv.ramp(2026, 2028) * 5)
        array([0. , 2.5, 5. ])
        """
        found = self.assumption(expression) if isinstance(expression, str) else expression
        return self._core.evaluate(found, point)

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """All initiatives."""
        names = _core.list_initiatives(self._core)
        return tuple(self.initiative_named(name) for name in names)

    def __repr__(self) -> str:
        """Name the case, its years and prices."""
        years = f"{self.horizon.first}-{self.horizon.last}"
        return f"<business case '{self.name}', {years}, {self.prices}>"

    def __copy__(self) -> BusinessCase:
        """Copy the case; the copies are independent."""
        return BusinessCase._of(_core.BusinessCase(self._core))

    def __deepcopy__(self, memo: dict[int, Any]) -> BusinessCase:
        """Copy the case; the copies are independent."""
        return self.__copy__()

    copy = __copy__

    def __reduce__(self) -> str:
        """Refuse to be pickled."""
        raise TypeError(
            "a business case cannot be pickled: copy it, or build it where it is needed"
        )
