"""The workload as a business case."""

from __future__ import annotations

from typing import Any

import gevinst as gv
from gevinst.units import DKK, count, staff_hour, staff_minute, staff_year, year

from .workload import FIRST, NPV_SHARES, WORK, YEARLY_SHARES, Means


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


def run(years: int, draws: int, corr: bool, seed: int, threads: int = 0) -> Means:
    """Do the whole run: case, plan, tables, draws and summary."""
    case, outputs = pool_case(years)
    ceilings = [f"{one['name']} A" for one in WORK["initiatives"]]
    found = case.simulate(
        draws,
        seed=seed,
        threads=threads,
        outputs=outputs,
        percentiles={
            name: NPV_SHARES if name.startswith("npv") else YEARLY_SHARES for name in outputs
        },
        thresholds={"npv": [0 * DKK]},
        correlations=[gv.correlation(ceilings, WORK["rho_A"])] if corr else (),
    )
    means: Means = {name: ([], []) for name in outputs}
    for figure in found:
        means[figure.output][0].append(figure.mean)
        means[figure.output][1].append(figure.standard_error)
    return means
