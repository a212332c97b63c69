"""
The C++ library as Python sees it; what users call is in gevinst.
"""

from __future__ import annotations

import collections.abc
import typing

import numpy
import numpy.typing

__all__: list[str] = [
    "Account",
    "Accounts",
    "Benefit",
    "BusinessCase",
    "Correlation",
    "DKK",
    "Derivative",
    "Distribution",
    "EUR",
    "Expression",
    "Fate",
    "FateWeight",
    "FigureRow",
    "FigureTable",
    "GBP",
    "Gradient",
    "Guard",
    "Horizon",
    "Index",
    "Initiative",
    "MDKK",
    "MEUR",
    "MGBP",
    "PriceBasis",
    "PriceIndex",
    "Replay",
    "ReplayStep",
    "Resource",
    "Rest",
    "Sampling",
    "SimulatedFigure",
    "Simulation",
    "StaffGroup",
    "Unit",
    "Variability",
    "accounts",
    "at_point_values",
    "at_year",
    "bass",
    "between",
    "bottom_lines",
    "budget",
    "by",
    "ceil",
    "choose",
    "commitments",
    "correlation",
    "count_unit",
    "cumulative",
    "currency_unit",
    "data",
    "discrete",
    "distribution",
    "during",
    "empirical",
    "empirical_quantiles",
    "exp",
    "expected_excess",
    "floor",
    "from_json",
    "gradient",
    "growth",
    "handover",
    "is_number",
    "kDKK",
    "label_of",
    "lag",
    "latin_hypercube",
    "level_unit",
    "list_accounts",
    "list_appropriations",
    "list_assumptions",
    "list_initiatives",
    "list_lines",
    "list_staff_groups",
    "load",
    "log",
    "logistic",
    "lognormal_between",
    "lognormal_by_mean",
    "max",
    "merge",
    "min",
    "missing",
    "mixture",
    "month",
    "nearest_correlation",
    "negative_binomial",
    "nominal",
    "normal_between",
    "normal_excess",
    "normal_variability",
    "once",
    "outcomes",
    "packs",
    "paid_hour",
    "paid_minute",
    "parse_formula",
    "parse_unit",
    "patient_day",
    "patient_hour",
    "patient_minute",
    "patients",
    "people",
    "percent",
    "percentile_name",
    "pert_by_percentiles",
    "poisson_variability",
    "pow",
    "prices_of",
    "ramp",
    "random_sampling",
    "read_table",
    "replay",
    "resources",
    "rest",
    "round",
    "save",
    "shares",
    "simulate",
    "sobol",
    "staff_hour",
    "staff_minute",
    "staff_year",
    "start",
    "step",
    "sum_years",
    "table",
    "this_year",
    "tiers",
    "to_html",
    "to_json",
    "to_text",
    "triangular_by_percentiles",
    "truncated",
    "unit_label",
    "whole",
    "within",
    "write_text_file",
    "year",
    "years",
]

class Unit:
    """
    A unit: `number * unit` is a quantity, units multiply and divide.
    """

    __array_ufunc__ = None
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __eq__(self, arg0: Unit) -> bool: ...
    def __hash__(self) -> int: ...
    @typing.overload
    def __mul__(self, arg0: Unit) -> Unit: ...
    @typing.overload
    def __mul__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __pow__(self, arg0: typing.SupportsIndex) -> Unit: ...
    def __repr__(self) -> str: ...
    def __rmul__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __rtruediv__(
        self, arg0: Expression | Distribution | typing.SupportsFloat
    ) -> Expression: ...
    def __str__(self) -> str: ...
    @typing.overload
    def __truediv__(self, arg0: Unit) -> Unit: ...
    @typing.overload
    def __truediv__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    @property
    def text(self) -> str:
        """
        The unit as formulas and the model file write it, `DKK/staff hour`.
        """

class Index:
    """
    Ordered labels that values run over; made by `gv.index`.
    """
    def __contains__(self, arg0: str) -> bool: ...
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __eq__(self, arg0: Index) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, name: str, labels: collections.abc.Sequence[str]) -> None: ...
    def __iter__(self) -> collections.abc.Iterator[str]: ...
    def __len__(self) -> int: ...
    def __repr__(self) -> str: ...
    @property
    def labels(self) -> tuple[str, ...]:
        """
        The labels in order.
        """
    @property
    def name(self) -> str:
        """
        The name of the index.
        """

class Rest:
    """
    The share of a fate that is left; the one object of this type is `gv.rest`.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __repr__(self) -> str: ...

class Variability:
    """
    What differs from day to day inside a draw: integrated by `gv.expected_excess`, not drawn.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __repr__(self) -> str: ...

class Distribution:
    """
    An uncertain value that is not named yet: what `gv.pert` and its like give.
    """

    __array_ufunc__ = None
    def __add__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __bool__(self) -> bool: ...
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __eq__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __ge__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __gt__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __hash__(self) -> int: ...
    def __le__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __lt__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    @typing.overload
    def __mul__(self, arg0: Unit) -> Expression: ...
    @typing.overload
    def __mul__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __ne__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __neg__(self) -> Expression: ...
    def __pos__(self) -> Expression: ...
    def __pow__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __radd__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __repr__(self) -> str: ...
    def __rmul__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __rpow__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __rsub__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __rtruediv__(
        self, arg0: Expression | Distribution | typing.SupportsFloat
    ) -> Expression: ...
    def __sub__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    @typing.overload
    def __truediv__(self, arg0: Unit) -> Expression: ...
    @typing.overload
    def __truediv__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def cdf(self, value: typing.SupportsFloat) -> float:
        """
        The probability of a value not above a number in the unit of the parameters.
        """
    def mean(self) -> float:
        """
        The mean, in the unit of the parameters.
        """
    def mode(self) -> float:
        """
        The most likely value, in the unit of the parameters.
        """
    def quantile(self, p: typing.SupportsFloat) -> float:
        """
        The value that is not exceeded with a probability, in the unit of the parameters.
        """
    def sd(self) -> float:
        """
        The standard deviation, in the unit of the parameters.
        """
    @property
    def formula(self) -> str:
        """
        The text of the distribution.
        """
    @property
    def lower(self) -> float:
        """
        The least value there can be.
        """
    @property
    def unit(self) -> Unit:
        """
        The unit of the parameters.
        """
    @property
    def upper(self) -> float:
        """
        The greatest value there can be.
        """

class Expression:
    """
    A number, a named assumption, or operations on them: with a unit, and one value a year or one for all years.
    """

    __array_ufunc__ = None
    def __add__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __bool__(self) -> bool: ...
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __eq__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __ge__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __gt__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __hash__(self) -> int: ...
    def __le__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __lt__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    @typing.overload
    def __mul__(self, arg0: Unit) -> Expression: ...
    @typing.overload
    def __mul__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __ne__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __neg__(self) -> Expression: ...
    def __pos__(self) -> Expression: ...
    def __pow__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __radd__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __repr__(self) -> str: ...
    def __rmul__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __rpow__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __rsub__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def __rtruediv__(
        self, arg0: Expression | Distribution | typing.SupportsFloat
    ) -> Expression: ...
    def __sub__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    @typing.overload
    def __truediv__(self, arg0: Unit) -> Expression: ...
    @typing.overload
    def __truediv__(self, arg0: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
    def at(self, year: typing.SupportsIndex | None = None, /, **kwargs: str) -> Expression:
        """
        The value in one year, `at(2029)`, or the element of a label, `at(department="Herlev")`; a space in the name of an index is written `_`.
        """
    def cumulative(self) -> Expression:
        """
        The sum of the years so far.
        """
    def lag(self, years: typing.SupportsIndex) -> Expression:
        """
        The value so many years before; 0 in the first years.
        """
    def max(self, index: Index) -> Expression:
        """
        The greatest element of an index.
        """
    def mean(self, index: Index) -> Expression:
        """
        The mean over an index.
        """
    def sum(self, index: Index) -> Expression:
        """
        The sum over an index.
        """
    def sum_years(self) -> Expression:
        """
        The sum of all years of the horizon.
        """
    @property
    def formula(self) -> str:
        """
        The expression as text.
        """
    @property
    def indexes(self) -> tuple[Index, ...]:
        """
        The indexes it runs over.
        """
    @property
    def path(self) -> str | None:
        """
        The path of an assumption; None for what has no name.
        """
    @property
    def unit(self) -> Unit:
        """
        The unit.
        """
    @property
    def yearly(self) -> bool:
        """
        Whether it has a value a year, not one for all years.
        """

class Correlation:
    """
    Assumptions that move together; see `gv.correlation`.
    """
    def __repr__(self) -> str: ...
    @property
    def matrix(self) -> list[list[float]]:
        """
        The correlations, row by row.
        """
    @property
    def paths(self) -> tuple[str, ...]:
        """
        The paths of the assumptions, in order.
        """
    @property
    def rank(self) -> bool:
        """
        Whether its numbers are rank correlations.
        """

class Horizon:
    """
    The calendar years of a case, first and last included.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __eq__(self, arg0: Horizon) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, first: typing.SupportsIndex, last: typing.SupportsIndex) -> None: ...
    def __len__(self) -> int: ...
    def __repr__(self) -> str: ...
    @property
    def first(self) -> int:
        """
        The first year.
        """
    @property
    def last(self) -> int:
        """
        The last year.
        """
    @property
    def years(self) -> tuple[int, ...]:
        """
        All years in order.
        """

class PriceBasis:
    """
    What money is stated in: the prices of a year, made by `gv.fixed_prices`, or `gv.nominal`.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __eq__(self, arg0: PriceBasis) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, year: typing.SupportsIndex) -> None: ...
    def __repr__(self) -> str: ...
    def __str__(self) -> str: ...
    @property
    def year(self) -> int | None:
        """
        The year; None for nominal prices.
        """

class PriceIndex:
    """
    How prices of one kind move; made by `BusinessCase.price_index`.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __repr__(self) -> str: ...
    @property
    def growth(self) -> Expression | None:
        """
        A share a year after the last; None where it is not stated.
        """
    @property
    def levels(self) -> dict[int, Expression]:
        """
        The assumption of each year that is stated.
        """
    @property
    def name(self) -> str:
        """
        The name.
        """

class Fate:
    """
    Where a benefit at hand goes, and whether that lowers somebody's spending.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __eq__(self, arg0: Fate) -> bool: ...
    def __hash__(self) -> int: ...
    def __init__(self, name: str, cash: bool | None = None) -> None: ...
    def __repr__(self) -> str: ...
    @property
    def cash(self) -> bool:
        """
        Whether it lowers somebody's spending.
        """
    @property
    def name(self) -> str:
        """
        The name.
        """

class StaffGroup:
    """
    What a staff-year costs, and the hours in it; made by `BusinessCase.staff_group`.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __repr__(self) -> str: ...
    @property
    def name(self) -> str:
        """
        The name.
        """
    @property
    def net_hours(self) -> Expression:
        """
        Worked time a staff-year.
        """
    @property
    def paid_hours(self) -> Expression | None:
        """
        Paid time a staff-year; None where it is not stated.
        """
    @property
    def pay(self) -> Expression:
        """
        Money a staff-year.
        """
    @property
    def value_of_time(self) -> Expression:
        """
        What a worked hour costs: pay over net hours.
        """

class Account:
    """
    Who pays or gains; made by `BusinessCase.account`.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __eq__(self, arg0: Account) -> bool: ...
    def __hash__(self) -> int: ...
    def __repr__(self) -> str: ...
    @property
    def name(self) -> str:
        """
        The name, unique in its case.
        """
    @property
    def parent(self) -> str | None:
        """
        The name of the account it lies under; None at the top.
        """
    @property
    def sector(self) -> str:
        """
        The sector.
        """

class Accounts:
    """
    An account for each label of an index, made by `BusinessCase.accounts`; or of accounts that exist: a list in the order of the labels, or a dict by label.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __getitem__(self, label: str) -> Account: ...
    def __init__(
        self, index: Index, accounts: collections.abc.Iterable[Account] | dict[str, Account]
    ) -> None: ...
    def __iter__(self) -> collections.abc.Iterator[Account]: ...
    def __len__(self) -> int: ...
    def __repr__(self) -> str: ...
    @property
    def index(self) -> Index:
        """
        The index the accounts run over.
        """

class Guard:
    """
    The limit an outcome is to keep; made by `gv.not_above` and `gv.not_below`.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __init__(
        self, above: bool, limit: Expression | Distribution | typing.SupportsFloat
    ) -> None: ...
    def __repr__(self) -> str: ...

class FateWeight:
    """
    The weight of a fate among shares that are drawn together; made by `gv.shares`.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __repr__(self) -> str: ...
    @property
    def number(self) -> float:
        """
        The weight.
        """

class Resource:
    """
    Worked hours that can be freed once; made by `BusinessCase.resource`.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __repr__(self) -> str: ...
    @property
    def already_freed(self) -> Expression | None:
        """
        What was freed before; None where it is not stated.
        """
    @property
    def capacity(self) -> Expression:
        """
        Worked time a year.
        """
    @property
    def name(self) -> str:
        """
        The name.
        """

class Benefit:
    """
    A benefit of an initiative, for others to continue; made by `benefit`.
    """
    def __copy__(self) -> typing.Any: ...
    def __deepcopy__(self, memo: typing.Any) -> typing.Any: ...
    def __repr__(self) -> str: ...
    @property
    def name(self) -> str:
        """
        The name of the line.
        """
    @property
    def realised(self) -> Expression:
        """
        What comes true of it in a full year: its potential times its chain and its own gate, before its fates.
        """

class Initiative:
    def assume(
        self,
        name: str,
        value: Expression | Distribution | typing.SupportsFloat,
        unit: Unit | None,
        source: str,
        owner: str,
        note: str,
        evidence: str,
        range: tuple[
            Expression | Distribution | typing.SupportsFloat,
            Expression | Distribution | typing.SupportsFloat,
        ]
        | None,
        over: Index | None,
        decided: typing.SupportsIndex | None,
        prices: PriceBasis | typing.SupportsIndex | str | None,
        index: PriceIndex | str,
    ) -> Expression: ...
    def benefit(
        self,
        name: str,
        potential: typing.Any,
        receiver: Account | Accounts | None,
        staff: StaffGroup | None,
        chain: dict[typing.Any, typing.Any],
        fate: dict[typing.Any, typing.Any],
        value: dict[typing.Any, typing.Any],
        before: Expression | Distribution | typing.SupportsFloat | None,
        after: Expression | Distribution | typing.SupportsFloat | None,
        of: Benefit | None,
        per: Expression | Distribution | typing.SupportsFloat | None,
        resource: Resource | None,
        until: Expression | Distribution | typing.SupportsFloat | str | None,
        given: Expression | Distribution | typing.SupportsFloat | None,
        notes: dict[typing.Any, typing.Any],
        measure: str,
        index: PriceIndex | str,
    ) -> Benefit: ...
    def burden(
        self,
        name: str,
        amount: Expression | Distribution | typing.SupportsFloat,
        bearer: Account | Accounts,
        staff: StaffGroup | None,
        fate: dict[typing.Any, typing.Any],
        value: dict[typing.Any, typing.Any],
        category: str,
        until: Expression | Distribution | typing.SupportsFloat | str | None,
        given: Expression | Distribution | typing.SupportsFloat | None,
        notes: dict[typing.Any, typing.Any],
        index: PriceIndex | str,
    ) -> None: ...
    def commit(
        self,
        name: str,
        amount: Expression | Distribution | typing.SupportsFloat,
        account: Account | Accounts,
        source: str,
        owner: str,
        note: str,
        index: PriceIndex | str,
    ) -> None: ...
    def cost(
        self,
        name: str,
        amount: Expression | Distribution | typing.SupportsFloat,
        category: str,
        payer: Account | Accounts,
        handover: tuple[Expression | Distribution | typing.SupportsFloat | str, Account | Accounts]
        | None,
        until: Expression | Distribution | typing.SupportsFloat | str | None,
        given: Expression | Distribution | typing.SupportsFloat | None,
        notes: dict[typing.Any, typing.Any],
        prices: PriceBasis | typing.SupportsIndex | str | None,
        index: PriceIndex | str,
    ) -> None: ...
    def outcome(
        self,
        name: str,
        amount: Expression | Distribution | typing.SupportsFloat,
        receiver: Account | Accounts,
        guard: Guard | None,
        until: Expression | Distribution | typing.SupportsFloat | str | None,
        given: Expression | Distribution | typing.SupportsFloat | None,
        notes: dict[typing.Any, typing.Any],
        measure: str,
    ) -> None: ...
    def staff(
        self,
        name: str,
        amount: Expression | Distribution | typing.SupportsFloat,
        rate: Expression | Distribution | typing.SupportsFloat | None,
        payer: Account | Accounts,
        staff: StaffGroup | None,
        category: str,
        handover: tuple[Expression | Distribution | typing.SupportsFloat | str, Account | Accounts]
        | None,
        until: Expression | Distribution | typing.SupportsFloat | str | None,
        given: Expression | Distribution | typing.SupportsFloat | None,
        notes: dict[typing.Any, typing.Any],
        prices: PriceBasis | typing.SupportsIndex | str | None,
        index: PriceIndex | str,
    ) -> None: ...
    def transfer(
        self,
        name: str,
        amount: Expression | Distribution | typing.SupportsFloat,
        payer: Account | Accounts,
        receiver: Account | Accounts,
        category: str,
        until: Expression | Distribution | typing.SupportsFloat | str | None,
        given: Expression | Distribution | typing.SupportsFloat | None,
        notes: dict[typing.Any, typing.Any],
        prices: PriceBasis | typing.SupportsIndex | str | None,
        index: PriceIndex | str,
    ) -> None: ...
    @property
    def name(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def start(self) -> Expression: ...

class BusinessCase:
    @typing.overload
    def __init__(self, name: str, horizon: Horizon, prices: PriceBasis) -> None: ...
    @typing.overload
    def __init__(self, other: BusinessCase) -> None: ...
    def account(self, name: str, sector: str | None, parent: Account | None) -> Account: ...
    def account_named(self, name: str) -> Account: ...
    def accounts(self, index: Index, sector: str | None, parent: Account | None) -> Accounts: ...
    def appropriate(
        self,
        account: Account,
        category: str,
        amount: Expression | Distribution | typing.SupportsFloat,
        staff: Expression | Distribution | typing.SupportsFloat | None,
        source: str,
        note: str,
        index: PriceIndex | str,
        name: str,
    ) -> None: ...
    def assume(
        self,
        name: str,
        value: Expression | Distribution | typing.SupportsFloat,
        unit: Unit | None,
        source: str,
        owner: str,
        note: str,
        evidence: str,
        range: tuple[
            Expression | Distribution | typing.SupportsFloat,
            Expression | Distribution | typing.SupportsFloat,
        ]
        | None,
        over: Index | None,
        decided: typing.SupportsIndex | None,
        prices: PriceBasis | typing.SupportsIndex | str | None,
        index: PriceIndex | str,
    ) -> Expression: ...
    def assumption(self, path: str) -> Expression: ...
    def correlate(self, correlation: Correlation) -> None: ...
    def evaluate(
        self, expression: Expression | Distribution | typing.SupportsFloat, point: str
    ) -> float | numpy.typing.NDArray[numpy.float64]: ...
    def exchange_rate(
        self,
        rate: Expression | Distribution | typing.SupportsFloat,
        unit: Unit | None,
        source: str,
        owner: str,
        note: str,
    ) -> Expression: ...
    def include(
        self,
        other: BusinessCase,
        accounts: dict[typing.Any, typing.Any],
        resources: dict[typing.Any, typing.Any],
        shift: typing.SupportsIndex,
        name: str,
    ) -> None: ...
    def initiative(
        self,
        name: str,
        start: Expression | Distribution | typing.SupportsFloat | str,
        until: Expression | Distribution | typing.SupportsFloat | str | None,
        over: Index | None,
        owner: str,
        note: str,
        given: Expression | Distribution | typing.SupportsFloat | None,
    ) -> Initiative: ...
    def initiative_named(self, name: str) -> Initiative: ...
    def label(self, name: str, en: str, da: str) -> None: ...
    def price_index(
        self,
        name: str,
        levels: dict[typing.Any, typing.Any],
        growth: Expression | Distribution | typing.SupportsFloat | None,
        default_for: collections.abc.Sequence[str],
        source: str,
        owner: str,
        note: str,
    ) -> PriceIndex: ...
    def resource(
        self,
        name: str,
        capacity: Expression | Distribution | typing.SupportsFloat,
        account: Account | None,
        staff: StaffGroup | None,
        already_freed: Expression | Distribution | typing.SupportsFloat | None,
        source: str,
        owner: str,
        note: str,
    ) -> Resource: ...
    def resource_named(self, name: str) -> Resource: ...
    def share(self, patterns: collections.abc.Sequence[str]) -> None: ...
    def staff_group(
        self,
        name: str,
        pay: Expression | Distribution | typing.SupportsFloat,
        net_hours: Expression | Distribution | typing.SupportsFloat,
        paid_hours: Expression | Distribution | typing.SupportsFloat | None,
        prices: PriceBasis | typing.SupportsIndex | str | None,
        index: PriceIndex | str,
    ) -> StaffGroup: ...
    def with_changes(self, overrides: dict[typing.Any, typing.Any]) -> BusinessCase: ...
    @property
    def correlations(self) -> tuple[Correlation, ...]: ...
    @property
    def exchange_rates(self) -> dict[str, Expression]: ...
    @property
    def horizon(self) -> Horizon: ...
    @property
    def name(self) -> str: ...
    @property
    def price_indexes(self) -> tuple[PriceIndex, ...]: ...
    @property
    def prices(self) -> PriceBasis: ...
    @property
    def scopes(self) -> tuple[str, ...]: ...

class FigureRow:
    """
    A row of figures; see `FigureTable.rows`.
    """
    def __repr__(self) -> str: ...
    @property
    def expression(self) -> Expression | None:
        """
        What the figures are, as an expression over all years of the case, to reckon on with or to simulate; None where the case says nothing of it.
        """
    @property
    def group(self) -> str:
        """
        The label of the index the table is cut by; empty otherwise.
        """
    @property
    def group_key(self) -> str:
        """
        What the group is, whatever the language: an account, a label, `*balance`, `*other`; empty otherwise.
        """
    @property
    def group_label(self) -> str:
        """
        What the group is called in the table.
        """
    @property
    def is_total(self) -> bool:
        """
        Whether the row is the sum of those above it.
        """
    @property
    def key(self) -> str:
        """
        What the row is, whatever the language: `establishment`, `total`, `staff_years`.
        """
    @property
    def label(self) -> str:
        """
        What the row is called in the table.
        """
    @property
    def state(self) -> str:
        """
        `stated`; `missing`: a value it needs is not known; `not stated`: the case says nothing of it.
        """
    @property
    def total(self) -> float | None:
        """
        The sum over the years shown; None where the years have no sum.
        """
    @property
    def unit(self) -> Unit:
        """
        The unit of the figures.
        """
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        A figure a year, a read-only numpy view without a copy; empty unless the row is stated.
        """

class FigureTable:
    def row(self, key: str, group: str) -> FigureRow: ...
    @property
    def account(self) -> str: ...
    @property
    def case_name(self) -> str: ...
    @property
    def horizon(self) -> Horizon: ...
    @property
    def language(self) -> str: ...
    @property
    def prices(self) -> PriceBasis: ...
    @property
    def rows(self) -> tuple[FigureRow, ...]: ...
    @property
    def sum_label(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def unit(self) -> Unit: ...

class ReplayStep:
    """
    One step of a draw; see `Replay`.
    """
    def __repr__(self) -> str: ...
    @property
    def formula(self) -> str:
        """
        What it is made of; a long one is cut.
        """
    @property
    def kind(self) -> str:
        """
        `drawn` from a distribution, `stated`, a formula that is `named`, an `operation`, or an `output`.
        """
    @property
    def name(self) -> str:
        """
        Its path or name with its element; of an operation its formula.
        """
    @property
    def share(self) -> float | None:
        """
        Of what is drawn: how much of its distribution is not above it.
        """
    @property
    def unit(self) -> Unit:
        """
        The unit of its values.
        """
    @property
    def values(self) -> list[float]:
        """
        One value, or one a year; nan or infinite where it has none, in a branch that is not taken or at a fault.
        """
    @property
    def yearly(self) -> bool:
        """
        Whether it has a value a year.
        """

class Replay:
    def step(self, name: str) -> ReplayStep: ...
    def steps(self) -> list[ReplayStep]: ...
    def to_text(self, language: str) -> str: ...
    @property
    def draw(self) -> int: ...
    @property
    def fault(self) -> str | None: ...
    @property
    def first_year(self) -> int: ...

class SimulatedFigure:
    """
    What is known of one figure; see `Simulation`.
    """
    def __repr__(self) -> str: ...
    @property
    def draws(self) -> int:
        """
        How many draws; 0 for a point value.
        """
    @property
    def element(self) -> str:
        """
        `[Herlev, night]`; empty without indexes.
        """
    @property
    def histogram(
        self,
    ) -> tuple[numpy.typing.NDArray[numpy.uint64], numpy.typing.NDArray[numpy.float64]]:
        """
        How many draws lie between edges, and the edges, as of `numpy.histogram`; far outliers are in `outside`.
        """
    @property
    def maximum(self) -> float:
        """
        The greatest draw.
        """
    @property
    def mean(self) -> float:
        """
        The mean of the draws.
        """
    @property
    def minimum(self) -> float:
        """
        The least draw.
        """
    @property
    def output(self) -> str:
        """
        The name of its output.
        """
    @property
    def outside(self) -> tuple[int, int]:
        """
        How many draws lie below and above the histogram.
        """
    @property
    def percentile_intervals(self) -> dict[float, tuple[float, float]]:
        """
        The 95 % interval of each percentile that comes from simulating; infinite to a side where draws are too few.
        """
    @property
    def percentiles(self) -> dict[float, float]:
        """
        Share of the draws to the value they do not exceed: `{0.1: ..., 0.5: ..., 0.9: ...}`.
        """
    @property
    def point(self) -> float:
        """
        With every assumption at its point value.
        """
    @property
    def probability_above(self) -> dict[float, float]:
        """
        Threshold to the share of the draws above it.
        """
    @property
    def probability_errors(self) -> dict[float, float]:
        """
        Threshold to the standard error of that share.
        """
    @property
    def sd(self) -> float:
        """
        Their standard deviation; nan with one draw.
        """
    @property
    def shortfall_errors(self) -> dict[float, float]:
        """
        The error of each expected shortfall that comes from simulating, as of independent draws; nan where the tail has one draw.
        """
    @property
    def shortfalls(self) -> dict[float, float]:
        """
        Share to the expected shortfall: up to 1/2 the mean of the lowest share of the draws, above it the mean of the highest 1 - share.
        """
    @property
    def standard_error(self) -> float:
        """
        The error of the mean that comes from simulating; nan with one draw.
        """
    @property
    def unit(self) -> Unit:
        """
        The unit of all numbers.
        """
    @property
    def year(self) -> int | None:
        """
        The calendar year; None for one figure for all years.
        """

class Simulation:
    def correlations(
        self,
    ) -> tuple[
        list[int], numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64]
    ]: ...
    def drawn(self, draw: typing.Any) -> list[tuple[str, float]]: ...
    def explain(
        self,
        place: typing.SupportsInt | typing.SupportsIndex,
        share: typing.SupportsFloat | typing.SupportsIndex,
        language: str,
    ) -> str: ...
    def figure(self, place: typing.SupportsInt | typing.SupportsIndex) -> SimulatedFigure: ...
    def figures(self) -> int: ...
    def finish(self, threads: typing.Any, progress: typing.Any) -> None: ...
    def kept(
        self, place: typing.SupportsInt | typing.SupportsIndex
    ) -> numpy.typing.NDArray[numpy.float64]: ...
    def place(self, name: str, year: typing.SupportsIndex | None) -> int: ...
    def ranges(self) -> list[tuple[int, int]]: ...
    def replay(self, draw: typing.Any, operations: bool) -> Replay: ...
    def to_html(self, language: str) -> str: ...
    def to_text(self, language: str) -> str: ...
    @property
    def draws(self) -> int: ...
    @property
    def finished(self) -> bool: ...
    @property
    def horizon(self) -> Horizon: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def point(self) -> str: ...
    @property
    def seed(self) -> int: ...
    @property
    def without_draws(self) -> bool: ...

class Sampling:
    """
    Where the draws lie; see `gv.latin_hypercube` and `gv.sobol`.
    """
    def __repr__(self) -> str: ...

class Derivative:
    """
    How a figure moves with an assumption; see `Gradient`.
    """
    def __repr__(self) -> str: ...
    @property
    def assumption(self) -> str:
        """
        The path of the assumption, with its element: `demand[Herlev, night]`.
        """
    @property
    def assumption_year(self) -> int | None:
        """
        The year of an assumption with a value a year; None otherwise.
        """
    @property
    def derivative(self) -> float:
        """
        In `unit`.
        """
    @property
    def elasticity(self) -> float | None:
        """
        By how many percent the figure changes for one percent of the assumption; None when one of them is zero, or for a time.
        """
    @property
    def figure(self) -> float:
        """
        The figure itself, in its unit.
        """
    @property
    def jumps(self) -> bool:
        """
        Whether the assumption moves the figure in jumps too, which the derivative leaves out.
        """
    @property
    def output(self) -> str:
        """
        The name of the output, with its element: `freed[Herlev]`.
        """
    @property
    def unit(self) -> Unit:
        """
        The unit of the figure per unit of the assumption.
        """
    @property
    def value(self) -> float:
        """
        The value of the assumption, in its unit.
        """
    @property
    def year(self) -> int | None:
        """
        The calendar year of the figure; None for one for all years.
        """

class Gradient:
    def derivatives(self) -> list[Derivative]: ...
    def figures(self) -> list[tuple[str, int | None]]: ...
    def kinks(self, language: str) -> list[str]: ...
    def to_text(self, language: str) -> str: ...

def accounts(
    business_case: BusinessCase,
    account: str | None,
    initiative: str | None,
    years: tuple[typing.SupportsIndex, typing.SupportsIndex] | None,
    by: Index | None,
    unit: Unit | None,
    prices: PriceBasis | typing.SupportsIndex | str | None,
    language: str,
) -> FigureTable: ...
def at_point_values(
    business_case: BusinessCase,
    account: str | None,
    outputs: typing.Any,
    scenarios: dict,
    thresholds: dict,
    shortfalls: dict,
    bins: typing.Any,
    percentiles: typing.Any,
    point: str,
) -> Simulation: ...
def at_year(
    x: Expression | Distribution | typing.SupportsFloat, year: typing.SupportsIndex
) -> Expression: ...
def bass(
    start: Expression | Distribution | typing.SupportsFloat | str,
    p: Expression | Distribution | typing.SupportsFloat,
    q: Expression | Distribution | typing.SupportsFloat,
    ceiling: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def between(
    low: Expression | Distribution | typing.SupportsFloat,
    high: Expression | Distribution | typing.SupportsFloat,
    coverage: Expression | Distribution | typing.SupportsFloat,
) -> Distribution: ...
def bottom_lines(
    business_case: BusinessCase,
    account: str | None,
    initiative: str | None,
    years: tuple[typing.SupportsIndex, typing.SupportsIndex] | None,
    by: Index | None,
    unit: Unit | None,
    prices: PriceBasis | typing.SupportsIndex | str | None,
    language: str,
) -> FigureTable: ...
def budget(
    business_case: BusinessCase,
    account: str | None,
    initiative: str | None,
    years: tuple[typing.SupportsIndex, typing.SupportsIndex] | None,
    by: Index | None,
    unit: Unit | None,
    prices: PriceBasis | typing.SupportsIndex | str | None,
    language: str,
    use: bool,
    net: bool,
    full_year: bool,
) -> FigureTable: ...
def by(
    index: Index,
    values: collections.abc.Sequence[tuple[typing.Any, typing.Any]],
    rest: typing.Any,
    total: typing.Any,
) -> Expression: ...
def ceil(
    x: Expression | Distribution | typing.SupportsFloat,
    step: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def choose(
    condition: Expression | Distribution | typing.SupportsFloat,
    then: Expression | Distribution | typing.SupportsFloat,
    otherwise: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def commitments(
    business_case: BusinessCase,
    account: str | None,
    initiative: str | None,
    years: tuple[typing.SupportsIndex, typing.SupportsIndex] | None,
    by: Index | None,
    unit: Unit | None,
    prices: PriceBasis | typing.SupportsIndex | str | None,
    language: str,
) -> FigureTable: ...
def correlation(assumptions: typing.Any, matrix: typing.Any, rank: bool) -> Correlation: ...
def count_unit(name: str) -> Unit: ...
def cumulative(x: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
def currency_unit(code: str) -> Unit: ...
def data(
    values: collections.abc.Sequence[Expression | Distribution | typing.SupportsFloat],
    unit: Unit | None,
) -> Variability: ...
def discrete(
    values: collections.abc.Sequence[Expression | Distribution | typing.SupportsFloat],
    weights: collections.abc.Sequence[Expression | Distribution | typing.SupportsFloat],
) -> Distribution: ...
def distribution(
    family: str, *args: Expression | Distribution | typing.SupportsFloat
) -> Distribution: ...
def during(
    first: Expression | Distribution | typing.SupportsFloat | str,
    last: Expression | Distribution | typing.SupportsFloat | str,
    amount: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def empirical(
    data: collections.abc.Iterable[Expression | Distribution | typing.SupportsFloat],
) -> Distribution: ...
def empirical_quantiles(quantiles: dict[typing.Any, typing.Any]) -> Distribution: ...
def exp(x: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
def expected_excess(
    x: Expression | Distribution | typing.SupportsFloat,
    level: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def floor(
    x: Expression | Distribution | typing.SupportsFloat,
    step: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def from_json(text: str, name: str) -> BusinessCase: ...
def gradient(
    business_case: BusinessCase, account: str | None, outputs: typing.Any, point: str
) -> Gradient: ...
def growth(
    rate: Expression | Distribution | typing.SupportsFloat,
    from_: Expression | Distribution | typing.SupportsFloat | str | None,
) -> Expression: ...
def handover(
    business_case: BusinessCase,
    account: str | None,
    initiative: str | None,
    years: tuple[typing.SupportsIndex, typing.SupportsIndex] | None,
    by: Index | None,
    unit: Unit | None,
    prices: PriceBasis | typing.SupportsIndex | str | None,
    language: str,
) -> FigureTable: ...
def is_number(x: Expression | Distribution | typing.SupportsFloat, plain: bool) -> bool: ...
def label_of(key: str, language: str) -> str: ...
def lag(
    x: Expression | Distribution | typing.SupportsFloat, years: typing.SupportsIndex
) -> Expression: ...
def latin_hypercube() -> Sampling: ...
def level_unit(name: str) -> Unit: ...
def list_accounts(business_case: BusinessCase) -> tuple[Account, ...]: ...
def list_appropriations(business_case: BusinessCase) -> tuple[dict[str, typing.Any], ...]: ...
def list_assumptions(business_case: BusinessCase) -> tuple[dict[str, typing.Any], ...]: ...
def list_initiatives(business_case: BusinessCase) -> tuple[str, ...]: ...
def list_lines(business_case: BusinessCase) -> tuple[dict[str, typing.Any], ...]: ...
def list_staff_groups(business_case: BusinessCase) -> tuple[StaffGroup, ...]: ...
def load(path: str) -> BusinessCase: ...
def log(x: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
def logistic(
    midpoint: Expression | Distribution | typing.SupportsFloat | str,
    steepness: Expression | Distribution | typing.SupportsFloat,
    ceiling: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def lognormal_between(
    low: Expression | Distribution | typing.SupportsFloat,
    high: Expression | Distribution | typing.SupportsFloat,
    coverage: Expression | Distribution | typing.SupportsFloat,
) -> Distribution: ...
def lognormal_by_mean(
    mean: Expression | Distribution | typing.SupportsFloat,
    sd: Expression | Distribution | typing.SupportsFloat,
) -> Distribution: ...
def max(
    operands: collections.abc.Sequence[Expression | Distribution | typing.SupportsFloat],
) -> Expression: ...
def merge(parts: collections.abc.Sequence[Simulation]) -> Simulation: ...
def min(
    operands: collections.abc.Sequence[Expression | Distribution | typing.SupportsFloat],
) -> Expression: ...
def mixture(
    components: collections.abc.Sequence[Distribution],
    weights: collections.abc.Sequence[Expression | Distribution | typing.SupportsFloat],
) -> Distribution: ...
def nearest_correlation(correlation: Correlation) -> Correlation: ...
def negative_binomial(
    mean: Expression | Distribution | typing.SupportsFloat,
    dispersion: Expression | Distribution | typing.SupportsFloat,
) -> Variability: ...
def normal_between(
    low: Expression | Distribution | typing.SupportsFloat,
    high: Expression | Distribution | typing.SupportsFloat,
    coverage: Expression | Distribution | typing.SupportsFloat,
) -> Distribution: ...
def normal_excess(
    mean: Expression | Distribution | typing.SupportsFloat,
    sd: Expression | Distribution | typing.SupportsFloat,
    level: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def normal_variability(
    mean: Expression | Distribution | typing.SupportsFloat,
    sd: Expression | Distribution | typing.SupportsFloat,
) -> Variability: ...
def once(
    when: Expression | Distribution | typing.SupportsFloat | str,
    amount: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def outcomes(
    business_case: BusinessCase,
    account: str | None,
    initiative: str | None,
    years: tuple[typing.SupportsIndex, typing.SupportsIndex] | None,
    by: Index | None,
    unit: Unit | None,
    prices: PriceBasis | typing.SupportsIndex | str | None,
    language: str,
) -> FigureTable: ...
def packs(
    volume: Expression | Distribution | typing.SupportsFloat,
    size: Expression | Distribution | typing.SupportsFloat,
    price: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def parse_formula(
    text: str,
    names: dict[typing.Any, typing.Any],
    indexes: collections.abc.Sequence[Index],
    units: collections.abc.Sequence[Unit],
) -> Expression: ...
def parse_unit(text: str, own: collections.abc.Sequence[Unit]) -> Unit: ...
def patients(
    business_case: BusinessCase,
    account: str | None,
    initiative: str | None,
    years: tuple[typing.SupportsIndex, typing.SupportsIndex] | None,
    by: Index | None,
    unit: Unit | None,
    prices: PriceBasis | typing.SupportsIndex | str | None,
    language: str,
) -> FigureTable: ...
def people(
    business_case: BusinessCase,
    account: str | None,
    initiative: str | None,
    years: tuple[typing.SupportsIndex, typing.SupportsIndex] | None,
    by: Index | None,
    unit: Unit | None,
    prices: PriceBasis | typing.SupportsIndex | str | None,
    language: str,
) -> FigureTable: ...
def percentile_name(share: typing.SupportsFloat | typing.SupportsIndex) -> str: ...
def pert_by_percentiles(
    p10: Expression | Distribution | typing.SupportsFloat,
    mode: Expression | Distribution | typing.SupportsFloat,
    p90: Expression | Distribution | typing.SupportsFloat,
    shape: typing.SupportsFloat,
) -> Distribution: ...
def poisson_variability(mean: Expression | Distribution | typing.SupportsFloat) -> Variability: ...
def pow(
    base: Expression | Distribution | typing.SupportsFloat,
    exponent: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def prices_of(prices: PriceBasis | typing.SupportsIndex | str) -> PriceBasis: ...
def ramp(
    first: Expression | Distribution | typing.SupportsFloat | str,
    last: Expression | Distribution | typing.SupportsFloat | str,
    ceiling: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def random_sampling() -> Sampling: ...
def read_table(
    cells: collections.abc.Sequence[
        tuple[collections.abc.Sequence[str], typing.SupportsFloat | typing.SupportsIndex]
    ],
    indexes: collections.abc.Sequence[Index],
    unit: Unit | None,
) -> Expression: ...
def replay(
    business_case: BusinessCase,
    draw: typing.Any,
    seed: typing.Any,
    sampling: Sampling,
    correlations: typing.Any,
    account: str | None,
    outputs: typing.Any,
    scenarios: dict,
    point: str,
    operations: bool,
) -> Replay: ...
def resources(
    business_case: BusinessCase,
    account: str | None,
    initiative: str | None,
    years: tuple[typing.SupportsIndex, typing.SupportsIndex] | None,
    by: Index | None,
    unit: Unit | None,
    prices: PriceBasis | typing.SupportsIndex | str | None,
    language: str,
) -> FigureTable: ...
def round(
    x: Expression | Distribution | typing.SupportsFloat,
    step: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def save(case: BusinessCase, path: str) -> None: ...
def shares(weights: dict[typing.Any, typing.Any]) -> dict[str | Fate, FateWeight]: ...
def simulate(
    business_case: BusinessCase,
    draws: typing.Any,
    seed: typing.Any,
    threads: typing.Any,
    sampling: Sampling,
    correlations: typing.Any,
    account: str | None,
    outputs: typing.Any,
    scenarios: dict,
    thresholds: dict,
    shortfalls: dict,
    bins: typing.Any,
    correlate: typing.Any,
    keep: typing.Any,
    percentiles: typing.Any,
    point: str,
    planned: typing.Any,
    progress: typing.Any,
) -> Simulation: ...
def sobol(points: typing.Any, replicates: typing.Any) -> Sampling: ...
def step(
    when: Expression | Distribution | typing.SupportsFloat | str,
    amount: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def sum_years(x: Expression | Distribution | typing.SupportsFloat) -> Expression: ...
def table(
    first: Expression | Distribution | typing.SupportsFloat | str,
    values: collections.abc.Sequence[Expression | Distribution | typing.SupportsFloat],
) -> Expression: ...
def tiers(
    volume: Expression | Distribution | typing.SupportsFloat,
    bands: collections.abc.Sequence[
        tuple[
            Expression | Distribution | typing.SupportsFloat,
            Expression | Distribution | typing.SupportsFloat,
        ]
    ],
    unit: Unit | None,
    marginal: bool,
) -> Expression: ...
def to_html(table: FigureTable, decimals: typing.SupportsIndex | None, totals: bool) -> str: ...
def to_json(case: BusinessCase) -> str: ...
def to_text(
    table: FigureTable,
    decimals: typing.SupportsIndex | None,
    totals: bool,
    width: typing.SupportsIndex,
) -> str: ...
def triangular_by_percentiles(
    p10: Expression | Distribution | typing.SupportsFloat,
    mode: Expression | Distribution | typing.SupportsFloat,
    p90: Expression | Distribution | typing.SupportsFloat,
) -> Distribution: ...
def truncated(
    distribution: Distribution,
    low: Expression | Distribution | typing.SupportsFloat | None,
    high: Expression | Distribution | typing.SupportsFloat | None,
) -> Distribution: ...
def unit_label(unit: Unit, language: str) -> str: ...
def whole(number: typing.SupportsIndex) -> int: ...
def within(
    x: Expression | Distribution | typing.SupportsFloat,
    low: Expression | Distribution | typing.SupportsFloat,
    high: Expression | Distribution | typing.SupportsFloat,
) -> Expression: ...
def write_text_file(path: str, text: str) -> None: ...
def years(
    first: typing.SupportsIndex,
    numbers: collections.abc.Sequence[Expression | Distribution | typing.SupportsFloat],
    rest: Expression | Distribution | typing.SupportsFloat | None,
) -> Expression: ...

DKK: Unit
EUR: Unit
GBP: Unit
MDKK: Unit
MEUR: Unit
MGBP: Unit
__version__: str = "0.1.0"
kDKK: Unit
missing: Expression
month: Unit
nominal: PriceBasis
paid_hour: Unit
paid_minute: Unit
patient_day: Unit
patient_hour: Unit
patient_minute: Unit
percent: Unit
rest: Rest
staff_hour: Unit
staff_minute: Unit
staff_year: Unit
start: Expression
this_year: Expression
year: Unit
