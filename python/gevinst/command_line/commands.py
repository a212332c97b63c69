"""The commands of `gevinst`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from .. import __version__
from ..errors import CaseError, Error, UnitError
from .streams import called, load, put, refuse_file, writing

if TYPE_CHECKING:
    from ..business_case import BusinessCase
    from ..figures import FigureTable
    from ..prices import PriceBasis
    from ..units import Unit
    from .formats import Format

__all__ = ["main"]


class YearSpan(click.ParamType[tuple[int, int]]):
    """Years as `2026-2029`, or one year."""

    name = "years"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read the span, or fail as wrong use."""
        found = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", str(value))
        if not found:
            self.fail(f"{value!r} is not a span of years: write 2026-2029, or 2026", param, ctx)
        first, last = found.groups()
        return int(first), int(last or first)


class UnitName(click.ParamType["Unit"]):
    """A unit by its name, as `MDKK`."""

    name = "unit"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Unit:
        """Read the unit, or fail as wrong use."""
        from .. import units

        try:
            return units.parse(str(value))
        except Error as error:
            self.fail(str(error), param, ctx)


class PricesName(click.ParamType["PriceBasis"]):
    """A price basis: `2027-pl`, `2027` or `nominal`."""

    name = "prices"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> PriceBasis:
        """Read the price basis, or fail as wrong use."""
        from .. import _core

        try:
            return _core.prices_of(str(value))
        except Error as error:
            self.fail(str(error), param, ctx)


class OutputFile(click.ParamType[str]):
    """A file to write to, whose ending promises no format that is not written."""

    name = "file"

    def __init__(self, endings: dict[str, str]) -> None:
        self.endings = endings

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the name, or fail as wrong use."""
        ending = Path(value).suffix
        if not value:
            self.fail("it is empty: name a file, or leave it out for standard output", param, ctx)
        if ending and ending.lower() not in self.endings:
            known = ", ".join(self.endings)
            self.fail(
                f"nothing is written as {ending}: let '{value}' end with {known} or nothing",
                param,
                ctx,
            )
        return str(value)


def by_ending(output: str | None, endings: dict[str, str]) -> str | None:
    """Find what the ending of an output file stands for; None without one."""
    return endings.get(Path(output or "").suffix.lower())


def table_of(case: BusinessCase, method: str, cut: dict[str, Any]) -> FigureTable:
    """Make a table; asking for what the case has not is wrong use, what the case lacks is not."""
    try:
        check_options(case, method, cut)
    except Error as error:
        raise click.UsageError(str(error)) from error
    try:
        return cast("FigureTable", getattr(case, method)(**cut))
    except (CaseError, UnitError) as error:
        if is_made_without_options(case, method, cut):
            raise click.UsageError(str(error)) from error
        refuse_file(str(error))
    except Error as error:
        refuse_file(str(error))


WHERE = ("account", "initiative")


def check_options(case: BusinessCase, method: str, cut: dict[str, Any]) -> None:
    """Raise what is wrong with options whatever the lines of the case are."""
    from ..business_case import BusinessCase

    if cut["account"] is not None:
        case.account_named(cut["account"])
    if cut["initiative"] is not None:
        case.initiative_named(cut["initiative"])
    # A case without lines has no faults of its own: it refuses years, a unit and a pair of flags.
    blank = BusinessCase(case.name, case.horizon, prices=case.prices)
    rest = {key: value for key, value in cut.items() if key not in (*WHERE, "prices")}
    getattr(blank, method)(**rest)


def is_made_without_options(case: BusinessCase, method: str, cut: dict[str, Any]) -> bool:
    """Whether the table comes out of the same accounts and initiatives, or of all of them."""
    for kept in ({key: cut[key] for key in WHERE}, {}):
        try:
            getattr(case, method)(**kept)
        except Error:
            continue
        return True
    return False


def format_of(form: Format | None, output: str | None) -> Format:
    """Choose the format: as asked for, else by the ending of the file."""
    return form or cast("Format", by_ending(output, TABLE_ENDINGS) or "table")


FILE = click.argument("file", type=click.Path(allow_dash=True))
TABLE_ENDINGS = {".csv": "csv", ".json": "json", ".txt": "table", ".md": "table"}
SHOW_ENDINGS = {".svg": "svg", ".mmd": "mermaid", ".txt": "text", ".md": "text"}


def output_option(endings: dict[str, str]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make the option of a file to write to, with the endings it may have."""
    return click.option(
        "-o",
        "--output",
        type=OutputFile(endings),
        help="Write to this file instead of standard output.",
    )


def table_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add what all commands that print a table take."""
    for option in reversed(
        (
            FILE,
            click.option(
                "--format",
                "form",
                type=click.Choice(["table", "csv", "json"]),
                help="Text, JSON, or CSV for Excel (in Danish with ; and decimal commas). "
                "Without it by the ending of the output file, else text.",
            ),
            click.option(
                "--language",
                type=click.Choice(["en", "da"]),
                default="en",
                show_default=True,
                help="Of title and labels.",
            ),
            click.option("--unit", type=UnitName(), help="Of money, as MDKK or kDKK."),
            click.option(
                "--prices", type=PricesName(), help="Of money: a year, as 2027-pl, or nominal."
            ),
            click.option("--account", help="One account, with those under it."),
            click.option("--initiative", help="One initiative."),
            click.option("--years", type=YearSpan(), help="First and last year, as 2026-2029."),
            output_option(TABLE_ENDINGS),
        )
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="gevinst")
def cli() -> None:
    """Read business cases from model files: check them, and print their tables.

    FILE is a model file, as `case.save("case.json")` writes it; - reads standard input. The exit
    code is 0 when all is well, 1 when the file is wrong, 2 when the command is used wrongly.
    """


CHECKED = (
    "budget",
    "people",
    "accounts",
    "patients",
    "bottom_lines",
    "outcomes",
    "resources",
    "commitments",
    "handover",
)


@cli.command()
@FILE
def validate(file: str) -> None:
    """Check a model file, try its tables, and say what it holds."""
    case = load(file)
    name = called(file)
    wrong: dict[str, list[str]] = {}  # the tables by why they cannot be made
    unknown: dict[str, list[str]] = {}  # the tables by the rows that nobody has stated a value for
    for method in CHECKED:
        view = method.replace("_", " ")
        try:
            table = getattr(case, method)()
        except Error as error:
            wrong.setdefault(str(error), []).append(view)
            continue
        for row in table.rows:
            if row.state == "missing":
                where = f"{row.group_label}, {row.label}" if row.group else row.label
                unknown.setdefault(where, []).append(view)
    if wrong:
        refuse_file(
            "\n".join(
                f"{name} can be read, but has no table of {listed(views)}: {why}"
                for why, views in wrong.items()
            )
        )
    counts = {
        "accounts": len(case.chart_of_accounts),
        "assumptions": len(case.assumptions),
        "initiatives": len(case.initiatives),
        "lines": len(case.lines),
    }
    held = ", ".join(
        f"{number} {what if number != 1 else what[:-1]}" for what, number in counts.items()
    )
    years = f"{case.horizon.first}-{case.horizon.last}"
    said = [f"{name} is a valid case: '{case.name}', {years}, {held}"]
    said += [
        f"  not known in {listed(views)}: {row} needs a value that is missing"
        for row, views in unknown.items()
    ]
    put("\n".join(said) + "\n", None)


def listed(words: list[str]) -> str:
    """Join words as in a sentence."""
    return ", ".join(words[:-1]) + (" and " if len(words) > 1 else "") + words[-1]


@cli.command()
@FILE
@click.option(
    "--diagram",
    type=click.Choice(["mermaid", "svg"]),
    help="Draw assumptions, lines and accounts instead; without it too where the output file ends "
    "with .svg or .mmd.",
)
@output_option(SHOW_ENDINGS)
def show(file: str, diagram: str | None, output: str | None) -> None:
    """Show what a case is made of: structure, formulas, sources."""
    from .diagram import mermaid_text, svg_text
    from .structure import structure_text

    diagram = diagram or by_ending(output, SHOW_ENDINGS)
    draw = {"mermaid": mermaid_text, "svg": svg_text}.get(diagram or "text", structure_text)
    put(draw(load(file)), output)


@cli.command()
@table_options
@click.option("--use", is_flag=True, help="Set aside, used and free beside each other.")
@click.option("--net", is_flag=True, help="Savings, income, net and what is permanent.")
@click.option("--full-year", is_flag=True, help="What twelve months of each year would be.")
def budget(
    file: str,
    form: Format | None,
    output: str | None,
    **cut: Any,
) -> None:
    """Print the budget: expenditure by category and year, and the staff-years."""
    print_table(load(file), "budget", form, output, cut)


def print_table(
    case: BusinessCase, method: str, form: Format | None, output: str | None, cut: dict[str, Any]
) -> None:
    """Make a table and write it in its format."""
    from .formats import table_text

    put(table_text(table_of(case, method, cut), format_of(form, output)), output)


def add_view(name: str, text: str, method: str, *, has_money: bool = True) -> None:
    """Add the command of a view."""

    def command(file: str, form: Format | None, output: str | None, **cut: Any) -> None:
        for option in () if has_money else ("unit", "prices"):
            if cut.pop(option) is not None:
                raise click.UsageError(f"{name} shows no money: leave out --{option}")
        print_table(load(file), method, form, output, cut)

    command.__doc__ = text
    cli.command(name)(table_options(command))


add_view("people", "Print staff-years by fate, taken, hired and net.", "people", has_money=False)
add_view("accounts", "Print who pays and who gains, in double entry.", "accounts")
add_view("patients", "Print patients' time and waiting, line by line.", "patients", has_money=False)
add_view("bottom-lines", "Print money, staff-years and patients' time.", "bottom_lines")
add_view("outcomes", "Print counted effects and their guards.", "outcomes", has_money=False)
add_view("resources", "Print what is claimed of resources.", "resources", has_money=False)
add_view("commitments", "Print booked cuts against realised cash.", "commitments")
add_view("handover", "Print what accounts take over against their gains.", "handover")


def main() -> None:
    """Run the command line."""
    with writing():
        cli(prog_name="gevinst")
