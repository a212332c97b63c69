"""What the peers that keep whole arrays share: correlated ceilings, and the summary of columns."""

from __future__ import annotations

from typing import Any

import numpy as np

from .workload import NPV_SHARES, WORK, YEARLY_SHARES, Means, shapes


def correlated_ceilings(rng: np.random.Generator, draws: int) -> Any:
    """Draw the three ceilings by a Gaussian copula, with the exact quantiles of SciPy."""
    from scipy.special import betaincinv, ndtr

    matrix = np.full((3, 3), WORK["rho_A"])
    np.fill_diagonal(matrix, 1.0)
    scores = np.linalg.cholesky(matrix) @ rng.standard_normal((3, draws))
    limits = [one["A"] for one in WORK["initiatives"]]
    return np.array(
        [
            low + (high - low) * betaincinv(*shapes(low, mode, high), ndtr(score))
            for (low, mode, high), score in zip(limits, scores, strict=True)
        ]
    )


def summarised(columns: dict[str, Any]) -> Means:
    """Summarise columns, a row each year: mean, standard deviation, percentiles, P(NPV > 0)."""
    means: Means = {}
    for name, values in columns.items():
        rows = np.atleast_2d(values)
        np.quantile(rows, NPV_SHARES if name.startswith("npv") else YEARLY_SHARES, axis=1)
        means[name] = (
            rows.mean(axis=1).tolist(),
            (rows.std(axis=1, ddof=1) / rows.shape[1] ** 0.5).tolist(),
        )
    _ = float((columns["npv"] > 0).mean())
    return means
