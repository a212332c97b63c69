"""The numbers of the workload, and what each library gives back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

WORK: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "workload_pool.json").read_text(encoding="utf-8")
)
FIRST: Final = 2026
NPV_SHARES: Final = (0.05, 0.1, 0.5, 0.9, 0.95)
YEARLY_SHARES: Final = (0.1, 0.5, 0.9)

# Of each output: its means and their standard errors, one for each year or one alone.
Means = dict[str, tuple[list[float], list[float]]]


def shapes(low: float, mode: float, high: float) -> tuple[float, float]:
    """Find the two shapes of the beta distribution that a PERT is."""
    return 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
