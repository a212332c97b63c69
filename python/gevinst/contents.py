"""What a case consists of: its parts as lists, and all of it as a model file."""

from __future__ import annotations

from os import fspath
from typing import TYPE_CHECKING

from . import _core
from ._core import Account, StaffGroup
from .listing import Appropriation, Assumption, Line

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["Contents"]


class Contents:
    """The parts of a business case."""

    __slots__ = ()

    _core: _core.BusinessCase

    @property
    def chart_of_accounts(self) -> tuple[Account, ...]:
        """All accounts."""
        return _core.list_accounts(self._core)

    @property
    def staff_groups(self) -> tuple[StaffGroup, ...]:
        """All staff groups."""
        return _core.list_staff_groups(self._core)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """All assumptions, those that lines have named included."""
        return tuple(Assumption(**one) for one in _core.list_assumptions(self._core))

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all initiatives, with their formulas."""
        return tuple(Line(**one) for one in _core.list_lines(self._core))

    @property
    def appropriations(self) -> tuple[Appropriation, ...]:
        """All appropriations."""
        return tuple(Appropriation(**one) for one in _core.list_appropriations(self._core))

    def save(self, path: str | PathLike[str]) -> None:
        """Write the case to a model file, which `gv.load` and C++ read.

        The file is written beside and renamed: it is the old one or the new one, never a part. A
        case that was changed is written with the values it has now.

        Raises
        ------
        CaseError
            For what a file cannot hold, as two indexes of one name.
        FileError
            When the file cannot be written.
        """
        _core.save(self._core, fspath(path))

    def to_json(self) -> str:
        """Give the text of the model file that `save` writes.

        Examples
        --------
        >>> from gevinst.units import DKK
        >>> case = gv.BusinessCase("Small", gv.Horizon(2026, 2027), prices=gv.fixed_prices(2026))
        >>> price = case.assume("price", gv.uniform(10, 20) * DKK)
        >>> print(case.to_json())
        {
          "gevinst": 0,
          "name": "Small",
          "horizon": [2026, 2027],
          "prices": 2026,
          "assumptions": [
            {"path": "price", "value": "uniform(10, 20) DKK", "seat": 0}
          ]
        }
        <BLANKLINE>
        """
        return _core.to_json(self._core)
