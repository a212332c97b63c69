"""The common workload: three initiatives, 33 uncertain inputs and three events, against peers.

gevinst, NumPy and what else is installed of numba, JAX and OpenTURNS do the same work in turn;
times are medians in nanoseconds a draw, with plan, tables and summary. Each runs once before it is
timed, so what numba and JAX take to compile is not in. Peers make a million draws at most: more
need more memory, and the same time a draw. `z_max` is the largest difference of a mean from a
peer's, in standard errors; the program ends with 1 when it is more than chance explains: equal
means would do that in one of a million runs.

--process measures what a process costs: memory, start to first result, threads.
--store does both and writes what the documentation's page on speed is made from.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import statistics
import sys
from functools import partial
from pathlib import Path
from typing import Any

import gevinst as gv
import measuring
from peers import with_gevinst
from peers.workload import Means

PEERS = ("numpy", "numba", "jax", "openturns")
MOST_OF_PEERS = 1_000_000


def say(text: str) -> None:
    """Say on the error stream how far the work is."""
    print(text, file=sys.stderr, flush=True)


def z_max(one: Means, other: Means) -> tuple[float, int]:
    """Find the largest difference of two means in their standard errors, and of how many."""
    differences = [
        abs(mean - mean_2) / (error**2 + error_2**2) ** 0.5
        for name, (means, errors) in one.items()
        for mean, error, mean_2, error_2 in zip(means, errors, *other[name], strict=True)
        if error > 0
    ]
    return max(differences), len(differences)


def plausible(comparisons: int) -> float:
    """Find the difference that equal means exceed in one of a million runs of the program."""
    return statistics.NormalDist().inv_cdf(1 - 1e-6 / (2 * comparisons))


def compared(
    years: int, draws: int, corr: bool, repeats: int, peers: list[str]
) -> tuple[dict[str, Any], int]:
    """One line of the table, medians of runs in turn; and how many means were compared."""
    runs: dict[str, Any] = {"gevinst": with_gevinst.run}
    runs |= {peer: importlib.import_module(f"peers.with_{peer}").run for peer in peers}
    draws_of = {name: draws if name == "gevinst" else min(draws, MOST_OF_PEERS) for name in runs}
    walls: dict[str, list[float]] = {name: [] for name in runs}
    cpus: dict[str, list[float]] = {name: [] for name in runs}
    worst, comparisons = 0.0, 0
    for repeat in range(repeats + 1):
        found = {}
        for name, run in runs.items():
            say(f"{years} years, {draws:,} draws{', corr' * corr}: run {repeat}, {name}")
            work = partial(run, years, draws_of[name], corr, 1 + repeat)
            found[name], wall, cpu = measuring.timed(work)
            if repeat > 0:
                walls[name].append(wall * 1e9 / draws_of[name])
                cpus[name].append(cpu * 1e9 / draws_of[name])
        for peer in peers:
            largest, count = z_max(found["gevinst"], found[peer])
            worst = max(worst, largest)
            comparisons += count
    row: dict[str, Any] = {"years": years, "corr": corr, "draws": draws}
    for name in runs:
        row[f"{name}_wall_ns"] = statistics.median(walls[name])
        row[f"{name}_cpu_ns"] = statistics.median(cpus[name])
    row["wall_ratio"] = row["gevinst_wall_ns"] / row["numpy_wall_ns"]
    row["cpu_ratio"] = row["gevinst_cpu_ns"] / row["numpy_cpu_ns"]
    row["z_max"] = worst
    return row, comparisons


def process(repeats: int, peers: list[str]) -> dict[str, Any]:
    """Measure what a process costs, four years without correlation, and the machine."""
    about = measuring.machine(gv._core.__file__, ["numpy", *peers[1:]])
    about["runs"] = repeats
    names = ["gevinst", *peers]
    first, peak = {}, {}
    for name in names:
        say(f"Python start to first result: {name}")
        first[name] = measuring.first_result_seconds(name, 10_000, repeats)
    for name in names:
        draws = 10_000_000 if name == "gevinst" else MOST_OF_PEERS
        say(f"peak memory of {draws:,} draws: {name}")
        peak[name] = {"draws": draws, "megabytes": measuring.peak_megabytes(name, draws)}
    threads = []
    for years in (4, 30):
        walls: dict[int, list[float]] = {1: [], 2: []}
        for repeat in range(repeats):
            for count, found in walls.items():
                say(f"{years} years, {count} threads: run {repeat + 1}")
                work = partial(with_gevinst.run, years, 1_000_000, False, 1, threads=count)
                found.append(measuring.timed(work)[1] * 1e3)
        ns = {count: statistics.median(found) for count, found in walls.items()}
        threads.append({"years": years, "one_ns": ns[1], "two_ns": ns[2]})
    return {"machine": about, "first_result_s": first, "peak": peak, "threads": threads}


def print_table(rows: list[dict[str, Any]], peers: list[str]) -> None:
    """Print the rows."""
    names = ["gevinst", *peers]
    print("nanoseconds a draw, wall /processor")
    print(f"years  corr      draws {''.join(f'{x:>19}' for x in names)}  ratio wall   cpu     z")
    for row in rows:
        times = "".join(
            f"{row[f'{name}_wall_ns']:10,.0f} /{row[f'{name}_cpu_ns']:7,.0f}" for name in names
        )
        print(
            f"{row['years']:5} {row['corr']!s:>5} {row['draws']:10,} {times}"
            f"  {row['wall_ratio']:10.3f} {row['cpu_ratio']:5.3f} {row['z_max']:5.1f}"
        )


def print_process(found: dict[str, Any]) -> None:
    """Print what a process costs."""
    for name, value in found["machine"].items():
        print(f"{name:12} {value}")
    for name, seconds in found["first_result_s"].items():
        peak = found["peak"][name]
        print(
            f"{name:12} start to first result of 10,000 draws {seconds:6.2f} s;"
            f" peak of {peak['draws']:,} draws {peak['megabytes']:7,.0f} MB"
        )
    for row in found["threads"]:
        print(
            f"{row['years']:2} years: {row['one_ns']:,.0f} ns a draw with one thread,"
            f" {row['two_ns']:,.0f} ns with two: {row['one_ns'] / row['two_ns']:.2f} x"
        )


def arguments() -> argparse.Namespace:
    """Read the command line; say what is missing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--years", type=int, nargs="+", default=[4, 30])
    parser.add_argument("--draws", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--corr", action="store_true", help="the ceilings move together, too")
    parser.add_argument("--peers", nargs="+", choices=PEERS, help="those installed when not given")
    parser.add_argument("--json", action="store_true", help="print a list of rows as JSON")
    parser.add_argument("--process", action="store_true", help="memory, start and threads instead")
    parser.add_argument("--store", type=Path, help="folder for pool.json and process.json")
    given = parser.parse_args()
    present = [peer for peer in PEERS if importlib.util.find_spec(peer)]
    if given.peers and (missing := set(given.peers) - set(present)):
        parser.error(f"not installed: {', '.join(sorted(missing))}")
    # NumPy is what the ratios are to.
    given.peers = ["numpy", *(x for x in present if x != "numpy" and x in (given.peers or PEERS))]
    if given.corr and not importlib.util.find_spec("scipy"):
        parser.error(
            "--corr needs SciPy: the NumPy version takes the exact quantiles of a beta"
            " distribution from it; pip install scipy"
        )
    return given


def main() -> int:
    """Measure and print; 1 when a peer's means differ by more than chance."""
    given = arguments()
    if given.process:
        found = process(given.repeats, given.peers)
        if given.json:
            print(json.dumps(found, indent=1))
        else:
            print_process(found)
        return 0
    cost = process(given.repeats, given.peers) if given.store else None
    rows, comparisons = [], 0
    for years in given.years:
        for corr in [False, True] if given.corr else [False]:
            for draws in given.draws:
                row, count = compared(years, draws, corr, given.repeats, given.peers)
                rows.append(row)
                comparisons += count
    if given.json:
        print(json.dumps(rows, indent=1))
    else:
        print_table(rows, given.peers)
    if given.store:
        for name, value in (("pool", rows), ("process", cost)):
            text = json.dumps(value, indent=1) + "\n"
            (given.store / f"{name}.json").write_text(text, encoding="utf-8")
    bound = plausible(comparisons)
    if max(row["z_max"] for row in rows) > bound:
        say(f"a mean differs from a peer's by more than {bound:.1f} standard errors")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
