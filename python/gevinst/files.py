"""Model files: a case as JSON that people can read, with the same figures to the last bit."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from . import _core
from .business_case import BusinessCase

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["from_json", "load"]


def load(path: str | PathLike[str]) -> BusinessCase:
    """Read the case of a model file, as `BusinessCase.save` writes it.

    Its point values, and its draws by every sampling, are those of the case that was saved, to the
    last bit, whether Python or C++ saved it.

    Raises
    ------
    FileError
        When the file cannot be read, or something in it is wrong: names the line, the column, the
        JSON pointer and what was meant.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> case = gv.BusinessCase("AI pool", gv.Horizon(2026, 2029), prices=gv.fixed_prices(2026))
    >>> with TemporaryDirectory() as folder:
    ...     case.save(Path(folder) / "case.json")
    ...     gv.load(Path(folder) / "case.json").horizon
    Horizon(2026, 2029)
    """
    return BusinessCase._of(_core.load(os.fspath(path)))


def from_json(text: str, *, name: str = "") -> BusinessCase:
    """Read the case of a text, as `BusinessCase.to_json` writes it.

    Parameters
    ----------
    text : str
        The text of a model file.
    name : str, optional
        What errors call the text, as the name of a file.

    Raises
    ------
    FileError
        When something in it is wrong, as `load` says it.

    Examples
    --------
    >>> case = gv.from_json(
    ...     '{"gevinst": 0, "name": "Small", "horizon": [2026, 2027], "prices": 2026}'
    ... )
    >>> case.name, len(case.horizon)
    ('Small', 2)
    """
    return BusinessCase._of(_core.from_json(text, name))
