"""Runs of a case: its simulation, its point values, one draw alone, its derivatives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from . import _core
from ._core import Account, Correlation, Sampling
from .arguments import dict_of
from .expressions import Value
from .figures import FigureRow
from .gradients import Gradient
from .replay import Replay
from .simulation import Simulation
from .views import name_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

__all__ = ["Runs"]


class Runs:
    """What a business case comes to, draw by draw or at its point values, and what moves it."""

    __slots__ = ()

    _core: _core.BusinessCase

    def simulate(
        self,
        draws: int | range,
        *,
        seed: int = 1,
        threads: int = 0,
        sampling: Sampling | None = None,
        correlations: Correlation | Sequence[Correlation] = (),
        account: Account | str | None = None,
        outputs: Mapping[str, Value | str | FigureRow] | Sequence[str] | None = None,
        scenarios: Mapping[str, Mapping[str, Value | str]] | None = None,
        thresholds: Mapping[str, Value | Sequence[Value] | npt.NDArray[np.float64]] | None = None,
        shortfalls: Mapping[str, Sequence[float]] | None = None,
        bins: int = 0,
        correlate: Sequence[str] = (),
        keep: Sequence[str] | bool = (),
        percentiles: Sequence[float] | npt.NDArray[np.float64] | Mapping[str, Sequence[float]] = (
            0.05,
            0.1,
            0.5,
            0.9,
            0.95,
        ),
        point: Literal["mean", "mode"] = "mean",
        planned: int | None = None,
        progress: Callable[[int, int], object] | None = None,
    ) -> Simulation:
        """Draw the uncertain assumptions many times, and evaluate the case each time.

        Parameters
        ----------
        draws : int or range
            How many draws; or a range of them, from and to multiples of 1,024, to be merged with
            others by `gv.merge`.
        seed : int
            What the random numbers follow from: the same seed gives the same figures.
        threads : int
            0: as many as the machine runs at once. The figures do not depend on it.
        sampling : Sampling, optional
            `gv.latin_hypercube()` or `gv.sobol(points, replicates)`; without it draws are
            independent.
        correlations : Correlation or sequence of Correlation
            Assumptions that move together in this run, besides those of the case (`correlate`).
        account : Account or str, optional
            Of the standard outputs, with the accounts under it.
        outputs : mapping or sequence of str, optional
            Under names: expressions (an event is one too, as `cost > 5 * MDKK`), rows of a view as
            `case.budget()["payroll"]`, or names in the case. These are paths of assumptions, lines
            as `AI/Licence` (what it posts, in the unit of its amount or potential), and the
            standard outputs, also of one initiative, as `AI/money/all_years`. A sequence has names
            only. Without it the standard outputs are taken: `expenditure`, `money`,
            `net_staff_years` and `patient_time` by year, and `money/all_years` and the like for
            those that have a sum.
        scenarios : mapping, optional
            Changes by name, as `with_changes` takes them. Each output comes once more as
            `late/money`, and what the scenario changes of it, in the same draws, as
            `late/money/change`.
        thresholds : mapping, optional
            Numbers or quantities by output: how often its figures are above each.
        shortfalls : mapping, optional
            Shares by output, for the expected shortfall: `{"money": [0.05]}` gives the mean of the
            lowest 5 % of the draws, and a share above 1/2 that of the highest.
        bins : int
            The most bins of the figures' histograms; 0 makes none.
        correlate : sequence of str
            Outputs whose figures are correlated with each other, see `Simulation.correlations`.
        keep : sequence of str or bool
            Outputs whose draws are kept whole, or True for all of them.
        percentiles : sequence of float or mapping
            Shares of the draws, strictly between 0 and 1, for all outputs; or by output, where
            those that are not named have 0.05, 0.1, 0.5, 0.9 and 0.95.
        point : str
            What stands for an uncertain value in the point values, its `mean` or its `mode`.
        planned : int, optional
            How many draws the whole run has that a range is a part of: what is kept of each part
            then suffices for the percentiles of the whole.
        progress : callable, optional
            Called some twenty times a second at most with the draws done and all draws. When it
            returns False the run stops with an `Error`.

        Returns
        -------
        Simulation
            What is known of each figure.

        Raises
        ------
        CaseError
            When there is nothing to simulate, or a distribution has no name.
        FaultError
            For the first draw in which a value leaves the real numbers or its range; `replay` shows
            how it came to it.
        KeyboardInterrupt
            On Ctrl-C; nothing is left behind.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
        >>> cost = case.assume("cost", gv.triangular(1, 2, 6), MDKK)
        >>> draws = case.simulate(20_000, seed=7, outputs={"cost": cost}, thresholds={"cost": [5]})
        >>> figure = draws["cost"]
        >>> abs(figure.mean - 3) < 4 * figure.standard_error
        True
        >>> abs(figure.probability_above[5] - 1 / 20) < 0.01
        True
        """
        found = _core.simulate(
            self._core,
            draws,
            seed,
            threads,
            _sampling(sampling),
            correlations,
            name_of(account),
            _outputs(outputs),
            {} if scenarios is None else dict_of(scenarios, "{'late': {'*/start': 2027}}"),
            {} if thresholds is None else dict_of(thresholds, "{'cost': [5]}"),
            {} if shortfalls is None else dict_of(shortfalls, "{'cost': [0.95]}"),
            bins,
            [correlate] if isinstance(correlate, str) else list(correlate),
            keep,
            _percentiles(percentiles),
            point,
            planned,
            progress,
        )
        return Simulation(found)

    def at_point_values(
        self,
        *,
        account: Account | str | None = None,
        outputs: Mapping[str, Value | str | FigureRow] | Sequence[str] | None = None,
        scenarios: Mapping[str, Mapping[str, Value | str]] | None = None,
        thresholds: Mapping[str, Value | Sequence[Value] | npt.NDArray[np.float64]] | None = None,
        shortfalls: Mapping[str, Sequence[float]] | None = None,
        bins: int = 0,
        percentiles: Sequence[float] | npt.NDArray[np.float64] | Mapping[str, Sequence[float]] = (
            0.05,
            0.1,
            0.5,
            0.9,
            0.95,
        ),
        point: Literal["mean", "mode"] = "mean",
    ) -> Simulation:
        """Evaluate the figures of a simulation with every assumption at its point value.

        The result is a `Simulation` without draws: what a simulation gives of a case without
        spread, to the last bit. So what reads one reads the other. The mean, the extremes and
        every percentile of a figure are its point value, its spread and errors are 0, and a
        probability is 0 or 1.

        Parameters
        ----------
        account, outputs, scenarios, thresholds, shortfalls, bins, percentiles
            As in `simulate`.
        point : str
            What stands for an uncertain value, its `mean` or its `mode`.

        Returns
        -------
        Simulation
            Without draws: what only draws have is a CaseError.

        Raises
        ------
        CaseError
            When the case states nothing to evaluate.
        FaultError
            When a value leaves the real numbers or its range.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
        >>> cost = case.assume("cost", gv.triangular(1, 2, 6), MDKK)
        >>> made = case.at_point_values(
        ...     outputs={"cost": cost}, scenarios={"dear": {"cost": 5}}, thresholds={"cost": [2]}
        ... )
        >>> figure = made["cost"]
        >>> figure.mean, figure.percentiles[0.9], figure.sd, figure.probability_above
        (3.0, 3.0, 0.0, {2.0: 1.0})
        >>> made["dear/cost/change"].mean
        2.0
        """
        found = _core.at_point_values(
            self._core,
            name_of(account),
            _outputs(outputs),
            {} if scenarios is None else dict_of(scenarios, "{'late': {'*/start': 2027}}"),
            {} if thresholds is None else dict_of(thresholds, "{'cost': [5]}"),
            {} if shortfalls is None else dict_of(shortfalls, "{'cost': [0.95]}"),
            bins,
            _percentiles(percentiles),
            point,
        )
        return Simulation(found)

    def replay(
        self,
        draw: int,
        *,
        seed: int = 1,
        sampling: Sampling | None = None,
        correlations: Correlation | Sequence[Correlation] = (),
        account: Account | str | None = None,
        outputs: Mapping[str, Value | str | FigureRow] | Sequence[str] | None = None,
        scenarios: Mapping[str, Mapping[str, Value | str]] | None = None,
        point: Literal["mean", "mode"] = "mean",
        operations: bool = False,
    ) -> Replay:
        """Evaluate one draw of a simulation, and show its steps.

        With the arguments of a run that ended in a fault, the draw that the error names shows up to
        where it got. Of a run that has a result, `Simulation.replay` does the same.

        Parameters
        ----------
        draw : int
            Its number, from 0.
        seed, sampling, correlations, account, outputs, scenarios, point
            As in `simulate`.
        operations : bool
            Whether every operation is shown, and not only what has a name: assumptions, lines,
            outputs.

        Returns
        -------
        Replay
            The steps in order.

        Examples
        --------
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
        >>> share = case.assume("share", gv.uniform(-1, 2))
        >>> draw = case.replay(3, outputs={"log": gv.log(share)})
        >>> [step.name for step in draw]
        ['share', 'log']
        """
        return Replay(
            _core.replay(
                self._core,
                draw,
                seed,
                _sampling(sampling),
                correlations,
                name_of(account),
                _outputs(outputs),
                {} if scenarios is None else dict_of(scenarios, "{'late': {'*/start': 2027}}"),
                point,
                operations,
            )
        )

    def gradient(
        self,
        *,
        account: Account | str | None = None,
        outputs: Mapping[str, Value | str | FigureRow] | Sequence[str] | None = None,
        point: Literal["mean", "mode"] = "mean",
    ) -> Gradient:
        """Differentiate figures with respect to every assumption, at its point value.

        The derivatives are exact, and cost about as much as a few evaluations. At other values,
        take those of `case.with_changes(...).gradient()`.

        Parameters
        ----------
        account : Account or str, optional
            Of the standard outputs, with the accounts under it.
        outputs : mapping or sequence of str, optional
            As in `simulate`.
        point : str
            What stands for an uncertain value, its `mean` or its `mode`.

        Returns
        -------
        Gradient
            The derivative of each figure with respect to each assumption, element and year.

        Raises
        ------
        CaseError
            When there is nothing to differentiate.
        FaultError
            When a value or a derivative leaves the real numbers.

        Examples
        --------
        >>> from gevinst.units import MDKK
        >>> case = gv.BusinessCase("Case", gv.Horizon(2026, 2028), prices=gv.fixed_prices(2026))
        >>> cost = case.assume("cost", gv.triangular(1, 2, 6), MDKK)
        >>> share = case.assume("share", 0.25)
        >>> gradient = case.gradient(outputs={"paid": cost * share})
        >>> {name: one.derivative for name, one in gradient["paid"].items()}
        {'cost': 0.25, 'share': 3.0}
        """
        found = _core.gradient(
            self._core,
            name_of(account),
            _outputs(outputs),
            point,
        )
        return Gradient(found)


def _percentiles(shares: Any) -> Any:
    """Shares for all outputs, or a dictionary of shares by output."""
    return dict_of(shares, "{'cost': [0.1, 0.9]}") if isinstance(shares, Mapping) else shares


def _sampling(sampling: Sampling | None) -> Sampling:
    if sampling is None:
        return _core.random_sampling()
    if not isinstance(sampling, Sampling):
        raise TypeError(
            f"expected a sampling, as gv.latin_hypercube() or gv.sobol(4096, 16), not {sampling!r}"
        )
    return sampling


def _outputs(
    outputs: Mapping[str, Value | str | FigureRow] | Sequence[str] | None,
) -> dict[str, Any] | list[str] | None:
    if outputs is None:
        return None
    if isinstance(outputs, Mapping):
        return dict(outputs)
    if isinstance(outputs, str) or not isinstance(outputs, Sequence):
        raise TypeError(f"expected a dict, as {{'cost': expression}}, or names, not {outputs!r}")
    return list(outputs)
