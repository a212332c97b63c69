"""Derivatives of a case: how each figure moves with each assumption."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from . import _core
from ._core import Derivative
from .errors import CaseError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Derivative", "Gradient"]


class Gradient:
    """The derivatives of some figures of a case with respect to all assumptions they depend on.

    They are exact. Where one does not hold to both sides, as at a tie of a maximum, a whole step
    of a rounding or the turn of a year, `kinks` says so in a sentence. Printed, it is a table:
    under each figure for all years the assumptions that move it most.

    Examples
    --------
    >>> from gevinst.units import DKK, MDKK, count
    >>> case = gv.BusinessCase("Pool", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
    >>> region = case.account("Region", sector="region")
    >>> exams = case.assume("exams", gv.pert(80_000, 90_000, 100_000), count("exam"))
    >>> price = case.assume("price", 12, DKK / count("exam"))
    >>> case.initiative("AI", start=2026).cost(
    ...     "Licence", exams * price, category="operations", payer=region
    ... )
    >>> gradient = case.gradient()
    >>> by_price = gradient["expenditure/all_years"]["price"]
    >>> round(by_price.derivative, 9), by_price.unit.text
    (0.18, 'MDKK*exam/DKK')
    >>> gradient["expenditure", 2026]["exams"].elasticity
    1.0
    """

    __slots__ = ("_gradient",)

    def __init__(self, gradient: _core.Gradient) -> None:
        self._gradient: Final = gradient

    def __iter__(self) -> Iterator[Derivative]:
        """Go through the derivatives: figure by figure, in each by assumption."""
        return iter(self._gradient.derivatives())

    def __len__(self) -> int:
        """Count the derivatives."""
        return len(self._gradient.derivatives())

    def __getitem__(self, key: str | tuple[str, int]) -> dict[str | tuple[str, int], Derivative]:
        """Find the derivatives of a figure: `gradient["money", 2027]`.

        They come by the path of the assumption, with its element: `demand[Herlev]`; of an
        assumption with a value a year by path and year: `("demand", 2028)`. What the figure does
        not depend on is left out: of a figure that no assumption moves there are none.
        """
        name, year = key if isinstance(key, tuple) else (key, None)
        found: dict[str | tuple[str, int], Derivative] = {}
        for one in self:
            if one.output != name or one.year != year:
                continue
            place = one.assumption
            found[place if one.assumption_year is None else (place, one.assumption_year)] = one
        figures = self._gradient.figures()
        if (name, year) not in figures:
            known = (one if of is None else f"{one} in {of}" for one, of in figures)
            raise CaseError(f"no derivative of {key!r}; there are those of {', '.join(known)}")
        return found

    @property
    def kinks(self) -> tuple[str, ...]:
        """Where derivatives do not hold to both sides, a sentence each."""
        return tuple(self._gradient.kinks("en"))

    def to_text(self, *, language: str = "en") -> str:
        """Print the derivatives as a table, and the kinks as sentences.

        Figures for all years come alone where there are any.
        """
        return self._gradient.to_text(language)

    def to_pandas(self) -> pd.DataFrame:
        """Make a DataFrame: a row a derivative, labelled by output, year, assumption and its year.

        The columns are derivative, unit, value (of the assumption), figure, elasticity and jumps.
        """
        import pandas as pd

        rows: list[dict[str, Any]] = [
            {
                "derivative": one.derivative,
                "unit": one.unit.text,
                "value": one.value,
                "figure": one.figure,
                "elasticity": one.elasticity,
                "jumps": one.jumps,
            }
            for one in self
        ]
        labels = [(one.output, one.year, one.assumption, one.assumption_year) for one in self]
        index = pd.MultiIndex.from_tuples(
            labels, names=["output", "year", "assumption", "assumption_year"]
        )
        frame = pd.DataFrame(rows, index=index)
        frame.attrs = {"kinks": self.kinks}
        return frame

    def __repr__(self) -> str:
        """Print the derivatives as a table."""
        return self.to_text()
