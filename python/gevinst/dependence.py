"""Assumptions that move together: for every pair, by pairs, or by a matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from . import _core
from ._core import Correlation, Expression

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Name = Expression | str
    Correlated = Sequence[Name] | Mapping[tuple[Name, Name], float] | pd.DataFrame
    Correlations = float | Sequence[Sequence[float]] | npt.NDArray[np.float64] | pd.DataFrame

__all__ = ["Correlation", "correlation", "nearest_correlation"]


def correlation(
    assumptions: Correlated,
    matrix: Correlations | None = None,
    *,
    rank: bool = False,
) -> Correlation:
    """Let assumptions move together, by a Gaussian copula; each keeps its own distribution.

    Parameters
    ----------
    assumptions : sequence, mapping or DataFrame
        Assumptions or their paths, with the element where one has a variable for each:
        `demand[Herlev]`. Or pairs of them with their correlations; pairs that are not named have
        correlation 0. Or a DataFrame labelled by paths, as `history.corr()`.
    matrix : float or matrix, optional
        Correlations of the normal scores, row by row, in lists, an array or a DataFrame; one number
        holds for every pair. Not beside pairs, or a DataFrame in the place of assumptions.
    rank : bool
        Whether the numbers are rank correlations (Spearman).

    Raises
    ------
    CaseError
        For a matrix of another shape, or other labels than the assumptions.

    Examples
    --------
    >>> gv.correlation(["exams", "minutes"], 0.5)
    <correlation of 'exams' 'minutes'>
    >>> gv.correlation({("exams", "minutes"): 0.5, ("minutes", "pay"): 0.2}).matrix
    [[1.0, 0.5, 0.0], [0.5, 1.0, 0.2], [0.0, 0.2, 1.0]]
    """
    return _core.correlation(assumptions, matrix, rank)


def nearest_correlation(
    assumptions: Correlation | Correlated,
    matrix: Correlations | None = None,
    *,
    rank: bool = False,
) -> Correlation:
    """Find the nearest correlations that some variables have, where those stated contradict.

    The parameters are those of `correlation`; a correlation that it made will do too. Nearest is
    the least sum of squares of the changes (Higham 2002), of the normal scores also for ranks.

    Examples
    --------
    >>> nearest = gv.nearest_correlation(["a", "b", "c"], -0.9)
    >>> round(nearest.matrix[0][1], 4)
    -0.5
    """
    if not isinstance(assumptions, Correlation):
        assumptions = correlation(assumptions, matrix, rank=rank)
    return _core.nearest_correlation(assumptions)
