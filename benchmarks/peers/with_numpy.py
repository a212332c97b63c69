"""The workload on whole arrays of NumPy, as an analyst writes it."""

from __future__ import annotations

from typing import Any

import numpy as np

from .arrays import correlated_ceilings, summarised
from .workload import WORK, Means, shapes


def run(years: int, draws: int, corr: bool, seed: int) -> Means:
    """Draw, evaluate and summarise."""
    rng: Any = np.random.default_rng(seed)
    after = np.arange(years)[:, None]
    discount = (1 + WORK["rate"]) ** -after

    def pert(low: float, mode: float, high: float) -> Any:
        return low + (high - low) * rng.beta(*shapes(low, mode, high), size=draws)

    together = correlated_ceilings(rng, draws) if corr else None
    columns: dict[str, Any] = {}
    net = np.zeros((years, draws))
    staff = np.zeros((years, draws))
    for i, one in enumerate(WORK["initiatives"]):
        ceiling = together[i] if together is not None else pert(*one["A"])
        steepness = rng.uniform(*one["k"], size=draws)
        ramp = ceiling / (1 + np.exp(-steepness * (after - rng.normal(*one["y0"], size=draws))))
        use = pert(*one["V"]) * one["growth"] ** after * ramp
        hours = use * rng.triangular(*one["M"], size=draws) / 60
        gain = hours * rng.normal(*one["w"], size=draws) * pert(*one["r"])
        gain += use * pert(*one["c"]) * rng.triangular(*one["u"], size=draws)
        cost = rng.lognormal(np.log(one["L"][0]), one["L"][1], draws) * use + one["ops"] * 1e6
        overrun = rng.random(draws) < WORK["p_overrun"]
        cost[0] += pert(*one["S"]) * 1e6 * np.where(overrun, WORK["f_overrun"], 1.0)
        columns[f"npv {one['name']}"] = ((gain - cost) * discount).sum(axis=0)
        net += gain - cost
        staff += hours / WORK["H"]
    columns["npv"] = (net * discount).sum(axis=0)
    columns["net"] = net
    columns["staff"] = staff
    reached = np.cumsum(net, axis=0) >= 0
    columns["payback"] = np.where(reached.any(axis=0), reached.argmax(axis=0), years)
    return summarised(columns)
