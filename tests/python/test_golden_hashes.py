"""The golden file of hashes: cases written in Python have the bits of those written in C++.

The cases are those of tests/support/golden_cases.hpp.
"""

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gevinst as gv
from gevinst.units import DKK, MDKK, count, staff_hour, staff_minute, staff_year

GOLDEN: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parent.parent / "data" / "golden_hashes.json").read_text(encoding="utf-8")
)
SAMPLINGS = {
    "random": None,
    "latin hypercube": gv.latin_hypercube(),
    "sobol": gv.sobol(1_024, 2),
}


def families(sampling: gv.Sampling | None) -> gv.Simulation:
    """One assumption of each family and of the shapes that have code of their own."""
    case = gv.BusinessCase("Families", gv.Horizon(2026, 2026), prices=gv.fixed_prices(2026))
    distributions = [
        gv.triangular(1, 2, 5),
        gv.pert(1, 2, 5),
        gv.pert(0, 2, 30, shape=25),
        gv.uniform(-3, 4),
        gv.normal(5, 2),
        gv.lognormal(10, 0.3),
        gv.beta(2, 3),
        gv.beta(0.3, 0.6),
        gv.gamma(0.2, 10),
        gv.gamma(30, 0.2),
        gv.bernoulli(0.3),
        gv.binomial(12, 0.35),
        gv.poisson(90),
        gv.truncated(gv.normal(5, 2), 0, 6),
        gv.truncated(gv.lognormal(10, 1), low=2),
        gv.truncated(gv.poisson(3), 1, 6),
        gv.discrete({1: 2, 7: 1, 3: 0.5}),
        gv.empirical([3, 1, 4, 1, 5, 9, 2, 6]),
        gv.mixture([gv.normal(0, 1), gv.normal(10, 2)], [0.3, 0.7]),
        gv.mixture([gv.bernoulli(0.2), gv.gamma(2, 3)], [0.4, 0.6]),
    ]
    outputs = {f"x{i}": case.assume(f"x{i}", x) for i, x in enumerate(distributions)}
    together = [
        gv.correlation(["x1", "x4", "x8"], [[1, 0.6, -0.3], [0.6, 1, 0.2], [-0.3, 0.2, 1]]),
        gv.correlation(["x3", "x9"], 0.5, rank=True),
    ]
    return case.simulate(
        2_048, seed=2026, sampling=sampling, outputs=outputs, correlations=together, keep=True
    )


def operations(sampling: gv.Sampling | None) -> gv.Simulation:
    """Arithmetic, functions, curves and reductions over years."""
    case = gv.BusinessCase("Operations", gv.Horizon(2026, 2030), prices=gv.fixed_prices(2026))
    a = case.assume("a", gv.uniform(1, 3))
    b = case.assume("b", gv.normal(0, 1))
    c = case.assume("c", gv.triangular(0.5, 1, 4))
    functions = (
        gv.exp(b / 3) * gv.log(a + c)
        - gv.pow(c, 1.5)
        + gv.pow(a, 3)
        + gv.max(b, 0) * gv.min(a, c)
        + gv.floor(c, 0.25)
        + gv.ceil(a, 0.5)
        + gv.round(b, 0.1)
        + gv.choose(b < a - 2, c, -a)
    )
    curves = (
        gv.once("2027-07", a)
        + gv.during(2027, 2029, b)
        + gv.step("2028-02", c)
        + gv.ramp(2026, 2029, a)
        + gv.logistic(2028, steepness=c, ceiling=0.9)
        + gv.growth(b / 50)
        + gv.table(2026, [a, b, c])
    )
    years = gv.cumulative(curves) + gv.lag(curves, 2) - gv.at_year(curves, 2028)
    outputs = {
        "functions": functions,
        "curves": curves,
        "years": years,
        "all": gv.sum_years(years * functions),
    }
    return case.simulate(2_048, seed=2026, sampling=sampling, outputs=outputs, keep=True)


def reading(sampling: gv.Sampling | None) -> gv.Simulation:
    """A cost and a benefit with chain and fates, by the bottom lines."""
    exam = count("exam")
    case = gv.BusinessCase("Reading", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    region = case.account("Region", sector="region")
    doctors = case.staff_group(
        "Radiologists", pay=1.1 * MDKK / staff_year, net_hours=1_500 * staff_hour / staff_year
    )
    exams = case.assume("exams", gv.pert(80_000, 90_000, 100_000), exam)
    minutes = case.assume("reading time saved", gv.triangular(1.5, 2.5, 4.0), staff_minute / exam)
    screening = case.initiative("Screening", start="2026-07")
    captured = screening.assume("captured", gv.beta(4, 6))
    screening.cost("Licence", exams * (5 * DKK / exam), category="operations", payer=region)
    screening.benefit(
        "Reading time",
        exams * minutes,
        receiver=region,
        staff=doctors,
        chain={"captured": captured},
        fate={"posts closed": 0.5, "shorter queue": gv.rest},
    )
    return case.simulate(2_048, seed=2026, sampling=sampling, keep=True)


def hash_of(run: gv.Simulation) -> str:
    """FNV-1a of what is known of each figure and of all of its draws, lowest byte first."""
    value = 0xCBF29CE484222325
    for figure in run:
        known: list[Any] = [
            figure.point,
            figure.mean,
            figure.sd,
            figure.standard_error,
            figure.minimum,
            figure.maximum,
            *figure.percentiles.values(),
        ]
        packed = struct.pack(f"<{len(known)}d", *known)
        for byte in packed + run.kept(figure.output, figure.year).astype("<f8").tobytes():
            value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


@pytest.mark.parametrize("sampling", SAMPLINGS)
@pytest.mark.parametrize("case", [families, operations, reading])
def test_a_case_has_the_hash_of_the_golden_file(
    case: Callable[[gv.Sampling | None], gv.Simulation], sampling: str
) -> None:
    run = case(SAMPLINGS[sampling])
    assert hash_of(run) == GOLDEN[case.__name__][sampling]
