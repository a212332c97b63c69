"""The errors of the library: one type a concept, all of them `gevinst.Error`."""

from __future__ import annotations

__all__ = ["CaseError", "Error", "FaultError", "FileError", "UnitError"]


class Error(Exception):
    """The base of everything the library raises on purpose."""

    __module__ = "gevinst"


class UnitError(Error):
    """Units do not fit: names the operation, both operands and both units.

    Examples
    --------
    >>> from gevinst.units import MDKK, staff_year
    >>> 1 * MDKK + 1 * staff_year
    Traceback (most recent call last):
    gevinst.UnitError: cannot add '1 MDKK' [MDKK] and '1 staff year' [staff year]; \
a staff group's pay turns staff-years into money
    """

    __module__ = "gevinst"


class CaseError(Error):
    """A business case or an expression is not valid: names the path, label or year."""

    __module__ = "gevinst"


class FileError(Error):
    """A text or file cannot be read: names the position.

    Attributes
    ----------
    file : str
        The file, as it was named; empty for a text.
    pointer : str
        The JSON pointer to the value that is wrong, as `/lines/3/amount`.
    line, column : int
        Where it is wrong, from 1; 0 when it is not a place in a text. Columns are in characters.

    Examples
    --------
    >>> try:
    ...     gv.from_json('{"gevinst": 0, "nmae": "Case"}', name="case.json")
    ... except gv.FileError as error:
    ...     print(error)
    ...     print(error.file, error.pointer, error.line, error.column)
    case.json, line 1, column 16, at /nmae: unknown key 'nmae'; did you mean 'name'?
      {"gevinst": 0, "nmae": "Case"}
                     ^
    case.json /nmae 1 16
    """

    __module__ = "gevinst"

    def __init__(
        self, message: str, file: str = "", pointer: str = "", line: int = 0, column: int = 0
    ) -> None:
        super().__init__(message)
        self.file = file
        self.pointer = pointer
        self.line = line
        self.column = column

    # Pickled with its place.
    def __reduce__(self) -> tuple[type[FileError], tuple[str, str, str, int, int]]:  # noqa: D105
        return type(self), (str(self), self.file, self.pointer, self.line, self.column)


class FaultError(Error):
    """A calculation left the real numbers, or a checked value its range: names the operation."""

    __module__ = "gevinst"
