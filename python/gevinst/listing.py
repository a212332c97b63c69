"""What a case consists of, as named tuples, which `pandas.DataFrame(...)` makes a frame of."""

from __future__ import annotations

from typing import NamedTuple

from ._core import Index, PriceBasis, Unit

__all__ = ["Appropriation", "Assumption", "Line"]


class Assumption(NamedTuple):
    """An assumption of a case; `value` is the text of what it is defined by.

    Money is in the `prices` that it states, where it states some, and follows the `price_index`.
    """

    path: str
    value: str
    unit: Unit
    source: str
    owner: str
    note: str
    evidence: str
    range: tuple[float, float] | None
    over: Index | None
    decided: int | None
    prices: PriceBasis | None
    price_index: str


class Line(NamedTuple):
    """A line of an initiative; `formula` is the text of its amount or potential.

    `kind` is `cost`, `staff`, `benefit`, `burden`, `transfer` or `outcome`. Chain, fates and values
    are texts by name; `to` is who receives a transfer or pays after the handover, `assumptions` the
    paths it depends on; `record` has what else is stated of `LineNotes`.
    """

    initiative: str
    name: str
    kind: str
    formula: str
    unit: Unit
    account: str
    to: str
    handover: str | None
    given: str | None
    resource: str
    guard: str | None
    category: str
    rate: str | None
    staff: str | None
    chain: dict[str, str]
    fate: dict[str, str]
    value: dict[str, str]
    source: str
    owner: str
    note: str
    measure: str
    record: dict[str, str]
    prices: PriceBasis | None
    price_index: str
    assumptions: tuple[str, ...]


class Appropriation(NamedTuple):
    """Money, and perhaps staff-years, set aside on an account; amounts are formulas.

    `name` tells those of one category on one account apart: the account's, or one that was given or
    has come with an included case.
    """

    account: str
    category: str
    formula: str
    unit: Unit
    staff: str | None
    source: str
    note: str
    price_index: str
    name: str
