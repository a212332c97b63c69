"""One draw of a simulation, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from . import _core
from ._core import ReplayStep

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Replay", "ReplayStep"]


class Replay:
    """One draw in the order in which it is evaluated: what is drawn, what follows, the outputs.

    Printed, it is a table: a line a step with what it is made of and its value, by year where it
    has one a year. A draw with a fault ends where the fault shows.

    Examples
    --------
    >>> from gevinst.units import DKK, count
    >>> case = gv.BusinessCase("Pool", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> exams = case.assume("exams", gv.pert(80_000, 90_000, 100_000), count("exam"))
    >>> price = case.assume("price", 12, DKK / count("exam"))
    >>> draw = case.simulate(100, outputs={"cost": exams * price}).replay(7)
    >>> [(step.kind, step.name) for step in draw]
    [('drawn', 'exams'), ('stated', 'price'), ('output', 'cost')]
    >>> draw["cost"] == [12 * draw["exams"][0]]
    True
    """

    __slots__ = ("_replay",)

    def __init__(self, replay: _core.Replay) -> None:
        self._replay: Final = replay

    @property
    def draw(self) -> int:
        """The number of the draw."""
        return self._replay.draw

    @property
    def steps(self) -> tuple[ReplayStep, ...]:
        """All steps, in order."""
        return tuple(self._replay.steps())

    @property
    def fault(self) -> str | None:
        """The fault that ends the draw; None without one."""
        return self._replay.fault

    def __len__(self) -> int:
        """Count the steps."""
        return len(self.steps)

    def __iter__(self) -> Iterator[ReplayStep]:
        """Go through the steps."""
        return iter(self.steps)

    def __getitem__(self, name: str) -> list[float]:
        """Find the value of a step, or its values by year: `replay["money"]`."""
        return self._replay.step(name).values

    def to_text(self, *, language: str = "en") -> str:
        """Print the steps as a table."""
        return self._replay.to_text(language)

    def to_pandas(self) -> pd.DataFrame:
        """Make a DataFrame: a row a value, labelled by step and year.

        The columns are kind, formula, unit, value and share (of what is drawn: how much of its
        distribution is not above it).
        """
        import pandas as pd

        labels = []
        rows = []
        for step in self:
            for position, value in enumerate(step.values):
                labels.append(
                    (step.name, self._replay.first_year + position if step.yearly else None)
                )
                rows.append(
                    {
                        "kind": step.kind,
                        "formula": step.formula,
                        "unit": step.unit.text,
                        "value": value,
                        "share": step.share,
                    }
                )
        index = pd.MultiIndex.from_tuples(labels, names=["step", "year"])
        frame = pd.DataFrame(rows, index=index)
        frame.attrs = {"draw": self.draw, "fault": self.fault}
        return frame

    def __repr__(self) -> str:
        """Print the steps as a table."""
        return self.to_text()
