"""What a case is made of, as text and as a diagram of assumptions, lines and accounts."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..business_case import BusinessCase
    from ..listing import Assumption, Line

__all__ = ["mermaid_text", "structure_text", "svg_text"]


def structure_text(case: BusinessCase) -> str:
    """Write the accounts, assumptions, initiatives and lines of a case, with their sources."""
    out = [f"{case.name}, {case.horizon.first}-{case.horizon.last}, {case.prices}", ""]
    out.append("Accounts")
    depth: dict[str, int] = {}
    for account in case.chart_of_accounts:
        depth[account.name] = depth[account.parent] + 1 if account.parent else 1
        out.append("  " * depth[account.name] + f"{account.name} ({account.sector})")
    if case.appropriations:
        out += ["", "Set aside"]
        for one in case.appropriations:
            staff = f", {one.staff}" if one.staff else ""
            out.append(f"  {one.account}, {one.category}: {one.formula}{staff}")
            out += notes(
                ("price index", one.price_index), ("source", one.source), ("note", one.note)
            )
    if case.assumptions:
        out += ["", "Assumptions"]
        for assumption in case.assumptions:
            out += assumption_text(assumption)
    for initiative in case.initiatives:
        out += ["", f"Initiative {initiative.name}"]
        out += notes(("owner", initiative.owner), ("note", initiative.note))
        for line in case.lines:
            if line.initiative == initiative.name:
                out += line_text(line)
    return "\n".join(out) + "\n"


def notes(*known: tuple[str, str | None]) -> list[str]:
    """Write what is known besides the figures, a line each."""
    return [f"      {what}: {text}" for what, text in known if text]


def assumption_text(one: Assumption) -> list[str]:
    """Write an assumption and where it comes from."""
    over = f" over {one.over.name}" if one.over else ""
    unit = one.unit.text
    value = one.value if not unit or one.value.endswith(unit) else f"{one.value} [{unit}]"
    return [
        f"  {one.path} = {value}{over}",
        *notes(
            ("source", one.source),
            ("owner", one.owner),
            ("evidence", one.evidence),
            ("decided", str(one.decided) if one.decided else None),
            ("prices", str(one.prices) if one.prices else None),
            ("price index", one.price_index),
            ("note", one.note),
        ),
    ]


def line_text(one: Line) -> list[str]:
    """Write a line: its word, formula, chain, fates and accounts."""
    whom = f" -> {one.to}" if one.to else ""
    return [
        f"  {one.kind} {one.name}: {one.formula} [{one.unit.text}]",
        *notes(
            ("account", f"{one.account}{whom}" if one.account else None),
            ("category", one.category),
            ("rate", one.rate),
            ("staff group", one.staff),
            ("resource", one.resource),
            ("given", one.given),
            ("handover", one.handover),
            ("guard", one.guard),
            ("chain", pairs(one.chain)),
            ("fate", pairs(one.fate)),
            ("value", pairs(one.value)),
            ("prices", str(one.prices) if one.prices else None),
            ("price index", one.price_index),
            ("source", one.source),
            ("owner", one.owner),
            ("measure", one.measure),
            *((key.replace("_", " "), text) for key, text in one.record.items()),
            ("note", one.note),
        ),
    ]


def pairs(texts: dict[str, str]) -> str:
    """Write texts by name on one line."""
    return ", ".join(f"{name}: {text}" for name, text in texts.items())


class Diagram(NamedTuple):
    """Three columns of names, and arrows between them."""

    assumptions: list[str]
    lines: list[str]
    accounts: list[str]
    uses: list[tuple[str, str]]  # assumption, line
    posts: list[tuple[str, str]]  # line, account


def diagram_of(case: BusinessCase) -> Diagram:
    """Find what the lines of a case depend on and where they go."""
    paths = [f"{line.initiative}/{line.name}" for line in case.lines]
    uses = [
        (used, path)
        for line, path in zip(case.lines, paths, strict=True)
        for used in line.assumptions
    ]
    posts = [
        (path, account)
        for line, path in zip(case.lines, paths, strict=True)
        for account in (line.account, line.to)
        if account
    ]
    return Diagram(unique(a for a, _ in uses), paths, unique(b for _, b in posts), uses, posts)


def unique(names: Iterable[str]) -> list[str]:
    """Each name once, in the order it is met."""
    return list(dict.fromkeys(names))


def mermaid_text(case: BusinessCase) -> str:
    """Draw a case as a Mermaid flowchart."""
    found = diagram_of(case)
    out = ["flowchart LR"]
    identifiers = {}
    for letter, names, left, right in (
        ("a", found.assumptions, "(", ")"),
        ("l", found.lines, "[", "]"),
        ("k", found.accounts, "[(", ")]"),
    ):
        for number, name in enumerate(names):
            identifiers[letter, name] = f"{letter}{number}"
            label = name.replace('"', "#quot;")
            out.append(f'    {letter}{number}{left}"{label}"{right}')
    out += [f"    {identifiers['a', a]} --> {identifiers['l', b]}" for a, b in found.uses]
    out += [f"    {identifiers['l', a]} --> {identifiers['k', b]}" for a, b in found.posts]
    return "\n".join(out) + "\n"


WIDTH, GAP, HEIGHT, STEP, MARGIN = 300, 110, 28, 38, 20
COLOURS = ("#e8f0fa", "#fdf3e1", "#e9f5ec")


def svg_text(case: BusinessCase) -> str:
    """Draw a case as an SVG image: assumptions, lines and accounts in three columns."""
    found = diagram_of(case)
    columns = (found.assumptions, found.lines, found.accounts)
    tallest = max((len(names) for names in columns), default=0)
    height = 2 * MARGIN + max(tallest, 1) * STEP
    place: dict[tuple[int, str], tuple[float, float]] = {}
    boxes = []
    for column, names in enumerate(columns):
        x = MARGIN + column * (WIDTH + GAP)
        top = (height - len(names) * STEP) / 2
        for row, name in enumerate(names):
            y = top + row * STEP
            place[column, name] = (x, y + HEIGHT / 2)
            boxes.append(box(x, y, name, COLOURS[column]))
    arrows = [arrow(place[0, a], place[1, b]) for a, b in found.uses]
    arrows += [arrow(place[1, a], place[2, b]) for a, b in found.posts]
    width = 2 * MARGIN + 3 * WIDTH + 2 * GAP
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height:g}" '
        f'viewBox="0 0 {width} {height:g}" font-family="sans-serif" font-size="12">'
    )
    title = f"<title>{escape(case.name)}</title>"
    ground = f'<rect width="{width}" height="{height:g}" fill="white"/>'
    return "\n".join([head, title, ground, *arrows, *boxes, "</svg>", ""])


def box(x: float, y: float, name: str, colour: str) -> str:
    """Draw a name in a box; one too long for it is cut, and whole in the tooltip."""
    shown = name if len(name) <= 38 else f"{name[:37]}…"
    return (
        f'<g><title>{escape(name)}</title><rect x="{x:g}" y="{y:g}" width="{WIDTH}" '
        f'height="{HEIGHT}" rx="4" fill="{colour}" stroke="#667"/>'
        f'<text x="{x + 10:g}" y="{y + 18:g}">{escape(shown)}</text></g>'
    )


def arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Draw a curve from the right side of one box to the left side of another."""
    x0, y0, x1, y1 = start[0] + WIDTH, start[1], end[0], end[1]
    middle = (x0 + x1) / 2
    return (
        f'<path d="M{x0:g} {y0:g} C{middle:g} {y0:g} {middle:g} {y1:g} {x1:g} {y1:g}" '
        'fill="none" stroke="#99a" stroke-width="1.2"/>'
    )
