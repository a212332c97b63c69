"""The common workload: three initiatives, 33 uncertain inputs and three events, against NumPy.

gevinst and a NumPy version of the same work run in turn; times are medians in nanoseconds a draw,
plan, tables and summary included. `z_max` is the largest difference of a mean in standard errors.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

import gevinst as gv
from gevinst.units import DKK, count, staff_hour, staff_minute, staff_year, year

WORK = json.loads((Path(__file__).parent / "workload_pool.json").read_text(encoding="utf-8"))
FIRST = 2026
NPV_SHARES = (0.05, 0.1, 0.5, 0.9, 0.95)
Means = dict[str, tuple[list[float], list[float]]]  # mean and standard error, a figure a year


def pool_case(years: int) -> tuple[gv.BusinessCase, dict[str, Any]]:
    """Write the workload as a case, and its outputs by name."""
    horizon = gv.Horizon(FIRST, FIRST + years - 1)
    case = gv.BusinessCase("Pool", horizon, prices=gv.fixed_prices(FIRST))
    visit = count("consultation")
    discount = gv.growth(1 / (1 + WORK["rate"]) - 1)
    outputs: dict[str, Any] = {}
    net: Any = 0 * DKK
    staff: Any = 0 * staff_year
    for one in WORK["initiatives"]:
        name = one["name"]

        def pert(key: str, unit: Any = None, name: str = name, one: Any = one) -> Any:
            return case.assume(f"{name} {key}", gv.pert(*one[key]), *([unit] if unit else []))

        use = pert("V", visit) * gv.growth(one["growth"] - 1)
        use = use * gv.logistic(
            FIRST + case.assume(f"{name} y0", gv.normal(*one["y0"]), year),
            steepness=case.assume(f"{name} k", gv.uniform(*one["k"])),
            ceiling=pert("A"),
        )
        minutes = use * case.assume(f"{name} M", gv.triangular(*one["M"]), staff_minute / visit)
        wage = case.assume(f"{name} w", gv.normal(*one["w"]), DKK / staff_hour)
        price = case.assume(f"{name} u", gv.triangular(*one["u"]), DKK / visit)
        gain = minutes * wage * pert("r") + use * pert("c") * price
        overrun = case.assume(f"{name} overrun", gv.bernoulli(WORK["p_overrun"]))
        licence = case.assume(f"{name} L", gv.lognormal(*one["L"]), DKK / visit)
        set_up = pert("S") * (1e6 * DKK)
        cost = (
            licence * use
            + one["ops"] * 1e6 * DKK
            + gv.once(FIRST, set_up * (1 + (WORK["f_overrun"] - 1) * overrun))
        )
        outputs[f"npv {name}"] = gv.sum_years((gain - cost) * discount)
        net = net + (gain - cost)
        staff = staff + minutes / (WORK["H"] * staff_hour / staff_year)
    outputs["npv"] = gv.sum_years(net * discount)
    outputs["net"] = net
    outputs["staff"] = staff
    paid_back = gv.cumulative(gv.choose(gv.cumulative(net) >= 0 * DKK, 1, 0))
    outputs["payback"] = gv.sum_years(gv.choose(paid_back < 0.5, 1, 0))
    return case, outputs


def with_gevinst(years: int, draws: int, corr: bool, seed: int) -> Means:
    """Do the whole run: case, plan, tables, draws and summary."""
    case, outputs = pool_case(years)
    ceilings = [f"{one['name']} A" for one in WORK["initiatives"]]
    found = case.simulate(
        draws,
        seed=seed,
        outputs=outputs,
        percentiles=NPV_SHARES,
        thresholds={"npv": [0 * DKK]},
        correlations=[gv.correlation(ceilings, WORK["rho_A"])] if corr else (),
    )
    means: Means = {name: ([], []) for name in outputs}
    for figure in found:
        means[figure.output][0].append(figure.mean)
        means[figure.output][1].append(figure.standard_error)
    return means


def with_numpy(years: int, draws: int, corr: bool, seed: int) -> Means:
    """Do the same work on whole arrays, as an analyst writes it."""
    rng = np.random.default_rng(seed)
    after = np.arange(years)[:, None]
    discount = (1 + WORK["rate"]) ** -after

    def shapes(low: float, mode: float, high: float) -> tuple[float, float]:
        return 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)

    def pert(low: float, mode: float, high: float) -> Any:
        return low + (high - low) * rng.beta(*shapes(low, mode, high), draws)

    together = None
    if corr:
        from scipy.special import betaincinv, ndtr  # type: ignore[import-untyped]

        matrix = np.full((3, 3), WORK["rho_A"])
        np.fill_diagonal(matrix, 1.0)
        scores = np.linalg.cholesky(matrix) @ rng.standard_normal((3, draws))
        together = [
            one["A"][0]
            + (one["A"][2] - one["A"][0]) * betaincinv(*shapes(*one["A"]), ndtr(scores[i]))
            for i, one in enumerate(WORK["initiatives"])
        ]
    columns: dict[str, Any] = {}
    net = np.zeros((years, draws))
    staff = np.zeros((years, draws))
    for i, one in enumerate(WORK["initiatives"]):
        ceiling = together[i] if together is not None else pert(*one["A"])
        steepness = rng.uniform(*one["k"], draws)
        ramp = ceiling / (1 + np.exp(-steepness * (after - rng.normal(*one["y0"], draws))))
        use = pert(*one["V"]) * one["growth"] ** after * ramp
        hours = use * rng.triangular(*one["M"], draws) / 60
        gain = hours * rng.normal(*one["w"], draws) * pert(*one["r"])
        gain += use * pert(*one["c"]) * rng.triangular(*one["u"], draws)
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
    means: Means = {}
    for name, values in columns.items():
        rows = np.atleast_2d(values)
        np.quantile(rows, NPV_SHARES if name.startswith("npv") else NPV_SHARES[1:4], axis=1)
        means[name] = (
            rows.mean(axis=1).tolist(),
            (rows.std(axis=1, ddof=1) / draws**0.5).tolist(),
        )
    _ = float((columns["npv"] > 0).mean())
    return means


def z_max(one: Means, other: Means) -> float:
    """Find the largest difference of two means in their standard errors."""
    largest = 0.0
    for name, (means, errors) in one.items():
        for mean, error, mean_2, error_2 in zip(means, errors, *other[name], strict=True):
            if error > 0:
                largest = max(largest, abs(mean - mean_2) / (error**2 + error_2**2) ** 0.5)
    return largest


def timed(run: Callable[[], Means]) -> tuple[Means, float, float]:
    """Run, and take the seconds of wall and of processor time."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    began = time.perf_counter()
    found = run()
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return found, wall, cpu


def compared(years: int, draws: int, corr: bool, repeats: int) -> dict[str, Any]:
    """One line of the table: medians of runs in turn."""
    walls: dict[str, list[float]] = {"gevinst": [], "numpy": []}
    cpus: dict[str, list[float]] = {"gevinst": [], "numpy": []}
    worst = 0.0
    for repeat in range(repeats):
        ours, wall, cpu = timed(partial(with_gevinst, years, draws, corr, 1 + repeat))
        walls["gevinst"].append(wall)
        cpus["gevinst"].append(cpu)
        theirs, wall, cpu = timed(partial(with_numpy, years, draws, corr, 1 + repeat))
        walls["numpy"].append(wall)
        cpus["numpy"].append(cpu)
        worst = max(worst, z_max(ours, theirs))
    scale = 1e9 / draws
    row: dict[str, Any] = {"years": years, "corr": corr, "draws": draws}
    for peer in ("gevinst", "numpy"):
        row[f"{peer}_wall_ns"] = statistics.median(walls[peer]) * scale
        row[f"{peer}_cpu_ns"] = statistics.median(cpus[peer]) * scale
    row["wall_ratio"] = row["gevinst_wall_ns"] / row["numpy_wall_ns"]
    row["cpu_ratio"] = row["gevinst_cpu_ns"] / row["numpy_cpu_ns"]
    row["z_max"] = worst
    return row


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, nargs="+", default=[4, 30])
    parser.add_argument("--draws", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--corr", action="store_true", help="the ceilings move together, too")
    parser.add_argument("--json", action="store_true", help="print a list of rows as JSON")
    arguments = parser.parse_args()
    rows = [
        compared(years, draws, corr, arguments.repeats)
        for years in arguments.years
        for corr in ([False, True] if arguments.corr else [False])
        for draws in arguments.draws
    ]
    if arguments.json:
        print(json.dumps(rows, indent=1))
        return
    print(
        "years   corr      draws   gevinst wall/cpu ns     numpy wall/cpu ns   ratio wall  cpu  z"
    )
    for row in rows:
        print(
            f"{row['years']:5}  {row['corr']!s:>5} {row['draws']:10}"
            f"  {row['gevinst_wall_ns']:9.0f} /{row['gevinst_cpu_ns']:9.0f}"
            f"  {row['numpy_wall_ns']:9.0f} /{row['numpy_cpu_ns']:9.0f}"
            f"  {row['wall_ratio']:8.3f} {row['cpu_ratio']:8.3f} {row['z_max']:5.1f}"
        )


if __name__ == "__main__":
    main()
