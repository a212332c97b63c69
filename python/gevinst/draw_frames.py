"""Columns of draws as frames of other libraries, which are imported when they are asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    Columns = Mapping[str, npt.NDArray[np.float64]]


def arrow_table(columns: Columns) -> pa.Table:
    """Wrap the columns without a copy."""
    pyarrow = _library("pyarrow", "arrow")
    return pyarrow.table({name: pyarrow.array(draws) for name, draws in columns.items()})


def polars_frame(columns: Columns) -> pl.DataFrame:
    """Make a DataFrame of polars."""
    frame: pl.DataFrame = _library("polars", "polars").DataFrame(dict(columns))
    return frame


def pandas_frame(columns: Columns, numbers: Iterable[int]) -> pd.DataFrame:
    """Make a DataFrame of pandas whose index is the numbers of the draws."""
    pandas = _library("pandas", "pandas")
    index = pandas.Index(list(numbers), name="draw")
    frame: pd.DataFrame = pandas.DataFrame(dict(columns), index=index, copy=False)
    return frame


def _library(name: str, extra: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ImportError(
            f"this takes the library {name}, which is not installed: pip install 'gevinst[{extra}]'"
        ) from error
