"""Where cases are read from and tables are written to: files, standard input and output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import click

from ..errors import Error, FileError

if TYPE_CHECKING:
    from ..business_case import BusinessCase

__all__ = ["called", "load", "put", "refuse_file", "writing"]

STANDARD_INPUT = "standard input"

WRONG_FILE = 1
WRONG_USE = 2


def load(file: str) -> BusinessCase:
    """Read a case from a model file, or from standard input; a wrong one ends the command."""
    from ..files import load as load_file

    if file == "-" and sys.stdin is None:
        raise click.UsageError(f"cannot read {STANDARD_INPUT}: it is closed")
    try:
        return of_bytes(sys.stdin.buffer.read()) if file == "-" else load_file(file)
    except Error as error:
        refuse_file(str(error))


def of_bytes(data: bytes) -> BusinessCase:
    """Read a case from what came by standard input."""
    from ..files import from_json
    from ..files import load as load_file

    try:
        return from_json(data.decode("utf-8"), name=STANDARD_INPUT)
    except UnicodeDecodeError:
        pass
    # A text that is no UTF-8 is for the reader of files to refuse: it says what it is, and where.
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.json"
        path.write_bytes(data)
        try:
            return load_file(path)
        except FileError as error:
            said = str(error).replace(str(path), STANDARD_INPUT)
            raise FileError(
                said, STANDARD_INPUT, error.pointer, error.line, error.column
            ) from error


def called(file: str) -> str:
    """Name a file as messages do."""
    return STANDARD_INPUT if file == "-" else file


def put(text: str, output: str | None) -> None:
    """Write text to standard output as UTF-8, or to a file beside and renamed."""
    if output is None:
        if sys.stdout is None:
            click.echo("cannot write to standard output: it is closed", err=True)
            sys.exit(WRONG_USE)
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    from .. import _core

    try:
        _core.write_text_file(str(Path(output)), text)
    except Error as error:
        raise click.UsageError(str(error)) from error


def refuse_file(message: str) -> NoReturn:
    """End the command for a wrong file, with a message on standard error."""
    click.echo(message, err=True)
    sys.exit(WRONG_FILE)


@contextmanager
def writing() -> Iterator[None]:
    """End the command with one line where what it prints does not arrive, as on a full disk."""
    try:
        yield
    except OSError as error:
        click.echo(f"cannot write to standard output: {error.strerror}", err=True)
        # What is left in the buffer would fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(WRONG_USE)
