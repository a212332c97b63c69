"""Shares of fates that are drawn together."""

from __future__ import annotations

from collections.abc import Mapping

from . import _core
from ._core import Fate, FateWeight
from .arguments import dict_of

__all__ = ["FateWeight", "shares"]


def shares(weights: Mapping[str | Fate, float]) -> dict[str | Fate, FateWeight]:
    """Let the shares of fates be uncertain and sum to one: a Dirichlet distribution.

    Parameters
    ----------
    weights : mapping
        Numbers above 0 by standard fate or own `gv.Fate`. A share has its weight over the sum of
        all weights as its mean; ten times the weights are the same means with less spread.

    Returns
    -------
    dict
        What `fate=` of a benefit or burden takes. Each fate but the last becomes the assumption
        `<initiative>/<line>/<fate>`: the part that goes there of what the fates before it leave.

    Raises
    ------
    CaseError
        For fewer than two fates, and for a weight that is not above 0.

    Examples
    --------
    >>> from gevinst.units import DKK, staff_hour
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2026), prices=gv.fixed_prices(2026))
    >>> ward = case.account("Ward", sector="region")
    >>> nurses = case.staff_group(
    ...     "Nurses",
    ...     pay=600_000 * DKK / gv.units.staff_year,
    ...     net_hours=1_500 * staff_hour / gv.units.staff_year,
    ... )
    >>> m = case.initiative("Rota", start=2026)
    >>> time = m.benefit(
    ...     "Time",
    ...     15_000 * staff_hour,
    ...     receiver=ward,
    ...     staff=nurses,
    ...     fate=gv.shares({"posts closed": 2, "capacity": 3, "shorter queue": 5}),
    ... )
    >>> case.people()["posts closed"].values.round(12).tolist()
    [2.0]
    >>> case.assumption("Rota/Time/capacity")
    <'Rota/Time/capacity' [number]>
    """
    given = dict_of(weights, "shares({'posts closed': 2, 'shorter queue': 5})")
    return _core.shares(given)
