"""What is known of a line besides its figures: what forms and registers of benefits ask for."""

from __future__ import annotations

from typing import TypedDict

__all__ = ["LineNotes"]


class LineNotes(TypedDict, total=False):
    """The keywords that every word for a line takes, each a text; they are kept in the model file.

    Attributes
    ----------
    source : str
        Where the figure comes from.
    owner : str
        Who answers for it.
    note : str
        What else is known.
    nature : str
        `one-off` or `permanent`.
    ceiling : str
        `running` or `capital`: the ceiling that the money counts against.
    purse : str
        Who finances it.
    vat : str
        How value-added tax is treated.
    baseline : str
        What was measured before.
    target : str
        What is to be measured afterwards.
    evidence : str
        What the figure rests on.
    accepted_by : str
        Who has agreed to bring the benefit about.
    accepted_on : str
        When they did.

    Examples
    --------
    >>> from gevinst.units import MDKK
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> pool = case.account("AI pool", sector="region")
    >>> m = case.initiative("Screening", start=2026)
    >>> m.cost("Licence", 2 * MDKK, category="operations", payer=pool, purse="Sundhed")
    >>> case.lines[0].record["purse"]
    'Sundhed'
    """

    source: str
    owner: str
    note: str
    nature: str
    ceiling: str
    purse: str
    vat: str
    baseline: str
    target: str
    evidence: str
    accepted_by: str
    accepted_on: str
