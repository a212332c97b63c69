"""The workload in JAX, float64, compiled as one function; PERTs are read from tables of quantiles.

`jax.random.beta` rejects and tries again, which is many times slower than a table of 1,024 knots.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from scipy.special import betaincinv

from .arrays import summarised
from .workload import WORK, Means, shapes

jax.config.update("jax_enable_x64", True)
KNOTS = np.linspace(0.0, 1.0, 1024)


def triangular(u: Any, low: float, mode: float, high: float) -> Any:
    """Find the quantiles of a triangular distribution."""
    rising = low + jnp.sqrt(u * (high - low) * (mode - low))
    falling = high - jnp.sqrt((1 - u) * (high - low) * (high - mode))
    return jnp.where(u < (mode - low) / (high - low), rising, falling)


def read(table: Any, u: Any) -> Any:
    """Interpolate in a table whose knots are evenly spread."""
    place = u * (len(KNOTS) - 1)
    knot = place.astype(jnp.int32)
    return table[knot] + (place - knot) * (table[knot + 1] - table[knot])


def _outputs(years: int, draws: int, corr: bool, seed: Any, tables: Any) -> Any:
    after = jnp.arange(years)[:, None]
    discount = (1 + WORK["rate"]) ** (-1.0 * after)
    uniform_key, normal_key = jax.random.split(jax.random.key(seed))
    uniforms = jax.random.uniform(uniform_key, (3, 9, draws), dtype=jnp.float64)
    scores = jax.random.normal(normal_key, (3, 4, draws), dtype=jnp.float64)
    ceiling_uniforms = uniforms[:, 0]
    if corr:
        matrix = np.full((3, 3), WORK["rho_A"])
        np.fill_diagonal(matrix, 1.0)
        together = jnp.asarray(np.linalg.cholesky(matrix)) @ scores[:, 3]
        ceiling_uniforms = jax.scipy.special.ndtr(together)
    net = staff = jnp.zeros((years, draws))
    columns = {}
    for i, one in enumerate(WORK["initiatives"]):
        u, z = uniforms[i], scores[i]

        def pert(key: str, u: Any, i: int = i) -> Any:
            return read(tables[key][i], u)

        steepness = one["k"][0] + (one["k"][1] - one["k"][0]) * u[1]
        midpoint = one["y0"][0] + one["y0"][1] * z[0]
        ramp = pert("A", ceiling_uniforms[i]) / (1 + jnp.exp(-steepness * (after - midpoint)))
        use = pert("V", u[2]) * one["growth"] ** (1.0 * after) * ramp
        hours = use * triangular(u[3], *one["M"]) / 60
        gain = hours * (one["w"][0] + one["w"][1] * z[1]) * pert("r", u[4])
        gain += use * pert("c", u[5]) * triangular(u[6], *one["u"])
        cost = one["L"][0] * jnp.exp(one["L"][1] * z[2]) * use + one["ops"] * 1e6
        overrun = jnp.where(u[7] < WORK["p_overrun"], WORK["f_overrun"], 1.0)
        cost = cost.at[0].add(pert("S", u[8]) * 1e6 * overrun)
        columns[f"npv {one['name']}"] = ((gain - cost) * discount).sum(axis=0)
        net += gain - cost
        staff += hours / WORK["H"]
    columns["npv"] = (net * discount).sum(axis=0)
    columns["net"] = net
    columns["staff"] = staff
    reached = jnp.cumsum(net, axis=0) >= 0
    columns["payback"] = jnp.where(reached.any(axis=0), reached.argmax(axis=0), years) * 1.0
    return columns


outputs = partial(jax.jit, static_argnums=(0, 1, 2))(_outputs)


def run(years: int, draws: int, corr: bool, seed: int) -> Means:
    """Make the tables, draw, evaluate and summarise."""
    tables = {
        key: np.array(
            [
                low + (high - low) * betaincinv(*shapes(low, mode, high), KNOTS)
                for low, mode, high in (one[key] for one in WORK["initiatives"])
            ]
        )
        for key in ("A", "V", "r", "c", "S")
    }
    columns = outputs(years, draws, corr, seed, tables)
    return summarised({name: np.asarray(values) for name, values in columns.items()})
