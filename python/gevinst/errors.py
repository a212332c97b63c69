"""The errors of the library: one type a concept, all of them `gevinst.Error`."""

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
    """A text or file cannot be read: names the position."""

    __module__ = "gevinst"


class FaultError(Error):
    """A calculation left the real numbers, or a checked value its range: names the operation."""

    __module__ = "gevinst"
