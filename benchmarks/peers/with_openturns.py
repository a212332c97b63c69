"""The workload in OpenTURNS: one symbolic function of all inputs, and its sample statistics."""

from __future__ import annotations

from typing import Any

import numpy as np
import openturns as ot

from .arrays import summarised
from .workload import WORK, Means, shapes


def distributions(one: dict[str, Any]) -> dict[str, Any]:
    """List what is uncertain of an initiative."""

    def pert(key: str) -> Any:
        low, mode, high = one[key]
        return ot.Beta(*shapes(low, mode, high), low, high)

    return {
        "A": pert("A"),
        "V": pert("V"),
        "r": pert("r"),
        "c": pert("c"),
        "S": pert("S"),
        "k": ot.Uniform(*one["k"]),
        "y0": ot.Normal(*one["y0"]),
        "M": ot.Triangular(*one["M"]),
        "u": ot.Triangular(*one["u"]),
        "w": ot.Normal(*one["w"]),
        "L": ot.LogNormal(float(np.log(one["L"][0])), one["L"][1], 0.0),
        "overrun": ot.Bernoulli(WORK["p_overrun"]),
    }


def program(years: int) -> tuple[list[str], str]:
    """Write the outputs' names and their formulas; the first initiative has inputs `V0`, `A0`."""
    lines = []
    for y in range(years):
        for i, one in enumerate(WORK["initiatives"]):
            use = f"V{i} * {one['growth'] ** y!r} * A{i} / (1 + exp(-k{i} * ({y} - y0{i})))"
            cost = f"{one['ops'] * 1e6!r}"
            if y == 0:
                cost += f" + S{i} * 1e6 * (1 + {WORK['f_overrun'] - 1} * overrun{i})"
            lines += [
                f"var use{i}_{y} := {use}",
                f"var gain{i}_{y} := use{i}_{y} * (M{i} / 60 * w{i} * r{i} + c{i} * u{i} - L{i})"
                f" - ({cost})",
            ]
        lines += [
            f"net{y} := " + " + ".join(f"gain{i}_{y}" for i in range(3)),
            f"staff{y} := ("
            + " + ".join(f"use{i}_{y} * M{i}" for i in range(3))
            + f") / 60 / {WORK['H']}",
            f"var sum{y} := net{y}" + (f" + sum{y - 1}" if y else ""),
        ]
    for i in range(3):
        parts = (f"gain{i}_{y} * {(1 + WORK['rate']) ** -y!r}" for y in range(years))
        lines.append(f"npv{i} := " + " + ".join(parts))
    lines.append("npv := npv0 + npv1 + npv2")
    payback = str(years)
    for y in reversed(range(years)):
        payback = f"if(sum{y} >= 0, {y}, {payback})"
    lines.append(f"payback := {payback}")
    names = [f"{name}{y}" for name in ("net", "staff") for y in range(years)]
    return [*names, "npv0", "npv1", "npv2", "npv", "payback"], ";\n".join(lines) + ";"


def run(years: int, draws: int, corr: bool, seed: int) -> Means:
    """Draw, evaluate and summarise."""
    ot.RandomGenerator.SetSeed(seed)
    by_initiative = [distributions(one) for one in WORK["initiatives"]]
    names = [f"{key}{i}" for i, one in enumerate(by_initiative) for key in one]
    marginals = [marginal for one in by_initiative for marginal in one.values()]
    copula = ot.IndependentCopula(len(names))
    if corr:
        matrix = ot.CorrelationMatrix(len(names))
        ceilings = [place for place, name in enumerate(names) if name in ("A0", "A1", "A2")]
        for place, i in enumerate(ceilings):
            for j in ceilings[:place]:
                matrix[i, j] = WORK["rho_A"]
        copula = ot.NormalCopula(matrix)
    sample = ot.JointDistribution(marginals, copula).getSample(draws)
    outputs, formulas = program(years)
    rows = np.asarray(ot.SymbolicFunction(names, outputs, formulas)(sample)).T
    columns = {"net": rows[:years], "staff": rows[years : 2 * years]}
    for i, one in enumerate(WORK["initiatives"]):
        columns[f"npv {one['name']}"] = rows[2 * years + i]
    return summarised(columns | {"npv": rows[-2], "payback": rows[-1]})
