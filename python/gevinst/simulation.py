"""Simulations of a case: what is known of its figures over many draws, or at point values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from . import _core
from ._core import Sampling, SimulatedFigure
from .draw_frames import arrow_table, pandas_frame, polars_frame
from .errors import CaseError
from .replay import Replay

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = [
    "OutputCorrelations",
    "Sampling",
    "SimulatedFigure",
    "Simulation",
    "latin_hypercube",
    "merge",
    "sobol",
]


def latin_hypercube() -> Sampling:
    """Sample by Latin hypercube: each block of 1,024 draws covers every stratum of each assumption.

    The error of a mean is often a quarter of that of independent draws. The number of draws is
    rounded up to whole blocks; the error comes from the blocks, which are independent (McKay,
    Beckman and Conover 1979).

    Examples
    --------
    >>> gv.latin_hypercube()
    <Latin hypercube sampling>
    """
    return _core.latin_hypercube()


def sobol(points: int, replicates: int) -> Sampling:
    """Sample by Sobol' points: replicates of evenly spread points, each scrambled by itself.

    The error comes from the replicates, so there are to be two at least. The first 1,024 uncertain
    assumptions of a case have a dimension each (Joe and Kuo 2008; Owen 1995).

    Parameters
    ----------
    points : int
        Of a replicate: a power of two, 1,024 or more.
    replicates : int
        How many; the number of draws is their product.

    Examples
    --------
    >>> gv.sobol(4096, 16)
    <Sobol' sampling, 16 replicates of 4096 points>
    """
    return _core.sobol(points, replicates)


def merge(*parts: Simulation | Iterable[Simulation]) -> Simulation:
    """Merge parts of one run, which were simulated apart; the whole has the bits of one run.

    Parts are ranges of draws of the same case, with the same seed, sampling and outputs, in any
    order. Draws may be missing between them. When the parts looked for a percentile in other places
    than it has in the whole, the whole is not `finished`; with Latin hypercube or Sobol' sampling
    the intervals of percentiles always take a last pass. The bins of histograms are those that all
    parts can tell, so that they may be fewer.

    Parameters
    ----------
    *parts : Simulation or iterable of Simulation
        What `simulate(range(...))` gave, one by one or in a list; two have no draw in common.

    Raises
    ------
    CaseError
        When parts share draws, or are not of one run.

    Examples
    --------
    >>> from gevinst.units import MDKK
    >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
    >>> cost = case.assume("cost", gv.triangular(1, 2, 6), MDKK)
    >>> parts = [
    ...     case.simulate(range(first, first + 4096), outputs={"cost": cost}, planned=8192)
    ...     for first in (4096, 0)
    ... ]
    >>> whole = gv.merge(parts)
    >>> whole.draws, whole.finished
    (8192, True)
    >>> whole["cost"].mean == case.simulate(8192, outputs={"cost": cost})["cost"].mean
    True
    """
    each = (
        one for part in parts for one in ([part] if isinstance(part, Simulation) else list(part))
    )
    return Simulation(_core.merge([part._simulation for part in each]))


class OutputCorrelations(NamedTuple):
    """How figures vary together over the draws.

    Attributes
    ----------
    labels : tuple
        The output and the year of each row and column; the year is None for all years.
    values : ndarray
        The correlations.
    standard_errors : ndarray
        Their errors that come from simulating.
    """

    labels: tuple[tuple[str, int | None], ...]
    values: npt.NDArray[np.float64]
    standard_errors: npt.NDArray[np.float64]

    def to_pandas(self) -> pd.DataFrame:
        """Make a DataFrame of the correlations, labelled by output and year on both sides."""
        import pandas as pd

        index = pd.MultiIndex.from_tuples(self.labels, names=["output", "year"])
        return pd.DataFrame(self.values, index=index, columns=index)


class Simulation:
    """All draws of some outputs of a case, or their point values alone.

    Printed, it is a table: a line a figure with its point value, mean, standard deviation and
    percentiles. The same seed gives the same figures to the last bit, on any number of threads.
    `BusinessCase.at_point_values` gives one without draws: each figure has its point value as mean,
    extremes and percentiles, no spread and no errors, and what only draws have (`kept`, `replay`,
    `drawn`, `correlations`, `finish`, `seed`, frames of draws) is a CaseError.

    Examples
    --------
    >>> from gevinst.units import DKK, MDKK, count
    >>> case = gv.BusinessCase("Pool", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> region = case.account("Region", sector="region")
    >>> exams = case.assume("exams", gv.pert(80_000, 90_000, 100_000), count("exam"))
    >>> price = 12 * DKK / count("exam")
    >>> case.initiative("AI", start=2026).cost(
    ...     "Licence", exams * price, category="operations", payer=region
    ... )
    >>> draws = case.simulate(10_000, seed=2026)
    >>> figure = draws["expenditure", 2026]
    >>> round(figure.point, 3), abs(figure.mean - figure.point) < 4 * figure.standard_error
    (1.08, True)
    >>> sorted(figure.percentiles)
    [0.05, 0.1, 0.5, 0.9, 0.95]
    """

    __slots__ = ("_simulation",)

    def __init__(self, simulation: _core.Simulation) -> None:
        self._simulation: Final = simulation

    @property
    def draws(self) -> int:
        """How many draws there are; 0 for point values."""
        return self._simulation.draws

    @property
    def ranges(self) -> tuple[range, ...]:
        """Which draws they are: one range, or those of the parts that were merged."""
        return tuple(range(first, end) for first, end in self._simulation.ranges())

    @property
    def finished(self) -> bool:
        """Whether all percentiles are known; False for some merged parts, see `finish`."""
        return self._simulation.finished

    def finish(
        self, *, threads: int = 0, progress: Callable[[int, int], object] | None = None
    ) -> None:
        """Make the same draws once more, for percentiles that merged parts could not tell.

        Nothing when it is finished. Threads and progress are as in `simulate`.
        """
        self._simulation.finish(threads, progress)

    @property
    def seed(self) -> int:
        """What the random numbers follow from."""
        return self._simulation.seed

    @property
    def point(self) -> Literal["mean", "mode"]:
        """What stands for an uncertain assumption in the point values."""
        return "mode" if self._simulation.point == "mode" else "mean"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the outputs."""
        return self._simulation.names

    def __len__(self) -> int:
        """Count the figures."""
        return self._simulation.figures()

    def __iter__(self) -> Iterator[SimulatedFigure]:
        """Go through the figures: output by output, in each by element, and then by year."""
        return (self._simulation.figure(place) for place in range(len(self)))

    def __getitem__(self, key: str | tuple[str, int]) -> SimulatedFigure:
        """Find a figure: `draws["money", 2027]`, `draws["money/all_years"]`.

        With indexes the element stands behind the name: `draws["demand[Herlev, night]", 2027]`.
        """
        return self._simulation.figure(self._place(key))

    def kept(self, name: str, year: int | None = None) -> npt.NDArray[np.float64]:
        """Give the draws of a figure, in its unit and in their order.

        Parameters
        ----------
        name : str
            An output that was named in `keep`, with the element where it has some.
        year : int, optional
            Of an output with a figure a year.

        Returns
        -------
        ndarray
            Read-only, of length `draws`; no copy is made. They are those of `ranges`, in order.

        Raises
        ------
        CaseError
            When there is no such figure, or its draws are not kept.
        """
        place = self._place(name if year is None else (name, year))
        draws = self._simulation.kept(place)
        if len(draws) == 0:
            raise CaseError(f"the draws of '{name}' are not kept: simulate with keep=['{name}']")
        return draws

    def correlations(self) -> OutputCorrelations:
        """Correlate the figures of the outputs that were named in `correlate`.

        Raises
        ------
        CaseError
            When none were named, or a figure is the same in every draw.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
        >>> cost = case.assume("cost", gv.uniform(1, 2), MDKK)
        >>> gain = case.assume("gain", gv.uniform(1, 2), MDKK)
        >>> outputs = {"cost": cost, "net": gain - cost}
        >>> draws = case.simulate(10_240, outputs=outputs, correlate=["cost", "net"])
        >>> found = draws.correlations()
        >>> bool(abs(found.values[0, 1] + 0.5**0.5) < 4 * found.standard_errors[0, 1])
        True
        """
        places, values, errors = self._simulation.correlations()
        figures = [self._simulation.figure(place) for place in places]
        labels = tuple((figure.output + figure.element, figure.year) for figure in figures)
        return OutputCorrelations(labels, values, errors)

    def replay(self, draw: int, *, operations: bool = False) -> Replay:
        """Evaluate one draw alone, and show its steps.

        Parameters
        ----------
        draw : int
            Its number, one of `ranges`.
        operations : bool
            Whether every operation is shown, and not only what has a name: assumptions, lines,
            outputs.

        Returns
        -------
        Replay
            The steps in order; `replay(7)["money"]` are the figures of an output.

        See Also
        --------
        BusinessCase.replay : A draw of a run that has a fault, and so no result.
        """
        return Replay(self._simulation.replay(draw, operations))

    def drawn(self, draw: int) -> dict[str, float]:
        """Give the value of each uncertain assumption in one draw, in its own unit."""
        return dict(self._simulation.drawn(draw))

    def explain(
        self, name: str, year: int | None = None, *, share: float = 0.9, language: str = "en"
    ) -> str:
        """Say in a sentence how a percentile came about."""
        place = self._place(name if year is None else (name, year))
        return self._simulation.explain(place, share, language)

    def to_text(self, *, language: str = "en") -> str:
        """Print the figures as a table."""
        return self._simulation.to_text(language)

    def to_pandas(self) -> pd.DataFrame:
        """Make a DataFrame: a row a figure, labelled by output and year.

        The columns are unit, point, mean, standard_error, sd, minimum, maximum, `P10` for the
        percentile 0.1, `P(> 0)` with `P(> 0) error` for the threshold 0, and `ES 0.05` with its
        error for an expected shortfall. Its `attrs` say how many draws there are, from which seed,
        and which point values; without draws there are 0 and no seed.
        """
        import pandas as pd

        figures = list(self)
        rows: list[dict[str, Any]] = []
        for figure in figures:
            row: dict[str, Any] = {
                "unit": figure.unit.text,
                "point": figure.point,
                "mean": figure.mean,
                "standard_error": figure.standard_error,
                "sd": figure.sd,
                "minimum": figure.minimum,
                "maximum": figure.maximum,
            }
            for share, value in figure.percentiles.items():
                row[_core.percentile_name(share)] = value
            for threshold, probability in figure.probability_above.items():
                row[f"P(> {threshold:.12g})"] = probability
                row[f"P(> {threshold:.12g}) error"] = figure.probability_errors[threshold]
            for share, value in figure.shortfalls.items():
                row[f"ES {share:.12g}"] = value
                row[f"ES {share:.12g} error"] = figure.shortfall_errors[share]
            rows.append(row)
        labels = [(figure.output + figure.element, figure.year) for figure in figures]
        index = pd.MultiIndex.from_tuples(labels, names=["output", "year"])
        frame = pd.DataFrame(rows, index=index)
        frame.attrs = {"draws": self.draws, "point": self.point}
        if not self._simulation.without_draws:
            frame.attrs["seed"] = self.seed
        return frame

    def summary(self) -> pd.DataFrame:
        """Give the figures with their errors as a DataFrame, a row a figure: `to_pandas`.

        The simulation itself, shown or printed, is the same as a table with what it rests on.
        """
        return self.to_pandas()

    def to_arrow(self) -> pa.Table:
        """Make a table of pyarrow of the kept draws, without a copy: a column a figure.

        Columns are named `money 2027`. Other libraries take the simulation itself, by
        `__arrow_c_stream__`.

        Raises
        ------
        CaseError
            When no draws are kept.
        ImportError
            Without pyarrow, the extra `arrow`.

        Examples
        --------
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> cost = case.assume("cost", gv.triangular(1, 2, 6), gv.units.MDKK)
        >>> case.simulate(1_024, outputs={"cost": cost}, keep=True).to_arrow().shape
        (1024, 1)
        """
        return arrow_table(self._columns())

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Give the kept draws to a library that reads Arrow, as `polars.DataFrame(draws)`."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_polars(self) -> pl.DataFrame:
        """Make a DataFrame of polars of the kept draws; polars is the extra `polars`."""
        return polars_frame(self._columns())

    def draws_to_pandas(self) -> pd.DataFrame:
        """Make a DataFrame of pandas of the kept draws: a column a figure, a row a draw.

        `to_pandas` makes one of what is known of the figures.
        """
        return pandas_frame(self._columns(), (draw for one in self.ranges for draw in one))

    def by_year(self, name: str) -> pd.DataFrame:
        """Make a DataFrame of an output with a figure a year: the years are its columns.

        Its rows are point, mean, sd and the percentiles, as `P10`.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
        >>> cost = case.assume("cost", gv.triangular(1, 2, 6), MDKK) * gv.growth(0.02)
        >>> frame = case.simulate(10_000, outputs={"cost": cost}).by_year("cost")
        >>> frame.columns.tolist(), frame.index.tolist()[-3:]
        ([2026, 2027, 2028], ['P50', 'P90', 'P95'])
        """
        import pandas as pd

        figures = [one for one in self if one.output + one.element == name and one.year is not None]
        if not figures:
            self._place(name)  # says what is wrong with the name
            raise CaseError(f"'{name}' has one figure for all years: see draws['{name}']")
        columns = {
            one.year: {"point": one.point, "mean": one.mean, "sd": one.sd}
            | {_core.percentile_name(share): value for share, value in one.percentiles.items()}
            for one in figures
        }
        frame = pd.DataFrame(columns)
        frame.columns.name = "year"
        frame.attrs = {
            "output": name,
            "unit": figures[0].unit.text,
            "draws": self.draws,
            "point": self.point,
        }
        return frame

    def to_html(self, *, language: str = "en") -> str:
        """Write the figures as an HTML fragment, as a notebook shows them."""
        return self._simulation.to_html(language)

    def __repr__(self) -> str:
        """Print the figures as a table."""
        return self.to_text()

    def _repr_html_(self) -> str:
        return self.to_html()

    def _columns(self) -> dict[str, npt.NDArray[np.float64]]:
        columns: dict[str, npt.NDArray[np.float64]] = {}
        for place, figure in enumerate(self):
            draws = self._simulation.kept(place)
            if len(draws) > 0:
                year = "" if figure.year is None else f" {figure.year}"
                columns[figure.output + figure.element + year] = draws
        if not columns:
            raise CaseError("no draws are kept: simulate with keep=True or the names of outputs")
        return columns

    def _place(self, key: str | tuple[str, int]) -> int:
        name, year = key if isinstance(key, tuple) else (key, None)
        return self._simulation.place(name, year)
