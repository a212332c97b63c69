"""What the lines of a case depend on and where they go, as a diagram in Mermaid or SVG."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..business_case import BusinessCase

__all__ = ["mermaid_text", "svg_text"]


class Diagram(NamedTuple):
    """Three columns of names, and arrows between them."""

    assumptions: list[str]
    lines: dict[str, str]  # by path: its word, as cost
    accounts: list[str]
    uses: list[tuple[str, str]]  # assumption, line
    posts: list[tuple[str, str]]  # line, account


def diagram_of(case: BusinessCase) -> Diagram:
    """Find what the lines of a case depend on and where they go, what is set aside and booked."""
    words: dict[str, str] = {}
    uses: list[tuple[str, str]] = []
    posts: list[tuple[str, str]] = []
    for line in case.lines:
        path = f"{line.initiative}/{line.name}"
        words[path] = line.kind
        uses += [(used, path) for used in line.assumptions]
        posts += [(path, account) for account in (line.account, line.to) if account]
    for one in case.appropriations:
        where = one.account if one.name == one.account else f"{one.account}/{one.name}"
        path = f"{where}/{one.category}"
        words[path] = "set aside"
        posts.append((path, one.account))
    for booked in json.loads(case.to_json()).get("commitments", []):
        path = f"{booked['initiative']}/{booked['name']}, booked"
        words[path] = "commitment"
        posts.append((path, booked["account"]))
    return Diagram(unique(a for a, _ in uses), words, unique(b for _, b in posts), uses, posts)


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
        ("l", list(found.lines), "[", "]"),
        ("k", found.accounts, "[(", ")]"),
    ):
        for number, name in enumerate(names):
            identifiers[letter, name] = f"{letter}{number}"
            label = name.replace('"', "#quot;")
            out.append(f'    {letter}{number}{left}"{label}"{right}')
    out += [f"    {identifiers['a', a]} --> {identifiers['l', b]}" for a, b in found.uses]
    out += [f"    {identifiers['l', a]} --> {identifiers['k', b]}" for a, b in found.posts]
    return "\n".join(out) + "\n"


WIDTH, GAP, HEIGHT, STEP, MARGIN, HEAD = 310, 120, 40, 48, 20, 70
LETTERS, SMALL_LETTERS = 46, 54  # of a name and of what stands above it
COLOURS = ("#e8f0fa", "#fdf3e1", "#e9f5ec")


def svg_text(case: BusinessCase) -> str:
    """Draw a case as an SVG image: assumptions, lines and accounts in three columns."""
    found = diagram_of(case)
    columns = (
        ("Assumptions", dict.fromkeys(found.assumptions, "")),
        ("Lines", found.lines),
        ("Accounts", dict.fromkeys(found.accounts, "")),
    )
    tallest = max(len(names) for _, names in columns)
    height = HEAD + MARGIN + max(tallest, 1) * STEP
    width = 2 * MARGIN + 3 * WIDTH + 2 * GAP
    place: dict[tuple[int, str], tuple[float, float]] = {}
    boxes = []
    for column, (heading, names) in enumerate(columns):
        x = MARGIN + column * (WIDTH + GAP)
        boxes.append(f'<text x="{x:g}" y="{HEAD - 14}" font-weight="bold">{heading}</text>')
        top = HEAD + (height - HEAD - MARGIN - len(names) * STEP) / 2
        for row, (name, word) in enumerate(names.items()):
            y = top + row * STEP
            place[column, name] = (x, y + HEIGHT / 2)
            boxes.append(box(x, y, name, word, COLOURS[column]))
    arrows = [arrow(place[0, a], place[1, b]) for a, b in found.uses]
    arrows += [arrow(place[1, a], place[2, b]) for a, b in found.posts]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height:g}" '
        f'viewBox="0 0 {width} {height:g}" font-family="sans-serif" font-size="12">'
    )
    name = f"{case.name}, {case.horizon.first}-{case.horizon.last}, {case.prices}"
    title = f"<title>{escape(case.name)}</title>"
    ground = f'<rect width="{width}" height="{height:g}" fill="white"/>'
    shown = f'<text x="{MARGIN}" y="{MARGIN + 8}" font-size="16">{escape(name)}</text>'
    return "\n".join([head, title, ground, shown, *arrows, *boxes, "</svg>", ""])


def box(x: float, y: float, path: str, word: str, colour: str) -> str:
    """Draw a name in a box under its word and where it stands; what is cut is in the tooltip."""
    where, _, name = path.rpartition("/")
    if len(name) > LETTERS:
        name = f"{name[: LETTERS - 1]}…"
    room = SMALL_LETTERS - len(word)
    if len(where) > room:
        where = f"…{where[1 - room :]}"
    above = ", ".join(text for text in (word, where) if text)
    x_text, middle = x + 10, y + (HEIGHT / 2 + 4 if not above else HEIGHT - 9)
    small = f'<text x="{x_text:g}" y="{y + 15:g}" font-size="10" fill="#556">{escape(above)}</text>'
    return (
        f'<g><title>{escape(path)}</title><rect x="{x:g}" y="{y:g}" width="{WIDTH}" '
        f'height="{HEIGHT}" rx="4" fill="{colour}" stroke="#667"/>{small if above else ""}'
        f'<text x="{x_text:g}" y="{middle:g}">{escape(name)}</text></g>'
    )


def arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Draw a curve from the right side of one box to the left side of another."""
    x0, y0, x1, y1 = start[0] + WIDTH, start[1], end[0], end[1]
    middle = (x0 + x1) / 2
    return (
        f'<path d="M{x0:g} {y0:g} C{middle:g} {y0:g} {middle:g} {y1:g} {x1:g} {y1:g}" '
        'fill="none" stroke="#99a" stroke-width="1.2"/>'
    )
