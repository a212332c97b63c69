"""The workload as a loop over draws, compiled by numba for all processors, with np.random."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np

from .arrays import correlated_ceilings
from .workload import NPV_SHARES, WORK, YEARLY_SHARES, Means, shapes

BLOCK = 8192  # draws of one seed
PERTS = ("A", "V", "r", "c", "S")


def _fill(
    perts: Any, others: Any, whole: Any, ceilings: Any, seed: int, net: Any, staff: Any, npvs: Any
) -> None:
    """Evaluate draw by draw; `npvs` has a row for each initiative, the total and the payback."""
    years, draws = net.shape
    rate, staff_hours, overrun_probability, overrun_factor = whole
    for block in numba.prange((draws + BLOCK - 1) // BLOCK):
        np.random.seed(seed * 1_000_003 + block)
        drawn = np.empty(5)
        for draw in range(block * BLOCK, min(draws, (block + 1) * BLOCK)):
            net[:, draw] = 0.0
            staff[:, draw] = 0.0
            total = 0.0
            for i in range(3):
                for j in range(5):
                    if j == 0 and ceilings.size > 0:
                        drawn[0] = ceilings[i, draw]
                        continue
                    low, span, alpha, beta = perts[i, j]
                    drawn[j] = low + span * np.random.beta(alpha, beta)
                one = others[i]
                steepness = np.random.uniform(one[0], one[1])
                midpoint = np.random.normal(one[2], one[3])
                minutes = np.random.triangular(one[4], one[5], one[6])
                price = np.random.triangular(one[7], one[8], one[9])
                wage = np.random.normal(one[10], one[11])
                licence = one[12] * np.exp(one[13] * np.random.normal(0.0, 1.0))
                set_up = drawn[4] * 1e6
                if np.random.random() < overrun_probability:
                    set_up *= overrun_factor
                worth = minutes / 60 * wage * drawn[2] + drawn[3] * price - licence
                npv = 0.0
                growth = 1.0
                discount = 1.0
                for y in range(years):
                    ramp = drawn[0] / (1 + np.exp(-steepness * (y - midpoint)))
                    use = drawn[1] * growth * ramp
                    gain = use * worth - one[15]
                    if y == 0:
                        gain -= set_up
                    npv += gain * discount
                    net[y, draw] += gain
                    staff[y, draw] += use * minutes / 60 / staff_hours
                    growth *= one[14]
                    discount /= 1 + rate
                npvs[i, draw] = npv
                total += npv
            npvs[3, draw] = total
            paid_back = years
            so_far = 0.0
            for y in range(years):
                so_far += net[y, draw]
                if so_far >= 0:
                    paid_back = y
                    break
            npvs[4, draw] = paid_back


def _summarise(rows: Any, shares: Any, found: Any, percentiles: Any) -> None:
    for i in numba.prange(rows.shape[0]):
        found[i, 0] = rows[i].mean()
        found[i, 1] = rows[i].std() / np.sqrt(rows.shape[1] - 1)
        percentiles[i] = np.quantile(rows[i], shares)


fill: Any = numba.njit(parallel=True)(_fill)
summarise: Any = numba.njit(parallel=True)(_summarise)


def run(years: int, draws: int, corr: bool, seed: int) -> Means:
    """Draw, evaluate and summarise."""
    initiatives = WORK["initiatives"]
    perts = np.array(
        [
            [
                (low, high - low, *shapes(low, mode, high))
                for low, mode, high in (one[x] for x in PERTS)
            ]
            for one in initiatives
        ]
    )
    others = np.array(
        [
            [number for x in ("k", "y0", "M", "u", "w", "L") for number in one[x]]
            + [one["growth"], one["ops"] * 1e6]
            for one in initiatives
        ]
    )
    whole = (WORK["rate"], WORK["H"], WORK["p_overrun"], WORK["f_overrun"])
    ceilings = correlated_ceilings(np.random.default_rng(seed), draws) if corr else np.empty((3, 0))
    net, staff, npvs = np.empty((years, draws)), np.empty((years, draws)), np.empty((5, draws))
    fill(perts, others, whole, ceilings, seed, net, staff, npvs)
    means: Means = {}
    names = [*(f"npv {one['name']}" for one in initiatives), "npv", "payback"]
    for rows, shares, labels in (
        (net, YEARLY_SHARES, ["net"] * years),
        (staff, YEARLY_SHARES, ["staff"] * years),
        (npvs, NPV_SHARES, names),
    ):
        found, percentiles = np.empty((len(rows), 2)), np.empty((len(rows), len(shares)))
        summarise(rows, np.array(shares), found, percentiles)
        for label, (mean, error) in zip(labels, found.tolist(), strict=True):
            means.setdefault(label, ([], []))
            means[label][0].append(mean)
            means[label][1].append(error)
    _ = float((npvs[3] > 0).mean())
    return means
